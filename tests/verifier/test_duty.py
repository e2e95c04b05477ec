"""Hours on duty, as pieces of minutes around a day."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from weibao.spans import Hours
from weibao.verifier.duty import around, holds, joined, meets

piece = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[1])
)


def minutes(pieces: list[tuple[int, int]]) -> set[int]:
    """Return every minute that lies in a piece."""
    return {minute for opens, closes in pieces for minute in range(opens, closes)}


@given(st.lists(piece))
def test_joining_keeps_the_minutes_and_leaves_gaps(
    pieces: list[tuple[int, int]],
) -> None:
    """Joined pieces hold the same minutes, in order, with a gap between any two."""
    result = joined(pieces)
    assert minutes(result) == minutes(pieces)
    assert all(one[1] < other[0] for one, other in pairwise(result))


@given(piece, piece)
def test_holding_and_meeting_are_about_minutes(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    """One piece holds another that adds no minute, and meets one that shares any."""
    assert holds(one, other) == (minutes([other]) <= minutes([one]))
    assert meets(one, other) == bool(minutes([other]) & minutes([one]))


def test_hours_past_midnight_lie_on_both_sides_of_the_day() -> None:
    """Hours of every day reach in from the day before and out into the next."""
    assert around([Hours.between("22:00", "06:00")]) == [
        (-120, 360),
        (1320, 1800),
        (2760, 3240),
    ]
