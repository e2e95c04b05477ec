"""The work that falls due is reckoned a second time, and the demand held to it."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import portfolios as p
from strategies import each_seasons, nth_days, seasons, week_starts, weeks_of_year
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason, WeekOfYear, WorkingDayInterval
from weibao.cycles.deferral import NO_LIMIT, Alignment, DeferralLimit, NextFrom, Towards
from weibao.cycles.period import Period
from weibao.cycles.regimes import Coupled, Rhythm
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import (
    Dates,
    Dealt,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
)
from weibao.cycles.season import Roll
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, GridShift
from weibao.cycles.stage import Boundary, ListedYears, Stage, Stages
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.equipment import Criticality
from weibao.orders import Demand, Dropped, WorkOrder
from weibao.phrases import parse_cycle
from weibao.portfolio import Portfolio
from weibao.records import Deferral
from weibao.roster import Roster
from weibao.spans import Every, Horizon, Season, Window
from weibao.texts import Text
from weibao.verifier import Rule, Violation, verify

DUE_SIDE = {
    Rule.MISSING_WORK,
    Rule.WRONG_WINDOW,
    Rule.NOT_DUE,
    Rule.CHAIN_START,
    Rule.ORDER_DONE,
}


def complaints(demand: Demand, world: Portfolio) -> list[Violation]:
    """Return what is wrong with a demand; that nobody does the work is not asked."""
    done = tuple(one for one in demand.orders if one.completion)
    roster = Roster(demand=demand, workforce=world.workforce, assignments=(), done=done)
    found = verify(roster, world, world.history).violations
    return [one for one in found if one.rule in DUE_SIDE]


FIRST = date(2026, 1, 1)
WEEKLY_AND_MONTHLY = parse_cycle(
    "every Monday plus on the 1st working day of each month plus every 10 days, "
    "from 2026-01-03 minus on the 2nd Monday of each month minus 03-01..03-31"
).rhythm
SOME_DAYS = st.integers(-150, 150).map(lambda n: FIRST + timedelta(days=n))
BASES = st.integers(-1200, 150).map(lambda n: FIRST + timedelta(days=n))


def some_alignments(every: Every) -> st.SearchStrategy[Alignment | None]:
    """Dates to join, near or not, where an interval is long enough for it."""
    if every.about_days < 2:
        return st.none()
    most = st.integers(1, every.about_days - 1).map(lambda days: Every(days=days))
    months = st.tuples(st.integers(1, 12), st.integers(1, 29))
    sides = st.sampled_from(Towards)
    return st.builds(Alignment, sides, most, day=SOME_DAYS) | st.builds(
        Alignment, sides, most, yearly=months
    )


@st.composite
def some_cycles(draw: st.DrawFn) -> Cycle:
    """Cycles of every kind that are short beside a horizon."""
    every = Every(draw(st.integers(0, 2)), draw(st.integers(0, 20)))
    every = every or Every(days=1)
    shift = draw(st.sampled_from([FIXED, FIXED, FLOATING, KEEP_INSIDE]))
    sides = st.integers(0, every.about_days // 2).map(lambda n: Every(days=n))
    tolerance = draw(st.just(Tolerance()) | st.builds(Tolerance, sides, sides))
    if shift == KEEP_INSIDE and not tolerance:
        shift = FLOATING
    anchor = draw(st.none() | SOME_DAYS)
    times = st.integers(1, 4)
    rule = draw(
        st.sampled_from(
            ["FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=DAILY"]
        )
    )
    rhythm = draw(
        st.one_of(
            st.just(Interval(every, shift, anchor)),
            some_alignments(every).map(
                lambda one: Interval(every, shift, anchor, aligned=one)
            ),
            st.builds(Quota, times, st.sampled_from([*Period][1:])),
            st.builds(Quota, st.just(1), st.sampled_from(Period)),
            st.builds(Quota, times, st.just(Period.WEEK), week_starts()),
            st.builds(Dates, st.lists(SOME_DAYS, min_size=1, max_size=6)),
            st.just(Recurrence(rule, anchor)),
            some_years(),
            some_stages(),
            st.just(MaximumGap(every)),
            st.builds(
                WorkingDayInterval,
                st.integers(20, 40),
                st.sampled_from([FIXED, FLOATING]),
                st.just(anchor),
            ),
            nth_days(),
            weeks_of_year(),
            st.just(WEEKLY_AND_MONTHLY),
            st.builds(BeforeSeason, seasons(), st.just(Every(days=45))),
            each_seasons().filter(lambda one: not one.names),
        )
    )
    if isinstance(
        rhythm,
        Dealt | MaximumGap | WeekOfYear | BeforeSeason | ListedYears | Stages,
    ):
        tolerance = Tolerance()
    if isinstance(rhythm, WorkingDayInterval) and tolerance:
        tolerance = Tolerance(Every(days=draw(st.integers(0, 9))), Every(days=9))
    months = st.tuples(st.integers(1, 12), st.integers(1, 28))
    season = st.builds(Season, months, months)
    blackout = st.builds(
        lambda day, length: Window(day, day + timedelta(days=length)),
        SOME_DAYS,
        st.integers(0, 40),
    )
    counted = isinstance(rhythm, Interval | WorkingDayInterval)
    return Cycle(
        rhythm,
        tolerance,
        count=draw(st.none() | st.none() | st.integers(1, 6)) if counted else None,
        seasons=tuple(draw(st.lists(season, max_size=1))),
        blackouts=tuple(draw(st.lists(blackout, max_size=2))),
        soft_blackouts=tuple(draw(st.lists(blackout, max_size=1))),
        roll=draw(st.sampled_from([None, None, *Roll])),
        closed=draw(st.sampled_from(ClosedDay)),
        missed=draw(st.sampled_from(Missed)),
        until=draw(st.none() | st.none() | SOME_DAYS),
    )


def some_years() -> st.SearchStrategy[ListedYears]:
    """Years after a base month, which further completions may begin anew."""
    return st.builds(
        ListedYears,
        years=st.lists(st.integers(1, 3), min_size=1, unique=True).map(sorted),
        then_every=st.none() | st.integers(1, 2),
        early_months=st.integers(0, 3),
        anchor=st.none() | BASES,
        anew_by=st.sampled_from([None, "renewal"]),
    )


@st.composite
def some_stages(draw: st.DrawFn) -> Stages:
    """Intervals by the age of parts, which further completions may replace."""
    short = st.integers(10, 90).map(lambda n: Every(days=n))
    ages = st.integers(10, 900).map(lambda n: Every(days=n))
    found = draw(st.lists(st.builds(Stage, ages, short), max_size=3, unique_by=_age))
    return Stages(
        first_at=draw(short),
        stages=sorted(found, key=_age),
        boundary=draw(st.sampled_from(Boundary)),
        life=draw(st.none() | st.integers(200, 900).map(lambda n: Every(days=n))),
        since=draw(st.sampled_from([None, "made", "unsaid"])),
        anew_by=draw(st.sampled_from([None, "renewal"])),
        by_birth=draw(st.booleans()),
    )


def _age(stage: Stage) -> int:
    return stage.age.days


DEFERRAL_LIMITS = st.builds(
    DeferralLimit,
    st.none() | st.builds(Every, st.just(0), st.integers(1, 60)),
    st.none() | st.integers(1, 2),
) | st.sampled_from([NO_LIMIT, DeferralLimit(in_a_row=0)])


UNLIMITED = st.just(NO_LIMIT)


@st.composite
def some_worlds(
    draw: st.DrawFn, limits: st.SearchStrategy[DeferralLimit] = UNLIMITED
) -> tuple[Portfolio, Demand]:
    """One asset with one task of any cycle, some records, and what falls due."""
    rank = draw(st.sampled_from(Criticality))
    every_day = draw(st.booleans())
    cycle = evolve(draw(some_cycles()), deferral=draw(limits))
    facts: dict[str, date | None] = {"made": draw(st.none() | BASES)}
    if not isinstance(cycle.rhythm, Coupled) and draw(st.booleans()):
        cycle = evolve(cycle, certified_until="permit_to")
        facts["permit_to"] = draw(st.none() | SOME_DAYS)
    work = p.task("service", cycle, criticality=rank, every_day=every_day)
    shut = draw(st.lists(SOME_DAYS, max_size=8))
    weekend = draw(st.sampled_from([(), (5, 6)]))
    recorded = draw(st.lists(SOME_DAYS, max_size=4, unique=True))
    renewed = draw(st.lists(BASES, max_size=2, unique=True))
    begun = draw(st.none() | SOME_DAYS)
    since = draw(st.none() | SOME_DAYS)
    world = p.estate(
        work,
        stack=Stack((p.calendar(shut, weekend=weekend),)),
        installed=str(begun) if begun else None,
        attributes={name: day for name, day in facts.items() if day is not None},
        records=[
            *(p.done(day) for day in recorded),
            *(p.done(day, "renewal") for day in renewed),
        ],
        records_from=str(since) if since else None,
    )
    first = draw(SOME_DAYS)
    over = Horizon(first, first + timedelta(days=draw(st.integers(0, 120))))
    as_of = first + timedelta(days=draw(st.sampled_from([0, 0, 0, 10, 40, -1, -30])))
    return world, p.demand(world, over, as_of=as_of)


@given(some_worlds())
def test_what_the_due_side_makes_is_what_is_asked_for(
    made: tuple[Portfolio, Demand],
) -> None:
    """Two reckonings of the same work agree, whatever the cycle."""
    world, demand = made
    assert [str(one.line().en) for one in complaints(demand, world)] == []


@st.composite
def deferred_worlds(draw: st.DrawFn) -> tuple[Portfolio, Demand]:
    """The same, with leave to do some of its orders by other days.

    Their cycle may limit how far and how often in a row leave puts them off.
    """
    world, plain = draw(some_worlds(limits=DEFERRAL_LIMITS))
    ids = sorted(plain.by_id) or ["demo/A1/service/none"]
    chosen = draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
    leaves = [
        Deferral(
            id=f"D{number}",
            order=id,
            until=draw(SOME_DAYS),
            approved_on=plain.as_of - timedelta(days=draw(st.integers(-3, 90))),
            by=draw(st.sampled_from(["", "chief", "chief"])),
            because="the part comes later",
            next_from=draw(st.sampled_from(NextFrom)),
        )
        for number, id in enumerate(chosen)
    ]
    world = p.with_records(world, *leaves)
    return world, p.demand(world, plain.horizon, as_of=plain.as_of)


@given(deferred_worlds())
def test_what_the_due_side_makes_of_leave_is_what_is_asked_for(
    made: tuple[Portfolio, Demand],
) -> None:
    """Two reckonings of deferred work agree, whatever the cycle and the leave."""
    world, demand = made
    assert [str(one.line().en) for one in complaints(demand, world)] == []


@given(some_worlds(), st.data())
def test_no_turn_of_a_date_can_be_forgotten(
    made: tuple[Portfolio, Demand], data: st.DataObject
) -> None:
    """A demand without one of its dated orders is found out, whatever the cycle."""
    world, demand = made
    exact = [one for one in demand.orders if is_dated(one)]
    if exact:
        gone = data.draw(st.sampled_from(exact))
        kept = tuple(one for one in demand.orders if one is not gone)
        rules = {one.rule for one in complaints(evolve(demand, orders=kept), world)}
        assert rules == {Rule.MISSING_WORK}


@given(some_worlds(), st.data(), st.integers(1, 40))
def test_no_window_can_be_widened(
    made: tuple[Portfolio, Demand], data: st.DataObject, days: int
) -> None:
    """An order of a plain cycle that closes later than is lawful is found out."""
    world, demand = made
    plain = [one for one in demand.orders if is_dated(one) or is_quota(one)]
    if plain:
        order = data.draw(st.sampled_from(plain))
        closes = order.window.closes + timedelta(days=days)
        window = Window(order.window.opens, closes)
        wide = evolve(order, occurrence=evolve(order.occurrence, window=window))
        orders = tuple(wide if one is order else one for one in demand.orders)
        rules = {one.rule for one in complaints(evolve(demand, orders=orders), world)}
        assert rules == {Rule.WRONG_WINDOW}


def rhythm_of(order: WorkOrder) -> Rhythm | None:
    """Return the rhythm of an order's cycle."""
    return order.planned.cycle.rhythm if order.planned.cycle else None


