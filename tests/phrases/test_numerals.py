"""Numbers and signs as people write them."""

import re

import pytest

from weibao.phrases.numerals import ANY_CASE, NUMBER, quote, read_number, tidy


@pytest.mark.parametrize(
    ("text", "number"),
    [("7", 7), ("０７", 7), ("两", 2), ("九", 9), ("十", 10), ("十二", 12),
     ("二十", 20), ("九十九", 99), ("Twelve", 12), ("an", 1)],
)  # fmt: skip
def test_numbers_are_read(text: str, number: int) -> None:
    """Digits of both widths, Chinese numerals and small English words are numbers."""
    assert re.fullmatch(NUMBER, text, ANY_CASE)
    assert read_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "٣", "²", "百", "零", "两十", "十十", "零百", "thirtyone", "score"]
)
def test_other_numerals_are_not_numbers(text: str) -> None:
    """What the table does not hold is not guessed at."""
    assert not re.fullmatch(NUMBER, text, ANY_CASE)


def test_signs_and_gaps_have_one_form() -> None:
    """Width and spacing are evened out before anything is read."""
    assert tidy(" －1　／ ＋1\t\n天～ ") == "-1 / +1 天~"


def test_long_texts_are_quoted_in_part() -> None:
    """A message stays one line, whatever was written."""
    assert quote("x" * 40) == "x" * 40
    assert quote("x" * 41) == "x" * 40 + "…"
