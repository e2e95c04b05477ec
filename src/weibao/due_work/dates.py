"""Dates of a rhythm that nothing moves: of a grid, listed, or by a recurrence rule."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, takewhile, zip_longest
from itertools import count as _count

from dateutil.rrule import rrulestr

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import grid, grid_day, last_of_month, steps_before
from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.choosing import lengths_of
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.regimes import Rhythm
from weibao.cycles.rhythms import (
    Anchored,
    Combined,
    Dates,
    Interval,
    Recurrence,
    Single,
)
from weibao.cycles.stage import ListedYears, Stages
from weibao.cycles.steps import Steps
from weibao.due_work.combined import combined_dates
from weibao.due_work.day_dates import (
    Keyed,
    days_before_seasons,
    nth_days,
    week_days,
    working_day_dates,
)
from weibao.due_work.later_starts import later_start
from weibao.spans.season import Season
from weibao.spans.window import Window

SHORTEST_MONTH = 28


def nominal(
    cycle: Cycle,
    anchor: date,
    first: date,
    last: date,
    calendar: Stack,
    renewals: Sequence[date] = (),
) -> Iterator[Keyed]:
    """Go through a cycle that nothing moves, from ``first`` to ``last``: key and date.

    Single dates that are put in are among them, and those left out are not.

    Args:
        cycle: the cycle.
        anchor: what it counts from, where it counts.
        first: the first day that matters.
        last: the last day that matters.
        calendar: what a working day is.
        renewals: the days from which the dates are counted anew.
    """
    end = min(last, cycle.until or last)
    own = _renewed(cycle, (anchor, *renewals), first, end, calendar)
    if not cycle.include and not cycle.exclude:
        return own
    named = {day: key for key, day in own}
    besides = {day for day in cycle.include if first <= day <= last}
    found = sorted({*named, *besides} - {*cycle.exclude})
    return ((named.get(day, day.isoformat()), day) for day in found)


def _renewed(
    cycle: Cycle, bases: Sequence[date], first: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    """Count from each base up to the day before the next."""
    if len(bases) == 1:
        return _own(cycle, bases[0], first, last, calendar)
    eves = [base - timedelta(days=1) for base in bases[1:]]
    return chain.from_iterable(
        _own(cycle, base, first, min(eve, last), calendar)
        for base, eve in zip(bases, [*eves, last], strict=True)
    )


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
        case BeforeSeason():
            return days_before_seasons(rhythm, first, last)
        case Combined():
            rules = (
                (rule, _of_rule(rule, anchor, first, last, calendar))
                for rule in rhythm.rules
            )
            taken = (
                _of_rule(one, anchor, first, last, calendar)
                for one in rhythm.less
                if not isinstance(one, Season | Window)
            )
            return combined_dates(rhythm, rules, taken)
    plain = _plain(cycle, rhythm, anchor, first, last)
    return ((day.isoformat(), day) for day in plain)


def _of_rule(
    rule: Single, anchor: date, first: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    own = rule.anchor if isinstance(rule, Anchored) else None
    return _own(Cycle(rule), own or anchor, first, last, calendar)


def _plain(
    cycle: Cycle, rhythm: Rhythm, anchor: date, first: date, last: date
) -> Iterator[date]:
    if isinstance(rhythm, Dates):
        return listed_dates(rhythm, first, last)
    if isinstance(rhythm, Recurrence):
        return recurring_dates(rhythm, anchor, first, last)
    if isinstance(rhythm, ListedYears):
        return listed_years(rhythm, anchor, first, last)
    if isinstance(rhythm, Stages):
        kept = takewhile(lambda day: day <= last, rhythm.dates(anchor))
        return (day for day in kept if day >= first)
    assert isinstance(rhythm, Interval)
    if rhythm.changed is not None:
        return _changed(cycle, rhythm.changed.how, anchor, first, last)
    days = grid_dates(rhythm, anchor, first, last, count=cycle.count)
    return map(last_of_month, days) if cycle.room.whole_months else days


def _changed(
    cycle: Cycle, how: AtChange, anchor: date, first: date, last: date
) -> Iterator[date]:
    """Go through the dates of a grid whose interval changed: each while it holds.

    A turn that keeps its date is the first of its grid from the day of a change on.
    """
    begins, parts = date.min, lengths_of(cycle)
    for (_, plain), after in zip_longest(parts, parts[1:]):
        ends = date.max
        if after is not None:
            since = after[0].since
            ends = max(how.grace.after(since), begins) - timedelta(days=1)
            if how.turn is OnChange.KEEP and since >= begins:
                kept = _plain(plain, plain.rhythm, anchor, since, date.max)
                ends = next(kept)
        days = max(first, begins), min(last, ends)
        yield from _plain(plain, plain.rhythm, anchor, *days)
        begins = min(ends, last) + timedelta(days=1)


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
    own = grid(anchor, every, rhythm.month_end, start)
    if rhythm.steps is not None:
        own = _of_steps(rhythm, rhythm.steps, anchor, start, last)
    days = islice(own, count)
    for day in takewhile(lambda day: day <= last, days):
        if day >= first:
            yield day


def _of_steps(
    rhythm: Interval, steps: Steps, anchor: date, start: int, last: date
) -> Iterator[date]:
    """Go through the dates of some steps only, while one can lie before a last day."""
    shortest = SHORTEST_MONTH * rhythm.every.months + rhythm.every.days
    for number in _count(start):
        if number * shortest > (last - anchor).days:
            return
        if steps.falls_on(number):
            day = grid_day(anchor, rhythm.every, number, rhythm.month_end)
            if day is not None:
                yield day


def listed_dates(rhythm: Dates, first: date, last: date) -> Iterator[date]:
    """Go through the listed dates from ``first`` to ``last``."""
    for day in rhythm.days:
        if first <= day <= last:
            yield day


def listed_years(
    rhythm: ListedYears, base: date, first: date, last: date
) -> Iterator[date]:
    """Go through the ends of the months due, from ``first`` to ``last``."""
    for year in rhythm.due_years(last.year - base.year):
        day = rhythm.due_month(base, year)
        if first <= day <= last:
            yield day


def recurring_dates(
    rhythm: Recurrence, anchor: date, first: date, last: date
) -> Iterator[date]:
    """Go through a rule's dates from ``first`` to ``last``, begun at the anchor."""
    begun = later_start(rhythm.rule, anchor, first)
    rule = rrulestr(rhythm.rule, dtstart=datetime.combine(begun, time.min))
    start = datetime.combine(max(first, anchor), time.min)
    for moment in rule.between(start, datetime.combine(last, time.max), inc=True):
        yield moment.date()
