"""A small portfolio, and rosters of it written as one line for each order."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from attrs import field, frozen
from icalendar import Calendar

from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.equipment import (
    Basis,
    Category,
    Criticality,
    EquipmentType,
    JobPlan,
    Need,
    Source,
    Task,
)
from weibao.feeds import Feeds
from weibao.inventory import Asset, Location, Round, Site, Subject
from weibao.orders import Demand, Occurrence, Particulars, WorkOrder
from weibao.plan import Plan, PlannedTask, ResolvedTask
from weibao.records import Completion
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.spans.hours import Hours
from weibao.spans.window import Horizon, Window
from weibao.texts.text import Text
from weibao.workforce import Crew, Shift, Technician, Workforce

Parsed: TypeAlias = Any  # a component as read, with values of any type
Fate = Literal["planned", "unassigned", "not_needed", "done", "gone"]
MARCH = date(2026, 3, 1)
PEOPLE = {"zhang": "张伟", "li": "李强", "wang": "王芳"}
SERVICE = Text("半月维保", "Half-monthly service")
ANNEX = Text("附件A", "annex A")
STEPS = (Text("清洁轿顶", "Clean the car top"),)
PHONE = "13800138000"


@frozen(kw_only=True)
class Job:
    """One order and what the roster says of it. Times are in the site's zone."""

    key: str = "2026-03-02"
    subject: str = "DT-0101"
    start: datetime = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001 - the site's zone
    minutes: int = 90
    crew: str = "lift"
    people: tuple[str, ...] = ("zhang",)
    fate: Fate = "planned"
    title: Text = SERVICE
    category: Category = Category.EQUIPMENT_MAINTENANCE
    steps: tuple[Text, ...] = STEPS
    provisional: bool = False
    late: int = 0
    pause: int = 0
    done_on: date = date(2026, 3, 2)


@frozen(kw_only=True, eq=False)
class World:
    """Sites, what is on them and who looks after it."""

    zone: str = "Asia/Shanghai"
    portfolio: str = "qinghe"
    asset_title: str = "1号楼1号客梯"
    crew_title: str = "电梯班"
    site: Site = field(init=False)
    subjects: dict[str, Subject] = field(init=False)
    workforce: Workforce = field(init=False)

    def __attrs_post_init__(self) -> None:
        site = Site(
            id="qinghe",
            title=Text("清河家园", "Qinghe Gardens"),
            time_zone=ZoneInfo(self.zone),
            calendar=Stack(),
        )
        object.__setattr__(self, "site", site)
        object.__setattr__(self, "subjects", _subjects(site, self.asset_title))
        building = self.subjects["B01"].location
        object.__setattr__(self, "workforce", _workforce(building, self.crew_title))

    def roster(
        self,
        *jobs: Job,
        as_of: date = MARCH,
        first: date = MARCH,
        last: date = date(2026, 3, 31),
    ) -> Roster:
        """Make a roster that says of each order what its job says."""
        orders = {job.key: self.order(job) for job in jobs}
        demand = Demand(
            plan=self._plan(orders.values()),
            horizon=Horizon(first, last),
            as_of=as_of,
            orders=tuple(
                sorted(
                    (orders[job.key] for job in jobs if job.fate != "gone"),
                    key=lambda order: order.id,
                )
            ),
        )
        given = [
            self.assignment(job, orders[job.key]) for job in _with(jobs, "planned")
        ]
        return Roster(
            demand=demand,
            workforce=self.workforce,
            assignments=tuple(sorted(given, key=lambda a: (a.start, a.order.id))),
            unassigned=tuple(
                Unassigned(orders[job.key], {Reason.NO_TECHNICIAN_FREE: 1})
                for job in _with(jobs, "unassigned")
            ),
            not_needed=tuple(
                NotNeeded(orders[job.key], Text("邻次已足", "near enough"))
                for job in _with(jobs, "not_needed")
            ),
            done=tuple(orders[job.key] for job in _with(jobs, "done")),
        )

    def order(self, job: Job) -> WorkOrder:
        """Make the order of a job."""
        day = job.start.date()
        window = Window(day - timedelta(days=3), day + timedelta(days=3))
        task = Task(
            code="service",
            title=job.title,
            cycle=Cycle(Dates((day,))),
            sources=(Source(Basis.STANDARD, "TSG T5002-2017", ANNEX),),
            duration=timedelta(minutes=job.minutes),
            category=job.category,
            job_plan=JobPlan(
                job.steps,
                (Text("扳手", "spanner"), "SKF 6205"),
                (Text("导靴", "guide shoe"),),
                (Text("断电挂牌"),),
            ),
        )
        resolved = ResolvedTask(
            task=task,
            title=job.title,
            cycle=Cycle(Dates((day,))),
            duration=timedelta(minutes=job.minutes),
            need=Need(),
            criticality=Criticality.ROUTINE,
            hours=None,
            every_day=False,
            crew=None,
            rule="lifts",
        )
        done = Completion(
            id="R1", subject=job.subject, task="service", done=job.done_on
        )
        return WorkOrder(
            PlannedTask(subject=self.subjects[job.subject], resolved=resolved),
            Occurrence(job.key, day, window, window, job.provisional),
            self.portfolio,
            Particulars(completion=done if job.fate == "done" else None),
        )

    def assignment(self, job: Job, order: WorkOrder) -> Assignment:
        """Give the order of a job to its people."""
        begin = job.start.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        end = begin + timedelta(minutes=job.minutes)
        limit = order.window.closes
        return Assignment(
            order,
            self.workforce.crews[job.crew],
            tuple(self.workforce.technicians[id_] for id_ in sorted(job.people)),
            tuple(self._segments(begin, end, job.pause)),
            Lateness(job.late, Reason.NO_TECHNICIAN_FREE, limit) if job.late else None,
        )

    def _segments(
        self, begin: datetime, end: datetime, pause: int
    ) -> Iterable[Segment]:
        zone = ZoneInfo(self.zone)
        begin, end = begin.astimezone(zone), end.astimezone(zone)
        if pause:
            middle = begin + (end - begin) / 2
            yield Segment(Window(begin, middle))
            begin, end = (
                middle + timedelta(minutes=pause),
                end + timedelta(minutes=pause),
            )
        yield Segment(Window(begin, end))

    def _plan(self, orders: Iterable[WorkOrder]) -> Plan:
        tasks = {order.planned.id: order.planned for order in orders}
        return Plan(portfolio=self.portfolio, tasks=tuple(tasks.values()))


