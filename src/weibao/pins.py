"""What a planner has fixed by hand: who does an order, on which day, at what time."""

from datetime import date

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Pin:
    """Where an order goes, if it is done: each part that is said is kept.

    ``people`` are all who are sent, by id. ``start`` is a minute of the ``day``, by the
    clock of the site.
    """

    order: str
    crew: str | None = None
    people: frozenset[str] = frozenset()
    day: date | None = None
    start: int | None = None
    because: Text = Text()

    def __attrs_post_init__(self) -> None:
        if self.crew is None and not self.people and self.day is None:
            raise InvalidValue(NOTHING_PINNED(order=self.order))
        if self.start is not None and self.day is None:
            raise InvalidValue(TIME_OF_NO_DAY(order=self.order))


NOTHING_PINNED = Message(
    zh="{order!r} 没有固定任何内容（写 crew、people 或 day）",
    en="nothing of {order!r} is pinned (add crew, people or day)",
)
TIME_OF_NO_DAY = Message(
    zh="{order!r} 写了 start 却没有 day（加上 day）",
    en="{order!r} has a start, yet no day (add day)",
)
