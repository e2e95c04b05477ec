"""Safety work that is overdue: what goes up to the next level, day after day."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weibao.inventory import Asset, Subject
from weibao.orders import Demand, OrderStatus, Origin
from weibao.plan import PlannedTask
from weibao.records import History

SAFETY = "safety"


@frozen(kw_only=True)
class Escalation:
    """Work that should have been done by ``limit``, and for how many days not."""

    subject: Subject
    planned: PlannedTask
    order: str
    limit: date
    days: int


def escalations(demand: Demand, history: History) -> tuple[Escalation, ...]:
    """Return the overdue work on what is flagged as safety, the longest overdue first.

    Flagged is what safety or the law stands behind, and everything of a type or
    subject with the tag ``safety``. A turn that was missed for good counts until the
    task is done again.
    """
    found = {_series(one, demand): one for one in _candidates(demand, history)}
    return tuple(sorted(found.values(), key=lambda one: (-one.days, one.order)))


def _series(one: Escalation, demand: Demand) -> str:
    """Name the series it is a turn of; what no cycle made stands for itself."""
    order = demand.by_id.get(one.order)
    by_cycle = order is None or order.origin is Origin.CYCLE
    return one.planned.id if by_cycle else one.order


def _candidates(demand: Demand, history: History) -> Iterator[Escalation]:
    """Go through what is overdue, the latest turn of a task last."""
    late: list[tuple[date, PlannedTask, str]] = []
    for one in demand.dropped:
        if one.planned is not None and one.limit is not None:
            id_ = f"{demand.portfolio}/{one.planned.subject.id}/{one.planned.series}"
            late.append((one.limit, one.planned, f"{id_}/{one.key}"))
    for order in demand.orders:
        if order.status is OrderStatus.OPEN:
            limit = order.overdue_since or order.window.closes
            late.append((limit, order.planned, order.id))
    for limit, planned, id_ in sorted(late, key=lambda one: (one[0], one[2])):
        days = (demand.as_of - limit).days
        if days > 0 and _flagged(planned) and not _done_since(planned, limit, history):
            subject = planned.subject
            yield Escalation(
                subject=subject, planned=planned, order=id_, limit=limit, days=days
            )


def _flagged(planned: PlannedTask) -> bool:
    subject = planned.subject
    tags = subject.tags | (subject.type.tags if subject.type else frozenset())
    if isinstance(subject, Asset):
        tags |= subject.location.tags
    return planned.criticality.by_law or SAFETY in tags


def _done_since(planned: PlannedTask, limit: date, history: History) -> bool:
    done = history.completions_of(planned.subject.id, planned.task.code)
    return any(completion.done > limit for completion in done)
