"""Requirement rows on people: who does what, and who does not."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve

from rows.portfolios import Build, Estate, crews, left, people, placed
from weibao import Assignment, ConfigError, Horizon, Reason, Roster, verify
from weibao.roster import Segment
from weibao.spans import Window
from weibao.verifier import Rule

MARCH = Horizon(date(2026, 3, 1), date(2026, 3, 31))


def broken(world: Estate, roster: Roster, changed: Assignment) -> frozenset[Rule]:
    """Say which rules a roster breaks once an assignment was changed by hand."""
    others = (a for a in roster.assignments if a.order is not changed.order)
    by_hand = evolve(roster, assignments=(*others, changed))
    return verify(by_hand, world.portfolio, world.portfolio.history).rules


@pytest.mark.row("S113", partial=True)
def test_five_departments_share_all_work(estate: Build) -> None:
    """Five crews load, and the rules send each kind of work to exactly one of them."""
    departments = {
        "office": "administration",
        "security": "patrols",
        "hygiene": "gardens",
        "repair": "equipment",
        "service": "residents",
    }
    types = "".join(
        f"  - {{code: {family}_thing, family: {family}, tasks: [{{code: work, "
        "title: 工作, cycle: once each month, duration: 30 min}]}\n"
        for family in departments.values()
    )
    assets = "".join(
        f"  - {{id: {family.upper()}, type: {family}_thing, location: B1}}\n"
        for family in departments.values()
    )
    rules = "".join(
        f"  - {{id: {crew}, select: {{families: [{family}]}}, crew: {crew}}}\n"
        for crew, family in departments.items()
    )
    staff = "".join(f"  - {{id: p-{crew}, shifts: [day]}}\n" for crew in departments)
    teams = "".join(
        f"  - {{id: {crew}, members: [p-{crew}], base: B1}}\n" for crew in departments
    )
    roster = estate(
        f"equipment_types:\n{types}assets:\n{assets}policies:\n{rules}",
        team=f"technicians:\n{staff}crews:\n{teams}",
    ).roster()
    assert len(roster.workforce.crews) == 5
    assert len(placed(roster)) == 60
    for crew, family in departments.items():
        assert crews(placed(roster, family.upper())) == {crew}


@pytest.mark.row("S115")
def test_skills_decide_who_does_it(estate: Build) -> None:
    """Tasks name skills; only those who have them are sent, and else nobody."""
    kind = """
equipment_types:
  - code: thing
    family: things
    tasks:
      - {code: mend, title: 修理, cycle: once each month, duration: 1 h,
          people: [{skill: repair_engineer}]}
      - {code: shop, title: 商铺维护, cycle: once each month, duration: 1 h,
          people: [{skill: shop_maintenance}]}
      - {code: plant, title: 园林, cycle: once each month, duration: 1 h,
          people: [{skill: landscape}]}
      - {code: dive, title: 潜水, cycle: once each month, duration: 1 h,
          people: [{skill: diver}]}
assets: [{id: THING, type: thing, location: B1}]
policies: [{id: all, select: {types: [thing]}, crew: team}]
"""
    roster = estate(
        kind,
        team="""
technicians:
  - {id: an, shifts: [day], skills: [repair_engineer, landscape]}
  - {id: bo, shifts: [day], skills: [shop_maintenance]}
  - {id: chen, shifts: [day], skills: [landscape]}
crews: [{id: team, members: [an, bo, chen], base: B1}]
""",
    ).roster(MARCH)
    assert people(placed(roster, task="mend")) == {"an"}
    assert people(placed(roster, task="shop")) == {"bo"}
    assert people(placed(roster, task="plant")) <= {"an", "chen"}
    [dive] = left(roster)
    assert dive.order.planned.task.code == "dive"
    assert dive.main_reason is Reason.SKILL_MISSING
    with pytest.raises(ConfigError, match="person"):
        estate(kind.replace("{skill: diver}", "{person: an}"))


@pytest.mark.row("S116")
def test_greenery_is_for_the_landscape_crew_alone(estate: Build) -> None:
    """Greenery goes to the landscape crew; when it is taken, to nobody else."""
    roster = estate(
        """
