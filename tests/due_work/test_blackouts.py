"""Dates that blackouts leave no lawful day: where they go, and whom soft ones bind."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    asset,
    day,
    days,
    demand,
    done,
    dues,
    equipment,
    estate,
    horizon,
    orders,
    place,
    planned_days,
    portfolio,
    site,
    task,
    whole,
)
from weibao.calendars import Stack
from weibao.cycles.season import Roll, rolled
from weibao.equipment import Criticality
from weibao.errors import InvalidValue
from weibao.explanation import explain
from weibao.phrases import parse_cycle
from weibao.spans import Window

SERVICE = "service"
HEDGE = "every 12 months, from 2025-03-20, not in 03-01..08-31"
TWO_YEARS = horizon("2025-01-01", "2026-12-31")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("moved before", "2025-02-28 2026-02-28"),
        ("避让提前", "2025-02-28 2026-02-28"),
        ("避让顺延", "2025-09-01 2026-09-01"),
        ("moved after, not in 09-01..09-10", "2025-09-11 2026-09-11"),
        ("moved before, not in 2026-02-20..2026-02-28", "2025-02-28 2026-02-19"),
    ],
)
def test_a_date_goes_out_of_blackouts_and_the_grid_stays(
    said: str, expected: str
) -> None:
    """It goes through adjoining blackouts to the nearest day outside; dues stay."""
    found = demand(estate(task(SERVICE, f"{HEDGE}, {said}")), TWO_YEARS)
    assert planned_days(found) == days(expected)
    assert dues(found) == days("2025-03-20 2026-03-20")
    assert not found.dropped


def test_without_a_direction_it_is_left_out_on_record() -> None:
    """The default: a bare date in a blackout is dropped."""
    found = demand(estate(task(SERVICE, HEDGE)), TWO_YEARS)
    assert not orders(found)
    assert [one.due for one in found.dropped] == days("2025-03-20 2026-03-20")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("moved before", "2026-02-27"),  # 28 February 2026 is a Saturday
        ("moved before, closed days after", "2026-02-27"),
        ("moved before, closed days keep", "2026-02-28"),
    ],
)
def test_from_a_closed_day_it_goes_on_in_the_same_direction(
    said: str, expected: str
) -> None:
    """The rule for closed days never sends it back over the blackout."""
    cycle = HEDGE.replace("2025", "2026")
    found = demand(estate(task(SERVICE, f"{cycle}, {said}"), stack=WEEKENDS_OFF))
    assert planned_days(found) == days(expected)


def test_skipping_closed_days_skips_the_day_it_went_to() -> None:
    """A turn that goes to a closed day is dropped where closed days are skipped."""
    cycle = HEDGE.replace("2025", "2026")
    said = f"{cycle}, moved before, closed days skip"
    found = demand(estate(task(SERVICE, said), stack=WEEKENDS_OFF))
    assert not orders(found)
    [gone] = found.dropped
    assert "2026-02-28" in gone.reason.en


def test_a_window_that_keeps_some_days_shrinks_and_does_not_move() -> None:
    """Only a turn without a lawful day moves; its window then ends at the blackout."""
    shrunk = demand(estate(task(SERVICE, f"{HEDGE}, -30 days, moved after")), TWO_YEARS)
    assert {one.window.closes for one in orders(shrunk)} == set(
        days("2025-02-28 2026-02-28")
    )
    went = demand(estate(task(SERVICE, f"{HEDGE}, -9/+9 days, moved after")), TWO_YEARS)
    window = orders(went)[0].window
    assert (window.opens, window.closes) == (day("2025-09-01"), day("2025-09-10"))


@given(
    start=st.integers(0, 300),
    lengths=st.lists(st.integers(0, 60), min_size=1, max_size=3),
    roll=st.sampled_from(Roll),
    due=st.integers(0, 360),
)
def test_every_date_goes_where_the_arithmetic_has_it(
    start: int, lengths: list[int], roll: Roll, due: int
) -> None:
    """A policy's order lies on the day that the part reckons for its date."""
    first = date(2026, 1, 1)
    blackouts, opens = [], first + timedelta(days=start)
    for length in lengths:
        blackouts.append(Window(opens, opens + timedelta(days=length)))
        opens += timedelta(days=length + 1)
    on = first + timedelta(days=due)
    said = ", ".join(f"not in {one.opens}..{one.closes}" for one in blackouts)
    word = "before" if roll is Roll.BACK else "after"
    world = estate(task(SERVICE, f"on {on}, {said}, moved {word}"))
    [order] = orders(demand(world, horizon("2024-01-01", "2028-12-31")))
    assert order.window.opens == order.window.closes == rolled(on, blackouts, roll)


