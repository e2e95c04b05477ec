"""What events ask for: orders with a last day, steps, and what the cycle makes of it.

The verifier goes through the events once more and is the slow reference here.
"""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import WEEKENDS_OFF, day, days, demand, done, estate, horizon, task
from staffing import crew, person, rostered, staffed
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.orders import Demand, OrderStatus, Origin, WorkOrder
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.records import Event, Record, StateChange, Void
from weibao.verifier import verify
from weibao.verifier.rules import Rule


def event(on: str | date, what: str = "overload", id: str = "") -> Event:
    """Record an event of the asset."""
    when = day(on) if isinstance(on, str) else on
    return Event(id=id or f"E{when}", subject="A1", event=what, happened=when)


def world(cycle: str, *records: Record, **steps: str) -> Portfolio:
    """Make an asset with a task, and with further ones by their codes."""
    others = [task(code, said) for code, said in steps.items()]
    return estate(
        task("service", cycle),
        *others,
        stack=WEEKENDS_OFF,
        records=records,
        records_from="2025-01-01",
    )


def asked(of: Demand, code: str = "service") -> list[WorkOrder]:
    """Return the orders that events asked for."""
    found = [one for one in of.orders if one.origin is Origin.EVENT]
    return [one for one in found if one.planned.task.code == code]


def to_come(of: Demand) -> list[date]:
    """Return the open dates of the cycle."""
    found = [one for one in of.orders if one.origin is Origin.CYCLE]
    return sorted(one.due for one in found if one.status is OrderStatus.OPEN)


CYCLE = "every 6 months, from 2025-03-10, from completion, closed days keep"
DONE = (done("2025-03-10"), done("2025-06-05"))


@pytest.mark.parametrize(
    ("afterwards", "expected"),
    [("restarts", "2025-12-05"), ("goes on", "2025-09-10")],
)
def test_the_cycle_restarts_or_goes_on(afterwards: str, expected: str) -> None:
    """Overloaded on 2 June, examined on the 5th, the next date is said by the rule."""
    cycle = f"{CYCLE}, within 7 days of overload, afterwards the cycle {afterwards}"
    past = world(cycle, *DONE, event("2025-06-02"))
    found = demand(past, horizon("2025-06-01", "2026-01-31"), as_of="2025-06-05")
    assert to_come(found)[:1] == days(expected)
    (order,) = asked(found)
    assert order.id == "demo/A1/service/event-E2025-06-02"
    assert order.window.closes == day("2025-06-09")
    assert order.status is OrderStatus.DONE


def test_a_month_after_a_repair() -> None:
    """Within a month of 10 May is by 10 June; the yearly date stays."""
    cycle = "every 12 months, from 2026-01-15, within 1 month of repair"
    past = world(cycle, event("2025-05-10", "repair"), done("2025-06-02"))
    found = demand(past, horizon("2025-06-01", "2026-12-31"), as_of="2025-06-02")
    assert asked(found)[0].window.closes == day("2025-06-10")
    assert to_come(found) == days("2026-01-15")


STEPS = {
    "correct": "within 90 days of test",
    "affirm": "within 14 days after task correct of test",
    "tell": "within 5 working days of test",
}


@pytest.mark.parametrize(
    ("corrected", "affirm"), [("2026-05-20", "2026-06-03"), (None, "2026-06-14")]
)
def test_steps_count_from_the_day_or_the_deadline(
    corrected: str | None, affirm: str
) -> None:
    """File in 21 days, correct in 90, affirm 14 days after the correction."""
    records = [event("2026-03-02", "test")]
    fixed = [done(corrected, "correct")] if corrected else []
    past = world("within 21 days of test", *records, *fixed, **STEPS)
    found = demand(past, horizon("2026-03-01", "2026-06-30"), as_of="2026-05-25")
    last = {
        code: asked(found, code)[0].window.closes
        for code in ("service", "correct", "affirm", "tell")
    }
    assert last == {
        "service": day("2026-03-23"),
        "correct": day("2026-05-31"),
        "affirm": day(affirm),
        "tell": day("2026-03-09"),
    }
    opens = asked(found, "affirm")[0].window.opens
    assert opens == day(corrected or "2026-05-31")


