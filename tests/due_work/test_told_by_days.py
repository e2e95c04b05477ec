"""Dates told by days: working days, n-th days of a period, weeks of the year."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portfolios import (
    WEEKENDS_OFF,
    calendar,
    day,
    days,
    deferred,
    demand,
    done,
    dues,
    estate,
    horizon,
    orders,
    planned_days,
    task,
    whole,
)
from strategies import nth_days
from weibao.calendars import Stack, country_calendar
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import DayKind, NthDay, WorkingDayInterval
from weibao.cycles.deferral import NextFrom
from weibao.cycles.period import Period
from weibao.cycles.shift import FLOATING
from weibao.errors import InvalidValue
from weibao.phrases import parse_cycle
from weibao.spans import Horizon

SERVICE = "service"
ONE = timedelta(days=1)
FIRST = date(2026, 1, 1)
shut = st.lists(st.integers(-200, 500), max_size=150).map(
    lambda found: {FIRST + timedelta(days=number) for number in found}
)


def china() -> Stack:
    """Return China's calendar alone."""
    found = country_calendar("CN")
    assert found is not None
    return Stack((found,))


def nth_open(anchor: date, number: int, stack: Stack) -> date:
    """Count open days one by one, the first from the anchor on being number 0."""
    at = anchor
    while True:
        if stack.is_open(at):
            if not number:
                return at
            number -= 1
        at += ONE


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        ("every 1 month, from 2026-01-05", "01-05 02-05 03-05 04-05"),
        ("every 30 days, from 2026-01-05", "01-05 02-04 03-06 04-05"),
        ("every 30 working days, from 2026-01-05", "01-05 02-14 04-03 05-20"),
    ],
)
def test_a_month_has_three_readings(cycle: str, expected: str) -> None:
    """The same day, thirty days, and thirty working days of China's calendar."""
    world = estate(task(SERVICE, f"{cycle}, closed days keep"), stack=china())
    assert dues(demand(world))[:4] == days(expected)


@given(
    number=st.integers(1, 60),
    anchor=st.integers(-400, 200),
    closed=shut,
    stated=st.booleans(),
    longer=st.integers(0, 90),
)
def test_a_grid_of_working_days(
    number: int, anchor: int, closed: set[date], stated: bool, longer: int
) -> None:
    """Each date is so many open days after the last; later ones only come on top."""
    stack = Stack((calendar(closed, weekend=(5, 6)),))
    begun = FIRST + timedelta(days=anchor)
    rhythm = WorkingDayInterval(number, anchor=begun if stated else None)
    world = estate(task(SERVICE, Cycle(rhythm)), stack=stack, installed=str(begun))
    over = Horizon(FIRST, FIRST + timedelta(days=200))
    expected, step = [], 0 if stated else 1
    while (at := nth_open(begun, step * number, stack)) <= over.last:
        if at >= max(over.first, begun):
            expected.append(at)
        step += 1
    found = demand(world, over)
    assert dues(found) == expected
    more = demand(world, Horizon(FIRST, over.last + timedelta(days=longer)))
    assert whole(more)[: len(expected)] == whole(found) or longer
    assert set(whole(found)) <= set(whole(more))


@given(
    number=st.integers(1, 40),
    gone=st.lists(st.integers(0, 300), min_size=1, max_size=6, unique=True),
    closed=shut,
    data=st.data(),
)
def test_working_days_from_completion(
    number: int, gone: list[int], closed: set[date], data: st.DataObject
) -> None:
    """The next date counts from the last completion, whatever the order of records."""
    stack = Stack((calendar(closed, weekend=(6,)),))
    last = FIRST + timedelta(days=max(gone))
    records = [done(FIRST + timedelta(days=ago)) for ago in gone]
    mixed = data.draw(st.permutations(records))
    work = task(SERVICE, Cycle(WorkingDayInterval(number, FLOATING)))
    over = Horizon(last, last + timedelta(days=150))
    first, second = (
        demand(estate(work, stack=stack, records=some, records_from="2025-12-01"), over)
        for some in (records, mixed)
    )
    assert whole(first) == whole(second)
    waiting = [one for one in orders(first) if one.completion is None]
    due = nth_open(last, number, stack) if stack.is_open(last) else None
    for one in waiting:
        due = due or nth_open(last, number, stack)
        assert one.due == due
        due = nth_open(due, number, stack)


def test_doing_the_work_when_it_is_due_changes_nothing() -> None:
    """The forecast is the replay of its own answers."""
    cycle = "every 10 working days, from completion"
    world = estate(task(SERVICE, cycle), stack=china(), records_from="2026-01-01")
    found = demand(world)
    half = dues(found)[:12]
    kept = estate(
        task(SERVICE, cycle),
        stack=china(),
        records=[done(one) for one in half],
        records_from="2026-01-01",
    )
    assert dues(demand(kept, as_of=half[-1])) == dues(found)


