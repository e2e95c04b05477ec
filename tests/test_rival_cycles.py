"""Two rules that do one task at different cycles: the stricter applies, and is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, estate, grid, months, quota, rule, task
from weibao.amounts import Choose
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.plan import Plan, PlannedTask
from weibao.planning import Unplannable, make_plan
from weibao.policy import Addition, Change, Place, Rule
from weibao.rival_cycles import RivalCycles, Stands
from weibao.texts import Text

WHY = Text("合同约定", "as the contract has it")
WEEKLY, DAILY = quota(1, Period.WEEK), quota(1, Period.DAY)
MONTHLY, TWICE = quota(1, Period.MONTH), quota(2, Period.MONTH)


def asks(id_: str, cycle: object, line: int, apply: object = ("clear",)) -> Rule:
    """Make a rule that does a task, or only changes it, at a cycle of its own."""
    place = Place(file="policy.yaml", line=line)
    change = Change(task="clear", field="cycle", value=cycle, because=WHY, place=place)
    return rule(id=id_, apply=apply, changes=(change,))


def adds(id_: str, cycle: Cycle, line: int, code: str = "clear") -> Rule:
    """Make a rule that brings the task with it."""
    place = Place(file="policy.yaml", line=line)
    own = Addition(task=task(code, cycle), because=WHY, place=place)
    return rule(id=id_, apply=(), additions=(own,), place=place)


def planned(*rules: Rule, cycle: Cycle = WEEKLY, number: int = 1) -> Plan:
    """Plan bins under rules."""
    world = estate(task("clear", cycle), assets=number, rules=rules)
    return make_plan(world)


def the(plan: Plan) -> PlannedTask:
    """Return the only planned task."""
    (one,) = plan.tasks
    return one


def rival(plan: Plan) -> RivalCycles:
    """Return what is told of two rules."""
    (one,) = plan.rival_cycles
    return one


@pytest.mark.parametrize("first", [0, 1], ids=["laxer first", "stricter first"])
@pytest.mark.parametrize("make", [asks, adds], ids=["changed", "added"])
def test_the_stricter_of_two_cycles_applies_whichever_comes_later(
    make: object, first: int
) -> None:
    """A later, laxer rule does not win, and what lost is named with its line."""
    rules = [asks("weekly", WEEKLY, 7), asks("daily", DAILY, 9)]
    if make is adds:
        rules = [adds("weekly", WEEKLY, 7), adds("daily", DAILY, 9)]
    plan = planned(*rules[first:], *rules[:first])
    assert the(plan).cycle == DAILY
    told = rival(plan)
    assert (told.applied.rule, told.left.rule) == ("daily", "weekly")
    assert (told.applied.place.line, told.left.place.line) == (9, 7)
    assert told.stands is Stands.STRICTER
    for language in ("zh", "en"):
        assert "policy.yaml:7" in told.text.to(language)
        assert "policy.yaml:9" in told.text.to(language)


def test_what_the_stricter_cycle_costs_is_told_over_all_subjects() -> None:
    """Hours of a year of twelve months of thirty days, people and subjects counted."""
    rules = asks("monthly", MONTHLY, 7), asks("twice", TWICE, 9)
    alone = rival(planned(*rules))
    assert alone.hours is not None
    length = the(planned(*rules)).resolved.duration.total_seconds() / 3600
    assert alone.hours == pytest.approx(12 * length)
    three = rival(planned(*rules, number=3))
    assert three.subjects == 3
    assert three.hours == pytest.approx(36 * length)


def test_the_same_cycle_twice_is_no_contradiction() -> None:
    """Rules that agree leave nothing to tell."""
    assert not planned(asks("a", DAILY, 7), asks("b", DAILY, 9)).rival_cycles


def test_a_rule_that_only_changes_what_others_apply_means_to() -> None:
    """With ``apply: none`` it replaces the cycle, longer or shorter."""
    plan = planned(asks("daily", DAILY, 7), asks("eased", MONTHLY, 9, ()))
    assert the(plan).cycle == MONTHLY
    assert not plan.rival_cycles
    origin = the(plan).resolved.provenance["cycle"]
    assert (origin.by, origin.because) == ("eased", WHY)


def test_what_two_rules_said_is_settled_by_a_third_that_means_to() -> None:
    """Once somebody has decided there is nothing left to tell."""
    plan = planned(
        asks("daily", DAILY, 7), asks("weekly", WEEKLY, 9), asks("set", TWICE, 11, ())
    )
    assert the(plan).cycle == TWICE
    assert not plan.rival_cycles


def test_a_rule_may_choose_another_cycle_than_the_type_has() -> None:
    """The type's own cycle is a default as long as no other rule states one."""
    plan = planned(rule(), asks("eased", MONTHLY, 9))
    assert the(plan).cycle == MONTHLY
    assert not plan.rival_cycles


