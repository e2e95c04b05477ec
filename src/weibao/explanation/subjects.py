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
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class Upcoming:
    """A planned task with its causes and its next open orders.

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
        what = WHAT(id=self.planned.id, task=title, subject=subject)
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
        if self.roster is None:
            return DUE(due=order.due, order=order.id)
        placed = self.roster.by_order.get(order.id)
        if placed is not None:
            return DUE_PLACED(due=order.due, day=placed.day, order=order.id)
        spared = {one.order.id for one in self.roster.not_needed}
        pattern = DUE_NOT_NEEDED if order.id in spared else DUE_NOT_PLACED
        return pattern(due=order.due, order=order.id)

    def _order(self, order: WorkOrder) -> dict[str, Any]:
        document: dict[str, Any] = {"order": order.id, "due": order.due.isoformat()}
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
            orders=tuple(_orders(planned, demand))[:most],
            roster=roster,
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
