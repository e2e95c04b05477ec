"""Work with times of day is reckoned a second time, and rosters held to it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from clocks import CHANGES, CYCLES, OPENINGS, ZONES, begun, opening, timed, untimed
from portfolios import day, demand, horizon, rule, with_records
from staffing import crew, person, rostered, shift, staffed
from weibao.orders import Demand, Dropped, Particulars, WorkOrder
from weibao.policy import Suspension
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.roster import Roster, Segment
from weibao.spans import Horizon, Window
from weibao.spans.opening import Opening
from weibao.texts import Text
from weibao.verifier import Rule, verify

MINUTE = timedelta(minutes=1)
MAY = horizon("05-20", "05-21")
DUE_SIDE = {Rule.MISSING_WORK, Rule.WRONG_WINDOW, Rule.NOT_DUE, Rule.ORDER_DONE}
CYCLE = "every 2 h while open, and at closing, ±15 min"


def broken(found: Demand, world: Portfolio) -> set[Rule]:
    """Return the rules about what is due that a demand breaks."""
    done = tuple(one for one in found.orders if one.completion)
    roster = Roster(demand=found, workforce=world.workforce, assignments=(), done=done)
    violations = verify(roster, world, world.history).violations
    return {one.rule for one in violations} & DUE_SIDE


@given(
    cycle=CYCLES,
    hours=OPENINGS,
    zone=st.sampled_from(ZONES),
    first=CHANGES.map(day),
    length=st.integers(0, 3),
    ahead=st.integers(-3, 3),
    since=st.integers(0, 4),
    moments=st.lists(
        st.tuples(st.integers(-3, 5), st.none() | st.integers(0, 1439)), max_size=5
    ),
)
def test_two_reckonings_of_the_same_times_agree(
    cycle: str,
    hours: Opening,
    zone: str,
    first: date,
    length: int,
    ahead: int,
    since: int,
    moments: list[tuple[int, int | None]],
) -> None:
    """Whatever cycle, zone and records there are, and whenever today is."""
    records: list[Completion] = []
    for number, (days, minute) in enumerate(moments):
        on = first + timedelta(days=days)
        if minute is None:
            records.append(untimed(on, id=f"U{number}"))
        else:
            at = f"{on}T{minute // 60:02}:{minute % 60:02}"
            records.append(begun(at, id=f"R{number}"))
    began = first - timedelta(days=since)
    world = timed(cycle, open_=hours, zone=zone, records_from=str(began))
    world = with_records(world, *records)
    over = Horizon(first, first + timedelta(days=length))
    found = demand(world, over, as_of=first + timedelta(days=ahead))
    assert broken(found, world) == set()


Spoil = Callable[[Demand], Demand]


def without_one(found: Demand) -> Demand:
    """Leave one order out."""
    return evolve(found, orders=found.orders[1:])


def each(change: Callable[[WorkOrder], WorkOrder]) -> Spoil:
    """Change the first order."""

    def spoil(found: Demand) -> Demand:
        first, *rest = found.orders
        return evolve(found, orders=(change(first), *rest))

    return spoil


def with_key(order: WorkOrder) -> WorkOrder:
    """Give an order a time at which nothing is due."""
    return evolve(order, occurrence=evolve(order.occurrence, key="2026-05-20T10:00"))


def with_more_room(order: WorkOrder) -> WorkOrder:
    """Let an order begin a minute later than it may."""
    starts = order.starts
    assert starts is not None
    wider = evolve(starts, latest=starts.latest + MINUTE)
    return evolve(order, occurrence=evolve(order.occurrence, starts=wider))


def without_times(order: WorkOrder) -> WorkOrder:
    """Let an order begin whenever it will."""
    return evolve(order, occurrence=evolve(order.occurrence, starts=None))


def called_overdue(order: WorkOrder) -> WorkOrder:
    """Call an order overdue, though what was missed is past making good."""
    late = Particulars(overdue_since=order.window.closes)
    return evolve(order, particulars=late)


def called_done(order: WorkOrder) -> WorkOrder:
    """Call an order done by a record of another time."""
    done = Particulars(completion=begun("2026-05-21T18:00"))
    return evolve(order, particulars=done)


@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (without_one, {Rule.MISSING_WORK}),
        (each(with_key), {Rule.MISSING_WORK, Rule.NOT_DUE}),
        (each(with_more_room), {Rule.WRONG_WINDOW}),
        (each(without_times), {Rule.WRONG_WINDOW}),
        (each(called_overdue), {Rule.WRONG_WINDOW}),
        (each(called_done), {Rule.ORDER_DONE}),
    ],
)
def test_a_demand_that_is_not_as_it_should_is_found(
    spoil: Spoil, rules: set[Rule]
) -> None:
    """Missing, undue and wrongly timed orders, and those that no record closes."""
    world = timed(
        CYCLE,
        open_=opening("09:00-18:00"),
        records=(begun("2026-05-21T18:00"),),
    )
    found = demand(world, horizon("05-21", "05-21"), as_of="05-21")
    assert broken(found, world) == set()
    assert broken(spoil(found), world) >= rules


def test_a_missed_turn_must_be_on_record() -> None:
    """Neither an order nor a word of it is a violation, and so is a false word."""
    world = timed(CYCLE, open_=opening("09:00-18:00"), records_from="2026-05-20")
    found = demand(world, MAY, as_of="05-21")
    assert len(found.dropped) == 5
    assert broken(found, world) == set()
    assert broken(evolve(found, dropped=found.dropped[1:]), world) == {
        Rule.MISSING_WORK
    }
    open_ = next(one for one in found.orders if one.completion is None)
    instead = Dropped(open_.planned, open_.occurrence.key, open_.due, Text.same("no"))
    rest = tuple(one for one in found.orders if one is not open_)
    hidden = evolve(found, orders=rest, dropped=(*found.dropped, instead))
    assert broken(hidden, world) == {Rule.MISSING_WORK}


@pytest.mark.parametrize(
    "cycle", ["every 1 day, at 08:00", "every 8 h by the clock, from 2026-05-01 08:00"]
)
def test_what_is_suspended_is_on_record_and_has_no_order(cycle: str) -> None:
    """Times of suspended days are left out, and orders of them would be undue."""
    pause = Suspension(
        first=day("05-21"), last=day("05-21"), because=Text.same("rebuilding")
    )
    world = timed(cycle)
    every = world.policy.rules
    stop = rule("stop", apply=(), suspensions=(pause,))
    world = evolve(world, policy=evolve(world.policy, rules=(*every, stop)))
    found = demand(world, MAY, as_of="05-20")
    assert {one.due for one in found.orders} == {day("05-20")}
    assert {one.due for one in found.dropped} == {day("05-21")}
    assert broken(found, world) == set()
    assert broken(evolve(found, dropped=()), world) == {Rule.MISSING_WORK}
    unpaused = demand(timed(cycle), MAY, as_of="05-20")
    owed = evolve(unpaused.orders[-1], planned=found.orders[0].planned)
    too_many = evolve(found, orders=(*found.orders, owed))
    assert Rule.NOT_DUE in broken(too_many, world)


def test_a_turn_that_a_record_covers_cannot_stay_open() -> None:
    """A record with a time closes the turn of that time."""
    world = timed(CYCLE, open_=opening("09:00-18:00"))
    plain = demand(world, MAY, as_of="05-20")
    told = with_records(world, begun("2026-05-20T11:05"))
    assert broken(plain, told) == {Rule.ORDER_DONE}
    other = with_records(world, begun("2026-05-20T10:05"))
    assert broken(plain, other) == set()


@pytest.mark.parametrize(("by", "wrong"), [(15, False), (16, True), (-15, False)])
def test_a_visit_must_begin_when_it_may(by: int, wrong: bool) -> None:
    """Both ends of the tolerance are lawful, and a minute beyond is not."""
    world = timed(CYCLE, open_=opening("09:00-18:00"))
    guard = person("an", shift("00:00-24:00"))
    world = staffed(world, crew("c", guard))
    roster = rostered(world, horizon("05-20", "05-20"))
    one = next(a for a in roster.assignments if f"{a.start:%H:%M}" == "13:00")
    shifted = Window(one.start + by * MINUTE, one.end + by * MINUTE)
    moved = evolve(one, segments=(Segment(shifted),))
    rest = tuple(a for a in roster.assignments if a is not one)
    spoilt = evolve(roster, assignments=(*rest, moved))
    found = verify(spoilt, world, world.history).violations
    assert {violation.rule for violation in found} == (
        {Rule.START_TIME} if wrong else set()
    )


@pytest.mark.parametrize(
    ("hour", "impacts", "wrong"),
    [
        (9, (), False),
        (16, (), False),
        (8, (), True),
        (17, (), True),
        (8, ("empty_building",), False),
        (17, ("empty_building",), False),
        (16, ("empty_building",), True),
    ],
)
def test_a_visit_must_agree_with_the_opening_hours(
    hour: int, impacts: tuple[str, ...], wrong: bool
) -> None:
    """Inside them, or outside where the building must be empty."""
    world = timed("daily", open_=opening("09:00-17:00"), impacts=frozenset(impacts))
    guard = person("an", shift("00:00-24:00"))
    world = staffed(world, crew("c", guard))
    roster = rostered(world, horizon("05-20", "05-20"))
    [one] = roster.assignments
    begins = one.start.replace(hour=hour, minute=0)
    window = Window(begins, begins + timedelta(hours=1))
    spoilt = evolve(roster, assignments=(evolve(one, segments=(Segment(window),)),))
    found = verify(spoilt, world, world.history).violations
    assert {violation.rule for violation in found} == (
        {Rule.OPENING} if wrong else set()
    )
