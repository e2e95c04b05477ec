"""What larger work stands for is judged from plan and records anew."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import portfolios as p
from nested_worlds import LARGE, SMALL, pair, wide_worlds, worlds
from rosters import broken
from weibao.cycles.inclusion import OnCommon
from weibao.equipment import Criticality, JobPlan
from weibao.orders import Demand, WorkOrder
from weibao.portfolio import Portfolio
from weibao.relations import Credit
from weibao.spans import Every, Horizon, Window
from weibao.texts import Text
from weibao.verifier import Rule

AHEAD = Horizon(date(2026, 3, 10), date(2026, 6, 30))


@given(worlds())
def test_what_is_left_out_for_larger_work_is_rightly_left_out(world: Portfolio) -> None:
    """No turn is missing, undue or wrongly windowed in what the due side makes."""
    assert not broken(p.demand(world, AHEAD), world)


@given(wide_worlds(), st.integers(0, 90), st.booleans())
def test_what_is_merged_or_moved_before_a_horizon_is_told_from_what_is_missing(
    world: Portfolio, begins: int, ahead: bool
) -> None:
    """Also where the horizon lies ahead of today, and dates go out of blackouts."""
    first = date(2026, 1, 1) + timedelta(days=begins)
    over = Horizon(first, first + timedelta(days=80))
    today = date(2026, 1, 1) if ahead else None
    assert not broken(p.demand(world, over, as_of=today), world)


NEAR = pair("on 2026-04-01", "on 2026-04-03", p.inclusion(SMALL, within=5))
FAR = pair("on 2026-04-01", "on 2026-04-13", p.inclusion(SMALL, within=5))


def with_orders(demand: Demand, *orders: WorkOrder) -> Demand:
    """Put other orders in place of those of a demand."""
    return evolve(demand, orders=tuple(sorted(orders, key=lambda one: one.id)))


def test_a_turn_that_nothing_stands_for_is_missing() -> None:
    """Neither silence nor a wrong word excuses a turn; nor does work too far off."""
    demand = p.demand(NEAR, AHEAD)
    assert not broken(demand, NEAR)
    assert broken(evolve(demand, dropped=()), NEAR) == {Rule.MISSING_WORK}
    far = p.demand(FAR, AHEAD)
    [larger] = p.orders(far, LARGE)
    [told] = demand.dropped
    said = evolve(told, planned=far.plan.of("A1", SMALL), into=larger.id)
    spoilt = evolve(with_orders(far, larger), dropped=(said,))
    assert broken(spoilt, FAR) == {Rule.MISSING_WORK}


def test_a_turn_that_is_part_of_larger_work_needs_no_order() -> None:
    """Doing both is not what the policy asks for."""
    plain = pair("on 2026-04-01", "on 2026-04-03", p.inclusion(SMALL, within=1))
    demand = p.demand(NEAR, AHEAD)
    [own] = p.orders(p.demand(plain, AHEAD), SMALL)
    planned = demand.plan.of("A1", SMALL)
    assert planned is not None
    spoilt = with_orders(demand, *demand.orders, evolve(own, planned=planned))
    assert broken(spoilt, NEAR) == {Rule.NOT_DUE}


@pytest.mark.parametrize("day", ["03-20", "04-12"])
def test_work_too_far_from_a_date_is_not_credited(day: str) -> None:
    """A record of larger work closes what is near its day, and no other date."""
    how = p.inclusion(SMALL, credit=Credit(Every(days=3), Every(days=3)))
    record = p.done(day, LARGE)
    world = p.with_records(pair("on 2026-04-01", "on 2026-04-30", how), record)
    demand = p.demand(world, AHEAD, as_of="2026-04-14")
    assert not broken(demand, world)
    near = p.with_records(
        pair("on 2026-04-01", "on 2026-04-30", how), p.done("2026-04-02", LARGE)
    )
    [credited] = p.orders(p.demand(near, AHEAD, as_of="2026-04-14"), SMALL)
    planned = demand.plan.of("A1", SMALL)
    assert planned is not None
    facts = evolve(credited.particulars, completion=record)
    lie = evolve(credited, planned=planned, particulars=facts)
    rest = [one for one in demand.orders if one.planned.task.code == LARGE]
    assert Rule.ORDER_DONE in broken(with_orders(demand, lie, *rest), world)


def test_an_order_with_work_of_law_in_it_keeps_the_days_of_both() -> None:
    """The larger order must not close after what it stands for."""
    small = p.grid(Every(months=12), "2026-04-01", within=(0, 3))
    large = p.grid(Every(months=12), "2026-04-02", within=(2, 9))
    world = p.estate(
        p.task(SMALL, small, criticality=Criticality.STATUTORY),
        p.task(LARGE, large, includes=(p.inclusion(SMALL, within=5),)),
    )
    demand = p.demand(world, AHEAD)
    assert not broken(demand, world)
    [order] = demand.orders
    wide = Window(order.window.opens, p.day("04-11"))
    spoilt = evolve(order, occurrence=evolve(order.occurrence, window=wide))
    assert Rule.MISSING_WORK in broken(with_orders(demand, spoilt), world)


@pytest.mark.parametrize("spoil", ["time", "steps", "not merged"])
def test_a_merged_order_does_all_that_was_merged(spoil: str) -> None:
    """Neither time nor steps may be left out of it."""
    plan = JobPlan((Text.same("look"), Text.same("turn")))
    merge = p.inclusion(SMALL, within=5, on_common=OnCommon.MERGE)
    world = p.estate(
        p.task(SMALL, p.grid(Every(months=12), "2026-04-01", within=(3, 3))),
        p.task(
            LARGE,
            p.grid(Every(months=12), "2026-04-02", within=(3, 3)),
            job_plan=plan,
            includes=(merge,),
        ),
    )
    demand = p.demand(world, AHEAD)
    assert not broken(demand, world)
    [order] = demand.orders
    resolved = order.planned.resolved
    if spoil == "time":
        resolved = evolve(resolved, duration=resolved.duration / 2)
    elif spoil == "steps":
        resolved = evolve(resolved, task=evolve(resolved.task, job_plan=JobPlan()))
    planned = evolve(order.planned, resolved=resolved)
    if spoil == "not merged":
        planned = demand.plan.by_id[f"A1/{LARGE}"]
    spoilt = with_orders(demand, evolve(order, planned=planned))
    assert broken(spoilt, world) == {Rule.ORDER_ALTERED}
