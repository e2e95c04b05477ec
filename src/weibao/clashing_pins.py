"""Which pins cannot all be kept: smallest sets that contradict each other.

Pinned orders are placed alone, with nothing else in their way. Where some find no
place, pins are left out one after another as long as the rest still clashes: what is
left is needed, every single one, for the clash.
"""

from collections.abc import Callable, Sequence

from attrs import evolve

from weibao.orders import Demand, OrderStatus
from weibao.pins import Pin
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.workforce import Workforce

Solve = Callable[[Demand, Workforce], Roster]
Clash = tuple[Pin, ...]


def _without_search(demand: Demand, workforce: Workforce) -> Roster:
    return assign(demand, workforce, rounds=0)


def clashing_pins(
    demand: Demand, workforce: Workforce, solve: Solve = _without_search
) -> tuple[Clash, ...]:
    """Return sets of pins that cannot be kept together, no pin in two of them.

    A set of one is a pin that cannot be kept at all. Visits of chains are left aside:
    where they go depends on the visits about them.

    Args:
        demand: the orders.
        workforce: the people, and the pins.
        solve: the engine that tells whether pins can be kept.
    """
    chained = {order.id for chain in demand.chains for order in chain.orders}
    known = [
        workforce.pins[order.id]
        for order in demand.orders
        if order.id in workforce.pins
        and order.id not in chained
        and order.status is OrderStatus.OPEN
    ]
    left = sorted(known, key=lambda pin: pin.order)
    found: list[Clash] = []
    while not _hold(left, demand, workforce, solve):
        clash = _smallest(left, demand, workforce, solve)
        found.append(tuple(clash))
        left = [pin for pin in left if pin not in clash]
    return tuple(found)


def _smallest(
    pins: Sequence[Pin], demand: Demand, workforce: Workforce, solve: Solve
) -> list[Pin]:
    """Leave out every pin that the clash does not need."""
    kept = list(pins)
    for pin in pins:
        fewer = [one for one in kept if one is not pin]
        if not _hold(fewer, demand, workforce, solve):
            kept = fewer
    return kept


def _hold(
    pins: Sequence[Pin], demand: Demand, workforce: Workforce, solve: Solve
) -> bool:
    """Tell whether all pins can be kept where there is no other work."""
    if not pins:
        return True
    wanted = {pin.order: pin for pin in pins}
    orders = tuple(order for order in demand.orders if order.id in wanted)
    alone = evolve(demand, orders=orders, chains=())
    roster = solve(alone, evolve(workforce, pins=wanted))
    return not roster.unassigned
