"""Requirement rows on cycles: the plan of a month, and what experience says of it."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from rows.portfolios import YEAR, Build, dues
from weibao import Horizon, explain
from weibao.preview import month_revision
from weibao.reports.month_plan import Section, month_plan
from weibao.reports.proposals import proposals
from weibao.spans import Window

MARCH = date(2026, 3, 1)
ESTATE = """
equipment_types:
  - {code: stairs, family: places, subject_kinds: [location], tasks: [{code: clean,
      title: 清洁, cycle: once each week, duration: 20 min, action: clean}]}
  - {code: gate, family: access, tasks: [
      {code: service, title: 保养, cycle: "every 1 month, from 2026-01-10",
        duration: 30 min},
      {code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days}]}
  - {code: meeting, family: training, subject_kinds: [location], tasks: [{code: train,
      title: 培训, cycle: once each month, duration: 1 h, action: train}]}
  - {code: exit, family: escape, tasks: [{code: look, title: 检查,
      cycle: once each half month, duration: 10 min, category: safety_inspection}]}
  - {code: owner, family: parties, tasks: [{code: call_on, title: 走访,
      cycle: once each month, duration: 30 min, action: call_on}]}
locations:
  - {id: STAIRS, type: stairs, parent: B1}
  - {id: ROOM, type: meeting, parent: B1}
assets:
  - {id: LAWN, type: lawn, location: B1, attributes: {area: 40}}
  - {id: GATE, type: gate, location: B1}
  - {id: EXIT, type: exit, location: B1}
  - {id: W1, type: owner, location: B1}
policies:
  - {id: all, select: {types: [stairs, lawn, gate, exit, meeting, owner]},
      crew: team}
"""
LEAK = """
records:
  - finding: {id: F1, subject: GATE, condition: bent, found: 2026-03-02}
"""
MOVED = """
  - edit: {id: E1, order: estate/GATE/service/2026-03-10, action: move,
      to: 2026-03-12, made: 2026-03-02, because: 备件到货}
  - edit: {id: E2, order: estate/ROOM/train/2026-03, action: skip, made: 2026-03-02,
      because: 讲师出差}
  - completion: {id: R1, subject: STAIRS, task: clean, done: 2026-03-02}
"""


@pytest.mark.row("S085")
def test_the_plan_of_a_month_has_six_sections_and_revisions(estate: Build) -> None:
    """Each order of the month stands in one section; a later plan lists its changes."""
    families = {
        "greenery": Section.GREENING,
        "parties": Section.SERVICE,
        "training": Section.OTHER,
    }
    first = estate(ESTATE).demand(as_of=MARCH)
    plan = month_plan(first, MARCH, families)
    assert (plan.days.opens, plan.days.closes) == (MARCH, date(2026, 3, 31))
    in_sections = [order.id for some in plan.sections.values() for order in some]
    in_month = [one.id for one in first.orders if one.due in plan.days]
    assert sorted(in_sections) == sorted(in_month)
    assert {
        section: {order.subject.id for order in some}
        for section, some in plan.sections.items()
    } == {
        Section.PUBLIC_AREAS: {"STAIRS"},
        Section.GREENING: {"LAWN"},
        Section.FACILITIES: {"GATE"},
        Section.HAZARDS: {"EXIT"},
        Section.SERVICE: {"W1"},
        Section.OTHER: {"ROOM"},
    }
    later = estate(ESTATE, LEAK + MOVED).demand(as_of=date(2026, 3, 2))
    revision = month_revision(first, later, MARCH, families)
    told = {
        (section, kind): [order.id for order in orders]
        for section, changes in revision.items()
        for kind, orders in (
            ("added", changes.added),
            ("moved", changes.moved),
            ("removed", changes.removed),
        )
        if orders
    }
    assert told == {
        (Section.HAZARDS, "added"): ["estate/GATE/repair/finding-F1"],
        (Section.FACILITIES, "moved"): ["estate/GATE/service/2026-03-10"],
        (Section.OTHER, "removed"): ["estate/ROOM/train/2026-03"],
    }
    [moved] = revision[Section.FACILITIES].moved
    assert moved.due == date(2026, 3, 12)
    assert month_revision(later, later, MARCH, families) == {
        section: type(revision[section])(added=(), moved=(), removed=())
        for section in Section
    }


PUMPS = """
equipment_types:
  - code: pump
    family: own_pumps
    tasks:
      - {code: service, title: 保养, duration: 30 min,
          cycle: "every 30 days, from completion, -5/+5 days"}
      - {code: repair, title: 修理, duration: 1 h, action: repair, rectify: 5 days}
  - code: mat
    family: places
    tasks:
      - {code: beat, title: 拍打, duration: 10 min,
          cycle: "every 20 days, from completion, -2/+2 days"}
      - {code: law, title: 法定检查, duration: 10 min, criticality: statutory,
          cycle: "every 20 days, from completion, -2/+2 days"}
