"""Series that are due with the first or the last of several rhythms."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from due_work.test_metering import TWO_YEARS, pasts, world
from portfolios import day, deferred, demand, done, horizon, keys, orders, read, whole
from verifier.test_metered import complaints
from weibao.cycles.deferral import NextFrom
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import OrderStatus
from weibao.phrases import parse_cycle
from weibao.records import Record
from weibao.spans import Horizon

CYCLES = [
    "every 250 h or 90 days, whichever comes first",
    "every 100 h or 30 days, whichever comes last, between 2 and 9 h a day",
    "every 100 h or 2 months or 45 days, -5/+3 days",
    "first of [every 100 h, -10/+10 h, keep the grid] [every 1 month, ±3 days, "
    "from completion]",
    "last of [every 60 h, from completion] [every 2 months, +5 days, late-tolerant]",
]


def test_the_work_restarts_every_counter() -> None:
    """25 h or 30 days, done at 1,000 h: 1,025 h on 18 March, then 17 April or 1,050."""
    cycle = "every 25 h or 30 days"
    records: list[Record] = [read("03-01", 1000), done("03-01"), read("03-10", 1001)]
    of = demand(world(cycle, *records), TWO_YEARS, as_of="2026-03-10")
    waiting = [one for one in orders(of) if one.status is OrderStatus.OPEN]
    assert waiting[0].due == day("03-31")
    records += [read("03-18", 1025)]
    of = demand(world(cycle, *records), TWO_YEARS, as_of="2026-03-18")
    waiting = [one for one in orders(of) if one.status is OrderStatus.OPEN]
    assert waiting[0].due == day("03-18")
    slow = "every 25 h or 30 days, between 0.5 and 0.5 h a day"
    at = world(slow, *records, done("03-18"))
    of = demand(at, TWO_YEARS, as_of="2026-03-18")
    waiting = [one for one in orders(of) if one.status is OrderStatus.OPEN]
    assert waiting[0].due == day("04-17")
    facts = {
        c.kind: c.facts for c in explain(waiting[0], of, history=at.history).causes
    }
    assert facts["forecast"]["to_go"] == 25


def test_no_window_reaches_beyond_another_limit() -> None:
    """The window of the first date ends with that of the other, if sooner."""
    cycle = (
        "first of [every 80 h, -5/+5 days, from completion, at 8 h a day] "
        "[every 12 days, from completion]"
    )
    at = world(cycle, read("06-01", 0), done("06-01"))
    of = demand(at, TWO_YEARS, as_of="2026-06-01")
    first = next(one for one in orders(of) if one.status is OrderStatus.OPEN)
    assert (first.window.opens, first.due, first.window.closes) == (
        day("06-06"),
        day("06-11"),
        day("06-13"),
    )


@pytest.mark.parametrize("next_from", NextFrom)
def test_leave(next_from: NextFrom) -> None:
    """After leave all members count from its day: the date, the new one, the work."""
    records: list[Record] = [
        read("06-01", 0),
        done("06-01"),
        deferred("service/2001-01-01#2", "06-30", next_from=next_from),
        done("06-25"),
    ]
    at = world("every 1000 h or 20 days, at 1 h a day", *records)
    of = demand(at, TWO_YEARS, as_of="2026-06-25")
    first = next(one for one in orders(of) if one.status is OrderStatus.OPEN)
    begun = {"original": "06-21", "deferred": "06-30", "actual": "06-25"}
    assert first.due == day(begun[next_from.value]) + timedelta(days=20)
    assert complaints(of, at) == []


@given(st.sampled_from(CYCLES), pasts(), st.integers(0, 150), st.integers(0, 40))
def test_nothing_is_found_against_what_is_due(
    cycle: str, records: list[Record], ahead: int, today: int
) -> None:
    """The verifier has the same turns, whatever was read and done."""
    at = world(cycle, *records)
    as_of = day("03-05") + timedelta(days=today)
    over = Horizon(as_of + timedelta(days=ahead), as_of + timedelta(days=ahead + 200))
    assert complaints(demand(at, over, as_of=as_of), at) == []


@given(st.sampled_from(CYCLES), pasts(), st.integers(1, 300))
def test_a_longer_horizon_changes_nothing_earlier(
    cycle: str, records: list[Record], more: int
) -> None:
    """It only adds orders."""
    short = horizon("2026-03-05", "2026-06-30")
    longer = Horizon(short.first, short.last + timedelta(days=more))
    at = world(cycle, *records)
    one, other = (demand(at, over, as_of=short.first) for over in (short, longer))
    assert [row for row in whole(other) if row[0] in keys(one)] == whole(one)


@given(st.sampled_from(CYCLES), pasts())
def test_every_open_order_is_explained(cycle: str, records: list[Record]) -> None:
    """The rule, each member's date, and the date itself among them."""
    at = world(cycle, *records)
    of = demand(at, horizon("2026-03-05", "2026-12-31"), as_of="2026-03-05")
    for one in orders(of):
        if one.status is OrderStatus.OPEN:
            causes = explain(one, of, history=at.history).of("due")
            assert one.due.isoformat() in causes[0].facts["dates"]


@pytest.mark.parametrize("member", ["once each year", "at most 12 months apart"])
def test_what_has_no_date_is_neither_first_nor_last(member: str) -> None:
    """The refusal says what to write, and what holds all of several rules."""
    with pytest.raises(InvalidValue) as refused:
        parse_cycle(f"first of [every 250 h, from completion] [{member}]")
    assert "from completion" in refused.value.text.en
    assert "all of [" in refused.value.text.en
    assert "同时满足[" in refused.value.text.zh
