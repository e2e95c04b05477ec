"""One column of turns: what comes of a task on any of the subjects that are alike."""

from collections.abc import Iterable, Sequence
from itertools import repeat

from attrs import frozen

from weibao.due_work.clear_loop import Outcome
from weibao.orders import (
    NOTHING_PARTICULAR,
    Chain,
    Dropped,
    Occurrence,
    Particulars,
    Rung,
    WorkOrder,
)
from weibao.plan import PlannedTask
from weibao.spans.window import Horizon


@frozen
class ChainColumn:
    """A chain of subjects that are alike, less the subject.

    ``places`` says where its visits stand among the column's orders.
    """

    name: str
    rungs: tuple[Rung, ...]
    places: tuple[int, ...]
    horizon: Horizon

    def of(
        self, levels: Sequence[PlannedTask], orders: Sequence[WorkOrder], owner: str
    ) -> Chain:
        """Make the chain of a subject, whose ids begin with ``owner``."""
        rungs = tuple(
            Rung(planned, one.gap, one.last, one.assumed, one.until, one.before)
            for planned, one in zip(levels, self.rungs, strict=True)
        )
        visits = tuple(map(orders.__getitem__, self.places))
        return Chain(owner + self.name, rungs, visits, self.horizon)


@frozen
class Column:
    """What comes of a task on any of the subjects that are alike.

    ``particulars`` and ``depths`` (levels of a ladder) go with ``occurrences``; they
    are None where there is nothing particular, and no level but the lightest.
    """

    occurrences: tuple[Occurrence, ...]
    particulars: tuple[Particulars, ...] | None
    depths: tuple[int, ...] | None
    chains: tuple[ChainColumn, ...]
    dropped: tuple[Dropped, ...]

    @classmethod
    def of(
        cls, outcome: Outcome, levels: Sequence[PlannedTask], portfolio: str
    ) -> "Column | None":
        """Take the subject out of an outcome; None where it names its own orders."""
        if any(one.into for one in outcome.dropped):
            return None
        owner = _owner(levels, portfolio)
        orders = outcome.orders
        particulars = tuple(one.particulars for one in orders)
        depths = tuple(levels.index(one.planned) for one in orders)
        places = {id(one): number for number, one in enumerate(orders)}
        chains = [
            ChainColumn(
                one.id.removeprefix(owner),
                one.rungs,
                tuple(places[id(visit)] for visit in one.orders),
                one.horizon,
            )
            for one in outcome.chains
        ]
        plain = all(one is NOTHING_PARTICULAR for one in particulars)
        return cls(
            tuple(one.occurrence for one in orders),
            None if plain else particulars,
            depths if any(depths) else None,
            tuple(chains),
            tuple(outcome.dropped),
        )

    def outcome(self, levels: Sequence[PlannedTask], portfolio: str) -> Outcome:
        """Make orders, chains and what is dropped for one of the subjects."""
        planned = levels[0]
        whose: Iterable[PlannedTask] = repeat(planned)
        if self.depths is not None:
            whose = map(levels.__getitem__, self.depths)
        told = self.particulars or repeat(NOTHING_PARTICULAR)
        orders = [*map(WorkOrder, whose, self.occurrences, repeat(portfolio), told)]
        chains: Sequence[Chain] = ()
        if self.chains:
            owner = _owner(levels, portfolio)
            chains = [one.of(levels, orders, owner) for one in self.chains]
        dropped = [
            Dropped(planned, one.key, one.due, one.reason, one.limit)
            for one in self.dropped
        ]
        return Outcome(orders, chains, dropped)


def _owner(levels: Sequence[PlannedTask], portfolio: str) -> str:
    """Return what the ids of a subject's chains begin with."""
    return f"{portfolio}/{levels[0].subject.id}"
