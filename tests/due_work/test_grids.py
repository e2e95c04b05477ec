"""Fixed grids: counted from the anchor, moved by nothing."""

from datetime import date

import pytest

from portfolios import (
    YEAR,
    daily,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    months,
    orders,
    rule,
    task,
    with_records,
)
from weibao.cycles.cycle import Cycle
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates
from weibao.equipment import Criticality
from weibao.orders import OrderStatus
from weibao.spans import Every

SERVICE = "service"


def grid_dates(every: Every, anchor: str, first: str, last: str) -> list[date]:
    """Return the due dates of a bare grid."""
    world = estate(task(SERVICE, grid(every, anchor)), records_from=first)
    return dues(demand(world, horizon(first, last)))


@pytest.mark.feature("F007")
@pytest.mark.parametrize(
    ("every", "last", "expected"),
    [
        (Every(days=3), "2026-02-12", "01-31 02-03 02-06 02-09 02-12"),
        (Every(days=14), "2026-03-31", "01-31 02-14 02-28 03-14 03-28"),
        (months(1), "2026-04-30", "01-31 02-28 03-31 04-30"),
        (months(12), "2029-12-31", "01-31 2027-01-31 2028-01-31 2029-01-31"),
    ],
)
def test_lengths_count_from_the_anchor(every: Every, last: str, expected: str) -> None:
    """Every n days, weeks, months or years falls on these dates and no others."""
    assert grid_dates(every, "2026-01-31", "2026-01-01", last) == days(expected)


@pytest.mark.feature("F035")
@pytest.mark.parametrize(
    ("anchor", "first", "last", "expected"),
    [
        ("2026-01-31", "2026-01-01", "2026-05-01", "01-31 02-28 03-31 04-30"),
        ("2028-01-31", "2028-01-01", "2028-03-31", "2028-01-31 2028-02-29 2028-03-31"),
        ("2016-03-31", "2026-02-01", "2026-06-30", "02-28 03-31 04-30 05-31 06-30"),
    ],
)
def test_a_month_end_does_not_drift(
    anchor: str, first: str, last: str, expected: str
) -> None:
    """A day that a month lacks becomes its last day, and only in that month."""
    assert grid_dates(months(1), anchor, first, last) == days(expected)


@pytest.mark.parametrize(
    ("every", "anchor", "first", "last", "expected"),
    [
        (
            months(6),
            "2025-08-31",
            "2025-09-01",
            "2027-02-28",
            "2026-02-28 2026-08-31 2027-02-28",
        ),
        (
            months(18),
            "2024-07-15",
            "2026-01-01",
            "2029-12-31",
            "01-15 2027-07-15 2029-01-15",
        ),
        (
            months(12),
            "2024-02-29",
            "2025-01-01",
            "2028-12-31",
            "2025-02-28 2026-02-28 2027-02-28 2028-02-29",
        ),
        (
            months(12),
            "2096-02-29",
            "2099-01-01",
            "2101-12-31",
            "2099-02-28 2100-02-28 2101-02-28",
        ),
        (Every(1, 1), "2026-01-30", "2026-01-01", "2026-04-30", "01-30 03-01 04-01"),
    ],
)
def test_odd_lengths_and_leap_days(
    every: Every, anchor: str, first: str, last: str, expected: str
) -> None:
    """Half years, eighteen months, leap days and mixed lengths come out right."""
    assert grid_dates(every, anchor, first, last) == days(expected)


def test_without_an_anchor_the_grid_begins_with_the_installation() -> None:
    """The day of installation starts the grid and is itself no due date."""
    world = estate(
        task(SERVICE, grid(months(3))),
        installed="2025-11-30",
        records_from="2025-01-01",
    )
    assert dues(demand(world, horizon("2025-11-01", "2026-12-31"))) == days(
        "02-28 05-30 08-30 11-30"
    )


def test_without_any_beginning_the_grid_does_not_move_with_today() -> None:
    """Where nothing says when a grid began, its dates are the same on every day."""
    world = estate(task(SERVICE, grid(months(3))))
    early = demand(world, horizon("2026-01-01", "2026-12-31"))
    late = demand(world, horizon("2026-05-17", "2026-12-31"))
    assert dues(early)[-2:] == dues(late)
    assert {order.id for order in late.orders} < {order.id for order in early.orders}


def test_only_the_listed_dates_are_due() -> None:
    """Listed dates are due, in order and once, and no others."""
    listed = Cycle(Dates(tuple(days("09-22 03-10 03-10 2027-01-05"))))
    assert dues(demand(estate(task(SERVICE, listed)))) == days("03-10 09-22")


