"""Lengths of civil time in words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategies import everys
from weibao.errors import InvalidValue
from weibao.phrases import parse_every
from weibao.phrases.lengths import UNITS
from weibao.phrases.numerals import HAN
from weibao.spans import Every


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("15 days", Every(days=15)),
        ("3 months", Every(months=3)),
        ("1 year", Every(months=12)),
        ("2 weeks", Every(days=14)),
        ("two weeks", Every(days=14)),
        ("a month", Every(months=1)),
        ("half-year", Every(months=6)),
        ("Half Year", Every(months=6)),
        ("3 half-years", Every(months=18)),
        ("半年", Every(months=6)),
        ("quarter", Every(months=3)),
        ("2 quarters", Every(months=6)),
        ("季度", Every(months=3)),
        ("两个季度", Every(months=6)),
        ("P3M", Every(months=3)),
        ("p1y6m", Every(months=18)),
        ("P2W", Every(days=14)),
        ("P1M10D", Every(1, 10)),
        ("3个月", Every(months=3)),
        ("15天", Every(days=15)),
        ("15日", Every(days=15)),
        ("１５　天", Every(days=15)),
        ("两周", Every(days=14)),
        ("二星期", Every(days=14)),
        ("一年", Every(months=12)),
        ("一年六个月", Every(months=18)),
        ("1 YEAR  6 months 10 days", Every(18, 10)),
        ("0 days", Every()),
    ],
)
def test_lengths_are_read(text: str, every: Every) -> None:
    """Units of both languages, ISO 8601 and Chinese numerals are understood."""
    assert parse_every(text) == every


@pytest.mark.parametrize("number", range(1, 100))
def test_chinese_numerals(number: int) -> None:
    """Every Chinese numeral from one to ninety-nine is read."""
    tens, ones = divmod(number, 10)
    said = ("" if tens < 2 else HAN[tens - 1]) + "十" * (tens > 0)
    said += HAN[ones - 1] if ones else ""
    assert parse_every(f"{said}天") == Every(days=number)


@given(every=everys())
@example(every=Every(months=3_600))
@example(every=Every(days=109_500))
def test_what_is_said_reads_back(every: Every) -> None:
    """Any length up to the longest reads back from both languages."""
    assert parse_every(every.text().to("en")) == every
    assert parse_every(every.text().to("zh")) == every


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("", "write 15 days, 3 months or 1 year"),
        ("15", "write 15 days or 15 months"),
        ("十五", "write 十五 days or 十五 months"),
        ("3 m", "write 15 days, 3 months or 1 year"),
        ("3月", "write 15 days, 3 months or 1 year"),
        ("-3 days", "write 15 days, 3 months or 1 year"),
        ("1.5 months", "write 15 days, 3 months or 1 year"),
        ("4 h", "write 15 days, 3 months or 1 year"),
        ("P", "write 15 days, 3 months or 1 year"),
        ("PT4H", "write 15 days, 3 months or 1 year"),
        ("10 days 1 year", "write 1 year 6 months"),
        ("1 day 1 day", "write 1 year 6 months"),
        ("4000000 days", "write at most 3600 months or 109500 days"),
        ("9" * 5000 + " days", "write at most 12 digits"),
    ],
)
def test_what_is_no_length_is_refused(text: str, right: str) -> None:
    """The refusal ends with what would have been right."""
    with pytest.raises(InvalidValue, match=rf"\({re.escape(right)}\)$"):
        parse_every(text)


@given(
    text=st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [w for unit in UNITS for w in (*unit.en, *unit.zh)]
                + ["P", "Y", "1", "十", "两", " ", "٣", "²", "one", "-"]
            )
        ).map("".join),
    )
)
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a length or InvalidValue ever comes out."""
    try:
        every = parse_every(text)
    except InvalidValue:
        return
    assert parse_every(every.text().en) == every
