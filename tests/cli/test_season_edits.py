"""A season or a holiday is edited: what it does is shown first, and can be undone."""

from pathlib import Path

import pytest

from command_line import Call
from rows.portfolios import TEAM

YEAR = ("--from", "2026-01-01", "--to", "2026-12-31")
ESTATE = """\
schema: 1
portfolio: estate
records_from: 2026-01-01
calendars:
  - {id: own, title: {zh: 园区, en: site days}, weekend: [SA, SU], closed: [2026-03-02]}
sites:
  - {id: site, title: {zh: 杏园, en: Apricot Court}, calendars: [own],
     seasons: {growing: 04-01..10-31}}
locations: [{id: B1, title: 1号楼, site: site, kind: building}]
shifts: [{id: day, hours: "08:00-17:00"}]
equipment_types:
  - code: hedge_row
    family: greenery
    subject_kinds: [asset]
    tasks:
      - {code: mow, title: {zh: 修剪, en: mow}, duration: 1 h,
         cycle: "on the 1st working day of each month, in season growing"}
      - {code: look, title: {zh: 巡视, en: look}, duration: 1 h,
         cycle: "every 1 month, from 2026-01-01, closed days after"}
assets: [{id: LAWN, type: hedge_row, location: B1}]
policies: [{id: lawns, select: {types: [hedge_row]}, crew: team}]
"""


def output(folder: Path) -> dict[str, bytes]:
    """Return every file of a build."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


@pytest.mark.feature("F047")
@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        # April and May are lost, November is gained.
        ("growing: 04-01..10-31", "growing: 06-01..11-30", (1, 0, 2)),
        # The month's first day is closed, so that two visits go to the day after.
        ("closed: [2026-03-02]", "closed: [2026-03-02, 2026-06-01]", (0, 2, 0)),
        # What was closed is open: the visit of 1 March, a Sunday, comes a day sooner.
        ("closed: [2026-03-02]", "closed: []", (0, 1, 0)),
    ],
)
def test_an_edit_is_shown_before_it_counts_and_can_be_undone(
    old: str,
    new: str,
    counts: tuple[int, int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: Call,
) -> None:
    """Dates added, moved and removed are told; the old file gives the old bytes."""
    monkeypatch.chdir(tmp_path)
    portfolio, draft = Path("estate.yaml"), Path("draft.yaml")
    text = ESTATE + TEAM
    assert old in text
    portfolio.write_text(text, encoding="utf-8")
    assert call("build", portfolio, *YEAR, "--out", "before").code == 0
    draft.write_text(text.replace(old, new), encoding="utf-8")
    told = call("diff", portfolio, draft, *YEAR, "--format", "json").document["counts"]
    names = ("visits_added", "visits_moved", "visits_removed")
    assert tuple(told[name] for name in names) == counts
    assert output(Path("before"))  # nothing was written by looking
    assert not Path("after").exists()
    portfolio.write_text(text.replace(old, new), encoding="utf-8")
    assert call("build", portfolio, *YEAR, "--out", "after").code == 0
    portfolio.write_text(text, encoding="utf-8")
    assert call("build", portfolio, *YEAR, "--out", "again").code == 0
    before, after, again = map(output, map(Path, ("before", "after", "again")))
    assert before["roster.json"] != after["roster.json"]
    assert before == again
