"""Chains and ladders: visits no further apart than allowed."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    YEAR,
    at_most,
    calendar,
    day,
    days,
    demand,
    done,
    dues,
    estate,
    horizon,
    keys,
    months,
    orders,
    rule,
    task,
    whole,
)
from weibao.calendars.china import CHINA
from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import MaximumGap
from weibao.equipment import Task
from weibao.orders import OrderStatus, WorkOrder
from weibao.policy import SwitchOff
from weibao.portfolio import Portfolio
from weibao.records import Completion
from weibao.spans import Every, Horizon
from weibao.texts import Text

SERVICE = "service"
IN_CHINA = Stack((CHINA,))
LEVELS = ("half_monthly", "quarterly", "half_yearly", "yearly")
GAPS = dict(
    zip(LEVELS, (Every(days=15), months(3), months(6), months(12)), strict=True)
)


def lift_tasks(aim: int = 13) -> list[Task]:
    """Return the four levels of a lift's service."""
    cycles = {
        code: Cycle(MaximumGap(gap, Every(days=aim) if code == LEVELS[0] else None))
        for code, gap in GAPS.items()
    }
    return [task(code, cycle) for code, cycle in cycles.items()]


def visits(found: Sequence[WorkOrder]) -> list[tuple[date, str]]:
    """Return day and level of each visit."""
    return sorted((order.due, order.planned.task.code) for order in found)


@pytest.mark.parametrize(
    ("every", "last_done", "limit"),
    [
        (months(6), "2025-03-10", "2025-09-10"),
        (months(6), "2025-08-20", "2026-02-20"),
        (months(14), "2025-01-20", "2026-03-20"),
        (Every(days=15), "2026-01-01", "2026-01-16"),
    ],
)
def test_the_limit_counts_from_the_last_visit(
    every: Every, last_done: str, limit: str
) -> None:
    """A gap ends with its limit, that day included; its window opens the day after."""
    when = day(last_done)
    world = estate(task(SERVICE, Cycle(MaximumGap(every))), records=[done(when)])
    later = Horizon(when + timedelta(days=1), when + timedelta(days=500))
    order = orders(demand(world, later))[0]
    assert order.window.closes == order.due == day(limit)
    assert order.window.opens == when + timedelta(days=1)
    assert demand(world, later).chains[0].rungs[0].limit == day(limit)


def test_fifteen_days_need_twenty_five_visits_a_year() -> None:
    """A strict 15-day limit from 1 January: 25 visits, the last on 27 December."""
    world = estate(task(SERVICE, at_most(15)), records=[done("2026-01-01")])
    found = dues(demand(world, as_of="2026-01-01"))
    assert (len(found), found[-1]) == (25, date(2026, 12, 27))


def test_a_closed_day_moves_a_visit_to_an_earlier_one() -> None:
    """A visit that would fall on closed days is planned before them, never late."""
    cycle = at_most(15, aim=13)
    world = estate(task(SERVICE, cycle), stack=IN_CHINA, records=[done("2026-01-30")])
    found = orders(demand(world, horizon("2026-01-31", "2026-03-31")))
    assert [o.due for o in found][:3] == days("02-12 02-25 03-10")
    world = estate(task(SERVICE, cycle), stack=IN_CHINA, records=[done("2026-02-05")])
    found = orders(demand(world, horizon("2026-02-06", "2026-03-31")))
    assert [o.due for o in found][:2] == days("02-14 02-27")


def test_a_visit_that_cannot_be_in_time_is_planned_as_soon_as_it_can() -> None:
    """Overdue before the horizon: that visit is marked as overdue, the next is not."""
    world = estate(
        task(SERVICE, at_most(15, aim=13)), stack=IN_CHINA, records=[done("2026-02-01")]
    )
    found = orders(demand(world, horizon("2026-02-18", "2026-03-31")))
    assert (found[0].due, found[0].overdue_since) == tuple(days("02-24 02-16"))
    assert found[1].overdue_since is None


