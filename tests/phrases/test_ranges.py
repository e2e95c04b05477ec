"""Dates, seasons, stretches and hours in words."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import dates, hourses, seasons, windows
from weibao.errors import InvalidValue
from weibao.phrases import parse_date, parse_hours, parse_season, parse_stretch
from weibao.spans import Hours, Season, Window


@pytest.mark.parametrize(
    "text",
    ["04-01..10-31", "04-01 .. 10-31", "4-1..10-31", "04-01至10-31", "04-01 to 10-31",
     "０４－０１～１０－３１"],
)  # fmt: skip
def test_seasons_are_read(text: str) -> None:
    """A season is two days of the year with a range sign between."""
    assert parse_season(text) == Season((4, 1), (10, 31))


@pytest.mark.parametrize(
    "text",
    ["08:00-18:00", "8:00-18:00", "08:00–18:00", "08:00—18:00", "08:00 - 18:00",
     "08:00至18:00", "08：00－18：00", "08:00..18:00", "08:00 to 18:00", "08:00~18:00"],
)  # fmt: skip
def test_hours_are_read(text: str) -> None:
    """Hours are two times of day with any range sign between, of any width."""
    assert parse_hours(text) == Hours(480, 1080)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("22:00-06:00", Hours(1320, 1800)),
        ("00:00-24:00", Hours(0, 1440)),
        ("08:00-08:00", Hours(480, 1920)),
    ],
)
def test_hours_past_midnight(text: str, hours: Hours) -> None:
    """An end at or before the start lies on the next day."""
    assert parse_hours(text) == hours


def test_stretches_are_seasons_or_dates() -> None:
    """Without a year a stretch comes back, with one it does not."""
    assert parse_stretch("02-01..02-20") == Season((2, 1), (2, 20))
    window = Window(date(2026, 5, 1), date(2026, 5, 10))
    assert parse_stretch("2026-05-01..2026-05-10") == window
    assert parse_stretch("2026-05-01") == Window(date(2026, 5, 1), date(2026, 5, 1))


@given(season=seasons(), window=windows(), hours=hourses(), day=dates())
def test_what_is_said_reads_back(
    season: Season, window: Window[date], hours: Hours, day: date
) -> None:
    """Every season, stretch, range of hours and date reads back as itself."""
    assert parse_season(season.text().en) == season
    assert parse_stretch(season.text().en) == season
    assert parse_stretch(window.text().en) == window
    assert parse_hours(hours.text().en) == hours
    assert parse_date(str(day)) == day


RIGHT: list[tuple[Callable[[str], object], str]] = [
    (parse_season, "04-01..10-31"),
    (parse_hours, "08:00-18:00"),
    (parse_date, "2026-01-15"),
    (parse_stretch, "write "),
]


@pytest.mark.parametrize(
    ("reader", "right", "text"),
    [
        (reader, right, text)
        for reader, right in RIGHT
        for text in ("", "growing", "13-01..13-02", "02-30..03-01", "08:00", "8-18",
                     "24:00-06:00", "25:00-26:00", "08:60-09:00", "2026-02-30",
                     "0000-01-01", "01/02/2026", "20260115", "04-01-10-31")
    ],
)  # fmt: skip
def test_what_is_none_is_refused(
    reader: Callable[[str], object], right: str, text: str
) -> None:
    """The refusal ends with what would have been right."""
    with pytest.raises(InvalidValue) as refusal:
        reader(text)
    assert right in refusal.value.text.en
    assert refusal.value.text.en.endswith(")")
    assert refusal.value.text.zh.endswith("）")


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    """Dates that do not come back cannot wrap."""
    with pytest.raises(InvalidValue, match="ends before it begins"):
        parse_stretch("2026-05-10..2026-05-01")


@pytest.mark.parametrize("reader", [reader for reader, _ in RIGHT])
@given(text=st.one_of(st.text(), st.text("0129-:.至~ ９")))
def test_any_text_parses_or_is_refused(
    reader: Callable[[str], object], text: str
) -> None:
    """Nothing but a value or InvalidValue ever comes out."""
    try:
        value = reader(text)
    except InvalidValue:
        return
    assert value is not None
