"""From a loaded portfolio to its demand and roster, as several commands need them."""

from datetime import date

import click

from weibao.cli.output import progress
from weibao.cycles import due
from weibao.engines import assign
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Message, Text

DAYS = Message(
    zh="计划期 {first} 至 {last}，以 {as_of} 为今天。",
    en="Planned from {first} to {last}, with {as_of} as today.",
)
PLACING = Text("排班", "Placing the work")


def tell_days(demand: Demand, language: Language) -> None:
    """Say on the error stream which days are planned, and which day is today."""
    days = demand.horizon
    text = DAYS(first=days.first, last=days.last, as_of=demand.as_of)
    click.echo(text.to(language), err=True)


def demand_of(portfolio: Portfolio, horizon: Horizon, as_of: date | None) -> Demand:
    """Return all work due in the horizon."""
    return due(make_plan(portfolio), portfolio.history, horizon, as_of=as_of)


def roster_of(
    demand: Demand, portfolio: Portfolio, seed: int, language: Language
) -> Roster:
    """Return the roster of a demand, showing progress meanwhile."""
    with progress(PLACING, language) as tell:
        return assign(demand, portfolio.workforce, seed=seed, progress=tell)
