"""Asking a roster about one order: why not, where else, and what would help."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from attrs import define

from weibao.engines.columns import FOREVER
from weibao.engines.jobs import Job
from weibao.engines.reasons import count_reasons
from weibao.engines.routes import Slot
from weibao.engines.taking_up import TakenUp
from weibao.goals import DEFAULT_GOALS, Goal, Goals
from weibao.orders import WorkOrder
from weibao.roster import Assignment, Reason, Roster
from weibao.search import GRID, LATE_REACH
from weibao.why_not.answers import Pushed, Suggestion, WayOut, WhyNot
from weibao.why_not.ways_out import WaysOut
from weibao.workforce import Technician

MOST = 5
"""How many places are suggested."""


@define(eq=False)
class Inquiry:
    """Answers questions about the orders of one roster, which stays as it is."""

    taken: TakenUp
    late_by: int = LATE_REACH

    @classmethod
    def into(
        cls,
        roster: Roster,
        goals: Goals = DEFAULT_GOALS,
        *,
        as_of: date | None = None,
        now: datetime | None = None,
        grid: int = GRID,
        late_by: int = LATE_REACH,
    ) -> "Inquiry":
        """Begin to ask about a roster.

        Args:
            roster: the roster.
            goals: what one place has before another.
            as_of: the first day on which anything may be placed; the demand's own
                as-of day, where it is None.
            now: the moment before which nothing may be placed, with its time zone.
            grid: work begins on marks so many minutes apart.
            late_by: how many days after its window an order may be placed late.
        """
        return cls(TakenUp.of(roster, goals, as_of=as_of, now=now, grid=grid), late_by)

    def why(self, order: WorkOrder, *, ways_out: bool = False) -> WhyNot:
        """Say why an order has no place in time, and on demand what would help.

        Args:
            order: an order without a place, or one placed late.
            ways_out: whether to look for what would help.
        """
        job = self._job(order)
        late = self.taken.roster.by_order.get(order.id)
        if job.waits:
            return WhyNot(order=order, reasons={Reason.WORK_BEFORE: 1}, late=late)
        if job.divisible is not None:
            return self._undivided(job, late)
        with self._taken_out(job):
            first, last = self._days(job)
            days = self.taken.lawful(job, range(first, last + 1))
            slot = self._best(job, days)
            if slot is not None:
                fits = self._suggestion(job, slot, late)
                return WhyNot(order=order, reasons={}, late=late, fits=fits)
            reasons = count_reasons(self.taken.insertion, job, first, last)
            if first > last and late is not None and late.late is not None:
                reasons = Counter({late.late.reason: 1})
            found: tuple[WayOut, ...] = ()
            if ways_out:

                def suggest(one: Job, at: Slot) -> Suggestion:
                    before = self.taken.roster.by_order.get(one.id)
                    return self._suggestion(one, at, before)

                ways = WaysOut(self.taken, job, days, self._late_days(job), suggest)
                found = tuple(ways.all())
        return WhyNot(order=order, reasons=dict(reasons), late=late, ways=found)

    def suggest(self, order: WorkOrder, most: int = MOST) -> tuple[Suggestion, ...]:
        """Return the best places for an order, the best one first.

        Of each crew and day it is the best one. Days after the window come in where the
        window has too few.

        Args:
            order: any order: one without a place, one that has a place and might go
                elsewhere, or new work that the roster does not know of.
            most: how many places.
        """
        job = self._job(order)
        if job.waits or most < 1 or job.divisible is not None:
            return ()
        placed = self.taken.roster.by_order.get(order.id)
        with self._taken_out(job):
            first, last = self._days(job)
            days = self.taken.lawful(job, range(first, last + 1))
            found = self._ranked(job, days, placed)
            if len(found) < most and not job.chained:
                late = self.taken.lawful(job, self._late_days(job))
                found += self._ranked(job, late, placed)
            return tuple(self._suggestion(job, slot, placed) for slot in found[:most])

    def _undivided(self, job: Job, late: Assignment | None) -> WhyNot:
        """Say why divisible work has no place; what would help is not looked for."""
        reasons = Counter({late.late.reason: 1}) if late and late.late else None
        if reasons is None:
            first, last = self._days(job)
            reasons = count_reasons(self.taken.insertion, job, first, last)
        return WhyNot(order=job.order, reasons=dict(reasons), late=late)

    def _job(self, order: WorkOrder) -> Job:
        job = self.taken.job(order)
        if order.follows:
            self.taken.bind(job)
        return job

    def _days(self, job: Job) -> tuple[int, int]:
        """Return the first and the last day on which a job would be in time."""
        workshop, order = self.taken.workshop, job.order
        if not job.chained or order.id not in self.taken.roster.by_order:
            return job.first, job.last
        window = self.taken.roster.lawful_window(order)
        first = max(workshop.day(window.opens), workshop.earliest)
        return first, min(workshop.day(window.closes), len(workshop.horizon) - 1)

    def _late_days(self, job: Job) -> range:
        """Return the days after the window on which the work is still of use."""
        return self.taken.workshop.late_days(job, 0 if job.chained else self.late_by)

    @contextmanager
    def _taken_out(self, job: Job) -> Iterator[None]:
        """Take a placed job out for as long as it is asked about."""
        state = self.taken.state
        mark = len(state.changes)
        if job.id in state.placed:
            state.remove(job)
        try:
            yield
        finally:
            state.undo(mark)

    def _best(self, job: Job, days: list[int]) -> Slot | None:
        """Return the cheapest place on some days; no place is overlooked."""
        slots = self._slots(job, days)
        return min(slots, key=lambda one: (one.price, one.start), default=None)

    def _slots(self, job: Job, days: list[int]) -> Iterator[Slot]:
        insertion, latest = self.taken.insertion, self._latest(job)
        for day in days:
            for offer in insertion.offers(job, day):
                slot = insertion.find(job, offer)
                if slot is not None and slot.start <= latest:
                    yield slot

    def _latest(self, job: Job) -> int:
        """Return how late a job may begin that other placed work comes after."""
        placed = self.taken.roster.by_order.get(job.id)
        if placed is None or not job.keeps_place:
            return FOREVER
        return self.taken.workshop.clock.minute_of(placed.start)

    def _ranked(
        self, job: Job, days: list[int], placed: Assignment | None
    ) -> list[Slot]:
        """Return the best place of each crew and day, but where the job stands now."""
        best: dict[tuple[int, str], Slot] = {}
        now = None
        if placed is not None:
            ids = {person.id for person in placed.technicians}
            now = (self.taken.workshop.clock.minute_of(placed.start), ids)
        persons = self.taken.workshop.people.persons
        for slot in self._slots(job, days):
            people = {persons[number].id for number in slot.unit.people}
            if (slot.start, people) == now:
                continue
            key = (slot.day, slot.unit.crew.id)
            known = best.get(key)
            if known is None or slot.price < known.price:
                best[key] = slot
        return sorted(best.values(), key=lambda one: (one.price, one.start))

    def _suggestion(
        self, job: Job, slot: Slot, before: Assignment | None
    ) -> Suggestion:
        """Place a job for a moment, to say what that costs and does to others."""
        state, taken = self.taken.state, self.taken
        pushed = tuple(
            Pushed(taken.roster.by_order[other.id], taken.segment(other, start))
            for row, start in slot.moves
            if row != job.row and (other := state.jobs[row])
            if start != state.columns.start[row]
        )
        assignment = taken.assignment(job, slot)
        told: dict[str, Technician] = {one.id: one for one in assignment.everybody}
        for one in (before, *(push.assignment for push in pushed)):
            if one is not None:
                told.update((person.id, person) for person in one.everybody)
        routes, mark = slot.offer.routes, len(state.changes)
        ways = [(route.way * len(route.people), route.trips) for route in routes]
        state.place(job, slot)
        more: Counter[Goal] = Counter()
        for route, (way, trips) in zip(routes, ways, strict=True):
            more[Goal.TRAVEL] += route.way * len(route.people) - way
            more[Goal.TRIPS] = max(more[Goal.TRIPS], route.trips - trips)
        state.undo(mark)
        late = assignment.late.days if assignment.late is not None else 0
        by_law = job.order.planned.criticality.by_law
        more[Goal.LATE_BY_LAW if by_law else Goal.LATE] += late
        more[Goal.OFF_PREFERRED] += max(
            job.aim_first - slot.day, slot.day - job.aim_last, 0
        )
        more[Goal.PASSED_OVER] += job.passed_over(slot.unit.people)
        more[Goal.MOVED] += len(pushed)
        return Suggestion(
            assignment=assignment,
            cost=dict(more),
            price=slot.price,
            pushed=pushed,
            told=tuple(told[id] for id in sorted(told)),
        )
