"""Dates that hang on turns before a horizon, or were put off, say their reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explained import by_hand
from portfolios import (
    OPEN_ALWAYS,
    WEEKENDS_OFF,
    day,
    demand,
    done,
    estate,
    horizon,
    orders,
    task,
)
from weibao.calendars.working import Stack
from weibao.explanation import Explanation, explain
from weibao.phrases import parse_cycle
from weibao.spans import Horizon

FITS = "next date that fits"


def first(
    cycle: str, from_: str, *, as_of: str = "2026-01-05", done_on: str = "2026-01-02"
) -> Explanation:
    """Explain the first order of a horizon that begins later than today."""
    made = estate(
        task("service", parse_cycle(cycle)),
        stack=WEEKENDS_OFF,
        records=[done(done_on)],
    )
    found = demand(made, horizon(from_, "2026-12-31"), as_of=as_of)
    return explain(orders(found)[0], found, history=made.history)


@pytest.mark.parametrize(
    "cycle",
    [
        "every 1 month, from completion, closed days after",
        "every 1 month, -5/+5 days, from completion",
        "every 20 working days, from completion",
        "every 1 month, -5/+5 days, keep the grid",
    ],
)
def test_the_first_order_of_a_later_horizon_counts_from_the_turn_before(
    cycle: str,
) -> None:
    """That turn is planned before the horizon, and is named all the same."""
    told = first(cycle, "2026-06-01")
    [origin] = told.of("origin")
    assert origin.facts["from"] == "previous_order"
    assert FITS not in told.paragraph.en
    assert by_hand(told) is not None


def test_a_date_out_of_season_is_put_off_to_its_first_day() -> None:
    """A month after October is not owed; the season begins in March."""
    told = first(
        "every 1 month, from completion, in 03-01..10-15",
        "2026-02-01",
        done_on="2025-10-10",
    )
    assert "2025-11-10 is out of season, so it is put off" in told.paragraph.en
    assert "2025-11-10 不在季节内" in told.paragraph.zh
    [put_off, closed] = told.of("closed_day")
    assert (put_off.facts["day"], put_off.facts["to"]) == ("2025-11-10", "2026-03-01")
    assert closed.facts["to"] == "2026-03-02"


def test_a_date_in_a_blackout_is_put_off_to_the_day_after_it() -> None:
    """No day of its tolerance is left."""
    told = first("every 1 month, from completion, not in 02-01..02-10", "2026-02-01")
    assert "All days about 2026-02-02 lie in a blackout" in told.paragraph.en
    assert by_hand(told) == day("02-11")


def test_a_turn_planned_late_moves_later_dates_by_its_share() -> None:
    """Ten days late, of which half count."""
    told = first(
        "every 20 days, from 2026-01-01, shifted by 50% if too late",
        "2026-01-31",
        as_of="2026-01-31",
        done_on="2026-01-01",
    )
    assert told.paragraph.en
    later = estate(
        task(
            "service",
            parse_cycle("every 20 days, from 2026-01-01, shifted by 50% if too late"),
        ),
        records=[done("2026-01-01")],
    )
    found = demand(later, horizon("2026-01-31", "2026-12-31"))
    second = orders(found)[1]
    told = explain(second, found, history=later.history)
    [shifted] = told.of("shifted")
    assert "is planned for 2026-01-31, 10 days late" in shifted.text.en
    assert by_hand(told) == second.due == day("02-15")


CYCLES = [
    "every 1 month, from completion",
    "every 20 days, from completion, ±3 days",
    "every 1 month, ±5 days, keep the grid",
    "every 30 days, from actual start",
    "every 10 working days, from completion",
    "every 12 days, from completion, less a day",
    "every 3 months, within 1 month before, renewed from the expiry",
]
BESIDES = ["", ", closed days after", ", in 03-01..10-15", ", not in 05-01..05-20"]


@given(
    st.sampled_from(CYCLES),
    st.sampled_from(BESIDES),
    st.sampled_from([OPEN_ALWAYS, WEEKENDS_OFF]),
    st.lists(st.dates(day("2025-11-01"), day("2026-01-10")), max_size=2, unique=True),
    st.dates(day("2026-01-10"), day("2026-08-01")),
)
def test_no_date_ahead_merely_fits(
    cycle: str, besides: str, stack: Stack, made: list[date], begins: date
) -> None:
    """Where the horizon lies ahead, each date comes from the turn before."""
    world = estate(
        task("service", parse_cycle(cycle + besides)),
        stack=stack,
        records=[done(one) for one in made],
        installed="2024-03-31",
    )
    over = Horizon(begins, day("2026-12-31"))
    found = demand(world, over, as_of="2026-01-10")
    for order in orders(found)[:2]:
        told = explain(order, found, history=world.history)
        assert FITS not in told.paragraph.en
        if order.completion is None:
            assert by_hand(told) in (order.due, order.window.opens)
