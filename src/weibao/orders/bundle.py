"""Orders that a rule wants done in one visit: at one stop, due near each other."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from weibao.inventory import Location
from weibao.orders.work_order import OrderStatus, WorkOrder
from weibao.policy import Together
from weibao.spans.window import Window


@frozen(kw_only=True)
class Bundle:
    """Orders of one rule at one stop, and the days that are lawful for all of them."""

    rule: str
    stop: Location
    orders: tuple[WorkOrder, ...]
    window: Window[date]


def bundles(
    orders: Iterable[WorkOrder], coupled: Iterable[str] = ()
) -> tuple[Bundle, ...]:
    """Put open orders together as their rules say, the earliest due first.

    An order joins those before it while it is due within the rule's days of the first
    of them and a day is left that is lawful for all. Work with times of day, what
    waits for other work or has it waiting, and what is ``coupled`` to other visits
    keeps its own place. A bundle has at least two orders.
    """
    known = list(orders)
    bound = {one.order for order in known for one in order.follows} | set(coupled)
    groups: dict[tuple[str, str], list[WorkOrder]] = {}
    for order in sorted(known, key=lambda one: (one.due, one.id)):
        asked = order.planned.resolved.together
        if asked is not None and order.id not in bound and _may_move(order):
            stop = order.subject.location.stop.id
            groups.setdefault((asked.rule, stop), []).append(order)
    found = [bundle for group in groups.values() for bundle in _divided(group)]
    return tuple(sorted(found, key=lambda one: (one.window.opens, one.orders[0].id)))


def _may_move(order: WorkOrder) -> bool:
    return (
        order.status is OrderStatus.OPEN
        and order.overdue_since is None
        and order.starts is None
        and not order.follows
    )


def _divided(group: Iterable[WorkOrder]) -> Iterable[Bundle]:
    run: list[WorkOrder] = []
    common: Window[date] | None = None
    for order in group:
        asked = order.planned.resolved.together
        both = order.window if common is None else common.overlap(order.window)
        if run and (both is None or not _near(run[0], order, asked)):
            yield from _bundle(run, common)
            run, both = [], order.window
        run.append(order)
        common = both
    yield from _bundle(run, common)


def _near(first: WorkOrder, order: WorkOrder, asked: Together | None) -> bool:
    return asked is not None and order.due <= asked.within.after(first.due)


def _bundle(run: list[WorkOrder], common: Window[date] | None) -> Iterable[Bundle]:
    asked = run[0].planned.resolved.together if run else None
    if len(run) > 1 and common is not None and asked is not None:
        stop = run[0].subject.location.stop
        yield Bundle(rule=asked.rule, stop=stop, orders=tuple(run), window=common)
