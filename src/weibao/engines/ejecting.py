"""Placing work by a row of moves: each takes the place of the next, the last finds one.

Work without a place goes where another piece stands, that goes where a third stands,
and so on, until one fits in somewhere. What was hard to place is taken out the less
gladly later on, so that no search goes in a circle.
"""

from collections.abc import Iterator, Mapping
from random import Random

from attrs import define, field

from weibao.engines.columns import ANY_TIME, FOREVER
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route

STEPS = 12
"""How many pieces of work give way in a row at most."""
LOOKS = 8
"""How many pieces that could give way are looked at closely at each step."""


@define(eq=False)
class Ejecting:
    """Places jobs of a state, given by row, at the cost of other ones' places."""

    insertion: Insertion
    jobs: Mapping[int, Job]
    random: Random
    _hard: dict[int, int] = field(factory=dict)
    """How often a row found no place of its own."""

    def place(self, seed: int) -> list[int]:
        """Place a row that has no place, and what gives way to it elsewhere.

        The last to give way may end without a place; that is for others to weigh.

        Returns:
            The rows that were placed or taken out.
        """
        state, touched, waiting = self.insertion.state, {seed: None}, seed
        for _ in range(STEPS):
            job = self.jobs[waiting]
            slot = self.insertion.anew(job, self.random)
            if slot is not None:
                state.place(job, slot)
                break
            self._hard[waiting] = self._hard.get(waiting, 0) + 1
            other, placed = self._instead(job, touched)
            if other is None:
                break
            touched[other] = None
            if placed:
                break
            waiting = other
        return list(touched)

    def _instead(
        self, job: Job, touched: Mapping[int, None]
    ) -> tuple[int | None, bool]:
        """Place a job where another stands, best one that has a place elsewhere.

        Returns:
            The row that gave way, if any did, and whether it stands elsewhere now.
        """
        state, hard, draw = self.insertion.state, self._hard, self.random.getrandbits
        found = [
            (hard.get(row, 0), draw(16), row, offer)
            for row, offer in self._giving_way(job)
            if row not in touched and self._may_move(row, touched)
        ]
        found.sort(key=lambda one: one[:3])
        first: tuple[int, Offer] | None = None
        for *_, row, offer in found[:LOOKS]:
            mark = len(state.changes)
            if self._swap(job, self.jobs[row], offer):
                slot = self.insertion.anew(self.jobs[row], self.random)
                if slot is not None:
                    state.place(self.jobs[row], slot)
                    return row, True
                first = first or (row, offer)
            state.undo(mark)
        if first is None:
            return None, False
        row, offer = first
        self._swap(job, self.jobs[row], offer)
        return row, False

    def _swap(self, job: Job, other: Job, offer: Offer) -> bool:
        """Place a job where another goes out; tell whether that holds."""
        state, strained = self.insertion.state, self.insertion.state.strained
        state.remove(other)
        if state.strained > strained:
            return False
        slot = self.insertion.find(job, offer)
        if slot is not None:
            state.place(job, slot)
        return slot is not None

    def _may_move(self, row: int, touched: Mapping[int, None]) -> bool:
        """Tell whether work may go elsewhere within what may be disturbed."""
        budget = self.insertion.budget
        if budget is None or not budget.stands(row):
            return True
        return budget.spent + budget.count(touched) < budget.most

    def _giving_way(self, job: Job) -> Iterator[tuple[int, Offer]]:
        """Go through what might give way to a job, and to whom that would then go."""
        movable = self.insertion.state.columns.movable
        jobs, seen = self.jobs, set[int]()
        for day in self.insertion.state.columns.days[job.row]:
            for offer in self.insertion.offers(job, day):
                sides = zip(offer.routes, offer.sides, strict=True)
                for route, (crew, base) in sides:
                    for row in self._gaps(job.row, route, crew, base):
                        other = jobs.get(row)
                        if other is None or not movable[row] or other.chained:
                            continue
                        if row not in seen:
                            seen.add(row)
                            yield row, offer

    def _gaps(self, row: int, route: Route, crew: int, base: int) -> Iterator[int]:
        """Go through the work of a route instead of which a row would fit."""
        state, timing = self.insertion.state, self.insertion.places.timing
        columns, travel = state.columns, state.travel
        length, stop = columns.minutes[row], columns.stop[row]
        start, minutes, stops = columns.start, columns.minutes, columns.stop
        spans = timing.allowed(route, row, crew, base)
        room = state.per_day - route.busy - length
        jobs, latest, home = route.jobs, timing.latest(route), travel[stop][base]
        ends, here, last = ANY_TIME, base, len(jobs) - 1
        for at, other in enumerate(jobs):
            there = base if at == last else stops[jobs[at + 1]]
            on = home if at == last else travel[stop][there]
            opens = ends + travel[here][stop]
            closes = FOREVER if at == last else latest[at + 1] - on
            less = travel[here][stops[other]] + travel[stops[other]][there]
            if (
                closes - opens >= length
                and room + minutes[other] + less >= travel[here][stop] + on
                and any(min(closes, b) - max(opens, a) >= length for a, b in spans)
            ):
                yield other
            ends, here = start[other] + minutes[other], stops[other]
