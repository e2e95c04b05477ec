"""The figure of each goal of a roster, level by level."""

from attrs import frozen

from weibao.fairness import Balance
from weibao.goals import Goal, Goals
from weibao.roster import Roster
from weibao.scoring import measure


@frozen
class GoalLine:
    """A goal, its level from 1 on, its weight and its figure."""

    level: int
    goal: Goal
    weight: int
    figure: int


def goal_lines(
    roster: Roster, goals: Goals, balance: Balance | None = None
) -> tuple[GoalLine, ...]:
    """Return the figure of every goal, level by level.

    Args:
        roster: the roster.
        goals: the levels.
        balance: what earlier rosters leave.
    """
    figures = measure(roster, balance=balance)
    return tuple(
        GoalLine(number, one.goal, one.weight, figures[one.goal])
        for number, level in enumerate(goals, start=1)
        for one in level
    )