def test_work_of_every_day_keeps_its_days() -> None:
    """A chain that takes no notice of closed days aims on any day."""
    every_day = task(SERVICE, at_most(15, aim=13), every_day=True)
    world = estate(every_day, stack=IN_CHINA, records=[done("2026-02-05")])
    assert dues(demand(world, horizon("2026-02-06", "2026-02-28")))[0] == day("02-18")


def test_what_a_chain_without_records_counts_from() -> None:
    """From the start of records, or the installation after it, marked as assumed."""
    service = task(SERVICE, at_most(15))
    old = estate(service, installed="2012-06-18", records_from="2025-12-25")
    new = estate(service, installed="2026-05-01", records_from="2025-12-25")
    later = estate(
        service,
        installed="2012-06-18",
        records_from="2025-12-25",
        rules=[rule(valid_from=date(2026, 3, 1))],
    )
    for world, first in ((old, "01-09"), (new, "05-16"), (later, "03-16")):
        found = demand(world)
        assert dues(found)[0] == day(first)
        assert found.chains[0].rungs[0].assumed
    assert orders(demand(old))[0].id == "demo/A1/service/2012-06-18#1"


def test_a_chain_ends_with_its_validity() -> None:
    """No visit is planned after the last valid day, and the chain says so."""
    service = task(SERVICE, at_most(15), valid_to=date(2026, 2, 20))
    found = demand(estate(service, records=[done("2025-12-31")]))
    assert dues(found) == days("01-15 01-30 02-14")
    assert found.chains[0].horizon.last == date(2026, 2, 20)
    gone = task(SERVICE, at_most(15), valid_to=date(2025, 2, 20))
    assert not demand(estate(gone)).chains


def test_a_deeper_visit_contains_the_lighter_ones() -> None:
    """One visit at a time: over a year every level keeps its gap, none comes twice."""
    world = estate(*lift_tasks(), ladder=LEVELS, records=_all_done("2025-12-31"))
    found = demand(world)
    assert len(found.chains) == 1
    assert [rung.planned.task.code for rung in found.chains[0].rungs] == list(LEVELS)
    made = visits(found.orders)
    assert len({on for on, _ in made}) == len(made)
    assert all(order.id.split("/")[2] == "half_monthly" for order in found.orders)
    counts = {code: sum(c == code for _, c in made) for code in LEVELS}
    assert counts["yearly"] == 1
    assert counts["half_yearly"] <= 2
    assert len(made) <= 29


def test_a_deeper_completion_resets_the_lighter_clocks() -> None:
    """A yearly service starts every lighter level anew, a lighter one only its own."""
    world = estate(
        *lift_tasks(aim=15),
        ladder=LEVELS,
        records=[*_all_done("2026-03-01"), done("03-14", "yearly")],
    )
    found = demand(world, as_of="03-14")
    lasts = {rung.planned.task.code: rung.last for rung in found.chains[0].rungs}
    assert lasts == dict.fromkeys(LEVELS, date(2026, 3, 14))
    lighter = estate(
        *lift_tasks(),
        ladder=LEVELS,
        records=[*_all_done("2026-03-01"), done("03-14", "half_monthly")],
    )
    rungs = demand(lighter, as_of="03-14").chains[0].rungs
    assert [rung.last for rung in rungs] == days("03-14 03-01 03-01 03-01")


def test_a_level_switched_off_leaves_the_others_on_the_ladder() -> None:
    """Without the half-yearly level the other three still make one chain."""
    off = SwitchOff(task="half_yearly", because=Text("无此项", "not here"))
    world = estate(
        *lift_tasks(),
        ladder=LEVELS,
        rules=[rule(off=(off,))],
        records=_all_done("2025-12-31"),
    )
    found = demand(world)
    assert len(found.chains) == 1
    levels = {order.planned.task.code for order in found.orders}
    assert levels == {"half_monthly", "quarterly", "yearly"}


def _all_done(on: str) -> list[Completion]:
    return [done(on, code) for code in LEVELS]


# Numbers


