"""Follow-up orders: what was found not to be in order is put right.

One finding opens one order. The same condition found again on the same subject while
the order is open opens none. The subjects that a round's completion excepts are
findings too.
"""

from collections.abc import Iterator
from datetime import date

from weibao.orders import Occurrence, Origin, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Completion, Finding, History
from weibao.spans.every import Every
from weibao.spans.window import Horizon, Window

RECTIFY = Every(days=7)


def follow_ups(
    plan: Plan, history: History, horizon: Horizon, as_of: date
) -> Iterator[WorkOrder]:
    """Go through the orders that findings opened and that concern the horizon.

    Those are the ones still open, and the ones done inside it.
    """
    open_until: dict[tuple[str, str], date | None] = {}
    for finding in sorted(_findings(history), key=lambda f: (f.found, f.id)):
        planned = _planned(plan, finding)
        if planned is None or finding.found > as_of:
            continue
        what = (finding.subject, finding.condition)
        if what in open_until:
            closed = open_until[what]
            if closed is None or finding.found <= closed:
                continue
        order = _order(plan, planned, finding, history, horizon)
        done = order.completion.done if order.completion else None
        open_until[what] = done
        if done is None or done in horizon:
            yield order


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
    if finding.task is not None:
        return plan.of(finding.subject, finding.task)
    return plan.repairs.get(finding.subject)


def _order(
    plan: Plan,
    planned: PlannedTask,
    finding: Finding,
    history: History,
    horizon: Horizon,
) -> WorkOrder:
    rectify = planned.task.rectify or RECTIFY
    last = finding.rectify_by or rectify.after(finding.found)
    window = Window(finding.found, max(last, finding.found))
    provisional = planned.subject.site.calendar.is_provisional(last)
    occurrence = Occurrence(finding.id, last, window, window, provisional)
    order = WorkOrder(planned, occurrence, plan.portfolio, Origin.FINDING)
    return WorkOrder(
        planned,
        occurrence,
        plan.portfolio,
        Origin.FINDING,
        completion=_completion(order, finding, history),
        finding=finding,
        overdue_since=last if last < horizon.first else None,
    )


def _completion(
    order: WorkOrder, finding: Finding, history: History
) -> Completion | None:
    task = order.planned.task.code
    for completion in history.completions_of(finding.subject, task):
        if completion.order == order.id:
            return completion
        if completion.order is None and completion.done >= finding.found:
            return completion
    return None
