"""Requirement rows on archives and on what reports say of the past."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from rows.portfolios import Build, orders
from weibao import Completion, ConfigError, Horizon, Reading
from weibao.reports.account import account_for
from weibao.reports.asset_file import asset_file
from weibao.reports.phases import phases
from weibao.reports.satisfaction import Met, satisfaction
from weibao.reports.trend import trend

MEETINGS = """
equipment_types:
  - {code: meeting, family: meetings, subject_kinds: [location],
      tasks: [{code: meet, title: 会议, cycle: "on 2026-03-16, 2026-06-15",
        duration: 2 h, action: review}]}
  - {code: pump, family: own_pumps,
      tasks: [{code: inspect, title: 检查, cycle: {every: 1 month, anchor: 2026-01-10,
        after: 3 days}, duration: 20 min, action: inspect}]}
locations: [{id: ROOM, type: meeting, parent: B1}]
assets: [{id: P1, type: pump, location: B1}]
policies:
  - {id: meetings, select: {types: [meeting]}}
  - {id: pumps, select: {types: [pump]}}
records:
  - completion: {id: R1, subject: P1, task: inspect, done: 2026-01-10}
  - completion: {id: R2, subject: P1, task: inspect, done: 2026-02-17,
      order: estate/P1/inspect/2026-02-10}
  - completion: {id: R3, subject: ROOM, task: meet, done: 2026-03-16}
  - completion: {id: R4, subject: P1, task: inspect, done: 2026-04-11}
  - completion: {id: R5, subject: P1, task: inspect, done: 2026-05-10}
"""


@pytest.mark.row("S192", "S234")
def test_each_meeting_has_an_account_since_the_one_before(estate: Build) -> None:
    """Meetings come at their cycle, each with what was done, late or missed since."""
    world = estate(MEETINGS)
    history = world.portfolio.history
    demand = world.demand(as_of=date(2026, 6, 15))
    first, second = orders(demand, "ROOM")
    early = account_for(demand, history, first)
    assert (early.days.opens, early.days.closes) == (
        date(2026, 1, 1),
        date(2026, 3, 15),
    )
    assert [o.completion.id for o in early.done if o.completion] == ["R1"]
    assert [o.completion.id for o in early.late if o.completion] == ["R2"]
    assert [one.limit for one in early.missed] == [date(2026, 3, 13)]
    later = account_for(demand, history, second)
    assert (later.days.opens, later.days.closes) == (
        date(2026, 3, 16),
        date(2026, 6, 14),
    )
    assert [o.completion.id for o in later.done if o.completion] == ["R3", "R4", "R5"]
    assert not later.late
    assert [one.limit for one in later.missed] == [date(2026, 6, 13)]


@pytest.mark.row("S224")
def test_an_asset_has_one_file_for_all_its_records(estate: Build) -> None:
    """Data, repairs, inspections and faults are together, linked; repeats are named."""
    world = estate(
        """
equipment_types:
  - code: pump
    family: own_pumps
    attributes: [{name: power, unit: kW}]
    tasks:
      - {code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}
      - {code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days}
assets:
  - {id: P1, type: pump, location: B1, model: CR-5, installed: 2019-04-01,
      attributes: {power: 3}}
policies: [{id: pumps, select: {types: [pump]}}]
records:
  - completion: {id: R1, subject: P1, task: inspect, done: 2026-01-12,
      order: estate/P1/inspect/2026-01}
  - finding: {id: F1, subject: P1, condition: leak, found: 2026-01-12,
      order: estate/P1/inspect/2026-01}
  - completion: {id: R2, subject: P1, task: repair, done: 2026-01-14}
  - completion: {id: R3, subject: P1, task: inspect, done: 2026-02-10,
      order: estate/P1/inspect/2026-02}
  - finding: {id: F2, subject: P1, condition: leak, found: 2026-02-10,
      order: estate/P1/inspect/2026-02}
  - finding: {id: F3, subject: P1, condition: noise, found: 2026-02-10}
"""
    )
    pump = world.portfolio.inventory.assets["P1"]
    demand, history = world.demand(as_of=date(2026, 2, 11)), world.portfolio.history
    file = asset_file(pump, demand, history, within=timedelta(days=60))
    assert (file.asset.model, file.asset.installed) == ("CR-5", date(2019, 4, 1))
    assert file.asset.attributes["power"] == 3
    assert [one.id for one in file.repairs] == ["R2"]
    assert [one.id for one in file.inspections] == ["R1", "R3"]
    linked = [
        (
            fault.finding.id,
            fault.found_at.id if fault.found_at else None,
            fault.put_right.id if fault.put_right else None,
        )
        for fault in file.faults
    ]
    assert linked == [("F1", "R1", "R2"), ("F2", "R3", None), ("F3", None, None)]
    assert file.repeated == ("leak",)
    brief = asset_file(pump, demand, history, within=timedelta(days=20))
    assert brief.repeated == ()


OWNER = """
equipment_types:
  - code: owner
    family: relations
    attributes: [{name: contact, kind: text}, {name: phone, kind: text}]
    meters: [{name: satisfaction, kind: gauge}]
    tasks:
      - {code: daily_service, title: 日常服务, duration: 20 min, rectify: 7 days}
      - {code: relation_upkeep, title: 关系维护, duration: 20 min, rectify: 7 days}
      - {code: complaint, title: 投诉处理, duration: 20 min, rectify: 7 days}
      - {code: value_added, title: 增值服务, duration: 20 min, rectify: 7 days}
      - {code: activity, title: 业主活动, duration: 20 min, rectify: 7 days}
