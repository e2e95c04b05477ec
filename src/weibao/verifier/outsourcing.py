"""Whether work given to other firms may be given away, and is paid for."""

from collections.abc import Iterator

from weibao.orders import WorkOrder
from weibao.texts.text import Message, Text
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case


def check(case: Case) -> Iterator[Violation]:
    """Check prices and the budget, and that nobody waits for what was given away."""
    roster, known = case.roster, case.demand.by_id
    spent = 0
    for one in roster.outsourced:
        order = known.get(one.order.id, one.order)
        price = order.planned.task.cost.outsourced
        spent += price or 0
        if price is None:
            yield _about(order, NOT_GIVEN(order=order.id))
        elif price != one.price:
            said = WRONG_PRICE(order=order.id, said=one.price, price=price)
            yield _about(order, said)
    budget = case.portfolio.workforce.outsourcing
    if spent > budget:
        last = roster.outsourced[-1].order
        yield _about(last, TOO_DEAR(spent=spent, budget=budget))
    away = {one.order.id for one in roster.outsourced}
    if not away:
        return
    for visit in case.visits:
        before = (one.order for one in visit.order.follows)
        for id in sorted(one for one in before if one is not None and one in away):
            yield _about(visit.order, FOLLOWS(order=visit.order.id, before=id))


def _about(order: WorkOrder, text: Text) -> Violation:
    return Violation(
        rule=Rule.OUTSOURCING,
        text=text,
        orders=(order.id,),
        subject=order.subject.id,
        day=order.due,
    )


NOT_GIVEN = Message(
    zh="工单 {order} 没有外包价，不可外包",
    en="order {order} has no price for which it may be given away",
)
WRONG_PRICE = Message(
    zh="工单 {order} 的外包价应为 {price}，而不是 {said}",
    en="giving order {order} away costs {price}, not {said}",
)
TOO_DEAR = Message(
    zh="外包共 {spent}，超过预算 {budget}",
    en="work given away costs {spent}, more than the budget of {budget}",
)
FOLLOWS = Message(
    zh="工单 {order} 须接在已外包的 {before} 之后，却没有外包",
    en="order {order} follows {before}, which is given away, but is not",
)
