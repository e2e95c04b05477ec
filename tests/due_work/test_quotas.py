"""Quotas: so many times in each period of the calendar, on any day of it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    day,
    days,
    demand,
    done,
    estate,
    horizon,
    keys,
    orders,
    quota,
    task,
)
from strategies import quotas
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period, period_of, periods
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Quota
from weibao.cycles.working_day import ClosedDay
from weibao.due_work.quotas import (
    LOTS,
    aimed_day,
    around,
    lot_of,
    period_key,
    shares,
)
from weibao.equipment import Criticality
from weibao.orders import OrderStatus
from weibao.spans import Window

SERVICE = "service"
LENGTHS = {
    Period.DAY: (1, 1),
    Period.WEEK: (7, 7),
    Period.HALF_MONTH: (13, 16),
    Period.MONTH: (28, 31),
    Period.QUARTER: (90, 92),
    Period.HALF_YEAR: (181, 184),
    Period.YEAR: (365, 366),
}


@pytest.mark.parametrize(
    ("on", "per", "opens", "closes", "key"),
    [
        ("2026-03-02", Period.DAY, "2026-03-02", "2026-03-02", "2026-03-02"),
        ("2026-03-08", Period.WEEK, "2026-03-02", "2026-03-08", "2026-W10"),
        ("2026-03-14", Period.WEEK, "2026-03-09", "2026-03-15", "2026-W11"),
        ("2027-01-02", Period.WEEK, "2026-12-28", "2027-01-03", "2026-W53"),
        ("2025-12-30", Period.WEEK, "2025-12-29", "2026-01-04", "2026-W01"),
        ("2026-02-15", Period.HALF_MONTH, "2026-02-01", "2026-02-15", "2026-02-1"),
        ("2026-02-16", Period.HALF_MONTH, "2026-02-16", "2026-02-28", "2026-02-2"),
        ("2028-02-29", Period.HALF_MONTH, "2028-02-16", "2028-02-29", "2028-02-2"),
        ("2028-02-29", Period.MONTH, "2028-02-01", "2028-02-29", "2028-02"),
        ("2026-06-30", Period.QUARTER, "2026-04-01", "2026-06-30", "2026-Q2"),
        ("2026-07-01", Period.HALF_YEAR, "2026-07-01", "2026-12-31", "2026-H2"),
        ("2028-02-29", Period.YEAR, "2028-01-01", "2028-12-31", "2028"),
    ],
)
def test_periods_and_their_names(
    on: str, per: Period, opens: str, closes: str, key: str
) -> None:
    """Weeks are ISO weeks, half months part after the 15th, others as usual."""
    period = period_of(day(on), per)
    assert period == Window(day(opens), day(closes))
    assert period_key(period, per) == key


@given(st.sampled_from(Period), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_one_period(per: Period, on: date) -> None:
    """Periods follow one another without gaps, and each has the length it can have."""
    period = period_of(on, per)
    assert on in period
    assert period_of(period.opens, per) == period_of(period.closes, per) == period
    assert period_of(period.closes + timedelta(days=1), per).opens > period.closes
    shortest, longest = LENGTHS[per]
    assert shortest <= (period.closes - period.opens).days + 1 <= longest


@given(quotas(), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, LOTS - 1))
def test_shares_cover_their_period_in_order(asked: Quota, on: date, lot: int) -> None:
    """Slots part the period without overlap, and visits near their aims keep apart."""
    period = period_of(on, asked.per)
    found = list(shares(asked.times, period_key(period, asked.per), period))
    assert len({key for key, _ in found}) == len(found) == asked.times
    windows = [share for _, share in found]
    assert windows[0].opens == period.opens
    assert windows[-1].closes == period.closes
    for one, other in pairwise(windows):
        assert other.opens == one.closes + timedelta(days=1)
        aims = [around(aimed_day(share, lot), share) for share in (one, other)]
        assert all(
            aim.opens in share for aim, share in zip(aims, (one, other), strict=True)
        )
        apart = (aims[1].opens - aims[0].closes).days
        shorter = min((w.closes - w.opens).days + 1 for w in (one, other))
        assert apart >= shorter - 2 * (shorter // 4) - 1


def test_lots_spread_work_over_the_period() -> None:
    """The lots aim at different weeks of a quarter, always in the same order."""
    quarter = Window(*days("2026-01-01 2026-03-31"))
    aims = [aimed_day(quarter, lot) for lot in range(LOTS)]
    assert aims == sorted(aims)
    assert [str(aim) for aim in aims[:3]] == ["2026-01-06", "2026-01-17", "2026-01-29"]
    names = [f"B{number:02}/monthly_test" for number in range(200)]
    assert {lot_of(name) for name in names} == set(range(LOTS))
    assert lot_of("B01/monthly_test") == lot_of("B01/monthly_test") == 1


def test_all_periods_that_touch_the_days() -> None:
    """Periods are whole, the first and the last too."""
    found = list(periods(date(2026, 12, 31), date(2027, 1, 4), Period.WEEK))
    assert found == [
        Window(*days("2026-12-28 2027-01-03")),
        Window(*days("2027-01-04 2027-01-10")),
    ]


@pytest.mark.row("S054")
def test_any_day_of_the_month_satisfies_the_month() -> None:
    """Monthly: twelve orders a year, and a completion moves no other month."""
    clean = task(SERVICE, quota(1, Period.MONTH), action="clean")
    before = demand(estate(clean))
    assert len(orders(before)) == 12
    for on in ("03-01", "03-17", "03-31"):
        after = demand(estate(clean, records=[done(on)]), as_of=on)
        assert keys(after) == keys(before) - {
            "demo/A1/service/2026-01",
            "demo/A1/service/2026-02",
        }
        (march, *later) = orders(after)
        assert march.status is OrderStatus.DONE
        assert [o.occurrence for o in later] == [
            o.occurrence for o in orders(before)[3:]
        ]
        assert all(o.status is OrderStatus.OPEN for o in later)


@pytest.mark.parametrize(
    ("per", "times", "records", "missed"),
    [
        (Period.MONTH, 1, "05-02 05-30", "2026-06"),
        (Period.HALF_MONTH, 1, "05-10 05-20 06-03 06-14", "2026-06-2"),
        (Period.QUARTER, 2, "04-02 04-03 07-01", ""),
        (Period.QUARTER, 3, "04-02 06-30", "2026-Q2.2"),
    ],
)
def test_what_a_period_lacks_stays_missed(
    per: Period, times: int, records: str, missed: str
) -> None:
    """Extra work counts once, and nothing is carried into another period."""
    first = {Period.QUARTER: "2026-04-01"}.get(per, "2026-05-01")
    world = estate(
        task(SERVICE, quota(times, per)),
        records=[done(on) for on in days(records)],
        records_from=first,
    )
    found = demand(world, horizon(first, "2026-07-31"), as_of="07-01")
    assert [one.key for one in found.dropped] == missed.split()


def test_a_completion_takes_the_nearest_slot_of_its_period() -> None:
    """Twice each week: work on Monday and on Tuesday fulfils both slots, in order."""
    world = estate(
        task(SERVICE, quota(2, Period.WEEK)), records=[done("03-02"), done("03-03")]
    )
    found = orders(demand(world, horizon("03-02", "03-08"), as_of="03-04"))
    assert [(o.occurrence.key, o.status) for o in found] == [
        ("2026-W10.1", OrderStatus.DONE),
        ("2026-W10.2", OrderStatus.DONE),
    ]


def test_a_daily_quota_can_leave_out_closed_days() -> None:
    """Daily, closed days skipped: Monday to Friday, and each weekend day on record."""
    cycle = quota(1, Period.DAY, closed=ClosedDay.SKIP)
    world = estate(task(SERVICE, cycle), stack=WEEKENDS_OFF)
    found = demand(world, horizon("03-02", "03-15"))
    assert [o.due.weekday() for o in orders(found)] == [0, 1, 2, 3, 4] * 2
    assert [one.due for one in found.dropped] == days("03-07 03-08 03-14 03-15")


def test_a_period_under_way_is_still_open() -> None:
    """A horizon that begins late in a period still has the order of the period."""
    world = estate(task(SERVICE, quota(1, Period.MONTH)))
    (march, april) = orders(demand(world, horizon("03-25", "04-30")))
    assert march.occurrence.key == "2026-03"
    assert march.overdue_since is None
    assert april.occurrence.key == "2026-04"


def test_validity_ends_a_quota_with_its_last_whole_half() -> None:
    """A period of which the task holds for less than half has no turn."""
    ends = task(SERVICE, quota(1, Period.MONTH), valid_to=date(2026, 3, 10))
    assert [o.occurrence.key for o in orders(demand(estate(ends)))] == [
        "2026-01",
        "2026-02",
    ]
    until = task(SERVICE, quota(1, Period.MONTH, until=date(2026, 3, 20)))
    last = orders(demand(estate(until)))[-1]
    assert last.window == Window(*days("03-01 03-20"))


@pytest.mark.parametrize(("per", "late"), [(Period.DAY, ""), (Period.WEEK, "2026-W10")])
def test_daily_safety_work_is_not_caught_up(per: Period, late: str) -> None:
    """The next day has a patrol of its own; a missed week's is still to be done."""
    patrol = task(SERVICE, quota(1, per), criticality=Criticality.SAFETY)
    world = estate(patrol, records_from="2026-03-02")
    found = orders(demand(world, horizon("03-09", "03-15")))
    assert [o.occurrence.key for o in found if o.overdue_since] == late.split()
    asked = task(SERVICE, quota(1, Period.DAY, missed=Missed.MERGE))
    found = orders(
        demand(estate(asked, records_from="2026-03-02"), horizon("03-09", "03-09"))
    )
    assert [o.occurrence.key for o in found] == ["2026-03-08", "2026-03-09"]


