"""From a demand and a workforce to a roster, with the engine of one's choice."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date, datetime

from weibao.engine_choice import engine_named
from weibao.fairness import Balance
from weibao.goals import DEFAULT_GOALS, Goals
from weibao.orders import Demand
from weibao.published import Published
from weibao.roster import Roster
from weibao.search import (
    GRID,
    LATE_REACH,
    Engine,
    Progress,
    Scope,
    SearchOptions,
    always,
    no_progress,
)
from weibao.workforce import Workforce

LOCAL = "local"


def assign(
    demand: Demand,
    workforce: Workforce,
    goals: Goals = DEFAULT_GOALS,
    *,
    engine: str | Engine = LOCAL,
    seed: int = 0,
    rounds: int | None = None,
    go_on: Callable[[], bool] = always,
    published: Published | None = None,
    frozen: date | None = None,
    now: datetime | None = None,
    only: Scope | None = None,
    budget: int | None = None,
    balance: Balance | None = None,
    executor: Executor | None = None,
    parts: int = 2,
    grid: int = GRID,
    late_by: int = LATE_REACH,
    progress: Progress = no_progress,
) -> Roster:
    """Give every open order of a demand people and a time, where there is one.

    The same input gives the same roster. Nothing is placed before the demand's as-of
    day. With a published roster everything stays as it was that can; what cannot, and
    what is new, finds a place at the least disturbance that the goals allow.

    Args:
        demand: the orders and chains.
        workforce: who can do them.
        goals: what makes one roster better than another.
        engine: what makes the roster, by name or as itself.
        seed: varies the search.
        rounds: how long to search; by the number of orders, where it is None.
        go_on: asked before each round; the search ends when it says no.
        published: what people know of.
        frozen: the day before which what was published stays as it is; the demand's
            as-of day, where it is None.
        now: the moment before which nothing new begins, with its time zone; what was
            published to begin before it stays as it is.
        only: what of the published roster may change; all, where it is None.
        balance: what earlier rosters leave, for goals of fairness and the same people.
        budget: of how many published orders that could stay the people or the day may
            change for the sake of others; of any, where it is None.
        executor: where parts of a large search are improved side by side.
        parts: into how many parts the days are cut for it.
        grid: work begins on marks so many minutes apart.
        late_by: how many days after its window an order may still be placed late.
        progress: told how many orders of how many have been dealt with.

    Raises:
        InvalidValue: there is no engine of that name, or it needs what is not
            installed, or it does not take on such work.
    """
    options = SearchOptions(
        seed=seed,
        rounds=rounds,
        go_on=go_on,
        published=published,
        frozen=frozen,
        now=now,
        only=only,
        budget=budget,
        balance=balance,
        executor=executor,
        parts=parts,
        grid=grid,
        late_by=late_by,
        progress=progress,
    )
    chosen = engine_named(engine) if isinstance(engine, str) else engine
    return chosen.solve(demand, workforce, goals, options)