def test_work_that_floats_goes_out_of_the_blackout_and_counts_on_from_there() -> None:
    """A series from completion waits for no season: its turn goes where it says."""
    cycle = "every 6 months, from completion, not in 03-01..08-31, moved before"
    world = estate(
        task(SERVICE, cycle), records=[done("2025-10-10")], records_from="2025-01-01"
    )
    found = demand(world, horizon("2025-10-11", "2026-12-31"))
    waiting = [one for one in orders(found) if one.completion is None]
    assert [one.window.opens for one in waiting] == days("2026-02-28 2026-09-01")
    assert [one.due for one in waiting] == days("2026-04-10 2026-08-28")


def test_a_longer_horizon_changes_nothing_earlier() -> None:
    """Rolling looks beyond the horizon's end, and stays as it was."""
    world = estate(task(SERVICE, f"{HEDGE}, moved before"))
    short = demand(world, horizon("2025-01-01", "2026-03-01"))
    long = demand(world, horizon("2025-01-01", "2028-03-01"))
    assert set(whole(short)) <= set(whole(long))
    assert planned_days(short) == days("2025-02-28 2026-02-28")


def test_law_and_clearance_lift_blackouts() -> None:
    """What law asks for is exempt from all, a cleared subject from soft ones only."""
    cycle = "every 12 months, from 2026-03-20, not in 03-01..08-31"
    legal = task(SERVICE, cycle, criticality=Criticality.STATUTORY)
    assert planned_days(demand(estate(legal))) == days("03-20")
    at = place("B1", site(Stack()))
    for said, expected in ((cycle, []), (f"{cycle} unless cleared", days("03-20"))):
        type_ = equipment(task(SERVICE, said))
        hedge = asset("A1", type_, at, tags=frozenset({"cleared"}))
        other = asset("A2", type_, at)
        found = demand(portfolio([hedge, other]))
        assert planned_days(found) == expected
        assert not planned_days(found, subject="A2")


def test_the_move_is_explained() -> None:
    """The explanation names the blackout and both days."""
    found = demand(estate(task(SERVICE, f"{HEDGE}, -9/+9 days, moved after")))
    [order] = orders(found)
    [moved] = explain(order, found).of("closed_day")
    assert (moved.facts["day"], moved.facts["to"]) == ("2026-03-20", "2026-09-01")
    assert "blackout" in moved.text.en


@pytest.mark.parametrize(
    ("cycle", "right"),
    [
        ("every 12 months, moved before", "add not in 03-01..08-31"),
        ("每3个月，提前", "add not in 03-01..08-31"),
        ("once each month, not in 03-01..08-31, moved after", "write every 3 months"),
        ("at most 15 days apart, not in 03-01..03-05, moved after", "every 3 months"),
        ("every 1 month, not in 01-01..12-31 unless cleared", "leave a blackout out"),
    ],
)
def test_what_cannot_be_is_refused(cycle: str, right: str) -> None:
    """A direction needs a date to move and a blackout to leave."""
    with pytest.raises(InvalidValue) as refusal:
        parse_cycle(cycle)
    assert right in refusal.value.text.en
