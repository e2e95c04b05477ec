"""Who has more than their share of what weighs on people, earlier rosters counted in.

The share of a piece of work falls to everybody who could do it, in proportion to the
days on which each is on duty: leave counts neither for nor against anybody. What people
did by earlier rosters beyond their share, or short of it, is brought forward.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import pairwise

from attrs import define, field, frozen

from weibao.equipment import Need
from weibao.inventory import Location
from weibao.plan import PlannedTask
from weibao.roster import Assignment
from weibao.spans.window import Horizon
from weibao.texts.text import Text
from weibao.workforce import Crew, Technician, TravelTimes, Workforce

SCALE = 1 << 20
"""Shares are reckoned in so many parts of a minute."""
SATURDAY = 5
ONE_DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


class Burden(Enum):
    """What is to be shared fairly, in minutes."""

    WEEKENDS = "weekends"
    UNPLEASANT = "unpleasant"
    TRAVEL = "travel"
    WORK = "work"


BURDEN_TITLES: Mapping[Burden, Text] = {
    Burden.WEEKENDS: Text("周末", "weekends"),
    Burden.UNPLEASANT: Text("苦活", "unpleasant"),
    Burden.TRAVEL: Text("路程", "on the way"),
    Burden.WORK: Text("作业", "at work"),
}
"""What burdens are called, in a word or two."""
Ahead = Mapping[Burden, Mapping[str, int]]
"""By how much each person is beyond their share, in parts of a minute; 0 is even."""


@frozen(eq=False)
class Balance:
    """What earlier rosters leave: who is ahead with what, and who knows which asset."""

    ahead: Ahead = field(factory=dict)
    known: Mapping[str, frozenset[str]] = field(factory=dict)


@frozen(eq=False)
class Doing:
    """A piece of work that people do, as far as burdens go.

    ``need`` and ``only`` say who could: those of a crew of that id, where it is not
    None. Where they are ``escorting`` it, others do it.
    """

    planned: PlannedTask
    need: Need
    only: str | None
    crew: Crew
    people: tuple[str, ...]
    start: datetime
    minutes: int
    escorting: bool = False

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.start.date()


def doings(assignments: Iterable[Assignment]) -> list[Doing]:
    """Take the assignments of a roster as work that people do, in order of time.

    Each stretch of work that pauses is work of its own.
    """
    found = [
        doing for one in assignments for doing in _of_parties(one) if doing.minutes
    ]
    return sorted(found, key=lambda one: one.start)


def _of_parties(one: Assignment) -> Iterator[Doing]:
    """Go through those who do the work of an assignment, and those who escort them."""
    resolved = one.order.planned.resolved
    for number, party in enumerate(one.parties):
        escort = resolved.escort if number else None
        people = tuple(person.id for person in party.technicians)
        for segment in one.segments:
            yield Doing(
                one.order.planned,
                escort.need if escort is not None else resolved.need,
                escort.crew if escort is not None else resolved.crew,
                party.crew,
                people,
                segment.window.opens,
                segment.minutes,
                escorting=number > 0,
            )


def is_weekend(day: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday, whatever calendars say."""
    return day.weekday() >= SATURDAY


def is_unpleasant(planned: PlannedTask, words: frozenset[str]) -> bool:
    """Tell whether work is one that a portfolio calls unpleasant.

    Args:
        planned: the task on its subject.
        words: codes of tasks, impacts of theirs, or tags of subjects.
    """
    if not words:
        return False
    task = planned.task
    return not words.isdisjoint({task.code, *task.impacts, *planned.subject.tags})


@define(eq=False)
class Shares:
    """Whose share of a piece of work is how large, over some days."""

    workforce: Workforce
    days: Horizon
    _duty: dict[tuple[str, bool], int] = field(factory=dict)
    _of: dict[tuple[Need, str | None, bool], tuple[tuple[str, int], ...]] = field(
        factory=dict
    )

    def of(
        self, need: Need, crew: str | None, *, weekend: bool = False
    ) -> tuple[tuple[str, int], ...]:
        """Return the shares of those who could do some work; they make up a minute.

        Args:
            need: the people it takes.
            crew: the crew that they come from; any, where it is None.
            weekend: whether days on duty count on Saturdays and Sundays only.
        """
        key = (need, crew, weekend)
        if key not in self._of:
            self._of[key] = tuple(self._shares(need, crew, weekend=weekend))
        return self._of[key]

    def _shares(
        self, need: Need, crew: str | None, *, weekend: bool
    ) -> Iterator[tuple[str, int]]:
        crews = self.workforce.crews
        some = [one for one in crews.values() if crew in (None, one.id)]
        able = {
            person.id
            for one in some
            for person in one.members
            if could_do(person, need)
        }
        days = {id: self._on_duty(id, weekend=weekend) for id in sorted(able)}
        total, left = sum(days.values()), SCALE
        for id, number in days.items():
            if number:  # what is left goes to the last, so that nothing is lost
                share = left * number // total
                total, left = total - number, left - share
                yield id, share

    def _on_duty(self, id: str, *, weekend: bool) -> int:
        """Count the days on which a person is on duty with any crew."""
        key = (id, weekend)
        if key not in self._duty:
            person = self.workforce.technicians[id]
            own = [
                crew
                for crew in self.workforce.crews.values()
                if any(member.id == id for member in crew.members)
            ]
            self._duty[key] = sum(
                any(_is_there(person, crew, day) for crew in own)
                for day in self.days
                if is_weekend(day) or not weekend
            )
        return self._duty[key]


