"""The order that somebody asks about by its id."""

from collections.abc import Iterator

from weibao.cli.complaints import refuse
from weibao.config.names import nearest
from weibao.orders import Demand, WorkOrder
from weibao.roster import Roster
from weibao.texts.text import Language, Message, Text


def asked_order(
    id: str, demand: Demand, roster: Roster, language: Language
) -> WorkOrder | None:
    """Find an order by its id, with or without the portfolio's before it.

    One that there is not is refused, and None returned.
    """
    for name in (id, f"{demand.portfolio}/{id}"):
        placed = roster.by_order.get(name)
        order = placed.order if placed is not None else demand.by_id.get(name)
        if order is not None:
            return order
    near = nearest(id, _names(demand))
    hint = HINT(name=near) if near else LIST
    refuse(UNKNOWN(id=id, hint=hint), language)
    return None


def _names(demand: Demand) -> Iterator[str]:
    for id in demand.by_id:
        yield id
        yield id.partition("/")[2]


UNKNOWN = Message(zh="没有工单 {id!r}{hint}", en="there is no order {id!r}{hint}")
HINT = Message(zh="（是不是 {name!r}？）", en=" (did you mean {name!r}?)")
LIST = Text("（weibao due 列出全部工单）", " (weibao due lists all orders)")
