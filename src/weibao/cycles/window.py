"""Windows: how early and how late is lawful, and what several rules leave in common."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

from attrs import frozen

from weibao.cycles.arithmetic import ONE_DAY, last_of_month
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message


@frozen
class Percent:
    """A share of the interval, in whole days at most ``cap_days``.

    A month counts 30 days. The days are rounded down, as room must never grow.
    """

    percent: Fraction
    cap_days: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.percent < 0:
            raise InvalidValue(NEGATIVE(percent=self.percent))

    def days(self, every: Every) -> int:
        """Return the whole days of it for an interval."""
        days = int(self.exact(every.about_days))
        return days if self.cap_days is None else min(days, self.cap_days)

    def exact(self, days: int) -> Fraction:
        """Return the share of a number of days, not rounded."""
        return self.percent * days / 100


@frozen
class Tolerance:
    """How early and how late work may be and still count for its due date.

    Either side may be a share of the interval (``early``, ``late``) in place of days.
    Windows "within two months before" begin the day after the date two months
    earlier (``open_start``); those "two months either way" begin on it. Counted in
    ``whole_months`` a window goes from the first of a month to the last of one.
    """

    before: Every = Every()
    after: Every = Every()
    open_start: bool = False
    whole_months: bool = False
    early: Percent | None = None
    late: Percent | None = None

    def __attrs_post_init__(self) -> None:
        if (self.early and self.before) or (self.late and self.after):
            raise InvalidValue(TWO_ROOMS())

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.early or self.late)

    def of(self, every: Every) -> "Tolerance":
        """Return it with shares of the interval as days."""
        if self.early is None and self.late is None:
            return self
        return Tolerance(
            Every(days=self.early.days(every)) if self.early else self.before,
            Every(days=self.late.days(every)) if self.late else self.after,
            self.open_start,
            self.whole_months,
        )

    def window(self, due: date) -> Window[date]:
        """Return the lawful window around a due date, both ends included.

        Shares of the interval count once they are days (`of`).
        """
        if self is NONE:  # as a rule
            return Window(due, due)
        if self.whole_months:
            opens, closes = due.replace(day=1), last_of_month(due)
            opens = self.before.before(opens)
            closes = _months_on(closes, self.after)
        else:
            opens, closes = self.before.before(due), self.after.after(due)
        if self.open_start and self.before:
            opens += ONE_DAY
        return Window(opens, closes)


NONE = Tolerance()
"""No room at all: the due date itself."""


def _months_on(closes: date, after: Every) -> date:
    """Return a month's end so many whole months, then days, later."""
    if after.months:
        closes = last_of_month(Every(months=after.months).after(closes.replace(day=1)))
    return closes + timedelta(days=after.days)


def spanning(opening: date, closing: date, tolerance: Tolerance) -> Window[date]:
    """Return one window from around one date to around another."""
    first, last = tolerance.window(opening), tolerance.window(closing)
    return Window(first.opens, last.closes)


def in_common(windows: Iterable[Window[date] | None]) -> Window[date] | None:
    """Return the days that lie in every window, or None where there are none."""
    common: Window[date] | None = None
    for number, window in enumerate(windows):
        if window is None:
            return None
        common = window if number == 0 else common and common.overlap(window)
        if common is None:
            return None
    return common


TWO_ROOMS = Message(
    zh="同一侧的允许偏差写了两次：或写天数，或写百分比",
    en="one side has two tolerances: say days, or a percentage",
)
NEGATIVE = Message(
    zh="百分比不能为负：{percent}", en="a percentage cannot be negative: {percent}"
)
