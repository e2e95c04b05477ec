"""Placing everything once: chains first, then the rest by criticality and urgency."""

from collections.abc import Container, Sequence
from datetime import date
from random import Random

from attrs import define, field

from weibao.engines.chain_book import ChainBook, Standing
from weibao.engines.chain_ends import ChainEnds
from weibao.engines.followers import Followers
from weibao.engines.futile import Futile
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.repair import Repair
from weibao.engines.room import Room
from weibao.engines.routes import Slot
from weibao.engines.state import State
from weibao.equipment import Criticality
from weibao.orders import Chain, Demand, WorkOrder
from weibao.search import Progress


@define(eq=False)
class Building:
    """Places the orders of a demand in a state.

    ``jobs`` are those outside of chains, and ``lost`` those without a place. Those
    ``away`` are with another firm. An order
    may be placed ``late_by`` so many days after its window. Where it is to be ``calm``
    only the chains that are ``disturbed`` are mended at the cost of others. With
    ``only`` some ids of orders, the others are none of its business.
    """

    demand: Demand
    seed: int
    progress: Progress
    late_by: int
    workshop: Workshop
    insertion: Insertion
    book: ChainBook
    jobs: dict[str, Job] = field(factory=dict)
    lost: dict[str, Job] = field(factory=dict)
    away: dict[str, Job] = field(factory=dict)
    disturbed: set[str] = field(factory=set)
    only: Container[str] | None = None
    calm: bool = False
    done: int = 0
    room: Room = field(init=False)
    futile: Futile = field(init=False)
    followers: Followers = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.room = Room(self.insertion)
        self.futile = Futile(self.insertion)
        self.followers = Followers(self.workshop, self.state)
        chained = {order.id for chain in self.demand.chains for order in chain.orders}
        only, job = self.only, self.workshop.job
        self.jobs = {
            id: job(order)
            for order in self.demand.orders
            if order.completion is None
            and (id := order.id) not in chained
            and (only is None or id in only)
        }

    @property
    def state(self) -> State:
        """Where everything stands."""
        return self.insertion.state

    @property
    def out_of_time(self) -> list[WorkOrder]:
        """The orders without a place in their windows."""
        late = (job for job, slot in self.state.placed.values() if slot.day > job.limit)
        return [job.order for job in (*self.lost.values(), *late)]

    @property
    def total(self) -> int:
        """The number of orders to place."""
        return len(self.jobs) + sum(len(one.orders) for one in self.demand.chains)

    def run(self) -> None:
        """Place the most critical work first, and of it the chains."""
        left = [job for id, job in self.jobs.items() if id not in self.state.placed]
        self._tell(len(self.jobs) - len(left))
        pinned = [job for job in left if job.pin is not None and not job.order.follows]
        self._place_rest(sorted(pinned, key=_urgency))
        left = [job for job in left if job.pin is None or job.order.follows]
        for rank in range(len(Criticality)):
            chains = [one for one in self.demand.chains if one.rank == rank]
            self._place_chains(rank, sorted(chains, key=_tightness))
            free = [j for j in left if j.rank == rank and not j.order.follows]
            self._place_rest(sorted(free, key=_urgency))
        ChainEnds(self.book).close()
        self._place_followers([job for job in left if job.order.follows])
        for standing in self.book.standings.values():
            self.lost.update((job.id, job) for job in standing.lost)

    def _place_followers(self, jobs: Sequence[Job]) -> None:
        """Place work after what comes before it, the most critical first each time."""
        placed = 0
        for some in self.followers.in_turn(jobs):
            self._place_rest(sorted(some, key=_urgency))
            placed += len(some)
        self.lost.update((job.id, job) for job in jobs if job.waits)
        self._tell(len(jobs) - placed)

    def _tell(self, number: int) -> None:
        self.done += number
        self.progress(self.done, self.total)

    def _place_chains(self, rank: int, chains: Sequence[Chain]) -> None:
        for chain in chains:
            if chain.id not in self.book.standings:
                self.book.place(chain)
            self._tell(len(chain.orders))
        only = frozenset(self.disturbed) if self.calm else None
        Repair(self.book, rank, Random(self.seed), only).run()
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
            for day in self.late_days(job)
            if chain.too_early({**made, job.id: date(day)})
        }

    def _place_rest(self, jobs: Sequence[Job]) -> None:
        """Place what can be in time, then make room for the rest, then place late."""
        left = [job for job in jobs if not self._in_time(job)]
        left = [job for job in left if not self._with_room_made(job)]
        for job in left:
            if not self._late(job):
                self.lost[job.id] = job
        self._tell(len(jobs))

    def _late(self, job: Job) -> bool:
        """Place a job after its window, if need be by making room there."""
        days = self.late_days(job)
        if self.futile.is_known(job, days):
            return False
        slot = None if job.divisible is not None else self._late_slot(job)
        if slot is not None:
            self.state.place(job, slot)
            return True
        if self._late_with_room_made(job):
            return True
        self.futile.note(job, days)
        return False

    def _in_time(self, job: Job) -> bool:
        if job.divisible is not None:
            return self._spread(job, job.last)
        slot = self.insertion.best(job, job.first, job.last)
        if slot is not None:
            self.state.place(job, slot)
        return slot is not None

    def _with_room_made(self, job: Job) -> bool:
        days = range(job.first, job.last + 1)
        if self.futile.is_known(job, days):
            return False
        if self._in_time(job) or job.divisible is not None:
            return job.id in self.state.placed
        made = self.room.instead_of_lesser(job, job.first, job.last)
        if not made:
            self.futile.note(job, days)
        return made

    def _spread(self, job: Job, last: int) -> bool:
        insertion = self.insertion
        return insertion.spreading.place(job, job.first, last, insertion.offers)

    def _late_with_room_made(self, job: Job) -> bool:
        days = self.late_days(job)
        if job.divisible is not None:
            return bool(days) and self._spread(job, days.stop - 1)
        return self.room.instead_of_lesser(job, days.start, days.stop - 1)

    def _late_slot(self, job: Job, taken: Container[int] = ()) -> Slot | None:
        """Return the first place after the window.

        Days that are taken are passed over.
        """
        for day in self.late_days(job):
            found = None if day in taken else self.insertion.on_day(job, day)
            if found is not None:
                return found[1]
        return None

    def late_days(self, job: Job) -> range:
        """Return the days after the window on which the work is still of use."""
        return self.workshop.late_days(job, self.late_by)


def _tightness(chain: Chain) -> tuple[date, str]:
    return chain.rungs[0].limit, chain.id


def _urgency(job: Job) -> tuple[int, bool, int, bool, int, str, str]:
    stop = job.order.subject.location.stop.id
    untimed = job.begins is None
    whole = job.divisible is None
    return job.rank, whole, job.last - job.first, untimed, job.last, stop, job.id
