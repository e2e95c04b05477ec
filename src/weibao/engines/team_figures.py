"""What a plan for teams amounts to: latest ends, work without a place, and how near.

Two plans of one value differ in how much is left to do on the last day of each rank:
the less it is, the nearer is a plan that does without that day.
"""

from attrs import define, field

from weibao.engines.team_plan import NOT_PLACED, TeamPlan
from weibao.engines.team_work import FOR_ALL, TeamWork

FULL = 80
"""Of how many percent of everybody's time a day is taken to be full."""


@define(frozen=True)
class Figures:
    """The value of a plan (less is better), and the latest end by rank.

    ``left_out`` adds up the work without a place, the more critical counting more;
    ``near`` is the value with the last days of the ranks counted by what they hold.
    """

    left_out: int
    value: int
    near: int
    ends: tuple[int, ...]

    @property
    def key(self) -> tuple[int, int]:
        """What decides which plan is better."""
        return self.left_out, self.value


@define(eq=False)
class Measure:
    """Reckons the figures of plans, but for work that is given away."""

    work: TeamWork
    size: list[int]
    """How dear the people for each piece of work are."""
    _bulk: list[int] = field(init=False)
    _opens: list[int] = field(init=False)
    _length: list[int] = field(init=False)
    _full: int = field(init=False)

    def __attrs_post_init__(self) -> None:
        work = self.work
        self._bulk = [s * m for s, m in zip(self.size, work.minutes, strict=True)]
        sessions = enumerate(work.sessions)
        self._opens = [work.finish(number, one.opens) for number, one in sessions]
        self._length = [one.closes - one.opens for one in work.sessions]
        longest = max((1, *self._length))
        self._full = max(1, sum(work.value) * longest * FULL // 100)

    def of(self, plan: TeamPlan, away: frozenset[int]) -> Figures:
        """Return the figures of a plan."""
        work, weights = self.work, self.work.weights
        ranks = len(weights)
        ends, last, load = [0] * ranks, [-1] * ranks, [0] * ranks
        left_out = 0
        rank_of, minutes, bulk = work.rank, work.minutes, self._bulk
        shift = [one.before - one.counts_from for one in work.sessions]
        starts = zip(plan.start, plan.session, strict=True)
        for number, (start, session) in enumerate(starts):
            rank = rank_of[number]
            if start == NOT_PLACED:
                if number not in away:
                    left_out += ranks - rank
                continue
            end = start + minutes[number] + shift[session]
            if end > ends[rank]:
                ends[rank] = end
            if session > last[rank]:
                last[rank], load[rank] = session, 0
            if session == last[rank]:
                load[rank] += bulk[number]
        top = max(ends)
        value = sum(w * end for w, end in zip(weights, ends, strict=True))
        value += FOR_ALL * top
        near = value
        for rank, session in enumerate(last):
            if session < 0:
                continue
            weight = weights[rank] + (FOR_ALL if ends[rank] == top else 0)
            length = self._length[session]
            held = min(length, load[rank] * length // self._full)
            near += weight * (self._opens[session] + held)
        return Figures(left_out, value, near, tuple(ends))
