"""Work that lives in a state, or whose rule is suspended: when it is due, and when not.

The verifier reckons breaks day by day from the records and is the slow reference here.
"""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import (
    day,
    days,
    deferred,
    demand,
    done,
    dues,
    estate,
    horizon,
    orders,
    planned_days,
    task,
    with_records,
)
from staffing import crew, person, rostered, staffed
from weibao.cycles.deferral import NextFrom
from weibao.cycles.gating import OnReturn
from weibao.equipment import Criticality
from weibao.errors import InvalidValue
from weibao.orders import Demand, OrderStatus
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.policy import Rule, Selector, Suspension
from weibao.portfolio import Portfolio
from weibao.records import Completion, Event, Record, StateChange, Void
from weibao.rostering import assign
from weibao.spans import Window
from weibao.texts import Text
from weibao.verifier import verify

OUT, IN = "out_of_service", "in_use"


def state(since: str, what: str, id: str = "") -> StateChange:
    """Record that the asset is in a state from a day on."""
    return StateChange(
        id=id or f"S-{since}", subject="A1", state=what, since=day(since)
    )


def world(cycle: str, *records: Record, **fields: object) -> Portfolio:
    """Make an asset of 2025 with one task."""
    return estate(
        task("service", cycle, **fields),
        installed="2025-01-01",
        records=records,
        records_from="2025-01-01",
    )


def dropped(of: Demand) -> list[date]:
    """Return the dates that are on record as left out."""
    return [one.due for one in of.dropped]


AT_SEA = (
    state("2025-01-01", "sealed"),
    state("2025-03-03", "at_sea"),
    state("2025-03-24", "sealed"),
    state("2025-04-14", "at_sea"),
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("every 7 days, while at_sea, on return due now", "03 10 17 14 21 28"),
        ("every 7 days, while at_sea, on return restart", "10 17 21 28"),
        ("every 10 days, from 2025-03-03, while at_sea", "03 13 23 22"),
    ],
)
def test_dates_live_in_the_state(said: str, expected: str) -> None:
    """Weekly at sea: from the first day, a week after it, or on the grid."""
    found = demand(
        world(f"{said}, catch up missed work", *AT_SEA),
        horizon("2025-03-01", "2025-04-30"),
        as_of="2025-04-30",
    )
    assert [f"{order.due:%d}" for order in orders(found)] == expected.split()
    assert all("sealed" in one.reason.en for one in found.dropped)
    assert found.dropped


STOPPED = (state("01-01", IN), state("01-26", OUT), state("03-01", IN))


@pytest.mark.parametrize(
    ("returns", "expected"),
    [
        ("due now", "03-01 03-31 04-30"),
        ("restart", "03-31 04-30"),
        ("keep the grid", "03-11 04-10"),
        ("hold", "03-15 04-14"),
    ],
)
def test_a_floating_cycle_goes_on_as_said(returns: str, expected: str) -> None:
    """Done on 10 January, each 30 days, out from 26 January to 28 February."""
    cycle = f"every 30 days, from completion, while in_use, on return {returns}"
    past = world(cycle, done("01-10"), *STOPPED)
    found = demand(past, horizon("02-01", "05-09"), as_of="03-01")
    assert dues(found) == days(expected)
    assert dropped(found) == [day("02-09")]


@pytest.mark.parametrize("returns", ["due now", "restart", "keep the grid", "hold"])
def test_nothing_is_due_or_overdue_while_it_is_out(returns: str) -> None:
    """The order stays away, with its reason on record, for as long as nobody knows."""
    for shift in ("from completion, ", ""):
        cycle = f"every 30 days, {shift}while in_use, on return {returns}"
        past = world(cycle, done("01-10"), *STOPPED[:2], criticality=Criticality.SAFETY)
        found = demand(past, horizon("02-01", "12-31"), as_of="06-01")
        assert [o for o in orders(found) if o.status is OrderStatus.OPEN] == []


def test_work_done_while_it_is_out_need_not_be_done_on_return() -> None:
    """A visit on the eve of the return is the visit that is due on it."""
    cycle = "every 30 days, from completion, while in_use, on return due now"
    past = world(cycle, done("01-10"), done("02-27"), *STOPPED)
    found = demand(past, horizon("03-01", "04-30"), as_of="03-01")
    assert dues(found) == days("03-29 04-28")


