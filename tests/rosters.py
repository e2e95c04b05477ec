"""A small compound written by hand: portfolio, plan, demand and a lawful roster.

No engine has a part in it, so that judges of rosters can be tested with it. Lifts
stand in chains, pumps have windows, patrols go every day (one of them at night), and
a garden crew always works together.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from weibao.amounts import Choose
from weibao.calendars.china import CHINA
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.gap import Gap
from weibao.cycles.period import Period
from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.equipment import (
    Basis,
    Criticality,
    EquipmentType,
    Impact,
    Ladder,
    Need,
    Position,
    Source,
    SubjectKind,
    Task,
)
from weibao.inventory import Access, Asset, Inventory, Location, Round, Site
from weibao.orders import Chain, Demand, Occurrence, Particulars, Rung, WorkOrder
from weibao.plan import Plan, PlannedTask, ResolvedTask
from weibao.policy import Policy
from weibao.portfolio import Portfolio
from weibao.records import Completion, History
from weibao.roster import (
    Assignment,
    Lateness,
    NotNeeded,
    Reason,
    Roster,
    Segment,
    Unassigned,
)
from weibao.spans import Every, Horizon, Hours, Window
from weibao.texts import Text
from weibao.verifier import Rule, verify
from weibao.workforce import Certificate, Crew, Limits, Shift, Technician, Workforce

ZONE = ZoneInfo("Asia/Shanghai")
HORIZON = Horizon(date(2026, 3, 2), date(2026, 3, 29))
PRACTICE = (Source(Basis.PRACTICE, "house rule"),)
EVERY_WEEKDAY = frozenset(range(7))


@frozen(eq=False)
class Compound:
    """Everything that a roster is judged by, and the roster."""

    portfolio: Portfolio
    plan: Plan
    demand: Demand
    roster: Roster

    @property
    def history(self) -> History:
        """The records that the demand counts from."""
        return self.portfolio.history

    def order(self, name: str) -> WorkOrder:
        """Return the order of a short name, ``L1#1`` or ``P1``."""
        subject, _, number = name.partition("#")
        found = [order for order in self.demand.orders if order.subject.id == subject]
        return found[int(number or 1) - 1]

    def person(self, id: str) -> Technician:
        """Return a technician."""
        return self.portfolio.workforce.technicians[id]

    def crew(self, id: str) -> Crew:
        """Return a crew."""
        return self.portfolio.workforce.crews[id]

    def given(self, order: WorkOrder, crew: str, people: str, when: str) -> Assignment:
        """Give an order to people; ``when`` is ``03-16 09:00-10:00, 13:00-14:00``."""
        technicians = tuple(self.person(id) for id in people.split())
        return Assignment(order, self.crew(crew), technicians, segments(when))


def segments(when: str) -> tuple[Segment, ...]:
    """Read ``03-16 09:00-10:00, 13:00-14:00`` as stretches of a day's work."""
    day, _, ranges = when.partition(" ")
    return tuple(_segment(day, one.strip()) for one in ranges.split(","))


def _segment(day: str, hours: str) -> Segment:
    opens, closes = (
        datetime.fromisoformat(f"2026-{day}T{clock}").replace(tzinfo=ZONE)
        for clock in hours.split("-")
    )
    if closes < opens:
        closes += timedelta(days=1)
    return Segment(Window(opens, closes))


# What is maintained


def task(
    code: str,
    cycle: Cycle,
    minutes: int,
    *positions: Position,
    outage: bool = False,
    impacts: Iterable[Impact] = (),
    hours: Hours | None = None,
    every_day: bool = False,
) -> Task:
    """Declare a task."""
    return Task(
        code=code,
        title=Text.same(code),
        cycle=cycle,
        sources=PRACTICE,
        duration=timedelta(minutes=minutes),
        need=Need(positions),
        outage=outage,
        impacts=frozenset(impacts),
        hours=hours,
        every_day=every_day,
    )


LIFT_TEAM = (
    Position(skill="lift", level=2, certificates=("T",)),
    Position(skill="lift"),
)
HALF_MONTHLY = Cycle(MaximumGap(Every(days=15), aim=Every(days=13)))
QUARTERLY = Cycle(MaximumGap(Every(days=95)))
YEARLY = Cycle(Quota(1, Period.YEAR))
DAILY = Cycle(Quota(1, Period.DAY))
NIGHT = Hours.between("20:00", "06:00")
MORNING = Hours.between("08:00", "11:30")


