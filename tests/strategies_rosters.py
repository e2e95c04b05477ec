"""Small portfolios of every sort, for the properties of rosters.

One or two sites (some with daylight saving), a handful of assets under every kind of
cycle, up to five people with shifts, leave and certificates that end, and records. Now
and then work is escorted or divisible, and a place should have only so many visits.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from attrs import evolve, frozen
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates, Interval, MaximumGap, Quota
from weibao.cycles.shift import FLOATING
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.due_work import due
from weibao.equipment import (
    Basis,
    Criticality,
    Divisible,
    EquipmentType,
    Escort,
    Impact,
    JobPlan,
    Ladder,
    Need,
    Position,
    Source,
    SubjectKind,
    Task,
)
from weibao.inventory import Access, Asset, Inventory, Location, Round, Site, VisitCap
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.policy import NamedTechnicians, Policy, Rule, Selector
from weibao.portfolio import Portfolio
from weibao.records import Completion, Finding, Record
from weibao.spans import Every, Horizon, Hours, Window
from weibao.texts import Text
from weibao.workforce import (
    Absence,
    Certificate,
    Crew,
    Limits,
    Overtime,
    Reserve,
    Shift,
    Technician,
    Tool,
    TravelTimes,
    Workforce,
)

T = TypeVar("T")
SOURCES = (Source(Basis.PRACTICE, "house rule"),)
ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York")
STARTS = (date(2026, 2, 27), date(2026, 3, 20), date(2026, 10, 16))
"""Days shortly before the clocks change, in one zone or the other."""
BY_DAY = Hours.between("08:00", "17:00")
LUNCH = Hours.between("12:00", "13:00")
BY_NIGHT = Hours.between("22:00", "06:00")
ALL_WEEK = frozenset(range(7))
SHIFTS = (
    Shift(code="day", title=Text(), hours=BY_DAY, breaks=(LUNCH,)),
    Shift(code="early", title=Text(), hours=Hours.between("06:00", "10:00")),
    Shift(code="daily", title=Text(), hours=BY_DAY, weekdays=ALL_WEEK),
    Shift(
        code="night",
        title=Text(),
        hours=BY_NIGHT,
        breaks=(Hours.between("02:00", "02:30"),),
        weekdays=ALL_WEEK,
    ),
)
SKILLS = ("lift", "power")
LADDER = Tool(id="ladder", title=Text("梯子", "ladder"))


HOLDS = st.lists(
    st.builds(
        Reserve,
        time=st.sampled_from((0.25, 1, 4, 20)).map(
            lambda hours: timedelta(hours=hours)
        ),
        skill=st.sampled_from((None, "lift", "power")),
        certificate=st.sampled_from((None, None, "T")),
        crews=st.sampled_from((frozenset(), frozenset({"c0"}))),
        weekdays=st.sampled_from((None, frozenset({0, 2, 4}))),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
"""What may be held back for urgent work by the people of a case."""


@frozen(eq=False, repr=False)
class Case:
    """A portfolio and what is to be planned in it."""

    portfolio: Portfolio
    horizon: Horizon
    as_of: date

    def __repr__(self) -> str:
        """Name what was drawn: written out in full it would fill many screens."""
        inventory, force = self.portfolio.inventory, self.portfolio.workforce
        return (
            f"Case({self.horizon.first} to {self.horizon.last}, as of {self.as_of}:"
            f" {len(inventory.assets)} assets, {len(inventory.rounds)} rounds,"
            f" {len(force.technicians)} people)"
        )

    def _repr_pretty_(self, printer: RepresentationPrinter, *_: object) -> None:
        """Tell Hypothesis the same: else it writes out every field."""
        printer.text(repr(self))

    @property
    def demand(self) -> Demand:
        """The work due."""
        plan = make_plan(self.portfolio)
        history = self.portfolio.history
        return due(plan, history, self.horizon, as_of=self.as_of)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A portfolio with a horizon and an as-of day in it."""
    first = draw(st.sampled_from(STARTS))
    horizon = Horizon(first, first + timedelta(days=draw(st.integers(6, 45))))
    as_of = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 3, 6])))
    sites = [draw(_sites(name, horizon)) for name in "AB"[: draw(st.integers(1, 2))]]
    places = {place.id: place for site in sites for place in draw(_places(site))}
    types = draw(_types(horizon))
    inventory = draw(_inventories(sites, places, types))
    workforce = draw(_workforces(sites, places, horizon))
    portfolio = Portfolio(
        id="demo",
        title=Text.same("demo"),
        inventory=inventory,
        policy=draw(_policies(types, workforce)),
        workforce=workforce,
        records=tuple(draw(_records(inventory, types, as_of))),
        records_from=draw(st.sampled_from([None, first - timedelta(days=40)])),
    )
    return Case(portfolio, horizon, as_of)


