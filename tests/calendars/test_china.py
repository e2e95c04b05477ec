"""China's public holidays and make-up days, against plausibility and other lists."""

from collections import Counter
from datetime import date, timedelta

import pytest

from weibao.calendars import COUNTRIES, country_calendar
from weibao.calendars.china import (
    ANNOUNCED_FROM,
    ANNOUNCED_UNTIL,
    BREAKS,
    CHINA,
    FIXED_DAYS,
)

YEARS = range(ANNOUNCED_FROM.year, ANNOUNCED_UNTIL.year + 1)
# Days off by law: eleven until 2024, thirteen since.
BY_LAW = {2024: 11}


def days_of(year: int) -> list[date]:
    """Return the days of a year."""
    first = date(year, 1, 1)
    return [
        first + timedelta(days=n)
        for n in range(366)
        if (first + timedelta(days=n)).year == year
    ]


@pytest.mark.parametrize("year", YEARS)
def test_the_working_days_of_a_year(year: int) -> None:
    """Weekends are swapped, not lost: only the days off by law are fewer."""
    weekdays = sum(day.weekday() < 5 for day in days_of(year))
    working = sum(CHINA.is_open(day) for day in days_of(year))
    assert working == weekdays - BY_LAW.get(year, 13)


@pytest.mark.parametrize("year", YEARS)
def test_make_up_days_are_weekend_days(year: int) -> None:
    """A make-up day is a Saturday or Sunday, and no day off."""
    made_up = [day for day in CHINA.opened if day.year == year]
    assert made_up
    assert all(day.weekday() >= 5 for day in made_up)
    assert all(day not in CHINA.closed for day in made_up)


def test_breaks_are_in_order_and_apart() -> None:
    """Each break ends before the next begins, and all seven holidays are there."""
    ends = [(date.fromisoformat(a), date.fromisoformat(b)) for _, a, b in BREAKS]
    flat = [day for pair in ends for day in pair]
    assert flat == sorted(flat)
    named = Counter((title.en.split(" and ")[-1], a[:4]) for title, a, _ in BREAKS)
    assert all(count == 1 for count in named.values())
    for year in YEARS:
        said = " ".join(title.en for title, a, _ in BREAKS if a.startswith(str(year)))
        for holiday in (
            "New Year's Day",
            "Spring Festival",
            "Qingming",
            "Labour Day",
            "Dragon Boat Festival",
            "Mid-Autumn",
            "National Day",
        ):
            assert holiday in said


@pytest.mark.feature("F050")
def test_a_country_is_named_and_a_year_without_data_warns() -> None:
    """Named years have holidays and make-up days; others are marked as provisional."""
    assert country_calendar("CN") is CHINA
    assert set(COUNTRIES) == {"CN"}
    assert country_calendar("XX") is None
    for year in YEARS:
        assert not CHINA.is_open(date(year, 1, 1))
        assert any(CHINA.is_open(day) for day in days_of(year) if day.weekday() >= 5)
        assert not any(CHINA.is_provisional(day) for day in days_of(year))
    for year in (YEARS.start - 1, YEARS.stop, YEARS.stop + 10):
        assert all(CHINA.is_provisional(day) for day in days_of(year))


def test_days_that_need_no_notice_are_closed_in_later_years() -> None:
    """The days that the law itself dates are known before each year's notice."""
    for title, month, number in FIXED_DAYS:
        assert CHINA.why_closed(date(2030, month, number)) == title


def test_another_list_agrees() -> None:
    """Every announced day is as the chinesecalendar package has it."""
    other = pytest.importorskip(
        "chinese_calendar", reason="the list to compare with is not installed"
    )
    last = date(2004, 1, 1)
    for year in YEARS:
        for day in days_of(year):
            try:
                expected = other.is_workday(day)
            except NotImplementedError:
                continue
            assert CHINA.is_open(day) == expected, day
            last = day
    assert last >= date(2025, 12, 31)


def test_a_second_list_agrees() -> None:
    """Every announced day off and make-up day is as the holidays package has it."""
    holidays = pytest.importorskip(
        "holidays", reason="the second list to compare with is not installed"
    )
    other = holidays.country_holidays("CN", years=list(YEARS))
    for year in YEARS:
        for day in days_of(year):
            assert CHINA.is_open(day) == other.is_working_day(day), day
