"""Features on inventory and scope, and on what due dates depend on."""

from datetime import date
from pathlib import Path

import pytest

from rows.portfolios import BASE, TEAM, Estate, build, known_types, written
from weibao import ConfigError, Horizon, due, load
from weibao.records import History
from weibao.roster_file import demand_document

SINCE = "2026-01-01"
YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31))
DEEP = """
locations:
  - {id: FLOOR, kind: floor, parent: B1}
  - {id: WING, kind: wing, parent: FLOOR}
  - {id: ROOM, kind: room, parent: WING}
  - {id: CORNER, kind: corner, parent: ROOM}
  - {id: B2, site: site, kind: building}
"""
LAMPS = """
equipment_types:
  - code: lamp
    family: places
    attributes: [{name: watts}]
    tags: [light]
    tasks: [{code: check, title: 检查灯具, cycle: once each month, duration: 10 min}]
assets:
  - {id: A, type: lamp, location: B1, attributes: {watts: 20}}
  - {id: B, type: lamp, location: FLOOR, tags: [old], attributes: {watts: 60}}
  - {id: C, type: lamp, location: CORNER, attributes: {watts: 90}}
  - {id: D, type: lamp, location: B2, tags: [old], attributes: {watts: 40}}
"""
NEW = """
assets:
  - {id: E, type: lamp, location: ROOM, tags: [old], attributes: {watts: 75}}
"""


def estate(folder: Path, *parts: str) -> Estate:
    """Load the base with these parts."""
    return build(folder, (BASE, TEAM, *parts), known_types(), SINCE)


def reached(world: Estate) -> set[str]:
    """Return the ids of what has work planned."""
    return {one.subject.id for one in world.plan.tasks}


def rule(select: str) -> str:
    """Write a policy of one rule."""
    return f"policies: [{{id: lamps, select: {select}, crew: team}}]\n"


@pytest.mark.feature("F001")
@pytest.mark.parametrize(
    ("at", "ids"),
    [
        ("B1", {"A", "B", "C"}),
        ("FLOOR", {"B", "C"}),
        ("WING", {"C"}),
        ("CORNER", {"C"}),
        ("B2", {"D"}),
    ],
)
def test_a_rule_on_a_place_reaches_what_lies_below_and_no_more(
    tmp_path: Path, at: str, ids: set[str]
) -> None:
    """Site, building, floor, wing, room and corner: any depth will do."""
    world = estate(tmp_path, DEEP, LAMPS, rule(f"{{locations: [{at}]}}"))
    assert reached(world) == ids


@pytest.mark.feature("F001")
def test_places_that_lie_in_one_another_in_a_circle_are_refused(
    tmp_path: Path,
) -> None:
    """The way around is named."""
    circle = DEEP.replace(
        "{id: FLOOR, kind: floor, parent: B1}",
        "{id: FLOOR, kind: floor, parent: CORNER}",
    )
    with pytest.raises(ConfigError) as error:
        load(written(tmp_path, (BASE, TEAM, circle), SINCE), known_types())
    said = " ".join(problem.message.en for problem in error.value.problems)
    for id_ in ("FLOOR", "WING", "ROOM", "CORNER"):
        assert id_ in said


@pytest.mark.feature("F004")
@pytest.mark.parametrize(
    ("select", "before"),
    [
        ("{types: [lamp]}", {"A", "B", "C", "D"}),
        ("{tags: [old]}", {"B", "D"}),
        ("{locations: [FLOOR]}", {"B", "C"}),
        ("{where: [{attribute: watts, at_least: 60}]}", {"B", "C"}),
        ("{tags: [old], where: [{attribute: watts, at_least: 60}]}", {"B"}),
    ],
)
def test_a_selector_takes_in_what_is_added_later(
    tmp_path: Path, select: str, before: set[str]
) -> None:
    """The policy's text stays as it was."""
    policy = rule(select)
    assert reached(estate(tmp_path, DEEP, LAMPS, policy)) == before
    assert reached(estate(tmp_path, DEEP, LAMPS, NEW, policy)) == before | {"E"}


PUMPS = """
equipment_types:
  - code: unit
    family: units
    meters: [{name: hours, unit: h}]
    tasks:
      - {code: float, title: 保养, cycle: "every 2 months, from completion, ±5 days",
          duration: 1 h}
      - {code: gap, title: 维保, cycle: at most 30 days apart, duration: 1 h}
      - {code: oil, title: 换油, cycle: every 250 h, duration: 1 h}
      - {code: fix, title: 修理, rectify: 5 days, duration: 1 h}
assets: [{id: U, type: unit, location: B1, installed: 2025-12-01}]
policies: [{id: units, select: {types: [unit]}, crew: team}]
records:
  - completion: {id: R1, subject: U, task: float, done: 2026-01-20, entered: 2026-01-21}
  - completion: {id: R2, subject: U, task: gap, done: 2026-02-10, entered: 2026-02-11}
  - reading: {id: M1, subject: U, meter: hours, value: 100, taken: 2026-01-10,
      entered: 2026-01-10}
  - reading: {id: M2, subject: U, meter: hours, value: 300, taken: 2026-02-20,
      entered: 2026-02-21}
"""
LATER = """
records:
  - completion: {id: R3, subject: U, task: float, done: 2026-02-25, entered: 2026-03-09}
  - completion: {id: R4, subject: U, task: gap, done: 2026-03-12, entered: 2026-03-12}
  - reading: {id: M3, subject: U, meter: hours, value: 900, taken: 2026-02-28,
      entered: 2026-04-02}
  - finding: {id: F1, subject: U, condition: leak, found: 2026-02-27,
      entered: 2026-05-01}
  - void: {id: V1, record: R1, entered: 2026-06-01, reason: wrong unit}
"""


@pytest.mark.feature("N05")
def test_the_past_is_reckoned_again_as_it_was_known(tmp_path: Path) -> None:
    """What was entered later, or done later, or voided later, changes not a byte."""
    first = date(2026, 3, 1)
    then, now = estate(tmp_path, PUMPS), estate(tmp_path, PUMPS, LATER)
    told = []
    for world in (then, now):
        known = History.of(world.portfolio.records, known_by=first)
        found = demand_document(due(world.plan, known, YEAR, as_of=first))
        assert {one["task"] for one in found["orders"]} == {"float", "gap", "oil"}
        told.append(repr(found).encode())
    assert told[0] == told[1]
    full = due(now.plan, now.portfolio.history, YEAR, as_of=first)
    assert repr(demand_document(full)).encode() != told[0]
