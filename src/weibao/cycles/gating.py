"""Gating: work that lives only in a state, on a result, or after other work."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import ONE_DAY, WorkingDays, grid, working_days_before
from weibao.cycles.period import Period, period_of
from weibao.spans.every import Every
from weibao.spans.window import Window


class OnReturn(Enum):
    """When work is due after a stretch in which its state did not hold."""

    DUE_NOW = "due_now"
    """On the first day, then each interval on."""
    RESTART = "restart"
    """One interval after the first day."""
    GRID = "grid"
    """On the grid from the first stretch, which runs on meanwhile."""
    HOLD = "hold"
    """When the days in the state since the last time add up to the interval."""


def active_dates(
    active: Sequence[Window[date]], every: Every, on_return: OnReturn
) -> Iterator[date]:
    """Go through the dates of work that lives in stretches of a state.

    Nothing is due, and nothing overdue, outside them.

    Args:
        active: the stretches, in order and apart.
        every: the interval; held work (`held_due`) has no dates of its own.
        on_return: when it is due after a pause.
    """
    for stretch in active:
        first = 1 if on_return is OnReturn.RESTART else 0
        anchor = active[0].opens if on_return is OnReturn.GRID else stretch.opens
        for day in grid(anchor, every, start=first):
            if day > stretch.closes:
                break
            if day >= stretch.opens:
                yield day


def held_due(last: date, days: int, active: Iterable[Window[date]]) -> date | None:
    """Return the day on which so many days in the state have passed since the last.

    The day of the last time is not counted. None where the stretches end before.
    """
    left = days
    for stretch in active:
        opens = max(stretch.opens, last + ONE_DAY)
        if opens > stretch.closes:
            continue
        length = (stretch.closes - opens).days + 1
        if length >= left:
            return opens + timedelta(days=left - 1)
        left -= length
    return None


def unused(
    owed: Iterable[Window[date]], used: Collection[date]
) -> tuple[Window[date], ...]:
    """Return the periods in which a thing was not used, so that the task is due."""
    return tuple(period for period in owed if not any(day in period for day in used))


def required_below(values: Iterable[Fraction], below: Fraction) -> bool:
    """Tell whether any value falls short, which is what asks for the task."""
    return any(value < below for value in values)


def certified(
    day: date, valid_from: date | None = None, valid_to: date | None = None
) -> bool:
    """Tell whether a certificate holds on a day; both of its ends count."""
    return (valid_from is None or valid_from <= day) and (
        valid_to is None or day <= valid_to
    )


def latest_before(successor: date, lead: Every | WorkingDays, calendar: Stack) -> date:
    """Return the latest day for work that must come so long before other work."""
    if isinstance(lead, WorkingDays):
        return working_days_before(successor, lead.days, calendar)
    return lead.before(successor)


def latest_moment_before(successor: datetime, lead: timedelta) -> datetime:
    """Return the latest moment for a notice that takes so many hours."""
    return successor - lead


@frozen
class Order:
    """Work that comes after other work: no sooner than a lag, perhaps in one period."""

    lag: Every
    same_period: Period | None = None

    def earliest(self, predecessor: date | None) -> date | None:
        """Return the first day for it; None while the other is not done."""
        return self.lag.after(predecessor) if predecessor is not None else None

    def allows(self, predecessor: date | None, planned: date) -> bool:
        """Tell whether it may be done on a day."""
        earliest = self.earliest(predecessor)
        if predecessor is None or earliest is None or planned < earliest:
            return False
        per = self.same_period
        return per is None or planned in period_of(predecessor, per)
