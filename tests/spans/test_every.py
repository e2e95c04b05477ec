"""Lengths of civil time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import everys
from weibao.errors import InvalidValue
from weibao.spans import Every

some_days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("every", "start", "expected"),
    [
        (Every(months=1), "2026-01-31", "2026-02-28"),
        (Every(months=1), "2028-01-31", "2028-02-29"),
        (Every(months=12), "2024-02-29", "2025-02-28"),
        (Every(months=1, days=1), "2026-01-31", "2026-03-01"),
        (Every(days=200), "1995-04-01", "1995-10-18"),
        (Every(months=11), "2025-03-31", "2026-02-28"),
        (Every(), "2026-01-31", "2026-01-31"),
    ],
)
def test_after_and_before(every: Every, start: str, expected: str) -> None:
    """Months are added first, then days; a day that is missing becomes the last."""
    assert every.after(date.fromisoformat(start)) == date.fromisoformat(expected)


def test_many_times_is_one_step() -> None:
    """Twelve times a month from the 31st is the 31st again, step by step it is not."""
    start = month = date(2026, 1, 31)
    for _ in range(12):
        month = Every(months=1).after(month)
    assert month == date(2027, 1, 28)
    assert Every(months=1).after(start, 12) == date(2027, 1, 31)


@given(everys(), some_days, st.integers(1, 20))
def test_later_is_later(every: Every, start: date, times: int) -> None:
    """Each further step is at least as long as the shortest length says."""
    one, other = every.after(start, times), every.after(start, times + 1)
    assert (other >= one) if every else (other == one)
    assert (every.after(start) - start).days >= every.least_days


@given(st.integers(0, 11), st.integers(0, 40))
def test_the_shortest_length_is_met(months: int, days: int) -> None:
    """Up to a year some start comes out at exactly the fewest days."""
    every = Every(months, days)
    starts = [date(2026, 1, 1) + timedelta(days=n) for n in range(730)]
    shortest = min((every.after(start) - start).days for start in starts)
    assert shortest == every.least_days


@given(st.integers(0, 5000), some_days)
def test_days_go_back_and_forth(days: int, start: date) -> None:
    """Before undoes after, for days."""
    every = Every(days=days)
    assert every.before(every.after(start)) == start


@pytest.mark.parametrize(
    ("start", "expected"), [("2019-04-30", "2019-02-28"), ("2025-03-31", "2025-01-31")]
)
def test_two_months_before(start: str, expected: str) -> None:
    """Going back clamps too."""
    assert Every(months=2).before(date.fromisoformat(start)) == date.fromisoformat(
        expected
    )


@pytest.mark.parametrize(
    ("every", "zh", "en"),
    [
        (Every(), "0天", "0 days"),
        (Every(months=1), "1个月", "1 month"),
        (Every(months=18, days=1), "1年6个月1天", "1 year 6 months 1 day"),
        (Every(days=15), "15天", "15 days"),
    ],
)
def test_words(every: Every, zh: str, en: str) -> None:
    """A length is said in the largest units that are exact."""
    assert (every.text().zh, every.text().en) == (zh, en)
    assert bool(every) == (zh != "0天")


@pytest.mark.parametrize(("months", "days"), [(-1, 0), (0, -1)])
def test_nothing_negative(months: int, days: int) -> None:
    """A length below zero is refused with both numbers."""
    with pytest.raises(InvalidValue, match=rf"{months} months {days} days"):
        Every(months, days)


def test_months_count_thirty_days_for_comparing() -> None:
    """A year counts 360 days when lengths are compared or shared in per cent."""
    assert Every(months=12, days=3).about_days == 363
