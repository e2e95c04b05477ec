"""The cheapest path through the days of a chain's visits.

The nodes are pairs of a visit and a day; an edge joins neighbouring visits whose gap is
lawful. A visit may be left out where its neighbours are near enough, and one may be
added where they are not. The path is exact for one chain, given what is placed. Where
bounds look further back, a day has a node for some pasts that may still prove the best;
what comes out is then lawful or late, but another path might cost less.
"""

from collections.abc import Iterable, Sequence, Set

from attrs import define, evolve, field

from weibao.engines.chain_bounds import Bounds, ChainBounds
from weibao.engines.chain_nodes import Choice, Node, Option, Path, Reached, worthwhile
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.engines.routes import Slot
from weibao.orders import Chain

REACH = 6
MOST_REACH = 45
"""How many days a visit may move from its nominal day: half its gap between these."""
VISIT = 60
"""What a visit costs, so that one too many is not made for nothing."""
EXTRA_VISIT = 400
EXTENDED = 20_000
"""What an extension costs: more than all else, but being late."""
TORN = 50_000
"""What it costs to leave the next visit no day that all regimes allow."""
LATE_DAY = 100_000
UNSERVED = 3_000_000
LEFT_OUT = 30
"""How many days of lateness a deeper visit that is left out counts for."""
FAR = 4
"""How many visits further on a path may go in one step."""
OFF_NOMINAL = 4


