"""The order that somebody asks about by its id."""

from collections.abc import Iterator

from weibao.cli.complaints import refuse
from weibao.config.names import nearest
from weibao.orders import Demand, WorkOrder
from weibao.roster import Roster
from weibao.texts.text import Language, Message, Text


def asked_order(
    id: str, demand: Demand, roster: Roster, language: Language, *, dated: bool = True
) -> WorkOrder | None:
    """Find an order by its id, with or without the portfolio's before it.

    One that there is not is refused, and None returned. Where the question was not
    ``dated``, although it could be, it is said from which day the answer is.
    """
    for name in (id, f"{demand.portfolio}/{id}"):
        placed = roster.by_order.get(name)
        order = placed.order if placed is not None else demand.by_id.get(name)
        if order is not None:
            return order
    near = nearest(id, _names(demand))
    hint = HINT(name=near) if near else LIST
    known = Text() if dated else LATER(day=demand.as_of)
    refuse(UNKNOWN(id=id, known=known, hint=hint), language)
    return None


def _names(demand: Demand) -> Iterator[str]:
    for id in demand.by_id:
        yield id
        yield id.partition("/")[2]


UNKNOWN = Message(
    zh="没有工单 {id!r}{known}{hint}", en="there is no order {id!r}{known}{hint}"
)
HINT = Message(zh="（是不是 {name!r}？）", en=" (did you mean {name!r}?)")
LATER = Message(
    zh="（按 {day} 所知；之后登记的，用 --as-of 写明今天）",
    en=" as of {day}; for what was entered since say today's date with --as-of",
)
LIST = Text("（weibao due 列出全部工单）", " (weibao due lists all orders)")