@pytest.mark.parametrize(
    ("returns", "out", "next_from", "expected"),
    [
        ("hold", "02-15 03-01", NextFrom.ORIGINAL, "03-25"),  # 30 days and 14 held
        ("hold", "02-15 03-01", NextFrom.DEFERRED, "04-19"),
        ("hold", "02-15 03-01", NextFrom.ACTUAL, "04-09"),
        ("keep the grid", "02-15 03-01", NextFrom.ORIGINAL, "03-11"),
        ("keep the grid", "02-20 03-10", NextFrom.ORIGINAL, "03-11"),
        ("keep the grid", "02-20 03-12", NextFrom.ORIGINAL, "04-10"),
        ("due now", "02-15 03-01", NextFrom.ORIGINAL, "03-31"),  # it was due 1 March
        (
            "restart",
            "02-15 03-01",
            NextFrom.ORIGINAL,
            "04-09",
        ),  # not used
    ],
)
def test_what_counts_from_before_a_pause_by_leave_counts_through_it(
    returns: str, out: str, next_from: NextFrom, expected: str
) -> None:
    """Due on 9 February, put off until 20 March by leave, and done on 14 March."""
    cycle = f"every 30 days, from completion, while in_use, on return {returns}"
    leave = deferred("service/2025-01-01#2", "03-20", next_from=next_from)
    worked = "03-14" if out.endswith("12") else "03-10"
    left, back = out.split()
    states = (state("01-01", IN), state(left, OUT), state(back, IN))
    past = world(cycle, done("01-10"), done(worked), leave, *states)
    over = horizon("03-15", "04-25")
    found = demand(past, over, as_of="03-15")
    open_ = [one for one in orders(found) if one.status is OrderStatus.OPEN]
    assert open_[0].due == day(expected)
    rostered(staffed(past, crew("team", person("an"))), over, as_of="03-15")


def test_leave_gives_no_day_of_a_pause() -> None:
    """Put off into a suspension, it is asked for on the days that are left."""
    leave = deferred("service/2025-01-01#2", "03-20")
    states = (state("01-01", IN), state("02-25", OUT), state("03-18", IN))
    cycle = "every 30 days, from completion, while in_use, on return hold"
    past = world(cycle, done("01-10"), leave, *states)
    (first, *_) = orders(demand(past, horizon("03-18", "04-25"), as_of="03-18"))
    assert first.window == Window(day("03-18"), day("03-20"))


def test_leave_into_a_pause_alone_has_no_effect() -> None:
    """On none of the days that are left is it owed, and the record is told so."""
    leave = deferred("service/2025-01-01#2", "03-20", approved="02-01")
    states = (state("01-01", IN), state("02-09", OUT), state("04-01", IN))
    cycle = "every 30 days, from 2025-01-01, while in_use"
    sooner = deferred("service/2026-04-26", "03-20", approved="02-01")
    past = world(cycle, done("01-10"), leave, sooner, *states)
    found = demand(past, horizon("04-01", "05-10"), as_of="04-01")
    assert dues(found) == days("04-26")
    (order,) = orders(found)
    assert order.deferred is None
    assert "is it owed" in {one.record: one for one in found.refused}[sooner].reason.to(
        "en"
    )


def test_what_was_overdue_before_waits_and_is_not_forgotten() -> None:
    """A missed safety check is withheld while the thing is out, and then comes back."""
    cycle = "every 3 months, from 2025-10-10, while in_use"
    past = world(cycle, *STOPPED, criticality=Criticality.SAFETY)
    out = demand(past, horizon("02-01", "03-31"), as_of="02-01")
    assert orders(out) == []
    assert any("waits" in one.reason.en for one in out.dropped)
    back = demand(past, horizon("03-01", "03-31"), as_of="03-01")
    assert [one.due for one in orders(back)] == [day("01-10")]


@pytest.mark.parametrize(
    ("unrecorded", "expected"), [("", 12), (", inactive while unrecorded", 0)]
)
def test_with_no_state_on_record(unrecorded: str, expected: int) -> None:
    """It counts as active, unless the cycle says the opposite."""
    found = demand(world(f"once each month, while heating{unrecorded}"), as_of="01-01")
    assert len(orders(found)) == expected


