"""Series as a whole: where they end, and single dates put in or left out."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, takewhile

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message


def _in_order(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@frozen(kw_only=True)
class Bounds:
    """Where a series ends, and which dates are in or out besides.

    ``count`` counts dates of the series itself, whether left out or not. Dates put in
    may lie after the end. A date that is both in and out is out.
    """

    until: date | None = None
    count: int | None = None
    include: tuple[date, ...] = field(default=(), converter=_in_order)
    exclude: frozenset[date] = frozenset()

    def __attrs_post_init__(self) -> None:
        if self.count is not None and self.count < 0:
            raise InvalidValue(NO_COUNT(count=self.count))

    def of(self, days: Iterable[date]) -> tuple[date, ...]:
        """Return the dates of a series within these bounds, in order.

        Args:
            days: the series, rising; it may be endless where an end is set here.
        """
        own: Iterator[date] = iter(days)
        if self.count is not None:
            own = islice(own, self.count)
        if self.until is not None:
            until = self.until
            own = takewhile(lambda day: day <= until, own)
        return tuple(sorted({*own, *self.include} - self.exclude))


NO_COUNT = Message(
    zh="次数不能为负：{count}", en="a number of turns cannot be negative: {count}"
)
