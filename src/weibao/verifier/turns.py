"""The turns of cycles that no completion moves, and the lawful days of each.

Grids, quotas, listed dates and recurrence rules are walked day by day from what the
cycle says. On which day of its share a quota's work is best done is not reckoned here:
any day of it is lawful.
"""

from calendar import monthrange
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import dropwhile, groupby, islice, takewhile
from operator import itemgetter

from attrs import evolve, frozen
from dateutil.rrule import rrulestr

from weibao.cycles.arithmetic import MonthEnd
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
    Quota,
    Recurrence,
    Single,
)
from weibao.cycles.season import Roll
from weibao.cycles.stage import ListedYears, Stages
from weibao.cycles.working_day import ClosedDay
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.verifier import told_by_days
from weibao.verifier.ages import Part
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, ends, through
from weibao.verifier.periods import period_name
from weibao.verifier.told_by_days import Named

REACH = timedelta(days=62)
"""How much further than its tolerance a date is looked for: closed days move it."""


@frozen
class Turn:
    """One turn: its key, the days it is asked for, and those on which it is lawful.

    ``asked`` is the date itself, or a quota's share of its period, which lies in
    ``period``. ``lawful`` is None for a turn that season, blackout or calendar leave
    no day. It belongs to a horizon by a day from ``earliest`` to ``latest``.
    """

    key: str
    asked: Window[date]
    period: Window[date]
    lawful: Window[date] | None
    earliest: date
    latest: date


def turns(
    days: Days, anchor: date, first: date, last: date, anew: Collection[date] = ()
) -> Iterator[Turn]:
    """Go through the turns that can belong to the days from first to last.

    ``anew`` are the days on which the count of listed years began anew.
    """
    rhythm = days.cycle.rhythm
    if isinstance(rhythm, Quota):
        yield from _shares(days, rhythm, first, last)
        return
    reach = reach_of(days.cycle)
    bases = (anchor, *sorted(anew))
    for key, nominal in _dates(days, bases, first - reach, last + reach):
        if days.applies(nominal):
            yield dated(days, key, nominal)


def reach_of(cycle: Cycle) -> timedelta:
    """Return how far from its date a turn's work is looked for."""
    tolerance = cycle.room
    longest = max(tolerance.before.about_days, tolerance.after.about_days)
    rolls = A_YEAR if cycle.roll is not None else 0
    return REACH + timedelta(days=longest + rolls)


def lawful_days(days: Days, nominal: date) -> Window[date] | None:
    """Return the lawful days around a date, or None where a rule leaves it out.

    They are those of its tolerance on which the task is owed without a break, less
    barred ones at the ends; with no tolerance it is the one day that the date goes to.
    """
    cycle = days.cycle
    if not days.owed(nominal):
        return None
    if cycle.roll is not None:
        out = out_of_blackouts(days, nominal, cycle.roll)
        if out is None or out != nominal:
            return _around(days, out) if out is not None else None
    if cycle.closed is ClosedDay.SKIP and days.closed(nominal):
        return None
    whole = isinstance(cycle.rhythm, ListedYears)
    if not cycle.tolerance and not cycle.room and not whole:
        return _only_day(days, nominal)
    return ends(day for day in _owed(days, nominal) if not days.barred(day))


def _owed(days: Days, nominal: date) -> list[date]:
    """Return the days of a date's tolerance on which the task is owed in one run."""
    around = days.cycle.room.window(nominal)
    before = _run(days, nominal, -ONE_DAY, around.opens)
    after = _run(days, nominal + ONE_DAY, ONE_DAY, around.closes)
    return [*reversed(list(before)), *after]


def _around(days: Days, day: date) -> Window[date]:
    """Return the lawful days around one that a date went to, itself among them."""
    if not days.cycle.room:
        return Window(day, day)
    free = (one for one in _owed(days, day) if not days.barred(one))
    return ends(free) or Window(day, day)


def out_of_blackouts(days: Days, nominal: date, roll: Roll) -> date | None:
    """Return the day to which blackouts move a date that they leave no lawful day.

    It is the date itself where they leave one, and None where there is none at all.
    """
    if not all(days.barred(day) for day in _owed(days, nominal)):
        return nominal
    step = ONE_DAY if roll is Roll.FORWARD else -ONE_DAY
    run = _run(days, nominal, step, nominal + 4 * A_YEAR * step)
    outside = dropwhile(days.barred, run)
    rule = days.cycle.closed
    if rule in (ClosedDay.KEEP, ClosedDay.SKIP):
        day = next(outside, None)
        skipped = rule is ClosedDay.SKIP and day is not None and days.closed(day)
        return None if skipped else day
    return next(filter(days.free, outside), None)


def _run(days: Days, day: date, step: timedelta, limit: date) -> Iterator[date]:
    """Go from a day towards a limit as long as the task is owed."""
    while day != limit + step and days.owed(day):
        yield day
        day += step


def _only_day(days: Days, nominal: date) -> Window[date] | None:
    if days.barred(nominal):
        return None
    rule, year = days.cycle.closed, timedelta(days=A_YEAR)
    if not days.closed(nominal) or rule is ClosedDay.KEEP:
        return Window(nominal, nominal)
    back = _run(days, nominal, -ONE_DAY, nominal - year)
    ahead = _run(days, nominal, ONE_DAY, nominal + year)
    before = next((day for day in back if days.free(day)), None)
    after = next((day for day in ahead if days.free(day)), None)
    day = before or after or nominal
    if before is not None and after is not None:
        day = after if _goes_on(rule, nominal, before, after) else before
    return Window(day, day)


