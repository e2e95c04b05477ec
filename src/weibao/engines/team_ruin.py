"""What to aim at in a round, and what to take out of a plan for it."""

from collections.abc import Sequence
from random import Random

from attrs import define, frozen

from weibao.engines.team_figures import Measure
from weibao.engines.team_plan import NOT_PLACED, TeamPlan
from weibao.engines.team_work import TeamWork

STEP = 15
TAIL = 60
"""How near the latest end of its rank work must end to be the first to go."""
FEWEST = 16
SHARE = 100
"""One part in so many of the work goes, beside the fewest."""
DAYS = 4


@frozen
class Aim:
    """A rank, and latest ends to strive for."""

    rank: int
    ends: tuple[int, ...]


@define(eq=False)
class TeamRuin:
    """Chooses at random, the latest work of a rank more often."""

    work: TeamWork
    random: Random
    measure: Measure

    def aim(self, ends: Sequence[int]) -> Aim:
        """Choose a rank, and strive for an earlier end of it or allow a later one."""
        random = self.random
        ranks = sorted(set(self.work.rank))
        rank = ranks[random.randrange(len(ranks))]
        wanted, top = list(ends), max(ends)
        for one, weight in enumerate(self.work.weights):
            if not weight:
                wanted[one] = top
        way = random.randrange(10)
        if way < 6:
            less = STEP * random.choice((1, 1, 2, 4, 8))
            wanted[rank] = max(0, wanted[rank] - less)
        elif way < 8:
            wanted[rank] += 4 * STEP
        return Aim(rank, tuple(wanted))

    def take(
        self, plan: TeamPlan, away: frozenset[int], rank: int, ends: Sequence[int]
    ) -> list[int]:
        """Take work out of a plan; return it, with some that had no place."""
        random, start = self.random, plan.start
        placed = [n for n, at in enumerate(start) if at != NOT_PLACED]
        open_ = [n for n, at in enumerate(start) if at == NOT_PLACED and n not in away]
        gone = random.sample(open_, min(len(open_), 5))
        if not placed:
            return gone
        count = len(placed)
        most = max(3, min(count // 3, FEWEST + count // SHARE))
        number = 1 + random.randrange(2 * most)
        seed = placed[random.randrange(count)]
        if random.randrange(10) < 4:
            seed = self._of_tail(plan, placed, rank, ends, seed)
        way = random.randrange(4)
        if way < 2:
            gone += self._teams(plan, seed, number)
        elif way == 2:
            gone += self._days(plan, seed, number)
        else:
            some = dict.fromkeys([seed, *random.sample(placed, min(count, number))])
            for one in some:
                plan.take(one)
            gone += some
        return gone

    def _of_tail(
        self,
        plan: TeamPlan,
        placed: Sequence[int],
        rank: int,
        ends: Sequence[int],
        seed: int,
    ) -> int:
        """Return work of a rank that ends about last, or what was chosen before."""
        work = self.work
        tail = [
            n
            for n in placed
            if work.rank[n] == rank
            and work.finish(plan.session[n], plan.end(n)) > ends[rank] - TAIL
        ]
        return tail[self.random.randrange(len(tail))] if tail else seed

    def _teams(self, plan: TeamPlan, seed: int, number: int) -> list[int]:
        """Take out a piece of work, and all that some teams of a few days do."""
        random = self.random
        session = plan.session[seed]
        plan.take(seed)
        gone = [seed]
        days = [session, *(self._any_session(plan) for _ in range(DAYS - 1))]
        rows = [
            team.works[:]
            for one in dict.fromkeys(days)
            for team in plan.teams[one]
            if random.randrange(10) < 6
        ]
        random.shuffle(rows)
        for row in rows:
            if len(gone) >= number:
                break
            for one in row:
                plan.take(one)
            gone += row
        return gone

    def _days(self, plan: TeamPlan, seed: int, number: int) -> list[int]:
        """Take out all that is done on a day, and on another."""
        gone: list[int] = []
        for session in dict.fromkeys((plan.session[seed], self._any_session(plan))):
            for row in [team.works[:] for team in plan.teams[session]]:
                for one in row:
                    plan.take(one)
                gone += row
            if len(gone) >= number:
                break
        return gone

    def _any_session(self, plan: TeamPlan) -> int:
        """Return any session up to the last in which something is done."""
        return self.random.randrange(1 + max(0, *plan.session))
