"""Requirement rows on what is maintained: assets and their types."""

from collections import Counter
from datetime import date

import pytest

from rows.portfolios import (
    Build,
    crews,
    dues,
    left,
    orders,
    overlapping,
    people,
    placed,
)
from weibao import ConfigError, Horizon, Origin, Reason, WorkOrder
from weibao.explanation import explain
from weibao.reports.coverage import coverage
from weibao.reports.escalation import escalations

GATES = """
equipment_types:
  - code: access_control
    title: {zh: 门禁, en: access control}
    family: security
    tags: [intelligent]
    tasks:
      - {code: inspect, title: 检查, cycle: once each quarter, duration: 20 min,
          action: inspect, people: [{skill: low_voltage}]}
      - {code: service, title: 保养, cycle: once each year, duration: 40 min,
          people: [{skill: low_voltage}]}
assets:
  - {id: GATE-N, type: access_control, location: B1}
  - {id: GATE-S, type: access_control, location: B1}
"""
SECURITY = """
equipment_types:
  - code: cctv
    family: security
    tags: [intelligent, safety]
    tasks: &both
      - {code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}
      - {code: service, title: 保养, cycle: once each quarter, duration: 30 min}
  - code: guard_facility
    family: security
    tags: [safety]
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}
      - {code: service, title: 保养, cycle: once each quarter, duration: 30 min}
  - code: parking_system
    family: security
    tags: [intelligent]
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}
  - code: fire_system
    family: fire_own
    tags: [safety]
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 30 min,
          action: inspect}
assets:
  - {id: CAM, type: cctv, location: B1}
  - {id: BOOTH, type: guard_facility, location: B1}
  - {id: PARK, type: parking_system, location: B1}
  - {id: FIRE, type: fire_system, location: B1}
""".replace("&both", "")
REPAIR = "{code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days}"


def months(found: list[WorkOrder]) -> list[tuple[int, int]]:
    """Return the month of each order's due date."""
    return [(order.due.year, order.due.month) for order in found]


@pytest.mark.row("S001")
def test_a_policy_names_only_what_is_listed_and_the_rest_is_shown(
    estate: Build,
) -> None:
    """A rule for something unlisted is refused with its line; what none reaches shows.

    The list holds assets and places, one in which nothing is reached among them.
    """
    with pytest.raises(ConfigError) as refused:
        estate(
            "policies:\n"
            "  - id: gates\n"
            "    select: {ids: [GATE-X]}\n"
            "  - id: cellar\n"
            "    select: {locations: [B9]}\n"
        )
    said = [str(problem) for problem in refused.value.problems]
    assert len(said) == 2
    assert "part-3.yaml:4" in said[0]
    assert "GATE-X" in said[0]
    assert "part-3.yaml:6" in said[1]
    assert "B9" in said[1]

    two = estate(
        GATES,
        "locations:\n  - {id: B2, site: site, kind: building}\n",
        "policies:\n  - {id: north, select: {ids: [GATE-N]}}\n",
    )
    cover = coverage(two.plan, two.portfolio.inventory)
    assert [one.id for one in cover.unreached] == ["B2", "GATE-S"]


GATE = """
equipment_types:
  - code: gate
    title: {{zh: 道闸, en: gate}}
    family: access
    attributes:
      - {{name: usage, title: {{zh: 使用频率, en: usage}}, kind: text,
          choices: [high, low]}}
      - {{name: arm, title: {{zh: 闸杆长度, en: length of the arm}}, unit: m}}
    tasks:
      - {{code: service, title: 保养, duration: 20 min, cycle: {cycle}}}
assets:
  - {{id: BUSY, type: gate, location: B1, installed: 2025-12-15,
      attributes: {{usage: high, arm: 6}}}}
  - {{id: CALM, type: gate, location: B1, installed: 2025-12-15,
      attributes: {{usage: low, arm: 3}}}}
policies: [{{id: gates, select: {{types: [gate]}}, crew: team}}]
"""
BY_USAGE = """{by: usage, default: every 6 months,
          cases: {high: every 1 month, low: every 3 months}}"""
