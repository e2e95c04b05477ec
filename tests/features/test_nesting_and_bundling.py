"""Features of group F: several cycles side by side, and small work between large."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from portfolios import (
    day,
    days,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    inclusion,
    months,
    orders,
    task,
    with_records,
)
from weibao.cycles.inclusion import OnCommon
from weibao.equipment import JobPlan
from weibao.errors import InvalidValue
from weibao.precedence import After
from weibao.spans import Every
from weibao.texts import Text

FIRST_HALF = horizon("2026-01-01", "2026-06-30")


@pytest.mark.feature("F066")
def test_cycles_need_no_common_base() -> None:
    """Four weeks, six weeks and a month stand in one policy, each with its dates."""
    cycles = {"four": "every 4 weeks", "six": "every 6 weeks", "month": "every 1 month"}
    world = estate(
        *(task(code, f"{said}, from 2026-01-05") for code, said in cycles.items())
    )
    found = demand(world, FIRST_HALF)
    in_days = {
        code: [(day - date(2026, 1, 5)).days for day in dues(found, code)]
        for code in ("four", "six")
    }
    assert in_days == {
        "four": [0, 28, 56, 84, 112, 140, 168],
        "six": [0, 42, 84, 126, 168],
    }
    assert dues(found, "month") == [date(2026, month, 5) for month in range(1, 7)]


MONTH, QUARTER = "month", "quarter"


@pytest.mark.feature("F062")
def test_a_larger_task_takes_the_place_of_a_smaller_on_its_date() -> None:
    """With nesting a month and a quarter give 8 and 4 orders, without it 12 and 4."""
    monthly = task(MONTH, "every 1 month, from 2026-01-01")
    said = "every 3 months, from 2026-03-01"
    nested = demand(estate(monthly, task(QUARTER, said, includes=(inclusion(MONTH),))))
    assert (len(dues(nested, MONTH)), len(dues(nested, QUARTER))) == (8, 4)
    plain = demand(estate(monthly, task(QUARTER, said)))
    assert (len(dues(plain, MONTH)), len(dues(plain, QUARTER))) == (12, 4)


@pytest.mark.feature("F063")
def test_tasks_that_coincide_are_merged_into_one_order() -> None:
    """One order has both job plans, common steps once, in the days of both windows."""
    isolate, look, open_up = (Text.same(word) for word in ("isolate", "look", "open"))
    world = estate(
        task(
            MONTH,
            grid(months(1), "2026-03-01", within=(3, 3)),
            job_plan=JobPlan((isolate, look)),
            duration=timedelta(minutes=31),
        ),
        task(
            QUARTER,
            grid(months(3), "2026-03-03", within=(5, 9)),
            job_plan=JobPlan((isolate, open_up)),
            duration=timedelta(hours=2),
            includes=(inclusion(MONTH, within=5, on_common=OnCommon.MERGE),),
        ),
    )
    [order] = demand(world, horizon("2026-02-20", "2026-03-20")).orders
    assert order.id == "demo/A1/quarter/2026-03-03"
    assert order.planned.task.job_plan.steps == (isolate, open_up, look)
    assert order.planned.resolved.duration == timedelta(hours=2, minutes=16)
    assert (order.window.opens, order.window.closes) == (day("02-26"), day("03-04"))


@pytest.mark.feature("F064")
def test_a_task_is_suppressed_within_a_span_and_on_record() -> None:
    """Within five days of the quarterly task the monthly one gives way; not at six."""
    for before, suppressed in ((3, True), (6, False)):
        world = estate(
            task(MONTH, "on 2026-03-10"),
            task(
                QUARTER,
                f"on 2026-03-{10 + before}",
                includes=(inclusion(MONTH, within=5),),
            ),
        )
        found = demand(world)
        assert bool(dues(found, MONTH)) is not suppressed
        [larger] = orders(found, QUARTER)
        on_record = [(one.due, one.into) for one in found.dropped]
        assert on_record == ([(day("03-10"), larger.id)] if suppressed else [])


@pytest.mark.feature("F065")
def test_what_was_suppressed_counts_as_done_on_the_day_of_the_larger() -> None:
    """The next monthly date lies a month after the larger task, planned or done."""
    world = estate(
        task(MONTH, "every 1 month, from completion, from 2026-03-01"),
        task(QUARTER, "on 2026-03-04", includes=(inclusion(MONTH, within=5),)),
    )
    spring = horizon("2026-02-01", "2026-05-10")
    assert dues(demand(world, spring), MONTH) == days("04-04 05-04")
    later = with_records(world, done("2026-03-05", QUARTER))
    found = demand(later, spring, as_of="2026-03-06")
    credited, *coming = orders(found, MONTH)
    assert [one.due for one in coming] == days("04-05 05-05")
    assert credited.completion == later.records[0]


@pytest.mark.feature("F067")
def test_what_includes_what_is_declared_and_not_reckoned() -> None:
    """Nine months take the place of six on common dates, though 9 is no multiple."""
    six = task("six", "every 6 months, from 2026-01-01")
    said, years = "every 9 months, from 2026-01-01", horizon("2026-01-01", "2028-12-31")
    world = estate(six, task("nine", said, includes=(inclusion("six"),)))
    found = demand(world, years)
    assert dues(found, "six") == days("07-01 2027-01-01 2028-01-01 2028-07-01")
    assert [one.due for one in found.dropped] == days("01-01 2027-07-01")
    plain = demand(estate(six, task("nine", said)), years)
    assert len(dues(plain, "six")) == 6
    assert not plain.dropped


@pytest.mark.feature("F069")
@pytest.mark.parametrize("filters", ["from completion", "keep the deadline, -10 days"])
def test_a_repair_that_names_what_it_replaced_has_done_its_task(filters: str) -> None:
    """The open filter order is done, and its cycle counts from that day."""
    world = estate(
        task("filter", f"every 6 months, from 2026-03-01, {filters}"),
        task("repair", rectify=None),
    )
    record = done("2026-02-11", "repair", covers=("filter",))
    found = demand(with_records(world, record), as_of="2026-02-12")
    first, *later = orders(found, "filter")
    assert first.completion == record
    assert [one.due for one in later] == days("08-11")
    silent = demand(with_records(world, done("2026-02-11", "repair")))
    assert [one.completion for one in orders(silent, "filter")] == [None, None]


@pytest.mark.feature("N18")
@pytest.mark.parametrize(
    ("filters", "later"),
    [("keep the deadline, -10 days", "09-01"), ("from completion", "08-22")],
)
def test_a_repair_is_credited_once_to_each_task_that_it_names(
    filters: str, later: str
) -> None:
    """One open turn of each is closed and its cycle restarts; others stay open."""
    world = estate(
        task("filter", f"every 6 months, from 2026-03-01, {filters}"),
        task("belt", "every 1 month, from 2026-03-01, ±10 days, keep the grid"),
        task("lamp", "every 6 months, from 2026-03-01"),
        task("repair", rectify=None),
    )
    record = done("2026-02-22", "repair", covers=("filter", "belt"))
    found = demand(with_records(world, record), as_of="2026-02-23")
    for code in ("filter", "belt"):
        closed = [one for one in orders(found, code) if one.completion is not None]
        assert [(one.due, one.completion) for one in closed] == [(day("03-01"), record)]
    assert dues(found, "filter") == days(f"03-01 {later}")
    assert dues(found, "belt")[:3] == days("03-01 04-01 05-01")
    assert all(one.completion is None for one in orders(found, "lamp"))


@pytest.mark.feature("F071")
def test_an_elastic_interval_ends_on_the_larger_task() -> None:
    """A hundred days in steps of 28 to 36 are three steps of 33 or 34 days."""
    world = estate(
        task("large", "every 100 days, from 2026-01-01"),
        task("small", "28 to 36 days, evenly between large"),
    )
    found = demand(world, horizon("2026-01-01", "2026-07-20"))
    larger = dues(found, "large")
    assert larger == days("01-01 04-11 07-20")
    for opens, closes in pairwise(larger):
        between = [one for one in dues(found, "small") if opens < one < closes]
        steps = [(b - a).days for a, b in pairwise((opens, *between, closes))]
        assert sorted(steps) == [33, 33, 34]
    assert not set(dues(found, "small")) & set(larger)


@pytest.mark.feature("F068")
def test_a_task_is_due_no_earlier_than_the_one_before_it_and_the_lag() -> None:
    """A notice done late puts the spraying off by its lag; a ring is refused."""
    wide = grid(months(1), "2026-04-10", within=(5, 9))
    spray = task("spray", wide, after=(After(task="notice", lag=Every(days=3)),))
    world = estate(task("notice", wide), spray)
    april = horizon("2026-04-01", "2026-04-30")
    [open_] = orders(demand(world, april), "spray")
    assert open_.window.opens == open_.due == day("04-10")
    late = with_records(world, done("04-11", "notice"))
    [order] = orders(demand(late, april, as_of="2026-04-12"), "spray")
    assert order.due == order.window.opens == day("04-14")
    with pytest.raises(InvalidValue, match="notice -> spray -> notice"):
        estate(task("notice", wide, after=(After(task="spray"),)), spray)
