"""Due work as a stream: the same orders, slice by slice of the horizon.

No more is held at a time than one slice needs, however long the horizon is; of work
that contains other work all since the first day is, and all of work that comes before
or after other work.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from attrs import define, field

from weibao.cycles.regimes import Coupled
from weibao.due_work.clear_loop import ClearLoop
from weibao.due_work.columns import Columns
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.event_orders import EventDuties
from weibao.due_work.findings import follow_ups
from weibao.due_work.nesting import credited, joined
from weibao.due_work.required import is_required, required
from weibao.due_work.sequence import sequenced
from weibao.due_work.span import ONE_DAY, Span
from weibao.orders import Dropped, WorkOrder
from weibao.plan import Plan
from weibao.records import History
from weibao.spans.window import Horizon

SLICE = timedelta(days=91)
"""How much of a horizon is reckoned at a time."""
AHEAD = timedelta(days=400)
"""How much further a chain looks: the last visits before a horizon's end are made on
closed days where no open one is left, and a slice's end is no such end."""


def stream_due(
    plan: Plan, history: History, horizon: Horizon, *, as_of: date | None = None
) -> Iterator[WorkOrder]:
    """Go through the orders that `due` returns, none of which is kept.

    They come by slices of the horizon, in each of these by planned task, and for each
    task by key. What was found and what happened comes before, as does all work of
    tasks that wait for one another, and what is late comes with the first slice.

    Args:
        plan: what applies to what.
        history: what was done; records of days after ``as_of`` do not count.
        horizon: the days to plan, both ends included.
        as_of: today; the horizon's first day where it is not given.
    """
    today = as_of or horizon.first
    stream = _Stream(Span(plan.known_by(today), horizon, today), history)
    yield from stream.asked()
    yield from stream.in_sequence()
    done: set[str] = set()
    for part in stream.slices():
        for order in stream.of_slice(part):
            if order.completion is not None:
                if order.id in done:
                    continue
                done.add(order.id)
            yield order


@define
class _Stream:
    """What all slices of a span have in common."""

    whole: Span
    history: History
    _events: EventDuties = field(init=False)
    _credited: History = field(init=False)
    _linked: frozenset[str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._events = EventDuties.of(self.whole, self.history)
        self._credited = credited(self.whole.plan, self.history)
        precedences = self.whole.plan.precedences
        before = (one.before.id for some in precedences.values() for one in some)
        self._linked = frozenset((*precedences, *before))

    def asked(self) -> Iterator[WorkOrder]:
        """Go through the orders that events and findings ask for."""
        for order in self._asked([]):
            if order.planned.id not in self._linked and self._is_required(order):
                yield order

    def in_sequence(self) -> Iterator[WorkOrder]:
        """Go through the orders of tasks that come before or after others."""
        if not self._linked:
            return
        columns = self._columns(self.whole.horizon)
        dropped: list[Dropped] = []
        series: dict[str, Sequence[WorkOrder]] = {}
        for planned in self.whole.plan.tasks:
            if planned.id in self._linked:
                outcome = columns.outcome(planned)
                dropped.extend(outcome.dropped)
                orders = joined(outcome.orders, columns.loop.nests.inside)
                series[f"{planned.subject.id}/{planned.series}/"] = list(orders)
        for order in self._asked(dropped):
            if order.planned.id in self._linked:
                name = f"{order.subject.id}/{order.planned.series}/"
                series[name] = [*series.get(name, ()), order]
        required(series, self.whole, self._credited, dropped)
        sequenced(series, self.whole, self._credited, dropped)
        yield from chain.from_iterable(series.values())

    def _asked(self, dropped: list[Dropped]) -> Iterator[WorkOrder]:
        yield from self._events.orders(dropped)
        deferrals = Deferrals.of(self.history, self.whole)
        yield from follow_ups(self.whole, self.history, dropped, deferrals)

    def _is_required(self, order: WorkOrder) -> bool:
        return is_required(order, self.whole, self._credited)

    def slices(self) -> Iterator[Horizon]:
        """Cut the horizon into slices, of which only the first holds days gone by."""
        first, end = self.whole.horizon.first, self.whole.horizon.last
        while first <= end:
            last = min(max(first + SLICE, self.whole.as_of), end)
            yield Horizon(first, last)
            first = last + ONE_DAY

    def of_slice(self, part: Horizon) -> Iterator[WorkOrder]:
        """Go through the orders of a slice, those done in it among them."""
        plan, end = self.whole.plan, self.whole.horizon.last
        if end - part.last > AHEAD:
            end = part.last + AHEAD
        near, far = self._columns(part), self._columns(Horizon(part.first, end))
        # Work that is part of other work narrows the days left to that.
        nested = {
            planned.id: near.outcome(planned)
            for planned in plan.tasks
            if planned.id in plan.nestings
        }
        for planned in plan.tasks:
            if planned.id in self._linked:
                continue
            cycle = planned.cycle
            if cycle is not None and isinstance(cycle.rhythm, Coupled):
                for order in far.outcome(planned).orders:
                    if order.due <= part.last:
                        yield order
            else:
                outcome = nested.get(planned.id) or near.outcome(planned)
                orders = joined(outcome.orders, near.loop.nests.inside)
                yield from filter(self._is_required, orders)

    def _columns(self, horizon: Horizon) -> Columns:
        span = self.whole.over(horizon)
        deferrals = Deferrals.of(self.history, span)
        edits = Edits.of(self.history, span)
        loop = ClearLoop(span, self._credited, deferrals, edits, self._events)
        return Columns(loop)
