"""Placing the visits of a chain on the days of its cheapest lawful path.

A path knows only the gaps of the lightest level; those of the deeper ones are kept by
seeking it again. It looks at few days first, and at more where it needs them.
"""

from collections.abc import Sequence, Set

from attrs import define

from weibao.engines.chain_bounds import ChainBounds
from weibao.engines.chain_nodes import Choice, Path
from weibao.engines.chain_path import LATE_DAY, ChainPath
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job, Workshop
from weibao.orders import Chain, counted_from

ABOUT = 2
"""How many visits before and after a break are looked at more widely."""


@define
class ChainPlanner:
    """Places the visits of one chain after another."""

    workshop: Workshop
    insertion: Insertion

    def place(
        self,
        chain: Chain,
        jobs: Sequence[Job],
        until: int,
        taken: Set[str] = frozenset(),
    ) -> tuple[list[Job], list[Job], list[Job]]:
        """Place the visits of a chain.

        Args:
            chain: the chain.
            jobs: the jobs of its nominal orders, in order.
            until: the last day for a visit.
            taken: the ids of its visits that stand already.

        Returns:
            The jobs placed; those left out as not needed; and a visit more that the
            end of the horizon asks for, where it found no place. Nominal jobs in none
            of these lists found no place either.
        """
        bounds = ChainBounds(self.workshop, chain)
        paths = ChainPath(
            workshop=self.workshop,
            insertion=self.insertion,
            chain=chain,
            jobs=jobs,
            bounds=bounds,
            until=until,
            soonest=[0] * len(jobs),
            taken=taken,
        )
        path = self._lawful_path(paths)
        placed = [choice.job for _, choice in path if self._put(choice)]
        kept = {job.order.id for job in placed}
        path = [(node, choice) for node, choice in path if choice.job.order.id in kept]
        visited = {node.index for node, _ in path if not node.extra}
        skipped = [
            job
            for index, job in enumerate(jobs)
            if index not in visited and _is_needless(bounds, job, index, path)
        ]
        missing = self._missing(paths, path)
        return [job for job in placed if job not in missing], skipped, missing

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

    def _missing(self, paths: ChainPath, path: Path) -> list[Job]:
        """Return the visit that the gap after the last one asks for, if any.

        Where that one is a visit more already, and does not reach to the end either, it
        is taken out again: no further one would own up to what is left open.
        """
        if not path or path[-1][0].index + 1 < len(paths.jobs):
            return []
        node, choice = path[-1]
        if not paths.bounds.lacking(node.day, node.past):
            return []
        if node.extra:
            self.insertion.state.remove(choice.job)
            return [choice.job]
        extra = paths.chain.extra(choice.job.order)
        if extra.id in paths.taken:
            return []
        job = self.workshop.job(extra, chained=True)
        job.first = paths.bounds.after(node.day, node.past).opens
        job.last = paths.until
        return [job]

    def _lawful_path(self, paths: ChainPath) -> Path:
        """Return the cheapest path that keeps the gaps of the deeper levels too.

        A path knows only the gaps of the lightest level. Where a deeper visit came out
        too early or too late after those like it, its days are cut off there and the
        path is sought again; each time fewer days are left, so that it ends.
        """
        latest = [paths.until] * len(paths.jobs)
        while True:
            path = self._widened_path(paths, latest)
            broken = self._broken_level(paths, path)
            if broken is None:
                return path
            index, first, last = broken
            paths.soonest[index] = max(paths.soonest[index], first)
            latest[index] = min(latest[index], last)

    def _widened_path(self, paths: ChainPath, latest: list[int]) -> Path:
        """Return the cheapest path, looking at more days only where it needs them.

        First every visit keeps to the days aimed at. About visits that come out late
        or find no place all days within reach are looked at, and in the end visits
        more are offered.
        """
        count, wide = len(paths.jobs), set[int]()
        while True:
            cost, path = paths.cheapest(latest, wide, extras=False)
            if cost < LATE_DAY and not _extends(paths.bounds, path):
                return path
            wider = wide | self._troubled(paths, path)
            if len(wide) == count:
                return paths.cheapest(latest, wide, extras=True)[1]
            wide = set(range(count)) if wider == wide else wider

    def _troubled(self, paths: ChainPath, path: Path) -> set[int]:
        """Return the visits about the breaks of a path, by index."""
        broken: set[int] = set()
        days = [node.day for node, _ in path]
        bounds, before, jobs = paths.bounds.along(days), -1, paths.jobs
        for bound, (node, _) in zip(bounds, path, strict=False):
            between = jobs[before + 1 : node.index]
            deeper = any(job.order.planned.level for job in between)
            if node.day > bound.usual or deeper:
                broken.update(range(before - ABOUT, node.index + ABOUT + 1))
            before = node.index
        last = self.workshop.day(paths.chain.horizon.last)
        if bounds[-1].limit < last or before + 1 < len(jobs):
            broken.update(range(before - ABOUT, len(jobs)))
        return {index for index in broken if 0 <= index < len(jobs)}

    def _broken_level(
        self, paths: ChainPath, path: Path
    ) -> tuple[int, int, int] | None:
        """Return the first deeper visit that could lie better, and its days."""
        rungs, number = paths.chain.rungs, self.workshop.day
        for node, choice in path:
            level = choice.job.order.planned.level
            first = paths.first_day(choice.job)
            for rung in rungs[1 : level + 1]:
                opens, last = number(rung.opens), number(rung.limit)
                if node.day < opens:
                    return node.index, opens, paths.until
                if node.day > last and any(
                    paths.slot(choice.job, one) for one in range(first, last + 1)
                ):
                    return node.index, 0, last
            today = self.workshop.date(node.day)
            pasts = [
                rung.gap.taken(rung.past, today) if depth <= level else rung.past
                for depth, rung in enumerate(rungs)
            ]
            rungs = counted_from(rungs, pasts)
        return None


def _is_needless(bounds: ChainBounds, job: Job, index: int, path: Path) -> bool:
    """Tell whether a visit that was left out leaves every gap lawful."""
    after = [node.day for node, _ in path if node.index > index]
    if job.order.planned.level > 0 or not after:
        return False
    before = [node.day for node, _ in path if node.index < index]
    return bounds.along(before)[-1].limit >= min(after)


def _extends(bounds: ChainBounds, path: Path) -> bool:
    """Tell whether a path uses an extension."""
    if bounds.gap.extension is None:
        return False
    days = [node.day for node, _ in path]
    return any(b.extends(day) for b, day in zip(bounds.along(days), days, strict=False))
