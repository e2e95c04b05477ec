"""From the model to whole numbers, for teams formed day by day."""

from collections.abc import Iterator, Sequence

from attrs import define, field

from weibao.engines.clockwork import Clockwork, common
from weibao.engines.jobs import Workshop
from weibao.engines.people import People
from weibao.engines.sharing import Sharing
from weibao.engines.team_counts import Counts, packed
from weibao.engines.team_hours import PersonHours, Stretches
from weibao.engines.team_needs import Needs
from weibao.engines.team_work import Session, TeamWork
from weibao.equipment import Criticality
from weibao.goals import FINISH_WEIGHTS
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.scoring import worked
from weibao.search import SearchOptions
from weibao.workforce import Crew, Workforce


@define(eq=False)
class Compiling:
    """Makes whole numbers of the orders and people of a demand and workforce."""

    demand: Demand
    workforce: Workforce
    options: SearchOptions
    clock: Clockwork = field(init=False)
    people: People = field(init=False)
    workshop: Workshop = field(init=False)
    orders: list[WorkOrder] = field(init=False)
    needs: Needs = field(factory=Needs)
    work: TeamWork = field(init=False)

    def __attrs_post_init__(self) -> None:
        demand = self.demand
        self.clock = Clockwork(demand.horizon.first)
        self.people = People(self.workforce, demand.horizon, self.clock)
        earliest = max(0, (demand.as_of - demand.horizon.first).days)
        sharing = Sharing.among(self.workforce, demand.plan.tasks)
        grid = self.options.grid
        self.workshop = Workshop(
            demand.horizon, self.clock, self.people, sharing, earliest, grid
        )
        open_ = [one for one in demand.orders if one.status is OrderStatus.OPEN]
        self.orders = sorted(open_, key=lambda one: one.id)
        asked = [self.needs.read(one.planned.resolved.need) for one in self.orders]
        sessions = tuple(self._sessions())
        self.work = TeamWork(
            Counts(len(self.needs.kinds)),
            sessions,
            len(self.people.persons),
            budget=self.workforce.outsourcing,
            weights=(*FINISH_WEIGHTS, *[0] * len(Criticality))[: len(Criticality)],
        )
        numbers = {order.id: number for number, order in enumerate(self.orders)}
        for order, counts in zip(self.orders, asked, strict=True):
            self._add(order, counts, numbers)
        self.work.complete()

    def _sessions(self) -> Iterator[Session]:
        """Go through the sessions by time: those of a crew who work the same hours."""
        found = []
        versions: dict[tuple[int, ...], int] = {}
        hours = [PersonHours(self.workforce.limits) for _ in self.people.persons]
        for day in range(self.workshop.earliest, len(self.demand.horizon)):
            today = self.workshop.date(day)
            can = self.needs.can(self.people.persons, today)
            version = versions.setdefault(can, len(versions))
            for number, crew in enumerate(self.people.crews):
                for stretches, people in self._groups(crew, day, hours).items():
                    before, since = self._counted(crew, day, stretches)
                    found.append(
                        Session(
                            day,
                            number,
                            people,
                            stretches,
                            before,
                            since,
                            can,
                            version,
                            self.options.grid,
                        )
                    )
        yield from sorted(found, key=lambda one: (one.opens, one.crew, one.people))

    def _groups(
        self, crew: Crew, day: int, hours: Sequence[PersonHours]
    ) -> dict[Stretches, int]:
        """Return who works which hours on a day, within what the limits leave them."""
        groups: dict[Stretches, int] = {}
        today = self.workshop.date(day)
        for person in sorted(self.people.numbers[one.id] for one in crew.members):
            presence = self.people.presences.of(person, day, crew)
            if presence is None:
                continue
            stretches = hours[person].worked(today, presence.work)
            if stretches:
                groups[stretches] = groups.get(stretches, 0) | 1 << person
        return groups

    def _counted(self, crew: Crew, day: int, stretches: Stretches) -> tuple[int, int]:
        """Return the working time before a day, and the minute it counts on from."""
        site, first = crew.site, self.demand.horizon.first
        zone = site.time_zone
        midnight = self.clock.instant(self.clock.midnight(zone, day), zone)
        opens = min((hours.opens for hours in site.working_hours), default=0)
        since = self.clock.minute(zone, day, opens)
        begins = self.clock.instant(stretches[0][0], zone)
        before = worked(site, first, midnight)
        if not site.calendar.is_open(begins.date()) or stretches[0][0] < since:
            since = stretches[0][0]
        return before, since

    def _add(
        self, order: WorkOrder, counts: dict[int, int], numbers: dict[str, int]
    ) -> None:
        work, planned = self.work, order.planned
        asks = tuple(counts.get(kind, 0) for kind in range(work.counts.kinds))
        work.minutes.append(int(planned.resolved.duration.total_seconds()) // 60)
        work.asks.append(asks)
        work.need.append(packed(asks))
        before, since = self._before(order, numbers)
        work.before.append(before)
        work.not_before.append(since)
        work.rank.append(planned.criticality.rank)
        work.may.append(self._may(order) if self._can_follow(order) else 0)
        marks, asks_for = self.workshop.sharing.of(planned)
        work.marks.append(marks)
        work.exclusive.append(asks_for)
        work.price.append(planned.task.cost.outsourced)

    def _before(
        self, order: WorkOrder, numbers: dict[str, int]
    ) -> tuple[tuple[int, ...], int]:
        """Return the open work before an order, and the minute that records leave."""
        zone, since = order.subject.site.time_zone, 0
        for one in order.follows:
            if one.since is not None:
                moment = one.since.replace(tzinfo=zone)
                since = max(since, self.clock.minute_of(moment))
        open_ = {one.order for one in order.follows if one.since is None}
        return tuple(sorted(numbers[id] for id in open_ if id in numbers)), since

    def _can_follow(self, order: WorkOrder) -> bool:
        """Tell whether all work before is done, or among that to be placed."""
        known = {one.id for one in self.orders} if order.follows else set()
        return all(one.since is not None or one.order in known for one in order.follows)

    def _may(self, order: WorkOrder) -> int:
        """Return a bit for each session in which the work may be done."""
        planned, workshop = order.planned, self.workshop
        first = workshop.day(order.window.opens)
        last = workshop.day(order.window.closes)
        named, found = planned.resolved.crew, 0
        for number, session in enumerate(self.work.sessions):
            if not first <= session.day <= last:
                continue
            if named is not None and self.people.crews[session.crew].id != named:
                continue
            if workshop.why_closed(planned, session.day) is not None:
                continue
            own = [*session.stretches]
            if common(workshop.hours(planned, session.day), own) == own:
                found |= 1 << number
        return found
