"""Requirement rows on cycles: what every order says, inspections, findings, safety."""

from collections import Counter
from datetime import date, time, timedelta

import pytest
from attrs import evolve

from rows.portfolios import (
    Build,
    dues,
    feed,
    known_types,
    left,
    orders,
    people,
    placed,
)
from weibao import (
    Category,
    ConfigError,
    Criticality,
    Every,
    Horizon,
    Origin,
    Tier,
    explain,
    verify,
)
from weibao.reports.coverage import coverage
from weibao.reports.escalation import escalations
from weibao.reports.phases import phases
from weibao.verifier import Rule

QUARTER = Horizon(date(2026, 1, 1), date(2026, 3, 31))
REPAIR = "{code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days}"
BENCHES = """
equipment_types:
  - code: bench
    family: places
    tasks:
      - {code: wipe, title: 擦拭, cycle: daily, duration: 5 min, action: clean,
          category: facility_upkeep, every_day: true}
      - {code: inspect, title: 检查, cycle: once each month, duration: 10 min,
          action: inspect, category: safety_inspection}
      - {code: oil, title: 上油, cycle: once each quarter, duration: 15 min}
      - {code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days,
          category: emergency_repair}
assets: [{id: BENCH, type: bench, location: B1}]
policies:
  - id: benches
    select: {types: [bench]}
    crew: team
"""
FOUND = """
records:
  - finding: {id: F1, subject: BENCH, condition: damaged, found: 2026-01-12}
"""


@pytest.mark.row("S045")
def test_the_three_tiers_make_up_all_orders(estate: Build) -> None:
    """Daily work, other recurring work and what an event made add up to everything."""
    demand = estate(BENCHES, FOUND).demand(as_of=date(2026, 1, 12))
    tiers = Counter(order.tier for order in demand.orders)
    assert sum(tiers.values()) == len(demand.orders)
    for task, tier in {
        "wipe": Tier.DAILY,
        "inspect": Tier.PERIODIC,
        "oil": Tier.PERIODIC,
        "repair": Tier.EMERGENCY,
    }.items():
        assert {order.tier for order in orders(demand, task=task)} == {tier}


@pytest.mark.row("S046")
def test_every_task_has_a_category_that_feeds_carry(estate: Build) -> None:
    """Tasks declare one of four categories and no other; events carry it."""
    for type_ in known_types().types.values():
        assert all(isinstance(task.category, Category) for task in type_.tasks)
    with pytest.raises(ConfigError, match="category"):
        estate(BENCHES.replace("category: facility_upkeep", "category: gardening"))
    roster = estate(BENCHES, FOUND).roster(QUARTER, as_of=date(2026, 1, 12))
    told = {
        (event["SUMMARY"].rsplit(" ", 1)[-1], event["CATEGORIES"])
        for event in feed(roster, "crews/team.ics")
    }
    assert told == {
        ("擦拭", "Facility upkeep"),
        ("检查", "Safety inspection"),
        ("上油", "Equipment maintenance"),
        ("修理", "Emergency repair"),
    }


@pytest.mark.row("S049")
def test_the_type_gives_the_cycle_unless_the_policy_does(estate: Build) -> None:
    """A default names its type as source; a policy's cycle shows what it replaced."""
    plain = estate(BENCHES).demand()
    [first, *_] = orders(plain, "BENCH", "inspect")
    told = explain(first, plain).facts["fields"]["cycle"]
    assert (told["layer"], told["by"]) == ("type", "bench")
    assert len(orders(plain, "BENCH", "inspect")) == 12

    changed = estate(
        BENCHES
        + "    change: [{task: inspect, set: {cycle: once each week}, because: 新规}]\n"
    ).demand()
    [first, *_] = orders(changed, "BENCH", "inspect")
    told = explain(first, changed).facts["fields"]["cycle"]
    assert told["by"] == "benches"
    assert told["instead_of"]["en"] == "once each month"
    assert len(orders(changed, "BENCH", "inspect")) == 52  # W53 is aimed at in 2027


