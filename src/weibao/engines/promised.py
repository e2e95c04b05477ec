"""What was published: putting it back as it was, and the price of every change.

A replanned roster begins as the published one. What can stand as it was stands so, to
the minute; only what cannot, and what is new, looks for a place, and moves other work
only where that is worth the disturbance.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import define, field

from weibao.engines.jobs import Job, Workshop
from weibao.engines.routes import Offer
from weibao.published import Promise, Published


@define(eq=False)
class Promised:
    """The places that people know of, by order id.

    Work from ``today`` on and before ``frozen`` stays as it is, as long as its people
    are there. What was to be done before today and is not on record is still to do.
    """

    published: Published
    today: date
    frozen: date
    _people: dict[str, frozenset[int]] = field(factory=dict)
    _days: dict[str, int] = field(factory=dict)

    @classmethod
    def of(
        cls, published: Published | None, today: date, frozen: date | None
    ) -> "Promised | None":
        """Return what was published; None where nothing was."""
        if published is None:
            return None
        return cls(published, today, max(today, frozen or today))

    def promise(self, job: Job, workshop: Workshop) -> None:
        """Note what was published of a job."""
        known = self.published.promises.get(job.id)
        if known is None:
            return
        numbers = workshop.people.numbers
        self._people[job.id] = frozenset(
            numbers.get(person, -1 - at) for at, person in enumerate(known.everybody)
        )
        self._days[job.id] = workshop.day(known.day)
        workshop.columns.promised[job.row] = workshop.clock.minute_of(known.start)

    def changed(self, job: Job, day: int, offer: Offer) -> int | None:
        """Return how many people lose or get a job; None where it stands as published.

        Jobs that were not published change nothing for anybody.
        """
        people = self._people.get(job.id)
        if people is None:
            return None
        others = len(people.symmetric_difference(offer.everybody))
        return None if not others and self._days[job.id] == day else others

    def known(self, job: Job) -> tuple[int, frozenset[int]] | None:
        """Return on which day and with whom a job was published."""
        day = self._days.get(job.id)
        return None if day is None else (day, self._people[job.id])

    def stays(self) -> Iterator[Promise]:
        """Go through the work before the frozen day, which stays as it is."""
        promises = self.published.promises.values()
        return (one for one in promises if self.today <= one.day < self.frozen)

    def in_order(self, jobs: Mapping[str, Job]) -> Iterator[tuple[Job, Promise]]:
        """Go through the published jobs from the frozen day on, critical ones first."""
        promises = self.published.promises
        known = [
            (jobs[id].rank, one.start, id)
            for id, one in promises.items()
            if id in jobs and one.day >= self.frozen
        ]
        for *_, id in sorted(known):
            yield jobs[id], promises[id]
