"""Features of group F: several cycles side by side, and small work between large."""

from datetime import date
from itertools import pairwise

import pytest

from portfolios import demand, dues, estate, horizon, task
from weibao.cycles.stage import evenly

FIRST_HALF = horizon("2026-01-01", "2026-06-30")


@pytest.mark.feature("F066")
def test_cycles_need_no_common_base() -> None:
    """Four weeks, six weeks and a month stand in one policy, each with its dates."""
    cycles = {"four": "every 4 weeks", "six": "every 6 weeks", "month": "every 1 month"}
    world = estate(
        *(task(code, f"{said}, from 2026-01-05") for code, said in cycles.items())
    )
    found = demand(world, FIRST_HALF)
    in_days = {
        code: [(day - date(2026, 1, 5)).days for day in dues(found, code)]
        for code in ("four", "six")
    }
    assert in_days == {
        "four": [0, 28, 56, 84, 112, 140, 168],
        "six": [0, 42, 84, 126, 168],
    }
    assert dues(found, "month") == [date(2026, month, 5) for month in range(1, 7)]


@pytest.mark.feature("F071")
def test_an_elastic_interval_ends_on_the_larger_task() -> None:
    """A hundred days in steps of 28 to 36 are three steps of 33 or 34 days."""
    start, larger = date(2026, 1, 1), date(2026, 4, 11)
    found = evenly(start, larger, 28, 36)
    assert found is not None
    assert found[-1] == larger
    steps = [(b - a).days for a, b in pairwise((start, *found))]
    assert sorted(steps) == [33, 33, 34]
