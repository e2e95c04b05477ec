"""Why a date of an interval is as it is: shares, month ends, uncredited work."""

from datetime import date

import pytest

from explained import by_hand
from portfolios import day, demand, done, estate, horizon, orders, task
from weibao.explanation import Explanation, explain
from weibao.orders import WorkOrder

YEARS = horizon("2026-01-01", "2028-12-31")


def explained(
    cycle: str, *completions: str, as_of: str = "2026-01-01", installed: str = ""
) -> list[tuple[WorkOrder, Explanation]]:
    """Explain the open orders of a task with a cycle."""
    world = estate(
        task("service", cycle),
        installed=installed or None,
        records=[done(day(one)) for one in completions],
        records_from="2025-01-01",
    )
    there = demand(world, YEARS, as_of=day(as_of))
    return [
        (order, explain(order, there, history=world.history))
        for order in orders(there)
        if order.completion is None
    ]


@pytest.mark.parametrize(
    ("cycle", "completions", "as_of"),
    [
        ("every 1 month, from 2026-01-31", (), "2026-01-01"),
        ("every 1 month, from 2026-01-31, short months omit", (), "2026-01-01"),
        ("every 1 month, from 2026-01-31, short months forward", (), "2026-01-01"),
        ("every 3 months, from 2026-02-28, at month ends", (), "2026-01-01"),
        ("every 3 months, from 2026-01-15, in whole months", (), "2026-01-01"),
        (
            "every 3 months, from 2026-01-15, 4 times in all, also on 2026-02-11, "
            "except 2026-04-15",
            (),
            "2026-01-01",
        ),
        ("on 2026-03-08, also on 2026-05-01", (), "2026-01-01"),
        ("every 30 working days, from 2026-01-05", (), "2026-01-01"),
        (
            "every 30 working days, from completion",
            ("2026-01-10", "2026-02-20"),
            "2026-03-01",
        ),
        ("on the last working day of each quarter", (), "2026-01-01"),
        ("in week 10 of each year", (), "2026-01-01"),
        (
            "every 2 months, from 2026-01-15 plus on the last Friday of each quarter "
            "minus 07-01..07-31",
            (),
            "2026-01-01",
        ),
        (
            "every 12 months, less a day, from completion",
            ("2026-02-10",),
            "2026-03-01",
        ),
        (
            "every 3 months, from 2026-01-15, ±10%, shifted by 50% if too late, "
            "closed days keep",
            ("2026-02-04",),
            "2026-02-10",
        ),
        (
            "every 3 months, from 2026-01-15, ±10%, shifted by 50% if too late, "
            "from completion if too early",
            ("2026-02-04", "2026-04-01"),
            "2026-04-02",
        ),
        (
            "every 1 year, from 2026-04-15, within 3 months before and after, at the "
            "anniversary",
            ("2026-01-10",),
            "2026-01-12",
        ),
        (
            "every 12 months, from 2026-03-31, -1/+1 months, in whole months, "
            "keep the grid",
            ("2026-05-02",),
            "2026-05-03",
        ),
        (
            "every 12 months, from 2026-05-15, within 1 month before, keep the "
            "deadline, less a day",
            ("2026-04-10",),
            "2026-04-11",
        ),
    ],
)
def test_the_causes_lead_to_each_date(
    cycle: str, completions: tuple[str, ...], as_of: str
) -> None:
    """Whoever applies the causes one by one arrives at the date of every turn."""
    found = explained(cycle, *completions, as_of=as_of)
    assert found
    for order, explanation in found:
        assert by_hand(explanation) == order.due, order.id


def first(
    cycle: str, *completions: str, as_of: str = "2026-01-01"
) -> tuple[date, Explanation]:
    """Return the date of the first open order, and why."""
    order, explanation = explained(cycle, *completions, as_of=as_of)[0]
    return order.due, explanation


def test_a_date_that_its_month_lacks_says_where_it_went() -> None:
    """The rule for month ends is named with the day that the month lacks."""
    second = explained("every 1 month, from 2026-01-31")[1][1]
    [cause] = second.of("month_end")
    assert cause.facts == {"rule": "clamp", "day": "2026-02-28"}
    assert "no day 31" in cause.text.en
    assert "没有 31 日" in cause.text.zh
    third = explained("every 1 month, from 2026-01-31")[2][1]
    assert third.of("month_end") == ()


