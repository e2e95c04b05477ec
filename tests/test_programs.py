"""Programmes: which tasks fall on which steps, against a walk from step to step."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import demand, dues, estate, grid, horizon, months, task
from weibao.cycles.cycle import Cycle
from weibao.cycles.inclusion import Divisors, OnCommon, Positions, StepPackage
from weibao.cycles.rhythms import Interval
from weibao.cycles.steps import Steps
from weibao.errors import InvalidValue
from weibao.phrases import cycle_text, parse_cycle
from weibao.programs import (
    Programme,
    of_divisors,
    of_packages,
    of_pattern,
    of_positions,
    of_sets,
)

BASE = grid(months(1), "2026-01-01")
YEARS = horizon("2026-01-01", "2030-12-31")
NAMES = "ABC"
numbers = st.integers(1, 8)


def falling(made: Programme, done: int = 0) -> dict[str, list[date]]:
    """Return when each task of a programme is due by policy."""
    cycles = made.cycles(NAMES, BASE, done)
    found = demand(estate(*(task(name, cycles[name]) for name in NAMES)), YEARS)
    return {name: dues(found, name) for name in NAMES}


def walked(at: Callable[[int], tuple[str, ...]], done: int) -> dict[str, list[date]]:
    """Go from step to step, five years of months."""
    found: dict[str, list[date]] = {name: [] for name in NAMES}
    for later in range(1, 60):
        for name in at(done + later):
            found[name].append(months(later).after(date(2026, 1, 1)))
    return found


@st.composite
def programmes(draw: st.DrawFn) -> tuple[Programme, Callable[[int], tuple[str, ...]]]:
    """Programmes of every kind, with the part that tells what is on a step."""
    common = draw(st.sampled_from(OnCommon))
    kind = draw(st.sampled_from(["pattern", "sets", "divisors", "places", "packages"]))
    if kind == "pattern":
        made = of_pattern([*draw(st.lists(st.sampled_from(NAMES), max_size=6)), *NAMES])
    elif kind == "sets":
        made = of_sets([(name, draw(numbers)) for name in NAMES])
    elif kind == "divisors":
        divided = Divisors({name: draw(numbers) for name in NAMES}, common)
        return of_divisors(divided), divided.at
    elif kind == "places":
        length = draw(st.integers(3, 12))
        places = st.lists(st.integers(1, length), min_size=1).map(tuple)
        ranks = {name: draw(numbers) for name in NAMES}
        once = draw(st.frozensets(st.sampled_from(NAMES)))
        at = {name: draw(places) for name in NAMES}
        placed = Positions(length, at, common, ranks, once)
        return of_positions(placed), placed.at
    else:
        some = [
            StepPackage(
                name, draw(st.none() | st.integers(1, 6)), draw(st.integers(1, 20))
            )
            for name in NAMES
        ]

        def on(step: int) -> tuple[str, ...]:
            return tuple(one.name for one in some if one.falls_on(step))

        return of_packages(some), on
    return made, made.at


@given(programmes(), st.integers(0, 30))
def test_a_programme_is_due_where_a_walk_finds_it(
    made: tuple[Programme, Callable[[int], tuple[str, ...]]], done: int
) -> None:
    """However it is written, each task is due on its steps and on no others."""
    programme, at = made
    expected = walked(at, done)
    if all(expected.values()):
        assert falling(programme, done) == expected


@given(programmes(), st.integers(0, 30))
def test_the_steps_of_a_programme_can_be_said(
    made: tuple[Programme, Callable[[int], tuple[str, ...]]], done: int
) -> None:
    """The cycle of each task reads back from its phrase in either language."""
    try:
        cycles = made[0].cycles(NAMES, BASE, done)
    except InvalidValue:
        return
    for cycle in cycles.values():
        said = cycle_text(cycle)
        assert parse_cycle(said.zh) == cycle
        assert parse_cycle(said.en) == cycle


@pytest.mark.parametrize(
    "base",
    ["every 1 month", "every 1 month, from 2026-01-01, from completion", "monthly"],
)
def test_a_base_is_a_fixed_interval_from_a_day_on(base: str) -> None:
    """What a completion moves, or what begins nowhere, has no numbered steps."""
    with pytest.raises(InvalidValue, match="must be a fixed interval from a day on"):
        of_pattern(NAMES).cycles(NAMES, parse_cycle(base))


def test_steps_are_as_few_as_they_can_be() -> None:
    """A monthly task beside a five-yearly one is due at each step, not at 60 of 60."""
    divided = Divisors({"A": 1, "B": 6, "C": 60}, OnCommon.MERGE)
    cycles: dict[str, Cycle] = of_divisors(divided).cycles(NAMES, BASE)
    assert [cycle_text(cycles[name]).en.split(", ")[-1] for name in NAMES] == [
        "steps 1 of 1",
        "steps 6 of 6",
        "steps 60 of 60",
    ]


def test_rules_that_are_added_have_steps_of_their_own() -> None:
    """Each rule of several keeps the steps that are said behind it."""
    said = (
        "every 1 month, from 2026-01-01, steps 1, 2 of 4, 1 steps done"
        " plus every 3 months, from 2026-02-01, steps 2 of 4"
    )
    cycle = parse_cycle(said)
    assert cycle_text(cycle).en == said
    assert parse_cycle(cycle_text(cycle).zh) == cycle


def test_a_step_too_far_off_is_refused() -> None:
    """The date of the only step it is on must lie in the calendar."""
    far = of_packages([StepPackage("once", None, 40)])
    base = parse_cycle("every 300 years, from 2026-01-01")
    with pytest.raises(InvalidValue, match="a step 40 steps on is too far off"):
        far.cycles(["once"], base)


@pytest.mark.parametrize("length", [1200, 1201])
def test_a_cycle_of_steps_has_1200_at_most(length: int) -> None:
    """A task on one of them has as many, and nothing else limits it before."""
    base = parse_cycle("every 1 month, from 2026-01-01")
    if length > 1200:
        with pytest.raises(InvalidValue, match="not between 1 and 1200"):
            of_divisors(Divisors({"a": length}, OnCommon.SUPPRESS))
        return
    [cycle] = (
        of_divisors(Divisors({"a": length}, OnCommon.SUPPRESS))
        .cycles(["a"], base)
        .values()
    )
    assert isinstance(cycle.rhythm, Interval)
    assert cycle.rhythm.steps == Steps(1200, (1200,))
