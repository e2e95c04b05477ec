"""What tasks take in turn, as files say it, and records of it."""

from collections.abc import Callable

import pytest

from weibao.cycles.rotation import ItemOrder
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.spans import Every

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

POLICIES = """policies:
  - id: x
    select: {{types: [pump]}}
    crew: water
    add:
      - because: y
        task: {{code: look, title: L, cycle: 每月一次, duration: 1 h, rotate: {rotate}}}
"""
LISTED = "{items: [N-1, {item: N-2, title: 二号, from: 2025-02-01, to: 2026-02-01}], "


def test_a_rule_says_what_its_task_takes_in_turn(small: Small, loaded: Loaded) -> None:
    """Items listed or chosen, how many, in what order, in what time."""
    rotate = LISTED + "take: 1, order: oldest_first, cover_within: 1年}"
    plan = make_plan(loaded(small(policies=POLICIES.format(rotate=rotate))))
    found = plan.by_id["P-01/look"].resolved.rotate
    assert found is not None
    assert (found.take, found.order) == (1, ItemOrder.OLDEST_FIRST)
    assert found.cover_within == Every(months=12)
    second = plan.rotations["P-01/look"][1]
    assert (second.id, second.title.zh, str(second.last)) == (
        "N-2",
        "二号",
        "2026-02-01",
    )
    rotate = "{items: {types: [pump], tags: [roof]}, cover_within: 1 year, share: 20}"
    plan = make_plan(loaded(small(policies=POLICIES.format(rotate=rotate))))
    found = plan.by_id["P-01/look"].resolved.rotate
    assert found is not None
    assert found.spread
    assert found.share == 20


def test_a_change_sets_it_and_says_so(small: Small, loaded: Loaded) -> None:
    """``set:`` gives a task of the type items in turn, with its provenance."""
    policies = """policies:
  - id: x
    select: {types: [pump]}
    crew: water
    change: [{task: grease, because: y, set: {rotate: {items: [a, b], take: 1}}}]
"""
    planned = make_plan(loaded(small(policies=policies))).by_id["P-01/grease"]
    assert planned.resolved.rotate is not None
    assert planned.resolved.provenance["rotate"].by == "x"


@pytest.mark.parametrize(
    ("rotate", "said"),
    [
        ("{items: [a]}", "needs how many a turn takes (take: 1)"),
        ("{items: [a, a], take: 1}", "'a' is listed twice"),
        ("{items: [a], take: 1, order: random}", "order"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    rotate: str, said: str, small: Small, lines: Lines
) -> None:
    """At its place, with what would be right."""
    found = lines(small(policies=POLICIES.format(rotate=rotate)))
    assert any(said in line for line in found), found


def test_records_name_the_items_really_done(
    small: Small, loaded: Loaded, lines: Lines
) -> None:
    """Listed ones or assets, inline and in tables; a slip is told."""
    policies = POLICIES.format(rotate=LISTED + "take: 1}")
    inline = "{completion: {id: R1, subject: P-01, task: look, done: 2025-12-20,"
    more = f"records: [{inline} items: [N-2, P-01]}}}}, {{file: r.csv}}]\n"
    rows = "记录号,对象,任务,日期,所做对象\nR2,P-01,look,2025-12-21,N-1；N-2\n"
    found = loaded(small(policies=policies, more=more), r__csv=rows)
    assert [one.items for one in found.history.completions] == [
        ("N-2", "P-01"),
        ("N-1", "N-2"),
    ]
    slip = more.replace("N-2", "N-3").replace(", {file: r.csv}", "")
    [line] = lines(small(policies=policies, more=slip))
    assert "unknown item 'N-3' (did you mean" in line
