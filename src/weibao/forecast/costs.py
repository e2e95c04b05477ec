"""What the orders of a demand are estimated to cost: by month, site and category."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen

from weibao.equipment import Category
from weibao.forecast.days import day_of
from weibao.orders import Demand, WorkOrder

Cell = tuple[str, str, Category]
"""A month as ``2026-03``, a site by its id, and a category of work."""


@frozen
class Money:
    """Estimated material and contractors, in the portfolio's currency.

    Fractions, so that a sum does not depend on its order.
    """

    material: Fraction = Fraction()
    contractor: Fraction = Fraction()

    @property
    def total(self) -> Fraction:
        """Both together."""
        return self.material + self.contractor

    def __add__(self, other: "Money") -> "Money":
        return Money(self.material + other.material, self.contractor + other.contractor)


@frozen
class CostForecast:
    """The costs of a horizon, each order in the month that it is planned for."""

    cells: Mapping[Cell, Money]

    @property
    def total(self) -> Money:
        """The cost of all orders."""
        return _sum(self.cells.values())

    @property
    def by_month(self) -> Mapping[str, Money]:
        """The cost of each month, in their order."""
        return self._by(0)

    @property
    def by_site(self) -> Mapping[str, Money]:
        """The cost of each site."""
        return self._by(1)

    @property
    def by_category(self) -> Mapping[Category, Money]:
        """The cost of each category of work."""
        return {
            one: _sum(money for cell, money in self.cells.items() if cell[2] is one)
            for one in Category
            if any(cell[2] is one for cell in self.cells)
        }

    def _by(self, place: int) -> Mapping[str, Money]:
        names = sorted({str(cell[place]) for cell in self.cells})
        return {
            name: _sum(m for cell, m in self.cells.items() if cell[place] == name)
            for name in names
        }


def money_said(amount: Fraction, *, signed: bool = False) -> str:
    """Write an amount of money, to the hundredth where it is not whole.

    >>> money_said(Fraction(12345, 10)), money_said(Fraction(3), signed=True)
    ('1,234.50', '+3')
    """
    places = 0 if amount == int(amount) else 2
    return f"{float(amount):{'+' if signed else ''},.{places}f}"


def cost_of(order: WorkOrder) -> Money:
    """Return what one order is estimated to cost beside its hours."""
    cost = order.planned.task.cost
    return Money(Fraction(str(cost.material)), Fraction(str(cost.contractor)))


def forecast_costs(demand: Demand) -> CostForecast:
    """Add up the estimates of all orders, those done among them."""
    today = max(demand.as_of, demand.horizon.first)
    cells: dict[Cell, Money] = defaultdict(Money)
    for order in demand.orders:
        made = order.completion
        day = made.done if made is not None else day_of(order, today)
        site, category = order.subject.site.id, order.planned.task.category
        cells[f"{day:%Y-%m}", site, category] += cost_of(order)
    by_name = sorted(cells, key=lambda cell: (cell[0], cell[1], cell[2].value))
    return CostForecast({cell: cells[cell] for cell in by_name})


def _sum(parts: Iterable[Money]) -> Money:
    return sum(parts, Money())
