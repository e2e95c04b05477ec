"""How much work cannot but be left: by need and week, and in all.

The minutes that orders ask for are held against the minutes of those able, day by day
inside the windows, as a flow. Whatever cannot flow is work that no roster does, and it
takes at least so many orders, the longest first. What is disregarded (ways between
stops, assets, numbers at one place) only makes less room: no roster does better.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import define, field, frozen

from weibao.bounds.capacity import MINUTE, Capacity
from weibao.bounds.flow import Network
from weibao.engines.jobs import Job
from weibao.equipment import Need


@frozen
class Shortage:
    """Work of one need that must be done by the end of a week.

    ``minutes`` are asked for inside the windows, ``able`` those of teams that could do
    it on their days, ``short`` what is lacking, and ``orders`` how many orders at least
    are left by that, of so many ``asked``. The windows of ``closed`` of them had closed
    before the first day that is planned: no people could help.
    """

    need: Need
    crew: str | None
    week: date
    asked: int
    minutes: int
    able: int
    short: int
    orders: int
    closed: int = 0


@frozen
class Left:
    """How many orders cannot be done at least, and the minutes that are lacking."""

    orders: int
    minutes: int
    able: int


@define(eq=False)
class Shortages:
    """Reckons what is left, with each order until its limit or ``late_by`` days on."""

    capacity: Capacity
    late_by: int = 0
    _known_days: dict[int, list[int]] = field(factory=dict)

    def least(self) -> int:
        """Return how many orders no roster can do.

        Orders of needs that the same crews serve are looked at together, the rest need
        by need and week by week; the best of these sums counts.
        """
        needs = self._by_need()
        alone = {key: self._of_need(jobs) for key, jobs in needs.items()}
        best = sum(alone.values())
        able = {key: self._able(jobs) for key, jobs in needs.items()}
        everybody = frozenset().union(*able.values())
        for pool in {*able.values(), everybody}:
            inside = {key for key, crews in able.items() if crews <= pool}
            jobs = [job for key in inside for job in needs[key]]
            outside = sum(n for key, n in alone.items() if key not in inside)
            best = max(best, self.left(jobs).orders + outside)
        return best

    def rows(self) -> list[Shortage]:
        """Return the shortage of every need and week that has one."""
        found: list[Shortage] = []
        first = self.capacity.workshop.earliest
        for (need, crew), jobs in self._by_need().items():
            for week, some in sorted(self._by_week(jobs).items()):
                left = self.left(some)
                if not left.orders:
                    continue
                monday = date.fromordinal(week * 7 + 1)
                minutes = sum(job.minutes for job in some)
                found.append(
                    Shortage(
                        need,
                        crew,
                        monday,
                        len(some),
                        minutes,
                        left.able,
                        left.minutes,
                        left.orders,
                        sum(job.limit < first for job in some),
                    )
                )
        return sorted(found, key=lambda row: (row.week, -row.short, str(row.need)))

    def _by_need(self) -> dict[tuple[Need, str | None], list[Job]]:
        found: dict[tuple[Need, str | None], list[Job]] = {}
        for job in self.capacity.jobs:
            resolved = job.order.planned.resolved
            found.setdefault((resolved.need, resolved.crew), []).append(job)
        return found

    def _by_week(self, jobs: Iterable[Job]) -> dict[int, list[Job]]:
        found: dict[int, list[Job]] = {}
        for job in jobs:
            found.setdefault(self.capacity.week(job.last), []).append(job)
        return found

    def _of_need(self, jobs: Sequence[Job]) -> int:
        weeks = self._by_week(jobs).values()
        return max(
            self.left(jobs).orders, sum(self.left(some).orders for some in weeks)
        )

    def _able(self, jobs: Sequence[Job]) -> frozenset[str]:
        """Return the crews that may do some of the jobs on some day."""
        crews = {crew.id: crew for job in jobs for crew in self.capacity.crews(job)}
        days = {day for job in jobs for day in self._days(job)}
        return frozenset(
            id
            for id, crew in crews.items()
            if any(self.capacity.day(jobs[0], crew, day).longest for day in days)
        )

    def _days(self, job: Job) -> list[int]:
        known = self._known_days.get(job.row)
        if known is None:
            known = self.capacity.days(job, job.limit + self.late_by)
            self._known_days[job.row] = known
        return known

    def left(self, jobs: Sequence[Job]) -> Left:
        """Return how many of some jobs cannot be done, whatever else is left out."""
        days = {job.id: self._days(job) for job in jobs}
        impossible = sum(not days[job.id] for job in jobs)
        able = [job for job in jobs if days[job.id]]
        room = self._room(able, {day for one in days.values() for day in one})
        network = Network()
        source, sink = network.node(), network.node()
        weeks: dict[int, int] = {}
        of_day: dict[int, int] = {}
        for day, minutes in room.items():
            week = self.capacity.week(day)
            if week not in weeks:
                weeks[week] = network.node()
                network.edge(weeks[week], sink, self._room_of_week(able, week, room))
            of_day[day] = network.node()
            network.edge(of_day[day], weeks[week], minutes)
        alike: dict[tuple[int, ...], int] = {}
        for job in able:
            key = tuple(days[job.id])
            alike[key] = alike.get(key, 0) + job.minutes
        for some, minutes in alike.items():
            node = network.node()
            network.edge(source, node, minutes)
            for day in some:
                network.edge(node, of_day[day], minutes)
        asked = sum(job.minutes for job in able)
        short = asked - network.largest(source, sink)
        lengths = sorted((job.minutes for job in able), reverse=True)
        number, rest = 0, short
        while rest > 0:
            rest -= lengths[number]
            number += 1
        gone = sum(job.minutes for job in jobs if not days[job.id])
        return Left(number + impossible, short + gone, sum(room.values()))

    def _room(self, jobs: Sequence[Job], days: set[int]) -> dict[int, int]:
        """Return the minutes of teams that could do some of the jobs, by day."""
        kinds = self._kinds(jobs)
        crews = {crew.id: crew for job in jobs for crew in self.capacity.crews(job)}
        room = {
            day: sum(self.capacity.teams(kinds, crew, day) for crew in crews.values())
            for day in sorted(days)
        }
        urgent = self.capacity.workshop.columns.urgent
        if all(job.row not in urgent for job in jobs):
            for day in room:
                left = self.capacity.planned(kinds, day) if kinds else None
                room[day] = room[day] if left is None else min(room[day], left)
        return room

    def _kinds(self, jobs: Sequence[Job]) -> list[Job]:
        """Return one job of each need and crew."""
        offers = self.capacity.workshop.columns.offers
        return list({offers[job.row]: job for job in jobs}.values())

    def _room_of_week(
        self, jobs: Sequence[Job], week: int, room: dict[int, int]
    ) -> int:
        """Return the minutes that the people's limits leave teams in a week.

        Of those who may work overtime, only the days' limits are looked at.
        """
        limits = self.capacity.roster.workforce.limits
        days = [day for day in room if self.capacity.week(day) == week]
        total = sum(room[day] for day in days)
        if limits.overtime is not None:
            return total
        most = 0
        for crew in {
            c.id: c for job in jobs for c in self.capacity.crews(job)
        }.values():
            people = len({one.id for one in crew.members})
            team = self.capacity.smallest_team(self._kinds(jobs), crew)
            minutes = limits.per_week // MINUTE
            most += minutes * people // team if crew.may_split else minutes
        return min(total, most)
