"""Forming a team: few people, and none dearer than need be, who can do the work."""

from collections.abc import Sequence

from attrs import define, field

from weibao.engines.team_counts import members
from weibao.engines.team_work import TeamWork

EAGER = 8
"""How much a person counts who meets several wants at once, at the usual."""
REMEMBERED = 200_000


@define(eq=False)
class Forming:
    """Chooses people for work, and remembers its choices."""

    work: TeamWork
    _known: dict[tuple[int, int, int, int, int], int | None] = field(factory=dict)

    def choose(
        self, session: int, need: int, have: int, free: int, eager: int = EAGER
    ) -> int | None:
        """Return whom to add of those free to people who count so; None: it is in vain.

        With less ``eager`` people who meet many wants are spared for other work.
        """
        key = (self.work.sessions[session].version, need, have, free, eager)
        if key in self._known:
            return self._known[key]
        if len(self._known) > REMEMBERED:
            self._known.clear()
        chosen = self._choose(session, need, have, free, eager)
        self._known[key] = chosen
        return chosen

    def _choose(
        self, session: int, need: int, have: int, free: int, eager: int
    ) -> int | None:
        work = self.work
        can, value, counts = work.sessions[session].can, work.value, work.counts
        left = [*members(free)]
        added: list[int] = []
        lacking = counts.lacking(have, need)
        while lacking:
            best, most = -1, 0
            for person in left:
                gain = (can[person] & lacking).bit_count()
                if gain:
                    score = gain * eager * 1000 - value[person]
                    if best < 0 or score > most:
                        best, most = person, score
            if best < 0:
                return None
            left.remove(best)
            added.append(best)
            have += can[best]
            lacking = counts.lacking(have, need)
        added.sort(key=lambda person: -value[person])
        added, have = self._spare(can, added, have, need)
        return self._cheaper(can, added, left, have, need)

    def _spare(
        self, can: Sequence[int], added: list[int], have: int, need: int
    ) -> tuple[list[int], int]:
        """Leave out whoever is not needed, the dearest first."""
        kept = []
        for person in added:
            without = have - can[person]
            if self.work.counts.lacking(without, need):
                kept.append(person)
            else:
                have = without
        return kept, have

    def _cheaper(
        self,
        can: Sequence[int],
        added: list[int],
        left: list[int],
        have: int,
        need: int,
    ) -> int:
        """Let cheaper people stand in where they can; return who comes."""
        value, chosen = self.work.value, 0
        for person in added:
            without = have - can[person]
            lacking = self.work.counts.lacking(without, need)
            best = person
            for other in left:
                if value[other] < value[best] and can[other] & lacking == lacking:
                    best = other
            if best != person:
                left.remove(best)
                left.append(person)
            have = without + can[best]
            chosen |= 1 << best
        return chosen
