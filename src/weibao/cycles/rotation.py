"""Rotation: which of many items a turn takes, so that all get theirs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import TypeVar

from attrs import define, field

from weibao.errors import InvalidValue
from weibao.texts.text import Message

Item = TypeVar("Item")


class ItemOrder(Enum):
    """Which items a turn takes first."""

    FIXED = "fixed"
    """Those that follow the ones taken last, in a circle."""
    OLDEST_FIRST = "oldest_first"
    """Those done longest ago, never done ones before all others."""


@define
class Rota:
    """Where a rotation stands while its turns are gone through in their order.

    Items may come and go between turns. What a turn was to take and did not do is
    taken before anything else, and the circle goes on behind the item taken last
    that is still there: so nobody is left out for longer than one round of all items
    that there ever were.
    """

    order: ItemOrder
    _taken: dict[str, None] = field(factory=dict)
    _owed: set[str] = field(factory=set)
    _done: dict[str, date] = field(factory=dict)

    def next(self, items: Sequence[str], number: int) -> tuple[str, ...]:
        """Return the items that a turn takes, the most pressing first."""
        return tuple(self._by_need(items)[:number])

    def go_on(self, asked: Sequence[str], done: Collection[str], day: date) -> None:
        """Let a turn be made.

        Args:
            asked: what it was to take.
            done: what was really done.
            day: when.
        """
        for item in asked:
            self._taken.pop(item, None)
            self._taken[item] = None
        self._owed = (self._owed | set(asked)).difference(done)
        self._done.update(dict.fromkeys(done, day))

    def start_anew(self) -> None:
        """Begin again at the first item, with nothing owed."""
        self._taken.clear()
        self._owed.clear()

    def _by_need(self, items: Sequence[str]) -> list[str]:
        if self.order is ItemOrder.OLDEST_FIRST:
            done = self._done
            return sorted(items, key=lambda one: (done.get(one, date.min), one))
        known = set(items)
        last = next((one for one in reversed(self._taken) if one in known), None)
        start = 0 if last is None else items.index(last) + 1
        circle = [*items[start:], *items[:start]]
        return sorted(circle, key=lambda one: one not in self._owed)


def rotated(
    items: Sequence[Item], per_visit: int, visits: int, missed: Collection[int] = ()
) -> Iterator[tuple[int, tuple[Item, ...]]]:
    """Go through visits in a fixed order of items, with the items of each.

    Args:
        items: in their order.
        per_visit: how many a visit takes.
        visits: how many visits there are.
        missed: the numbers, from 1, of visits not made; they advance nothing.
    """
    _check(items, per_visit)
    pointer = 0
    for number in range(1, visits + 1):
        if number in missed:
            continue
        places = range(pointer, pointer + min(per_visit, len(items)))
        yield number, tuple(items[place % len(items)] for place in places)
        pointer += per_visit


def least_batch(items: int, tested: int, visits_left: int, share: Fraction) -> int:
    """Return how many items a visit must take at least to cover all in time.

    Args:
        items: how many there are.
        tested: how many have been done.
        visits_left: how many visits are left, this one among them.
        share: the least percentage of all items that a visit takes.
    """
    left = max(0, items - tested)
    if visits_left < 1:
        raise InvalidValue(NO_VISITS())
    return max(-(-left // visits_left), ceil(share * items / 100))


def oldest_first(
    last_done: Mapping[str, date | None], per_visit: int
) -> tuple[str, ...]:
    """Return the items done longest ago, those never done first, ties by name."""
    _check(last_done, per_visit)
    ordered = sorted(last_done, key=lambda name: (last_done[name] or date.min, name))
    return tuple(ordered[:per_visit])


def _check(items: Collection[object], per_visit: int) -> None:
    if not items or per_visit < 1:
        raise InvalidValue(NOTHING_TO_TAKE())


NO_VISITS = Message(
    zh="没有剩余的检查次数，无法覆盖全部对象", en="no visits are left to cover all in"
)
NOTHING_TO_TAKE = Message(
    zh="轮换至少需要一个对象，每次至少取一个",
    en="a rotation needs an item at least, and takes one at a time at least",
)
