"""What has become of every chain so far, and taking chains out and back in."""

from datetime import date

from attrs import define, field

from weibao.engines.chains import ChainPlanner
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.state import Slot
from weibao.orders import Chain
from weibao.spans.window import Window

LOST, LOST_DEEPER = 30, 100
"""How many days late a lost visit counts for, one of the lightest level and deeper."""


@define
class Standing:
    """One chain's visits: placed, left out as not needed, and without a place."""

    chain: Chain
    placed: tuple[tuple[Job, Slot], ...] = ()
    skipped: tuple[Job, ...] = ()
    lost: tuple[Job, ...] = ()

    def penalty(self, workshop: Workshop) -> int:
        """Price what is wrong with it: days late, and visits lost."""
        days = {job.order.id: workshop.date(slot.day) for job, slot in self.placed}
        windows: dict[str, Window[date]] = self.chain.windows(days)
        late = sum(max(0, (days[id] - windows[id].closes).days) for id in days)
        lost = sum(
            LOST_DEEPER if job.order.planned.level else LOST for job in self.lost
        )
        return late + lost

    def found(self, job: Job, slot: Slot) -> None:
        """Note that a lost visit has found a place after all."""
        self.placed = (*self.placed, (job, slot))
        self.lost = tuple(one for one in self.lost if one is not job)


@define
class ChainBook:
    """The standing of every chain, kept in step with the state."""

    workshop: Workshop
    insertion: Insertion
    standings: dict[str, Standing] = field(factory=dict)

    def place(self, chain: Chain) -> Standing:
        """Place a chain's visits, and remember how that went."""
        jobs = [self.workshop.job(order, chained=True) for order in chain.orders]
        planner = ChainPlanner(self.workshop, self.insertion)
        placed, skipped, missing = planner.place(chain, jobs)
        gone = {job.order.id for job in (*placed, *skipped)}
        state = self.insertion.state
        standing = Standing(
            chain,
            tuple((job, state.placed[job.order.id][1]) for job in placed),
            tuple(skipped),
            (*(job for job in jobs if job.order.id not in gone), *missing),
        )
        self.standings[chain.id] = standing
        return standing

    def take_out(self, standing: Standing) -> None:
        """Take a chain's visits out of the state."""
        for job, _ in standing.placed:
            self.insertion.state.remove(job)

    def put_back(self, standing: Standing) -> None:
        """Put a chain's visits back where they were."""
        for job, slot in standing.placed:
            self.insertion.state.place(job, slot)
        self.standings[standing.chain.id] = standing

    def crowding(self, standing: Standing) -> list[Standing]:
        """Return the chains that stand where one's lost and late visits would fit.

        Those with the most visits on the days in question come first.
        """
        days = self._wanted_days(standing)
        people = {
            person
            for job, _ in standing.placed
            for unit in job.units
            for person in unit.people
        } | {p for job in standing.lost for unit in job.units for p in unit.people}
        found: list[tuple[int, str, Standing]] = []
        for id, other in self.standings.items():
            if other is standing:
                continue
            shared = sum(
                slot.day in days and not people.isdisjoint(slot.unit.people)
                for _, slot in other.placed
            )
            if shared:
                found.append((-shared, id, other))
        return [other for *_, other in sorted(found, key=lambda one: one[:2])]

    def _wanted_days(self, standing: Standing) -> set[int]:
        """Return the days on which a lost or late visit should have been made."""
        made = {
            job.order.id: self.workshop.date(slot.day) for job, slot in standing.placed
        }
        windows = standing.chain.windows(made)
        wanted: set[int] = set()
        for job in standing.lost:
            wanted.update(range(job.first, job.limit + 1))
        for id, window in windows.items():
            if made[id] > window.closes:
                closes = self.workshop.day(window.closes)
                opens = self.workshop.day(window.opens)
                wanted.update(range(max(opens, closes - REACH_BACK), closes + 1))
        return wanted


REACH_BACK = 15
"""How many days before a broken limit are worth clearing."""
