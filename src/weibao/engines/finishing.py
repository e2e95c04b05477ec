"""From a roster that is built to a better one: what may move, and at which price."""

from collections.abc import Callable
from concurrent.futures import Executor
from random import Random

from attrs import define

from weibao.engines.building import Building
from weibao.engines.chain_days import ChainDays
from weibao.engines.improve import Improvement
from weibao.engines.jobs import Job
from weibao.engines.prices import Prices
from weibao.engines.splitting import Splitting

ORDERS_A_ROUND = 4
FIRST_ROUNDS = 500
"""There is a round of improvement for each of the first orders, then for every few."""
LEFT_OUT = 10**40
"""The price of a chain's visit that has lost its place: no outcome is kept with it."""


@define(eq=False)
class Finishing:
    """Improves what a building has placed.

    Work that follows other work keeps its place, as does what it follows; a chain's
    visit moves between its neighbours; everything else may go anywhere in its window.
    """

    building: Building
    prices: Prices
    executor: Executor | None = None
    parts: int = 1

    def run(self, rounds: int | None, go_on: Callable[[], bool]) -> int:
        """Improve for so many rounds, and return how many they were."""
        building = self.building
        state = building.state
        state.reprice(self.prices)
        awaited = {job.row for job, _ in state.placed.values() if job.keeps_place}
        jobs = [
            job
            for job in building.jobs.values()
            if not job.order.follows
            and job.row not in awaited
            and (job.pin is None or job.id not in state.placed)
        ]
        for job in jobs:
            self._price(job)
        chain_days = ChainDays(building.workshop)
        for standing in building.book.standings.values():
            chain_days.add(standing)
        chained = [job for job, _ in state.placed.values() if job.chained]
        for job in chained:
            self._price_visit(job)
        if rounds is None:
            rounds = min(len(jobs), FIRST_ROUNDS) + len(jobs) // ORDERS_A_ROUND
        everything = (*jobs, *chained)
        if self.executor is not None and self._divisible:
            parts = Splitting(
                building.insertion, everything, building.seed, self.parts, self.executor
            )
            done = parts.run(rounds, go_on)
        else:
            unit = max(1, self.prices.way(1))
            done = Improvement(
                building.insertion,
                everything,
                Random(building.seed),
                chain_days,
                unit,
                calm=building.insertion.promised is not None,
            ).run(rounds, go_on)
        for job in jobs:
            if job.id in state.placed:
                building.lost.pop(job.id, None)
            else:
                building.lost[job.id] = job
        return done

    @property
    def _divisible(self) -> bool:
        """Whether weeks can be improved side by side: nothing reaches beyond them."""
        state, insertion = self.building.state, self.building.insertion
        workshop = state.workshop
        reaching = workshop.people.in_a_row or workshop.sharing.wide
        escorted = bool(workshop.columns.beside)
        plain = state.sheet is None and not escorted
        return insertion.promised is None and plain and not reaching

    def _price_visit(self, job: Job) -> None:
        """Let a visit of a chain move; where it stands is right to begin with."""
        state, row = self.building.state, job.row
        columns, slot = state.columns, state.placed[job.id][1]
        columns.price[row], columns.movable[row] = LEFT_OUT, True
        slot.off = self.building.insertion.off_aim(job, slot.day)
        slot.off += self.building.insertion.change(job, slot.day, slot.offer)
        columns.days[row], columns.off[row] = (slot.day,), (slot.off,)
        state.cost += slot.off

    def _price(self, job: Job) -> None:
        """Let a job be placed anew, at a price for each of its days."""
        columns, row, state = (
            self.building.workshop.columns,
            job.row,
            self.building.state,
        )
        days = [
            day
            for day in range(job.first, job.last + 1)
            if self.building.workshop.why_closed(job.order.planned, day) is None
        ]
        found = state.placed.get(job.id)
        columns.days[row] = tuple(days)
        columns.off[row] = tuple(self.building.insertion.off(job, day) for day in days)
        columns.price[row] = state.prices.unplaced(job.order.planned.criticality)
        columns.movable[row] = True
        if found is None:
            state.cost += columns.price[row]
        else:
            slot, insertion = found[1], self.building.insertion
            slot.off = insertion.off(job, slot.day)
            slot.off += insertion.change(job, slot.day, slot.offer)
            state.cost += slot.off
