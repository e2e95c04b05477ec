"""Work for teams formed day by day, as whole numbers: all that the search looks at.

People, pieces of work and sessions are numbered from 0. A session is one day of one
crew: those who are there, and the stretches of time in which they can work. Minutes
count from the horizon's start.
"""

from collections.abc import Sequence

from attrs import define, field, frozen

from weibao.engines.team_counts import Counts

FOR_ALL = 1
"""What a minute of the latest end of all counts, beside the weights by rank."""


@frozen(eq=False)
class Session:
    """A crew's day: who is there, when, and how much working time lies before it.

    ``can`` says of each person what that one counts for on the day, and ``version``
    numbers what all of them do.
    """

    day: int
    crew: int
    people: int
    stretches: tuple[tuple[int, int], ...]
    before: int
    counts_from: int
    can: Sequence[int]
    version: int
    grid: int = 1

    @property
    def opens(self) -> int:
        """When the day begins."""
        return self.stretches[0][0]

    @property
    def closes(self) -> int:
        """When the day ends."""
        return self.stretches[-1][1]

    def fit(self, at: int, minutes: int) -> int | None:
        """Return when work can begin that is not broken off, from a minute on."""
        for opens, closes in self.stretches:
            start = -(-max(at, opens) // self.grid) * self.grid
            if start + minutes <= closes:
                return start
        return None


@define(eq=False)
class TeamWork:
    """All work and all sessions; ``sessions`` are sorted by time.

    ``may`` has a bit for each session in which work may be done, ``exclusive`` what it
    shares with other work and how many may be at it at a time; ``marks`` are what it
    is to others. ``price`` is what it
    costs to give work to others, None where it cannot be. ``weights`` say how much a
    minute of the latest end of each rank counts.
    """

    counts: Counts
    sessions: tuple[Session, ...]
    people: int
    minutes: list[int] = field(factory=list)
    need: list[int] = field(factory=list)
    asks: list[tuple[int, ...]] = field(factory=list)
    before: list[tuple[int, ...]] = field(factory=list)
    after: list[list[int]] = field(factory=list)
    rank: list[int] = field(factory=list)
    may: list[int] = field(factory=list)
    not_before: list[int] = field(factory=list)
    marks: list[tuple[int, ...]] = field(factory=list)
    exclusive: list[tuple[tuple[int, int], ...]] = field(factory=list)
    price: list[int | None] = field(factory=list)
    budget: int = 0
    weights: tuple[int, ...] = ()
    value: list[int] = field(init=False, factory=list)
    least: list[int] = field(init=False, factory=list)
    scarce: list[float] = field(init=False, factory=list)
    in_turn: list[int] = field(init=False, factory=list)
    sharing: dict[int, list[int]] = field(init=False, factory=dict)

    def complete(self) -> None:
        """Reckon what follows from the rest, once all work is there."""
        self.after = [[] for _ in self.minutes]
        for number, before in enumerate(self.before):
            for one in before:
                self.after[one].append(number)
        self._in_turn()
        self._values()
        self._share()
        self.least = [max((1, *asks)) for asks in self.asks]

    def _share(self) -> None:
        """Note who shares what; what few enough ask for anyway is not minded."""
        most: dict[int, int] = {}
        for keys in self.exclusive:
            for key, count in keys:
                most[key] = min(count, most.get(key, count))
        met = [
            {key for key in (*marks, *(key for key, _ in keys)) if key in most}
            for marks, keys in zip(self.marks, self.exclusive, strict=True)
        ]
        for number, own in enumerate(met):
            for key in own:
                self.sharing.setdefault(key, []).append(number)
        self.exclusive = [
            tuple(
                (key, most[key])
                for key in sorted(own)
                if len(self.sharing[key]) > most[key]
            )
            for own in met
        ]

    def _in_turn(self) -> None:
        """Sort all work so that what comes before other work stands before it."""
        open_ = [len(before) for before in self.before]
        ready = [number for number, count in enumerate(open_) if not count]
        for number in ready:
            for later in self.after[number]:
                open_[later] -= 1
                if not open_[later]:
                    ready.append(later)
        self.in_turn = ready

    def _values(self) -> None:
        """Reckon how dear each person is: the scarcer what one can do, the dearer."""
        can = self._best()
        kinds = self.counts.kinds
        have = [0] * kinds
        for one in can:
            for kind in range(kinds):
                have[kind] += one >> 8 * kind & 1
        asked = [0] * kinds
        for asks, minutes in zip(self.asks, self.minutes, strict=True):
            for kind, count in enumerate(asks):
                asked[kind] += count * minutes
        load = [a * 1000 // max(1, h) for a, h in zip(asked, have, strict=True)]
        top = max((1, *load))
        rare = [(one * 1000 // top) ** 2 for one in load]
        self.scarce = [r / max(1, h) for r, h in zip(rare, have, strict=True)]
        worth = [
            sum(r for kind, r in enumerate(rare) if one >> 8 * kind & 1) for one in can
        ]
        mean = max(1, sum(worth) // max(1, len(worth)))
        self.value = [400 + min(3000, 600 * one // mean) for one in worth]

    def _best(self) -> list[int]:
        """Return what each person counts for on the best of days."""
        best = [0] * self.people
        for can in {one.version: one.can for one in self.sessions}.values():
            for person, counts in enumerate(can):
                best[person] |= counts
        return best

    def finish(self, session: int, minute: int) -> int:
        """Return how much working time has gone by at a minute of a session."""
        one = self.sessions[session]
        return one.before + minute - one.counts_from