def test_a_period_wholly_out_owes_nothing() -> None:
    """Of one in part the days in the state are the window."""
    past = world("once each month, while in_use", *STOPPED[:2], state("03-10", IN))
    found = demand(past, horizon("01-01", "04-30"), as_of="03-15")
    assert [str(one.window.opens)[5:] for one in orders(found)] == ["03-10", "04-01"]
    assert [one.key for one in found.dropped if one.due >= day("01-01")] == [
        "2026-01",
        "2026-02",
    ]


def test_a_period_in_which_it_was_used_needs_no_task() -> None:
    """Weeks with a use are spared; an entered state of use is one as well."""
    used = [
        Event(id=f"E{on}", subject="A1", event="used", happened=day(on))
        for on in ("02-05", "02-22")
    ]
    past = world("once each week, unless used, catch up missed work", *used)
    over = horizon("02-02", "03-01")
    keys = [one.occurrence.key for one in orders(demand(past, over, as_of="03-01"))]
    assert [key for key in keys if key >= "2026-W06"] == ["2026-W07", "2026-W09"]
    lived = with_records(past, state("02-10", IN), state("02-12", "vacant"))
    keys = [one.occurrence.key for one in orders(demand(lived, over, as_of="03-01"))]
    assert [key for key in keys if key >= "2026-W06"] == ["2026-W09"]


def test_back_dated_and_voided_states_are_replayed() -> None:
    """A state entered late moves the dates as if known before; a void undoes it."""
    cycle = "every 30 days, from completion, while in_use, on return hold"
    late = [evolve(one, entered=day("03-05")) for one in STOPPED[1:]]
    past = world(cycle, done("01-10"), STOPPED[0], *late)
    over = horizon("02-01", "04-01")
    assert dues(demand(past, over, as_of="03-06")) == days("03-15")
    known = evolve(past, records=tuple(r for r in past.records if r not in late))
    assert dues(demand(known, over, as_of="02-01")) == days("02-09 03-11")
    voids = [Void(id=f"V{one.id}", record=one.id, entered=day("03-06")) for one in late]
    assert dues(demand(with_records(past, *voids), over, as_of="03-06"))[0] == day(
        "02-09"
    )


# Suspensions


def suspended(
    cycle: str, *records: Record, resume: OnReturn, tasks: tuple[str, ...] = ()
) -> Portfolio:
    """Suspend the task from 1 March to 31 May."""
    pause = Suspension(
        first=day("03-01"),
        last=day("05-31"),
        because=Text("改造", "rebuilding"),
        resume=resume,
        tasks=tasks,
    )
    every = Rule(id="all", title=Text.same("all"), select=Selector())
    stop = Rule(
        id="stop",
        title=Text.same("stop"),
        select=Selector(ids=frozenset({"A1"})),
        apply=(),
        suspensions=(pause,),
    )
    return estate(
        task("service", cycle),
        task("other", "every 1 month, from 2026-01-15"),
        assets=2,
        installed="2025-01-01",
        records=records,
        records_from="2026-01-01",
        rules=(every, stop),
    )


@pytest.mark.feature("F037")
@pytest.mark.parametrize(
    ("cycle", "resume", "expected"),
    [
        ("every 1 month, from 2026-01-15", OnReturn.GRID, "01-15 02-15 06-15 07-15"),
        ("every 1 month, from 2026-01-15", OnReturn.RESTART, "01-15 02-15 07-01"),
        (
            "every 30 days, from completion",
            OnReturn.GRID,
            "01-15 02-14 06-14 07-14",
        ),
        ("every 30 days, from completion", OnReturn.RESTART, "01-15 02-14 07-01 07-31"),
    ],
)
def test_a_suspended_policy_yields_nothing_and_goes_on(
    cycle: str, resume: OnReturn, expected: str
) -> None:
    """Suspended from March to May, it goes on with its dates or from the day back."""
    past = [done("2025-12-16")] if "completion" in cycle else []
    found = demand(
        suspended(cycle, *past, resume=resume), horizon("01-01", "07-31"), as_of="01-01"
    )
    assert dues(found) == days(expected)
    left = [one for one in found.dropped if "rebuilding" in one.reason.en]
    assert left
    assert all("2026-03" <= f"{one.due:%Y-%m}" <= "2026-05" for one in left)


