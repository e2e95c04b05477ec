"""What comes next for a subject: its planned tasks, why they apply, their orders."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from weibao.explanation.cause import Cause, joined, said
from weibao.explanation.rules import provenance_facts, rule_causes
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.portfolio import NO_NAMES
from weibao.roster import Roster
from weibao.texts.text import Message, Text, unrepeated


@frozen(kw_only=True)
class Upcoming:
    """A planned task with its causes and the next open orders that do it.

    ``roster`` is what says on which days these are placed, where one is looked at.
    """

    planned: PlannedTask
    causes: tuple[Cause, ...]
    orders: tuple[WorkOrder, ...]
    roster: Roster | None = None

    @property
    def paragraph(self) -> Text:
        """What it is and why it applies."""
        title, subject = self.planned.resolved.title, self.planned.subject.title
        what = WHAT(
            id=self.planned.id, what=unrepeated(TASK_ON, subject=subject, task=title)
        )
        return joined([what, *(cause.text for cause in self.causes)])

    def document(self) -> dict[str, Any]:
        """Return it as plain data, ready for JSON."""
        return {
            "task": self.planned.id,
            "paragraph": said(self.paragraph),
            "fields": provenance_facts(self.planned),
            "causes": [cause.document() for cause in self.causes],
            "orders": [self._order(one) for one in self.orders],
        }

    def line(self, order: WorkOrder) -> Text:
        """Say when one of the orders is due, and on which day it is placed."""
        name = self._name(order)
        if self.roster is None:
            return DUE(due=order.due, order=name)
        placed = self.roster.by_order.get(order.id)
        if placed is not None:
            return DUE_PLACED(due=order.due, day=placed.day, order=name)
        spared = {one.order.id for one in self.roster.not_needed}
        pattern = DUE_NOT_NEEDED if order.id in spared else DUE_NOT_PLACED
        return pattern(due=order.due, order=name)

    def _name(self, order: WorkOrder) -> Text:
        """Name an order; on a ladder with the level of the visit before it."""
        if not order.planned.ladder:
            return Text.same(order.id)
        return LEVEL(level=order.planned.resolved.title, order=order.id)

    def _order(self, order: WorkOrder) -> dict[str, Any]:
        document: dict[str, Any] = {
            "order": order.id,
            "task": order.planned.task.code,
            "due": order.due.isoformat(),
        }
        if self.roster is not None:
            placed = self.roster.by_order.get(order.id)
            document["placed"] = None if placed is None else placed.day.isoformat()
        return document


def upcoming(
    name: str,
    demand: Demand,
    roster: Roster | None = None,
    *,
    most: int = 3,
    names: Mapping[str, Text] = NO_NAMES,
) -> tuple[Upcoming, ...]:
    """Return planned tasks with what comes next, of one subject or just one.

    Args:
        name: a subject's id, or a planned task's.
        demand: where the orders are looked for.
        roster: what became of them; with it also the days on which they are placed.
        most: how many orders of each task are given.
        names: what skills and certificates are called, by their codes.
    """
    return tuple(
        Upcoming(
            planned=planned,
            causes=tuple(rule_causes(planned, names)),
            orders=tuple(_orders(planned, demand, roster))[:most],
            roster=roster,
        )
        for planned in demand.plan.tasks
        if name in (planned.subject.id, planned.id)
    )


def _orders(
    planned: PlannedTask, demand: Demand, roster: Roster | None
) -> Iterator[WorkOrder]:
    """Go through the open orders that do a task, by day.

    On a ladder these are the visits of its level and of those that contain it: shown
    by themselves the lightest visits would look further apart than they are.
    """
    for order in sorted(
        (*demand.orders, *_extra(demand, roster)), key=lambda one: (one.due, one.id)
    ):
        if order.status is OrderStatus.OPEN and _does(order.planned, planned):
            yield order


def _extra(demand: Demand, roster: Roster | None) -> Iterator[WorkOrder]:
    for assignment in roster.assignments if roster is not None else ():
        if assignment.order.id not in demand.by_id:
            yield assignment.order


def _does(visit: PlannedTask, planned: PlannedTask) -> bool:
    """Tell whether a visit does a planned task, itself or within a deeper one."""
    if visit is planned:
        return True
    return (
        visit.subject is planned.subject
        and planned.resolved in visit.ladder[: visit.level]
    )


WHAT = Message(zh="{id}：{what}。", en="{id}: {what}.")
TASK_ON = Message(zh="{subject}，{task}", en="{task}, {subject}")
LEVEL = Message(zh="{level}  {order}", en="{level}  {order}")
DUE = Message(zh="到期 {due}  {order}", en="due {due}  {order}")
DUE_PLACED = Message(
    zh="到期 {due}，排在 {day}  {order}", en="due {due}, placed on {day}  {order}"
)
DUE_NOT_NEEDED = Message(
    zh="到期 {due}，此次可免  {order}", en="due {due}, not needed  {order}"
)
DUE_NOT_PLACED = Message(
    zh="到期 {due}，没有排上  {order}", en="due {due}, not placed  {order}"
)
