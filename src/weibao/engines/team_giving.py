"""Choosing what to give to others: what saves the most for its price.

Work that follows what is given away is given away too.
"""

from collections.abc import Callable, Iterable, Sequence

from attrs import define

from weibao.engines.team_work import TeamWork


@define(eq=False)
class Giving:
    """Spends the budget on pieces of work."""

    work: TeamWork

    def left(self, away: Iterable[int]) -> int:
        """Return what is left of the budget."""
        return self.work.budget - sum(self.work.price[n] or 0 for n in away)

    def best(self, worth: Sequence[int]) -> frozenset[int]:
        """Choose again and again what is worth the most for its price."""
        away: set[int] = set()
        left = self.work.budget
        while True:
            best: tuple[float, list[int], int] | None = None
            for number in range(len(self.work.minutes)):
                if number in away:
                    continue
                found = self._with_later(number, away, lambda _: True)
                if found is None or found[1] > left:
                    continue
                rate = sum(worth[one] for one in found[0]) / max(1, found[1])
                if best is None or rate > best[0]:
                    best = rate, *found
            if best is None:
                return frozenset(away)
            away.update(best[1])
            left -= best[2]

    def more(
        self, away: set[int], some: Sequence[int], worth: Callable[[int], int]
    ) -> None:
        """Give away some of the work that stands open, the worthiest first."""
        left, open_ = self.left(away), frozenset(some)
        for number in sorted(some, key=lambda one: (-worth(one), one)):
            if number in away:
                continue
            found = self._with_later(number, away, open_.__contains__)
            if found is not None and found[1] <= left:
                away.update(found[0])
                left -= found[1]

    def back(self, away: set[int], number: int) -> list[int]:
        """Take work back, and what of it comes before; return what was taken."""
        waiting, taken = [number], []
        while waiting:
            one = waiting.pop()
            if one in away:
                away.discard(one)
                taken.append(one)
                waiting += self.work.before[one]
        return taken

    def _with_later(
        self, number: int, away: set[int], allowed: Callable[[int], bool]
    ) -> tuple[list[int], int] | None:
        """Return work with all that follows it, and the price; None if one may not."""
        found, seen, price = [number], {number}, 0
        for one in found:
            own = self.work.price[one]
            if own is None or not allowed(one):
                return None
            price += own
            for later in self.work.after[one]:
                if later not in away and later not in seen:
                    seen.add(later)
                    found.append(later)
        return found, price
