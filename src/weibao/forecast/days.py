"""On which days open work is planned for, and the minutes of people it takes then."""

from collections import Counter
from datetime import date, timedelta

from weibao.orders import Demand, WorkOrder

MINUTE = timedelta(minutes=1)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def day_of(order: WorkOrder, today: date) -> date:
    """Return the day that an order is planned for.

    It is the due date, the open day that stands in for it, or today for what is
    overdue.
    """
    if order.overdue_since is not None:
        return max(order.due, today)
    return max(min(max(order.due, order.window.opens), order.window.closes), today)


def minutes_by_week(demand: Demand) -> Counter[tuple[date, str]]:
    """Add up the open work of a demand by the Monday of its week, and by skill."""
    today = max(demand.as_of, demand.horizon.first)
    found: Counter[tuple[date, str]] = Counter()
    for order in demand.orders:
        if order.completion is not None:
            continue
        week = week_of(day_of(order, today))
        minutes = order.planned.resolved.duration // MINUTE
        for position in order.planned.resolved.need.positions:
            found[week, position.skill or ""] += minutes * position.count
    return found
