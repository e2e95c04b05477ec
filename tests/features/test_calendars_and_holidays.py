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
from rows.portfolios import BASE, TEAM, build, known_types
from weibao.calendars.working import Stack, WorkingCalendar
from weibao.cycles.working_day import ClosedDay
from weibao.explanation import explain
from weibao.roster import Reason
from weibao.rostering import assign
from weibao.spans import Window
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


ALONE = """
technicians:
  - {id: an, title: {zh: 安, en: An}, shifts: [day], certificates: [{code: boilers}],
      absences: [{from: 2026-03-09, to: 2026-03-12, reason: {zh: 年休假,
      en: annual leave}}]}
  - {id: bo, title: 博, shifts: [day]}
crews:
  - {id: team, members: [an, bo], base: B1}
equipment_types:
  - {code: boiler, family: heat, tasks: [{code: service, title: 检修,
      cycle: "every 12 months, -5/+5 days, from 2026-03-10", duration: 1 h,
      people: [{certificates: [boilers]}]}]}
assets: [{id: BOILER, type: boiler, location: B1}]
policies:
  - {id: boilers, select: {types: [boiler]}, crew: team}
"""


@pytest.mark.feature("F044")
def test_leave_of_the_only_one_moves_the_date_and_is_named(tmp_path: Path) -> None:
    """Only one may do it and is away: it lies on a day when that person works."""
    march = horizon("2026-03-01", "2026-03-31")
    world = build(tmp_path, (BASE, ALONE), known_types(), "2026-01-01")
    roster = world.roster(march)
    [placed] = roster.assignments
    assert [one.id for one in placed.technicians] == ["an"]
    assert placed.late is None
    assert placed.day in placed.order.window
    assert not day("03-09") <= placed.day <= day("03-12")
    told = explain(placed.order, roster.demand, roster)
    said = "An is absent on 2026-03-10 (annual leave, until 2026-03-12)."
    assert said in [cause.text.en for cause in told.of("people")]
    assert "安在 2026-03-10 缺勤（年休假，至 2026-03-12）" in told.paragraph.zh
    there = ALONE.replace("03-09, to", "03-16, to").replace("03-12, r", "03-19, r")
    present = build(tmp_path, (BASE, there), known_types(), "2026-01-01").roster(march)
    [usual] = present.assignments
    assert "absent" not in explain(usual.order, present.demand, present).paragraph.en


SHUT = """
calendars:
  - {id: works, title: 停产, closed: [{from: 2026-08-10, to: 2026-08-20,
      title: {zh: 停产检修, en: shutdown}}]}
locations:
  - {id: HALL, site: site, kind: hall, calendars: [works]}
equipment_types:
  - code: machine
    family: works
    tasks:
      - {code: wide, title: 宽, cycle: "every 12 months, -7/+7 days, from 2026-08-15",
          duration: 1 h, every_day: false}
      - {code: tight, title: 窄, cycle: "every 12 months, -2/+2 days, from 2026-08-15",
          duration: 1 h}
      - {code: late, title: 月, cycle: "every 12 months, -3/+3 days, from 2026-08-20",
          duration: 1 h}
assets:
  - {id: M1, type: machine, location: HALL}
  - {id: M2, type: machine, location: B1}
policies:
  - {id: machines, select: {types: [machine]}, crew: team}
"""


@pytest.mark.feature("F048")
def test_a_shutdown_keeps_the_work_of_its_place_out(tmp_path: Path) -> None:
    """Each order there goes to a day of its window, or is told to have none left."""
    august = horizon("2026-08-01", "2026-08-31")
    world = build(tmp_path, (BASE, TEAM, SHUT), known_types(), "2026-01-01")
    roster = world.roster(august)
    shut = Window(day("08-10"), day("08-20"))
    placed = {one.order.planned.id: one for one in roster.assignments}
    in_hall = [one for one in roster.assignments if one.subject.id == "M1"]
    assert not any(one.day in shut for one in in_hall)
    assert {one.order.planned.task.code for one in in_hall if one.late is None} == {
        "wide",
        "late",
    }
    for one in in_hall:
        if one.late is None:
            assert one.day in one.order.window
    told = {
        **{one.order.planned.id: one.late.reason for one in in_hall if one.late},
        **{one.order.planned.id: one.main_reason for one in roster.unassigned},
    }
    assert told == {"M1/tight": Reason.NO_OPEN_DAY}
    elsewhere = [placed[f"M2/{code}"] for code in ("wide", "tight", "late")]
    assert all(one.day in one.order.window and not one.late for one in elsewhere)
    assert any(one.day in shut for one in elsewhere)