BY_ARM = """{by: arm, default: every 6 months,
          cases: {"..4": every 3 months, "4..": every 1 month}}"""


@pytest.mark.row("S004")
@pytest.mark.parametrize(
    ("cycle", "attribute", "busy", "calm"),
    [
        (BY_USAGE, "usage", "usage (high)", "usage (low)"),
        (BY_ARM, "arm", "length of the arm (6 m)", "length of the arm (3 m)"),
    ],
)
def test_an_attribute_decides_how_often_and_every_order_says_so(
    estate: Build, cycle: str, attribute: str, busy: str, calm: str
) -> None:
    """Two assets of one type have their own cycles from its rule, by what they state.

    The explanation of each order names the attribute and its value.
    """
    world = estate(GATE.format(cycle=cycle))
    roster = world.roster()
    demand = roster.demand
    assert [day.month for day in dues(demand, "BUSY")] == list(range(1, 13))
    assert [day.month for day in dues(demand, "CALM")] == [3, 6, 9, 12]
    for asset, words in (("BUSY", busy), ("CALM", calm)):
        for order in orders(demand, asset, "service"):
            why = explain(order, demand, roster)
            [cause] = why.of("cycle")
            assert set(cause.facts["attributes"]) == {attribute}
            assert words in cause.text.en
            assert words in why.paragraph.en
            assert why.facts["fields"]["cycle"]["layer"] == "type"


def test_an_attribute_that_is_not_stated_is_named_too(estate: Build) -> None:
    """The default holds, and the explanation says which attribute is missing."""
    text = GATE.format(cycle=BY_USAGE).replace("usage: high, ", "")
    demand = estate(text).demand()
    assert [day.month for day in dues(demand, "BUSY")] == [6, 12]
    [first, _] = orders(demand, "BUSY", "service")
    [cause] = explain(first, demand).of("cycle")
    assert "the usage; none is stated" in cause.text.en
    assert "使用频率决定" in cause.text.zh


def test_a_policy_can_let_an_attribute_decide(estate: Build) -> None:
    """A change sets the cases; the explanation gives its reason and the attribute."""
    text = GATE.format(cycle="every 6 months").replace(
        "crew: team}]",
        f"crew: team, change: [{{task: service, because: 磨损, set: {{cycle:\n"
        f"          {BY_USAGE}}}}}]}}]",
    )
    demand = estate(text).demand()
    assert len(dues(demand, "BUSY")) == 12
    assert len(dues(demand, "CALM")) == 4
    why = explain(orders(demand, "CALM")[0], demand)
    [change] = why.of("change")
    assert change.facts["attributes"] == {"usage": "low"}
    assert change.facts["instead_of"]["en"] == "every 6 months"
    assert "usage (low)" in why.paragraph.en


@pytest.mark.row("S005")
@pytest.mark.parametrize("condition", ["aging", "damaged", "worn_out", "faulty"])
def test_a_finding_opens_one_follow_up(estate: Build, condition: str) -> None:
    """What is found opens one order that carries it; found again meanwhile, none."""
    kind = f"""
equipment_types:
  - {{code: bench, family: places, tasks: [{REPAIR}]}}
assets:
  - {{id: BENCH, type: bench, location: B1}}
"""
    again = estate(
        kind,
        f"""
records:
  - finding: {{id: F1, subject: BENCH, condition: {condition}, found: 2026-03-02}}
  - finding: {{id: F2, subject: BENCH, condition: {condition}, found: 2026-03-04}}
""",
    ).demand(as_of=date(2026, 3, 10))
    [order] = again.orders
    assert (order.origin, order.planned.task.action) == (Origin.FINDING, "repair")
    assert order.finding is not None
    assert order.finding.id == "F1"
    assert order.finding.condition == condition