def test_numbers_are_never_given_again() -> None:
    """Named, unnamed, extra and doubled completions leave one id for each order."""
    name = "demo/A1/service/2025-01-01#{}"
    records = [
        done("2025-12-20"),
        done("2026-01-02", order=name.format(5)),
        done("2026-01-10", order=name.format("5+1")),
        done("2026-01-12", order=name.format(5)),
        done("2026-01-20", order=name.format(3)),
        done("2026-01-28"),
    ]
    world = estate(task(SERVICE, at_most(15)), records=records, installed="2025-01-01")
    found = demand(world, as_of="2026-01-30")
    ids = [order.id for order in found.orders]
    assert len(ids) == len(set(ids))
    closed = [o.id for o in orders(found) if o.status is OrderStatus.DONE]
    assert closed == [name.format(n) for n in (5, "5+1", 3, 6)]
    first_open = next(o for o in orders(found) if o.status is OrderStatus.OPEN)
    assert first_open.id == name.format(7)
    assert first_open.window.closes == date(2026, 2, 12)


@pytest.mark.parametrize("first", [1, 2])
def test_all_orders_that_the_work_of_a_day_names_are_done(first: int) -> None:
    """Two turns done on one day both stay done, and none of them is given again."""
    name = "demo/A1/service/2025-12-01#{}".format
    records = [
        done("01-05", id="R1", order=name(first)),
        done("01-05", id="R2", order=name(3 - first)),
    ]
    world = estate(
        task("service", at_most(15)), records=records, installed="2025-12-01"
    )
    found = demand(world, as_of="01-06")
    closed = [o for o in orders(found) if o.completion]
    assert {o.id for o in closed} == {name(1), name(2)}
    assert len({o.occurrence.window for o in closed}) == 1
    assert next(o.id for o in orders(found) if not o.completion) == name(3)


def test_work_of_a_deeper_level_is_part_of_the_visit_that_is_named() -> None:
    """On one day a named light visit and unnamed deep work close one order, deeply."""
    named = done("01-05", "half_monthly", order="demo/A1/half_monthly/2025-12-01#4")
    world = estate(
        *lift_tasks(),
        ladder=LEVELS,
        records=[named, done("01-05", "quarterly")],
        installed="2025-12-01",
    )
    (visit,) = [o for o in demand(world, as_of="01-06").orders if o.completion]
    assert visit.planned.task.code == "quarterly"
    assert visit.occurrence.key == "2025-12-01#4"


def test_two_levels_done_on_one_day_are_one_visit() -> None:
    """Of two completions on a day the deeper counts, and one turn is consumed."""
    records = [done("01-05", "half_monthly"), done("01-05", "quarterly")]
    world = estate(
        *lift_tasks(), ladder=LEVELS, records=records, installed="2025-12-01"
    )
    (visit,) = [o for o in demand(world, as_of="01-06").orders if o.completion]
    assert visit.planned.task.code == "quarterly"
    assert visit.occurrence.key == "2025-12-01#1"


# Keeping every gap


def lifts(stack: Stack, last: Sequence[date]) -> Portfolio:
    """Return a lift of which each level was last done on these days."""
    records = [done(on, code) for on, code in zip(last, LEVELS, strict=True)]
    return estate(*lift_tasks(), ladder=LEVELS, stack=stack, records=records)


def longest_gaps(made: Sequence[tuple[date, str]], start: Sequence[date]) -> list[str]:
    """Name each gap that is too long, level by level."""
    wrong = []
    for depth, code in enumerate(LEVELS):
        counted = [on for on, level in made if LEVELS.index(level) >= depth]
        begun = max(start[depth:])
        for before, after in pairwise([begun, *counted]):
            if after > GAPS[code].after(before):
                wrong.append(f"{code}: {before} to {after}")
    return wrong


pasts = st.tuples(*(st.integers(0, most) for most in (9, 60, 150, 300))).map(
    lambda back: [date(2026, 1, 1) - timedelta(days=1 + n) for n in back]
)