@define(kw_only=True)
class ChainPath:
    """Finds the cheapest path of one chain.

    ``soonest`` is the first day for each visit, ``until`` the last day for any.
    Visits that are ``taken``, by id, stand already and are not offered as further ones.
    """

    workshop: Workshop
    insertion: Insertion
    chain: Chain
    jobs: Sequence[Job]
    bounds: ChainBounds
    until: int
    soonest: list[int]
    taken: Set[str] = frozenset()
    _slots: dict[tuple[Job, int], tuple[int, Slot] | None] = field(factory=dict)
    _first: Bounds = field(init=False)

    @_first.default
    def _bounds_of_the_first(self) -> Bounds:
        return self.bounds.first()

    def cheapest(
        self, latest: Sequence[int], wide: set[int], *, extras: bool
    ) -> tuple[int, Path]:
        """Return the cheapest path with its cost.

        Args:
            latest: the last day for each visit.
            wide: the visits, by index, of which all days within reach are looked at.
            extras: whether visits more are offered.
        """
        best: Reached = {}
        for index, job in enumerate(self.jobs):
            for day in self._days(index, latest[index], wide):
                self._reach(best, Node(index, day), job)
            if extras:
                self._extras(best, index)
        ends = [
            (
                choice.cost
                + UNSERVED * (len(self.jobs) - 1 - node.index)
                + LATE_DAY * self.bounds.lacking(node.day, node.past),
                node.index,
                node.day,
                node.extra,
                node.past,
            )
            for found in best.values()
            for node, choice in found.items()
        ]
        if not ends:
            return UNSERVED * len(self.jobs), []
        cost, index, day, extra, past = min(ends)
        end: Node | None = Node(index, day, extra, past)
        path: Path = []
        while end is not None:
            choice = best[end.index][end]
            path.append((end, choice))
            end = choice.before
        return cost, path[::-1]

    def _days(self, index: int, latest: int, wide: set[int]) -> Iterable[int]:
        """Return the days on which a visit may be made.

        They are those aimed at, or lie about the nominal day; where none of them has
        a place, they reach on until the next nominal visit.
        """
        job = self.jobs[index]
        soonest = max(self.soonest[index], self.first_day(job))
        if index not in wide:
            first = max(job.aim_first, soonest)
            aimed = range(first, min(job.aim_last, latest) + 1)
            if any(self.slot(job, day) for day in aimed):
                return aimed
        nominal = self.workshop.day(job.order.due)
        end = min(nominal + self._days_off, latest)
        near = range(soonest, end + 1)
        if any(self.slot(job, day) for day in near):
            return near
        after = self.jobs[index + 1 : index + 2]
        until = self.workshop.day(after[0].order.due) - 1 if after else latest
        for day in range(max(near.stop, near.start), min(until, latest) + 1):
            if self.slot(job, day):
                return (day,)
        return ()

    def first_day(self, job: Job) -> int:
        """Return the first day on which a visit may be made."""
        return max(
            self.workshop.day(job.order.due) - self._days_off,
            self.workshop.day(self.chain.horizon.first),
            self._first.opens,
            self.workshop.earliest,
        )

    @property
    def _days_off(self) -> int:
        """How many days a visit may move from its nominal day."""
        return min(max(REACH, self.chain.gap.every.least_days // 2 + 1), MOST_REACH)

    def _extras(self, best: Reached, index: int) -> None:
        """Offer one more visit between a nominal one and the next, or at the end."""
        nominal = self.workshop.day(self.jobs[index].order.due)
        following = self.until + 1
        if index + 1 < len(self.jobs):
            following = self.workshop.day(self.jobs[index + 1].order.due)
        extra = self.chain.extra(self.jobs[index].order)
        if extra.id in self.taken:
            return
        job = self.workshop.job(extra, chained=True)
        first = max(nominal + 1 - self._days_off, self.first_day(job))
        for day in range(first, following):
            self._reach(best, Node(index, day, 1), job)

    def _reach(self, best: Reached, node: Node, job: Job) -> None:
        found = self.slot(job, node.day)
        if found is None:
            return
        own = found[0] + VISIT + (EXTRA_VISIT if node.extra else 0)
        if not node.extra:
            own += OFF_NOMINAL * abs(node.day - self.workshop.day(job.order.due))
        options = self._before(best, node)
        if not options:
            return
        nodes = best.setdefault(node.index, {})
        if not self.bounds.looks_back:
            cost, *_, before = min(options, key=lambda option: option[:4])
            nodes[node] = Choice(cost + own, found[1], job, before)
            return
        for cost, before, past in worthwhile(self.bounds, options, node.day):
            known = evolve(node, past=past)
            nodes[known] = Choice(cost + own, found[1], job, before)

    def _before(self, best: Reached, node: Node) -> list[Option]:
        """Return the nodes that a visit may follow, with the cost up to it."""
        options: list[Option] = []
        if node.index < FAR and not node.extra:
            bounds = self._first
            if node.day >= bounds.opens:
                cost = self._left_out(self.jobs[: node.index]) + _cost(bounds, node.day)
                options.append((cost, -1, 0, 0, None))
        nearest = node.index if node.extra else node.index - 1
        far = 1 if node.extra else FAR
        for index in range(nearest, max(nearest - far, -1), -1):
            left_out = self._left_out(self.jobs[index + 1 : node.index])
            for other, known in best.get(index, {}).items():
                if other.day >= node.day or (node.extra and other.extra):
                    continue
                bounds = self.bounds.after(other.day, other.past)
                if node.day < bounds.opens:
                    continue
                cost = known.cost + left_out + _cost(bounds, node.day)
                options.append((cost, other.index, other.day, other.extra, other))
        return options

    @staticmethod
    def _left_out(jobs: Sequence[Job]) -> int:
        """Price visits left out: the deeper ones dearly."""
        return LATE_DAY * LEFT_OUT * sum(job.order.planned.level > 0 for job in jobs)

    def slot(self, job: Job, day: int) -> tuple[int, Slot] | None:
        """Return the cost and the place of a visit on a day, looked for once."""
        key = (job, day)
        if key not in self._slots:
            self._slots[key] = self.insertion.on_day(job, day)
        return self._slots[key]


def _cost(bounds: Bounds, day: int) -> int:
    """Price a visit on a day by its bounds."""
    torn = TORN * bounds.torn
    if day > bounds.limit:
        return torn + LATE_DAY * (day - bounds.limit)
    return torn + (EXTENDED if day > bounds.usual else 0)
