"""Which orders are released, and which are only planned yet.

Due and released are two things. A release moves no date and no window: it says from
which day on an order is handed out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter

from attrs import frozen

from weibao.cycles import release
from weibao.cycles.arithmetic import grid_day, steps_before
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.cycles.window import Percent
from weibao.due_work.beginnings import beginning
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.plan import Plan


class ReleaseState(Enum):
    """Whether an open order is handed out."""

    RELEASED = "released"
    PLANNED = "planned"
    """Its day of release has not come."""
    WAITING = "waiting"
    """An order before it is still to be done."""


@frozen
class Release:
    """Whether an open order is released, from which day on, and what it waits for."""

    state: ReleaseState
    day: date | None = None
    waits_for: str | None = None


def releases(demand: Demand) -> Mapping[str, Release]:
    """Return the releases of open orders whose cycles say something of them, by id.

    All other orders are released with the plan.
    """
    series: dict[tuple[str, str], list[WorkOrder]] = defaultdict(list)
    for order in demand.orders:
        cycle = order.planned.cycle
        if cycle is None or order.status is OrderStatus.DONE:
            continue
        if cycle.lead is not None or cycle.one_at_a_time:
            series[order.subject.id, order.planned.series].append(order)
    return {
        id: found
        for orders in series.values()
        for id, found in _of_series(orders, demand)
    }


def release_day(order: WorkOrder, plan: Plan) -> date | None:
    """Return the day on which an order is handed out; None where that is not said.

    It is counted back from the due date, or from the lawful day nearest to that; a
    share of the interval from the turn before.
    """
    cycle = order.planned.cycle
    if cycle is None or cycle.lead is None:
        return None
    if isinstance(cycle.lead, Percent):
        base = _turn_before(order, cycle, plan)
        length = (order.due - base).days
        return release.release_at_share(base, length, cycle.lead.percent)
    window = order.window
    day = max(window.opens, min(order.due, window.closes))
    return release.release_day(day, cycle.lead, order.planned.calendar)


def _of_series(
    orders: Iterable[WorkOrder], demand: Demand
) -> Iterable[tuple[str, Release]]:
    before: str | None = None
    for order in sorted(orders, key=attrgetter("due", "id")):
        cycle = order.planned.cycle
        assert cycle is not None
        day = release_day(order, demand.plan)
        if cycle.one_at_a_time and before is not None:
            yield order.id, Release(ReleaseState.WAITING, day, before)
            continue
        before = order.id
        held = day is not None and day > demand.as_of
        state = ReleaseState.PLANNED if held else ReleaseState.RELEASED
        yield order.id, Release(state, day)


def _turn_before(order: WorkOrder, cycle: Cycle, plan: Plan) -> date:
    """Return the date that an interval runs from: on a grid the date before."""
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Interval)
    if rhythm.moved:
        return rhythm.every.before(order.due)
    begins = beginning(order.planned, plan)
    rhythm = rhythm.joined(begins)
    anchor = rhythm.anchor or begins
    step = steps_before(rhythm.every, anchor, order.due)
    found = anchor
    while (day := grid_day(anchor, rhythm.every, step, rhythm.month_end)) != order.due:
        if day is not None:
            if day > order.due:
                break
            found = day
        step += 1
    return found
