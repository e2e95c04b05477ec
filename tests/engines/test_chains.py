"""Visits coupled by longest gaps: closures, leave, extra visits and spared ones."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve

from portfolios import (
    asset,
    at_most,
    calendar,
    day,
    done,
    equipment,
    estate,
    horizon,
    place,
    portfolio,
    site,
    task,
)
from staffing import (
    certificate,
    crew,
    days_of,
    given,
    leave,
    need,
    only,
    person,
    rostered,
    shift,
    staffed,
)
from weibao.calendars.china import CHINA
from weibao.calendars.working import Stack
from weibao.equipment import Criticality, Need, Position
from weibao.portfolio import Portfolio
from weibao.roster import Reason, Roster
from weibao.workforce import Limits

SPRING = horizon("2026-01-12", "2026-04-12")
TEAM = Need((Position(skill="lift", certificates=("T",)), Position(skill="lift")))


def lifts(count: int, stack: Stack, **fields: object) -> Portfolio:
    """Make lifts in twos to a building, visited every fortnight, recorded before."""
    half = task("half", at_most(15, 13), need=TEAM, outage=True, **fields)
    type_ = equipment(half, code="lift", outage_within="building")
    on = site(stack)
    homes = [place(f"B{n}", on) for n in range((count + 1) // 2)]
    ids = [f"A{n:02}" for n in range(count)]
    return portfolio(
        [asset(id, type_, homes[n // 2]) for n, id in enumerate(ids)],
        records=[
            done(SPRING.first - timedelta(days=1 + n % 12), "half", id)
            for n, id in enumerate(ids)
        ],
    )


def longest_gap(world: Portfolio, roster: Roster, subject: str) -> int:
    """Return the longest gap of a subject, from its record to the horizon's end."""
    records = [one.done for one in world.history.completions if one.subject == subject]
    marks = [*records, *days_of(roster, subject)]
    return max((b - a).days for a, b in pairwise(sorted(marks)))


def test_nine_closed_days_break_no_gap_of_fifteen() -> None:
    """Twelve lifts over the Spring Festival closure are never left for 16 days."""
    world = lifts(12, Stack((CHINA,)))
    t = (certificate("T"),)
    people = [person(f"p{n}", lift=1, certificates=t) for n in range(4)]
    roster = rostered(staffed(world, crew("c", *people), within=5), SPRING)
    assert roster.unassigned == ()
    assert roster.late == ()
    for subject in world.inventory.assets:
        assert longest_gap(world, roster, subject) <= 15


def one_lift(closed: Sequence[date] = (), last: str = "02-28") -> Portfolio:
    """Make one lift visited every fortnight at most, last on a day."""
    world = estate(task("service", at_most(15, 13)), stack=Stack((calendar(closed),)))
    return evolve(world, records=(done(last),))


def closed(first: str, last: str) -> list[date]:
    """List the days of a closure."""
    return list(horizon(first, last))


def test_a_visit_goes_before_a_closure_and_the_next_one_after_it() -> None:
    """With eleven days closed the visits lie close to both sides of them."""
    world = one_lift(closed("03-10", "03-20"))
    roster = rostered(staffed(world, crew("c", person("an"))))
    assert roster.late == ()
    assert max((b - a).days for a, b in pairwise(days_of(roster))) <= 15
    assert longest_gap(world, roster, "A1") <= 15


def test_a_visit_more_is_made_where_leave_would_tear_a_gap() -> None:
    """With the only one away for twelve days, a visit is added before or after."""
    world = one_lift(last="03-01")
    an = person("an", absences=(leave("03-08", "03-19"),))
    roster = rostered(staffed(world, crew("c", an)))
    extra = [one for one in roster.assignments if "+" in one.order.id]
    assert longest_gap(world, roster, "A1") <= 15
    assert len(given(roster)) == len(roster.demand.orders) + len(extra) - len(
        roster.not_needed
    )


def test_a_gap_that_nothing_can_close_is_declared() -> None:
    """With twenty days of leave the next visit is late, by the days over the limit."""
    world = one_lift(last="03-01")
    an = person("an", absences=(leave("03-03", "03-24"),))
    roster = rostered(staffed(world, crew("c", an)), horizon("03-02", "04-05"))
    [late] = roster.late
    before = max(day for day in [date(2026, 3, 1), *days_of(roster)] if day < late.day)
    assert late.late is not None
    assert late.late.limit == before + timedelta(days=15)
    assert late.late.days == (late.day - late.late.limit).days
    assert late.late.reason is Reason.NOBODY_ON_SHIFT
    assert late.day == day("03-25")