@pytest.mark.parametrize(
    ("next_from", "expected"),
    [
        (NextFrom.ORIGINAL, "01-27"),
        (NextFrom.DEFERRED, "02-02"),
        (NextFrom.ACTUAL, "01-30"),
    ],
)
def test_leave_says_what_the_next_working_days_count_from(
    next_from: NextFrom, expected: str
) -> None:
    """A turn done late by leave counts as on its date, on the new one or as done."""
    world = estate(
        task(SERVICE, "every 10 working days, from completion, from 2026-01-13"),
        stack=WEEKENDS_OFF,
        records=[
            deferred("service/2026-01-13#1", "01-19", next_from=next_from),
            done("01-16", order="demo/A1/service/2026-01-13#1"),
        ],
    )
    found = demand(world, as_of="2026-01-16")
    later = [one.due for one in orders(found) if one.completion is None]
    assert later[0] == day(expected)


def test_a_holiday_made_known_later_moves_the_date_and_not_the_name() -> None:
    """Order ids name turns and periods, and no date that a calendar could move."""
    for cycle in ("every 30 working days", "on the 3rd working day of each month"):
        plain, known = (
            demand(estate(task(SERVICE, cycle), stack=stack, installed="2025-12-01"))
            for stack in (
                WEEKENDS_OFF,
                Stack((calendar(days("01-02 02-02"), weekend=(5, 6)),)),
            )
        )
        assert dues(plain) != dues(known)
        names = [one.id for one in orders(plain)]
        assert [one.id for one in orders(known)] == names[: len(orders(known))]


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        ("on the 1st working day of each month", "01-04 02-02 03-02 04-01 05-06"),
        ("每月第1个工作日", "01-04 02-02 03-02 04-01 05-06"),
        ("on the last working day of each quarter", "03-31 06-30 09-30 12-31"),
        ("每季度最后一个工作日", "03-31 06-30 09-30 12-31"),
        ("on the last Friday of each month", "01-30 02-27 03-27 04-24 05-29"),
        ("每月第一个星期一", "01-05 02-02 03-02 04-06 05-04"),
        ("on the 2nd last working day of each month", "01-29 02-27 03-30 04-29"),
        ("on the 15th of each month", "01-15 02-15 03-15"),
        ("on the last day of each half year", "06-30 12-31"),
        ("on Wednesday of week 10 of each year", "03-04"),
        ("每年第53周星期四", "12-31"),
    ],
)
def test_days_by_their_number_in_chinas_calendar(cycle: str, expected: str) -> None:
    """Working days count make-up days; weekdays and days count all days."""
    work = task(SERVICE, f"{cycle}, closed days keep")
    found = dues(demand(estate(work, stack=china())))
    wanted = days(expected)
    assert found[: len(wanted)] == wanted


@pytest.mark.feature("F008")
def test_the_last_friday_and_the_fifth_monday() -> None:
    """Last Friday: 30 January, 27 February, 27 March; a fifth Monday in four months."""
    friday = estate(task(SERVICE, "on the last Friday of each month"))
    assert dues(demand(friday))[:3] == days("01-30 02-27 03-27")
    monday = estate(task(SERVICE, "每月第五个星期一"))
    found = demand(monday)
    assert [one.month for one in dues(found)] == [3, 6, 8, 11]
    assert [one.occurrence.key for one in orders(found)][:2] == ["2026-03", "2026-06"]


def test_a_week_is_lawful_from_monday_to_sunday() -> None:
    """Any day of the week will do, and closed days before it do not count."""
    world = estate(task(SERVICE, "in week 8 of each year"), stack=china())
    [order] = orders(demand(world))
    assert order.occurrence.key == "2026-W08"
    assert (order.window.opens, order.window.closes) == (day("02-16"), day("02-22"))


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        ("on Monday of week 53 of each year", "2026-12-28 2032-12-27"),
        (
            "on Monday of week 53 of each year, short years last week",
            "2026-12-28 2027-12-27 2028-12-25 2029-12-24 2030-12-23 2031-12-22 "
            "2032-12-27",
        ),
    ],
)
def test_week_53_of_years_that_lack_it(cycle: str, expected: str) -> None:
    """It is left out, or it is the last week, as the cycle says."""
    over = horizon("2026-01-01", "2033-01-01")
    assert dues(demand(estate(task(SERVICE, cycle)), over)) == days(expected)


