"""Requirement rows on cycles: work that is due together is done in one visit."""

from datetime import date, timedelta

import pytest

from rows.portfolios import Build, dues, feed, orders
from weibao import ConfigError, Horizon
from weibao.reports.joint_visits import joint_visits
from weibao.reports.phases import phases
from weibao.spans import Window

APRIL = Horizon(date(2026, 4, 1), date(2026, 4, 30))
SMALL = """
equipment_types:
  - {code: lamp, family: light, tasks: [{code: change_bulb, title: 换灯泡,
      cycle: "every 12 months, -9/+9 days, from 2026-04-03", duration: 10 min}]}
  - {code: cooler, family: climate, tasks: [{code: wash_filter, title: 洗滤网,
      cycle: "every 3 months, -9/+9 days, from 2026-04-08", duration: 25 min}]}
  - {code: door, family: doors, tasks: [{code: lubricate, title: 润滑,
      cycle: "every 6 months, -9/+9 days, from 2026-04-12", duration: 15 min}]}
locations:
  - {id: B2, site: site, kind: building}
  - {id: HALL, parent: B1, kind: hall}
assets:
  - {id: LAMP, type: lamp, location: HALL}
  - {id: AC, type: cooler, location: B1}
  - {id: DOOR, type: door, location: HALL}
  - {id: LAMP-2, type: lamp, location: B2}
policies:
  - {id: small, select: {types: [lamp, cooler, door]}, crew: team%s}
"""


@pytest.mark.row("S060")
@pytest.mark.feature("F070")
def test_small_jobs_near_each_other_make_one_visit(estate: Build) -> None:
    """Due on the 3rd, 8th and 12th in one building, they are one visit in April."""
    world = estate(SMALL % ", together: 10 days")
    lengths = {
        one.task.code: (one.cycle, one.resolved.duration) for one in world.plan.tasks
    }
    assert {code: length.seconds // 60 for code, (_, length) in lengths.items()} == {
        "change_bulb": 10,
        "wash_filter": 25,
        "lubricate": 15,
    }
    roster = world.roster(APRIL)
    [visit] = joint_visits(roster)
    assert {one.subject.id for one in visit.bundle.orders} == {"LAMP", "AC", "DOOR"}
    assert [one.due.day for one in visit.bundle.orders] == [3, 8, 12]
    assert visit.trip is not None
    assert {one.subject.id for one in visit.trip.assignments} == {"LAMP", "AC", "DOOR"}
    assert visit.length == timedelta(minutes=50)
    first, last = visit.trip.assignments[0], visit.trip.assignments[-1]
    assert last.end - first.start == visit.length
    for one in visit.trip.assignments:
        assert one.day in one.order.window
        assert one.day in visit.bundle.window
    nearer = estate(SMALL % ", together: 8 days").roster(APRIL)
    [two] = joint_visits(nearer)
    assert {one.subject.id for one in two.bundle.orders} == {"LAMP", "AC"}
    apart = estate(
        (SMALL % ", together: 10 days").replace(
            "-9/+9 days, from 2026-04-12", "+0 days, from 2026-04-14"
        )
    ).roster(APRIL)
    assert [
        {one.subject.id for one in visit.bundle.orders} for visit in joint_visits(apart)
    ] == [{"LAMP", "AC"}]
    assert joint_visits(estate(SMALL % "").roster(APRIL)) == ()
    with pytest.raises(ConfigError, match="together"):
        estate(SMALL % ", together: soon")


STAIRS = """
equipment_types:
  - {code: stairs, family: places, subject_kinds: [location], tasks: [{code: inspect,
      title: 检查, cycle: once each month, duration: 20 min, action: inspect}]}
  - {code: stair_light, family: light, tasks: [{code: inspect, title: 检查,
      cycle: once each month, duration: 15 min, action: inspect}]}
  - {code: ventilation, family: air, tasks: [{code: inspect, title: 检查,
      cycle: once each quarter, duration: 30 min, action: inspect}]}
locations:
  - {id: B2, site: site, kind: building}
  - {id: STAIRS-1, type: stairs, kind: stairs, parent: B1}
  - {id: STAIRS-2, type: stairs, kind: stairs, parent: B2}
assets:
  - {id: LIGHT-1, type: stair_light, location: STAIRS-1}
  - {id: LIGHT-2, type: stair_light, location: STAIRS-2}
  - {id: FAN-1, type: ventilation, location: STAIRS-1}
  - {id: FAN-2, type: ventilation, location: STAIRS-2}
policies:
  - {id: each, select: {types: [stairs, stair_light, ventilation]}, crew: team}
  - {id: stairs, select: {locations: [STAIRS-1, STAIRS-2]}, apply: none,
      together: 60 days}
"""


@pytest.mark.row("S067")
def test_what_is_due_on_one_stairs_is_one_visit(estate: Build) -> None:
    """Stairs, lights and fans of one building come together when all three are due."""
    roster = estate(STAIRS).roster(Horizon(date(2026, 1, 1), date(2026, 6, 30)))
    assert not roster.unassigned
    threes = [one for one in joint_visits(roster) if len(one.bundle.orders) == 3]
    assert len(threes) == 4  # two quarters in two buildings
    for visit in threes:
        kinds = {
            order.subject.type.code
            for order in visit.bundle.orders
            if order.subject.type
        }
        assert kinds == {"stairs", "stair_light", "ventilation"}
        assert visit.trip is not None
        assert {one.order.id for one in visit.trip.assignments} >= {
            order.id for order in visit.bundle.orders
        }
    fans = orders(roster.demand, task="inspect")
    assert {one.subject.id for one in fans} >= {"FAN-1", "FAN-2"}


