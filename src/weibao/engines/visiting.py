"""Visits to places that should have only so many of them in a week or month."""

from collections.abc import Iterable
from datetime import date

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Slot
from weibao.inventory import Location, Site, VisitCap
from weibao.plan import PlannedTask

Key = tuple[str, str, date]
"""Whether it is a site or a place in it, its id, and when the week or month begins."""


@define(eq=False)
class Visiting:
    """Counts visits: the days of crews at places that have a cap.

    ``first`` is the day that others are counted from. ``price`` is that of a visit
    beyond what there should be.
    """

    first: date
    price: int = 0
    figure: int = 0
    _made: dict[Key, dict[tuple[str, int], int]] = field(factory=dict)
    _caps: dict[str, tuple[tuple[Location | Site, VisitCap], ...]] = field(factory=dict)

    def _keys(self, job: Job, day: int) -> list[tuple[Key, VisitCap]]:
        location = job.order.subject.location
        caps = self._caps.get(location.id)
        if caps is None:
            caps = self._caps[location.id] = location.capped()
        today = date.fromordinal(self.first.toordinal() + day)
        return [
            (
                (
                    "site" if isinstance(place, Site) else "place",
                    place.id,
                    cap.period(today),
                ),
                cap,
            )
            for place, cap in caps
        ]

    def full(self, job: Job, day: int, crew: str) -> bool:
        """Tell whether a crew may make no visit for a job on a day."""
        for key, cap in self._keys(job, day):
            made = self._made.get(key, {})
            if cap.must and (crew, day) not in made and len(made) >= cap.at_most:
                return True
        return False

    def bias(self, job: Job, day: int, crew: str) -> int:
        """Return what a visit for a job on a day would cost."""
        if not self.price:
            return 0
        more = 0
        for key, cap in self._keys(job, day):
            made = self._made.get(key, {})
            more += (crew, day) not in made and len(made) >= cap.at_most
        return more * self.price

    def reprice(self, price: int) -> int:
        """Take another price from now on; return what all visits cost then."""
        self.price = price
        return self.figure * price

    def enter(self, job: Job, slot: Slot, sign: int) -> int:
        """Count work, or take it out with -1; return by how much the price rises."""
        if not slot.offer.routes:  # nobody goes there for it
            return 0
        return self.count(job, slot.day, slot.unit.crew.id, sign)

    def count(self, job: Job, day: int, crew: str, sign: int = 1) -> int:
        """Count a crew's day at the place of a job; return what that costs."""
        before = self.figure
        for key, cap in self._keys(job, day):
            made = self._made.setdefault(key, {})
            was = max(0, len(made) - cap.at_most)
            number = made.get((crew, day), 0) + sign
            if number:
                made[crew, day] = number
            else:
                made.pop((crew, day), None)
            self.figure += max(0, len(made) - cap.at_most) - was
        return (self.figure - before) * self.price


def are_capped(tasks: Iterable[PlannedTask]) -> bool:
    """Tell whether any task is at a place that should have only so many visits."""
    places = {one.subject.location.id: one.subject.location for one in tasks}
    return any(place.capped() for place in places.values())
