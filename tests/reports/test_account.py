"""What became of the work of some days."""

from datetime import date

import pytest

from portfolios import day, demand, done, estate, found, grid, months, orders, task
from weibao.cycles.shift import FLOATING
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.reports import Account, account, account_for
from weibao.spans import Window

SERVICE = task("service", grid(months(1), "2026-01-10", within=(5, 5)))
MEET = task("meet", grid(months(3), "2026-03-20", FLOATING))
REPAIR = task("repair")
IN_TIME = done("01-12", id="R1")
LATE = done("02-17", id="R2", order="demo/A1/service/2026-02-10")
REPAIRED = done("03-02", "repair", id="R3")


def world() -> Portfolio:
    """Make an asset: service in time, late, then never; a leak mended, one not."""
    return estate(
        SERVICE,
        MEET,
        REPAIR,
        records=[
            IN_TIME,
            LATE,
            REPAIRED,
            found("03-01", "leak"),
            found("04-01", "noise", rectify_by=day("04-04")),
        ],
        records_from="2026-01-01",
    )


def told(result: Account) -> tuple[list[str], list[str], list[str]]:
    """Name what was done in time, what was late, and what was missed."""
    done_ids, late_ids = (
        [order.completion.id for order in some if order.completion]
        for some in (result.done, result.late)
    )
    missed = [f"{one.planned.task.code} {one.limit:%m-%d}" for one in result.missed]
    return done_ids, late_ids, missed


def over(first: str, last: str) -> tuple[list[str], list[str], list[str]]:
    """Give the account of some days as of the first of May."""
    days = Window(day(first), day(last))
    return told(account(demand(world(), as_of="05-01"), days))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("01-01", "01-31", (["R1"], [], [])),
        ("01-13", "01-31", ([], [], [])),
        ("02-01", "02-28", ([], ["R2"], [])),
        ("03-01", "03-15", (["R3"], [], ["service 03-15"])),
        ("03-01", "03-14", (["R3"], [], [])),
        (
            "01-01",
            "04-30",
            (
                ["R1", "R3"],
                ["R2"],
                ["service 03-15", "meet 03-20", "repair 04-04", "service 04-15"],
            ),
        ),
    ],
)
def test_work_counts_once_on_its_day(
    first: str, last: str, expected: tuple[list[str], list[str], list[str]]
) -> None:
    """Done work counts on the day it was done, missed work on its last lawful day."""
    assert over(first, last) == expected


def meeting(of: Demand, on: date) -> Account:
    """Give the account for the meeting that is due on a day."""
    [order] = [one for one in orders(of, "meet") if one.due == on]
    return account_for(of, world().history, order)


def test_an_account_for_an_order_begins_when_its_task_was_last_done() -> None:
    """From the last time, or the horizon's begin, to the day before the order."""
    first = meeting(demand(world(), as_of="03-10"), day("03-20"))
    assert first.days == Window(day("01-01"), day("03-19"))
    assert told(first) == (["R1", "R3"], ["R2"], [])
    met = estate(SERVICE, MEET, REPAIR, records=[done("03-18", "meet")])
    [order] = [
        one for one in orders(demand(met, as_of="04-01"), "meet") if one.due.month == 6
    ]
    later = account_for(demand(met, as_of="04-01"), met.history, order)
    assert later.days == Window(day("03-18"), day("06-17"))


def test_a_finding_that_nothing_follows_is_no_missed_turn() -> None:
    """It stands among what was dropped, and the account passes it by."""
    there = estate(SERVICE, records=[found("01-05")])
    of = demand(there, as_of="03-01")
    assert [one.finding for one in of.dropped if one.finding] == [found("01-05")]
    year = Window(day("01-01"), day("12-31"))
    assert {one.planned.task.code for one in account(of, year).missed} <= {"service"}