def equipment(code: str, *tasks: Task, kind: SubjectKind = "asset") -> EquipmentType:
    """Declare a type; lifts have a ladder and an outage rule."""
    is_lift = code == "lift"
    return EquipmentType(
        code=code,
        title=Text.same(code),
        family=code,
        tasks=tasks,
        subject_kinds=frozenset({kind}),
        ladders=(Ladder(tuple(one.code for one in tasks)),) if is_lift else (),
        outage_within="building" if is_lift else None,
    )


LIFT = equipment(
    "lift",
    task("half_monthly", HALF_MONTHLY, 60, *LIFT_TEAM, outage=True),
    task("quarterly", QUARTERLY, 120, *LIFT_TEAM, outage=True),
)
PUMP = equipment(
    "pump", task("service", YEARLY, 60, Position(skill="power"), impacts=["noise"])
)
LAWN = equipment("lawn", task("trim", YEARLY, 60, Position(), hours=MORNING))
PATROL = equipment(
    "patrol", task("walk", DAILY, 30, Position(), every_day=True), kind="round"
)
NIGHT_PATROL = equipment(
    "night_patrol",
    task("walk", DAILY, 30, Position(), every_day=True, hours=NIGHT),
    kind="round",
)


def _site() -> Site:
    return Site(
        id="qinghe",
        title=Text("清河家园", "Qinghe Gardens"),
        time_zone=ZONE,
        calendar=Stack((CHINA,)),
        quiet_hours=(Hours.between("22:00", "06:00"), Hours.between("12:00", "14:00")),
    )


def _inventory() -> Inventory:
    site = _site()
    places: dict[str, Location] = {}

    def place(id: str, kind: str, parent: str = "", access: str = "") -> None:
        hours = (Hours.between(*access.split("-")),) if access else ()
        places[id] = Location(
            id=id,
            title=Text.same(id),
            site=site,
            kind=kind,
            parent=places.get(parent),
            access=Access(hours, frozenset(range(5))) if access else None,
        )

    place("EST", "estate")
    for building in ("B00", "B01", "B02"):
        place(building, "building", "EST")
    place("B02-ROOF", "roof", "B02", access="09:00-11:30")

    def asset(id: str, type_: EquipmentType, at: str) -> Asset:
        return Asset(id=id, title=Text.same(id), type=type_, location=places[at])

    assets = [
        *(
            asset(id, LIFT, at)
            for id, at in (("L1", "B01"), ("L2", "B01"), ("L3", "B02"))
        ),
        *(asset(id, PUMP, "B01") for id in ("P1", "P2", "P3")),
        asset("P4", PUMP, "B02-ROOF"),
        asset("G1", LAWN, "EST"),
    ]
    walked = tuple(assets[:3])
    rounds = [
        Round(
            id=id,
            title=Text.same(id),
            type=type_,
            location=places["B01"],
            subjects=walked,
        )
        for id, type_ in (("R1", PATROL), ("N1", NIGHT_PATROL))
    ]
    return Inventory(
        sites={site.id: site},
        locations=places,
        assets={one.id: one for one in assets},
        rounds={one.id: one for one in rounds},
    )


# Who does the work

LUNCH = (Hours.between("12:00", "13:00"),)
DAY_HOURS = Hours.between("08:00", "17:00")
SHIFTS = {
    "day": Shift(code="day", title=Text(), hours=DAY_HOURS, breaks=LUNCH),
    "daily": Shift(
        code="daily",
        title=Text(),
        hours=DAY_HOURS,
        breaks=LUNCH,
        weekdays=EVERY_WEEKDAY,
    ),
    "night": Shift(
        code="night",
        title=Text(),
        hours=Hours.between("22:00", "06:00"),
        breaks=(Hours.between("02:00", "02:30"),),
        weekdays=EVERY_WEEKDAY,
    ),
}
PEOPLE: tuple[tuple[str, str, dict[str, int], tuple[Certificate, ...]], ...] = (
    ("an", "day", {"lift": 2}, (Certificate(code="T"),)),
    ("bo", "day", {"lift": 2}, (Certificate(code="T", valid_to=date(2026, 3, 10)),)),
    ("chen", "day", {"lift": 1}, ()),
    ("ding", "day", {"power": 1}, ()),
    ("lin", "day", {"lift": 2}, (Certificate(code="T"),)),
    ("fei", "day", {"power": 1}, ()),
    ("kai", "day", {"power": 1}, ()),
    ("gao", "daily", {}, ()),
    ("he", "daily", {}, ()),
    ("wu", "daily", {}, ()),
    ("xu", "night", {}, ()),
)
CREWS = {
    "lift": "an bo chen ding lin",
    "power": "fei",
    "relief": "fei kai",
    "garden": "gao he",
    "patrol": "wu xu",
}
CREW_OF = {
    "lift": "lift",
    "pump": "power",
    "lawn": "garden",
    "patrol": "patrol",
    "night_patrol": "patrol",
}


