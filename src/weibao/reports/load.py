"""Hours taken and hours there, by crew and by week or month."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from attrs import frozen

from weibao.reports.availability import available_minutes
from weibao.reports.dates import days_said, month_said
from weibao.roster import Assignment, Roster
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Text
from weibao.workforce import Crew, TravelTimes, Workforce

MOST_WEEKS = 60
"""A horizon of more weeks than these is shown by months."""
ONE_DAY = timedelta(days=1)


@frozen
class Minutes:
    """Minutes of people: at work, on their way, and there to be used."""

    work: int = 0
    travel: int = 0
    available: int = 0

    @property
    def taken(self) -> int:
        """Work and travel together."""
        return self.work + self.travel

    @property
    def percent(self) -> int | None:
        """The share taken, rounded; None where nobody is there."""
        if not self.available:
            return None
        return (200 * self.taken + self.available) // (2 * self.available)

    @property
    def too_many(self) -> bool:
        """Whether more is taken than is there."""
        return self.taken > self.available

    def __add__(self, other: "Minutes") -> "Minutes":
        return Minutes(
            self.work + other.work,
            self.travel + other.travel,
            self.available + other.available,
        )


@frozen
class Period:
    """One week, from Monday on, or month of the horizon, cut to it, and its minutes."""

    title: Text
    days: Window[date]
    minutes: Minutes


@frozen(kw_only=True)
class CrewLoad:
    """What a crew's people have to do, over the horizon and in each part of it.

    A person who stands in several crews is counted once, with the first of them by id,
    and with all their work: so the figures of the crews add up.
    """

    crew: str
    title: Text
    people: int
    periods: tuple[Period, ...]

    @property
    def total(self) -> Minutes:
        """The minutes of all periods."""
        return sum((period.minutes for period in self.periods), Minutes())

    @property
    def fullest(self) -> Period | None:
        """The period with the greatest share taken, the first of equals."""
        busy = [period for period in self.periods if period.minutes.taken]
        return max(busy, key=_fullness, default=None)


def crew_loads(roster: Roster) -> tuple[CrewLoad, ...]:
    """Return the load of every crew, by crew id.

    Days before the as-of day are gone: nobody is counted as available on them.
    """
    crews = roster.workforce.crews
    homes = home_crews(roster.workforce)
    days: dict[tuple[str, date], Minutes] = defaultdict(Minutes)
    for crew, day, minutes in _taken(roster, homes):
        days[crew.id, day] += minutes
    first = max(roster.horizon.first, roster.demand.as_of)
    for id, crew in homes.items():
        person = roster.workforce.technicians[id]
        for day in roster.horizon:
            if day >= first:
                there = available_minutes(person, crew, day)
                days[crew.id, day] += Minutes(available=there)
    parts = tuple(_parts(roster.horizon))
    return tuple(
        CrewLoad(
            crew=id,
            title=crews[id].title,
            people=sum(home.id == id for home in homes.values()),
            periods=tuple(_period(title, part, id, days) for title, part in parts),
        )
        for id in sorted(crews)
    )


def home_crews(workforce: Workforce) -> dict[str, Crew]:
    """Return the crew that each person is counted with, by the person's id."""
    homes: dict[str, Crew] = {}
    for id in sorted(workforce.crews):
        for member in workforce.crews[id].members:
            if member.id in workforce.technicians:
                homes.setdefault(member.id, workforce.crews[id])
    return homes


def _taken(
    roster: Roster, homes: dict[str, Crew]
) -> Iterator[tuple[Crew, date, Minutes]]:
    days: dict[tuple[str, date], list[tuple[Crew, Assignment]]] = defaultdict(list)
    for assignment in roster.assignments:
        for party in assignment.parties:
            for person in party.technicians:
                for day in assignment.days:
                    days[person.id, day].append((party.crew, assignment))
    for (person_id, day), found in days.items():
        crew = found[0][0]
        found.sort(key=lambda one: (one[1].begins_on(day), one[1].order.id))
        work = sum(one.minutes_on(day) for _, one in found)
        way = _way(crew, [one for _, one in found], roster.workforce.travel)
        yield homes.get(person_id, crew), day, Minutes(work, way)


def _way(crew: Crew, day: list[Assignment], travel: TravelTimes) -> int:
    """Return the minutes of a person's way on a day, out and home included."""
    stops = [crew.base, *(assignment.stop for assignment in day), crew.base]
    legs = (travel.between(a, b) for a, b in pairwise(stops))
    return sum(int(leg.total_seconds()) // 60 for leg in legs)


def _period(
    title: Text, part: Window[date], crew: str, days: dict[tuple[str, date], Minutes]
) -> Period:
    inside: Iterable[date] = Horizon(part.opens, part.closes)
    found = (days.get((crew, day), Minutes()) for day in inside)
    return Period(title, part, sum(found, Minutes()))


def _parts(horizon: Horizon) -> Iterator[tuple[Text, Window[date]]]:
    by_week = len(horizon) <= MOST_WEEKS * 7
    with_year = horizon.first.year != horizon.last.year
    first = horizon.first
    for day in horizon:
        after = day + ONE_DAY
        ends = after.weekday() == 0 if by_week else after.day == 1
        if ends or day == horizon.last:
            part = Window(first, day)
            title = days_said(part, with_year=with_year) if by_week else month_said(day)
            yield title, part
            first = after


def _fullness(period: Period) -> float:
    minutes = period.minutes
    return minutes.taken / minutes.available if minutes.available else float("inf")
