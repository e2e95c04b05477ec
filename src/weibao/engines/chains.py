"""Choosing the days of a chain's visits, as a cheapest path through the days.

The nodes are pairs of a visit and a day; an edge joins neighbouring visits whose gap is
lawful. A visit may be left out where its neighbours are near enough, and one may be
added where they are not. The path is exact for one chain, given what is placed. Where
bounds look further back, a day has a node for some pasts that may still prove the best;
what comes out is then lawful or late, but another path might cost less.
"""

from collections.abc import Iterable, Sequence

from attrs import define, evolve, field

from weibao.engines.chain_bounds import Bounds, ChainBounds
from weibao.engines.chain_nodes import (
    Choice,
    Node,
    Option,
    Path,
    Reached,
    worthwhile,
)
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.state import Slot
from weibao.orders import Chain, counted_from

REACH = 6
MOST_REACH = 45
"""How many days a visit may move from its nominal day: half its gap between these."""
VISIT = 60
"""What a visit costs, so that one too many is not made for nothing."""
EXTRA_VISIT = 400
EXTENDED = 20_000
"""What an extension costs: more than all else, but being late."""
LATE_DAY = 100_000
UNSERVED = 3_000_000
LEFT_OUT = 30
"""How many days of lateness a deeper visit that is left out counts for."""
ABOUT = 2
"""How many visits before and after a break are looked at more widely."""
FAR = 4
"""How many visits further on a path may go in one step."""
OFF_NOMINAL = 4