@st.composite
def daily(draw: st.DrawFn, some: st.SearchStrategy[Case]) -> Case:
    """Such a case, most of whose crews form teams day by day."""
    case = draw(some)
    force = case.portfolio.workforce
    crews = {
        id: evolve(one, daily_teams=draw(st.sampled_from([True, True, False])))
        for id, one in force.crews.items()
    }
    portfolio = evolve(case.portfolio, workforce=evolve(force, crews=crews))
    return evolve(case, portfolio=portfolio)


def all_cases() -> st.SearchStrategy[Case]:
    """Return cases of standing crews, and of crews that form teams day by day."""
    return cases() | daily(cases())


@st.composite
def _sites(draw: st.DrawFn, name: str, horizon: Horizon) -> Site:
    closed = draw(st.sets(st.sampled_from(list(horizon)), max_size=4))
    calendar = WorkingCalendar(
        code="work",
        title=Text.same("work"),
        weekend=draw(st.sampled_from([frozenset(), frozenset({5, 6})])),
        closed=dict.fromkeys(sorted(closed), Text.same("closed")),
        half_days=draw(_half_days(st.sampled_from(list(horizon)))),
        half_weekdays=draw(_half_days(st.integers(0, 6))),
    )
    hours = draw(st.sampled_from(["08:00-18:00", "08:00-12:00 13:30-17:00", "00-24"]))
    quiet = draw(st.sampled_from(["", "12:00-14:00", "21:00-09:00 12:00-14:00"]))
    return Site(
        id=name,
        title=Text.same(name),
        time_zone=ZoneInfo(draw(st.sampled_from(ZONES))),
        calendar=Stack((calendar,)),
        working_hours=hours_of(hours),
        quiet_hours=hours_of(quiet),
        crews_at_once=draw(st.sampled_from([None, None, 1, 3])),
        visits=draw(_visits(odds=8)),
    )


@st.composite
def _visits(draw: st.DrawFn, odds: int) -> VisitCap | None:
    """How many visits there should be; with one in so many odds."""
    if draw(st.integers(1, odds)) < odds:
        return None
    cap = st.builds(
        VisitCap,
        at_most=st.integers(1, 4),
        per=st.sampled_from(["week", "week", "month"]),
        must=st.booleans(),
    )
    return draw(cap)


def _half_days(keys: st.SearchStrategy[T]) -> st.SearchStrategy[dict[T, Hours]]:
    """Few half days, mornings and afternoons; none as often as not."""
    hours = st.sampled_from(["08:00-12:00", "13:00-17:30", "00:00-09:00"])
    some = st.dictionaries(keys, hours.map(lambda text: hours_of(text)[0]), max_size=2)
    return st.just({}) | some


def hours_of(text: str) -> tuple[Hours, ...]:
    """Read ``08:00-12:00 13:00-17:00`` as hours; ``00-24`` is the whole day."""
    if text == "00-24":
        return (Hours(0, 1440),)
    return tuple(Hours.between(*part.split("-")) for part in text.split())


@st.composite
def _places(draw: st.DrawFn, site: Site) -> list[Location]:
    at_once = st.sampled_from([None, None, 1, 2])
    estate = Location(
        id=site.id + "-EST",
        title=Text(),
        site=site,
        kind="estate",
        crews_at_once=draw(at_once),
    )
    found = [estate]
    for number in (1, 2):
        building = Location(
            id=f"{site.id}-B{number}",
            title=Text(),
            site=site,
            kind="building",
            parent=estate,
            crews_at_once=draw(at_once),
            visits=draw(_visits(odds=12)),
        )
        access = st.builds(
            Access,
            st.sampled_from([(), hours_of("09:00-11:30"), hours_of("20:00-06:00")]),
            st.sampled_from([ALL_WEEK, frozenset({0, 2, 3})]),
        )
        room = Location(
            id=f"{building.id}-ROOM",
            title=Text(),
            site=site,
            kind="room",
            parent=building,
            access=draw(st.none() | access),
        )
        found += [building, room]
    return found


