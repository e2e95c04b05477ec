"""When people can work, and which sets of them can do a piece of work."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, islice
from math import comb

from attrs import define, field, frozen

from weibao.engines.clockwork import Clockwork, Stretches, common, without
from weibao.equipment import Need, Position
from weibao.inventory import Site
from weibao.roster import Reason
from weibao.spans.hours import DAY, Hours
from weibao.spans.window import Horizon
from weibao.workforce import Crew, Shift, Technician, Workforce

MOST_UNITS = 40
"""How many choices of people are listed for one crew; of more, a few a day are made."""
SPARE = 2
"""How many people beyond those needed a day's choices are made from."""


@frozen
class Presence:
    """One person's day: when work can be done, and from when to when on duty.

    There are two spells on duty where a night shift ends in the morning and the next
    begins in the evening. ``work`` is sorted; stretches of two shifts may overlap.
    """

    work: tuple[tuple[int, int], ...]
    duties: tuple[tuple[int, int], ...]

    def duty(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the spell that holds a piece of work."""
        for starts, ends in self.duties:
            if starts <= start and end <= ends:
                return starts, ends
        return None


@frozen(eq=False)
class Unit:
    """A set of people an order can be given to, as numbers, of one crew.

    A ``whole`` unit is a crew that does not split: on a day it is those of them who
    are there.
    """

    crew: Crew
    people: tuple[int, ...]
    whole: bool = False


@frozen(eq=False)
class Pool:
    """A crew with too many choices of people to list them all."""

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
    numbers: dict[str, int] = field(init=False)
    roaming: frozenset[int] = field(init=False)
    _presence: dict[tuple[str, int, int], Presence | None] = field(factory=dict)
    _fits: dict[tuple[Need, tuple[int, ...], date], bool] = field(factory=dict)
    _units: dict[tuple[Need, str | None], tuple[Unit, ...]] = field(factory=dict)
    _teams: dict[tuple[Crew, tuple[int, ...]], Unit] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        crews = self.workforce.crews
        self.crews = tuple(crews[id] for id in sorted(crews))
        zones: dict[str, set[str]] = {}
        for crew in self.crews:
            for person in crew.members:
                zones.setdefault(person.id, set()).add(crew.site.time_zone.key)
        known = self.workforce.technicians
        self.persons = tuple(known[id] for id in sorted(known) if id in zones)
        self.numbers = {person.id: n for n, person in enumerate(self.persons)}
        self.roaming = frozenset(
            n for n, person in enumerate(self.persons) if len(zones[person.id]) > 1
        )

    # Days

    def presence(self, person: int, day: int, crew: Crew) -> Presence | None:
        """Return the person's day with a crew, or None where there is none."""
        key = (crew.site.id, person, day)
        if key not in self._presence:
            self._presence[key] = self._find_presence(person, day, crew.site)
        return self._presence[key]

    def _find_presence(self, number: int, day: int, site: Site) -> Presence | None:
        person = self.persons[number]
        today = self.horizon.first + timedelta(days=day)
        if not person.employed_on(today):
            return None
        away = self._away(person, day, site)
        inside = without(self.clock.whole_day(site.time_zone, day), away)
        work: Stretches = []
        duties: Stretches = []
        for begun in (day, day - 1):
            there: Stretches = []
            for shift in person.shifts:
                if begun < day and shift.hours.closes <= DAY:
                    continue
                if self._worked(shift, site, today - timedelta(days=day - begun)):
                    hours = [self.clock.stretch(site.time_zone, begun, shift.hours)]
                    present = common(hours, inside)
                    there += present
                    work += without(present, self._breaks(shift, site, begun))
            if there:
                duties.append((min(there)[0], max(end for _, end in there)))
        return Presence(tuple(sorted(work)), tuple(duties)) if work else None

    @staticmethod
    def _worked(shift: Shift, site: Site, day: date) -> bool:
        if shift.weekdays is not None:
            return day.weekday() in shift.weekdays
        return site.calendar.is_open(day)

    def _breaks(self, shift: Shift, site: Site, begun: int) -> Stretches:
        """Return the breaks; those of a night shift may lie after midnight."""
        breaks: Stretches = []
        for pause in shift.breaks:
            late = pause.closes <= shift.hours.opens
            breaks += self._taken(site, begun + late, pause)
        return breaks

    def _away(self, person: Technician, day: int, site: Site) -> Stretches:
        today = self.horizon.first + timedelta(days=day)
        away: Stretches = []
        for absence in person.absences:
            if absence.hours is None:
                if today in absence.window:
                    away += self.clock.whole_day(site.time_zone, day)
                continue
            for back in (1, 0):
                if today - timedelta(days=back) in absence.window:
                    away += self._taken(site, day - back, absence.hours)
        return away

    def _taken(self, site: Site, day: int, hours: Hours) -> Stretches:
        return [self.clock.taken(site.time_zone, day, hours)]

    # Units

    def units(self, need: Need, crew: str | None) -> tuple[Unit, ...]:
        """Return the units whose skills meet a need, whatever their certificates.

        A crew that may not split stands as a whole; of another crew every choice of
        as many people as are needed, unless these are too many to list.
        """
        key = (need, crew)
        if key not in self._units:
            self._units[key] = tuple(
                unit for one in self._crews(crew) for unit in self._units_of(one, need)
            )
        return self._units[key]

    def pools(self, need: Need, crew: str | None) -> tuple[Pool, ...]:
        """Return the crews whose choices of people are too many to list."""
        return tuple(
            Pool(one, self._members(one))
            for one in self._crews(crew)
            if self._large(one, need) and self._able(one.members, need, None)
        )

    def _crews(self, crew: str | None) -> tuple[Crew, ...]:
        return self.crews if crew is None else (self.workforce.crews[crew],)

    def _members(self, crew: Crew) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[person.id] for person in crew.members}))

    def _large(self, crew: Crew, need: Need) -> bool:
        members = len(self._members(crew))
        return crew.may_split and comb(members, need.people) > MOST_UNITS

    def _units_of(self, crew: Crew, need: Need) -> Iterator[Unit]:
        numbers = self._members(crew)
        if not crew.may_split:
            if self._able(crew.members, need, None):
                yield Unit(crew, numbers, whole=True)
            return
        if need.people > len(numbers) or self._large(crew, need):
            return
        for choice in combinations(numbers, need.people):
            if self._able([self.persons[n] for n in choice], need, None):
                yield self._team(crew, choice)

    def _team(self, crew: Crew, people: tuple[int, ...]) -> Unit:
        key = (crew, people)
        if key not in self._teams:
            self._teams[key] = Unit(crew, people)
        return self._teams[key]

    def there(self, unit: Unit, day: int) -> Unit:
        """Return who of a unit comes on a day: of a whole crew, those on duty."""
        if not unit.whole:
            return unit
        people = tuple(
            n for n in unit.people if self.presence(n, day, unit.crew) is not None
        )
        return self._team(unit.crew, people)

    def choices(
        self, pool: Pool, need: Need, day: int, load: Callable[[int], tuple[int, ...]]
    ) -> Iterator[Unit]:
        """Return some units of a pool for a day, the least loaded people first.

        There is always one where the people on duty can meet the need.
        """
        today = self.horizon.first + timedelta(days=day)
        present = [n for n in pool.people if self.presence(n, day, pool.crew)]
        present.sort(key=lambda n: (load(n), n))
        team = seated([self.persons[n] for n in present], need, today)
        if team is None:
            return
        chosen = {present[index] for index in team}
        spare = SPARE
        for number in present:
            if number not in chosen and spare:
                chosen.add(number)
                spare -= 1
        by_load = [n for n in present if n in chosen]
        choices = (tuple(sorted(c)) for c in combinations(by_load, need.people))
        fitting = (c for c in choices if self._certified(c, need, today))
        for people in islice(fitting, MOST_UNITS):
            yield self._team(pool.crew, people)

    # Skills and certificates

    def certified(self, unit: Unit, need: Need, day: date) -> bool:
        """Tell whether the unit's certificates meet the need on the day."""
        return self._certified(unit.people, need, day)

    def _certified(self, people: tuple[int, ...], need: Need, day: date) -> bool:
        key = (need, people, day)
        known = self._fits.get(key)
        if known is None:
            known = self._able([self.persons[n] for n in people], need, day)
            self._fits[key] = known
        return known

    @staticmethod
    def _able(people: Sequence[Technician], need: Need, day: date | None) -> bool:
        return seated(people, need, day) is not None

    def why_no_unit(self, need: Need, crew: str | None) -> Reason:
        """Say why no unit at all meets a need."""
        for one in self._crews(crew):
            if all(
                any(_able(person, position, None) for person in one.members)
                for position in need.positions
            ):
                return Reason.TOO_FEW_PEOPLE
        return Reason.SKILL_MISSING

    def why_uncertified(self, people: Iterable[int], need: Need, day: date) -> Reason:
        """Say whether a certificate does not hold on the day or was never given.

        Of a crew that goes whole, too few may be there to begin with.
        """
        persons = [self.persons[number] for number in people]
        if not self._able(persons, need, None):
            return Reason.NOBODY_ON_SHIFT
        for position in need.positions:
            for code in position.certificates:
                ends = [
                    certificate.valid_to
                    for person in persons
                    for certificate in person.certificates
                    if certificate.code == code
                ]
                if any(end is not None and end < day for end in ends):
                    return Reason.CERTIFICATE_EXPIRED
        return Reason.CERTIFICATE_MISSING


def seated(
    people: Sequence[Technician], need: Need, day: date | None
) -> list[int] | None:
    """Return who fills the positions, one each, by index; None where they cannot.

    With no day certificates are not looked at. Those who come first are preferred.
    """
    if len(people) < need.people:
        return None
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

    if all(seat(number, set()) for number in range(len(seats))):
        return sorted(filled)
    return None


def _able(person: Technician, position: Position, day: date | None) -> bool:
    if position.skill is not None:
        level = person.skills.get(position.skill)
        if level is None or level < position.level:
            return False
    return day is None or all(person.holds(code, day) for code in position.certificates)
