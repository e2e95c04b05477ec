"""Requirement rows on what a policy may say, and on what posts demand."""

from datetime import date, timedelta

import pytest

from rows.portfolios import Build, left, orders, people, placed
from weibao import ConfigError, Horizon, Reason

MARCH = Horizon(date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.row("S061")
def test_every_type_takes_cleaning_service_and_storing(estate: Build) -> None:
    """Any type takes three kinds of work, each its own way, and no unknown kind."""
    things = """
assets:
  - {id: DT, type: traction_lift, location: B1, attributes: {floors: 18}}
  - {id: PUMP, type: sump_pump, location: B1, attributes: {power: 3}}
  - {id: LAWN, type: lawn, location: B1, attributes: {area: 40}}
  - {id: PANEL, type: fire_alarm_system, location: B1, attributes: {devices: 40}}
policies:
  - id: all
    select: {kinds: [asset]}
    apply: none
    crew: team
    add:
"""
    tasks = """\
      - {because: 通用, task: {code: wash_it, title: 清洁, cycle: once each month,
          duration: 20 min, action: clean, steps: [擦拭]}}
      - {because: 通用, task: {code: serve_it, title: 保养, cycle: once each quarter,
          duration: 30 min, action: service, steps: [上油]}}
      - {because: 通用, task: {code: store_it, title: 收存, cycle: once each year,
          duration: 40 min, action: store, steps: [入库]}}
"""
    demand = estate(things + tasks).demand()
    for asset in ("DT", "PUMP", "LAWN", "PANEL"):
        for task, action, count, step in (
            ("wash_it", "clean", 12, "擦拭"),
            ("serve_it", "service", 4, "上油"),
            ("store_it", "store", 1, "入库"),
        ):
            found = orders(demand, asset, task)
            assert len(found) == count
            assert {order.planned.task.action for order in found} == {action}
            [said] = found[0].planned.task.job_plan.steps
            assert said.to("zh") == step
    with pytest.raises(ConfigError, match="polish"):
        estate(things + tasks.replace("action: store", "action: polish"))


@pytest.mark.row("S153")
def test_the_law_may_be_exceeded_and_not_loosened(estate: Build) -> None:
    """A cycle longer than the law's is refused with the norm; a shorter one stands."""
    lift = """
assets:
  - {{id: DT, type: traction_lift, location: B1, attributes: {{floors: 18}}}}
policies:
  - id: lifts
    select: {{types: [traction_lift]}}
    change: [{{task: half_monthly, set: {{cycle: {cycle}}}, because: 合同}}]
"""
    for longer in (
        "at most 16 days apart",
        "twice each month",
        "every 15 days, -3/+3 days",
        "once each month",
    ):
        with pytest.raises(ConfigError) as refused:
            estate(lift.format(cycle=f'"{longer}"'))
        [problem] = refused.value.problems
        assert problem.path.endswith("set.cycle")
        assert "Special Equipment art. 31" in str(problem)
    for shorter in ("at most 12 days apart", "once each week", "at most 15 days apart"):
        world = estate(lift.format(cycle=shorter))
        planned = world.plan.of("DT", "half_monthly")
        assert planned is not None
        norms = [str(source.text()) for source in planned.task.sources]
        assert any(norm.endswith("Special Equipment art. 31") for norm in norms)


HOTLINE = """
equipment_types:
  - code: hotline
    family: posts
    subject_kinds: [location]
    tasks:
      - {code: morning, title: 专线值班, cycle: daily, duration: 4 h, every_day: true,
          hours: "08:00-12:00", people: [{certificates: [hotline_trained]}],
          precautions: [耐心, 语气平和]}
locations: [{id: HOTLINE, type: hotline, parent: B1}]
policies: [{id: hotline, select: {types: [hotline]}, crew: service}]
"""


@pytest.mark.row("S125", partial=True)
def test_the_hotline_is_for_the_trained(estate: Build) -> None:
    """Only who is trained that day is put on the line; conduct is mere words."""
    roster = estate(
        HOTLINE,
        team="""
technicians:
  - {id: an, shifts: [day], certificates: [{code: hotline_trained, from: 2025-01-01,
        to: 2026-03-10}]}
  - {id: bo, shifts: [day], certificates: [{code: hotline_trained, from: 2026-03-11,
        to: 2026-03-25}]}
  - {id: chen, shifts: [day]}
crews: [{id: service, members: [an, bo, chen], base: B1}]
""",
    ).roster(MARCH)
    by_day = {one.day.day: people([one]) for one in placed(roster)}
    assert by_day == {day: {"an"} for day in range(1, 11)} | {
        day: {"bo"} for day in range(11, 26)
    }
    assert {one.main_reason for one in left(roster)} == {Reason.CERTIFICATE_EXPIRED}
    assert {one.planned.task.code for one in roster.demand.orders} == {"morning"}
    conduct = roster.demand.orders[0].planned.task.job_plan.precautions
    assert [str(words) for words in conduct] == ["耐心", "语气平和"]


@pytest.mark.row("S146", partial=True)
def test_the_group_is_in_the_hands_of_one_at_a_time(estate: Build) -> None:
    """In each staffed hour exactly one named person holds the post of the group."""
    roster = estate(
        """
equipment_types:
  - code: chat_duty
    family: posts
    subject_kinds: [location]
    tasks:
      - {code: early, title: 群值守, cycle: daily, duration: 435 min, every_day: true,
          hours: "08:00-15:15"}
      - {code: late, title: 群值守, cycle: daily, duration: 435 min, every_day: true,
          hours: "15:15-22:30"}
locations: [{id: GROUP, type: chat_duty, parent: B1}]
policies: [{id: chat, select: {types: [chat_duty]}, crew: chat}]
shifts:
  - {id: long-day, hours: "07:30-15:30"}
  - {id: evening, hours: "15:00-23:00"}
""",
        base="""
sites:
  - {id: site, title: 杏园, calendars: [], working_hours: ["06:00-23:00"]}
locations: [{id: B1, site: site, kind: building}]
""",
        team="""
technicians:
  - {id: an, shifts: [long-day]}
  - {id: bo, shifts: [evening]}
  - {id: chen, shifts: [long-day, evening]}
crews: [{id: chat, members: [an, bo, chen], base: B1}]
""",
    ).roster(MARCH)
    assert not roster.unassigned
    assert not roster.late
    for day in MARCH:
        held = [one for one in placed(roster) if one.day == day]
        assert [(f"{a.start:%H:%M}", f"{a.end:%H:%M}") for a in held] == [
            ("08:00", "15:15"),
            ("15:15", "22:30"),
        ]
        assert [len(one.technicians) for one in held] == [1, 1]
    assert timedelta(minutes=435) == placed(roster)[0].work
