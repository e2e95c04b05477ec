"""Columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.reports.width import aligned, padded, plain, shortened, width, wrapped

TEXTS = st.text(st.sampled_from("ab 1，。电梯班（）e\u0301…x"), max_size=60) | st.text(
    max_size=30
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("lift", 4),
        ("电梯", 4),
        ("1号楼", 5),
        ("（A）", 5),
        ("e\u0301", 1),
        ("…", 1),
    ],
)
def test_chinese_characters_take_two_columns(text: str, columns: int) -> None:
    """Marks that stand on another sign take none."""
    assert width(text) == columns


@given(TEXTS, st.integers(0, 40), st.sampled_from(["left", "right"]))
def test_padding_fills_up_to_the_columns(text: str, columns: int, side: str) -> None:
    """A text that is too long stays as it is."""
    filled = padded(text, columns, "left" if side == "left" else "right")
    assert width(filled) == max(columns, width(text))
    assert filled.strip(" ") == text.strip(" ")


@given(TEXTS, st.integers(2, 40))
def test_shortening_keeps_to_the_columns(text: str, most: int) -> None:
    """What is cut says so; what fits is left alone."""
    cut = shortened(text, most)
    assert width(cut) <= most
    assert cut == text or cut.endswith("…")


@given(TEXTS)
def test_plain_text_is_one_printable_line(text: str) -> None:
    """Nothing in it can move a terminal's cursor or change its colours."""
    clean = plain(text)
    assert clean.isprintable()
    assert plain(clean) == clean


@given(TEXTS.map(plain), st.integers(12, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, most: int) -> None:
    """Every sign but the spaces at line ends stays, in its order."""
    lines = wrapped(text, most)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.rstrip() for line in lines)


def test_lines_end_at_spaces_or_between_wide_signs() -> None:
    """No line begins with a sign that closes the one before."""
    text = "电梯班每半月维保一次，间隔不超过 15 天。"
    assert wrapped(text, 20) == ["电梯班每半月维保一", "次，间隔不超过 15", "天。"]
    assert wrapped("at most 15 days apart", 10) == ["at most 15", "days apart"]


def test_tables_are_as_wide_as_their_widest_cells() -> None:
    """Words stand on the left, figures on the right."""
    rows = [["班组", "工时"], ["lift crew", "7"]]
    assert aligned(rows, ["left", "right"]) == ["班组       工时", "lift crew     7"]
