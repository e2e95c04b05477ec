"""Release and record: when a date becomes an order, is missed, or was known at all."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import WorkingDays, working_days_before
from weibao.cycles.window import Percent
from weibao.spans.every import Every

Lead = Every | WorkingDays | Percent
"""How long before its date an order is released; a share is one of its interval."""


class Called(Enum):
    """Whether an order has been called up, or is still held."""

    CALLED = "called"
    HOLD = "hold"


def release_day(
    planned: date, lead: Every | WorkingDays, calendar: Stack | None = None
) -> date:
    """Return the day on which an order for a planned day is called.

    Working days are counted back from the planned day, which does not count itself.
    """
    if isinstance(lead, WorkingDays):
        return working_days_before(planned, lead.days, calendar or Stack())
    return lead.before(planned)


def release_at_share(base: date, cycle_days: int, share: Fraction) -> date:
    """Return the day on which a share (in percent) of the cycle has passed.

    ``base`` is the last completion, or the last planned date where there is none.
    """
    return base + timedelta(days=int(share * cycle_days / 100))


def called(release: date, today: date) -> Called:
    """Tell whether an order is called by a day."""
    return Called.CALLED if today >= release else Called.HOLD


def order_start(planned: date, buffer: Every) -> date:
    """Return when an order starts that is prepared so long before; it is due later."""
    return buffer.before(planned)


class Missed(Enum):
    """What becomes of an occurrence whose window closed with nothing done."""

    CATCH_UP = "catch_up"
    """It stays open and is done late, however many there are."""
    MERGE = "merge"
    """The latest stays open and is done late; older ones become part of it."""
    SUPERSEDE = "supersede"
    """It stays missed; the next occurrence takes its place."""


@frozen(kw_only=True)
class Passed:
    """What is open on a day of dates up to it, and what became of the others."""

    open: tuple[date, ...]
    missed: tuple[date, ...] = ()
    merged: tuple[date, ...] = ()

    @property
    def released(self) -> tuple[date, ...]:
        """The oldest alone, where each waits for the one before it."""
        return self.open[:1]


def passed(days: Sequence[date], today: date, policy: Missed) -> Passed:
    """Sort the dates since the last completion that have come by a day.

    A date before today is overdue; one that is today is simply open.
    """
    past = tuple(day for day in sorted(days) if day < today)
    present = tuple(day for day in days if day == today)
    if policy is Missed.CATCH_UP:
        return Passed(open=(*past, *present))
    if policy is Missed.SUPERSEDE:
        return Passed(open=present, missed=past)
    merged = (*past, *present)
    return Passed(open=merged[-1:], merged=merged[:-1])


@frozen
class Entered:
    """Work done on a day, when that was entered, and when that was voided, if ever."""

    done: date
    entered: date
    voided: date | None = None

    def known(self, as_of: date) -> bool:
        """Tell whether it was believed on a day."""
        return self.entered <= as_of and (self.voided is None or self.voided > as_of)


def last_known(entries: Iterable[Entered], as_of: date) -> date | None:
    """Return the last completion as it was believed on a day, entered in any order."""
    return max((one.done for one in entries if one.known(as_of)), default=None)
