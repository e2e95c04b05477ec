"""Requirement rows on cycles: cleaning, greenery, campaigns and one-off work."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rows.portfolios import (
    BASE,
    Build,
    crews,
    dues,
    feed,
    left,
    orders,
    overlapping,
    people,
    placed,
)
from weibao import Horizon, Origin
from weibao.reports.coverage import coverage, without_orders

PLACES = """
equipment_types:
  - code: public_place
    family: places
    subject_kinds: [location]
    tasks:
      - {code: clean, title: 清扫, cycle: daily, duration: 10 min, action: clean,
          every_day: true, steps: [扫地, 拖地]}
"""
EVERY_DAY = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
FOUR_WEEKS = Horizon(date(2026, 3, 2), date(2026, 3, 29))
LAWN = """
assets: [{id: LAWN, type: lawn, location: B1, attributes: {area: 400}}]
policies:
  - id: green
    select: {ids: [LAWN]}
    apply: [trim, water, fertilise, weed]
"""
FOUR = ("trim", "water", "fertilise", "weed")


def places(**kinds: str) -> str:
    """Write typed places under the building."""
    return "locations:\n" + "".join(
        f"  - {{id: {id_}, kind: {kind}, type: public_place, parent: B1}}\n"
        for id_, kind in kinds.items()
    )


@pytest.mark.row("S052")
def test_public_places_are_cleaned_daily_or_listed(estate: Build) -> None:
    """Each place of five kinds is cleaned each day; one taken out of the rule shows."""
    zones = {
        "ROAD": "road",
        "CORRIDOR": "corridor",
        "STAIRS": "stairs",
        "HALL": "hall",
        "WC": "toilet",
    }
    everywhere = estate(
        PLACES,
        places(**zones),
        "policies:\n"
        "  - {id: daily, select: {kinds: [road, corridor, stairs, hall, toilet]}}\n",
    )
    for zone in zones:
        assert dues(everywhere.demand(), zone) == EVERY_DAY
    assert coverage(everywhere.plan, everywhere.portfolio.inventory).complete
    without = estate(
        PLACES,
        places(**zones),
        "policies:\n  - {id: daily, select: {kinds: [road, corridor, stairs, hall]}}\n",
    )
    cover = coverage(without.plan, without.portfolio.inventory)
    assert [one.id for one in cover.unreached] == ["WC"]


@pytest.mark.row("S054")
@pytest.mark.parametrize("done", ["2026-03-01", "2026-03-17", "2026-03-31"])
def test_any_day_of_the_month_does_for_an_amenity(estate: Build, done: str) -> None:
    """Twelve cleanings a year; done on any day of a month, the next stays put."""
    gym = (
        PLACES
        + places(GYM="amenity")
        + """
policies:
  - id: amenities
    select: {kinds: [amenity]}
    change: [{task: clean, set: {cycle: once each month}, because: 每月}]
"""
    )
    plain = estate(gym).demand()
    assert len(orders(plain, "GYM")) == 12
    after = estate(
        gym,
        "records:\n"
        f"  - completion: {{id: R1, subject: GYM, task: clean, done: {done}}}\n",
    ).demand(as_of=date(2026, 4, 1))
    by_month = {order.due.month: order for order in orders(after, "GYM")}
    assert by_month[3].completion is not None
    assert by_month[4].completion is None
    before = {order.due.month: order.window for order in orders(plain, "GYM")}
    assert {m: o.window for m, o in by_month.items() if m > 2} == {
        m: window for m, window in before.items() if m > 2
    }


@pytest.mark.row("S068")
def test_a_cab_is_cleaned_daily_and_disinfected_after_it(estate: Build) -> None:
    """Seven cleanings and one disinfection a week, after that day's cleaning."""
    roster = estate(
        """
assets: [{id: DT, type: traction_lift, location: B1, attributes: {floors: 18}}]
policies:
  - id: hygiene
    select: {ids: [DT]}
    apply: [clean_cab, disinfect_cab]
    change:
      - {task: clean_cab, set: {cycle: daily, every_day: true, hours: "08:00-11:00",
          people: 1}, because: 每日清洁}
      - {task: disinfect_cab, set: {cycle: once each week, hours: "13:00-17:00",
          people: 1}, because: 清洁之后}
"""
    ).roster(FOUR_WEEKS)
    assert not roster.unassigned
    cleaned = {one.day: one for one in placed(roster, task="clean_cab")}
    disinfected = placed(roster, task="disinfect_cab")
    weeks = Counter(day.isocalendar().week for day in cleaned)
    assert set(weeks.values()) == {7}
    assert len(weeks) == 4
    assert [one.day.isocalendar().week for one in disinfected] == sorted(weeks)
    for one in disinfected:
        assert cleaned[one.day].end <= one.start


