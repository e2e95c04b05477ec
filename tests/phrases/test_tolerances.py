"""Tolerances in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import tolerances
from weibao.cycles.window import Percent, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.tolerances import parse_tolerance, tolerance_text
from weibao.spans import Every

TEN, FIVE = Every(days=10), Every(days=5)
TENTH, CAPPED = Percent(Fraction(10)), Percent(Fraction(10), 5)


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("-10/+5 days", Tolerance(TEN, FIVE)),
        ("-10 days / +5 days", Tolerance(TEN, FIVE)),
        ("－10／＋5天", Tolerance(TEN, FIVE)),
        ("-十/+五天", Tolerance(TEN, FIVE)),
        ("±10天", Tolerance(TEN, TEN)),
        ("+/-10 days", Tolerance(TEN, TEN)),
        ("-2 months", Tolerance(before=Every(months=2))),
        ("+ 5 days", Tolerance(after=FIVE)),
        ("-1 month/+5 days", Tolerance(Every(months=1), FIVE)),
        ("±10%", Tolerance(early=TENTH, late=TENTH)),
        ("-10/+10%", Tolerance(early=TENTH, late=TENTH)),
        ("-10%/+5 days", Tolerance(after=FIVE, early=TENTH)),
        ("-10 days/+10%", Tolerance(TEN, late=TENTH)),
        ("-10% without limit/+10% up to 5 days", Tolerance(early=TENTH, late=CAPPED)),
        ("-10%至多5天", Tolerance(early=CAPPED)),
        ("within 10 days before", Tolerance(TEN, open_start=True)),
        ("到期前10%内或后5天内", Tolerance(after=FIVE, early=TENTH, open_start=True)),
    ],
)
def test_tolerances_are_read(text: str, tolerance: Tolerance) -> None:
    """Minus is early, plus is late, and the early side may borrow the unit."""
    assert parse_tolerance(text) == tolerance


@given(tolerance=tolerances())
def test_what_is_said_reads_back(tolerance: Tolerance) -> None:
    """Any tolerance, of nothing too, reads back from both languages."""
    said = tolerance_text(tolerance)
    assert parse_tolerance(said.to("en")) == tolerance
    assert parse_tolerance(said.to("zh")) == tolerance


@pytest.mark.parametrize(
    "text",
    ["", "10 days", "-10", "-10/+5", "+5/-10 days", "-10/+1 month 5 days", "-1/+半年",
     "-1/+P3M"],
)  # fmt: skip
def test_what_is_no_tolerance_is_refused(text: str) -> None:
    """A side without a sign or with no clear unit is refused with the remedy."""
    with pytest.raises(InvalidValue, match=r"\(write -10/\+10 days or -2 months\)$"):
        parse_tolerance(text)


@given(text=st.one_of(st.text(), st.text("+-±/1十 天个月d%至多前后内")))
def test_any_text_parses_or_is_refused(text: str) -> None:
    """Nothing but a tolerance or InvalidValue ever comes out."""
    try:
        tolerance = parse_tolerance(text)
    except InvalidValue:
        return
    assert parse_tolerance(tolerance_text(tolerance).en) == tolerance