@pytest.mark.row("S009")
def test_a_lift_has_technical_and_cleaning_work_of_two_crews(estate: Build) -> None:
    """Technical and cleaning work on a lift is of two crews and never at one time."""
    world = estate(
        """
assets:
  - {id: DT, type: traction_lift, location: B1, installed: 2015-01-10,
      attributes: {floors: 18}}
policies:
  - {id: technical, select: {ids: [DT]}, apply: [half_monthly, quarterly, half_yearly,
      yearly, owner_check], crew: lift}
  - {id: hygiene, select: {ids: [DT]}, apply: [clean_cab, disinfect_cab],
      crew: cleaning}
""",
        team="""
technicians:
  - {id: an, shifts: [day], skills: [lift, patrol],
      certificates: [{code: special_equipment_T}, {code: lift_safety_officer},
      {code: special_equipment_A}]}
  - {id: bo, shifts: [day], skills: [lift], certificates: [{code: special_equipment_T}]}
  - {id: mei, shifts: [day], skills: [cleaner, cleaning]}
crews:
  - {id: lift, members: [an, bo], base: B1}
  - {id: cleaning, members: [mei], base: B1}
""",
    )
    offered = {
        planned.task.action
        for planned in world.plan.tasks
        if planned.subject.id == "DT"
    }
    assert {"inspect", "service", "repair", "clean", "disinfect"} <= offered
    roster = world.roster()
    assert not roster.unassigned
    cleaning = [
        one
        for one in roster.assignments
        if one.order.planned.task.action in ("clean", "disinfect")
    ]
    technical = [one for one in roster.assignments if one not in cleaning]
    assert crews(cleaning) == {"cleaning"}
    assert crews(technical) == {"lift"}
    assert len(technical) >= 24
    assert len(cleaning) >= 100
    assert not overlapping(roster.assignments)


@pytest.mark.row("S010")
def test_two_gates_inspected_and_serviced_monthly(estate: Build) -> None:
    """Two tasks on two gates each month are 4 planned tasks and 48 orders a year."""
    world = estate(
        GATES,
        """
policies:
  - id: gates
    select: {types: [access_control]}
    apply: [inspect, service]
    change:
      - {task: inspect, set: {cycle: once each month}, because: 合同}
      - {task: service, set: {cycle: once each month}, because: 合同}
""",
    )
    assert len(world.plan.tasks) == 4
    demand = world.demand()
    assert len(demand.orders) == 48
    needed = {
        position.skill
        for order in demand.orders
        for position in order.planned.resolved.need.positions
    }
    assert needed == {"low_voltage"}


@pytest.mark.row("S011")
def test_overdue_fire_work_goes_up_the_day_after(estate: Build) -> None:
    """Safety work without a completion on its last day is escalated the day after."""
    world = estate(
        SECURITY,
        "policies:\n  - {id: fire, select: {types: [fire_system]}}\n",
        """
records:
  - completion: {id: R1, subject: FIRE, task: inspect, done: 2025-12-15}
""",
    )
    history = world.portfolio.history
    last_day = world.demand(as_of=date(2026, 1, 31))
    assert not escalations(last_day, history)
    for days, as_of in {1: date(2026, 2, 1), 3: date(2026, 2, 3)}.items():
        [found] = escalations(world.demand(as_of=as_of), history)
        assert (found.subject.id, found.limit, found.days) == (
            "FIRE",
            date(2026, 1, 31),
            days,
        )


@pytest.mark.row("S013")
def test_heating_works_in_its_season(estate: Build) -> None:
    """Run-state checks lie in the heating season, the service before it begins."""
    world = estate(
        """
equipment_types:
  - code: heating
    family: heat
    tasks:
      - {code: run_state, title: 运行检查, cycle: {times: 1, per: week,
          seasons: [heating]}, duration: 30 min, action: inspect}
      - {code: pre_season, title: 供暖前保养, cycle: {times: 1, per: year,
          seasons: [10-01..11-14]}, duration: 4 h}
assets:
  - {id: BOILER, type: heating, location: B1}
policies:
  - {id: heat, select: {types: [heating]}}
"""
    )
    roster = world.roster()
    runs = placed(roster, task="run_state")
    assert len(runs) >= 17
    for run in runs:
        month_and_day = (run.day.month, run.day.day)
        assert month_and_day >= (11, 15) or month_and_day <= (3, 15)
    [service] = placed(roster, task="pre_season")
    assert date(2026, 10, 1) <= service.day < date(2026, 11, 15)


