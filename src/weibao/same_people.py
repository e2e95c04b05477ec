"""The same people for the same asset, over a whole roster."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from weibao.fairness import Doing
from weibao.inventory import Asset
from weibao.orders import Demand, OrderStatus
from weibao.published import Published


def people_needed(demand: Demand) -> dict[str, int]:
    """Return how many people the largest open order on each asset takes, by asset."""
    found: dict[str, int] = {}
    for order in demand.orders:
        if order.status is OrderStatus.OPEN and isinstance(order.subject, Asset):
            most = found.get(order.subject.id, 0)
            found[order.subject.id] = max(most, order.planned.resolved.need.people)
    return found


def known_people(
    known: Mapping[str, frozenset[str]], published: Published | None
) -> dict[str, frozenset[str]]:
    """Return who is known at each asset: by earlier rosters, or as it was published."""
    found = dict(known)
    promises = published.promises.values() if published is not None else ()
    for one in promises:
        _, asset, *_ = one.order.split("/")
        found[asset] = found.get(asset, frozenset()) | frozenset(one.people)
    return found


def beyond_needed(people: int, known: int, needed: int) -> int:
    """Return how many people are more than an asset must meet.

    Args:
        people: how many are there or were known there.
        known: how many were known.
        needed: how many the work takes.
    """
    return max(0, people - max(known, needed))


def other_people(
    done: Iterable[Doing],
    needed: Mapping[str, int],
    known: Mapping[str, frozenset[str]],
) -> int:
    """Count the different people on assets beyond those needed and those known."""
    there: dict[str, set[str]] = defaultdict(set)
    for one in done:
        if not one.escorting and isinstance(one.planned.subject, Asset):
            there[one.planned.subject.id].update(one.people)
    return sum(
        beyond_needed(
            len(people | known.get(id, frozenset())),
            len(known.get(id, ())),
            needed.get(id, 0),
        )
        for id, people in there.items()
    )
