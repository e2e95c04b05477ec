"""The verifier finds out rosters that get ages and listed years wrong."""

from datetime import timedelta

import pytest
from attrs import evolve

from portfolios import day, demand, done, estate, horizon, orders, task
from verifier.test_asked import complaints
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.spans import Window
from weibao.verifier.rules import Rule

OVER = horizon("2026-01-01", "2033-12-31")
LIFT = "in years 1, 4, 7, then every year, within 2 months before, anew after swap"
PART = "every 2 years, from 5 years of age every 1 year, scrapped at 9 years of age"


def made(cycle: str) -> tuple[Portfolio, Demand]:
    """Make a part with one completion and one replacement, and what is due of it."""
    world = estate(
        task("service", f"{cycle}, anew after swap" if cycle == PART else cycle),
        installed="2020-03-10",
        records=[done("2022-03-01"), done("2024-06-15", "swap"), done("2026-06-01")],
        records_from="2020-01-01",
    )
    there = demand(world, OVER, as_of="2026-07-01")
    assert complaints(there, world) == []
    return world, there


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("cycle", [LIFT, PART])
def test_a_forgotten_turn_is_found(cycle: str, number: int) -> None:
    """Any of the next orders may be taken away, and is missed."""
    world, there = made(cycle)
    waiting = [one for one in orders(there) if one.completion is None]
    kept = tuple(one for one in there.orders if one is not waiting[number])
    found = complaints(evolve(there, orders=kept), world)
    assert {one.rule for one in found} == {Rule.MISSING_WORK}


@pytest.mark.parametrize("cycle", [LIFT, PART])
def test_a_window_moved_is_found(cycle: str) -> None:
    """The next order's last lawful day is reckoned anew."""
    world, there = made(cycle)
    order = next(one for one in orders(there) if one.completion is None)
    closes = order.window.closes + timedelta(days=3)
    window = Window(order.window.opens, closes)
    wide = evolve(order, occurrence=evolve(order.occurrence, window=window))
    changed = tuple(wide if one is order else one for one in there.orders)
    found = complaints(evolve(there, orders=changed), world)
    assert Rule.WRONG_WINDOW in {one.rule for one in found}


def test_work_on_a_scrapped_part_is_found() -> None:
    """An order at the end of life or later is for no work that falls due."""
    world, there = made(PART)
    last = orders(there)[-1]
    assert last.due < day("2033-06-15")
    late = Window(day("2033-06-15"), day("2033-06-15"))
    occurrence = evolve(
        last.occurrence,
        key="2020-03-10#99",
        due=late.opens,
        window=late,
        preferred=late,
    )
    undue = evolve(last, occurrence=occurrence)
    found = complaints(evolve(there, orders=(*there.orders, undue)), world)
    assert {one.rule for one in found} == {Rule.NOT_DUE}
