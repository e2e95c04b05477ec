"""Features of group D: where a date on a closed day goes."""

import pytest

from portfolios import (
    WEEKENDS_OFF,
    asset,
    day,
    days,
    demand,
    equipment,
    estate,
    grid,
    horizon,
    months,
    orders,
    place,
    planned_days,
    portfolio,
    site,
    task,
)
from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.working_day import ClosedDay
from weibao.explanation import explain
from weibao.texts import Text

SERVICE = "service"


@pytest.mark.feature("F041")
@pytest.mark.parametrize(
    ("closed", "due", "within", "expected"),
    [
        (ClosedDay.MODIFIED_AFTER, "10-31", 0, "10-30"),  # a Saturday, the month's last
        (ClosedDay.MODIFIED_AFTER, "10-24", 0, "10-26"),
        (ClosedDay.MODIFIED_BEFORE, "11-01", 0, "11-02"),  # a Sunday, the month's first
        (ClosedDay.NEAREST, "10-24", 0, "10-23"),
        (ClosedDay.NEAREST, "10-25", 0, "10-26"),
        (ClosedDay.NEAREST, "10-24", 3, "10-23"),
        (ClosedDay.NEAREST, "10-25", 3, "10-26"),
        (ClosedDay.MODIFIED_AFTER, "10-31", 3, "10-30"),
    ],
)
def test_a_move_leaves_neither_month_nor_window(
    closed: ClosedDay, due: str, within: int, expected: str
) -> None:
    """A date on a weekend goes to the open day of its rule, and turns at an edge."""
    cycle = grid(months(12), f"2026-{due}", within=(within, within), closed=closed)
    [order] = orders(demand(estate(task(SERVICE, cycle), stack=WEEKENDS_OFF)))
    assert day(expected) in order.preferred
    assert order.preferred.opens in order.window
    assert order.preferred.closes in order.window
    if not within:
        assert order.window.opens == order.window.closes == day(expected)


@pytest.mark.feature("F041")
@pytest.mark.parametrize("sunday_first", [True, False])
def test_at_the_windows_edge_a_move_turns_round(sunday_first: bool) -> None:
    """Where the nearest open day lies outside the window, one inside is taken."""
    due, within = ("10-25", (3, 0)) if sunday_first else ("10-24", (0, 3))
    cycle = grid(months(12), f"2026-{due}", within=within, closed=ClosedDay.NEAREST)
    [order] = orders(demand(estate(task(SERVICE, cycle), stack=WEEKENDS_OFF)))
    aimed = day("10-23") if sunday_first else day("10-26")
    assert aimed in order.preferred
    assert order.preferred.overlap(order.window) == order.preferred


@pytest.mark.feature("F043")
def test_two_sites_move_one_date_each_by_its_own_calendar() -> None:
    """One rule, one due date, two calendars: two days, each explained by its own."""
    type_ = equipment(task(SERVICE, grid(months(12), "2026-03-11")))
    closed = {"EAST": "03-11", "WEST": "03-10 03-11"}
    assets = []
    for name, off in closed.items():
        own = WorkingCalendar(
            code=name,
            title=Text.same(name),
            weekend=frozenset(),
            closed=dict.fromkeys(days(off), Text("展会", "fair")),
        )
        at = place(f"{name}-1", site(Stack((own,)), id=name))
        assets.append(asset(name, type_, at))
    found = demand(portfolio(assets), horizon("2026-03-02", "2026-03-29"))
    said = {}
    for order in found.orders:
        [moved] = explain(order, found).of("closed_day")
        said[order.subject.id] = (str(order.due), moved.facts["to"], moved.text.en)
    assert said == {
        "EAST": (
            "2026-03-11",
            "2026-03-10",
            "2026-03-11 is closed (EAST: fair), so it moves to 2026-03-10.",
        ),
        "WEST": (
            "2026-03-11",
            "2026-03-09",
            "2026-03-11 is closed (WEST: fair), so it moves to 2026-03-09.",
        ),
    }
    assert planned_days(found, subject="EAST") == days("03-10")
    assert planned_days(found, subject="WEST") == days("03-09")
