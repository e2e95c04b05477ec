"""One change of a state, with what it takes to take it back."""

from attrs import define

from weibao.engines.jobs import Job
from weibao.engines.routes import Place, Route, Slot

Kept = tuple[
    Route,
    list[int],
    list[int],
    int,
    int,
    int,
    list[int] | None,
    dict[tuple[int, int], list[Place]],
]
"""How a route stood before a change: its work and minutes, and what was known of it."""


@define(eq=False)
class Change:
    """One job placed, taken out, or, with neither, a route drawn together."""

    job: Job | None
    slot: Slot | None
    placed: bool
    before: tuple[Kept, ...]
    cost: int
    strained: int