def test_before_it_is_used_again() -> None:
    """Out of use it may wait for the return; in use it is due on the day."""
    cycle = "before use again after flood"
    over = horizon("03-01", "12-31")
    flood = event("03-10", "flood")
    used = demand(world(cycle, flood), over, as_of="03-10")
    assert asked(used)[0].window.closes == day("03-10")
    out = StateChange(id="S1", subject="A1", state="sealed", since=day("03-10"))
    stopped = demand(world(cycle, flood, out), over, as_of="03-12")
    assert asked(stopped)[0].window.closes == day("2027-03-10")
    back = StateChange(id="S2", subject="A1", state="in_use", since=day("04-01"))
    returned = demand(world(cycle, flood, out, back), over, as_of="04-02")
    assert asked(returned)[0].window.closes == day("03-31")
    assert asked(returned)[0].overdue_since == day("03-31")


def test_the_same_again_while_open_is_part_of_it() -> None:
    """One order for both; the next after it was done has one of its own."""
    events = [event(on) for on in ("03-02", "03-04", "03-20")]
    past = world("within 7 days of overload", *events, done("03-05"))
    found = demand(past, horizon("03-01", "03-31"), as_of="03-21")
    assert [one.event for one in asked(found)] == [events[0], events[2]]
    (joined,) = found.dropped
    assert joined.into == asked(found)[0].id
    void = Void(id="V", record=events[0].id, entered=day("03-21"))
    undone = evolve(past, records=(*past.records, void))
    again = demand(undone, horizon("03-01", "03-31"), as_of="03-21")
    assert [one.event for one in asked(again)] == [events[1], events[2]]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("within 7 days of overload, until 2026-12-31", "add every 6 months"),
        (
            "every 6 months, within 7 days of leak, afterwards the cycle restarts",
            "from completion",
        ),
        ("at most 15 days apart, within 3 days of leak", "afterwards the cycle"),
        ("every 6 months, within 3 days of leak, within 5 days of leak", "once"),
    ],
)
def test_what_makes_no_sense_is_refused(said: str, right: str) -> None:
    """The message says what would be right."""
    with pytest.raises(InvalidValue, match=right):
        parse_cycle(said)


def test_an_order_is_explained_by_its_event() -> None:
    """Event, record, day and what is added are said in both languages."""
    past = world("within 7 days of overload", event("03-02"))
    found = demand(past, horizon("03-01", "03-31"), as_of="03-03")
    explanation = explain(asked(found)[0], found, history=past.history)
    (origin,) = explanation.of("origin")
    assert origin.facts == {"from": "event", "id": "E2026-03-02", "day": "2026-03-02"}
    assert "overload on 2026-03-02" in explanation.paragraph.to("en")
    assert "发生“超载”" in explanation.paragraph.to("zh")
    assert "2026-03-02 plus 7 days is 2026-03-09" in explanation.paragraph.to("en")


@pytest.mark.parametrize("afterwards", ["restarts", "goes on"])
def test_a_date_after_it_is_explained(afterwards: str) -> None:
    """It counts from the work for the event only where that restarts the cycle."""
    cycle = f"{CYCLE}, within 7 days of overload, afterwards the cycle {afterwards}"
    past = world(cycle, *DONE, event("2025-06-02"))
    found = demand(past, horizon("2025-06-01", "2026-01-31"), as_of="2025-06-05")
    order = next(one for one in found.orders if one.due == to_come(found)[0])
    origin = explain(order, found, history=past.history).of("origin")[0]
    day_ = "2025-06-05" if afterwards == "restarts" else "2025-03-10"
    assert origin.facts["day"] == day_


# Against the verifier

