"""Requirement rows on owners and residents that are plain recurring work."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from rows.portfolios import Build, crews, orders, people, placed
from weibao import Origin, Reading, Reason, Window

SYMPOSIUM = """
equipment_types:
  - {code: symposium, family: relations, subject_kinds: [location],
      tasks: [{code: meet, title: 业主座谈会, cycle: "RRULE:FREQ=MONTHLY;BYDAY=2SA",
      duration: 2 h, every_day: true, people: [{skill: property_head}, {count: 2,
      skill: owner_delegate}]}]}
locations: [{id: ROOM, type: symposium, parent: B1}]
policies: [{id: symposium, select: {types: [symposium]}, crew: symposium}]
"""
SURVEY = """
equipment_types:
  - code: survey
    family: relations
    meters:
      - {name: cleaning, kind: gauge}
      - {name: repair, kind: gauge}
    tasks:
      - {code: ask, title: 满意度调查, cycle: %s, duration: 2 h, action: survey}
      - {code: improve, title: 改进, duration: 2 h, action: improve, rectify: 30 days}
assets: [{id: SURVEY, type: survey, location: B1}]
policies: [{id: surveys, select: {types: [survey]}, crew: team}]
"""


@pytest.mark.row("S173", partial=True)
def test_the_symposium_needs_its_property_head(estate: Build) -> None:
    """Twelve a year with delegates and the head; with the head on leave, a conflict."""
    team = """
technicians:
  - {{id: head, shifts: [day], skills: [property_head]{leave}}}
  - {{id: wang, shifts: [day], skills: [owner_delegate]}}
  - {{id: zhao, shifts: [day], skills: [owner_delegate]}}
crews: [{{id: symposium, members: [head, wang, zhao], base: B1}}]
"""
    roster = estate(SYMPOSIUM, team=team.format(leave="")).roster()
    assert [one.day.month for one in placed(roster)] == list(range(1, 13))
    for one in placed(roster):
        assert people([one]) == {"head", "wang", "zhao"}
    leave = ", absences: [{from: 2026-05-01, to: 2026-05-20, reason: 年假}]"
    without = estate(SYMPOSIUM, team=team.format(leave=leave)).roster()
    [conflict] = without.late
    assert conflict.order.due == date(2026, 5, 9)
    assert conflict.late is not None
    assert conflict.late.reason is Reason.NOBODY_ON_SHIFT
    assert conflict.day > date(2026, 5, 20)


@pytest.mark.row("S175")
def test_a_quarterly_survey_keeps_its_answers(estate: Build) -> None:
    """One order for each quarter, and the answers are kept as readings by question."""
    world = estate(
        SURVEY % "once each quarter",
        """
records:
  - completion: {id: R1, subject: SURVEY, task: ask, done: 2026-02-10}
  - reading: {id: A1, subject: SURVEY, meter: cleaning, value: 4.2, taken: 2026-02-10}
  - reading: {id: A2, subject: SURVEY, meter: repair, value: 3.9, taken: 2026-02-10}
""",
    )
    quarters = [
        (order.window.opens.month, order.window.closes.month)
        for order in orders(world.demand(), "SURVEY")
    ]
    assert quarters == [(1, 3), (4, 6), (7, 9), (10, 12)]
    first = Window(date(2026, 1, 1), date(2026, 3, 31))
    answers = world.portfolio.history.about(subject="SURVEY", days=first)
    assert {a.meter: a.value for a in answers if isinstance(a, Reading)} == {
        "cleaning": 4.2,
        "repair": 3.9,
    }


@pytest.mark.row("S176")
@pytest.mark.parametrize(
    ("cycle", "least"), [("once each month", 1), ("twice each month", 2)]
)
def test_a_monthly_survey_leads_to_improvement(
    estate: Build, cycle: str, least: int
) -> None:
    """At least one a month, and each thing found unsatisfactory is to be improved."""
    demand = estate(
        SURVEY % cycle,
        """
records:
  - finding: {id: U1, subject: SURVEY, condition: 楼道不洁, found: 2026-02-10,
      task: improve}
  - finding: {id: U2, subject: SURVEY, condition: 报修慢, found: 2026-02-10,
      task: improve}
""",
    ).demand(as_of=date(2026, 2, 10))
    asked = [order for order in orders(demand, "SURVEY", "ask") if order.due.month > 2]
    months = Counter(order.window.opens.month for order in asked)
    assert months == dict.fromkeys(range(3, 13), least)
    whole = estate(SURVEY % cycle).demand()
    months = Counter(order.window.opens.month for order in whole.orders)
    assert months == dict.fromkeys(range(1, 13), least)
    improved = {
        order.finding.condition for order in demand.orders if order.finding is not None
    }
    assert improved == {"楼道不洁", "报修慢"}


@pytest.mark.row("S183")
def test_suggestion_boxes_are_opened_twice_a_week(estate: Build) -> None:
    """Two orders in every week, two days apart; opened twice on one day is once."""
    box = """
