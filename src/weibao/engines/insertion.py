"""Placing one job at its cheapest place, on its own or in the place of lesser work."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop
from itertools import chain, islice

from attrs import define

from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.state import Slot, State
from weibao.roster import Reason

ENOUGH_DAYS = 6
"""How many days with a place are compared before the best of them is taken."""
OFF_AIM = 40
"""What a day outside the preferred window costs, in minutes of travel."""
A_TRIP = 30
"""What it costs, beside the way, to go to a stop that nobody of the team goes to."""
LOAD_SHARE = 8
"""One minute in so many of a busy day's load counts as a minute of travel."""
EVEN_SHARE = 120
"""How many minutes of work in all weigh as much as a minute of travel today."""
NEW_TEAM = 12
"""What it costs, in minutes of travel, to take somebody out of that day's team.

People who keep together all day leave fewer short gaps that nothing fits into.
"""
ATTEMPTS = (50, 6)
"""How many times work in the way is taken out to see whether that helps.

First for work without a place, then for the work that makes room for it.
"""


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
        for unit in self.units(job, day):
            slot = self.state.find(job, day, unit)
            if isinstance(slot, Reason):
                continue
            load = self.state.load(slot.unit, day)
            load //= LOAD_SHARE * len(slot.unit.people)
            cost = slot.travel + load + off * OFF_AIM
            cost += A_TRIP if slot.travel else 0
            cost += NEW_TEAM * self.state.elsewhere(slot.unit, day)
            total = self.state.total(slot.unit)
            cost += total // (EVEN_SHARE * len(slot.unit.people))
            if best is None or (cost, total) < best[:2]:
                best = (cost, total, slot)
        return None if best is None else (best[0], best[2])

    def units(self, job: Job, day: int) -> Iterable[Unit]:
        """Return the units to try on a day."""
        if not job.pools:
            return job.units
        state = self.state

        def load(person: int) -> tuple[int, ...]:
            return state.used.get((person, day), 0), state.totals.get(person, 0)

        need = job.order.planned.resolved.need
        people = state.workshop.people
        made = (people.choices(pool, need, day, load) for pool in job.pools)
        return chain(job.units, *made)

    def _days(self, job: Job, first: int, last: int) -> Iterator[int]:
        """Go through the days: near the aim and little loaded first."""
        crews = {one.crew.id: one for one in job.sources}
        crowds = [unit.people for unit in crews.values()]
        used = self.state.used

        def key(day: int) -> tuple[int, int, int]:
            loads = (sum(used.get((p, day), 0) for p in people) for people in crowds)
            return self._off_aim(job, day), min(loads, default=0) // 60, day

        days = [key(day) for day in range(max(first, 0), last + 1)]
        heapify(days)
        while days:
            yield heappop(days)[2]

    @staticmethod
    def _off_aim(job: Job, day: int) -> int:
        return max(job.aim_first - day, day - job.aim_last, 0)

    # In the place of other work

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
        several: list[tuple[int, Unit, Sequence[Job]]] = []
        for day in range(max(first, 0), last + 1):
            if self.state.workshop.why_closed(job.order.planned, day) is not None:
                continue
            for unit in self.units(job, day):
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
            for *_, other in self.state.days.get((person, day), ()):
                if other.rank >= job.rank and not other.chained:
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
        state = self.state
        mark = len(state.changes)
        before = [(other, state.remove(other)) for other in others]
        slot = state.find(job, day, unit)
        if isinstance(slot, Slot):
            state.place(job, slot)
            kept = all(
                self._placed_anew(other, attempts) or other.rank > job.rank
                for other in sorted(others, key=lambda one: (one.rank, one.order.id))
            )
            if kept and all(state.within_limits(*one) for one in before):
                return True
        state.undo(mark)
        return False

    def _placed_anew(self, job: Job, attempts: Sequence[int]) -> bool:
        slot = self.best(job, job.first, job.last)
        if slot is not None:
            self.state.place(job, slot)
            return True
        return bool(attempts) and self.instead_of_lesser(
            job, job.first, job.last, attempts=attempts
        )

    def reasons(self, job: Job, first: int, last: int) -> Counter[Reason]:
        """Count why a job has no place, over every day and unit.

        Closed days are counted only where there is no other day.
        """
        closed: Counter[Reason] = Counter()
        counted: Counter[Reason] = Counter()
        planned = job.order.planned
        need = planned.resolved.need
        people = self.state.workshop.people
        if not job.units and not job.pools:
            return Counter({people.why_no_unit(need, planned.resolved.crew): 1})
        for day in range(max(first, 0), last + 1):
            why_closed = self.state.workshop.why_closed(planned, day)
            if why_closed is not None:
                closed[why_closed] += 1
                continue
            units = list(self.units(job, day))
            if not units:
                counted[self._why_nobody(job, day)] += 1
            for unit in units:
                why = self.state.find(job, day, unit)
                if isinstance(why, Reason):
                    counted[why] += 1
                elif job.chained:
                    counted[Reason.CHAIN_GAP] += 1
        if not counted and not closed:
            counted[Reason.OUTSIDE_WINDOW if first > last else LEFT_OVER] += 1
        return counted or closed

    def _why_nobody(self, job: Job, day: int) -> Reason:
        """Say why no team of any large crew can be made on a day."""
        people = self.state.workshop.people
        need, today = (
            job.order.planned.resolved.need,
            self.state.workshop.date(day),
        )
        for pool in job.pools:
            if people.certified(Unit(pool.crew, pool.people), need, today):
                return Reason.NOBODY_ON_SHIFT
        return people.why_uncertified(job.pools[0].people, need, today)


LEFT_OVER = Reason.NO_TECHNICIAN_FREE
