"""What becomes of a due date on a closed day. The grid itself never moves."""

from datetime import date

from weibao.calendars.working import Stack
from weibao.cycle import ClosedDay
from weibao.spans.window import Window


def moved_off_closed(
    due: date, rule: ClosedDay, calendar: Stack, window: Window[date] | None
) -> date | None:
    """Return the open day that a due date moves to, or None where there is none.

    With a lawful ``window`` a move that would leave it turns to the open day of the
    window that is nearest to the due date, the earlier of two.
    """
    if rule is ClosedDay.KEEP or calendar.is_open(due):
        return due
    if rule is ClosedDay.SKIP:
        return None
    before, after = calendar.open_before(due), calendar.open_after(due)
    if rule is ClosedDay.BEFORE:
        moved = before
    elif rule is ClosedDay.AFTER:
        moved = after
    else:
        moved = _nearer(due, before, after)
    if window is None or moved is None or moved in window:
        return moved
    inside = [day for day in (before, after) if day is not None and day in window]
    return _nearer(due, *inside) if inside else None


def _nearer(due: date, *days: date | None) -> date | None:
    known = [day for day in days if day is not None]
    return min(known, key=lambda day: (abs(day - due), day), default=None)
