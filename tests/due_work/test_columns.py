"""Subjects that are alike share a column of turns, and nobody can tell."""

import gc
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alike import Alike, alikes
from portfolios import demand, done, estate, horizon, task
from weibao import make_plan
from weibao.collector import collector_paused
from weibao.due_work.clear_loop import ClearLoop, Outcome
from weibao.due_work.columns import Columns
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.event_orders import EventDuties
from weibao.due_work.span import Span
from weibao.orders import Chain, WorkOrder
from weibao.records import History

LATER = timedelta(days=3)
APRIL = horizon("2026-04-01", "2026-04-30")


def loop(span: Span, history: History) -> ClearLoop:
    """Return a loop that has reckoned nothing yet."""
    deferrals, edits = Deferrals.of(history, span), Edits.of(history, span)
    events = EventDuties.of(span, history)
    return ClearLoop(span, history, deferrals, edits, events)


def seen(outcome: Outcome) -> tuple[object, ...]:
    """Return all that can be seen of an outcome."""
    return (
        [_seen(one) for one in outcome.orders],
        [_seen_chain(one) for one in outcome.chains],
        list(outcome.dropped),
    )


def _seen(one: WorkOrder) -> tuple[object, ...]:
    return one.id, one.planned, one.occurrence, one.portfolio, one.particulars


def _seen_chain(one: Chain) -> tuple[object, ...]:
    return one.id, one.rungs, [_seen(visit) for visit in one.orders], one.horizon


@given(alikes(), st.booleans())
def test_columns_are_what_the_clear_loop_gives(case: Alike, placed: bool) -> None:
    """What is shared comes to the same as reckoning each task all by itself."""
    ahead = demand(case.portfolio, case.horizon, as_of=case.as_of).orders[::3]
    days = {one.id: one.window.closes + LATER for one in ahead} if placed else {}
    history = case.portfolio.history
    span = Span(make_plan(case.portfolio), case.horizon, case.as_of, days)
    columns = Columns(loop(span, history))
    for planned in span.plan.tasks:
        alone = loop(span, history).outcome(planned)
        assert seen(columns.outcome(planned)) == seen(alone)


@given(alikes())
def test_orders_are_sorted_by_their_ids(case: Alike) -> None:
    """They are put in order by their series; none is missing and none comes twice."""
    found = demand(case.portfolio, case.horizon, as_of=case.as_of)
    ids = [one.id for one in found.orders]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    "cycle",
    [
        "every 1 month",
        "every 1 month, from completion",
        "twice each month",
        "at most 15 days apart",
    ],
)
def test_a_past_of_its_own_sets_a_subject_apart(cycle: str) -> None:
    """Subjects without records share each turn; what was done on one is its own."""
    world = estate(
        task("service", cycle),
        assets=3,
        installed="2026-01-10",
        records=[done("04-05", subject="A2")],
    )
    orders = demand(world, APRIL, as_of="2026-04-06").orders
    turns = {
        name: [one for one in orders if one.subject.id == name]
        for name in ("A1", "A2", "A3")
    }
    pairs = [*zip(turns["A1"], turns["A3"], strict=True)]
    assert pairs
    assert all(one.occurrence is other.occurrence for one, other in pairs)
    assert [one.completion for one in turns["A1"]] == [None] * len(pairs)
    assert sum(one.completion is not None for one in turns["A2"]) == 1


def test_what_was_merged_names_the_order_of_its_own_subject() -> None:
    """Turns that became part of an order are told of each subject by itself."""
    cycle = "every 1 month, merge missed work"
    world = estate(task("service", cycle), assets=2, records_from="2026-01-01")
    dropped = demand(world, APRIL, as_of="2026-04-06").dropped
    merged = [(one.subject, one.into) for one in dropped if one.into]
    assert {subject for subject, _ in merged} == {"A1", "A2"}
    assert all(f"/{subject}/" in into for subject, into in merged if into)


def test_the_collector_rests_only_for_the_while() -> None:
    """It is on again after an error, and stays off where it was off before."""
    rested = []

    def fail() -> None:
        with collector_paused():
            rested.append(not gc.isenabled())
            raise LookupError

    assert gc.isenabled()
    with pytest.raises(LookupError):
        fail()
    assert gc.isenabled()
    gc.disable()
    try:
        with pytest.raises(LookupError):
            fail()
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert rested == [True, True]
