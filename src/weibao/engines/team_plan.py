"""Which teams there are in each session, and what they do one after another."""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.team_counts import members
from weibao.engines.team_work import TeamWork

NOT_PLACED = -1


@define(eq=False)
class Team:
    """People who are together for a session: what they count for, need, and do."""

    people: int = 0
    have: int = 0
    value: int = 0
    need: int = 0
    works: list[int] = field(factory=list)

    def copy(self) -> "Team":
        """Return another one like it."""
        return Team(self.people, self.have, self.value, self.need, self.works[:])


@define(frozen=True, eq=False)
class Place:
    """Where work can be put: with a team, or a new one, and who is added to it."""

    session: int
    team: Team | None
    added: int
    at: int


@define(eq=False)
class TeamPlan:
    """The state of the search, with what it takes to go back."""

    work: TeamWork
    start: list[int] = field(init=False)
    session: list[int] = field(init=False)
    teams: list[list[Team]] = field(init=False)
    free: list[int] = field(init=False)
    _days: dict[int, tuple[int, list[Team]]] = field(factory=dict)
    _starts: dict[int, tuple[int, int]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.start = [NOT_PLACED] * len(self.work.minutes)
        self.session = [NOT_PLACED] * len(self.work.minutes)
        self.teams = [[] for _ in self.work.sessions]
        self.free = [one.people for one in self.work.sessions]

    def keep(self) -> None:
        """Let what has been done since the last time stand."""
        self._days.clear()
        self._starts.clear()

    def undo(self) -> None:
        """Go back to what was kept last."""
        for session, (free, teams) in self._days.items():
            self.free[session], self.teams[session] = free, teams
        for number, (start, session) in self._starts.items():
            self.start[number], self.session[number] = start, session
        self.keep()

    def _touch(self, session: int) -> None:
        if session not in self._days:
            teams = [team.copy() for team in self.teams[session]]
            self._days[session] = self.free[session], teams

    def _set(self, number: int, start: int, session: int) -> None:
        if number not in self._starts:
            self._starts[number] = self.start[number], self.session[number]
        self.start[number], self.session[number] = start, session

    def end(self, number: int) -> int:
        """Return when placed work ends."""
        return self.start[number] + self.work.minutes[number]

    def put(self, number: int, place: Place) -> None:
        """Put work in its place."""
        work, session, team = self.work, place.session, place.team
        self._touch(session)
        if team is None:
            team = Team()
            self.teams[session].append(team)
        can = work.sessions[session].can
        for person in members(place.added):
            team.have += can[person]
            team.value += work.value[person]
        team.people |= place.added
        self.free[session] &= ~place.added
        team.works.append(number)
        team.need = work.counts.most(team.need, work.need[number])
        self._set(number, place.at, session)

    def take(self, number: int) -> None:
        """Take work out; people who are no longer needed are free again."""
        session = self.session[number]
        self._touch(session)
        team = next(one for one in self.teams[session] if number in one.works)
        team.works.remove(number)
        self._set(number, NOT_PLACED, NOT_PLACED)
        if not team.works:
            self.free[session] |= team.people
            self.teams[session].remove(team)
            return
        need = self._need(team.works)
        if need != team.need:
            team.need = need
            self._shed(session, team)
        self._close_up(session, team)

    def _need(self, works: Iterable[int]) -> int:
        need = 0
        for number in works:
            need = self.work.counts.most(need, self.work.need[number])
        return need

    def _shed(self, session: int, team: Team) -> None:
        """Let people go who are not needed, the dearest first."""
        work, can = self.work, self.work.sessions[session].can
        for person in sorted(members(team.people), key=lambda one: -work.value[one]):
            without = team.have - can[person]
            alone = team.people == 1 << person
            if not alone and not work.counts.lacking(without, team.need):
                team.have = without
                team.people ^= 1 << person
                team.value -= work.value[person]
                self.free[session] |= 1 << person

    def _close_up(self, session: int, team: Team) -> None:
        """Let a team begin each piece of work as soon as it can."""
        work, one = self.work, self.work.sessions[session]
        at = one.opens
        for number in team.works:
            earliest = max(at, self.earliest(number))
            start = one.fit(earliest, work.minutes[number])
            fixed = bool(work.exclusive[number])
            if fixed or start is None or start > self.start[number]:
                start = self.start[number]
            if start != self.start[number]:
                self._set(number, start, session)
            at = start + work.minutes[number]

    def earliest(self, number: int) -> int:
        """Return from when on work may begin, by itself and what comes before it."""
        earliest = self.work.not_before[number]
        for before in self.work.before[number]:
            if self.start[before] != NOT_PLACED:
                earliest = max(earliest, self.end(before))
        return earliest