def _is_there(person: Technician, crew: Crew, day: date) -> bool:
    """Tell whether a person is on duty on a day, or on some hours of it."""
    if not person.employed_on(day):
        return False
    if any(one.hours is None and day in one.window for one in person.absences):
        return False
    return any(crew.works(shift, day) for shift in person.shifts)


def could_do(person: Technician, need: Need) -> bool:
    """Tell whether a person could fill a position of a need on any day at all."""
    if person.id in need.barred:
        return False
    if len(need.required) >= need.people:
        return person.id in need.required
    held = {one.code for one in person.certificates}
    return any(
        (position.skill is None or person.skills.get(position.skill, -1) >= level)
        and held.issuperset(position.certificates)
        for position in (*need.positions, *need.team)
        for level in (position.level,)
    )


def deviations(
    done: Iterable[Doing], shares: Shares, balance: Balance | None = None
) -> dict[Burden, dict[str, int]]:
    """Return by how much each person is beyond their share of each burden.

    Args:
        done: what people do.
        shares: who could do it on those days.
        balance: what is brought forward.
    """
    found: dict[Burden, dict[str, int]] = {
        burden: defaultdict(
            int, balance.ahead.get(burden, {}) if balance is not None else {}
        )
        for burden in Burden
    }
    words, days = shares.workforce.unpleasant, defaultdict(list)
    for one in done:
        weekend, whole = is_weekend(one.day), shares.of(one.need, one.only)
        count(found[Burden.WORK], one.people, one.minutes, whole)
        if is_unpleasant(one.planned, words):
            count(found[Burden.UNPLEASANT], one.people, one.minutes, whole)
        if weekend:
            some = shares.of(one.need, one.only, weekend=True)
            count(found[Burden.WEEKENDS], one.people, one.minutes, some)
        for person in one.people:
            days[person, one.day].append(one)
    for (person, _), some_work in days.items():
        whole = shares.of(some_work[0].need, some_work[0].only)
        minutes = way(some_work, shares.workforce.travel)
        count(found[Burden.TRAVEL], (person,), minutes, whole)
    return found


def burdens(
    done: Iterable[Doing], workforce: Workforce
) -> dict[str, dict[Burden, int]]:
    """Return the minutes of each burden that each person has, by id."""
    found: dict[str, dict[Burden, int]] = {
        id: dict.fromkeys(Burden, 0) for id in workforce.technicians
    }
    days: dict[tuple[str, date], list[Doing]] = defaultdict(list)
    for one in done:
        hard = is_unpleasant(one.planned, workforce.unpleasant)
        for person in one.people:
            own = found.setdefault(person, dict.fromkeys(Burden, 0))
            own[Burden.WORK] += one.minutes
            own[Burden.UNPLEASANT] += one.minutes * hard
            own[Burden.WEEKENDS] += one.minutes * is_weekend(one.day)
            days[person, one.day].append(one)
    for (person, _), some in days.items():
        found[person][Burden.TRAVEL] += way(some, workforce.travel)
    return found


def count(
    ahead: dict[str, int],
    people: Iterable[str],
    minutes: int,
    shares: Iterable[tuple[str, int]],
) -> None:
    """Count minutes for those who have them, and against those who share them."""
    number = 0
    for person in people:
        ahead[person] = ahead.get(person, 0) + minutes * SCALE
        number += 1
    for person, share in shares:
        ahead[person] = ahead.get(person, 0) - minutes * number * share


def way(day: list[Doing], travel: TravelTimes) -> int:
    """Return the minutes of a person's way on a day, out and home included.

    Args:
        day: the work of the day in its order.
        travel: how long ways take.
    """
    stops: list[Location] = [
        day[0].crew.base,
        *(one.planned.subject.location.stop for one in day),
        day[-1].crew.base,
    ]
    return sum(-(-travel.between(a, b) // MINUTE) for a, b in pairwise(stops))


def unfair(ahead: Mapping[str, int]) -> int:
    """Return how many minutes would have to change hands, for all to have their share.

    Examples:
        >>> unfair({"an": 90 * SCALE, "bo": -90 * SCALE})
        90
    """
    return sum(map(abs, ahead.values())) // (2 * SCALE)