@define
class ChainPlanner:
    """Places the visits of one chain after another."""

    workshop: Workshop
    insertion: Insertion
    _slots: dict[tuple[Job, int], tuple[int, Slot] | None] = field(factory=dict)
    _bounds: ChainBounds = field(init=False)
    _first: Bounds = field(init=False)
    _soonest: list[int] = field(factory=list)
    _until: int = 0

    def place(
        self, chain: Chain, jobs: Sequence[Job], until: int
    ) -> tuple[list[Job], list[Job], list[Job]]:
        """Place the visits of a chain.

        Args:
            chain: the chain.
            jobs: the jobs of its nominal orders, in order.
            until: the last day for a visit.

        Returns:
            The jobs placed; those left out as not needed; and a visit more that the
            end of the horizon asks for, where it found no place. Nominal jobs in none
            of these lists found no place either.
        """
        self._slots.clear()
        self._until = until
        self._bounds = ChainBounds(self.workshop, chain)
        self._first = self._bounds.first()
        path = self._lawful_path(chain, jobs)
        placed = [choice.job for _, choice in path if self._put(choice)]
        kept = {job.order.id for job in placed}
        path = [(node, choice) for node, choice in path if choice.job.order.id in kept]
        visited = {node.index for node, _ in path if not node.extra}
        skipped = [
            job
            for index, job in enumerate(jobs)
            if index not in visited and self._needless(job, index, path)
        ]
        return placed, skipped, self._missing(chain, jobs, path)

    def _put(self, choice: Choice) -> bool:
        """Place a visit where it was to go, or elsewhere on its day.

        The days of a path are sought one by one; together they may ask more of a
        week than people have.
        """
        found = self.insertion.on_day(choice.job, choice.slot.day)
        if found is not None:
            choice.slot = found[1]
            self.insertion.state.place(choice.job, found[1])
        return found is not None

    def _missing(self, chain: Chain, jobs: Sequence[Job], path: Path) -> list[Job]:
        """Return the visit that the gap after the last one asks for, if any."""
        if not path or path[-1][0].extra or path[-1][0].index + 1 < len(jobs):
            return []
        node, choice = path[-1]
        if not self._bounds.lacking(node.day, node.past):
            return []
        job = self.workshop.job(chain.extra(choice.job.order), chained=True)
        job.first = self._bounds.after(node.day, node.past).opens
        job.last = self._until
        return [job]

    def _needless(self, job: Job, index: int, path: Path) -> bool:
        """Tell whether a visit that was left out leaves every gap lawful."""
        after = [node.day for node, _ in path if node.index > index]
        if job.order.planned.level > 0 or not after:
            return False
        before = [node.day for node, _ in path if node.index < index]
        return self._bounds.along(before)[-1].limit >= min(after)

    def _lawful_path(self, chain: Chain, jobs: Sequence[Job]) -> Path:
        """Return the cheapest path that keeps the gaps of the deeper levels too.

        A path knows only the gaps of the lightest level. Where a deeper visit came out
        too early or too late after those like it, its days are cut off there and the
        path is sought again; each time fewer days are left, so that it ends.
        """
        self._soonest = [0] * len(jobs)
        latest = [self._until] * len(jobs)
        while True:
            path = self._widened_path(chain, jobs, latest)
            broken = self._broken_level(chain, path)
            if broken is None:
                return path
            index, first, last = broken
            self._soonest[index] = max(self._soonest[index], first)
            latest[index] = min(latest[index], last)

    def _widened_path(
        self, chain: Chain, jobs: Sequence[Job], latest: list[int]
    ) -> Path:
        """Return the cheapest path, looking at more days only where it needs them.

        First every visit keeps to the days aimed at. About visits that come out late
        or find no place all days within reach are looked at, and in the end visits
        more are offered.
        """
        wide: set[int] = set()
        while True:
            cost, path = self._path(chain, jobs, latest, wide, extras=False)
            if cost < LATE_DAY and not self._extends(path):
                return path
            wider = wide | self._troubled(chain, jobs, path)
            if len(wide) == len(jobs):
                return self._path(chain, jobs, latest, wide, extras=True)[1]
            wide = set(range(len(jobs))) if wider == wide else wider

    def _troubled(self, chain: Chain, jobs: Sequence[Job], path: Path) -> set[int]:
        """Return the visits about the breaks of a path, by index."""
        broken: set[int] = set()
        days = [node.day for node, _ in path]
        bounds, before = self._bounds.along(days), -1
        for bound, (node, _) in zip(bounds, path, strict=False):
            between = jobs[before + 1 : node.index]
            deeper = any(job.order.planned.level for job in between)
            if node.day > bound.usual or deeper:
                broken.update(range(before - ABOUT, node.index + ABOUT + 1))
            before = node.index
        last = self.workshop.day(chain.horizon.last)
        if bounds[-1].limit < last or before + 1 < len(jobs):
            broken.update(range(before - ABOUT, len(jobs)))
        return {index for index in broken if 0 <= index < len(jobs)}

    def _extends(self, path: Path) -> bool:
        """Tell whether a path uses an extension."""
        if self._bounds.gap.extension is None:
            return False
        days = [node.day for node, _ in path]
        bounds = self._bounds.along(days)
        return any(b.extends(day) for b, day in zip(bounds, days, strict=False))

    def _broken_level(self, chain: Chain, path: Path) -> tuple[int, int, int] | None:
        """Return the first deeper visit that could lie better, and its days."""
        rungs, number = chain.rungs, self.workshop.day
        for node, choice in path:
            level = choice.job.order.planned.level
            first = self._first_day(chain, choice.job)
            for rung in rungs[1 : level + 1]:
                opens, last = number(rung.opens), number(rung.limit)
                if node.day < opens:
                    return node.index, opens, self._until
                if node.day > last and any(
                    self._slot(choice.job, one) for one in range(first, last + 1)
                ):
                    return node.index, 0, last
            today = self.workshop.date(node.day)
            pasts = [
                rung.gap.taken(rung.past, today) if depth <= level else rung.past
                for depth, rung in enumerate(rungs)
            ]
            rungs = counted_from(rungs, pasts)
        return None

    def _path(
        self,
        chain: Chain,
        jobs: Sequence[Job],
        latest: Sequence[int],
        wide: set[int],
        *,
        extras: bool,
    ) -> tuple[int, Path]:
        best: Reached = {}
        for index, job in enumerate(jobs):
            for day in self._days(chain, jobs, index, latest[index], wide):
                self._reach(jobs, best, Node(index, day), job)
            if extras:
                self._extras(chain, jobs, best, index)
        ends = [
            (
                choice.cost
                + UNSERVED * (len(jobs) - 1 - node.index)
                + LATE_DAY * self._bounds.lacking(node.day, node.past),
                node.index,
                node.day,
                node.extra,
                node.past,
            )
            for found in best.values()
            for node, choice in found.items()
        ]
        if not ends:
            return UNSERVED * len(jobs), []
        cost, index, day, extra, past = min(ends)
        end: Node | None = Node(index, day, extra, past)
        path: Path = []
        while end is not None:
            choice = best[end.index][end]
            path.append((end, choice))
            end = choice.before
        return cost, path[::-1]

    def _days(
        self,
        chain: Chain,
        jobs: Sequence[Job],
        index: int,
        latest: int,
        wide: set[int],
    ) -> Iterable[int]:
        """Return the days on which a visit may be made.

        They are those aimed at, or lie about the nominal day; where none of them has
        a place, they reach on until the next nominal visit.
        """
        job = jobs[index]
        soonest = max(self._soonest[index], self._first_day(chain, job))
        if index not in wide:
            first = max(job.aim_first, soonest)
            aimed = range(first, min(job.aim_last, latest) + 1)
            if any(self._slot(job, day) for day in aimed):
                return aimed
        nominal = self.workshop.day(job.order.due)
        end = min(nominal + self._reach_of(chain), latest)
        near = range(soonest, end + 1)
        if any(self._slot(job, day) for day in near):
            return near
        after = jobs[index + 1 : index + 2]
        until = self.workshop.day(after[0].order.due) - 1 if after else latest
        for day in range(max(near.stop, near.start), min(until, latest) + 1):
            if self._slot(job, day):
                return (day,)
        return ()

    def _first_day(self, chain: Chain, job: Job) -> int:
        return max(
            self.workshop.day(job.order.due) - self._reach_of(chain),
            self.workshop.day(chain.horizon.first),
            self._first.opens,
            self.workshop.earliest,
        )

    @staticmethod
    def _reach_of(chain: Chain) -> int:
        return min(max(REACH, chain.gap.every.least_days // 2 + 1), MOST_REACH)

    def _extras(
        self, chain: Chain, jobs: Sequence[Job], best: Reached, index: int
    ) -> None:
        """Offer one more visit between a nominal one and the next, or at the end."""
        nominal = self.workshop.day(jobs[index].order.due)
        following = self._until + 1
        if index + 1 < len(jobs):
            following = self.workshop.day(jobs[index + 1].order.due)
        job = self.workshop.job(chain.extra(jobs[index].order), chained=True)
        first = max(nominal + 1 - self._reach_of(chain), self._first_day(chain, job))
        for day in range(first, following):
            self._reach(jobs, best, Node(index, day, 1), job)

    def _reach(self, jobs: Sequence[Job], best: Reached, node: Node, job: Job) -> None:
        found = self._slot(job, node.day)
        if found is None:
            return
        own = found[0] + VISIT + (EXTRA_VISIT if node.extra else 0)
        if not node.extra:
            own += OFF_NOMINAL * abs(node.day - self.workshop.day(job.order.due))
        options = self._before(jobs, best, node)
        if not options:
            return
        nodes = best.setdefault(node.index, {})
        if not self._bounds.looks_back:
            cost, *_, before = min(options, key=lambda option: option[:4])
            nodes[node] = Choice(cost + own, found[1], job, before)
            return
        for cost, before, past in worthwhile(self._bounds, options, node.day):
            known = evolve(node, past=past)
            nodes[known] = Choice(cost + own, found[1], job, before)

    def _before(self, jobs: Sequence[Job], best: Reached, node: Node) -> list[Option]:
        """Return the nodes that a visit may follow, with the cost up to it."""
        options: list[Option] = []
        if node.index < FAR and not node.extra:
            bounds = self._first
            if node.day >= bounds.opens:
                cost = self._left_out(jobs[: node.index]) + _cost(bounds, node.day)
                options.append((cost, -1, 0, 0, None))
        nearest = node.index if node.extra else node.index - 1
        far = 1 if node.extra else FAR
        for index in range(nearest, max(nearest - far, -1), -1):
            left_out = self._left_out(jobs[index + 1 : node.index])
            for other, known in best.get(index, {}).items():
                if other.day >= node.day or (node.extra and other.extra):
                    continue
                bounds = self._bounds.after(other.day, other.past)
                if node.day < bounds.opens:
                    continue
                cost = known.cost + left_out + _cost(bounds, node.day)
                options.append((cost, other.index, other.day, other.extra, other))
        return options

    @staticmethod
    def _left_out(jobs: Sequence[Job]) -> int:
        """Price visits left out: the deeper ones dearly."""
        return LATE_DAY * LEFT_OUT * sum(job.order.planned.level > 0 for job in jobs)

    def _slot(self, job: Job, day: int) -> tuple[int, Slot] | None:
        key = (job, day)
        if key not in self._slots:
            self._slots[key] = self.insertion.on_day(job, day)
        return self._slots[key]


def _cost(bounds: Bounds, day: int) -> int:
    """Price a visit on a day by its bounds."""
    if day > bounds.limit:
        return LATE_DAY * (day - bounds.limit)
    return EXTENDED if day > bounds.usual else 0
