"""Rosters in which work comes after other work, and what becomes of it otherwise."""

from datetime import time, timedelta

import pytest
from attrs import evolve
from hypothesis import given

import portfolios as p
from sequenced_worlds import AHEAD, NOTICE, SPRAY, WIDE, pair, worlds
from staffing import crew, need, person, rostered, shift, staffed
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.precedence import After, parse_lag
from weibao.roster import Reason, Roster
from weibao.spans import Every

SPRING = p.horizon("2026-03-01", "2026-03-31")


def planned(world: Portfolio, as_of: str | None = None) -> Roster:
    """Let one person do the work of a month."""
    team = crew("c", person("li", shift()))
    return rostered(staffed(world, team), SPRING, as_of=as_of)


def begins(roster: Roster) -> dict[str, str]:
    """Return when each task begins."""
    return {
        one.order.planned.task.code: f"{one.start:%m-%d %H:%M}"
        for one in roster.assignments
    }


@pytest.mark.parametrize("lag", ["24 h", "30 h", "1 day", "2 working days"])
def test_work_begins_after_the_work_before_it_and_the_lag(lag: str) -> None:
    """Both are placed in time, so far apart."""
    roster = planned(pair(WIDE, WIDE, parse_lag(lag)))
    assert not roster.late
    first, second = sorted(roster.assignments, key=lambda one: one.start)
    assert first.order.planned.task.code == NOTICE
    length = parse_lag(lag)
    if isinstance(length, timedelta):
        assert second.start - first.end >= length
    else:
        assert second.day > first.day


def test_without_a_lag_both_fit_on_one_day() -> None:
    """What comes after comes after, though it is more critical."""
    how = pair("on 2026-03-10", "on 2026-03-10")
    [notice, spray] = how.inventory.assets["A1"].type.tasks
    world = p.estate(notice, evolve(spray, criticality=Criticality.SAFETY))
    assert begins(planned(world)) == {NOTICE: "03-10 08:00", SPRAY: "03-10 09:00"}


def test_work_waits_for_work_without_a_place() -> None:
    """Nobody can give the notice, so nobody sprays; the reason says so."""
    [notice, spray] = pair(WIDE, WIDE).inventory.assets["A1"].type.tasks
    roster = planned(p.estate(evolve(notice, need=need(1, "paper")), spray))
    reasons = {
        one.order.planned.task.code: one.main_reason for one in roster.unassigned
    }
    assert reasons == {NOTICE: Reason.SKILL_MISSING, SPRAY: Reason.WORK_BEFORE}


def test_work_is_late_where_the_work_before_is() -> None:
    """It is declared late, for the reason that it had to wait."""
    roster = planned(pair("on 2026-03-09", "on 2026-03-10", Every(days=5)))
    assert begins(roster) == {NOTICE: "03-09 08:00", SPRAY: "03-14 08:00"}
    [late] = roster.late
    assert late.late is not None
    assert (late.late.days, late.late.reason) == (4, Reason.WORK_BEFORE)


def test_work_after_a_record_waits_to_the_minute() -> None:
    """A lag by the clock counts from the time on record."""
    world = p.with_records(
        pair(WIDE, "on 2026-03-11", timedelta(hours=24)),
        p.done("03-10", NOTICE, at=time(13)),
    )
    assert begins(planned(world, "2026-03-11")) == {SPRAY: "03-11 14:00"}


def test_a_preparation_of_several_steps_keeps_its_order() -> None:
    """Each of three phases begins after the one before it ended."""
    tasks = [
        p.task("one", WIDE),
        p.task("two", WIDE, after=(After(task="one"),)),
        p.task("three", WIDE, after=(After(task="two"), After(task="one"))),
    ]
    roster = planned(p.estate(*tasks))
    found = {one.order.planned.task.code: one for one in roster.assignments}
    assert found["one"].end <= found["two"].start
    assert found["two"].end <= found["three"].start


@given(worlds())
def test_the_judge_finds_nothing_against_any_such_roster(world: Portfolio) -> None:
    """Whatever the cycles, the lags and the records."""
    team = crew("c", person("li", shift()))
    rostered(staffed(world, team), AHEAD, as_of="2026-03-15")
