"""The one truth of who is where when, kept by person and day as work is placed."""

from bisect import insort
from collections.abc import Iterator
from datetime import timedelta

from attrs import define, field, frozen

from weibao.engines.clockwork import Stretches, common
from weibao.engines.jobs import Job, Workshop
from weibao.engines.people import Unit
from weibao.roster import Reason

GRID = 5
"""Work begins on the five-minute marks."""
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
    """What is placed so far. Everything that can be in the way is indexed by day."""

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
    _gaps: dict[tuple[int, int], dict[tuple[int, str], list[Gap]]] = field(factory=dict)
    _open: dict[tuple[int, int, Unit], Stretches | Reason] = field(factory=dict)
    _travel: dict[tuple[int, int], int] = field(factory=dict)
    _weeks_of: dict[int, int] = field(factory=dict)

    # Looking

    def find(self, job: Job, day: int, unit: Unit) -> Slot | Reason:
        """Return the best place for a job with a unit on a day, or why there is none.

        The best one adds the least travel, and of those it is the earliest.
        """
        people = self.workshop.people
        if unit.whole:
            unit = people.there(unit, day)
            if not unit.people:
                return Reason.NOBODY_ON_SHIFT
        need, today = job.order.planned.resolved.need, self.workshop.date(day)
        if not people.certified(unit, need, today):
            return people.why_uncertified(unit.people, need, today)
        hours = self._hours(job, day, unit)
        if isinstance(hours, Reason):
            return hours
        if not any(end - start >= job.minutes for start, end in hours):
            return Reason.NO_COMMON_HOURS
        return self._best(job, day, unit, hours)

    def _hours(self, job: Job, day: int, unit: Unit) -> Stretches | Reason:
        """Return when the place is open and everybody of the unit can work."""
        key = (job.where, day, unit)
        known = self._open.get(key)
        if known is None:
            known = self._open[key] = self._find_hours(job, day, unit)
        return known

    def _find_hours(self, job: Job, day: int, unit: Unit) -> Stretches | Reason:
        hours = self.workshop.hours(job.order.planned, day)
        for person in unit.people:
            presence = self.workshop.people.presence(person, day, unit.crew)
            if presence is None:
                return Reason.NOBODY_ON_SHIFT
            hours = common(hours, list(presence.work))
        return hours

    def _best(self, job: Job, day: int, unit: Unit, hours: Stretches) -> Slot | Reason:
        gaps: list[Gap] = [(start, end, 0) for start, end in hours]
        for person in unit.people:
            own = self._gaps_within_limits(job, day, unit, person)
            if not own:
                return Reason.HOURS_USED_UP
            gaps = _both(gaps, own, job.minutes)
            if not gaps:
                return Reason.NO_TECHNICIAN_FREE
        best: tuple[int, int] | None = None
        why = Reason.NO_TECHNICIAN_FREE
        for opens, closes, travel in gaps:
            if best is not None and best <= (travel, opens):
                continue
            found = self._earliest(job, day, opens, closes)
            if isinstance(found, Reason):
                why = found
            elif best is None or (travel, found) < best:
                best = (travel, found)
        return why if best is None else Slot(day, best[1], unit, best[0])

    def _gaps_within_limits(
        self, job: Job, day: int, unit: Unit, person: int
    ) -> list[Gap]:
        """Return the gaps that leave the person within the hours of day and week."""
        left = min(
            self.per_day - self.used.get((person, day), 0),
            self.per_week - self.weeks.get((person, self.week(day)), 0),
        )
        left -= job.minutes
        if left < 0:
            return []
        return [gap for gap in self._gaps_of(job, day, unit, person) if gap[2] <= left]

    def _gaps_of(self, job: Job, day: int, unit: Unit, person: int) -> list[Gap]:
        """Return the gaps between a person's work, less the ways to and from a stop."""
        known = self._gaps.setdefault((person, day), {})
        key = (job.stop, unit.crew.id)
        if key not in known:
            known[key] = list(self._find_gaps(job.stop, day, unit, person))
        return known[key]

    def _find_gaps(self, stop: int, day: int, unit: Unit, person: int) -> Iterator[Gap]:
        presence = self.workshop.people.presence(person, day, unit.crew)
        assert presence is not None
        base = self.workshop.place(unit.crew.base)
        out, home = self.travel(base, stop), self.travel(stop, base)
        for opens, closes, added in self._between(stop, day, base, person):
            for starts, ends in presence.duties:
                first, last = max(opens, starts + out), min(closes, ends - home)
                if first < last:
                    yield first, last, added

    def _between(self, stop: int, day: int, base: int, person: int) -> Iterator[Gap]:
        """Go through the gaps between a day's work, whatever the spells on duty.

        Each keeps its distance to all work of the day, so that taking work out never
        leaves less time than the way takes.
        """
        bookings = self.days.get((person, day), [])
        last_ends = [NEVER, *(b[1] + self.travel(b[2], stop) for b in bookings)]
        next_starts = [*(b[0] - self.travel(stop, b[2]) for b in bookings), -NEVER]
        if person in self.workshop.people.roaming:
            for other in (day - 1, day + 1):
                for b in self.days.get((person, other), ()):
                    if other < day:
                        last_ends[0] = max(last_ends[0], b[1])
                    else:
                        next_starts[-1] = min(next_starts[-1], b[0])
        for index in range(1, len(last_ends)):
            last_ends[index] = max(last_ends[index], last_ends[index - 1])
            next_starts[-1 - index] = min(next_starts[-1 - index], next_starts[-index])
        for index in range(len(bookings) + 1):
            opens, closes = last_ends[index], next_starts[index]
            if opens < closes:
                yield opens, closes, self._added(bookings, index, base, stop)

    def _added(self, bookings: list[Booking], index: int, base: int, stop: int) -> int:
        """Return the travel that work before the booking of this index adds."""
        before = bookings[index - 1] if index else None
        after = bookings[index] if index < len(bookings) else None
        here = before[2] if before else base
        there = after[2] if after else base
        added = self.travel(here, stop) + self.travel(stop, there)
        if before and after:
            return added - self.travel(here, there)
        if after:
            return added - self.travel(after[3], there)
        if before:
            return added - self.travel(here, before[3])
        return added

    def _earliest(self, job: Job, day: int, opens: int, closes: int) -> int | Reason:
        """Return the first start in a gap at which nothing else is on the subject."""
        moment = -(-opens // GRID) * GRID
        why = Reason.NO_TECHNICIAN_FREE
        while moment + job.minutes <= closes:
            found = self._in_the_way(job, day, moment)
            if found is None:
                return moment
            until, why = found
            moment = -(-until // GRID) * GRID
        return why

    def _in_the_way(self, job: Job, day: int, moment: int) -> tuple[int, Reason] | None:
        """Return until when other work forbids a moment, and which rule does."""
        end = moment + job.minutes
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
        return None

    # Changing

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
        self._gaps.pop((person, day), None)
        if person in self.workshop.people.roaming:
            self._gaps.pop((person, day - 1), None)
            self._gaps.pop((person, day + 1), None)

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

    # Knowing

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


NEVER = -(10**9)


def _both(one: list[Gap], other: list[Gap], minutes: int) -> list[Gap]:
    """Return what two lists of gaps have in common and is long enough."""
    found: list[Gap] = []
    for opens, closes, travel in one:
        for start, end, added in other:
            first, last = max(opens, start), min(closes, end)
            if last - first >= minutes:
                found.append((first, last, travel + added))
    return found
