"""What a planner has fixed by hand stays so, whatever else comes and goes."""

from datetime import time

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, day, estate, horizon, task
from staffing import clock, crew, only, person, rostered, shift, staffed
from strategies_rosters import Case, all_cases
from weibao.pins import Pin
from weibao.portfolio import Portfolio
from weibao.roster import Assignment, Reason, Roster
from weibao.rostering import assign
from weibao.spans.window import Window
from weibao.verifier import verify
from weibao.workforce import Absence

WEEK = horizon("03-09", "03-15")
ORDER = "demo/A1/service/2026-W11"


def pinned(world: Portfolio, *pins: Pin) -> Portfolio:
    """Return a portfolio with pins."""
    force = evolve(world.workforce, pins={pin.order: pin for pin in pins})
    return evolve(world, workforce=force)


def weekly(*pins: Pin, over: str = "08:00-17:00") -> Roster:
    """Plan an hour's work of a week for two people of one crew and one of another."""
    hours = shift(over)
    one = crew("one", person("an", hours), person("bo", hours))
    world = staffed(
        estate(task("service", "once each week"), installed="2026-01-01"),
        one,
        crew("other", person("chen", hours)),
    )
    return rostered(pinned(world, *pins), WEEK)


@pytest.mark.parametrize(
    ("pin", "stands"),
    [
        (Pin(order=ORDER, day=day("03-13")), "03-13"),
        (Pin(order=ORDER, day=day("03-12"), start=10 * 60 + 7), "03-12 10:07"),
    ],
)
def test_a_day_and_a_time_are_kept(pin: Pin, stands: str) -> None:
    """To the minute, off the usual marks too."""
    assert clock(only(weekly(pin))).startswith(stands)


@pytest.mark.parametrize(
    ("pin", "people", "of"),
    [
        (Pin(order=ORDER, crew="other"), {"chen"}, "other"),
        (Pin(order=ORDER, people=frozenset({"bo"})), {"bo"}, "one"),
    ],
)
def test_people_are_kept(pin: Pin, people: set[str], of: str) -> None:
    """A crew, or those who are sent."""
    one = only(weekly(pin))
    assert {technician.id for technician in one.technicians} == people
    assert one.crew.id == of


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        (Pin(order=ORDER, people=frozenset({"an", "bo"})), Reason.PINNED),
        (Pin(order=ORDER, people=frozenset({"an"}), crew="other"), Reason.PINNED),
        (Pin(order=ORDER, day=day("03-20")), Reason.PINNED),
        (Pin(order=ORDER, day=day("03-12"), start=17 * 60), Reason.NO_COMMON_HOURS),
    ],
    ids=["too many", "of another crew", "outside", "after hours"],
)
def test_what_cannot_be_as_pinned_is_not_done_otherwise(
    pin: Pin, reason: Reason
) -> None:
    """It is unplaced, and says why."""
    [lost] = weekly(pin).unassigned
    assert reason in lost.reasons


def test_a_visit_of_a_chain_is_pinned() -> None:
    """The visits about it are planned around its day."""
    world = staffed(
        estate(task("service", at_most(10)), installed="2026-03-01"),
        crew("c", person("an")),
    )
    free = rostered(world, horizon("03-02", "03-29"))
    first = free.assignments[0]
    other = day("03-05")
    assert first.day != other
    pin = Pin(order=first.order.id, day=other)
    roster = rostered(pinned(world, pin), horizon("03-02", "03-29"))
    assert roster.by_order[pin.order].day == other
    assert not roster.unassigned


@pytest.mark.parametrize(
    ("people", "away", "stands"),
    [({"an", "bo"}, [], True), ({"an"}, [], False), ({"an", "bo"}, ["03-05"], False)],
)
def test_all_of_a_crew_that_goes_whole_may_be_pinned(
    people: set[str], away: list[str], stands: bool
) -> None:
    """They come together anyway; one of them alone does not, nor where one is away."""
    gone = tuple(Absence(window=Window(day(one), day(one))) for one in away)
    bo = evolve(person("bo"), absences=gone)
    world = staffed(
        estate(task("service", at_most(10)), installed="2026-03-01"),
        crew("c", person("an"), bo, split=False),
    )
    first = rostered(world, horizon("03-02", "03-29")).assignments[0]
    pin = Pin(order=first.order.id, people=frozenset(people), day=day("03-05"))
    held = pinned(world, pin)
    roster = rostered(held, horizon("03-02", "03-29"))
    assert not verify(roster, held, held.history).violations
    assert (pin.order in roster.by_order) == stands
    if stands:
        assert {one.id for one in roster.by_order[pin.order].technicians} == people


def as_it_stands(one: Assignment) -> Pin:
    """Pin an assignment to all that is said of it."""
    start: time = one.start.timetz()
    whole = not one.crew.may_split
    return Pin(
        order=one.order.id,
        crew=one.crew.id,
        people=frozenset() if whole else frozenset(t.id for t in one.technicians),
        day=one.day,
        start=start.hour * 60 + start.minute,
    )


@given(all_cases(), st.data())
def test_pins_hold_whatever_else_is_planned(case: Case, data: st.DataObject) -> None:
    """Some of a roster pinned as it stands stays so to the minute in another one."""
    force, demand = case.portfolio.workforce, case.demand
    before = assign(demand, force, seed=1)
    free = [one for one in before.assignments if not one.order.follows]
    free = [one for one in free if one.order.id not in _chained(before)]
    some = data.draw(st.sets(st.sampled_from(free))) if free else set()
    pins = {one.order.id: as_it_stands(one) for one in some}
    world = evolve(case.portfolio, workforce=evolve(force, pins=pins))
    after = assign(demand, world.workforce, seed=2)
    verdict = verify(after, world, world.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    for one in some:
        assert after.by_order[one.order.id].segments == one.segments


def _chained(roster: Roster) -> set[str]:
    return {
        order.id
        for chain in roster.demand.chains
        for visit in chain.orders
        for order in (visit, chain.extra(visit))
    }
