"""Numbered steps of a base cycle: on which of them a piece of work is done."""

from collections.abc import Iterable

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message


def _in_order(places: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(places)))


def _if_any(places: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if places is None else _in_order(places)


@frozen
class Steps:
    """The places of a cycle of steps at which work is done, again and again.

    The anchor of the interval is the date of step ``done``, the last one that was done
    before the programme was taken over; steps are counted from 1. Where the first
    cycle of steps is not like the others, ``first`` are its places.
    """

    length: int
    places: tuple[int, ...] = field(converter=_in_order)
    done: int = 0
    first: tuple[int, ...] | None = field(default=None, converter=_if_any)

    def __attrs_post_init__(self) -> None:
        places = (*self.places, *(self.first or ()))
        outside = [place for place in places if not 1 <= place <= self.length]
        if not self.places or outside:
            raise InvalidValue(NO_PLACES(length=self.length))
        if self.length > MOST_STEPS:
            raise InvalidValue(MANY_STEPS(length=self.length, most=MOST_STEPS))
        if self.done < 0:
            raise InvalidValue(NONE_DONE())

    @property
    def widest(self) -> int:
        """The most steps that lie between two turns, the first cycle left aside."""
        later = (*self.places[1:], self.places[0] + self.length)
        return max(b - a for a, b in zip(self.places, later, strict=True))

    def falls_on(self, later: int) -> bool:
        """Tell whether it is done so many steps after the one on the anchor."""
        turn, place = divmod(self.done + later - 1, self.length)
        first = self.first is not None and turn == 0
        return later > 0 and place + 1 in ((self.first or ()) if first else self.places)


MOST_STEPS = 1200
"""How many steps a cycle of them has at most: a hundred years of months."""
MANY_STEPS = Message(
    zh="一轮不能超过 {most} 步，不是 {length} 步",
    en="a cycle has {most} steps at most, not {length}",
)
NO_PLACES = Message(
    zh="步序应在 1 到 {length} 之间，至少一步（例如 4步中第1、2、3步）",
    en="steps lie between 1 and {length}, and there is one at least (such as steps "
    "1, 2, 3 of 4)",
)
NONE_DONE = Message(
    zh="已做步数不能小于零（没有做过就不写 done）",
    en="the number of steps done cannot be below zero (leave done out for none)",
)