@pytest.mark.row("S014")
def test_a_filter_cycle_moves_nothing_else(estate: Build) -> None:
    """Filters are cleaned by a cycle of their own, whose change moves no other."""
    hvac = """
equipment_types:
  - code: hvac
    family: air
    tasks:
      - {code: inspect, title: 检查, cycle: once each quarter, duration: 30 min,
          action: inspect}
      - {code: service, title: 保养, cycle: once each half year, duration: 2 h}
      - {code: filter_clean, title: 滤网清洗, cycle: once each month,
          duration: 20 min, action: clean}
assets:
  - {id: AC, type: hvac, location: B1, installed: 2020-05-05}
"""
    plain = estate(hvac, "policies:\n  - {id: air, select: {types: [hvac]}}\n").demand()
    short = estate(
        hvac,
        """
policies:
  - id: air
    select: {types: [hvac]}
    change: [{task: filter_clean, set: {cycle: twice each month}, because: 杨絮}]
""",
    ).demand()
    assert len(orders(plain, "AC", "filter_clean")) == 12
    assert len(orders(short, "AC", "filter_clean")) == 24
    for task, count in {"inspect": 4, "service": 2}.items():
        assert dues(short, "AC", task) == dues(plain, "AC", task)
        assert len(dues(plain, "AC", task)) == count


@pytest.mark.row("S017")
def test_water_supply_is_checked_and_a_danger_is_put_right(estate: Build) -> None:
    """Water supply work comes at its cycles; a hidden danger opens a dated order."""
    demand = estate(
        """
assets:
  - {id: WS, type: water_supply_set, location: B1, attributes: {pumps: 2}}
policies:
  - id: water
    select: {types: [water_supply_set]}
    apply: [monthly_inspect, quarterly_service]
    change:
      - {task: monthly_inspect, set: {cycle: twice each month}, because: 设备老旧}
      - {task: quarterly_service, set: {cycle: once each half year}, because: 合同}
records:
  - finding: {id: F1, subject: WS, condition: hidden_danger, found: 2026-05-04,
      rectify_by: 2026-05-08}
"""
    ).demand(as_of=date(2026, 5, 4))
    assert len(orders(demand, "WS", "quarterly_service")) == 2
    checks = [o for o in orders(demand, "WS", "monthly_inspect") if o.due.month > 5]
    assert len(checks) == 14
    [danger] = [order for order in demand.orders if order.origin is Origin.FINDING]
    assert danger.planned.task.action == "repair"
    assert danger.window.closes == date(2026, 5, 8)


@pytest.mark.row("S018")
def test_a_pump_keeps_its_dates_whatever_it_belongs_to(estate: Build) -> None:
    """A pump falls due alike alone or in a system, which gives crew and stop."""
    roster = estate(
        """
locations:
  - {id: DRAINS, site: site, kind: building}
  - {id: WATER, site: site, kind: building}
equipment_types:
  - code: drainage
    family: systems
    tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
        action: inspect}]
  - code: water_supply
    family: systems
    tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
        action: inspect}]
  - code: pump
    family: pumping
    tasks: [{code: service, title: 保养, cycle: every 3 months, duration: 40 min}]
assets:
  - {id: DRAINAGE, type: drainage, location: DRAINS}
  - {id: SUPPLY, type: water_supply, location: WATER}
  - {id: ALONE, type: pump, location: B1, installed: 2024-02-10}
  - {id: OF-DRAINAGE, type: pump, parent: DRAINAGE, installed: 2024-02-10}
  - {id: OF-SUPPLY, type: pump, parent: SUPPLY, installed: 2024-02-10}
policies:
  - {id: systems, select: {kinds: [asset]}, crew: team}
  - {id: drains, select: {locations: [DRAINS]}, apply: none, crew: drains}
  - {id: water, select: {locations: [WATER]}, apply: none, crew: water}
""",
        team="""
technicians:
  - {id: an, shifts: [day]}
  - {id: bo, shifts: [day]}
  - {id: chen, shifts: [day]}
crews:
  - {id: team, members: [an], base: B1}
  - {id: drains, members: [bo], base: B1}
  - {id: water, members: [chen], base: B1}
""",
    ).roster()
    alone = dues(roster.demand, "ALONE")
    assert len(alone) == 4
    assert dues(roster.demand, "OF-DRAINAGE") == alone
    assert dues(roster.demand, "OF-SUPPLY") == alone
    for pump, system, crew in (
        ("OF-DRAINAGE", "DRAINAGE", "drains"),
        ("OF-SUPPLY", "SUPPLY", "water"),
    ):
        services = placed(roster, pump)
        assert crews(services) == {crew}
        assert {one.stop for one in services} == {
            one.stop for one in placed(roster, system)
        }
    assert crews(placed(roster, "ALONE")) == {"team"}