PATROLS = """
equipment_types:
  - code: patrol_route
    family: patrols
    subject_kinds: [round]
    tasks:
      - {code: walk, title: 巡视, cycle: daily, duration: {fixed: 10 min,
          per: {stops: 2 min}}, action: patrol, every_day: true}
  - code: lamp
    family: power
    tasks:
      - {code: repair, title: 修理, duration: 30 min, action: repair, rectify: 3 days}
  - code: hall
    family: places
    subject_kinds: [location]
    tasks:
      - {code: repair, title: 修理, duration: 30 min, action: repair, rectify: 3 days}
locations:
  - {id: HALL, type: hall, kind: hall, parent: B1}
assets:
  - {id: LAMP-1, type: lamp, location: HALL}
  - {id: LAMP-2, type: lamp, location: HALL}
"""


@pytest.mark.row("S050")
def test_a_daily_patrol_loses_nothing_it_finds(estate: Build) -> None:
    """A patrol has an order each day, and each finding opens one or is refused."""
    walked = estate(
        PATROLS,
        """
rounds:
  - {id: WALK-1, type: patrol_route, location: B1, over: {types: [lamp]}}
  - {id: WALK-2, type: patrol_route, location: B1, over: {types: [hall]}}
policies:
  - {id: patrols, select: {types: [patrol_route]}}
records:
  - completion: {id: R1, subject: WALK-1, task: walk, done: 2026-01-05,
      except: [LAMP-2]}
  - finding: {id: F1, subject: LAMP-1, condition: dark, found: 2026-01-05}
  - finding: {id: F2, subject: HALL, condition: wet, found: 2026-01-05}
""",
    ).demand(as_of=date(2026, 1, 6))
    days = [date(2026, 1, 6) + timedelta(days=n) for n in range(360)]
    for route in ("WALK-1", "WALK-2"):
        assert [day for day in dues(walked, route) if day >= days[0]] == days
    opened = [order for order in walked.orders if order.origin is Origin.FINDING]
    assert {order.subject.id for order in opened} == {"LAMP-1", "LAMP-2", "HALL"}

    with pytest.raises(ConfigError, match="B1"):
        estate(
            PATROLS,
            "records:\n"
            "  - finding: {id: F1, subject: B1, condition: crack, found: 2026-01-05}\n",
        )


@pytest.mark.row("S051")
def test_patrols_go_everywhere_or_the_gap_is_named(estate: Build) -> None:
    """Routes between them visit everything each period; what no route visits shows."""
    routes = (
        PATROLS
        + """
rounds:
  - {id: WALK-1, type: patrol_route, location: B1, over: {ids: [LAMP-1, B1]}}
  - {id: WALK-2, type: patrol_route, location: B1, over: {ids: [LAMP-2%s]}}
policies:
  - {id: patrols, select: {types: [patrol_route]}}
"""
    )
    world = estate(routes % ", HALL")
    cover = coverage(world.plan, world.portfolio.inventory)
    assert cover.on_no_round == ()
    assert cover.complete
    by_day: dict[date, set[str]] = {}
    for order in world.demand().orders:
        [visited] = [
            round_.subjects
            for round_ in world.portfolio.inventory.rounds.values()
            if round_.id == order.subject.id
        ]
        by_day.setdefault(order.due, set()).update(one.id for one in visited)
    everything = {"LAMP-1", "LAMP-2", "HALL", "B1"}
    assert len(by_day) == 365
    assert all(seen == everything for seen in by_day.values())

    lacking = estate(routes % "")
    cover = coverage(lacking.plan, lacking.portfolio.inventory)
    assert [one.id for one in cover.on_no_round] == ["HALL"]


FACADES = f"""
equipment_types:
  - code: building_exterior
    family: building
    tasks:
      - {{code: inspect, title: 检查, cycle: once each quarter, duration: 1 h,
          action: inspect}}
      - {REPAIR}
locations:
  - {{id: B2, site: site, kind: building}}
assets:
  - {{id: FACADE-1, type: building_exterior, location: B1}}
  - {{id: FACADE-2, type: building_exterior, location: B2}}
policies:
  - {{id: facades, select: {{types: [building_exterior]}}}}
"""


