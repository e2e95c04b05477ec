"""What two rosters have in common, and what one has more of than the other."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TypeVar

from attrs import frozen

from weibao.fairness import Balance, Burden, burdens, doings
from weibao.goals import DEFAULT_GOALS, Goal, Goals
from weibao.roster import Roster
from weibao.scoring import measure
from weibao.texts.text import Text

Key = TypeVar("Key", str, tuple[date, str])


@frozen
class Pair:
    """A figure of both rosters."""

    old: int = 0
    new: int = 0

    @property
    def difference(self) -> int:
        """How much more the second has."""
        return self.new - self.old


@frozen
class GoalFigure:
    """A goal, its level from 1 on and its weight, and its figure in both."""

    level: int
    goal: Goal
    weight: int
    figure: Pair


@frozen(kw_only=True)
class PersonLoad:
    """What a person has to do by both rosters, in minutes and in days at work."""

    id: str
    title: Text
    days: Pair
    burdens: Mapping[Burden, Pair]


@frozen(kw_only=True, eq=False)
class Comparison:
    """Two rosters side by side.

    ``levels`` are the figures of the levels of goals. ``hours`` are minutes of people
    at work, by the Monday of the week and the skill. ``unplaced`` and ``late`` are by
    order id: whether it has no place, and how many days it is late.
    """

    old: Roster
    new: Roster
    goals: tuple[GoalFigure, ...]
    levels: tuple[Pair, ...]
    hours: Mapping[tuple[date, str], Pair]
    unplaced: Mapping[str, Pair]
    late: Mapping[str, Pair]
    people: tuple[PersonLoad, ...]

    @property
    def decided(self) -> int | None:
        """The first level, from 1 on, in which they differ; None where none does."""
        for number, level in enumerate(self.levels, start=1):
            if level.difference:
                return number
        return None

    @property
    def better(self) -> Roster | None:
        """The better one by the goals; None where they are equally good."""
        if self.decided is None:
            return None
        worse = self.levels[self.decided - 1].difference > 0
        return self.old if worse else self.new

    @property
    def unlawful(self) -> bool:
        """Whether more work of law or safety is late or without a place in the new."""
        by_law = (Goal.UNPLACED_BY_LAW, Goal.LATE_BY_LAW)
        before, after = (measure(one, only=NOTHING) for one in (self.old, self.new))
        return any(after[goal] > before[goal] for goal in by_law)


NOTHING: frozenset[Goal] = frozenset()


def set_beside(
    old: Roster,
    new: Roster,
    goals: Goals = DEFAULT_GOALS,
    *,
    balances: tuple[Balance | None, Balance | None] = (None, None),
) -> Comparison:
    """Set two rosters side by side.

    Args:
        old: the first.
        new: the second.
        goals: what both are measured by.
        balances: what earlier rosters leave to the first, and to the second.
    """
    both = (old, new)
    figures = [
        measure(roster, balance=balance)
        for roster, balance in zip(both, balances, strict=True)
    ]
    found = tuple(
        GoalFigure(
            number, one.goal, one.weight, Pair(*(each[one.goal] for each in figures))
        )
        for number, level in enumerate(goals, start=1)
        for one in level
    )
    return Comparison(
        old=old,
        new=new,
        goals=found,
        levels=tuple(
            Pair(
                *(sum(each[one.goal] * one.weight for one in level) for each in figures)
            )
            for level in goals
        ),
        hours=_paired(*map(_hours, both)),
        unplaced=_paired(*map(_unplaced, both)),
        late=_paired(*map(_late, both)),
        people=tuple(_people(old, new)),
    )


def _paired(old: Counter[Key], new: Counter[Key]) -> dict[Key, Pair]:
    keys = sorted(old.keys() | new.keys())
    return {key: Pair(old[key], new[key]) for key in keys}


def _hours(roster: Roster) -> Counter[tuple[date, str]]:
    """Add up the minutes of people at work by week and skill; "" is no skill."""
    found = Counter[tuple[date, str]]()
    for one in roster.assignments:
        for day in one.days:
            week = day - timedelta(days=day.weekday())
            for position in one.order.planned.resolved.need.positions:
                minutes = one.minutes_on(day) * position.count
                found[week, position.skill or ""] += minutes
    return found


def _unplaced(roster: Roster) -> Counter[str]:
    return Counter(one.order.id for one in roster.unassigned)


def _late(roster: Roster) -> Counter[str]:
    late = ((one.order.id, one.late) for one in roster.assignments)
    return Counter({id: over.days for id, over in late if over is not None})


def _people(old: Roster, new: Roster) -> Iterator[PersonLoad]:
    """Go through everybody of either roster, by id."""
    loads = [burdens(doings(one.assignments), one.workforce) for one in (old, new)]
    days = [_days(one) for one in (old, new)]
    known = {**old.workforce.technicians, **new.workforce.technicians}
    for id in sorted(known):
        yield PersonLoad(
            id=id,
            title=known[id].title,
            days=Pair(*(each[id] for each in days)),
            burdens={
                burden: Pair(*(each.get(id, {}).get(burden, 0) for each in loads))
                for burden in Burden
            },
        )


def _days(roster: Roster) -> Counter[str]:
    """Count the days on which each person is at work."""
    worked = {(id, one.day) for one in doings(roster.assignments) for id in one.people}
    return Counter(id for id, _ in worked)
