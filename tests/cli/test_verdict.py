"""What the exit code says of a roster."""

from pathlib import Path

import pytest

from command_line import Call

FEBRUARY = ("--from", "2026-02-01", "--to", "2026-02-28")


def edit(portfolio: Path, old: str, new: str) -> None:
    """Change one place of a portfolio."""
    text = portfolio.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    portfolio.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "roster"])
def test_statutory_work_without_a_place_is_a_fault(
    command: str, own: Path, call: Call
) -> None:
    """Nobody may serve the lifts, so the command ends with 1."""
    edit(own, "members: [zhang-wei, li-na]", "members: [li-na]")
    ended = call(command, own, *FEBRUARY, "--lang", "en")
    assert ended.code == 1


@pytest.mark.parametrize("command", ["build", "roster"])
def test_routine_work_without_a_place_is_no_fault(
    command: str, own: Path, call: Call
) -> None:
    """The summary tells of it; the exit code is for law and safety."""
    edit(own, "skills: {gardener: 2, pump: 1,", "skills: {pump: 1,")
    ended = call(command, own, *FEBRUARY, "--lang", "en")
    assert ended.code == 0
    assert "CP-01" in ended.out or "without a place" in ended.out


def test_what_the_past_broke_is_no_fault(own: Path, call: Call) -> None:
    """A gap that was over before the horizon began is a breach, not a fault."""
    days = ("--from", "2026-03-01", "--to", "2026-03-31")
    ended = call("build", own, *days, "--format", "json")
    assert ended.code == 0
    assert ended.document["orders"]["late_inherited"] > 0
    assert ended.document["breaches"] > 0


def test_a_roster_that_breaks_a_rule_is_a_fault(own: Path, call: Call) -> None:
    """Who edits a roster so that a person is absent gets 1 from verify."""
    assert call("build", own, *FEBRUARY, "--out", "build").code == 0
    assert call("verify", own, "build").code == 0
    day = _a_day_of("li-na")
    edit(
        own,
        "absences: [{from: 2026-05-11, to: 2026-05-13",
        f"absences: [{{from: {day}, to: {day}",
    )
    ended = call("verify", own, "build", "--lang", "en")
    assert ended.code == 1
    assert "violation [absence]" in ended.out


def _a_day_of(person: str) -> str:
    """Return the first day on which a build gives a person work."""
    lines = Path("build/roster.json").read_text(encoding="utf-8")
    before = lines[: lines.index(f'"{person}"')]
    return before.rpartition('"start": "')[2][:10]
