"""The local engine: from a demand and a workforce to a roster."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import date

from attrs import evolve

from weibao.engines.building import Building, Progress
from weibao.engines.chain_book import ChainBook
from weibao.engines.clockwork import Clockwork
from weibao.engines.finishing import Finishing
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import GRID, Workshop
from weibao.engines.outcome import Outcome
from weibao.engines.people import People
from weibao.engines.prices import Prices
from weibao.engines.promised import Promised
from weibao.engines.resuming import Resuming
from weibao.engines.state import State
from weibao.goals import DEFAULT_GOALS, Goals, score
from weibao.orders import Demand
from weibao.published import Published
from weibao.roster import Roster
from weibao.workforce import Workforce

LATE_REACH = 60
"""How many days after its window an order may still be placed late."""


def always() -> bool:
    """Go on."""
    return True


def no_progress(done: int, total: int) -> None:
    """Take no notice of progress."""


def assign(
    demand: Demand,
    workforce: Workforce,
    goals: Goals = DEFAULT_GOALS,
    *,
    seed: int = 0,
    rounds: int | None = None,
    go_on: Callable[[], bool] = always,
    published: Published | None = None,
    frozen: date | None = None,
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
        seed: varies the search.
        rounds: how often part of the roster is made anew to improve it; by the number
            of orders, where it is None.
        go_on: asked before each round; the search ends when it says no.
        published: what people know of.
        frozen: the day before which what was published stays as it is; the demand's
            as-of day, where it is None.
        executor: where parts of a large search are improved side by side.
        parts: into how many parts the days are cut for it.
        grid: work begins on marks so many minutes apart.
        late_by: how many days after its window an order may still be placed late.
        progress: told how many orders of how many have been dealt with.
    """
    horizon = demand.horizon
    known = Promised.of(published, demand.as_of, frozen)
    clock = Clockwork(horizon.first)
    people = People(workforce, horizon, clock)
    begins = demand.as_of if known is None else known.frozen
    earliest = max(0, (begins - horizon.first).days)
    workshop = Workshop(horizon, clock, people, earliest, grid)
    limits, prices = workforce.limits, Prices.of(goals)
    state = State(
        workshop,
        prices.to_begin_with,
        per_day=int(limits.per_day.total_seconds()) // 60,
        per_week=int(limits.per_week.total_seconds()) // 60,
    )
    insertion = Insertion(state, known)
    book = ChainBook(workshop, insertion)
    building = Building(demand, seed, progress, late_by, workshop, insertion, book)
    stays = Resuming(building, known).run() if known is not None else ()
    building.run()
    done = Finishing(building, prices, executor, parts).run(rounds, go_on)
    outcome = Outcome(demand, workforce, seed, book, building.lost, tuple(stays))
    roster = outcome.roster()
    return evolve(roster, score=score(roster, goals, published), iterations=done)