@pytest.mark.row("S019")
def test_electrical_work_is_for_certified_electricians(estate: Build) -> None:
    """Only who holds a certificate valid that day does it; without one it is left."""
    kind = """
equipment_types:
  - code: electrical
    family: power
    tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 1 h,
        action: inspect, people: [{certificates: [electrician]}]}]
assets:
  - {id: PANEL, type: electrical, location: B1}
policies:
  - {id: power, select: {types: [electrical]}, crew: team}
"""
    team = """
technicians:
  - {{id: an, shifts: [day]}}
  - {{id: bo, shifts: [day], certificates: [{}]}}
crews:
  - {{id: team, members: [an, bo], base: B1}}
"""
    held = "{code: electrician, from: 2025-01-01, to: 2026-12-31}"
    roster = estate(kind, team=team.format(held)).roster()
    assert len(placed(roster)) == 12
    assert people(placed(roster)) == {"bo"}
    without = estate(kind, team=team.format("")).roster()
    assert not without.assignments
    assert {one.main_reason for one in without.unassigned} == {
        Reason.CERTIFICATE_MISSING
    }
    assert len(without.unassigned) == 12
    later = estate(
        kind, team=team.format("{code: electrician, from: 2026-07-01}")
    ).roster()
    assert min(one.day for one in placed(later)) >= date(2026, 7, 1)
    assert {one.main_reason for one in left(later)} == {Reason.CERTIFICATE_MISSING}
    assert len(placed(later)) + len(left(later)) == 12


@pytest.mark.row("S021")
def test_lights_are_selected_by_class(estate: Build) -> None:
    """Lights state their class; a rule for one class reaches those lights alone."""
    demand = estate(
        """
equipment_types:
  - code: lighting
    family: power
    attributes: [{name: class, kind: text, choices: [bulb, street_lamp, stair,
        corridor, green_area]}]
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 10 min,
          action: inspect}
      - {code: replace_bulb, title: 换灯泡, cycle: once each year, duration: 15 min,
          action: replace}
assets:
  - {id: L1, type: lighting, location: B1, attributes: {class: bulb}}
  - {id: L2, type: lighting, location: B1, attributes: {class: street_lamp}}
  - {id: L3, type: lighting, location: B1, attributes: {class: stair}}
  - {id: L4, type: lighting, location: B1, attributes: {class: corridor}}
  - {id: L5, type: lighting, location: B1, attributes: {class: green_area}}
  - {id: L6, type: lighting, location: B1, attributes: {class: stair}}
policies:
  - {id: stairs, select: {types: [lighting], where: [{attribute: class,
      equals: stair}]}}
"""
    ).demand()
    counted = Counter((o.subject.id, o.planned.task.code) for o in demand.orders)
    assert counted == {
        ("L3", "inspect"): 12,
        ("L3", "replace_bulb"): 1,
        ("L6", "inspect"): 12,
        ("L6", "replace_bulb"): 1,
    }


