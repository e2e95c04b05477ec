"""What a task takes in turn: so many of many items at each of its turns.

A rotation says which items there are and how a turn chooses among them. Which ones
those are on a subject, and whose turn it is, follows from inventory and records.
"""

from datetime import date
from fractions import Fraction

from attrs import frozen

from weibao.cycles.rotation import ItemOrder
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

NEW_YEAR = date(2000, 1, 1)
"""What periods of coverage are counted from, so that years are calendar years."""


@frozen
class Item:
    """One of the things taken in turn, and the days from and to which it is there."""

    id: str
    title: Text
    first: date | None = None
    last: date | None = None

    def there(self, day: date) -> bool:
        """Tell whether it is there on a day."""
        return (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )


@frozen(kw_only=True)
class ItemChoice:
    """Which parts, or which things at a place, are items; all where nothing is said."""

    types: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Rotation:
    """That each turn of a task takes some of many items, so that all get theirs.

    The items are listed, or those of its subject that are chosen. A turn takes
    ``take`` of them; without it the fewest that still cover all ``cover_within`` a
    period, and never less than a ``share`` of all in percent. Periods are counted
    ``cover_from`` a day on.
    """

    items: tuple[Item, ...] | ItemChoice = ItemChoice()
    take: int | None = None
    order: ItemOrder = ItemOrder.FIXED
    cover_within: Every | None = None
    cover_from: date = NEW_YEAR
    share: Fraction = Fraction(0)

    def __attrs_post_init__(self) -> None:
        if self.take is None and self.cover_within is None:
            raise InvalidValue(NOTHING_TAKEN())
        if self.take is not None and self.take < 1:
            raise InvalidValue(TOO_FEW(take=self.take))
        if self.cover_within is not None and not self.cover_within:
            raise InvalidValue(NO_PERIOD())
        if self.share and self.take is not None:
            raise InvalidValue(TAKE_OR_SHARE())
        if not 0 <= self.share <= 100:
            raise InvalidValue(NO_SHARE())
        if isinstance(self.items, tuple):
            ids = [one.id for one in self.items]
            again = next((id for id in ids if ids.count(id) > 1), None)
            if again is not None:
                raise InvalidValue(TWICE(item=again))

    @property
    def spread(self) -> bool:
        """Whether a turn takes as few as will cover all in time."""
        return self.take is None

    def period(self, day: date) -> Window[date]:
        """Return the period of coverage that holds a day."""
        every, start = self.cover_within, self.cover_from
        assert every is not None
        number = (day - start).days // max(every.about_days, 1)
        while every.after(start, number) > day:
            number -= 1
        while every.after(start, number + 1) <= day:
            number += 1
        last = date.fromordinal(every.after(start, number + 1).toordinal() - 1)
        return Window(every.after(start, number), last)

    def text(self) -> Text:
        """Say it in a few words."""
        said = SPREAD() if self.take is None else TAKEN(take=self.take)
        if self.order is ItemOrder.OLDEST_FIRST:
            said += OLDEST()
        if self.cover_within is not None:
            said += COVERED(within=self.cover_within.text())
        if self.share:
            said += AT_LEAST(share=self.share)
        return said


NOTHING_TAKEN = Message(
    zh="轮换须写每次取几个（take: 1）或在多久内全部覆盖（cover_within: 1年）",
    en="a rotation needs how many a turn takes (take: 1), or in what time all are "
    "covered (cover_within: 1 year)",
)
TOO_FEW = Message(
    zh="每次至少取一个，而不是 {take}（例如 take: 1）",
    en="a turn takes one item or more, not {take} (take: 1, for example)",
)
NO_PERIOD = Message(
    zh="cover_within 须大于零（例如 1年）",
    en="cover_within must be above zero (1 year, for example)",
)
TAKE_OR_SHARE = Message(
    zh="take 与 share 只写一个（take 是固定个数，share 是至少取百分之几）",
    en="write take or share, not both (take is a number, share the least percentage)",
)
NO_SHARE = Message(
    zh="share 是 0 到 100 的百分数（例如 20）",
    en="share is a percentage from 0 to 100 (20, for example)",
)
TWICE = Message(
    zh="对象 {item!r} 列了两次（只列一次）",
    en="the item {item!r} is listed twice (list it once)",
)
TAKEN = Message(zh="每次取 {take} 个，轮流", en="{take} at a time, in turn")
SPREAD = Message(zh="每次取尽量少的几个，轮流", en="as few at a time as will do")
OLDEST = Message(zh="，最久未做的先做", en=", the one done longest ago first")
COVERED = Message(zh="，{within}内全部覆盖", en=", all within {within}")
AT_LEAST = Message(zh="，每次至少 {share}%", en=", at least {share} % at a time")