@given(pasts)
def test_the_forecast_keeps_every_gap_of_every_level(past: list[date]) -> None:
    """Three years ahead on China's calendar no level's gap is too long."""
    three_years = horizon("2026-01-01", "2028-12-31")
    found = demand(lifts(IN_CHINA, past), three_years)
    made = visits(found.orders)
    assert longest_gaps(made, past) == []
    for code, gap in GAPS.items():
        last = max(
            on for on, level in made if LEVELS.index(level) >= LEVELS.index(code)
        )
        assert gap.after(last) >= three_years.last or code == LEVELS[0]


@given(pasts, st.lists(st.integers(0, 5), min_size=30, max_size=30))
def test_gaps_hold_when_every_visit_is_done_by_its_limit(
    past: list[date], early: list[int]
) -> None:
    """Whoever does the open visit by its limit, early or not, breaks no level's gap."""
    world = lifts(Stack(), past)
    records = list(world.records)
    made: list[tuple[date, str]] = []
    today = date(2026, 1, 1)
    for margin in early:
        ahead = Horizon(today, today + timedelta(days=40))
        found = demand(estate(*lift_tasks(), ladder=LEVELS, records=records), ahead)
        order = next(
            o for o in sorted(found.orders, key=lambda o: o.due) if not o.completion
        )
        on = max(today, order.window.closes - timedelta(days=margin))
        code = order.planned.task.code
        records.append(done(on, code, order=order.id))
        made.append((on, code))
        today = on + timedelta(days=1)
    assert longest_gaps(made, past) == []


@given(pasts)
def test_placing_visits_where_they_were_forecast_changes_nothing(
    past: list[date],
) -> None:
    """A forecast is the replay of its own answers."""
    world = lifts(IN_CHINA, past)
    first = demand(world)
    again = demand(world, placed={order.id: order.due for order in first.orders})
    assert whole(again) == whole(first)


@given(pasts, st.integers(20, 200))
def test_doing_visits_where_they_were_forecast_changes_nothing(
    past: list[date], passed: int
) -> None:
    """With visits done as forecast, those to come keep id, day, window and level."""
    world = lifts(IN_CHINA, past)
    first = demand(world)
    today = YEAR.first + timedelta(days=passed)
    records = [
        done(order.due, order.planned.task.code, order=order.id)
        for order in first.orders
        if order.due < today
    ]
    later = demand(
        estate(
            *lift_tasks(),
            ladder=LEVELS,
            stack=IN_CHINA,
            records=[*world.records, *records],
        ),
        as_of=today,
    )
    assert keys(later) == keys(first)
    still_open = {o.id: o for o in later.orders if o.completion is None}
    for order in first.orders:
        if order.due >= today:
            now = still_open[order.id]
            assert (now.due, now.window, now.planned.task.code) == (
                order.due,
                order.window,
                order.planned.task.code,
            )


@given(pasts, st.dates(date(2026, 1, 2), date(2026, 3, 31)))
def test_a_visit_moved_by_the_roster_moves_the_ones_after_it(
    past: list[date], on: date
) -> None:
    """Forecasts follow a roster: from a moved visit on, all count from its day."""
    world = lifts(Stack(), past)
    first = orders_in_order(demand(world).orders)[0]
    moved = min(on, first.window.closes)
    after = orders_in_order(demand(world, placed={first.id: moved}).orders)
    assert after[0].occurrence == first.occurrence
    assert after[1].due == moved + timedelta(days=13)
    assert after[1].window.opens == moved + timedelta(days=1)


def orders_in_order(found: Sequence[WorkOrder]) -> list[WorkOrder]:
    """Return orders by due date."""
    return sorted(found, key=lambda order: order.due)


def test_closures_of_one_day_keep_the_gap() -> None:
    """Whatever single days are closed, a gap that leaves room is kept."""
    closed = [date(2026, 1, 1) + timedelta(days=n) for n in range(0, 365, 2)]
    stack = Stack((calendar(closed),))
    world = estate(
        task(SERVICE, at_most(15, aim=13)), stack=stack, records=[done("2025-12-31")]
    )
    made = [date(2025, 12, 31), *dues(demand(world))]
    assert all((b - a).days <= 15 for a, b in pairwise(made))
    assert all(stack.is_open(on) for on in made[1:])