@pytest.mark.row("S022")
@pytest.mark.parametrize("tag", ["intelligent", "safety"])
def test_cameras_are_reached_by_either_tag(estate: Build, tag: str) -> None:
    """A rule for one of the camera's tags gives it both tasks at the rule's cycle."""
    demand = estate(
        SECURITY,
        f"""
policies:
  - id: tagged
    select: {{tags: [{tag}]}}
    apply: [inspect, service]
    change:
      - {{task: inspect, set: {{cycle: twice each month}}, because: 合同}}
      - {{task: service, set: {{cycle: once each half year}}, because: 合同}}
""",
    ).demand()
    assert len(orders(demand, "CAM", "inspect")) == 24
    assert len(orders(demand, "CAM", "service")) == 2


@pytest.mark.row("S025")
def test_guard_facilities_follow_the_rule_or_their_type(estate: Build) -> None:
    """The rule's cycle counts; one that states none needs a type with a default."""
    demand = estate(
        SECURITY,
        """
policies:
  - id: safety
    select: {tags: [safety]}
    change: [{task: inspect, set: {cycle: once each week}, because: 合同}]
""",
    ).demand(Horizon(date(2026, 1, 5), date(2026, 2, 1)))
    assert len(orders(demand, "BOOTH", "inspect")) == 4
    assert (
        len(
            orders(
                estate(
                    SECURITY,
                    """
policies:
  - {id: booth, select: {types: [guard_facility]}, apply: [service]}
""",
                ).demand(),
                "BOOTH",
                "service",
            )
        )
        == 4
    )

    for missing in (
        "    apply: [repaint]\n",
        "    apply: none\n    crew: team\n"
        "    add: [{because: x, task: {code: repaint, title: 刷漆, duration: 1 h}}]\n",
    ):
        no_default = """
equipment_types:
  - code: guard_rail
    family: security
    tasks: [{code: repaint, title: 刷漆, duration: 1 h, rectify: 5 days}]
assets: [{id: RAIL, type: guard_rail, location: B1}]
"""
        with pytest.raises(ConfigError, match="repaint"):
            estate(
                no_default,
                f"policies:\n  - id: p\n    select: {{types: [guard_rail]}}\n{missing}",
            )


@pytest.mark.row("S026")
def test_a_leak_found_on_an_inspection_opens_a_repair(estate: Build) -> None:
    """A leak noted at an inspection opens a repair that names the finding."""
    demand = estate(
        f"""
equipment_types:
  - code: piping
    family: pipes
    tasks:
      - {{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}}
      - {REPAIR}
assets:
  - {{id: PIPE, type: piping, location: B1}}
policies:
  - {{id: pipes, select: {{types: [piping]}}}}
records:
  - completion: {{id: R1, subject: PIPE, task: inspect, done: 2026-01-12,
      order: estate/PIPE/inspect/2026-01}}
  - finding: {{id: F1, subject: PIPE, condition: leak, found: 2026-01-12,
      order: estate/PIPE/inspect/2026-01}}
"""
    ).demand(as_of=date(2026, 1, 13))
    done = demand.by_id["estate/PIPE/inspect/2026-01"]
    assert done.completion is not None
    [repair] = orders(demand, "PIPE", "repair")
    assert repair.origin is Origin.FINDING
    assert repair.finding is not None
    assert repair.finding.id == "F1"
    assert repair.finding.order == done.id


@pytest.mark.row("S028")
def test_inspection_and_washing_of_a_facade_are_two_series(estate: Build) -> None:
    """Four inspections and two washes a year, of which each moves alone."""
    facade = """
equipment_types:
  - code: building_exterior
    family: building
    tasks:
      - {code: inspect, title: 检查, cycle: once each quarter, duration: 1 h,
          action: inspect}
      - {code: wash, title: 清洗, cycle: {every: 6 months, anchor: 2026-01-15},
          duration: 4 h, action: clean}
assets: [{id: FACADE, type: building_exterior, location: B1}]
policies:
  - id: facade
    select: {types: [building_exterior]}
"""
    plain = estate(facade).demand()
    assert len(dues(plain, "FACADE", "inspect")) == 4
    assert dues(plain, "FACADE", "wash") == [date(2026, 1, 15), date(2026, 7, 15)]
    washed = estate(
        facade + "    change: [{task: wash, set: {cycle: {every: 6 months, "
        "anchor: 2026-03-20}}, because: 天气}]\n"
    ).demand()
    assert dues(washed, "FACADE", "wash") == [date(2026, 3, 20), date(2026, 9, 20)]
    assert dues(washed, "FACADE", "inspect") == dues(plain, "FACADE", "inspect")
    looked = estate(
        facade + "    change: [{task: inspect, set: {cycle: {every: 3 months, "
        "anchor: 2026-02-01}}, because: 天气}]\n"
    ).demand()
    assert dues(looked, "FACADE", "inspect")[0] == date(2026, 2, 1)
    assert dues(looked, "FACADE", "wash") == dues(plain, "FACADE", "wash")


