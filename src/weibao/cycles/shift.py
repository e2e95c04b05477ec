"""The shift: what a completion does to later dates, by the zone that it falls in."""

from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message

Point = TypeVar("Point", bound=Any)
HALF = Fraction(1, 2)


class Zone(Enum):
    """Where a completion lies: beyond the tolerance, or inside it on either side.

    The due date itself is early.
    """

    TOO_EARLY = "early_outside"
    EARLY = "early_inside"
    LATE = "late_inside"
    TOO_LATE = "late_outside"

    @property
    def inside(self) -> bool:
        """Whether it is inside the tolerance."""
        return self in (Zone.EARLY, Zone.LATE)

    @property
    def late(self) -> bool:
        """Whether it is after the due date."""
        return self in (Zone.LATE, Zone.TOO_LATE)


class Move(Enum):
    """What a completion does to the next nominal date."""

    KEEP = "keep"
    """The next date stays on the grid."""
    RESET = "reset"
    """The next date counts from the completion."""
    IGNORE = "ignore"
    """The completion does not count: the date is still to come."""


@frozen
class Share:
    """The next date moves by a share of the whole lateness, in whole days.

    Halves are rounded away from zero.
    """

    percent: Fraction

    def __attrs_post_init__(self) -> None:
        if self.percent < 0:
            raise InvalidValue(NEGATIVE(percent=self.percent))

    def days(self, lateness: int) -> int:
        """Return by how many days later dates move for so many days of lateness."""
        exact = abs(lateness) * self.percent / 100
        days = int(exact + HALF)
        return days if lateness > 0 else -days


@frozen
class GridShift:
    """What a completion does to later dates, by the zone it falls in.

    The zones lie before the tolerance, inside it before or on the due date, inside it
    after the due date, and beyond it.
    """

    early_outside: Move | Share
    early_inside: Move | Share
    late_inside: Move | Share
    late_outside: Move | Share

    @property
    def history_free(self) -> bool:
        """Whether no completion moves anything: a plain grid."""
        return self == FIXED

    def of(self, zone: Zone) -> Move | Share:
        """Return what a completion in a zone does."""
        found: Move | Share = getattr(self, zone.value)
        return found


def zone_of(done: Point, due: Point, opens: Point, closes: Point) -> Zone:
    """Return the zone of a completion, of dates or of meter values."""
    if done <= due:
        return Zone.EARLY if opens <= done else Zone.TOO_EARLY
    return Zone.LATE if done <= closes else Zone.TOO_LATE


def _plain(move: Move) -> GridShift:
    return GridShift(move, move, move, move)


FIXED, FLOATING = _plain(Move.KEEP), _plain(Move.RESET)
KEEP_INSIDE = GridShift(Move.RESET, Move.KEEP, Move.KEEP, Move.RESET)
LATE_TOLERANT = GridShift(Move.RESET, Move.RESET, Move.KEEP, Move.RESET)
KEEP_THE_DEADLINE = GridShift(Move.RESET, Move.KEEP, Move.RESET, Move.RESET)
BACK_DATED = GridShift(Move.RESET, Move.KEEP, Move.KEEP, Move.KEEP)
ANNIVERSARY = GridShift(Move.IGNORE, Move.KEEP, Move.KEEP, Move.KEEP)

NEGATIVE = Message(
    zh="偏移比例不能为负：{percent}", en="a share cannot be negative: {percent}"
)