def test_a_visit_that_the_end_of_the_horizon_asks_for_is_not_forgotten() -> None:
    """When nobody is left to make it, a last visit more is listed as unassigned."""
    world = one_lift(last="02-28")
    an = person("an", employed_to=day("03-14"))
    roster = rostered(staffed(world, crew("c", an)))
    assert max(days_of(roster)) <= day("03-14")
    assert {one.main_reason for one in roster.unassigned} == {Reason.NOBODY_ON_SHIFT}


def test_visits_that_neighbours_make_needless_are_said_to_be_so() -> None:
    """A nominal visit whose neighbours lie near enough is not needed, and not lost."""
    world = estate(task("service", at_most(30, 13)), records=[done("02-25")])
    away = (leave("03-08", "03-13"),)
    roster = rostered(staffed(world, crew("c", person("an", absences=away))))
    assert roster.unassigned == ()
    assert longest_gap(world, roster, "A1") <= 30


@pytest.mark.parametrize("last", ["03-01", "02-25"])
def test_a_deeper_visit_keeps_its_own_gap(last: str) -> None:
    """On a ladder the visits of the deeper level keep their gap among themselves."""
    world = estate(
        task("half", at_most(15, 13)),
        task("deep", at_most(40)),
        ladder=("half", "deep"),
        records=[done(last, "deep")],
    )
    roster = rostered(
        staffed(world, crew("c", person("an"))), horizon("03-02", "08-30")
    )
    deep = [one.day for one in given(roster) if one.order.planned.level == 1]
    assert len(deep) >= 4
    marks = [day(last), *deep]
    assert max((b - a).days for a, b in pairwise(marks)) <= 40
    assert longest_gap(world, roster, "A1") <= 15
    assert len({one.day for one in given(roster)}) == len(given(roster))


@pytest.mark.parametrize(("last", "lost"), [("03-22", []), ("03-23", ["#3+1"])])
def test_a_visit_more_owns_up_to_what_it_cannot_close(
    last: str, lost: list[str]
) -> None:
    """One after the last visit that does not reach to the end either is left out.

    The master is there on 6 March alone, the other one until the 7th: the gap after
    that day ends on 22 March.
    """
    world = estate(
        task("half", at_most(15), need=need(1, "power")),
        task("deep", at_most(40), need=need(1, "lift")),
        ladder=("half", "deep"),
        records=[done("02-10", "half"), done("02-10", "deep")],
    )
    master = person(
        "an", lift=1, absences=(leave("02-27", "03-05"), leave("03-07", "03-31"))
    )
    other = person(
        "bo", power=1, absences=(leave("03-06", "03-06"), leave("03-08", "03-31"))
    )
    roster = rostered(staffed(world, crew("c", master, other)), horizon("02-27", last))
    assert [one.order.id[-4:] for one in roster.unassigned] == lost
    more = [one.day for one in roster.assignments if one.order.id.endswith("+1")]
    assert more == ([] if lost else [day("03-07")])


def test_safety_work_goes_before_routine_visits() -> None:
    """The one free morning goes to the safety work, and the visit is declared late."""
    on_tenth = "on 2026-03-10"
    visit = task("visit", at_most(7), duration=timedelta(hours=3))
    check = task(
        "check",
        on_tenth,
        duration=timedelta(hours=3),
        criticality=Criticality.SAFETY,
    )
    home = place("B1", site())
    world = portfolio(
        [
            asset("A1", equipment(visit), home),
            asset("A2", equipment(check, code="p"), home),
        ],
        records=[done("03-03", "visit")],
    )
    an = person("an", shift("08:00-11:30"), absences=(leave("03-01", "03-09"),))
    roster = rostered(staffed(world, crew("c", an)), horizon("03-08", "03-14"))
    assert only(roster, "A2").day == day("03-10")
    assert only(roster, "A2").late is None
    late = only(roster, "A1").late
    assert late is not None
    assert (late.days, late.limit) == (1, day("03-10"))


def test_the_hours_of_a_week_bind_visits_of_one_chain() -> None:
    """Two visits of one chain in a week take no more than the week allows."""
    long = task("service", at_most(4), duration=timedelta(hours=3))
    world = staffed(
        estate(long, records=[done("03-01")]),
        crew("c", person("an")),
        limits=Limits(per_week=timedelta(hours=5)),
    )
    roster = rostered(world)
    weeks = [one.day.isocalendar().week for one in roster.assignments]
    assert weeks
    assert len(weeks) == len(set(weeks))
