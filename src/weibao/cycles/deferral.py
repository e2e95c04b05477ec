"""Deferral and edit: one occurrence moved, by leave, by hand, or to join others."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import Enum

from attrs import frozen

from weibao.spans.every import Every
from weibao.spans.window import Window


class NextFrom(Enum):
    """What the date after a deferred one counts from."""

    ORIGINAL = "original"
    """The date before it was deferred: the grid stays."""
    DEFERRED = "deferred"
    """The date that it was deferred to."""
    ACTUAL = "actual"
    """The day on which it was done."""


@frozen(kw_only=True)
class Deferral:
    """A later date for one occurrence, and who allowed it why, at which risk."""

    until: date
    approved_on: date
    next_from: NextFrom = NextFrom.ORIGINAL
    by: str = ""
    because: str = ""
    risk: str = ""

    def is_valid(
        self, due: date, *, most: Every | None = None, earlier: int = 0
    ) -> bool:
        """Tell whether it holds: approved in time, within the most, and the first.

        Args:
            due: the date that it defers.
            most: how far it may be deferred at most.
            earlier: how many deferrals of this occurrence came before.
        """
        return (
            self.approved_on <= due
            and not earlier
            and (most is None or self.until <= most.after(due))
        )

    def next_due(self, due: date, done: date | None, every: Every) -> date | None:
        """Return the date after the deferred one.

        None where it counts from the work, and that is not done.
        """
        base = {
            NextFrom.ORIGINAL: due,
            NextFrom.DEFERRED: self.until,
            NextFrom.ACTUAL: done,
        }[self.next_from]
        return every.after(base) if base is not None else None


@frozen
class Edit:
    """One date of a forecast moved by hand, with or without those after it."""

    number: int
    to: date
    subsequent: bool = False


@frozen
class Forecast:
    """Dates of a forecast, some of them locked; those rejected edits name."""

    days: tuple[date, ...]
    locked: frozenset[int] = frozenset()
    rejected: tuple[int, ...] = ()

    def edited(self, edits: Iterable[Edit], every: Every) -> "Forecast":
        """Apply edits in order; what cannot be is rejected.

        A moved date must stay after the one before it and, where later dates stay,
        before the next. Locked dates neither move nor follow.
        """
        days, rejected = list(self.days), list(self.rejected)
        for edit in edits:
            if not self._allows(edit, days):
                rejected.append(edit.number)
                continue
            days[edit.number] = edit.to
            if edit.subsequent:
                for later in range(edit.number + 1, len(days)):
                    if later not in self.locked:
                        days[later] = every.after(edit.to, later - edit.number)
        return Forecast(tuple(days), self.locked, tuple(rejected))

    def _allows(self, edit: Edit, days: Sequence[date]) -> bool:
        number = edit.number
        if number in self.locked or not 0 <= number < len(days):
            return False
        if number and edit.to <= days[number - 1]:
            return False
        last = number + 1 == len(days)
        return edit.subsequent or last or edit.to < days[number + 1]


class Towards(Enum):
    """To which side a first date is aligned."""

    LATER = "later"
    EARLIER = "earlier"


def aligned(
    due: date, days: Collection[date], towards: Towards, most: Every
) -> date | None:
    """Return the date that a first due date may be aligned to, once, or None.

    It is the first of the days from the date on, or the last up to it, no further
    away than ``most``.
    """
    if towards is Towards.LATER:
        window = Window(due, most.after(due))
        return min((day for day in days if day in window), default=None)
    window = Window(most.before(due), due)
    return max((day for day in days if day in window), default=None)


def aligned_yearly(
    due: date, month: int, day: int, towards: Towards, most: Every
) -> date | None:
    """Return the turn of a yearly date that a first due date may be aligned to."""
    years = each_year(month, day, most.before(due).year, most.after(due).year)
    return aligned(due, years, towards, most)


def each_year(month: int, day: int, first: int, last: int) -> tuple[date, ...]:
    """Return a month and day in every year from one to another.

    29 February is the last day of February.
    """
    return tuple(
        Every(months=12).after(date(2024, month, day), year - 2024)
        for year in range(first, last + 1)
    )
