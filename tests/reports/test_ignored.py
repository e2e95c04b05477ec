"""Rules that nobody acts on: which of their tasks may be paused."""

from datetime import date
from pathlib import Path

import pytest

from portfolios import day, days, demand, done, estate, horizon, orders, rule, task
from rows.portfolios import BASE, TEAM, known_types, written
from staffing import crew, person, staffed
from weibao import ConfigError, load
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.reports import ignored
from weibao.rostering import assign
from weibao.verifier import verify

FIRST_QUARTER = horizon("2026-01-01", "2026-03-31")


@pytest.mark.parametrize(
    ("visits", "paused"),
    [("at most 15 days apart", ("wipe",)), ("every 15 days", ("visit", "wipe"))],
)
def test_no_pause_is_written_for_a_longest_gap(
    visits: str, paused: tuple[str, ...]
) -> None:
    """It cannot be suspended, so that a line that did would be refused."""
    world = estate(
        task("wipe", "every 10 days"),
        task("visit", visits),
        installed="2025-12-31",
        records_from="2026-01-01",
    )
    [found] = ignored(demand(world, FIRST_QUARTER, as_of="2026-03-20"))
    assert found.safe_tasks == paused
    assert f"tasks: [{', '.join(paused)}]" in (found.text() or "")


def test_nothing_is_written_where_only_gaps_were_ignored() -> None:
    """The rule is told all the same."""
    world = estate(
        *(task(f"visit{n}", "at most 15 days apart") for n in range(5)),
        installed="2025-12-31",
    )
    [found] = ignored(demand(world, FIRST_QUARTER, as_of="2026-03-20"))
    assert (found.turns, found.text()) == (5, None)


def rested(pause: int | None, *records: Record) -> Portfolio:
    """Make a bench that is wiped and inspected by law, and says when to pause."""
    return estate(
        task("wipe", "every 10 days, from 2026-01-05"),
        task(
            "law", "every 10 days, from 2026-01-05", criticality=Criticality.STATUTORY
        ),
        task("visit", "at most 15 days apart"),
        installed="2025-12-31",
        records_from="2026-01-01",
        rules=[rule("all", pause_after=pause)],
        records=records,
    )


def dates(world: Portfolio, code: str, as_of: str) -> list[date]:
    """Return the due dates of a task from a day on."""
    found = orders(demand(world, FIRST_QUARTER, as_of=as_of), code)
    return [one.due for one in found if one.due >= day(as_of)]


def test_a_rule_is_paused_only_where_it_says_so() -> None:
    """After so many turns without a record; law, safety and gaps go on."""
    assert dates(rested(None), "wipe", "03-11")
    quiet = rested(4)
    assert dates(quiet, "wipe", "03-11") == []
    assert dates(quiet, "law", "03-11") == days("03-16 03-26")
    assert dates(quiet, "visit", "03-11")
    assert dates(rested(30), "wipe", "03-11") == days("03-16 03-26")


def test_a_pause_begins_on_the_same_day_however_late_it_is_reckoned() -> None:
    """The day after the last of the turns that were left."""
    began = {
        one.first
        for today in ("02-20", "03-11", "03-30")
        for planned in demand(rested(4), FIRST_QUARTER, as_of=today).plan.tasks
        for one in planned.resolved.suspensions
        if planned.task.code == "wipe"
    }
    assert len(began) == 1


def test_a_record_ends_the_pause() -> None:
    """The dates go on as they were; the explanation of none says that there is one."""
    back = rested(4, done("2026-03-09", "wipe"))
    assert dates(back, "wipe", "03-11") == days("03-16 03-26")


def test_the_roster_of_a_paused_rule_keeps_every_rule() -> None:
    """The verifier takes the pause from the demand."""
    world = staffed(rested(4), crew("c", person("an"), person("bo")))
    made = demand(world, FIRST_QUARTER, as_of="2026-03-11")
    roster = assign(made, world.workforce)
    assert not verify(roster, world, world.history).violations
    wiped = [a for a in roster.assignments if a.order.planned.task.code == "wipe"]
    assert all(one.order.due < day("03-01") for one in wiped)


@pytest.mark.parametrize("turns", ["0", "-3"])
def test_a_pause_after_no_turns_is_refused(tmp_path: Path, turns: str) -> None:
    """It would stop everything at once."""
    text = f"policies: [{{id: a, select: {{}}, pause_when_ignored: {turns}}}]\n"
    with pytest.raises(ConfigError, match="without a record at least"):
        load(written(tmp_path, (BASE, TEAM, text), "2026-01-01"), known_types())