equipment_types:
  - {code: suggestion_box, family: relations, tasks: [{code: open, title: 开箱,
      cycle: "RRULE:FREQ=WEEKLY;BYDAY=TU,FR", duration: 10 min, every_day: true}]}
assets:
  - {id: BOX-GATE, type: suggestion_box, location: B1}
  - {id: BOX-B1, type: suggestion_box, location: B1}
policies: [{id: boxes, select: {types: [suggestion_box]}, crew: team}]
"""
    roster = estate(box).roster()
    assert not roster.unassigned
    for id_ in ("BOX-GATE", "BOX-B1"):
        days = [one.day for one in placed(roster, id_)]
        weeks = Counter(day.isocalendar()[:2] for day in days)
        whole = {
            week: n for week, n in weeks.items() if week not in ((2026, 1), (2026, 53))
        }
        assert len(whole) == 51
        assert min(whole.values()) >= 2
        assert min((b - a).days for a, b in pairwise(days)) >= 2
    opened = estate(
        box,
        """
records:
  - completion: {id: R1, subject: BOX-GATE, task: open, done: 2026-01-06}
  - completion: {id: R2, subject: BOX-GATE, task: open, done: 2026-01-06}
""",
    ).demand(as_of=date(2026, 1, 7))
    week = [o for o in orders(opened, "BOX-GATE") if o.due.isocalendar().week == 2]
    assert [(o.due.day, o.completion is not None) for o in week] == [
        (6, True),
        (9, False),
    ]


@pytest.mark.row("S188")
def test_owners_are_greeted_every_day_and_called_in_turn(estate: Build) -> None:
    """A greeting every day by nine; each working day a batch between eight and nine.

    With forty owners in five batches nobody waits longer than thirty days.
    """
    owners = "".join(
        f"  - {{id: W{n:02}, type: owner, location: B1, tags: [batch-{n % 5}]}}\n"
        for n in range(40)
    )
    batches = "".join(
        f"  - {{id: BATCH-{n}, type: batch, location: B1, "
        f"over: {{tags: [batch-{n}]}}}}\n"
        for n in range(5)
    )
    calls = "".join(
        f"  - id: call-{n}\n    select: {{ids: [BATCH-{n}]}}\n    apply: none\n"
        f"    crew: officers\n    add: [{{because: 轮流问候, task: {{code: call, "
        f"title: 问候, cycle: {{rrule: 'FREQ=WEEKLY;BYDAY={day}', closed: skip}}, "
        f'duration: 1 h, hours: "08:00-09:00"}}}}]\n'
        for n, day in enumerate(("MO", "TU", "WE", "TH", "FR"))
    )
    world = estate(
        f"""
equipment_types:
  - {{code: owner, family: relations, tasks: []}}
  - {{code: batch, family: relations, subject_kinds: [round], tasks: []}}
  - {{code: group, family: relations, subject_kinds: [location],
      tasks: [{{code: greet, title: 群问候, cycle: daily, duration: 10 min,
      hours: "08:00-09:00", every_day: true}}]}}
locations: [{{id: GROUP, type: group, site: site}}]
assets:
{owners}rounds:
{batches}policies:
  - {{id: greeting, select: {{types: [group]}}, crew: chat}}
{calls}""",
        base="""
calendars:
  - {id: office, title: 办公日历, weekend: [SA, SU], closed: [{from: 2026-02-16,
      to: 2026-02-20}, 2026-10-01, 2026-10-02]}
sites:
  - {id: site, title: 杏园, calendars: [office], working_hours: ["06:00-22:00"]}
locations: [{id: B1, site: site, kind: building}]
shifts:
  - {id: day, hours: "07:30-16:30", breaks: ["12:00-13:00"], weekdays: [MO, TU, WE,
      TH, FR, SA, SU]}
""",
        team="""
technicians:
  - {id: lin, shifts: [day]}
  - {id: mo, shifts: [day]}
crews:
  - {id: officers, members: [lin], base: B1}
  - {id: chat, members: [mo], base: B1}
