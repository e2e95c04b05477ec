"""Pins that are likely to be a slip, for `weibao check`: their orders never fall due.

An order of a later horizon may be pinned long before. So what falls due is reckoned in
the years that the orders are named after, as for records that name orders.
"""

from collections.abc import Collection, Iterator
from datetime import MAXYEAR, MINYEAR, date
from itertools import groupby

from attrs import frozen

from weibao.due_work.doubtful_records import NONE, Known, Named
from weibao.orders import OrderName
from weibao.pins import Pin
from weibao.plan import Plan
from weibao.records import History
from weibao.texts.text import Message, Text, listed

NAMED = 3
NEAR = 1
"""So many years about the last day on record are reckoned from there."""


@frozen
class DoubtfulPin:
    """A pin that may not be meant as it stands: the order that it names, and why."""

    order: str
    text: Text


def doubtful_pins(
    plan: Plan, history: History, pins: Collection[Pin], day: date
) -> tuple[DoubtfulPin, ...]:
    """Return the pins of orders that never fall due.

    Args:
        plan: what applies to what.
        history: the records.
        pins: what is pinned.
        day: the last day on record.
    """
    tasks = {(one.subject.id, one.series): one for one in plan.tasks}
    named = []
    for pin in sorted(pins, key=lambda one: one.order):
        name = OrderName.read(pin.order)
        if name is not None:
            named.append(Named(name, tasks.get((name.subject, name.series))))
    unapplied = (_unapplied(plan, one) for one in named if one.planned is None)
    return (*unapplied, *_never_due(plan, history, named, day))


def _unapplied(plan: Plan, one: Named) -> DoubtfulPin:
    own = {t.series: None for t in plan.tasks if t.subject.id == one.name.subject}
    others = listed([Text.same(code) for code in own], most=NAMED) if own else NONE
    text = NO_RULE(order=str(one.name), task=one.name.series, others=others)
    return DoubtfulPin(str(one.name), text)


def _never_due(
    plan: Plan, history: History, named: list[Named], day: date
) -> Iterator[DoubtfulPin]:
    planned = [one for one in named if one.planned is not None]
    planned.sort(key=lambda one: (_about(one, day), str(one.name)))
    for about, some in groupby(planned, key=lambda one: _about(one, day)):
        alike = list(some)
        known = Known.of(plan, history, about, alike)
        for one in alike:
            if known.lacks(one):
                near = known.nearest(one)
                text = NEVER_DUE if near is None else NEVER_DUE_NEAR
                said = text(order=str(one.name), near=near)
                yield DoubtfulPin(str(one.name), said)


def _about(one: Named, day: date) -> date:
    """Return the day as of which it is reckoned whether an order falls due."""
    year = one.name.key[:4]
    if not (year.isascii() and year.isdigit()) or not (
        MINYEAR + NEAR < int(year) < MAXYEAR - NEAR - 1
    ):
        return day
    return day if abs(int(year) - day.year) <= NEAR else date(int(year), 1, 1)


NO_RULE = Message(
    zh="固定的工单 {order!r} 从不到期：没有规则对它的对象适用任务 {task!r}"
    "（适用的：{others}）",
    en="the pinned order {order!r} never falls due: no rule applies the task {task!r} "
    "to its subject (those that apply: {others})",
)
NEVER_DUE = Message(
    zh="固定的工单 {order!r} 从不到期（核对编号）",
    en="the pinned order {order!r} never falls due (see its id)",
)
NEVER_DUE_NEAR = Message(
    zh="固定的工单 {order!r} 从不到期（是不是 {near!r}？）",
    en="the pinned order {order!r} never falls due (did you mean {near!r}?)",
)
