"""How far a plan has come: its phases, and which milestones are reached."""

from collections import Counter

from attrs import frozen

from weibao.orders import Demand, OrderStatus, WorkOrder


@frozen(kw_only=True)
class Phase:
    """The orders of one rule, and how many of its turns were ``missed`` for good.

    Its milestone is reached when all of them are done and none was missed.
    """

    rule: str
    orders: tuple[WorkOrder, ...]
    missed: int = 0

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(order.status is OrderStatus.DONE for order in self.orders)

    @property
    def reached(self) -> bool:
        """Whether all are done and none was missed."""
        return not self.missed and self.done == len(self.orders)


def phases(demand: Demand) -> tuple[Phase, ...]:
    """Put every order into the phase of the rule that it comes from, by rule id.

    Work on demand that no rule names stands in the phase without a name.
    """
    by_rule: dict[str, list[WorkOrder]] = {}
    missed: Counter[str] = Counter()
    for order in demand.orders:
        by_rule.setdefault(order.planned.resolved.rule, []).append(order)
    for one in demand.dropped:
        if one.planned is not None and one.limit is not None:
            missed[one.planned.resolved.rule] += 1
    return tuple(
        Phase(rule=rule, orders=tuple(by_rule.get(rule, ())), missed=missed[rule])
        for rule in sorted(by_rule.keys() | missed.keys())
    )
