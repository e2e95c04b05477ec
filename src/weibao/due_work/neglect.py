"""Rules that nobody acts on, and the pause of those that say so.

A turn counts when its last lawful day has gone by; what is missed for good and what is
overdue alike. One that is done, in time or late, ends the row. What law or safety asks
for, or a longest gap holds, is never paused.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from attrs import evolve

from weibao.due_work.span import ONE_DAY, Span
from weibao.orders import Demand
from weibao.plan import Plan, PlannedTask, ResolvedTask
from weibao.planning.resolved import is_gap
from weibao.policy import Suspension
from weibao.records import History
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text

LOOK_BACK = timedelta(days=2 * 366)
"""How far back turns are looked for that nobody has acted on."""
Row = list[tuple[date, PlannedTask]]
Reckon = Callable[[Span, History], Demand]


def neglected(demand: Demand) -> dict[str, Row]:
    """Return the last turns in a row without a record, by rule: their last days."""
    turns: dict[str, list[tuple[date, bool, PlannedTask]]] = defaultdict(list)
    for order in demand.orders:
        rule, planned = order.planned.resolved.rule, order.planned
        if order.completion is not None:
            turns[rule].append((order.completion.done, True, planned))
        elif order.overdue_since is not None:
            turns[rule].append((order.overdue_since, False, planned))
    for one in demand.dropped:
        if one.planned is not None and one.limit is not None and one.edit is None:
            turns[one.planned.resolved.rule].append((one.limit, False, one.planned))
    found: dict[str, Row] = {}
    for rule, some in sorted(turns.items()):
        some.sort(key=lambda turn: (turn[0], turn[1], turn[2].id))
        row: Row = []
        for day, done, planned in some:
            row = [] if done else [*row, (day, planned)]
        if rule and row:
            found[rule] = row
    return found


def may_pause(planned: PlannedTask) -> bool:
    """Tell whether a task may be paused: neither law, safety nor a gap holds it."""
    return not (planned.criticality.by_law or is_gap(planned.cycle))


def figures(turns: int, since: date, until: date) -> Text:
    """Say how many turns went by without a record."""
    return FIGURES(turns=turns, since=since, until=until)


def paused(span: Span, history: History, reckon: Reckon) -> Plan:
    """Return the plan with the rules paused that say so and that nobody acts on.

    The pause begins the day after the last of so many turns in a row, so that it is
    the same on whatever later day it is reckoned, and ends with the next record.
    """
    plan = span.plan
    asked = {
        one.resolved.rule: one.resolved.pause_after
        for one in plan.tasks
        if one.resolved.pause_after is not None
    }
    first = max(plan.records_from or span.as_of - LOOK_BACK, span.as_of - LOOK_BACK)
    if not asked or first >= span.as_of:
        return plan
    subjects = {one.subject.id for one in plan.tasks if one.resolved.rule in asked}
    some = tuple(one for one in plan.tasks if one.subject.id in subjects)
    past = Span(evolve(plan, tasks=some), Horizon(first, span.as_of), span.as_of)
    pauses: dict[str, Suspension] = {}
    for rule, row in neglected(reckon(past, history)).items():
        number = asked.get(rule)
        if number is not None and len(row) >= number:
            last = row[number - 1][0]
            pauses[rule] = Suspension(
                first=last + ONE_DAY, because=figures(number, row[0][0], last)
            )
    return _with_pauses(plan, pauses)


def _with_pauses(plan: Plan, pauses: Mapping[str, Suspension]) -> Plan:
    made: dict[ResolvedTask, ResolvedTask] = {}
    for one in plan.tasks:
        resolved, pause = one.resolved, pauses.get(one.resolved.rule)
        if pause is not None and resolved not in made and may_pause(one):
            own = evolve(pause, tasks=(one.task.code,), place=resolved.place)
            suspensions = (*resolved.suspensions, own)
            made[resolved] = evolve(resolved, suspensions=suspensions)
    return plan.with_tasks_as(made)


FIGURES = Message(
    zh="{since} 以来连续 {turns} 次没有记录（截至 {until}）",
    en="{turns} turns in a row since {since} have no record (as of {until})",
)
