"""The roster: who does what when, and what became of everything else."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum

from attrs import field, frozen

from weibao.cycles.joint import Conflict
from weibao.inventory import Location, Subject
from weibao.orders import Demand, WorkOrder
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Message, Text
from weibao.workforce import Crew, Technician, Workforce


class Reason(Enum):
    """Why an order could not be placed, or not in time. A closed vocabulary."""

    NO_OPEN_DAY = "no_open_day"
    OUTSIDE_WINDOW = "outside_window"
    CERTIFICATE_MISSING = "certificate_missing"
    CERTIFICATE_EXPIRED = "certificate_expired"
    SKILL_MISSING = "skill_missing"
    TOO_FEW_PEOPLE = "too_few_people"
    PEOPLE_NAMED = "people_named"
    NOBODY_ON_SHIFT = "nobody_on_shift"
    NO_TECHNICIAN_FREE = "no_technician_free"
    SITE_CLOSED = "site_closed"
    NO_COMMON_HOURS = "no_common_hours"
    HOURS_USED_UP = "hours_used_up"
    NO_REST = "no_rest"
    ASSET_BUSY = "asset_busy"
    OUTAGE_GROUP = "outage_group"
    PLACE_FULL = "place_full"
    PART_BUSY = "part_busy"
    TOOL_BUSY = "tool_busy"
    PINNED = "pinned"
    CHAIN_GAP = "chain_gap"
    INHERITED = "inherited"
    WORK_BEFORE = "work_before"
    ESCORT_MISSING = "escort_missing"
    OWN_WORK = "own_work"
    VISITS_FULL = "visits_full"
    RESERVED = "reserved"

    @property
    def text(self) -> Text:
        """Say the reason."""
        return REASONS[self]()


@frozen
class Segment:
    """One unbroken stretch of an assignment's work, as instants."""

    window: Window[datetime]

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return int((self.window.closes - self.window.opens).total_seconds()) // 60


@frozen
class Lateness:
    """A declared breach: how many days after the last lawful day, and why.

    ``task`` is the code of the task whose day that was: of a visit to a ladder it may
    be a lighter level, which the visit contains.
    """

    days: int
    reason: Reason
    limit: date
    task: str = ""


@frozen(eq=False)
class Party:
    """People of one crew who go together. ``technicians`` are sorted by id."""

    crew: Crew
    technicians: tuple[Technician, ...]


@frozen(eq=False)
class Assignment:
    """An order given to people at a time. ``technicians`` are sorted by id.

    An ``escort`` is there with them for the whole work. What is ``kept`` stays as it
    was published, in time that is held back by now.
    """

    order: WorkOrder
    crew: Crew
    technicians: tuple[Technician, ...]
    segments: tuple[Segment, ...]
    late: Lateness | None = None
    escort: Party | None = None
    kept: bool = False

    @property
    def parties(self) -> tuple[Party, ...]:
        """Those who do the work, and those who escort them, each with their crew."""
        own = Party(self.crew, self.technicians)
        return (own,) if self.escort is None else (own, self.escort)

    @property
    def everybody(self) -> tuple[Technician, ...]:
        """All who are there, those who do the work first."""
        escort = () if self.escort is None else self.escort.technicians
        return (*self.technicians, *escort)

    @property
    def late_level(self) -> Text | None:
        """The level that is late, where it is a lighter one that the work contains."""
        planned = self.order.planned
        if self.late is None or self.late.task == planned.task.code:
            return None
        lighter = planned.ladder[: planned.level]
        titles = (one.title for one in lighter if one.task.code == self.late.task)
        return next(titles, None)

    @property
    def start(self) -> datetime:
        """When the work begins, with the site's offset."""
        return self.segments[0].window.opens

    @property
    def end(self) -> datetime:
        """When the work ends."""
        return self.segments[-1].window.closes

    @property
    def day(self) -> date:
        """The local day it begins on."""
        return self.start.date()

    @property
    def until(self) -> str:
        """The local time at which it ends, with the date where that is another day."""
        same = self.end.date() == self.day
        return f"{self.end:%H:%M}" if same else f"{self.end:%m-%d %H:%M}"

    @property
    def last_day(self) -> date:
        """The local day on which its last part begins."""
        return self.segments[-1].window.opens.date()

    @property
    def days(self) -> tuple[date, ...]:
        """The local days on which people come for it."""
        if len(self.segments) == 1:
            return (self.day,)
        return tuple(sorted({one.window.opens.date() for one in self.segments}))

    def minutes_on(self, day: date) -> int:
        """Return how many minutes of the work lie on one of its days."""
        parts = (one for one in self.segments if one.window.opens.date() == day)
        return sum(one.minutes for one in parts)

    def begins_on(self, day: date) -> datetime:
        """Return when the work of one of its days begins."""
        begins = (one.window.opens for one in self.segments)
        return min(one for one in begins if one.date() == day)

    @property
    def subject(self) -> Subject:
        """What the work is on."""
        return self.order.subject

    @property
    def stop(self) -> Location:
        """Where one goes for it."""
        return self.order.subject.location.stop

    @property
    def work(self) -> timedelta:
        """The length of the work, for each of the people."""
        return sum(
            (s.window.closes - s.window.opens for s in self.segments), timedelta()
        )