equipment_types:
  - {code: garden, family: own_greenery, tasks: [{code: trim, title: 修剪,
      cycle: "on 2026-03-10", duration: 150 min}]}
assets:
  - {id: G1, type: garden, location: B1}
  - {id: G2, type: garden, location: B1}
  - {id: G3, type: garden, location: B1}
policies: [{id: green, select: {families: [own_greenery]}, crew: landscape}]
""",
        team="""
technicians:
  - {id: an, shifts: [day]}
  - {id: bo, shifts: [day]}
crews:
  - {id: landscape, members: [an], base: B1}
  - {id: repair, members: [bo], base: B1}
""",
    ).roster(Horizon(date(2026, 3, 10), date(2026, 3, 10)))
    assert len(placed(roster)) == 2
    assert crews(placed(roster)) == {"landscape"}
    assert people(placed(roster)) == {"an"}
    [third] = left(roster)
    assert third.main_reason is Reason.NO_TECHNICIAN_FREE


@pytest.mark.row("S117")
def test_cleaning_is_for_trained_cleaners(estate: Build) -> None:
    """Only members of the cleaning crew go whose training is valid on that day."""
    roster = estate(
        """
equipment_types:
  - {code: hall, family: places, subject_kinds: [location], tasks: [{code: clean,
      title: 清洁, cycle: daily, duration: 30 min, action: clean,
      people: [{certificates: [cleaning_trained]}]}]}
locations: [{id: HALL, type: hall, parent: B1}]
policies: [{id: clean, select: {types: [hall]}, crew: cleaning}]
""",
        team="""
technicians:
  - {id: an, shifts: [day], certificates: [{code: cleaning_trained, from: 2025-01-01,
      to: 2026-03-15}]}
  - {id: bo, shifts: [day], certificates: [{code: cleaning_trained, from: 2026-03-16,
      to: 2026-03-25}]}
  - {id: chen, shifts: [day], certificates: [{code: cleaning_trained,
      from: 2025-01-01}]}
  - {id: ding, shifts: [day]}
crews:
  - {id: cleaning, members: [an, bo, ding], base: B1}
  - {id: repair, members: [chen], base: B1}
""",
    ).roster(MARCH)
    by_day = {one.day.day: people([one]) for one in placed(roster)}
    assert by_day == {day: {"an"} for day in range(1, 16)} | {
        day: {"bo"} for day in range(16, 26)
    }
    assert len(left(roster)) == 6


@pytest.mark.row("S118", partial=True)  # kept apart by crews, not by a rule of ours
def test_the_supervisor_inspects_what_others_clean(estate: Build) -> None:
    """Sampling goes to the supervisor, who is not of the crew that cleans."""
    roster = estate(
        """
equipment_types:
  - code: hall
    family: places
    subject_kinds: [location]
    tasks:
      - {code: clean, title: 清洁, cycle: daily, duration: 30 min, action: clean}
      - {code: sample, title: 抽查, cycle: once each week, duration: 15 min,
          action: inspect, people: [{skill: cleaning_supervisor}]}
locations: [{id: HALL, type: hall, parent: B1}]
policies:
  - {id: clean, select: {types: [hall]}, apply: [clean], crew: cleaning}
  - {id: sample, select: {types: [hall]}, apply: [sample], crew: supervision}
""",
        team="""
technicians:
  - {id: an, shifts: [day]}
  - {id: wu, shifts: [day], skills: [cleaning_supervisor]}
crews:
  - {id: cleaning, members: [an], base: B1}
  - {id: supervision, members: [wu], base: B1}
""",
    ).roster(MARCH)
    assert people(placed(roster, task="sample")) == {"wu"}
    assert people(placed(roster, task="clean")) == {"an"}


@pytest.mark.row("S120")
def test_every_certificate_must_be_valid_on_the_day(estate: Build) -> None:
    """All certificates hold on the day of the work, or it is left with what lacks."""
    kind = """
equipment_types:
  - {code: boiler, family: heat, tasks: [{code: open, title: 开盖, cycle: daily,
      duration: 1 h, people: [{certificates: [boiler, pressure]}]}]}
