"""Durations of work in words."""

import re
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from weibao.errors import InvalidValue
from weibao.phrases import duration_text, parse_duration


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90 min", 90),
        ("90min", 90),
        ("90 Minutes", 90),
        ("2h30m", 150),
        ("2 h 30 min", 150),
        ("2 hours 30 minutes", 150),
        ("1.5 h", 90),
        ("one hour", 60),
        ("PT90M", 90),
        ("pt2h30m", 150),
        ("PT1.5H", 90),
        ("90 分钟", 90),
        ("９０分钟", 90),
        ("2小时30分", 150),
        ("2 个小时 30 分钟", 150),
        ("两小时", 120),
        ("１．５小时", 90),
        ("半小时", 30),
        ("half an hour", 30),
        ("30 s", 0.5),
        ("0 min", 0),
    ],
)
def test_durations_are_read(text: str, minutes: float) -> None:
    """Hours, minutes and seconds of both languages and of ISO 8601 are understood."""
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("duration", "en", "zh"),
    [
        (timedelta(minutes=90), "1 h 30 min", "1小时30分钟"),
        (timedelta(days=3), "72 h", "72小时"),
        (timedelta(), "0 min", "0分钟"),
        (timedelta(seconds=61.5), "1 min 1.5 s", "1分钟1.5秒"),
        (timedelta(minutes=-90), "-1 h 30 min", "-1小时30分钟"),
    ],
)
def test_durations_are_said(duration: timedelta, en: str, zh: str) -> None:
    """Zero parts are left out, and only a length of nothing says zero."""
    said = duration_text(duration)
    assert (said.en, said.zh) == (en, zh)


@given(duration=st.timedeltas(min_value=timedelta()))
@example(duration=timedelta.max)
@example(duration=timedelta.resolution)
def test_what_is_said_reads_back(duration: timedelta) -> None:
    """Any duration reads back exactly from both languages."""
    said = duration_text(duration)
    assert parse_duration(said.to("en")) == duration
    assert parse_duration(said.to("zh")) == duration


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("2:30", "write 2 h 30 min"),
        ("1,5 h", "write 1.5 h"),
        ("1，5小时", "write 1.5 小时"),
        ("90", "write 90 min or 90 h"),
        ("", "write 90 min or 2 h 30 min"),
        ("-1 h", "write 90 min or 2 h 30 min"),
        ("2h30", "write 90 min or 2 h 30 min"),
        ("1 day", "write 90 min or 2 h 30 min"),
        ("P1D", "write 90 min or 2 h 30 min"),
        ("1.5.2 h", "write 90 min or 2 h 30 min"),
        ("1.1234567 h", "write 90 min or 2 h 30 min"),
        ("30 min 2 h", "write 2 h 30 min"),
        ("1 h 1 h", "write 2 h 30 min"),
        ("99999999999 h", "write one such as 8 h"),
        ("9" * 5000 + " h", "write at most 12 digits"),
        ("9" * 5000 + ".5 h", "write one such as 8 h"),
    ],
)
def test_what_is_no_duration_is_refused(text: str, right: str) -> None:
    """The refusal ends with what would have been right."""
    with pytest.raises(InvalidValue, match=rf"\({re.escape(right)}\)$"):
        parse_duration(text)


PIECES = ["1", "９", ".", ",", ":", "h", "m", "小时", "分", "秒", "PT", "H", " ", "½"]


@given(text=st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a duration or InvalidValue ever comes out."""
    try:
        duration = parse_duration(text)
    except InvalidValue:
        return
    assert parse_duration(duration_text(duration).zh) == duration
