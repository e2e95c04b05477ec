"""Work that comes after other work: windows apart by the lag, or a word why not."""

from datetime import time, timedelta

import pytest
from attrs import evolve
from hypothesis import given

from portfolios import (
    day,
    demand,
    done,
    estate,
    horizon,
    orders,
    quota,
    rule,
    task,
    whole,
    with_records,
)
from sequenced_worlds import AHEAD, NOTICE, SPRAY, WIDE, pair, worlds
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.cycle import Cycle
from weibao.cycles.period import Period
from weibao.errors import InvalidValue
from weibao.orders import Demand, WorkOrder
from weibao.planning import Unplannable, make_plan
from weibao.portfolio import Portfolio
from weibao.precedence import After, parse_lag
from weibao.spans import Every
from weibao.texts import Text

SPRING = horizon("2026-03-01", "2026-05-31")


def shown(of: Demand, code: str) -> list[str]:
    """Return the windows of a task's orders, as ``03-05..03-09``."""
    return [
        f"{one.window.opens:%m-%d}..{one.window.closes:%m-%d}"
        for one in orders(of, code)
    ]


def only(of: Demand, code: str = SPRAY) -> WorkOrder:
    """Return the one order of a task."""
    [one] = orders(of, code)
    return one


@pytest.mark.parametrize(
    ("lag", "closes", "opens"),
    [
        ("24 h", "03-09", "03-10"),
        ("1 day", "03-09", "03-10"),
        ("4 h", "03-09", "03-09"),
        ("3 days", "03-07", "03-10"),
        ("2 working days", "03-06", "03-10"),
    ],
)
def test_both_leave_room_for_the_lag(lag: str, closes: str, opens: str) -> None:
    """The notice ends so long before the spraying's date, which opens that later."""
    found = demand(
        pair(WIDE, WIDE, parse_lag(lag), weekends=True),
        horizon("2026-03-01", "2026-03-31"),
    )
    assert shown(found, NOTICE) == [f"03-05..{closes}"]
    assert shown(found, SPRAY) == [f"{opens}..03-15"]


def test_a_completion_opens_the_work_after_it() -> None:
    """Done late, the notice puts the spraying off, and its due date with it."""
    world = with_records(pair(WIDE, WIDE, Every(days=2)), done("03-11", NOTICE))
    order = only(demand(world, horizon("2026-03-01", "2026-03-31"), as_of="2026-03-12"))
    assert (order.window.opens, order.window.closes) == (day("03-13"), day("03-15"))
    assert order.due == day("03-13")
    assert order.follows[0].record is world.records[0]


@pytest.mark.parametrize(
    ("at", "opens"), [(None, "03-12 00:00"), (time(15, 30), "03-11 16:30")]
)
def test_a_lag_by_the_clock_counts_from_the_end(at: time | None, opens: str) -> None:
    """Where no time of day is on record it is the end of the day."""
    how = pair(WIDE, WIDE, timedelta(hours=24))
    world = with_records(how, done("03-10", NOTICE, at=at))
    order = only(demand(world, horizon("2026-03-01", "2026-03-31"), as_of="2026-03-11"))
    assert f"{order.follows[0].since:%m-%d %H:%M}" == opens
    assert order.window.opens == day(opens[:5])


def test_a_notice_that_leaves_nothing_is_told() -> None:
    """The work keeps its last lawful day, and says from when on it could be done."""
    world = pair("on 2026-03-09", "on 2026-03-10", Every(days=5))
    order = only(demand(world, SPRING, as_of="2026-03-01"))
    assert order.window.opens == order.window.closes == day("03-10")
    assert order.follows[0].opens == day("03-14")


def test_a_missed_notice_leaves_the_work_waiting() -> None:
    """An older notice does not stand for the one that was missed."""
    world = with_records(
        pair("every 1 month, from 2026-03-05", "every 1 month, from 2026-03-20"),
        done("03-05", NOTICE),
    )
    world = evolve(world, records_from=day("03-01"))
    later = horizon("2026-04-01", "2026-04-30")
    order = only(demand(world, later, as_of="2026-04-10"))
    assert order.follows[0].undone
    late = with_records(world, *world.records, done("04-09", NOTICE))
    order = only(demand(late, later, as_of="2026-04-10"))
    assert order.follows[0].record is not None
    assert order.follows[0].record.done == day("04-09")