def test_a_share_of_the_lateness_is_told_with_its_sum() -> None:
    """20 days late, of which half moves the next date by 10 days."""
    cycle = "every 3 months, from 2026-01-15, ±10%, shifted by 50% if too late"
    due, why = first(cycle, "2026-02-04", as_of="2026-02-10")
    assert due == date(2026, 4, 25)
    [cause] = why.of("shifted")
    assert cause.facts == {
        "record": "A1-service-2026-02-04",
        "due": "2026-01-15",
        "done": "2026-02-04",
        "percent": "50%",
        "days": 10,
        "day": "2026-04-25",
    }
    assert "20 days late" in cause.text.en
    assert "晚了 20 天" in cause.text.zh


def test_work_that_came_too_early_is_named_as_not_counting() -> None:
    """The order that is still to come names the record and the day the window opens."""
    cycle = "every 1 year, from 2026-04-15, -3/+3 months, at the anniversary"
    due, why = first(cycle, "2026-01-10", as_of="2026-01-12")
    assert due == date(2026, 4, 15)
    [cause] = why.of("ignored")
    assert cause.facts == {
        "record": "A1-service-2026-01-10",
        "day": "2026-01-10",
        "opens": "2026-01-15",
    }
    assert "does not count" in cause.text.en
    assert "不算数" in cause.text.zh
    later = explained(cycle, "2026-01-10", as_of="2026-01-12")[1][1]
    assert later.of("ignored") == ()


def test_a_term_with_its_first_day_ends_a_day_sooner() -> None:
    """What is counted from a completion says that the day itself is part of it."""
    cycle = "every 12 months, less a day, from completion"
    due, why = first(cycle, "2026-02-10", as_of="2026-03-01")
    assert due == date(2027, 2, 9)
    [cause] = why.of("less_a_day")
    assert cause.facts == {"day": "2027-02-09"}
    assert why.of("origin")[0].facts["from"] == "completion"


def test_a_date_put_in_says_so() -> None:
    """It counts from nothing."""
    cycle = "every 3 months, from 2026-01-15, also on 2026-02-11"
    why = explained(cycle)[1][1]
    assert why.of("origin")[0].facts == {"from": "included", "day": "2026-02-11"}
    assert why.of("due") == ()


def test_a_week_that_begins_on_another_day_is_told_by_its_days() -> None:
    """Its name alone would not say on which days it begins and ends."""
    found = dict(explained("once each week, weeks from Sunday"))
    [(order, why)] = [one for one in found.items() if one[0].id.endswith("2026-W09-7")]
    assert order.window.opens == date(2026, 3, 1)
    [said] = [cause for cause in why.causes if "week_from" in cause.facts]
    assert "the week from 2026-03-01 to 2026-03-07" in said.text.en
    assert "2026-03-01 至 2026-03-07" in said.text.zh
    assert said.facts["week_from"] == "2026-03-01"


@pytest.mark.parametrize(
    "cycle",
    [
        "every 3 months, -10/+10 days, from completion",
        "every 3 months, from 2026-01-15, -10/+10 days, keep the grid",
        "every 3 months, less a day, from completion",
    ],
)
def test_a_turn_after_an_overdue_one_counts_from_today(cycle: str) -> None:
    """What is late is planned for today, and the next date counts from there."""
    found = explained(cycle, "2026-01-15", as_of="2026-07-01")
    (late, _), (order, why) = found[:2]
    assert late.overdue_since is not None
    [origin] = why.of("origin")
    assert origin.facts == {
        "from": "previous_order",
        "order": late.id,
        "day": "2026-07-01",
    }
    assert by_hand(why) == order.due


def test_a_visit_with_one_lawful_day_names_that_day() -> None:
    """From a day to the same day would read badly."""
    cycle = "3 times each quarter and 21 to 42 days apart"
    due, why = first(cycle, "2026-05-20", as_of="2026-06-01")
    assert due == date(2026, 7, 1)
    [cause] = why.of("window")
    assert cause.facts == {"opens": "2026-07-01", "closes": "2026-07-01"}
    assert cause.text.en == "As planned it must be done on 2026-07-01."
    assert cause.text.zh == "按计划应在 2026-07-01 当天做。"
