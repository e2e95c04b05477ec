"""Which of two cycles asks for more: how often, how far apart, under which limits."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from math import inf

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import EachSeason, NthDay, WorkingDayInterval
from weibao.cycles.deferral import Towards
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Coupled
from weibao.cycles.rhythms import Interval, MaximumGap, Quota
from weibao.cycles.stage import ListedYears, Stages
from weibao.spans.every import CALENDAR_SLACK

DAYS = {
    Period.DAY: 1,
    Period.WEEK: 7,
    Period.HALF_MONTH: 15,
    Period.MONTH: 30,
    Period.QUARTER: 90,
    Period.HALF_YEAR: 180,
    Period.YEAR: 360,
}
"""The length of each period as `Every` reckons months: thirty days each."""
YEAR = DAYS[Period.YEAR]


def falls_short(new: Cycle, norm: Cycle) -> bool:
    """Tell whether a cycle asks for less than another one does.

    Where the other sets a longest gap, the longest that the new one allows counts;
    otherwise how often it comes. Listed dates and recurrence rules are not judged.
    """
    if new.seasons and not norm.seasons:
        return True
    if new.certified and not norm.certified:
        return True
    if (new.active and not norm.active) or (new.unless_used and not norm.unless_used):
        return True
    if _put_off_once(new) and not _put_off_once(norm):
        return True
    if _too_soon(new, norm) or _deferred_more(new, norm):
        return True
    if isinstance(norm.rhythm, ListedYears):
        return not _covers_years(new, norm.rhythm)
    if isinstance(norm.rhythm, Stages):
        return not _covers_ages(new, norm.rhythm)
    if _at_closing(norm) and not _at_closing(new):
        return True
    sides = [(days_apart(new), days_apart(norm))]
    if isinstance(norm.rhythm, Coupled):
        sides.append((_longest(new), _longest(norm)))
    return any(
        measured is not None and most is not None and measured > most * CALENDAR_SLACK
        for measured, most in sides
    )


def _put_off_once(cycle: Cycle) -> bool:
    one = cycle.rhythm.aligned if isinstance(cycle.rhythm, Interval) else None
    return one is not None and one.towards is Towards.LATER


def _too_soon(new: Cycle, norm: Cycle) -> bool:
    """Tell whether turns may lie closer together than a norm's least gap."""
    least = norm.rhythm.least if isinstance(norm.rhythm, MaximumGap) else None
    if least is None:
        return False
    rhythm = new.rhythm
    if isinstance(rhythm, MaximumGap):
        own = rhythm.least
        return own is None or own.about_days * CALENDAR_SLACK < least.about_days
    usual = days_apart(new)
    if usual is None or isinstance(rhythm, Quota | NthDay):
        return True
    room = new.room
    apart = usual - room.before.about_days - room.after.about_days
    return apart * CALENDAR_SLACK < least.about_days


def _deferred_more(new: Cycle, norm: Cycle) -> bool:
    """Tell whether leave may put a turn off further, or oftener, than a norm has it."""
    day = date(2025, 1, 1)
    most, rows, own = norm.deferral.most, norm.deferral.in_a_row, new.deferral.in_a_row
    if new.deferral.discovery and not norm.deferral.discovery:
        return True
    if rows is not None and (own is None or own > rows):
        return True
    return most is not None and new.deferred_to(day) > norm.deferred_to(day)


def _covers_years(new: Cycle, norm: ListedYears) -> bool:
    """Tell whether a cycle falls due in every year that a norm lists."""
    rhythm, last = new.rhythm, max(norm.years) + 2 * (norm.then_every or 0)
    wanted = set(norm.due_years(last)) - norm.dropped
    if isinstance(rhythm, ListedYears):
        early = rhythm.early_months <= norm.early_months
        return early and wanted <= set(rhythm.due_years(last)) - rhythm.dropped
    usual, years = days_apart(new), sorted({0, *wanted})
    nearest = min((after - one for one, after in pairwise(years)), default=0)
    return usual is None or usual <= nearest * DAYS[Period.YEAR] * CALENDAR_SLACK


