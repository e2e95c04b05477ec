"""Features of group D: where a date on a closed day goes."""

from pathlib import Path

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
from rows.portfolios import build, known_types
from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.working_day import ClosedDay
from weibao.explanation import explain
from weibao.rostering import assign
from weibao.texts import Text
from weibao.verifier import verify

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


STACKED = """
calendars:
  - {id: country, title: {zh: 全国, en: country}, closed: [2026-03-03]}
  - id: region
    title: {zh: 本省, en: region}
    closed: [2026-03-10]
    open: [2026-03-17]
  - {id: own, title: {zh: 园区, en: site}, closed: [2026-03-17]}
  - {id: shop, title: {zh: 商户, en: tenant}, closed: [2026-03-24]}
  - {id: gang, title: {zh: 班组, en: crew days}, closed: [2026-03-31]}
sites: [{id: site, calendars: [country, region, own]}]
locations:
  - {id: B1, title: building, site: site, kind: building}
  - {id: SHOP, title: shop, parent: B1, kind: room, calendars: [shop]}
  - {id: BACK, title: back room, parent: SHOP, kind: room}
shifts: [{id: day, hours: "08:00-17:00", weekdays: [MO, TU, WE, TH, FR, SA, SU]}]
technicians: [{id: an, title: 安, shifts: [day], skills: [general]}]
crews:
  - {id: team, title: the team, members: [an], base: B1, calendars: [gang]}
equipment_types:
  - code: gate
    family: gates
    tasks:
      - code: exact
        title: {zh: 检查, en: check}
        duration: 1 h
        cycle: on 2026-03-03, 2026-03-10, 2026-03-17, 2026-03-24, closed days after
      - code: roomy
        title: {zh: 保养, en: service}
        duration: 1 h
        cycle: on 2026-03-31, +2 days
assets: [{id: INSIDE, type: gate, location: BACK}, {id: DOOR, type: gate, location: B1}]
policies: [{id: gates, select: {types: [gate]}, crew: team}]
"""


@pytest.mark.feature("F045")
def test_a_day_is_open_only_where_every_calendar_leaves_it_open(tmp_path: Path) -> None:
    """Country, region, site, tenant and crew: the one that closes the day is named.

    A day that one calendar opens in place of another stays closed where a third says
    so, and the tenant's day off is of no concern outside the shop.
    """
    world = build(tmp_path, (STACKED,), known_types(), "2026-01-01")
    past = world.portfolio.history
    found = world.demand(horizon("2026-03-01", "2026-04-30"))
    roster = assign(found, world.portfolio.workforce)
    assert not verify(roster, world.portfolio, past).violations
    said: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in roster.assignments:
        causes = explain(one.order, found, roster, history=past).causes
        named = [
            str(cause.text)
            for cause in causes
            if cause.kind == "closed_day" or "closed" in cause.facts
        ]
        said[one.order.subject.id, str(one.order.due)] = (str(one.day), *named[:1])
    inside = {due: told for (subject, due), told in said.items() if subject == "INSIDE"}
    for due, (on, name) in {
        "2026-03-03": ("2026-03-04", "country"),
        "2026-03-10": ("2026-03-11", "region"),
        "2026-03-17": ("2026-03-18", "site"),
        "2026-03-24": ("2026-03-25", "tenant"),
        "2026-03-31": ("2026-04-01", "crew days"),
    }.items():
        assert inside[due][0] >= on
        assert f"({name}: " in inside[due][1]
    assert said["DOOR", "2026-03-24"] == ("2026-03-24",)


def test_what_is_open_again_in_one_calendar_stays_closed_in_another() -> None:
    """A make-up day counts in its own calendar only."""
    closed = frozenset({day("03-05")})
    opens = WorkingCalendar("A", Text.same("A"), opened=closed)
    shuts = WorkingCalendar("B", Text.same("B"), closed={day("03-05"): Text.same("x")})
    stack = Stack((opens,)).with_more((shuts, opens))
    assert len(stack.calendars) == 2
    assert not stack.is_open(day("03-05"))
    assert stack.why_closed(day("03-05")) == Text("B：x", "B: x")
