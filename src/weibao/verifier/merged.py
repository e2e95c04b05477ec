"""Whether orders hold what is merged with them, and what is left of their days."""

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from weibao.cycles.inclusion import OnCommon
from weibao.cycles.rhythms import Dealt
from weibao.orders import Dropped, WorkOrder
from weibao.plan import Nesting, PlannedTask
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.verifier.days import ONE_DAY, Days
from weibao.verifier.lawful import lawful_days
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, violation_of

MINUTE = timedelta(minutes=1)
ROUNDING = 1e-9
"""What a share of minutes may be out by, as it is reckoned in binary."""


def check_merged(case: Case) -> Iterator[Violation]:
    """Check that an order does what was merged with it, and nothing else.

    A turn that lies beyond the horizon is on no record, and may be merged all the same.
    """
    demand = case.demand
    if not demand.plan.nestings:
        return
    parts: dict[str, dict[str, PlannedTask]] = {}
    perhaps: dict[str, dict[str, PlannedTask]] = {}
    for one in demand.dropped:
        planned = one.planned
        if planned is None or one.into is None or one.into not in demand.by_id:
            continue
        order = demand.by_id[one.into]
        for nesting in demand.plan.nestings.get(planned.id, ()):
            if _merges(nesting, order):
                sure = _shares_days(planned, nesting, one, order)
                some = parts if sure else perhaps
                some.setdefault(one.into, {})[planned.id] = planned
    for order in demand.orders:
        inside = parts.get(order.id, {})
        own, does = demand.plan.by_id.get(order.planned.id), order.planned
        if does is own and not inside:
            continue
        if not _does_all(order, own, [*inside.values()]):
            more = {one.id: one for one in _from_beyond(case, order)}
            more |= perhaps.get(order.id, {})
            if not more or not _does_all(order, own, [*{**inside, **more}.values()]):
                yield violation_of(order, Rule.ORDER_ALTERED, NOT_ALL(order=order.id))


def _merges(nesting: Nesting, order: WorkOrder) -> bool:
    larger = nesting.larger.id == order.planned.id
    return larger and nesting.inclusion.on_common is OnCommon.MERGE


def _shares_days(
    planned: PlannedTask, nesting: Nesting, record: Dropped, order: WorkOrder
) -> bool:
    """Tell whether a turn is surely done with larger work, not only in its stead.

    Larger work that comes before a turn which completions move takes its place,
    however far ahead, and the day of larger work may be credited to a date: then it is
    no part of the order. Where its date went out of the way it may be one or not.
    """
    cycle, due = planned.cycle, record.due
    if cycle is None or isinstance(cycle.rhythm, Dealt):
        return True
    near = nesting.inclusion.reaches(Window(due, due), order.due)
    if not near and not cycle.rhythm.moved:
        return False
    lawful = lawful_days(Days.of(planned, cycle), due)
    if lawful is None or (cycle.rhythm.moved and due not in lawful):
        return False
    return lawful.overlap(order.window) is not None


def _from_beyond(case: Case, order: WorkOrder) -> Iterator[PlannedTask]:
    """Go through the tasks of which a turn outside the horizon may be in an order."""
    horizon, plan = case.demand.horizon, case.demand.plan
    for one in order.planned.task.includes:
        planned = plan.by_id.get(f"{order.subject.id}/{one.task}")
        cycle = planned.cycle if planned is not None else None
        if planned is None or cycle is None:
            continue
        for nesting in plan.nestings.get(planned.id, ()):
            if nesting.larger.id != order.planned.id:
                continue
            for day in (horizon.first - ONE_DAY, horizon.last + ONE_DAY):
                room = cycle.room.window(day)
                near = room.overlap(order.window) is not None
                if near or nesting.inclusion.reaches(room, order.due):
                    yield planned


def _does_all(
    order: WorkOrder, own: PlannedTask | None, parts: list[PlannedTask]
) -> bool:
    """Tell whether an order has its own steps, time and people and those of parts."""
    if own is None or not parts or order.completion is not None:
        return own is None or order.planned is own
    does, tasks = order.planned.resolved, [one.resolved for one in (own, *parts)]
    steps = [step for one in tasks for step in one.task.job_plan.steps]
    listed = does.task.job_plan.steps
    if set(listed) != set(steps) or len(set(listed)) != len(listed):
        return False
    longest, new = tasks[0].duration, len(set(tasks[0].task.job_plan.steps))
    for number, one in enumerate(tasks[1:], 2):
        known = {s for t in tasks[:number] for s in t.task.job_plan.steps}
        own_steps = set(one.task.job_plan.steps)
        share = (len(known) - new) / len(own_steps) if own_steps else 1
        longest += timedelta(minutes=ceil(one.duration / MINUTE * share - ROUNDING))
        new = len(known)
    people = max(one.need.people for one in tasks)
    if any(one.escort for one in tasks) and does.escort is None:
        return False
    return does.duration == longest and does.need.people >= people


def is_narrowed(case: Case, order: WorkOrder, lawful: Window[date]) -> bool:
    """Tell whether an order has fewer days than its own, for what is part of it.

    What is merged with it, or asked for by law, must be done in the days of both.
    """
    said = order.window
    if not lawful.opens <= said.opens <= said.closes <= lawful.closes:
        return False
    return any(
        nesting.larger is case.demand.plan.by_id[order.planned.id]
        and (
            nesting.inclusion.on_common is OnCommon.MERGE
            or one.planned.criticality.by_law
        )
        for one in case.demand.dropped
        if one.into == order.id and one.planned is not None
        for nesting in case.demand.plan.nestings.get(one.planned.id, ())
    ) or any(
        nesting.inclusion.on_common is OnCommon.MERGE or planned.criticality.by_law
        for planned in _from_beyond(case, order)
        for nesting in case.demand.plan.nestings[planned.id]
    )


NOT_ALL = Message(
    zh="工单 {order} 的步骤、时长或人员与所并任务不符",
    en="order {order} has not the steps, time or people of what is merged with it",
)