def parsed(content: bytes) -> Parsed:
    """Read a feed with another's parser."""
    return Calendar.from_ical(content)


def calendar_of(feeds: Feeds, path: str) -> Parsed:
    """Read one feed of a build back with another's parser."""
    found = next(one for one in feeds.calendars if one.path == path)
    return parsed(found.to_bytes())


def events_of(feeds: Feeds, path: str) -> list[Parsed]:
    """Return the events of one feed of a build, read back."""
    return list(calendar_of(feeds, path).walk("VEVENT"))


def raw_events(content: bytes) -> dict[bytes, bytes]:
    """Cut the bytes of a feed into those of its events, by UID."""
    blocks = content.split(b"BEGIN:VEVENT\r\n")[1:]
    return {block.partition(b"\r\n")[0]: block for block in blocks}


def _with(jobs: Iterable[Job], fate: Fate) -> list[Job]:
    return sorted((job for job in jobs if job.fate == fate), key=lambda job: job.key)


def _subjects(site: Site, asset_title: str) -> dict[str, Subject]:
    building = Location(
        id="B01", title=Text("1号楼", "Building 1"), site=site, kind="building"
    )
    lobby = Location(
        id="LOBBY", title=Text("大堂", "Lobby"), site=site, parent=building
    )
    lift = EquipmentType(
        code="lift", title=Text("电梯", "lift"), family="lifts", tasks=()
    )
    lifts = [
        Asset(id=id_, title=Text(title, f"Lift {id_}"), type=lift, location=lobby)
        for id_, title in (("DT-0101", asset_title), ("DT-0102", "1号楼2号客梯"))
    ]
    patrol = Round(
        id="XJ-1",
        title=Text("电梯日巡查", "Daily lift patrol"),
        type=lift,
        location=building,
        subjects=tuple(lifts),
    )
    everything: tuple[Subject, ...] = (building, *lifts, patrol)
    return {one.id: one for one in everything}


def _workforce(base: Location, crew_title: str) -> Workforce:
    day = Shift(code="day", title=Text("白班"), hours=Hours(480, 1020))
    technicians = {
        id_: Technician(id=id_, title=Text(name), shifts=(day,), phone=PHONE)
        for id_, name in PEOPLE.items()
    }
    crews = {
        id_: Crew(id=id_, title=title, members=tuple(technicians.values()), base=base)
        for id_, title in (
            ("lift", Text(crew_title, "Lift crew")),
            ("night", Text("夜班", "Night crew")),
        )
    }
    return Workforce(technicians=technicians, crews=crews)
