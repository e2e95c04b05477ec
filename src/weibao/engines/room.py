"""Making room: placing a job where other work is in the way, and that elsewhere."""

from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import define

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.people import Unit

ATTEMPTS = (50, 6)
"""How many times work in the way is taken out to see whether that helps.

First for work without a place, then for the work that makes room for it.
"""


@define
class Room:
    """Makes room in a state."""

    insertion: Insertion

    def instead_of_lesser(
        self, job: Job, first: int, last: int, *, attempts: Sequence[int] = ATTEMPTS
    ) -> bool:
        """Place a job where work no more critical is in the way, and place that anew.

        Work as critical as the job itself must find another place in its own window,
        if need be by moving other work in turn; lesser work that finds none is left
        out.

        Args:
            job: the job that found no place.
            first: the first day for it.
            last: the last day for it.
            attempts: how often to try at each turn of moving other work.

        Returns:
            Whether the job was placed.
        """
        tries = islice(self._in_the_way(job, first, last), attempts[0])
        return any(self._instead_of(job, *found, attempts[1:]) for found in tries)

    def _in_the_way(
        self, job: Job, first: int, last: int
    ) -> Iterator[tuple[int, Unit, Sequence[Job]]]:
        """Go through what might make room: single pieces, then all lesser work."""
        workshop = self.insertion.state.workshop
        several: list[tuple[int, Unit, Sequence[Job]]] = []
        for day in range(max(first, 0), last + 1):
            if workshop.why_closed(job.order.planned, day) is not None:
                continue
            for unit in self.insertion.units(job, day):
                others = self._movable(job, day, unit.people)
                yield from ((day, unit, [other]) for other in others)
                lesser = [other for other in others if other.rank > job.rank]
                if len(lesser) > 1:
                    several.append((day, unit, lesser))
                if len(others) > max(1, len(lesser)):
                    several.append((day, unit, others))
        yield from several

    def _movable(self, job: Job, day: int, people: tuple[int, ...]) -> list[Job]:
        """Return what the people do on a day that may make room, the least first."""
        found: dict[str, Job] = {}
        for person in people:
            route = self.insertion.state.route_of(person, day)
            for row in route.jobs if route is not None else ():
                other = self.insertion.state.jobs[row]
                if other.chained or other.keeps_place or other.pin is not None:
                    continue
                if other.rank >= job.rank:
                    found[other.order.id] = other
        return sorted(found.values(), key=lambda one: (-one.rank, one.order.id))

    def _instead_of(
        self,
        job: Job,
        day: int,
        unit: Unit,
        others: Sequence[Job],
        attempts: Sequence[int],
    ) -> bool:
        state = self.insertion.state
        mark = len(state.changes)
        for other in others:
            state.remove(other)
        offer = self.insertion.offer(unit, day)
        slot = self.insertion.find(job, offer) if offer is not None else None
        if slot is not None:
            state.place(job, slot)
            kept = all(
                self._placed_anew(other, attempts) or other.rank > job.rank
                for other in sorted(others, key=lambda one: (one.rank, one.order.id))
            )
            if kept and not state.strained and (not attempts or self._affordable()):
                return True
        state.undo(mark)
        return False

    def _affordable(self) -> bool:
        """Tell whether what was published is disturbed no more than it may be."""
        budget = self.insertion.budget
        return budget is None or budget.kept()

    def _placed_anew(self, job: Job, attempts: Sequence[int]) -> bool:
        slot = self.insertion.best(job, job.first, job.last)
        if slot is not None:
            self.insertion.state.place(job, slot)
            return True
        return bool(attempts) and self.instead_of_lesser(
            job, job.first, job.last, attempts=attempts
        )