@pytest.mark.feature("F037")
def test_one_task_of_a_selection_may_be_suspended() -> None:
    """Other tasks and other subjects go on."""
    cycle = "every 1 month, from 2026-01-10"
    stopped = suspended(cycle, resume=OnReturn.GRID, tasks=("service",))
    found = demand(stopped, horizon("03-01", "05-31"), as_of="01-01")
    assert dues(found) == []
    assert dues(found, "other") == days("03-15 04-15 05-15")
    assert dues(found, subject="A2") == days("03-10 04-10 05-10")


def test_windows_keep_out_of_a_suspension() -> None:
    """Work whose window reaches into it must be done before, or after."""
    cycle = "every 3 months, -20/+20 days, from 2026-02-20"
    found = demand(
        suspended(cycle, resume=OnReturn.GRID), horizon("02-01", "07-31"), as_of="02-01"
    )
    windows = [(one.window.opens, one.window.closes) for one in orders(found)]
    assert windows == [(day("01-31"), day("02-28"))]
    monthly = demand(
        suspended("once each quarter", resume=OnReturn.GRID),
        horizon("01-01", "06-30"),
        as_of="01-01",
    )
    windows = [(one.window.opens, one.window.closes) for one in orders(monthly)]
    assert windows == [(day("01-01"), day("02-28")), (day("06-01"), day("06-30"))]


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("every 30 days, on return hold", "while in_use"),
        ("once each week, while in_use, on return hold", "keep the grid"),
        ("on 2026-03-10, while in_use, on return due now", "keep the grid"),
        ("at most 15 days apart, while in_use", "from completion"),
        ("every 30 days, unless used", "once each week"),
    ],
)
def test_what_makes_no_sense_is_refused(said: str, right: str) -> None:
    """The message says what would be right."""
    with pytest.raises(InvalidValue, match=right):
        parse_cycle(said)


@pytest.mark.parametrize(
    "cycle",
    [
        "every 1 month, from 2026-01-01, steps 2, 4 of 4",
        "every 1 month, from 2026-01-01, in whole months",
    ],
)
def test_what_cannot_count_anew_is_refused(cycle: str) -> None:
    """Steps and whole months on a grid go on as they are after a break."""
    with pytest.raises(InvalidValue, match="resume: grid"):
        make_plan(suspended(cycle, resume=OnReturn.RESTART))
    make_plan(suspended(cycle, resume=OnReturn.GRID))
    with pytest.raises(InvalidValue, match="keep the grid"):
        parse_cycle(f"{cycle}, while in_use, on return restart")
    assert parse_cycle(f"{cycle}, while in_use, on return keep the grid")


def test_steps_of_a_suspended_rule_are_judged_as_steps() -> None:
    """A step that is not its own asks for nothing, suspended or not."""
    cycle = "every 3 months, from 2026-01-01, step 2 of 6"
    world = staffed(suspended(cycle, resume=OnReturn.GRID), crew("team", person("an")))
    found = demand(world, horizon("2026-01-01", "2026-12-31"), as_of="2026-01-01")
    assert dues(found) == days("2026-07-01")
    roster = assign(found, world.workforce, seed=0)
    assert verify(roster, world, world.history).violations == ()


def test_a_longest_gap_cannot_be_suspended() -> None:
    """It is refused where the plan is made, with the place of the suspension."""
    with pytest.raises(InvalidValue, match="cannot be suspended"):
        make_plan(suspended("at most 15 days apart", resume=OnReturn.GRID))


# Against the verifier

RETURNS = ("due now", "restart", "keep the grid", "hold")
CYCLES = (
    *(f"every 20 days, while in_use, on return {one}" for one in RETURNS),
    *(
        f"every 1 month, from 2026-01-31, -5/+5 days, while in_use, on return {one}"
        for one in RETURNS
    ),
    *(
        f"every 25 days, from completion, while in_use, on return {one}"
        for one in RETURNS
    ),
    "once each month, while in_use",
    "3 times each month, while in_use, catch up missed work",
    "once each week, unless used",
    "RRULE:FREQ=WEEKLY;BYDAY=MO, while in_use, inactive while unrecorded",
)
moments = st.integers(0, 240)


