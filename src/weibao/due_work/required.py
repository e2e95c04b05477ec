"""Work that exists only on a result: without such a reading it has no order."""

from collections.abc import MutableMapping, Sequence

from weibao.cycles.period import period_of
from weibao.due_work.span import Span
from weibao.orders import Dropped, OrderStatus, WorkOrder
from weibao.records import History
from weibao.texts.text import Message


def required(
    series: MutableMapping[str, Sequence[WorkOrder]],
    span: Span,
    history: History,
    dropped: list[Dropped],
) -> None:
    """Leave out the open orders that no reading asks for, and put them on record."""
    names = {
        f"{one.subject.id}/{one.series}/"
        for one in span.plan.tasks
        if one.resolved.only_if is not None
    }
    for name in names & series.keys():
        kept = []
        for order in series[name]:
            if is_required(order, span, history):
                kept.append(order)
                continue
            condition = order.planned.resolved.only_if
            assert condition is not None
            reason = NO_READING(condition=condition.text())
            key = order.occurrence.key
            dropped.append(Dropped(order.planned, key, order.due, reason))
        series[name] = kept


def is_required(order: WorkOrder, span: Span, history: History) -> bool:
    """Tell whether an order is done, or a reading asks for it where it needs one."""
    condition = order.planned.resolved.only_if
    if condition is None or order.status is OrderStatus.DONE:
        return True
    period = period_of(order.due, condition.within)
    found = history.readings_of(order.subject.id, condition.meter)
    return condition.holds(
        one.value for one in found if one.taken in period and one.taken <= span.as_of
    )


NO_READING = Message(
    zh="只在{condition}时才做，而没有这样的读数",
    en="it is done only with {condition}, and there is none",
)
