"""Orders as jobs: lengths, days and hours as numbers, ready for placing."""

from collections.abc import Hashable, Iterable
from datetime import date, timedelta

from attrs import define, field

from weibao.engines.clockwork import Clockwork, Stretches, common, merged, without
from weibao.engines.columns import ANY_TIME, NOWHERE, Columns
from weibao.engines.people import People, Pool, Unit
from weibao.engines.sharing import Sharing
from weibao.equipment import Need
from weibao.inventory import Access, Location, Site
from weibao.orders import WorkOrder
from weibao.pins import Pin
from weibao.plan import PlannedTask
from weibao.roster import Reason
from weibao.search import GRID
from weibao.spans.hours import Hours
from weibao.spans.window import Horizon


@define(eq=False)
class Job:
    """One order as the engine sees it. Days count from the horizon's first.

    ``where`` numbers the hours in which it may be done, ``stop`` the place. ``begins``
    are the minutes at which it may begin at the earliest, should, and may at the
    latest, where it has a time. It begins ``not_before`` what it follows allows, and
    ``waits`` where that has no place or leaves it no day. One that others follow
    ``keeps_place``. Of ``rank`` 0 is the most critical. ``row`` is its row in columns.
    ``escorts`` is everything that its escort can be chosen from; None where it takes
    none. Of the ``preferred`` people so many as there are seats for are sent where
    they can be. What is ``divisible`` has no part of fewer minutes; where it is placed,
    its own row is the first of its ``parts``, each a job that is ``part_of`` its order.
    """

    order: WorkOrder
    id: str
    row: int
    minutes: int
    units: tuple[Unit, ...]
    pools: tuple[Pool, ...]
    first: int
    last: int
    aim_first: int
    aim_last: int
    limit: int
    where: int
    stop: int
    subject: str
    group: str | None
    at_most: int
    rank: int
    chained: bool = False
    begins: tuple[int, int, int] | None = None
    not_before: int = ANY_TIME
    waits: bool = False
    pin: Pin | None = None
    pin_day: int | None = None
    keeps_place: bool = False
    escorts: tuple[Unit | Pool, ...] | None = None
    preferred: frozenset[int] = frozenset()
    seats_preferred: int = 0
    divisible: int | None = None
    parts: tuple["Job", ...] = ()
    part_of: str = ""

    @property
    def sources(self) -> tuple[Unit | Pool, ...]:
        """Everything that people for it can be chosen from."""
        return (*self.units, *self.pools)

    def passed_over(self, people: Iterable[int]) -> int:
        """Return how many preferred people could be sent in place of others."""
        if not self.preferred:
            return 0
        there = len(self.preferred.intersection(people))
        return max(0, self.seats_preferred - there)


