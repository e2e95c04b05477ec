"""Placing one job at its cheapest place, or saying why there is none."""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop
from itertools import chain

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.search import Search
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


@define
class Insertion:
    """Finds places in a state."""

    state: State
    search: Search = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.search = Search(self.state)

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
            slot = self.search.find(job, day, unit)
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
                why = self.search.find(job, day, unit)
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
