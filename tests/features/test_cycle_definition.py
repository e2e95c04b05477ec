"""Features of group B: how a cycle can be said.

Where a feature speaks of dates alone, the parts of cycles give them here; whether a
policy can say it, too, stands on the page about the meanings of a cycle.
"""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    calendar,
    day,
    days,
    demand,
    done,
    dues,
    estate,
    horizon,
    task,
)
from rows.portfolios import BASE, TEAM, build, known_types
from rows.portfolios import dues as dues_of
from strategies import rules
from weibao.calendars.working import Stack
from weibao.cycles.inclusion import Positions, StepPackage, pattern, step_dates
from weibao.errors import InvalidValue
from weibao.phrases import parse_cycle
from weibao.spans import Every


@pytest.mark.feature("F009")
@settings(max_examples=200)
@given(rule=rules(), anchor=st.dates(date(2016, 1, 1), date(2026, 6, 30)))
def test_two_hundred_rules_fall_due_as_the_reference_has_them(
    rule: str, anchor: date
) -> None:
    """Any rule taken as a cycle gives the dates that dateutil lists from its anchor."""
    try:
        cycle = parse_cycle(f"RRULE:{rule}, from {anchor}, closed days keep")
    except InvalidValue:
        assume(False)  # it never falls, and is refused
    over = horizon("2026-01-01", "2027-12-31")
    expected = []
    for moment in rrulestr(rule, dtstart=datetime.combine(anchor, time.min)):
        if moment.date() > over.last:
            break
        if moment.date() >= over.first:
            expected.append(moment.date())
    world = estate(task("service", cycle), records_from="2026-01-01")
    assert dues(demand(world, over)) == expected


MONDAYS = [day("2026-01-05") + timedelta(days=7 * n) for n in range(52)]


@pytest.mark.feature("F010")
@pytest.mark.parametrize(
    "cycle",
    [
        "cycle: every Monday plus on the 15th of each month minus 08-01..08-31",
        "cycle: 每星期一加上每月第15天减去08-01..08-31",
        "cycle: {union: [每星期一, on the 15th of each month], except: [08-01..08-31]}",
        "cycle: {union: [RRULE:FREQ=WEEKLY;BYDAY=MO, on the 15th of each month], "
        "except: [08-01..08-31]}",
    ],
)
def test_mondays_and_fifteenths_without_august(cycle: str, tmp_path: Path) -> None:
    """Every Monday plus each 15th minus August: that set, each once and in order."""
    gate = """
equipment_types:
  - code: gate
    family: gates
    tasks:
      - {code: service, title: 保养, duration: 1 h, CYCLE}
assets: [{id: GATE, type: gate, location: B1}]
policies: [{id: gates, select: {types: [gate]}, crew: team}]
"""
    parts = (BASE, TEAM, gate.replace("CYCLE", cycle))
    world = build(tmp_path, parts, known_types(), "2026-01-01")
    fifteenths = [date(2026, month, 15) for month in range(1, 13)]
    wanted = {one for one in (*MONDAYS, *fifteenths) if one.month != 8}
    assert dues_of(world.demand(), "GATE", "service") == sorted(wanted)
    assert day("2026-06-15") in MONDAYS  # a Monday and a 15th is one order


@pytest.mark.feature("F011")
@pytest.mark.parametrize(
    ("cycle", "records"),
    [
        ("every 30 working days, from 1995-10-04", ()),
        ("每30个工作日，自完成日起", ("1995-10-04",)),
    ],
)
def test_thirty_working_days_of_a_calendar(
    cycle: str, records: tuple[str, ...]
) -> None:
    """Holidays count no more than weekends do: a closed 1 November costs a day."""
    holiday = Stack((calendar([date(1995, 11, 1)], weekend=(5, 6)),))
    autumn = horizon("1995-10-05", "1995-12-01")
    found = [
        dues(
            demand(
                estate(task("service", cycle), stack=stack, records=map(done, records)),
                autumn,
            )
        )
        for stack in (WEEKENDS_OFF, holiday)
    ]
    assert found == [[date(1995, 11, 15)], [date(1995, 11, 16)]]


@pytest.mark.feature("F012")
def test_three_cycles_in_one_policy() -> None:
    """Tasks of 1, 3 and 12 months are due 12, 4 and 1 times a year before nesting."""
    lengths = {"small": 1, "middle": 3, "large": 12}
    world = estate(
        *(
            task(code, f"every {n} months, from 2026-01-15")
            for code, n in lengths.items()
        )
    )
    found = demand(world)
    assert [len(dues(found, code)) for code in lengths] == [12, 4, 1]


@pytest.mark.feature("F013")
def test_patterns_and_positions() -> None:
    """A A A B comes again and again; positions of twelve steps fire there alone."""
    assert [pattern("AAAB", step)[0] for step in range(1, 9)] == [*"AAABAAAB"]
    twelve = Positions(12, {"deep": (1, 3, 7, 12)})
    fired = [
        step
        for step, _ in step_dates(date(2026, 1, 1), Every(months=1), 24)
        if twelve.at(step)
    ]
    assert fired == [1, 3, 7, 12, 13, 15, 19, 24]


@pytest.mark.feature("F017")
def test_single_dates_beside_a_cycle(tmp_path: Path) -> None:
    """Two dates that a policy lists are two orders, beside those of the cycle."""
    world = build(
        tmp_path,
        (
            BASE,
            TEAM,
            """
equipment_types:
  - code: gate
    family: gates
    tasks:
      - {code: service, title: 保养, cycle: "每3个月，自2026-01-20起", duration: 1 h}
assets: [{id: GATE, type: gate, location: B1}]
policies:
  - id: gates
    select: {types: [gate]}
    crew: team
    add:
      - because: 合同约定
        task: {code: extra, title: 加做检查, cycle: "on 2026-03-10, 2026-09-22",
            duration: 1 h}
""",
        ),
        known_types(),
        "2026-01-01",
    )
    found = world.demand()
    assert dues_of(found, "GATE", "extra") == days("03-10 09-22")
    assert dues_of(found, "GATE", "service") == days("01-20 04-20 07-20 10-20")
    assert len(found.orders) == 6
    assert min(order.due for order in found.orders) == day("01-20")


@pytest.mark.feature("F015")
def test_an_offset_from_the_cycles_start() -> None:
    """Yearly, two months after 1 January: each 1 March, by step and by anchor."""
    start = date(2026, 1, 1)
    yearly = StepPackage("yearly", every=12, offset=2)
    steps = [
        on
        for step, on in step_dates(start, Every(months=1), 36)
        if yearly.falls_on(step)
    ]
    anchor = Every(months=2).after(start)
    world = estate(task("service", f"every 12 months, from {anchor}"))
    found = dues(demand(world, horizon("2026-01-01", "2028-12-31")))
    assert found == steps == [date(year, 3, 1) for year in (2026, 2027, 2028)]
