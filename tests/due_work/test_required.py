"""Work that exists only on a result: a load bank test after a run below 30 per cent."""

from fractions import Fraction

import pytest
from attrs import evolve

from portfolios import (
    asset,
    day,
    demand,
    dues,
    equipment,
    horizon,
    inclusion,
    orders,
    place,
    portfolio,
    site,
    task,
    with_records,
)
from weibao.conditions import OnlyIf
from weibao.cycles.inclusion import OnCommon
from weibao.cycles.period import Period
from weibao.equipment import Meter
from weibao.errors import InvalidValue
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.precedence import After
from weibao.records import Reading
from weibao.roster import Roster
from weibao.texts import Text
from weibao.verifier import Rule, verify

LOAD = OnlyIf(meter="load", below=Fraction(30))
AUTUMN = horizon("2026-11-01", "2026-12-31")


def world(condition: OnlyIf = LOAD, *readings: tuple[str, float]) -> Portfolio:
    """Make a generator whose test hangs on what its runs show."""
    test = task("test", "every 1 year, from 2026-12-01", only_if=condition)
    meter = Meter(name="load", title=Text.same("load"), unit="%")
    at = place("B1", site())
    made = portfolio([asset("A1", equipment(test, meters=(meter,)), at)])
    told = (
        Reading(id=f"R{n}", subject="A1", meter="load", value=value, taken=day(on))
        for n, (on, value) in enumerate(readings)
    )
    return with_records(made, *told)


@pytest.mark.parametrize(
    ("readings", "asked"),
    [
        ([], False),
        ([("05-10", 30.0), ("06-10", 45.0)], False),
        ([("05-10", 29.9), ("06-10", 45.0)], True),
        ([("2025-12-31", 10.0)], False),
        ([("11-20", 10.0)], False),
    ],
)
def test_some_reading_of_the_period_asks_for_it(
    readings: list[tuple[str, float]], asked: bool
) -> None:
    """Exactly 30 is enough; last year's readings and those to come say nothing."""
    made = world(LOAD, *readings)
    found = demand(made, AUTUMN, as_of="2026-11-10")
    assert bool(orders(found, "test")) == asked
    assert [one.key for one in found.dropped] == ([] if asked else ["2026-12-01"])
    roster = Roster(demand=found, workforce=made.workforce, assignments=())
    rules = {one.rule for one in verify(roster, made, made.history).violations}
    assert rules == ({Rule.ORDER_MISSING} if asked else set())


def test_the_judge_reads_for_itself() -> None:
    """An order that nothing asks for is noticed, and so is one left out."""
    low, high = world(LOAD, ("05-10", 10.0)), world(LOAD, ("05-10", 50.0))
    wanted, spared = (demand(one, AUTUMN, as_of="2026-11-10") for one in (low, high))

    def rules(of: object, made: Portfolio) -> set[Rule]:
        roster = Roster(demand=of, workforce=made.workforce, assignments=())  # type: ignore[arg-type]  # a demand
        return {one.rule for one in verify(roster, made, made.history).violations}

    assert Rule.NOT_DUE in rules(wanted, high)
    assert Rule.MISSING_WORK in rules(evolve(spared, dropped=()), low)


def test_above_a_limit_and_why_not() -> None:
    """The reason names the reading that is wanting."""
    quarter = OnlyIf(meter="load", above=Fraction(90), within=Period.QUARTER)
    assert orders(demand(world(quarter, ("10-02", 91.0)), AUTUMN), "test")
    [left_out] = demand(world(quarter, ("09-02", 91.0)), AUTUMN).dropped
    assert left_out.reason == Text(
        "只在当季有 load 读数高于 90时才做，而没有这样的读数",
        "it is done only with a reading of load above 90 in its quarter, and there is "
        "none",
    )


def test_what_cannot_be_meant_is_refused() -> None:
    """No limit, two of them, a meter that nothing has, others that wait for it."""
    with pytest.raises(InvalidValue, match="only_if needs one limit of 'load'"):
        OnlyIf(meter="load")
    with pytest.raises(Unplannable, match="only_if names the unknown meter 'speed'"):
        make_plan(world(OnlyIf(meter="speed", below=Fraction(1))))
    made = world()
    [test] = made.inventory.assets["A1"].type.tasks
    meters = made.inventory.assets["A1"].type.meters
    later = task("later", "every 1 year", after=(After(task="test"),))
    both = asset("A1", equipment(test, later, meters=meters), place("B1", site()))
    with pytest.raises(Unplannable, match="no other can wait for it"):
        make_plan(portfolio([both]))


@pytest.mark.parametrize("on_common", OnCommon)
@pytest.mark.parametrize("smaller", ["every 1 month", "every 1 month, from completion"])
def test_work_that_nothing_asks_for_contains_no_other(
    smaller: str, on_common: OnCommon
) -> None:
    """A yearly test that is not done leaves the monthly check to be done by itself."""
    holds = inclusion("check", within=10, on_common=on_common)
    test = task(
        "test", "every 1 year, from 2026-12-01", only_if=LOAD, includes=(holds,)
    )
    meter = Meter(name="load", title=Text.same("load"), unit="%")
    type_ = equipment(test, task("check", smaller), meters=(meter,))
    made = portfolio([asset("A1", type_, place("B1", site()), installed=day("01-01"))])
    found = demand(made, AUTUMN, as_of="2026-11-01")
    assert day("12-01") in dues(found, "check")
    low = Reading(id="R", subject="A1", meter="load", value=9.0, taken=day("05-10"))
    asked = demand(with_records(made, low), AUTUMN, as_of="2026-11-01")
    assert dues(asked, "test") == [day("12-01")]
    assert day("12-01") not in dues(asked, "check")
    for world_, work in ((made, found), (with_records(made, low), asked)):
        roster = Roster(demand=work, workforce=made.workforce, assignments=())
        told = {one.rule for one in verify(roster, world_, world_.history).violations}
        assert told == {Rule.ORDER_MISSING}
