"""Cycles that depend on an attribute, as a file writes them."""

from collections.abc import Callable

import pytest

from weibao.config.compound_cycles import CYCLE_FORM
from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.choosing import CycleChoice
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.spans import Every

Lines = Callable[..., list[str]]
Loaded = Callable[..., Portfolio]
Small = Callable[..., str]

MONTHLY, QUARTERLY = parse_cycle("every 1 month"), parse_cycle("every 3 months")
POLICY = """\
policies:
  - id: pumps
    select: {types: [pump]}
    crew: water
    change:
      - {task: grease, because: wear, set: {cycle: %s}}
"""
TASK = """\
policies:
  - id: pumps
    select: {types: [pump]}
    crew: water
    add:
      - because: wear
        task: {code: look, title: look, duration: 5 min, cycle: %s}
"""
TYPE = """\
equipment_types:
  - code: gate
    family: access
    attributes: [{name: use, kind: text, choices: [fire, supply]}, {name: power}]
    tasks:
      - {code: look, title: look, duration: 5 min, cycle: %s}
"""
BY_USE = "{by: use, cases: {fire: every 1 month}, default: every 3 months}"
BY_POWER = """{by: power, cases: {"..5": every 3 months, "5..": {every: 1 month}},
          default: 每3个月}"""


def test_a_choice_is_read_with_its_cases() -> None:
    """Each case is a phrase or a mapping, as any cycle is."""
    read = CYCLE_FORM.read(
        {
            "by": "use",
            "cases": {"fire": "每1个月", "supply": {"every": "3 months"}},
            "default": {"phrase": "every 3 months"},
        }
    )
    cases = (("fire", MONTHLY), ("supply", QUARTERLY))
    assert read == CycleChoice("use", cases, QUARTERLY)


def planned(world: Portfolio, code: str) -> Cycle:
    """Return the cycle of a task of the pump."""
    found = make_plan(world).of("P-01", code)
    assert found is not None
    assert found.cycle is not None
    return found.cycle


@pytest.mark.parametrize(
    ("stated", "written", "expected"),
    [
        ("{use: fire}", BY_USE, "every 1 month"),
        ("{use: supply}", BY_USE, "every 3 months"),
        ("{}", BY_USE, "every 3 months"),
        ("{power: 4.9}", BY_POWER, "every 3 months"),
        ("{power: 5}", BY_POWER, "every 1 month"),
        (
            "{standby: yes}",
            "{by: standby, cases: {true: every 1 month}, default: every 3 months}",
            "every 1 month",
        ),
    ],
)
@pytest.mark.parametrize(("policy", "code"), [(POLICY, "grease"), (TASK, "look")])
def test_changes_and_added_tasks_take_choices(
    stated: str,
    written: str,
    expected: str,
    policy: str,
    code: str,
    loaded: Loaded,
    small: Small,
) -> None:
    """The asset's attribute chooses the case: a word, a range or a yes or no."""
    assets = f"assets: [{{id: P-01, type: pump, location: B01, attributes: {stated}}}]"
    world = loaded(small(assets=f"{assets}\n", policies=policy % written))
    assert planned(world, code).rhythm == parse_cycle(expected).rhythm


def test_types_of_ones_own_take_choices(loaded: Loaded, small: Small) -> None:
    """A type's task keeps the choice, with cases of the attribute's kind."""
    assets = "assets: [{id: G-01, type: gate, location: B01}]\n"
    world = loaded(small(assets=assets, policies="") + TYPE % BY_POWER)
    task = world.inventory.assets["G-01"].type.by_task["look"]
    assert isinstance(task.cycle, CycleChoice)
    assert [case for case, _ in task.cycle.cases] == [(None, 5), (5, None)]
    assert not task.on_demand


