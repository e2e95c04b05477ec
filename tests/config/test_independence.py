"""Whom a task is not for, as YAML: read, set by a rule, and refused where wrong."""

from pathlib import Path

import pytest

from rows.portfolios import BASE, TEAM, build, known_types, written
from rows.test_cycle_inspections import HYGIENE
from weibao import ConfigError, Every, Independence, load
from weibao.planning import make_plan

SINCE = "2026-01-01"
LOOK = "{tasks: [sweep], within: 1 month}"


def refused(folder: Path, wrong: str) -> str:
    """Return what is said of a portfolio whose inspection looks back otherwise."""
    text = HYGIENE.replace(LOOK, wrong)
    with pytest.raises(ConfigError) as error:
        load(written(folder, (BASE, TEAM, text), SINCE), known_types())
    (problem,) = error.value.problems
    return f"{problem.file}:{problem.line} {problem.path}: {problem.message.en}"


def test_a_task_and_a_rule_say_whom_it_is_not_for(tmp_path: Path) -> None:
    """The rule's word replaces the task's, and says so."""
    rule = """
policies:
  - id: closer
    select: {ids: [F2]}
    apply: none
    change:
      - task: inspect
        set: {not_by_whoever_did: {tasks: [sweep, put_right], within: 3个月}}
        because: 质量办要求
"""
    world = build(tmp_path, (BASE, TEAM, HYGIENE, rule), known_types(), SINCE)
    plan = make_plan(world.portfolio)
    one, other = plan.by_id["F1/inspect"].resolved, plan.by_id["F2/inspect"].resolved
    assert one.independence == Independence(tasks=("sweep",), within=Every(months=1))
    three = Independence(tasks=("sweep", "put_right"), within=Every(months=3))
    assert other.independence == three
    before = other.provenance["independence"].instead_of
    assert before is not None
    assert before.en == "not by whoever did sweep there within 1 month"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("{tasks: [sweap], within: 1 month}", "did you mean 'sweep'?"),
        ("{tasks: [], within: 1 month}", "no tasks are named"),
        ("{tasks: [sweep], within: 0 days}", "within"),
        ("{tasks: [inspect], within: 1 month}", "cannot name itself"),
        ("{tasks: [sweep]}", "'within' is missing"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_file(
    tmp_path: Path, wrong: str, words: str
) -> None:
    """A mistyped code would let people inspect their own work without a sign."""
    said = refused(tmp_path, wrong)
    assert "part-3.yaml:" in said
    assert words in said
