"""All work due in a horizon: a plan joined with the past.

An order belongs to a horizon when its due date lies in it, or when it is older and
still open. Due dates are a function of plan, history, horizon and as-of day alone.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from operator import attrgetter

from attrs import evolve

from weibao.collector import collector_paused
from weibao.due_work.clear_loop import BY_KEY, ClearLoop
from weibao.due_work.columns import Columns
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.doers import did
from weibao.due_work.edits import Edits
from weibao.due_work.event_orders import EventDuties
from weibao.due_work.findings import follow_ups
from weibao.due_work.neglect import paused
from weibao.due_work.nesting import credited, joined
from weibao.due_work.required import required
from weibao.due_work.rotating import rotated
from weibao.due_work.sequence import sequenced
from weibao.due_work.span import Span
from weibao.orders import Chain, Demand, Dropped, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import History
from weibao.spans.window import Horizon


def due(
    plan: Plan,
    history: History,
    horizon: Horizon,
    *,
    as_of: date | None = None,
    placed: Mapping[str, date] | None = None,
) -> Demand:
    """Return every order due in the horizon, and the chains that couple some of them.

    Where ``as_of`` lies before the horizon, the work in between is forecast and taken
    to be done as planned; what is open then belongs to the days before the horizon.

    Args:
        plan: what applies to what.
        history: what was done; records of days after ``as_of`` do not count.
        horizon: the days to plan, both ends included.
        as_of: today; the horizon's first day where it is not given.
        placed: days on which orders are taken to be done, by id, so that a forecast
            follows a roster.
    """
    today = as_of or horizon.first
    span = Span(plan.known_by(today), horizon, today, placed or {})
    with collector_paused():
        pausing = paused(span, history, _demand)
        return _demand(evolve(span, plan=pausing), history)


def _demand(span: Span, history: History) -> Demand:
    deferrals = Deferrals.of(history, span)
    edits = Edits.of(history, span)
    events = EventDuties.of(span, history)
    loop = ClearLoop(span, credited(span.plan, history), deferrals, edits, events)
    columns = Columns(loop)
    series: dict[str, Sequence[WorkOrder]] = {}
    chains: list[Chain] = []
    dropped: list[Dropped] = []
    for planned in span.plan.tasks:
        outcome = columns.outcome(planned)
        if outcome.orders:
            _join(series, planned, outcome.orders)
        chains.extend(outcome.chains)
        dropped.extend(outcome.dropped)
    inside = loop.nests.inside
    if inside:
        series = {name: [*joined(some, inside)] for name, some in series.items()}
    asked = [*events.orders(dropped), *follow_ups(span, history, dropped, deferrals)]
    for order in asked:
        _join(series, order.planned, [order])
    required(series, span, loop.history, dropped)
    sequenced(series, span, loop.history, dropped)
    return Demand(
        plan=span.plan,
        horizon=span.horizon,
        as_of=span.as_of,
        orders=tuple(chain.from_iterable(series[name] for name in sorted(series))),
        chains=tuple(sorted(chains, key=attrgetter("id"))),
        dropped=(*dropped, *deferrals.beyond),
        refused=deferrals.refused(),
        refused_edits=edits.refused(),
        items=rotated(span, history, loop.on_more_days),
        did=did(span.plan, loop.history),
    )


def _join(
    series: dict[str, Sequence[WorkOrder]],
    planned: PlannedTask,
    orders: Sequence[WorkOrder],
) -> None:
    """Put orders of a task, sorted by their keys, where the ids' order has them.

    The names of series end in a slash, as they do in ids: names that begin alike are
    then sorted as the ids are, none of which needs to be made.
    """
    name = f"{planned.subject.id}/{planned.series}/"
    before = series.get(name)
    series[name] = sorted([*before, *orders], key=BY_KEY) if before else orders
