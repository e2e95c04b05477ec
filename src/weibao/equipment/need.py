"""The people that a piece of work takes."""

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message


@frozen
class Position:
    """One place in the team for a piece of work: how many people, with what.

    ``level`` is the least skill level. Certificates must be valid on the day.
    """

    count: int = 1
    skill: str | None = None
    level: int = 0
    certificates: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.count < 1:
            raise InvalidValue(NOBODY(count=self.count))


@frozen
class Need:
    """The people a piece of work takes, all for its whole length.

    Each of them fills one of the ``positions``. What the ``team`` must have is counted
    over all of them instead: of each line so many must have what it says, and one
    person counts for every line that fits.
    """

    positions: tuple[Position, ...] = (Position(),)
    team: tuple[Position, ...] = ()

    @property
    def people(self) -> int:
        """How many people at the least."""
        seats = sum(position.count for position in self.positions)
        return max((seats, *(line.count for line in self.team)))


NOBODY = Message(
    zh="人数必须至少为 1，而不是 {count}", en="at least 1 person is needed, not {count}"
)
