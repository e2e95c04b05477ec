"""Every way in which a value may turn out."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weibao.amounts import Choose, outcomes, resolve, settings

ENDS = st.none() | st.integers(-5, 5)
CASES = st.sampled_from("abc") | st.tuples(ENDS, ENDS)


def choices(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Choose[Any]]:
    """Make choices whose cases hold other values."""
    cases = st.lists(st.tuples(CASES, inner), max_size=3).map(tuple)
    return st.builds(Choose, st.sampled_from("xy"), cases, inner)


CHOICES = choices(st.integers() | choices(st.integers()))
STATED = st.dictionaries(
    st.sampled_from("xy"), st.sampled_from("abcd") | st.floats(-9, 9)
)


@given(CHOICES, CHOICES, STATED)
def test_settings_leave_out_no_way(
    one: Choose[Any], other: Choose[Any], stated: Mapping[str, Any]
) -> None:
    """What two values are together for any attributes, they are for one setting."""
    together = [(resolve(one, s), resolve(other, s)) for s in settings(one, other)]
    assert (resolve(one, stated), resolve(other, stated)) in together


@given(CHOICES, STATED)
def test_a_value_turns_out_as_one_of_its_outcomes(
    value: Choose[Any], stated: Mapping[str, Any]
) -> None:
    """Nothing comes of a choice that is not among its cases or its default."""
    assert resolve(value, stated) in list(outcomes(value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, [{}]),
        (7, [{}]),
        (Choose("use", (("high", 1),), 2), [{}, {"use": "high"}]),
        (
            Choose("age", (((10, 20), 1), ((20, None), 2)), 3),
            [{}, {"age": 9}, {"age": 10}, {"age": 20}],
        ),
        (Choose("age", (((None, None), 1),), 3), [{}, {"age": 0}]),
    ],
)
def test_settings_are_few(value: object, expected: list[dict[str, Any]]) -> None:
    """One for each case, one for each piece of a range, and one with nothing stated."""
    assert list(settings(value)) == expected
