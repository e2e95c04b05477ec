"""Pins that are likely to be a slip: their orders never fall due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, demand, estate, horizon, rule, task
from weibao.due_work.doubtful_pins import doubtful_pins
from weibao.phrases import parse_cycle
from weibao.pins import Pin
from weibao.planning import make_plan
from weibao.policy import SwitchOff
from weibao.texts import Text

MONTHLY = "once each month"
LATE_YEARS = ("2026-02", "2027-12", "2040-02", "2099-01")


def doubts(cycle: str, *keys: str, on: str = "2026-01-10") -> list[str]:
    """Return what is doubtful of pins of one task on one asset, in English."""
    world = estate(task("service", parse_cycle(cycle)))
    pins = [Pin(order=f"demo/A1/service/{key}", crew="c") for key in keys]
    found = doubtful_pins(make_plan(world), world.history, pins, day(on))
    assert all(one.text.to("zh") != one.text.to("en") for one in found)
    return [one.text.en for one in found]


@pytest.mark.parametrize("key", LATE_YEARS)
def test_orders_of_later_years_are_no_slips(key: str) -> None:
    """A pin may be made long before its order is planned."""
    assert doubts(MONTHLY, key) == []


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("2026-13", "2026-12"),
        ("2040-13", "2040-12"),
        ("2026-O3", "2026-03"),
        ("x", None),
    ],
)
def test_an_order_that_never_falls_due_is_told(key: str, near: str | None) -> None:
    """With the one that may have been meant, whatever the year."""
    [said] = doubts(MONTHLY, key, *LATE_YEARS)
    assert f"the pinned order 'demo/A1/service/{key}' never falls due" in said
    if near is not None:
        assert f"(did you mean 'demo/A1/service/{near}'?)" in said


def test_an_order_of_a_task_that_no_rule_applies_is_told() -> None:
    """It is switched off there, and those that apply are named."""
    world = estate(
        task("service", parse_cycle(MONTHLY)),
        task("test", parse_cycle(MONTHLY)),
        rules=[rule(off=(SwitchOff(task="test", because=Text.same("x")),))],
    )
    pins = [Pin(order="demo/A1/test/2026-02", crew="c")]
    [one] = doubtful_pins(make_plan(world), world.history, pins, day("2026-01-10"))
    assert one.order == "demo/A1/test/2026-02"
    assert "no rule applies the task 'test' to its subject" in one.text.en
    assert "(those that apply: service)" in one.text.en


@given(
    st.sampled_from(
        [
            MONTHLY,
            "every 1 month, from 2026-01-10",
            "every 1 month, from completion",
            "at most 15 days apart",
            "twice each week",
        ]
    )
)
def test_no_order_that_falls_due_is_doubted(cycle: str) -> None:
    """Whatever `weibao due` lists may be pinned."""
    world = estate(task("service", parse_cycle(cycle)))
    orders = demand(world, horizon("2026-01-01", "2026-06-30")).orders
    pins = [Pin(order=one.id, crew="c") for one in orders]
    assert orders
    plan = make_plan(world)
    assert doubtful_pins(plan, world.history, pins, day("2026-01-10")) == ()