def test_work_before_the_horizon_counts_by_its_record() -> None:
    """Without a turn in sight the last completion is what counts; none holds it up."""
    world = pair("on 2026-01-05", "on 2026-03-20", Every(months=1))
    assert only(demand(world, SPRING)).follows[0].undone
    known = with_records(world, done("01-05", NOTICE))
    assert only(demand(known, SPRING)).follows[0].opens == day("02-05")


def test_an_inspection_of_ones_own_comes_in_the_same_year() -> None:
    """Last year's does not do; one planned later in the year is brought forward."""
    how = pair(quota(1, Period.YEAR), "on 2026-06-01", Every(days=7), Period.YEAR)
    world = with_records(how, done("2025-11-01", NOTICE))
    found = demand(world, horizon("2026-01-01", "2026-12-31"))
    own = only(found, NOTICE)
    assert own.window.closes == day("05-25")
    assert only(found).follows[0].order == own.id


def test_a_forecast_takes_the_work_before_as_done() -> None:
    """What lies between today and the horizon holds nothing up."""
    world = pair("on 2026-03-05", "on 2026-04-20", Every(days=1))
    order = only(demand(world, horizon("2026-04-01", "2026-04-30"), as_of="2026-02-01"))
    assert order.follows == ()


def test_what_is_not_planned_on_a_subject_holds_nothing_up() -> None:
    """A rule that leaves the notice out leaves the spraying as it is."""
    tasks = (task(NOTICE, WIDE), task(SPRAY, WIDE, after=(After(task=NOTICE),)))
    found = demand(estate(*tasks, rules=[rule(apply=(SPRAY,))]), SPRING)
    assert only_windows(found) == {"05..15"}


def only_windows(of: Demand) -> set[str]:
    """Return the days of the month of the windows of the spraying."""
    return {
        f"{one.window.opens:%d}..{one.window.closes:%d}" for one in orders(of, SPRAY)
    }


def test_a_ring_is_refused_with_its_members() -> None:
    """Three tasks that wait for one another can never begin."""
    waits = {"a": "b", "b": "c", "c": "a"}
    with pytest.raises(InvalidValue, match="a -> b -> c -> a"):
        estate(
            *(
                task(one, WIDE, after=(After(task=other),))
                for one, other in waits.items()
            )
        )


@pytest.mark.parametrize("cycle", ["at most 15 days apart", "every day at 08:00"])
@pytest.mark.parametrize("side", [0, 1])
def test_what_has_no_window_of_days_cannot_wait(cycle: str, side: int) -> None:
    """A longest gap and times of day go with nothing before or after."""
    cycles: list[str | Cycle] = [WIDE, WIDE]
    cycles[side] = cycle
    with pytest.raises(Unplannable, match="neither a longest gap nor times of day"):
        make_plan(pair(cycles[0], cycles[1]))


def test_a_share_is_no_lag() -> None:
    """A lag is a length of time."""
    with pytest.raises(InvalidValue, match="no length of time"):
        parse_lag("80%")
    assert After(task="a", lag=WorkingDays(2), same=Period.YEAR).text() == Text(
        "a（完成2个工作日以后，同一年）", "a (2 working days later, in the same year)"
    )


@given(worlds())
def test_windows_stay_lawful_and_leave_room(world: Portfolio) -> None:
    """Each lies in its own window; the work after is due no earlier than it may."""
    plain = evolve(
        world,
        inventory=estate(
            *(evolve(one, after=()) for one in world.inventory.assets["A1"].type.tasks)
        ).inventory,
    )
    own = demand(plain, AHEAD, as_of="2026-03-15").by_id
    found = demand(world, AHEAD, as_of="2026-03-15")
    assert found.by_id.keys() == own.keys()
    for order in found.orders:
        lawful = own[order.id].window
        assert lawful.opens <= order.window.opens <= order.window.closes
        assert order.window.closes <= lawful.closes
        for one in order.follows:
            assert one.undone or one.opens is not None
            if one.opens is not None and one.opens <= order.window.closes:
                assert order.window.opens >= one.opens
                assert order.due >= one.opens


@given(worlds())
def test_the_order_of_records_makes_no_difference(world: Portfolio) -> None:
    """A history is a set."""
    turned = evolve(world, records=tuple(reversed(world.records)))
    one, other = (demand(each, AHEAD, as_of="2026-03-15") for each in (world, turned))
    assert whole(one) == whole(other)
