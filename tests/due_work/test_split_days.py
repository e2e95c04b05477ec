"""Work of a closed day shared out: half before it and half after it, by lots."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    asset,
    day,
    demand,
    equipment,
    horizon,
    place,
    portfolio,
    site,
    task,
)
from weibao.cycles.working_day import ClosedDay, moved, way_of
from weibao.due_work import due
from weibao.orders import Demand
from weibao.phrases import parse_cycle
from weibao.planning import make_plan
from weibao.records import History

SATURDAY, FRIDAY, MONDAY = day("2026-08-15"), day("2026-08-14"), day("2026-08-17")
SPLIT = "every 1 month, from 2026-08-15, closed days split"


def many(cycle: str, places: int = 40, at_each: int = 2) -> Demand:
    """Return what falls due on two assets at each of many places."""
    ward = site(WEEKENDS_OFF)
    type_ = equipment(task("service", parse_cycle(cycle)))
    assets = [
        asset(f"A{number}.{n}", type_, place(f"B{number}", ward))
        for number in range(places)
        for n in range(at_each)
    ]
    return demand(portfolio(assets), horizon("2026-08-01", "2026-10-31"))


def test_the_work_of_a_closed_day_goes_to_either_side_of_it() -> None:
    """Some goes before and some after; nearly half does each, and no more."""
    of = many(SPLIT)
    days = [one.window.opens for one in of.orders if one.due == SATURDAY]
    assert set(days) == {FRIDAY, MONDAY}
    assert 20 <= days.count(FRIDAY) <= 60
    assert len(days) == 80


def test_what_is_alike_at_one_place_goes_together() -> None:
    """One trip is not made two."""
    of = many(SPLIT)
    gone: dict[str, set[date]] = {}
    for one in of.orders:
        if one.due == SATURDAY:
            stop = one.subject.location.id
            gone.setdefault(stop, set()).add(one.window.opens)
    assert len(gone) == 40
    assert all(len(days) == 1 for days in gone.values())


def test_later_dates_and_open_days_stay() -> None:
    """The grid never moves, and what is due on an open day is done on it."""
    of = many(SPLIT)
    september = [one for one in of.orders if one.due == day("2026-09-15")]
    assert {one.window.opens for one in september} == {day("2026-09-15")}
    assert len(september) == 80


def test_a_window_keeps_its_days() -> None:
    """Where there is room, only what is aimed at inside it goes to either side."""
    of = many("every 1 month, from 2026-08-15, -3/+3 days, closed days split")
    august = [one for one in of.orders if one.due == SATURDAY]
    assert {(one.window.opens, one.window.closes) for one in august} == {
        (day("2026-08-12"), day("2026-08-18"))
    }
    assert len({one.preferred for one in august}) == 2


def test_the_way_hangs_on_the_lot_alone() -> None:
    """Every other lot goes on; other rules take no notice of lots."""
    for lot in range(8):
        there = FRIDAY if lot % 2 == 0 else MONDAY
        assert moved(SATURDAY, ClosedDay.SPLIT, WEEKENDS_OFF, lot) == there
        for rule in ClosedDay:
            if rule is not ClosedDay.SPLIT:
                assert way_of(rule, lot) is rule


@given(st.integers(0, 400), st.integers(1, 60))
def test_columns_share_no_turn_between_lots(first: int, length: int) -> None:
    """Subjects reckoned together come to what each comes to alone."""
    cycle = f"every 10 days, from {day('2026-01-03') + timedelta(days=first)}"
    ward = site(WEEKENDS_OFF)
    type_ = equipment(task("service", parse_cycle(f"{cycle}, closed days split")))
    assets = [asset(f"A{n}", type_, place(f"B{n}", ward)) for n in range(4)]
    over = horizon("2026-01-01", str(day("2026-01-01") + timedelta(days=400 + length)))
    together = demand(portfolio(assets), over)
    alone = [
        (one.id, one.window)
        for thing in assets
        for one in due(
            make_plan(portfolio([thing])), History(), over, as_of=over.first
        ).orders
    ]
    assert sorted((one.id, one.window.opens) for one in together.orders) == sorted(
        (id, window.opens) for id, window in alone
    )
