"""When people can work, and which sets of them can do a piece of work."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from attrs import define, field, frozen

from weibao.engines.clockwork import Clockwork, Stretches, merged, without
from weibao.equipment import Need, Position
from weibao.inventory import Location
from weibao.roster import Reason
from weibao.spans.window import Horizon
from weibao.workforce import Crew, Technician, Workforce


@frozen
class Presence:
    """One person's working day: when work can be done, and from when to when on duty."""

    work: tuple[tuple[int, int], ...]
    starts: int
    ends: int


@frozen(eq=False)
class Unit:
    """A set of people an order can be given to, as numbers, of one crew."""

    crew: Crew
    people: tuple[int, ...]


@define
class People:
    """Everybody by number, with their days and the units they can form."""

    workforce: Workforce
    horizon: Horizon
    clock: Clockwork
    persons: tuple[Technician, ...] = field(init=False)
    crews: tuple[Crew, ...] = field(init=False)
    bases: list[Location] = field(init=False)
    crew_of: dict[str, Crew] = field(init=False)
    _presence: dict[tuple[int, int], Presence | None] = field(factory=dict)
    _fits: dict[tuple[Need, tuple[int, ...], date], bool] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        crews = self.workforce.crews
        self.crews = tuple(crews[id] for id in sorted(crews))
        self.crew_of = {p.id: crew for crew in self.crews for p in crew.members}
        known = self.workforce.technicians
        self.persons = tuple(known[id] for id in sorted(known) if id in self.crew_of)
        self.bases = [self.crew_of[person.id].base for person in self.persons]

    def presence(self, person: int, day: int) -> Presence | None:
        """Return the person's working day, or None where there is none."""
        key = (person, day)
        if key not in self._presence:
            self._presence[key] = self._find_presence(person, day)
        return self._presence[key]

    def _find_presence(self, number: int, day: int) -> Presence | None:
        person = self.persons[number]
        site = self.crew_of[person.id].site
        today = self.horizon.first + timedelta(days=day)
        if not person.employed_on(today):
            return None
        on: Stretches = []
        breaks: Stretches = []
        for shift in person.shifts:
            if shift.weekdays is None:
                worked = site.calendar.is_open(today)
            else:
                worked = today.weekday() in shift.weekdays
            if worked:
                zone = site.time_zone
                on.append(self.clock.stretch(zone, day, shift.hours))
                breaks += [self.clock.stretch(zone, day, b) for b in shift.breaks]
        away = self._away(person, day, today)
        present = without(merged(on), away)
        if not present:
            return None
        work = without(present, breaks)
        return Presence(tuple(work), present[0][0], present[-1][1])

    def _away(self, person: Technician, day: int, today: date) -> Stretches:
        zone = self.crew_of[person.id].site.time_zone
        away: Stretches = []
        for offset in (0, 1):
            on = today + timedelta(days=offset)
            for absence in person.absences:
                if on not in absence.window:
                    continue
                if absence.hours is not None:
                    away.append(self.clock.stretch(zone, day + offset, absence.hours))
                    continue
                start = self.clock.midnight(zone, day + offset)
                away.append((start, self.clock.midnight(zone, day + offset + 1)))
        return away

    def units(self, need: Need, crew: str | None) -> tuple[Unit, ...]:
        """Return the units whose skills meet a need, whatever their certificates.

        A crew that may not split stands as a whole; of another crew every choice of
        as many people as are needed.
        """
        crews = self.crews if crew is None else (self.workforce.crews[crew],)
        return tuple(unit for one in crews for unit in self._units_of(one, need))

    def _units_of(self, crew: Crew, need: Need) -> Iterator[Unit]:
        members = {person.id for person in crew.members}
        numbers = [n for n, person in enumerate(self.persons) if person.id in members]
        if not crew.may_split:
            choices: Iterator[tuple[int, ...]] = iter([tuple(numbers)])
        else:
            choices = combinations(numbers, need.people)
        for choice in choices:
            persons = [self.persons[n] for n in choice]
            if choice and covers(persons, need, None):
                yield Unit(crew, choice)

    def certified(self, unit: Unit, need: Need, day: date) -> bool:
        """Tell whether the unit's certificates meet the need on the day."""
        key = (need, unit.people, day)
        known = self._fits.get(key)
        if known is None:
            known = covers([self.persons[n] for n in unit.people], need, day)
            self._fits[key] = known
        return known

    def why_no_unit(self, need: Need, crew: str | None) -> Reason:
        """Say why no unit at all meets a need."""
        crews = self.crews if crew is None else (self.workforce.crews[crew],)
        for one in crews:
            if len(one.members) >= need.people and all(
                any(_able(person, position, None) for person in one.members)
                for position in need.positions
            ):
                return Reason.TOO_FEW_PEOPLE
        return Reason.SKILL_MISSING

    def why_uncertified(self, unit: Unit, need: Need, day: date) -> Reason:
        """Say whether a certificate has expired on the day or was never held."""
        for position in need.positions:
            for code in position.certificates:
                held = [
                    certificate
                    for number in unit.people
                    for certificate in self.persons[number].certificates
                    if certificate.code == code
                ]
                if held and not any(certificate.valid_on(day) for certificate in held):
                    return Reason.CERTIFICATE_EXPIRED
        return Reason.CERTIFICATE_MISSING


def covers(people: Sequence[Technician], need: Need, day: date | None) -> bool:
    """Tell whether people can fill all positions, each filling one at most.

    With no day certificates are not looked at.
    """
    seats = [position for position in need.positions for _ in range(position.count)]
    filled: dict[int, int] = {}

    def seat(number: int, tried: set[int]) -> bool:
        for index, person in enumerate(people):
            if index in tried or not _able(person, seats[number], day):
                continue
            tried.add(index)
            if index not in filled or seat(filled[index], tried):
                filled[index] = number
                return True
        return False

    return all(seat(number, set()) for number in range(len(seats)))


def _able(person: Technician, position: Position, day: date | None) -> bool:
    if position.skill is not None:
        level = person.skills.get(position.skill)
        if level is None or level < position.level:
            return False
    return day is None or all(person.holds(code, day) for code in position.certificates)
