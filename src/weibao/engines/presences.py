"""When each person can work: shifts and breaks, less absences, day by day."""

from collections.abc import Sequence
from datetime import timedelta

from attrs import define, field, frozen

from weibao.engines.clockwork import Clockwork, Stretches, common, merged, without
from weibao.inventory import Site
from weibao.spans.hours import DAY, Hours
from weibao.spans.window import Horizon
from weibao.workforce import Crew, Shift, Technician


@frozen
class Presence:
    """One person's day: when work can be done, and from when to when on duty.

    There are two spells on duty where a night shift ends in the morning and the next
    begins in the evening. ``work`` is sorted; stretches of two shifts may overlap.
    ``spells`` are the shifts' whole hours by the day on which they begin; what lies in
    hours of both counts for the later day.
    """

    work: tuple[tuple[int, int], ...]
    duties: tuple[tuple[int, int], ...]
    spells: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = ()

    def duty(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the spell that holds a piece of work."""
        for starts, ends in self.duties:
            if starts <= start and end <= ends:
                return starts, ends
        return None


@define
class Presences:
    """The days of all persons, worked out when they are first asked for."""

    persons: Sequence[Technician]
    horizon: Horizon
    clock: Clockwork
    _presence: dict[tuple[str, str, int, int], Presence | None] = field(factory=dict)

    def of(self, person: int, day: int, crew: Crew) -> Presence | None:
        """Return the person's day with a crew, or None where there is none."""
        own = crew.id if crew.calendars else ""
        key = (crew.site.id, own, person, day)
        if key not in self._presence:
            self._presence[key] = self._find_presence(person, day, crew)
        return self._presence[key]

    def if_longer(
        self, person: int, day: int, crew: Crew, minutes: int
    ) -> Presence | None:
        """Return what a day would be if shifts that begin on it ended later."""
        return self._find_presence(person, day, crew, longer=minutes)

    def if_called(self, person: int, day: int, crew: Crew) -> Presence | None:
        """Return what a day would be if somebody came in who is off on it.

        Hours of absence stay.
        """
        return self._find_presence(person, day, crew, called=True)

    def _find_presence(
        self,
        number: int,
        day: int,
        crew: Crew,
        longer: int = 0,
        *,
        called: bool = False,
    ) -> Presence | None:
        person, site = self.persons[number], crew.site
        today = self.horizon.first + timedelta(days=day)
        if not person.employed_on(today):
            return None
        away = self._away(person, day, site, only_hours=called)
        inside = without(self.clock.whole_day(site.time_zone, day), away)
        work: Stretches = []
        duties: Stretches = []
        for begun in (day, day - 1):
            there: Stretches = []
            for shift in person.shifts:
                if begun < day and shift.hours.closes <= DAY:
                    continue
                held = crew.hours(shift, today - timedelta(days=day - begun))
                if held is None and called and begun == day:
                    held = shift.hours
                if held is not None:
                    more = longer * (begun == day and held == shift.hours)
                    hours = [self._hours(held, site, begun, more)]
                    present = common(hours, inside)
                    there += present
                    work += without(present, self._breaks(shift, site, begun))
            if there:
                duties.append((min(there)[0], max(end for _, end in there)))
        if not work:
            return None
        spells = self._spells(person, day, crew)
        return Presence(tuple(sorted(work)), tuple(duties), spells)

    def _spells(
        self, person: Technician, day: int, crew: Crew
    ) -> tuple[tuple[int, tuple[tuple[int, int], ...]], ...]:
        found: list[Stretches] = []
        for begun in (day, day - 1):
            today = self.horizon.first + timedelta(days=begun)
            hours = [
                self.clock.stretch(crew.site.time_zone, begun, shift.hours)
                for shift in person.shifts
                if crew.works(shift, today)
            ]
            found.append(merged(hours))
        now, before = found
        return (day, tuple(now)), (day - 1, tuple(without(before, now)))

    def _hours(
        self, hours: Hours, site: Site, begun: int, longer: int
    ) -> tuple[int, int]:
        if longer:
            closes = min(hours.closes + longer, hours.opens + DAY)
            hours = Hours(hours.opens, closes)
        return self.clock.stretch(site.time_zone, begun, hours)

    def _breaks(self, shift: Shift, site: Site, begun: int) -> Stretches:
        """Return the breaks; those of a night shift may lie after midnight."""
        breaks: Stretches = []
        for pause in shift.breaks:
            late = pause.closes <= shift.hours.opens
            breaks += self._taken(site, begun + late, pause)
        return breaks

    def _away(
        self, person: Technician, day: int, site: Site, *, only_hours: bool = False
    ) -> Stretches:
        today = self.horizon.first + timedelta(days=day)
        away: Stretches = []
        for absence in person.absences:
            if absence.hours is None:
                if today in absence.window and not only_hours:
                    away += self.clock.whole_day(site.time_zone, day)
                continue
            for back in (1, 0):
                if today - timedelta(days=back) in absence.window:
                    away += self._taken(site, day - back, absence.hours)
        return away

    def _taken(self, site: Site, day: int, hours: Hours) -> Stretches:
        return [self.clock.taken(site.time_zone, day, hours)]
