"""Requirement rows on what is maintained: places, and what one visit joins."""

from datetime import date, timedelta

import pytest

from rows.portfolios import Build, dues, orders, placed
from weibao import Assignment, Horizon, Origin, Roster
from weibao.reports.coverage import coverage

PLACES = """
equipment_types:
  - code: public_place
    family: places
    subject_kinds: [location]
    tasks:
      - {code: clean, title: 清扫, cycle: daily, duration: 10 min, action: clean,
          every_day: true}
      - {code: patrol, title: 巡查, cycle: daily, duration: 5 min, action: patrol,
          every_day: true}
      - {code: upkeep, title: 维护, cycle: once each quarter, duration: 1 h}
"""
WITH_HOLIDAYS = """\
sites:
  - {id: site, title: 杏园, calendars: [CN], working_hours: ["06:00-22:00"]}
locations:
  - {id: B1, title: 1号楼, site: site, kind: building}
shifts:
  - {id: day, hours: "08:00-17:00", breaks: ["12:00-13:00"], weekdays: [MO, TU, WE,
      TH, FR, SA, SU]}
"""
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


def place(id_: str, kind: str) -> str:
    """Write one typed place."""
    return f"  - {{id: {id_}, kind: {kind}, type: public_place, parent: B1}}\n"


def places(**kinds: str) -> str:
    """Write typed places under the building."""
    return "locations:\n" + "".join(place(id_, kind) for id_, kind in kinds.items())


@pytest.mark.row("S012")
def test_ways_out_are_inspected_and_once_more_in_autumn(estate: Build) -> None:
    """Ways out have a cycle of their own; a rule for the last quarter adds one each."""
    demand = estate(
        """
locations:
  - {id: LANE, kind: fire_passage, type: fire_passage, parent: B1}
  - {id: EXIT, kind: evacuation_route, type: fire_passage, parent: B1}
policies:
  - {id: ways-out, select: {kinds: [fire_passage, evacuation_route]}, apply: [inspect]}
  - id: fourth-quarter
    select: {kinds: [fire_passage, evacuation_route]}
    apply: none
    crew: team
    valid: {from: 2026-10-01, to: 2026-12-31}
    add:
      - because: 冬季防火
        task: {code: q4_check, title: 冬防检查, cycle: once each quarter,
            duration: 30 min, action: inspect}
"""
    ).demand()
    for way in ("LANE", "EXIT"):
        assert len(orders(demand, way, "inspect")) == 12
        [extra] = orders(demand, way, "q4_check")
        assert extra.window.opens >= date(2026, 10, 1)
        assert extra.window.closes <= date(2026, 12, 31)


@pytest.mark.row("S024")
def test_a_car_park_is_named_until_it_is_cleaned(estate: Build) -> None:
    """A car park takes cleaning, holds assets, and is listed until a rule cleans it."""
    car_park = (
        PLACES
        + places(PARKING="parking")
        + """
assets: [{id: P-1, type: sump_pump, location: PARKING, attributes: {power: 3}}]
policies:
  - {id: pumps, select: {locations: [PARKING], types: [sump_pump]}}
  - {id: patrol, select: {kinds: [parking]}, apply: [patrol]}
"""
    )
    world = estate(car_park)
    cover = coverage(world.plan, world.portfolio.inventory)
    assert "PARKING" in cover.lacks("clean")
    cleaned = estate(
        car_park + "  - {id: clean, select: {kinds: [parking]}, apply: [clean]}\n"
    )
    cover = coverage(cleaned.plan, cleaned.portfolio.inventory)
    assert "PARKING" not in cover.lacks("clean")
    assert len(orders(cleaned.demand(), "PARKING", "clean")) == 365
    pump = cleaned.portfolio.inventory.assets["P-1"]
    assert pump.location.id == "PARKING"


@pytest.mark.row("S029")
def test_public_zones_are_reached_by_kind_each_once(estate: Build) -> None:
    """Seven kinds of zone load under a building; a rule for one reaches each once."""
    kinds = ("hall", "lobby", "corridor", "stairs", "lift_lobby", "rooftop", "entrance")
    zones = {f"{kind.upper()}-{n}": kind for kind in kinds for n in (1, 2)}
    for action in ("clean", "patrol"):
        for kind in kinds:
            world = estate(
                PLACES,
                places(**zones),
                f"policies:\n"
                f"  - {{id: one, select: {{kinds: [{kind}]}}, apply: [{action}]}}\n",
            )
            assert [one.subject.id for one in world.plan.tasks] == [
                f"{kind.upper()}-1",
                f"{kind.upper()}-2",
            ]
    loaded = world.portfolio.inventory.locations
    assert all(loaded[zone].within("building") is loaded["B1"] for zone in zones)


@pytest.mark.row("S030")
def test_toilets_are_cleaned_every_day(estate: Build) -> None:
    """Each toilet is cleaned once each calendar day, holidays and weekends included."""
    roster = estate(
        PLACES,
        places(WC1="toilet", WC2="toilet"),
        "policies:\n  - {id: wc, select: {kinds: [toilet]}, apply: [clean]}\n",
        base=WITH_HOLIDAYS,
    ).roster()
    for toilet in ("WC1", "WC2"):
        assert dues(roster.demand, toilet) == EVERY_DAY
        assert [one.day for one in placed(roster, toilet)] == EVERY_DAY