""",
    )
    roster = world.roster()
    assert not roster.unassigned
    greetings = placed(roster, "GROUP")
    assert [one.day for one in greetings] == list(roster.horizon)
    assert all((one.end.hour, one.end.minute) <= (9, 0) for one in greetings)
    calendar = world.portfolio.inventory.sites["site"].calendar
    called = placed(roster, task="call")
    assert [one.day for one in called] == [
        d for d in roster.horizon if calendar.is_open(d)
    ]
    assert {(one.start.hour, one.end.hour) for one in called} == {(8, 9)}
    assert {len(r.subjects) for r in world.portfolio.inventory.rounds.values()} == {8}
    for id_ in world.portfolio.inventory.rounds:
        days = [one.day for one in placed(roster, id_)]
        waits = pairwise([roster.horizon.first, *days, roster.horizon.last])
        assert max((b - a).days for a, b in waits) <= 30


@pytest.mark.row("S197")
def test_owners_are_contacted_before_the_gap_runs_out(estate: Build) -> None:
    """Each contact, made by the owner's officer, is due a gap after the one before."""
    roster = estate(
        """
equipment_types:
  - {code: owner, family: relations, tasks: [{code: contact, title: 联系,
      cycle: at most 30 days apart, duration: 20 min}]}
assets:
  - {id: W1, type: owner, location: B1}
  - {id: W2, type: owner, location: B1}
policies:
  - {id: lins, select: {ids: [W1]}, crew: officer-lin}
  - {id: mos, select: {ids: [W2]}, crew: officer-mo}
records:
  - completion: {id: R1, subject: W1, task: contact, done: 2025-12-20}
  - completion: {id: R2, subject: W2, task: contact, done: 2025-12-28}
""",
        team="""
technicians:
  - {id: lin, shifts: [day]}
  - {id: mo, shifts: [day]}
crews:
  - {id: officer-lin, members: [lin], base: B1}
  - {id: officer-mo, members: [mo], base: B1}
""",
        since="2025-12-01",
    ).roster()
    for owner, officer, last in (
        ("W1", "lin", date(2025, 12, 20)),
        ("W2", "mo", date(2025, 12, 28)),
    ):
        contacts = placed(roster, owner)
        assert people(contacts) == {officer}
        days = [last, *(one.day for one in contacts)]
        assert max(b - a for a, b in pairwise(days)) <= timedelta(days=30)
        assert orders(roster.demand, owner)[0].window.closes == last + timedelta(
            days=30
        )
        assert (roster.horizon.last - days[-1]).days <= 30


@pytest.mark.row("S202")
def test_promotion_follows_the_status_of_a_station(estate: Build) -> None:
    """Existing and planned stations are promoted; a change of status needs no edit."""
    stations = """
equipment_types:
  - {{code: base_station, family: stations, subject_kinds: [location],
      attributes: [{{name: status, kind: text, choices: [existing, planned,
      given_up]}}], tasks: [{{code: promote, title: 宣传, cycle: once each quarter,
      duration: 2 h}}]}}
locations:
  - {{id: S1, type: base_station, site: site, attributes: {{status: existing}}}}
  - {{id: S2, type: base_station, site: site, attributes: {{status: {status}}}}}
  - {{id: S3, type: base_station, site: site, attributes: {{status: given_up}}}}
policies:
  - {{id: promotion, select: {{types: [base_station], where: [{{attribute: status,
      among: [existing, planned]}}]}}, crew: team}}
"""
    for status in ("planned", "existing"):
        demand = estate(stations.format(status=status)).demand()
        assert Counter(order.subject.id for order in demand.orders) == {
            "S1": 4,
            "S2": 4,
        }


@pytest.mark.row("S207")
def test_an_authority_is_a_contact_until_a_rule_gives_a_cycle(estate: Build) -> None:
    """An authority is kept with its contacts; work arises only from a rule's cycle."""
    authority = """
equipment_types:
  - {code: authority, family: parties, attributes: [{name: contact, kind: text},
      {name: phone, kind: text}], tasks: []}
assets:
  - {id: HOUSING, title: 住建局, type: authority, location: B1,
      attributes: {contact: 周科长, phone: "022-2300"}}
"""
    world = estate(authority)
    stored = world.portfolio.inventory.assets["HOUSING"].attributes
    assert stored == {"contact": "周科长", "phone": "022-2300"}
    assert not world.demand().orders
    visited = estate(
        authority
        + """
policies:
  - id: authorities
    select: {types: [authority]}
    crew: team
    add: [{because: 沟通, task: {code: contact, title: 走访,
        cycle: once each half year, duration: 1 h}}]
"""
    ).roster()
    assert len(placed(visited, "HOUSING")) == 2
    assert crews(placed(visited)) == {"team"}
    assert {one.order.origin for one in placed(visited)} == {Origin.CYCLE}
