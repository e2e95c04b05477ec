"""Orders and their ids; chains: how far apart visits may lie, and what says so."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import at_most, demand, estate, horizon, task
from weibao.orders import OrderName

FIRST = date(2026, 3, 1)
GAPS = (15, 40, 90)
OFFSETS = st.lists(st.integers(0, 200), min_size=1, unique=True)


@given(OFFSETS)
def test_the_binding_level_ends_the_window(offsets: list[int]) -> None:
    """Of the levels that a visit does, it is the first whose longest gap is over."""
    names = ("light", "deep", "whole")
    tasks = [task(name, at_most(gap)) for name, gap in zip(names, GAPS, strict=True)]
    world = estate(*tasks, ladder=names)
    [chain] = demand(world, horizon("2026-03-01", "2026-09-30")).chains
    ids = [order.id for order in chain.orders]
    days = {
        id: FIRST + timedelta(days=offset)
        for id, offset in zip(ids, sorted(offsets), strict=False)
    }
    windows, binding = chain.windows(days), chain.binding(days)
    assert windows.keys() == binding.keys() == days.keys()
    levels = {order.id: order.planned.level for order in chain.orders}
    lasts = [rung.last for rung in chain.rungs]
    for id, day in days.items():
        limits = [
            rung.gap.every.after(last)
            for rung, last in zip(chain.rungs, lasts, strict=True)
        ]
        done = limits[: levels[id] + 1]
        assert windows[id].closes == min(done)
        assert binding[id] is chain.rungs[done.index(min(done))].planned
        lasts[: levels[id] + 1] = [day] * (levels[id] + 1)


def test_two_orders_of_one_id_are_refused() -> None:
    """An order that another hides would be lost without a word."""
    world = estate(task("service", "once each month"))
    one = demand(world, horizon("2026-03-01", "2026-03-31"))
    with pytest.raises(AssertionError, match="demo/A1/service/2026-03"):
        _ = evolve(one, orders=(*one.orders, evolve(one.orders[0]))).by_id


@pytest.mark.parametrize("id", ["demo/A1/service", "demo/A1/s/2026-03/1", "", "a//b/c"])
def test_what_is_no_id_of_an_order_has_no_parts(id: str) -> None:
    """An id has four parts, none of them empty, and is made of them again."""
    assert OrderName.read(id) is None
    name = OrderName.read("demo/A1/service/2026-03")
    assert name == OrderName("demo", "A1", "service", "2026-03")
    assert str(name) == "demo/A1/service/2026-03"
