"""How a page looks, on a screen and on paper. Nothing is fetched from elsewhere."""

STYLE = """
:root { --ink: #1d2a35; --soft: #5b6b79; --line: #dfe5ea; --ground: #f5f7f9;
  --good: #1f7a4d; --care: #a86400; --bad: #b3261e; --work: #1f5f8b;
  --travel: #8fbcd9; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.55;
  font: 15px/1.55 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui,
  sans-serif; }
main { max-width: 1040px; margin: 0 auto; padding: 28px 20px 40px; }
h1 { font-size: 27px; line-height: 1.3; margin: 0; }
h2 { font-size: 17px; margin: 0 0 10px; }
h3 { font-size: 15px; margin: 20px 0 6px; }
.sub { color: var(--soft); margin: 4px 0 18px; }
.verdict { margin: 0 0 18px; padding: 12px 16px; border-radius: 8px; color: #fff;
  font-weight: 600; font-size: 16px; }
.verdict.good { background: var(--good); }
.verdict.care { background: var(--care); }
.verdict.bad { background: var(--bad); }
.cards { display: grid; gap: 12px; grid-template-columns: repeat(6, 1fr);
  margin-bottom: 18px; }
.card, section { background: #fff; border: 1px solid var(--line); border-radius: 8px; }
.card { padding: 12px 14px; }
.card .label { color: var(--soft); font-size: 13px; }
.card .figure { font-size: 27px; font-weight: 600; line-height: 1.25;
  font-variant-numeric: tabular-nums; }
.card .more { color: var(--soft); font-size: 12px; }
.card.care .figure { color: var(--care); }
.card.bad .figure { color: var(--bad); }
section { padding: 16px 18px; margin-bottom: 18px; }
ol { margin: 0; padding-left: 22px; }
li { margin: 3px 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 14px;
  font-variant-numeric: tabular-nums; }
th { text-align: left; color: var(--soft); font-weight: 500; font-size: 13px;
  border-bottom: 2px solid var(--line); white-space: nowrap; }
th, td { padding: 6px 12px 6px 0; vertical-align: top; }
td { border-bottom: 1px solid var(--line); }
tr:last-child td { border-bottom: 0; }
th.right, td.right { text-align: right; white-space: nowrap; padding-right: 24px; }
td.chart { width: 220px; vertical-align: middle; }
.overview th { border-bottom: 1px solid var(--line); width: 1%; vertical-align: top;
  padding-right: 24px; }
.overview tr:last-child th { border-bottom: 0; }
.note { color: var(--soft); font-size: 13px; margin: 8px 0 0; }
.ok::before { content: "✓ "; color: var(--good); font-weight: 700; }
.no::before { content: "✗ "; color: var(--bad); font-weight: 700; }
svg.bar { width: 200px; height: 12px; display: block; border-radius: 3px; }
svg.strips { width: 100%; height: auto; display: block; margin-top: 8px; }
svg text { font-size: 12px; fill: var(--soft); }
svg text.name { text-anchor: end; fill: var(--ink); }
svg text.figure { text-anchor: middle; fill: var(--ink); font-size: 11px; }
svg text.on-heat3, svg text.on-heat4, svg text.on-heat5,
svg text.on-over { fill: #fff; }
.work { fill: var(--work); background: var(--work); }
.travel { fill: var(--travel); background: var(--travel); }
.free { fill: #e8edf1; background: #e8edf1; }
.over { fill: var(--bad); background: var(--bad); }
.none { fill: #fff; stroke: #dfe5ea; background: #fff; }
.heat0 { fill: #eef3f7; background: #eef3f7; }
.heat1 { fill: #cfe1ef; background: #cfe1ef; }
.heat2 { fill: #98c1de; background: #98c1de; }
.heat3 { fill: #5796c3; background: #5796c3; }
.heat4 { fill: #256d9f; background: #256d9f; }
.heat5 { fill: #0c4368; background: #0c4368; }
.legend { color: var(--soft); font-size: 12px; margin: 6px 0 0; }
.legend span { white-space: nowrap; margin-right: 14px; }
.legend i { display: inline-block; width: 12px; height: 12px; border-radius: 2px;
  margin-right: 5px; vertical-align: -1px; }
.legend i.none { box-shadow: inset 0 0 0 1px var(--line); }
footer { color: var(--soft); font-size: 12px; }
@media (max-width: 800px) {
  .cards { grid-template-columns: repeat(2, 1fr); }
  .wide table { min-width: 640px; }
}
@media print {
  @page { size: A4; margin: 13mm; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { background: #fff; font-size: 12px; }
  main { max-width: none; padding: 0; }
  .cards { grid-template-columns: repeat(6, 1fr); gap: 6px; }
  .card { padding: 7px 8px; }
  .card .figure { font-size: 19px; }
  section { padding: 10px 12px; margin-bottom: 10px; }
  table { font-size: 11px; }
  .wide { overflow: visible; }
  h2, h3 { break-after: avoid; }
  tr, .card, svg { break-inside: avoid; }
  thead { display: table-header-group; }
}
"""
