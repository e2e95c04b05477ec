"""Percentages in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import percentages, shares_of_interval
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.phrases.percentages import (
    parse_percent,
    parse_share,
    percent_text,
    share_text,
)


@given(percent=percentages())
def test_a_percentage_reads_back_exactly(percent: Fraction) -> None:
    """Nothing is rounded between value and text."""
    assert parse_percent(percent_text(percent)) == percent


@given(share=shares_of_interval())
def test_a_share_reads_back(share: Percent) -> None:
    """A share, with a limit or without, is the same in both languages."""
    said = share_text(share)
    assert parse_share(said.zh) == parse_share(said.en) == share


@pytest.mark.parametrize(
    ("percent", "written"),
    [
        (Fraction(10), "10%"),
        (Fraction(25, 2), "12.5%"),
        (Fraction(1, 3), "1/3%"),
        (Fraction(0), "0%"),
        (Fraction(100), "100%"),
    ],
)
def test_how_a_percentage_is_written(percent: Fraction, written: str) -> None:
    """As a decimal where that is exact, else as a fraction."""
    assert percent_text(percent) == written


@pytest.mark.parametrize("text", ["", "10", "1/0%", "ten%", "-5%", "9" * 99 + "%"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    """The refusal shows how one is written."""
    with pytest.raises(InvalidValue, match="write 10% or 10% up to 30 days"):
        parse_percent(text)


@given(text=st.one_of(st.text(), st.text("0１5./%％ upto天至多days")))
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a share or InvalidValue ever comes out."""
    try:
        share = parse_share(text)
    except InvalidValue:
        return
    assert parse_share(share_text(share).en) == share
