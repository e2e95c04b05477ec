"""Windows around due dates, and what several leave in common."""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, last_day, mixed, span
from cycles.vectors.asked import lapsed
from slow_dates import later, month_later
from weibao.cycles.window import (
    Percent,
    Tolerance,
    in_common,
    spanning,
)
from weibao.errors import InvalidValue
from weibao.spans import Every, Window

SIDES = st.builds(Every, st.integers(0, 6), st.integers(0, 20))


def back(day: date, every: Every) -> date:
    """Go back by months, keeping the day in mind, then by days."""
    months = day.year * 12 + day.month - 1 - every.months
    first = date(months // 12, months % 12 + 1, 1)
    return min(month_later(first, 0) + (day.day - 1) * ONE, last_day(first)) - (
        every.days * ONE
    )


@given(dates, SIDES, SIDES, st.booleans())
def test_a_window_of_days(due: date, before: Every, after: Every, open_: bool) -> None:
    """It goes from so much before, or the day after that, to so much after."""
    window = Tolerance(before, after, open_).window(due)
    opens = back(due, before) + (ONE if open_ and before else timedelta())
    assert window == Window(opens, later(due, after))


@given(dates, st.integers(0, 14), st.integers(0, 14))
def test_a_window_of_whole_months(due: date, before: int, after: int) -> None:
    """It is every day of the months around, and no other."""
    room = Tolerance(Every(months=before), Every(months=after), whole_months=True)
    window = room.window(due)
    around = span(due - 500 * ONE, due + 500 * ONE)
    count = due.year * 12 + due.month
    days = [d for d in around if -before <= d.year * 12 + d.month - count <= after]
    assert window == Window(days[0], days[-1])


@given(mixed, st.integers(0, 5_000), st.none() | st.integers(0, 60))
def test_shares_of_an_interval(
    every: Every, hundredths: int, cap_days: int | None
) -> None:
    """A share counts 30 days to a month, is rounded down, and is cut at its cap."""
    percent = Percent(Fraction(hundredths, 100), cap_days)
    days = every.months * 30 + every.days
    whole = floor(Fraction(days * hundredths, 10_000))
    assert percent.days(every) == (whole if cap_days is None else min(whole, cap_days))
    room = Tolerance(early=percent, late=percent).of(every)
    assert (room.before, room.after) == (Every(days=percent.days(every)),) * 2


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_what_windows_have_in_common(ends: list[tuple[int, int]]) -> None:
    """It is the days that lie in each, reckoned day by day."""
    begin = date(2026, 1, 1)
    windows = [
        Window(begin + first * ONE, begin + last * ONE) if first <= last else None
        for first, last in ends
    ]
    common = in_common(windows)
    if not windows:
        assert common is None
        return
    days = [
        day
        for day in span(begin, begin + 31 * ONE)
        if all(one is not None and one.opens <= day <= one.closes for one in windows)
    ]
    assert common == (Window(days[0], days[-1]) if days else None)
    assert in_common(windows[::-1]) == common


@given(dates, dates.filter(bool), SIDES)
def test_a_window_that_spans_two_dates(one: date, other: date, side: Every) -> None:
    """It opens as the first one's does and closes as the last one's."""
    first, last = sorted((one, other))
    room = Tolerance(side, side, open_start=True)
    window = spanning(first, last, room)
    assert (window.opens, window.closes) == (
        room.window(first).opens,
        room.window(last).closes,
    )


@given(dates, st.integers(0, 9), st.none() | st.integers(-20, 20), st.integers(-20, 20))
def test_lapsing(opens: date, length: int, done: int | None, asked: int) -> None:
    """A window lapses the day after it closes, unless work was done in it."""
    window = Window(opens, opens + length * ONE)
    day = opens + done * ONE if done is not None else None
    inside = done is not None and 0 <= done <= length
    assert lapsed(window, day, opens + asked * ONE) == (asked > length and not inside)


def test_one_side_has_one_tolerance() -> None:
    """Days and a share on one side contradict each other; shares are not negative."""
    share = Percent(Fraction(10))
    with pytest.raises(InvalidValue, match="two tolerances"):
        Tolerance(before=Every(days=1), early=share)
    with pytest.raises(InvalidValue, match="two tolerances"):
        Tolerance(after=Every(days=1), late=share)
    with pytest.raises(InvalidValue, match="cannot be negative"):
        Percent(Fraction(-1))
