"""Rosters in which work comes after other work, and what becomes of it otherwise."""

from datetime import date, time, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import portfolios as p
from sequenced_worlds import AHEAD, NOTICE, SPRAY, WIDE, pair, worlds
from staffing import crew, leave, need, person, rostered, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.equipment import Criticality
from weibao.portfolio import Portfolio
from weibao.precedence import After, parse_lag
from weibao.published import Published
from weibao.roster import Reason, Roster
from weibao.rostering import assign
from weibao.spans import Every, Horizon
from weibao.verifier import verify
from weibao.workforce import Absence

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


def again(
    world: Portfolio,
    published: Roster,
    as_of: str,
    *absences: Absence,
    frozen: date | None = None,
    over: Horizon = SPRING,
) -> Roster:
    """Replan for the one person, and see that the verifier finds nothing against it."""
    team = crew("c", person("li", shift(), absences=absences))
    world = staffed(world, team)
    due = p.demand(world, over, as_of=as_of)
    known = Published.of(published)
    roster = assign(due, world.workforce, published=known, frozen=frozen)
    assert verify(roster, world, world.history).violations == ()
    return roster


def in_turn() -> Portfolio:
    """Make work of 10 March and work after it of 12 March, each with days to spare."""
    spare = Tolerance(Every(), Every(days=5))
    notice, spray = (Cycle(Dates((p.day(f"03-{day}"),)), spare) for day in (10, 12))
    return pair(notice, spray)


@pytest.mark.parametrize("frozen", [None, date(2026, 3, 14)])
def test_what_follows_missed_work_comes_after_it_anew(frozen: date | None) -> None:
    """It leaves its published place, given out or not, for the work before comes first.

    The work before was to be done before today, and there is no record of it.
    """
    before = planned(in_turn())
    assert begins(before) == {NOTICE: "03-10 08:00", SPRAY: "03-12 08:00"}
    roster = again(in_turn(), before, "2026-03-12", frozen=frozen)
    found = {one.order.planned.task.code: one for one in roster.assignments}
    assert found[NOTICE].end <= found[SPRAY].start


def test_what_follows_keeps_its_place_where_the_work_before_does() -> None:
    """Nothing changes for anybody when nothing has."""
    before = planned(in_turn())
    assert begins(again(in_turn(), before, "2026-03-10")) == begins(before)


def test_work_before_that_was_given_out_counts_as_placed() -> None:
    """What follows it finds another day when its own is lost."""
    before = planned(in_turn())
    frozen = date(2026, 3, 11)
    ill = leave("03-12", "03-12")
    roster = again(in_turn(), before, "2026-03-10", ill, frozen=frozen)
    assert begins(roster) == {NOTICE: "03-10 08:00", SPRAY: "03-13 08:00"}


@given(worlds(), st.integers(16, 30), st.integers(0, 5))
def test_the_judge_finds_nothing_against_what_is_replanned(
    world: Portfolio, today: int, frozen: int
) -> None:
    """Whatever was missed until then, with more or fewer days given out."""
    team = crew("c", person("li", shift()))
    before = rostered(staffed(world, team), AHEAD, as_of="2026-03-15")
    given_out = date(2026, 3, today) + timedelta(days=frozen)
    again(world, before, f"2026-03-{today}", frozen=given_out, over=AHEAD)
