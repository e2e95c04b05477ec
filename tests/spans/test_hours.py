"""Hours of the local day."""

import pytest
from hypothesis import given

from strategies import hourses
from weibao.errors import InvalidValue
from weibao.spans import Hours, clock, minute_of_day


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        ("08:00", "17:30", Hours(480, 1050)),
        ("22:00", "06:00", Hours(1320, 1800)),
        ("00:00", "24:00", Hours(0, 1440)),
        ("08:00", "08:00", Hours(480, 1920)),
    ],
)
def test_between(opens: str, closes: str, expected: Hours) -> None:
    """An end at or before the start lies on the next day."""
    assert Hours.between(opens, closes) == expected


@given(hourses())
def test_hours_are_read_as_they_are_said(hours: Hours) -> None:
    """The words of any hours give the same hours again."""
    opens, closes = str(hours.text()).split("-")
    assert Hours.between(opens, closes) == hours
    assert hours.minutes == hours.closes - hours.opens


@pytest.mark.parametrize(
    ("opens", "closes"), [(480, 480), (480, 470), (-1, 5), (1440, 1500), (0, 1441)]
)
def test_impossible_hours(opens: int, closes: int) -> None:
    """Hours without length, beyond a day or outside it are refused."""
    with pytest.raises(InvalidValue, match="must have a length"):
        Hours(opens, closes)


@pytest.mark.parametrize(
    "text",
    [
        "8",
        "8:0",
        "25:00",
        "08:60",
        "24:01",
        "ab:cd",
        "٨:00",
        "08:+5",
        "08: 5",
        "08:５５",
    ],
)
def test_what_is_no_time(text: str) -> None:
    """A text that is no time of day is refused, and shown how to be written."""
    with pytest.raises(InvalidValue, match="write 08:30"):
        minute_of_day(text)


@pytest.mark.parametrize(
    ("minute", "text"), [(0, "00:00"), (510, "08:30"), (1440, "24:00"), (1800, "06:00")]
)
def test_clock(minute: int, text: str) -> None:
    """Minutes past midnight are said as the next day's time."""
    assert clock(minute) == text
