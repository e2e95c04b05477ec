"""Work that readings beyond a threshold call for."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import YEAR, day, deferred, demand, done, estate, orders, read, task
from verifier.test_metered import complaints
from weibao.equipment import Meter
from weibao.explanation import explain
from weibao.orders import Demand
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.texts import Text
from weibao.verifier import Rule

PRESSURE = Meter("pressure", Text.same("pressure"), "MPa", "gauge")
LOW = "when pressure below 0.3, again above 0.5, within 5 days"


def world(cycle: str, *records: Record) -> Portfolio:
    """Make an asset whose pressure is read."""
    return estate(task("service", cycle), meters=[PRESSURE], records=records)


def low(on: str | date, value: float) -> Record:
    """Read a pressure."""
    return read(on, value, "pressure", id=f"P-{on}")


def test_done_and_late() -> None:
    """A call that was answered is done; one whose time is over is overdue."""
    records = [low("02-01", 0.2), done("02-03"), low("03-01", 0.6), low("04-01", 0.3)]
    of = demand(world(LOW, *records), YEAR, as_of="2026-04-20")
    first, second = orders(of)
    assert first.completion is not None
    assert (second.due, second.overdue_since) == (day("04-06"), day("04-06"))
    said = explain(second, of).of("origin")[0]
    assert said.facts["record"] == "P-04-01"
    assert "0.3 or less" in said.text.en


def test_the_same_day_where_nothing_is_said() -> None:
    """Without a time the work is due on the day of the reading."""
    of = demand(world("when pressure below 0.3", low("04-01", 0.2)), YEAR)
    assert orders(of) == []  # nothing of today is known on the first of January
    of = demand(world("when pressure below 0.3", low("04-01", 0.2)), as_of="2026-04-01")
    [one] = orders(of)
    assert (one.window.opens, one.window.closes) == (day("04-01"), day("04-01"))


def test_leave() -> None:
    """The order is deferred by its id, as any other."""
    records = [low("04-01", 0.2), deferred("service/reading-P-04-01", "05-01")]
    at = world(LOW, *records)
    of = demand(at, YEAR, as_of="2026-04-02")
    assert orders(of)[0].window.closes == day("05-01")
    assert complaints(of, at) == []


def test_a_meter_that_the_type_lacks() -> None:
    """It is refused when the plan is made."""
    with pytest.raises(Unplannable, match="temperature"):
        make_plan(world("when temperature above 80"))


some = st.integers(0, 60).map(lambda number: day("01-01") + timedelta(days=number))


@st.composite
def pasts(draw: st.DrawFn) -> list[Record]:
    """Pressures high and low, and work between them."""
    values = st.sampled_from([0.1, 0.3, 0.4, 0.5, 0.6])
    taken = draw(st.dictionaries(some, values, max_size=8))
    return [
        *(low(on, value) for on, value in taken.items()),
        *(done(on) for on in draw(st.sets(some, max_size=3))),
    ]


@given(pasts(), st.integers(0, 70), st.sampled_from([None, "2026-01-20"]))
def test_nothing_is_found_against_what_is_due(
    records: list[Record], today: int, since: str | None
) -> None:
    """The verifier has the same calls; never are two open at once, nor an id twice."""
    at = world(f"{LOW}, not in 02-01..02-04", *records)
    at = evolve(at, records_from=date.fromisoformat(since) if since else None)
    of = demand(at, YEAR, as_of=day("01-01") + timedelta(days=today))
    assert complaints(of, at) == []
    assert sum(1 for one in orders(of) if one.completion is None) <= 1
    assert len({one.id for one in of.orders}) == len(of.orders)


def without(of: Demand) -> Demand:
    """Leave the order out."""
    return evolve(of, orders=())


def doubled(of: Demand) -> Demand:
    """Call for the work again."""
    [one] = of.orders
    again = evolve(one, occurrence=evolve(one.occurrence, key="reading-other"))
    return evolve(of, orders=(one, again))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [(without, Rule.MISSING_WORK), (doubled, Rule.NOT_DUE)],
)
def test_a_spoilt_demand_is_noticed(spoil: object, rule: Rule) -> None:
    """What was called for is asked for, and nothing else."""
    at = world(LOW, low("04-01", 0.2))
    of = demand(at, YEAR, as_of="2026-04-02")
    assert complaints(of, at) == []
    assert {one.rule for one in complaints(spoil(of), at)} == {rule}  # type: ignore[operator]  # a function
