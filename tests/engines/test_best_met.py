"""A search of few jobs ends with the best that it met, however it is ended."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from weibao.config import load
from weibao.due_work import due
from weibao.planning import make_plan
from weibao.roster import Roster
from weibao.roster_file import roster_json
from weibao.rostering import assign
from weibao.spans.window import Horizon

ROOT = Path(__file__).parents[2]
QUARTER = Horizon(date(2026, 1, 1), date(2026, 3, 31))


def always() -> bool:
    """Go on."""
    return True


def starter(seed: int, rounds: int, go_on: Callable[[], bool] = always) -> Roster:
    """Search for a roster of the smallest portfolio."""
    portfolio = load(ROOT / "schedules" / "first-steps.yaml")
    demand = due(make_plan(portfolio), portfolio.history, QUARTER)
    return assign(demand, portfolio.workforce, seed=seed, rounds=rounds, go_on=go_on)


@pytest.mark.parametrize("seed", range(3))
def test_more_rounds_make_a_small_roster_no_worse(seed: int) -> None:
    """The rounds of a longer search begin with those of a shorter one."""
    scores = [
        starter(seed, rounds=rounds).score for rounds in (7, 28, 60, 100, 200, 300)
    ]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("number", [5, 60, 130])
def test_a_search_that_is_stopped_can_be_had_again(number: int) -> None:
    """As many rounds give what those rounds gave that somebody ended."""
    left = iter([True] * number)
    stopped = starter(0, rounds=10**9, go_on=lambda: next(left, False))
    assert stopped.iterations == number
    assert roster_json(starter(0, rounds=number)) == roster_json(stopped)
