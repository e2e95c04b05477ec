"""What weighs on whom: minutes of each burden, and how far beyond one's share."""

from collections.abc import Mapping

from attrs import frozen

from weibao.fairness import (
    SCALE,
    Balance,
    Burden,
    Shares,
    burdens,
    deviations,
    doings,
)
from weibao.goals import Goal, Goals
from weibao.roster import Roster
from weibao.scoring import measure
from weibao.texts.text import Text


@frozen
class Weight:
    """A person's minutes of a burden, and how many they are beyond their share.

    ``before`` is what earlier rosters leave, ``after`` what this one leaves to the
    next; both are below 0 where somebody is short of their share.
    """

    minutes: int
    before: int
    after: int


@frozen(kw_only=True)
class PersonShare:
    """What weighs on one person, of each burden."""

    id: str
    title: Text
    weights: Mapping[Burden, Weight]


@frozen
class GoalLine:
    """A goal, its level from 1 on, its weight and its figure."""

    level: int
    goal: Goal
    weight: int
    figure: int


def fair_shares(
    roster: Roster, balance: Balance | None = None
) -> tuple[PersonShare, ...]:
    """Return what weighs on everybody, by person's id.

    Args:
        roster: the roster.
        balance: what earlier rosters leave.
    """
    workforce, done = roster.workforce, list(doings(roster.assignments))
    minutes = burdens(done, workforce)
    ahead = deviations(done, Shares(workforce, roster.horizon), balance)
    known = balance.ahead if balance is not None else {}
    return tuple(
        PersonShare(
            id=id,
            title=workforce.technicians[id].title,
            weights={
                burden: Weight(
                    minutes[id][burden],
                    _minutes(known.get(burden, {}).get(id, 0)),
                    _minutes(ahead[burden].get(id, 0)),
                )
                for burden in Burden
            },
        )
        for id in sorted(workforce.technicians)
    )


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


def _minutes(parts: int) -> int:
    """Round parts of a minute to whole minutes, halves away from 0."""
    whole = (2 * abs(parts) + SCALE) // (2 * SCALE)
    return whole if parts > 0 else -whole
