"""Seasons: parts of the year that come back."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies import seasons
from weibao.errors import InvalidValue
from weibao.spans import Season, Window

some_days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("season", "year", "opens", "closes"),
    [
        (Season((4, 1), (10, 31)), 2026, "2026-04-01", "2026-10-31"),
        (Season((11, 15), (3, 15)), 2026, "2026-11-15", "2027-03-15"),
        (Season((2, 29), (3, 31)), 2026, "2026-02-28", "2026-03-31"),
        (Season((12, 1), (2, 29)), 2027, "2027-12-01", "2028-02-29"),
        (Season((5, 1), (5, 1)), 2026, "2026-05-01", "2026-05-01"),
    ],
)
def test_a_season_of_a_year(season: Season, year: int, opens: str, closes: str) -> None:
    """It begins in its year, may end in the next; 29 February is the month's last."""
    expected = Window(date.fromisoformat(opens), date.fromisoformat(closes))
    assert season.beginning_in(year) == expected


@given(seasons(), some_days)
def test_a_day_is_in_season_or_before_the_next(season: Season, day: date) -> None:
    """The season at or after a day holds it, or begins later with no other between."""
    coming = season.at_or_after(day)
    assert coming.closes >= day
    if day in season:
        assert coming.opens <= day
    else:
        assert coming.opens > day
        assert coming.opens - timedelta(days=1) not in season
        assert coming.opens - day <= timedelta(days=366)


@given(seasons(), some_days)
def test_a_season_is_what_lies_between_its_ends(season: Season, day: date) -> None:
    """Month and day alone decide, but for the leap day."""
    assume((2, 29) not in (season.start, season.end))
    number = (day.month, day.day)
    if season.wraps:
        inside = number >= season.start or number <= season.end
    else:
        inside = season.start <= number <= season.end
    assert (day in season) == inside


@pytest.mark.parametrize("end", [(2, 30), (13, 1), (4, 31), (0, 1)])
def test_days_that_no_year_has(end: tuple[int, int]) -> None:
    """An impossible day is refused."""
    with pytest.raises(InvalidValue, match="no year has a day"):
        Season((1, 1), end)


def test_words() -> None:
    """It is said by its ends."""
    assert str(Season((11, 15), (3, 5)).text()) == "11-15 .. 03-05"