@st.composite
def pasts(draw: st.DrawFn) -> tuple[Portfolio, date]:
    """Make a portfolio with changing states, suspensions and completions."""
    begun = date(2025, 10, 1)
    on = [begun + timedelta(days=n) for n in sorted(draw(st.sets(moments, max_size=5)))]
    states = [
        StateChange(
            id=f"S{number}",
            subject="A1",
            state=draw(st.sampled_from([IN, OUT, "standby"])),
            since=since,
        )
        for number, since in enumerate(on)
    ]
    completed = [
        done(begun + timedelta(days=n)) for n in draw(st.sets(moments, max_size=4))
    ]
    pauses = []
    for start, length in pairwise(draw(st.lists(moments, max_size=3))):
        first = begun + timedelta(days=start + 60)
        resume = draw(st.sampled_from([OnReturn.GRID, OnReturn.RESTART]))
        last = first + timedelta(days=length // 4)
        because = Text("停", "stop")
        pauses.append(
            Suspension(first=first, last=last, because=because, resume=resume)
        )
    rule = Rule(
        id="all", title=Text.same("all"), select=Selector(), suspensions=tuple(pauses)
    )
    both: list[Record] = [*states, *completed]
    records = draw(st.permutations(both))
    made = estate(
        task("service", draw(st.sampled_from(CYCLES))),
        installed="2025-10-01",
        records=records,
        records_from="2025-10-01",
        rules=(rule,),
    )
    return made, begun + timedelta(days=draw(moments))


@settings(deadline=None)
@given(pasts())
def test_the_verifier_finds_the_same_dates(past: tuple[Portfolio, date]) -> None:
    """Whatever was in what state, day by day reckoning finds nothing amiss."""
    made, today = past
    team = crew("team", person("an"))
    over = horizon(str(today), str(today + timedelta(days=100)))
    rostered(staffed(made, team), over, as_of=str(today))


@settings(deadline=None)
@given(pasts(), st.randoms(use_true_random=False))
def test_neither_order_nor_horizon_matters(
    past: tuple[Portfolio, date], random: object
) -> None:
    """Records in any order give the same; a longer horizon changes nothing earlier."""
    made, today = past
    near = horizon(str(today), str(today + timedelta(days=60)))
    far = horizon(str(today), str(today + timedelta(days=200)))
    found = demand(made, near, as_of=today)
    turned = evolve(made, records=made.records[::-1])
    again = demand(turned, near, as_of=today)
    facts = [(one.id, one.occurrence) for one in found.orders]
    assert facts == [(one.id, one.occurrence) for one in again.orders]
    longer = {one.id: one.occurrence for one in demand(made, far, as_of=today).orders}
    assert all(longer[id_] == occurrence for id_, occurrence in facts)


def _day_of(record: Record) -> date:
    assert isinstance(record, StateChange | Completion)
    return record.since if isinstance(record, StateChange) else record.done


@settings(deadline=None)
@given(pasts())
def test_replaying_ones_own_dates_is_a_fixed_point(
    past: tuple[Portfolio, date],
) -> None:
    """Work done on the day planned changes no later date and no id."""
    made, today = past
    over = horizon(str(today), str(today + timedelta(days=90)))
    found = demand(made, over, as_of=today)
    known = [one for one in made.records if _day_of(one) <= today]
    made = evolve(made, records=tuple(known))
    open_ = [one for one in orders(found) if one.status is OrderStatus.OPEN]
    if not open_ or open_[0].overdue_since or "3 times" in str(open_[0].planned.cycle):
        return
    first = min(open_, key=lambda one: (one.due, one.id))
    on = planned_days(found)[0]
    if not today <= first.due or on > first.due:
        return
    record = done(first.due, order=first.id, id="now")
    later = demand(with_records(made, record), over, as_of=first.due)
    left = {one.id: one.due for one in orders(later)}
    assert left[first.id] == first.due
    for one in open_:
        if one.window.closes >= first.due:
            assert left.get(one.id, one.due) == one.due
