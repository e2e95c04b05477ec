"""Slow and plain ways to reckon with dates, to try the parts of cycles against.

Nothing here is taken from the library but its values.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from portfolios import calendar
from slow_dates import later
from weibao.calendars.working import Stack
from weibao.spans import Every, Window

ONE = timedelta(days=1)

days_of_time = st.dates(date(2019, 1, 1), date(2031, 12, 31))
ends_of_months = st.builds(
    lambda year, month, back: date(year, month, monthrange(year, month)[1] - back),
    st.integers(2019, 2031),
    st.integers(1, 12),
    st.integers(0, 3),
)
dates = days_of_time | ends_of_months
months = st.integers(1, 26).map(lambda number: Every(months=number))
lengths = months | st.integers(1, 400).map(lambda number: Every(days=number))
mixed = lengths | st.builds(Every, st.integers(0, 26), st.integers(1, 40))


@st.composite
def stretches(draw: st.DrawFn, most: int = 60) -> list[Window[date]]:
    """Make stretches of days, in order and apart."""
    begin = draw(st.dates(date(2025, 1, 1), date(2025, 12, 31)))
    found = []
    for _ in range(draw(st.integers(0, 4))):
        end = begin + draw(st.integers(0, most)) * ONE
        found.append(Window(begin, end))
        begin = end + draw(st.integers(2, most)) * ONE
    return found


@st.composite
def stacks(draw: st.DrawFn, around: date = date(2026, 6, 15)) -> Stack:
    """Make one or two stacked calendars with holidays around a day."""
    near = st.integers(-25, 25).map(lambda number: around + number * ONE)
    return Stack(
        tuple(
            calendar(draw(st.lists(near, max_size=12)), weekend=weekend, code=str(n))
            for n, weekend in enumerate(
                draw(st.lists(st.sampled_from([(5, 6), (6,), ()]), max_size=2))
            )
        )
    )


def span(first: date, last: date) -> Iterator[date]:
    """Go through the days from one to another, both included."""
    while first <= last:
        yield first
        first += ONE


def first_day(from_: date, holds: Callable[[date], bool], step: int = 1) -> date:
    """Walk day by day to the first for which something holds."""
    while not holds(from_):
        from_ += step * ONE
    return from_


def multiple(every: Every, number: int) -> Every:
    """Return so many intervals as one length."""
    return Every(every.months * number, every.days * number)


def walked(anchor: date, every: Every, number: int) -> date:
    """Return the date so many intervals after an anchor."""
    return later(anchor, multiple(every, number))


def walked_on(anchor: date, every: Every, last: date) -> list[date]:
    """Return the dates of a grid from its anchor up to a day."""
    found: list[date] = []
    while (day := walked(anchor, every, len(found))) <= last:
        found.append(day)
    return found


def last_day(day: date) -> date:
    """Return the last day of a day's month."""
    return first_day(day, lambda one: (one + ONE).day == 1)


def inside(days: Iterable[date], window: Window[date] | None) -> list[date]:
    """Return those days that a window holds, by its ends."""
    return (
        []
        if window is None
        else [d for d in days if window.opens <= d <= window.closes]
    )
