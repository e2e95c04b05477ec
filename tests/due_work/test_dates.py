"""Recurrence rules, from the anchor on."""

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    day,
    days,
    demand,
    done,
    dues,
    estate,
    horizon,
    orders,
    task,
)
from strategies import rules
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Recurrence
from weibao.due_work.dates import recurring_dates
from weibao.orders import OrderStatus
from weibao.roster import Roster
from weibao.verifier import verify

SERVICE = "service"


@pytest.mark.feature("F008")
@pytest.mark.parametrize(
    ("rule", "last", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "03-31", "01-30 02-27 03-27"),
        ("FREQ=MONTHLY;BYDAY=5MO", "12-31", "03-30 06-29 08-31 11-30"),
        ("FREQ=MONTHLY;BYDAY=1MO", "03-31", "01-05 02-02 03-02"),
    ],
)
def test_weekdays_of_the_month(rule: str, last: str, expected: str) -> None:
    """The n-th, last or fifth weekday of a month; months without one have none."""
    cycle = Cycle(Recurrence(rule, date(2026, 1, 1)))
    found = demand(estate(task(SERVICE, cycle)), horizon("01-01", last))
    assert dues(found) == days(expected)


@pytest.mark.parametrize(
    ("rule", "anchor", "expected"),
    [
        ("FREQ=WEEKLY;COUNT=5", "01-05", "01-05 01-12 01-19 01-26 02-02"),
        ("FREQ=MONTHLY;UNTIL=20260415", "01-15", "01-15 02-15 03-15 04-15"),
        ("FREQ=MONTHLY;COUNT=3", "2025-11-30", "01-30"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "2024-01-01", "02-28"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "2015-01-01", "12-28"),
        ("FREQ=YEARLY;BYMONTH=5,9;BYDAY=1WE", "2020-01-01", "05-06 09-02"),
    ],
)
@pytest.mark.feature("F019", partial=True)
def test_rules_end_by_date_and_by_count(rule: str, anchor: str, expected: str) -> None:
    """A rule's count begins at its anchor and its last day is included."""
    cycle = Cycle(Recurrence(rule, day(anchor)))
    world = estate(task(SERVICE, cycle), records_from="2026-01-01")
    assert dues(demand(world)) == days(expected)


@pytest.mark.feature("F019")
@pytest.mark.parametrize(
    ("rule", "until", "number"),
    [
        ("FREQ=WEEKLY", "01-26", 4),
        ("FREQ=WEEKLY;COUNT=5", None, 5),
        ("FREQ=WEEKLY;COUNT=5", "01-26", 4),
        ("FREQ=WEEKLY;COUNT=5", "03-01", 5),
    ],
)
def test_the_earlier_of_two_ends_wins(
    rule: str, until: str | None, number: int
) -> None:
    """A series ends with its last day or its count, whichever comes first."""
    rhythm = Recurrence(rule, date(2026, 1, 5))
    cycle = Cycle(rhythm, until=day(until) if until else None)
    mondays = [date(2026, 1, 5) + timedelta(days=7 * n) for n in range(number)]
    assert dues(demand(estate(task(SERVICE, cycle)))) == mondays


def test_without_an_anchor_a_rule_begins_with_the_installation() -> None:
    """Every second week counts from the week of installation."""
    cycle = Cycle(Recurrence("FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"))
    world = estate(task(SERVICE, cycle), installed="2025-12-31")
    assert dues(demand(world))[:3] == days("01-01 01-15 01-29")


def test_a_completion_goes_to_the_nearest_date_of_a_rule() -> None:
    """Done four days late it is for that date, and a second one is for none."""
    cycle = Cycle(Recurrence("FREQ=MONTHLY;BYDAY=-1FR", date(2026, 1, 1)))
    world = estate(
        task(SERVICE, cycle),
        records=[done("03-03"), done("03-04"), done("04-22")],
        records_from="2026-02-01",
    )
    found = orders(demand(world, as_of="04-23"))
    closed = {o.due: o.completion.done for o in found if o.completion is not None}
    assert closed == {day("02-27"): day("03-03"), day("04-24"): day("04-22")}
    assert next(o.due for o in found if o.status is OrderStatus.OPEN) == day("05-29")


def test_a_completion_of_before_the_records_fulfils_nothing_later() -> None:
    """Work for a date that the records do not reach is not taken for a later one."""
    cycle = Cycle(Recurrence("FREQ=YEARLY", date(2020, 10, 1)))
    world = estate(
        task(SERVICE, cycle), records=[done("2025-12-10")], records_from="2025-12-01"
    )
    (order,) = orders(demand(world))
    assert (order.due, order.status) == (date(2026, 10, 1), OrderStatus.OPEN)


@given(
    rules(),
    st.dates(date(2016, 1, 1), date(2026, 6, 30)),
    st.dates(date(2025, 1, 1), date(2026, 6, 30)),
    st.integers(0, 400),
)
def test_rules_give_the_dates_of_the_reference(
    rule: str, anchor: date, first: date, length: int
) -> None:
    """Any rule gives what dateutil lists from the anchor on, cut to the horizon."""
    last = date.fromordinal(first.toordinal() + length)
    begun = datetime.combine(anchor, time.min)
    expected = []
    for moment in rrulestr(rule, dtstart=begun):
        if moment.date() > last:
            break
        if moment.date() >= first:
            expected.append(moment.date())
    assert list(recurring_dates(Recurrence(rule), anchor, first, last)) == expected


@pytest.mark.parametrize(
    "cycle",
    [
        "every 300 years, from 2026-01-01, step 1200 of 1200",
        "every 1 month, from 9999-12-01, step 3 of 3",
    ],
)
def test_steps_whose_dates_leave_the_calendar_are_due_at_none(cycle: str) -> None:
    """No step is reckoned that cannot lie in the horizon, by neither side."""
    world = estate(task("service", cycle))
    found = demand(world)
    assert found.orders == ()
    roster = Roster(demand=found, workforce=world.workforce, assignments=())
    assert verify(roster, world, world.history).violations == ()
