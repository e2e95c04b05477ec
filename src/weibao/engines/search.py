"""Finding the best place for a job on a day, beside all that is placed already."""

from collections.abc import Iterator

from attrs import define, field

from weibao.engines.clockwork import Stretches, common
from weibao.engines.jobs import ANY_TIME, Job
from weibao.engines.people import Unit
from weibao.engines.state import Booking, Gap, Slot, State
from weibao.roster import Reason

GRID = 5
"""Work begins on the five-minute marks."""


@define
class Search:
    """Looks for places; what it finds out of a day is kept until the day changes."""

    state: State
    _open: dict[tuple[int, int, Unit], Stretches | Reason] = field(factory=dict)

    def find(self, job: Job, day: int, unit: Unit) -> Slot | Reason:
        """Return the best place for a job with a unit on a day, or why there is none.

        The best one adds the least travel, and of those it is the earliest.
        """
        people = self.state.workshop.people
        if unit.whole:
            unit = people.there(unit, day)
            if not unit.people:
                return Reason.NOBODY_ON_SHIFT
        need, today = job.order.planned.resolved.need, self.state.workshop.date(day)
        if not people.certified(unit, need, today):
            return people.why_uncertified(unit.people, need, today)
        hours = self._hours(job, day, unit)
        if isinstance(hours, Reason):
            return hours
        if job.begins is not None:
            earliest, _, latest = job.begins
            hours = common(hours, [(earliest, latest + job.minutes)])
        if job.not_before > ANY_TIME:
            hours = common(hours, [(job.not_before, -ANY_TIME)])
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
        hours = self.state.workshop.hours(job.order.planned, day)
        presences = self.state.workshop.people.presences
        for person in unit.people:
            presence = presences.of(person, day, unit.crew)
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
            if best is not None and job.begins is None and best <= (travel, opens):
                continue
            found = self._earliest(job, day, opens, closes)
            if isinstance(found, Reason):
                why = found
            elif best is None or _rank(job, travel, found) < _rank(job, *best):
                best = (travel, found)
        return why if best is None else Slot(day, best[1], unit, best[0])

    def _gaps_within_limits(
        self, job: Job, day: int, unit: Unit, person: int
    ) -> list[Gap]:
        """Return the gaps that leave the person within the hours of day and week."""
        state = self.state
        left = min(
            state.per_day - state.used.get((person, day), 0),
            state.per_week - state.weeks.get((person, state.week(day)), 0),
        )
        left -= job.minutes
        if left < 0:
            return []
        return [gap for gap in self._gaps_of(job, day, unit, person) if gap[2] <= left]

    def _gaps_of(self, job: Job, day: int, unit: Unit, person: int) -> list[Gap]:
        """Return the gaps between a person's work, less the ways to and from a stop."""
        known = self.state.gaps.setdefault((person, day), {})
        key = (job.stop, unit.crew.id)
        if key not in known:
            known[key] = list(self._find_gaps(job.stop, day, unit, person))
        return known[key]

    def _find_gaps(self, stop: int, day: int, unit: Unit, person: int) -> Iterator[Gap]:
        presence = self.state.workshop.people.presences.of(person, day, unit.crew)
        assert presence is not None
        base = self.state.workshop.place(unit.crew.base)
        out, home = self.state.travel(base, stop), self.state.travel(stop, base)
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
        state = self.state
        bookings = state.days.get((person, day), [])
        last_ends = [NEVER, *(b[1] + state.travel(b[2], stop) for b in bookings)]
        next_starts = [*(b[0] - state.travel(stop, b[2]) for b in bookings), -NEVER]
        if person in state.workshop.people.roaming:
            for other in (day - 1, day + 1):
                for b in state.days.get((person, other), ()):
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
        added = self.state.travel(here, stop) + self.state.travel(stop, there)
        if before and after:
            return added - self.state.travel(here, there)
        if after:
            return added - self.state.travel(after[3], there)
        if before:
            return added - self.state.travel(here, before[3])
        return added

    def _earliest(self, job: Job, day: int, opens: int, closes: int) -> int | Reason:
        """Return the first start in a gap at which nothing else is on the subject.

        Of work with a time it is the first from that time on, else the first of all.
        """
        if job.begins is None:
            return self._first(job, day, -(-opens // GRID) * GRID, closes)
        due = max(opens, job.begins[1])
        found = self._first(job, day, due, closes)
        if isinstance(found, Reason) and opens < due:
            found = self._first(job, day, opens, min(closes, due + job.minutes))
        return found

    def _first(self, job: Job, day: int, moment: int, closes: int) -> int | Reason:
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
        for start, finish in self.state.subjects.get((job.subject, day), ()):
            if start < end and moment < finish:
                return finish, Reason.ASSET_BUSY
        if job.group is not None:
            out = [
                finish
                for start, finish in self.state.groups.get((job.group, day), ())
                if start < end and moment < finish
            ]
            if len(out) >= job.at_most:
                return min(out), Reason.OUTAGE_GROUP
        return None


def _rank(job: Job, travel: int, start: int) -> tuple[int, int, int]:
    """Return what places are ranked by: the way, the distance from its time, time."""
    off = 0 if job.begins is None else abs(start - job.begins[1])
    return travel, off, start


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