assets:
  - {id: P1, type: pump, location: B1}
  - {id: MAT, type: mat, location: B1}
policies:
  - id: pumps
    select: {types: [pump]}
    crew: team
%s
  - id: mats
    select: {types: [mat]}
    crew: team
%s
"""
PERIOD = Window(date(2026, 1, 1), date(2026, 12, 31))


def experience() -> str:
    """Write a year in which a pump failed often, and a mat was often late."""
    lines = ["records:"]
    for n in range(12):
        on = date(2026, 1, 5) + timedelta(days=30 * n)
        lines.append(
            f"  - completion: {{id: S{n}, subject: P1, task: service, done: {on}}}"
        )
        if n % 3 == 0:
            lines.append(
                f"  - finding: {{id: F{n}, subject: P1, condition: leak-{n}, "
                f"found: {on + timedelta(days=9)}}}"
            )
    for n in range(12):
        on = date(2026, 1, 5) + timedelta(days=28 * n)
        lines += [
            f"  - completion: {{id: {code}{n}, subject: MAT, task: {code}, done: {on}}}"
            for code in ("beat", "law")
        ]
    return "\n".join(lines) + "\n"


@pytest.mark.row("S088")
def test_failures_and_lateness_propose_other_cycles(estate: Build) -> None:
    """They are text for the policy with their figures; dates wait for that text."""
    now = date(2027, 1, 1)
    plain = estate(PUMPS % ("", ""), experience())
    demand = plain.demand(YEAR, as_of=now)
    more, less = sorted(
        proposals(demand, plain.portfolio.history, PERIOD), key=lambda one: one.factor
    )
    assert (more.rule, more.task, more.factor) == ("pumps", "service", Fraction(4, 5))
    assert (more.visits, more.failures, more.late) == (12, 4, 0)
    assert (less.rule, less.task, less.factor) == ("mats", "beat", Fraction(5, 4))
    assert (less.visits, less.failures, less.late) == (13, 0, 12)
    assert "4 failures" in more.because.en
    assert "12 次" in less.because.zh
    next_year = Horizon(now, date(2027, 12, 31))
    before = plain.demand(next_year, as_of=now)
    written = [f"    change: [{one.text()}]" for one in (more, less)]
    changed = estate(PUMPS % tuple(written), experience())
    after = changed.demand(next_year, as_of=now)
    for subject, task, old, new in (
        ("P1", "service", 30, 24),
        ("MAT", "beat", 20, 25),
        ("MAT", "law", 20, 20),
    ):
        assert steps(dues(before, subject, task)) == {old}
        assert steps(dues(after, subject, task)) == {new}
    told = explain(after.orders[0], after).facts["fields"]["cycle"]
    assert told["because"]["en"] == less.because.en


def steps(found: list[date]) -> set[int]:
    """Return how many days lie between dates that are forecast."""
    return {(b - a).days for a, b in pairwise(found[1:])}