def _workforce(base: Location) -> Workforce:
    technicians = {
        id: Technician(
            id=id,
            title=Text.same(id),
            shifts=(SHIFTS[shift],),
            skills=skills,
            certificates=certificates,
        )
        for id, shift, skills, certificates in PEOPLE
    }
    crews = {
        id: Crew(
            id=id,
            title=Text.same(id),
            members=tuple(technicians[member] for member in members.split()),
            base=base,
            may_split=id != "garden",
        )
        for id, members in CREWS.items()
    }
    return Workforce(technicians=technicians, crews=crews, limits=Limits())


# What is due

DONE = {
    ("L1", "half_monthly"): "2026-02-26",
    ("L1", "quarterly"): "2025-12-20",
    ("L2", "half_monthly"): "2026-02-25",
    ("L2", "quarterly"): "2026-01-20",
    ("L3", "half_monthly"): "2026-02-10",
    ("L3", "quarterly"): "2026-01-05",
    ("P2", "service"): "2026-03-02",
}
RECORDS = tuple(
    Completion(id=f"{subject}-{code}", subject=subject, task=code, done=day)
    for (subject, code), iso in DONE.items()
    for day in [date.fromisoformat(iso)]
)


def _plan(inventory: Inventory) -> Plan:
    planned: list[PlannedTask] = []
    for subject in inventory.subjects():
        type_ = subject.type
        assert type_ is not None
        valid = VALID.get(subject.id, ("", ""))
        resolved = tuple(
            _resolved(one, CREW_OF[type_.code], *valid) for one in type_.tasks
        )
        ladder = resolved if type_.ladders else ()
        planned += [
            PlannedTask(subject=subject, resolved=one, ladder=ladder)
            for one in resolved
        ]
    planned.sort(key=lambda one: one.id)
    return Plan(portfolio="demo", tasks=tuple(planned))


def _resolved(one: Task, crew: str, first: str = "", last: str = "") -> ResolvedTask:
    assert not isinstance(one.cycle, Choose)
    assert isinstance(one.duration, timedelta)
    assert isinstance(one.need, Need)
    return ResolvedTask(
        task=one,
        title=one.title,
        cycle=one.cycle,
        duration=one.duration,
        need=one.need,
        criticality=Criticality.ROUTINE,
        hours=one.hours,
        every_day=one.every_day,
        crew=crew,
        rule="house",
        valid_from=date.fromisoformat(f"2026-{first}") if first else None,
        valid_to=date.fromisoformat(f"2026-{last}") if last else None,
    )


# The days on which the rules of other subjects than lifts hold: what is done once a
# year, or daily, is lawful on these.
VALID = {
    "P1": ("03-03", "03-06"),
    "P2": ("02-25", "03-09"),
    "P3": ("03-10", "03-20"),
    "P4": ("03-05", "03-19"),
    "G1": ("03-02", "03-16"),
    "R1": ("03-07", "03-08"),
    "N1": ("03-07", "03-08"),
}
# The orders of each subject: task, key, and first and last lawful day.
ORDERS = {
    "L1": ("half_monthly s#1 02-27 03-13", "quarterly s#2 03-12 03-25"),
    "L2": ("half_monthly s#1 02-26 03-12", "half_monthly s#2 03-11 03-25"),
    "L3": (
        "half_monthly s#1 02-11 02-25",
        "half_monthly s#2 03-03 03-17",
        "half_monthly s#3 03-17 03-31",
    ),
    "P1": ("service 2026 03-03 03-06",),
    "P2": ("service 2026 02-25 03-09",),
    "P3": ("service 2026 03-10 03-20",),
    "P4": ("service 2026 03-05 03-19",),
    "G1": ("trim 2026 03-02 03-16",),
    "R1": ("walk 2026-03-07 03-07 03-07", "walk 2026-03-08 03-08 03-08"),
    "N1": ("walk 2026-03-07 03-07 03-07", "walk 2026-03-08 03-08 03-08"),
}