CYCLES = (
    "within 7 days of overload, before use again after flood",
    f"{CYCLE}, within 10 days of overload, afterwards the cycle restarts",
    f"{CYCLE}, within 10 days of flood",
    "once each month, within 3 working days of overload",
    "every 20 days, from 2026-01-05, -3/+3 days, within 2 weeks of flood",
)
numbers = st.sets(st.integers(0, 120), max_size=4)


@st.composite
def pasts(draw: st.DrawFn) -> tuple[Portfolio, date]:
    """Make events, states and completions of a cycle and of a step after it."""
    begun = date(2026, 1, 1)
    kinds = st.sampled_from(["overload", "flood"])
    records: list[Record] = [
        event(begun + timedelta(days=n), draw(kinds), f"E{n}") for n in draw(numbers)
    ]
    records += [done(begun + timedelta(days=n)) for n in draw(numbers)]
    records += [done(begun + timedelta(days=n), "step") for n in draw(numbers)]
    records += [
        StateChange(
            id=f"S{n}",
            subject="A1",
            state=draw(st.sampled_from(["in_use", "sealed"])),
            since=begun + timedelta(days=n),
        )
        for n in draw(numbers)
    ]
    said = draw(st.sampled_from(CYCLES))
    what = "flood" if "flood" in said else "overload"
    made = world(
        said,
        *draw(st.permutations(records)),
        step=f"within 5 days after task service of {what}",
    )
    return made, begun + timedelta(days=draw(st.integers(0, 120)))


@settings(deadline=None)
@given(pasts())
def test_the_verifier_finds_the_same(past: tuple[Portfolio, date]) -> None:
    """Whatever happened when, the events gone through once more ask for the same."""
    made, today = past
    over = horizon(str(today), str(today + timedelta(days=60)))
    rostered(staffed(made, crew("team", person("an"))), over, as_of=str(today))


@settings(deadline=None)
@given(pasts())
def test_neither_order_nor_horizon_matters(past: tuple[Portfolio, date]) -> None:
    """Records in any order give the same; a longer horizon changes nothing earlier."""
    made, today = past
    near = horizon(str(today), str(today + timedelta(days=40)))
    far = horizon(str(today), str(today + timedelta(days=90)))
    facts = [(one.id, one.occurrence) for one in demand(made, near, as_of=today).orders]
    turned = evolve(made, records=made.records[::-1])
    again = demand(turned, near, as_of=today).orders
    assert facts == [(one.id, one.occurrence) for one in again]
    longer = {one.id: one.occurrence for one in demand(made, far, as_of=today).orders}
    assert all(longer[id_] == occurrence for id_, occurrence in facts)


@pytest.mark.parametrize(
    ("planned", "known", "rule"),
    [
        ((), ("03-02",), Rule.MISSING_WORK),
        (("03-02",), (), Rule.NOT_DUE),
        (("03-01", "03-02"), ("03-02", "03-03"), Rule.MISSING_WORK),
    ],
)
def test_the_verifier_tells_what_is_wrong(
    planned: tuple[str, ...], known: tuple[str, ...], rule: Rule
) -> None:
    """Orders without their event, and events without their order, are violations."""
    team = crew("team", person("an"))
    before, after = (
        staffed(world("within 7 days of overload", *map(event, days_)), team)
        for days_ in (planned, known)
    )
    roster = rostered(before, horizon("03-05", "03-31"), as_of="03-05")
    found = verify(roster, after, after.history).violations
    assert rule in {one.rule for one in found}


def test_the_verifier_tells_a_wrong_last_day() -> None:
    """The same record with another day gives another window."""
    team = crew("team", person("an"))
    before, after = (
        staffed(world("within 7 days of overload", event(on, id="E")), team)
        for on in ("03-01", "03-02")
    )
    roster = rostered(before, horizon("03-05", "03-31"), as_of="03-05")
    found = verify(roster, after, after.history).violations
    assert Rule.WRONG_WINDOW in {one.rule for one in found}
