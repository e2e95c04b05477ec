"""The answer: everything that a change of policy does."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weibao.forecast.costs import CostForecast, forecast_costs
from weibao.inventory import Subject
from weibao.orders import Demand, WorkOrder
from weibao.preview.gaps import UnlawfulGap
from weibao.preview.hours import HoursByWeek
from weibao.preview.tasks import TaskChanges
from weibao.preview.visits import VisitChanges
from weibao.spans.window import Horizon


@frozen(kw_only=True, eq=False)
class PolicyDiff:
    """What a change of policy does to a plan and to its work in a horizon.

    ``overdue`` are the orders that are overdue after the change and were not before.
    """

    old: Demand
    new: Demand
    tasks: TaskChanges
    visits: VisitChanges
    hours: HoursByWeek
    unlawful: tuple[UnlawfulGap, ...]
    overdue: tuple[WorkOrder, ...]

    @property
    def costs(self) -> tuple[CostForecast, CostForecast]:
        """What the work is estimated to cost before and after."""
        return forecast_costs(self.old), forecast_costs(self.new)

    @property
    def late(self) -> tuple[int, int]:
        """How many open orders are late before and after."""
        return _late(self.old), _late(self.new)

    @property
    def horizon(self) -> Horizon:
        """The days compared."""
        return self.new.horizon

    @property
    def as_of(self) -> date:
        """The day that counts as today."""
        return self.new.as_of

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        visits = self.visits
        return not (
            self.tasks
            or visits.added
            or visits.removed
            or visits.moved
            or self.unlawful
            or self.overdue
        )

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """Everything that the change touches, sorted by id."""
        found = [*touched(self.tasks, self.visits)]
        found.extend(one.subject for one in self.unlawful)
        by_id = {subject.id: subject for subject in found}
        return tuple(by_id[id] for id in sorted(by_id))


def _late(demand: Demand) -> int:
    return sum(
        order.completion is None and order.overdue_since is not None
        for order in demand.orders
    )


def touched(tasks: TaskChanges, visits: VisitChanges) -> Iterator[Subject]:
    """Go through what has tasks or visits that differ."""
    yield from (one.subject for one in (*tasks.removed, *tasks.added))
    yield from (one.new.subject for one in tasks.changed)
    yield from (one.subject for one in (*visits.removed, *visits.added))
    yield from (one.new.subject for one in visits.moved)