@given(rhythm=nth_days(), closed=shut)
def test_the_nth_day_of_each_period(rhythm: NthDay, closed: set[date]) -> None:
    """Each period has its day, found by counting; periods that lack it have none."""
    assume(rhythm.per is not Period.WEEK)
    stack = Stack((calendar(closed, weekend=(6,)),))
    over = horizon("2026-01-01", "2027-12-31")
    per_year = {
        Period.HALF_MONTH: 24,
        Period.MONTH: 12,
        Period.QUARTER: 4,
        Period.HALF_YEAR: 2,
        Period.YEAR: 1,
    }[rhythm.per]
    expected = []
    held: dict[tuple[int, int], list[date]] = {}
    at = over.first
    while at <= over.last:
        half = (at.month - 1) * 2 + (at.day > 15)
        held.setdefault((at.year, half * per_year // 24), []).append(at)
        at += ONE
    for period in held.values():
        counted = [
            one
            for one in period
            if rhythm.kind is DayKind.DAY
            or (rhythm.kind is DayKind.WORKING_DAY and stack.is_open(one))
            or one.strftime("%A").lower() == rhythm.kind.value
        ]
        at_number = counted if rhythm.number > 0 else counted[::-1]
        if len(at_number) >= abs(rhythm.number):
            expected.append(at_number[abs(rhythm.number) - 1])
    cycle = Cycle(rhythm)
    world = estate(task(SERVICE, cycle, every_day=True), stack=stack)
    assert dues(demand(world, over)) == expected


def test_single_dates_beside_days_by_number() -> None:
    """Dates put in keep their own keys, and one left out is not made up for."""
    cycle = "on the 1st working day of each quarter, also on 05-11, except 04-01"
    said = cycle.replace("05-11", "2026-05-11").replace("04-01", "2026-04-01")
    found = demand(estate(task(SERVICE, said), stack=china()))
    assert [one.occurrence.key for one in orders(found)] == [
        "2026-Q1",
        "2026-05-11",
        "2026-Q3",
        "2026-Q4",
    ]


@pytest.mark.parametrize(
    ("cycle", "right"),
    [
        ("every 0 working days", "must be 1 to"),
        ("every 30 working days, keep the grid", "add from completion"),
        ("every 10 working days, -6/+6 days", "more than half of 10 working days"),
        ("every 30 working days, ±10%", "write days"),
        ("on the 6th Monday of each month", "1 to 5"),
        ("on the 32nd of each month", "1 to 31"),
        ("每天第1个工作日", "a day has no n-th day"),
        ("in week 54 of each year", "1 to 53"),
        ("in week 10 of each year, -1/+1 days", "name a weekday"),
        ("in week 10 of each year, short years last week", "write week 53"),
        ("on the 1st day of each year, in 03-01..03-31", "widen the season"),
        ("every 3 months, short years omit", "in week 53 of each year"),
        ("in week 53 of each year, in 03-01..06-30", "widen the season"),
        ("every Monday, from completion", "every 3 months, from completion"),
        ("every Monday plus monthly", "every 3 months"),
        ("every 3 months, from completion plus every Monday", "every Monday"),
        ("every Monday plus in week 10 of each year", "every Monday"),
        ("every Monday plus", "does not say how often"),
        ("every Monday minus 01-01..12-31", "widen the season"),
    ],
)
def test_what_cannot_be_is_refused(cycle: str, right: str) -> None:
    """A day that no period has, and parts that say nothing here, with the remedy."""
    with pytest.raises(InvalidValue) as refusal:
        parse_cycle(cycle)
    assert right in refusal.value.text.en


def test_a_date_that_its_own_rule_puts_on_an_open_day_does_not_move() -> None:
    """What is counted in working days never falls on a closed day."""
    world = estate(
        task(SERVICE, "on the 1st working day of each month"), stack=WEEKENDS_OFF
    )
    found = demand(world)
    assert planned_days(found) == dues(found)


@given(
    first=st.integers(0, 6),
    second=st.integers(1, 28),
    third=st.integers(1, 5),
    months=st.tuples(st.integers(1, 12), st.integers(1, 12)),
)
def test_rules_are_added_and_taken_away_as_sets(
    first: int, second: int, third: int, months: tuple[int, int]
) -> None:
    """Each date of some rule and of none that is taken away, once, in order."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
    weekday = (*names, "Sunday")[first]
    opens, closes = months
    cycle = (
        f"every {weekday} plus on the {second}th of each month "
        f"minus on the {third}th {weekday} of each month "
        f"minus {opens:02}-01..{closes:02}-28"
    )
    expected, at = [], date(2026, 1, 1)
    while at.year == 2026:
        weekly, monthly = at.weekday() == first, at.day == second
        gone = weekly and (at.day - 1) // 7 + 1 == third
        stretch = date(2026, opens, 1), date(2026, closes, 28)
        if opens <= closes:
            lost = stretch[0] <= at <= stretch[1]
        else:
            lost = at >= stretch[0] or at <= stretch[1]
        if (weekly or monthly) and not gone and not lost:
            expected.append(at)
        at += ONE
    found = demand(estate(task(SERVICE, cycle)))
    assert dues(found) == expected
    assert len({one.id for one in orders(found)}) == len(expected)