assets:
  - {id: W1, type: owner, location: B1, attributes: {contact: 李女士, phone: "022-1"}}
records:
  - completion: {id: R3, subject: W1, task: 投诉处理, done: 2026-03-03}
  - completion: {id: R1, subject: W1, task: 日常服务, done: 2026-01-05}
  - completion: {id: R5, subject: W1, task: activity, done: 2026-05-01}
  - completion: {id: R2, subject: W1, task: relation_upkeep, done: 2026-02-07}
  - completion: {id: R4, subject: W1, task: value_added, done: 2026-04-20}
"""


@pytest.mark.row("S227")
def test_the_log_of_an_owner_has_five_classes(estate: Build) -> None:
    """Each record of an owner is of one of five classes, and the log goes by time."""
    world = estate(OWNER)
    log = world.portfolio.history.about(subject="W1")
    told = [(one.id, one.task) for one in log if isinstance(one, Completion)]
    assert told == [
        ("R1", "daily_service"),
        ("R2", "relation_upkeep"),
        ("R3", "complaint"),
        ("R4", "value_added"),
        ("R5", "activity"),
    ]
    with pytest.raises(ConfigError, match="gossip"):
        estate(OWNER.replace("task: activity", "task: gossip"))


@pytest.mark.row("S229")
def test_an_owner_shows_satisfaction_beside_the_one_before(estate: Build) -> None:
    """Contacts, history and satisfaction are kept; the last two are compared."""
    world = estate(
        OWNER
        + """
  - reading: {id: S2, subject: W1, meter: satisfaction, value: 4, taken: 2026-04-01}
  - reading: {id: S1, subject: W1, meter: satisfaction, value: 3, taken: 2026-01-01}
  - reading: {id: S3, subject: W1, meter: satisfaction, value: 5, taken: 2026-07-01}
"""
    )
    history = world.portfolio.history
    contacts = world.portfolio.inventory.assets["W1"].attributes
    assert contacts == {"contact": "李女士", "phone": "022-1"}
    done = [one for one in history.about(subject="W1") if isinstance(one, Completion)]
    assert len(done) == 5
    shown = trend(history, "W1", "satisfaction")
    assert shown.latest is not None
    assert shown.before is not None
    assert (shown.latest.value, shown.before.value, shown.change) == (5, 4, 1)


@pytest.mark.row("S254")
def test_a_milestone_is_reached_when_all_of_its_phase_is_done(estate: Build) -> None:
    """Each order is of exactly one phase, which is complete when all are done."""
    world = estate(
        """
equipment_types:
  - {code: project, family: projects, subject_kinds: [location], tasks: []}
locations:
  - {id: EAST, type: project, parent: B1}
  - {id: WEST, type: project, parent: B1}
policies:
  - id: 1-prepare
    select: {types: [project]}
    crew: team
    valid: {from: 2026-03-01, to: 2026-03-31}
    add: [{because: 计划, task: {code: prepare, title: 准备, cycle: "on 2026-03-10",
        duration: 1 h}}]
  - id: 2-carry-out
    select: {types: [project]}
    crew: team
    valid: {from: 2026-04-01, to: 2026-04-30}
    add: [{because: 计划, task: {code: work, title: 实施, cycle: "on 2026-04-10",
        duration: 1 h}}]
records:
  - completion: {id: R1, subject: EAST, task: prepare, done: 2026-03-10}
  - completion: {id: R2, subject: WEST, task: prepare, done: 2026-03-10}
  - completion: {id: R3, subject: EAST, task: work, done: 2026-04-10}
"""
    )
    spring = Horizon(date(2026, 3, 1), date(2026, 4, 30))

    def told(as_of: date) -> dict[str, tuple[int, int, bool]]:
        demand = world.demand(spring, as_of=as_of)
        found = phases(demand)
        ids = [order.id for phase in found for order in phase.orders]
        assert sorted(ids) == [order.id for order in demand.orders]
        return {p.rule: (p.done, len(p.orders), p.reached) for p in found}

    assert told(date(2026, 3, 9)) == {
        "1-prepare": (0, 2, False),
        "2-carry-out": (0, 2, False),
    }
    assert told(date(2026, 4, 10)) == {
        "1-prepare": (2, 2, True),
        "2-carry-out": (1, 2, False),
    }


@pytest.mark.row("S231")
@pytest.mark.parametrize(("satisfied", "met"), [(90, Met.MET), (89, Met.MISSED)])
def test_ninety_of_a_hundred_meet_the_target(
    estate: Build, satisfied: int, met: Met
) -> None:
    """Ninety satisfied answers of a hundred meet ninety per cent; with 89 it alarms."""
    marks = [4 if n < satisfied else 3 for n in range(100)]
    answers = "".join(
        f"  - reading: {{id: A{n}, subject: SURVEY, meter: overall, value: {mark}, "
        "taken: 2026-03-20}\n"
        for n, mark in enumerate(marks)
    )
    world = estate(
        f"""
equipment_types:
  - {{code: survey, family: relations, meters: [{{name: overall, kind: gauge}}],
      tasks: []}}
assets: [{{id: SURVEY, type: survey, location: B1}}]
records:
{answers}"""
    )
    readings = [
        one
        for one in world.portfolio.history.about(subject="SURVEY")
        if isinstance(one, Reading)
    ]
    found = satisfaction(readings, target=Fraction(9, 10), satisfied_from=4, least=30)
    assert (found.answers, found.share) == (100, Fraction(satisfied, 100))
    assert found.met is met
    assert found.alarm is (met is Met.MISSED)
