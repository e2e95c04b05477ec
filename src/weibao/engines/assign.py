"""The local engine: chains first, then the rest by criticality and urgency."""

from collections.abc import Callable, Container, Sequence
from datetime import date
from random import Random

from attrs import define, evolve, field

from weibao.engines.chain_book import ChainBook, Standing
from weibao.engines.clockwork import Clockwork
from weibao.engines.followers import Followers
from weibao.engines.gathering import Gathering
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.outcome import Outcome
from weibao.engines.people import People
from weibao.engines.repair import Repair
from weibao.engines.room import Room
from weibao.engines.state import Slot, State
from weibao.equipment import Criticality
from weibao.goals import DEFAULT_GOALS, Goals, score
from weibao.orders import Chain, Demand, OrderStatus, bundles
from weibao.roster import (
    Roster,
)
from weibao.workforce import Workforce

Progress = Callable[[int, int], None]

LATE_REACH = 60
"""How many days after its window an order may still be placed late."""


def no_progress(done: int, total: int) -> None:
    """Take no notice of progress."""


def assign(
    demand: Demand,
    workforce: Workforce,
    goals: Goals = DEFAULT_GOALS,
    *,
    seed: int = 0,
    progress: Progress = no_progress,
) -> Roster:
    """Give every open order of a demand people and a time, where there is one.

    The same input gives the same roster. Nothing is placed before the demand's as-of
    day. ``progress`` is told how many orders of how many have been dealt with.
    """
    engine = _Engine.of(demand, workforce, seed, progress)
    engine.run()
    roster = Outcome(demand, workforce, seed, engine.book, engine.lost).roster()
    return evolve(roster, score=score(roster, goals))


@define
class _Engine:
    demand: Demand
    seed: int
    progress: Progress
    workshop: Workshop
    state: State
    insertion: Insertion
    room: Room
    book: ChainBook
    lost: dict[str, Job] = field(factory=dict)
    done: int = 0
    total: int = 0

    @classmethod
    def of(
        cls, demand: Demand, workforce: Workforce, seed: int, progress: Progress
    ) -> "_Engine":
        clock = Clockwork(demand.horizon.first)
        people = People(workforce, demand.horizon, clock)
        earliest = max(0, (demand.as_of - demand.horizon.first).days)
        workshop = Workshop(demand.horizon, clock, people, earliest)
        limits = workforce.limits
        state = State(
            workshop,
            per_day=int(limits.per_day.total_seconds()) // 60,
            per_week=int(limits.per_week.total_seconds()) // 60,
        )
        insertion = Insertion(state)
        book = ChainBook(workshop, insertion)
        room = Room(insertion)
        return cls(demand, seed, progress, workshop, state, insertion, room, book)

    def run(self) -> None:
        """Place the most critical work first, and of it the chains."""
        chained = {order.id for chain in self.demand.chains for order in chain.orders}
        rest = [
            self.workshop.job(order)
            for order in self.demand.orders
            if order.status is OrderStatus.OPEN and order.id not in chained
        ]
        self.total = len(rest) + sum(len(one.orders) for one in self.demand.chains)
        for rank in range(len(Criticality)):
            chains = [one for one in self.demand.chains if one.rank == rank]
            self._place_chains(rank, sorted(chains, key=_tightness))
            free = [j for j in rest if j.rank == rank and not j.order.follows]
            self._place_rest(sorted(free, key=_urgency))
        self._place_followers([job for job in rest if job.order.follows])
        Gathering(self.insertion).gather(bundles(self.demand.orders, chained))
        for standing in self.book.standings.values():
            self.lost.update((job.order.id, job) for job in standing.lost)

    def _place_followers(self, jobs: Sequence[Job]) -> None:
        """Place work after what comes before it, the most critical first each time."""
        placed = 0
        for some in Followers(self.workshop, self.state).in_turn(jobs):
            self._place_rest(sorted(some, key=_urgency))
            placed += len(some)
        self.lost.update((job.order.id, job) for job in jobs if job.waits)
        self._tell(len(jobs) - placed)

    def _tell(self, number: int) -> None:
        self.done += number
        self.progress(self.done, self.total)

    def _place_chains(self, rank: int, chains: Sequence[Chain]) -> None:
        for chain in chains:
            self.book.place(chain)
            self._tell(len(chain.orders))
        Repair(self.book, rank, Random(self.seed)).run()
        for standing in self.book.of_rank(rank):
            self._place_late(standing)

    def _place_late(self, standing: Standing) -> None:
        """Make up for lost visits of the deeper levels; the others come round again."""
        for job in standing.lost:
            taken = {slot.day for _, slot in standing.placed}
            taken |= self._too_early_days(standing, job)
            late = self._late_slot(job, taken) if job.order.planned.level else None
            if late is not None:
                self.state.place(job, late)
                standing.found(job, late)

    def _too_early_days(self, standing: Standing, job: Job) -> set[int]:
        """Return the late days on which a visit, or one after it, would not count."""
        chain = standing.chain
        if all(rung.gap.plain for rung in chain.rungs):
            return set()
        date = self.workshop.date
        made = {one.order.id: date(slot.day) for one, slot in standing.placed}
        return {
            day
            for day in self._late_days(job)
            if chain.too_early({**made, job.order.id: date(day)})
        }

    def _place_rest(self, jobs: Sequence[Job]) -> None:
        """Place what can be in time, then make room for the rest, then place late."""
        left = [job for job in jobs if not self._in_time(job)]
        left = [job for job in left if not self._with_room_made(job)]
        for job in left:
            slot = self._late_slot(job)
            if slot is not None:
                self.state.place(job, slot)
            elif not self._late_with_room_made(job):
                self.lost[job.order.id] = job
        self._tell(len(jobs))

    def _in_time(self, job: Job) -> bool:
        slot = self.insertion.best(job, job.first, job.last)
        if slot is not None:
            self.state.place(job, slot)
        return slot is not None

    def _with_room_made(self, job: Job) -> bool:
        return self._in_time(job) or self.room.instead_of_lesser(
            job, job.first, job.last
        )

    def _late_with_room_made(self, job: Job) -> bool:
        days = self._late_days(job)
        return self.room.instead_of_lesser(job, days.start, days.stop - 1)

    def _late_slot(self, job: Job, taken: Container[int] = ()) -> Slot | None:
        """Return the first place after the window.

        Days that are taken are passed over.
        """
        for day in self._late_days(job):
            found = None if day in taken else self.insertion.on_day(job, day)
            if found is not None:
                return found[1]
        return None

    def _late_days(self, job: Job) -> range:
        """Return the days after the window on which the work is still of use."""
        cycle = job.order.planned.cycle
        first = max(job.limit + 1, job.first, self.workshop.earliest)
        if cycle is not None and (cycle.daily or cycle.timed):
            return range(first, first)
        return range(first, min(first + LATE_REACH, len(self.demand.horizon)))


def _tightness(chain: Chain) -> tuple[date, str]:
    return chain.rungs[0].limit, chain.id


def _urgency(job: Job) -> tuple[int, int, bool, int, str, str]:
    stop = job.order.subject.location.stop.id
    untimed = job.begins is None
    return job.rank, job.last - job.first, untimed, job.last, stop, job.order.id
