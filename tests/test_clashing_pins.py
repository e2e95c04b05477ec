"""Pins that contradict each other are named, and no more of them than it takes."""

from attrs import evolve

from portfolios import day, demand, estate, horizon, task
from staffing import crew, person, rostered, shift, staffed
from weibao.clashing_pins import Clash, clashing_pins
from weibao.explanation import explain
from weibao.pins import Pin
from weibao.portfolio import Portfolio
from weibao.texts import Text

WEEK = horizon("03-09", "03-15")


def pin(
    asset: int, clock: str = "", *, on: str = "03-12", because: Text | None = None
) -> Pin:
    """Pin an asset's work of the week to a day, at a time if one is given."""
    hours, _, minutes = clock.partition(":")
    return Pin(
        order=f"demo/A{asset}/service/2026-W11",
        day=day(on),
        start=int(hours) * 60 + int(minutes) if clock else None,
        because=because or Text(),
    )


def world(*people: str) -> Portfolio:
    """Make five assets with an hour's work a week, and people there for four hours."""
    crews = [crew(id, person(id, shift("08:00-12:00"))) for id in people]
    service = task("service", "once each week")
    return staffed(estate(service, assets=5, installed="2026-01-01"), *crews)


def clashes(portfolio: Portfolio, *pins: Pin) -> tuple[Clash, ...]:
    """Return what clashes among pins."""
    force = evolve(portfolio.workforce, pins={one.order: one for one in pins})
    return clashing_pins(demand(portfolio, WEEK), force)


def test_pins_that_can_all_be_kept() -> None:
    """Four hours hold four works, and another day a fifth."""
    other = pin(5, on="03-13")
    assert clashes(world("an"), pin(1, "09:00"), pin(2), pin(3), pin(4), other) == ()


def test_two_works_at_one_time_for_one_person() -> None:
    """The two are named, the other pins are not."""
    one, other = pin(1, "09:00"), pin(4, "09:30")
    assert clashes(world("an"), one, pin(2), pin(3, "11:00"), other) == ((one, other),)


def test_more_than_a_day_holds() -> None:
    """Any four would do; all five together do not."""
    five = tuple(map(pin, range(1, 6)))
    assert clashes(world("an"), *five) == (five,)


def test_a_pin_that_cannot_be_kept_at_all() -> None:
    """It stands alone, and what clashes beside it is found too."""
    late, one, other = pin(1, "12:00"), pin(2, "09:00"), pin(3, "09:00")
    assert set(clashes(world("an"), late, one, other, pin(4))) == {
        (late,),
        (one, other),
    }


def test_the_explanation_of_an_order_names_them() -> None:
    """A pinned order without a place says how it is pinned, and its clashes."""
    one = pin(1, "09:00", because=Text("业主约定", "agreed on"))
    other = pin(2, "09:30")
    lone = world("an")
    pins = {known.order: known for known in (one, other)}
    lone = evolve(lone, workforce=evolve(lone.workforce, pins=pins))
    roster = rostered(lone, WEEK)
    [lost] = [one.order for one in roster.unassigned]
    causes = explain(lost, roster.demand, roster).causes
    [cause] = [one for one in causes if one.kind == "pinned"]
    assert cause.facts["clash"] == [one.order, other.order]
    assert "These pinned orders cannot all be kept: " in cause.text.en
    [kept] = {one.order, other.order} - {lost.id}
    causes = explain(roster.by_order[kept].order, roster.demand, roster).causes
    [cause] = [one for one in causes if one.kind == "pinned"]
    assert cause.text.en.startswith("It is pinned to 2026-03-12 09:")


def test_other_people_may_keep_both() -> None:
    """With somebody else there two works at one time are no contradiction."""
    assert clashes(world("an", "bo"), pin(1, "09:00"), pin(2, "09:00")) == ()
