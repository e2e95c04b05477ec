"""What is said of a visit that does several levels of a ladder at once."""

import json
from datetime import date

import pytest
from attrs import evolve

from portfolios import at_most, done, estate, horizon, rule, task
from staffing import crew, leave, person, rostered, staffed
from weibao.explanation import Explanation, explain
from weibao.feeds.facts import planned_facts
from weibao.policy import Change, Place
from weibao.portfolio import Portfolio
from weibao.reports.outcomes import LateWork
from weibao.roster import Assignment, Roster
from weibao.roster_file import read_roster, roster_json
from weibao.texts import Text
from weibao.verifier import verify

MARCH = horizon("2026-03-01", "2026-03-31")
AIM = Change(
    task="light",
    field="cycle",
    value=at_most(15, 12),
    because=Text("留余量", "to leave a margin"),
    place=Place("p.yaml", 7, "policies[0].change[0].set.cycle"),
)


def lift() -> Portfolio:
    """Make a lift of two levels, whose people are away for most of March."""
    light = task("light", at_most(15))
    deep = task("deep", at_most(180))
    away = person("an", absences=(leave("2026-03-01", "2026-03-17"),))
    world = estate(
        evolve(light, title=Text("半月维保", "half-monthly service")),
        evolve(deep, title=Text("半年维保", "half-yearly service")),
        ladder=("light", "deep"),
        rules=[rule(changes=(AIM,))],
        records=[
            done("2025-09-20", "deep"),
            done("2026-02-24", "light"),
        ],
        records_from="2025-01-01",
    )
    return staffed(world, crew("c", away))


@pytest.fixture(scope="module")
def world() -> Portfolio:
    """Give the lift."""
    return lift()


@pytest.fixture(scope="module")
def roster(world: Portfolio) -> Roster:
    """Place its work."""
    return rostered(world, MARCH)


@pytest.fixture(scope="module")
def visit(roster: Roster) -> Assignment:
    """Find the visit that does both levels."""
    [deep] = [a for a in roster.assignments if a.order.planned.task.code == "deep"]
    return deep


@pytest.fixture(scope="module")
def explanation(world: Portfolio, roster: Roster, visit: Assignment) -> Explanation:
    """Explain it."""
    return explain(visit.order, roster.demand, roster, history=world.history)


def test_a_change_of_the_lightest_level_is_told(explanation: Explanation) -> None:
    """All visits are planned by the lightest level, so why it was changed is said."""
    [change] = explanation.of("change")
    assert change.facts["task"] == "light"
    assert change.facts["place"] == str(AIM.place)
    assert "to leave a margin" in change.text.en
    assert "half-monthly service" in change.text.en
    assert "其中半月维保的周期" in change.text.zh
    assert str(AIM.place) in change.text.zh


def test_the_level_that_is_late_is_told(
    visit: Assignment, explanation: Explanation
) -> None:
    """Where only the lightest gap is over, the deeper work is not called late."""
    assert visit.late is not None
    assert (visit.late.limit, visit.late.task) == (date(2026, 3, 11), "light")
    [late] = explanation.of("late")
    assert late.facts["task"] == "light"
    assert "for the half-monthly service in it" in late.text.en
    assert "其中半月维保的期限 2026-03-11" in late.text.zh
    told = planned_facts(visit, visit.order.window).late
    assert told.zh.startswith("其中半月维保超期")
    assert told.en.startswith("The half-monthly service in it is ")
    row = LateWork.of(visit)
    assert row is not None
    assert row.task.zh == "半年维保（超期的是其中的半月维保）"


def test_a_visit_that_is_late_itself_needs_no_such_word(visit: Assignment) -> None:
    """Its own limit, and one of which nothing more is known, are told plainly."""
    assert visit.late is not None
    for code in ("deep", ""):
        plain = evolve(visit, late=evolve(visit.late, task=code))
        row = LateWork.of(plain)
        assert row is not None
        assert row.task.zh == "半年维保"
        assert planned_facts(plain, plain.order.window).late.zh.startswith("超期")


def test_the_level_is_kept_and_verified(
    world: Portfolio, roster: Roster, visit: Assignment
) -> None:
    """A file says which level it was, and one that says another is found out."""
    again = read_roster(roster_json(roster), world)
    assert again.by_order[visit.order.id].late == visit.late
    assert verify(again, world, world.history).ok
    assert visit.late is not None
    wrong = evolve(visit, late=evolve(visit.late, task="deep"))
    rest = tuple(wrong if a is visit else a for a in roster.assignments)
    found = verify(evolve(roster, assignments=rest), world, world.history)
    assert [one.rule.value for one in found.violations] == ["misdeclared"]


def test_a_file_that_does_not_name_the_level_is_read(
    world: Portfolio, roster: Roster, visit: Assignment
) -> None:
    """Files written before the level was named are as good as ever."""
    document = json.loads(roster_json(roster))
    for one in document["assignments"]:
        one.get("late", {}).pop("task", None)
    again = read_roster(json.dumps(document), world)
    late = again.by_order[visit.order.id].late
    assert late is not None
    assert late.task == ""
    assert verify(again, world, world.history).ok
