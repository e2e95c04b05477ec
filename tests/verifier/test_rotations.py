"""Whose turn it is is judged from plan and records anew."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import portfolios as p
from rosters import broken
from weibao.cycles.rotation import ItemOrder
from weibao.portfolio import Portfolio
from weibao.rotations import Item, Rotation
from weibao.spans import Every, Horizon
from weibao.texts import Text
from weibao.verifier import Rule


def world_of(rotation: Rotation) -> Portfolio:
    """Make a world in which a weekly task takes six items in turn."""
    items = tuple(Item(one, Text.same(one)) for one in "abcdef")
    rotating = p.task(
        "service", "every 1 week from 2026-01-05", rotate=evolve(rotation, items=items)
    )
    return p.estate(rotating, records_from="2026-01-01")


ROTATIONS = (
    Rotation(take=2),
    Rotation(take=4, order=ItemOrder.OLDEST_FIRST),
    Rotation(cover_within=Every(months=1)),
)


@given(
    st.sampled_from(ROTATIONS),
    st.dictionaries(st.integers(0, 12), st.sets(st.sampled_from("abcdef"))),
    st.integers(0, 60),
)
def test_what_the_due_side_asks_for_is_right(
    rotation: Rotation, made: dict[int, set[str]], first: int
) -> None:
    """Whatever was done, named or not, and however far ahead one plans."""
    world = p.with_records(
        world_of(rotation),
        *(
            p.done(p.day("01-05") + timedelta(weeks=week), items=tuple(sorted(items)))
            for week, items in made.items()
        ),
    )
    opens = p.day("04-01") + timedelta(days=first)
    demand = p.demand(
        world, Horizon(opens, opens + timedelta(days=90)), as_of="2026-04-01"
    )
    assert demand.items
    assert not broken(demand, world)


@pytest.mark.parametrize("rotation", ROTATIONS, ids=["fixed", "oldest", "batches"])
def test_an_order_that_takes_others_breaks_the_rule(rotation: Rotation) -> None:
    """Out of turn, too few, or nothing at all."""
    world = world_of(rotation)
    demand = p.demand(world, p.horizon("2026-03-01", "2026-06-30"))
    assert not broken(demand, world)
    number = 6  # in the second of the months, which lies in the horizon whole
    own, other = p.orders(demand)[number : number + 2]
    for items in (demand.items[other.id], demand.items[own.id][:0]):
        spoilt = evolve(demand, items={**demand.items, own.id: items})
        assert broken(spoilt, world) == {Rule.ITEMS}


@pytest.mark.parametrize("rotation", ROTATIONS[:2], ids=["fixed", "oldest"])
def test_ahead_an_order_that_takes_the_same_again_breaks_the_rule(
    rotation: Rotation,
) -> None:
    """Only the first order of a horizon ahead is believed whole."""
    world = world_of(rotation)
    over = p.horizon("2026-05-01", "2026-06-30")
    demand = p.demand(world, over, as_of="2026-03-01")
    assert not broken(demand, world)
    first, second, *_ = p.orders(demand)
    items = {**demand.items, second.id: demand.items[first.id]}
    assert broken(evolve(demand, items=items), world) == {Rule.ITEMS}
