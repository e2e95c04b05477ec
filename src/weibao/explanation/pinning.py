"""What was fixed by hand of an order, and what that clashes with."""

from collections.abc import Iterator
from typing import Any

from weibao.clashing_pins import clashing_pins
from weibao.explanation.cause import Cause
from weibao.orders import WorkOrder
from weibao.pins import Pin
from weibao.roster import Roster
from weibao.spans.hours import clock
from weibao.texts.text import Message, Text, listed
from weibao.workforce import Workforce


def pin_causes(order: WorkOrder, roster: Roster) -> Iterator[Cause]:
    """Say how an order is pinned; without a place also what its pin clashes with."""
    pin = roster.workforce.pins.get(order.id)
    if pin is None:
        return
    said = listed(_parts(pin, roster.workforce))
    text = (PINNED_BECAUSE if pin.because != Text() else PINNED)(
        said=said, because=pin.because
    )
    facts = _facts(pin)
    if order.id not in roster.by_order:
        others = _clash(pin, roster)
        facts["clash"] = others
        if len(others) > 1:
            text += CLASHES(orders=listed(others))
    yield Cause("pinned", text, facts)


def _clash(pin: Pin, roster: Roster) -> list[str]:
    for clash in clashing_pins(roster.demand, roster.workforce):
        if pin in clash:
            return [one.order for one in clash]
    return []


def _parts(pin: Pin, workforce: Workforce) -> Iterator[Text]:
    if pin.day is not None:
        at = clock(pin.start) if pin.start is not None else ""
        yield Text.same(f"{pin.day} {at}".rstrip())
    if pin.crew is not None:
        yield workforce.crews[pin.crew].title
    for id in sorted(pin.people):
        yield workforce.technicians[id].title


def _facts(pin: Pin) -> dict[str, Any]:
    facts = {
        "crew": pin.crew,
        "technicians": sorted(pin.people) or None,
        "day": pin.day.isoformat() if pin.day is not None else None,
        "start": clock(pin.start) if pin.start is not None else None,
        "because": str(pin.because) or None,
    }
    return {key: value for key, value in facts.items() if value is not None}


PINNED = Message(zh="手工固定为{said}。", en="It is pinned to {said}.")
PINNED_BECAUSE = Message(
    zh="手工固定为{said}：{because}。", en="It is pinned to {said}: {because}."
)
CLASHES = Message(
    zh="下列固定的工单无法同时照办：{orders}。",
    en=" These pinned orders cannot all be kept: {orders}.",
)
