"""What a completion does to later dates."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import dates
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
    Zone,
    zone_of,
)
from weibao.errors import InvalidValue

KEEP, RESET, IGNORE = Move.KEEP, Move.RESET, Move.IGNORE
TABLE = {
    "a fixed grid": (FIXED, (KEEP, KEEP, KEEP, KEEP)),
    "floating": (FLOATING, (RESET, RESET, RESET, RESET)),
    "kept inside": (KEEP_INSIDE, (RESET, KEEP, KEEP, RESET)),
    "late-tolerant": (LATE_TOLERANT, (RESET, RESET, KEEP, RESET)),
    "the deadline kept": (KEEP_THE_DEADLINE, (RESET, KEEP, RESET, RESET)),
    "back-dated": (BACK_DATED, (RESET, KEEP, KEEP, KEEP)),
    "an anniversary": (ANNIVERSARY, (IGNORE, KEEP, KEEP, KEEP)),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_policies(name: str) -> None:
    """Each policy does in each zone what the table of policies says."""
    shift, row = TABLE[name]
    zones = (Zone.TOO_EARLY, Zone.EARLY, Zone.LATE, Zone.TOO_LATE)
    assert tuple(map(shift.of, zones)) == row
    assert shift.history_free == (name == "a fixed grid")


@given(dates, st.integers(-60, 60), st.integers(0, 40), st.integers(0, 40))
def test_zones(due: date, lateness: int, before: int, after: int) -> None:
    """A day is early or late by the due date, and inside by the window's ends."""
    ends = due - timedelta(days=before), due + timedelta(days=after)
    zone = zone_of(due + timedelta(days=lateness), due, *ends)
    assert zone.late == (lateness > 0)
    assert zone.inside == (-before <= lateness <= after)
    assert zone == zone_of(lateness, 0, -before, after)


@given(st.integers(-400, 400), st.integers(0, 30_000))
def test_shares_are_rounded_away_from_zero(lateness: int, hundredths: int) -> None:
    """A share of the lateness is rounded as decimal figures are, halves outwards."""
    share = Share(Fraction(hundredths, 100))
    exact = Decimal(lateness) * Decimal(hundredths) / 10_000
    assert share.days(lateness) == int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    assert share.days(-lateness) == -share.days(lateness)


def test_a_share_is_not_negative() -> None:
    """No lateness moves later dates forward."""
    with pytest.raises(InvalidValue, match="cannot be negative: -1"):
        Share(Fraction(-1))


@given(st.builds(GridShift, *[st.sampled_from(Move)] * 4))
def test_only_keeping_everywhere_is_free_of_history(shift: GridShift) -> None:
    """A grid takes no notice of the past when no zone resets or ignores."""
    assert shift.history_free == (set(map(shift.of, Zone)) == {KEEP})
