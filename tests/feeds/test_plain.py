"""Text as a calendar may carry it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.feeds.plain import clean, cut, one_line


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\u2029e\x0bf\x85g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\tb", "a b"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("\ud83d alone", "\ufffd alone"),
        ("e\u0301", "\u00e9"),
        ("1号楼🚒，客梯\\;", "1号楼🚒，客梯\\;"),
    ],
)
def test_text_is_cleaned(written: str, cleaned: str) -> None:
    """Line ends are one, controls and half signs are gone, the rest is composed."""
    assert clean(written) == cleaned


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_is_harmless_and_stays_as_it_is(text: str) -> None:
    """Clean text can be encoded, has no control but the newline, and is a fixpoint."""
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(c == "\n" or unicodedata.category(c) != "Cc" for c in cleaned)


@given(st.text(max_size=40), st.integers(2, 20))
def test_a_cut_text_has_its_length_and_says_so(text: str, most: int) -> None:
    """A text that fits is kept; another is at most so long and ends in an ellipsis."""
    shortened = cut(text, most)
    assert len(shortened) <= most
    if len(text) <= most:
        assert shortened == text
    else:
        assert shortened[-1] == "…"
        assert text.startswith(shortened[:-1])


@pytest.mark.parametrize(
    ("text", "kept"),
    [("abcd\u0323ef", "abc…"), ("ab👩\u200d🚒cd", "ab…")],
)
def test_a_cut_takes_no_sign_apart(text: str, kept: str) -> None:
    """An accent stays with its letter, and joined emoji stay together."""
    assert cut(text, 5) == kept


def test_lines_can_be_joined() -> None:
    """A run of white space becomes one space."""
    assert one_line(" a\n\n b  c ") == "a b c"
