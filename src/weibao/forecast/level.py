"""Dates spread inside their windows, so that no week is much fuller than the others.

What is proposed are edits, as a manager would write them: one for each series, which
moves one date, and with it the dates after it. So the next year stays as level as this
one. Work of law or safety keeps its grid; only its date in the horizon is moved.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from weibao.cycles.rhythms import Interval
from weibao.forecast.days import MINUTE, day_of, week_of
from weibao.orders import Demand, WorkOrder
from weibao.records import Edit, EditAction
from weibao.texts.text import Message, Text


def levelled(demand: Demand, *, by: str = "", because: str = "") -> tuple[Edit, ...]:
    """Return the edits that spread the open dates of grids over their windows.

    Each is put into the week that is least full, the widest windows last. Only the
    first date of a series is moved; chains, quotas and what is overdue stay.

    Args:
        demand: what is due; its as-of day is the day on which they are made.
        by: who decides it.
        because: why.
    """
    free = list(movable(demand))
    moved = {order.id for order in free}
    weeks = Counter[date]()
    today = max(demand.as_of, demand.horizon.first)
    for order in demand.orders:
        if order.completion is None and order.id not in moved:
            weeks[week_of(day_of(order, today))] += minutes_of(order)
    edits = []
    for order in sorted(free, key=room):
        best = min(open_days(order, today), key=lambda day: (weeks[week_of(day)], day))
        weeks[week_of(best)] += minutes_of(order)
        if best != order.due:
            edits.append(_edit(order, best, demand, by, because))
    return tuple(sorted(edits, key=lambda edit: edit.id))


def weekly(demand: Demand) -> Mapping[date, int]:
    """Return the minutes of open work of each week, by its Monday."""
    today = max(demand.as_of, demand.horizon.first)
    weeks = Counter[date]()
    for order in demand.orders:
        if order.completion is None:
            weeks[week_of(day_of(order, today))] += minutes_of(order)
    return dict(sorted(weeks.items()))


def movable(demand: Demand) -> Iterator[WorkOrder]:
    """Go through the first open dates of grids that have any room."""
    seen: set[str] = set()
    for order in sorted(demand.orders, key=lambda one: (one.due, one.id)):
        cycle = order.planned.cycle
        if order.completion is not None or order.planned.id in seen:
            continue
        seen.add(order.planned.id)
        rhythm = cycle.rhythm if cycle is not None else None
        grid = isinstance(rhythm, Interval) and not rhythm.moved
        plain = order.overdue_since is None and order.occurrence.edit is None
        if grid and plain and order.window.opens < order.window.closes:
            yield order


def open_days(order: WorkOrder, today: date) -> Iterator[date]:
    """Go through the days that a date may be moved to; its own if there is no other."""
    calendar, day = order.planned.calendar, max(order.window.opens, today)
    found = False
    while day <= order.window.closes:
        if order.planned.every_day or calendar.is_open(day):
            found = True
            yield day
        day += timedelta(days=1)
    if not found:
        yield order.due


def _edit(order: WorkOrder, to: date, demand: Demand, by: str, because: str) -> Edit:
    return Edit(
        id=f"level-{order.subject.id}-{order.planned.task.code}-{order.occurrence.key}",
        order=order.id,
        action=EditAction.MOVE,
        made=demand.as_of,
        to=to,
        follow=not order.planned.criticality.by_law,
        by=by,
        because=because or WHY.to("en"),
    )


def room(order: WorkOrder) -> tuple[int, str]:
    """Return how many days a date may be moved by, for sorting."""
    window = order.window
    return (window.closes - window.opens).days, order.id


def minutes_of(order: WorkOrder) -> int:
    """Return the minutes of people that an order takes."""
    resolved = order.planned.resolved
    people = sum(position.count for position in resolved.need.positions)
    return (resolved.duration // MINUTE) * people


WHY: Text = Message(zh="均衡各周工作量", en="to level the weeks")()
