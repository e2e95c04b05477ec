"""Windows and horizons."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from strategies import windows
from weibao.errors import InvalidValue
from weibao.spans import Horizon, Window

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
FIRST, LAST = date(2026, 3, 1), date(2026, 3, 10)


def test_both_ends_of_dates_belong_and_the_end_of_instants_does_not() -> None:
    """Dates are inclusive, instants half-open."""
    of_days, of_hours = Window(FIRST, LAST), Window(NOON, NOON + HOUR)
    assert FIRST in of_days
    assert LAST in of_days
    assert LAST + timedelta(days=1) not in of_days
    assert NOON in of_hours
    assert NOON + HOUR not in of_hours


def test_neighbouring_hours_do_not_overlap_and_neighbouring_days_touch() -> None:
    """Two stretches of instants that meet share nothing; two of dates share the day."""
    before, after = Window(NOON - HOUR, NOON), Window(NOON, NOON + HOUR)
    assert not before.overlaps(after)
    assert before.overlap(after) is None
    one, other = Window(FIRST, LAST), Window(LAST, LAST + timedelta(days=3))
    assert one.overlaps(other)
    assert one.overlap(other) == Window(LAST, LAST)


@given(windows(), windows())
def test_overlap_is_what_both_hold(one: Window[date], other: Window[date]) -> None:
    """The overlap is the same from either side and lies in both."""
    both = one.overlap(other)
    assert both == other.overlap(one)
    assert (both is not None) == one.overlaps(other)
    if both is not None:
        assert all(end in one and end in other for end in (both.opens, both.closes))


@pytest.mark.parametrize(
    ("opens", "closes", "said"),
    [
        (LAST, FIRST, "ends before it begins"),
        (NOON, NOON - HOUR, "ends before it begins"),
        (FIRST, NOON, "two dates or two instants"),
        (NOON, LAST, "two dates or two instants"),
        (NOON.replace(tzinfo=None), NOON.replace(tzinfo=None), "two instants"),
    ],
)
def test_what_is_no_window(opens: date, closes: date, said: str) -> None:
    """Reversed, mixed and zoneless ends are refused."""
    with pytest.raises(InvalidValue, match=said):
        Window(opens, closes)


def test_words() -> None:
    """One day is said once."""
    assert str(Window(FIRST, FIRST).text()) == "2026-03-01"
    assert str(Window(FIRST, LAST).text()) == "2026-03-01 .. 2026-03-10"


def test_a_horizon_is_its_days() -> None:
    """A horizon holds, counts and lists its days, both ends among them."""
    horizon = Horizon(FIRST, LAST)
    assert len(horizon) == len(list(horizon)) == 10
    assert all(day in horizon for day in horizon)
    assert FIRST - timedelta(days=1) not in horizon
    assert horizon.window == Window(FIRST, LAST)
    with pytest.raises(InvalidValue, match="ends before it begins"):
        Horizon(LAST, FIRST)
