"""Requirement rows on records, contracts and the frame of a plan."""

from collections import Counter
from datetime import date, timedelta

import pytest
from attrs import evolve

from rows.portfolios import Build, dues, feed, orders, placed
from weibao import History, Horizon, Window, due, verify
from weibao.orders import OrderStatus
from weibao.reports.endings import endings
from weibao.reports.reminders import reminders
from weibao.verifier import Rule

PUMP = """
equipment_types:
  - code: pump
    family: own_pumps
    meters: [{name: hours, title: 运行小时, unit: h}]
    tasks:
      - {code: service, title: 保养, cycle: every 3 months from completion,
          duration: 1 h}
      - {code: inspect, title: 检查, cycle: once each month, duration: 20 min,
          action: inspect}
assets:
  - {id: P1, type: pump, location: B1, installed: 2020-01-01}
  - {id: P2, type: pump, location: B1, installed: 2020-01-01}
policies: [{id: pumps, select: {types: [pump]}, crew: team}]
"""


@pytest.mark.row("S211", partial=True)
def test_a_contract_has_its_days_in_the_supervisors_feed(estate: Build) -> None:
    """Rent, electricity and end of one contract stand in the feed on its own days."""
    roster = estate(
        """
equipment_types:
  - {code: contract, family: contracts, tasks: []}
assets: [{id: LEASE-7, title: 7号基站租约, type: contract, location: B1}]
policies:
  - id: lease-7
    select: {ids: [LEASE-7]}
    crew: relation_supervisor
    add:
      - {because: 租约, task: {code: rent, title: 付租金, cycle: {dates: [2026-02-28,
          2026-08-30], closed: keep}, duration: 15 min, every_day: true}}
      - {because: 租约, task: {code: power, title: 结电费,
          cycle: {rrule: 'FREQ=MONTHLY;BYMONTHDAY=20', closed: keep},
          duration: 15 min, every_day: true}}
      - {because: 租约, task: {code: end, title: 租约到期,
          cycle: {dates: [2026-12-31], closed: keep}, duration: 15 min,
          every_day: true}}
""",
        team="""
technicians: [{id: su, shifts: [day]}]
crews: [{id: relation_supervisor, members: [su], base: B1}]
""",
    ).roster()
    told = Counter(
        (event["SUMMARY"].split()[-1], event["DTSTART"][:8])
        for event in feed(roster, "crews/relation_supervisor.ics")
    )
    assert told == Counter(
        [("付租金", "20260228"), ("付租金", "20260830"), ("租约到期", "20261231")]
        + [("结电费", f"2026{month:02}20") for month in range(1, 13)]
    )


@pytest.mark.row("S222")
def test_records_are_asked_for_by_asset_period_and_person(estate: Build) -> None:
    """Records are found by asset, by period and by person, also as of a past day."""
    world = estate(
        PUMP,
        """
records:
  - completion: {id: R1, subject: P1, task: inspect, done: 2026-01-05,
      entered: 2026-01-05, people: [an]}
  - completion: {id: R2, subject: P2, task: inspect, done: 2026-01-06,
      entered: 2026-01-06, people: [bo]}
  - completion: {id: R3, subject: P1, task: inspect, done: 2026-02-03,
      entered: 2026-02-09, people: [an, bo]}
  - reading: {id: M1, subject: P1, meter: hours, value: 120, taken: 2026-02-03,
      entered: 2026-02-03}
  - completion: {id: R4, subject: P2, task: inspect, done: 2026-01-20,
      entered: 2026-01-20, people: [an]}
  - void: {id: V1, record: R4, entered: 2026-02-10, reason: 误录}
""",
    )

    def ids(known_by: date | None, **asked: object) -> list[str]:
        history = History.of(world.portfolio.records, known_by=known_by)
        return [record.id for record in history.about(**asked)]  # type: ignore[arg-type]  # what is asked varies

    assert ids(None, subject="P1") == ["R1", "M1", "R3"]
    assert ids(None, person="bo") == ["R2", "R3"]
    january = Window(date(2026, 1, 1), date(2026, 1, 31))
    assert ids(None, days=january) == ["R1", "R2"]
    assert ids(None, subject="P1", days=january, person="an") == ["R1"]
    assert ids(date(2026, 2, 8)) == ["R1", "R2", "R4", "M1"]
    assert ids(date(2026, 2, 9)) == ["R1", "R2", "R4", "M1", "R3"]
    assert ids(date(2026, 2, 10)) == ["R1", "R2", "M1", "R3"]
    assert ids(date(2026, 1, 5)) == ["R1"]


