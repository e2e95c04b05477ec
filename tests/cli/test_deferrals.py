"""Deferrals on the command line: from the file to table, data, build and feeds."""

from collections.abc import Mapping
from pathlib import Path

from command_line import Call

DAYS = ("--from", "2026-01-01", "--to", "2026-02-28")


def defer(portfolio: Path, order: str, **fields: str) -> None:
    """Put a deferral of an order into a portfolio's file."""
    given: Mapping[str, str] = {
        "id": "D1",
        "order": order,
        "approved": "2026-01-01",
        "by": "孙工",
        "because": "配件未到",
        "risk": "可能停机",
        **fields,
    }
    said = "".join(f"\n      {name}: {value}" for name, value in given.items())
    text = portfolio.read_text(encoding="utf-8")
    assert "\nrecords:\n" in text
    more = f"\nrecords:\n  - deferral:{said}\n"
    portfolio.write_text(text.replace("\nrecords:\n", more), encoding="utf-8")


def first_of(portfolio: Path, call: Call, task: str) -> dict[str, str]:
    """Return the first open order of a task as the due command tells it."""
    document = call("due", portfolio, *DAYS, "--format", "json").document
    found = [
        order
        for order in document["orders"]
        if order["task"] == task and order["status"] == "open"
    ]
    assert found
    return min(found, key=lambda order: (order["due"], order["order"]))


def test_a_deferral_runs_through_every_command(own: Path, call: Call) -> None:
    """Table, data, explanation, build, verification and feed show the new last day."""
    order = first_of(own, call, "half_monthly")
    id = order["order"]
    limit = order["window"]["closes"]  # type: ignore[index]  # a window
    defer(own, id, until="2026-01-24")
    assert call("check", own).code == 0
    listed = call("due", own, *DAYS, "--lang", "en").out
    (line,) = [one for one in listed.splitlines() if one.endswith(f" {id}")]
    assert " deferred " in line
    assert "2026-01-24" in line
    told = call("explain", own, id, *DAYS, "--lang", "zh")
    assert f"期限 {limit} 已由孙工于 2026-01-01 批准延期至 2026-01-24" in told.out
    assert "风险：可能停机。" in told.out
    built = call("build", own, *DAYS, "--out", "out", "--format", "json").document
    assert built["orders"]["deferred"] == built["by_law"]["deferred"] == 1
    assert built["violations"] == 0
    verified = call("verify", own, "out", "--format", "json").document
    assert verified["ok"]
    roster = Path("out/roster.json").read_text(encoding="utf-8")
    assert '"record": "D1"' in roster
    calendars = [one.read_text(encoding="utf-8") for one in Path("out").rglob("*.ics")]
    events = [event for text in calendars for event in text.split("BEGIN:VEVENT")]
    mine = [whole for event in events if id in (whole := unfolded(event))]
    assert any("2026-01-24" in whole for whole in mine)
    page = Path("out/summary.html").read_text(encoding="utf-8")
    assert "配件未到" in page


def unfolded(text: str) -> str:
    """Join the lines that a calendar folds."""
    return text.replace("\r\n ", "")


def test_a_deferral_without_effect_is_told_by_due(own: Path, call: Call) -> None:
    """It was allowed too late: the old day stands, and why is said."""
    id = first_of(own, call, "half_monthly")["order"]
    defer(own, id, until="2026-01-24", approved="2026-01-20")
    ended = call("due", own, *DAYS, "--as-of", "2026-01-21", "--lang", "en")
    assert "deferral D1" in ended.err
    assert "after the last day" in ended.err
    assert " deferred " not in ended.out
