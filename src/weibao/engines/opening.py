"""The tables that a search begins with: nothing placed, everybody free."""

from collections.abc import Collection
from datetime import datetime

from weibao.engines.capped import inserting
from weibao.engines.clockwork import Clockwork
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Workshop
from weibao.engines.people import People
from weibao.engines.prices import Prices
from weibao.engines.promised import Promised
from weibao.engines.separating import Separating
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
    horizon = demand.horizon
    clock = Clockwork(horizon.first)
    people = People(workforce, horizon, clock)
    begins = demand.as_of if known is None else known.frozen
    earliest = max(0, (begins - horizon.first).days)
    sharing = Sharing.among(workforce, demand.plan.tasks)
    workshop = Workshop(
        horizon,
        clock,
        people,
        sharing,
        earliest,
        grid,
        None if now is None else clock.minute_of(now),
        frozenset(begun),
    )
    limits = workforce.limits
    state = State(
        workshop,
        prices,
        per_day=limits.longest_day // MINUTE,
        per_week=limits.per_week // MINUTE,
        sheet=Timesheet.of(limits, horizon.first),
    )
    apart = Separating.among(demand, state)
    return inserting(state, demand.plan.tasks, known, apart)
