"""From when to when: of dates with both ends inside, of instants half-open."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

Moment = TypeVar("Moment", bound=date)

MIXED = Message(
    zh="时间窗的两端必须同为日期或同为带时区的时刻：{opens} .. {closes}",
    en="a window needs two dates or two instants with a time zone: {opens} .. {closes}",
)
REVERSED = Message(
    zh="时间窗的结束早于开始：{opens} .. {closes}",
    en="a window ends before it begins: {opens} .. {closes}",
)


@frozen
class Window(Generic[Moment]):
    """A stretch from ``opens`` to ``closes``.

    Of dates both ends belong to it; of instants (aware datetimes) the end does not.
    The two are never mixed.
    """

    opens: Moment
    closes: Moment

    def __attrs_post_init__(self) -> None:
        dates = type(self.opens) is date and type(self.closes) is date  # as a rule
        if not dates and _mixed(self.opens, self.closes):
            raise InvalidValue(MIXED(opens=self.opens, closes=self.closes))
        if self.closes < self.opens:
            raise InvalidValue(REVERSED(opens=self.opens, closes=self.closes))

    def __contains__(self, moment: Moment) -> bool:
        if isinstance(self.opens, datetime):
            return self.opens <= moment < self.closes
        return self.opens <= moment <= self.closes

    def overlaps(self, other: "Window[Moment]") -> bool:
        """Tell whether the two have a moment in common."""
        if isinstance(self.opens, datetime):
            return self.opens < other.closes and other.opens < self.closes
        return self.opens <= other.closes and other.opens <= self.closes

    def overlap(self, other: "Window[Moment]") -> "Window[Moment] | None":
        """Return what the two have in common, or None."""
        opens = other.opens if other.opens > self.opens else self.opens
        closes = other.closes if other.closes < self.closes else self.closes
        if opens > closes or (isinstance(opens, datetime) and opens == closes):
            return None
        if opens is self.opens and closes is self.closes:
            return self
        return Window(opens, closes)

    def text(self) -> Text:
        """Say it as ``opens .. closes``."""
        if self.opens == self.closes:
            return Text.same(str(self.opens))
        return Text.same(f"{self.opens} .. {self.closes}")


@frozen
class Horizon:
    """The days being planned, both ends included."""

    first: date
    last: date

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValue(REVERSED(opens=self.first, closes=self.last))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        for number in range(len(self)):
            yield self.first + timedelta(days=number)

    @property
    def window(self) -> Window[date]:
        """The same days as a window."""
        return Window(self.first, self.last)


def _mixed(opens: date, closes: date) -> bool:
    return _kind(opens) != _kind(closes) or _kind(opens) == "naive"


def _kind(moment: date) -> str:
    if isinstance(moment, datetime):
        return "naive" if moment.tzinfo is None else "instant"
    return "date"
