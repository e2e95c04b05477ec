"""Work in listed years after a base month."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    day,
    days,
    demand,
    done,
    dues,
    estate,
    horizon,
    keys,
    orders,
    task,
    whole,
    with_records,
)
from slow_dates import listed_months
from weibao.cycles.cycle import Cycle
from weibao.cycles.stage import ListedYears
from weibao.orders import Demand, OrderStatus
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.spans import Horizon

LIFT = "in years 1, 4, 7, 9, 11, 13, 15, then every year, within 2 months before"
CENTURY = horizon("2020-01-01", "2060-12-31")


def lift(cycle: str, *records: Completion, installed: str = "2025-06-14") -> Portfolio:
    """Make a lift with an inspection in listed years."""
    return estate(
        task("service", cycle),
        installed=installed,
        records=records,
        records_from="2020-01-01",
    )


def months_due(world: Portfolio, over: Horizon) -> list[str]:
    """Return the months in which work is open."""
    there = demand(world, over, as_of=over.first)
    return [f"{due:%Y-%m}" for due in dues(there)]


def open_dues(there: Demand) -> list[date]:
    """Return the dates of what is still to be done."""
    return [one.due for one in orders(there) if one.status is OrderStatus.OPEN]


@pytest.mark.parametrize("anchor", ["", ", from 2025-06-01", ", from 2025-06-30"])
def test_dates_of_the_inspection(anchor: str) -> None:
    """Seven years listed, then each: only the month of the base counts."""
    found = months_due(lift(LIFT + anchor), horizon("2025-06-14", "2042-12-31"))
    assert " ".join(found) == (
        "2026-06 2029-06 2032-06 2034-06 2036-06 2038-06 2040-06 2041-06 2042-06"
    )


def test_the_window_of_a_year() -> None:
    """From the first of the month two months early to the end of the month due."""
    there = demand(lift(LIFT), horizon("2029-01-01", "2029-12-31"))
    [fourth] = orders(there)
    assert fourth.window.opens == day("2029-04-01")
    assert fourth.window.closes == fourth.due == day("2029-06-30")
    assert fourth.id == "demo/A1/service/2029-06-30"


def test_years_between_and_years_left_out() -> None:
    """Another task fills the years between; a year may be left to other work."""
    between = "in years 2, 3, 5, 6, 8, 10, 12, 14 only, within 1 month before"
    over = horizon("2025-06-14", "2045-12-31")
    found = months_due(lift(between), over)
    assert " ".join(found) == (
        "2027-06 2028-06 2030-06 2031-06 2033-06 2035-06 2037-06 2039-06"
    )
    left_out = lift(f"{LIFT}, without years 7", installed="2024-11-05")
    assert months_due(left_out, horizon("2024-11-05", "2035-12-31")) == (
        ["2025-11", "2028-11", "2033-11", "2035-11"]
    )


@pytest.mark.parametrize("on", ["2029-04-01", "2029-06-30", "2029-09-02"])
def test_no_completion_moves_a_date(on: str) -> None:
    """Early, on the last day or late: the year after is the seventh, in June 2032."""
    there = demand(lift(LIFT, done("2026-06-02"), done(on)), CENTURY, as_of=on)
    assert open_dues(there)[0] == day("2032-06-30")


def test_work_before_the_window_is_for_no_later_turn() -> None:
    """Late work is for the year that was missed, not for the one that comes nearer."""
    late = lift(LIFT, done("2028-03-01"))
    there = demand(late, CENTURY, as_of="2028-03-01")
    assert open_dues(there)[0] == day("2029-06-30")
    first = next(one for one in orders(there) if one.completion is not None)
    assert first.due == day("2026-06-30")
    twice = with_records(late, done("2026-06-02"))
    again = demand(twice, CENTURY, as_of="2028-03-01")
    assert open_dues(again)[0] == day("2029-06-30")


def test_an_inspection_after_an_alteration_gives_a_new_base() -> None:
    """From that day on years are counted anew, and what was missed stays missed."""
    cycle = f"{LIFT}, anew after alteration, catch up missed work"
    world = lift(cycle, done("2029-05-20", "alteration"))
    there = demand(world, CENTURY, as_of="2029-05-20")
    assert open_dues(there)[:3] == days("2026-06-30 2030-05-31 2033-05-31")
    before = demand(world, CENTURY, as_of="2029-05-19")
    assert open_dues(before)[:3] == days("2026-06-30 2029-06-30 2032-06-30")


def test_a_new_date_installed_gives_a_new_base() -> None:
    """A lift that was replaced is counted from its own first month."""
    found = months_due(lift(LIFT, installed="2029-05-20"), CENTURY)
    assert found[:2] == ["2030-05", "2033-05"]


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Portfolio, ListedYears, list[date]]:
    """A lift, its years, and the days of its base and of every renewal."""
    some = st.dates(date(2020, 1, 1), date(2035, 12, 31))
    rhythm = ListedYears(
        years=sorted(draw(st.sets(st.integers(1, 9), min_size=1))),
        then_every=draw(st.none() | st.integers(1, 3)),
        early_months=draw(st.integers(0, 5)),
        anchor=draw(some),
        anew_by="renewal",
    )
    assert rhythm.anchor is not None
    renewed = draw(st.lists(some, max_size=3, unique=True))
    world = estate(
        task("service", Cycle(rhythm)),
        records=[done(on, "renewal") for on in renewed],
        records_from="2020-01-01",
    )
    bases = [rhythm.anchor, *(on for on in renewed if on > rhythm.anchor)]
    return world, rhythm, sorted(bases)


@given(worlds())
def test_years_are_those_that_a_walk_through_the_months_finds(
    made: tuple[Portfolio, ListedYears, list[date]],
) -> None:
    """Month by month, counted from the base that came last."""
    world, rhythm, bases = made
    there = demand(world, CENTURY, as_of="2060-01-01")
    expected = listed_months(
        bases, rhythm.years, rhythm.then_every, CENTURY.first, CENTURY.last
    )
    late = [one.due for one in there.dropped]
    assert sorted([*dues(there), *late]) == expected


@given(worlds(), st.lists(st.integers(0, 15_000), max_size=6), st.integers(1, 900))
def test_records_in_any_order_and_longer_horizons(
    made: tuple[Portfolio, ListedYears, list[date]], ago: list[int], more: int
) -> None:
    """Neither the order of records nor days added at the end change what was there."""
    world, _, _ = made
    records = [done(date.fromordinal(day("2020-01-01").toordinal() + n)) for n in ago]
    unique = {one.id: one for one in records}.values()
    full = with_records(world, *unique)
    over = horizon("2030-01-01", "2038-12-31")
    longer = Horizon(over.first, date.fromordinal(over.last.toordinal() + more))
    backwards = evolve(full, records=tuple(reversed(full.records)))
    there = demand(full, over, as_of="2034-01-01")
    assert whole(demand(backwards, over, as_of="2034-01-01")) == whole(there)
    on = demand(full, longer, as_of="2034-01-01")
    assert keys(there) <= keys(on)
    assert {one.id for one in on.orders if one.due <= over.last} == keys(there)
