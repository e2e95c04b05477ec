"""The account of trips, as rosters count them: by the people who go together."""

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import State
from weibao.goals import Goal

Going = tuple[tuple[int, ...], int]
"""The people who go together, and the day."""


@define(eq=False)
class TripsAccount:
    """How often the same people go to another stop, over all days.

    Routes count the trips of each resource; a team of several is one trip here.
    ``price`` is that of a trip.
    """

    state: State
    price: int
    _rows: dict[Going, list[int]] = field(factory=dict)
    _trips: dict[Going, int] = field(factory=dict)
    _figure: int = 0

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """Enter work in its place, or strike it out with -1."""
        if job.id != job.order.id:
            return  # a further part of work that has been counted
        going = slot.unit.people, slot.day
        rows = self._rows.setdefault(going, [])
        if sign > 0:
            rows.append(job.row)
        else:
            rows.remove(job.row)
        self._count(going)

    def follow(self, route: Route) -> None:
        """Count anew where work of a route has other minutes."""
        unit = self.state.columns.unit
        for going in {
            (who.people, route.day)
            for row in route.jobs
            if (who := unit[row]) is not None
        }:
            if going in self._rows:
                self._count(going)

    def _count(self, going: Going) -> None:
        columns, jobs = self.state.columns, self.state.jobs
        start, stop = columns.start, columns.stop
        trips, last = 0, -1
        for row in sorted(
            self._rows[going], key=lambda row: (start[row], jobs[row].order.id)
        ):
            trips += stop[row] != last
            last = stop[row]
        self._figure += trips - self._trips.get(going, 0)
        self._trips[going] = trips

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Price going to a stop that the people do not go to that day."""
        stop = self.state.columns.stop
        there = any(stop[row] == job.stop for row in offer.routes[0].jobs)
        return 0 if there else self.price

    def figures(self) -> dict[Goal, int]:
        """Return the number of trips."""
        return {Goal.TRIPS: self._figure}

    def cost(self) -> int:
        """Return the price of the figure."""
        return self.price * self._figure
