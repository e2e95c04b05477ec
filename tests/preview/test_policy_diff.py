"""What a change of policy does, as a whole."""

import json
from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, estate, horizon, preview, rule, task
from strategies_rosters import Case, cases
from weibao import (
    Addition,
    Basis,
    Change,
    Need,
    Policy,
    PolicyDiff,
    Position,
    Rule,
    Source,
    SwitchOff,
    make_plan,
    policy_diff,
)
from weibao.cycles.gating import OnReturn
from weibao.phrases import parse_cycle
from weibao.policy import Place, Suspension
from weibao.portfolio import Portfolio
from weibao.preview.document import diff_document
from weibao.preview.telling import headlines, sections
from weibao.texts import Text

CYCLES = (
    "every 5 days",
    "at most 6 days apart",
    "every 10 days, from completion",
    "once each week",
    "3 times each month",
)


@st.composite
def edits(draw: st.DrawFn, case: Case) -> Portfolio:
    """A case with a rule less, or with tasks that are changed or switched off."""
    rules = list(case.portfolio.policy.rules)
    if draw(st.booleans()):
        rules.pop(draw(st.integers(0, len(rules) - 1)))
    types = {
        one.type.code: one.type
        for one in case.portfolio.inventory.subjects()
        if one.type is not None
    }
    codes = sorted({t.code for type_ in types.values() for t in type_.tasks})
    if not codes:
        return case.portfolio
    code = draw(st.sampled_from(codes))
    because = Text("原因", "reason")
    values = {
        "cycle": st.sampled_from(CYCLES).map(parse_cycle),
        "duration": st.sampled_from([30, 90]).map(lambda n: timedelta(minutes=n)),
        "need": st.just(Need((Position(2, "lift"), Position()))),
        "title": st.just(Text.same("renamed")),
    }
    name = draw(st.sampled_from(["off", *values]))
    if name == "off":
        rules.append(
            rule("edit", apply=(), off=(SwitchOff(task=code, because=because),))
        )
    else:
        change = Change(
            task=code,
            field=name,  # type: ignore[arg-type]  # one of the fields above
            value=draw(values[name]),
            because=because,
        )
        rules.append(rule("edit", apply=(), changes=(change,)))
    policy = evolve(case.portfolio.policy, rules=tuple(rules))
    return evolve(case.portfolio, policy=policy)


PAIRS = cases().flatmap(lambda case: st.tuples(st.just(case), edits(case), edits(case)))


def of_case(case: Case, old: Portfolio, new: Portfolio) -> PolicyDiff:
    """Compare two versions of a case."""
    history = case.portfolio.history
    plans = make_plan(old), make_plan(new)
    return policy_diff(*plans, history, case.horizon, as_of=case.as_of)


@given(cases())
def test_a_portfolio_differs_in_nothing_from_itself(case: Case) -> None:
    """Read twice it has other objects, but the same plan and the same work."""
    again = evolve(case.portfolio)
    diff = of_case(case, case.portfolio, again)
    assert diff.empty
    assert not diff.subjects
    assert not diff.hours.total.difference
    assert [line.en for line in headlines(diff)] == ["Nothing changes."]


@given(PAIRS)
def test_the_way_back_mirrors_the_way_there(
    pair: tuple[Case, Portfolio, Portfolio],
) -> None:
    """What one adds the other removes, by the same days, fields and hours."""
    case, a, b = pair
    there, back = of_case(case, a, b), of_case(case, b, a)
    assert _ids(there.tasks.added) == _ids(back.tasks.removed)
    assert _ids(there.tasks.removed) == _ids(back.tasks.added)
    assert _fields(there) == _fields(back, mirrored=True)
    assert _ids(there.visits.added) == _ids(back.visits.removed)
    assert _ids(there.visits.removed) == _ids(back.visits.added)
    moves = {(one.old.id, one.new.id, one.days) for one in there.visits.moved}
    assert moves == {(o.new.id, o.old.id, -o.days) for o in back.visits.moved}
    assert {cell: load.difference for cell, load in there.hours.cells.items()} == {
        cell: -load.difference for cell, load in back.hours.cells.items()
    }


