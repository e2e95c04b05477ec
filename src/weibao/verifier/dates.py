"""The dates that grids, listed dates and recurrence rules lay, whatever the days."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from functools import partial
from itertools import dropwhile, groupby, islice, takewhile
from operator import itemgetter

from attrs import evolve
from dateutil.rrule import rrulestr

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.rhythms import (
    Anchored,
    Combined,
    Dates,
    Interval,
    Recurrence,
    Single,
)
from weibao.cycles.stage import ListedYears, Stages
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.verifier import told_by_days
from weibao.verifier.ages import Part
from weibao.verifier.changed_grids import changed_dates
from weibao.verifier.days import ONE_DAY, Days
from weibao.verifier.grid import placed
from weibao.verifier.told_by_days import Named


def dates(
    days: Days, bases: Sequence[date], first: date, last: date
) -> Iterator[Named]:
    """Go through the dates of a cycle from first to last, with their keys.

    ``bases`` are its anchor and the days on which listed years began anew.
    """
    cycle = days.cycle
    end = min(last, cycle.until or last)
    own: Iterator[Named] | None = iter(())
    if first <= end:
        own = _by_days(days, bases[0], first, end)
    if own is None:
        plain = _plain(days, bases, first, end)
        own = ((day.isoformat(), day) for day in plain)
    named = {day: key for key, day in own}
    besides = {day for day in cycle.include if first <= day <= last}
    for day in sorted((named.keys() | besides) - set(cycle.exclude)):
        yield named.get(day, day.isoformat()), day


def _by_days(
    days: Days, anchor: date, first: date, last: date
) -> Iterator[Named] | None:
    """Go through dates that are told by days; None for those of other rhythms."""
    rhythm, calendar = days.cycle.rhythm, days.planned.calendar
    if isinstance(rhythm, WorkingDayInterval):
        grid = told_by_days.working_days(rhythm, anchor, last, calendar)
        counted = islice(grid, days.cycle.count)
        return dropwhile(lambda one: one[1] < first, counted)
    if isinstance(rhythm, Combined):
        return _combined(days, rhythm, anchor, Window(first, last))
    if isinstance(rhythm, BeforeSeason):
        return told_by_days.eves_of_season(rhythm, first, last)
    if isinstance(rhythm, NthDay):
        return told_by_days.nth_days(rhythm, first, last, calendar)
    if isinstance(rhythm, WeekOfYear):
        return told_by_days.weeks(rhythm, first, last)
    return None


def _combined(
    days: Days, rhythm: Combined, anchor: date, within: Window[date]
) -> Iterator[Named]:
    """Go through the dates of several rules, less those that others take away."""

    def of(rule: Single) -> Iterator[Named]:
        alone = evolve(days, cycle=Cycle(rule))
        own = rule.anchor if isinstance(rule, Anchored) else None
        return dates(alone, (own or anchor,), within.opens, within.closes)

    taken = [one for one in rhythm.less if isinstance(one, Season | Window)]
    rules = [one for one in rhythm.less if not isinstance(one, Season | Window)]
    gone = {day for rule in rules for _, day in of(rule)}
    for day, given in groupby(
        sorted(
            (day, number, key)
            for number, rule in enumerate(rhythm.rules, 1)
            for key, day in of(rule)
        ),
        key=itemgetter(0),
    ):
        _, number, key = next(given)
        if day not in gone and not any(day in stretch for stretch in taken):
            yield (key if key == str(day) else f"{key}.r{number}"), day


def _plain(
    days: Days, bases: Sequence[date], first: date, last: date
) -> Iterator[date]:
    cycle, breaks, anchor = days.cycle, days.breaks, bases[0]
    rhythm = cycle.rhythm
    if isinstance(rhythm, Dates):
        found = iter(rhythm.days)
    elif isinstance(rhythm, Recurrence):
        found = _recurring(rhythm, anchor, last)
    elif isinstance(rhythm, ListedYears):
        found = _listed_years(rhythm, bases, last)
    elif isinstance(rhythm, Stages):
        found = _by_birth(rhythm, bases, last)
    else:
        assert isinstance(rhythm, Interval)
        found = grid_dates(cycle, rhythm, anchor, first)
        if rhythm.changed is not None:
            found = changed_dates(
                cycle, rhythm.changed.how, first, partial(_grid_of, anchor)
            )
        if breaks is not None and rhythm.steps is None:
            place = partial(_place, cycle, rhythm)
            start = int(rhythm.anchor is None)
            found = islice(breaks.dates(place, anchor, start, last), cycle.count)
    within = takewhile(lambda day: day <= last, found)
    return dropwhile(lambda day: day < first, within)


def _listed_years(
    rhythm: ListedYears, bases: Sequence[date], last: date
) -> Iterator[date]:
    """Go through the ends of the months that lie a listed number of years on.

    They are counted from the month of the last base that came no later.
    """
    for year in range(min(bases).year, last.year + 1):
        for month in range(1, 13):
            day = month_end(date(year, month, 1))
            base = next((one for one in reversed(bases) if one <= day), None)
            if base is None or base.month != month or base.year == year:
                continue
            number = year - base.year
            over = number - rhythm.years[-1]
            every = rhythm.then_every
            listed = number in rhythm.years
            listed = listed or (over > 0 and every is not None and over % every == 0)
            if listed and number not in rhythm.dropped:
                yield day


def _by_birth(rhythm: Stages, bases: Sequence[date], last: date) -> Iterator[date]:
    """Go through the dates of each part that was there, up to the next one."""
    eves = [day - ONE_DAY for day in bases[1:]]
    for base, eve in zip(bases, [*eves, last], strict=True):
        yield from Part(rhythm, base, base).dates(min(eve, last))


def _grid_of(anchor: date, cycle: Cycle, first: date) -> Iterator[date]:
    assert isinstance(cycle.rhythm, Interval)
    return grid_dates(cycle, cycle.rhythm, anchor, first)


def grid_dates(
    cycle: Cycle, rhythm: Interval, anchor: date, first: date
) -> Iterator[date]:
    """Go along a grid; its anchor is a date of it only where stated as one.

    It ends with the calendar, some intervals sooner where their months are long.
    """
    every = rhythm.every
    number = 0 if rhythm.anchor is not None else 1
    left = cycle.count
    # No interval is longer than its months of 31 days, so that none is left out.
    longest = 31 * every.months + every.days
    if left is None:
        number = max(number, (first - anchor).days // longest - 1)
    end = (date.max - anchor).days // longest
    while number <= end and (left is None or left > 0):
        day = placed(rhythm, anchor, number)
        number += 1
        if day is None or not _is_due(rhythm, number - 1):
            continue
        left = None if left is None else left - 1
        yield month_end(day) if cycle.room.whole_months else day


def _is_due(rhythm: Interval, later: int) -> bool:
    """Tell whether a date so many steps after the anchor is one of the work's own."""
    steps = rhythm.steps
    if steps is None:
        return True
    number = steps.done + later
    places = steps.places
    if steps.first is not None and number <= steps.length:
        places = steps.first
    return later > 0 and any((number - one) % steps.length == 0 for one in places)


def _place(cycle: Cycle, rhythm: Interval, anchor: date, number: int) -> date | None:
    day = placed(rhythm, anchor, number)
    return month_end(day) if day is not None and cycle.room.whole_months else day


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def _recurring(rhythm: Recurrence, anchor: date, last: date) -> Iterator[date]:
    begun, end = (datetime.combine(day, time.min) for day in (anchor, last))
    rule = rrulestr(rhythm.rule, dtstart=begun)
    for moment in rule.xafter(begun, inc=True):
        if moment > end:
            return
        yield moment.date()