@pytest.mark.row("S069")
def test_every_cleaning_place_says_how_often_and_what(estate: Build) -> None:
    """Each place states frequency and content; those without an order are named."""
    zones = {"HALL": "hall", "STAIRS": "stairs", "ROOF": "rooftop"}
    world = estate(
        PLACES,
        places(**zones),
        "policies:\n  - {id: daily, select: {kinds: [hall, stairs, rooftop]}}\n",
    )
    for planned in world.plan.tasks:
        assert planned.cycle is not None
        steps = [step.to("zh") for step in planned.task.job_plan.steps]
        assert steps == ["扫地", "拖地"]
    inventory = world.portfolio.inventory
    assert without_orders(world.demand(), inventory, "clean") == ()
    lacking = estate(
        PLACES,
        places(**zones),
        """
policies:
  - {id: daily, select: {kinds: [hall]}}
  - {id: summer, select: {kinds: [stairs]}, valid: {from: 2026-06-01, to: 2026-08-31}}
""",
    )
    spring = lacking.demand(FOUR_WEEKS)
    named = without_orders(spring, lacking.portfolio.inventory, "clean")
    assert [one.id for one in named] == ["ROOF", "STAIRS"]
    summer = lacking.demand(Horizon(date(2026, 6, 1), date(2026, 6, 30)))
    named = without_orders(summer, lacking.portfolio.inventory, "clean")
    assert [one.id for one in named] == ["ROOF"]


@pytest.mark.row("S070")
def test_a_deep_clean_comes_on_top(estate: Build) -> None:
    """All places keep their cycle; a rule for one fortnight only adds to it."""
    zones = places(HALL="hall", STAIRS="stairs")
    daily = "policies:\n  - {id: daily, select: {types: [public_place]}}\n"
    plain = estate(PLACES, zones, daily).demand()
    deep = estate(
        PLACES,
        zones,
        daily
        + """
  - id: deep
    select: {types: [public_place]}
    apply: none
    crew: team
    valid: {from: 2026-04-20, to: 2026-05-03}
    add: [{because: 节前大扫除, task: {code: deep_clean, title: 大扫除,
        cycle: {dates: [2026-04-20], after: 13 days}, duration: 2 h, action: clean}}]
""",
    ).demand()
    for place in ("HALL", "STAIRS"):
        assert dues(plain, place) == EVERY_DAY
        assert dues(deep, place, "clean") == EVERY_DAY
        [extra] = orders(deep, place, "deep_clean")
        assert extra.window.opens >= date(2026, 4, 20)
        assert extra.window.closes <= date(2026, 5, 3)


@pytest.mark.row("S071")
def test_greenery_is_checked_each_month_with_these_steps(estate: Build) -> None:
    """Each planting has one check a month, which says to trim trees and mend beds."""
    world = estate(
        """
assets:
  - {id: TREES, type: tree_group, location: B1, attributes: {trees: 20}}
  - {id: BED, type: flower_bed, location: B1, attributes: {area: 30}}
policies:
  - id: green
    select: {families: [greenery]}
    apply: none
    crew: team
    add:
      - because: 每月一次全面检查
        task:
          code: full_check
          title: 绿化全面检查
          cycle: once each month
          duration: 40 min
          action: inspect
          steps: [{zh: 修剪树木, en: trim the trees}, {zh: 修整花坛,
              en: repair the flower beds}]
"""
    )
    roster = world.roster()
    for planting in ("TREES", "BED"):
        found = orders(roster.demand, planting)
        assert [one.window.opens.month for one in found] == list(range(1, 13))
        assert all(one.window.opens.month == one.window.closes.month for one in found)
    for event in feed(roster, "crews/team.ics"):
        assert "trim the trees" in event["DESCRIPTION"]
        assert "repair the flower beds" in event["DESCRIPTION"]


@pytest.mark.row("S072")
def test_watering_more_moves_nothing_else(estate: Build) -> None:
    """Four tasks have seasonal cycles of their own; one changed leaves three alone."""
    plain = estate(LAWN).demand()
    wet = estate(
        LAWN + "    change: [{task: water, set: {cycle: {every: 3 days, "
        "seasons: [growing]}}, because: 干旱}]\n"
    ).demand()
    for task in FOUR:
        months = {day.month for day in dues(plain, "LAWN", task)}
        assert months
        assert months <= set(range(4, 11))
    assert len(dues(wet, "LAWN", "water")) > 2 * len(dues(plain, "LAWN", "water"))
    for task in ("trim", "fertilise", "weed"):
        assert dues(wet, "LAWN", task) == dues(plain, "LAWN", task)


