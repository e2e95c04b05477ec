"""Choosing the days of a chain's visits, as a cheapest path through the days.

The nodes are pairs of a visit and a day; an edge joins neighbouring visits whose gap is
lawful. A visit may be left out where its neighbours are near enough, and one may be
added where they are not. The path is exact for one chain, given what is placed.
"""

from collections.abc import Sequence
from attrs import define, field, frozen

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.state import Slot
from weibao.orders import Chain

REACH = 6
"""How many days a visit may move from its nominal day."""
VISIT = 60
"""What a visit costs, so that one too many is not made for nothing."""
EXTRA_VISIT = 400
LATE_DAY = 100_000
UNSERVED = 3_000_000
LEFT_OUT = 30
"""How many days of lateness a deeper visit that is left out counts for."""
FAR = 4
"""How many visits further on a path may go in one step."""
OFF_NOMINAL = 4


@frozen
class Node:
    """One visit on one day; ``extra`` counts visits added after a nominal one."""

    index: int
    day: int
    extra: int = 0


@define
class Choice:
    """The cheapest way to a node, and the place found for it."""

    cost: int
    slot: Slot
    job: Job
    before: Node | None


Path = list[tuple[Node, Choice]]


@define
class ChainPlanner:
    """Places the visits of one chain after another."""

    workshop: Workshop
    insertion: Insertion
    _slots: dict[tuple[str, int], tuple[int, Slot] | None] = field(factory=dict)

    def place(self, chain: Chain, jobs: Sequence[Job]) -> tuple[list[Job], list[Job]]:
        """Place the visits of a chain.

        Args:
            chain: the chain.
            jobs: the jobs of its nominal orders, in order.

        Returns:
            The jobs placed, and those left out as not needed. Jobs in neither list
            found no place.
        """
        self._slots.clear()
        path = self._lawful_path(chain, jobs)
        for _, choice in path:
            self.insertion.state.place(choice.job, choice.slot)
        visited = {node.index for node, _ in path if not node.extra}
        skipped = [
            job
            for index, job in enumerate(jobs)
            if index not in visited and self._needless(chain, job, index, path)
        ]
        return [choice.job for _, choice in path], skipped

    def _needless(self, chain: Chain, job: Job, index: int, path: Path) -> bool:
        """Tell whether a visit that was left out leaves every gap lawful."""
        before = [node.day for node, _ in path if node.index < index]
        after = [node.day for node, _ in path if node.index > index]
        if job.order.planned.level > 0 or not after:
            return False
        last = self.workshop.date(max(before)) if before else chain.rungs[0].last
        return chain.gap.after(last) >= self.workshop.date(min(after))

    def _lawful_path(self, chain: Chain, jobs: Sequence[Job]) -> Path:
        """Return the cheapest path that keeps the gaps of the deeper levels too.

        A path knows only the gap before each visit. Where a deeper visit came out too
        late after the one like it, its days are cut off there and the path is sought
        again; each time fewer days are left, so that it ends.
        """
        latest = [self.workshop.day(chain.horizon.last)] * len(jobs)
        while True:
            path = self._path(chain, jobs, latest)
            broken = self._broken_level(chain, path)
            if broken is None:
                return path
            index, limit = broken
            latest[index] = limit

    def _broken_level(self, chain: Chain, path: Path) -> tuple[int, int] | None:
        """Return the first deeper visit that could keep its limit and does not."""
        lasts = [rung.last for rung in chain.rungs]
        for node, choice in path:
            level = choice.job.order.planned.level
            first = self._first_day(choice.job)
            for depth in range(1, level + 1):
                limit = chain.rungs[depth].gap.after(lasts[depth])
                day = self.workshop.day(limit)
                if node.day > day >= first:
                    return node.index, day
            for depth in range(level + 1):
                lasts[depth] = self.workshop.date(node.day)
        return None

    def _path(self, chain: Chain, jobs: Sequence[Job], latest: Sequence[int]) -> Path:
        best: dict[Node, Choice] = {}
        for index, job in enumerate(jobs):
            for day in self._days(job, latest[index]):
                self._reach(chain, jobs, best, Node(index, day), job)
            if index + 1 < len(jobs):
                self._extras(chain, jobs, best, index)
        end = min(
            best,
            key=lambda n: (
                best[n].cost + UNSERVED * (len(jobs) - 1 - n.index),
                n.index,
                n.day,
                n.extra,
            ),
            default=None,
        )
        path: Path = []
        while end is not None:
            path.append((end, best[end]))
            end = best[end].before
        return path[::-1]

    def _days(self, job: Job, latest: int) -> range:
        """Return the days on which a visit may be made."""
        nominal = self.workshop.day(job.order.due)
        return range(self._first_day(job), min(nominal + REACH, latest) + 1)

    def _first_day(self, job: Job) -> int:
        return max(self.workshop.day(job.order.due) - REACH, self.workshop.earliest)

    def _extras(
        self, chain: Chain, jobs: Sequence[Job], best: dict[Node, Choice], index: int
    ) -> None:
        """Offer one visit more between a nominal one and the next."""
        nominal = self.workshop.day(jobs[index].order.due)
        following = self.workshop.day(jobs[index + 1].order.due)
        if following - nominal <= chain.gap.least_days - 2:
            return
        job = self.workshop.job(chain.extra(jobs[index].order), chained=True)
        for day in range(nominal + 1, following):
            self._reach(chain, jobs, best, Node(index, day, 1), job)

    def _reach(
        self,
        chain: Chain,
        jobs: Sequence[Job],
        best: dict[Node, Choice],
        node: Node,
        job: Job,
    ) -> None:
        found = self._slot(job, node.day)
        if found is None:
            return
        own = found[0] + VISIT + (EXTRA_VISIT if node.extra else 0)
        if not node.extra:
            own += OFF_NOMINAL * abs(node.day - self.workshop.day(job.order.due))
        before, cost = self._cheapest_before(chain, jobs, best, node)
        if cost is None:
            return
        best[node] = Choice(cost + own, found[1], job, before)

    def _cheapest_before(
        self, chain: Chain, jobs: Sequence[Job], best: dict[Node, Choice], node: Node
    ) -> tuple[Node | None, int | None]:
        today = self.workshop.date(node.day)
        options: list[tuple[int, int, int, Node | None]] = []
        if node.index < FAR and not node.extra:
            late = (today - chain.rungs[0].limit).days
            left_out = self._left_out(jobs[: node.index])
            options.append((LATE_DAY * max(0, late) + left_out, -1, 0, None))
        for other in self._neighbours(jobs, node):
            known = best.get(other)
            if known is None:
                continue
            late = (today - chain.gap.after(self.workshop.date(other.day))).days
            left_out = self._left_out(jobs[other.index + 1 : node.index])
            cost = known.cost + LATE_DAY * max(0, late) + left_out
            options.append((cost, other.index, other.day, other))
        if not options:
            return None, None
        cheapest = min(options, key=lambda option: option[:3])
        return cheapest[3], cheapest[0]

    @staticmethod
    def _left_out(jobs: Sequence[Job]) -> int:
        """Price visits left out: the deeper ones dearly."""
        return LATE_DAY * LEFT_OUT * sum(job.order.planned.level > 0 for job in jobs)

    def _neighbours(self, jobs: Sequence[Job], node: Node) -> list[Node]:
        """Return the nodes that a visit may directly follow."""
        found: list[Node] = []
        far = 1 if node.extra else FAR
        nearest = node.index if node.extra else node.index - 1
        indexes = range(nearest, max(nearest - far, -1), -1)
        for index in indexes:
            middle = self.workshop.day(jobs[index].order.due)
            for day in range(middle - REACH, min(middle + REACH + 20, node.day)):
                found.append(Node(index, day))
                if not node.extra:
                    found.append(Node(index, day, 1))
        return found

    def _slot(self, job: Job, day: int) -> tuple[int, Slot] | None:
        key = (job.order.id, day)
        if key not in self._slots:
            self._slots[key] = self.insertion.on_day(job, day)
        return self._slots[key]
