"""The table of scalar types: each reads what it writes, and refuses the rest."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.config.scalars import (
    COUNT,
    DATE,
    DURATION,
    FLAG,
    HOURS,
    IDENTIFIER,
    NUMBER,
    SCALARS,
    SEASON,
    TEXT,
    WEEKDAY,
    ZONE,
    Scalar,
)
from weibao.errors import InvalidValue
from weibao.spans import Hours

every_scalar = pytest.mark.parametrize("scalar", SCALARS, ids=lambda one: one.name.en)


@every_scalar
def test_the_example_reads_and_writes_back(scalar: Scalar) -> None:
    """What a message recommends is itself right, and survives a round trip."""
    value = scalar.read(scalar.example)
    assert scalar.read(scalar.write(value)) == value


@every_scalar
@pytest.mark.parametrize("value", [None, ["x"], {"a": "b"}, 12, True])
def test_only_text_is_read(scalar: Scalar, value: Any) -> None:  # noqa: ANN401 - any wrong value
    """A list or a mapping is never taken for a text."""
    with pytest.raises(InvalidValue) as caught:
        scalar.read(value)
    assert scalar.example in caught.value.text.en


@given(st.dates())
def test_dates_come_back(day: date) -> None:
    """Every date is read as it is written."""
    assert DATE.read(DATE.write(day)) == day


@given(st.integers(1, 7 * 24 * 60))
def test_durations_come_back(minutes: int) -> None:
    """Every duration in minutes is read as it is written."""
    length = timedelta(minutes=minutes)
    assert DURATION.read(DURATION.write(length)) == length


@pytest.mark.parametrize(
    ("scalar", "text", "value"),
    [
        (FLAG, "yes", True),
        (FLAG, "否", False),
        (WEEKDAY, "SU", 6),
        (WEEKDAY, "周一", 0),
        (WEEKDAY, "星期日", 6),
        (COUNT, "-3", -3),
        (NUMBER, "5", 5),
        (NUMBER, "5.5", 5.5),
        (NUMBER, "1e3", 1000.0),
        (IDENTIFIER, "一期.电梯-01_a", "一期.电梯-01_a"),
        (HOURS, "00:00至２４：００", Hours(0, 24 * 60)),
    ],
)
def test_texts_are_read_by_their_field(
    scalar: Scalar, text: str, value: object
) -> None:
    """The type of the field decides what a text means."""
    assert scalar.read(text) == value


@pytest.mark.parametrize(
    ("scalar", "text"),
    [
        (TEXT, " "),
        (IDENTIFIER, ""),
        (IDENTIFIER, ".."),
        (IDENTIFIER, "a/b"),
        (IDENTIFIER, "x" * 65),
        (DATE, "2024-02-30"),
        (DATE, "20260301"),
        (DATE, "2026-W10-1"),
        (DATE, "2026-3-1"),
        (COUNT, "1.5"),
        (COUNT, "9" * 5000),
        (NUMBER, "nan"),
        (NUMBER, "1e999"),
        (FLAG, "on"),
        (WEEKDAY, "周八"),
        (ZONE, "Mars/Base"),
        (ZONE, "../../etc/passwd"),
        (ZONE, "Asia"),
        (ZONE, "localtime"),
        (ZONE, "posixrules"),
        (ZONE, "Factory"),
        (ZONE, "right/Asia/Shanghai"),
        (HOURS, "08:00"),
        (HOURS, "08:00-08:00"),
        (HOURS, "00:00至００：００"),
        (SEASON, "13-01..02-01"),
    ],
)
def test_what_cannot_be_is_refused(scalar: Scalar, text: str) -> None:
    """A wrong text is refused with a message, never with another error."""
    with pytest.raises(InvalidValue):
        scalar.read(text)


@every_scalar
@given(text=st.text(max_size=20))
def test_any_text_is_read_or_refused(scalar: Scalar, text: str) -> None:
    """No text makes a reader fail in any other way."""
    try:
        value = scalar.read(text)
    except InvalidValue:
        return
    assert scalar.read(scalar.write(value)) == value
