"""Rotations: nobody is left out."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cycles.slow import ONE
from weibao.cycles.rotation import least_batch, oldest_first, rotated
from weibao.errors import InvalidValue


@given(
    st.integers(1, 12),
    st.integers(1, 15),
    st.integers(0, 30),
    st.sets(st.integers(1, 30)),
)
def test_a_pointer_goes_round(
    count: int, per_visit: int, visits: int, missed: set[int]
) -> None:
    """Made visits take the items as a circle goes on; missed ones move nothing."""
    items = list(range(count))
    circle = items * (visits * per_visit // count + 2)
    at, expected = 0, []
    for number in range(1, visits + 1):
        if number not in missed:
            taken = circle[at : at + min(per_visit, count)]
            expected.append((number, tuple(taken)))
            at += per_visit
    found = list(rotated(items, per_visit, visits, missed))
    assert found == expected
    need = -(-count // per_visit)
    for first in range(len(found) - need + 1):
        seen = {item for _, taken in found[first : first + need] for item in taken}
        assert seen == set(items)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(1, 12), st.integers(0, 100))
def test_the_least_batch_covers_all(
    items: int, tested: int, visits_left: int, share: int
) -> None:
    """One fewer at a visit would leave some out, or fall short of the share."""

    def enough(batch: int) -> bool:
        covers = tested + batch * visits_left >= items
        return covers and batch * 100 >= share * items

    batch = least_batch(items, tested, visits_left, Fraction(share))
    assert enough(batch)
    assert not batch or not enough(batch - 1)


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"),
        st.none() | st.dates(date(2025, 1, 1), date(2025, 2, 1)),
        min_size=1,
    ),
    st.integers(1, 9),
)
def test_the_oldest_comes_first(last: dict[str, date | None], per_visit: int) -> None:
    """No item left out was done longer ago than one taken, nor has an earlier name."""
    picks = oldest_first(last, per_visit)
    assert len(picks) == min(per_visit, len(last))
    rank = {name: (last[name] or date.min, name) for name in last}
    others = set(last) - set(picks)
    assert all(rank[one] < rank[other] for one in picks for other in others)
    assert oldest_first(dict(reversed(last.items())), per_visit) == picks


@given(
    st.lists(st.sampled_from(["add", "remove", "keep"]), max_size=10),
    st.integers(1, 4),
)
def test_items_that_come_and_go_starve_none(changes: list[str], batch: int) -> None:
    """Once the items stay the same, each has its turn within one round."""
    last: dict[str, date | None] = {"a0": None, "a1": None}
    day = date(2026, 1, 1)
    for number, change in enumerate(changes, 2):
        if change == "add":
            last[f"a{number}"] = None
        elif change == "remove" and len(last) > 1:
            del last[min(last)]
        day += ONE
        last |= dict.fromkeys(oldest_first(last, batch), day)
    settled = day
    for _ in range(-(-len(last) // batch)):
        day += ONE
        last |= dict.fromkeys(oldest_first(last, batch), day)
    assert all(done is not None and done > settled for done in last.values())


def test_what_cannot_rotate() -> None:
    """No items, none at a time, or no visits left."""
    with pytest.raises(InvalidValue, match="needs an item"):
        list(rotated([], 1, 1))
    with pytest.raises(InvalidValue, match="one at a time"):
        oldest_first({"a": None}, 0)
    with pytest.raises(InvalidValue, match="no visits are left"):
        least_batch(3, 0, 0, Fraction(0))
