"""Goals as figures of a puzzle, level by level, as `weibao.goals` measures them."""

from collections.abc import Iterator

from attrs import define, evolve

from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.puzzle import Choice, Figure
from weibao.engines.jobs import Job
from weibao.equipment import Criticality
from weibao.goals import BY_ACCOUNT, Goal, Goals, Level, asked
from weibao.search import CannotSolve
from weibao.texts.text import Message

WHOLE = Message(
    zh="引擎 cpsat 不计算这些目标：{names}（请用 --engine local，或去掉这些目标）",
    en="the engine cpsat does not reckon these goals: {names} (use --engine local, or"
    " leave them out)",
)
NOT_MEASURED = frozenset({Goal.CHANGED, Goal.MOVED, Goal.TOLD})
"""What is nothing without a published roster."""


@define
class Figures:
    """Makes the figures of what has been collected."""

    posing: Posing

    def of(self, goals: Goals) -> tuple[Figure, ...]:
        """Return a figure for each level.

        Work that no goal would have placed is placed where it can be all the same.

        Raises:
            CannotSolve: a goal is one that this engine does not reckon.
        """
        beyond = asked(goals) & BY_ACCOUNT
        if beyond:
            raise CannotSolve(WHOLE(names=", ".join(sorted(g.value for g in beyond))))
        figures = [self._level(level) for level in goals]
        priced = {n for one in figures for n in one.left_out}
        rest = set(range(len(self.posing.pieces))) - priced
        first = [Figure(left_out=dict.fromkeys(sorted(rest), 1))] if rest else []
        return (*first, *figures)

    def _level(self, level: Level) -> Figure:
        weights: dict[Goal, int] = {}
        for one in level:
            weights[one.goal] = weights.get(one.goal, 0) + one.weight
        return Figure(
            choices=self._choices(weights),
            left_out=dict(self._left_out(weights)),
            paths=self._paths(weights),
            trip=weights.get(Goal.TRIPS, 0),
            uneven=weights.get(Goal.UNEVEN, 0),
        )

    def _choices(self, weights: dict[Goal, int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for number, choice in enumerate(self.posing.choices):
            job = self.posing.jobs[choice.piece]
            by_law = job.order.planned.criticality.by_law
            late = max(0, choice.day - job.limit)
            late *= weights.get(Goal.LATE_BY_LAW if by_law else Goal.LATE, 0)
            off = self._off(job, choice) * weights.get(Goal.OFF_PREFERRED, 0)
            over = job.passed_over(choice.people) * weights.get(Goal.PASSED_OVER, 0)
            if late + off + over:
                found[number] = late + off + over
        return found

    def _off(self, job: Job, choice: Choice) -> int:
        preferred = job.order.preferred
        day = self.posing.state.workshop.date(choice.day)
        before, after = preferred.opens - day, day - preferred.closes
        return max(0, before.days, after.days)

    def _left_out(self, weights: dict[Goal, int]) -> Iterator[tuple[int, int]]:
        for number, job in enumerate(self.posing.jobs):
            rank = job.order.planned.criticality
            count = len(Criticality) - rank.rank
            price = weights.get(Goal.UNPLACED_OF_ALL, 0) * count
            if rank.by_law:
                price += weights.get(Goal.UNPLACED_BY_LAW, 0)
            else:
                price += weights.get(Goal.UNPLACED, 0) * count
            if price:
                yield number, price

    def _paths(self, weights: dict[Goal, int]) -> dict[int, int]:
        travel, driving = weights.get(Goal.TRAVEL, 0), weights.get(Goal.DRIVING, 0)
        prices = {
            number: travel * len(route.people) + driving
            for number, route in enumerate(self.posing.routes)
        }
        return {number: price for number, price in prices.items() if price}


def without_balance(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return figures that do not look at loads: those of other days are not known."""
    return tuple(evolve(one, uneven=0) for one in figures)
