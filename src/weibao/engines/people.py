"""Everybody, and which sets of people can do a piece of work."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, islice
from math import comb

from attrs import define, evolve, field, frozen

from weibao.engines.clockwork import Clockwork
from weibao.engines.presences import Presence, Presences
from weibao.engines.seats import able, formed, most_people, sent
from weibao.equipment import Need
from weibao.pins import Pin
from weibao.roster import Party, Reason
from weibao.spans.hours import DAY
from weibao.spans.window import Horizon
from weibao.workforce import Crew, Technician, Workforce

MOST_UNITS = 40
"""How many choices of people are listed for one crew; of more, a few a day are made."""
MINUTE = timedelta(minutes=1)
SPARE = 2
"""How many people beyond those needed a day's choices are made from."""


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
    """Everybody by number, with their days and the units they can form.

    Those are ``roaming`` whose days are in each other's way: they go between time
    zones, their shifts leave no ``rest`` by themselves, or run past midnight where no
    more than some days may be worked ``in_a_row``. Those of ``daily`` are of crews that
    form teams day by day.
    """

    workforce: Workforce
    horizon: Horizon
    clock: Clockwork
    persons: tuple[Technician, ...] = field(init=False)
    crews: tuple[Crew, ...] = field(init=False)
    numbers: dict[str, int] = field(init=False)
    roaming: frozenset[int] = field(init=False)
    daily: frozenset[int] = field(init=False)
    rest: int = field(init=False)
    in_a_row: int | None = field(init=False)
    presences: Presences = field(init=False)
    _together: dict[int, int] = field(factory=dict)
    _crew_numbers: dict[str, int] = field(factory=dict)
    _fits: dict[tuple[Need, tuple[int, ...], int], bool] = field(factory=dict)
    _turns: list[date] = field(init=False)
    _units: dict[tuple[Need, str | None], tuple[Unit, ...]] = field(factory=dict)
    _pools: dict[tuple[Need, str | None], tuple[Pool, ...]] = field(factory=dict)
    _teams: dict[tuple[Crew, tuple[int, ...]], Unit] = field(factory=dict)
    _formed: dict[Unit, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        crews, limits = self.workforce.crews, self.workforce.limits
        self.rest, self.in_a_row = limits.rest // MINUTE, limits.days_in_a_row
        self.crews = tuple(crews[id] for id in sorted(crews))
        zones: dict[str, set[str]] = {}
        for crew in self.crews:
            for person in crew.members:
                zones.setdefault(person.id, set()).add(crew.site.time_zone.key)
        known = self.workforce.technicians
        self.persons = tuple(known[id] for id in sorted(known) if id in zones)
        self.numbers = {person.id: n for n, person in enumerate(self.persons)}
        self.roaming = frozenset(
            n
            for n, person in enumerate(self.persons)
            if len(zones[person.id]) > 1 or self._close(person)
        )
        self.daily = frozenset(
            n for crew in self.crews if crew.daily_teams for n in self._members(crew)
        )
        self.presences = Presences(self.persons, self.horizon, self.clock)
        self._turns = sorted({day for person in self.persons for day in _turns(person)})
        self._crew_numbers = {crew.id: n for n, crew in enumerate(self.crews)}
        crews_of = Counter(n for crew in self.crews for n in self._members(crew))
        for number, crew in enumerate(self.crews):
            members = self._members(crew)
            whole = not crew.may_split and not crew.daily_teams
            if whole and all(crews_of[n] == 1 for n in members):
                resource = len(self.persons) + number
                self._together.update(dict.fromkeys(members, resource))

    def _close(self, person: Technician) -> bool:
        """Tell whether days of a person can come too close to each other."""
        hours = [shift.hours for shift in person.shifts]
        if not hours:
            return False
        closes = max(one.closes for one in hours)
        if self.in_a_row is not None and closes > DAY:
            return True
        return DAY + min(one.opens for one in hours) - closes < self.rest

    def resource_of(self, person: int) -> int:
        """Return what a person goes about with: a crew that goes whole, or nobody."""
        return self._together.get(person, person)

    def resources(self, unit: Unit) -> list[tuple[int, tuple[int, ...]]]:
        """Return what the people of a unit go about with, and who goes with each.

        A team that is formed for a day is one thing.
        """
        if self.forms_team(unit):
            first = len(self.persons) + len(self.crews)
            number = self._formed.setdefault(unit, first + len(self._formed))
            return [(number, unit.people)]
        together: dict[int, list[int]] = {}
        for person in unit.people:
            together.setdefault(self.resource_of(person), []).append(person)
        return [(resource, tuple(some)) for resource, some in sorted(together.items())]

    @staticmethod
    def forms_team(unit: Unit) -> bool:
        """Tell whether a unit is a team that is formed for a day.

        That may be all of a crew, whose people may be in another crew on other days.
        """
        return bool(unit.people) and unit.crew.daily_teams

    def crew_number(self, crew: Crew) -> int:
        """Return the number of a crew."""
        return self._crew_numbers[crew.id]

    def presence(self, person: int, day: int, crew: int) -> Presence | None:
        """Return a person's day with the crew of a number."""
        return self.presences.of(person, day, self.crews[crew])

    def units(
        self, need: Need, crew: str | None, pin: Pin | None = None
    ) -> tuple[Unit, ...]:
        """Return the units whose skills meet a need, whatever their certificates.

        A crew that may not split stands as a whole; of another crew every choice of
        as many people as are needed, unless these are too many to list. A pin leaves
        those that it names.
        """
        if pin is not None and pin.people:
            return tuple(self._pinned(need, crew, pin))
        if pin is not None and pin.crew is not None:
            return self.units(need, pin.crew) if crew in (None, pin.crew) else ()
        key = (need, crew)
        if key not in self._units:
            self._units[key] = tuple(
                unit for one in self._crews(crew) for unit in self._units_of(one, need)
            )
        return self._units[key]

    def _pinned(self, need: Need, crew: str | None, pin: Pin) -> Iterator[Unit]:
        """Go through the crews that can send just the people of a pin."""
        for one in self._crews(crew):
            if not may_be(one, len(pin.people), need):
                continue
            known = {person.id: person for person in one.members}
            if pin.crew not in (None, one.id) or not pin.people <= known.keys():
                continue
            together = one.may_split or pin.people == known.keys()
            if together and self._able([known[id] for id in pin.people], need, None):
                people = sorted(self.numbers[id] for id in pin.people)
                yield self.team(one, tuple(people))

    def pools(
        self, need: Need, crew: str | None, pin: Pin | None = None
    ) -> tuple[Pool, ...]:
        """Return the crews whose choices of people are too many to list."""
        if pin is not None and pin.people:
            return ()
        if pin is not None and pin.crew is not None:
            return self.pools(need, pin.crew) if crew in (None, pin.crew) else ()
        key = (need, crew)
        if key not in self._pools:
            self._pools[key] = tuple(
                Pool(one, self._members(one))
                for one in self._crews(crew)
                if self._large(one, need) and formed(one.members, need, None)
            )
        return self._pools[key]

    def _crews(self, crew: str | None) -> tuple[Crew, ...]:
        return self.crews if crew is None else (self.workforce.crews[crew],)

    def _members(self, crew: Crew) -> tuple[int, ...]:
        return tuple(sorted({self.numbers[person.id] for person in crew.members}))

    def _large(self, crew: Crew, need: Need) -> bool:
        members = len(self._members(crew))
        choices = sum(comb(members, size) for size in sizes(crew, need))
        return crew.may_split and choices > MOST_UNITS

    def _units_of(self, crew: Crew, need: Need) -> Iterator[Unit]:
        numbers = self._members(crew)
        if not crew.may_split:
            if self._able(crew.members, need, None):
                yield self.whole(crew)
            return
        if need.people > len(numbers) or self._large(crew, need):
            return
        for choice in self._choices(crew, numbers, need, None):
            yield self.team(crew, choice)

    def _choices(
        self, crew: Crew, numbers: Sequence[int], need: Need, day: date | None
    ) -> Iterator[tuple[int, ...]]:
        """Go through the choices of people who meet a need, nobody for nothing."""
        least: list[frozenset[int]] = []
        several = len(sizes(crew, need)) > 1
        for size in sizes(crew, need):
            for choice in combinations(numbers, size):
                people = tuple(sorted(choice))
                able = (
                    self._able([self.persons[n] for n in people], need, None)
                    if day is None
                    else self._certified(people, need, day)
                )
                if able and not any(one.issubset(people) for one in least):
                    yield people
                    if several:
                        least.append(frozenset(people))

    def whole(self, crew: Crew) -> Unit:
        """Return the unit of a crew that does not split."""
        key = (crew, ())
        if key not in self._teams:
            self._teams[key] = Unit(crew, self._members(crew), whole=True)
        return self._teams[key]

    def team(self, crew: Crew, people: tuple[int, ...]) -> Unit:
        """Return the unit of some people of a crew, always the same one."""
        key = (crew, people)
        if key not in self._teams:
            self._teams[key] = Unit(crew, people)
        return self._teams[key]

    def party(self, unit: Unit) -> Party:
        """Return the people of a unit."""
        persons = (self.persons[number] for number in unit.people)
        return Party(unit.crew, tuple(sorted(persons, key=lambda one: one.id)))

    def there(self, unit: Unit, day: int) -> Unit:
        """Return who of a unit comes on a day: of a whole crew, those on duty."""
        if not unit.whole:
            return unit
        people = tuple(
            n for n in unit.people if self.presences.of(n, day, unit.crew) is not None
        )
        return self.team(unit.crew, people)

    def choices(
        self,
        pool: Pool,
        need: Need,
        day: int,
        load: Callable[[int], tuple[int, ...]],
        free: Callable[[int], bool] | None = None,
    ) -> Iterator[Unit]:
        """Return some units of a pool for a day, the least loaded people first.

        Those who are preferred come before them. There is always one where those on
        duty, who are ``free``, can meet the need.
        """
        today = self.horizon.first + timedelta(days=day)
        present = [n for n in pool.people if self.presences.of(n, day, pool.crew)]
        if free is not None:
            present = [n for n in present if free(n)]
        preferred, persons = need.preferred, self.persons
        present.sort(key=lambda n: (persons[n].id not in preferred, load(n), n))
        team = formed([persons[n] for n in present], need, today)
        if team is None:
            return
        chosen = {present[index] for index in team}
        spare = SPARE
        for number in present:
            if number not in chosen and spare:
                chosen.add(number)
                spare -= 1
        by_load = [n for n in present if n in chosen]
        fitting = self._choices(pool.crew, by_load, need, today)
        for people in islice(fitting, MOST_UNITS):
            yield self.team(pool.crew, people)

    def certified(self, unit: Unit, need: Need, day: date) -> bool:
        """Tell whether the unit's certificates meet the need on the day."""
        return self._certified(unit.people, need, day)

    def _certified(self, people: tuple[int, ...], need: Need, day: date) -> bool:
        key = need, people, bisect_right(self._turns, day)
        known = self._fits.get(key)
        if known is None:
            known = self._able([self.persons[n] for n in people], need, day)
            self._fits[key] = known
        return known

    @staticmethod
    def _able(people: Sequence[Technician], need: Need, day: date | None) -> bool:
        return sent(people, need, day)

    def why_no_unit(self, need: Need, crew: str | None) -> Reason:
        """Say why no unit at all meets a need."""
        anybody = evolve(need, required=frozenset(), barred=frozenset())
        if need.names_people and self.units(anybody, crew):
            return Reason.PEOPLE_NAMED
        for one in self._crews(crew):
            if all(
                any(able(person, position, None) for person in one.members)
                for position in (*need.positions, *need.team)
            ):
                return Reason.TOO_FEW_PEOPLE
        return Reason.SKILL_MISSING

    def why_uncertified(self, people: Iterable[int], need: Need, day: date) -> Reason:
        """Say whether a certificate does not hold on the day or was never given.

        Of a crew that goes whole, too few may be there to begin with.
        """
        persons = [self.persons[number] for number in people]
        if formed(persons, need, None) is None:
            return Reason.NOBODY_ON_SHIFT
        for position in (*need.positions, *need.team):
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


def forms_daily(crew: Crew) -> bool:
    """Tell whether a crew forms teams day by day, rather than go whole."""
    return crew.daily_teams and crew.may_split


def may_be(crew: Crew, number: int, need: Need) -> bool:
    """Tell whether so many people of a crew may go where so many are needed.

    A team that is formed for a day may be larger than one piece of work asks for.
    """
    if not crew.may_split:
        return True
    return number >= need.people if forms_daily(crew) else number == need.people


def sizes(crew: Crew, need: Need) -> range:
    """Return how many people of a crew may be sent, nobody for nothing."""
    most = most_people(need) if forms_daily(crew) else need.people
    return range(need.people, most + 1)


def _turns(person: Technician) -> Iterator[date]:
    """Go through the days from which on other certificates hold than the day before."""
    for one in person.certificates:
        if one.valid_from is not None:
            yield one.valid_from
        if one.valid_to is not None:
            yield one.valid_to + timedelta(days=1)