@pytest.mark.row("S074")
def test_leaves_are_cleared_densely_in_two_months_only(estate: Build) -> None:
    """Leaves and weeds go weekly, and every other day in October and November."""
    demand = estate(
        """
equipment_types:
  - code: garden
    family: own_garden
    tasks:
      - code: leaves
        title: 清落叶杂草
        duration: 1 h
        action: clean
        cycle:
          union:
            - RRULE:FREQ=WEEKLY;BYDAY=MO;BYMONTH=1,2,3,4,5,6,7,8,9,12
            - RRULE:FREQ=DAILY;INTERVAL=2;BYMONTH=10,11
assets: [{id: GARDEN, type: garden, location: B1}]
policies:
  - {id: leaves, select: {types: [garden]}}
"""
    ).demand()
    autumn = [day for day in dues(demand, "GARDEN") if day.month in (10, 11)]
    assert {(b - a).days for a, b in pairwise(autumn)} == {2}
    assert autumn[0] <= date(2026, 10, 2) < date(2026, 11, 29) <= autumn[-1]
    assert len({order.planned.id for order in demand.orders}) == 1
    rest = [o for o in orders(demand, "GARDEN") if o.due.month not in (10, 11)]
    weeks = Counter(order.due.isocalendar().week for order in rest)
    assert set(weeks.values()) == {1}
    assert len(weeks) == 43  # Mondays of the other ten months


@pytest.mark.row("S075")
@pytest.mark.parametrize("work", ["soil_improvement", "replanting", "construction"])
def test_a_single_piece_of_work_comes_once(estate: Build, work: str) -> None:
    """Work with a first and a last day is one order that no cycle repeats."""
    demand = estate(
        f"""
assets: [{{id: BED, type: flower_bed, location: B1, attributes: {{area: 30}}}}]
policies:
  - id: once
    select: {{ids: [BED]}}
    apply: none
    crew: team
    add:
      - because: 改造
        task: {{code: {work}, title: 绿化改造, cycle: {{dates: [2026-04-10],
            after: 20 days}}, duration: 6 h}}
"""
    ).demand(Horizon(date(2026, 1, 1), date(2028, 12, 31)))
    [order] = demand.orders
    assert (order.window.opens, order.window.closes) == (
        date(2026, 4, 10),
        date(2026, 4, 30),
    )


@pytest.mark.row("S076")
def test_the_season_of_the_site_holds_for_all_its_tasks(estate: Build) -> None:
    """No order in winter; another profile of the site moves all seasonal tasks."""
    summer = estate(LAWN).demand()
    assert {task for task in FOUR if orders(summer, task=task)} == set(FOUR)
    for order in summer.orders:
        assert 4 <= order.window.opens.month <= order.window.closes.month <= 10
    south = estate(
        LAWN, base=BASE.replace("growing: 04-01..10-31", "growing: 02-01..11-30")
    ).demand()
    for task in FOUR:
        months = {
            month
            for order in orders(south, task=task)
            for month in (order.window.opens.month, order.window.closes.month)
        }
        assert min(months) == 2
        assert max(months) == 11


@pytest.mark.row("S078")
def test_an_upgrade_needs_no_field_crew(estate: Build) -> None:
    """Upgrades come at their cycle, in the feed of who answers for them alone."""
    roster = estate(
        """
equipment_types:
  - code: smart_system
    family: smart
    tasks: [{code: upgrade, title: 升级, cycle: once each half year, duration: 2 h,
        people: [{skill: system_manager}]}]
assets: [{id: PLATFORM, type: smart_system, location: B1}]
policies:
  - {id: smart, select: {types: [smart_system]}, crew: system-manager}
""",
        team="""
technicians:
  - {id: an, shifts: [day], skills: [repair]}
  - {id: lin, shifts: [day], skills: [system_manager]}
crews:
  - {id: field, members: [an], base: B1}
  - {id: system-manager, members: [lin], base: B1}
""",
    ).roster()
    assert [one.window.opens.month for one in roster.demand.orders] == [1, 7]
    assert crews(roster.assignments) == {"system-manager"}
    assert len(list(feed(roster, "crews/system-manager.ics"))) == 2
    assert not list(feed(roster, "crews/field.ics"))


