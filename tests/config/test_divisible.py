"""Work that may go on over several shifts, as the YAML says it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from weibao.equipment import Divisible
from weibao.explanation.rules import value_text
from weibao.planning import make_plan
from weibao.portfolio import Portfolio

Lines = Callable[..., list[str]]
Small = Callable[..., str]
ADDED = (
    "policies:\n  - id: pumps\n    select: {types: [pump]}\n    crew: water\n"
    "    add: [{task: {code: t, title: t, cycle: CYCLE, duration: 12 h,"
    " divisible: DIVISIBLE}, because: x}]\n"
)
CREWS = "crews: [{id: water, members: [li], base: B01}]\n"


def written(small: Small, divisible: str, cycle: str = "every 3 months") -> str:
    """Write a portfolio with a long task."""
    policies = ADDED.replace("DIVISIBLE", divisible).replace("CYCLE", cycle)
    return small(policies=policies, crews=CREWS)


@pytest.mark.parametrize(
    ("said", "meant", "told"),
    [
        ("true", Divisible(), "in parts of at least 1 h"),
        (
            "{smallest: 90 min}",
            Divisible(timedelta(minutes=90)),
            "in parts of at least 1 h 30 min",
        ),
        ("false", None, "none"),
    ],
)
def test_it_is_read_and_told(
    small: Small,
    loaded: Callable[..., Portfolio],
    said: str,
    meant: Divisible | None,
    told: str,
) -> None:
    """An hour at the least, unless more is said."""
    found = loaded(written(small, said))
    [planned] = [one for one in make_plan(found).tasks if one.task.code == "t"]
    assert planned.resolved.divisible == meant
    assert value_text("divisible", planned.resolved).en == told


@pytest.mark.parametrize("cycle", ["at most 15 days apart", "daily at 08:00"])
def test_gaps_and_times_allow_no_division(
    small: Small, lines: Lines, cycle: str
) -> None:
    """What to take out is said, with the task."""
    [said] = lines(written(small, "true", cycle))
    assert "take divisible out" in said


def test_a_part_takes_time(small: Small, lines: Lines) -> None:
    """Nothing is no part."""
    [said] = lines(written(small, "{smallest: 0 min}"))
    assert "divisible" in said
