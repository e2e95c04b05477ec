"""The first sentence of a summary."""

import pytest
from attrs import evolve

from summaries import quiet, told
from weibao.equipment import Criticality
from weibao.reports import Summary
from weibao.reports.verdict import State, verdict
from weibao.texts import Text
from weibao.verifier import Rule, Verification, Violation


def broken() -> Summary:
    """Return a summary of a roster that breaks a rule."""
    remark = Violation(rule=Rule.TRAVEL, text=Text.same("?"), day=quiet().as_of)
    return evolve(quiet(), verification=Verification(violations=(remark,)))


def of_law() -> Summary:
    """Return a summary with work of law that has no place."""
    lost = (evolve(told().unplaced[0], criticality=Criticality.STATUTORY),)
    return evolve(quiet(), unplaced=lost)


CASES = {
    "violations": (broken(), State.BAD, "(1 times) and must not"),
    "unplaced by law": (of_law(), State.BAD, "(of law or safety: 1)."),
    "unplaced": (
        told(),
        State.CARE,
        "place: 1 (of law or safety: 0); late from before: 1; placed after"
        " their limit: 1.",
    ),
    "late": (
        evolve(told(), unplaced=()),
        State.CARE,
        "Every order has its place; late from before: 1; placed after",
    ),
    "breaches": (
        evolve(quiet(), verification=told().verification),
        State.CARE,
        "gaps that could not be kept: 2.",
    ),
    "unreached": (
        evolve(quiet(), unreached=(Text.same("P9"),)),
        State.CARE,
        "no rule reaches: 1.",
    ),
    "nothing": (quiet(), State.GOOD, "Every order has its place, in time."),
}


@pytest.mark.parametrize("case", CASES)
def test_the_worst_is_said_first(case: str) -> None:
    """A roster that breaks rules is of no use, however full its days are."""
    summary, state, words = CASES[case]
    judged = verdict(summary)
    assert judged.state is state
    assert words in judged.text.en
    assert judged.text.zh.endswith("。")
