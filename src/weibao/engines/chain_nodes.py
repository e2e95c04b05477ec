"""The nodes of the paths that chains take through the days, and which to follow."""

from collections.abc import Iterator, Sequence

from attrs import define, frozen

from weibao.engines.chain_bounds import ChainBounds, Past
from weibao.engines.jobs import Job
from weibao.engines.routes import Slot

PASTS = 6
"""How many pasts of a visit on a day are followed, where bounds look further back."""


@frozen
class Node:
    """One visit on one day; ``extra`` counts visits added after a nominal one.

    ``past`` are the days of the visits before it that later bounds look back to.
    """

    index: int
    day: int
    extra: int = 0
    past: Past = ()


@define
class Choice:
    """The cheapest way to a node, and the place found for it."""

    cost: int
    slot: Slot
    job: Job
    before: Node | None


Path = list[tuple[Node, Choice]]
Reached = dict[int, dict[Node, Choice]]
"""The nodes reached so far, by the index of their visit."""
Option = tuple[int, int, int, int, Node | None]
"""The cost up to a visit, and the node before it with the numbers that rank it."""


def worthwhile(
    bounds: ChainBounds, options: Sequence[Option], day: int
) -> Iterator[tuple[int, Node | None, Past]]:
    """Go through the pasts of a visit of which none is better than another.

    One is better where it is no dearer, no visit in it lies earlier, and as many
    lie in the period. Of many the cheapest are kept, and the latest of all.
    """
    cheapest: dict[Past, tuple[int, int, int, int, Node | None]] = {}
    for option in options:
        before = option[-1]
        visits = bounds.start()
        if before is not None:
            visits = (*before.past, before.day)
        past = bounds.past((*visits, day))[:-1]
        known = cheapest.get(past)
        if known is None or option[:4] < known[:4]:
            cheapest[past] = option
    kept: list[tuple[int, Past, Node | None]] = []
    for past in sorted(cheapest, key=lambda one: (*cheapest[one][:4], one)):
        count = bounds.turns_in_period(day, past)
        if not any(
            count == number and _no_earlier(bounds, other, past)
            for number, other, _ in kept
        ):
            kept.append((count, past, cheapest[past][-1]))
    if len(kept) > PASTS:
        kept = [*kept[: PASTS - 1], kept[-1]]
    for _, past, before in kept:
        yield cheapest[past][0], before, past


def _no_earlier(bounds: ChainBounds, one: Past, other: Past) -> bool:
    """Tell whether one past leaves a cap no less time than another."""
    cap = bounds.gap.cap
    if cap is None:
        return True
    if len(one) != len(other):
        return len(one) < len(other)
    reach = cap.gaps - 1
    pairs = zip(one[-reach:], other[-reach:], strict=True) if reach else ()
    return all(a >= b for a, b in pairs)