def _covers_ages(new: Cycle, norm: Stages) -> bool:
    """Tell whether a cycle comes as soon, and as often, at every age as a norm."""
    rhythm = new.rhythm
    if not isinstance(rhythm, Stages):
        lengths = [norm.first_at, *(one.every for one in norm.stages)]
        usual = days_apart(new)
        often = (
            usual is None
            or usual <= min(one.about_days for one in lengths) * CALENDAR_SLACK
        )
        return often and norm.life is None
    if norm.life is not None and (
        rhythm.life is None or rhythm.life.about_days > norm.life.about_days
    ):
        return False
    if rhythm.first_at.about_days > norm.first_at.about_days * CALENDAR_SLACK:
        return False
    ages = [one.age.about_days for one in (*norm.stages, *rhythm.stages)]
    return all(
        _at_age(rhythm, age) <= _at_age(norm, age) * CALENDAR_SLACK
        for age in (0, *ages)
    )


def _at_age(rhythm: Stages, age: int) -> float:
    """Return the days of the interval that holds at an age."""
    held = [one for one in rhythm.stages if one.age.about_days <= age]
    return held[-1].every.about_days if held else inf


def days_apart(cycle: Cycle) -> float | None:
    """Return the days between two turns as a rule; None where there is no saying."""
    usual = _between_dates(cycle)
    return usual / len(cycle.at) if usual is not None and cycle.at else usual


def _at_closing(cycle: Cycle) -> bool:
    return isinstance(cycle.rhythm, WhileOpen) and cycle.rhythm.at_closing


def _between_dates(cycle: Cycle) -> float | None:
    rhythm = cycle.rhythm
    if isinstance(rhythm, AllOf):
        return _shortest(_between_dates(one) for one in _each(rhythm))
    if isinstance(rhythm, Interval) and rhythm.steps is not None:
        return rhythm.every.about_days * rhythm.steps.widest
    if isinstance(rhythm, WhileOpen | ElapsedHours):
        return rhythm.every / timedelta(days=1)
    if isinstance(rhythm, Interval | MaximumGap):
        return rhythm.every.about_days
    if isinstance(rhythm, WorkingDayInterval):
        return rhythm.about_days
    if isinstance(rhythm, NthDay):
        return DAYS[rhythm.per]
    if isinstance(rhythm, EachSeason):
        return DAYS[Period.YEAR] / (rhythm.times * len(rhythm.seasons))
    return DAYS[rhythm.per] / rhythm.times if isinstance(rhythm, Quota) else None


def _each(rhythm: AllOf) -> Iterator[Cycle]:
    """Go through several regimes, each as a cycle of its own."""
    return (Cycle(one.rhythm, one.tolerance) for one in rhythm.regimes)


def _shortest(lengths: Iterable[float | None]) -> float | None:
    """Return the shortest of the lengths known: the strictest regime binds."""
    return min((one for one in lengths if one is not None), default=None)


def _longest(cycle: Cycle) -> float | None:
    """Return the most days that may lie between two turns."""
    usual, rhythm = days_apart(cycle), cycle.rhythm
    if isinstance(rhythm, EachSeason):
        return _between_seasons(rhythm)
    if isinstance(rhythm, AllOf):
        return _shortest(_longest(one) for one in _each(rhythm))
    if usual is not None and isinstance(rhythm, Quota | NthDay):
        return 2 * usual - 1
    if usual is not None and isinstance(rhythm, Interval):
        room = cycle.room
        return usual + room.before.about_days + room.after.about_days
    if usual is not None and isinstance(rhythm, MaximumGap) and rhythm.extension:
        return usual + rhythm.extension.days(rhythm.every)
    return usual


def _between_seasons(rhythm: EachSeason) -> float:
    """Return the most days from one season's turn to the next one's.

    Where a season has its dates from the site, it may be anywhere in the year.
    """
    if rhythm.names:
        return 2 * DAYS[Period.YEAR]
    years = (2024, 2025)
    held = sorted(
        (one.beginning_in(year) for year in years for one in rhythm.dated),
        key=lambda days: days.opens,
    )
    return max((after.closes - one.opens).days for one, after in pairwise(held))
