"""Gaps with a least length, an extension, a cap, or so many turns in each period."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolios import day, days, demand, done, estate, keys, orders, task
from weibao.cycles.rhythms import MaximumGap
from weibao.orders import Demand, OrderStatus, WorkOrder
from weibao.phrases import parse_cycle
from weibao.records import Completion
from weibao.spans import Horizon, Window

ONE = timedelta(days=1)


def planned(cycle: str, *when: str, length: int = 900) -> Demand:
    """Return the demand after the last of some completions."""
    records = [done(one) for one in when]
    world = estate(task("service", parse_cycle(cycle)), records=records)
    first = records[-1].done + ONE
    return demand(world, Horizon(first, first + length * ONE))


def following(cycle: str, *when: str) -> WorkOrder:
    """Return the order after some completions."""
    return orders(planned(cycle, *when))[0]


def window(opens: str, closes: str) -> Window[date]:
    """Make a window."""
    return Window(day(opens), day(closes))


@pytest.mark.parametrize(
    ("cycle", "last", "opens", "closes"),
    [
        ("20 to 40 days apart", "2024-06-01", "2024-06-21", "2024-07-11"),
        ("2 to 4 months apart", "2025-02-10", "2025-04-10", "2025-06-10"),
        ("3 to 5 weeks apart", "2025-03-03", "2025-03-24", "2025-04-07"),
        ("9 to 15 months apart", "2025-05-01", "2026-02-01", "2026-08-01"),
        (
            "once each year and at most 12 months apart, less a day",
            *("2024-07-01", "2025-01-01", "2025-06-30"),
        ),
        (
            "once each year and at most 12 months apart, less a day",
            *("2024-12-31", "2025-01-01", "2025-12-30"),
        ),
        (
            "at most 31 days apart, extended by up to 25%",
            *("2025-01-01", "2025-01-02", "2025-02-08"),
        ),
        (
            "at most 92 days apart, extended by up to 25%",
            *("2026-01-05", "2026-01-06", "2026-04-30"),
        ),
    ],
)
def test_the_window_counts_from_the_last_visit(
    cycle: str, last: str, opens: str, closes: str
) -> None:
    """Both ends are lawful days."""
    assert following(cycle, last).window == window(opens, closes)


def test_too_early_does_not_count_and_too_late_does() -> None:
    """20 July is late and restarts the count; 3 August changes nothing."""
    cycle = "20 to 40 days apart"
    found = following(cycle, "2024-06-01", "2024-07-20", "2024-08-03")
    assert found.window == window("2024-08-09", "2024-08-29")
    service = task("service", parse_cycle(cycle))
    records = [done(one) for one in ("2024-06-01", "2024-07-20", "2024-08-03")]
    told = demand(
        estate(service, records=records),
        Horizon(date(2024, 6, 1), date(2024, 8, 30)),
        as_of="2024-08-30",
    )
    made = [one for one in told.orders if one.status is OrderStatus.DONE]
    assert [(one.due, one.window.closes) for one in made] == [
        (day("2024-06-01"), day("2024-06-01")),
        (day("2024-07-20"), day("2024-07-11")),  # nine days late
    ]


def test_so_many_in_each_quarter_besides() -> None:
    """Three to six weeks apart and three a quarter: the next from three weeks on."""
    cycle = "3 times each quarter and 3 to 6 weeks apart"
    found = following(cycle, "2026-01-05", "2026-02-10", "2026-03-20")
    assert found.window == window("2026-04-10", "2026-05-01")


@pytest.mark.parametrize(
    ("made", "opens", "closes"),
    [
        (["2026-01-05"], "2026-01-26", "2026-02-16"),
        (["2025-12-20"], "2026-01-10", "2026-01-31"),
        (["2026-01-31"], "2026-02-21", "2026-03-10"),  # leaves three weeks for a third
        (["2026-01-05", "2026-02-16"], "2026-03-09", "2026-03-30"),
        (["2026-03-25"], "2026-04-15", "2026-05-06"),  # too late for this quarter
    ],
)
def test_a_visit_leaves_room_in_its_quarter(
    made: list[str], opens: str, closes: str
) -> None:
    """What the quarter still lacks must fit after it; what cannot is not asked for."""
    cycle = "3 times each quarter and 3 to 6 weeks apart"
    assert following(cycle, *made).window == window(opens, closes)


def test_a_year_may_need_a_second_visit() -> None:
    """Done on 1 January with a year less a day: another is due by 31 December."""
    cycle = "once each year and at most 12 months apart, less a day"
    first, second = orders(planned(cycle, "2025-01-01"))[:2]
    assert first.window == window("2025-01-02", "2025-12-31")
    assert second.window == window("2026-01-01", "2026-12-30")


CAPPED = (
    "at most 31 days apart, extended by up to 25%, "
    "any 3 together at most 3.25 intervals"
)


@pytest.mark.parametrize(
    ("cycle", "made", "limit"),
    [
        (CAPPED, ["2025-01-01", "2025-02-08", "2025-03-18"], "2025-04-11"),
        (
            "at most 31 days apart, extended by up to 25%",
            ["2025-01-01", "2025-02-08", "2025-03-18"],
            "2025-04-25",
        ),
        (
            CAPPED,
            ["2025-01-01", "2025-02-08", "2025-03-18", "2025-04-25"],
            "2025-05-19",
        ),
    ],
)
def test_a_cap_over_three_gaps(cycle: str, made: list[str], limit: str) -> None:
    """Two extended gaps leave the third less; without the cap they would not."""
    assert following(cycle, *made).window.closes == day(limit)


def test_the_plan_aims_at_the_gap_without_extension() -> None:
    """Due after 31 days, and lawful up to 38."""
    found = orders(planned(CAPPED, "2025-01-01", length=100))
    assert [one.due for one in found] == days("2025-02-01 2025-03-04 2025-04-04")
    assert found[0].window.closes == day("2025-02-08")
    assert found[0].preferred.closes == day("2025-02-01")


RULES = (
    "20 to 40 days apart",
    "2 to 4 months apart",
    "at most 20 days apart, extended by up to 25%",
    CAPPED,
    "3 times each quarter and 3 to 6 weeks apart",
    "once each year and at most 12 months apart, less a day",
    "twice each month and 5 to 20 days apart, aim 15 days",
)
pasts = st.lists(st.integers(1, 60), min_size=1, max_size=8).map(
    lambda steps: [
        date(2025, 1, 1) + sum(steps[:number]) * ONE for number in range(len(steps) + 1)
    ]
)


def after(cycle: str, made: Sequence[date], length: int = 400) -> list[WorkOrder]:
    """Return the open orders after some completions."""
    world = estate(
        task("service", parse_cycle(cycle)), records=[done(one) for one in made]
    )
    return orders(demand(world, Horizon(made[-1] + ONE, made[-1] + length * ONE)))


@given(st.sampled_from(RULES), pasts, st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    cycle: str, made: list[date], random: st.DataObject
) -> None:
    """The past is a set."""
    world = estate(
        task("service", parse_cycle(cycle)), records=[done(one) for one in made]
    )
    mixed = list(world.records)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # a random number generator
    over = Horizon(made[-1] + ONE, made[-1] + 200 * ONE)
    other = estate(task("service", parse_cycle(cycle)), records=mixed)
    assert told(demand(world, over)) == told(demand(other, over))


def told(found: Demand) -> list[object]:
    """Return what a demand says of each order."""
    return [(one.id, one.due, one.window, one.overdue_since) for one in found.orders]


@given(st.sampled_from(RULES), pasts, st.integers(1, 300), st.integers(0, 300))
def test_a_longer_horizon_changes_nothing_earlier(
    cycle: str, made: list[date], length: int, more: int
) -> None:
    """It only goes on."""
    short, longer = (after(cycle, made, n) for n in (length, length + more))
    known = [(one.id, one.due, one.window) for one in longer][: len(short)]
    assert known == [(one.id, one.due, one.window) for one in short]


@given(st.sampled_from(RULES), pasts)
def test_doing_what_is_planned_changes_no_later_date(
    cycle: str, made: list[date]
) -> None:
    """Replayed as done, the planned days give the same days after them."""
    found = after(cycle, made)
    for number in range(1, min(4, len(found))):
        past = [*made, *(one.due for one in found[:number])]
        again = after(cycle, past, 400 - (past[-1] - made[-1]).days)
        assert [(one.due, one.window) for one in again] == [
            (one.due, one.window) for one in found[number:]
        ]


@given(st.sampled_from(RULES), pasts)
def test_a_number_is_never_given_twice(cycle: str, made: list[date]) -> None:
    """Work too early names no order and takes none; all others have their own."""
    rhythm = parse_cycle(cycle).rhythm
    assert isinstance(rhythm, MaximumGap)
    world = estate(
        task("service", parse_cycle(cycle)), records=[done(one) for one in made]
    )
    over = Horizon(made[0], made[-1] + 200 * ONE)
    found = demand(world, over, as_of=str(made[-1]))
    assert len(set(keys(found))) == len(keys(found))
    closed = [one for one in found.orders if one.completion is not None]
    assert [one.due for one in closed] == rhythm.gap.counted(made)


def test_work_that_names_its_order_closes_it_though_too_early() -> None:
    """Its number is used up; the next counts from the visit that did count."""
    cycle = parse_cycle("20 to 40 days apart")
    named = done("2026-01-15", order="demo/A1/service/2001-01-01#2")
    world = estate(task("service", cycle), records=[done("2026-01-01"), named])
    [first, *_] = orders(demand(world, Horizon(day("2026-01-16"), day("2026-04-30"))))
    assert first.occurrence.key == "2001-01-01#3"
    assert first.window == window("2026-01-21", "2026-02-10")
    assert isinstance(named, Completion)