@define
class Workshop:
    """Makes jobs of orders, and knows on which days and hours each may be done.

    Nothing begins before the minute ``now``, but for the orders that have ``begun``.
    """

    horizon: Horizon
    clock: Clockwork
    people: People
    sharing: Sharing
    earliest: int = 0
    grid: int = GRID
    now: int | None = None
    begun: frozenset[str] = frozenset()
    columns: Columns = field(factory=Columns)
    places: list[Location] = field(factory=list)
    _numbers: dict[str, int] = field(factory=dict)
    _conditions: dict[Hashable, int] = field(factory=dict)
    _hours: dict[tuple[int, int], Stretches] = field(factory=dict)
    _closed: dict[int, dict[int, Reason | None]] = field(factory=dict)
    _from_now: dict[tuple[int, int], Stretches] = field(factory=dict)
    _of_begun: dict[int, int] = field(factory=dict)
    _begun_kinds: set[int] = field(factory=set)
    _where: dict[int, int] = field(factory=dict)
    _kinds: list[PlannedTask] = field(factory=list)
    _rows: dict[str, int] = field(factory=dict)
    _offers: dict[tuple[Need, str | None, str], int] = field(factory=dict)

    def job(self, order: WorkOrder, *, chained: bool = False) -> Job:
        """Make a job of an order; chained ones get their days from their chain."""
        planned = order.planned
        resolved = planned.resolved
        pin = self.people.workforce.pins.get(order.id)
        window, aim = order.window, order.preferred
        limit = self.day(window.closes)
        first = max(self.day(window.opens), self.earliest)
        group = planned.outage_group if planned.task.outage else None
        need, numbers = resolved.need, self.people.numbers
        return Job(
            order=order,
            id=order.id,
            row=self._row(order),
            minutes=int(resolved.duration.total_seconds()) // 60,
            units=self.people.units(need, resolved.crew, pin),
            pools=self.people.pools(need, resolved.crew, pin),
            first=first,
            last=min(limit, len(self.horizon) - 1),
            aim_first=max(self.day(aim.opens), first),
            aim_last=self.day(aim.closes),
            limit=limit,
            where=self._condition_of(order),
            stop=self.place(planned.subject.location.stop),
            subject=planned.subject.id,
            group=group.id if group else None,
            at_most=group.at_most if group else 0,
            rank=planned.criticality.rank,
            chained=chained,
            begins=self._begins(order),
            pin=pin,
            pin_day=None if pin is None or pin.day is None else self.day(pin.day),
            escorts=self._escorts(planned),
            preferred=frozenset(numbers[id] for id in need.preferred if id in numbers),
            seats_preferred=need.seats_preferred,
            divisible=_smallest(planned),
            keeps_place=planned.resolved.divisible is not None,
        )

    def _escorts(self, planned: PlannedTask) -> tuple[Unit | Pool, ...] | None:
        escort, people = planned.resolved.escort, self.people
        if escort is None:
            return None
        if escort.crew is not None and escort.crew not in people.workforce.crews:
            return ()
        need, crew = escort.need, escort.crew
        return (*people.units(need, crew), *people.pools(need, crew))

    def _row(self, order: WorkOrder) -> int:
        """Return the row of an order; it has the same one whenever it is asked for."""
        known = self._rows.get(order.id)
        if known is None:
            planned = order.planned
            resolved = planned.resolved
            marks, exclusions = self.sharing.of(planned)
            if resolved.divisible is not None:
                marks, exclusions = (), ()  # held from the first minute to the last
            known = self._rows[order.id] = self.columns.add(
                minutes=int(resolved.duration.total_seconds()) // 60,
                stop=self.place(planned.subject.location.stop),
                where=self._condition_of(order),
                offers=self._offers.setdefault(
                    (resolved.need, resolved.crew, self._pinned(order)),
                    len(self._offers),
                ),
                marks=marks,
                exclusions=exclusions,
                begins=self._begins(order),
            )
            if order.urgent:
                self.columns.urgent.add(known)
            if resolved.escort is not None:
                self.add_escort(known)
        return known

    def add_escort(self, row: int) -> None:
        """Add the row of a job's escort, which asks for nothing that is shared."""
        columns = self.columns
        columns.escort[row] = columns.add(
            minutes=columns.minutes[row],
            stop=columns.stop[row],
            where=columns.where[row],
            offers=NOWHERE,
            marks=(),
            exclusions=(),
            begins=columns.begins[row],
        )
        if row in columns.urgent:
            columns.urgent.add(columns.escort[row])

    def _pinned(self, order: WorkOrder) -> str:
        """Return the id of a pinned order, whose people and days are its own."""
        return order.id if order.id in self.people.workforce.pins else ""

    def _begins(self, order: WorkOrder) -> tuple[int, int, int] | None:
        starts, minute = order.starts, self.clock.minute_of
        allowed = None
        if starts is not None:
            allowed = minute(starts.earliest), minute(starts.at), minute(starts.latest)
        pin = self.people.workforce.pins.get(order.id)
        if pin is None or pin.start is None or pin.day is None:
            return allowed
        zone = order.subject.site.time_zone
        start = self.clock.minute(zone, self.day(pin.day), pin.start)
        if allowed is None:
            return start, start, start
        return max(start, allowed[0]), start, min(start, allowed[2])

    def late_days(self, job: Job, late_by: int) -> range:
        """Return the days after a job's window on which it is still of use.

        Args:
            job: the job, as its own window has it.
            late_by: how many days later it may be done.
        """
        cycle = job.order.planned.cycle
        first = max(job.limit + 1, job.first, self.earliest)
        if cycle is not None and (cycle.daily or cycle.timed):
            return range(first, first)
        return range(first, max(first, min(first + late_by, len(self.horizon))))

    def place(self, location: Location) -> int:
        """Return the number of a place."""
        number = self._numbers.get(location.id)
        if number is None:
            number = self._numbers[location.id] = len(self.places)
            self.places.append(location)
        return number

    def day(self, day: date) -> int:
        """Return the number of a day, the horizon's first being 0."""
        return (day - self.horizon.first).days

    def date(self, day: int) -> date:
        """Return the date of a day's number."""
        return self.horizon.first + timedelta(days=day)

    def why_closed(self, planned: PlannedTask, day: int) -> Reason | None:
        """Say why work of this kind cannot be done on a day, whoever does it."""
        known = self._closed.setdefault(id(planned), {})
        if day not in known:
            known[day] = self._why_closed(planned, day)
        return known[day]

    def _why_closed(self, planned: PlannedTask, day: int) -> Reason | None:
        today = self.date(day)
        if not planned.every_day and not planned.calendar.is_open(today):
            return Reason.NO_OPEN_DAY
        if planned.blacked_out(today):
            return Reason.NO_OPEN_DAY
        if not self.hours(planned, day):
            return Reason.SITE_CLOSED
        return None

    def hours(self, planned: PlannedTask, day: int) -> Stretches:
        """Return when on a day the site and the place allow the work."""
        key = (self._condition(planned), day)
        known = self._hours.get(key)
        if known is None:
            known = self._hours[key] = self._find_hours(planned, day)
        return known

    def hours_of(self, where: int, day: int) -> Stretches:
        """Return when on a day work of one kind of hours is allowed, from now on."""
        if self.now is None or where in self._begun_kinds:
            return self.hours(self._kinds[where], day)
        known = self._from_now.get((where, day))
        if known is None:
            found = self.hours(self._kinds[where], day)
            known = [(max(a, self.now), b) for a, b in found if b > self.now]
            self._from_now[where, day] = known
        return known

    def _condition_of(self, order: WorkOrder) -> int:
        """Number what decides on the hours of an order; of begun work the past too."""
        condition = self._condition(order.planned)
        if order.id not in self.begun:
            return condition
        known = self._of_begun.get(condition)
        if known is None:
            known = len(self._kinds)
            self._kinds.append(order.planned)
            self._of_begun[condition] = known
            self._begun_kinds.add(known)
        return known

    def _condition(self, planned: PlannedTask) -> int:
        """Number what decides on the hours, so that alike work shares them."""
        known = self._where.get(id(planned))
        if known is None:
            known = self._where[id(planned)] = self._number(planned)
        return known

    def _number(self, planned: PlannedTask) -> int:
        site = planned.subject.site
        conditions = (
            site.id,
            planned.resolved.hours,
            _noisy(planned),
            _access(planned),
            _timed(planned),
            _empty(planned),
            id(planned.subject.location.open_hours),
            id(planned.calendar) if _halved(planned) else None,
        )
        number = self._conditions.get(conditions)
        if number is None:
            number = self._conditions[conditions] = len(self._kinds)
            self._kinds.append(planned)
        return number

    def _find_hours(self, planned: PlannedTask, day: int) -> Stretches:
        site, own, access = (
            planned.subject.site,
            planned.resolved.hours,
            _access(planned),
        )
        if access is not None and self.date(day).weekday() not in access.weekdays:
            return []
        if own is None and _timed(planned):
            found = self.clock.whole_day(site.time_zone, day)
        else:
            found = self._allowed(site, day, (own,) if own else site.working_hours)
            found = self._of_opening(planned, day, found)
        if _halved(planned):
            for half in planned.calendar.half_day(self.date(day)):
                found = common(found, self._allowed(site, day, (half,)))
        if access is not None and access.hours:
            found = common(found, self._allowed(site, day, access.hours))
        if _noisy(planned):
            quiet = [
                self.clock.taken(site.time_zone, on, hours)
                for hours in site.quiet_hours
                for on in (day - 1, day)
            ]
            found = without(found, merged(quiet))
        return found

    def _of_opening(
        self, planned: PlannedTask, day: int, found: Stretches
    ) -> Stretches:
        """Keep to opening hours, or out of them where the place must be empty.

        Work with times of its own takes no notice of opening hours otherwise.
        """
        opening = planned.subject.location.open_hours
        if opening is None:
            return found
        zone, empty = planned.subject.site.time_zone, _empty(planned)
        part = self.clock.taken if empty else self.clock.stretch
        open_ = [
            part(zone, on, hours)
            for on in (day - 1, day)
            for hours in opening.on(self.date(on))
        ]
        if empty:
            return without(found, merged(open_))
        return found if _timed(planned) else common(found, merged(open_))

    def _allowed(self, site: Site, day: int, hours: tuple[Hours, ...]) -> Stretches:
        return self.clock.allowed(site.time_zone, day, hours)


def _smallest(planned: PlannedTask) -> int | None:
    divisible = planned.resolved.divisible
    return None if divisible is None else divisible.smallest // timedelta(minutes=1)


def _noisy(planned: PlannedTask) -> bool:
    return "noise" in planned.task.impacts


def _halved(planned: PlannedTask) -> bool:
    """Tell whether half days of the calendar may cut the hours of the work."""
    return not planned.every_day and planned.calendar.has_half_days


def _timed(planned: PlannedTask) -> bool:
    return planned.cycle is not None and planned.cycle.timed


def _empty(planned: PlannedTask) -> bool:
    return "empty_building" in planned.task.impacts


def _access(planned: PlannedTask) -> Access | None:
    places = planned.subject.location.chain()
    return next((place.access for place in places if place.access is not None), None)
