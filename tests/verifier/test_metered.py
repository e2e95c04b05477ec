"""The verifier reckons a meter's turns anew, and finds what is not as it says."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from due_work.test_metering import CYCLES, TWO_YEARS, pasts, world
from portfolios import HOURS, day, deferred, demand, done, exchanged, horizon, read
from staffing import crew, person, rostered, staffed
from weibao.cycles.deferral import NextFrom
from weibao.equipment import Meter
from weibao.orders import Demand, WorkOrder
from weibao.portfolio import Portfolio
from weibao.records import Record
from weibao.roster import Roster
from weibao.spans import Horizon, Window
from weibao.texts import Text
from weibao.verifier import Rule, Violation, verify

DUE_SIDE = {Rule.MISSING_WORK, Rule.WRONG_WINDOW, Rule.NOT_DUE, Rule.ORDER_DONE}
CYCLE = "every 100 h, -10/+10 h, keep the grid, at 5 h a day"
RECORDS: list[Record] = [read("01-01", 40), read("01-21", 140), done("01-21")]


def complaints(of: Demand, at: Portfolio) -> list[Violation]:
    """Return what is wrong with a demand; that nobody does the work is not asked."""
    finished = tuple(one for one in of.orders if one.completion)
    roster = Roster(demand=of, workforce=at.workforce, assignments=(), done=finished)
    found = verify(roster, at, at.history).violations
    return [one for one in found if one.rule in DUE_SIDE]


@given(
    st.sampled_from(CYCLES),
    pasts(),
    st.integers(0, 200),
    st.integers(0, 40),
    st.sampled_from([None, "2026-01-01", "2026-02-10"]),
)
def test_nothing_is_found_against_what_is_due(
    cycle: str, records: list[Record], ahead: int, today: int, since: str | None
) -> None:
    """Whatever was read and done, both sides have the same turns."""
    at = world(cycle, *records)
    at = evolve(at, records_from=date.fromisoformat(since) if since else None)
    as_of = day("03-05") + timedelta(days=today)
    over = Horizon(as_of + timedelta(days=ahead), as_of + timedelta(days=ahead + 200))
    assert complaints(demand(at, over, as_of=as_of), at) == []


@pytest.mark.parametrize("next_from", NextFrom)
@pytest.mark.parametrize("finished", ["02-13", "02-20", None])
def test_leave_is_reckoned_too(next_from: NextFrom, finished: str | None) -> None:
    """Leave for an open turn, and one that was used."""
    records: list[Record] = [
        *(read("01-01", 40), read("01-21", 90), read("02-11", 112)),
        deferred("service/2001-01-01#1", "02-22", next_from=next_from),
        *([done(finished)] if finished else []),
    ]
    at = world("every 100 h, at 5 h a day", *records)
    over = horizon("2026-02-21", "2026-12-31")
    assert complaints(demand(at, over), at) == []


@pytest.mark.parametrize(
    "meter",
    [
        Meter("hours", Text.same("hours"), "h", rolls_over_at=150),
        Meter("hours", Text.same("hours"), "h", per_day=3),
        HOURS,
    ],
)
def test_counters_of_every_kind(meter: Meter) -> None:
    """Roll-over, exchange, a derived meter: the verifier has the same total."""
    half = Meter("fan", Text.same("fan"), "h", derived_from="hours", ratio=0.5)
    records = [
        *RECORDS,
        exchanged("01-25", 150, 3),
        read("01-31", 60),
        read("02-02", 9),
    ]
    for name in ("hours", "fan"):
        cycle = f"every 100 h of meter {name}, between 1 and 20 h a day"
        at = world(cycle, *records, meters=[meter, half])
        assert complaints(demand(at, TWO_YEARS, as_of="2026-02-03"), at) == []


def spoilt(of: Demand, how: str) -> Demand:
    """Spoil the first open order of a demand."""
    first = min((one for one in of.orders if not one.completion), key=lambda o: o.due)
    others = [one for one in of.orders if one is not first]
    if how == "missing":
        return evolve(of, orders=tuple(others))
    return evolve(of, orders=(*others, moved(first, of, how)))


def moved(order: WorkOrder, of: Demand, how: str) -> WorkOrder:
    """Move an order's window, or its due date as well."""
    one, week = order.occurrence, timedelta(days=7)
    window = Window(one.window.opens, one.window.closes + week)
    due = one.due + week if how == "later" else one.due
    return evolve(order, occurrence=evolve(one, window=window, due=due))


@pytest.mark.parametrize(
    ("how", "rule"),
    [
        ("missing", Rule.MISSING_WORK),
        ("later", Rule.MISSING_WORK),
        ("wider", Rule.WRONG_WINDOW),
    ],
)
def test_a_spoilt_demand_is_noticed(how: str, rule: Rule) -> None:
    """Left out, moved, or with another window."""
    at = world(CYCLE, *RECORDS)
    of = demand(at, horizon("2026-01-22", "2026-12-31"))
    assert complaints(of, at) == []
    assert {one.rule for one in complaints(spoilt(of, how), at)} == {rule}


@pytest.mark.parametrize(
    "cycle",
    [
        "every 40 h, -5/+5 h, keep the grid, at 5 h a day",
        "every 60 h or 10 days, -2/+2 days, ask after 20 days without a reading",
        "last of [every 30 h, from completion] "
        "[every 7 days, +2 days, from completion]",
        "when hours above 90, within 6 days",
    ],
)
def test_a_roster_keeps_to_the_windows(cycle: str) -> None:
    """What a meter asks for is planned inside its days, and nothing is left over."""
    records: list[Record] = [read("01-20", 0), read("02-10", 95), done("02-01")]
    at = staffed(world(cycle, *records), crew("team", person("an")))
    over = horizon("2026-03-03", "2026-03-29")
    roster = rostered(at, over, as_of="2026-03-03")
    assert roster.assignments
    assert not roster.unassigned
