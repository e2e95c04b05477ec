"""The one truth of who is where when, kept by person and day as work is placed."""

from bisect import insort
from datetime import date

from attrs import define, field, frozen

from weibao.engines.clockwork import Stretches, common
from weibao.engines.jobs import GRID, Job, Workshop
from weibao.engines.people import Presence, Unit
from weibao.inventory import Location
from weibao.roster import Reason

Booking = tuple[int, int, str, Job]


@frozen
class Slot:
    """A place for a job: when, who, and the minutes of travel it adds."""

    day: int
    start: int
    unit: Unit
    travel: int


@define
class State:
    """What is placed so far. Everything that can be in the way is indexed by day."""

    workshop: Workshop
    per_day: int
    per_week: int
    placed: dict[str, tuple[Job, Slot]] = field(factory=dict)
    days: dict[tuple[int, int], list[Booking]] = field(factory=dict)
    used: dict[tuple[int, int], int] = field(factory=dict)
    weeks: dict[tuple[int, int], int] = field(factory=dict)
    totals: dict[int, int] = field(factory=dict)
    subjects: dict[tuple[str, int], list[tuple[int, int]]] = field(factory=dict)
    groups: dict[tuple[str, int], list[tuple[int, int]]] = field(factory=dict)
    _travel: dict[tuple[str, str], int] = field(factory=dict)
    _stops: dict[str, Location] = field(factory=dict)
    _weeks_of: dict[int, int] = field(factory=dict)

    # Looking

    def find(self, job: Job, day: int, unit: Unit) -> Slot | Reason:
        """Return the best place for a job with a unit on a day, or why there is none.

        The best one adds the least travel, and of those it is the earliest.
        """
        people = self.workshop.people
        need = job.order.planned.resolved.need
        if not people.certified(unit, need, self.workshop.date(day)):
            return people.why_uncertified(unit, need, self.workshop.date(day))
        hours = self.workshop.hours(job.order.planned, day)
        presences: list[Presence] = []
        for person in unit.people:
            presence = people.presence(person, day)
            if presence is None:
                return Reason.NOBODY_ON_SHIFT
            presences.append(presence)
            hours = common(hours, list(presence.work))
        if not any(end - start >= job.minutes for start, end in hours):
            return Reason.NO_COMMON_HOURS
        best: tuple[int, int] | None = None
        why = Reason.NO_TECHNICIAN_FREE
        for start in self._starts(job, day, unit, hours):
            found = self._earliest(job, day, unit, presences, start, hours)
            if isinstance(found, Reason):
                why = found
                continue
            travel = self._added_travel(job, day, unit, found)
            if travel is None:
                why = Reason.HOURS_USED_UP
            elif best is None or (travel, found) < best:
                best = (travel, found)
        if best is None:
            return why
        return Slot(day, best[1], unit, best[0])

    def _starts(
        self, job: Job, day: int, unit: Unit, hours: Stretches
    ) -> list[int]:
        """Return from when on to look: the day's start, and after work at this stop."""
        starts = {hours[0][0]}
        stop = job.stop.id
        for person in unit.people:
            for _, end, place, _ in self.days.get((person, day), ()):
                if place == stop:
                    starts.add(end)
        return sorted(starts)

    def _earliest(
        self,
        job: Job,
        day: int,
        unit: Unit,
        presences: list[Presence],
        start: int,
        hours: Stretches,
    ) -> int | Reason:
        why = Reason.NO_TECHNICIAN_FREE
        for opens, closes in hours:
            moment = max(start, opens)
            while True:
                moment = -(-moment // GRID) * GRID
                if moment + job.minutes > closes:
                    break
                later, cause = self._obstacle(job, day, unit, presences, moment)
                if later is None:
                    return moment
                if cause is not None:
                    why = cause
                moment = max(later, moment + GRID)
        return why

    def _obstacle(
        self, job: Job, day: int, unit: Unit, presences: list[Presence], moment: int
    ) -> tuple[int | None, Reason | None]:
        """Return when what is in the way at a moment ends, and what it is."""
        end = moment + job.minutes
        stop = job.stop
        for person, presence in zip(unit.people, presences, strict=True):
            base = self.workshop.people.bases[person]
            before, leave = base, presence.starts
            after, return_by = base, presence.ends
            for start, finish, place, _ in self.days.get((person, day), ()):
                if finish <= moment:
                    before, leave = self._stops[place], finish
                elif start >= end:
                    after, return_by = self._stops[place], start
                    break
                else:
                    return finish, Reason.NO_TECHNICIAN_FREE
            earliest = leave + self.travel(before, stop)
            if moment < earliest:
                return earliest, None
            if end + self.travel(stop, after) > return_by:
                return return_by, Reason.NO_TECHNICIAN_FREE
        for start, finish in self.subjects.get((job.subject, day), ()):
            if start < end and moment < finish:
                return finish, Reason.ASSET_BUSY
        if job.group is not None:
            out = [
                finish
                for start, finish in self.groups.get((job.group, day), ())
                if start < end and moment < finish
            ]
            if len(out) >= job.at_most:
                return min(out), Reason.OUTAGE_GROUP
        return None, None

    def _added_travel(
        self, job: Job, day: int, unit: Unit, moment: int
    ) -> int | None:
        """Return the travel a job adds for all its people, None past their limits."""
        total = 0
        week = self.week(day)
        for person in unit.people:
            base = self.workshop.people.bases[person]
            before, after = base, base
            for start, _, place, _ in self.days.get((person, day), ()):
                if start < moment:
                    before = self._stops[place]
                else:
                    after = self._stops[place]
                    break
            added = (
                self.travel(before, job.stop)
                + self.travel(job.stop, after)
                - self.travel(before, after)
            )
            minutes = job.minutes + added
            if self.used.get((person, day), 0) + minutes > self.per_day:
                return None
            if self.weeks.get((person, week), 0) + minutes > self.per_week:
                return None
            total += added
        return total

    # Changing

    def place(self, job: Job, slot: Slot) -> None:
        """Put a job where it was found to fit."""
        end = slot.start + job.minutes
        self._stops[job.stop.id] = job.stop
        for person in slot.unit.people:
            key = (person, slot.day)
            way = self._way(person, slot.day)
            bookings = self.days.setdefault(key, [])
            insort(bookings, (slot.start, end, job.stop.id, job), key=lambda b: b[0])
            self._count(person, slot.day, job.minutes, way)
        insort(self.subjects.setdefault((job.subject, slot.day), []), (slot.start, end))
        if job.group is not None:
            insort(self.groups.setdefault((job.group, slot.day), []), (slot.start, end))
        self.placed[job.order.id] = (job, slot)

    def remove(self, job: Job) -> Slot:
        """Take a job out again, and return where it was."""
        _, slot = self.placed.pop(job.order.id)
        end = slot.start + job.minutes
        for person in slot.unit.people:
            way = self._way(person, slot.day)
            bookings = self.days[person, slot.day]
            self.days[person, slot.day] = [b for b in bookings if b[3] is not job]
            self._count(person, slot.day, -job.minutes, way)
        self.subjects[job.subject, slot.day].remove((slot.start, end))
        if job.group is not None:
            self.groups[job.group, slot.day].remove((slot.start, end))
        return slot

    def _count(self, person: int, day: int, minutes: int, way_before: int) -> None:
        change = minutes + self._way(person, day) - way_before
        week = self.week(day)
        self.used[person, day] = self.used.get((person, day), 0) + change
        self.weeks[person, week] = self.weeks.get((person, week), 0) + change
        self.totals[person] = self.totals.get(person, 0) + change

    def _way(self, person: int, day: int) -> int:
        bookings = self.days.get((person, day), ())
        if not bookings:
            return 0
        base = here = self.workshop.people.bases[person]
        way = 0
        for _, _, place, _ in bookings:
            there = self._stops[place]
            way += self.travel(here, there)
            here = there
        return way + self.travel(here, base)

    # Knowing

    def travel(self, one: Location, other: Location) -> int:
        """Return the minutes from one stop to another."""
        key = (one.id, other.id)
        known = self._travel.get(key)
        if known is None:
            between = self.workshop.people.workforce.travel.between(one, other)
            known = -(-int(between.total_seconds()) // 60)
            self._travel[key] = known
        return known

    def week(self, day: int) -> int:
        """Return the number of a day's ISO week, for counting hours."""
        known = self._weeks_of.get(day)
        if known is None:
            today: date = self.workshop.date(day)
            known = (today.toordinal() - today.weekday()) // 7
            self._weeks_of[day] = known
        return known

    def load(self, unit: Unit, day: int) -> int:
        """Return the minutes that a unit's people are busy on a day."""
        return sum(self.used.get((person, day), 0) for person in unit.people)

    def total(self, unit: Unit) -> int:
        """Return the minutes that a unit's people are busy in all."""
        return sum(self.totals.get(person, 0) for person in unit.people)
