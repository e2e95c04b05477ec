"""Which items an order takes, where its task takes them in turn."""

from collections.abc import Iterator

from weibao.explanation.cause import Cause
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.texts.text import Message, listed


def rotation_causes(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    """Say which items an order takes or took, out of how many, and by what rule."""
    rotation, items = order.planned.resolved.rotate, demand.items.get(order.id)
    if rotation is None or items is None:
        return
    total = len(demand.plan.rotations[order.planned.id])
    message = TOOK if order.status is OrderStatus.DONE else TAKES
    text = message(
        number=len(items),
        total=total,
        items=listed(item.title for item in items),
        rule=rotation.text(),
    )
    facts = {"items": [item.id for item in items], "of": total}
    yield Cause("rotation", text, facts)


TAKES = Message(
    zh="{total} 个对象中这次轮到 {number} 个：{items}（{rule}）。",
    en="Of {total} {total:item|items} it takes {number} this time: {items} ({rule}).",
)
TOOK = Message(
    zh="{total} 个对象中这次做了 {number} 个：{items}（{rule}）。",
    en="Of {total} {total:item|items} it took {number}: {items} ({rule}).",
)
