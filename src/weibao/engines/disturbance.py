"""What it costs to let published work begin at another time, row by row.

Other people or another day have their price where a place is priced. Here is what a
changed time costs: itself, and the people to be told where all else stays as they know
it. Whoever gets or loses the work is told anyway.
"""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.columns import NOWHERE, Columns
from weibao.engines.jobs import Job
from weibao.engines.prices import Prices
from weibao.engines.routes import Offer, Slot


@define(eq=False)
class Disturbance:
    """Days and people that were published, by row, and prices of other times."""

    columns: Columns
    prices: Prices
    days: dict[int, int] = field(factory=dict)
    _people: dict[int, frozenset[int]] = field(factory=dict)
    _standing: dict[int, int] = field(factory=dict)

    def know(self, row: int, day: int, people: Iterable[int]) -> None:
        """Note on which day, and by whom, work was to be done."""
        self.days[row], self._people[row] = day, frozenset(people)

    def stand(self, row: int, day: int, offer: Offer) -> None:
        """Note who does work now, and on which day."""
        if row in self.days:
            self._standing[row] = self._price(row, day, offer)

    def moved(self, row: int) -> int:
        """Price the time of work that stands: 0 where it is the published one."""
        same = self.columns.start[row] == self.columns.promised[row]
        return 0 if same or row not in self.days else self._standing[row]

    def moving(self, moves: Iterable[tuple[int, int]], offer: Offer | None) -> int:
        """Price times no more as they were published, less those that are again.

        Args:
            moves: rows, with the minutes at which they would begin.
            offer: who would do those that have no place yet.
        """
        if not self.days or not (self.prices.moved or self.prices.told):
            return 0
        columns, price = self.columns, 0
        for row, start in moves:
            if row not in self.days:
                continue
            placed = columns.day[row] != NOWHERE and columns.unit[row] is not None
            if placed:
                price -= self.moved(row)
            if start == columns.promised[row]:
                continue
            if placed or offer is None:
                price += self._standing[row]
            else:
                price += self._price(row, offer.routes[0].day, offer)
        return price

    def reprice(self, prices: Prices, placed: Iterable[tuple[Job, Slot]]) -> int:
        """Take other prices from now on; return what the times that stand cost."""
        self.prices, total = prices, 0
        if self.days:
            for job, slot in placed:
                self.stand(job.row, slot.day, slot.offer)
                total += self.moved(job.row)
        return total

    def _price(self, row: int, day: int, offer: Offer) -> int:
        price = self.prices.moved
        if self.days[row] == day:
            people = self._people[row]
            if people == frozenset(offer.everybody):
                price += self.prices.told * len(people)
        return price
