"""From a loaded portfolio to its demand and roster, as several commands need them."""

import math
from datetime import date, datetime, time, timedelta
from time import monotonic

import click
from attrs import frozen

from weibao.bringing_forward import brought_forward
from weibao.cli.builds import read_promises
from weibao.cli.options import Search
from weibao.cli.output import progress
from weibao.cli.streams import one_line
from weibao.due_work import due
from weibao.errors import InvalidValue
from weibao.fairness import Balance
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.search import Scope
from weibao.spans.window import Horizon
from weibao.texts.text import Language, Message, Text, listed

DAYS = Message(
    zh="计划期 {first} 至 {last}，以 {as_of} 为今天。",
    en="Planned from {first} to {last}, with {as_of} as today.",
)
UNRECORDED = Message(
    zh="从 {begin} 起没有完成记录，因此有 {number:,} 次算作超期或漏做：做过的请补录，"
    "或把 records_from 改为开始记录的那天；只是提前排计划，请加 --as-of {begin}。",
    en=" No record tells of work from {begin} on, so {number:,} turns count as overdue"
    " or missed: add the records of what was done, or set records_from to the day on"
    " which you began to keep them; if you only plan ahead, say --as-of {begin}.",
)
SEVERAL_ZONES = Message(
    zh="各项目的时区不同（{zones}），--now 不知道指哪一个（请省略 --now）",
    en="the sites keep different clocks ({zones}), so that --now may mean several "
    "moments (leave it out)",
)
MANY = 3
"""From how many turns without a record on that is said."""
PLACING = Text("排班", "Placing the work")
ROUNDS = Message(
    zh="排班引擎 {engine}：{number:,} 轮",
    en="Engine {engine}: {number:,} {number:round|rounds}",
)


def tell_days(demand: Demand, portfolio: Portfolio, language: Language) -> None:
    """Say on the error stream which days are planned, and which day is today.

    Where the past looks bad only as no records of it are kept yet, that is said too.
    """
    days = demand.horizon
    text = DAYS(first=days.first, last=days.last, as_of=demand.as_of)
    begin = _records_end(portfolio)
    number = _unrecorded(demand, begin) if begin is not None else 0
    if begin is not None and number >= MANY:
        text += UNRECORDED(number=number, begin=begin)
    click.echo(text.to(language), err=True)


def _records_end(portfolio: Portfolio) -> date | None:
    """Return the first day of which nothing is on record, where that is known."""
    done = (one.done for one in portfolio.history.completions)
    last = max(done, default=None)
    after = [last + timedelta(days=1)] if last is not None else []
    begins = [portfolio.records_from] if portfolio.records_from is not None else []
    return max([*after, *begins], default=None)


def _unrecorded(demand: Demand, begin: date) -> int:
    """Count what should have been done on days of which nothing is on record."""
    limits = [
        *(one.overdue_since for one in demand.orders if one.completion is None),
        *(one.limit for one in demand.dropped),
    ]
    return sum(limit is not None and begin <= limit for limit in limits)


def demand_of(portfolio: Portfolio, horizon: Horizon, as_of: date | None) -> Demand:
    """Return all work due in the horizon."""
    return due(make_plan(portfolio), portfolio.history, horizon, as_of=as_of)


def moment_of(portfolio: Portfolio, day: date, now: time | None) -> datetime | None:
    """Return a time of day by the clock of the sites as a moment; None for none.

    Raises:
        InvalidValue: the sites' clocks do not show the same time.
    """
    if now is None:
        return None
    sites = portfolio.inventory.sites.values()
    moments = {datetime.combine(day, now, tzinfo=one.time_zone) for one in sites}
    if len({one.utcoffset() for one in moments}) > 1:
        zones = sorted({one.time_zone.key for one in sites})
        raise InvalidValue(SEVERAL_ZONES(zones=listed(zones)))
    return min(moments)


@frozen
class Limit:
    """What a replanning must leave alone: days, what has begun, and other work."""

    frozen: date | None = None
    now: datetime | None = None
    only: Scope | None = None
    budget: int | None = None


def roster_of(
    demand: Demand,
    portfolio: Portfolio,
    search: Search,
    language: Language,
    published: Published | None = None,
    limit: Limit = Limit(),
) -> Roster:
    """Return the roster of a demand, showing progress meanwhile.

    Args:
        demand: the work due.
        portfolio: whose people do it.
        search: how to search.
        language: of the progress.
        published: what people know of.
        limit: what of it is to be left alone.
    """
    balance = balance_of(demand, portfolio, search, published)
    until = math.inf if search.seconds is None else monotonic() + search.seconds
    with progress(PLACING, language) as tell:
        return assign(
            demand,
            portfolio.workforce,
            portfolio.goals,
            engine=search.engine,
            seed=search.seed,
            rounds=search.rounds,
            go_on=lambda: monotonic() < until,
            published=published,
            frozen=limit.frozen,
            now=limit.now,
            only=limit.only,
            budget=limit.budget,
            balance=balance,
            progress=tell,
        )


def balance_of(
    demand: Demand,
    portfolio: Portfolio,
    search: Search,
    published: Published | None = None,
) -> Balance | None:
    """Return what earlier rosters leave; None where there are none.

    Of what was published itself the days that are over count as earlier.

    Raises:
        ConfigError: an earlier roster cannot be read, or is another portfolio's.
    """
    rosters = [read_promises(one, portfolio) for one in search.earlier]
    if published is not None:
        rosters.append((published, demand.horizon))
    if not rosters:
        return None
    before = max(demand.as_of, demand.horizon.first)
    return brought_forward(demand.plan, portfolio.workforce, rosters, before)


def tell_rounds(roster: Roster, language: Language) -> None:
    """Say on the error stream what made a roster, and in how many rounds."""
    text = ROUNDS(engine=roster.engine, number=roster.iterations)
    click.echo(one_line(text.to(language)), err=True)