@pytest.mark.row("S055")
def test_facades_are_inspected_each_quarter_and_damage_repaired(estate: Build) -> None:
    """Each building has one inspection a quarter, and all damage opens a repair."""
    demand = estate(
        FACADES,
        """
records:
  - finding: {id: F1, subject: FACADE-1, condition: loose_tile, found: 2026-02-03}
  - finding: {id: F2, subject: FACADE-1, condition: cracked_window, found: 2026-02-03}
  - finding: {id: F3, subject: FACADE-2, condition: damaged_door, found: 2026-02-04}
""",
    ).demand(as_of=date(2026, 2, 5))
    for facade in ("FACADE-1", "FACADE-2"):
        quarters = [
            (o.window.opens, o.window.closes) for o in orders(demand, facade, "inspect")
        ]
        assert quarters == [
            (date(2026, 1, 1), date(2026, 3, 31)),
            (date(2026, 4, 1), date(2026, 6, 30)),
            (date(2026, 7, 1), date(2026, 9, 30)),
            (date(2026, 10, 1), date(2026, 12, 31)),
        ]
    repairs = orders(demand, task="repair")
    assert {o.finding.id for o in repairs if o.finding} == {"F1", "F2", "F3"}


@pytest.mark.row("S056")
@pytest.mark.parametrize("word", ["periodic", "periodically", "定期"])
def test_washing_needs_a_cycle_and_not_a_word(estate: Build, word: str) -> None:
    """A washing rule that says only periodic is refused; every six months is two."""
    washing = """
equipment_types:
  - code: outside
    family: building
    tasks: []
assets:
  - {{id: FACADE, type: outside, location: B1}}
  - {{id: WINDOWS, type: outside, location: B1}}
  - {{id: DOORS, type: outside, location: B1}}
policies:
  - id: washing
    select: {{types: [outside]}}
    crew: team
    add: [{{because: 清洁, task: {{code: wash, title: 清洗, cycle: {cycle},
        duration: 1 h}}}}]
"""
    with pytest.raises(ConfigError) as refused:
        estate(washing.format(cycle=word))
    [problem] = refused.value.problems
    assert problem.path.endswith("cycle")
    assert word in str(problem)
    demand = estate(
        washing.format(cycle="{every: 6 months, anchor: 2026-03-01}")
    ).demand()
    assert Counter(order.subject.id for order in demand.orders) == {
        "FACADE": 2,
        "WINDOWS": 2,
        "DOORS": 2,
    }


@pytest.mark.row("S057")
def test_one_rule_for_all_supplies(estate: Build) -> None:
    """One rule reaches six types, and a danger is due by the rule's own time."""
    kinds = ("water", "power", "gas", "heating", "drainage", "lighting")
    types = "\n".join(
        f"  - {{code: {kind}, family: supply, tasks: [{{code: inspect, title: 检查, "
        f"cycle: once each month, duration: 20 min, action: inspect}}]}}"
        for kind in kinds
    )
    assets = "\n".join(
        f"  - {{id: {kind.upper()}, type: {kind}, location: B1}}" for kind in kinds
    )
    found = "\n".join(
        f"  - finding: {{id: F-{kind}, subject: {kind.upper()}, condition: danger, "
        "found: 2026-03-02, task: make_safe}"
        for kind in kinds
    )
    world = estate(
        f"""
equipment_types:
{types}
assets:
{assets}
policies:
  - id: supplies
    select: {{types: [{", ".join(kinds)}]}}
    apply: [inspect]
    crew: team
    add: [{{because: 排除隐患, task: {{code: make_safe, title: 排险, duration: 1 h,
        rectify: 2 days}}}}]
records:
{found}
"""
    )
    planned = {one.subject.type.code for one in world.plan.tasks if one.subject.type}
    assert planned == set(kinds)
    dangers = orders(world.demand(as_of=date(2026, 3, 2)), task="make_safe")
    assert {o.subject.id for o in dangers} == {kind.upper() for kind in kinds}
    assert {o.window.closes for o in dangers} == {date(2026, 3, 4)}