@pytest.mark.row("S225")
def test_what_was_last_done_counts_however_late_it_was_entered(estate: Build) -> None:
    """The latest completion is the base; entered late, it counts as if in time."""
    first = (
        "records:\n  - completion: {id: R1, subject: P1, task: service, "
        "done: 2026-01-10, entered: 2026-01-10}\n"
    )
    second = (
        "  - completion: {id: R2, subject: P1, task: service, "
        "done: 2026-02-20, entered: %s}\n"
    )
    april = date(2026, 4, 1)
    before = estate(PUMP, first)
    in_time = estate(PUMP, first + second % "2026-02-20")
    late = estate(PUMP, first + second % "2026-03-31")
    rest = Horizon(april, date(2026, 12, 31))
    assert dues(before.demand(rest), "P1", "service")[0] == date(2026, 4, 10)
    based = [
        [
            (order.id, order.due, order.window, order.status)
            for order in orders(one.demand(rest), "P1", "service")
        ]
        for one in (in_time, late)
    ]
    assert based[0] == based[1]
    to_come = [day for _, day, _, status in based[0] if status is OrderStatus.OPEN]
    assert to_come[0] == date(2026, 5, 20)
    unknown = History.of(late.portfolio.records, known_by=date(2026, 3, 30))
    as_known = due(late.plan, unknown, rest)
    assert dues(as_known, "P1", "service")[0] == date(2026, 4, 10)


@pytest.mark.row("S228")
def test_each_crew_is_reminded_of_its_own_work(estate: Build) -> None:
    """A crew is told what is due within so many days, and what is overdue."""
    world = estate(
        """
equipment_types:
  - {code: pump, family: own_pumps, tasks: [{code: inspect, title: 检查,
      cycle: {times: 1, per: month, missed: catch_up}, duration: 20 min,
      action: inspect}]}
  - {code: lamp, family: lamps, tasks: [{code: inspect, title: 检查,
      cycle: "on 2026-03-20, 2026-05-20", duration: 20 min, action: inspect}]}
assets:
  - {id: P1, type: pump, location: B1}
  - {id: P2, type: pump, location: B1}
  - {id: L1, type: lamp, location: B1}
policies:
  - {id: pumps, select: {types: [pump]}, crew: pumps}
  - {id: lamps, select: {types: [lamp]}, crew: lamps}
records:
  - completion: {id: R1, subject: P1, task: inspect, done: 2026-01-20}
  - completion: {id: R2, subject: P1, task: inspect, done: 2026-02-20}
  - completion: {id: R3, subject: P2, task: inspect, done: 2026-01-20}
""",
        team="""
technicians: [{id: an, shifts: [day]}]
crews:
  - {id: pumps, members: [an], base: B1}
  - {id: lamps, members: [an], base: B1}
  - {id: idle, members: [an], base: B1}
""",
    )

    def told(as_of: date, days: int) -> dict[str, tuple[list[str], list[str]]]:
        demand = world.demand(as_of=as_of)
        report = reminders(
            demand, world.portfolio.workforce, within=timedelta(days=days)
        )
        return {
            one.crew: (
                [order.subject.id for order in one.due],
                [order.subject.id for order in one.overdue],
            )
            for one in report
            if one
        }

    assert told(date(2026, 3, 10), 14) == {"pumps": ([], ["P2"]), "lamps": (["L1"], [])}
    assert told(date(2026, 3, 10), 21) == {
        "pumps": (["P1", "P2"], ["P2"]),
        "lamps": (["L1"], []),
    }
    assert told(date(2026, 3, 10), 7) == {"pumps": ([], ["P2"])}


