"""Rotation: which of many items a turn takes, so that all get theirs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TypeVar

from weibao.errors import InvalidValue
from weibao.texts.text import Message

Item = TypeVar("Item")


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