@pytest.mark.row("S080")
def test_the_end_of_service_life_is_looked_at_before_it_comes(estate: Build) -> None:
    """Each thing is reviewed before its own life ends; when found aged, at once."""
    life = """
equipment_types:
  - code: bench
    family: places
    attributes: [{name: service_life, unit: years, default: 10}]
    tasks:
      - code: review
        title: 更新评估
        cycle: {by: service_life, cases: {"8": {first_at: 93 months},
          "10": {first_at: 117 months}, "15": {first_at: 177 months}},
          default: {first_at: 57 months}}
        duration: 1 h
        action: inspect
assets:
  - {id: BENCH, type: bench, location: B1, installed: 2016-05-01,
      attributes: {service_life: 10}}
  - {id: SHORT, type: bench, location: B1, installed: 2018-11-01,
      attributes: {service_life: 8}}
  - {id: NEW, type: bench, location: B1, installed: 2024-05-01,
      attributes: {service_life: 15}}
policies:
  - {id: lives, select: {types: [bench]}, crew: team}
"""
    demand = estate(life).demand()
    by_subject = {order.subject.id: order for order in demand.orders}
    assert set(by_subject) == {"BENCH", "SHORT"}
    for subject, end in (("BENCH", date(2026, 5, 1)), ("SHORT", date(2026, 11, 1))):
        assert date(2026, 1, 1) <= by_subject[subject].window.closes < end

    aged = estate(
        life,
        "records:\n  - finding: {id: F1, subject: NEW, condition: aged, "
        "found: 2026-03-09, task: review}\n",
    ).demand(as_of=date(2026, 3, 9))
    [review] = orders(aged, "NEW")
    assert review.origin is Origin.FINDING
    assert review.window.opens == date(2026, 3, 9)


@pytest.mark.row("S081")
def test_everything_is_checked_once_in_the_first_quarter(estate: Build) -> None:
    """Each asset has one full check by the end of March; bad finds open a renewal."""
    demand = estate(
        """
assets:
  - {id: DT, type: traction_lift, location: B1, attributes: {floors: 18}}
  - {id: PUMP, type: sump_pump, location: B1, attributes: {power: 3}}
  - {id: LAWN, type: lawn, location: B1, attributes: {area: 40}}
policies:
  - id: first-quarter
    select: {kinds: [asset]}
    apply: none
    crew: team
    valid: {from: 2026-01-01, to: 2026-03-31}
    add:
      - because: 一季度设备普查
        task: {code: full_check, title: 普查, cycle: once each quarter,
            duration: 30 min, action: inspect}
      - because: 老化或损坏的更换
        task: {code: replace, title: 更换, duration: 2 h, action: replace,
            rectify: 30 days}
      - because: 老化的升级
        task: {code: upgrade, title: 升级, duration: 2 h, action: upgrade,
            rectify: 30 days}
records:
  - finding: {id: F1, subject: DT, condition: aged, found: 2026-02-02, task: upgrade}
  - finding: {id: F2, subject: PUMP, condition: damaged, found: 2026-02-02,
      task: replace}
"""
    ).demand(as_of=date(2026, 2, 3))
    for asset in ("DT", "PUMP", "LAWN"):
        [check] = orders(demand, asset, "full_check")
        assert check.window.opens >= date(2026, 1, 1)
        assert check.window.closes <= date(2026, 3, 31)
    opened = {
        order.finding.id: order.planned.task.action
        for order in demand.orders
        if order.finding is not None
    }
    assert opened == {"F1": "upgrade", "F2": "replace"}


@pytest.mark.row("S082")
def test_greening_keeps_to_the_second_quarter(estate: Build) -> None:
    """Plantings and public places are greened between the first of April and July."""
    roster = estate(
        PLACES,
        places(HALL="hall"),
        """
assets: [{id: LAWN, type: lawn, location: B1, attributes: {area: 40}}]
policies:
  - id: second-quarter
    select: {types: [lawn, public_place]}
    apply: none
    crew: team
    valid: {from: 2026-04-01, to: 2026-06-30}
    add:
      - {because: 二季度, task: {code: green, title: 绿化, cycle: once each month,
          duration: 2 h}}
      - {because: 二季度, task: {code: beautify, title: 美化,
          cycle: once each quarter, duration: 2 h}}
""",
    ).roster()
    assert Counter(
        (a.subject.id, a.order.planned.task.code) for a in placed(roster)
    ) == {
        ("HALL", "green"): 3,
        ("HALL", "beautify"): 1,
        ("LAWN", "green"): 3,
        ("LAWN", "beautify"): 1,
    }
    for one in placed(roster):
        assert (
            date(2026, 4, 1) <= one.start.date() <= one.end.date() <= date(2026, 6, 30)
        )


