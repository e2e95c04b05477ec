"""What an order comes after, and what comes after it."""

from collections.abc import Iterator

from weibao.explanation.cause import Cause, said
from weibao.orders import Demand, Follows, OrderStatus, WorkOrder
from weibao.texts.text import Message


def precedence_causes(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    """Say which work an order waits for, and which waits for it."""
    for one in order.follows:
        yield _waits(one, order)
    if order.status is not OrderStatus.OPEN or not demand.plan.precedences:
        return
    for other in demand.orders:
        if any(one.order == order.id for one in other.follows):
            facts = {"order": other.id, "closes": order.window.closes.isoformat()}
            title = other.planned.resolved.title
            yield Cause(
                "precedes", PRECEDES(task=title, order=other.id, day=other.due), facts
            )


def _waits(one: Follows, order: WorkOrder) -> Cause:
    title, how = one.before.resolved.title, one.after.how()
    facts = {
        "task": one.after.task,
        "how": said(how),
        "order": one.order,
        "record": one.record.id if one.record else None,
        "opens": one.opens.isoformat() if one.opens else None,
        "due": order.due.isoformat(),
    }
    if one.opens is None:
        return Cause("follows", UNDONE(task=title, how=how), facts)
    pattern = RECORDED if one.record else PLANNED
    by = one.record.id if one.record else one.order
    text = pattern(task=title, how=how, by=by, opens=one.opens)
    if one.opens > order.window.closes:
        text += NOTHING_LEFT(closes=order.window.closes)
    return Cause("follows", text, facts)


PRECEDES = Message(
    zh="“{task}”（工单 {order}，{day} 到期）须在它完成之后进行。",
    en="The {task} of order {order} (due {day}) comes after it.",
)
UNDONE = Message(
    zh="须在“{task}”之后进行（{how}），而该项漏做或从未做过，因此不能开始。",
    en="It comes after the {task} ({how}), which was missed or never done; until then "
    "it may not start.",
)
RECORDED = Message(
    zh="须在“{task}”之后进行（{how}）；按记录 {by}，最早 {opens} 开始。",
    en="It comes after the {task} ({how}): by record {by} it may start on {opens}.",
)
PLANNED = Message(
    zh="须在“{task}”之后进行（{how}）；工单 {by} 未完成，最早 {opens} 开始。",
    en="It comes after the {task} ({how}): order {by} is open, and leaves days from "
    "{opens} on.",
)
NOTHING_LEFT = Message(
    zh="这晚于其时间窗的最后一天 {closes}，届时已超期。",
    en=" That is after its window closes on {closes}, so that it will be late.",
)
