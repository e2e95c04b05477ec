"""What a demand holds, and whether one turn is asked for on its lawful days."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from weibao.orders import OrderStatus, Origin, WorkOrder
from weibao.plan import PlannedTask
from weibao.texts.text import Message
from weibao.verifier import required
from weibao.verifier.merged import is_narrowed
from weibao.verifier.precedence import fits, says_its_date
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import case_start
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case
from weibao.verifier.wrong_orders import about, missing, not_due


@frozen(eq=False)
class Asking:
    """The orders of a demand by task and key, and what is on record as left out.

    ``since`` is the first day that records cover.
    """

    case: Case
    orders: Mapping[str, Mapping[str, WorkOrder]]
    dropped: frozenset[tuple[str, str]]
    since: date

    @classmethod
    def of(cls, case: Case) -> "Asking":
        """Sort what a demand holds."""
        demand, portfolio = case.demand, case.portfolio
        orders: dict[str, dict[str, WorkOrder]] = defaultdict(dict)
        for order in demand.orders:
            if order.origin is Origin.CYCLE:
                orders[order.planned.id][order.occurrence.key] = order
        dropped = {(d.planned.id, d.key) for d in demand.dropped if d.planned}
        start = case_start(case)
        since = min(portfolio.records_from or start, start)
        return cls(case, orders, frozenset(dropped), since)

    @property
    def last(self) -> date:
        """The last day on which anything can be asked for."""
        return max(self.case.demand.horizon.last, self.case.demand.as_of)

    def present(
        self, planned: PlannedTask, turn: Turn, orders: Mapping[str, WorkOrder]
    ) -> Iterator[Violation]:
        """Check that a turn has an order, on its lawful days.

        Days before the first day of reckoning are of no use and make no difference.
        """
        order = orders.get(turn.key)
        needed = required.asked_for(self.case, planned, turn.asked.closes)
        if order is None:
            if needed:
                yield missing(planned, turn)
            return
        if not needed and order.status is OrderStatus.OPEN:
            yield not_due(planned, order)
        if turn.lawful is None:
            yield not_due(planned, order)
            return
        start, said = case_start(self.case), order.window
        closes = turn.lawful.closes
        opens = [max(window.opens, start) for window in (said, turn.lawful)]
        other = said.closes != closes or opens[0] != opens[1]
        fewer = (
            is_narrowed(self.case, order, turn.lawful)
            or fits(self.case, order, turn.lawful)
            if other
            else True
        )
        if not fewer or not says_its_date(order, turn.asked, turn.lawful):
            text = WINDOW(said=said.text(), lawful=turn.lawful.text())
            yield about(planned, Rule.WRONG_WINDOW, text, order=order)
        elif order.overdue_since not in (None, closes):
            text = SINCE(said=order.overdue_since, closes=closes)
            yield about(planned, Rule.WRONG_WINDOW, text, order=order)


WINDOW = Message(
    zh="时间窗写作 {said}，应为 {lawful}",
    en="the window is given as {said}; the lawful days are {lawful}",
)
SINCE = Message(
    zh="写作自 {said} 起超期，而时间窗到 {closes} 才结束",
    en="called overdue since {said}, though its window closes on {closes}",
)
