"""From a roster that is built to a better one: what may move, and at which price."""

from collections.abc import Iterable, Sequence
from random import Random

from attrs import define

from weibao.engines.accounts import open_ledger
from weibao.engines.building import Building
from weibao.engines.chain_days import ChainDays
from weibao.engines.even_account import EvenAccount
from weibao.engines.fitting import place_what_fits
from weibao.engines.improve import WARMTH, Improvement
from weibao.engines.jobs import Job
from weibao.engines.prices import WIDE, Prices
from weibao.engines.splitting import Splitting
from weibao.fairness import doings
from weibao.goals import BY_ACCOUNT, Goal, Goals, asked, without
from weibao.roster import Assignment
from weibao.search import SearchOptions

ORDERS_A_ROUND = 4
FIRST_ROUNDS = 500
"""There is a round of improvement for each of the first orders, then for every few."""
LEFT_OUT = 10**400
"""The price of a chain's visit that has lost its place: no outcome is kept with it.

It is also that of work which no goal would have placed: it is placed all the same.
"""


@define(eq=False)
class Finishing:
    """Improves what a building has placed.

    Work that follows other work keeps its place, as does what it follows; a chain's
    visit moves between its neighbours; everything else may go anywhere in its window.
    Goals that hang on the whole roster come last, from where the others have led to,
    and nothing is kept that makes the levels worse: so asking for them costs the
    levels before them nothing. What ``stays`` was published and is not in the state.
    """

    building: Building
    goals: Goals
    options: SearchOptions
    stays: Sequence[Assignment] = ()

    def run(self) -> int:
        """Improve for as many rounds as are asked for; return how many they were.

        Goals that hang on the whole roster take as many again, which are not counted.
        """
        if self.options.rounds == 0:
            return 0
        done = self._improve(Prices.of(without(self.goals, BY_ACCOUNT)))
        if asked(self.goals) & BY_ACCOUNT:
            lost = self.building.lost.values()
            late_by = self.building.late_by
            place_what_fits(self.building.insertion, lost, late_by)
            self._settle(Prices.of(self.goals, WIDE), done)
        return done

    def _improve(self, prices: Prices) -> int:
        """Improve where goals can be priced place by place, at first warmly."""
        building, options = self.building, self.options
        jobs, chained, chain_days = self._begin(prices)
        rounds = options.rounds
        if rounds is None:
            rounds = min(len(jobs), FIRST_ROUNDS) + len(jobs) // ORDERS_A_ROUND
        everything = (*jobs, *chained)
        if options.executor is not None and self._divisible:
            parts = Splitting(
                building.insertion,
                everything,
                building.seed,
                options.parts,
                options.executor,
            )
            done = parts.run(rounds, options.go_on)
        else:
            done = Improvement(
                building.insertion,
                everything,
                Random(building.seed),
                chain_days,
                max(1, prices.way(1)),
                calm=building.insertion.promised is not None,
                uneven=self._uneven if prices.even else None,
            ).run(rounds, options.go_on)
        self._know_lost(jobs)
        return done

    def _settle(self, prices: Prices, rounds: int) -> None:
        """Improve by all goals, for as many rounds again, and keep nothing worse."""
        building, options, state = self.building, self.options, self.building.state
        jobs, chained, chain_days = self._begin(prices)
        state.ledger = open_ledger(
            state,
            building.demand,
            building.workshop.people.workforce,
            self.stays,
            options.published,
            options.balance,
        )
        if state.ledger is None:
            return
        state.cost += state.ledger.cost
        Improvement(
            building.insertion,
            (*jobs, *chained),
            Random(f"{building.seed}/accounts"),
            chain_days,
            *_warmth(self.goals, prices),
            best_only=True,
            calm=building.insertion.promised is not None,
        ).run(rounds, options.go_on)
        self._know_lost(jobs)

    def _begin(self, prices: Prices) -> tuple[list[Job], list[Job], ChainDays]:
        """Price everything; return what may move, the visits of chains apart."""
        building, state = self.building, self.building.state
        state.reprice(prices)
        awaited = {job.row for job, _ in state.placed.values() if job.keeps_place}
        jobs = [
            job
            for job in building.jobs.values()
            if not job.order.follows
            and job.divisible is None
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
        return jobs, chained, chain_days

    def _uneven(self) -> int:
        """Return the minutes between the most and the least loaded, over all crews."""
        state = self.building.state
        account = EvenAccount(state.workshop.people, 1, list(doings(self.stays)))
        for job, slot in state.placed.values():
            account.enter(job, slot, 1)
        return account.cost()

    def _know_lost(self, jobs: Iterable[Job]) -> None:
        """Note which jobs have no place now."""
        building = self.building
        for job in jobs:
            if job.id in building.state.placed:
                building.lost.pop(job.id, None)
            else:
                building.lost[job.id] = job

    @property
    def _divisible(self) -> bool:
        """Whether weeks can be improved side by side: nothing reaches beyond them."""
        state, insertion = self.building.state, self.building.insertion
        workshop = state.workshop
        reaching = workshop.people.in_a_row or workshop.sharing.wide or state.teams
        apart = insertion.independences
        several = workshop.columns.escort or any(
            job.part_of for job, _ in state.placed.values()
        )
        daily = state.visiting is not None or state.reserving is not None
        counted = state.sheet is not None or daily
        plain = not (counted or several or (apart and apart.any))
        return insertion.promised is None and plain and not reaching

    def _price_visit(self, job: Job) -> None:
        """Let a visit of a chain move; where it stands is right to begin with."""
        state, row = self.building.state, job.row
        columns, slot = state.columns, state.placed[job.id][1]
        columns.price[row], columns.movable[row] = LEFT_OUT, True
        slot.off = self.building.insertion.off_aim(job, slot.day)
        slot.off += self.building.insertion.by_whom(job, slot.day, slot.offer)
        columns.days[row], columns.off[row] = (slot.day,), (slot.off,)
        state.cost += slot.off

    def _price(self, job: Job) -> None:
        """Let a job be placed anew, at a price for each of its days.

        One that came late may become less so, and one that can only be late may be so.
        """
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
        late = self.building.late_days(job)
        if found is not None or days:
            until = found[1].day + 1 if found is not None else 0
            late = range(late.start, max(late.start, min(late.stop, until)))
        days += [
            day
            for day in late
            if self.building.workshop.why_closed(job.order.planned, day) is None
        ]
        columns.days[row] = tuple(days)
        columns.off[row] = tuple(self.building.insertion.off(job, day) for day in days)
        price = state.prices.unplaced(job.order.planned.criticality)
        columns.price[row] = price or LEFT_OUT
        columns.price[row] += self.building.insertion.given_up(job)
        columns.movable[row] = True
        if found is None:
            state.cost += columns.price[row]
        else:
            slot, insertion = found[1], self.building.insertion
            slot.off = insertion.off(job, slot.day)
            slot.off += insertion.by_whom(job, slot.day, slot.offer)
            state.cost += slot.off


def _warmth(goals: Goals, prices: Prices) -> tuple[int, int]:
    """Return the price of the cheapest goal of accounts, and how much worse it may be.

    What is counted in minutes may be worse by more of them than what is counted in
    people.
    """
    some = sorted(asked(goals) & BY_ACCOUNT, key=lambda one: one.value)
    return min(
        (prices.of_goal[one], 1 if one is Goal.OTHER_PEOPLE else WARMTH) for one in some
    )