@given(PAIRS)
def test_counts_and_hours_add_up(pair: tuple[Case, Portfolio, Portfolio]) -> None:
    """Added less removed is the difference; weeks and skills are sums of the cells."""
    case, _, edited = pair
    diff = of_case(case, case.portfolio, edited)
    visits, hours = diff.visits, diff.hours
    assert visits.after - visits.before == len(visits.added) - len(visits.removed)
    work = sum(
        order.planned.resolved.need.people
        * int(order.planned.resolved.duration.total_seconds() // 60)
        for order in diff.new.orders
        if order.completion is None
    )
    assert hours.total.new == work
    assert sum(load.new for load in hours.by_skill.values()) == work
    assert sum(load.new for load in hours.cells.values()) == work


def test_a_changed_field_says_both_values_and_where_they_come_from() -> None:
    """In words, with the reason and the line that sets it now."""
    world = estate(task("service", "every 3 months from 2026-01-31"))
    change = Change(
        task="service",
        field="cycle",
        value=parse_cycle("every 6 months from 2026-01-31"),
        because=Text("省钱", "saves money"),
        place=Place("policy.yaml", 12),
    )
    diff = preview(world, with_rules(world, rule(), rule("b", changes=(change,))))
    [changed] = diff.tasks.changed
    [field] = changed.fields
    assert (changed.id, field.name) == ("A1/service", "cycle")
    assert field.old.en.startswith("every 3 months")
    assert field.new.zh.startswith("每6个月")
    assert (field.was.layer, field.was.by) == ("type", "pump")
    assert (field.now.by, str(field.now.place)) == ("b", "policy.yaml:12")
    [row] = next(one for one in sections(diff) if one.title.en == "Planned tasks").rows
    assert [cell.en for cell in row][-2:] == ["saves money", "policy.yaml:12"]


def test_a_law_that_changes_names_what_it_touches() -> None:
    """The first rule ends, another begins: the days and the assets are shown."""
    world = estate(task("service", "once each month"), task("check"), assets=3)
    [type_] = {one.type for one in world.inventory.subjects()}
    assert type_ is not None
    added = Addition(
        task=task("inspection", "once each week"),
        because=Text("新规", "the new law"),
        place=Place("policy.yaml", 30),
    )
    until = rule(valid_to=day("06-30"))
    since = rule("law", apply=(), additions=(added,), valid_from=day("07-01"))
    diff = preview(world, with_rules(world, until, since))
    assert [subject.id for subject in diff.subjects] == ["A1", "A2", "A3"]
    assert [one.id for one in diff.tasks.added] == [
        f"A{n}/inspection" for n in (1, 2, 3)
    ]
    assert {field.name for one in diff.tasks.changed for field in one.fields} == {
        "valid"
    }
    assert all(one.due >= day("07-01") for one in diff.visits.added)
    assert all(one.due >= day("07-01") for one in diff.visits.removed)
    said = [cell.en for row in sections(diff)[0].rows for cell in row]
    assert {"until 2026-06-30", "the new law", "policy.yaml:30"} <= set(said)


def test_a_task_that_its_law_lets_end_is_changed() -> None:
    """A plugin says until when a task holds: the days and the sources are fields."""
    old = estate(task("service", "once each month"))
    text = (Source(Basis.STANDARD, "GB 1", "2"),)
    new = estate(
        task("service", "once each month", valid_to=day("03-31"), sources=text)
    )
    diff = preview(old, new)
    [changed] = diff.tasks.changed
    assert [(one.name, one.old.en, one.new.en) for one in changed.fields] == [
        ("valid", "always", "until 2026-03-31"),
        ("sources", "house rule", "GB 1 2"),
    ]
    assert len(diff.visits.removed) == 9


@pytest.mark.parametrize(
    ("resume", "said"),
    [
        (OnReturn.GRID, "from 2027-02-01 to 2027-02-28 (rebuilding)"),
        (
            OnReturn.RESTART,
            "from 2027-02-01 to 2027-02-28, then counted anew (rebuilding)",
        ),
    ],
)
def test_a_suspension_is_a_change_also_beyond_the_horizon(
    resume: OnReturn, said: str
) -> None:
    """No visit of these days differs, but the plan does, and says how."""
    world = estate(task("service", "every 3 months from 2026-01-31"))
    pause = Suspension(
        first=day("2027-02-01"),
        last=day("2027-02-28"),
        because=Text("改造", "rebuilding"),
        resume=resume,
        place=Place("policy.yaml", 9),
    )
    paused = with_rules(world, rule(suspensions=(pause,)))
    diff = preview(world, paused)
    [changed] = diff.tasks.changed
    [found] = [(one.name, one.old.en, one.new.en) for one in changed.fields]
    assert found == ("suspended", "none", said)
    elsewhere = evolve(pause, place=Place("copy.yaml", 40))
    assert preview(paused, with_rules(world, rule(suspensions=(elsewhere,)))).empty


def test_hours_stand_in_the_week_of_the_work_and_under_its_skills() -> None:
    """Each of the people counts, those without a skill under none."""
    need = Need((Position(2, "lift"), Position()))
    once = task("service", "every 1 month from 2026-01-01", need=need)
    over = horizon("2026-01-01", "2026-01-31")
    old, new = estate(task("other", "once each year")), estate(once)
    diff = preview(old, new, over)
    assert {cell: load.new for cell, load in diff.hours.cells.items() if load.new} == {
        (day("2025-12-29"), "lift"): 120,
        (day("2025-12-29"), ""): 60,
    }
    assert diff.hours.fullest_new == (day("2025-12-29"), 180)


def test_the_document_leaves_nothing_out() -> None:
    """Its lists are as long as its counts, and it is plain data."""
    old = estate(task("service", "at most 10 days apart"), assets=40)
    new = estate(task("service", "at most 20 days apart"), assets=40)
    diff = preview(old, new)
    document = json.loads(json.dumps(diff_document(diff)))
    counts = document["counts"]
    for name in ("added", "moved", "removed"):
        assert len(document["visits"][name]) == counts[f"visits_{name}"]
    assert len(document["visits"]["removed"]) > 500
    assert len(document["tasks"]["changed"]) == 40


def with_rules(world: Portfolio, *rules: Rule) -> Portfolio:
    """Return the same portfolio under another policy."""
    return evolve(world, policy=Policy(rules=rules))


def _ids(things: object) -> list[str]:
    return sorted(one.id for one in things)  # type: ignore[attr-defined]  # tasks or orders


def _fields(diff: PolicyDiff, *, mirrored: bool = False) -> set[tuple[str, ...]]:
    return {
        (changed.id, field.name, *(str(text) for text in pair))
        for changed in diff.tasks.changed
        for field in changed.fields
        for pair in [(field.new, field.old) if mirrored else (field.old, field.new)]
    }
