"""What the exit code says of a roster."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from command_line import Call
from roster_mutations import declared, replanned
from rosters import compound
from weibao.cli.verdict import exit_code
from weibao.equipment import Criticality
from weibao.roster import Lateness, Reason
from weibao.verifier import verify

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


@pytest.mark.parametrize(
    ("name", "late", "code"),
    [
        ("L3", None, 0),
        ("L3", Lateness(5, Reason.NO_TECHNICIAN_FREE, date(2026, 2, 25)), 0),
        ("P1", None, 1),
        ("P1", Lateness(3, Reason.INHERITED, date(2026, 3, 6)), 1),
    ],
)
def test_whether_the_past_broke_it_is_not_the_rosters_to_say(
    name: str, late: Lateness | None, code: int
) -> None:
    """The exit code goes by what the verifier found, whatever reason was declared."""
    world = compound()
    if late is not None:
        world = declared(f"{name}#1", late)(world)
    world = replanned(
        world, name, lambda one: evolve(one, criticality=Criticality.STATUTORY)
    )
    verdict = verify(world.roster, world.portfolio, world.history)
    assert exit_code(world.roster, verdict) == code
    assert verdict.ok is (late is None or late.reason is not Reason.INHERITED)


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
