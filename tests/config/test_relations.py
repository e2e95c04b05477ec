"""What tasks include, as policies and types write it, and what is refused."""

from collections.abc import Callable

import pytest

from weibao.portfolio import Portfolio

Loaded = Callable[..., Portfolio]
Lines = Callable[..., list[str]]
Small = Callable[..., str]

TYPE = """
equipment_types:
  - code: unit
    family: hvac
    tasks:
      - {{code: a, title: A, cycle: every 1 month, duration: 1 h, includes: {a}}}
      - {{code: b, title: B, cycle: every 3 months, duration: 1 h, includes: {b}}}
"""


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("[b]", "[a]", "the task 'a' includes 'b', which includes it in turn"),
        ("[a]", "[]", "the task 'a' includes 'a'"),
        ("[c]", "[]", "includes the unknown task 'c' (name one of its own)"),
        ("[b, b]", "[]", "includes 'b' twice (name it once)"),
        ("[{task: b, look: forward}]", "[]", "needs a span to look in (add within:"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    a: str, b: str, said: str, small: Small, lines: Lines
) -> None:
    """A ring, a name that nothing has, a name told twice, a look into no span."""
    found = lines(small(more=TYPE.format(a=a, b=b)))
    assert any(said in line for line in found), found


def test_a_rule_may_not_close_a_ring(small: Small, lines: Lines) -> None:
    """What a rule adds and what it sets are looked at together, on each subject."""
    policies = """policies:
  - id: x
    select: {types: [pump]}
    crew: water
    change: [{task: grease, because: y, set: {includes: [look]}}]
    add:
      - because: y
        task: {code: look, title: L, cycle: 每月一次, duration: 1 h, includes: [grease]}
"""
    [line] = lines(small(policies=policies))
    assert "includes 'look', which includes it in turn" in line


@pytest.mark.parametrize("where", ["change", "add"])
def test_an_unknown_task_is_told_where_it_stands(
    where: str, small: Small, lines: Lines
) -> None:
    """A slip in a rule is found in its line, with what may have been meant."""
    change = "change: [{task: grease, because: y, set: {includes: [greese]}}]"
    add = "add: [{because: y, task: {code: look, title: L, cycle: 每月一次, "
    add += "duration: 1 h, includes: [greese]}}]"
    words = {"change": change, "add": add}[where]
    policies = "policies:\n  - id: x\n    select: {types: [pump]}\n"
    policies += f"    crew: water\n    {words}\n"
    [line] = lines(small(policies=policies))
    assert "unknown task 'greese' (did you mean 'grease'?)" in line


def test_records_tell_what_else_was_done(small: Small, loaded: Loaded) -> None:
    """A repair covers other tasks, told by code or title, inline and in tables."""
    inline = "{completion: {id: R1, subject: P-01, task: repair, done: 2025-12-20,"
    more = f"records: [{inline} covers: [加油]}}}}, {{file: r.csv}}]\n"
    rows = "记录号,对象,任务,日期,同时完成\nR2,P-01,repair,2025-12-21,grease\n"
    found = loaded(small(more=more), r__csv=rows)
    assert [one.covers for one in found.history.completions] == [("grease",)] * 2
    assert [one.id for one in found.history.completions_of("P-01", "grease")] == [
        "R1",
        "R2",
    ]