@pytest.mark.row("S058")
def test_a_drain_is_cleaned_and_inspected_in_two_series(estate: Build) -> None:
    """Cleaning and inspection have a cycle, time and crew each; each closes alone."""
    world = estate(
        """
assets: [{id: DRAIN, type: drain_pipe, location: B1, attributes: {length: 40}}]
policies:
  - id: drains
    select: {ids: [DRAIN]}
    apply: [clean, inspect]
    change:
      - {task: clean, set: {cycle: once each half year, duration: 3 h, crew: diggers,
          people: 2}, because: 合同}
      - {task: inspect, set: {cycle: once each month, duration: 20 min, crew: team,
          people: 1}, because: 合同}
records:
  - completion: {id: R1, subject: DRAIN, task: inspect, done: 2026-01-07}
""",
        team="""
technicians:
  - {id: an, shifts: [day]}
  - {id: bo, shifts: [day]}
  - {id: chen, shifts: [day]}
crews:
  - {id: team, members: [an], base: B1}
  - {id: diggers, members: [bo, chen], base: B1}
""",
    )
    roster = world.roster(as_of=date(2026, 1, 8))
    cleaning, looking = placed(roster, task="clean"), placed(roster, task="inspect")
    assert (len(cleaning), len(looking)) == (2, 11)
    assert {one.work for one in cleaning} == {timedelta(hours=3)}
    assert {one.work for one in looking} == {timedelta(minutes=20)}
    assert people(cleaning) == {"bo", "chen"}
    assert people(looking) == {"an"}
    assert [order.id for order in roster.done] == ["estate/DRAIN/inspect/2026-01"]
    assert orders(roster.demand, task="clean")[0].completion is None


@pytest.mark.row("S059")
def test_repair_comes_of_findings_only(estate: Build) -> None:
    """Inspection and service recur, each alone; repair comes when it is asked for."""
    own = "\n".join(
        f"""
  - code: {kind}
    family: own_{kind}
    tasks:
      - {{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}}
      - {{code: service, title: 保养, cycle: once each quarter, duration: 30 min}}
      - {REPAIR}"""
        for kind in ("elevator", "access_control", "fire_system", "heating")
    )
    ids = ("ELEVATOR", "ACCESS_CONTROL", "FIRE_SYSTEM", "HEATING")
    assets = "\n".join(f"  - {{id: {i}, type: {i.lower()}, location: B1}}" for i in ids)
    base = f"""
equipment_types:{own}
assets:
{assets}
policies:
  - {{id: all, select: {{types: [elevator, access_control, fire_system, heating]}}}}
"""
    quiet = estate(base).demand()
    found = estate(
        base,
        "records:\n"
        + "\n".join(
            f"  - finding: {{id: F-{i}, subject: {i}, condition: faulty, "
            "found: 2026-02-02}"
            for i in ids
        ),
    ).demand(as_of=date(2026, 2, 2))
    for id_ in ids:
        assert len(orders(quiet, id_, "inspect")) == 12
        assert len(orders(quiet, id_, "service")) == 4
        assert not orders(quiet, id_, "repair")
        [repair] = orders(found, id_, "repair")
        assert repair.origin is Origin.FINDING


SAFE = """
equipment_types:
  - {code: fire_system, family: own_fire, tags: [safety], tasks: [{code: inspect,
      title: 检查, cycle: once each month, duration: 20 min, action: inspect}]}
  - {code: cctv, family: own_security, tags: [safety], tasks: [{code: inspect,
      title: 检查, cycle: once each month, duration: 20 min, action: inspect}]}
  - {code: guard_facility, family: own_security, tags: [safety],
      tasks: [{code: inspect, title: 检查, cycle: once each month, duration: 20 min,
      action: inspect}]}
  - {code: bench, family: places, tasks: [{code: inspect, title: 检查,
      cycle: once each month, duration: 20 min, action: inspect}]}
assets:
  - {id: FIRE, type: fire_system, location: B1}
  - {id: CAM, type: cctv, location: B1}
  - {id: BOOTH, type: guard_facility, location: B1}
  - {id: BENCH, type: bench, location: B1}
policies:
  - {id: benches, select: {types: [bench]}}
  - {id: safety, select: {tags: [safety]}}
records:
  - completion: {id: R1, subject: CAM, task: inspect, done: 2026-01-20}
"""