assets: [{id: BOILER, type: boiler, location: B1}]
policies: [{id: heat, select: {types: [boiler]}, crew: team}]
"""
    team = """
technicians:
  - {{id: an, shifts: [day], certificates: [{{code: boiler, from: 2025-01-01}}{more}]}}
  - {{id: bo, shifts: [day], certificates: [{{code: pressure, from: 2025-01-01}}]}}
crews: [{{id: team, members: [an, bo], base: B1}}]
"""
    both = estate(
        kind,
        team=team.format(more=", {code: pressure, from: 2026-03-05, to: 2026-03-20}"),
    )
    roster = both.roster(MARCH)
    assert people(placed(roster)) == {"an"}
    assert [one.day.day for one in placed(roster)] == list(range(5, 21))
    reasons = {one.order.due.day: one.main_reason for one in left(roster)}
    assert {reasons[day] for day in range(1, 5)} == {Reason.CERTIFICATE_MISSING}
    assert {reasons[day] for day in range(21, 32)} == {Reason.CERTIFICATE_EXPIRED}
    neither = estate(kind, team=team.format(more="")).roster(MARCH)
    assert not neither.assignments
    assert {one.main_reason for one in left(neither)} == {Reason.CERTIFICATE_MISSING}
    bo = both.portfolio.workforce.technicians["bo"]
    changed = evolve(placed(roster)[0], technicians=(bo,))
    assert broken(both, roster, changed) == {Rule.CERTIFICATE}


RECEPTION = """
equipment_types:
  - {code: pavilion, family: places, subject_kinds: [location],
      tasks: [{code: receive, title: 接待日, cycle: "RRULE:FREQ=WEEKLY;BYDAY=SA",
      duration: 150 min, people: 2, hours: "09:00-11:30", every_day: true}]}
  - {code: pump, family: own_pumps, tasks: [{code: service, title: 保养, cycle: daily,
      duration: 1 h, every_day: true}]}
locations: [{id: PAVILION, type: pavilion, parent: B1}]
assets:
  - {id: P1, type: pump, location: B1}
  - {id: P2, type: pump, location: B1}
policies:
  - {id: reception, select: {types: [pavilion]}, crew: team}
  - {id: pumps, select: {types: [pump]}, crew: team}
"""


@pytest.mark.row("S126")
def test_who_receives_owners_does_nothing_else_then(estate: Build) -> None:
    """The reception takes two people each week, and no other work at that time."""
    world = estate(RECEPTION)
    roster = world.roster(MARCH)
    receptions = placed(roster, task="receive")
    assert [one.day.day for one in receptions] == [7, 14, 21, 28]
    assert {len(one.technicians) for one in receptions} == {2}
    first = receptions[0]
    service = next(a for a in placed(roster, task="service") if a.day == first.day)
    clash = evolve(service, technicians=first.technicians[:1], segments=first.segments)
    clash = evolve(
        clash,
        segments=tuple(
            evolve(s, window=evolve(s.window, closes=s.window.opens + service.work))
            for s in first.segments[:1]
        ),
    )
    assert Rule.DOUBLE_BOOKING in broken(world, roster, clash)


@pytest.mark.row("S136", partial=True)
def test_the_project_team_meets_whole_or_not_at_all(estate: Build) -> None:
    """The team is the head and the department heads; one on leave is a conflict.

    The roster returns it as one: not on its day, and with the reason.
    """
    kind = """
equipment_types:
  - {code: project, family: projects, subject_kinds: [location],
      tasks: [{code: review, title: 评审会, cycle: "on 2026-03-10, 2026-03-24",
      duration: 1 h, people: 3}]}
locations: [{id: PROJECT, type: project, parent: B1}]
policies: [{id: reviews, select: {types: [project]}, crew: project_team}]
"""
    team = """
technicians:
  - {{id: head, shifts: [day]}}
  - {{id: repair-head, shifts: [day]{leave}}}
  - {{id: service-head, shifts: [day]}}
  - {{id: helper, shifts: [day]}}
