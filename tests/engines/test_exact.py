"""The local engine beside the exact one, on cases small enough for a proof."""

from random import Random

import pytest

from small_cases import Small, small_case
from weibao.engines.cpsat import Solution, solution
from weibao.goals import DEFAULT_GOALS, Goal, Weighted
from weibao.roster import Roster
from weibao.roster_file import roster_json
from weibao.search import SearchOptions

pytest.importorskip(
    "ortools", reason="the exact engine is an extra: pip install 'weibao[cpsat]'"
)

CASES = 12


@pytest.fixture(scope="module")
def solved() -> list[tuple[Small, Roster, Solution]]:
    """Solve many cases with both engines."""
    random = Random(5)
    cases = [small_case(random) for _ in range(CASES)]
    return [(case, case.local(), case.exact()) for case in cases]


Solved = list[tuple[Small, Roster, Solution]]


def test_the_verifier_has_nothing_against_either(solved: Solved) -> None:
    """Both engines keep the same hard rules."""
    for case, local, exact in solved:
        assert case.wrong(local) == []
        assert case.wrong(exact.roster) == []


def test_small_cases_are_proven(solved: Solved) -> None:
    """On all levels, and the bounds are the figures."""
    for _, _, exact in solved:
        assert exact.optimal
        assert exact.bounds == exact.roster.score


def test_nothing_is_better_than_what_is_proven_best(solved: Solved) -> None:
    """A better roster of the local engine would break the proof."""
    assert all(exact.roster.score <= local.score for _, local, exact in solved)


def test_the_local_engine_leaves_out_and_delays_no_more(solved: Solved) -> None:
    """What is unplaced and late, the levels that come first, is the least there is."""
    first = [(local.score[:4], exact.roster.score[:4]) for _, local, exact in solved]
    assert [one for one, _ in first] == [other for _, other in first]


def test_the_local_engine_is_seldom_beaten_on_the_way(solved: Solved) -> None:
    """In most cases days, ways and trips are the least there is too."""
    same = [local.score[:6] == exact.roster.score[:6] for _, local, exact in solved]
    assert sum(same) >= 0.85 * CASES


def test_the_same_input_gives_the_same_bytes(solved: Solved) -> None:
    """One thread, a fixed seed, and no clock."""
    for case, _, exact in solved[:2]:
        again = case.exact()
        assert roster_json(again.roster) == roster_json(exact.roster)
        assert again.roster.engine == "cpsat"
        assert again.roster.iterations > 0


def test_a_search_that_is_stopped_still_gives_a_roster() -> None:
    """Before the first answer nothing is proven; what fits is placed all the same."""
    case = small_case(Random(5))
    stopped = SearchOptions(go_on=lambda: False)
    found = solution(case.demand, case.portfolio.workforce, DEFAULT_GOALS, stopped)
    assert not found.optimal
    listed = (*found.roster.assignments, *found.roster.unassigned)
    assert len(listed) == len(case.demand.orders)
    assert case.wrong(found.roster) == []


def test_what_the_goals_leave_out_stays_out() -> None:
    """Where ways cost more than work without a place, what is proven is handed out."""
    case = small_case(Random(5))
    goals = ((Weighted(Goal.TRAVEL, 1000), Weighted(Goal.UNPLACED_OF_ALL)),)
    found = solution(case.demand, case.portfolio.workforce, goals, SearchOptions())
    assert found.optimal
    assert found.roster.score == found.bounds
    assert found.roster.unassigned
