"""The grace of a missed turn, from the day on which it was found to be missed."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, deferred, demand, done, estate, horizon, orders, task
from staffing import crew, person, rostered, staffed
from weibao.cycles.deferral import NextFrom
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.records import Deferral, Record

GAP = "at most 7 days apart, extended by up to 25%, with a grace from discovery"
FLOATING = "every 7 days, from completion, with a grace from discovery"
LAST = done("2025-02-20")
OVER = horizon("2025-03-10", "2025-04-10")


def grace(until: str, *, found: str = "2025-03-10", **fields: object) -> Deferral:
    """Give the turn after the last work time from its discovery on."""
    given = {"risk": "judged small", "next_from": NextFrom.ACTUAL, **fields}
    leave = deferred("service/2025-01-01#2", until, approved=found, **given)
    return evolve(leave, discovered=day(found))


def world(cycle: str, *records: Record) -> Portfolio:
    """Make an asset of 2025 with one task, last done on 20 February."""
    made = estate(
        task("service", cycle),
        installed="2025-01-01",
        records=[LAST, *records],
        records_from="2025-01-01",
    )
    return staffed(made, crew("team", person("an")))


def seen(cycle: str, *records: Record) -> Demand:
    """Return what is due on 10 March."""
    return demand(world(cycle, *records), OVER, as_of="2025-03-10")


def first(of: Demand) -> WorkOrder:
    """Return the first open order."""
    return next(one for one in orders(of) if one.status is OrderStatus.OPEN)


@pytest.mark.parametrize(("cycle", "limit"), [(GAP, "02-28"), (FLOATING, "02-27")])
def test_a_missed_turn_has_one_interval_from_its_discovery(
    cycle: str, limit: str
) -> None:
    """Missed since February and found on 10 March, it may be done until the 17th.

    What follows counts from the day on which it is done.
    """
    assert first(seen(cycle)).window.closes == day(f"2025-{limit}")
    order = first(seen(cycle, grace("2025-03-17")))
    assert order.window.closes == day("2025-03-17")
    assert order.overdue_since is None
    roster = rostered(world(cycle, grace("2025-03-17")), OVER, as_of="2025-03-10")
    (placed, *_) = roster.assignments
    assert placed.late is None
    second = orders(roster.demand)[1]
    assert second.due > day("2025-03-17")


@pytest.mark.parametrize(
    ("cycle", "leave", "told"),
    [
        (GAP, grace("2025-03-18"), "2025-03-17"),
        (GAP, grace("2025-03-12", risk=""), "needs its risk judged"),
        (GAP, grace("2025-02-28", found="2025-02-28"), "had not passed"),
        (
            "at most 7 days apart, extended by up to 25%",
            grace("2025-03-17"),
            "gives no grace",
        ),
        (FLOATING, grace("2025-03-18"), "2025-03-17"),
        ("every 7 days", grace("2025-03-17"), "is called"),
    ],
)
def test_a_grace_beyond_what_the_cycle_gives_has_no_effect(
    cycle: str, leave: Deferral, told: str
) -> None:
    """The reason is told, and the old limit stands."""
    found = seen(cycle, leave)
    for one in found.refused:
        assert told in one.reason.to("en")
        assert one.reason.to("zh")
    assert found.refused
    assert all(one.deferred is None for one in found.orders)
    rostered(world(cycle, leave), OVER, as_of="2025-03-10")


def test_a_day_needs_no_judgement() -> None:
    """Up to a day after the discovery the risk need not be judged."""
    order = first(seen(GAP, grace("2025-03-11", risk="")))
    assert order.window.closes == day("2025-03-11")


def test_limits_to_leave_do_not_limit_it() -> None:
    """What is never deferred may still be done after it was overlooked."""
    never = FLOATING.replace("with", "never deferred, with")
    order = first(seen(never, grace("2025-03-17")))
    assert order.window.closes == day("2025-03-17")
    (refused,) = seen(never, evolve(grace("2025-03-17"), discovered=None)).refused
    assert "2025-03-10" in refused.reason.to("en")


def test_the_explanation_says_that_it_was_found() -> None:
    """Limit, discovery, who gave the grace and at which risk, in both languages."""
    made = world(GAP, grace("2025-03-17"))
    found = demand(made, OVER, as_of="2025-03-10")
    (cause,) = explain(first(found), found, history=made.history).of("deferral")
    assert cause.facts["discovered"] == "2025-03-10"
    said = cause.text.to("en")
    assert (
        "Its last day was 2025-02-28; on 2025-03-10 it was found to be missed" in said
    )
    assert "Risk: judged small." in said
    assert "2025-03-10 发现漏做" in cause.text.to("zh")


@pytest.mark.parametrize(
    "cycle",
    [
        "every 7 days, with a grace from discovery",
        "twice each month, with a grace from discovery",
        "first of [every 7 days, from completion] [every 9 days, from completion], "
        "with a grace from discovery",
    ],
)
def test_turns_that_make_way_for_others_have_none(cycle: str) -> None:
    """What is not waited for cannot be found later."""
    with pytest.raises(InvalidValue) as caught:
        parse_cycle(cycle)
    assert "wait until they are done" in caught.value.text.to("en")


@st.composite
def graces(draw: st.DrawFn) -> tuple[Portfolio, date]:
    """Make turns that are missed, found and given time, as may be or not."""
    begun = date(2025, 1, 1)
    moments = st.integers(0, 90)
    worked = [
        done(begun + timedelta(days=n))
        for n in sorted(draw(st.sets(moments, max_size=4)))
    ]
    leaves = []
    for number in sorted(draw(st.sets(st.integers(1, 5), max_size=3))):
        found = begun + timedelta(days=draw(moments))
        until = found + timedelta(days=draw(st.integers(0, 12)))
        leave = deferred(
            f"service/{begun}#{number}",
            str(until),
            approved=str(found),
            risk=draw(st.sampled_from(["", "small"])),
            next_from=draw(st.sampled_from(NextFrom)),
        )
        missed = draw(st.sampled_from([None, found, found - timedelta(days=2)]))
        leaves.append(evolve(leave, discovered=missed))
    cycle = draw(
        st.sampled_from(
            (
                GAP,
                FLOATING,
                "every 9 days, from completion, -2/+2 days, deferred at most once in a "
                "row, with a grace from discovery",
                "at most 8 days apart, never deferred",
            )
        )
    )
    made = estate(
        task("service", cycle),
        installed=str(begun),
        records=draw(st.permutations([*worked, *leaves])),
        records_from=str(begun),
    )
    today = begun + timedelta(days=draw(moments))
    return staffed(made, crew("team", person("an"))), today


@given(graces())
def test_the_verifier_judges_graces_alike(drawn: tuple[Portfolio, date]) -> None:
    """Which hold, and until when work may be done, it finds for itself."""
    made, today = drawn
    over = horizon(str(today), str(today + timedelta(days=60)))
    rostered(made, over, as_of=str(today))