@pytest.mark.row("S063")
def test_a_rule_for_safety_reaches_three_types_and_escalates(estate: Build) -> None:
    """The tag reaches three types; what is overdue among them shows from its first day.

    Other overdue work does not, and done work is not overdue.
    """
    world = estate(SAFE)
    reached = {
        one.subject.id for one in world.plan.tasks if one.resolved.rule == "safety"
    }
    assert reached == {"FIRE", "CAM", "BOOTH"}
    history = world.portfolio.history
    assert not escalations(world.demand(as_of=date(2026, 1, 31)), history)
    first = escalations(world.demand(as_of=date(2026, 2, 1)), history)
    assert {(one.subject.id, one.days) for one in first} == {("FIRE", 1), ("BOOTH", 1)}
    later = escalations(world.demand(as_of=date(2026, 3, 1)), history)
    assert {(one.subject.id, one.days) for one in later} == {
        ("FIRE", 1),
        ("BOOTH", 1),
        ("CAM", 1),
    }


@pytest.mark.row("S064")
def test_no_safety_period_is_lost_without_a_word(estate: Build) -> None:
    """Each period of safety work has a day in it, or is returned with a reason.

    A roster that leaves one out unsaid does not pass.
    """
    world = estate(
        SAFE.replace("records:", "unused:").split("unused:")[0]
        + """
  - id: by-certificate
    select: {ids: [FIRE]}
    apply: none
    change: [{task: inspect, set: {criticality: safety,
        people: [{certificates: [fire]}]}, because: 法规}]
""",
        team="""
technicians:
  - id: an
    shifts: [day]
    certificates: [{code: fire, from: 2026-02-01, to: 2026-10-31}]
crews:
  - {id: team, members: [an], base: B1}
""",
    )
    roster = world.roster()
    periods = orders(roster.demand, "FIRE")
    assert len(periods) == 12
    assert {one.planned.criticality for one in periods} == {Criticality.SAFETY}
    kept = {one.order.id for one in placed(roster, "FIRE") if one.late is None}
    breaches = {
        one.order.id: one.late.reason for one in placed(roster, "FIRE") if one.late
    }
    breaches |= {one.order.id: one.main_reason for one in left(roster, "FIRE")}
    assert len(kept) == 9
    assert {id_.rsplit("-", 1)[-1] for id_ in breaches} == {"01", "11", "12"}
    assert kept | set(breaches) == {one.id for one in periods}
    lost = next(iter(left(roster, "FIRE")))
    silent = evolve(
        roster, unassigned=tuple(one for one in roster.unassigned if one is not lost)
    )
    verdict = verify(silent, world.portfolio, world.portfolio.history)
    assert verdict.rules == {Rule.ORDER_MISSING}


RUNNING = """
equipment_types:
{types}
assets:
{assets}
policies:
  - {{id: running, select: {{tags: [running]}}, crew: team}}
records:
  - completion: {{id: R1, subject: ELEVATOR, task: inspect, done: "2026-01-12 09:30",
      people: [an], readings: {{run_state: 1, cab_temperature: 31.5}}}}
"""


