"""Features of group B: tasks that share the steps of one base cycle, by policy."""

from datetime import date
from pathlib import Path

import pytest

from portfolios import day, horizon
from rows.portfolios import BASE, TEAM, build, known_types
from rows.portfolios import dues as dues_of
from weibao.explanation import explain
from weibao.orders import Demand

TYPE = """
equipment_types:
  - code: unit
    family: units
    tasks:
      - {{code: small, title: 小保养, cycle: 每1个月, duration: 1 h}}
      - {{code: large, title: 大保养, cycle: 每12个月, duration: 4 h{includes}}}
assets: [{{id: U, type: unit, location: B1}}]
policies:
  - id: units
    select: {{types: [unit]}}
    crew: team
    program:
      because: 接手原有方案
      {program}
"""


def due_by(tmp_path: Path, program: str, last: str, includes: str = "") -> Demand:
    """Return what a policy with a program makes due from 2026 on."""
    text = TYPE.format(program=program, includes=includes)
    world = build(tmp_path, (BASE, TEAM, text), known_types(), "2026-01-01")
    return world.demand(horizon("2026-01-01", last))


def months(found: Demand, task: str) -> list[int]:
    """Return how many months after January 2026 a task is due, each time."""
    dues = dues_of(found, "U", task)
    assert all(due.day == 1 for due in dues)
    return [due.year * 12 + due.month - 2026 * 12 - 1 for due in dues]


@pytest.mark.feature("F013")
def test_patterns_and_positions(tmp_path: Path) -> None:
    """A A A B comes again and again; positions of twelve steps fire there alone."""
    base = "cycle: 每1个月，自2026-01-01起"
    found = due_by(
        tmp_path,
        f"{base}\n      pattern: [small, small, small, large]",
        "2026-09-30",
    )
    assert months(found, "small") == [1, 2, 3, 5, 6, 7]
    assert months(found, "large") == [4, 8]
    places = "{of: 12, at: {small: [1, 3, 7, 12], large: [12]}}"
    found = due_by(tmp_path, f"{base}\n      positions: {places}", "2027-12-31")
    assert months(found, "small") == [1, 3, 7, 12, 13, 15, 19]


@pytest.mark.feature("F015")
def test_an_offset_from_the_cycles_start(tmp_path: Path) -> None:
    """Yearly, two months after 1 January: each 1 March."""
    program = """cycle: 每1个月，自2026-01-01起
      packages: [{task: large, every: 12, offset: 2}]"""
    found = due_by(tmp_path, program, "2028-12-31")
    march = [date(year, 3, 1) for year in (2026, 2027, 2028)]
    assert dues_of(found, "U", "large") == march


@pytest.mark.feature("F016")
def test_a_programme_is_taken_over_in_mid_cycle(tmp_path: Path) -> None:
    """Taken over at step 9 of 12, step 9 comes first and the annual 3 months later."""
    program = """cycle: 每1个月，自2026-05-01起
      done: 8
      packages: [{task: small, every: 1}, {task: large, every: 12}]"""
    found = due_by(tmp_path, program, "2026-12-31", ", includes: [small]")
    first = min(found.orders, key=lambda order: order.due)
    assert (first.planned.task.code, first.due) == ("small", day("06-01"))
    [step] = explain(first, found).of("step")
    assert step.facts["step"] == 9
    assert dues_of(found, "U", "large") == [day("09-01")]
    assert months(found, "small") == [5, 6, 7, 9, 10, 11]
