"""Deferral and edit: one occurrence moved, by leave, by hand, or to join others."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from enum import Enum

from attrs import frozen

from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message


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
    """A later date for one occurrence, and who allowed it why, at which risk.

    One that was ``discovered`` to be missed is given time from that day on.
    """

    until: date
    approved_on: date
    next_from: NextFrom = NextFrom.ORIGINAL
    by: str = ""
    because: str = ""
    risk: str = ""
    discovered: date | None = None

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

    def base(self, due: date, done: date | None) -> date | None:
        """Return the day that the next date counts from.

        None where it counts from the work, and that is not done.
        """
        return {
            NextFrom.ORIGINAL: due,
            NextFrom.DEFERRED: self.until,
            NextFrom.ACTUAL: done,
        }[self.next_from]

    def next_due(self, due: date, done: date | None, every: Every) -> date | None:
        """Return the date after the deferred one.

        None where it counts from the work, and that is not done.
        """
        base = self.base(due, done)
        return every.after(base) if base is not None else None


@frozen
class DeferralLimit:
    """How far leave may put one turn off, and how many turns in a row.

    How far is a length, or a share of the interval, and counts from the last day that
    is lawful without leave. None ``in_a_row`` may be put off at all where it is 0.
    A turn found to be missed has a grace from its ``discovery`` where it says so,
    which the other two do not limit.
    """

    most: Every | Percent | None = None
    in_a_row: int | None = None
    discovery: bool = False

    def __attrs_post_init__(self) -> None:
        length = self.most.percent if isinstance(self.most, Percent) else self.most
        if self.in_a_row is not None and self.in_a_row < 0:
            raise InvalidValue(NO_NUMBER())
        if self.most is not None and (not length or self.in_a_row == 0):
            raise InvalidValue(SAY_NEVER())

    def __bool__(self) -> bool:
        said = self.most is not None or self.in_a_row is not None
        return said or self.discovery

    def furthest(self, limit: date, every: Every | None = None) -> date:
        """Return the last day that leave may give a turn.

        Args:
            limit: the last day that is lawful without it.
            every: the interval, of which it may be a share.
        """
        most = self.most
        if most is None:
            return date.max
        if isinstance(most, Percent):
            assert every is not None
            most = Every(days=most.days(every))
        return most.after(limit)

    def is_once_more(self, before: int) -> bool:
        """Tell whether a turn may be put off after so many in a row that were."""
        return self.in_a_row is None or before < self.in_a_row


NO_LIMIT = DeferralLimit()
"""As far and as often as whoever allows it will answer for."""


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


@frozen
class Alignment:
    """A date that the first due date of a series joins, once, if it is near enough.

    It is one ``day``, or comes back each year as month and day (``yearly``).
    """

    towards: Towards
    most: Every
    day: date | None = None
    yearly: tuple[int, int] | None = None

    def __attrs_post_init__(self) -> None:
        if (self.day is None) == (self.yearly is None):
            raise InvalidValue(ONE_DATE())
        if not self.most:
            raise InvalidValue(NO_ROOM_TO_ALIGN())
        if self.yearly is not None:
            try:
                date(2024, *self.yearly)
            except ValueError:
                month, day = self.yearly
                raise InvalidValue(NO_SUCH_DAY(month=month, day=day)) from None

    def of(self, due: date) -> date | None:
        """Return the date that a first due date is aligned to, or None."""
        if self.yearly is not None:
            return aligned_yearly(due, *self.yearly, self.towards, self.most)
        return aligned(due, [day for day in [self.day] if day], self.towards, self.most)


def each_year(month: int, day: int, first: int, last: int) -> tuple[date, ...]:
    """Return a month and day in every year from one to another.

    29 February is the last day of February.
    """
    return tuple(
        Every(months=12).after(date(2024, month, day), year - 2024)
        for year in range(first, last + 1)
    )


NO_NUMBER = Message(
    zh="连续延期的次数不能为负（不得延期写 0）",
    en="a number of deferrals in a row is not negative (0 where none is allowed)",
)
SAY_NEVER = Message(
    zh="最多延期多久须大于零，且不与“不得延期”同用（完全不准延期时只写 不得延期）",
    en="the most that work is deferred by is above zero and does not go with never "
    "deferred (write never deferred alone where no deferral is allowed)",
)
ONE_DATE = Message(
    zh="对齐到一个日期：写 07-10 或 2026-07-10",
    en="work is aligned to one date (write 07-10 or 2026-07-10)",
)
NO_ROOM_TO_ALIGN = Message(
    zh="对齐须写明至多推后或提前多久（例如 2个月）",
    en="alignment needs by how much at most (2 months, for example)",
)
NO_SUCH_DAY = Message(
    zh="没有 {month} 月 {day} 日（写例如 07-10）",
    en="no month {month} has a day {day} (write 07-10, for example)",
)
NO_DISCOVERY = Message(
    zh="发现漏做后的宽限只用于漏做后仍是下一次的周期（例如 间隔不超过31天，或 每31天，"
    "自完成日起）",
    en="a grace from discovery goes with turns that wait until they are done (write at "
    "most 31 days apart, or every 31 days, from completion, for example)",
)
NO_SHARE = Message(
    zh="延期至多占周期的百分之几，只用于“每隔多久”和“间隔不超过”（其他周期请写天数）",
    en="a share of the interval limits deferrals of intervals and longest gaps only "
    "(give other cycles a number of days)",
)
