"""What each thing costs in the search: the goals, as whole numbers.

A level of goals outweighs all levels after it, so that one sum compares as the levels
would. How even loads are is priced only where figures of the whole roster are: else it
decides between equals.
"""

from collections.abc import Mapping

from attrs import field, frozen

from weibao.equipment import Criticality
from weibao.goals import Goal, Goals

LEVEL = 100_000
"""How many units of a level one unit of the level before it outweighs."""
WIDE = 10**9
"""The same, where figures of the whole roster are priced, which can be large."""
A_TRIP = 30
"""What it costs at first, in minutes of travel, to go to a stop that nobody goes to."""
OFF_AIM = 40
"""What a day outside the preferred window costs at first, in minutes of travel."""


@frozen
class Prices:
    """Prices by goal; 0 where a goal is not asked for.

    ``trip`` is that of going to a stop, ``off_preferred`` that of a day outside the
    preferred window, ``passed_over`` that of a preferred person who could have been
    sent, ``moved`` that of another time than was published, ``told`` that
    of a person who is told of a change. ``even`` says whether loads are to be evened
    out, ``trips_apart`` that a ledger counts trips.
    """

    of_goal: Mapping[Goal, int]
    even: bool = False
    trips_apart: bool = False
    trip: int = field(init=False)
    off_preferred: int = field(init=False)
    passed_over: int = field(init=False)
    moved: int = field(init=False)
    told: int = field(init=False)

    @trip.default
    def _trip(self) -> int:
        return 0 if self.trips_apart else self._of(Goal.TRIPS)

    @off_preferred.default
    def _off_preferred(self) -> int:
        return self._of(Goal.OFF_PREFERRED)

    @passed_over.default
    def _passed_over(self) -> int:
        return self._of(Goal.PASSED_OVER)

    @moved.default
    def _moved(self) -> int:
        return self._of(Goal.MOVED)

    @told.default
    def _told(self) -> int:
        return self._of(Goal.TOLD)

    @classmethod
    def of(cls, goals: Goals, step: int = LEVEL) -> "Prices":
        """Price the goals.

        Args:
            goals: the goals.
            step: how many units of a level one unit of the level before it outweighs.
        """
        found: dict[Goal, int] = {}
        scale = 1
        for level in reversed(goals):
            if step == LEVEL and all(one.goal is Goal.UNEVEN for one in level):
                continue  # it decides between equals
            for one in level:
                found[one.goal] = found.get(one.goal, 0) + one.weight * scale
            scale *= step
        even = any(one.goal is Goal.UNEVEN for level in goals for one in level)
        return cls(found, even, trips_apart=step != LEVEL)

    @property
    def to_begin_with(self) -> "Prices":
        """Prices for placing one job after another, with an eye to those that follow.

        Trips and days off the aim cost more then: what comes later fits in better.
        """
        minute = max(1, self.way(1))
        more = {Goal.TRIPS: A_TRIP * minute, Goal.OFF_PREFERRED: OFF_AIM * minute}
        found = {goal: max(self._of(goal), price) for goal, price in more.items()}
        return Prices({**self.of_goal, **found}, self.even)

    def _of(self, goal: Goal) -> int:
        return self.of_goal.get(goal, 0)

    def way(self, people: int) -> int:
        """Price a minute on the way for so many people who go together."""
        return self._of(Goal.TRAVEL) * people + self._of(Goal.DRIVING)

    def changed(self, people: int) -> int:
        """Price other people or another day than was published.

        Args:
            people: how many people lose the work or get it.
        """
        return self._of(Goal.CHANGED) + self._of(Goal.TOLD) * people

    def unplaced(self, criticality: Criticality) -> int:
        """Price an order left out."""
        weight = len(Criticality) - criticality.rank
        every = self._of(Goal.UNPLACED_OF_ALL) * weight
        if criticality.by_law:
            return every + self._of(Goal.UNPLACED_BY_LAW)
        return every + self._of(Goal.UNPLACED) * weight

    def late(self, criticality: Criticality) -> int:
        """Price a day late."""
        return self._of(Goal.LATE_BY_LAW if criticality.by_law else Goal.LATE)
