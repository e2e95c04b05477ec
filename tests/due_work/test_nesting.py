"""Larger work that contains smaller: what is left out, credited, and counted from."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from nested_worlds import LARGE, SMALL, START, pair, worlds
from portfolios import (
    YEAR,
    at_most,
    day,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    inclusion,
    orders,
    quota,
    task,
    whole,
    with_records,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import Look
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Dates
from weibao.cycles.shift import FLOATING
from weibao.equipment import Criticality
from weibao.orders import Demand, OrderStatus
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.relations import Credit
from weibao.spans import Every, Horizon


def left_out(of: Demand, code: str = SMALL) -> list[tuple[date, str]]:
    """Return what of a task has no order, with the date of the order it is part of."""
    return [
        (one.due, one.into.rpartition("/")[2])
        for one in of.dropped
        if one.into is not None and one.task == code
    ]


@pytest.mark.parametrize(
    ("look", "kept", "gone"),
    [
        (Look.BOTH, "02-01 04-01", "03-01 05-01"),
        (Look.FORWARD, "02-01 04-01 05-01", "03-01"),
        (Look.BACKWARD, "02-01 03-01 04-01", "05-01"),
    ],
)
def test_a_span_looks_to_either_side(look: Look, kept: str, gone: str) -> None:
    """A week before or after a larger date, or on both sides, nothing small is done."""
    found = demand(
        pair(
            "on 2026-02-01, 2026-03-01, 2026-04-01, 2026-05-01",
            "on 2026-03-05, 2026-04-25",
            inclusion(SMALL, within=7, look=look),
        )
    )
    assert dues(found, SMALL) == days(kept)
    assert [due for due, _ in left_out(found)] == days(gone)


def test_of_two_as_near_the_earlier_is_named() -> None:
    """What stands between two larger dates is part of the first."""
    found = demand(
        pair("on 2026-03-05", "on 2026-03-03, 2026-03-07", inclusion(SMALL, within=3))
    )
    assert left_out(found) == [(day("03-05"), "2026-03-03")]


def test_the_day_done_is_credited_to_the_nearest_date() -> None:
    """An annual service a week early does the monthly one after it, not before it."""
    credit = Credit(before=Every(days=10))
    world = pair(
        "every 1 month, from 2026-01-01",
        "every 12 months, from 2026-04-01",
        inclusion(SMALL, credit=credit),
    )
    known = with_records(world, done("2026-03-25", LARGE))
    found = demand(known, horizon("2026-03-20", "2026-06-30"), as_of="2026-03-26")
    by_due = {one.due: one.completion for one in orders(found, SMALL)}
    assert by_due == {
        day("04-01"): known.records[0],
        day("05-01"): None,
        day("06-01"): None,
    }


def test_what_a_task_contains_goes_through_others() -> None:
    """The year contains the month by way of the quarter, planned or not."""
    month = task("month", "every 1 month, from 2026-01-01")
    quarter = task("quarter", "every 3 months, from 2026-01-01")
    quarter = evolve(quarter, includes=(inclusion("month"),))
    year = task("year", "on 2026-04-01", includes=(inclusion("quarter"),))
    found = demand(estate(month, quarter, year))
    into = {one.due: one.into for one in found.dropped if one.task == "month"}
    assert into[day("04-01")] in (
        "demo/A1/quarter/2026-04-01",
        "demo/A1/year/2026-04-01",
    )
    assert dues(found, "quarter") == days("01-01 07-01 10-01")
    assert day("04-01") not in dues(found, "month")


def test_a_larger_order_after_the_last_day_is_known_of() -> None:
    """What is due just before the end gives way to what is due just after it."""
    world = pair("on 2026-03-30", "on 2026-04-02", inclusion(SMALL, within=5))
    found = demand(world, horizon("2026-03-01", "2026-03-31"))
    assert not found.orders
    assert left_out(found) == [(day("03-30"), "2026-04-02")]


def test_a_larger_turn_that_was_missed_stands_for_nothing() -> None:
    """Where the larger work was never done, the smaller turn is missed as itself."""
    world = pair("on 2026-03-01", "on 2026-03-04", inclusion(SMALL, within=5))
    found = demand(world, horizon("2026-02-01", "2026-04-30"), as_of="2026-03-20")
    assert [(one.task, one.into) for one in found.dropped] == [
        (LARGE, None),
        (SMALL, None),
    ]


def test_work_of_law_keeps_its_own_days() -> None:
    """A statutory turn gives way only inside its window, and narrows the larger one."""
    small = grid(Every(months=1), "2026-03-01", within=(0, 3))
    for due, window in (("03-03", "2026-03-01 .. 2026-03-04"), ("03-09", None)):
        world = estate(
            task(SMALL, small, criticality=Criticality.STATUTORY),
            task(
                LARGE,
                grid(Every(months=12), f"2026-{due}", within=(2, 8)),
                includes=(inclusion(SMALL, within=9),),
            ),
        )
        found = demand(world, horizon("2026-02-20", "2026-03-20"))
        [larger] = orders(found, LARGE)
        if window is None:
            assert dues(found, SMALL) == [day("03-01")]
            assert larger.window.closes == day("03-17")
        else:
            assert not dues(found, SMALL)
            assert larger.window.text().en == window


def test_a_visit_of_a_longest_gap_counts_from_larger_work() -> None:
    """The gap is counted from the inspection that includes the visit."""
    world = pair(at_most(15), "on 2026-03-10", inclusion(SMALL))
    known = with_records(world, done("2026-03-01", SMALL), done("2026-03-10", LARGE))
    found = demand(known, horizon("2026-03-11", "2026-03-31"))
    [chain] = found.chains
    assert chain.rungs[0].last == day("03-10")


def test_a_quota_is_part_of_what_falls_in_its_period() -> None:
    """The month in which the yearly test falls needs no check of its own."""
    found = demand(pair(quota(1, Period.MONTH), "on 2026-05-20", inclusion(SMALL)))
    assert left_out(found) == [(left_out(found)[0][0], "2026-05-20")]
    assert len(dues(found, SMALL)) == 11


# Two other ways to the same dates


def by_dates(
    small: Iterable[date], large: Iterable[date], within: int, look: Look
) -> list[date]:
    """Return the smaller dates that no larger one is near to."""
    sides = {Look.FORWARD: (0, within), Look.BACKWARD: (-within, 0)}
    first, last = sides.get(look, (-within, within))
    larger = set(large)
    return [
        due
        for due in small
        if not any(due + timedelta(days=n) in larger for n in range(first, last + 1))
    ]


def by_days(every: int, begins: date, large: set[date], last: date) -> list[date]:
    """Walk day by day: what floats is due, or is restarted by larger work."""
    found, due, today = [], begins, min(begins, *large)
    while today <= last:
        if today in large:
            due = today + timedelta(days=every)
        elif today == due:
            found.append(today)
            due = today + timedelta(days=every)
        today += timedelta(days=1)
    return found


SOME_DAYS = st.lists(
    st.integers(0, 200).map(lambda n: START + timedelta(days=n)),
    min_size=1,
    max_size=8,
    unique=True,
)
UNTIL = Horizon(START, START + timedelta(days=150))


@given(SOME_DAYS, SOME_DAYS, st.integers(0, 12), st.sampled_from(Look))
def test_dates_near_larger_ones_are_left_out(
    small: list[date], large: list[date], within: int, look: Look
) -> None:
    """Each date is left out where a larger one lies in its span, whatever else."""
    look = look if within else Look.BOTH
    how = inclusion(SMALL, within=within, look=look)
    found = demand(pair(Cycle(Dates(small)), Cycle(Dates(large)), how), UNTIL)
    kept = [due for due in by_dates(sorted(small), large, within, look) if due in UNTIL]
    assert dues(found, SMALL) == kept


@given(st.integers(3, 50), SOME_DAYS)
def test_what_floats_is_restarted_by_larger_work(every: int, large: list[date]) -> None:
    """A floating task counts from itself or from what contains it, the later."""
    small = grid(Every(days=every), "2026-01-01", FLOATING)
    found = demand(pair(small, Cycle(Dates(large)), inclusion(SMALL)), UNTIL)
    assert dues(found, SMALL) == by_days(every, START, set(large), UNTIL.last)


TODAY = date(2026, 3, 10)
AHEAD = Horizon(TODAY, date(2026, 6, 30))


@given(worlds())
def test_the_order_of_records_does_not_matter(world: Portfolio) -> None:
    """Records may be told in any order."""
    shuffled = sorted(world.records, key=lambda one: one.id, reverse=True)
    other = evolve(world, records=tuple(shuffled))
    assert whole(demand(world, AHEAD)) == whole(demand(other, AHEAD))


@given(worlds(), st.integers(1, 120))
def test_a_longer_horizon_changes_nothing_earlier(world: Portfolio, more: int) -> None:
    """What is due up to a day is the same, however far ahead one looks."""
    longer = Horizon(AHEAD.first, AHEAD.last + timedelta(days=more))
    short, far = demand(world, AHEAD), demand(world, longer)
    early = [one for one in whole(far) if one[1].due <= AHEAD.last - timedelta(days=2)]
    for one in early:
        assert one in whole(short)


@given(worlds())
def test_doing_what_is_due_leads_to_what_was_due(world: Portfolio) -> None:
    """Work done on the days it was planned for changes no date after it."""
    world = evolve(world, records=())
    before = demand(world, Horizon(START, AHEAD.last))
    halfway = date(2026, 3, 31)
    records: list[Completion] = [
        done(one.window.opens, one.planned.task.code, order=one.id)
        for one in before.orders
        if one.window.opens <= halfway and one.due in one.window
    ]
    after = demand(
        with_records(world, *records), Horizon(START, AHEAD.last), as_of=halfway
    )
    still = [(one.id, one.due) for one in before.orders if one.window.opens > halfway]
    assert [
        (one.id, one.due) for one in after.orders if one.status is OrderStatus.OPEN
    ] == still


def test_without_relations_nothing_is_reckoned_twice() -> None:
    """Tasks that nothing contains have the same orders as ever."""
    world = estate(task(SMALL, "every 1 month"), task(LARGE, "every 3 months"))
    found = demand(world, YEAR)
    assert len(found.orders) == 16
    assert not found.dropped