def is_quota(order: WorkOrder) -> bool:
    """Tell whether an order is of a quota."""
    return isinstance(rhythm_of(order), Quota)


def is_dated(order: WorkOrder) -> bool:
    """Tell whether an order's date is one that no completion moves."""
    rhythm = rhythm_of(order)
    if isinstance(rhythm, Interval):
        return rhythm.shift.history_free
    if isinstance(rhythm, Stages):
        return rhythm.by_birth
    return isinstance(rhythm, Dates | Recurrence | ListedYears)


def forgetting(world: Portfolio, number: int) -> list[Violation]:
    """Return what is said where a demand forgets one of its orders, by date."""
    demand = p.demand(world)
    assert complaints(demand, world) == []
    gone = p.orders(demand)[number]
    kept = tuple(one for one in demand.orders if one is not gone)
    return complaints(evolve(demand, orders=kept), world)


@pytest.mark.parametrize(
    ("cycle", "number", "day"),
    [
        (p.grid(p.months(1), "2026-01-31"), 1, "2026-02-28"),
        ("monthly", 1, "2026-02-28"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", 1, "2026-02-28"),
        (p.grid(p.months(1), "2026-01-15", FLOATING), 0, "2026-01-15"),
        (p.grid(p.months(1), "2026-01-15", FLOATING), 5, "2026-06-15"),
        (p.grid(p.months(3), "2026-01-15", KEEP_INSIDE, within=(9, 9)), 3, ""),
    ],
)
def test_a_month_without_its_order_is_named(
    cycle: str | Cycle, number: int, day: str
) -> None:
    """What is missing is told with subject and day, for grids and moving series."""
    if isinstance(cycle, str) and cycle.startswith("FREQ"):
        cycle = Cycle(Recurrence(cycle, date(2026, 1, 1)))
    elif cycle == "monthly":
        cycle = p.quota(1, Period.MONTH)
    world = p.estate(p.task("service", cycle))
    found = forgetting(world, number)
    assert [(one.rule, one.subject) for one in found] == [(Rule.MISSING_WORK, "A1")]
    assert not day or str(found[0].day) == day


@pytest.mark.parametrize(
    ("shift", "day"), [(FLOATING, "03-24"), (KEEP_INSIDE, "03-15")]
)
def test_the_first_open_turn_counts_from_the_last_completion(
    shift: GridShift, day: str
) -> None:
    """Floating work counts from the day it was done; a grid kept inside does not.

    A demand that does not know of the last record asks for the wrong turn.
    """
    cycle = p.grid(p.months(1), "2026-01-15", shift, within=(12, 12))
    world = p.estate(
        p.task("service", cycle), records=[p.done("01-15"), p.done("02-24")]
    )
    demand = p.demand(world, as_of="2026-03-01")
    assert complaints(demand, world) == []
    more = p.with_records(world, p.done("02-27"))
    assert [one.rule for one in complaints(demand, more)] == [Rule.MISSING_WORK]
    waiting = [one.due for one in p.orders(demand) if one.completion is None]
    assert waiting[0] == p.day(day)


def test_work_left_out_by_a_rule_must_be_on_record() -> None:
    """A date in a blackout has no order, and the demand says so."""
    blackout = Window(p.day("03-01"), p.day("03-31"))
    cycle = p.grid(p.months(1), "2026-01-15", blackouts=(blackout,))
    world = p.estate(p.task("service", cycle))
    demand = p.demand(world)
    assert complaints(demand, world) == []
    silent = evolve(demand, dropped=())
    assert [str(one.day) for one in complaints(silent, world)] == ["2026-03-15"]


def test_several_rules_that_ended_long_ago_are_judged() -> None:
    """Nothing is asked for then, and nothing is found wrong."""
    cycle = evolve(Cycle(WEEKLY_AND_MONTHLY), until=date(2025, 10, 30))
    world = p.estate(p.task("service", cycle))
    over = Horizon(date(2026, 1, 1), date(2026, 1, 31))
    made = p.demand(world, over, as_of=over.first)
    assert not made.orders
    assert list(complaints(made, world)) == []


def test_work_called_missed_while_its_window_is_open_is_missing() -> None:
    """Being on record as left out excuses no order that can still be done in time."""
    cycle = p.grid(p.months(1), "2026-01-15", within=(5, 5))
    world = p.estate(p.task("service", cycle))
    demand = p.demand(world)
    gone = p.orders(demand)[1]
    assert [one.rule for one in complaints(excused(demand, gone), world)] == [
        Rule.MISSING_WORK
    ]


def excused(demand: Demand, gone: WorkOrder) -> Demand:
    """Put an order on record as left out instead."""
    excuse = Dropped(gone.planned, gone.occurrence.key, gone.due, Text.same("no"))
    kept = tuple(one for one in demand.orders if one is not gone)
    return evolve(demand, orders=kept, dropped=(*demand.dropped, excuse))


def test_safety_work_that_nobody_did_stays_asked_for() -> None:
    """Putting its last missed turn on record is not enough."""
    work = p.task(
        "service",
        p.grid(p.months(1), "2026-01-15", within=(5, 5)),
        criticality=Criticality.SAFETY,
    )
    world = p.estate(work)
    demand = p.demand(world, as_of="2026-02-01")
    assert complaints(demand, world) == []
    found = complaints(excused(demand, p.orders(demand)[0]), world)
    assert [(one.rule, str(one.day)) for one in found] == [
        (Rule.MISSING_WORK, "2026-01-20")
    ]


def test_safety_work_whose_cycle_drops_what_was_missed_is_not_asked_for() -> None:
    """What a cycle says of missed turns goes before what its criticality would."""
    cycle = Cycle(Quota(1, Period.WEEK), missed=Missed.SUPERSEDE)
    work = p.task("service", cycle, criticality=Criticality.SAFETY)
    world = p.estate(work, records_from="2026-01-01")
    demand = p.demand(world, p.horizon("2026-01-12", "2026-01-12"))
    assert complaints(demand, world) == []


def test_one_record_closes_one_order() -> None:
    """Two orders cannot be done by the same completion."""
    world = p.estate(
        p.task("service", p.quota(2, Period.MONTH)), records=[p.done("01-10")]
    )
    demand = p.demand(world, as_of="2026-02-01")
    orders = p.orders(demand)
    first = next(one for one in orders if one.completion)
    second = next(one for one in orders if not one.completion)
    assert complaints(demand, world) == []
    twice = tuple(
        evolve(one, particulars=first.particulars) if one is second else one
        for one in demand.orders
    )
    found = complaints(evolve(demand, orders=twice), world)
    assert {one.rule for one in found} == {Rule.ORDER_DONE}
