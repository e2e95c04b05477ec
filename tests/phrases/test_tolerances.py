"""Tolerances in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategies import tolerances
from weibao.cycles.window import Percent, Tolerance
from weibao.errors import InvalidValue
from weibao.phrases import parse_cycle
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
    ["", "10 days", "-10", "-10/+5", "+5/-10", "-10/+1 month 5 days", "-1/+半年",
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


@pytest.mark.parametrize(
    ("en", "zh", "plain"),
    [
        ("within 50 h before", "到期前50小时内", "-50 h"),
        ("within 50 h before and 5 h after", "前50小时内或后5小时内", "-50/+5 h"),
        ("within 5 h before and after", "前后5小时内", "±5 h"),
    ],
)
def test_a_window_before_a_value_is_said_in_units_of_the_meter(
    en: str, zh: str, plain: str
) -> None:
    """A meter has no first day to leave out, so that it is the same as a minus."""
    expected = parse_cycle(f"every 250 h, {plain}")
    assert parse_cycle(f"every 250 h, {en}") == expected
    assert parse_cycle(f"每250小时，{zh}") == expected


def test_a_window_of_civil_time_before_a_value_stays_one() -> None:
    """Days before the day on which a value is reached are no units of it."""
    cycle = parse_cycle("every 250 h, within 2 days before")
    assert cycle.tolerance.open_start
