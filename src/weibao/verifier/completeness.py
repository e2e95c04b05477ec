"""Whether every order is accounted for, once, and as the demand states it."""

from collections import Counter
from collections.abc import Iterator

from weibao.orders import OrderStatus, WorkOrder
from weibao.texts.text import Message, Text
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, extra_of, in_chain


def check(case: Case) -> Iterator[Violation]:
    """Check that each open order is in exactly one place and no other order in any."""
    roster, orders = case.roster, case.demand.by_id
    placed = [assignment.order for assignment in roster.assignments]
    spared = [spare.order for spare in roster.not_needed]
    away = [one.order for one in roster.outsourced]
    listed = [*placed, *(left.order for left in roster.unassigned), *spared, *away]
    counts = Counter(order.id for order in listed)
    for order in case.demand.orders:
        if order.status is OrderStatus.OPEN and not counts[order.id]:
            yield _about(order, Rule.ORDER_MISSING, MISSING(order=order.id))
    for order in {order.id: order for order in listed}.values():
        if counts[order.id] > 1:
            text = TWICE(order=order.id, times=counts[order.id])
            yield _about(order, Rule.ORDER_TWICE, text)
    left_out = {order.id for order in spared}
    for order in listed:
        yield from _known(case, order, spared=order.id in left_out)
    for order in spared:
        if not in_chain(orders.get(order.id, order)):
            yield _about(order, Rule.NOT_NEEDED, NO_CHAIN(order=order.id))
    yield from _done(case)


def _known(case: Case, order: WorkOrder, *, spared: bool) -> Iterator[Violation]:
    known = case.demand.by_id.get(order.id)
    if known is not None:
        if known.status is OrderStatus.DONE:
            yield _about(known, Rule.ORDER_DONE, DONE(order=order.id))
        if not _same(order, known):
            yield _about(known, Rule.ORDER_ALTERED, ALTERED(order=order.id))
        return
    follows = extra_of(order.id, case.demand.by_id)
    if follows is None or spared:
        yield _about(order, Rule.ORDER_UNKNOWN, UNKNOWN(order=order.id))
        return
    lightest = case.demand.plan.of(follows.subject.id, follows.planned.series)
    if not in_chain(follows) or order.planned is not lightest:
        yield _about(order, Rule.EXTRA_VISIT, EXTRA(order=order.id))
    elif order.window != follows.window:
        yield _about(order, Rule.ORDER_ALTERED, ALTERED(order=order.id))


def _same(order: WorkOrder, known: WorkOrder) -> bool:
    return order is known or (
        order.planned is known.planned
        and order.occurrence == known.occurrence
        and order.overdue_since == known.overdue_since
    )


def _done(case: Case) -> Iterator[Violation]:
    stated = {order.id for order in case.roster.done}
    for order in case.demand.orders:
        done = order.status is OrderStatus.DONE
        if done != (order.id in stated):
            message = DONE_UNSAID if done else NOT_DONE
            yield _about(order, Rule.ORDER_DONE, message(order=order.id))


def _about(order: WorkOrder, rule: Rule, text: Text) -> Violation:
    return Violation(
        rule=rule,
        text=text,
        orders=(order.id,),
        subject=order.subject.id,
        day=order.due,
    )


MISSING = Message(zh="工单 {order} 没有去向", en="order {order} is not accounted for")
TWICE = Message(
    zh="工单 {order} 出现 {times} 次",
    en="order {order} appears {times} {times:time|times}",
)
UNKNOWN = Message(zh="需求中没有工单 {order}", en="the demand has no order {order}")
ALTERED = Message(
    zh="工单 {order} 的任务或时间窗被改动",
    en="order {order} has another task or window than in the demand",
)
DONE = Message(
    zh="工单 {order} 已完成，却又列入安排", en="order {order} is done, yet placed again"
)
DONE_UNSAID = Message(
    zh="工单 {order} 已完成，却未列为完成",
    en="order {order} is done, yet not listed as done",
)
NOT_DONE = Message(
    zh="工单 {order} 未完成，却列为完成",
    en="order {order} is listed as done, yet no record closes it",
)
EXTRA = Message(
    zh="{order} 不是间隔链上最轻一级的加做",
    en="{order} is not a lightest-level visit of a chain",
)
NO_CHAIN = Message(
    zh="工单 {order} 不在间隔链上，不可免",
    en="order {order} is in no chain and cannot be left out",
)