def test_a_tolerance_opens_a_window_around_the_date() -> None:
    """8 March with 7 days either way may be done from the 1st to the 15th."""
    world = estate(task(SERVICE, grid(months(12), "2026-03-08", within=(7, 7))))
    (order,) = orders(demand(world))
    assert [order.window.opens, order.window.closes] == days("03-01 03-15")
    assert order.due in order.preferred
    assert order.window.opens <= order.preferred.opens
    assert order.preferred.closes <= order.window.closes


@pytest.mark.feature("F019", partial=True)
def test_until_is_the_last_day() -> None:
    """A date on the last day is due, and nothing after it."""
    cycle = grid(months(3), "2026-01-15", until=date(2026, 7, 15))
    assert dues(demand(estate(task(SERVICE, cycle)))) == days("01-15 04-15 07-15")


@pytest.mark.row("S251", partial=True)
def test_a_rule_holds_from_its_first_to_its_last_valid_day() -> None:
    """A rule of 2023 brings orders from its first to its last day and on no other."""
    world = estate(
        task(SERVICE, grid(daily(1), "2022-01-01")),
        task("yearly", grid(months(12), "2022-12-31", within=(20, 20))),
        rules=[rule(valid_from=date(2023, 1, 1), valid_to=date(2023, 12, 31))],
        records_from="2022-01-01",
    )
    found = demand(world, horizon("2022-07-01", "2024-06-30"), as_of="2022-07-01")
    assert dues(found)[0] == date(2023, 1, 1)
    assert dues(found)[-1] == date(2023, 12, 31)
    assert len(dues(found)) == 365
    (yearly,) = orders(found, "yearly")
    assert [yearly.window.opens, yearly.window.closes] == days("2023-12-11 2023-12-31")


def test_a_task_holds_from_its_first_to_its_last_valid_day() -> None:
    """A task that its standard brought in or took away is due only in between."""
    service = task(
        SERVICE,
        grid(months(1), "2026-01-10"),
        valid_from=date(2026, 3, 10),
        valid_to=date(2026, 6, 9),
    )
    assert dues(demand(estate(service))) == days("03-10 04-10 05-10")


def test_nothing_is_due_on_what_is_not_there_yet() -> None:
    """An asset installed in the middle of the year has no earlier due dates."""
    world = estate(task(SERVICE, grid(months(1), "2026-01-10")), installed="2026-10-20")
    assert dues(demand(world)) == days("11-10 12-10")


def test_late_work_leaves_the_grid_where_it_is() -> None:
    """Quarterly on the 15th, done four weeks late: the next is on the 15th again."""
    cycle = grid(months(3), "2022-04-15", within=(0, 40))
    world = estate(
        task(SERVICE, cycle), records=[done("2022-05-13")], records_from="2022-04-01"
    )
    found = demand(world, horizon("2022-04-01", "2022-12-31"), as_of="2022-05-20")
    assert dues(found) == days("2022-04-15 2022-07-15 2022-10-15")
    assert [order.status for order in orders(found)] == [
        OrderStatus.DONE,
        OrderStatus.OPEN,
        OrderStatus.OPEN,
    ]


def test_missed_dates_are_on_record_and_the_next_is_after_today() -> None:
    """Monthly on the 1st, January's closed on 20 March: two missed, next on 1 April."""
    world = estate(
        task(SERVICE, grid(months(1), "2026-01-01")),
        records=[done("03-20", order="demo/A1/service/2026-01-01")],
        records_from="2026-01-01",
    )
    found = demand(world, YEAR, as_of="2026-03-20")
    still_open = [o.due for o in orders(found) if o.status is OrderStatus.OPEN]
    assert still_open[0] == date(2026, 4, 1)
    assert [one.due for one in found.dropped] == days("02-01 03-01")
    assert all("missed" in one.reason.en for one in found.dropped)


