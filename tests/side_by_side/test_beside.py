"""Two rosters side by side: what one has more of than the other."""

from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rosters import compound
from small_cases import small_case
from weibao.fairness import Burden
from weibao.goals import DEFAULT_GOALS, TITLES, Goal
from weibao.rostering import assign
from weibao.scoring import measure, score
from weibao.side_by_side import Pair, set_beside
from weibao.side_by_side.documents import comparison_csv, comparison_document
from weibao.side_by_side.telling import listings, verdict


def test_a_roster_beside_itself_differs_in_nothing() -> None:
    """It is neither better nor worse, and no list of differences has a row."""
    roster = compound().roster
    found = set_beside(roster, roster)
    assert (found.decided, found.better, found.unlawful) == (None, None, False)
    assert all(pair.difference == 0 for pair in found.levels)
    assert "equally good" in verdict(found)[0].en
    without, over = listings(found)[3:5]
    assert without.rows == over.rows == ()


@given(seed=st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_figures_are_those_of_the_two_rosters(seed: int) -> None:
    """By level, by goal, by week and skill, and by person."""
    case = small_case(Random(seed))
    fewer = evolve(case.demand, orders=case.demand.orders[1:])
    people = case.portfolio.workforce
    old, new = (assign(one, people, rounds=20) for one in (case.demand, fewer))
    found = set_beside(old, new)
    figures = [measure(one) for one in (old, new)]
    assert tuple(pair.old for pair in found.levels) == score(old, DEFAULT_GOALS)
    assert tuple(pair.new for pair in found.levels) == score(new, DEFAULT_GOALS)
    for one in found.goals:
        assert one.figure == Pair(figures[0][one.goal], figures[1][one.goal])
    for roster, side in ((old, "old"), (new, "new")):
        minutes = sum(
            segment.minutes * len(one.technicians)
            for one in roster.assignments
            for segment in one.segments
        )
        at_work = [each.burdens[Burden.WORK] for each in found.people]
        assert sum(getattr(pair, side) for pair in at_work) == minutes
    on_the_way = [each.burdens[Burden.TRAVEL] for each in found.people]
    assert sum(pair.new for pair in on_the_way) == figures[1][Goal.TRAVEL]
    better = found.better
    assert better is (
        None if old.score == new.score else min((old, new), key=lambda one: one.score)
    )
    assert found.unplaced.keys() == {
        one.order.id for roster in (old, new) for one in roster.unassigned
    }


def test_programs_get_every_figure() -> None:
    """JSON and CSV hold the same numbers."""
    case = small_case(Random(3))
    old, new = (
        assign(case.demand, case.portfolio.workforce, rounds=rounds)
        for rounds in (0, 50)
    )
    found = set_beside(old, new)
    document = comparison_document(found)
    lines = comparison_csv(found).splitlines()
    assert lines[0] == "part,key,name,old,new,difference"
    parts = ("goals", "hours", "unplaced", "late")
    rows = sum(len(document[part]) for part in parts)
    people = len(document["people"]) * (1 + len(Burden))
    assert len(lines) == 1 + rows + people


def test_every_goal_has_a_title_in_both_languages() -> None:
    """None is left out of a report."""
    assert set(TITLES) == set(Goal)
    assert all(title.zh and title.en for title in TITLES.values())