def _goes_on(rule: ClosedDay, nominal: date, before: date, after: date) -> bool:
    """Tell whether a date on a closed day goes to the open day after it."""
    if rule is ClosedDay.NEAREST:
        return after - nominal < nominal - before
    if rule is ClosedDay.MODIFIED_AFTER:
        return f"{after:%Y%m}" == f"{nominal:%Y%m}"
    if rule is ClosedDay.MODIFIED_BEFORE:
        return f"{before:%Y%m}" != f"{nominal:%Y%m}"
    return rule is ClosedDay.AFTER


def dated(days: Days, key: str, nominal: date) -> Turn:
    """Make the turn of a date."""
    lawful = lawful_days(days, nominal)
    belongs = nominal
    if lawful is not None:
        belongs = max(lawful.opens, min(nominal, lawful.closes))
    only = Window(nominal, nominal)
    return Turn(key, only, only, lawful, belongs, belongs)


def counted_anew(
    days: Days, anchor: date, found: list[Turn], key: str, base: date
) -> list[Turn]:
    """Count the dates of a grid after one of them from another day; keys stay."""
    cycle, started = days.cycle, date.fromisoformat(key)
    assert isinstance(cycle.rhythm, Interval)
    endless = evolve(cycle, count=None)
    after = dropwhile(
        lambda day: day <= started, _grid(endless, cycle.rhythm, anchor, started)
    )
    begun = base.replace(day=1) if cycle.room.whole_months else base
    anew = dropwhile(
        lambda day: day <= begun,
        _grid(endless, evolve(cycle.rhythm, anchor=None), begun, begun),
    )
    last = max((date.fromisoformat(turn.key) for turn in found), default=started)
    to = dict(takewhile(lambda pair: pair[0] <= last, zip(after, anew, strict=False)))
    moved = []
    for turn in found:
        day = to.get(date.fromisoformat(turn.key))
        if day is None:
            moved.append(turn)
        elif days.applies(day):
            moved.append(dated(days, turn.key, day))
    return sorted(moved, key=lambda turn: (turn.asked.opens, turn.key))


def _dates(
    days: Days, bases: Sequence[date], first: date, last: date
) -> Iterator[Named]:
    cycle = days.cycle
    end = min(last, cycle.until or last)
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
        return _dates(alone, (own or anchor,), within.opens, within.closes)

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
        found = _grid(cycle, rhythm, anchor, first)
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


def _grid(cycle: Cycle, rhythm: Interval, anchor: date, first: date) -> Iterator[date]:
    """Go along a grid for ever; its anchor is a date of it only where stated as one."""
    every = rhythm.every
    number = 0 if rhythm.anchor is not None else 1
    left = cycle.count
    if left is None:
        # No interval is longer than its months of 31 days, so that none is left out.
        longest = 31 * every.months + every.days
        number = max(number, (first - anchor).days // longest - 1)
    while left is None or left > 0:
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


def placed(rhythm: Interval, anchor: date, number: int) -> date | None:
    """Return a date of a grid; None where its month lacks it and it is omitted."""
    every, rule = rhythm.every, rhythm.month_end
    if rule is MonthEnd.CLAMP or not every.months:
        return every.after(anchor, number)
    year, month = divmod(
        anchor.year * 12 + anchor.month - 1 + every.months * number, 12
    )
    last = monthrange(year, month + 1)[1]
    rest = timedelta(days=every.days * number)
    if rule is MonthEnd.LAST_DAY or anchor.day <= last:
        own = last if rule is MonthEnd.LAST_DAY else anchor.day
        return date(year, month + 1, own) + rest
    if rule is MonthEnd.OMIT:
        return None
    return date(year, month + 1, last) + ONE_DAY + rest


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


# Quotas


def _shares(days: Days, rhythm: Quota, first: date, last: date) -> Iterator[Turn]:
    """Deal the days of each period out to its times, as evenly as they go."""
    year = timedelta(days=A_YEAR)
    wide = through(first - year, last + year)
    for name, group in groupby(wide, key=lambda day: period_name(day, rhythm.per)):
        period = list(group)
        if period[-1] < first or period[0] > last:
            continue
        dealt: list[list[date]] = [[] for _ in range(rhythm.times)]
        for number, day in enumerate(period, 1):
            dealt[(number * rhythm.times - 1) // len(period)].append(day)
        for slot, share in enumerate(dealt, 1):
            key = name if rhythm.times == 1 else f"{name}.{slot}"
            yield from _shared(days, key, share, Window(period[0], period[-1]))


def _shared(
    days: Days, key: str, share: list[date], period: Window[date]
) -> Iterator[Turn]:
    asked = Window(share[0], share[-1])
    late = dropwhile(lambda day: not days.in_season(day), share)
    season = list(takewhile(days.in_season, late))
    held = [day for day in season if days.applies(day)]
    if days.breaks is not None and held:
        held = days.breaks.part(held)
    if season and not any(map(days.applies, season)):
        return
    lawful = ends(day for day in held if not days.barred(day))
    skips = days.cycle.closed is ClosedDay.SKIP
    if skips and not any(days.free(day) for day in held):
        lawful = None
    outer = lawful or Window(asked.opens, asked.opens)
    yield Turn(key, asked, period, lawful, outer.opens, outer.closes)
