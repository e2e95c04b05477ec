"""Mending chains that found no lawful days, by planning their neighbours anew.

Chains are placed one after another; the last ones may find the days before a closure
full. Then some of the chains in the way are taken out, the one in trouble goes first,
and the others follow. What comes out is kept only where it is better.
"""

from random import Random

from attrs import define

from weibao.engines.chain_book import ChainBook, Standing

ATTEMPTS = 12
AT_ONCE = 4


@define
class Repair:
    """Plans neighbouring chains anew; the same seed tries the same ones."""

    book: ChainBook
    random: Random

    def run(self) -> int:
        """Mend what can be mended, the worst first, and return how often that worked."""
        mended = 0
        penalties = {
            id: standing.penalty(self.book.workshop)
            for id, standing in self.book.standings.items()
        }
        for id in sorted(penalties, key=lambda one: (-penalties[one], one)):
            if penalties[id]:
                mended += self._mend(id)
        return mended

    def _mend(self, id: str) -> int:
        mended = 0
        for attempt in range(ATTEMPTS):
            standing = self.book.standings[id]
            if not standing.penalty(self.book.workshop):
                break
            others = self._others(standing, attempt)
            if not others:
                break
            mended += self._replanned(standing, others)
        return mended

    def _others(self, standing: Standing, attempt: int) -> list[Standing]:
        """Choose chains to plan anew: the most crowding first, then by chance."""
        crowding = self.book.crowding(standing)
        if attempt == 0 or len(crowding) <= AT_ONCE:
            return crowding[:AT_ONCE]
        return self.random.sample(crowding[: AT_ONCE * 4], AT_ONCE)

    def _replanned(self, standing: Standing, others: list[Standing]) -> bool:
        workshop = self.book.workshop
        before = [standing, *others]
        was = sum(one.penalty(workshop) for one in before)
        for one in before:
            self.book.take_out(one)
        after = [self.book.place(one.chain) for one in before]
        if sum(one.penalty(workshop) for one in after) < was:
            return True
        for one in after:
            self.book.take_out(one)
        for one in before:
            self.book.put_back(one)
        return False