@pytest.mark.parametrize(
    ("missed", "criticality", "stay", "merged"),
    [
        (None, Criticality.ROUTINE, "", ""),
        (None, Criticality.SAFETY, "03-01", "01-01 02-01"),
        (Missed.SUPERSEDE, Criticality.SAFETY, "", ""),
        (Missed.SUPERSEDE, Criticality.ROUTINE, "", ""),
        (Missed.MERGE, Criticality.SAFETY, "03-01", "01-01 02-01"),
        (Missed.MERGE, Criticality.ROUTINE, "03-01", "01-01 02-01"),
        (Missed.CATCH_UP, Criticality.SAFETY, "01-01 02-01 03-01", ""),
        (Missed.CATCH_UP, Criticality.ROUTINE, "01-01 02-01 03-01", ""),
    ],
)
def test_what_becomes_of_missed_dates(
    missed: Missed | None, criticality: Criticality, stay: str, merged: str
) -> None:
    """None, the latest or all stay open and late, by word, else by criticality.

    The others are on record, with the order that they became part of.
    """
    service = task(
        SERVICE, grid(months(1), "2026-01-01", missed=missed), criticality=criticality
    )
    world = estate(service, records_from="2026-01-01")
    found = demand(world, horizon("2026-03-20", "2026-04-30"))
    *late, following = orders(found)
    assert (following.due, following.overdue_since) == (date(2026, 4, 1), None)
    assert [one.due for one in late] == days(stay)
    assert [one.overdue_since for one in late] == days(stay)
    listed = {one.due: one.into for one in found.dropped}
    rest = set(days("01-01 02-01 03-01")) - set(days(stay))
    into = late[0].id if merged else None
    assert listed == dict.fromkeys(sorted(rest), into)
    assert {on for on, id in listed.items() if id} == set(days(merged))
    for one in found.dropped:
        assert (into is None) == ("part of order" not in one.reason.en)


def test_all_missed_dates_stay_open_until_each_is_done() -> None:
    """One before a later date that was done stays too; more work is for the oldest."""
    service = task(SERVICE, grid(months(1), "2026-01-01", missed=Missed.CATCH_UP))
    world = estate(service, records=[done("03-01")], records_from="2026-01-01")
    later = horizon("2026-03-20", "2026-03-31")
    assert dues(demand(world, later)) == days("01-01 02-01")
    once = with_records(world, done("03-05"))
    assert dues(demand(once, later)) == days("02-01")
    named = with_records(world, done("03-05", order="demo/A1/service/2026-02-01"))
    assert dues(demand(named, later)) == days("01-01")
    assert not demand(world, later).dropped


def test_what_was_done_since_needs_no_catching_up() -> None:
    """A missed date is not done late when a later one has been done."""
    service = task(
        SERVICE, grid(months(1), "2026-01-01"), criticality=Criticality.SAFETY
    )
    world = estate(service, records=[done("03-01")], records_from="2026-01-01")
    found = demand(world, horizon("2026-03-20", "2026-03-31"))
    assert orders(found) == []
    assert [one.due for one in found.dropped] == days("01-01 02-01")


def test_nothing_is_held_against_a_time_without_records() -> None:
    """Dates from before records were kept are neither overdue nor missed."""
    service = task(
        SERVICE, grid(months(1), "2020-01-01"), criticality=Criticality.SAFETY
    )
    for records_from in ("2026-03-15", None):
        found = demand(
            estate(service, records_from=records_from),
            horizon("2026-03-15", "2026-04-30"),
        )
        assert dues(found) == days("04-01")
        assert not found.dropped


def test_what_is_older_and_still_open_stays_in_the_horizon_when_it_is_done() -> None:
    """An order carried over keeps its place after its completion, with the same id."""
    cycle = grid(months(3), "2026-03-20", within=(10, 20))
    before = estate(task(SERVICE, cycle), records_from="2026-01-01")
    after = estate(
        task(SERVICE, cycle), records=[done("04-03")], records_from="2026-01-01"
    )
    april = horizon("2026-04-01", "2026-04-30")
    (was_open,) = orders(demand(before, april))
    (is_done,) = orders(demand(after, april, as_of="2026-04-10"))
    assert was_open.id == is_done.id
    assert was_open.due == is_done.due == date(2026, 3, 20)
    assert is_done.status is OrderStatus.DONE


def test_subjects_of_one_age_share_their_occurrences() -> None:
    """What depends on cycle, site and anchor alone is reckoned once."""
    world = estate(task(SERVICE, grid(months(1))), assets=2, installed="2020-05-05")
    found = demand(world)
    pairs = zip(orders(found), orders(found, subject="A2"), strict=True)
    assert all(one.occurrence is other.occurrence for one, other in pairs)


def test_dates_put_in_may_lie_after_the_end() -> None:
    """The series ends with its last day; what is put in comes all the same."""
    cycle = grid(
        months(1), "2026-01-15", until=date(2026, 3, 31), include=days("05-20 06-02")
    )
    found = dues(demand(estate(task("service", cycle))))
    assert found == days("01-15 02-15 03-15 05-20 06-02")
