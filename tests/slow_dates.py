"""Due dates by walking through the days one by one: slow, plain, and another way."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from weibao.calendars.working import Stack
from weibao.cycles.period import Period
from weibao.spans import Every

ONE = timedelta(days=1)


def month_later(on: date, months: int) -> date:
    """Go on by months, one at a time, and keep the day of the month in mind."""
    year, month = on.year, on.month
    for _ in range(months):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


def later(on: date, every: Every) -> date:
    """Go on by one interval."""
    return month_later(on, every.months) + every.days * ONE


def walked_grid(every: Every, anchor: date, first: date, last: date) -> list[date]:
    """Return the days from first to last that are whole intervals after the anchor."""
    found: list[date] = []
    step = 0
    while True:
        on = month_later(anchor, every.months * step) + every.days * step * ONE
        if on > last:
            return found
        if on >= first:
            found.append(on)
        step += 1


def ends(on: date, per: Period) -> bool:
    """Tell whether a period ends with the day, by looking at the day after it."""
    after = on + ONE
    if per is Period.DAY:
        return True
    if per is Period.WEEK:
        return after.isoweekday() == 1
    if per is Period.HALF_MONTH:
        return after.day in (1, 16)
    every = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}
    return after.day == 1 and (after.month - 1) % every[per] == 0


def walked_periods(per: Period, first: date, last: date) -> list[tuple[date, date]]:
    """Return the whole periods that lie between two days."""
    found: list[tuple[date, date]] = []
    begun: date | None = None
    on = first - ONE
    while on <= last:
        if begun is not None and ends(on, per):
            found.append((begun, on))
        if ends(on, per):
            begun = on + ONE
        on += ONE
    return found


def walked_visits(
    every: Every, aim: int, last_visit: date, stack: Stack, first: date, last: date
) -> list[date]:
    """Return visits as far apart as aimed at, on the last open day before.

    Each day asks whether one can still wait for a later open day that is near enough.
    """
    made: list[date] = []
    previous = last_visit
    on = max(first, previous + ONE)
    while on <= last:
        if stack.is_open(on):
            reach = min(previous + aim * ONE, later(previous, every))
            ahead = on + ONE
            while ahead <= reach and not stack.is_open(ahead):
                ahead += ONE
            if ahead > reach:
                made.append(on)
                previous = on
        on += ONE
    return made


def listed_months(
    bases: list[date], years: Iterable[int], then: int | None, first: date, last: date
) -> list[date]:
    """Walk through the days, and keep each month's last that lies years after a base.

    The base is the last that had come by then.
    """
    kept, known = [], sorted(years)
    on = first
    while on <= last:
        tomorrow = on + timedelta(days=1)
        come = [base for base in bases if base <= on]
        if tomorrow.day == 1 and come and come[-1].month == on.month:
            number = on.year - come[-1].year
            while then and number > known[-1]:
                number -= then
                if number <= known[-1]:
                    number = known[-1] if number == known[-1] else 0
            if number in known:
                kept.append(on)
        on = tomorrow
    return kept