@pytest.mark.row("S062")
def test_an_inspection_stores_the_run_state_that_it_found(estate: Build) -> None:
    """Four types have the item; done, it is a reading with value, time and person."""
    kinds = ("elevator", "fire_system", "water_supply", "ventilation")
    types = "\n".join(
        f"  - {{code: {kind}, family: own_{kind}, tags: [running], "
        "meters: [{name: run_state, title: 运行状态, kind: gauge}, "
        "{name: cab_temperature, unit: ℃, kind: gauge}], tasks: [{code: inspect, "
        "title: 检查, cycle: once each month, duration: 20 min, action: inspect, "
        "steps: [{zh: 运行状态, en: run state}]}]}"
        for kind in kinds
    )
    assets = "\n".join(
        f"  - {{id: {kind.upper()}, type: {kind}, location: B1}}" for kind in kinds
    )
    text = RUNNING.format(types=types, assets=assets)
    world = estate(text)
    for planned in world.plan.tasks:
        assert [step.en for step in planned.task.job_plan.steps] == ["run state"]
    assert len(world.plan.tasks) == 4
    history = world.portfolio.history
    [state] = history.readings_of("ELEVATOR", "run_state")
    assert (state.value, state.taken, state.people) == (1, date(2026, 1, 12), ("an",))
    assert state.at == time(9, 30)
    assert state in history.about(person="an")
    [warm] = history.readings_of("ELEVATOR", "cab_temperature")
    assert warm.value == 31.5
    void = "  - void: {id: V1, record: R1, entered: 2026-01-13}\n"
    assert not estate(text + void).portfolio.history.readings
    with pytest.raises(ConfigError, match=r"readings\.run_stat.*run_state"):
        estate(text.replace("{run_state", "{run_stat"))


SCREENING = """
equipment_types:
  - code: public_part
    family: places
    subject_kinds: [location, asset]
    tasks:
      - {{code: screen, title: 排查, cycle: {cycle}, duration: 1 h, action: inspect,
          steps: [{{zh: 电气, en: electrical}}, {{zh: 消防, en: fire}},
          {{zh: 疏散, en: evacuation}}, {{zh: 结构, en: structure}}]}}
      - {{code: rectify, title: 整改, duration: 2 h, action: repair, rectify: 10 days,
          recheck: recheck}}
      - {{code: recheck, title: 复查, duration: 30 min, action: inspect,
          rectify: 3 days}}
locations: [{{id: STAIRS, type: public_part, kind: stairs, parent: B1}}]
assets: [{{id: ROOF, type: public_part, location: B1}}]
policies:
  - {{id: hazards, select: {{types: [public_part]}}, crew: team}}
records:
  - completion: {{id: S1, subject: STAIRS, task: screen, done: {screened}}}
  - finding: {{id: F1, subject: STAIRS, condition: bare_wire, found: {screened}}}
  - finding: {{id: F2, subject: ROOF, condition: crack, found: {screened}}}
"""


@pytest.mark.row("S065")
def test_a_hazard_is_closed_by_a_re_check(estate: Build) -> None:
    """Found, it is rectified by a day; done, somebody checks again, and then only."""
    found = SCREENING.format(cycle="once each month", screened="2026-03-02")
    world = estate(found)
    for planned in world.plan.tasks:
        if planned.task.code == "screen":
            sections = {step.en for step in planned.task.job_plan.steps}
            assert {"electrical", "fire", "structure"} <= sections
    assert len(orders(world.demand(), task="screen")) == 24

    def state(*records: str, on: date) -> dict[str, tuple[bool, date]]:
        text = found + "".join(f"  - completion: {one}\n" for one in records)
        demand = estate(text).demand(as_of=on)
        return {
            one.id.removeprefix("estate/STAIRS/"): (
                one.completion is not None,
                one.window.closes,
            )
            for one in orders(demand, "STAIRS")
            if one.finding is not None
        }

    rectify, recheck = "rectify/finding-F1", "recheck/finding-F1"
    mended = "{id: R1, subject: STAIRS, task: rectify, done: 2026-03-09}"
    seen = "{id: R2, subject: STAIRS, task: recheck, done: 2026-03-11}"
    due_day = date(2026, 3, 12)
    assert state(on=date(2026, 3, 3)) == {rectify: (False, due_day)}
    assert state(mended, on=date(2026, 3, 10)) == {
        rectify: (True, due_day),
        recheck: (False, due_day),
    }
    assert state(mended, seen, on=date(2026, 3, 12)) == {
        rectify: (True, due_day),
        recheck: (True, due_day),
    }
    early = seen.replace("03-11", "03-05")  # before the repair it checks nothing
    assert state(mended, early, on=date(2026, 3, 10))[recheck] == (False, due_day)
    after = estate(found + f"  - completion: {mended}\n").demand(as_of=date(2026, 3, 9))
    [again] = orders(after, "STAIRS", "recheck")
    told = explain(again, after).paragraph.en
    assert "“整改” was done on 2026-03-09" in told
    assert "2026-03-09 plus 3 days is 2026-03-12" in told
    open_ones = [one for one in phases(after)[0].orders if one.completion is None]
    assert again in open_ones
    with pytest.raises(ConfigError, match=r"recheck.*'rechek'"):
        estate(found.replace("recheck: recheck}", "recheck: rechek}"))


