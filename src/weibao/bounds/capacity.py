"""What people could do at most: minutes by need, day and week.

A crew that goes whole does one thing at a time; of another crew's people so many as the
work takes go together. Somebody who stands in two crews counts in both: what is said
here is never less than what there is. What is held back for urgent work is not there
for planned work.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from attrs import define, field, frozen

from weibao.engines.clockwork import Clockwork
from weibao.engines.jobs import Job, Workshop
from weibao.engines.people import People
from weibao.engines.reserving import Reserving
from weibao.engines.seats import able, seated
from weibao.engines.sharing import Sharing
from weibao.engines.ways import Travel
from weibao.orders import OrderStatus, WorkOrder
from weibao.roster import Roster
from weibao.workforce import Crew

MINUTE = timedelta(minutes=1)
WEEK = 7


@frozen
class DayOf:
    """One crew's day for a need: the longest work it could do, and whose minutes count.

    Of a crew that goes whole there is one entry, for all of it.
    """

    longest: int
    minutes: Mapping[int, int]


NOTHING = DayOf(0, {})
ALL = -1
"""Stands for all the people of a crew that goes whole."""


@define(eq=False)
class Capacity:
    """Who could do the open work of a roster, and when."""

    roster: Roster
    workshop: Workshop
    jobs: tuple[Job, ...] = ()
    _several_zones: bool = False
    _reserving: Reserving | None = None
    _days: dict[tuple[int, str, int], DayOf] = field(factory=dict)
    _least: dict[str, int] = field(factory=dict)

    @classmethod
    def of(cls, roster: Roster) -> "Capacity":
        """Look at the work of a roster that is open, chains left aside.

        How many visits a chain takes is for the roster to say. Work that may be given
        away is left aside too, where there is a budget for that.
        """
        horizon, as_of = roster.horizon, roster.demand.as_of
        clock = Clockwork(horizon.first)
        people = People(roster.workforce, horizon, clock)
        earliest = max(0, (as_of - horizon.first).days)
        sharing = Sharing.among(roster.workforce, roster.demand.plan.tasks)
        workshop = Workshop(horizon, clock, people, sharing, earliest)
        chained = {one.id for chain in roster.demand.chains for one in chain.orders}
        jobs = tuple(
            workshop.job(order)
            for order in roster.demand.orders
            if order.status is OrderStatus.OPEN
            and order.id not in chained
            and not (roster.workforce.outsourcing and _may_be_given_away(order))
            and order.planned.resolved.divisible is None  # no day holds all of it
        )
        sites = {crew.site for crew in people.crews}
        sites |= {one.subject.site for one in roster.demand.orders}
        zones = {site.time_zone.key for site in sites}
        several = len(zones) > 1
        reserving = None if several else _reserving_of(roster, workshop)
        return cls(roster, workshop, jobs, several, reserving)

    def crews(self, job: Job) -> list[Crew]:
        """Return the crews that may do a job, able or not."""
        own = job.order.planned.resolved.crew
        return [crew for crew in self.workshop.people.crews if own in (None, crew.id)]

    def day(self, job: Job, crew: Crew, day: int) -> DayOf:
        """Return what a crew could do on a day of work like a job."""
        key = (self.workshop.columns.offers[job.row], crew.id, day)
        known = self._days.get(key)
        if known is None:
            known = self._days[key] = self._day(job, crew, day)
        return known

    def _day(self, job: Job, crew: Crew, day: int) -> DayOf:
        people, need = self.workshop.people, job.order.planned.resolved.need
        today = self.workshop.date(day)
        there: list[tuple[int, int]] = []
        for member in {one.id: one for one in crew.members}.values():
            person = people.numbers[member.id]
            minutes = self._minutes(person, crew, day)
            if minutes > 0:
                there.append((minutes, person))
        there.sort(reverse=True)
        persons = [people.persons[person] for _, person in there]
        if seated(persons, need, today) is None:
            return NOTHING
        if not crew.may_split:
            most = there[0][0]
            return DayOf(most, {ALL: most})
        useful = {
            number: minutes
            for (minutes, number), person in zip(there, persons, strict=True)
            if any(able(person, position, today) for position in need.positions)
        }
        return DayOf(list(useful.values())[need.people - 1], useful)

    def _minutes(self, person: int, crew: Crew, day: int) -> int:
        """Return the minutes that a person could work on a day, less the shortest ways.

        Between time zones a day of one is not a day of the other; then the limit alone
        counts.
        """
        people = self.workshop.people
        limit = self.roster.workforce.limits.longest_day // MINUTE
        limit -= 2 * self._shortest_leg(crew)
        number = people.crew_number(crew)
        if self._several_zones:
            near = range(day - 1, day + 2)
            some = any(people.presence(person, one, number) for one in near)
            return limit if some else 0
        presence = people.presence(person, day, number)
        return 0 if presence is None else min(limit, _length(presence.work))

    def teams(self, jobs: Sequence[Job], crew: Crew, day: int) -> int:
        """Return the minutes of all teams of a crew that could do some of the jobs."""
        days = [self.day(job, crew, day) for job in jobs if crew in self.crews(job)]
        if not crew.may_split:
            return max((one.longest for one in days), default=0)
        useful: dict[int, int] = {}
        for one in days:
            useful.update(one.minutes)
        return sum(useful.values()) // self.smallest_team(jobs, crew)

    def smallest_team(self, jobs: Sequence[Job], crew: Crew) -> int:
        """Return how few people a crew sends to one of the jobs."""
        return min(
            (
                job.order.planned.resolved.need.people
                for job in jobs
                if crew in self.crews(job)
            ),
            default=1,
        )

    def planned(self, kinds: Sequence[Job], day: int) -> int | None:
        """Return the minutes of teams that a day leaves to planned work of some kinds.

        It is None where nothing is held back from those who could do it.
        """
        held = () if self._reserving is None else self._reserving.of_day(day)
        if not held:
            return None
        people, today = self.workshop.people, self.workshop.date(day)
        useful: dict[int, int] = {}
        for crew in people.crews:
            positions = [
                position
                for job in kinds
                if crew in self.crews(job)
                for position in job.order.planned.resolved.need.positions
            ]
            for id in {one.id for one in crew.members}:
                person = people.numbers[id]
                if any(able(people.persons[person], each, today) for each in positions):
                    minutes = self._minutes(person, crew, day)
                    useful[person] = useful.get(person, 0) + minutes
        left = min(
            one.most + sum(m for n, m in useful.items() if n not in one.persons)
            for one in held
        )
        needs = (job.order.planned.resolved.need for job in kinds)
        seats = min(sum(each.count for each in need.positions) for need in needs)
        return left // seats

    def _spared(self, job: Job, day: int) -> bool:
        """Tell whether what a day holds back leaves room for a job by itself."""
        if job.row in self.workshop.columns.urgent:
            return True
        left = self.planned((job,), day)
        return left is None or left >= job.minutes

    def _shortest_leg(self, crew: Crew) -> int:
        """Return the least minutes between a crew's base and any work there is."""
        known = self._least.get(crew.id)
        if known is None:
            travel = self.roster.workforce.travel
            orders = self.roster.demand.orders
            stops = {one.subject.location.stop.id: one.subject for one in orders}
            legs = (travel.between(crew.base, one.location) for one in stops.values())
            known = self._least[crew.id] = min(legs, default=timedelta()) // MINUTE
        return known

    def days(self, job: Job, last: int) -> list[int]:
        """Return the days until the last one on which a job could be done by itself."""
        planned = job.order.planned
        return [
            day
            for day in range(job.first, min(last, len(self.workshop.horizon) - 1) + 1)
            if self.workshop.why_closed(planned, day) is None
            and any(
                self.day(job, crew, day).longest >= job.minutes
                for crew in self.crews(job)
            )
            and self._spared(job, day)
        ]

    def week(self, day: int) -> int:
        """Number a day's ISO week."""
        return (self.workshop.date(day).toordinal() - 1) // WEEK


def _reserving_of(roster: Roster, workshop: Workshop) -> Reserving | None:
    """Return what days hold back; None where what was published may stay in it."""
    force = roster.workforce
    if not force.reserves or any(one.kept for one in roster.assignments):
        return None
    most = force.limits.longest_day // MINUTE
    return Reserving(workshop, Travel(workshop), lambda resource, day: None, most)


def _may_be_given_away(order: WorkOrder) -> bool:
    return order.planned.task.cost.outsourced is not None


def _length(stretches: tuple[tuple[int, int], ...]) -> int:
    """Return the minutes of stretches that may overlap."""
    total, reached = 0, -(10**9)
    for opens, closes in sorted(stretches):
        total += max(0, closes - max(opens, reached))
        reached = max(reached, closes)
    return total
