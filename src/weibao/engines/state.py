"""The one truth of who is where when, kept by person and day as work is placed."""

from bisect import insort
from datetime import timedelta

from attrs import define, field, frozen

from weibao.engines.jobs import Job, Workshop
from weibao.engines.people import Unit

Booking = tuple[int, int, int, int, Job]
"""Start, end, stop, base and job of one person's work."""
Gap = tuple[int, int, int]
"""From when to when work may last, and the minutes of travel it adds."""


@frozen
class Slot:
    """A place for a job: when, who, and the minutes of travel it adds."""

    day: int
    start: int
    unit: Unit
    travel: int


@define
class State:
    """What is placed so far. Everything that can be in the way is indexed by day.

    ``gaps`` are those between a person's work, as far as they have been looked for;
    they are forgotten when the day changes.
    """

    workshop: Workshop
    per_day: int
    per_week: int
    placed: dict[str, tuple[Job, Slot]] = field(factory=dict)
    days: dict[tuple[int, int], list[Booking]] = field(factory=dict)
    used: dict[tuple[int, int], int] = field(factory=dict)
    weeks: dict[tuple[int, int], int] = field(factory=dict)
    totals: dict[int, int] = field(factory=dict)
    changes: list[tuple[bool, Job, Slot]] = field(factory=list)
    subjects: dict[tuple[str, int], list[tuple[int, int]]] = field(factory=dict)
    groups: dict[tuple[str, int], list[tuple[int, int]]] = field(factory=dict)
    gaps: dict[tuple[int, int], dict[tuple[int, str], list[Gap]]] = field(factory=dict)
    _travel: dict[tuple[int, int], int] = field(factory=dict)
    _weeks_of: dict[int, int] = field(factory=dict)

    def place(self, job: Job, slot: Slot) -> None:
        """Put a job where it was found to fit."""
        end = slot.start + job.minutes
        base = self.workshop.place(slot.unit.crew.base)
        booking = (slot.start, end, job.stop, base, job)
        for person in slot.unit.people:
            way = self._way(person, slot.day)
            bookings = self.days.setdefault((person, slot.day), [])
            insort(bookings, booking, key=lambda b: b[0])
            self._count(person, slot.day, job.minutes, way)
        insort(self.subjects.setdefault((job.subject, slot.day), []), (slot.start, end))
        if job.group is not None:
            insort(self.groups.setdefault((job.group, slot.day), []), (slot.start, end))
        self.placed[job.order.id] = (job, slot)
        self.changes.append((True, job, slot))

    def remove(self, job: Job) -> Slot:
        """Take a job out again, and return where it was."""
        placed, slot = self.placed.pop(job.order.id)
        end = slot.start + job.minutes
        for person in slot.unit.people:
            way = self._way(person, slot.day)
            bookings = self.days[person, slot.day]
            self.days[person, slot.day] = [b for b in bookings if b[4] is not placed]
            self._count(person, slot.day, -job.minutes, way)
        self.subjects[job.subject, slot.day].remove((slot.start, end))
        if job.group is not None:
            self.groups[job.group, slot.day].remove((slot.start, end))
        self.changes.append((False, placed, slot))
        return slot

    def undo(self, mark: int) -> None:
        """Take changes back until only so many of them are left."""
        while len(self.changes) > mark:
            placed, job, slot = self.changes.pop()
            if placed:
                self.remove(job)
            else:
                self.place(job, slot)
            self.changes.pop()

    def _count(self, person: int, day: int, minutes: int, way_before: int) -> None:
        change = minutes + self._way(person, day) - way_before
        week = self.week(day)
        self.used[person, day] = self.used.get((person, day), 0) + change
        self.weeks[person, week] = self.weeks.get((person, week), 0) + change
        self.totals[person] = self.totals.get(person, 0) + change
        self.gaps.pop((person, day), None)
        if person in self.workshop.people.roaming:
            self.gaps.pop((person, day - 1), None)
            self.gaps.pop((person, day + 1), None)

    def _way(self, person: int, day: int) -> int:
        """Return the minutes from base by all stops of a day and back."""
        bookings = self.days.get((person, day))
        if not bookings:
            return 0
        here, way = bookings[0][3], 0
        for booking in bookings:
            way += self.travel(here, booking[2])
            here = booking[2]
        return way + self.travel(here, bookings[-1][3])

    def within_limits(self, job: Job, slot: Slot) -> bool:
        """Tell whether those who do a job keep the hours of its day and week.

        Where ways differ oddly, taking out a stop can lengthen the rest.
        """
        week = self.week(slot.day)
        return all(
            self.used.get((person, slot.day), 0) <= self.per_day
            and self.weeks.get((person, week), 0) <= self.per_week
            for person in slot.unit.people
        )

    def travel(self, one: int, other: int) -> int:
        """Return the minutes from one stop to another, in whole minutes upwards."""
        key = (one, other)
        known = self._travel.get(key)
        if known is None:
            places = self.workshop.places
            times = self.workshop.people.workforce.travel
            between = times.between(places[one], places[other])
            known = self._travel[key] = -(-between // timedelta(minutes=1))
        return known

    def week(self, day: int) -> int:
        """Return the number of a day's ISO week, for counting hours."""
        known = self._weeks_of.get(day)
        if known is None:
            today = self.workshop.date(day)
            known = (today.toordinal() - today.weekday()) // 7
            self._weeks_of[day] = known
        return known

    def elsewhere(self, unit: Unit, day: int) -> int:
        """Count those of a team who that day also work in another one."""
        if len(unit.people) < 2:
            return 0
        return sum(
            any(
                self.placed[booking[-1].order.id][1].unit.people != unit.people
                for booking in self.days.get((person, day), ())
            )
            for person in unit.people
        )

    def load(self, unit: Unit, day: int) -> int:
        """Return the minutes that a unit's people are busy on a day."""
        return sum(self.used.get((person, day), 0) for person in unit.people)

    def total(self, unit: Unit) -> int:
        """Return the minutes that a unit's people are busy in all."""
        return sum(self.totals.get(person, 0) for person in unit.people)
