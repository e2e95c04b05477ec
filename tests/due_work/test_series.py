"""Series that completions move: floating, and grids that some completions reset."""

from datetime import date, timedelta

import pytest

from portfolios import (
    WEEKENDS_OFF,
    YEAR,
    daily,
    day,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    keys,
    months,
    orders,
    rule,
    task,
    void,
    with_records,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE, GridShift, Move
from weibao.cycles.working_day import ClosedDay
from weibao.due_work.intervals import IntervalProgress
from weibao.orders import OrderStatus
from weibao.spans import Every

SERVICE = "service"
NEVER_LATE = GridShift(Move.RESET, Move.RESET, Move.KEEP, Move.RESET)
DEADLINE = GridShift(Move.RESET, Move.KEEP, Move.KEEP, Move.KEEP)


def next_due(
    cycle_of: Every,
    shift: GridShift,
    within: tuple[int, int],
    *,
    due: str,
    completed: str,
) -> date:
    """Return the due date after one that was due and done on these days."""
    world = estate(
        task(SERVICE, grid(cycle_of, due, shift, within=within)),
        records=[done(completed)],
        records_from=due,
    )
    today = day(completed)
    later = horizon(str(today), str(today + timedelta(days=800)))
    found = orders(demand(world, later, as_of=today))
    return next(o.due for o in found if o.status is OrderStatus.OPEN)


@pytest.mark.feature("F020")
@pytest.mark.parametrize(
    ("shift", "expected"), [(FIXED, "2026-07-01"), (FLOATING, "2026-07-12")]
)
def test_fixed_keeps_and_floating_counts_from_completion(
    shift: GridShift, expected: str
) -> None:
    """Thirty days, due 1 June, done 12 June: 1 July on the grid, 12 July floating."""
    found = next_due(daily(30), shift, (0, 0), due="2026-06-01", completed="2026-06-12")
    assert found == day(expected)


@pytest.mark.parametrize(
    ("every", "completed", "expected"),
    [
        (months(3), "2022-05-13", "2022-08-13"),
        (months(3), "2022-08-01", "2022-11-01"),
        (months(1), "2026-01-31", "2026-02-28"),
        (months(1), "2026-03-02", "2026-04-02"),
        (months(12), "2024-02-29", "2025-02-28"),
        (daily(10), "2026-02-20", "2026-03-02"),
    ],
)
def test_floating_counts_from_the_last_completion(
    every: Every, completed: str, expected: str
) -> None:
    """The next date is one length after the work, early or late."""
    found = next_due(every, FLOATING, (0, 0), due=completed, completed=completed)
    assert found == day(expected)


@pytest.mark.parametrize(
    ("every", "within", "due", "completed", "expected"),
    [
        (months(6), (18, 18), "1999-01-31", "1999-01-13", "1999-07-31"),
        (months(6), (18, 18), "1999-01-31", "1999-02-18", "1999-07-31"),
        (months(6), (18, 18), "1999-01-31", "1999-01-05", "1999-07-05"),
        (months(6), (18, 18), "1999-01-31", "1999-02-19", "1999-08-19"),
        (months(12), (30, 30), "2025-06-15", "2025-07-10", "2026-06-15"),
        (months(12), (30, 30), "2025-06-15", "2025-07-16", "2026-07-16"),
    ],
)
def test_the_grid_is_kept_inside_and_reset_outside(
    every: Every, within: tuple[int, int], due: str, completed: str, expected: str
) -> None:
    """Both ends of the tolerance keep the grid; a day beyond either one resets it."""
    found = next_due(every, KEEP_INSIDE, within, due=due, completed=completed)
    assert found == day(expected)


@pytest.mark.parametrize(
    ("shift", "within", "due", "completed", "expected"),
    [
        (NEVER_LATE, (0, 30), "2025-06-15", "2025-07-05", "2026-06-15"),
        (NEVER_LATE, (0, 30), "2025-06-15", "2025-05-20", "2026-05-20"),
        (NEVER_LATE, (0, 30), "2025-06-15", "2025-07-20", "2026-07-20"),
        (DEADLINE, (60, 0), "2019-02-10", "2019-01-05", "2020-02-10"),
        (DEADLINE, (60, 0), "2019-02-10", "2018-12-05", "2019-12-05"),
        (DEADLINE, (60, 0), "2019-02-10", "2019-04-01", "2020-02-10"),
    ],
)
def test_each_zone_has_a_rule_of_its_own(
    shift: GridShift, within: tuple[int, int], due: str, completed: str, expected: str
) -> None:
    """Early and late, inside and outside the tolerance may each keep or reset."""
    found = next_due(months(12), shift, within, due=due, completed=completed)
    assert found == day(expected)


def test_a_kept_grid_has_no_drift_at_month_ends() -> None:
    """Quarterly from 30 November, always in time: February's end is no new start."""
    cycle = grid(months(3), "2025-11-30", KEEP_INSIDE, within=(10, 10))
    world = estate(
        task(SERVICE, cycle),
        records=[done(on) for on in days("2025-11-25 02-25 05-31")],
        records_from="2025-11-01",
    )
    found = demand(world, horizon("2025-11-01", "2026-12-31"), as_of="06-15")
    assert dues(found) == days("2025-11-30 02-28 05-30 08-30 11-30")


def test_a_floating_forecast_chains_its_own_dates() -> None:
    """31 August, 28 February, 28 August: each date counts from the one before."""
    world = estate(
        task(SERVICE, grid(months(6), shift=FLOATING)), records=[done("2025-08-31")]
    )
    assert dues(demand(world)) == days("02-28 08-28")


@pytest.mark.row("S225")
def test_a_record_entered_late_counts_as_if_it_had_come_in_time() -> None:
    """The latest day done is the base, in whatever order records come in."""
    service = task(SERVICE, grid(months(6), shift=FLOATING))
    march = done("2026-03-01", entered=day("04-20"))
    september = done("2025-09-20")
    year = horizon("2026-01-01", "2026-12-31")
    before = demand(estate(service, records=[september]), year)
    assert dues(before)[0] == date(2026, 3, 20)
    late = demand(estate(service, records=[march, september]), year, as_of="04-20")
    in_time = demand(
        estate(service, records=[september, done("2026-03-01")]), year, as_of="04-20"
    )
    assert dues(late) == dues(in_time)
    still_open = [o.due for o in orders(late) if o.status is OrderStatus.OPEN]
    assert still_open[0] == date(2026, 9, 1)


def test_a_voided_completion_moves_nothing() -> None:
    """What was taken back counts as never done."""
    service = task(SERVICE, grid(months(6), shift=FLOATING))
    wrong = done("2026-03-01")
    world = estate(service, records=[done("2025-09-20")])
    with_void = with_records(world, wrong, void(wrong, "2026-03-02"))
    assert keys(demand(with_void, as_of="03-05")) == keys(demand(world, as_of="03-05"))
    assert dues(demand(with_void, as_of="03-05")) == dues(demand(world, as_of="03-05"))


def test_an_open_turn_stays_one_turn_however_late() -> None:
    """Floating work long overdue is one order, and the next counts from today."""
    world = estate(
        task(SERVICE, grid(months(1), shift=FLOATING)), records=[done("2025-09-10")]
    )
    found = orders(demand(world, horizon("2026-01-15", "2026-03-31")))
    assert [o.due for o in found] == days("2025-10-10 02-15 03-15")
    assert [o.overdue_since for o in found] == [date(2025, 10, 10), None, None]
    assert [o.occurrence.key.split("#")[1] for o in found] == ["2", "3", "4"]


def test_without_records_nothing_is_held_against_the_time_before() -> None:
    """An old asset without records is due by its grid from the day records begin."""
    world = estate(
        task(SERVICE, grid(months(12), shift=FLOATING)),
        installed="2012-06-18",
        records_from="2025-12-01",
    )
    (order,) = orders(demand(world))
    assert (order.due, order.overdue_since) == (date(2026, 6, 18), None)
    assert order.id == "demo/A1/service/2012-06-18#1"


def test_a_grid_that_lateness_does_not_move_goes_on_to_its_next_date() -> None:
    """Months passed over are on record, and the open one is the latest."""
    cycle = grid(months(1), "2026-01-05", DEADLINE, within=(10, 0))
    world = estate(task(SERVICE, cycle), records_from="2026-01-01")
    found = demand(world, YEAR, as_of="04-20")
    assert [one.due for one in found.dropped] == days("01-05 02-05 03-05 04-05")
    assert dues(found)[0] == date(2026, 5, 5)
    done_late = with_records(world, done("04-22"))
    assert dues(demand(done_late, YEAR, as_of="04-25"))[:2] == days("04-05 05-05")


@pytest.mark.parametrize("missed", Missed)
def test_what_becomes_of_turns_that_such_a_grid_has_passed(missed: Missed) -> None:
    """All stay open, or they are part of the open one, or they are missed."""
    cycle = grid(months(1), "2026-01-05", DEADLINE, within=(10, 0), missed=missed)
    world = estate(task(SERVICE, cycle), records_from="2026-01-01")
    found = demand(world, YEAR, as_of="04-20")
    listed = [(one.due, one.into) for one in found.dropped]
    late = {o.id: o.overdue_since for o in orders(found) if o.overdue_since}
    name = "demo/A1/service/2026-01-05#{}".format
    passed = days("01-05 02-05 03-05")
    if missed is Missed.SUPERSEDE:
        assert late == {}
        assert listed == [(on, None) for on in days("01-05 02-05 03-05 04-05")]
    elif missed is Missed.MERGE:
        assert late == {name(4): day("04-05")}
        assert listed == [(on, name(4)) for on in passed]
    else:
        assert late == {name(n): on for n, on in enumerate([*passed, day("04-05")], 1)}
        assert listed == []


def test_turns_passed_before_others_were_done_are_not_forgotten() -> None:
    """They are on record, or stay open until a completion names them."""
    name = "demo/A1/service/2026-01-05#{}".format
    records = [done("03-04", order=name(3))]
    for missed in (Missed.SUPERSEDE, Missed.CATCH_UP):
        cycle = grid(months(1), "2026-01-05", DEADLINE, within=(10, 0), missed=missed)
        world = estate(task(SERVICE, cycle), records=records, records_from="2026-01-01")
        found = demand(world, YEAR, as_of="03-20")
        still = [o.id for o in orders(found) if o.overdue_since]
        gone = [one.due for one in found.dropped]
        if missed is Missed.SUPERSEDE:
            assert (still, gone) == ([], days("01-05 02-05"))
            continue
        assert (still, gone) == ([name(1), name(2)], [])
        named = with_records(world, done("03-10", order=name(1)))
        after = orders(demand(named, YEAR, as_of="03-20"))
        assert [o.id for o in after if o.overdue_since] == [name(2)]
        assert [o.id for o in after if o.completion] == [name(1), name(3)]


def test_a_completion_that_names_its_order_fulfils_that_one() -> None:
    """A later turn done before an earlier one leaves the numbers in order."""
    cycle = grid(months(1), "2026-01-15", KEEP_INSIDE, within=(10, 10))
    world = estate(task(SERVICE, cycle), records_from="2026-01-01")
    named = with_records(world, done("02-10", order="demo/A1/service/2026-01-15#2"))
    found = orders(demand(named, as_of="02-20"))
    assert (found[0].id, found[0].status) == (
        "demo/A1/service/2026-01-15#2",
        OrderStatus.DONE,
    )
    assert [o.due for o in found][:2] == days("02-15 03-15")
    assert found[1].id == "demo/A1/service/2026-01-15#3"


def test_a_turn_told_twice_is_consumed_once() -> None:
    """A second record of one order neither takes another turn nor reuses a number."""
    service = task(SERVICE, grid(months(1), shift=FLOATING))
    name = "demo/A1/service/2026-01-01#{}"
    world = estate(
        service,
        records=[
            done("02-01", order=name.format(1)),
            done("03-01", order=name.format(2)),
            done("03-05", order=name.format(1)),
        ],
        installed="2026-01-01",
    )
    found = orders(demand(world, as_of="03-06"))
    assert [o.id for o in found][:3] == [name.format(n) for n in (1, 2, 3)]
    assert found[2].due == date(2026, 4, 5)


def test_validity_and_until_hold_for_floating_work() -> None:
    """Nothing is due before the rule holds or after the cycle has ended."""
    cycle = grid(months(1), shift=FLOATING, until=date(2026, 6, 10))
    world = estate(
        task(SERVICE, cycle),
        records=[done("2026-01-20")],
        rules=[rule(valid_from=date(2026, 3, 10))],
    )
    found = orders(demand(world, as_of="01-25"))
    assert [o.due for o in found if o.completion is None] == days(
        "03-10 04-10 05-10 06-10"
    )


def test_work_done_after_the_end_still_shows() -> None:
    """A completion that no turn can stand for still shows as done."""
    cycle = grid(months(1), shift=FLOATING, until=date(2026, 2, 1))
    world = estate(task(SERVICE, cycle), records=[done("2026-01-20"), done("03-03")])
    found = orders(demand(world, as_of="03-10"))
    assert [o.completion.done for o in found if o.completion] == days("01-20 03-03")


@pytest.mark.parametrize(
    ("anchor", "begin", "expected"),
    [
        ("2012-06-18", "2025-12-01", "2026-06-18"),
        ("2012-06-18", "2026-06-18", "2026-06-18"),
        ("2026-06-18", "2020-01-01", "2026-06-18"),
    ],
)
def test_a_series_begins_with_its_first_date_from_a_day_on(
    anchor: str, begin: str, expected: str
) -> None:
    """Turns from before a day are passed over, and none of them is consumed."""
    position = IntervalProgress.start(grid(months(12), anchor, FLOATING), day(anchor))
    position.begin_by(day(begin))
    assert (position.due, position.number) == (day(expected), 0)


def test_a_skipped_turn_counts_as_if_on_its_day() -> None:
    """Closed days skipped: the turn is on record, the next counts from its date."""
    cycle = grid(daily(10), shift=FLOATING, closed=ClosedDay.SKIP)
    world = estate(
        task(SERVICE, cycle), stack=WEEKENDS_OFF, records=[done("2026-01-07")]
    )
    found = demand(world, horizon("2026-01-08", "2026-02-28"))
    assert dues(found) == days("01-27 02-06 02-16 02-26")
    assert [(one.due, one.key) for one in found.dropped] == [
        (date(2026, 1, 17), "2001-01-01#2")
    ]


def test_a_series_that_never_holds_is_never_due() -> None:
    """A rule that ended before the asset came brings nothing."""
    world = estate(
        task(SERVICE, grid(months(1), shift=FLOATING)),
        task("grid", grid(months(1))),
        installed="2026-03-01",
        rules=[rule(valid_to=date(2026, 2, 1))],
    )
    found = demand(world)
    assert not found.orders
    assert not found.dropped


@pytest.mark.parametrize(
    ("moves", "less"),
    [
        ((Move.RESET, Move.IGNORE, Move.KEEP, Move.RESET), False),
        ((Move.RESET, Move.KEEP, Move.IGNORE, Move.RESET), False),
        ((Move.IGNORE,) * 4, False),
        ((Move.RESET,) * 4, True),
    ],
)
def test_a_forecast_ends_whatever_a_cycle_says(
    moves: tuple[Move, Move, Move, Move], less: bool
) -> None:
    """Work that is never credited, or due again at once, does not stay due for ever."""
    rhythm = Interval(daily(1), GridShift(*moves), less_a_day=less)
    world = estate(task(SERVICE, Cycle(rhythm)), records=[done("2026-01-07")])
    found = dues(demand(world, horizon("2026-01-08", "2026-01-20")))
    assert found == sorted(set(found))
