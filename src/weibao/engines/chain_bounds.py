"""What one visit of a chain leaves the next: its first, usual and last lawful day.

Days are numbers, as in jobs. Gaps that look further back than to the last visit need
to know the visits before it: these are a node's ``past``, empty for all other gaps.
"""

from collections.abc import Iterable, Sequence

from attrs import define, field, frozen

from weibao.cycles.joint import AnyGap, conflict_of
from weibao.engines.jobs import Workshop
from weibao.orders import Chain

Past = tuple[int, ...]


@frozen
class Bounds:
    """The days for a next visit; beyond ``usual`` it takes an extension.

    They are ``torn`` where regimes leave no day in common.
    """

    opens: int
    usual: int
    limit: int
    torn: bool = False

    def over(self, day: int) -> int:
        """Return by how many days a visit would be late."""
        return max(0, day - self.limit)

    def extends(self, day: int) -> bool:
        """Tell whether a visit would be in time only by an extension."""
        return self.usual < day <= self.limit


@define
class ChainBounds:
    """Reckons the bounds of one chain's visits of the lightest level."""

    workshop: Workshop
    chain: Chain
    _known: dict[tuple[int, Past], Bounds] = field(factory=dict)

    @property
    def gap(self) -> AnyGap:
        """The gap of the lightest level."""
        return self.chain.gap

    @property
    def looks_back(self) -> bool:
        """Whether a visit's bounds depend on more than the visit before it."""
        return self.gap.memory > 1

    def first(self) -> Bounds:
        """Return the bounds of the first visit."""
        rung, day = self.chain.rungs[0], self.workshop.day
        torn = rung.until is None and conflict_of(rung.gap, rung.past) is not None
        return Bounds(day(rung.opens), day(rung.nominal), day(rung.limit), torn)

    def after(self, day: int, past: Past = ()) -> Bounds:
        """Return the bounds of the visit after one on a day."""
        key = (day, past)
        known = self._known.get(key)
        if known is None:
            dates = [self.workshop.date(one) for one in (*past, day)]
            gap, number = self.gap, self.workshop.day
            limit = number(gap.limit(dates))
            usual = limit if gap.extension is None else number(gap.nominal(dates))
            torn = conflict_of(gap, dates) is not None
            known = Bounds(number(gap.earliest(dates)), usual, limit, torn)
            self._known[key] = known
        return known

    def start(self) -> Past:
        """Return the visits that the first one counts from."""
        return tuple(map(self.workshop.day, self.chain.rungs[0].past))

    def past(self, visits: Sequence[int]) -> Past:
        """Return the last of some visits, as far as the visit after them asks."""
        if not self.looks_back:
            return ()
        dates = [self.workshop.date(one) for one in visits]
        return tuple(visits[-self.gap.lookback(dates) :])

    def along(self, days: Iterable[int]) -> list[Bounds]:
        """Return the bounds of each of some visits in order, and of one after them."""
        found, visits = [self.first()], list(self.start())
        for day in days:
            visits.append(day)
            found.append(self.after(day, self.past(visits)[:-1]))
        return found

    def lacking(self, day: int, past: Past = ()) -> int:
        """Return on how many days at the end the last visit is too long ago.

        What a period is short of is owed by the end of its last day.
        """
        last = self.workshop.day(self.chain.horizon.last)
        over = last - self.after(day, past).limit
        if not over and self.gap.counts:
            dates = [self.workshop.date(one) for one in (*past, day)]
            over += self.gap.short(dates, self.chain.horizon.last) > 0
        return max(0, over)

    def turns_in_period(self, day: int, past: Past) -> int:
        """Return how many of the visits known lie in the period of the last."""
        if not self.gap.counts:
            return 0
        dates = [self.workshop.date(one) for one in (*past, day)]
        return self.gap.number(dates)
