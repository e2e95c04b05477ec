"""The tables that a search begins with: nothing placed, everybody free."""

from collections.abc import Collection
from datetime import date, datetime

from weibao.engines.capped import inserting
from weibao.engines.clockwork import Clockwork
from weibao.engines.independences import Independences
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Workshop
from weibao.engines.people import People
from weibao.engines.prices import Prices
from weibao.engines.promised import Promised
from weibao.engines.sharing import Sharing
from weibao.engines.state import State
from weibao.engines.timesheet import MINUTE, Timesheet
from weibao.orders import Demand
from weibao.workforce import Workforce


def opened(
    demand: Demand,
    workforce: Workforce,
    prices: Prices,
    grid: int,
    known: Promised | None = None,
    now: datetime | None = None,
    begun: Collection[str] = (),
) -> Insertion:
    """Return an empty state, and what finds places in it.

    Args:
        demand: the work due.
        workforce: who can do it.
        prices: what things cost.
        grid: work begins on marks so many minutes apart.
        known: what was published.
        now: the moment before which nothing begins.
        begun: the orders that have begun before it.
    """
    begins = demand.as_of if known is None else known.frozen
    state = empty(demand, workforce, prices, grid, begins, now, begun)
    apart = Independences.among(demand, state)
    return inserting(state, demand.plan.tasks, known, apart)


def empty(
    demand: Demand,
    workforce: Workforce,
    prices: Prices,
    grid: int,
    begins: date,
    now: datetime | None = None,
    begun: Collection[str] = (),
) -> State:
    """Return a state in which nothing is placed.

    Args:
        demand: the work due.
        workforce: who can do it.
        prices: what things cost.
        grid: work begins on marks so many minutes apart.
        begins: the first day on which anything may be placed.
        now: the moment before which nothing begins.
        begun: the orders that have begun before it.
    """
    horizon, limits = demand.horizon, workforce.limits
    clock = Clockwork(horizon.first)
    workshop = Workshop(
        horizon,
        clock,
        People(workforce, horizon, clock),
        Sharing.among(workforce, demand.plan.tasks),
        max(0, (begins - horizon.first).days),
        grid,
        None if now is None else clock.minute_of(now),
        frozenset(begun),
    )
    state = State(
        workshop,
        prices,
        per_day=limits.longest_day // MINUTE,
        per_week=limits.per_week // MINUTE,
        sheet=Timesheet.of(limits, horizon.first),
    )
    if state.teams is not None:
        state.teams.far = _far(demand, workshop.people)
    return state


def _far(demand: Demand, people: People) -> frozenset[int]:
    """Return who forms teams daily, and may be sent to another time zone."""
    zones = {one.planned.subject.site.time_zone.key for one in demand.orders}
    return frozenset(
        people.numbers[person.id]
        for crew in people.crews
        if crew.daily_teams and zones - {crew.site.time_zone.key}
        for person in crew.members
    )