@pytest.mark.parametrize(
    ("week_start", "keys_", "missed"),
    [
        (0, ["2026-W10", "2026-W11"], []),
        (6, ["2026-W10-7"], ["2026-W09-7"]),
        (2, ["2026-W10-3", "2026-W11-3"], []),
    ],
)
def test_weeks_may_begin_on_any_weekday(
    week_start: int, keys_: list[str], missed: list[str]
) -> None:
    """Sunday 8 and Saturday 14 March: two ISO weeks, but one that begins on Sunday."""
    world = estate(
        task(SERVICE, Cycle(Quota(1, Period.WEEK, week_start))),
        records=[done("03-08"), done("03-14")],
        records_from="2026-03-02",
    )
    found = demand(world, horizon("03-02", "03-14"), as_of="03-14")
    finished = [o for o in orders(found) if o.status is OrderStatus.DONE]
    assert [o.occurrence.key for o in finished] == keys_
    assert [one.key for one in found.dropped] == missed


@given(st.integers(0, 6), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_weeks_of_any_beginning_follow_one_another(begins: int, on: date) -> None:
    """Each has seven days and a name of its own, another than a week of Monday has."""
    week = period_of(on, Period.WEEK, begins)
    assert on in week
    assert week.opens.weekday() == begins
    after = period_of(week.closes + timedelta(days=1), Period.WEEK, begins)
    assert (after.opens - week.opens).days == 7
    names = {period_key(one, Period.WEEK) for one in (week, after)}
    usual = {
        period_key(period_of(one.opens, Period.WEEK), Period.WEEK)
        for one in (week, after)
    }
    assert len(names) == 2
    assert names == usual if begins == 0 else not names & usual
