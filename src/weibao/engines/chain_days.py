"""The days to which a placed visit of a chain may still move between its neighbours.

A chain's days are chosen when it is placed. Afterwards a visit may move as long as its
gaps to the visits before and after it stay lawful, and it stays between them. That is
so for gaps that look back to one visit only; visits of others keep their days, as do
late ones.
"""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import define, field

from weibao.cycles.gap import Gap
from weibao.engines.chain_book import Standing
from weibao.engines.columns import Columns
from weibao.engines.jobs import Workshop
from weibao.orders import Chain


@define(eq=False)
class Link:
    """One visit: its level, and the chain it belongs to."""

    chain: Chain
    level: int
    rows: list[int]


@define(eq=False)
class ChainDays:
    """Knows the neighbours of every visit that may move."""

    workshop: Workshop
    links: dict[int, Link] = field(factory=dict)
    _levels: dict[int, int] = field(factory=dict)
    _limits: dict[int, tuple[Gap, list[int]]] = field(factory=dict)

    @property
    def columns(self) -> Columns:
        """The rows and where they stand."""
        return self.workshop.columns

    def add(self, standing: Standing) -> None:
        """Take the visits of a chain, if its gaps allow them to move."""
        chain = standing.chain
        movable = not standing.lost and all(
            rung.gap.plain and rung.until is None for rung in chain.rungs
        )
        rows = [job.row for job, _ in standing.placed]
        for job, _ in standing.placed:
            self._levels[job.row] = job.order.planned.level
        if movable:
            for job, _ in standing.placed:
                self.links[job.row] = Link(chain, job.order.planned.level, rows)

    def days(self, row: int) -> range:
        """Return the days to which a visit may move, and on one of which it stands."""
        day = self.columns.day[row]
        link = self.links.get(row)
        if link is None:
            return range(day, day + 1)
        first, last = self._between(row, day, link)
        return range(first, last + 1) if first <= day <= last else range(day, day + 1)

    def _between(self, row: int, day: int, link: Link) -> tuple[int, int]:
        chain, days = link.chain, self.columns.day
        first = max(self.workshop.earliest, self.workshop.day(chain.horizon.first))
        last = self.workshop.day(chain.horizon.last)
        end = last
        at = link.rows.index(row)
        for depth in range(link.level + 1):
            gap = chain.rungs[depth].gap
            if not isinstance(gap, Gap):
                return day, day
            before = self._next_of(reversed(link.rows[:at]), depth)
            after = self._next_of(link.rows[at + 1 :], depth)
            if before is None:
                last = min(last, self.workshop.day(chain.rungs[depth].limit))
            else:
                last = min(last, self._limit(gap, days[before]))
            closing = end if after is None else days[after]
            needed = self._needed(gap, closing, end)
            if after is None and needed > day:
                continue
            first = max(first, needed)
        if at:
            first = max(first, days[link.rows[at - 1]] + 1)
        if at + 1 < len(link.rows):
            last = min(last, days[link.rows[at + 1]] - 1)
        return first, last

    def _next_of(self, rows: Iterable[int], depth: int) -> int | None:
        return next((row for row in rows if self._levels[row] >= depth), None)

    def _table(self, gap: Gap, last: int) -> list[int]:
        """Return the limit after a visit on each day of the horizon."""
        known = self._limits.get(id(gap))
        if known is None or len(known[1]) <= last:
            day, date = self.workshop.day, self.workshop.date
            limits = [day(gap.limit((date(one),))) for one in range(last + 1)]
            known = self._limits[id(gap)] = (gap, limits)
        return known[1]

    def _limit(self, gap: Gap, day: int) -> int:
        last = len(self.workshop.horizon) - 1
        if day < 0:
            date = self.workshop.date(day)
            return self.workshop.day(gap.limit((date,)))
        return self._table(gap, last)[day]

    def _needed(self, gap: Gap, closing: int, last: int) -> int:
        """Return the first day after which a day is still within the gap."""
        return bisect_left(self._table(gap, max(last, closing)), closing)