def _order(plan: Plan, subject: str, line: str) -> WorkOrder:
    code, key, first, last = line.split()
    window = Window(
        date.fromisoformat(f"2026-{first}"), date.fromisoformat(f"2026-{last}")
    )
    planned = plan.by_id[f"{subject}/{code}"]
    return WorkOrder(planned, Occurrence(key, window.closes, window, window), "demo")


def _demand(plan: Plan) -> Demand:
    orders = {
        id: tuple(_order(plan, id, line) for line in lines)
        for id, lines in ORDERS.items()
    }
    done = next(one for one in RECORDS if one.subject == "P2")
    orders["P2"] = (evolve(orders["P2"][0], particulars=Particulars(completion=done)),)
    every = [order for some in orders.values() for order in some]
    return Demand(
        plan=plan,
        horizon=HORIZON,
        as_of=HORIZON.first,
        orders=tuple(sorted(every, key=lambda order: order.id)),
        chains=tuple(_chain(plan, id, orders[id]) for id in ("L1", "L2", "L3")),
    )


def _chain(plan: Plan, id: str, orders: tuple[WorkOrder, ...]) -> Chain:
    levels = [plan.by_id[f"{id}/{code}"] for code in ("half_monthly", "quarterly")]
    rungs = [
        Rung(level, Gap(every=gap), date.fromisoformat(DONE[id, level.task.code]))
        for level, gap in zip(levels, (Every(days=15), Every(days=95)), strict=True)
    ]
    return Chain(f"demo/{id}/half_monthly/s", tuple(rungs), orders, HORIZON)


# The roster

GIVEN = (
    ("L1#1", "lift", "an chen", "03-11 09:00-10:00"),
    ("L1#2", "lift", "an bo", "03-24 11:00-12:00, 13:00-14:00"),
    ("L2#1", "lift", "an bo", "03-10 09:00-10:00"),
    ("L2#2", "lift", "an chen", "03-25 09:00-10:00"),
    ("L3#1", "lift", "an chen", "03-02 09:00-10:00"),
    ("L3#2", "lift", "an chen", "03-16 09:00-10:00"),
    ("P1", "power", "fei", "03-09 09:00-10:00"),
    ("P4", "power", "fei", "03-09 10:10-11:10"),
    ("G1", "garden", "gao he", "03-05 09:00-10:00"),
    ("R1#1", "patrol", "wu", "03-07 09:00-09:30"),
    ("R1#2", "patrol", "wu", "03-08 09:00-09:30"),
    ("N1#1", "patrol", "xu", "03-07 22:30-23:00"),
    ("N1#2", "patrol", "xu", "03-08 02:30-03:00"),
)
LATE = {
    "L3#1": Lateness(5, Reason.INHERITED, date(2026, 2, 25)),
    "P1": Lateness(3, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 6)),
}


def compound() -> Compound:
    """Make the compound and a roster that keeps every rule or says where it cannot.

    Two breaches are declared: lift L3 was overdue before, and pump P1 comes late. L2
    has an extra visit, L3 can do without its last, P3 finds nobody, P2 is done.
    """
    inventory = _inventory()
    portfolio = Portfolio(
        id="demo",
        title=Text.same("demo"),
        inventory=inventory,
        policy=Policy(),
        workforce=_workforce(inventory.locations["B00"]),
        records=RECORDS,
    )
    plan = _plan(inventory)
    demand = _demand(plan)
    blank = Roster(demand=demand, workforce=portfolio.workforce, assignments=())
    world = Compound(portfolio, plan, demand, blank)
    extra = demand.chains[1].extra(world.order("L2#1"))
    assignments = [world.given(extra, "lift", "an chen", "03-17 09:00-10:00")]
    for name, crew, people, when in GIVEN:
        one = world.given(world.order(name), crew, people, when)
        assignments.append(evolve(one, late=LATE.get(name)))
    return evolve(
        world,
        roster=evolve(
            blank,
            assignments=tuple(sorted(assignments, key=lambda a: (a.start, a.order.id))),
            unassigned=(Unassigned(world.order("P3"), {Reason.NO_TECHNICIAN_FREE: 3}),),
            not_needed=(NotNeeded(world.order("L3#3"), Text.same("spare")),),
            done=(world.order("P2"),),
        ),
    )


def broken(demand: Demand, world: Portfolio) -> set[Rule]:
    """Return the rules of the due side that a demand breaks."""
    done = tuple(one for one in demand.orders if one.completion)
    roster = Roster(demand=demand, workforce=world.workforce, assignments=(), done=done)
    found = verify(roster, world, world.history).violations
    return {one.rule for one in found if one.rule is not Rule.ORDER_MISSING}
