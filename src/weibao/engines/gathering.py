"""One visit for orders that a rule wants together, where there is room for it.

It comes last and moves only what it gathers, so that nothing else loses its place and
nothing becomes late for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import define

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.state import State
from weibao.orders import Bundle


@define
class Gathering:
    """Moves the orders of a bundle to one day, people and stop after the other."""

    insertion: Insertion

    @property
    def state(self) -> State:
        """What is placed so far."""
        return self.insertion.state

    def gather(self, bundles: Iterable[Bundle]) -> None:
        """Try to make one visit of each bundle; what cannot be stays as it was."""
        for bundle in bundles:
            jobs = list(self._in_time(bundle))
            if len(jobs) > 1 and not self._together(jobs):
                self._move(jobs)

    def _in_time(self, bundle: Bundle) -> Iterator[Job]:
        for order in bundle.orders:
            found = self.state.placed.get(order.id)
            whole = found is not None and found[0].divisible is None
            if found is not None and whole and found[1].day <= found[0].last:
                yield found[0]

    def _move(self, jobs: Sequence[Job]) -> None:
        mark = len(self.state.changes)
        for job in jobs:
            self.state.remove(job)
        freed = len(self.state.changes)
        for day in self._days(jobs):
            for unit in self._units(jobs, day):
                placed = self._all_placed(jobs, day, unit) and self._together(jobs)
                if placed and not self.state.strained:
                    return
                self.state.undo(freed)
        self.state.undo(mark)

    @staticmethod
    def _days(jobs: Sequence[Job]) -> list[int]:
        """Return the days that are lawful for all, those near their aims first."""
        first = max(0, *(job.first for job in jobs))
        last = min(job.last for job in jobs)

        def off(day: int) -> tuple[int, int]:
            away = (max(j.aim_first - day, day - j.aim_last, 0) for j in jobs)
            return sum(away), day

        return sorted(range(first, last + 1), key=off)

    def _units(self, jobs: Sequence[Job], day: int) -> list[Unit]:
        """Return the units that may do every job: preferred, idle ones first."""
        workshop = self.state.workshop
        if any(workshop.why_closed(job.order.planned, day) for job in jobs):
            return []
        common = list(self.insertion.units(jobs[0], day))
        for job in jobs[1:]:
            able = {_who(unit) for unit in self.insertion.units(job, day)}
            common = [unit for unit in common if _who(unit) in able]
        return sorted(
            common,
            key=lambda unit: (
                sum(job.passed_over(unit.people) for job in jobs),
                self.state.load(unit, day),
                self.state.total(unit),
            ),
        )

    def _all_placed(self, jobs: Sequence[Job], day: int, unit: Unit) -> bool:
        for job in jobs:
            offer = self.insertion.offer(unit, day)
            slot = self.insertion.find(job, offer) if offer is not None else None
            if slot is None:
                return False
            self.state.place(job, slot)
        return True

    def _together(self, jobs: Sequence[Job]) -> bool:
        """Tell whether the same people do all of it with nowhere else to go between."""
        slots = [self.state.placed[job.id][1] for job in jobs]
        first = slots[0]
        people = set(first.unit.people)
        if any((s.day, set(s.unit.people)) != (first.day, people) for s in slots):
            return False
        columns = self.state.columns
        begins = [columns.start[job.row] for job in jobs]
        return all(
            columns.stop[row] == jobs[0].stop
            for route in first.offer.routes
            for row in route.jobs
            if min(begins) <= columns.start[row] <= max(begins)
        )


def _who(unit: Unit) -> tuple[str, tuple[int, ...], bool]:
    return unit.crew.id, unit.people, unit.whole
