"""Goals of a portfolio, as the YAML says them."""

from collections.abc import Callable

import pytest

from weibao.config.document_goals import CHINESE
from weibao.goals import DEFAULT_GOALS, Goal, Weighted
from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]
Loaded = Callable[..., Portfolio]


def test_levels_are_read_in_their_order(small: Small, loaded: Loaded) -> None:
    """Levels keep their order, goals their weights, and `usual` is what it is."""
    text = small(
        goals="goals:\n  levels:\n  - usual\n  - {unfair_weekends: 3, 换人: 60}\n"
        "  - overtime\n"
    )
    fair = Weighted(Goal.UNFAIR_WEEKENDS, 3), Weighted(Goal.OTHER_PEOPLE, 60)
    expected = (*DEFAULT_GOALS, fair, (Weighted(Goal.OVERTIME),))
    assert loaded(text).goals == expected


def test_without_a_word_the_usual_goals_hold(small: Small, loaded: Loaded) -> None:
    """A portfolio need not speak of goals, nor of their levels."""
    assert loaded(small()).goals == DEFAULT_GOALS
    found = loaded(small(goals="goals: {unpleasant: [noise]}\n"))
    assert found.goals == DEFAULT_GOALS
    assert found.workforce.unpleasant == {"noise"}


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{levels: [usual, travel]}", "name it once"),
        ("{levels: [travel]}", "begin with - usual"),
        ("{levels: []}", "begin with - usual"),
        ("{levels: [usual, {overtimes: 1}]}", "overtime"),
        ("{levels: [usual, {overtime: 0}]}", "1"),
        ("{levels: usual}", "list"),
        ("{unpleasant: [noize]}", "noise"),
        ("{level: [usual]}", "levels"),
    ],
)
def test_what_is_wrong_is_told_with_its_remedy(
    written: str, says: str, small: Small, lines: Lines
) -> None:
    """One line for each mistake, with its place and what would be right."""
    [said] = lines(small(goals=f"goals: {written}\n"))
    assert says in said
    assert "goals" in said


def test_every_goal_has_a_chinese_word() -> None:
    """None is forgotten, and none has two."""
    assert sorted(goal.value for goal in CHINESE.values()) == sorted(
        goal.value for goal in Goal
    )
