"""Programmes of a rule that cannot be meant are refused, and say what to write."""

from collections.abc import Callable

import pytest

Lines = Callable[..., list[str]]
Small = Callable[..., str]

RULE = """
policies:
  - id: r
    select: {types: [pump]}
    apply: none
    program: {because: x, cycle: "%s", %s}
"""
BASE = "every 1 month, from 2026-01-01"


@pytest.mark.parametrize(
    ("cycle", "steps", "problem"),
    [
        (
            BASE,
            "positions: {of: 12, at: {grease: [1, 13]}}",
            "step 13 of the task 'grease' does not lie between 1 and 12 (write another "
            "step, or another number under of)",
        ),
        (
            BASE,
            "positions: {of: 12, at: {grease: [1]}, priority: {paint: 1}}",
            "the task 'paint' is not under at of the positions (add it there, or take "
            "it out of once and priority)",
        ),
        (
            BASE,
            "positions: {of: 12, at: {grease: [1]}, once: [paint]}",
            "the task 'paint' is not under at of the positions (add it there, or take "
            "it out of once and priority)",
        ),
        (
            BASE,
            "packages: [{task: grease, every: 0}]",
            "the numbers of steps must be 1 or more (every: 3, for example)",
        ),
        (
            BASE,
            "done: -1, pattern: [grease]",
            "the number of steps done cannot be below zero (leave done out for none)",
        ),
        (
            "every 300 years, from 2026-01-01",
            "packages: [{task: grease, once: 40}]",
            "the date of a step 40 steps on is too far off (write a smaller number, or "
            "a shorter base cycle)",
        ),
        (
            "every 1 month, from 9999-12-01",
            "pattern: [grease]",
            "the date 9999-12-01 cannot be meant (write one from 1900 to 2100)",
        ),
        (
            f"{BASE}, while flying",
            "pattern: [grease]",
            "unknown state 'flying'",
        ),
    ],
)
def test_a_programme_that_cannot_be_meant_is_told(
    cycle: str, steps: str, problem: str, small: Small, lines: Lines
) -> None:
    """With the place, and nothing else beside it."""
    [found] = lines(small(policies=RULE % (cycle, steps)))
    assert problem in found
    assert "policies[0].program" in found