@pytest.mark.row("S084")
def test_the_fourth_quarter_is_checked_and_each_finding_checked_again(
    estate: Build,
) -> None:
    """All of the site is checked by the year's end, in all three respects."""
    text = SCREENING.format(
        cycle='{times: 1, per: year, seasons: ["10-01..12-31"]}', screened="2026-10-12"
    )
    world = estate(
        text
        + "  - completion: {id: R1, subject: STAIRS, task: rectify, done: 2026-10-19}\n"
    )
    roster = world.roster(as_of=date(2026, 10, 20))
    checks = orders(roster.demand, task="screen")
    assert {one.subject.id for one in checks} == {"STAIRS", "ROOF"}
    for one in checks:
        assert one.window.opens >= date(2026, 10, 1)
        assert one.window.closes <= date(2026, 12, 31)
        steps = {step.en for step in one.planned.task.job_plan.steps}
        assert {"fire", "electrical", "evacuation"} <= steps
    assert [one.day.month >= 10 for one in placed(roster, "ROOF", "screen")] == [True]
    followed = {
        (one.subject.id, one.planned.task.code, one.completion is not None)
        for one in roster.demand.orders
        if one.finding is not None
    }
    assert followed == {
        ("STAIRS", "rectify", True),
        ("STAIRS", "recheck", False),
        ("ROOF", "rectify", False),
    }
    [again] = placed(roster, "STAIRS", "recheck")
    assert date(2026, 10, 20) <= again.day <= date(2026, 10, 22)


USE = """
equipment_types:
  - {code: cooler, family: climate, tags: [commonly_used], tasks: [{code: service,
      title: 保养, cycle: "every 2 months, from 2026-01-20", duration: 30 min}]}
  - {code: arbour, family: landscape, tags: [rarely_used], tasks: [{code: service,
      title: 养护, cycle: "once each month, in season growing", duration: 20 min}]}
assets:
  - {id: AC, type: cooler, location: B1}
  - {id: ARBOUR, type: arbour, location: B1}
policies:
  - {id: used, select: {tags: [commonly_used, rarely_used]}, crew: team}
"""
OVERRIDE = """
policies:
  - id: summer
    select: {tags: [commonly_used]}
    apply: none
    change: [{task: service, set: {cycle: "once each month, in season growing"},
        because: {zh: 冬季停用, en: out of use in winter}}]
  - id: all-year
    select: {tags: [rarely_used]}
    apply: none
    change: [{task: service, set: {cycle: "every 4 months, from 2026-01-20"},
        because: {zh: 冬季也开放, en: open in winter too}}]
"""


@pytest.mark.row("S048")
def test_use_decides_on_interval_or_season(estate: Build) -> None:
    """Common things come round all year, rare ones in season; else a rule says why."""
    plain = estate(USE).demand()
    assert [day.month for day in dues(plain, "AC")] == [1, 3, 5, 7, 9, 11]
    assert [day.month for day in dues(plain, "ARBOUR")] == list(range(4, 11))
    changed = estate(USE, OVERRIDE).demand()
    assert [day.month for day in dues(changed, "AC")] == list(range(4, 11))
    assert [day.month for day in dues(changed, "ARBOUR")] == [1, 5, 9]
    for subject, reason, tag in (
        ("AC", "out of use in winter", "commonly_used"),
        ("ARBOUR", "open in winter too", "rarely_used"),
    ):
        [first, *_] = orders(changed, subject)
        assert first.subject.type is not None
        assert tag in first.subject.type.tags
        told = explain(first, changed)
        assert told.facts["fields"]["cycle"]["because"]["en"] == reason
        assert reason in told.paragraph.en


