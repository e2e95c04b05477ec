"""Horizons and today: what a forecast shows, and what belongs to which horizon."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    YEAR,
    at_most,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    keys,
    months,
    orders,
    quota,
    rule,
    season,
    task,
    whole,
)
from weibao.calendars.china import CHINA
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Recurrence
from weibao.cycles.shift import FLOATING, KEEP_INSIDE
from weibao.equipment import Criticality, Task
from weibao.portfolio import Portfolio
from weibao.spans import Horizon

RULE = Recurrence("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 1))
EVERY_KIND = (
    task("fixed", grid(months(1), "2025-12-31", within=(7, 7))),
    task("bare", grid(months(1), "2025-11-01"), criticality=Criticality.SAFETY),
    task("floating", grid(months(2), shift=FLOATING)),
    task("kept", grid(months(3), "2025-12-20", KEEP_INSIDE, within=(10, 10))),
    task("gap", at_most(15, aim=13)),
    task("season", at_most(20, aim=18, seasons=(season("04-01", "10-31"),))),
    task("month", quota(1, Period.MONTH)),
    task("week", quota(2, Period.WEEK, missed=Missed.MERGE)),
    task("daily", quota(1, Period.DAY), every_day=True),
    task("rule", Cycle(RULE)),
)
CODES = [one.code for one in EVERY_KIND]


def world_of(*tasks: Task) -> Portfolio:
    """Return an asset in China with some records of each task."""
    records = [done("2025-12-20", one.code) for one in tasks]
    return estate(
        *tasks,
        stack=Stack((CHINA,)),
        installed="2024-05-31",
        records=records,
        records_from="2025-12-01",
    )


@pytest.mark.feature("F072")
@given(st.integers(0, 330), st.integers(1, 300))
def test_a_longer_horizon_only_adds(length: int, more: int) -> None:
    """A forecast opens nothing elsewhere; with more days it keeps what it had."""
    world = world_of(*EVERY_KIND)
    before = (world.records, world.history.completions)
    short = Horizon(YEAR.first, YEAR.first + timedelta(days=length))
    longer = Horizon(YEAR.first, short.last + timedelta(days=more))
    one, other = whole(demand(world, short)), whole(demand(world, longer))
    assert [entry for entry in other if entry in one] == one
    assert {entry[0] for entry in other} >= {entry[0] for entry in one}
    assert (world.records, world.history.completions) == before


@pytest.mark.feature("F135")
@given(st.integers(1, 364))
def test_in_two_halves_it_is_the_same_as_at_once(cut: int) -> None:
    """Expanded again, or in two halves, a year has the same orders, none twice."""
    world = world_of(*EVERY_KIND)
    at_once = demand(world)
    assert whole(demand(world)) == whole(at_once)
    middle = YEAR.first + timedelta(days=cut)
    first = demand(world, Horizon(YEAR.first, middle - timedelta(days=1)))
    second = demand(world, Horizon(middle, YEAR.last), as_of=YEAR.first)
    assert keys(first) | keys(second) == keys(at_once)
    assert not keys(first) & keys(second)
    halves = {entry[0]: entry for entry in [*whole(first), *whole(second)]}
    assert [halves[order.id] for order in at_once.orders] == whole(at_once)


@pytest.mark.parametrize("code", CODES)
def test_the_work_before_the_horizon_is_taken_to_be_done(code: str) -> None:
    """Planned ahead, nothing is overdue or missed that can still be done in time."""
    world = world_of(*EVERY_KIND)
    found = demand(world, horizon("2026-03-01", "2026-04-30"), as_of="2025-12-21")
    assert dues(found, code)
    assert all(order.overdue_since is None for order in orders(found, code))
    assert not [one for one in found.dropped if one.task == code]


def test_a_roster_says_when_the_work_before_the_horizon_is_done() -> None:
    """Placed visits move what is planned after them; the chain counts from there."""
    world = estate(task("gap", at_most(15)), records=[done("2025-12-20", "gap")])
    january = horizon("2026-01-01", "2026-01-31")
    december = demand(world, horizon("2025-12-21", "2025-12-31"), as_of="2025-12-21")
    assert not december.orders
    forecast = demand(world, january, as_of="2025-12-21")
    assert dues(forecast, "gap") == days("01-04 01-19")
    late = horizon("2026-01-05", "2026-01-31")
    (first, *_) = orders(forecast, "gap")
    placed = demand(
        world, late, as_of="2025-12-21", placed={first.id: date(2026, 1, 2)}
    )
    assert dues(placed, "gap") == days("01-17")
    assert placed.chains[0].rungs[0].last == date(2026, 1, 2)
    assert placed.chains[0].rungs[0].assumed


@given(st.permutations(range(8)))
def test_the_order_of_records_does_not_matter(order: list[int]) -> None:
    """Records in any order give the same demand."""
    tasks = (
        task("kept", grid(months(1), "2025-12-20", KEEP_INSIDE, within=(10, 10))),
        task("gap", at_most(15)),
        task("month", quota(2, Period.MONTH)),
    )
    records = [
        done(on, code)
        for code, on in zip(
            ["kept", "gap", "month", "kept", "gap", "month", "gap", "month"],
            days("01-18 01-03 01-10 02-25 01-19 01-12 02-01 02-14"),
            strict=True,
        )
    ]
    shuffled = [records[number] for number in order]
    one = estate(*tasks, records=records, records_from="2025-12-15")
    other = estate(*tasks, records=shuffled, records_from="2025-12-15")
    assert whole(demand(one, as_of="03-01")) == whole(demand(other, as_of="03-01"))


@given(st.tuples(*(st.integers(-10, 10) for _ in range(3))))
def test_completions_inside_a_window_that_keeps_move_nothing(
    offsets: tuple[int, int, int],
) -> None:
    """Early or late inside the tolerance, every later date stays where it was."""
    cycle = grid(months(3), "2026-01-31", KEEP_INSIDE, within=(10, 10))
    nominal = days("01-31 04-30 07-31")
    records = [
        done(on + timedelta(days=offset), "kept")
        for on, offset in zip(nominal, offsets, strict=True)
    ]
    untouched = estate(task("kept", cycle), records_from="2026-01-01")
    world = estate(task("kept", cycle), records=records, records_from="2026-01-01")
    two_years = horizon("2026-01-01", "2027-12-31")
    before, after = (
        demand(untouched, two_years),
        demand(world, two_years, as_of="08-15"),
    )
    assert keys(before) == keys(after)
    assert dues(before, "kept") == dues(after, "kept")
    later = [o for o in orders(after, "kept") if o.completion is None]
    assert [evolve(o.occurrence, projected=True) for o in later] == [
        o.occurrence for o in orders(before, "kept")[3:]
    ]


@given(st.integers(0, 3), st.integers(0, 300))
def test_dates_increase_and_ids_are_unique(number: int, passed: int) -> None:
    """In a demand every id is there once, and the dates of a series increase."""
    world = world_of(*EVERY_KIND)
    first = demand(world)
    today = YEAR.first + timedelta(days=passed)
    records = [
        done(order.due, order.planned.task.code, order=order.id if number % 2 else None)
        for index, order in enumerate(first.orders)
        if order.due < today and (number < 2 or index % 3)
    ]
    later = estate(
        *EVERY_KIND,
        stack=Stack((CHINA,)),
        installed="2024-05-31",
        records=[*world.records, *records],
        records_from="2025-12-01",
    )
    found = demand(later, as_of=today)
    assert len(keys(found)) == len(found.orders)
    for code in CODES:
        in_order = dues(found, code)
        assert in_order == sorted(set(in_order))
    closed = {o.id for o in found.orders if o.completion is not None}
    months_on = demand(later, horizon("2027-01-01", "2027-12-31"), as_of=today)
    assert not closed & {o.id for o in months_on.orders if o.completion is None}


def test_the_future_is_not_known() -> None:
    """Records of days after today do not count, whenever they were entered."""
    world = estate(
        *EVERY_KIND,
        records=[done("03-05", code) for code in CODES],
        installed="2024-05-31",
        records_from="2025-12-01",
    )
    bare = estate(*EVERY_KIND, installed="2024-05-31", records_from="2025-12-01")
    assert whole(demand(world, as_of="03-04")) == whole(demand(bare, as_of="03-04"))
    assert whole(demand(world, as_of="03-05")) != whole(demand(bare, as_of="03-05"))


@pytest.mark.parametrize("code", CODES)
def test_dates_in_years_not_announced_are_provisional(code: str) -> None:
    """A due date that stands on an unknown calendar says so, and no other does."""
    found = demand(world_of(*EVERY_KIND), horizon("2026-07-01", "2027-06-30"))
    marks = {(o.due.year, o.occurrence.provisional) for o in orders(found, code)}
    assert marks == {(2026, False), (2027, True)}


def test_a_task_off_for_all_is_due_nowhere() -> None:
    """Without a rule that applies it a task brings no order."""
    world = estate(*EVERY_KIND, rules=[rule(apply=("month",))])
    assert {o.planned.task.code for o in demand(world).orders} == {"month"}


@pytest.mark.parametrize(
    "cycle",
    [
        "every 100 years",
        "every 100 years, from completion",
        "every 100 years, -10/+10 days, keep the grid",
        "at most 100 years apart",
        "every 36500 days, catch up missed work",
    ],
)
def test_a_cycle_of_a_hundred_years_is_reckoned(cycle: str) -> None:
    """A turn that lies far beyond the horizon is neither due nor a fault."""
    records = [done("2025-06-01")]
    world = estate(task("service", cycle), records=records, installed="2020-01-01")
    assert orders(demand(world, YEAR)) == []
