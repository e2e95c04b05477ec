"""Dates of a rhythm that nothing moves: of a grid, listed, or by a recurrence rule."""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import islice, takewhile

from dateutil.rrule import rrulestr

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import grid, last_of_month, steps_before
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import NthDay, WeekOfYear, WorkingDayInterval
from weibao.cycles.rhythms import Dates, Interval, Recurrence, Rhythm
from weibao.due_work.day_dates import Keyed, nth_days, week_days, working_day_dates


def nominal(
    cycle: Cycle, anchor: date, first: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    """Go through a cycle that nothing moves, from ``first`` to ``last``: key and date.

    Single dates that are put in are among them, and those left out are not.

    Args:
        cycle: the cycle.
        anchor: what it counts from, where it counts.
        first: the first day that matters.
        last: the last day that matters.
        calendar: what a working day is.
    """
    end = min(last, cycle.until or last)
    own = _own(cycle, anchor, first, end, calendar)
    if not cycle.include and not cycle.exclude:
        return own
    named = {day: key for key, day in own}
    besides = {day for day in cycle.include if first <= day <= last}
    found = sorted({*named, *besides} - {*cycle.exclude})
    return ((named.get(day, day.isoformat()), day) for day in found)


def _own(
    cycle: Cycle, anchor: date, first: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    rhythm = cycle.rhythm
    match rhythm:
        case WorkingDayInterval():
            days = working_day_dates(rhythm, anchor, last, calendar)
            return (one for one in islice(days, cycle.count) if one[1] >= first)
        case NthDay():
            return nth_days(rhythm, first, last, calendar)
        case WeekOfYear():
            return week_days(rhythm, first, last)
    plain = _plain(cycle, rhythm, anchor, first, last)
    return ((day.isoformat(), day) for day in plain)


def _plain(
    cycle: Cycle, rhythm: Rhythm, anchor: date, first: date, last: date
) -> Iterator[date]:
    if isinstance(rhythm, Dates):
        return listed_dates(rhythm, first, last)
    if isinstance(rhythm, Recurrence):
        return recurring_dates(rhythm, anchor, first, last)
    assert isinstance(rhythm, Interval)
    days = grid_dates(rhythm, anchor, first, last, count=cycle.count)
    return map(last_of_month, days) if cycle.room.whole_months else days


def grid_dates(
    rhythm: Interval,
    anchor: date,
    first: date,
    last: date,
    *,
    count: int | None = None,
) -> Iterator[date]:
    """Go through a grid's dates from ``first`` to ``last``, both included.

    The anchor itself is a due date only where the rhythm states it. Where the dates
    are counted, they are counted from the first of the grid.
    """
    every, start = rhythm.every, int(rhythm.anchor is None)
    if count is None:
        start = max(start, steps_before(every, anchor, first))
    days = islice(grid(anchor, every, rhythm.month_end, start), count)
    for day in takewhile(lambda day: day <= last, days):
        if day >= first:
            yield day


def listed_dates(rhythm: Dates, first: date, last: date) -> Iterator[date]:
    """Go through the listed dates from ``first`` to ``last``."""
    for day in rhythm.days:
        if first <= day <= last:
            yield day


def recurring_dates(
    rhythm: Recurrence, anchor: date, first: date, last: date
) -> Iterator[date]:
    """Go through a rule's dates from ``first`` to ``last``, begun at the anchor."""
    rule = rrulestr(rhythm.rule, dtstart=datetime.combine(anchor, time.min))
    start = datetime.combine(max(first, anchor), time.min)
    for moment in rule.between(start, datetime.combine(last, time.max), inc=True):
        yield moment.date()
