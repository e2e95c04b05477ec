"""What people are needed for and can do, as counts.

A line that is counted over the team is one count. Positions that are filled by one
person each come down to counts too: of every choice among them, as many people must fit
one or another as the choice has places (Hall's marriage theorem).
"""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from attrs import define, field

from weibao.engines.seats import able
from weibao.engines.team_counts import packed
from weibao.equipment import Need, Position
from weibao.workforce import Technician

Kind = frozenset[Position]
"""People are counted who fit one or another of these."""
ANYBODY: Kind = frozenset({Position()})
MOST_POSITIONS = 6


@define(eq=False)
class Needs:
    """The kinds of people that are counted, by number."""

    kinds: dict[Kind, int] = field(factory=lambda: {ANYBODY: 0})

    def read(self, need: Need) -> dict[int, int]:
        """Return how many people of each kind a need takes, at the least."""
        counts: dict[int, int] = {0: 1}
        for line in need.team:
            self._ask(counts, frozenset({_plain(line)}), line.count)
        for size in range(1, len(need.positions) + 1):
            for choice in combinations(need.positions, size):
                kind = frozenset(_plain(position) for position in choice)
                self._ask(counts, kind, sum(position.count for position in choice))
        return counts

    def _ask(self, counts: dict[int, int], kind: Kind, count: int) -> None:
        number = self.kinds.setdefault(kind, len(self.kinds))
        counts[number] = max(count, counts.get(number, 0))

    def can(self, people: Sequence[Technician], day: date) -> tuple[int, ...]:
        """Return what each person counts for on a day."""
        return tuple(
            packed(any(able(one, p, day) for p in kind) for kind in self.kinds)
            for one in people
        )


def _plain(position: Position) -> Position:
    """Return what a position asks of one person."""
    return Position(1, position.skill, position.level, position.certificates)
