"""Follow-up orders: what was found not to be in order is put right.

One finding opens one order. The same condition found again on the same subject while
the order is open opens none. The subjects that a round's completion excepts are
findings too. What no planned task could follow up is put on record.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from weibao.cycles.span import Span
from weibao.orders import Dropped, Occurrence, Origin, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Completion, Finding, History
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

RECTIFY = Every(days=7)
NO_FOLLOW_UP = Message(
    zh="{found} 发现“{condition}”，但没有可以跟进的任务",
    en="“{condition}” was found on {found}, and no task is planned that could follow",
)


def follow_ups(
    span: Span, history: History, dropped: list[Dropped]
) -> Iterator[WorkOrder]:
    """Go through the orders that findings opened and that concern the horizon.

    Those are the ones still open, and the ones done in it or later. A finding that no
    task could follow up goes to ``dropped``.
    """
    open_until: dict[tuple[str, str], date | None] = {}
    used: set[str] = set()
    lost: set[tuple[str, str]] = set()
    for finding in sorted(_findings(history), key=lambda f: (f.found, f.id)):
        planned = _planned(span.plan, finding)
        if finding.found > span.as_of:
            continue
        what = (finding.subject, finding.condition)
        if what in open_until:
            closed = open_until[what]
            if closed is None or finding.found <= closed:
                continue
        if planned is None:
            if what not in lost and _concerns(span, finding, None):
                dropped.append(_lost(finding))
            lost.add(what)
            continue
        order = _order(span, planned, finding)
        completion = _completion(order, finding, history, span.as_of, used)
        if completion is not None:
            used.add(completion.id)
            order = evolve(order, completion=completion, overdue_since=None)
        open_until[what] = completion.done if completion else None
        if _concerns(span, finding, completion):
            yield order


def _concerns(span: Span, finding: Finding, completion: Completion | None) -> bool:
    if finding.found > span.horizon.last:
        return False
    return completion is None or completion.done >= span.horizon.first


def _findings(history: History) -> Iterator[Finding]:
    yield from history.findings
    for completion in history.completions:
        for subject in completion.except_:
            yield Finding(
                id=f"{completion.id}.{subject}",
                subject=subject,
                condition=completion.task,
                found=completion.done,
                order=completion.order,
            )


def _planned(plan: Plan, finding: Finding) -> PlannedTask | None:
    """Return the task it asks for; the type's repair where that is not planned."""
    wanted = plan.of(finding.subject, finding.task) if finding.task else None
    return wanted or plan.repairs.get(finding.subject)


def _lost(finding: Finding) -> Dropped:
    reason = NO_FOLLOW_UP(condition=finding.condition, found=finding.found)
    last = _last_day(finding, RECTIFY)
    return Dropped(None, finding.id, last, reason, finding=finding)


def _last_day(finding: Finding, rectify: Every) -> date:
    return max(finding.rectify_by or rectify.after(finding.found), finding.found)


def _order(span: Span, planned: PlannedTask, finding: Finding) -> WorkOrder:
    last = _last_day(finding, planned.task.rectify or RECTIFY)
    window = Window(finding.found, last)
    soon = Window(finding.found, finding.found + (last - finding.found) // 4)
    provisional = planned.subject.site.calendar.is_provisional(last)
    return WorkOrder(
        planned,
        Occurrence(finding.id, last, window, soon, provisional),
        span.plan.portfolio,
        Origin.FINDING,
        finding=finding,
        overdue_since=last if last < max(span.today, span.horizon.first) else None,
    )


def _completion(
    order: WorkOrder, finding: Finding, history: History, as_of: date, used: set[str]
) -> Completion | None:
    """Return the completion that closed the order, if any.

    One that names the order goes before one that names none; the latter closes one
    order only, the oldest.
    """
    completions = [
        one
        for one in history.completions_of(finding.subject, order.planned.task.code)
        if one.done <= as_of and one.id not in used
    ]
    for completion in completions:
        if completion.order == order.id:
            return completion
    for completion in completions:
        if completion.order is None and completion.done >= finding.found:
            return completion
    return None