@pytest.mark.row("S083")
def test_training_takes_the_time_of_those_who_attend(estate: Build) -> None:
    """Training and review are of no asset, and what is left of the day gets shorter."""
    hall = """
equipment_types:
  - {code: meeting_room, family: places, subject_kinds: [location], tasks: []}
  - {code: boiler, family: heat, tasks: []}
locations: [{id: ROOM, type: meeting_room, parent: B1}]
assets:
  - {id: BOILER-1, type: boiler, location: B1}
  - {id: BOILER-2, type: boiler, location: B1}
  - {id: BOILER-3, type: boiler, location: B1}
  - {id: BOILER-4, type: boiler, location: B1}
policies:
  - id: boilers
    select: {types: [boiler]}
    crew: team
    add: [{because: 检修, task: {code: strip, title: 拆检, cycle: "on 2026-07-10",
        duration: 210 min}}]
"""
    third = """
  - id: third-quarter
    select: {types: [meeting_room]}
    crew: team
    valid: {from: 2026-07-01, to: 2026-09-30}
    add:
      - {because: 三季度, task: {code: train, title: 培训, cycle: "on 2026-07-10",
          duration: 2 h, people: 2, criticality: statutory}}
      - {because: 三季度, task: {code: review, title: 服务评议,
          cycle: "on 2026-09-04", duration: 1 h, people: 2}}
"""
    team = """
technicians:
  - {id: an, shifts: [day]}
  - {id: bo, shifts: [day]}
crews:
  - {id: team, members: [an, bo], base: B1}
"""
    july = Horizon(date(2026, 7, 10), date(2026, 7, 10))
    assert len(placed(estate(hall, team=team).roster(july), task="strip")) == 4
    day = estate(hall + third, team=team).roster(july)
    [training] = placed(day, task="train")
    assert people([training]) == {"an", "bo"}
    assert len(placed(day, task="strip")) == 2
    assert len(left(day, task="strip")) == 2
    for one in placed(day, task="strip"):
        assert not overlapping([training, one])
    quarter = estate(hall + third, team=team).demand()
    meetings = [o for o in quarter.orders if o.planned.resolved.rule == "third-quarter"]
    assert {o.subject.id for o in meetings} == {"ROOM"}
    assert sorted(o.due for o in meetings) == [date(2026, 7, 10), date(2026, 9, 4)]


BINS = """
equipment_types:
  - {code: bin, family: places, tasks: [{code: clear, title: 清理垃圾,
      cycle: once each month, duration: 6 min, action: clean, every_day: true}]}
assets:
  - {id: BIN-1, type: bin, location: B1}
  - {id: BIN-2, type: bin, location: B1}
"""
WEEKLY = """
policies:
  - id: weekly
    select: {types: [bin]}
    apply: [clear]
    change: [{task: clear, set: {cycle: once each week}, because: 服务方案}]
"""
DAILY = """
policies:
  - id: daily
    select: {ids: [BIN-1]}
    apply: [clear]
    change: [{task: clear, set: {cycle: daily}, because: 保洁方案}]
"""


@pytest.mark.row("S053")
@pytest.mark.parametrize("parts", [(WEEKLY, DAILY), (DAILY, WEEKLY)])
def test_waste_is_cleared_each_week_or_as_the_stricter_plan_says(
    estate: Build, parts: tuple[str, str]
) -> None:
    """Bins are cleared in every ISO week; a second plan's daily round wins, told."""
    alone = estate(BINS, WEEKLY).demand()
    for bin_ in ("BIN-1", "BIN-2"):
        weeks = Counter(one.isocalendar()[:2] for one in dues(alone, bin_))
        assert set(weeks.values()) == {1}
        assert set(weeks) >= {day.isocalendar()[:2] for day in EVERY_DAY[:-7]}
    both = estate(BINS, *parts)
    assert dues(both.demand(), "BIN-1") == EVERY_DAY
    assert dues(both.demand(), "BIN-2") == dues(alone, "BIN-2")
    (told,) = both.plan.rival_cycles
    assert (told.applied.rule, told.left.rule) == ("daily", "weekly")
    files = {WEEKLY: told.left.place, DAILY: told.applied.place}
    for number, part in enumerate(parts, start=4):
        place = files[part]
        assert place.file == f"part-{number}.yaml"
        lines = f"schema: 1\n{part}".splitlines()
        assert "cycle:" in lines[place.line - 1]
        assert f"{place.file}:{place.line}" in told.text.to("zh")
