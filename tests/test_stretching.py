"""A factor of the policy stretches a shared cycle on the subjects that it selects."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    at_most,
    daily,
    days,
    demand,
    dues,
    estate,
    horizon,
    rule,
    task,
)
from portfolios import grid as grid_of
from weibao.amounts import Choose
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval, MaximumGap
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.phrases import parse_cycle
from weibao.planning import Unplannable, make_plan
from weibao.policy import Change, Rule, Selector
from weibao.portfolio import Portfolio
from weibao.spans import Every
from weibao.texts import Text

OVER = horizon("2026-01-01", "2027-12-31")
BECAUSE = Text("用得少", "it is used little")


def stretching(factor: str, id: str = "seldom", only: str | None = None) -> Rule:
    """Make a rule that stretches the service of one asset, or of all."""
    select = Selector(ids=frozenset({only})) if only else Selector()
    change = Change(
        task="service", field="factor", value=Fraction(factor), because=BECAUSE
    )
    return rule(id, select=select, apply=(), changes=(change,))


def world(cycle: Cycle | Choose[Cycle], *rules: Rule) -> Portfolio:
    """Make two assets with one task, and rules beside the one that applies it."""
    return estate(task("service", cycle), assets=2, rules=[rule(), *rules])


@pytest.mark.feature("F014")
def test_one_asset_is_stretched_and_no_other() -> None:
    """150 days by 1.2 are 180 days there, and 150 days on every other asset."""
    one = stretching("1.2", only="A1")
    there = demand(world(grid_of(daily(150), "2026-01-01"), one), OVER)
    assert dues(there)[:3] == days("2026-01-01 2026-06-30 2026-12-27")
    assert dues(there, subject="A2")[:3] == days("2026-01-01 2026-05-31 2026-10-28")


@pytest.mark.parametrize(
    ("cycle", "factor", "expected"),
    [
        ("every 2 months", "1.5", "every 3 months"),
        ("every 1 month", "1.5", "every 45 days"),
        ("every 5 days", "1.5", "every 7 days"),
        ("every 12 months, ±10%", "0.5", "every 6 months, ±10%"),
        ("every 3 months, -5/+5 days", "2", "every 6 months, -5/+5 days"),
        (
            "at most 15 days apart, aim 13 days",
            "0.5",
            "at most 7 days apart, aim 6 days",
        ),
    ],
)
def test_months_stay_months_where_they_are_whole(
    cycle: str, factor: str, expected: str
) -> None:
    """Otherwise a month counts thirty days, and no part of a day is left."""
    stretched = parse_cycle(cycle).stretched(Fraction(factor))
    assert stretched == parse_cycle(expected)


def test_later_layers_stretch_what_earlier_ones_left() -> None:
    """Two factors are applied one after the other, and the last change is told."""
    rules = (stretching("1.2"), stretching("0.5", "often"))
    plan = make_plan(world(grid_of(daily(150), "2026-01-01"), *rules))
    one = plan.of("A1", "service")
    assert one is not None
    assert one.cycle is not None
    assert isinstance(one.cycle.rhythm, Interval)
    assert one.cycle.rhythm.every == daily(90)
    origin = one.resolved.provenance["cycle"]
    assert (origin.by, origin.because) == ("often", BECAUSE)
    assert origin.instead_of is not None
    assert origin.instead_of.en == "every 180 days, from 2026-01-01"


def test_a_factor_is_explained() -> None:
    """The old cycle, the new one and the reason are in the explanation."""
    portfolio = world(grid_of(daily(150), "2026-01-01"), stretching("1.2"))
    there = demand(portfolio, OVER)
    told = explain(next(iter(there.orders)), there).paragraph.en
    assert "from “every 150 days, from 2026-01-01” to “every 180 days" in told
    assert "it is used little" in told


def test_every_cycle_of_a_choice_is_stretched() -> None:
    """Whatever the attribute says, the factor holds."""
    choice = Choose("use", (("high", at_most(10)),), at_most(20))
    plan = make_plan(world(choice, stretching("1.5")))
    one = plan.of("A1", "service")
    assert one is not None
    assert one.cycle == Cycle(MaximumGap(daily(30)))


def test_a_stretched_gap_keeps_its_other_bounds() -> None:
    """The least gap, the extension, the cap and the number stay as they are said."""
    words = (
        "10 to {} days apart, extended by up to 25%, any 3 together at most 3.25 "
        "intervals, at least 4 times each season, in 04-01..10-31"
    )
    cycle = parse_cycle(words.format(30))
    assert cycle.stretched(Fraction("1.5")) == parse_cycle(words.format(45))


@pytest.mark.parametrize("cycle", ["monthly", "on 2026-03-10"])
def test_what_has_no_interval_cannot_be_stretched(cycle: str) -> None:
    """The plan names the rule and what to do instead."""
    with pytest.raises(Unplannable, match="set the cycle instead") as refusal:
        make_plan(world(parse_cycle(cycle), stretching("1.2")))
    assert refusal.value.faults[0].rule == "seldom"


@given(st.integers(1, 400), st.integers(1, 300), st.dates(date(2020, 1, 1)))
def test_days_are_rounded_down(length: int, hundredths: int, anchor: date) -> None:
    """The stretched length is the longest that is not beyond the exact one."""
    cycle = Cycle(Interval(Every(days=length), anchor=anchor))
    exact = Fraction(length * hundredths, 100)
    if exact < 1:
        with pytest.raises(InvalidValue, match="leaves nothing"):
            cycle.stretched(Fraction(hundredths, 100))
        return
    rhythm = cycle.stretched(Fraction(hundredths, 100)).rhythm
    assert isinstance(rhythm, Interval)
    assert rhythm.every.days <= exact < rhythm.every.days + 1
    assert rhythm.anchor == anchor
