"""Features on plans that people can change without fear."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from command_line import caller
from rows.portfolios import BASE, TEAM, build, known_types
from weibao import Horizon
from weibao.planning import make_plan
from weibao.preview import PolicyDiff, policy_diff

SPRING = Horizon(date(2026, 3, 2), date(2026, 5, 31))
THINGS = """
equipment_types:
  - code: unit
    family: units
    tasks:
      - {code: wash, title: 清洗, cycle: once each week, duration: 1 h, people: 2}
      - {code: grid, title: 检修, cycle: "every 1 month, from 2026-03-10, ±2 days",
          duration: 2 h}
      - code: law
        title: 法定维保
        cycle: at most 15 days apart
        duration: 1 h
        sources: [{basis: standard, title: 标准, clause: 第3条}]
      - {code: test, title: 试验, cycle: "every 1 month, from 2026-03-05",
          duration: 30 min}
assets: [{id: U, type: unit, location: B1, installed: 2020-01-01}]
records:
  - completion: {id: R1, subject: U, task: law, done: 2026-02-20}
  - completion: {id: R2, subject: U, task: grid, done: 2026-02-10}
"""
OLD = """
policies:
  - {id: units, select: {types: [unit]}, apply: [wash, grid, law], crew: team}
"""
NEW = """
policies:
  - id: units
    select: {types: [unit]}
    apply: [grid, law, test]
    crew: team
    change:
      - task: grid
        set: {cycle: "every 1 month, from 2026-03-13, ±2 days"}
        because: 与其他检修同日
      - {task: law, set: {cycle: at most 30 days apart}, because: 少跑一趟}
"""


def previewed(folder: Path) -> PolicyDiff:
    """Compare two texts of one policy over one past."""
    made = []
    for name, policy in (("old", OLD), ("new", NEW)):
        (folder / name).mkdir()
        parts = (BASE, TEAM, THINGS, policy)
        made.append(build(folder / name, parts, known_types(), "2026-01-01"))
    old, new = (world.portfolio for world in made)
    return policy_diff(
        make_plan(old), make_plan(new), old.history, SPRING, as_of=SPRING.first
    )


@pytest.mark.feature("N06")
def test_a_change_of_policy_is_shown_like_a_change_of_code(tmp_path: Path) -> None:
    """Visits added, moved and removed, hours of each week, and what becomes illegal."""
    found = previewed(tmp_path)
    added = {one.planned.task.code for one in found.visits.added}
    removed = {one.planned.task.code for one in found.visits.removed}
    moved = {
        (one.new.planned.task.code, one.days) for one in found.visits.moved if one.days
    }
    assert "test" in added
    assert {"wash", "law"} <= removed
    assert ("grid", 3) in moved
    weeks = found.hours.by_week
    assert sum(load.difference for load in weeks.values()) == (
        found.hours.total.difference
    )
    washed = [one for one in found.visits.removed if one.planned.task.code == "wash"]
    monday = washed[3].due - timedelta(days=washed[3].due.weekday())
    assert weeks[monday].old >= 120
    assert found.unlawful
    assert {one.subject.id for one in found.unlawful} == {"U"}


@pytest.mark.feature("N06")
def test_looking_at_a_change_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file is written, and none is touched."""
    previewed(tmp_path)

    def all_files() -> dict[Path, bytes]:
        found = (one for one in tmp_path.rglob("*") if one.is_file())
        return {one: one.read_bytes() for one in found}

    before = all_files()
    old, new = (str(tmp_path / name / "portfolio.yaml") for name in ("old", "new"))
    days = ("--from", "2026-03-02", "--to", "2026-05-31")
    ended = caller(capsys.readouterr)("diff", old, new, *days, "--lang", "en")
    assert ended.code in {0, 1}
    assert "30 days" in ended.out
    assert all_files() == before
