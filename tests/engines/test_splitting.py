"""A search in parts: as lawful as one in a whole, wherever the parts are improved."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pickle import dumps, loads
from typing import ParamSpec, TypeVar

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import demand, estate, horizon, task
from staffing import crew, person, shift, staffed
from strategies_rosters import Case, cases
from weibao.pins import Pin
from weibao.roster_file import roster_json
from weibao.rostering import assign
from weibao.verifier import verify

P = ParamSpec("P")
Made = TypeVar("Made")


class Elsewhere(Executor):
    """Does the work at once, after a way through bytes as to another process."""

    def submit(
        self, fn: Callable[P, Made], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[Made]:
        """Do the work."""
        future: Future[Made] = Future()
        there, named = loads(dumps((args, kwargs)))
        future.set_result(loads(dumps(fn(*there, **named))))
        return future


@given(cases(), st.integers(1, 4))
def test_a_roster_made_in_parts_keeps_every_rule(case: Case, parts: int) -> None:
    """The verifier has nothing to say, and every order that had a place has one."""
    portfolio = case.portfolio
    plain = assign(case.demand, portfolio.workforce, rounds=0)
    roster = assign(
        case.demand,
        portfolio.workforce,
        rounds=200,
        executor=Elsewhere(),
        parts=parts,
    )
    verdict = verify(roster, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    assert roster.score <= plain.score or len(roster.unassigned) <= len(
        plain.unassigned
    )


def test_work_that_keeps_its_day_makes_way_within_it() -> None:
    """What is pinned to a crew may begin at another minute, and is known to do so."""
    tasks = task("daily", "every day"), task("weekly", "once each week")
    someone = crew("one", person("an", shift("08:00-12:00")))
    world = staffed(estate(*tasks, assets=2, installed="2026-01-01"), someone)
    planned = demand(world, horizon("03-09", "03-22"))
    pins = {
        one.id: Pin(order=one.id, crew="one")
        for one in planned.orders
        if "daily" in one.id
    }
    world = evolve(world, workforce=evolve(world.workforce, pins=pins))
    roster = assign(planned, world.workforce, rounds=200, executor=Elsewhere(), parts=2)
    verdict = verify(roster, world, world.history)
    assert [str(one.line().en) for one in verdict.violations] == []


@given(cases())
def test_parts_come_out_the_same_in_any_executor(case: Case) -> None:
    """One after another, or in threads: the same bytes."""
    with ThreadPoolExecutor(2) as threads:
        made = [
            roster_json(
                assign(
                    case.demand,
                    case.portfolio.workforce,
                    rounds=60,
                    executor=executor,
                    parts=2,
                )
            )
            for executor in (Elsewhere(), threads)
        ]
    assert made[0] == made[1]
