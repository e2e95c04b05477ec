"""From the model to whole numbers, and what teams formed day by day cannot take on."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from attrs import define, field

from weibao.engines.clockwork import Clockwork, common
from weibao.engines.jobs import Workshop
from weibao.engines.people import People
from weibao.engines.sharing import Sharing
from weibao.engines.team_counts import MOST, Counts, packed
from weibao.engines.team_hours import PersonHours, Stretches
from weibao.engines.team_needs import MOST_POSITIONS, Needs
from weibao.engines.team_work import Session, TeamWork
from weibao.equipment import Criticality
from weibao.goals import FINISH_WEIGHTS
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.scoring import worked
from weibao.search import CannotSolve, SearchOptions
from weibao.texts.text import Message, Text
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
        self._refuse()
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

    def _refuse(self) -> None:
        """Refuse what cannot be done by teams formed day by day, with a clear word."""
        if self.options.published is not None or self.options.now is not None:
            raise CannotSolve(NO_PUBLISHED())
        if self.workforce.reserves:
            raise CannotSolve(RESERVE())
        if self.demand.chains:
            raise CannotSolve(NO_CHAINS(chain=self.demand.chains[0].id))
        if any(not crew.daily_teams for crew in self.people.crews):
            standing = next(c for c in self.people.crews if not c.daily_teams)
            raise CannotSolve(MIXED(crew=standing.id))
        for one, other in combinations(self.people.crews, 2):
            both = {p.id for p in one.members} & {p.id for p in other.members}
            if both:
                raise CannotSolve(IN_BOTH(person=min(both), one=one.id, other=other.id))
        zones = {order.subject.site.time_zone.key for order in self.orders}
        if len(zones | {c.site.time_zone.key for c in self.people.crews}) > 1:
            raise CannotSolve(ZONES())
        for order in self.orders:
            why = _why_not(order)
            if order.id in self.workforce.pins:
                why = PINNED(order=order.id)
            if why is not None:
                raise CannotSolve(why)
        self._refuse_travel()

    def _refuse_travel(self) -> None:
        stops = {c.base.stop.id: c.base.stop for c in self.people.crews}
        for order in self.orders:
            stop = order.subject.location.stop
            stops[stop.id] = stop
        between = self.workforce.travel.between
        for one, other in combinations(stops.values(), 2):
            if between(one, other):
                raise CannotSolve(TRAVEL(one=one.id, other=other.id))

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
        if max(asks) > MOST:
            raise CannotSolve(TOO_MANY(order=order.id, most=MOST))
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


def _why_not(order: WorkOrder) -> Text | None:
    """Say why an order is not for teams formed day by day, where it is not."""
    if order.planned.resolved.together is not None:
        return TOGETHER(order=order.id)
    if order.planned.resolved.need.names_people:
        return NAMED(order=order.id)
    if order.planned.resolved.escort is not None:
        return ESCORT(order=order.id)
    for place, _ in order.subject.location.capped():
        return VISITS(order=order.id, place=place.id)
    if order.planned.resolved.divisible is not None:
        return DIVISIBLE(order=order.id)
    if order.planned.resolved.independence is not None:
        return APART(order=order.id)
    if order.starts is not None:
        return TIMED(order=order.id)
    if any(one.after.lag != timedelta(0) or one.after.same for one in order.follows):
        return LAG(order=order.id)
    if len(order.planned.resolved.need.positions) > MOST_POSITIONS:
        return POSITIONS(order=order.id, most=MOST_POSITIONS)
    return None


NO_PUBLISHED = Message(
    zh="每日组队的班组还不能从已发布的排班重排（请从头排）",
    en="crews that form teams daily cannot be replanned from a published roster yet "
    "(make the roster anew)",
)
RESERVE = Message(
    zh="每日组队的班组还不能为应急预留工时（去掉 reserve，或用固定班组）",
    en="crews that form teams daily hold no time back for urgent work yet (take "
    "reserve out, or have standing crews)",
)
NO_CHAINS = Message(
    zh="每日组队的班组不承担间隔链 {chain}（请给它固定班组）",
    en="crews that form teams daily take no chains, as {chain} "
    "(give it a standing crew)",
)
MIXED = Message(
    zh="班组 {crew} 不是每日组队：要么全部每日组队，要么都不",
    en="crew {crew} does not form teams daily: let all crews do so, or none",
)
IN_BOTH = Message(
    zh="{person} 同属每日组队的 {one} 与 {other}（只留一个）",
    en="{person} is of both {one} and {other}, which form teams daily (keep one)",
)
TRAVEL = Message(
    zh="每日组队还不计路程，{one} 与 {other} 之间却有路程（设为 0 分钟）",
    en="teams formed daily have no travel yet, but there is some between {one} and "
    "{other} (set it to 0 min)",
)
ZONES = Message(
    zh="每日组队的班组只能在一个时区里工作",
    en="crews that form teams daily work in one time zone only",
)
PINNED = Message(
    zh="{order} 已固定，每日组队还不能照办（去掉固定）",
    en="order {order} is pinned, which teams formed daily do not keep yet "
    "(take the pin away)",
)
TOGETHER = Message(
    zh="{order} 须与别的工单一趟做完，每日组队不承担",
    en="order {order} is to be done together with others, which teams formed daily do "
    "not keep",
)
NAMED = Message(
    zh="{order} 指名了人员，每日组队还不能照办（去掉规则的 technicians）",
    en="order {order} names technicians, which teams formed daily do not keep yet "
    "(take technicians: out of its rule)",
)
ESCORT = Message(
    zh="每日组队的班组不带陪同人员，而工单 {order} 需要（请给它固定班组）",
    en="crews that form teams daily take no escorts, and order {order} needs one "
    "(give it a standing crew)",
)
VISITS = Message(
    zh="每日组队的班组不计上门次数，工单 {order} 的 {place} 却有上限（去掉 visits）",
    en="crews that form teams daily count no visits, and {place}, where order {order} "
    "is, should have only so many (take visits out)",
)
DIVISIBLE = Message(
    zh="每日组队的班组当天做完，而工单 {order} 可分段（去掉 divisible）",
    en="crews that form teams daily end work on its day, and order {order} is "
    "divisible (take divisible out)",
)
APART = Message(
    zh="{order} 不能由做过该处工作的人做，每日组队还不能照办（请给它固定班组）",
    en="order {order} is not for whoever did the work there, which teams formed daily "
    "do not keep to (give it a standing crew)",
)
TIMED = Message(
    zh="{order} 有固定时刻，每日组队不承担",
    en="order {order} has a time of day, which teams formed daily do not keep",
)
LAG = Message(
    zh="{order} 须隔一段时间才能接着做，每日组队不承担",
    en="order {order} waits for a lag after other work, which teams formed daily do "
    "not keep",
)
POSITIONS = Message(
    zh="{order} 的岗位超过 {most} 种（请改用 team 计数）",
    en="order {order} has more than {most} kinds of positions (count them by team:)",
)
TOO_MANY = Message(
    zh="{order} 要的人超过 {most}", en="order {order} takes more than {most} people"
)
