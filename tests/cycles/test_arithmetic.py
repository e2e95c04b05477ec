"""Month ends, working days, weeks and recurrences, against slow and other ways."""

from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from hypothesis import assume, given
from hypothesis import strategies as st

from cycles.slow import ONE, dates, first_day, last_day, lengths, mixed, stacks, walked
from cycles.vectors.asked import iso_week_name
from portfolios import WEEKENDS_OFF, calendar
from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import (
    MissingWeek,
    MonthEnd,
    WorkingDays,
    first_of,
    grid,
    grid_between,
    grid_day,
    iso_week_day,
    last_of_month,
    next_on_grid,
    nth_working_day,
    recurring,
    steps_before,
    working_days_after,
    working_days_before,
)
from weibao.errors import InvalidValue
from weibao.spans import Every

BYMONTHDAY: dict[MonthEnd, dict[str, object]] = {
    MonthEnd.CLAMP: {"bymonthday": (28, 29, 30, 31), "bysetpos": -1},
    MonthEnd.OMIT: {},
    MonthEnd.LAST_DAY: {"bymonthday": -1},
}
number = st.integers(0, 40)


@given(dates, st.integers(1, 14), st.sampled_from(list(BYMONTHDAY)))
def test_month_ends_are_those_of_recurrence_rules(
    anchor: date, months: int, month_end: MonthEnd
) -> None:
    """Clamping is the last that exists of days up to the anchor's; omitting is plain.

    The last day is the day -1. A rule begins with the anchor's month.
    """
    parts: dict[str, object] = {"bymonthday": anchor.day, **BYMONTHDAY[month_end]}
    if month_end is MonthEnd.CLAMP:
        parts["bymonthday"] = tuple(range(min(28, anchor.day), anchor.day + 1))
    begun = datetime.combine(anchor, time.min)
    rule = rrule(MONTHLY, dtstart=begun, interval=months, **parts)  # type: ignore[arg-type]  # parts by name
    expected = [moment.date() for moment in islice(rule, 12)]
    found = grid(anchor, Every(months=months), month_end)
    assert list(first_of(found, len(expected))) == expected


@given(dates, st.integers(1, 9))
def test_weeks_are_those_of_recurrence_rules(anchor: date, weeks: int) -> None:
    """A grid of whole weeks is the weekly rule."""
    begun = datetime.combine(anchor, time.min)
    rule = rrule(WEEKLY, dtstart=begun, interval=weeks, count=20)
    found = grid(anchor, Every(days=7 * weeks))
    assert list(first_of(found, 20)) == [moment.date() for moment in rule]


@given(dates, mixed, number)
def test_a_grid_is_counted_from_its_anchor(
    anchor: date, every: Every, step: int
) -> None:
    """Each date is so many intervals after the anchor, in one go."""
    assert grid_day(anchor, every, step) == walked(anchor, every, step)


@given(dates, st.integers(1, 26), number, st.sampled_from(MonthEnd))
def test_what_a_month_lacks(
    anchor: date, months: int, step: int, month_end: MonthEnd
) -> None:
    """A day that a month lacks becomes its last, none, or the first of the next."""
    found = grid_day(anchor, Every(months=months), step, month_end)
    first = walked(anchor.replace(day=1), Every(months=months), step)
    try:
        there: date | None = first.replace(day=anchor.day)
    except ValueError:
        there = None
    last = last_day(first)
    expected = {
        MonthEnd.CLAMP: there or last,
        MonthEnd.OMIT: there,
        MonthEnd.FORWARD: there or last + ONE,
        MonthEnd.LAST_DAY: last,
    }
    assert found == expected[month_end]


@given(dates, mixed, dates, st.integers(0, 900), st.sampled_from(MonthEnd))
def test_dates_between_two_days(
    anchor: date, every: Every, first: date, length: int, month_end: MonthEnd
) -> None:
    """They are those of the whole grid that lie there, and none before the anchor."""
    last = first + timedelta(days=length)
    whole = first_of(grid(anchor, every, month_end), 600)
    assume(whole[-1] > last)
    expected = [day for day in whole if first <= day <= last]
    assert list(grid_between(anchor, every, first, last, month_end)) == expected
    assert next_on_grid(anchor, every, last, month_end) == min(
        day for day in whole if day > last
    )