def task(
    code: str,
    cycle: Cycle | None,
    minutes: int,
    need: Need,
    *,
    criticality: Criticality = Criticality.ROUTINE,
    outage: bool = False,
    impacts: Sequence[Impact] = (),
    hours: Hours | None = None,
    every_day: bool = False,
    tools: tuple[str, ...] = (),
    escort: Escort | None = None,
    divisible: Divisible | None = None,
) -> Task:
    """Declare a task."""
    return Task(
        code=code,
        title=Text.same(code),
        cycle=cycle,
        sources=SOURCES,
        duration=timedelta(minutes=minutes),
        need=need,
        criticality=criticality,
        outage=outage,
        impacts=frozenset(impacts),
        hours=hours,
        every_day=every_day,
        job_plan=JobPlan(tools=tools),
        escort=escort,
        divisible=divisible,
    )


@st.composite
def _needs(draw: st.DrawFn) -> Need:
    position = st.builds(
        Position,
        st.sampled_from([1, 1, 1, 1, 2]),
        st.sampled_from([None, None, None, "lift", "power"]),
        st.sampled_from([0, 0, 0, 2]),
        st.sampled_from([(), (), (), ("T",)]),
    )
    size = draw(st.sampled_from([1, 1, 1, 2]))
    return Need(tuple(draw(st.lists(position, min_size=size, max_size=size))))


@st.composite
def _escorts(draw: st.DrawFn) -> Escort | None:
    """Somebody of some crew, with a skill or certificate or none; mostly nobody."""
    if draw(st.integers(1, 10)) < 10:
        return None
    position = Position(
        skill=draw(st.sampled_from([None, None, "lift"])),
        certificates=draw(st.sampled_from([(), (), ("T",)])),
    )
    size = draw(st.sampled_from([1, 1, 1, 2]))
    return Escort(Need((position,) * size), draw(st.sampled_from([None, None, "c0"])))


@st.composite
def _divided(draw: st.DrawFn, minutes: int) -> tuple[int, Divisible | None]:
    """How long work takes; now and then it is longer than a shift, and divisible."""
    if draw(st.integers(1, 8)) < 8:
        return minutes, None
    smallest = timedelta(minutes=draw(st.sampled_from([30, 60, 120])))
    return draw(st.sampled_from([minutes, 500, 1100])), Divisible(smallest)


@st.composite
def _types(draw: st.DrawFn, horizon: Horizon) -> dict[str, EquipmentType]:
    rank = st.sampled_from(Criticality)
    minutes = st.sampled_from([10, 25, 60, 90, 240])
    gap = draw(st.sampled_from([7, 10, 15]))
    aim = draw(
        st.none() | st.integers(max(gap - 3, 1), gap).map(lambda n: Every(days=n))
    )
    deeper = [gap * 2, gap * 4][: draw(st.integers(1, 2))]
    lift_rank, out = draw(rank), draw(st.booleans())
    visits = [
        task(
            f"visit{level}",
            Cycle(MaximumGap(Every(days=days), aim if level == 0 else None)),
            draw(minutes),
            draw(_needs()),
            criticality=lift_rank,
            outage=out,
            escort=draw(_escorts()),
        )
        for level, days in enumerate([gap, *deeper])
    ]
    listed = draw(st.sets(st.sampled_from(list(horizon)), min_size=1, max_size=2))
    blackout = Window(
        horizon.first, horizon.first + timedelta(days=draw(st.integers(0, 9)))
    )
    blackouts = draw(st.sampled_from([(), (blackout,)]))
    cycles = (
        Cycle(
            Interval(Every(1), anchor=date(2026, 1, draw(st.integers(1, 28)))),
            Tolerance(Every(days=draw(st.integers(0, 9))), Every(days=3)),
            blackouts=blackouts,
            closed=draw(st.sampled_from(ClosedDay)),
            missed=draw(st.sampled_from([None, *Missed])),
        ),
        Cycle(
            Interval(Every(days=10), FLOATING), Tolerance(Every(days=2), Every(days=4))
        ),
        Cycle(Quota(draw(st.integers(1, 3)), Period.MONTH), blackouts=blackouts),
        Cycle(Quota(1, Period.WEEK)),
        Cycle(Dates(tuple(listed)), Tolerance(Every(), Every(days=2))),
    )
    lengths = [draw(_divided(draw(minutes))) for _ in cycles]
    services = [
        task(
            f"service{number}",
            cycle,
            lengths[number][0],
            draw(_needs()),
            criticality=draw(rank),
            outage=draw(st.booleans()),
            impacts=draw(st.sampled_from([(), ("noise",)])),
            hours=draw(st.sampled_from([None, None, Hours.between("20:00", "06:00")])),
            tools=draw(st.sampled_from([(), ("ladder",)])),
            escort=draw(_escorts()),
            divisible=lengths[number][1],
        )
        for number, cycle in enumerate(cycles)
    ]
    chosen = draw(st.sets(st.sampled_from(range(len(services))), max_size=3))
    walk = task(
        "walk",
        Cycle(Quota(1, Period.DAY)),
        draw(st.sampled_from([15, 40])),
        draw(_needs()),
        every_day=draw(st.booleans()),
        hours=draw(st.sampled_from([None, BY_NIGHT, Hours.between("20:00", "06:00")])),
        escort=draw(_escorts()),
    )
    length, divisible = draw(_divided(draw(minutes)))
    repair = task(
        "repair",
        None,
        length,
        draw(_needs()),
        criticality=draw(rank),
        divisible=divisible,
    )
    types = (
        _type("lift", [*visits, repair], ladder=visits),
        _type("pump", [services[number] for number in sorted(chosen)]),
        _type("patrol", [walk], kind="round"),
    )
    return {one.code: one for one in types}


