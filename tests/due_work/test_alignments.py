"""A first date that joins the others', once: grids, floating series, near misses."""

from datetime import date

import pytest

from portfolios import (
    day,
    demand,
    done,
    dues,
    estate,
    grid,
    horizon,
    keys,
    months,
    task,
)
from weibao.cycles.cycle import Cycle
from weibao.explanation import explain
from weibao.orders import Demand
from weibao.phrases import parse_cycle
from weibao.records import Record

YEARS = horizon("2026-01-01", "2028-12-31")
FLOATING = "every 12 months, from completion"
FIXED = "every 12 months"
TWO_MONTHS = "up to 2 months later"


def seen(cycle: str | Cycle, *records: Record, installed: str = "2025-05-20") -> Demand:
    """Return what falls due on an asset, which is next on 20 May unless aligned."""
    rhythm = parse_cycle(cycle) if isinstance(cycle, str) else cycle
    world = estate(
        task("service", rhythm),
        records=records,
        installed=installed,
        records_from="2025-05-20",
    )
    return demand(world, YEARS)


@pytest.mark.parametrize("cycle", [FLOATING, FIXED])
@pytest.mark.parametrize(
    ("to", "first"),
    [
        (f"07-10 {TWO_MONTHS}", "2026-07-10"),
        (f"07-20 {TWO_MONTHS}", "2026-07-20"),
        (f"07-21 {TWO_MONTHS}", "2026-05-20"),
        (f"05-20 {TWO_MONTHS}", "2026-05-20"),
        (f"2026-06-01 {TWO_MONTHS}", "2026-06-01"),
        ("03-01 up to 3 months earlier", "2026-03-01"),
        ("02-19 up to 3 months earlier", "2026-05-20"),
    ],
)
def test_the_first_date_joins_the_others_where_it_is_near(
    cycle: str, to: str, first: str
) -> None:
    """What comes after counts from the date that was joined; too far is left alone."""
    first_day = day(first)
    found = dues(seen(f"{cycle}, aligned once to {to}"))
    assert found == [
        date(year, first_day.month, first_day.day) for year in YEAR_NUMBERS
    ]


YEAR_NUMBERS = (2026, 2027, 2028)


def test_it_happens_once() -> None:
    """Work done counts as ever; no later date joins anything again."""
    cycle = f"{FLOATING}, aligned once to 07-10 {TWO_MONTHS}"
    found = dues(seen(cycle, done("2025-06-20"), installed="2024-06-01"))
    assert found == [date(year, 6, 20) for year in YEAR_NUMBERS]


def test_the_ids_of_a_floating_series_stay() -> None:
    """They name the day on which the series began, whatever it joins."""
    plain = seen(FLOATING)
    aligned = seen(f"{FLOATING}, aligned once to 07-10 {TWO_MONTHS}")
    assert keys(plain) == keys(aligned)


def test_a_stated_anchor_is_itself_the_first_date() -> None:
    """The interval after it is whole again."""
    cycle = f"every 12 months, from 2026-05-20, aligned once to 07-10 {TWO_MONTHS}"
    assert dues(seen(cycle)) == [date(year, 7, 10) for year in YEAR_NUMBERS]


def test_the_explanation_says_that_a_date_was_aligned() -> None:
    """In both languages, with the date that was joined."""
    for cycle in (FLOATING, FIXED):
        of = seen(f"{cycle}, aligned once to 07-10 {TWO_MONTHS}")
        (cause,) = explain(of.orders[0], of).of("origin")
        assert cause.facts == {"from": "aligned", "day": "2026-07-10"}
        assert "aligned, once, to 2026-07-10" in cause.text.to("en")
        assert "只此一次对齐到 2026-07-10" in cause.text.to("zh")
    plain = seen(f"{FIXED}, aligned once to 07-21 {TWO_MONTHS}")
    (cause,) = explain(plain.orders[0], plain).of("origin")
    assert cause.facts["from"] == "installed"


def test_cycles_that_cannot_be_aligned_are_refused() -> None:
    """No further than an interval, by one date, with no steps, in no union."""
    for cycle, why in (
        ("every 1 month, aligned once to 07-10 up to 2 months later", "less than its"),
        ("every 12 months, aligned once to 02-30 up to 2 months later", "no month 2"),
        (
            "every 1 month, from 2026-01-01, step 2 of 4, "
            "aligned once to 07-10 up to 2 days later",
            "counted from its anchor",
        ),
        ("once each month, aligned once to 07-10 up to 2 days later", "kind of cycle"),
    ):
        with pytest.raises(ValueError, match=why):
            parse_cycle(cycle)


def test_times_of_day_follow_the_date_that_was_joined() -> None:
    """Turns with times count from it, too."""
    cycle = f"{FIXED}, at 09:00, aligned once to 07-10 {TWO_MONTHS}"
    assert dues(seen(cycle))[0] == day("2026-07-10")
    assert grid(months(12)).rhythm == parse_cycle(FIXED).rhythm
