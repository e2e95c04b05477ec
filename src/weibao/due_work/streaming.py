"""Due work as a stream: the same orders, slice by slice of the horizon.

No more is held at a time than one slice needs, however long the horizon is.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.rhythms import MaximumGap
from weibao.due_work.clear_loop import ClearLoop
from weibao.due_work.columns import Columns
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.findings import follow_ups
from weibao.due_work.span import ONE_DAY, Span
from weibao.orders import WorkOrder
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
    task by key. What was found comes with the first slice, and so does what is late.

    Args:
        plan: what applies to what.
        history: what was done; records of days after ``as_of`` do not count.
        horizon: the days to plan, both ends included.
        as_of: today; the horizon's first day where it is not given.
    """
    today = as_of or horizon.first
    done: set[str] = set()
    for part in _slices(horizon, today):
        for order in _of_slice(plan, history, horizon, part, today):
            if order.completion is not None:
                if order.id in done:
                    continue
                done.add(order.id)
            yield order


def _slices(horizon: Horizon, today: date) -> Iterator[Horizon]:
    """Cut a horizon into slices, of which only the first holds days gone by."""
    first = horizon.first
    while first <= horizon.last:
        last = min(max(first + SLICE, today), horizon.last)
        yield Horizon(first, last)
        if last == horizon.last:
            return
        first = last + ONE_DAY


def _of_slice(
    plan: Plan, history: History, horizon: Horizon, part: Horizon, today: date
) -> Iterator[WorkOrder]:
    since = horizon.first
    end = horizon.last if horizon.last - part.last <= AHEAD else part.last + AHEAD
    near = _columns(Span(plan, part, today, since=since), history)
    far = _columns(Span(plan, Horizon(part.first, end), today, since=since), history)
    for planned in plan.tasks:
        cycle = planned.cycle
        if cycle is not None and isinstance(cycle.rhythm, MaximumGap):
            for order in far.outcome(planned).orders:
                if order.due <= part.last:
                    yield order
        else:
            yield from near.outcome(planned).orders
    if part.first == horizon.first:
        span, deferrals = near.loop.span, near.loop.deferrals
        yield from follow_ups(span, history, [], deferrals)


def _columns(span: Span, history: History) -> Columns:
    deferrals, edits = Deferrals.of(history, span), Edits.of(history, span)
    return Columns(ClearLoop(span, history, deferrals, edits))
