"""What each crew has before it: work due soon, and work overdue."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.workforce import Workforce


@frozen(kw_only=True)
class Reminder:
    """One crew's work as of a day: what is due by a day, and what is overdue.

    Both are sorted by last lawful day and order id.
    """

    crew: str
    due: tuple[WorkOrder, ...] = ()
    overdue: tuple[WorkOrder, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.due or self.overdue)


def reminders(
    demand: Demand, workforce: Workforce, *, within: timedelta
) -> tuple[Reminder, ...]:
    """Return a reminder for every crew, by crew id.

    Work that names no crew is left out: it is nobody's yet.
    """
    last = demand.as_of + within
    return tuple(_reminder(demand, crew, last) for crew in sorted(workforce.crews))


def _reminder(demand: Demand, crew: str, last: date) -> Reminder:
    theirs = [
        order
        for order in demand.orders
        if order.planned.resolved.crew == crew and order.status is OrderStatus.OPEN
    ]
    return Reminder(
        crew=crew,
        due=_sorted(o for o in theirs if demand.as_of <= _limit(o) <= last),
        overdue=_sorted(o for o in theirs if _limit(o) < demand.as_of),
    )


def _limit(order: WorkOrder) -> date:
    return order.overdue_since or order.window.closes


def _sorted(orders: Iterable[WorkOrder]) -> tuple[WorkOrder, ...]:
    return tuple(sorted(orders, key=lambda order: (_limit(order), order.id)))