def _type(
    code: str,
    tasks: Sequence[Task],
    *,
    kind: SubjectKind = "asset",
    ladder: Sequence[Task] = (),
) -> EquipmentType:
    return EquipmentType(
        code=code,
        title=Text.same(code),
        family=code,
        tasks=tuple(tasks),
        subject_kinds=frozenset({kind}),
        ladders=(Ladder(tuple(one.code for one in ladder)),) if ladder else (),
        outage_within="building",
    )


@st.composite
def _inventories(
    draw: st.DrawFn,
    sites: Sequence[Site],
    places: dict[str, Location],
    types: dict[str, EquipmentType],
) -> Inventory:
    where = st.sampled_from(sorted(places)).map(places.__getitem__)
    installed = st.sampled_from([None, date(2025, 6, 1), date(2026, 3, 1)])
    assets: dict[str, Asset] = {}
    for number in range(draw(st.integers(1, 5))):
        asset = Asset(
            id=f"A{number}",
            title=Text.same(f"A{number}"),
            type=types[draw(st.sampled_from(["lift", "pump"]))],
            location=draw(where),
            installed=draw(installed),
            parent=draw(st.none() | st.sampled_from([None, *assets.values()])),
        )
        assets[asset.id] = asset
    rounds = {}
    for number in range(draw(st.integers(0, 1))):
        place = draw(where)
        walked = Round(
            id=f"R{number}",
            title=Text.same(f"R{number}"),
            type=types["patrol"],
            location=place,
            subjects=tuple(assets.values()),
        )
        rounds[walked.id] = walked
    return Inventory(
        sites={site.id: site for site in sites},
        locations=places,
        assets=assets,
        rounds=rounds,
    )


@st.composite
def _technicians(draw: st.DrawFn, id: str, horizon: Horizon) -> Technician:
    day = st.sampled_from(list(horizon))
    absence = st.builds(
        lambda start, length, hours: Absence(
            window=Window(start, start + timedelta(days=length)), hours=hours
        ),
        day,
        st.integers(0, 8),
        st.sampled_from([None, Hours.between("13:00", "15:00"), BY_NIGHT]),
    )
    certificate = st.builds(
        lambda ends: Certificate(code="T", valid_to=ends), st.none() | day
    )
    skills = st.sampled_from([SKILLS, SKILLS, SKILLS[:1], SKILLS[1:], ()])
    return Technician(
        id=id,
        title=Text.same(id),
        shifts=tuple(
            draw(
                st.lists(
                    st.sampled_from(SHIFTS), min_size=1, max_size=2, unique_by=id_of
                )
            )
        ),
        skills={skill: draw(st.sampled_from([1, 2, 2])) for skill in draw(skills)},
        certificates=tuple(draw(st.lists(certificate, max_size=1))),
        absences=tuple(draw(st.lists(absence, max_size=2))),
        employed_to=draw(st.none() | st.none() | day),
    )


def id_of(shift: Shift) -> str:
    """Return the shift's code."""
    return shift.code


