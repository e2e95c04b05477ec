"""Writing down what has been placed, and what became of everything else."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field

from weibao.engines.chain_book import ChainBook
from weibao.engines.jobs import Job
from weibao.engines.reasons import count_reasons
from weibao.engines.routes import Slot
from weibao.engines.state import State
from weibao.orders import Chain, Demand, OrderStatus
from weibao.plan import PlannedTask
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Outsourced,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.workforce import Workforce

NEAR_ENOUGH = Message(
    zh="前后两次的间隔未超过{gap}，此次可免",
    en="the visits before and after lie within {gap} without it",
)


@define
class Outcome:
    """Tells what the engine has done; ``lost`` are the jobs that found no place.

    They might have been placed ``late_by`` so many days after their windows. What
    ``stays`` was published and is not touched. What is ``kept`` and ``left`` far from
    any change is as it was, its reasons too; what is ``near`` may be.
    """

    demand: Demand
    workforce: Workforce
    seed: int
    book: ChainBook
    lost: Mapping[str, Job]
    late_by: int
    stays: tuple[Assignment, ...] = ()
    near: Mapping[str, Assignment] = field(factory=dict)
    kept: Sequence[Assignment] = ()
    left: Sequence[Unassigned] = ()
    away: Mapping[str, Job] = field(factory=dict)

    @property
    def _state(self) -> State:
        return self.book.insertion.state

    def roster(self) -> Roster:
        """Return what has been placed, and what became of everything else."""
        before = self.near
        assignments = [
            self._assignment(job, slot, before.get(job.id))
            for job, slot in self._state.placed.values()
            if not job.part_of
        ]
        orders = self.demand.by_id
        assignments += (
            evolve(one, order=orders.get(one.order.id, one.order), late=None)
            for one in self.stays
        )
        placed = {assignment.order.id for assignment in (*assignments, *self.kept)}
        lost = [job for id, job in sorted(self.lost.items()) if id not in placed]
        lost += self._pushed_out(placed)
        return Roster(
            demand=self.demand,
            workforce=self.workforce,
            assignments=tuple(
                sorted(
                    (*self._with_lateness(assignments), *self.kept),
                    key=lambda a: (a.start, a.order.id),
                )
            ),
            unassigned=tuple(
                sorted(
                    (*map(self._unassigned, lost), *self.left),
                    key=lambda one: one.order.id,
                )
            ),
            not_needed=tuple(self._not_needed()),
            outsourced=tuple(
                Outsourced(job.order, job.order.planned.task.cost.outsourced or 0)
                for _, job in sorted(self.away.items())
            ),
            done=tuple(
                order
                for order in self.demand.orders
                if order.status is OrderStatus.DONE
            ),
            seed=self.seed,
        )

    def _not_needed(self) -> list[NotNeeded]:
        found = [
            NotNeeded(job.order, NEAR_ENOUGH(gap=standing.chain.gap.every.text()))
            for standing in self.book.standings.values()
            for job in standing.skipped
        ]
        return sorted(found, key=lambda one: one.order.id)

    def _pushed_out(self, placed: set[str]) -> list[Job]:
        """Return the jobs that more critical ones displaced for good."""
        known = placed | set(self.lost) | {one.order.id for one in self._not_needed()}
        known |= {one.order.id for one in self.left} | set(self.away)
        return [
            self.book.workshop.job(order)
            for id, order in self.demand.by_id.items()
            if order.completion is None and id not in known
        ]

    def _assignment(
        self, job: Job, slot: Slot, before: Assignment | None
    ) -> Assignment:
        if before is not None and self._stands(job, slot, before):
            return before
        people = self.book.workshop.people
        rows = [job.row]
        for part in job.parts:
            if self._state.placed[part.id][1].offer.routes:
                rows.append(part.row)
        party, escort = people.party(slot.unit), slot.offer.escort
        return Assignment(
            job.order,
            party.crew,
            party.technicians,
            tuple(self._segment(job, row) for row in rows),
            escort=None if escort is None else people.party(escort),
        )

    def _segment(self, job: Job, row: int) -> Segment:
        zone, columns = job.order.subject.site.time_zone, self._state.columns
        instant, start = self.book.workshop.clock.instant, columns.start[row]
        end = start + columns.minutes[row]
        return Segment(Window(instant(start, zone), instant(end, zone)))

    def _stands(self, job: Job, slot: Slot, before: Assignment) -> bool:
        """Tell whether a job stands as it was published, with the same people."""
        persons, columns = self.book.workshop.people.persons, self._state.columns
        return (
            columns.start[job.row] == columns.promised[job.row]
            and slot.day == self._state.disturbance.days.get(job.row)
            and job.order is before.order
            and slot.unit.crew is before.crew
            and slot.offer.escort is None
            and before.escort is None
            and sorted(map(id, before.technicians))
            == sorted([id(persons[number]) for number in slot.unit.people])
        )

    def _with_lateness(self, assignments: list[Assignment]) -> Iterable[Assignment]:
        days = {one.order.id: one.day for one in assignments}
        windows: dict[str, Window[date]] = {}
        deciding: dict[str, PlannedTask] = {}
        inherited: dict[str, date] = {}
        for chain in self.demand.chains:
            made = {id: days[id] for id in _ids(chain) if id in days}
            windows.update(chain.windows(made))
            deciding.update(chain.binding(made))
            first = max((rung.limit for rung in chain.rungs), default=date.min)
            inherited.update(dict.fromkeys(made, first))
        for one in assignments:
            limit = windows.get(one.order.id, one.order.window).closes
            over = (one.last_day - limit).days
            if over <= 0:
                yield one if one.late is None else evolve(one, late=None)
                continue
            from_past = limit <= inherited.get(one.order.id, limit)
            reason = self._why_late(one, limit, from_past=from_past)
            task = deciding.get(one.order.id, one.order.planned).task.code
            yield evolve(one, late=Lateness(over, reason, limit, task))

    def _why_late(
        self, assignment: Assignment, limit: date, *, from_past: bool
    ) -> Reason:
        """Say why work is late: the past left it no day, or what took its days."""
        workshop = self.book.workshop
        placed = self._state.placed.get(assignment.order.id)
        if placed is not None and placed[0].waits:
            return Reason.WORK_BEFORE
        job = workshop.job(assignment.order)
        last = min(workshop.day(limit), len(self.demand.horizon) - 1)
        planned = assignment.order.planned
        days = range(max(0, workshop.day(self.demand.as_of)), last + 1)
        workable = any(workshop.why_closed(planned, day) is None for day in days)
        if from_past and not workable:
            return Reason.INHERITED
        counted = count_reasons(
            self.book.insertion, job, max(job.first, days.start), last
        )
        return min(counted, key=lambda reason: (-counted[reason], reason.value))

    def _unassigned(self, job: Job) -> Unassigned:
        if job.waits:
            return Unassigned(job.order, {Reason.WORK_BEFORE: 1})
        first, last = job.first, job.last
        if first > last and not job.chained:  # only later days were left to try
            late = self.book.workshop.late_days(job, self.late_by)
            if late:
                first, last = late.start, late.stop - 1
        counted = count_reasons(self.book.insertion, job, first, last)
        return Unassigned(job.order, dict(counted))


def _ids(chain: Chain) -> Iterable[str]:
    for order in chain.orders:
        yield order.id
        yield chain.extra(order).id
