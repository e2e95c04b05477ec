"""Searching for a good plan for teams: built in many orders, then improved.

Improving takes some work out and puts it anew, again and again; a worse plan is kept
for a while, the less worse the longer a cycle has gone on, and cycles grow longer.
Everything hangs on the seed and the number of rounds; a limit in seconds only ends it.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import permutations
from random import Random

from attrs import define, field

from weibao.engines.team_counts import members
from weibao.engines.team_figures import Figures, Measure
from weibao.engines.team_giving import Giving
from weibao.engines.team_places import FIRST_OF_ALL, Manner, Places
from weibao.engines.team_plan import NOT_PLACED, TeamPlan
from weibao.engines.team_ruin import TeamRuin
from weibao.engines.team_work import FOR_ALL, TeamWork

FIRST_CYCLE = 4_000
WARM = 200
"""A plan may at first be worse by one part in so many."""
LEFT_OUT = 1 << 40
LATE = 20_000
"""What a minute beyond the deadline costs for each unit of its weight."""
ASKS_EVERY = 8
"""After so many rounds it asks whether to go on."""
SPARES = (30, 50, 70, 90, 100)
EARLIES = (0, 0, 2_000, 20_000, 200_000)
EAGERNESS = (8, 8, 2)
GIVES_EVERY = 10
"""Out of so many rounds three change what is given away."""


@define(eq=False)
class Best:
    """The best plan met, and what it gives away."""

    figures: Figures
    plan: TeamPlan
    away: frozenset[int]


@define(eq=False)
class TeamSearch:
    """Builds and improves plans."""

    work: TeamWork
    random: Random
    go_on: Callable[[], bool]
    size: list[int] = field(init=False)
    measure: Measure = field(init=False)
    giving: Giving = field(init=False)
    worths: list[list[int]] = field(init=False)
    places: Places = field(init=False)
    away: frozenset[int] = frozenset()
    rounds: int = 0

    def __attrs_post_init__(self) -> None:
        work = self.work
        self.places = Places(TeamPlan(work), self.random)
        self.giving = Giving(work)
        self.size = [self._size(number) for number in range(len(work.minutes))]
        self.measure = Measure(work, self.size)
        self.worths = self._worths()

    def _size(self, number: int) -> int:
        """Return how dear the people for a piece of work are, on its best day."""
        value, may = self.work.value, self.work.may[number]
        best = 0
        for session in members(may):
            people = self.work.sessions[session].people
            team = self.places.forming.choose(
                session, self.work.need[number], 0, people
            )
            if team is not None:
                dear = sum(value[person] for person in members(team))
                best = min(best, dear) if best else dear
                break
        return best

    def _worths(self) -> list[list[int]]:
        """Return several reckonings of what it saves to give each piece away."""
        work = self.work
        numbers = range(len(work.minutes))
        people = [self.size[n] * work.minutes[n] for n in numbers]
        scarce = [
            work.minutes[n]
            * sum(a * s for a, s in zip(work.asks[n], work.scarce, strict=True))
            for n in numbers
        ]
        heads = [work.least[n] * work.minutes[n] for n in numbers]
        shares = [_shares(one) for one in (people, scarce, heads)]
        both = [a + b for a, b in zip(shares[0], shares[1], strict=True)]
        return [*shares, both]

    @property
    def plan(self) -> TeamPlan:
        """The plan as it stands."""
        return self.places.plan

    def run(self, rounds: int) -> Best:
        """Build, then improve for so many rounds or until told to stop."""
        best = self._built()
        self.away = best.away
        current = best.figures
        ruin = TeamRuin(self.work, self.random, self.measure)
        cycle, at = FIRST_CYCLE, 0
        while self.work.minutes and self.rounds < rounds:
            if not self.rounds % ASKS_EVERY and not self.go_on():
                break
            if at == cycle:
                cycle, at = 2 * cycle, 0
                self._restart(best)
                current = best.figures
            cooler = (cycle - at) * (cycle - at) * 1000 // (cycle * cycle)
            warmth = best.figures.near * cooler // (1000 * WARM)
            current = self._round(ruin, current, warmth)
            if current.key < best.figures.key:
                best = Best(current, self._copy(), self.away)
            at += 1
            self.rounds += 1
        return best

    def _copy(self) -> TeamPlan:
        plan = TeamPlan(self.work)
        plan.start, plan.session = self.plan.start[:], self.plan.session[:]
        plan.teams = [[team.copy() for team in one] for one in self.plan.teams]
        plan.free = self.plan.free[:]
        return plan

    def _restart(self, best: Best) -> None:
        self.places.plan = best.plan
        self.places.plan = self._copy()
        self.away = best.away

    def _built(self) -> Best:
        """Build in each order of the ranks, giving away by each reckoning; the best."""
        work = self.work
        ranks = sorted(set(work.rank))
        best: Best | None = None
        for worth in self.worths if work.budget else self.worths[:1]:
            for order in permutations(ranks):
                if best is not None and not self.go_on():
                    return best
                one = self._build(order, worth)
                if best is None or one.figures.key < best.figures.key:
                    best = one
        return best if best is not None else self._build((), self.worths[0])

    def _build(self, order: Sequence[int], worth: Sequence[int]) -> Best:
        work = self.work
        turn = {rank: number for number, rank in enumerate(order)}
        urgent = [turn.get(rank, 0) for rank in work.rank]
        weigh = [w << 3 >> urgent[n] for n, w in enumerate(worth)]
        for number in reversed(work.in_turn):
            for later in work.after[number]:
                urgent[number] = min(urgent[number], urgent[later])
        away = self.giving.best(weigh) if work.budget else frozenset[int]()
        self.places.plan = TeamPlan(work)
        numbers = [n for n in range(len(work.minutes)) if n not in away]
        numbers.sort(key=lambda n: (urgent[n], -work.minutes[n] * self.size[n], n))
        for number in numbers:
            self._insert(number, FIRST_OF_ALL, None)
        self.plan.keep()
        return Best(self.measure.of(self.plan, away), self.plan, away)

    def _insert(
        self, number: int, manner: Manner, deadlines: Sequence[int] | None
    ) -> bool:
        """Put work and what must come before it; tell whether it has a place."""
        plan, work = self.plan, self.work
        if plan.start[number] != NOT_PLACED:
            return True
        for before in work.before[number]:
            if not self._insert(before, manner, deadlines):
                return False
        late = (work.weights[work.rank[number]] + FOR_ALL) * LATE
        deadline = 1 << 40 if deadlines is None else deadlines[number]
        place = self.places.cheapest(number, deadline, late, manner)
        if place is None:
            return False
        plan.put(number, place)
        return True

    def _round(self, ruin: TeamRuin, current: Figures, warmth: int) -> Figures:
        """Take some work out and put it anew; return the figures of what is kept."""
        random, work, plan = self.random, self.work, self.plan
        goal = ruin.aim(current.ends)
        deadlines = self._deadlines(goal.ends)
        gone = ruin.take(plan, self.away, goal.rank, current.ends)
        away = self.away
        if work.budget and random.randrange(GIVES_EVERY) < 3:
            away, gone = self._give_otherwise(gone)
        self._sort(gone, deadlines)
        manner = Manner(
            spare=random.choice(SPARES),
            early=random.choice(EARLIES),
            eager=random.choice(EAGERNESS),
        )
        whole = True
        for number in gone:
            if not self._insert(number, manner, deadlines):
                placed = (plan.start[one] for one in work.after[number])
                whole = whole and all(one == NOT_PLACED for one in placed)
        if whole:
            figures = self.measure.of(plan, away)
            worse = (figures.left_out - current.left_out) * LEFT_OUT
            worse += figures.near - current.near
            if worse <= warmth * random.getrandbits(16) >> 16:
                plan.keep()
                self.away = away
                return figures
        plan.undo()
        return current

    def _deadlines(self, ends: Sequence[int]) -> list[int]:
        """Return by when each piece of work should end for these ends of the ranks."""
        work = self.work
        deadlines = [ends[rank] for rank in work.rank]
        for number in reversed(work.in_turn):
            for later in work.after[number]:
                bound = deadlines[later] - work.minutes[later]
                if bound < deadlines[number]:
                    deadlines[number] = bound
        return deadlines

    def _give_otherwise(self, gone: list[int]) -> tuple[frozenset[int], list[int]]:
        """Take some work back and give other work away for it."""
        random, work = self.random, self.work
        away = set(self.away)
        given = sorted(away)
        for _ in range(random.randrange(1, 4)):
            if given:
                gone += self.giving.back(away, random.choice(given))
        worth = random.choice(self.worths)
        chance = {number: 200 + random.getrandbits(10) for number in gone}

        def rate(number: int) -> int:
            weight = work.weights[work.rank[number]] + 4
            price = work.price[number]
            return worth[number] * chance[number] * weight // max(1, price or 1)

        self.giving.more(away, gone, rate)
        return frozenset(away), [number for number in gone if number not in away]

    def _sort(self, gone: list[int], deadlines: Sequence[int]) -> None:
        """Choose an order in which work finds its place again."""
        random, minutes, size = self.random, self.work.minutes, self.size
        way = random.randrange(10)
        if way < 6:
            noise = {one: 1024 + random.getrandbits(10) for one in gone}
            gone.sort(
                key=lambda one: (deadlines[one], -minutes[one] * size[one] * noise[one])
            )
        elif way < 8:
            gone.sort(key=lambda one: (-minutes[one] * size[one], one))
        else:
            random.shuffle(gone)


def _shares(amounts: Iterable[float]) -> list[int]:
    """Return amounts as parts of a million."""
    amounts = list(amounts)
    total = sum(amounts) or 1
    return [int(one * 1_000_000 // total) for one in amounts]