@pytest.mark.row("S033")
def test_a_landscape_feature_has_three_series(estate: Build) -> None:
    """One rule gives it inspection, cleaning and service, each at its own cycle."""
    demand = estate(
        """
equipment_types:
  - code: landscape_feature
    family: landscape
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 10 min,
          action: inspect}
      - {code: clean, title: 清洗, cycle: twice each month, duration: 30 min,
          action: clean}
      - {code: service, title: 保养, cycle: once each quarter, duration: 1 h}
assets: [{id: ROCKS, type: landscape_feature, location: B1}]
policies:
  - {id: landscape, select: {types: [landscape_feature]}}
"""
    ).demand()
    counted = Counter(order.planned.task.code for order in demand.orders)
    assert counted == {"inspect": 12, "clean": 24, "service": 4}


@pytest.mark.row("S034")
def test_greenery_tasks_keep_to_their_seasons(estate: Build) -> None:
    """The check is monthly; every other task has orders in its season's months only."""
    demand = estate(
        """
assets: [{id: LAWN, type: lawn, location: B1, attributes: {area: 400}}]
policies:
  - id: green
    select: {ids: [LAWN]}
    apply: [inspect, trim, water, fertilise, weed, spray]
    change:
      - {task: trim, set: {cycle: {times: 2, per: month, seasons: [05-01..09-30]}},
          because: 当地}
      - {task: water, set: {cycle: {times: 1, per: week, seasons: [growing]}},
          because: 当地}
      - {task: spray, set: {cycle: {times: 1, per: month, seasons: [06-01..08-31]}},
          because: 当地}
"""
    ).demand()
    assert months(orders(demand, "LAWN", "inspect")) == [
        (2026, month) for month in range(1, 13)
    ]
    for task, first, last in (
        ("trim", 5, 9),
        ("water", 4, 10),
        ("fertilise", 4, 10),
        ("weed", 4, 10),
        ("spray", 6, 8),
    ):
        found = orders(demand, "LAWN", task)
        assert found
        for order in found:
            assert order.window.opens.month >= first, order.id
            assert order.window.closes.month <= last, order.id


@pytest.mark.row("S035")
def test_a_thirsty_species_is_watered_more_often(estate: Build) -> None:
    """Plants state place, species, number, soil; a rule for a species is for it."""
    plants = """
assets:
  - {id: G1, type: flower_bed, location: B1, attributes: {area: 20, position: 东门,
      species: hydrangea, quantity: 60, soil: loam}}
  - {id: G2, type: flower_bed, location: B1, attributes: {area: 20, position: 西门,
      species: sedum, quantity: 80, soil: sand}}
policies:
  - id: green
    select: {types: [flower_bed]}
    apply: [water]
"""
    world = estate(plants)
    stated = world.portfolio.inventory.assets["G1"].attributes
    assert {k: stated[k] for k in ("position", "species", "quantity", "soil")} == {
        "position": "东门",
        "species": "hydrangea",
        "quantity": 60,
        "soil": "loam",
    }
    before = world.demand()
    after = estate(
        plants
        + """
  - id: thirsty
    select: {types: [flower_bed], where: [{attribute: species, equals: hydrangea}]}
    apply: none
    change: [{task: water, set: {cycle: {times: 4, per: week, seasons: [growing]}},
        because: 喜水}]
"""
    ).demand()
    assert len(dues(after, "G1")) > len(dues(before, "G1")) * 1.9
    assert dues(after, "G2") == dues(before, "G2")
