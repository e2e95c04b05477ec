"""The plain reckoning of one planned task, from its cycle and its own past."""

from collections.abc import Hashable, Iterator, Sequence
from operator import attrgetter

from attrs import define, field, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.elastic import Elastic
from weibao.cycles.metered import Exceeded
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Interval, OnlyOnEvents
from weibao.cycles.stage import Stages
from weibao.due_work.ages import ends_of_life
from weibao.due_work.beginnings import joined
from weibao.due_work.clock_turns import TimedWork
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.event_orders import EventDuties
from weibao.due_work.gaps import Chains
from weibao.due_work.grids import Grids
from weibao.due_work.laid import laid_out, unlaid
from weibao.due_work.moving import Moving
from weibao.due_work.nesting import Nests, credited
from weibao.due_work.required import is_required
from weibao.due_work.span import A_YEAR, Span
from weibao.due_work.stale_readings import reading_orders
from weibao.due_work.thresholds import threshold_orders
from weibao.due_work.visits import Visits
from weibao.orders import Chain, Dropped, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Horizon, Window

BY_KEY = attrgetter("occurrence.key")


@frozen
class Outcome:
    """What comes of one planned task: orders, chains, and what has no order.

    The orders are sorted by their keys, and so by their ids.
    """

    orders: Sequence[WorkOrder] = ()
    chains: Sequence[Chain] = ()
    dropped: Sequence[Dropped] = ()


@define
class ClearLoop:
    """Reckons planned tasks one by one; what they share is kept from one to the next.

    The clear way to a demand: `weibao.due_work.columns` comes to the same faster.
    """

    span: Span
    history: History
    deferrals: Deferrals
    edits: Edits
    events: EventDuties
    _rest: History = field(init=False)
    _dropped: list[Dropped] = field(init=False, factory=list)
    _grids: Grids = field(init=False)
    _moving: Moving = field(init=False)
    _timed: TimedWork = field(init=False)
    _gaps: Chains = field(init=False)
    nests: Nests = field(init=False)
    _aligned: dict[Hashable, Cycle] = field(init=False, factory=dict)
    _wider: "dict[Horizon, ClearLoop]" = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        # What was done for an event is no turn of a cycle.
        rest = self.events.rest()
        self._rest = credited(self.span.plan, rest)
        self._grids = Grids(
            self.span, self._rest, self._dropped, self.deferrals, self.edits
        )
        self._moving = Moving(
            self.span, self._rest, self._dropped, self.deferrals, self.edits
        )
        self._timed = TimedWork(
            self.span, self.history, self._dropped, self.deferrals, self.edits
        )
        self._gaps = Chains(self.span, self.deferrals)
        self.nests = Nests(self.span)

    def outcome(self, planned: PlannedTask) -> Outcome:
        """Reckon one planned task."""
        cycle = planned.cycle
        if cycle is None:
            return Outcome(self._readings(planned))
        self._dropped.clear()
        cycle = self._joined(planned, cycle)
        rhythm = cycle.rhythm
        if isinstance(rhythm, OnlyOnEvents):
            return Outcome()
        if isinstance(rhythm, Coupled):
            return self._chain(planned) if planned.level == 0 else Outcome()
        if isinstance(rhythm, Stages):
            gone = ends_of_life(planned, cycle, self.span, self.history)
            self._dropped.extend(gone)
        if cycle.timed:
            orders = [*self._timed.orders(planned, cycle)]
        elif isinstance(rhythm, Exceeded):
            orders = [*self._called(planned, cycle, rhythm)]
        elif rhythm.moved:
            series = self._moving.series(planned, cycle)
            orders = []
            if series is not None:
                series.nest = self.nests.of(planned, self._orders_on_more_days)
                resets = self.events.resets(planned)
                orders = [*series.orders(resets)]
        else:
            nest = self.nests.of(planned, self._orders_on_more_days)
            if isinstance(rhythm, Elastic):
                cycle = self._laid_out(planned, cycle, rhythm)
            orders = [*self._grids.orders(planned, cycle, nest)]
        return Outcome(sorted(orders, key=BY_KEY), dropped=(*self._dropped,))

    def _joined(self, planned: PlannedTask, cycle: Cycle) -> Cycle:
        """Return a cycle that no completion moves as it counts once it is aligned.

        Subjects that come to the same date share one, as turns are shared by it.
        """
        rhythm = cycle.rhythm
        if not isinstance(rhythm, Interval) or not rhythm.aligned or rhythm.moved:
            return cycle
        found = joined(planned, cycle, self.span.plan)
        assert isinstance(found.rhythm, Interval)
        key = (planned.resolved, found.rhythm.anchor)
        return self._aligned.setdefault(key, found)

    def _laid_out(self, planned: PlannedTask, cycle: Cycle, rhythm: Elastic) -> Cycle:
        """Return the cycle of the dates laid between those of larger work."""
        span = self.span
        self._dropped += unlaid(
            planned,
            rhythm,
            span.plan,
            Window(span.horizon.first, span.horizon.last),
        )
        last = max(span.horizon.last, span.as_of) + A_YEAR
        days = Window(span.known_from - A_YEAR, last)
        return laid_out(planned, cycle, rhythm, span.plan, days)

    def _orders_on_more_days(
        self, span: Span, planned: PlannedTask
    ) -> Sequence[WorkOrder]:
        """Return the orders of a task on more days than this loop has.

        Of visits that a longest gap couples only those made are among them: which of
        the others there will be, and when, is for the roster to choose. Work that no
        reading asks for contains none.
        """
        if planned.cycle and isinstance(planned.cycle.rhythm, Coupled):
            base = span.plan.of(planned.subject.id, planned.series) or planned
            visits = Visits.of(self.levels(base), self.history, span)
            made = visits.orders(span)
            return [one for one in made if one.planned.level >= planned.level]
        found = self.on_more_days(span, planned).orders
        return [one for one in found if is_required(one, span, self.history)]

    def on_more_days(self, span: Span, planned: PlannedTask) -> Outcome:
        """Return what comes of a task on other days, whose visits no gap couples."""
        loop = self._wider.get(span.horizon)
        if loop is None:
            deferrals = Deferrals.of(self.history, span)
            edits = Edits.of(self.history, span)
            events = EventDuties.of(span, self.history)
            loop = ClearLoop(span, self.history, deferrals, edits, events)
            self._wider[span.horizon] = loop
        return loop.outcome(planned)

    def _readings(self, planned: PlannedTask) -> Sequence[WorkOrder]:
        reads = planned.task.reads
        if reads is None:
            return ()
        return [*reading_orders(planned, reads, self.history, self.span)]

    def _called(
        self, planned: PlannedTask, cycle: Cycle, rhythm: Exceeded
    ) -> Iterator[WorkOrder]:
        leaves = self.deferrals.of_task(planned)
        return threshold_orders(
            planned, cycle, rhythm, self.history, self.span, self._dropped, leaves
        )

    def _chain(self, base: PlannedTask) -> Outcome:
        self.edits.refuse_all(base)
        visits = Visits.of(self.levels(base), self.history, self.span)
        orders = [*visits.orders(self.span, self.deferrals.of_task(base))]
        chains = [*self._gaps.of(visits)]
        for chain in chains:
            orders.extend(chain.orders)
        return Outcome(sorted(orders, key=BY_KEY), chains)

    def levels(self, base: PlannedTask) -> Sequence[PlannedTask]:
        """Return the planned tasks of a ladder, or the task alone."""
        codes = [level.task.code for level in base.ladder]
        found = [self.span.plan.of(base.subject.id, code) for code in codes]
        return [one for one in found if one is not None] or [base]
