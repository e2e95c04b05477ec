"""Features of group E: dates and values by what meters say.

The parts of cycles give them; readings move no order yet.
"""

from datetime import date
from fractions import Fraction

import pytest

from portfolios import day
from weibao.cycles.meter import (
    Basis,
    Combine,
    Reading,
    combined,
    forecast,
    next_value,
    use_of,
)
from weibao.errors import InvalidValue
from weibao.spans import Every


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        pytest.param(Combine.FIRST, "04-20", marks=pytest.mark.feature("F052")),
        pytest.param(Combine.LAST, "05-02", marks=pytest.mark.feature("F053")),
    ],
)
def test_time_and_meter_together(how: Combine, expected: str) -> None:
    """400 hours at 8 a day from 1 March, 90 days from 1 February: first, and last."""
    hours = forecast(Reading(day("03-01"), Fraction(4600)), Fraction(5000), Fraction(8))
    assert combined([hours, Every(days=90).after(day("02-01"))], how) == day(expected)


def readings(*values: int) -> list[Reading]:
    """Make a reading on the first days of March."""
    return [Reading(date(2026, 3, n), Fraction(v)) for n, v in enumerate(values, 1)]


@pytest.mark.feature("F057")
def test_a_counter_that_begins_anew() -> None:
    """Roll-over, reset and exchange keep the use; a fall without one is refused."""
    assert use_of(readings(99_950, 40), rollover_at=Fraction(99_999)) == 89
    assert use_of(readings(500, 30), resets=[date(2026, 3, 2)]) == 30
    exchanged = use_of(readings(500, 620, 15, 45), resets=[date(2026, 3, 3)])
    assert exchanged == 120 + 15 + 30
    with pytest.raises(InvalidValue) as refusal:
        use_of(readings(500, 30))
    assert "2026-03-02" in refusal.value.text.en


@pytest.mark.feature("F061")
def test_what_the_next_value_counts_from() -> None:
    """Every 500: on the grid, from the reading at generation, from that at closing."""
    every = Fraction(500)
    assert next_value(Fraction(700), every, Basis.GRID) == 1000
    assert next_value(Fraction(700), every, Basis.READING) == 1200
    assert next_value(Fraction(740), every, Basis.READING) == 1240