crews:
  - {{id: project_team, members: [head, repair-head, service-head], base: B1,
      may_split: false}}
  - {{id: others, members: [helper], base: B1}}
"""
    whole = estate(kind, team=team.format(leave="")).roster(MARCH)
    assert [one.day.day for one in placed(whole)] == [10, 24]
    assert people(placed(whole)) == {"head", "repair-head", "service-head"}
    leave = ", absences: [{from: 2026-03-24, to: 2026-03-24, reason: 年假}]"
    lacking = estate(kind, team=team.format(leave=leave)).roster(MARCH)
    [conflict] = lacking.late
    assert conflict.order.due == date(2026, 3, 24)
    assert conflict.day > date(2026, 3, 24)
    assert conflict.late is not None
    assert conflict.late.reason is Reason.NOBODY_ON_SHIFT
    assert people([conflict]) == {"head", "repair-head", "service-head"}


@pytest.mark.row("S145")
@pytest.mark.parametrize("task", ["survey", "move_in", "opinion"])
def test_some_work_takes_exactly_one(estate: Build, task: str) -> None:
    """Such work is given to one person; nobody or two are refused."""
    world = estate(
        f"""
equipment_types:
  - {{code: household, family: residents, tasks: [{{code: {task}, title: 上门,
      cycle: "on 2026-03-10", duration: 1 h, people: 1}}]}}
assets: [{{id: H101, type: household, location: B1}}]
policies: [{{id: homes, select: {{types: [household]}}, crew: team}}]
"""
    )
    roster = world.roster(MARCH)
    [visit] = placed(roster)
    assert len(visit.technicians) == 1
    known = world.portfolio.workforce.technicians
    for wrong in ((), (known["an"], known["bo"])):
        assert Rule.PEOPLE in broken(world, roster, evolve(visit, technicians=wrong))


@pytest.mark.row("S066")
def test_patrols_of_each_shift_keep_apart(estate: Build) -> None:
    """Each shift walks the route twice, each round with a start window of its own.

    Rounds are at least three hours apart, and may begin half an hour early or late:
    two of them never start closer together than two hours, whatever the roster.
    """
    world = estate(
        """
equipment_types:
  - code: patrol_route
    family: patrols
    subject_kinds: [round]
    tasks:
      - code: patrol
        title: 巡逻
        cycle: "every 1 day, at 07:00, 11:00, 16:00, 19:00, ±30 min"
        duration: 30 min
        action: patrol
        every_day: true
  - {code: gate, family: places, subject_kinds: [location], tasks: []}
locations:
  - {id: EAST, type: gate, parent: B1}
  - {id: WEST, type: gate, parent: B1}
rounds: [{id: ROUTE, type: patrol_route, location: B1, over: {types: [gate]}}]
policies: [{id: patrols, select: {types: [patrol_route]}, crew: security}]
shifts:
  - {id: early, hours: "06:00-14:00"}
  - {id: late, hours: "14:00-22:00"}
""",
        team="""
technicians:
  - {id: an, shifts: [early]}
  - {id: bo, shifts: [late]}
crews: [{id: security, members: [an, bo], base: B1}]
""",
    )
    roster = world.roster(MARCH)
    assert not roster.unassigned
    walks = placed(roster)
    by_shift = Counter((one.day, one.technicians[0].id) for one in walks)
    assert by_shift == {(day, who): 2 for day in MARCH for who in ("an", "bo")}
    for one in walks:
        assert one.subject is world.portfolio.inventory.rounds["ROUTE"]
        assert one.order.starts is not None
        assert one.start in one.order.starts
    least = timedelta(hours=2)
    windows = sorted(
        (one.order.starts.earliest, one.order.starts.latest)
        for one in walks
        if one.order.starts is not None
    )
    assert min(b[0] - a[1] for a, b in pairwise(windows)) >= least
    fourth = sorted(walks, key=lambda one: one.start)[3]
    begins, ends = fourth.start - timedelta(minutes=31), fourth.end
    window = Window(begins, ends - timedelta(minutes=31))
    early = evolve(fourth, segments=(Segment(window),))
    assert broken(world, roster, early) == {Rule.START_TIME}