@frozen(eq=False)
class Unassigned:
    """An order that could not be placed, with each reason and how often it was met."""

    order: WorkOrder
    reasons: Mapping[Reason, int]

    @property
    def main_reason(self) -> Reason:
        """The reason met most often; of equals the first by name."""
        return min(self.reasons, key=lambda r: (-self.reasons[r], r.value))


@frozen(eq=False)
class Outsourced:
    """An order that another firm does, and for how much."""

    order: WorkOrder
    price: int


@frozen(eq=False)
class NotNeeded:
    """A nominal visit that its chain can do without, with its neighbours' gap."""

    order: WorkOrder
    reason: Text


@frozen
class Trip:
    """Work of the same people at one stop without leaving it in between."""

    stop: Location
    technicians: tuple[Technician, ...]
    assignments: tuple[Assignment, ...]


@frozen(kw_only=True, eq=False)
class Roster:
    """The answer to a demand: every open order in exactly one of four places.

    ``assignments`` are sorted by start and order id (those with ``late`` are declared
    breaches), ``unassigned``, ``not_needed`` and ``outsourced`` by order id. ``done``
    are the orders of the horizon that records already close. ``extended`` are the
    visits of chains that are in time only by an extension, by order id, with the last
    day that needs none; ``conflicts`` those to which several regimes leave no day in
    common.
    """

    demand: Demand
    workforce: Workforce
    assignments: tuple[Assignment, ...]
    unassigned: tuple[Unassigned, ...] = ()
    not_needed: tuple[NotNeeded, ...] = ()
    outsourced: tuple[Outsourced, ...] = ()
    done: tuple[WorkOrder, ...] = ()
    seed: int = 0
    engine: str = "local"
    iterations: int = 0
    score: tuple[int, ...] = ()
    by_order: Mapping[str, Assignment] = field(init=False, repr=False)
    extended: Mapping[str, date] = field(init=False, repr=False)
    conflicts: Mapping[str, Conflict] = field(init=False, repr=False)
    _chain_windows: Mapping[str, Window[date]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_order = {a.order.id: a for a in self.assignments}
        object.__setattr__(self, "by_order", by_order)
        windows: dict[str, Window[date]] = {}
        extended: dict[str, date] = {}
        conflicts: dict[str, Conflict] = {}
        for chain in self.demand.chains:
            days = {
                order.id: by_order[order.id].day
                for visit in chain.orders
                for order in (visit, chain.extra(visit))
                if order.id in by_order
            }
            windows.update(chain.windows(days))
            extended.update(chain.extended(days))
            conflicts.update(chain.conflicts(days))
        object.__setattr__(self, "extended", extended)
        object.__setattr__(self, "conflicts", conflicts)
        object.__setattr__(self, "_chain_windows", windows)

    @property
    def horizon(self) -> Horizon:
        """The days planned."""
        return self.demand.horizon

    @property
    def late(self) -> tuple[Assignment, ...]:
        """The assignments that are declared late."""
        return tuple(a for a in self.assignments if a.late is not None)

    def lawful_window(self, order: WorkOrder) -> Window[date]:
        """Return the lawful days of an order as this roster leaves them.

        They are the order's own, but for a placed visit of a chain: its days count
        from the visits placed before it.
        """
        return self._chain_windows.get(order.id, order.window)

    def trips(self) -> tuple[Trip, ...]:
        """Join what the same people do one after another at one stop on one day."""
        by_people: dict[tuple[str, ...], list[Assignment]] = {}
        for assignment in self.assignments:
            people = tuple(t.id for t in assignment.technicians)
            by_people.setdefault(people, []).append(assignment)
        trips: list[Trip] = []
        for people in sorted(by_people):
            run: list[Assignment] = []
            for one in by_people[people]:
                if run and (run[-1].stop, run[-1].day) != (one.stop, one.day):
                    trips.append(Trip(run[0].stop, run[0].technicians, tuple(run)))
                    run = []
                run.append(one)
            trips.append(Trip(run[0].stop, run[0].technicians, tuple(run)))
        return tuple(sorted(trips, key=lambda t: (t.assignments[0].start, t.stop.id)))


REASONS = {
    Reason.NO_OPEN_DAY: Message(
        zh="时间窗内没有开放日", en="no open day is left in the window"
    ),
    Reason.OUTSIDE_WINDOW: Message(
        zh="时间窗不在计划期内", en="the window does not lie in the horizon"
    ),
    Reason.CERTIFICATE_MISSING: Message(
        zh="无人持有所需证书", en="nobody holds the certificate needed"
    ),
    Reason.CERTIFICATE_EXPIRED: Message(
        zh="所需证书当日已失效", en="the certificate needed has expired by then"
    ),
    Reason.SKILL_MISSING: Message(
        zh="无人具备所需工种", en="nobody has the skill needed"
    ),
    Reason.TOO_FEW_PEOPLE: Message(
        zh="班组人数不足", en="the crew has too few people for it"
    ),
    Reason.PEOPLE_NAMED: Message(
        zh="指定必须去或不准去的人员使其无人可派",
        en="those required for it, or barred from it, leave nobody to send",
    ),
    Reason.NOBODY_ON_SHIFT: Message(
        zh="所需人员当日不当班", en="the people needed are not on shift"
    ),
    Reason.NO_TECHNICIAN_FREE: Message(
        zh="所需人员已排满", en="the people needed are taken"
    ),
    Reason.SITE_CLOSED: Message(
        zh="项目当日不开放", en="the site is closed on that day"
    ),
    Reason.NO_COMMON_HOURS: Message(
        zh="当班时间与可进入时间不重合",
        en="shifts and access hours have too little in common",
    ),
    Reason.HOURS_USED_UP: Message(
        zh="工时已达上限", en="the hours of the day, week or month are used up"
    ),
    Reason.NO_REST: Message(
        zh="休息时间或休息日不足", en="it would leave people too little rest"
    ),
    Reason.ASSET_BUSY: Message(
        zh="设备当时另有工作", en="other work is on the asset at that time"
    ),
    Reason.OUTAGE_GROUP: Message(
        zh="同组另一设备当时停用", en="another asset of the group is out at that time"
    ),
    Reason.PLACE_FULL: Message(
        zh="该处同时作业的班组已达上限",
        en="as many crews as may are at work there at that time",
    ),
    Reason.PART_BUSY: Message(
        zh="所属设备或其部件当时另有工作，且其一须停用",
        en="other work is on what it is part of, or on a part of it, and one of them"
        " takes it out of service",
    ),
    Reason.TOOL_BUSY: Message(
        zh="所需工具或车辆当时已被占用",
        en="the tool or vehicle it needs is in use then",
    ),
    Reason.PINNED: Message(
        zh="无法按手工指定的日期或人员完成", en="it cannot be done as it is pinned"
    ),
    Reason.CHAIN_GAP: Message(
        zh="与前后两次的间隔不允许", en="the gaps to its neighbours do not allow it"
    ),
    Reason.INHERITED: Message(
        zh="上期遗留，期限内已没有可排的开放日",
        en="what was done before the horizon left no open day within the limit",
    ),
    Reason.WORK_BEFORE: Message(
        zh="须先完成的工作未完成，或完成得太晚",
        en="the work before it is not done, or too late",
    ),
    Reason.OWN_WORK: Message(
        zh="能去的人都在该处做过所检查的工作",
        en="those who could go did the work there that is inspected",
    ),
    Reason.ESCORT_MISSING: Message(
        zh="陪同人员当时不在或已排满",
        en="those who must be there beside it are not, or are taken",
    ),
    Reason.VISITS_FULL: Message(
        zh="该处本周或本月的上门次数已满",
        en="the place has had all its visits of that week or month",
    ),
    Reason.RESERVED: Message(
        zh="所剩工时为应急预留", en="the time left is held back for emergencies"
    ),
}
