"""What can be wrong with the orders of a task, and how it is said."""

from datetime import date

from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.turns import Turn


def missing(planned: PlannedTask, turn: Turn) -> Violation:
    """Say that a turn has no order."""
    lawful = turn.lawful or turn.asked
    text = MISSING(task=planned.resolved.title, key=turn.key, lawful=lawful.text())
    return about(planned, Rule.MISSING_WORK, text, turn)


def not_due(planned: PlannedTask, order: WorkOrder) -> Violation:
    """Say that nothing asks for an order."""
    return about(planned, Rule.NOT_DUE, NOT_DUE(order=order.id), order=order)


def about(
    planned: PlannedTask,
    rule: Rule,
    text: Text,
    turn: Turn | None = None,
    order: WorkOrder | None = None,
) -> Violation:
    """Say something of a task: of one of its turns, or of an order."""
    window: Window[date] | None = None
    if turn is not None:
        window = turn.lawful or turn.asked
    elif order is not None:
        window = order.window
    assert window is not None
    return Violation(
        rule=rule,
        text=text,
        orders=(order.id,) if order is not None else (),
        subject=planned.subject.id,
        day=window.closes,
    )


MISSING = Message(
    zh="{task}（{key}）应在 {lawful} 完成，却没有工单",
    en="{task} ({key}) is due in {lawful} and has no order",
)
NOT_DUE = Message(
    zh="工单 {order} 不对应任何到期的工作", en="no work falls due for order {order}"
)
