"""Counts of people by what they can do, side by side in one whole number.

Each thing that can be asked for has eight bits: seven for the count and one on top that
is only lent, so that all counts are compared at a time.
"""

from collections.abc import Iterable, Iterator

from attrs import define, field

BITS = 8
MOST = (1 << (BITS - 1)) - 1
"""The highest count that there is room for."""


@define
class Counts:
    """Arithmetic with so many counts in one number."""

    kinds: int
    ones: int = field(init=False)
    tops: int = field(init=False)
    full: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.ones = sum(1 << BITS * n for n in range(self.kinds))
        self.tops = self.ones << (BITS - 1)
        self.full = self.tops | self.ones * MOST

    def lacking(self, have: int, need: int) -> int:
        """Return a one for each count that is below what is needed."""
        return (self.tops & ~((have | self.tops) - need)) >> (BITS - 1)

    def most(self, one: int, other: int) -> int:
        """Return the greater of each two counts."""
        greater = ((one | self.tops) - other) & self.tops
        taken = greater | (greater - (greater >> (BITS - 1)))
        return (one & taken) | (other & (self.full ^ taken))


def packed(counts: Iterable[int]) -> int:
    """Put counts side by side."""
    return sum(count << BITS * n for n, count in enumerate(counts))


def members(people: int) -> Iterator[int]:
    """Go through the numbers of people in a set, the bits of a number."""
    while people:
        lowest = people & -people
        yield lowest.bit_length() - 1
        people ^= lowest
