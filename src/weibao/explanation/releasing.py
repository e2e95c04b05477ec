"""Why an order is handed out already, or not yet."""

from collections.abc import Iterator

from weibao.due_work.releases import Release, ReleaseState, releases
from weibao.explanation.cause import Cause
from weibao.orders import Demand, WorkOrder
from weibao.phrases.leads import lead_text
from weibao.roster_file.writing import release_data
from weibao.texts.text import Message, Text


def release_causes(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    """Say from which day on an open order is handed out, where its cycle says so."""
    found = releases(demand).get(order.id)
    if found is not None:
        yield Cause("release", _said(order, found, demand), release_data(found))


def _said(order: WorkOrder, found: Release, demand: Demand) -> Text:
    cycle = order.planned.cycle
    assert cycle is not None
    if found.state is ReleaseState.WAITING:
        return WAITING(order=found.waits_for)
    if cycle.lead is None:
        return RELEASED()
    pattern = AHEAD if found.state is ReleaseState.RELEASED else PLANNED
    return pattern(lead=lead_text(cycle.lead), day=found.day, today=demand.as_of)


RELEASED = Message(
    zh="前面没有未完成的，已下达。",
    en="Nothing before it is open: it is released.",
)
AHEAD = Message(
    zh="按提前量（{lead}）于 {day} 下达，已下达。",
    en="By its lead ({lead}) it was released on {day}.",
)
PLANNED = Message(
    zh="按提前量（{lead}）于 {day} 下达；{today} 时仍是计划。",
    en="By its lead ({lead}) it is released on {day}; on {today} it is only planned.",
)
WAITING = Message(
    zh="前一次（{order}）未完成，暂不下达。",
    en="It is not released while the turn before it ({order}) is open.",
)