@st.composite
def _workforces(
    draw: st.DrawFn,
    sites: Sequence[Site],
    places: dict[str, Location],
    horizon: Horizon,
) -> Workforce:
    ids = [f"p{number}" for number in range(draw(st.integers(1, 5)))]
    technicians = {id: draw(_technicians(id, horizon)) for id in ids}
    crews = {}
    for number in range(draw(st.integers(1, 3))):
        size = draw(st.integers(1, len(ids)))
        members = sorted(draw(st.sets(st.sampled_from(ids), min_size=size)))
        crew = Crew(
            id=f"c{number}",
            title=Text.same(f"c{number}"),
            members=tuple(technicians[id] for id in members),
            base=places[draw(st.sampled_from(sorted(places)))],
            may_split=draw(st.sampled_from([True, True, False])),
        )
        crews[crew.id] = crew
    minutes = st.sampled_from([0, 5, 12, 45]).map(lambda n: timedelta(minutes=n))
    buildings = [id for id in sorted(places) if id.endswith(("B1", "B2"))]
    pairs = st.tuples(st.sampled_from(buildings), st.sampled_from(buildings))
    return Workforce(
        technicians=technicians,
        crews=crews,
        travel=TravelTimes(
            within_site=draw(minutes),
            pairs=draw(st.dictionaries(pairs, minutes, max_size=2)),
        ),
        limits=draw(_limits()),
        tools=draw(st.sampled_from([(), (LADDER,), (evolve(LADDER, number=2),)])),
    )


@st.composite
def _limits(draw: st.DrawFn) -> Limits:
    overtime = st.builds(
        lambda day, month: Overtime(
            per_day=timedelta(minutes=day), per_month=timedelta(minutes=month)
        ),
        st.sampled_from([15, 60]),
        st.sampled_from([20, 90, 600]),
    )
    usual = draw(st.booleans())
    return Limits(
        per_day=timedelta(hours=draw(st.sampled_from([3, 8, 8]))),
        per_week=timedelta(hours=draw(st.sampled_from([8, 44, 44]))),
        per_month=None if usual else draw(st.none() | st.just(timedelta(hours=10))),
        overtime=None if usual else draw(st.none() | overtime),
        rest=timedelta(hours=draw(st.sampled_from([0, 11, 11, 20]))),
        days_in_a_row=None if usual else draw(st.sampled_from([None, 1, 3, 6])),
    )


@st.composite
def _policies(
    draw: st.DrawFn, types: dict[str, EquipmentType], workforce: Workforce
) -> Policy:
    crew = st.none() | st.sampled_from(sorted(workforce.crews))
    ids = st.sampled_from(sorted(workforce.technicians))
    named = st.builds(
        lambda how, who: NamedTechnicians(
            required=frozenset({who} if how == "required" else ()),
            barred=frozenset({who} if how == "barred" else ()),
            preferred=frozenset({who} if how == "preferred" else ()),
            because=Text.same("asked for"),
        ),
        st.sampled_from(("required", "barred", "preferred")),
        ids,
    )
    rules = [
        Rule(
            id=code,
            title=Text.same(code),
            select=Selector(types=frozenset({code})),
            crew=draw(crew),
            technicians=draw(named) if draw(st.integers(0, 5)) == 5 else None,
        )
        for code in types
    ]
    return Policy(rules=tuple(rules))


@st.composite
def _records(
    draw: st.DrawFn, inventory: Inventory, types: dict[str, EquipmentType], as_of: date
) -> list[Record]:
    pairs = [
        (subject.id, one.code)
        for subject in inventory.subjects()
        if subject.type is not None
        for one in subject.type.tasks
        if one.cycle is not None
    ]
    ago = st.integers(0, 35).map(lambda days: as_of - timedelta(days=days))
    some = st.lists(st.tuples(st.sampled_from(pairs), ago), max_size=6)
    done = draw(some) if pairs else []
    found: list[Record] = [
        Completion(id=f"C{number}", subject=subject, task=code, done=day)
        for number, ((subject, code), day) in enumerate(done)
    ]
    lifts = [one.id for one in inventory.assets.values() if one.type.code == "lift"]
    if len(lifts) > 0 and draw(st.booleans()):
        finding = Finding(
            id="F1", subject=lifts[0], condition="leak", found=draw(ago), task="repair"
        )
        found.append(finding)
    return found
