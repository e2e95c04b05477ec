"""What has become of every chain so far, and taking chains out and back in."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from weibao.engines.chains import ChainPlanner
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.routes import Slot
from weibao.orders import Chain, counted_from
from weibao.spans.window import Horizon, Window

LOST, LOST_DEEPER = 30, 100
"""How many days late a lost visit counts for, one of the lightest level and deeper."""
TOO_EARLY = 10_000
"""How many days late a visit counts for that comes too soon to count."""


@frozen
class Trouble:
    """What is wrong with a chain: visits lost, the deeper ones apart, and days late.

    ``early`` counts visits that come too soon to count, which no plan may have, and
    ``extended`` those that need an extension.
    """

    lost: int
    lost_deeper: int
    late: int
    early: int = 0
    extended: int = 0

    @property
    def penalty(self) -> int:
        """Price it in days late."""
        lost = LOST * self.lost + LOST_DEEPER * self.lost_deeper
        return self.late + lost + TOO_EARLY * self.early

    def no_worse(self, than: "Trouble") -> bool:
        """Tell whether it is worse in no way: one loss does not make up for another."""
        return (
            self.late <= than.late
            and self.early <= than.early
            and self.extended <= than.extended
            and self.lost_deeper <= than.lost_deeper
            and self.lost + self.lost_deeper <= than.lost + than.lost_deeper
        )


@define
class Standing:
    """One chain's visits: placed, left out as not needed, and without a place."""

    chain: Chain
    placed: tuple[tuple[Job, Slot], ...] = ()
    skipped: tuple[Job, ...] = ()
    lost: tuple[Job, ...] = ()

    def trouble(self, workshop: Workshop) -> Trouble:
        """Count what is wrong with it."""
        days = {job.order.id: workshop.date(slot.day) for job, slot in self.placed}
        windows: dict[str, Window[date]] = self.chain.windows(days)
        deeper = sum(job.order.planned.level > 0 for job in self.lost)
        return Trouble(
            lost=len(self.lost) - deeper,
            lost_deeper=deeper,
            late=sum(max(0, (days[id] - windows[id].closes).days) for id in days),
            early=len(self.chain.too_early(days)),
            extended=len(self.chain.extended(days)),
        )

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

    def of_rank(self, rank: int) -> list[Standing]:
        """Return the standings of the chains of one rank."""
        return [one for one in self.standings.values() if one.chain.rank == rank]

    def place(self, chain: Chain) -> Standing:
        """Place a chain's visits, and remember how that went."""
        return self.place_between(Standing(chain), EVER)

    def place_between(self, standing: Standing, days: range) -> Standing:
        """Plan a chain's visits of some days, and remember how that went.

        Its other visits stay as they are. Those of these days must have been taken
        out of the state.
        """
        chain = standing.chain
        rest = [one for one in standing.placed if one[1].day not in days]
        keep = {job.order.id for job, _ in rest}
        for job in (*standing.skipped, *standing.lost):
            if self.workshop.day(job.order.due) not in days:
                keep.add(job.order.id)
        jobs = [
            self.workshop.job(order, chained=True)
            for order in chain.orders
            if order.id not in keep
        ]
        part, until = self._part(chain, rest, jobs, days)
        planner = ChainPlanner(self.workshop, self.insertion)
        placed, skipped, missing = planner.place(part, jobs, until, keep)
        gone = {job.order.id for job in (*placed, *skipped)}
        state = self.insertion.state
        rest += [(job, state.placed[job.order.id][1]) for job in placed]
        after = Standing(
            chain,
            tuple(sorted(rest, key=lambda one: one[1].day)),
            (*(job for job in standing.skipped if job.order.id in keep), *skipped),
            (
                *(job for job in standing.lost if job.order.id in keep),
                *(job for job in jobs if job.order.id not in gone),
                *missing,
            ),
        )
        self.standings[chain.id] = after
        return after

    def _part(
        self,
        chain: Chain,
        rest: Sequence[tuple[Job, Slot]],
        jobs: Sequence[Job],
        days: range,
    ) -> tuple[Chain, int]:
        """Return the part of a chain between visits that stay, and its last day."""
        pasts = [rung.past for rung in chain.rungs]
        following: int | None = None
        for job, slot in rest:
            if slot.day >= days.stop:
                following = slot.day if following is None else min(following, slot.day)
            elif slot.day < days.start:
                for depth in range(job.order.planned.level + 1):
                    gap, made = chain.rungs[depth].gap, self.workshop.date(slot.day)
                    pasts[depth] = gap.taken(pasts[depth], made)
        rungs = counted_from(chain.rungs, pasts)
        first = max(chain.horizon.first, self.workshop.date(max(days.start, 0)))
        last = chain.horizon.last
        until = min(self.workshop.day(last), days.stop - 1)
        if following is not None:
            last = self.workshop.date(following)
            until = min(until, self.workshop.day(chain.gap.room(1, last)))
        part = evolve(
            chain,
            rungs=rungs,
            orders=tuple(job.order for job in jobs),
            horizon=Horizon(min(first, last), last),
        )
        return part, until

    def between_pins(self, standings: Iterable[Standing], days: range) -> list[range]:
        """Cut days at those of pinned visits, which stay where they are."""
        cuts = sorted(
            {
                slot.day
                for one in standings
                for job, slot in one.placed
                if job.pin_day is not None and slot.day in days
            }
        )
        starts = [days.start, *(cut + 1 for cut in cuts)]
        parts = map(range, starts, [*cuts, days.stop])
        return [part for part in parts if part]

    def take_out(self, standing: Standing, days: range) -> None:
        """Take a chain's visits of some days out of the state."""
        for job, slot in standing.placed:
            if slot.day in days:
                self.insertion.state.remove(job)

    def put_back(self, standing: Standing) -> None:
        """Note that a chain's visits are back where they were."""
        self.standings[standing.chain.id] = standing

    def crowding(self, standing: Standing, days: range) -> list[Standing]:
        """Return the chains that stand where one's lost or late visit would fit.

        Those with the most visits on the days in question come first.
        """
        people = {
            person
            for job in (*(job for job, _ in standing.placed), *standing.lost)
            for unit in job.sources
            for person in unit.people
        }
        found: list[tuple[int, str, Standing]] = []
        for id, other in self.standings.items():
            if id == standing.chain.id:
                continue
            shared = sum(
                slot.day in days and not people.isdisjoint(slot.unit.people)
                for _, slot in other.placed
            )
            if shared:
                found.append((-shared, id, other))
        return [other for *_, other in sorted(found, key=lambda one: one[:2])]

    def troubles(self, standing: Standing) -> list[range]:
        """Return the days on which each lost or late visit should have been made."""
        made = {
            job.order.id: self.workshop.date(slot.day) for job, slot in standing.placed
        }
        wanted = [
            range(job.first, max(job.limit, job.first) + 1) for job in standing.lost
        ]
        for id, window in standing.chain.windows(made).items():
            if made[id] > window.closes:
                closes = self.workshop.day(window.closes)
                opens = self.workshop.day(window.opens)
                wanted.append(range(max(opens, closes - REACH_BACK), closes + 1))
        return sorted(wanted, key=lambda days: (days.start, days.stop))


REACH_BACK = 15
"""How many days before a broken limit are worth clearing."""
EVER = range(-(10**6), 10**6)
