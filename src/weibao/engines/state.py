"""The one truth of who is where when, kept by resource and day as work is placed."""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.change import Change, Kept
from weibao.engines.columns import NOWHERE, Columns
from weibao.engines.day_teams import DayTeams
from weibao.engines.disturbance import Disturbance
from weibao.engines.jobs import Job, Workshop
from weibao.engines.ledger import Ledger
from weibao.engines.people import Unit
from weibao.engines.prices import Prices
from weibao.engines.reserving import Reserving
from weibao.engines.routes import Route, Slot
from weibao.engines.timesheet import Timesheet
from weibao.engines.visiting import Visiting
from weibao.engines.ways import Travel
from weibao.goals import Goal

DAYS = 1 << 20
"""More days than any horizon has: keys are made of a number and a day."""
NEAR = 3
"""How many days about it may be in the way of a day of people who roam."""


@define(eq=False)
class State:
    """What is placed so far; everything that can be in the way is indexed by day.

    ``cost`` is the price of what stands and of what is left out, as far as prices are
    known. ``strained`` counts the routes that taking work out has left out of order:
    where ways differ oddly, the way that is left can be longer than before. The
    ``ledger`` is kept where goals ask for what hangs on the whole roster, ``teams``
    where crews form some day by day, and ``reserving`` where time is held back.
    """

    workshop: Workshop
    prices: Prices
    per_day: int
    per_week: int
    columns: Columns = field(init=False)
    travel: Travel = field(init=False)
    placed: dict[str, tuple[Job, Slot]] = field(factory=dict)
    jobs: dict[int, Job] = field(factory=dict)
    routes: dict[int, Route] = field(factory=dict)
    by_day: dict[int, list[Route]] = field(factory=dict)
    weeks: dict[int, int] = field(factory=dict)
    totals: dict[int, int] = field(factory=dict)
    busy: dict[int, list[int]] = field(factory=dict)
    changes: list[Change] = field(factory=list)
    cost: int = 0
    strained: int = 0
    disturbance: Disturbance = field(init=False)
    sheet: Timesheet | None = None
    ledger: Ledger | None = None
    visiting: Visiting | None = None
    reserving: Reserving | None = field(init=False, default=None)
    teams: DayTeams | None = field(init=False, default=None)
    _weeks_of: dict[int, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.columns = self.workshop.columns
        self.travel = Travel(self.workshop)
        self.disturbance = Disturbance(self.columns, self.prices)
        if self.workshop.people.workforce.reserves:
            self.reserving = Reserving(
                self.workshop, self.travel, self.going, self.per_day
            )
        if self.workshop.people.daily:
            self.teams = DayTeams(self.workshop.people.daily)

    def routes_of(self, unit: Unit, day: int) -> tuple[Route, ...]:
        """Return the days of all who go about as one among the people of a unit."""
        return tuple(
            self.route(resource, day, some, unit)
            for resource, some in self.workshop.people.resources(unit)
        )

    def route(
        self, resource: int, day: int, people: tuple[int, ...], unit: Unit
    ) -> Route:
        """Return a resource's day."""
        key = resource * DAYS + day
        route = self.routes.get(key)
        if route is None:
            route = self.routes[key] = self.empty_route(resource, day, people, unit)
            self.by_day.setdefault(day, []).append(route)
        return route

    def empty_route(
        self, resource: int, day: int, people: tuple[int, ...], unit: Unit
    ) -> Route:
        """Return a resource's day without work, and do not keep it."""
        known = self.workshop.people
        return Route(
            resource,
            day,
            self.week(day),
            people,
            self.prices.way(len(people)),
            roams=not known.roaming.isdisjoint(people),
            team=unit if known.forms_team(unit) else None,
            binds=not known.daily.isdisjoint(people),
        )

    def route_of(self, person: int, day: int) -> Route | None:
        """Return the route that a person goes on a day, if there is one."""
        return self.going(self.workshop.people.resource_of(person), day)

    def going(self, resource: int, day: int) -> Route | None:
        """Return the route of a resource on a day, be it in a team of that day."""
        if self.teams is not None and resource in self.teams.people:
            return self.teams.route_of(resource, day)
        return self.routes.get(resource * DAYS + day)

    def place(self, job: Job, slot: Slot) -> None:
        """Put a job where it was found to fit."""
        columns, row, offer = self.columns, job.row, slot.offer
        before, cost = tuple(map(self._keep, offer.routes)), self.cost
        self.cost += self.disturbance.moving(slot.moves, offer)
        self.disturbance.stand(row, slot.day, offer)
        columns.unit[row], columns.day[row] = slot.unit, slot.day
        columns.base[row], columns.crew[row] = offer.base, offer.crew
        columns.anchored[row] = anchored(job, slot)
        for moved, start in slot.moves:
            columns.start[moved] = start
        for key in columns.marks[row]:
            self.busy.setdefault(key * DAYS + slot.day, []).append(row)
        escort = row if offer.escort is None else self._escorted(job, slot)
        for route, at in zip(offer.routes, slot.positions, strict=True):
            mine = (
                row if escort == row or route in offer.routes[: offer.own] else escort
            )
            route.jobs = [*route.jobs[:at], mine, *route.jobs[at:]]
            self.remeasure(route, columns.minutes[mine])
        self.cost += slot.off - columns.price[row]
        self.placed[job.id] = (job, slot)
        self.jobs[row] = job
        if self.ledger is not None:
            self.cost += self.ledger.entered(job, slot, 1, offer.routes)
        if self.visiting is not None:
            self.cost += self.visiting.enter(job, slot, 1)
        self.changes.append(Change(job, slot, True, before, cost, self.strained))

    def _escorted(self, job: Job, slot: Slot) -> int:
        """Let a job's escort stand with it; return its row."""
        columns, offer = self.columns, slot.offer
        row = columns.escort[job.row]
        columns.start[row] = columns.start[job.row]
        columns.unit[row], columns.day[row] = offer.escort, slot.day
        columns.crew[row], columns.base[row] = offer.sides[offer.own]
        columns.anchored[row] = True
        self.jobs[row] = job
        return row

    def remove(self, job: Job) -> None:
        """Take a job out again."""
        columns, row = self.columns, job.row
        _, slot = self.placed.pop(job.id)
        before, cost = tuple(map(self._keep, slot.offer.routes)), self.cost
        strained, held = self.strained, self.reserving
        over = 0 if held is None else held.over(slot.day)
        for key in columns.marks[row]:
            self.busy[key * DAYS + slot.day].remove(row)
        columns.unit[row], columns.day[row] = None, NOWHERE
        escort = None if slot.offer.escort is None else columns.escort[row]
        for route in slot.offer.routes:
            route.jobs = [one for one in route.jobs if one != row]
            if escort is not None:
                route.jobs = [one for one in route.jobs if one != escort]
            self.remeasure(route, -columns.minutes[row])
            self.strained += not self._in_order(route)
        self.strained += held is not None and held.over(slot.day) > over
        self.cost += columns.price[row] - slot.off
        self.cost -= self.disturbance.moved(row)
        if self.ledger is not None:
            self.cost += self.ledger.entered(job, slot, -1, slot.offer.routes)
        if self.visiting is not None:
            self.cost += self.visiting.enter(job, slot, -1)
        self.changes.append(Change(job, slot, False, before, cost, strained))

    def drawn(self, route: Route, starts: dict[int, int]) -> None:
        """Give the work of a route other minutes, in the same order."""
        before, cost = (self._keep(route),), self.cost
        self.cost += self.disturbance.moving(starts.items(), None)
        for row, start in starts.items():
            self.columns.start[row] = start
        route.latest, route.places = None, {}
        if route.roams:
            self._forget_neighbours(route)
        if self.ledger is not None:
            self.cost += self.ledger.entered(None, None, 0, (route,))
        self.changes.append(Change(None, None, False, before, cost, self.strained))

    def undo(self, mark: int) -> None:
        """Take changes back until only so many of them are left."""
        columns = self.columns
        while len(self.changes) > mark:
            change = self.changes.pop()
            for kept in change.before:
                self._restore(kept)
            job, slot = change.job, change.slot
            if job is not None and slot is not None:
                row = job.row
                keys = [key * DAYS + slot.day for key in columns.marks[row]]
                if change.placed:
                    del self.placed[job.id]
                    for key in keys:
                        self.busy[key].remove(row)
                    columns.unit[row], columns.day[row] = None, NOWHERE
                else:
                    self.placed[job.id] = (job, slot)
                    for key in keys:
                        self.busy[key].append(row)
                    columns.unit[row], columns.day[row] = slot.unit, slot.day
                    columns.base[row] = slot.offer.base
                    columns.crew[row] = slot.offer.crew
                    columns.anchored[row] = anchored(job, slot)
                    self.disturbance.stand(row, slot.day, slot.offer)
                    if slot.offer.escort is not None:
                        self._escorted(job, slot)
            if self.visiting is not None and job is not None and slot is not None:
                self.visiting.enter(job, slot, -1 if change.placed else 1)
            if self.ledger is not None:
                routes = [kept[0] for kept in change.before]
                self.ledger.entered(job, slot, -1 if change.placed else 1, routes)
            self.cost, self.strained = change.cost, change.strained

    def spend(self, person: int, day: int, minutes: int) -> None:
        """Count minutes that a person is busy with what is not placed here."""
        key = person * DAYS + self.week(day)
        self.weeks[key] = self.weeks.get(key, 0) + minutes
        self.totals[person] = self.totals.get(person, 0) + minutes
        if self.sheet is not None:
            self.sheet.count((person,), day, self.week(day), 0, minutes)

    def reprice(self, prices: Prices) -> None:
        """Take other prices from now on; the cost begins at what stands."""
        self.prices, self.cost = prices, 0
        if self.visiting is not None:
            self.cost = self.visiting.reprice(prices.of_goal.get(Goal.OVER_VISITED, 0))
        for route in self.routes.values():
            route.price = prices.way(len(route.people))
            route.places = {}
            self.cost += route.way * route.price + route.trips * prices.trip
        self.cost += self.disturbance.reprice(prices, self.placed.values())
        self.changes.clear()

    def start(self, job: Job) -> int:
        """Return the minute at which a placed job begins."""
        return self.columns.start[job.row]

    def ends(self, job: Job) -> int:
        """Return the minute at which a placed job ends, with all its parts."""
        if not job.parts:
            return self.columns.start[job.row] + job.minutes
        rows = [job.row, *(part.row for part in job.parts)]
        return max(self.columns.start[row] + self.columns.minutes[row] for row in rows)

    def _keep(self, route: Route) -> Kept:
        start = self.columns.start
        return (
            route,
            route.jobs,
            [start[row] for row in route.jobs],
            route.way,
            route.work,
            route.trips,
            route.latest,
            route.places,
        )

    def _restore(self, kept: Kept) -> None:
        route, jobs, starts, way, work, trips, latest, places = kept
        if way + work != route.busy:
            self._count(route, route.busy, way + work)
        route.jobs, route.latest, route.places = jobs, latest, places
        route.way, route.work, route.trips = way, work, trips
        start = self.columns.start
        for row, minute in zip(jobs, starts, strict=True):
            start[row] = minute
        if route.binds and self.teams is not None:
            self.teams.follow(route)
        if route.roams:
            self._forget_neighbours(route)

    def remeasure(self, route: Route, minutes: int) -> None:
        """Measure a route anew after work of so many minutes came in or went."""
        before = route.busy
        way, trips = self.way(route.jobs)
        self.cost += (way - route.way) * route.price
        self.cost += (trips - route.trips) * self.prices.trip
        route.way, route.trips = way, trips
        route.work += minutes
        route.latest, route.places = None, {}
        self._count(route, before, route.busy)
        if route.binds and self.teams is not None:
            self.teams.follow(route)
        if route.roams:
            self._forget_neighbours(route)

    def _count(self, route: Route, before: int, after: int) -> None:
        """Count a day of a route that was so long before, and is now."""
        if self.sheet is not None:
            self.sheet.count(route.people, route.day, route.week, before, after)
        minutes = after - before
        for person in route.people:
            key = person * DAYS + route.week
            self.weeks[key] = self.weeks.get(key, 0) + minutes
            self.totals[person] = self.totals.get(person, 0) + minutes

    def _forget_neighbours(self, route: Route) -> None:
        """Of people who roam one day's work is in the way of others'."""
        for day in range(route.day - NEAR, route.day + NEAR + 1):
            for other in self.about(route, day):
                if other is not route:
                    other.latest, other.places = None, {}

    def about(self, route: Route, day: int) -> Iterable[Route]:
        """Return where those of a route are on another day."""
        if not route.binds:
            other = self.routes.get(route.resource * DAYS + day)
            return () if other is None else (other,)
        found = (self.route_of(person, day) for person in route.people)
        return {one.resource: one for one in found if one is not None}.values()

    def way(self, jobs: list[int]) -> tuple[int, int]:
        """Return the minutes from base by all stops and back, and how many stops."""
        if not jobs:
            return 0, 0
        travel, stop, base = self.travel, self.columns.stop, self.columns.base
        here, way, trips, last = base[jobs[0]], 0, 0, NOWHERE
        for row in jobs:
            there = stop[row]
            way += travel[here][there]
            trips += there != last
            here = last = there
        return way + travel[here][base[jobs[-1]]], trips

    def _in_order(self, route: Route) -> bool:
        """Tell whether the ways between what is left are short enough."""
        columns, travel = self.columns, self.travel
        here, ends = NOWHERE, 0
        for row in route.jobs:
            if here != NOWHERE and (
                ends + travel[here][columns.stop[row]] > columns.start[row]
            ):
                return False
            here, ends = columns.stop[row], columns.start[row] + columns.minutes[row]
        return self.allows(route, 0)

    def allows(self, route: Route, added: int) -> bool:
        """Tell whether the people of a route may be busy for so much longer."""
        busy, sheet = route.busy + added, self.sheet
        if busy > self.per_day:
            return False
        by_week = sheet is None or sheet.overtime is None
        if by_week and self._left_in_week(route) < added:
            return False
        return sheet is None or sheet.allows(route, busy)

    def _left_in_week(self, route: Route) -> int:
        """Return the minutes that the people of a route may still be busy that week."""
        weeks, week = self.weeks, route.week
        return self.per_week - max(
            weeks.get(person * DAYS + week, 0) for person in route.people
        )

    def week(self, day: int) -> int:
        """Return the number of a day's ISO week, for counting hours."""
        if day not in self._weeks_of:
            today = self.workshop.date(day)
            self._weeks_of[day] = (today.toordinal() - today.weekday()) // 7
        return self._weeks_of[day]

    def load(self, unit: Unit, day: int) -> int:
        """Return the minutes that a unit's people are busy on a day."""
        routes = (self.route_of(person, day) for person in unit.people)
        return sum(route.busy for route in routes if route is not None)

    def total(self, unit: Unit) -> int:
        """Return the minutes that a unit's people are busy in all."""
        return sum(self.totals.get(person, 0) for person in unit.people)


def anchored(job: Job, slot: Slot) -> bool:
    """Tell whether work keeps its minute: several go to it, or others count on it."""
    return job.begins is not None or job.keeps_place or len(slot.offer.routes) > 1