@pytest.mark.row("S086")
def test_everything_has_somebody_and_a_time_or_a_reason(estate: Build) -> None:
    """What is placed names people and a time, and what is not says why."""
    text = BENCHES + (
        "    change: [{task: oil, set: {people: [{skill: joiner}], crew: team}, "
        "because: 木工}]\n"
    )
    roster = estate(text).roster(QUARTER)
    told = {one.order.id for one in roster.assignments}
    for one in roster.assignments:
        assert one.technicians
        assert one.crew.id == "team"
        assert one.start < one.end
        assert one.day <= one.order.window.closes
    [lost] = roster.unassigned
    assert (lost.order.planned.task.code, lost.main_reason.value) == (
        "oil",
        "skill_missing",
    )
    assert told | {lost.order.id} == {one.id for one in roster.demand.orders}
    nobody = """
policies:
  - id: own
    select: {types: [bench]}
    apply: none
    add: [{because: 自定, task: {code: paint, title: 油漆, cycle: once each year,
        duration: 1 h}}]
"""
    with pytest.raises(ConfigError, match=r"paint.*who answers for it"):
        estate(BENCHES, nobody)
    named = nobody.replace("duration: 1 h", "duration: 1 h, accountable: 工程主管")
    [planned] = [
        one for one in estate(BENCHES, named).plan.tasks if one.task.code == "paint"
    ]
    assert planned.task.accountable == "工程主管"


HYGIENE = """
equipment_types:
  - code: corridor
    family: places
    subject_kinds: [location]
    tasks:
      - {code: sweep, title: 清扫, cycle: once each week, duration: 20 min,
          action: clean, people: 1}
      - code: inspect
        title: 环境卫生检查
        cycle: once each month
        duration: 15 min
        action: inspect
        people: 1
        not_by_whoever_did: {tasks: [sweep], within: 1 month}
      - {code: put_right, title: 整改, rectify: 3 days, duration: 30 min,
          action: repair}
locations:
  - {id: F1, title: 一层走廊, site: site, kind: corridor, type: corridor, parent: B1}
  - {id: F2, title: 二层走廊, site: site, kind: corridor, type: corridor, parent: B1}
policies: [{id: hygiene, select: {kinds: [corridor]}, crew: team}]
"""
DIRT = """
records:
  - completion: {id: C1, subject: F1, task: inspect, done: 2026-03-05, people: [chen]}
  - finding: {id: D1, subject: F1, condition: 墙角积灰, found: 2026-03-05}
  - finding: {id: D2, subject: F1, condition: 垃圾未清, found: 2026-03-05}
"""


@pytest.mark.row("S079")
def test_hygiene_is_inspected_by_who_did_not_clean_there(estate: Build) -> None:
    """Nobody inspects a place they swept in the month before; two would do for it."""
    spring = Horizon(date(2026, 3, 1), date(2026, 5, 31))
    roster = estate(HYGIENE).roster(spring)
    assert not roster.unassigned
    for place in ("F1", "F2"):
        sweeps = placed(roster, place, "sweep")
        checks = placed(roster, place, "inspect")
        assert len(checks) == 3
        assert len(sweeps) >= 12
        for one in checks:
            since = Every(months=1).before(one.day)
            before = [two for two in sweeps if since < two.day <= one.day]
            assert people([one]).isdisjoint(people(before))


@pytest.mark.row("S079")
def test_each_finding_of_a_hygiene_inspection_opens_work(estate: Build) -> None:
    """Two findings of one inspection are two orders, each linked to its own."""
    march = Horizon(date(2026, 3, 6), date(2026, 3, 31))
    demand = estate(HYGIENE, DIRT).demand(march)
    opened = orders(demand, "F1", "put_right")
    assert {one.finding.id for one in opened if one.finding} == {"D1", "D2"}
    assert all(one.origin is Origin.FINDING for one in opened)
