"""Work whose interval depends on the age of a part."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    calendar,
    day,
    days,
    deferred,
    demand,
    done,
    estate,
    horizon,
    keys,
    months,
    orders,
    task,
    whole,
    with_records,
)
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import NextFrom
from weibao.cycles.stage import Boundary, Stage, Stages
from weibao.orders import Demand, OrderStatus
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.spans import Every, Horizon

CENTURY = horizon("1980-01-01", "2070-12-31")
POWDER = "first at 5 years of age, then every 2 years, scrapped at 10 years of age"
GOVERNOR = "every 2 years, from 15 years of age every 1 year"
SINCE = ", age since made"


def part(
    cycle: str | Cycle,
    made: str | None = None,
    *records: Record,
    installed: str | None = None,
    since: str = "1980-01-01",
) -> Portfolio:
    """Make a thing with a part of which the day it was made may be known."""
    attributes: dict[str, Any] = {} if made is None else {"made": day(made)}
    return estate(
        task("service", cycle),
        installed=installed,
        attributes=attributes,
        records=records,
        records_from=since,
    )


def open_dues(there: Demand) -> list[date]:
    """Return the dates of what is still to be done."""
    return [one.due for one in orders(there) if one.status is OrderStatus.OPEN]


@pytest.mark.parametrize(
    ("cycle", "made", "expected"),
    [
        (
            "first at 50 years of age, then every 10 years, from 75 years of age every "
            "5 years",
            "1980-07-01",
            "2030-07-01 2040-07-01 2050-07-01 2055-07-01 2060-07-01 2065-07-01 "
            "2070-07-01",
        ),
        (
            "first at 1 year of age, then every 4 years, until 2034-12-31",
            "2025-03-01",
            "2026-03-01 2030-03-01 2034-03-01",
        ),
        (POWDER, "2020-03-15", "2025-03-15 2027-03-15 2029-03-15"),
        (
            "first at 3 years of age, then every 1 year, scrapped at 6 years of age",
            "2020-03-15",
            "2023-03-15 2024-03-15 2025-03-15",
        ),
    ],
)
@pytest.mark.parametrize("grid", ["", ", on a fixed grid"])
def test_what_is_done_on_its_dates_is_due_by_age(
    cycle: str, made: str, expected: str, grid: str
) -> None:
    """Planned or laid by birth: as long as each date is kept, both are the same."""
    there = demand(part(cycle + grid + SINCE, made), CENTURY)
    assert open_dues(there) == days(expected)


def test_the_end_of_life_is_on_record() -> None:
    """From that day on nothing is due, and the day itself is told with its reason."""
    there = demand(part(POWDER + SINCE, "2020-03-15"), CENTURY)
    [told] = there.dropped
    assert told.due == day("2030-03-15")
    assert "to be replaced" in told.reason.en
    earlier = horizon("2026-01-01", "2026-12-31")
    assert not demand(part(POWDER + SINCE, "2020-03-15"), earlier).dropped


@pytest.mark.parametrize(
    ("boundary", "last", "expected"),
    [
        (", new intervals count from the last time", "2025-09-10", "2027-05-01"),
        (", due as a new interval begins", "2026-10-10", "2027-05-01"),
        (", new intervals count from the last time", "2026-10-10", "2027-10-10"),
        ("", "2025-09-10", "2027-05-01"),
        ("", "2027-06-20", "2028-06-20"),
        ("", "2021-08-05", "2023-08-05"),
    ],
)
def test_the_governor(boundary: str, last: str, expected: str) -> None:
    """Every two years from the last time, from fifteen years of age on each year."""
    world = part(GOVERNOR + boundary + SINCE, "2012-05-01", done(last))
    assert open_dues(demand(world, CENTURY, as_of=last))[0] == day(expected)


@pytest.mark.parametrize(
    ("made", "installed", "first"),
    [
        ("2012-05-01", "2015-01-01", "2017-05-01"),
        (None, "2015-01-01", "2020-01-01"),
        (None, None, "2006-01-01"),
    ],
)
def test_what_the_age_counts_from(
    made: str | None, installed: str | None, first: str
) -> None:
    """The attribute, else the date installed, else the day that records begin."""
    world = part(POWDER + SINCE, made, installed=installed, since="2001-01-01")
    over = horizon("2001-01-01", "2030-12-31")
    assert open_dues(demand(world, over))[0] == day(first)


def test_dates_before_records_are_not_held_against_it() -> None:
    """Without any record the next date by age is the first one since they began."""
    world = part(POWDER + SINCE, "2018-03-15", since="2026-01-01")
    there = demand(world, horizon("2026-01-01", "2029-12-31"))
    assert open_dues(there) == days("2027-03-15")


def test_a_replacement_begins_the_age_anew() -> None:
    """Work up to that day was on the old part; ids go on and none comes twice."""
    cycle = f"{POWDER}, anew after swap{SINCE}"
    old = [done("2025-03-10"), done("2027-03-10")]
    world = part(cycle, "2020-03-15", *old, done("2028-06-01", "swap"))
    there = demand(world, CENTURY, as_of="2028-06-01")
    assert open_dues(there)[:2] == days("2033-06-01 2035-06-01")
    ids = [one.id for one in orders(there)]
    assert len(ids) == len(set(ids)) == len(open_dues(there)) + 2
    again = with_records(world, done("2033-05-20"))
    later = demand(again, CENTURY, as_of="2033-05-20")
    assert open_dues(later)[0] == day("2035-05-20")
    assert set(ids) <= keys(later)


def test_work_due_once_stays_due_until_it_is_done() -> None:
    """A thing past its life is to be replaced, however long ago that was."""
    cycle = "once at 10 years of age" + SINCE
    over = horizon("2026-01-01", "2026-12-31")
    late = demand(part(cycle, "2010-03-15", since="2026-01-01"), over)
    assert open_dues(late) == days("2020-03-15")
    [order] = orders(late)
    assert order.overdue_since == day("2020-03-15")
    replaced = part(cycle, "2010-03-15", done("2026-02-01"), since="2026-01-01")
    assert open_dues(demand(replaced, over, as_of="2026-02-01")) == []
    new = part(
        cycle,
        "2025-11-01",
        done("2026-02-01"),
        installed="2026-02-01",
        since="2026-01-01",
    )
    assert open_dues(demand(new, CENTURY, as_of="2026-03-01")) == days("2035-11-01")


@pytest.mark.parametrize(
    ("next_from", "expected"),
    [
        (NextFrom.ORIGINAL, "2027-03-15"),
        (NextFrom.DEFERRED, "2027-06-30"),
        (NextFrom.ACTUAL, "2027-06-01"),
    ],
)
def test_after_a_deferral(next_from: NextFrom, expected: str) -> None:
    """The next date counts from what the leave says."""
    leave = deferred(
        "service/2015-01-01#1",
        "2025-06-30",
        approved="2025-03-01",
        next_from=next_from,
    )
    world = part(
        POWDER + SINCE, "2020-03-15", leave, done("2025-06-01"), installed="2015-01-01"
    )
    assert open_dues(demand(world, CENTURY, as_of="2025-06-01"))[0] == day(expected)


LENGTHS = st.integers(20, 900).map(lambda number: Every(days=number))
BIRTH = date(2010, 1, 1)
AGO = st.integers(0, 5_000).map(lambda number: BIRTH + timedelta(days=number))


@st.composite
def rhythms(draw: st.DrawFn) -> Stages:
    """Intervals by age, with and without an end."""
    found = draw(
        st.lists(
            st.builds(
                Stage, st.integers(30, 4000).map(lambda n: Every(days=n)), LENGTHS
            ),
            min_size=1,
            max_size=3,
            unique_by=lambda stage: stage.age.days,
        )
    )
    return Stages(
        first_at=draw(LENGTHS),
        stages=sorted(found, key=lambda stage: stage.age.days),
        boundary=draw(st.sampled_from(Boundary)),
        life=draw(st.none() | st.integers(1000, 6000).map(lambda n: Every(days=n))),
        anew_by=draw(st.sampled_from([None, "swap"])),
        since="made",
    )


def slow_due(
    rhythm: Stages, made: date, last: date | None, served: date | None
) -> date | None:
    """Find the next date by asking each day in turn whether it is one.

    What is no longer asked for had begun by the date that the last work was for.
    """
    if last is None:
        on = made + timedelta(days=rhythm.first_at.days)
    else:
        ages = [0, *(stage.age.days for stage in rhythm.stages[1:]), 10**6]
        on = last
        while True:
            on += timedelta(days=1)
            by = max(last, served or last)
            then, now = (by - made).days, max((on - made).days, (by - made).days)
            found = [
                (number, stage.every.days)
                for number, stage in enumerate(rhythm.stages)
                if ages[number] <= now and then < ages[number + 1]
            ]
            held, new = found[0], found[1:]
            if (on - last).days >= held[1]:
                break
            if rhythm.boundary is Boundary.STOP and new:
                break
            if any((on - last).days >= every for _, every in new):
                break
    life = rhythm.life
    return None if life and (on - made).days >= life.days else on


@given(
    rhythms(),
    st.lists(AGO, max_size=6, unique=True),
    st.lists(AGO, max_size=2, unique=True),
)
def test_the_next_date_is_that_of_a_slow_reckoning(
    rhythm: Stages, completed: list[date], swapped: list[date]
) -> None:
    """Replayed day by day: the last part, and the last time work was done on it."""
    records = [*map(done, completed), *(done(on, "swap") for on in swapped)]
    world = part(Cycle(rhythm), str(BIRTH), *records, since="2010-01-01")
    today = max([*completed, *swapped, BIRTH])
    swaps = [on for on in swapped if on > BIRTH] if rhythm.anew_by else []
    made = max(swaps, default=BIRTH)
    on_it = [on for on in completed if on > made]
    last = served = expected = None
    for on in sorted(on_it):
        expected = slow_due(rhythm, made, last, served)
        last, served = on, expected
    expected = slow_due(rhythm, made, last, served)
    over = Horizon(today, date(2060, 1, 1))
    there = open_dues(demand(world, over, as_of=today))
    if not completed and made < today:
        return  # without any record it begins by the day that records begin
    assert (there[0] if there else None) == expected


@given(rhythms(), st.lists(AGO, max_size=6, unique=True), st.integers(1, 900))
def test_order_of_records_and_longer_horizons(
    rhythm: Stages, completed: list[date], more: int
) -> None:
    """Neither changes what was there, and what is planned, once done, stays."""
    over = horizon("2020-01-01", "2024-12-31")
    known = [one for one in completed if one <= over.first]
    world = part(Cycle(rhythm), str(BIRTH), *map(done, known), since="2010-01-01")
    there = demand(world, over, as_of="2020-01-01")
    backwards = evolve(world, records=tuple(reversed(world.records)))
    assert whole(demand(backwards, over, as_of="2020-01-01")) == whole(there)
    longer = Horizon(over.first, over.last + timedelta(days=more))
    on = demand(world, longer, as_of="2020-01-01")
    assert {one.id for one in on.orders if one.due <= over.last} == keys(there)
    dates = open_dues(there)
    assert dates == sorted(set(dates))
    assert all(before < after for before, after in pairwise(dates))
    if dates and dates[0] >= over.first:
        kept = with_records(world, *map(done, dates))
        after = demand(kept, longer, as_of=dates[-1])
        before = {one.id for one in orders(there) if one.completion is not None}
        later = [one.due for one in orders(after) if one.id not in before]
        assert [due for due in later if due >= over.first][: len(dates)] == dates


def test_a_stage_that_begins_on_a_closed_day_is_served_the_day_before() -> None:
    """It is not asked for again, and the new interval counts from that day."""
    world = estate(
        task("service", GOVERNOR + SINCE),
        stack=Stack((calendar({day("2027-05-01")}),)),
        attributes={"made": day("2012-05-01")},
        records=[done("2025-09-10")],
        records_from="2025-01-01",
    )
    there = demand(world, horizon("2026-01-01", "2029-12-31"), as_of="2026-01-01")
    assert open_dues(there) == days("2027-05-01 2028-04-30 2029-04-30")


def test_lengths_in_months_and_days() -> None:
    """A stage may begin at an age of months and days."""
    cycle = Cycle(
        Stages(first_at=months(6), stages=[Stage(Every(), months(3))], since="made")
    )
    assert open_dues(demand(part(cycle, "2025-08-31"), CENTURY))[:3] == days(
        "2026-02-28 2026-05-28 2026-08-28"
    )
