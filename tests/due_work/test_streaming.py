"""Due work as a stream: the same orders, none of which is kept."""

import gc
import tracemalloc
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alike import METERS, Alike, alikes
from portfolios import day, demand, estate, horizon, read, task, with_records
from sequenced_worlds import AHEAD, worlds
from weibao import due, make_plan
from weibao.conditions import OnlyIf
from weibao.cycles.period import Period
from weibao.due_work import stream_due
from weibao.orders import WorkOrder
from weibao.portfolio import Portfolio
from weibao.records import Deferral
from weibao.spans import Horizon


def seen(order: WorkOrder) -> tuple[object, ...]:
    """Return all that can be seen of an order; merged tasks are made anew each time."""
    planned = order.planned
    task = (planned.subject, planned.task, planned.resolved.title, planned.cycle)
    return order.id, task, order.occurrence, order.particulars


@given(alikes())
def test_a_stream_gives_the_orders_that_are_due(case: Alike) -> None:
    """Slices of the horizon come to the same orders as the whole, each once."""
    plan, history = make_plan(case.portfolio), case.portfolio.history
    whole = due(plan, history, case.horizon, as_of=case.as_of)
    streamed = stream_due(plan, history, case.horizon, as_of=case.as_of)
    found = sorted(streamed, key=lambda one: one.id)
    assert [seen(one) for one in found] == [seen(one) for one in whole.orders]


@given(worlds(), st.integers(0, 400))
def test_a_stream_keeps_work_in_its_sequence(world: Portfolio, length: int) -> None:
    """What comes after other work has its windows there, too, and what it follows."""
    over = Horizon(AHEAD.first, AHEAD.first + timedelta(days=length))
    plan, history = make_plan(world), world.history
    whole = due(plan, history, over)
    found = sorted(stream_due(plan, history, over), key=lambda one: one.id)
    assert [seen(one) for one in found] == [seen(one) for one in whole.orders]


def test_a_stream_leaves_out_what_no_reading_asks_for() -> None:
    """Of four quarters one had a reading that high; its order alone comes."""
    hot = OnlyIf(meter="hours", above=Fraction(30), within=Period.QUARTER)
    test = task("test", "every 3 months, from 2026-02-01", only_if=hot)
    world = estate(test, meters=METERS, records=[read("2026-05-01", 31)])
    plan, history = make_plan(world), world.history
    streamed = stream_due(plan, history, horizon("2026-01-01", "2026-12-31"))
    assert [one.id for one in streamed] == []
    later = stream_due(
        plan, history, horizon("2026-01-01", "2026-12-31"), as_of=day("2026-05-01")
    )
    assert [one.occurrence.key for one in later] == ["2026-05-01"]


@pytest.mark.parametrize("cycle", ["every 1 month", "every 1 month, from completion"])
def test_a_slice_gives_what_is_to_be_done_long_before_its_days(cycle: str) -> None:
    """A turn with an earlier limit comes after the one before it, all the same."""
    world = estate(task("service", cycle), installed="2025-11-30")
    over = horizon("2026-01-01", "2026-12-31")
    for order in demand(world, over).orders:
        sooner = Deferral(
            id="sooner",
            order=order.id,
            until=date(2026, 1, 1),
            approved_on=date(2025, 11, 1),
            by="chief",
            because="an examiner asked for it",
        )
        changed = with_records(world, sooner)
        plan, history = make_plan(changed), changed.history
        whole = [one.id for one in due(plan, history, over).orders]
        assert sorted(one.id for one in stream_due(plan, history, over)) == whole


def test_the_memory_of_a_stream_does_not_grow_with_the_horizon() -> None:
    """Twelve years need no more at a time than three; all their orders would."""
    world = estate(
        task("weekly", "once each week"),
        task("grid", "every 10 days"),
        task("floats", "every 1 month, from completion"),
        task("gap", "at most 15 days apart"),
        assets=40,
        installed="2025-11-30",
    )
    three, twelve = _peak(world, "2028-12-31"), _peak(world, "2037-12-31")
    assert twelve < three * 1.2
    assert twelve < 1_000_000


def _peak(world: Portfolio, last: str) -> int:
    plan, over = make_plan(world), horizon("2026-01-01", last)
    gc.collect()
    gc.freeze()  # what the run holds besides need not be gone through each time
    tracemalloc.start()
    for number, _ in enumerate(stream_due(plan, world.history, over)):
        if number % 200 == 0:
            gc.collect()  # empties the interpreter's own stores of used tuples
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    gc.unfreeze()
    return peak
