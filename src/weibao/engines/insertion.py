"""Placing one job at its cheapest place, on its own or in the place of lesser work."""

from collections import Counter

from attrs import define

from weibao.engines.jobs import Job
from weibao.engines.state import Slot, State
from weibao.roster import Reason

ENOUGH_DAYS = 6
"""How many days with a place are compared before the best of them is taken."""
OFF_AIM = 40
"""What a day outside the preferred window costs, in minutes of travel."""
LOAD_SHARE = 8
"""One minute in so many of a busy day's load counts as a minute of travel."""


@define
class Insertion:
    """Finds places in a state."""

    state: State

    def best(self, job: Job, first: int, last: int) -> Slot | None:
        """Return the cheapest place between two days, both included."""
        best: tuple[int, Slot] | None = None
        found = 0
        for day in self._days(job, first, last):
            cheapest = self.on_day(job, day)
            if cheapest is None:
                continue
            found += 1
            if best is None or cheapest[0] < best[0]:
                best = cheapest
            if found >= ENOUGH_DAYS:
                break
        return best[1] if best else None

    def on_day(self, job: Job, day: int) -> tuple[int, Slot] | None:
        """Return the cheapest place on a day with its cost."""
        if self.state.workshop.why_closed(job.order.planned, day) is not None:
            return None
        best: tuple[int, int, Slot] | None = None
        off = self._off_aim(job, day)
        for unit in job.units:
            slot = self.state.find(job, day, unit)
            if isinstance(slot, Reason):
                continue
            load = self.state.load(unit, day) // (LOAD_SHARE * len(unit.people))
            cost = slot.travel + load + off * OFF_AIM
            total = self.state.total(unit)
            if best is None or (cost, total) < best[:2]:
                best = (cost, total, slot)
        return None if best is None else (best[0], best[2])

    def _days(self, job: Job, first: int, last: int) -> list[int]:
        """Return the days to look at: near the aim and little loaded first."""
        crews = {unit.crew.id: unit for unit in job.units}
        state = self.state

        def key(day: int) -> tuple[int, int, int]:
            load = min(
                (state.load(unit, day) for unit in crews.values()), default=0
            )
            return self._off_aim(job, day), load // 60, day

        return sorted(range(max(first, 0), last + 1), key=key)

    @staticmethod
    def _off_aim(job: Job, day: int) -> int:
        return max(job.aim_first - day, day - job.aim_last, 0)

    def instead_of_lesser(self, job: Job, first: int, last: int) -> bool:
        """Place a job where less critical work is in the way, and place that anew.

        Returns:
            Whether it was placed. Lesser work that finds no place is left out.
        """
        best: tuple[int, Slot, list[Job]] | None = None
        for day in range(max(first, 0), last + 1):
            if self.state.workshop.why_closed(job.order.planned, day) is not None:
                continue
            for unit in job.units:
                lesser = self._lesser(job, day, unit.people)
                if not lesser:
                    continue
                slots = [(other, self.state.remove(other)) for other in lesser]
                slot = self.state.find(job, day, unit)
                for other, old in reversed(slots):
                    self.state.place(other, old)
                if isinstance(slot, Slot) and (best is None or len(lesser) < best[0]):
                    best = (len(lesser), slot, lesser)
        if best is None:
            return False
        _, slot, lesser = best
        for other in lesser:
            self.state.remove(other)
        self.state.place(job, slot)
        for other in sorted(lesser, key=lambda one: (one.rank, one.order.id)):
            again = self.best(other, other.first, other.last)
            if again is not None:
                self.state.place(other, again)
        return True

    def _lesser(self, job: Job, day: int, people: tuple[int, ...]) -> list[Job]:
        found: dict[str, Job] = {}
        for person in people:
            for *_, other in self.state.days.get((person, day), ()):
                if other.rank > job.rank and not other.chained:
                    found[other.order.id] = other
        return list(found.values())

    def reasons(self, job: Job, first: int, last: int) -> Counter[Reason]:
        """Count why a job has no place, over every day and unit."""
        counted: Counter[Reason] = Counter()
        planned = job.order.planned
        people = self.state.workshop.people
        if not job.units:
            need = planned.resolved.need
            counted[people.why_no_unit(need, planned.resolved.crew)] += 1
            return counted
        if first > last:
            counted[Reason.OUTSIDE_WINDOW] += 1
        for day in range(max(first, 0), last + 1):
            closed = self.state.workshop.why_closed(planned, day)
            if closed is not None:
                counted[closed] += 1
                continue
            for unit in job.units:
                why = self.state.find(job, day, unit)
                if isinstance(why, Reason):
                    counted[why] += 1
        return counted or Counter({Reason.NO_TECHNICIAN_FREE: 1})
