"""From a loaded portfolio to its demand and roster, as several commands need them."""

from datetime import date

from weibao.cli.output import progress
from weibao.cycles import due
from weibao.engines import assign
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Text

PLACING = Text("排班", "Placing the work")


def demand_of(portfolio: Portfolio, horizon: Horizon, as_of: date | None) -> Demand:
    """Return all work due in the horizon."""
    return due(make_plan(portfolio), portfolio.history, horizon, as_of=as_of)


def roster_of(
    demand: Demand, portfolio: Portfolio, seed: int, language: Language
) -> Roster:
    """Return the roster of a demand, showing progress meanwhile."""
    with progress(PLACING, language) as tell:
        return assign(demand, portfolio.workforce, seed=seed, progress=tell)
