"""The people that a piece of work takes."""

from collections.abc import Set
from datetime import timedelta

from attrs import evolve, frozen

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


@frozen(cache_hash=True)  # it is looked up by for each piece of work
class Need:
    """The people a piece of work takes, all for its whole length.

    Each of them fills one of the ``positions``. What the ``team`` must have is counted
    over all of them instead: of each line so many must have what it says, and one
    person counts for every line that fits. ``required`` people, by id, fill positions
    whoever else comes; ``barred`` ones are never sent. ``preferred`` ones are sent
    where nothing that matters more speaks against it.
    """

    positions: tuple[Position, ...] = (Position(),)
    team: tuple[Position, ...] = ()
    required: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        both = self.required & self.barred
        if both:
            raise InvalidValue(REQUIRED_AND_BARRED(person=min(both)))
        if len(self.required) > self.people:
            raise InvalidValue(
                TOO_MANY_REQUIRED(named=len(self.required), people=self.people)
            )

    @property
    def people(self) -> int:
        """How many people at the least."""
        seats = sum(position.count for position in self.positions)
        return max((seats, *(line.count for line in self.team)))

    @property
    def names_people(self) -> bool:
        """Whether it says of some people that they must come, or must not."""
        return bool(self.required or self.barred)

    def naming(
        self,
        required: frozenset[str],
        barred: frozenset[str],
        preferred: frozenset[str] = frozenset(),
    ) -> "Need":
        """Return the need with further people required, barred and preferred.

        Whoever is barred is preferred no more.
        """
        barred |= self.barred
        return evolve(
            self,
            required=self.required | required,
            barred=barred,
            preferred=(self.preferred | preferred) - barred,
        )

    @property
    def seats_preferred(self) -> int:
        """How many of the people sent could be preferred ones."""
        others = len(self.required - self.preferred)
        return min(len(self.preferred), self.people - others)

    def passed_over(self, sent: Set[str]) -> int:
        """Return how many preferred people could be sent in place of others.

        Args:
            sent: the ids of those who are sent.
        """
        if not self.preferred:
            return 0
        return max(0, self.seats_preferred - len(self.preferred & sent))


@frozen
class Escort:
    """People who are there beside those who do the work, for its whole length.

    They come from the ``crew`` of that id, or from any crew where it is None, and go
    from and to their own crew's base. Nobody does the work and stands beside it.
    """

    need: Need = Need()
    crew: str | None = None


@frozen
class Divisible:
    """That work may pause, in breaks and overnight, and goes on in the next shift.

    No part of it is shorter than the ``smallest``.
    """

    smallest: timedelta = timedelta(hours=1)

    def __attrs_post_init__(self) -> None:
        if self.smallest < timedelta(minutes=1):
            raise InvalidValue(NO_PART())


NO_PART = Message(
    zh="最短的一段至少为 1 分钟（例如 2 h）",
    en="the smallest part takes a minute at the least (write 2 h, for example)",
)
NOBODY = Message(
    zh="人数必须至少为 1，而不是 {count}", en="at least 1 person is needed, not {count}"
)
REQUIRED_AND_BARRED = Message(
    zh="{person!r} 不能既必须去又不准去（去掉一处）",
    en="{person!r} is both required and barred (take one away)",
)
TOO_MANY_REQUIRED = Message(
    zh="指定了 {named} 人必须去，这项工作只派 {people} 人（少指定几人，或增加人数）",
    en="{named} people are required for work that takes {people} (name fewer, or let "
    "it take more)",
)
