"""How far the work of each rule has come."""

import pytest

from portfolios import demand, done, estate, found, horizon, rule, task
from weibao.reports import phases

TASKS = (
    task("dig", "on 2026-01-10, 2026-01-20"),
    task("plant", "on 2026-02-10"),
    task("mend"),
)
RULES = (rule("b-plant", apply=("plant",)), rule("a-dig", apply=("dig",)))
DUG = (done("01-10", "dig"), done("01-20", "dig"))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, {"": (0, 1, 0), "a-dig": (0, 0, 2), "b-plant": (0, 1, 0)}),
        (1, {"": (0, 1, 0), "a-dig": (1, 1, 1), "b-plant": (0, 1, 0)}),
        (2, {"": (0, 1, 0), "a-dig": (2, 2, 0), "b-plant": (0, 1, 0)}),
    ],
)
def test_a_milestone_is_reached_when_all_is_done(
    number: int, expected: dict[str, tuple[int, int, int]]
) -> None:
    """Orders stand with their rule, repairs without a name; a missed turn counts."""
    world = estate(*TASKS, rules=RULES, records=[found("01-05"), *DUG[:number]])
    there = demand(world, horizon("01-01", "03-31"), as_of="01-25")
    told = phases(there)
    assert {p.rule: (p.done, len(p.orders), p.missed) for p in told} == expected
    assert [phase.rule for phase in told if phase.reached] == ["a-dig"] * (number == 2)
    assert [phase.rule for phase in told] == sorted(expected)
