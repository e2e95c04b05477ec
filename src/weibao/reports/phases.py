"""How far a plan has come: its phases, and which milestones are reached."""

from attrs import frozen

from weibao.orders import Demand, OrderStatus, WorkOrder


@frozen(kw_only=True)
class Phase:
    """The orders of one rule. Its milestone is reached when all of them are done."""

    rule: str
    orders: tuple[WorkOrder, ...]

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(order.status is OrderStatus.DONE for order in self.orders)

    @property
    def reached(self) -> bool:
        """Whether all are done."""
        return self.done == len(self.orders)


def phases(demand: Demand) -> tuple[Phase, ...]:
    """Put every order into the phase of the rule that it comes from, by rule id.

    Work on demand that no rule names stands in the phase without a name.
    """
    by_rule: dict[str, list[WorkOrder]] = {}
    for order in demand.orders:
        by_rule.setdefault(order.planned.resolved.rule, []).append(order)
    return tuple(
        Phase(rule=rule, orders=tuple(found)) for rule, found in sorted(by_rule.items())
    )