def test_a_task_of_the_same_name_is_not_done_less_than_the_type_asks() -> None:
    """An added task replaces one that is applied only if it is stricter."""
    plan = planned(rule(id="own"), adds("monthly", MONTHLY, 9))
    assert the(plan).cycle == WEEKLY
    assert rival(plan).applied.rule == "own"
    plan = planned(rule(id="own"), adds("daily", DAILY, 9))
    assert the(plan).cycle == DAILY
    assert rival(plan).left.rule == "own"


def test_of_three_rules_each_is_told_what_it_lost_to() -> None:
    """The one that applies is named beside each of the others."""
    plan = planned(
        asks("monthly", MONTHLY, 5), asks("weekly", WEEKLY, 7), asks("daily", DAILY, 9)
    )
    assert [one.applied.rule for one in plan.rival_cycles] == ["daily", "daily"]
    assert [one.left.rule for one in plan.rival_cycles] == ["monthly", "weekly"]


def test_where_each_is_stricter_in_some_way_the_more_frequent_applies() -> None:
    """A longest gap is stricter in one way, more turns a month in another."""
    gap = at_most(31)
    for rules in (
        (asks("gap", gap, 7), asks("twice", TWICE, 9)),
        (asks("twice", TWICE, 9), asks("gap", gap, 7)),
    ):
        plan = planned(*rules)
        assert the(plan).cycle == TWICE
        assert rival(plan).left.rule == "gap"


def test_cycles_that_cannot_be_compared_leave_the_later_one() -> None:
    """It is told all the same, without hours."""
    listed = grid(months(1))
    seasonal = quota(1, Period.MONTH, seasons=("growing",))
    plan = planned(asks("in season", seasonal, 7), asks("all year", listed, 9))
    assert rival(plan).hours is None


def test_a_cycle_by_attribute_is_stricter_if_it_always_is() -> None:
    """Whatever the attribute may say."""
    chosen = Choose("size", (("big", DAILY),), WEEKLY)
    plan = planned(asks("by size", chosen, 7), asks("monthly", MONTHLY, 9))
    assert rival(plan).applied.rule == "by size"


def test_a_second_task_of_the_same_name_cannot_cut_off_the_first() -> None:
    """It would take the first one's other days away without a word."""
    later = Rule(
        id="later",
        title=WHY,
        select=rule().select,
        apply=(),
        additions=(Addition(task=task("clear", DAILY), because=WHY),),
        valid_from=date(2026, 6, 1),
    )
    with pytest.raises(Unplannable, match="clear"):
        planned(adds("first", WEEKLY, 7), later)


@given(st.permutations([DAILY, WEEKLY, TWICE, MONTHLY]), st.booleans())
def test_the_order_of_the_rules_decides_nothing(
    cycles: list[Cycle],
    added: bool,
) -> None:
    """Of rules that can be compared the strictest applies in any order."""
    make = adds if added else asks
    plan = planned(*(make(f"r{n}", cycle, n) for n, cycle in enumerate(cycles)))
    assert the(plan).cycle == DAILY
    assert {one.applied.cycle.en for one in plan.rival_cycles} == {"once each day"}
    assert len(plan.rival_cycles) == 3
