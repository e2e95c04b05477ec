"""What became of the work of some days: done in time, by leave or late, missed."""

from datetime import date, timedelta

from attrs import frozen

from weibao.orders import Demand, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window


@frozen(kw_only=True)
class Missed:
    """One turn of a task that went by with nothing done."""

    planned: PlannedTask
    limit: date


@frozen(kw_only=True)
class Account:
    """The work of a period. Done work counts on its day, missed work on its last.

    ``deferred`` was done after its own last day by leave; it is neither done in time
    nor late.
    """

    days: Window[date]
    done: tuple[WorkOrder, ...] = ()
    deferred: tuple[WorkOrder, ...] = ()
    late: tuple[WorkOrder, ...] = ()
    missed: tuple[Missed, ...] = ()


def account(demand: Demand, days: Window[date]) -> Account:
    """Give an account of a period that lies in the demand's horizon and is past."""
    done = [
        (order.completion.done, order.id, order)
        for order in demand.orders
        if order.completion is not None and order.completion.done in days
    ]
    missed = [
        (one.limit, one.planned.id, Missed(planned=one.planned, limit=one.limit))
        for one in demand.dropped
        if one.planned is not None and one.limit is not None and one.limit in days
    ]
    missed += [
        (limit, order.id, Missed(planned=order.planned, limit=limit))
        for order in demand.orders
        if (limit := order.overdue_since) is not None and limit in days
    ]
    in_order = [order for _, _, order in sorted(done, key=lambda one: one[:2])]
    return Account(
        days=days,
        done=tuple(o for o in in_order if not (_was_late(o) or _by_leave(o))),
        deferred=tuple(o for o in in_order if _by_leave(o)),
        late=tuple(o for o in in_order if _was_late(o)),
        missed=tuple(one for _, _, one in sorted(missed, key=lambda one: one[:2])),
    )


def account_for(demand: Demand, history: History, meeting: WorkOrder) -> Account:
    """Give the account due at an order: of the days since its task was last done.

    Where it never was, it begins with the horizon. It ends the day before the order.
    """
    subject, task = meeting.subject.id, meeting.planned.task.code
    before = [
        one.done
        for one in history.completions_of(subject, task)
        if one.done < meeting.due
    ]
    first = max(before, default=demand.horizon.first)
    return account(demand, Window(first, meeting.due - timedelta(days=1)))


def _was_late(order: WorkOrder) -> bool:
    return order.completion is not None and order.completion.done > order.window.closes


def _by_leave(order: WorkOrder) -> bool:
    if order.completion is None or order.deferred is None or _was_late(order):
        return False
    return order.completion.done > order.deferred.instead_of
