"""An order's reasons, gathered in the order in which they work."""

from collections.abc import Mapping
from typing import Any

from weibao.due_work.nesting import credited
from weibao.explanation.cause import Cause, Explanation, days, said
from weibao.explanation.deferring import deferral_causes
from weibao.explanation.due_dates import date_causes
from weibao.explanation.editing import edit_causes
from weibao.explanation.placing import place_causes
from weibao.explanation.releasing import release_causes
from weibao.explanation.rotating import rotation_causes
from weibao.explanation.rules import provenance_facts, rule_causes
from weibao.inventory import subject_kind
from weibao.orders import Demand, Dropped, WorkOrder
from weibao.plan import PlannedTask
from weibao.portfolio import NO_NAMES
from weibao.records import History
from weibao.roster import Roster
from weibao.texts.text import Message, Text, unrepeated


def explain(
    order: WorkOrder,
    demand: Demand,
    roster: Roster | None = None,
    *,
    history: History | None = None,
    names: Mapping[str, Text] = NO_NAMES,
) -> Explanation:
    """Say which policy line, cycle and source an order comes from, and why it is so.

    Args:
        order: the order; one of the demand, or an extra visit of the roster.
        demand: the demand it belongs to.
        roster: what became of it; with it also why this day and these people.
        history: the records, to name the completion that it counts from.
        names: what skills and certificates are called, by their codes.
    """
    planned = order.planned
    if history is not None:
        history = credited(demand.plan, history)
    return Explanation(
        order=order.id,
        what=_what(order.id, planned),
        causes=(
            *rule_causes(planned, names),
            *date_causes(order, demand, history),
            *rotation_causes(order, demand),
            *edit_causes(order.id, order.occurrence.edit, demand),
            *release_causes(order, demand),
            *place_causes(order, roster, names),
        ),
        facts={
            **_about(planned),
            "origin": order.origin.value,
            "status": order.status.value,
            "due": order.due.isoformat(),
            "window": days(order.window),
            "preferred": days(order.preferred),
            "provisional": order.occurrence.provisional,
            "projected": order.occurrence.projected,
            "fields": provenance_facts(planned),
        },
    )


def explain_dropped(
    dropped: Dropped, demand: Demand, *, names: Mapping[str, Text] = NO_NAMES
) -> Explanation:
    """Say why there is no order for an occurrence or for a finding."""
    planned, id = dropped.planned, dropped_id(dropped, demand)
    cause = Cause(
        "dropped",
        DROPPED(day=dropped.due, reason=dropped.reason),
        {
            "day": dropped.due.isoformat(),
            "reason": said(dropped.reason),
            **({"into": dropped.into} if dropped.into else {}),
        },
    )
    if planned is None:
        what = FOUND(id=id, subject=dropped.subject)
        facts = {"subject": dropped.subject, "task": dropped.task}
        return Explanation(order=id, what=what, causes=(cause,), facts=facts)
    return Explanation(
        order=id,
        what=_what(id, planned),
        causes=(
            *rule_causes(planned, names),
            cause,
            *deferral_causes(id, dropped.deferred, demand),
            *edit_causes(id, dropped.edit, demand),
        ),
        facts={**_about(planned), "fields": provenance_facts(planned)},
    )


def dropped_id(dropped: Dropped, demand: Demand) -> str:
    """Return the id that the order would have had."""
    planned = dropped.planned
    series = planned.series if planned is not None else dropped.task or FINDING
    return f"{demand.portfolio}/{dropped.subject}/{series}/{dropped.key}"


def _what(id: str, planned: PlannedTask) -> Text:
    subject, task = planned.subject.title, planned.resolved.title
    return WHAT(id=id, what=unrepeated(TASK_ON, subject=subject, task=task))


def _about(planned: PlannedTask) -> dict[str, Any]:
    return {
        "subject": planned.subject.id,
        "subject_kind": subject_kind(planned.subject),
        "task": planned.task.code,
    }


FINDING = "finding"
FOUND = Message(
    zh="工单 {id}：{subject} 的缺陷。", en="Order {id}: a finding on {subject}."
)
WHAT = Message(zh="工单 {id}：{what}。", en="Order {id}: {what}.")
TASK_ON = Message(zh="{subject}，{task}", en="{task}, {subject}")
DROPPED = Message(
    zh="{day} 的这一次没有工单：{reason}。", en="There is no order for {day}: {reason}."
)