@pytest.mark.row("S251")
def test_a_policy_holds_for_its_year_and_says_that_it_ends(estate: Build) -> None:
    """Work from the first day to the last, none outside, and a word before the end."""
    world = estate(
        """
equipment_types:
  - {code: hall, family: places, subject_kinds: [location], tasks: [{code: clean,
      title: 清洁, cycle: daily, duration: 10 min, action: clean, every_day: true}]}
locations: [{id: HALL, type: hall, parent: B1}]
policies:
  - id: year-2023
    title: 2023年度计划
    select: {types: [hall]}
    valid: {from: 2023-01-01, to: 2023-12-31}
""",
        since="2022-06-01",
    )
    demand = world.demand(Horizon(date(2022, 6, 1), date(2024, 6, 30)))
    assert dues(demand, "HALL") == [
        date(2023, 1, 1) + timedelta(days=n) for n in range(365)
    ]
    policy, month = world.portfolio.policy, timedelta(days=30)
    assert not endings(policy, date(2023, 11, 30), within=month)
    [ending] = endings(policy, date(2023, 12, 1), within=month)
    assert (ending.rule, ending.last_day, ending.days_left) == (
        "year-2023",
        date(2023, 12, 31),
        30,
    )
    assert not endings(policy, date(2024, 1, 1), within=month)


@pytest.mark.row("S252")
def test_a_year_has_a_theme_for_each_quarter(estate: Build) -> None:
    """Four themes group the year's orders, and none of a theme leaves its quarter."""
    quarters = {
        "equipment": ("2024-01-01", "2024-03-31"),
        "greening": ("2024-04-01", "2024-06-30"),
        "service": ("2024-07-01", "2024-09-30"),
        "safety": ("2024-10-01", "2024-12-31"),
    }
    themes = "".join(
        f"  - id: {theme}\n    title: {theme}\n    select: {{types: [estate_work]}}\n"
        f"    apply: none\n    crew: team\n    valid: {{from: {first}, to: {last}}}\n"
        f"    add: [{{because: 年度计划, task: {{code: {theme}_work, title: {theme}, "
        "cycle: once each week, duration: 1 h}}]\n"
        for theme, (first, last) in quarters.items()
    )
    roster = estate(
        f"""
equipment_types:
  - {{code: estate_work, family: works, subject_kinds: [location], tasks: []}}
locations: [{{id: ESTATE, type: estate_work, parent: B1}}]
policies:
{themes}""",
        since="2024-01-01",
    ).roster(Horizon(date(2024, 1, 1), date(2024, 12, 31)))
    assert not roster.unassigned
    grouped: dict[str, list[date]] = {}
    for one in placed(roster):
        grouped.setdefault(one.order.planned.resolved.rule, []).append(one.day)
    assert set(grouped) == set(quarters)
    for theme, (first, last) in quarters.items():
        assert len(grouped[theme]) >= 12
        assert date.fromisoformat(first) <= min(grouped[theme])
        assert max(grouped[theme]) <= date.fromisoformat(last)


@pytest.mark.row("S255")
def test_everything_in_the_timetable_begins_and_ends(estate: Build) -> None:
    """Every assignment has a start and a later end; one without is refused."""
    world = estate(PUMP)
    roster = world.roster()
    assert roster.assignments
    assert all(one.start < one.end for one in roster.assignments)
    first = roster.assignments[0]
    nothing = evolve(first, segments=())
    by_hand = evolve(roster, assignments=(nothing, *roster.assignments[1:]))
    verdict = verify(by_hand, world.portfolio, world.portfolio.history)
    assert Rule.SEGMENTS in verdict.rules
    [segment] = first.segments
    with pytest.raises(ValueError, match=r"\d"):
        evolve(segment, window=Window(first.end, first.start))
    empty = evolve(
        first, segments=(evolve(segment, window=Window(first.start, first.start)),)
    )
    by_hand = evolve(roster, assignments=(empty, *roster.assignments[1:]))
    assert not verify(by_hand, world.portfolio, world.portfolio.history).ok
