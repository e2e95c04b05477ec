"""Orders as jobs: lengths, days and hours as numbers, ready for placing."""

from datetime import date, timedelta

from attrs import define, field

from weibao.engines.clockwork import Clockwork, Stretches, common, merged, without
from weibao.engines.people import People, Unit
from weibao.inventory import Location, Site
from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.roster import Reason
from weibao.spans.hours import DAY, Hours
from weibao.spans.window import Horizon

GRID = 5
"""Work begins on the five-minute marks and is reckoned in whole marks of busy time."""


@define(eq=False)
class Job:
    """One order as the engine sees it. Days count from the horizon's first."""

    order: WorkOrder
    minutes: int
    units: tuple[Unit, ...]
    first: int
    last: int
    aim_first: int
    aim_last: int
    limit: int
    stop: Location
    subject: str
    group: str | None
    at_most: int
    chained: bool = False

    @property
    def rank(self) -> int:
        """How critical the order is; 0 comes first."""
        return self.order.planned.criticality.rank


@define
class Workshop:
    """Makes jobs of orders, and knows on which days and hours each may be done."""

    horizon: Horizon
    clock: Clockwork
    people: People
    earliest: int = 0
    _hours: dict[tuple[object, ...], Stretches] = field(factory=dict)

    def job(self, order: WorkOrder, *, chained: bool = False) -> Job:
        """Make a job of an order; chained ones get their days from their chain."""
        planned = order.planned
        resolved = planned.resolved
        window, aim = order.window, order.preferred
        limit = self.day(window.closes)
        first = max(self.day(window.opens), self.earliest)
        group = planned.outage_group if planned.task.outage else None
        return Job(
            order=order,
            minutes=int(resolved.duration.total_seconds()) // 60,
            units=self.people.units(resolved.need, resolved.crew),
            first=first,
            last=min(limit, len(self.horizon) - 1),
            aim_first=max(self.day(aim.opens), first),
            aim_last=self.day(aim.closes),
            limit=limit,
            stop=planned.subject.location.stop,
            subject=planned.subject.id,
            group=group.id if group else None,
            at_most=group.at_most if group else 0,
            chained=chained,
        )

    def day(self, day: date) -> int:
        """Return the number of a day, the horizon's first being 0."""
        return (day - self.horizon.first).days

    def date(self, day: int) -> date:
        """Return the date of a day's number."""
        return self.horizon.first + timedelta(days=day)

    def why_closed(self, planned: PlannedTask, day: int) -> Reason | None:
        """Say why work of this kind cannot be done on a day, whoever does it."""
        today = self.date(day)
        if not planned.every_day and not planned.subject.site.calendar.is_open(today):
            return Reason.NO_OPEN_DAY
        cycle = planned.cycle
        if cycle is not None and not planned.criticality.by_law and cycle.bars(today):
            return Reason.NO_OPEN_DAY
        if not self.hours(planned, day):
            return Reason.SITE_CLOSED
        return None

    def hours(self, planned: PlannedTask, day: int) -> Stretches:
        """Return when on a day the work may be done, as the site and its place allow."""
        subject = planned.subject
        noisy = "noise" in planned.task.impacts
        key = (subject.location.id, planned.resolved.hours, noisy, day)
        known = self._hours.get(key)
        if known is None:
            known = self._find_hours(
                subject.site, subject.location, planned.resolved.hours, noisy, day
            )
            self._hours[key] = known
        return known

    def _find_hours(
        self, site: Site, place: Location, own: Hours | None, noisy: bool, day: int
    ) -> Stretches:
        zone = site.time_zone
        allowed = (own,) if own is not None else site.working_hours
        found = merged([self.clock.stretch(zone, day, hours) for hours in allowed])
        access = next((p.access for p in place.chain() if p.access is not None), None)
        if access is not None:
            if self.date(day).weekday() not in access.weekdays:
                return []
            if access.hours:
                open_ = [self.clock.stretch(zone, day, hours) for hours in access.hours]
                found = common(found, merged(open_))
        if noisy:
            quiet: Stretches = []
            for hours in site.quiet_hours:
                quiet.append(self.clock.stretch(zone, day, hours))
                if hours.closes > DAY:
                    quiet.append(self.clock.stretch(zone, day - 1, hours))
            found = without(found, merged(quiet))
        return found
