"""Mending chains that found no lawful days, by planning their neighbours anew.

Chains are placed one after another; the last ones may find the days before a closure
full. Then some of the chains in the way are taken out, the one in trouble goes first,
and the others follow. What comes out is kept only where it is better, and where no
chain that is more critical than the one in trouble comes out worse.
"""

from collections.abc import Mapping
from random import Random

from attrs import define

from weibao.engines.chain_book import ChainBook, Standing, Trouble

ATTEMPTS = 12
FRUITLESS = 24
AT_ONCE = 4
AROUND = 20
"""How many days before and after a trouble are planned anew."""


@define
class Repair:
    """Plans neighbouring chains anew; the same seed tries the same ones.

    It mends the chains of one rank. More critical ones stand already, and move aside
    only where that costs them nothing. With ``only`` no other chain is mended.
    """

    book: ChainBook
    rank: int
    random: Random
    only: frozenset[str] | None = None
    fruitless: int = 0

    def run(self) -> int:
        """Mend what can be mended, the worst first, and return how often that worked.

        A mended chain may leave its trouble to another one, which then has its turn.
        A chain is given up when nothing tried has helped it, until it gets worse; and
        all are when many tries on end have helped none, as where people are too few.
        """
        mended = 0
        given_up: dict[str, int] = {}
        while self.fruitless < FRUITLESS:
            id = self._worst(given_up)
            if id is None:
                break
            helped = self._mend(id)
            mended += helped
            if not helped:
                given_up[id] = self._penalty(id)
        return mended

    def _penalty(self, id: str) -> int:
        return self._trouble(self.book.standings[id]).penalty

    def _own(self) -> list[Standing]:
        return self.book.of_rank(self.rank)

    def _worst(self, given_up: Mapping[str, int]) -> str | None:
        """Return the chain in the most trouble that is worth another try."""
        penalties = {
            one.chain.id: self._penalty(one.chain.id)
            for one in self._own()
            if self.only is None or one.chain.id in self.only
        }
        worth = [id for id, price in penalties.items() if price > given_up.get(id, 0)]
        return min(worth, key=lambda id: (-penalties[id], id), default=None)

    def _mend(self, id: str) -> int:
        mended = 0
        for attempt in range(ATTEMPTS):
            standing = self.book.standings[id]
            troubles = self.book.troubles(standing)
            if not troubles:
                break
            days = troubles[attempt % len(troubles)]
            others = self._others(standing, days, attempt)
            if others:
                about = self._about(days, [standing, *others])
                helped = self._replanned(standing, others, about)
                self.fruitless = 0 if helped else self.fruitless + 1
                mended += helped
        return mended

    def _about(self, days: range, standings: list[Standing]) -> range:
        """Return the days about a trouble that may still be planned, up to pins."""
        first = max(days.start - AROUND, self.book.workshop.earliest)
        about = range(first, max(first, days.stop + AROUND))
        parts = self.book.between_pins(standings, about)
        near = [part for part in parts if part.stop > days.start]
        return next(iter(near), range(first, first))

    def _others(self, standing: Standing, days: range, attempt: int) -> list[Standing]:
        """Choose chains to plan anew: the most crowding, then by chance, and more."""
        crowding = self.book.crowding(standing, days)
        number = AT_ONCE + attempt // 3
        if attempt == 0 or len(crowding) <= number:
            return crowding[:number]
        return self.random.sample(crowding[: number * 4], number)

    def _replanned(
        self, standing: Standing, others: list[Standing], days: range
    ) -> bool:
        before = [standing, *others]
        was = [self._trouble(one) for one in before]
        state = self.book.insertion.state
        mark = len(state.changes)
        for one in before:
            self.book.take_out(one, days)
        after = [self.book.place_between(standing, days)]
        now = [self._trouble(after[0])]
        if now[0].penalty < was[0].penalty:
            for one, trouble in zip(others, was[1:], strict=True):
                after.append(self.book.place_between(one, days))
                now.append(self._trouble(after[-1]))
                if one.chain.rank < self.rank and not now[-1].no_worse(trouble):
                    break
            else:
                better = self._sum(before, now) < self._sum(before, was)
                budget = self.book.insertion.budget
                calm = budget is None or not better or budget.kept()
                if better and calm and not state.strained:
                    return True
        state.undo(mark)
        for one in before:
            self.book.put_back(one)
        return False

    def _trouble(self, standing: Standing) -> Trouble:
        return standing.trouble(self.book.workshop)

    def _sum(self, standings: list[Standing], troubles: list[Trouble]) -> int:
        """Add up the penalties of the rank that is mended.

        A gain of a more critical chain must not pay for a loss of this rank's.
        """
        return sum(
            trouble.penalty
            for one, trouble in zip(standings, troubles, strict=True)
            if one.chain.rank == self.rank
        )