@given(mixed, dates, dates)
def test_steps_that_lead_not_too_far(every: Every, anchor: date, day: date) -> None:
    """A search may begin so many steps on without passing the day."""
    steps = steps_before(every, anchor, day)
    assert steps == 0 or walked(anchor, every, steps) <= day


@given(dates)
def test_the_last_of_a_month(day: date) -> None:
    """It is the day before a first."""
    assert last_of_month(day) == last_day(day)


@given(st.integers(0, 20), st.data())
def test_working_days(number: int, data: st.DataObject) -> None:
    """They are counted one by one, the day itself not; an interval opens first."""
    stack = data.draw(stacks())
    day = date(2026, 6, 15)
    for step, reckon in ((1, working_days_after), (-1, working_days_before)):
        at = day
        for _ in range(number):
            at = first_day(at + step * ONE, stack.is_open, step)
        assert reckon(day, number, stack) == at
    opened = first_day(day, stack.is_open)
    assert WorkingDays(number).after(day, 2, stack) == working_days_after(
        opened, 2 * number, stack
    )


@given(st.integers(-25, 25).filter(bool), st.data())
def test_the_nth_working_day(number: int, data: st.DataObject) -> None:
    """It is found by going through the month from either end, if it is there."""
    stack = data.draw(stacks())
    first = date(2026, 6, 1)
    open_days = [
        day for day in (first + n * ONE for n in range(30)) if stack.is_open(day)
    ]
    ordered = open_days if number > 0 else open_days[::-1]
    expected = dict(enumerate(ordered, 1)).get(abs(number))
    assert nth_working_day(date(2026, 6, 15), number, stack) == expected


def test_a_calendar_that_never_opens() -> None:
    """It is told, not searched for ever; and a number of days is not negative."""
    shut = Stack((calendar(weekend=range(7)),))
    with pytest.raises(InvalidValue, match="no open day within three years"):
        working_days_after(date(2026, 1, 1), 1, shut)
    with pytest.raises(InvalidValue, match="cannot be negative: -1"):
        WorkingDays(-1)
    assert WorkingDays(0).after(date(2026, 1, 3), 1, WEEKENDS_OFF) == date(2026, 1, 5)


@given(
    st.integers(2000, 2060),
    st.integers(1, 53),
    st.integers(0, 6),
    st.sampled_from(MissingWeek),
)
def test_iso_weeks(year: int, week: int, weekday: int, missing: MissingWeek) -> None:
    """A day of an ISO week is the one that the calendar names so; week 53 may lack."""
    around = [date(year, 1, 1) + n * ONE for n in range(-8, 375)]
    weeks = {
        (d.isocalendar().week, d.weekday()): d
        for d in around
        if d.isocalendar().year == year
    }
    if (week, weekday) not in weeks and missing is MissingWeek.LAST_WEEK:
        week -= 1
    found = iso_week_day(year, week, weekday, missing)
    assert found == weeks.get((week, weekday))
    if found is not None:
        assert iso_week_name(found) == f"{found:%G-W%V-%u}"


@given(st.integers(1, 5) | st.just(-1), st.integers(0, 6), dates)
def test_weekdays_of_the_month(which: int, weekday: int, start: date) -> None:
    """The n-th or last weekday is found by looking at the days; a fifth may lack."""
    name = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[weekday]
    found = first_of(recurring(f"FREQ=MONTHLY;BYDAY={which}{name}", start), 6)
    expected: list[date] = []
    day = start
    while len(expected) < 6:
        place = (day.day - 1) // 7 + 1 if which > 0 else which
        last = (day + 7 * ONE).month != day.month
        if day.weekday() == weekday and place == which and (which > 0 or last):
            expected.append(day)
        day += ONE
    assert list(found) == expected


@pytest.mark.parametrize("until", ["20260131", "20260131T080000Z", "20260131T235959"])
def test_a_rule_that_ends_at_a_moment(until: str) -> None:
    """The day of the moment is the last day."""
    found = recurring(f"FREQ=DAILY;UNTIL={until}", date(2026, 1, 30))
    assert list(found) == [date(2026, 1, 30), date(2026, 1, 31)]


@given(dates, lengths)
def test_no_dates_are_no_dates(anchor: date, every: Every) -> None:
    """Asking for none, or for those before the anchor, gives none."""
    assert first_of(grid(anchor, every), 0) == ()
    assert not list(grid_between(anchor, every, date(2000, 1, 1), anchor - ONE))
