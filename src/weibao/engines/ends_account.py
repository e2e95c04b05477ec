"""The account of when the most critical work is done, while work moves."""

from collections.abc import Iterable
from datetime import datetime
from heapq import heappop, heappush

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS, State
from weibao.equipment import Criticality
from weibao.goals import FINISH_WEIGHTS, Goal
from weibao.inventory import Site
from weibao.scoring import weighted_ends, worked

STAY = -1
"""The key of what keeps its place."""


@define(eq=False)
class EndsAccount:
    """The latest end of each rank, in working minutes from the horizon's first day.

    Of each rank there is a heap of the ends of routes, the latest first; what is no
    more so is thrown away when it comes to the top. ``stays`` are ranks and ends.
    """

    state: State
    price: int
    stays: Iterable[tuple[int, int]] = ()
    _of_route: dict[tuple[int, int], int] = field(factory=dict)
    _heaps: list[list[tuple[int, int]]] = field(init=False)
    _worked: dict[tuple[str, int], int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self._heaps = [[] for _ in Criticality]
        for rank, end in self.stays:
            key = (rank, STAY)
            self._of_route[key] = max(end, self._of_route.get(key, 0))
            heappush(self._heaps[rank], (-self._of_route[key], STAY))

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """What counts is where the routes end."""

    def follow(self, route: Route) -> None:
        """See when a route's work of each rank ends now."""
        state, number = self.state, route.resource * DAYS + route.day
        ends: dict[int, int] = {}
        for row in route.jobs:
            job = state.jobs[row]
            end = state.columns.start[row] + job.minutes
            site = job.order.subject.site
            worked_then = self._until(site, end)
            if worked_then > ends.get(job.rank, -1):
                ends[job.rank] = worked_then
        for rank, heap in enumerate(self._heaps):
            key, now = (rank, number), ends.get(rank)
            if now is None:
                self._of_route.pop(key, None)
            elif self._of_route.get(key) != now:
                self._of_route[key] = now
                heappush(heap, (-now, number))

    def _latest(self, rank: int) -> int:
        heap, known = self._heaps[rank], self._of_route
        while heap and known.get((rank, heap[0][1])) != -heap[0][0]:
            heappop(heap)
        return -heap[0][0] if heap else 0

    def _until(self, site: Site, minute: int) -> int:
        key = (site.id, minute)
        known = self._worked.get(key)
        if known is None:
            workshop = self.state.workshop
            moment: datetime = workshop.clock.instant(minute, site.time_zone)
            known = worked(site, workshop.horizon.first, moment)
            self._worked[key] = known
        return known

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Guess by how much a job on a day would put off the end of its rank."""
        site = job.order.subject.site
        midnight = self.state.workshop.clock.midnight(site.time_zone, day)
        route = offer.routes[0]
        ends = self._until(site, midnight) + route.busy + job.minutes
        later = max(0, ends - self._latest(job.rank))
        return self.price * later * _weight(job.rank)

    def figures(self) -> dict[Goal, int]:
        """Return the weighted latest ends."""
        ends = [self._latest(rank) for rank in range(len(self._heaps))]
        return {Goal.FINISH_BY_PRIORITY: weighted_ends(ends)}

    def cost(self) -> int:
        """Return the price of the figure."""
        return self.price * self.figures()[Goal.FINISH_BY_PRIORITY]


def _weight(rank: int) -> int:
    return FINISH_WEIGHTS[rank] if rank < len(FINISH_WEIGHTS) else 1
