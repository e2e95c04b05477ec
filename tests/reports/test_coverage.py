"""What no rule reaches."""

import pytest

from portfolios import (
    asset,
    demand,
    equipment,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
    walk,
)
from weibao.planning import make_plan
from weibao.policy import Rule, Selector
from weibao.portfolio import Portfolio
from weibao.reports import coverage, without_orders

HERE = site()
B1, B2 = place("B1", HERE), place("B2", HERE)
LAMP = equipment(
    task("clean", "once each month", action="clean"),
    task("look", "once each year", action="inspect"),
    task("mend", action="repair"),
    code="lamp",
)
TOUR = equipment(task("tour", "once each week", action="inspect"), code="tour")
L1, L2, L3 = asset("L1", LAMP, B1), asset("L2", LAMP, B1), asset("L3", LAMP, B2)
ROUND = walk("R1", TOUR, B1, L1, L2)


def world(*rules: Rule) -> Portfolio:
    """Make two buildings with three lamps, and a round past two of them."""
    return portfolio([L1, L2, L3, B1, B2, ROUND], *rules)


def only(*ids: str, apply: tuple[str, ...] | None = None) -> Rule:
    """Make a rule for a few subjects."""
    select = Selector(ids=frozenset(ids))
    return rule("-".join(ids), select=select, apply=apply)


@pytest.mark.parametrize(
    ("rules", "unreached", "missing"),
    [
        ((only("L1", "L2", "L3"),), [], []),
        ((only("L1"),), ["B2", "L2", "L3"], ["L2", "L3"]),
        ((only("L3"),), ["B1", "L1", "L2"], ["L1", "L2"]),
        ((only("L1", "L2", "L3", apply=("clean",)),), [], ["L1", "L2", "L3"]),
        ((only("R1"),), ["B2", "L3"], ["L1", "L2", "L3"]),
        ((only("R1"), only("L3")), [], ["L1", "L2"]),
        ((only("none"),), ["B1", "B2", "L1", "L2", "L3"], ["L1", "L2", "L3"]),
    ],
)
def test_what_gets_no_recurring_work_is_named(
    rules: tuple[Rule, ...], unreached: list[str], missing: list[str]
) -> None:
    """A round reaches what it visits, an asset its place; repairs reach nothing."""
    there = world(*rules)
    found = coverage(make_plan(there), there.inventory)
    assert [one.id for one in found.unreached] == unreached
    assert found.complete is not bool(unreached)
    assert [one.subject.id for one in found.missing] == missing


def test_the_kind_of_work_that_is_lacking_is_named() -> None:
    """What a round does for an asset counts; what else its type offers is missing."""
    there = world(only("R1"))
    found = coverage(make_plan(there), there.inventory)
    assert {one.subject.id: one.actions for one in found.missing} == {
        "L1": ("clean",),
        "L2": ("clean",),
        "L3": ("clean", "inspect"),
    }
    assert found.lacks("clean") == ("L1", "L2", "L3")
    assert found.lacks("inspect") == ("L3",)
    assert found.lacks("repair") == ()


def test_what_no_round_visits_is_named() -> None:
    """Work of its own does not put a thing on a round."""
    there = world(only("R1"), only("L1", "L2", "L3"))
    found = coverage(make_plan(there), there.inventory)
    assert [one.id for one in found.on_no_round] == ["B2", "L3"]


def test_what_has_no_order_in_the_horizon_is_named() -> None:
    """It depends on the days asked for, and on no more than that kind of work."""
    there = world(only("L1"), only("R1"))
    week = demand(there, horizon("02-09", "02-15"), as_of="02-09")
    year = demand(there)

    def told(action: str) -> tuple[list[str], list[str]]:
        asked = (without_orders(one, there.inventory, action) for one in (week, year))
        short, long = ([one.id for one in found] for found in asked)
        return short, long

    assert told("inspect") == (["L3"], ["L3"])
    assert told("clean")[1] == ["L2", "L3"]
    assert told("repair") == ([], [])
