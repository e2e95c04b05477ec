"""Working-day rules: where a date on a closed day goes. The grid never moves."""

from datetime import date, timedelta
from enum import Enum

from weibao.calendars.working import Stack
from weibao.spans.window import Window

FARTHEST = 366


class ClosedDay(Enum):
    """What becomes of a due date on a closed day; the grid itself never moves."""

    KEEP = "keep"
    """The date stays where it is."""
    BEFORE = "before"
    """The last open day before it."""
    AFTER = "after"
    """The first open day after it."""
    NEAREST = "nearest"
    """The nearest open day, the earlier of two."""
    MODIFIED_AFTER = "modified_after"
    """The first open day after it, but the last before where that leaves its month."""
    MODIFIED_BEFORE = "modified_before"
    """The last open day before it, but the first after where that leaves its month."""
    SPLIT = "split"
    """Shared out: half of the work goes before it and half after it, by its lot."""
    SKIP = "skip"
    """The occurrence is dropped, on record."""


def way_of(rule: ClosedDay, lot: int) -> ClosedDay:
    """Return the way that a lot of work goes where a rule shares work out."""
    if rule is not ClosedDay.SPLIT:
        return rule
    return ClosedDay.AFTER if lot % 2 else ClosedDay.BEFORE


def moved(due: date, rule: ClosedDay, calendar: Stack, lot: int = 0) -> date | None:
    """Return the open day that a date goes to; None where it is dropped.

    Work of every other ``lot`` goes on where the rule shares it out. A calendar
    without an open day for a year leaves the date where it is.
    """
    if rule is ClosedDay.KEEP or calendar.is_open(due):
        return due
    if rule is ClosedDay.SKIP:
        return None
    before, after = _open(due, -1, calendar), _open(due, 1, calendar)
    if before is None or after is None:
        return before or after or due
    return chosen(due, way_of(rule, lot), before, after)


def chosen(due: date, rule: ClosedDay, before: date, after: date) -> date:
    """Return which of the open days on either side of a date a rule chooses."""
    match rule:
        case ClosedDay.BEFORE:
            return before
        case ClosedDay.AFTER:
            return after
        case ClosedDay.MODIFIED_AFTER:
            return after if _same_month(due, after) else before
        case ClosedDay.MODIFIED_BEFORE:
            return before if _same_month(due, before) else after
        case _:
            return before if due - before <= after - due else after


def moved_inside(
    due: date, rule: ClosedDay, calendar: Stack, window: Window[date]
) -> date | None:
    """Return the open day of a lawful window that a date goes to.

    A move that would leave the window turns round, to the open day inside that is
    nearest to the date, the earlier of two. None where the date is dropped, or where
    the window has no open day.
    """
    day = moved(due, rule, calendar)
    if day is None or day in window:
        return day
    length = (window.closes - window.opens).days + 1
    days = (window.opens + timedelta(days=number) for number in range(length))
    return min(
        (day for day in days if calendar.is_open(day)),
        key=lambda day: (abs(day - due), day),
        default=None,
    )


def _open(day: date, step: int, calendar: Stack) -> date | None:
    for _ in range(FARTHEST):
        day += timedelta(days=step)
        if calendar.is_open(day):
            return day
    return None


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
