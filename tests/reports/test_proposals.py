"""What experience says of a cycle, and when it says nothing."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from portfolios import day, demand, done, estate, found, horizon, task
from weibao.equipment import Basis, Criticality, Source
from weibao.records import Record
from weibao.reports.proposals import Measure, Proposal, proposals
from weibao.spans import Window
from weibao.texts.text import Text

YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))
USUAL = Measure()
TWENTY = "every 20 days, from completion, -2/+2 days"


def after(
    visits: int,
    *,
    apart: int = 20,
    failures: int = 0,
    cycle: str = TWENTY,
    measure: Measure = USUAL,
    **fields: object,
) -> list[Proposal]:
    """Say what so many visits and failures propose."""
    dates = [day("01-05") + timedelta(days=apart * n) for n in range(visits)]
    records: list[Record] = [done(one) for one in dates]
    records += [
        found(str(dates[0] + timedelta(days=n)), f"leak-{n}") for n in range(failures)
    ]
    world = estate(task("service", cycle, **fields), records=records)
    until = dates[-1] + timedelta(days=1)
    asked = demand(world, horizon("2026-01-01", "2026-12-31"), as_of=until)
    return list(proposals(asked, world.history, YEAR, measure))


def test_nothing_is_said_of_a_few_visits() -> None:
    """Seven visits tell nothing, however much failed; eight do."""
    assert after(7, failures=7) == []
    [one] = after(8, failures=7)
    assert one.factor == Fraction(4, 5)
    assert (one.visits, one.failures, one.subjects) == (8, 7, ("A1",))


@pytest.mark.parametrize(("failures", "said"), [(2, 0), (3, 1)])
def test_failures_must_be_frequent(failures: int, said: int) -> None:
    """A quarter of twelve visits is three."""
    assert len(after(12, failures=failures)) == said


def test_lateness_alone_makes_it_longer_unless_law_or_safety_asks() -> None:
    """Late visits without a failure say that it need not come as often."""
    [one] = after(10, apart=25)
    assert one.factor == Fraction(5, 4)
    assert after(10) == []
    assert after(10, apart=25, failures=1) == []
    assert after(10, apart=25, criticality=Criticality.SAFETY) == []
    law = Source(Basis.STATUTE, Text.same("law"))
    assert after(10, apart=25, sources=(law,)) == []


def test_only_lengths_are_stretched() -> None:
    """So many times in each month has no length that a factor could change."""
    assert after(10, failures=9, cycle="once each month", apart=30) == []


def test_the_limits_are_ones_own() -> None:
    """Who wants other limits gives them."""
    strict = Measure(visits=2, often=Fraction(1, 2), shorter=Fraction(1, 2))
    [one] = after(2, failures=1, measure=strict)
    assert "factor: 0.5" in one.text()
