"""The summary as one page: everything in it, nothing fetched, made to be printed."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from weibao.reports import figures
from weibao.reports.goal_tables import goal_table, share_table
from weibao.reports.load_charts import heat_strips, legend, load_bar
from weibao.reports.next_steps import next_steps
from weibao.reports.overview import overview
from weibao.reports.page_style import STYLE
from weibao.reports.summary import Summary
from weibao.reports.summary_text import title
from weibao.reports.tables import (
    Table,
    certificate_table,
    crew_table,
    deferred_table,
    gap_table,
    late_table,
    missed_table,
    remark_tables,
    too_long_table,
    unplaced_table,
    unreached_table,
)
from weibao.reports.verdict import State, verdict
from weibao.reports.width import plain
from weibao.texts.text import Language, Message, Text, listed

MOST_ROWS = 200
"""How many rows of a table a page shows; the rest is only counted."""
LANGUAGES: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


def summary_page(summary: Summary, language: Language) -> str:
    """Return the summary as one HTML page, in one language."""
    return "\n".join([*_head(summary, language), *_body(summary, language), ""])


def _head(summary: Summary, language: Language) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{LANGUAGES[language]}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_said(title(summary), language)}</title>"
    yield f"<style>{STYLE}</style>"
    yield "</head>"


def _body(summary: Summary, language: Language) -> Iterator[str]:
    horizon, judged = summary.horizon, verdict(summary)
    days = {"first": horizon.first, "last": horizon.last, "as_of": summary.as_of}
    sub = SUB(**days, sites=listed(summary.sites))
    yield "<body>"
    yield "<main>"
    yield f"<h1>{_said(summary.title, language)}</h1>"
    yield f'<p class="sub">{_said(sub, language)}</p>'
    yield f'<p class="verdict {judged.state.value}">{_said(judged.text, language)}</p>'
    yield from _cards(summary, language)
    yield from _section(NEXT(), _steps(summary, language), language)
    yield from _gaps(summary, language)
    yield from _crews(summary, language)
    for table in _lists(summary):
        yield from _table_section(table, language)
    yield from _section(FIGURES(), _overview(summary, language), language)
    yield f"<footer>{_said(FOOTER(), language)}</footer>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _lists(summary: Summary) -> tuple[Table, ...]:
    return (
        *remark_tables(summary),
        late_table(summary),
        unplaced_table(summary),
        missed_table(summary),
        deferred_table(summary),
        certificate_table(summary),
        unreached_table(summary),
        share_table(summary),
        goal_table(summary),
    )


def _cards(summary: Summary, language: Language) -> Iterator[str]:
    orders, load, checks = summary.orders, summary.load, summary.verification
    late = State.CARE if summary.late else State.GOOD
    lost = State.BAD if summary.unplaced_by_law else State.CARE
    broken = State.BAD if checks.violations else State.GOOD
    cards = (
        (ORDERS(), orders.all, PLACED(placed=orders.placed), State.GOOD),
        (
            UNPLACED(),
            len(summary.unplaced),
            BY_LAW(number=summary.unplaced_by_law),
            lost if summary.unplaced else State.GOOD,
        ),
        (LATE(), len(summary.late), INHERITED(number=summary.late_inherited), late),
        (
            SHARE(),
            figures.share(load),
            HOURS(hours=figures.hours(load.available)),
            None,
        ),
        (TRIPS(), summary.trips, VISITS(number=summary.visits), None),
        (
            BROKEN(),
            len(checks.violations),
            BREACHES(number=len(checks.breaches)),
            broken,
        ),
    )
    yield '<div class="cards">'
    for label, figure, more, state in cards:
        style = f"card {state.value}" if state else "card"
        number = figure if isinstance(figure, str) else f"{figure:,}"
        yield (
            f'<div class="{style}"><div class="label">{_said(label, language)}</div>'
            f'<div class="figure">{escape(number)}</div>'
            f'<div class="more">{_said(more, language)}</div></div>'
        )
    yield "</div>"


def _steps(summary: Summary, language: Language) -> Iterator[str]:
    yield "<ol>"
    for step in next_steps(summary):
        yield f"<li>{_said(step, language)}</li>"
    yield "</ol>"


def _gaps(summary: Summary, language: Language) -> Iterator[str]:
    table, long = gap_table(summary), too_long_table(summary)
    if not table.rows:
        return
    states = ["no" if one.over else "ok" for one in summary.gaps]
    body = [*_table(table, language, states), *_note(table.note, language)]
    if long.rows:
        body += [f"<h3>{_said(long.title, language)}</h3>", *_table(long, language)]
    yield from _section(table.title, body, language)


def _crews(summary: Summary, language: Language) -> Iterator[str]:
    table = crew_table(summary)
    if not table.rows:
        return
    loads = [load.total for load in summary.loads]
    if len(table.rows) > len(loads):
        loads.append(summary.load)
    bars = [load_bar(minutes, language) for minutes in loads]
    colours = (("work", WORK()), ("travel", TRAVEL()), ("free", FREE()))
    yield from _section(
        table.title,
        [
            *_table(table, language, charts=bars),
            _legend(colours, language),
            *_note(table.note, language),
            f"<h3>{_said(HEAT(), language)}</h3>",
            heat_strips(summary.loads, language),
            _legend(legend(), language),
        ],
        language,
    )


def _legend(colours: Iterable[tuple[str, Text]], language: Language) -> str:
    told = (
        f'<span><i class="{name}"></i>{_said(text, language)}</span>'
        for name, text in colours
    )
    return f'<p class="legend">{" ".join(told)}</p>'


def _overview(summary: Summary, language: Language) -> Iterator[str]:
    yield '<table class="overview">'
    for name, text in overview(summary):
        head, cell = _said(name, language), _said(text, language)
        yield f"<tr><th>{head}</th><td>{cell}</td></tr>"
    yield "</table>"


def _table_section(table: Table, language: Language) -> Iterator[str]:
    if table.rows:
        heading = NUMBERED(title=table.title, number=f"{len(table.rows):,}")
        yield from _section(heading, _table(table, language), language)


def _section(heading: Text, body: Iterable[str], language: Language) -> Iterator[str]:
    yield "<section>"
    yield f"<h2>{_said(heading, language)}</h2>"
    yield from body
    yield "</section>"


def _table(
    table: Table,
    language: Language,
    states: Sequence[str] = (),
    charts: Sequence[str] = (),
) -> Iterator[str]:
    """Write a table; ``states`` mark each last cell, ``charts`` follow it."""
    yield '<div class="wide"><table>'
    heads = [
        _cell("th", column.side, _said(column.title, language))
        for column in table.columns
    ]
    yield f"<thead><tr>{''.join(heads)}{'<th></th>' if charts else ''}</tr></thead>"
    yield "<tbody>"
    for number, row in enumerate(table.rows[:MOST_ROWS]):
        styles = [column.side for column in table.columns]
        cells = [
            _cell("td", s, _said(c, language)) for s, c in zip(styles, row, strict=True)
        ]
        if states:
            cells[-1] = _cell("td", states[number], _said(row[-1], language))
        if charts:
            cells.append(f'<td class="chart">{charts[number]}</td>')
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody></table></div>"
    if len(table.rows) > MOST_ROWS:
        yield from _note(MORE(number=len(table.rows) - MOST_ROWS), language)


def _cell(tag: str, style: str, content: str) -> str:
    kind = f' class="{style}"' if style != "left" else ""
    return f"<{tag}{kind}>{content}</{tag}>"


def _note(text: Text, language: Language) -> Iterator[str]:
    if text:
        yield f'<p class="note">{_said(text, language)}</p>'


def _said(text: Text, language: Language) -> str:
    return escape(plain(text.to(language)))


SUB = Message(
    zh="维保排班 {first} 至 {last} · {as_of} 排定 · {sites}",
    en="Maintenance roster {first} to {last} · as of {as_of} · {sites}",
)
NEXT = Message(zh="接下来", en="What to do next")
FIGURES = Message(zh="全部数据", en="All figures")
FOOTER = Message(
    zh="由 weibao 生成。所有数字取自同一份排班结果。",
    en="Made by weibao. All figures are those of one and the same roster.",
)
NUMBERED = Message(zh="{title}（{number}）", en="{title} ({number})")
MORE = Message(zh="另有 {number:,} 行未列出。", en="Rows not shown: {number:,}.")
HEAT = Message(zh="各时段占用", en="How full each period is")
ORDERS = Message(zh="工单", en="Orders")
PLACED = Message(zh="已排入 {placed:,}", en="placed {placed:,}")
UNPLACED = Message(zh="未排入", en="Unplaced")
BY_LAW = Message(zh="法定或安全类 {number:,}", en="of law or safety {number:,}")
LATE = Message(zh="超期", en="Late")
INHERITED = Message(zh="上期遗留 {number:,}", en="inherited {number:,}")
SHARE = Message(zh="工时占用", en="Hours used")
HOURS = Message(zh="可用 {hours} 小时", en="of {hours} hours")
TRIPS = Message(zh="行程次数", en="Trips")
VISITS = Message(zh="到访对象 {number:,} 次", en="visits to subjects {number:,}")
BROKEN = Message(zh="违规", en="Violations")
BREACHES = Message(zh="已申报的超期 {number:,}", en="declared breaches {number:,}")
WORK = Message(zh="作业", en="work")
TRAVEL = Message(zh="路程", en="travel")
FREE = Message(zh="空余", en="free")