@pytest.mark.parametrize(
    ("written", "place", "words"),
    [
        ("{by: usage, cases: {}, default: daily}", "cycle", "'usage'"),
        ("{by: use, cases: {firr: daily}, default: daily}", "cycle", "'fire'"),
        ("{by: power, cases: {a..b: daily}, default: daily}", "cycle", "a number"),
        (
            "{by: use, cases: {fire: often}, default: daily}",
            "cycle.cases.fire",
            "'often'",
        ),
        ("{by: use, cases: {fire: daily}}", "cycle.default", "'default' is missing"),
        ("{by: use, every: 1 month}", "cycle.every", "unknown key 'every'"),
    ],
)
@pytest.mark.parametrize(
    ("policy", "path"),
    [
        (POLICY, "policies[0].change[0].set."),
        (TASK, "policies[0].add[0].task."),
    ],
)
def test_a_wrong_choice_is_refused_at_its_place(
    written: str,
    place: str,
    words: str,
    policy: str,
    path: str,
    lines: Lines,
    small: Small,
) -> None:
    """An unknown attribute, a value it cannot have, a bad phrase, a missing part."""
    said = lines(small(policies=policy % written))
    assert any(f"{path}{place}: " in line and words in line for line in said), said


def test_no_case_of_a_choice_may_loosen_a_law(lines: Lines, small: Small) -> None:
    """One longer case is enough to be refused; a choice as strict as the law is not."""
    law = """\
equipment_types:
  - code: boiler
    family: heat
    attributes: [{name: use, kind: text}]
    tasks:
      - {code: look, title: look, duration: 5 min, cycle: every 3 months,
          sources: [{basis: statute, title: Boiler Act}]}
"""
    boilers = POLICY.replace("[pump]", "[boiler]").replace("grease", "look")
    assets = "assets: [{id: K-01, type: boiler, location: B01}]\n"

    def told(written: str) -> list[str]:
        return lines(law + small(assets=assets, policies=boilers % written))

    assert told(BY_USE) == []
    [said] = told("{by: use, cases: {low: every 4 months}, default: every 1 month}")
    assert "set.cycle" in said
    assert "Boiler Act" in said


def test_a_choice_says_what_a_change_does(loaded: Loaded, small: Small) -> None:
    """Nothing said, the open turn is reckoned anew, from the day of the change on."""
    cases = "by: power, cases: {'5..': '每3个月，自完成日起'}"
    otherwise = "default: '每6个月，自完成日起'"
    for said, how in {
        "": AtChange(),
        ", on_change: recount, grace: 10 days": AtChange(grace=Every(days=10)),
        ", on_change: recount_overdue": AtChange(OnChange.RECOUNT_OVERDUE),
        ", on_change: keep": AtChange(OnChange.KEEP),
    }.items():
        change = "{id: A1, subject: P-01, attribute: power, value: 4, from: 2026-01-05}"
        world = loaded(
            small(
                policies=POLICY % f"{{{cases}, {otherwise}{said}}}",
                more=f"records: [change: {change}]\n",
            )
        )
        rhythm = planned(world, "grease").rhythm
        assert isinstance(rhythm, Interval)
        assert rhythm.changed is not None
        assert rhythm.changed.how == how
        assert [one.every.months for one in rhythm.changed.lengths] == [3, 6]


def test_a_grace_for_a_date_that_is_kept_is_refused(lines: Lines, small: Small) -> None:
    """One of the two has to go."""
    choice = "{by: use, cases: {}, default: daily, on_change: keep, grace: 3 days}"
    [said] = lines(small(policies=POLICY % choice))
    assert "policies[0].change[0].set.cycle: " in said
    assert "leave grace out" in said


def test_a_change_between_cycles_that_cannot_follow_is_told(
    lines: Lines, small: Small
) -> None:
    """The record is refused with what to write instead."""
    policies = POLICY % "{by: use, cases: {fire: daily}, default: once each week}"
    record = "{id: A1, subject: P-01, attribute: use, value: fire, from: 2026-01-05}"
    [said] = lines(small(policies=policies, more=f"records: [change: {record}]\n"))
    assert "P-01, grease: use changed on record between two turns" in said
    assert "every 6 months, from completion" in said
