"""Work that goes on over several shifts: in parts, by the same people.

A part fills what is free of a stretch between breaks. Each is a job with a row of its
own; what the work shares with other work is held from its first minute to its last,
nights included, by rows that nobody goes for.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import define, evolve, field

from weibao.engines.columns import ANY_TIME, FOREVER, NOWHERE
from weibao.engines.escorting import Escorting
from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.places import Places
from weibao.engines.routes import Offer, Slot
from weibao.engines.state import DAYS, State
from weibao.roster import Reason

ASKED = -(10**6)
"""The number of the part by whose row questions are asked."""


class Part(NamedTuple):
    """A part of some work: who goes on which day, from when on, for how long."""

    day: int
    offer: Offer
    start: int
    minutes: int


class Gap(NamedTuple):
    """What is free between the work of several routes, and the way that it adds."""

    opens: int
    closes: int
    positions: tuple[int, ...]
    ways: tuple[int, ...]


@define(eq=False)
class Spreading:
    """Places divisible work.

    ``made`` returns the routes of a unit's day, whatever teams there are, ``open_to``
    tells whether its crew may come to the place on it.
    """

    state: State
    places: Places
    made: Callable[[Unit, int], Offer | None]
    escorting: Escorting
    open_to: Callable[[Job, Offer], bool]
    _rows: dict[tuple[str, int], int] = field(factory=dict)

    def place(
        self,
        job: Job,
        first: int,
        last: int,
        offers: Callable[[Job, int], Iterable[Offer]],
    ) -> bool:
        """Place a job so that it lies between two days, both included.

        It begins as near to its aim as can be, and of all who could begin then those
        do it who are preferred and done first.
        """
        closed = self.state.workshop.why_closed
        days = [
            day
            for day in range(max(first, 0), last + 1)
            if closed(job.order.planned, day) is None
        ]
        days.sort(
            key=lambda day: (max(job.aim_first - day, day - job.aim_last, 0), day)
        )
        mark = len(self.state.changes)
        for day in days:
            best: tuple[int, int, int, list[Part]] | None = None
            for number, offer in enumerate(offers(job, day)):
                parts = self._spread(job, offer, day, last)
                if parts and self._hold(job, parts):
                    ends = parts[-1].start + parts[-1].minutes
                    over = job.passed_over(offer.unit.people)
                    if best is None or (over, ends, number) < best[:3]:
                        best = over, ends, number, parts
                self.state.undo(mark)
            if best is not None:
                self.stand(job, best[3])
                return True
        return False

    def resume(self, job: Job, parts: Sequence[Part]) -> bool:
        """Put a job back where it was published, if it still holds there."""
        smallest, total = job.divisible or 0, sum(part.minutes for part in parts)
        if total != job.minutes or min(part.minutes for part in parts) < min(
            smallest, total
        ):
            return False
        mark = len(self.state.changes)
        passed = range(parts[0].day + 1, parts[-1].day)
        days = {part.day for part in parts}
        for day in passed:
            if day in days:
                continue
            if self._joined_by_others(parts[0].offer, day):
                return False
            if self._goes_on(job, parts[0].offer, day) is not None:
                return False
        for number, part in enumerate(parts):
            row = self._row(job, number, part.minutes)
            slot = self.places.exactly(row, part.offer, part.start, 0)
            if slot is None:
                self.state.undo(mark)
                return False
            self.state.place(self._part(job, number, row, part.minutes), slot)
        held = self._hold(job, parts)
        self.state.undo(mark)
        if held:
            self.stand(job, parts)
        return held

    def stand(self, job: Job, parts: Sequence[Part]) -> None:
        """Let a job stand in parts that are known to fit, or are given out so."""
        made: list[Job] = []
        for number, part in enumerate(parts):
            row = self._row(job, number, part.minutes)
            one = self._part(job, number, row, part.minutes)
            at = tuple(
                self._position(route.jobs, part.start) for route in part.offer.routes
            )
            self.state.place(one, self._slot(row, part, at))
            made.append(one)
        marks, _ = self.state.workshop.sharing.of(job.order.planned)
        for number, (day, start, minutes) in enumerate(self._held(job, parts)):
            row = self._row(job, -1 - number, minutes)
            self.state.columns.marks[row] = marks
            nobody = Offer(parts[0].offer.unit, (), 0, 0)
            one = self._part(job, -1 - number, row, 0)
            self.state.place(
                one, self._slot(row, Part(day, nobody, start, minutes), ())
            )
            made.append(one)
        made[0].parts = tuple(made[1:])

    def why_not(self, job: Job, offer: Offer) -> Reason | None:
        """Say why people who are there on a day cannot do a job from then on."""
        day, minutes = offer.routes[0].day, 0
        job = evolve(job, id=f"{job.id}?", row=self._row(job, ASKED, job.minutes))
        mark = len(self.state.changes)
        parts = self._spread(job, offer, day, job.last)
        held = bool(parts) and self._hold(job, parts)
        self.state.undo(mark)
        if parts:
            return None if held else Reason.ASSET_BUSY
        for on in range(day, job.last + 1):
            here = offer if on == day else self._goes_on(job, offer, on)
            if here is not None:
                hours = self.places.hours(job.row, here)
                there = sum(closes - opens for opens, closes in hours)
                minutes += min(there, self.state.per_day)
        short = minutes < job.minutes
        return Reason.NO_COMMON_HOURS if short else Reason.NO_TECHNICIAN_FREE

    def _spread(self, job: Job, offer: Offer, day: int, last: int) -> list[Part]:
        """Place a job from a day on, part by part; return them, none if it fails."""
        left, parts, on = job.minutes, list[Part](), day
        while left and on <= last:
            if on != day and self._joined_by_others(offer, on):
                return []
            here = offer if on == day else self._goes_on(job, offer, on)
            if here is None:
                on += 1
                continue
            done = sum(
                part.minutes for part in self._on_day(job, here, on, left, parts)
            )
            if not done:
                return []
            left, on = left - done, on + 1
        return [] if left else parts

    def _goes_on(self, job: Job, offer: Offer, day: int) -> Offer | None:
        """Return the same people on another day; None where somebody is off."""
        planned = job.order.planned
        if self.state.workshop.why_closed(planned, day) is not None:
            return None
        if not all(self._there(unit, day) for unit in (offer.unit, offer.escort)):
            return None
        again = self.made(offer.unit, day)
        if again is not None and offer.escort is not None:
            return self.escorting.both(again, offer.escort)
        return again

    def _on_day(
        self, job: Job, offer: Offer, day: int, left: int, parts: list[Part]
    ) -> list[Part]:
        """Place what can be done of a job on a day, and add it to the parts.

        Nothing can be by people of whom some are in other teams that day.
        """
        teams = self.state.teams
        if teams is not None and not teams.keeps(offer):
            return []
        if not (self._certified(job, offer, day) and self.open_to(job, offer)):
            return []
        best: list[tuple[int, int]] = []
        chosen: Gap | None = None
        for gap in self._gaps(job, offer):
            found = self._filled(job, offer, gap, left, not parts)
            if sum(m for _, m in found) > sum(m for _, m in best):
                best, chosen = found, gap
        if chosen is None:
            return []
        made: list[Part] = []
        for start, minutes in best:
            number = len(parts)
            row = self._row(job, number, minutes)
            part = Part(day, offer, start, minutes)
            at = tuple(position + len(made) for position in chosen.positions)
            self.state.place(
                self._part(job, number, row, minutes), self._slot(row, part, at)
            )
            parts.append(part)
            made.append(part)
        return made

    def _certified(self, job: Job, offer: Offer, day: int) -> bool:
        """Tell whether the certificates of an offer's people hold on a day."""
        workshop, resolved = self.state.workshop, job.order.planned.resolved
        certified, today = workshop.people.certified, workshop.date(day)
        if not certified(offer.unit, resolved.need, today):
            return False
        escort = resolved.escort
        if escort is None or offer.escort is None:
            return True
        return certified(offer.escort, escort.need, today)

    def _of_crew(self, unit: Unit, day: int) -> frozenset[int]:
        """Return who of a crew that goes whole is there; of another the unit itself."""
        people = self.state.workshop.people
        if unit.crew.may_split:
            return frozenset(unit.people)
        return frozenset(people.there(people.whole(unit.crew), day).people)

    def _there(self, unit: Unit | None, day: int) -> bool:
        """Tell whether nobody of a crew that goes whole is off on a day."""
        return unit is None or self._of_crew(unit, day).issuperset(unit.people)

    def _joined_by_others(self, offer: Offer, day: int) -> bool:
        """Tell whether more of a crew that goes whole are there than began the work."""
        units = [unit for unit in (offer.unit, offer.escort) if unit is not None]
        return any(self._of_crew(unit, day) > set(unit.people) for unit in units)

    def _filled(
        self, job: Job, offer: Offer, gap: Gap, left: int, first: bool
    ) -> list[tuple[int, int]]:
        """Return when a gap could be worked in: the beginnings and minutes."""
        grid = self.places.timing.grid
        smallest, ready, until = job.divisible or 0, gap.opens, FOREVER
        if first:
            ready = max(ready, job.not_before)
            if job.begins is not None:
                ready, until = max(ready, job.begins[0]), job.begins[2]
        found: list[tuple[int, int]] = []
        spent = 0
        hours = sorted(self.places.hours(job.row, offer), key=lambda h: (h[0], -h[1]))
        for since, till in hours:  # shifts of one person may overlap
            opens, closes = max(since, ready), min(till, gap.closes)
            start = opens if job.begins and first else -(-opens // grid) * grid
            if first and not found and start > until:
                break
            take = min(closes - start, left - spent)
            while take >= 1 and not self._allowed(job.row, offer, gap, spent + take):
                take -= grid
            rest = left - spent - take
            if 0 < rest < smallest:
                take -= smallest - rest
            if take >= min(smallest, job.minutes) and self._rested(offer, job, start):
                found.append((start, take))
                spent += take
                ready = start + take
            if spent == left:
                break
        return found

    def _allowed(self, row: int, offer: Offer, gap: Gap, minutes: int) -> bool:
        """Tell whether people may be busy for so much longer, ways not counted."""
        state, held = self.state, self.state.reserving
        longer = [minutes + way for way in gap.ways]
        if not all(map(state.allows, offer.routes, longer)):
            return False
        return held is None or held.open_to(row, offer, gap.positions, longer, minutes)

    def _rested(self, offer: Offer, job: Job, start: int) -> bool:
        rests = self.places.timing.rests
        sides = zip(offer.routes, offer.sides, strict=True)
        moves = ((job.row, start),)
        return all(rests.allow(route, crew, moves) for route, (crew, _) in sides)

    def _gaps(self, job: Job, offer: Offer) -> Iterator[Gap]:
        """Go through what is free in all routes of an offer at once."""
        columns, travel = self.state.columns, self.state.travel
        found = [Gap(ANY_TIME, FOREVER, (), ())]
        for route, (_, base) in zip(offer.routes, offer.sides, strict=True):
            gaps: list[tuple[int, int, int, int]] = []
            for place in self.places.of_route(route, job.stop, base):
                at, closes = place[3], FOREVER
                if at < len(route.jobs):
                    after = route.jobs[at]
                    closes = (
                        columns.start[after] - travel[job.stop][columns.stop[after]]
                    )
                gaps.append((place[1], closes, at, place[4]))
            found = [
                Gap(first, last, (*one.positions, at), (*one.ways, way))
                for one in found
                for opens, closes, at, way in sorted(gaps)
                if (first := max(one.opens, opens)) < (last := min(one.closes, closes))
            ]
        yield from found

    def _held(self, job: Job, parts: Sequence[Part]) -> Iterator[tuple[int, int, int]]:
        """Go through the days from first to last: the minute from when, how long."""
        zone = job.order.subject.site.time_zone
        midnight = self.state.workshop.clock.midnight
        begins, ends = parts[0].start, parts[-1].start + parts[-1].minutes
        for day in range(parts[0].day, parts[-1].day + 1):
            start = max(begins, midnight(zone, day))
            yield day, start, min(ends, midnight(zone, day + 1)) - start

    def _hold(self, job: Job, parts: Sequence[Part]) -> bool:
        """Tell whether all that is shared is free from the first minute to the last."""
        sharing, busy = self.state.workshop.sharing, self.state.busy
        columns = self.state.columns
        _, exclusions = sharing.of(job.order.planned)
        for day, start, minutes in self._held(job, parts):
            for key, most in exclusions:
                near = range(day - 1, day + 2) if key in sharing.wide else (day,)
                on = [
                    row
                    for one in near
                    for row in busy.get(key * DAYS + one, ())
                    if columns.start[row] < start + minutes
                    and start < columns.start[row] + columns.minutes[row]
                ]
                if len(on) >= most:
                    return False
        return True

    def _row(self, job: Job, number: int, minutes: int) -> int:
        """Return the row of a part, so many minutes long."""
        columns, workshop = self.state.columns, self.state.workshop
        key = job.id, number
        row = job.row if not number else self._rows.get(key)
        if row is None:
            row = self._rows[key] = columns.add(
                minutes=minutes,
                stop=job.stop,
                where=job.where,
                offers=NOWHERE,
                marks=(),
                exclusions=(),
                begins=None,
            )
            if job.row in columns.urgent:
                columns.urgent.add(row)
            if job.escorts is not None and (number > 0 or number == ASKED):
                workshop.add_escort(row)
        columns.minutes[row] = minutes
        if row in columns.escort:
            columns.minutes[columns.escort[row]] = minutes
        return row

    def _part(self, job: Job, number: int, row: int, minutes: int) -> Job:
        id, of = (f"{job.id}\n{number}", job.id) if number else (job.id, "")
        return evolve(job, id=id, row=row, minutes=minutes, parts=(), part_of=of)

    def _slot(self, row: int, part: Part, at: tuple[int, ...]) -> Slot:
        day, offer, start, _ = part
        return Slot(day, start, offer.unit, 0, offer, at, ((row, start),))

    def _position(self, jobs: Sequence[int], start: int) -> int:
        return sum(self.state.columns.start[row] < start for row in jobs)
