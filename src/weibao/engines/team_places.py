"""The cheapest place for a piece of work among all sessions and their teams.

Cheap is what takes few and easily replaced people for a short time, and ends by its
deadline. How much the rest of a team's day is worth, how early work should come, and
how eager people of many skills are taken is said anew for each search.
"""

from bisect import bisect_left
from itertools import accumulate
from random import Random

from attrs import define, field, frozen

from weibao.engines.team_counts import members
from weibao.engines.team_forming import Forming
from weibao.engines.team_plan import NOT_PLACED, Place, Team, TeamPlan
from weibao.engines.team_work import TeamWork

FAR = 1 << 60
PERCENT = 100
SELDOM = 6
"""One place in two to the power of so many is passed over."""


@frozen
class Manner:
    """How places are compared: ``spare`` is what time left over costs, in percent."""

    spare: int
    early: int
    eager: int
    blink: bool = True


FIRST_OF_ALL = Manner(70, 10**9, 8, blink=False)
"""Whatever is earliest."""


@define(eq=False)
class _Search:
    """One search for a place: what is asked, and the best place met so far."""

    number: int
    minutes: int
    need: int
    deadline: int
    late: int
    manner: Manner
    opens: int
    closes: int
    cost: int = FAR
    place: Place | None = None

    def base(self, session: int, ends: int) -> int:
        """Return what a place costs by its time alone."""
        over = ends - self.deadline
        cost = self.manner.early * session
        return cost + over * self.late if over > 0 else cost


@define(eq=False)
class Places:
    """Finds places in a plan."""

    plan: TeamPlan
    random: Random
    forming: Forming = field(init=False)
    work: TeamWork = field(init=False)
    _opens: list[int] = field(init=False)
    _closes: list[int] = field(init=False)
    _done_by: list[int] = field(init=False)
    _shift: list[int] = field(init=False)
    _simple: list[bool] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.work = self.plan.work
        self.forming = Forming(self.work)
        sessions = self.work.sessions
        self._opens = [one.opens for one in sessions]
        self._closes = [one.closes for one in sessions]
        self._done_by = [*accumulate(self._closes, max)]
        self._shift = [one.before - one.counts_from for one in sessions]
        self._simple = [len(one.stretches) == 1 and one.grid == 1 for one in sessions]

    def cheapest(
        self, number: int, deadline: int, late: int, manner: Manner
    ) -> Place | None:
        """Return the cheapest place for work, whose lateness costs so much a minute."""
        plan, work = self.plan, self.work
        bounds = self._bounds(number)
        if bounds is None:
            return None
        search = _Search(
            number,
            work.minutes[number],
            work.need[number],
            deadline,
            late,
            manner,
            *bounds,
        )
        length, least = search.minutes, work.least[number]
        may = work.may[number]
        first = bisect_left(self._done_by, search.opens + length)
        for session in range(first, len(self._opens)):
            if not may >> session & 1:
                continue
            ends = self._opens[session] + length
            if ends > search.closes:
                break
            if search.base(session, ends + self._shift[session]) >= search.cost:
                break
            self._in_teams(search, session)
            free = plan.free[session]
            if free and free.bit_count() >= least:
                self._in_new(search, session, free)
        return search.place

    def _bounds(self, number: int) -> tuple[int, int] | None:
        """Return between which minutes work may be done; None: it cannot be yet."""
        work, plan = self.work, self.plan
        start, minutes = plan.start, work.minutes
        opens, closes = work.not_before[number], FAR
        for before in work.before[number]:
            if start[before] == NOT_PLACED:
                return None
            opens = max(opens, start[before] + minutes[before])
        for after in work.after[number]:
            if start[after] != NOT_PLACED and start[after] < closes:
                closes = start[after]
        return opens, closes

    def _taken(self, number: int, at: int, ends: int) -> bool:
        """Tell whether as much is done meanwhile on what the work shares with other."""
        start, minutes = self.plan.start, self.work.minutes
        for key, at_most in self.work.exclusive[number]:
            meanwhile = 0
            for one in self.work.sharing[key]:
                begins = start[one]
                over = begins + minutes[one]
                meanwhile += begins != NOT_PLACED and begins < ends and at < over
            if meanwhile >= at_most:
                return True
        return False

    def _in_teams(self, search: _Search, session: int) -> None:
        """Look at the end of what each team does."""
        start, minutes, length = self.plan.start, self.work.minutes, search.minutes
        opens, blink = search.opens, search.manner.blink
        last = min(self._closes[session], search.closes) - length
        for team in self.plan.teams[session]:
            before = team.works[-1]
            at = start[before] + minutes[before]
            if at < opens:
                at = opens
            if at > last:
                continue
            if not self._simple[session]:
                fitted = self.work.sessions[session].fit(at, length)
                if fitted is None or fitted > last:
                    continue
                at = fitted
            if blink and not self.random.getrandbits(SELDOM):
                continue
            self._consider(search, session, team, at)

    def _consider(self, search: _Search, session: int, team: Team, at: int) -> None:
        """Reckon what it costs to let a team do it, with more people if need be."""
        ends, spare = at + search.minutes, search.manner.spare
        cost = search.base(session, ends + self._shift[session])
        cost += team.value * search.minutes * (PERCENT - spare) // PERCENT
        if cost >= search.cost or self._taken(search.number, at, ends):
            return
        added = 0
        if self.work.counts.lacking(team.have, search.need):
            free = self.plan.free[session]
            if not free:
                return
            more = self.forming.choose(
                session, search.need, team.have, free, search.manner.eager
            )
            if more is None:
                return
            added = more
            cost += self._people(session, added, ends - self._opens[session], spare)
        if cost < search.cost:
            search.cost, search.place = cost, Place(session, team, added, at)

    def _in_new(self, search: _Search, session: int, free: int) -> None:
        """Look at a new team of those who are free."""
        at = max(self._opens[session], search.opens)
        if not self._simple[session]:
            fitted = self.work.sessions[session].fit(at, search.minutes)
            if fitted is None:
                return
            at = fitted
        ends = at + search.minutes
        if ends > min(self._closes[session], search.closes):
            return
        cost = search.base(session, ends + self._shift[session])
        if cost >= search.cost or self._taken(search.number, at, ends):
            return
        if search.manner.blink and not self.random.getrandbits(SELDOM):
            return
        team = self.forming.choose(session, search.need, 0, free, search.manner.eager)
        if team is None:
            return
        cost += self._people(session, team, search.minutes, search.manner.spare)
        if cost < search.cost:
            search.cost, search.place = cost, Place(session, None, team, at)

    def _people(self, session: int, people: int, used: int, spare: int) -> int:
        """Return what it costs to bind people for a session of which some is used."""
        value = sum(self.work.value[person] for person in members(people))
        left = self._closes[session] - self._opens[session] - used
        return value * (used * PERCENT + left * spare) // PERCENT
