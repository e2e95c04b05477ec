"""Working time that is held back for urgent work, day by day.

Planned work may take of each day only what leaves the reserves free. A minute of
somebody with two skills stands for one of them, not for both: what a day can hold back
is what a flow from its people to the reserves carries. So every set of reserves whose
people overlap bounds the planned minutes of all who could serve one of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations
from typing import TypeVar

from attrs import define, field, frozen

from weibao.engines.columns import Columns
from weibao.engines.jobs import Workshop
from weibao.engines.routes import Offer, Route
from weibao.engines.ways import Travel
from weibao.search import CannotSolve
from weibao.texts.text import Message
from weibao.workforce import Crew, Reserve

MOST = 8
"""How many reserves may have people in common: all their sets are looked at."""
MINUTE = timedelta(minutes=1)
Found = TypeVar("Found")


@frozen(eq=False)
class Held:
    """How many minutes of planned work some people may have between them on a day.

    ``people`` are the ``persons`` counted by the resource they go about with; those who
    form teams day by day one by one.
    """

    people: dict[int, int]
    most: int
    persons: frozenset[int]

    def number(self, route: Route) -> int:
        """Return how many of these people go on a route."""
        if route.team is None:
            return self.people.get(route.resource, 0)
        return sum(self.people.get(person, 0) for person in route.people)


@define(eq=False)
class Reserving:
    """Counts planned minutes against what days hold back.

    Urgent work, whose rows the columns know, counts for nothing: nor does the way that
    it adds. ``route`` gives the one that a resource goes on a day, whose minutes are
    those of its people; nobody is at work for more than ``per_day`` minutes. While it
    is ``lifted`` nothing is held back.
    """

    workshop: Workshop
    travel: Travel
    route: Callable[[int, int], Route | None]
    per_day: int
    lifted: bool = False
    _held: dict[int, tuple[Held, ...]] = field(factory=dict)
    _crews: dict[int, list[Crew]] = field(factory=dict)

    def open_to(
        self,
        row: int,
        offer: Offer,
        positions: Sequence[int],
        longer: Sequence[int],
        minutes: int,
    ) -> bool:
        """Tell whether what is held back stays free with one more job.

        Args:
            row: the job.
            offer: who would do it.
            positions: where it would come in each of their routes.
            longer: by how much that makes each of these longer.
            minutes: how long the job is by itself.
        """
        if self.lifted or row in self.columns.urgent:
            return True
        routes, more = offer.routes, list[int]()
        for held in self.of_day(routes[0].day):
            if not any(map(held.number, routes)):
                continue
            if not more:
                each = zip(routes, offer.sides, positions, longer, strict=True)
                for route, (_, base), at, added in each:
                    if not self.columns.urgent.isdisjoint(route.jobs):
                        added = minutes + self._more_way(row, route, base, at)
                    more.append(added)
            planned = self._planned_by(held, routes[0].day)
            for route, added in zip(routes, more, strict=True):
                planned += held.number(route) * added
            if planned > held.most:
                return False
        return True

    def without(self, find: Callable[[], Found]) -> Found:
        """Return what is found as if nothing were held back."""
        self.lifted = True
        try:
            return find()
        finally:
            self.lifted = False

    def over(self, day: int) -> int:
        """Return by how many minutes planned work is in what a day holds back."""
        return sum(
            max(0, self._planned_by(held, day) - held.most) for held in self.of_day(day)
        )

    def short(self, day: int) -> int:
        """Return how many minutes of what a day could hold back are planned."""
        over = (self._planned_by(held, day) - held.most for held in self.of_day(day))
        return max(0, max(over, default=0))

    @property
    def columns(self) -> Columns:
        """The rows that routes speak of."""
        return self.workshop.columns

    def _planned_by(self, held: Held, day: int) -> int:
        total = 0
        for resource, people in held.people.items():
            route = self.route(resource, day)
            if route is not None and route.jobs:
                total += people * self._planned(route)
        return total

    def _planned(self, route: Route) -> int:
        """Return the minutes of a route at planned work, with the ways it takes."""
        urgent, minutes = self.columns.urgent, self.columns.minutes
        if urgent.isdisjoint(route.jobs):
            return route.busy
        work = sum(minutes[row] for row in route.jobs if row not in urgent)
        return work + self._way(self._stops(route.jobs))

    def _more_way(self, row: int, route: Route, base: int, at: int) -> int:
        """Return the way that a job adds to that of the planned work of a route."""
        before, after = self._stops(route.jobs[:at]), self._stops(route.jobs[at:])
        here = (self.columns.stop[row], base)
        return self._way([*before, here, *after]) - self._way([*before, *after])

    def _stops(self, jobs: Iterable[int]) -> list[tuple[int, int]]:
        """Return the stops and bases of planned work."""
        urgent, stop, base = self.columns.urgent, self.columns.stop, self.columns.base
        return [(stop[row], base[row]) for row in jobs if row not in urgent]

    def _way(self, stops: Sequence[tuple[int, int]]) -> int:
        if not stops:
            return 0
        travel, here = self.travel, stops[0][1]
        way = 0
        for stop, _ in stops:
            way += travel[here][stop]
            here = stop
        return way + travel[here][stops[-1][1]]

    def of_day(self, day: int) -> tuple[Held, ...]:
        """Return what a day holds back."""
        known = self._held.get(day)
        if known is None:
            known = self._held[day] = tuple(self._of_day(day))
        return known

    def _of_day(self, day: int) -> Iterator[Held]:
        workshop, today = self.workshop, self.workshop.date(day)
        force, numbers = workshop.people.workforce, workshop.people.numbers
        holders: list[tuple[Reserve, frozenset[int]]] = []
        for reserve in force.reserves:
            if reserve.applies(today):
                of_it = frozenset(
                    numbers[person.id]
                    for crew in force.crews.values()
                    if reserve.is_of(crew)
                    for person in crew.members
                    if reserve.counts(person, today)
                )
                holders.append((reserve, of_it))
        for together in _overlapping(holders):
            if len(together) > MOST:
                raise CannotSolve(TOO_MANY(most=MOST, number=len(together)))
            yield from self._bounds(together, day)

    def _bounds(
        self, together: Sequence[tuple[Reserve, frozenset[int]]], day: int
    ) -> Iterator[Held]:
        """Bound the planned minutes so that as much flows to reserves as could."""
        every = {number for _, people in together for number in people}
        free = {number: self._minutes(number, day) for number in every}
        needs = [reserve.time // MINUTE for reserve, _ in together]
        chosen: dict[frozenset[int], int] = {}
        for size in range(len(together) + 1):
            for those in combinations(range(len(together)), size):
                whose = frozenset(n for at in those for n in together[at][1])
                others = sum(needs) - sum(needs[at] for at in those)
                chosen[whose] = min(others, chosen.get(whose, others))
        there = {some: sum(free[n] for n in some) for some in chosen}
        flows = min(there[some] + others for some, others in chosen.items())
        for some, others in chosen.items():
            held = flows - others
            if held > 0:
                there_too = frozenset(number for number in some if free[number])
                people = self._by_resource(there_too)
                yield Held(people, there[some] - held, there_too)

    def _by_resource(self, people: Iterable[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for number in people:
            resource = self.workshop.people.resource_of(number)
            found[resource] = found.get(resource, 0) + 1
        return found

    def _minutes(self, person: int, day: int) -> int:
        """Return how long somebody could be at work on a day, with any crew."""
        people = self.workshop.people
        crews = self._crews.get(person)
        if crews is None:
            id = people.persons[person].id
            crews = self._crews[person] = [
                crew
                for crew in people.crews
                if any(one.id == id for one in crew.members)
            ]
        found = [people.presences.of(person, day, crew) for crew in crews]
        stretches = sorted(s for there in found if there for s in there.work)
        total, reached = 0, -(10**9)
        for opens, closes in stretches:
            total += max(0, closes - max(opens, reached))
            reached = max(reached, closes)
        return min(total, self.per_day)


def _overlapping(
    holders: Iterable[tuple[Reserve, frozenset[int]]],
) -> list[list[tuple[Reserve, frozenset[int]]]]:
    """Put reserves together that have people in common, be it through others."""
    found: list[list[tuple[Reserve, frozenset[int]]]] = []
    for one in holders:
        near = [some for some in found if any(each[1] & one[1] for each in some)]
        found = [some for some in found if some not in near]
        found.append([one, *(each for some in near for each in some)])
    return found


TOO_MANY = Message(
    zh="{number} 条预留涉及同一批人员，至多 {most} 条（合并几条）",
    en="{number} reserves have people in common, {most} at most (join some of them)",
)
