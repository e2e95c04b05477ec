"""The orders due in a horizon, as a table and as data."""

from pathlib import Path

import pytest

from command_line import Call
from golden_files import Golden

TOLD = {
    "zh": "计划期 2026-02-01 至 2026-02-28，以 2026-01-05 为今天。",
    "en": "Planned from 2026-02-01 to 2026-02-28, with 2026-01-05 as today.",
}
MONTH = ("--from", "2026-02-01", "--to", "2026-02-28", "--as-of", "2026-01-05")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_month_is_listed(
    language: str, starter: Path, call: Call, golden: Golden
) -> None:
    """Each order with its dates, its window and the id that `explain` takes.

    The days planned are told beside it, as the dates of a chain depend on them.
    """
    ended = call("due", starter, *MONTH, "--lang", language)
    assert (ended.code, ended.err) == (0, f"{TOLD[language]}\n")
    golden(f"cli/due_february.{language}.txt", ended.out)


def test_table_and_json_hold_the_same_orders(starter: Path, call: Call) -> None:
    """What people read and what programs read does not differ."""
    table = call("due", starter, *MONTH).out.splitlines()[1:]
    ended = call("due", starter, *MONTH, "--format", "json")
    document = ended.document
    assert ended.err == "", "the horizon is in the document"
    assert (document["kind"], document["version"]) == ("weibao-demand", 1)
    ids = sorted(order["order"] for order in document["orders"])
    assert ids == sorted(line.split()[-1] for line in table)


def test_done_orders_are_marked(starter: Path, call: Call) -> None:
    """Looking back, what records close is listed as done."""
    days = ("--from", "2025-12-01", "--to", "2025-12-31", "--as-of", "2026-01-01")
    ended = call("due", starter, *days, "--lang", "en")
    assert ended.code == 0
    done = [line for line in ended.out.splitlines() if " done " in line]
    assert any("my-compound/DT-0101/" in line for line in done)


def test_a_due_date_on_a_closed_day_shows_where_it_moved(own: Path, call: Call) -> None:
    """A date that lies outside its own window is no riddle."""
    text = own.read_text(encoding="utf-8")
    added = """
    add:
      - task: {code: grid, title: 抄表, cycle: "on 2026-01-31", duration: 10 min}
        because: 试
  - id: greenery
"""
    head, sign, tail = text.partition("\n  - id: greenery\n")
    assert sign
    own.write_text(head + added + tail, encoding="utf-8")
    days = ("--from", "2026-01-01", "--to", "2026-02-28")
    out = call("due", own, *days, "--lang", "en").out
    (line,) = (line for line in out.splitlines() if line.endswith("/grid/2026-01-31"))
    assert line.split()[:4] == ["2026-01-31", *["2026-01-30"] * 3]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ("从 2026-01-01 起没有完成记录", "records_from", "--as-of 2026-01-01")),
        ("en", ("from 2026-01-01 on", "records_from", "--as-of 2026-01-01")),
    ],
)
def test_what_is_overdue_for_want_of_records_is_said(
    language: str, words: tuple[str, ...], starter: Path, call: Call
) -> None:
    """A new portfolio has not missed a month: nobody has told of it yet."""
    days = ("--from", "2026-02-01", "--to", "2026-02-28", "--lang", language)
    for command in ("due", "roster"):
        first = call(command, starter, *days).err.splitlines()[0]
        assert all(word in first for word in words)
        planned = call(command, starter, *days, "--as-of", "2026-01-01").err
        assert "records_from" not in planned


SWITCHED_OFF = """
schema: 1
portfolio: yard
sites: [{id: yard}]
locations: [{id: B1, site: yard}]
assets: [{id: GATE, type: gate, location: B1}]
equipment_types:
  - code: gate
    family: access
    tasks:
      - {code: look, title: look, cycle: once each month, duration: 5 min}
      - {code: mend, title: mend, duration: 1 h}
policies:
  - id: gates
    select: {types: [gate]}
    switch_off: [{task: mend, because: the maker does it}]
records:
  - finding: {id: F1, subject: GATE, condition: bent, found: 2026-02-03}
"""


def test_a_finding_that_nothing_follows_is_told(tmp_path: Path, call: Call) -> None:
    """It is no order; the table is followed by a line beside it, the data list it."""
    file = tmp_path / "portfolio.yaml"
    file.write_text(SWITCHED_OFF, encoding="utf-8")
    days = (*MONTH[:4], "--as-of", "2026-02-10")
    ended = call("due", file, *days, "--lang", "en")
    assert ended.code == 0
    assert "bent" not in ended.out
    assert "\nGATE: “bent” was found on 2026-02-03" in ended.err
    [lost] = call("due", file, *days, "--format", "json").document["missed"]
    assert (lost["asset"], lost["task"], lost["key"]) == ("GATE", None, "F1")
    why = call("explain", file, "GATE/finding/F1", *days, "--lang", "en")
    assert "no task is planned" in why.out