CAMPAIGN = """
equipment_types:
  - {code: stairs, family: places, subject_kinds: [location], tasks: [{code: clean,
      title: 清洁, cycle: "on 2026-10-12, +4 days", duration: 1 h, action: clean,
      tools: [{zh: 高压水枪, en: pressure washer}]}]}
  - {code: hedge_row, family: greenery, tasks: [{code: trim, title: 修剪,
      cycle: "on 2026-10-12, +4 days", duration: 1 h, action: service,
      tools: [{zh: 高压水枪, en: pressure washer}]}]}
  - {code: pump, family: own_pumps, tasks: [{code: inspect, title: 检查,
      cycle: "on 2026-10-12, +4 days", duration: 30 min, action: inspect,
      tools: [{zh: 高压水枪, en: pressure washer}]}]}
  - {code: board, family: notices, tasks: [{code: post, title: 张贴活动通知,
      cycle: "on 2026-10-12", duration: 10 min, action: post}]}
locations: [{id: STAIRS, type: stairs, kind: stairs, parent: B1}]
assets:
  - {id: HEDGE, type: hedge_row, location: B1}
  - {id: PUMP, type: pump, location: B1}
  - {id: BOARD, type: board, location: B1}
policies:
  - id: campaign
    title: 物业维护活动
    select: {types: [stairs, hedge_row, pump, board]}
    crew: team
    together: 4 days
    valid: {from: 2026-10-12, to: 2026-10-16}
"""


@pytest.mark.row("S090")
def test_a_campaign_gathers_its_work_in_one_window(estate: Build) -> None:
    """Cleaning, greening and checks share crew and tools; one notice, one report."""
    autumn = Horizon(date(2026, 10, 1), date(2026, 10, 31))
    world = estate(CAMPAIGN)
    roster = world.roster(autumn)
    assert {one.subject.id for one in roster.assignments} == {
        "STAIRS",
        "HEDGE",
        "PUMP",
        "BOARD",
    }
    days = Window(date(2026, 10, 12), date(2026, 10, 16))
    assert all(one.day in days for one in roster.assignments)
    assert {one.crew.id for one in roster.assignments} == {"team"}
    work = [one for one in roster.assignments if one.subject.id != "BOARD"]
    tools = {tuple(t.en for t in o.order.planned.task.job_plan.tools) for o in work}
    assert tools == {("pressure washer",)}
    [visit] = joint_visits(roster)
    assert visit.trip is not None
    assert len(orders(roster.demand, task="post")) == 1
    [report] = phases(roster.demand)
    assert (report.rule, len(report.orders), report.reached) == ("campaign", 4, False)
    done = "records:\n" + "".join(
        f"  - completion: {{id: R-{one.subject.id}, subject: {one.subject.id}, "
        f"task: {one.order.planned.task.code}, done: {one.day}}}\n"
        for one in roster.assignments
    )
    after = estate(CAMPAIGN, done).demand(autumn, as_of=date(2026, 10, 17))
    [report] = phases(after)
    assert report.reached


RESIDENTS = """
equipment_types:
  - code: residents
    family: parties
    tasks:
      - {code: invite, title: {zh: 邀请居民参加巡检, en: invite to the inspection},
          cycle: "every 3 months, -3/+3 days, from 2026-04-06", duration: 20 min,
          action: invite}
      - {code: inspect_together, title: {zh: 居民参与设施巡检, en: joint inspection},
          cycle: "every 3 months, -5/+5 days, from 2026-04-16", duration: 2 h,
          action: inspect, hours: "09:00-17:00", after: [{task: invite, lag: 7 days}]}
assets: [{id: RESIDENTS, type: residents, location: B1}]
policies:
  - {id: residents, select: {types: [residents]}, crew: team}
"""


@pytest.mark.row("S092")
def test_residents_are_invited_a_week_before_they_inspect(estate: Build) -> None:
    """Their feed has invitation and daytime inspection; nobody need accept."""
    year = Horizon(date(2026, 4, 1), date(2026, 12, 31))
    world = estate(RESIDENTS)
    roster = world.roster(year)
    events = list(feed(roster, "assets/RESIDENTS.ics"))
    told: dict[str, list[date]] = {"invite": [], "joint": []}
    for event in events:
        what = "invite" if "invite" in event["SUMMARY"] else "joint"
        told[what].append(date.fromisoformat(event["DTSTART"][:8]))
    assert len(told["invite"]) == len(told["joint"]) == 3
    for invited, met in zip(sorted(told["invite"]), sorted(told["joint"]), strict=True):
        assert met - invited >= timedelta(days=7)
    for one in roster.assignments:
        if one.order.planned.task.code == "inspect_together":
            assert 9 <= one.start.hour < one.end.hour <= 17
            assert one.day in one.order.window
    sent = "records:\n  - completion: {id: R1, subject: RESIDENTS, task: invite, "
    sent += "done: 2026-04-06, note: 无人报名}\n"
    silent = estate(RESIDENTS, sent).demand(year, as_of=date(2026, 4, 14))
    assert dues(silent, "RESIDENTS", "inspect_together") == dues(
        roster.demand, "RESIDENTS", "inspect_together"
    )
