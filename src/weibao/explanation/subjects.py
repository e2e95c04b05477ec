"""What comes next for a subject: its planned tasks, why they apply, their orders."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from weibao.explanation.cause import Cause, joined, said
from weibao.explanation.rules import provenance_facts, rule_causes
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Upcoming:
    """A planned task with its causes and its next open orders."""

    planned: PlannedTask
    causes: tuple[Cause, ...]
    orders: tuple[WorkOrder, ...]

    @property
    def paragraph(self) -> Text:
        """What it is and why it applies."""
        title, subject = self.planned.resolved.title, self.planned.subject.title
        what = WHAT(id=self.planned.id, task=title, subject=subject)
        return joined([what, *(cause.text for cause in self.causes)])

    def document(self) -> dict[str, Any]:
        """Return it as plain data, ready for JSON."""
        return {
            "task": self.planned.id,
            "paragraph": said(self.paragraph),
            "fields": provenance_facts(self.planned),
            "causes": [cause.document() for cause in self.causes],
            "orders": [
                {"order": one.id, "due": one.due.isoformat()} for one in self.orders
            ],
        }


def upcoming(name: str, demand: Demand, *, most: int = 3) -> tuple[Upcoming, ...]:
    """Return planned tasks with what comes next, of one subject or just one.

    Args:
        name: a subject's id, or a planned task's.
        demand: where the orders are looked for.
        most: how many orders of each task are given.
    """
    return tuple(
        Upcoming(
            planned=planned,
            causes=tuple(rule_causes(planned)),
            orders=tuple(_orders(planned, demand))[:most],
        )
        for planned in demand.plan.tasks
        if name in (planned.subject.id, planned.id)
    )


def _orders(planned: PlannedTask, demand: Demand) -> Iterator[WorkOrder]:
    found = [order for order in demand.orders if order.planned is planned]
    for order in sorted(found, key=lambda one: (one.due, one.id)):
        if order.status is OrderStatus.OPEN:
            yield order


WHAT = Message(zh="{id}：{subject}，{task}。", en="{id}: {task}, {subject}.")
