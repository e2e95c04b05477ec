"""The local engine: chains first, then the rest by criticality and urgency."""

from collections.abc import Callable, Container, Sequence
from datetime import date
from random import Random

from attrs import define, evolve, field

from weibao.engines.chain_book import ChainBook, Standing
from weibao.engines.chain_days import ChainDays
from weibao.engines.clockwork import Clockwork
from weibao.engines.followers import Followers
from weibao.engines.insertion import Insertion
from weibao.engines.improve import Improvement
from weibao.engines.jobs import GRID, Job, Workshop
from weibao.engines.outcome import Outcome
from weibao.engines.people import People
from weibao.engines.prices import Prices
from weibao.engines.repair import Repair
from weibao.engines.room import Room
from weibao.engines.routes import Slot
from weibao.engines.state import State
from weibao.equipment import Criticality
from weibao.goals import DEFAULT_GOALS, Goals, score
from weibao.orders import Chain, Demand, OrderStatus
from weibao.roster import (
    Roster,
)
from weibao.workforce import Workforce

Progress = Callable[[int, int], None]

ORDERS_A_ROUND = 4
FIRST_ROUNDS = 500
"""There is a round of improvement for each of the first orders, then for every few."""
LEFT_OUT = 10**40
"""The price of a chain's visit that has lost its place: no outcome is kept with it."""
LATE_REACH = 60
"""How many days after its window an order may still be placed late."""


def always() -> bool:
    """Go on."""
    return True


def no_progress(done: int, total: int) -> None:
    """Take no notice of progress."""


def assign(
    demand: Demand,
    workforce: Workforce,
    goals: Goals = DEFAULT_GOALS,
    *,
    seed: int = 0,
    rounds: int | None = None,
    go_on: Callable[[], bool] = always,
    grid: int = GRID,
    late_by: int = LATE_REACH,
    progress: Progress = no_progress,
) -> Roster:
    """Give every open order of a demand people and a time, where there is one.

    The same input gives the same roster. Nothing is placed before the demand's as-of
    day.

    Args:
        demand: the orders and chains.
        workforce: who can do them.
        goals: what makes one roster better than another.
        seed: varies the search.
        rounds: how often part of the roster is made anew to improve it; by the number
            of orders, where it is None.
        go_on: asked before each round; the search ends when it says no.
        grid: work begins on marks so many minutes apart.
        late_by: how many days after its window an order may still be placed late.
        progress: told how many orders of how many have been dealt with.
    """
    engine = _Engine.of(
        demand, workforce, goals, seed, progress, grid, late_by
    )
    engine.run()
    done = engine.improve(rounds, go_on)
    roster = Outcome(demand, workforce, seed, engine.book, engine.lost).roster()
    return evolve(roster, score=score(roster, goals), iterations=done)


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
    prices: Prices
    late_by: int
    lost: dict[str, Job] = field(factory=dict)
    jobs: list[Job] = field(factory=list)
    done: int = 0
    total: int = 0

    @classmethod
    def of(
        cls,
        demand: Demand,
        workforce: Workforce,
        goals: Goals,
        seed: int,
        progress: Progress,
        grid: int,
        late_by: int,
    ) -> "_Engine":
        clock = Clockwork(demand.horizon.first)
        people = People(workforce, demand.horizon, clock)
        earliest = max(0, (demand.as_of - demand.horizon.first).days)
        workshop = Workshop(demand.horizon, clock, people, earliest, grid)
        limits = workforce.limits
        state = State(
            workshop,
            Prices.of(goals).to_begin_with,
            per_day=int(limits.per_day.total_seconds()) // 60,
            per_week=int(limits.per_week.total_seconds()) // 60,
        )
        insertion = Insertion(state)
        book = ChainBook(workshop, insertion)
        room = Room(insertion)
        return cls(
            demand,
            seed,
            progress,
            workshop,
            state,
            insertion,
            room,
            book,
            Prices.of(goals),
            late_by,
        )

    def run(self) -> None:
        """Place the most critical work first, and of it the chains."""
        chained = {order.id for chain in self.demand.chains for order in chain.orders}
        rest = [
            self.workshop.job(order)
            for order in self.demand.orders
            if order.status is OrderStatus.OPEN and order.id not in chained
        ]
        self.jobs = rest
        self.total = len(rest) + sum(len(one.orders) for one in self.demand.chains)
        for rank in range(len(Criticality)):
            chains = [one for one in self.demand.chains if one.rank == rank]
            self._place_chains(rank, sorted(chains, key=_tightness))
            free = [j for j in rest if j.rank == rank and not j.order.follows]
            self._place_rest(sorted(free, key=_urgency))
        self._place_followers([job for job in rest if job.order.follows])
        for standing in self.book.standings.values():
            self.lost.update((job.order.id, job) for job in standing.lost)

    def improve(self, rounds: int | None, go_on: Callable[[], bool]) -> int:
        """Improve what stands, and return how many rounds that took."""
        state, columns = self.state, self.workshop.columns
        state.reprice(self.prices)
        jobs = [job for job in self.jobs if not job.order.follows]
        awaited = {job.row for job, _ in state.placed.values() if job.keeps_place}
        jobs = [job for job in jobs if job.row not in awaited]
        for job in jobs:
            self._price(job)
        chain_days = ChainDays(self.workshop)
        for standing in self.book.standings.values():
            chain_days.add(standing)
        chained = [job for job, _ in state.placed.values() if job.chained]
        for job in chained:
            row = job.row
            columns.price[row], columns.movable[row] = LEFT_OUT, True
            slot = state.placed[job.id][1]
            slot.off = self.insertion.off_aim(job, slot.day)
            state.cost += slot.off
            columns.days[row], columns.off[row] = (slot.day,), (slot.off,)
        unit = max(1, state.prices.way(1))
        search = Improvement(
            self.insertion, (*jobs, *chained), Random(self.seed), chain_days, unit
        )
        if rounds is None:
            rounds = min(len(jobs), FIRST_ROUNDS) + len(jobs) // ORDERS_A_ROUND
        done = search.run(rounds, go_on)
        for job in jobs:
            self.lost.pop(job.order.id, None)
        self.lost.update((job.order.id, job) for job in search.left_out)
        return done

    def _price(self, job: Job) -> None:
        """Let a job be placed anew, at a price for each of its days."""
        columns, row, state = self.workshop.columns, job.row, self.state
        days = [
            day
            for day in range(job.first, job.last + 1)
            if self.workshop.why_closed(job.order.planned, day) is None
        ]
        found = state.placed.get(job.order.id)
        columns.days[row] = tuple(days)
        columns.off[row] = tuple(self.insertion.off(job, day) for day in days)
        columns.price[row] = state.prices.unplaced(job.order.planned.criticality)
        columns.movable[row] = True
        if found is None:
            state.cost += columns.price[row]
        else:
            found[1].off = self.insertion.off(job, found[1].day)
            state.cost += found[1].off

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
        return range(first, min(first + self.late_by, len(self.demand.horizon)))


def _tightness(chain: Chain) -> tuple[date, str]:
    return chain.rungs[0].limit, chain.id


def _urgency(job: Job) -> tuple[int, int, bool, int, str, str]:
    stop = job.order.subject.location.stop.id
    untimed = job.begins is None
    return job.rank, job.last - job.first, untimed, job.last, stop, job.order.id
