"""Late work played through many times: how likely each statutory task is missed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from attrs import define, evolve, field, frozen

from weibao.due_work import due
from weibao.errors import InvalidValue
from weibao.orders import Demand, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import History
from weibao.spans.window import Horizon
from weibao.texts.text import Message


@frozen
class Lateness:
    """How late work is done: one of ``days`` at a time, each as likely as its weight.

    A day is counted from the day planned, or from the last of the days aimed at;
    negative is earlier.
    """

    days: Mapping[int, float]

    def __attrs_post_init__(self) -> None:
        weights = self.days.values()
        if not self.days or min(weights) < 0 or not sum(weights):
            raise InvalidValue(NO_WEIGHTS())

    def drawn(self, chance: Random) -> int:
        """Draw a lateness."""
        return chance.choices(list(self.days), list(self.days.values()))[0]


@frozen
class Chance:
    """In how many of all runs a planned task was late at least once."""

    planned: PlannedTask
    late: int
    runs: int

    @property
    def share(self) -> float:
        """The chance, from 0 to 1."""
        return self.late / self.runs


def simulate(
    plan: Plan,
    history: History,
    horizon: Horizon,
    lateness: Lateness,
    *,
    runs: int = 1000,
    seed: int = 0,
    as_of: date | None = None,
) -> tuple[Chance, ...]:
    """Return how likely each task of law or safety misses a limit, by its id.

    In each run every order is done with a lateness of its own, and the dates of what
    comes after follow as they would. The same seed gives the same answer: a lateness
    depends on seed, run and order, and not on what else is in the plan.
    """
    if runs < 1:
        raise InvalidValue(NO_RUNS())
    tasks = [one for one in plan.tasks if one.criticality.by_law and one.cycle]
    asked = evolve(plan, tasks=tuple(one for one in plan.tasks if _matters(one)))
    missed = Counter[str]()
    for run in range(runs):
        days = _Drawn(lateness, f"{seed}/{run}")
        found = due(asked, history, horizon, as_of=as_of, placed=days)
        missed.update(_late(found, days))
    by_id = sorted(tasks, key=lambda one: one.id)
    return tuple(Chance(one, missed[one.id], runs) for one in by_id)


def _late(demand: Demand, days: "_Drawn") -> set[str]:
    """Return the planned tasks of which an order is done after its last lawful day."""
    late: set[str] = set()
    for chain in demand.chains:
        made = {order.id: days.day(order) for order in chain.orders}
        windows = chain.windows(made)
        late |= {
            order.planned.id
            for order in chain.orders
            if made[order.id] > windows[order.id].closes
        }
    chained = {order.id for chain in demand.chains for order in chain.orders}
    late |= {
        order.planned.id
        for order in demand.orders
        if order.id not in chained
        and order.completion is None
        and days.day(order) > order.window.closes
    }
    return late


def _matters(planned: PlannedTask) -> bool:
    """Tell whether a task can make one of law or safety late: it or its ladder is."""
    return planned.criticality.by_law or bool(planned.ladder)


@define(eq=False)
class _Drawn(Mapping[str, date]):
    """The days on which the orders of one run are done, drawn when they are asked for.

    An order that stands alone is done so late after the last day aimed at; one that
    others follow, after the day that it is planned for.
    """

    lateness: Lateness
    run: str
    days: dict[str, date] = field(factory=dict)

    def get(self, order: str, planned: date) -> date:  # type: ignore[override]  # asked for with the planned day only
        """Return the day of an order that is planned for a day."""
        late = self.lateness.drawn(Random(f"{self.run}/{order}"))  # no secret
        return self.days.setdefault(order, planned + timedelta(days=late))

    def day(self, order: WorkOrder) -> date:
        """Return the day on which an order of the demand is done."""
        return self.get(order.id, order.preferred.closes)

    def __getitem__(self, order: str) -> date:
        return self.days[order]

    def __iter__(self) -> Iterator[str]:
        return iter(self.days)

    def __len__(self) -> int:
        return len(self.days)

    def __bool__(self) -> bool:
        return True


NO_WEIGHTS = Message(
    zh="延误分布至少要有一项，权重不能为负，且不能全为零",
    en="a lateness needs at least one number of days, and weights that are not "
    "negative and not all zero",
)
NO_RUNS = Message(zh="至少模拟一次", en="at least one run is needed")
