"""The lawful days around a date, walked day by day."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import dropwhile
from zlib import crc32

from weibao.cycles.season import Roll
from weibao.cycles.stage import ListedYears
from weibao.cycles.working_day import ClosedDay
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, ends


def lawful_days(days: Days, nominal: date) -> Window[date] | None:
    """Return the lawful days around a date, or None where a rule leaves it out.

    They are those of its tolerance on which the task is owed without a break, less
    blackouts at the ends; with no tolerance it is the one day that the date goes to.
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
    return ends(day for day in _owed(days, nominal) if not days.blacked_out(day))


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
    free = (one for one in _owed(days, day) if not days.blacked_out(one))
    return ends(free) or Window(day, day)


def out_of_blackouts(days: Days, nominal: date, roll: Roll) -> date | None:
    """Return the day to which blackouts move a date that they leave no lawful day.

    It is the date itself where they leave one, and None where there is none at all.
    """
    if not all(days.blacked_out(day) for day in _owed(days, nominal)):
        return nominal
    step = ONE_DAY if roll is Roll.FORWARD else -ONE_DAY
    run = _run(days, nominal, step, nominal + 4 * A_YEAR * step)
    outside = dropwhile(days.blacked_out, run)
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
    if days.blacked_out(nominal):
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
        on = _goes_on(rule, nominal, before, after)
        if rule is ClosedDay.SPLIT:
            on = goes_after(days.planned)
        day = after if on else before
    return Window(day, day)


def goes_after(planned: PlannedTask) -> bool:
    """Tell whether work goes to the open day after, where it is shared out.

    Every other piece does; what is alike at one stop is one piece.
    """
    stop = planned.subject.location.stop
    return crc32(f"{stop.id}/{planned.task.code}".encode()) % 2 == 1


def _goes_on(rule: ClosedDay, nominal: date, before: date, after: date) -> bool:
    """Tell whether a date on a closed day goes to the open day after it."""
    if rule is ClosedDay.NEAREST:
        return after - nominal < nominal - before
    if rule is ClosedDay.MODIFIED_AFTER:
        return f"{after:%Y%m}" == f"{nominal:%Y%m}"
    if rule is ClosedDay.MODIFIED_BEFORE:
        return f"{before:%Y%m}" != f"{nominal:%Y%m}"
    return rule is ClosedDay.AFTER