@pytest.mark.row("S031")
def test_roads_are_cleaned_daily_and_kept_up_besides(estate: Build) -> None:
    """Each road is cleaned 365 times in 2026; its upkeep comes at another cycle."""
    demand = estate(
        PLACES,
        places(R1="road", R2="road"),
        "policies:\n  - {id: roads, select: {kinds: [road]}, apply: [clean, upkeep]}\n",
        base=WITH_HOLIDAYS,
    ).demand()
    for road in ("R1", "R2"):
        assert len(orders(demand, road, "clean")) == 365
        assert len(orders(demand, road, "upkeep")) == 4


@pytest.mark.row("S032")
def test_amenities_are_cleaned_each_month(estate: Build) -> None:
    """Each amenity has one cleaning for each month, to be done inside that month."""
    demand = estate(
        PLACES,
        places(PARK="amenity", GYM="amenity", PLAY="amenity"),
        """
policies:
  - id: amenities
    select: {kinds: [amenity]}
    apply: [clean]
    change: [{task: clean, set: {cycle: once each month}, because: 每月清洁}]
""",
    ).demand()
    for amenity in ("PARK", "GYM", "PLAY"):
        found = orders(demand, amenity)
        assert [one.window.opens.month for one in found] == list(range(1, 13))
        assert all(one.window.opens.month == one.window.closes.month for one in found)


@pytest.mark.row("S044")
def test_surroundings_stay_listed_until_patrolled_and_cleaned(estate: Build) -> None:
    """Surroundings take patrol and cleaning, and are listed until both reach them."""
    around = PLACES + places(EDGE="perimeter") + "policies:\n"
    clean = "  - {id: clean, select: {kinds: [perimeter]}, apply: [clean]}\n"
    patrol = "  - {id: walk, select: {kinds: [perimeter]}, apply: [patrol]}\n"
    listed = {}
    for name, rules in {
        "none": "  - {id: other, select: {kinds: [building]}}\n",
        "clean": clean,
        "patrol": patrol,
        "both": clean + patrol,
    }.items():
        world = estate(around + rules)
        cover = coverage(world.plan, world.portfolio.inventory)
        listed[name] = {
            action for action in ("clean", "patrol") if "EDGE" in cover.lacks(action)
        }
    assert listed == {
        "none": {"clean", "patrol"},
        "clean": {"patrol"},
        "patrol": {"clean"},
        "both": set(),
    }


JOINED = """
equipment_types:
  - code: access_control
    family: security
    tags: [intelligent]
    tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
        action: inspect}]
  - code: cctv
    family: security
    tags: [intelligent]
    tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 30 min,
        action: inspect}]
  - code: parking_system
    family: security
    tags: [intelligent]
    tasks: [{code: inspect, title: 检查, cycle: once each quarter, duration: 40 min,
        action: inspect}]
  - code: lighting_control
    family: power
    tags: [intelligent]
    tasks: [{code: inspect, title: 检查, cycle: once each quarter, duration: 20 min,
        action: inspect}]
"""


def trip_of(roster: Roster, assignment: Assignment) -> set[str]:
    """Return the subjects of the visit that an assignment is part of."""
    [trip] = [one for one in roster.trips() if assignment in one.assignments]
    return {one.subject.id for one in trip.assignments}


@pytest.mark.row("S077")
def test_everything_intelligent_is_planned_by_its_tag(estate: Build) -> None:
    """A rule for the tag reaches four types, and a visit may serve several of them."""
    world = estate(
        JOINED,
        """
locations: [{id: B2, site: site, kind: building}]
assets:
  - {id: GATE, type: access_control, location: B2}
  - {id: CAM, type: cctv, location: B2}
  - {id: PARK, type: parking_system, location: B2}
  - {id: LIGHT, type: lighting_control, location: B2}
policies:
  - {id: smart, select: {tags: [intelligent]}, crew: team}
""",
    )
    assert {one.subject.id for one in world.plan.tasks} == {
        "GATE",
        "CAM",
        "PARK",
        "LIGHT",
    }
    roster = world.roster(Horizon(date(2026, 1, 1), date(2026, 3, 31)))
    assert not roster.unassigned
    visits = [trip_of(roster, one) for one in roster.assignments]
    assert {"GATE", "CAM"} in visits


@pytest.mark.row("S036", partial=True)  # joining is aimed at, not promised
def test_damaged_sprinklers_are_repaired(estate: Build) -> None:
    """A damaged part of the irrigation opens a repair linked to the finding."""
    demand = estate(
        """
assets: [{id: SPRAY, type: irrigation_system, location: B1, attributes: {heads: 12}}]
records:
  - finding: {id: F1, subject: SPRAY, condition: damaged_part, found: 2026-05-04}
"""
    ).demand(as_of=date(2026, 5, 5))
    [repair] = demand.orders
    assert repair.origin is Origin.FINDING
    assert repair.planned.task.action in ("repair", "replace")
    assert repair.finding is not None
    assert repair.finding.id == "F1"
