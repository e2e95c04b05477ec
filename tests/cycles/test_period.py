"""Periods of the calendar, and so many times in each."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, span
from weibao.cycles.period import MONDAY, SUNDAY, Period, missed, period_of, periods

starts = st.sampled_from([MONDAY, SUNDAY])


def begins(day: date, per: Period, week_start: int) -> bool:
    """Tell whether a period begins with a day, by what the calendar shows."""
    match per:
        case Period.DAY:
            return True
        case Period.WEEK:
            return day.weekday() == week_start
        case Period.HALF_MONTH:
            return day.day in (1, 16)
        case Period.MONTH:
            return day.day == 1
        case Period.QUARTER:
            return day.day == 1 and day.month in (1, 4, 7, 10)
        case Period.HALF_YEAR:
            return day.day == 1 and day.month in (1, 7)
        case Period.YEAR:
            return (day.month, day.day) == (1, 1)


@given(dates, st.sampled_from(Period), starts)
def test_a_period_goes_from_its_beginning_to_the_next(
    day: date, per: Period, week_start: int
) -> None:
    """Only its first day begins a period, and the day after it does again."""
    period = period_of(day, per, week_start)
    assert period.opens <= day <= period.closes
    assert begins(period.opens, per, week_start)
    assert begins(period.closes + ONE, per, week_start)
    within = span(period.opens + ONE, period.closes)
    assert not any(begins(one, per, week_start) for one in within)


@given(dates, st.integers(0, 400), st.sampled_from(Period), starts)
def test_periods_follow_one_another(
    first: date, length: int, per: Period, week_start: int
) -> None:
    """They cover all the days asked about without gap or overlap."""
    last = first + length * ONE
    found = list(periods(first, last, per, week_start))
    days = [day for period in found for day in span(period.opens, period.closes)]
    assert days == list(span(found[0].opens, found[-1].closes))
    assert days[0] <= first
    assert last <= days[-1]
    assert found[-1].opens <= last


@given(
    st.lists(st.integers(-10, 120), max_size=40),
    st.integers(1, 4),
    st.sampled_from([Period.WEEK, Period.HALF_MONTH, Period.MONTH, Period.QUARTER]),
    starts,
)
def test_missed_periods(
    numbers: list[int], times: int, per: Period, week_start: int
) -> None:
    """Each period is judged by what was done in it alone; the order is irrelevant."""
    begin = date(2026, 1, 1)
    done = [begin + timedelta(days=number) for number in numbers]
    owed = list(periods(begin, begin + timedelta(days=100), per, week_start))
    expected = []
    for period in owed:
        count = sum(1 for day in done if period.opens <= day <= period.closes)
        if count < times:
            expected.append(period)
    assert list(missed(done, times, owed)) == expected
    assert list(missed(sorted(done), times, owed)) == expected
