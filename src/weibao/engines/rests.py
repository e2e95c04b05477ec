"""Rest between working days, and days without work among them.

A working day is the day on which a shift begins: work after midnight in a night shift
belongs to the day before. Most people's shifts lie far enough apart by themselves, and
end by midnight where that matters; such people's days need no looking at. Those of the
others, who are ``roaming``, are in each other's way.
"""

from collections.abc import Collection, Iterator

from attrs import define, field

from weibao.engines.columns import ANY_TIME, FOREVER
from weibao.engines.people import People
from weibao.engines.routes import Route, Stretches
from weibao.engines.state import NEAR, State

Moves = Collection[tuple[int, int]]


@define(eq=False)
class Rests:
    """Looks at people's working days in a state.

    ``stays`` are those that nothing changes any more: the day, when one sets out and
    when one is back.
    """

    state: State
    stays: dict[int, list[tuple[int, int, int]]] = field(factory=dict)

    @property
    def people(self) -> People:
        """Everybody by number."""
        return self.state.workshop.people

    def stay(
        self,
        person: int,
        day: int,
        crew: int,
        work: tuple[int, int],
        ways: tuple[int, int],
    ) -> None:
        """Note work that stays as it is, with the ways out and home."""
        (start, end), (out, home) = work, ways
        begun = self._begun(person, day, crew, start, end)
        self.stays.setdefault(person, []).append((begun, start - out, end + home))

    def kept(
        self, route: Route, found: Stretches, crew: int, out: int, home: int
    ) -> Stretches:
        """Return what of some hours lies a rest apart from other working days.

        Args:
            route: the day of those who work.
            found: when work may go on.
            crew: whose shifts count.
            out: the way from base.
            home: the way back.
        """
        for person in route.people:
            if person in self.people.roaming and self.people.rest:
                ways = (out, home)
                found = tuple(sorted(self._parts(person, route, crew, found, ways)))
        return found

    def _parts(
        self,
        person: int,
        route: Route,
        crew: int,
        found: Stretches,
        ways: tuple[int, int],
    ) -> Iterator[tuple[int, int]]:
        rest, (out, home) = self.people.rest, ways
        for begun, spells in self._spells(person, route.day, crew):
            back, sets_out = self._around(person, begun)
            first, last = back + rest + out, sets_out - rest - home
            for opens, closes in spells:
                for start, end in found:
                    a, b = max(start, opens, first), min(end, closes, last)
                    if a < b:
                        yield a, b

    def _around(self, person: int, begun: int) -> tuple[int, int]:
        """Return when a person is back before a working day, and sets out after it."""
        columns, travel = self.state.columns, self.state.travel
        back, sets_out = ANY_TIME, FOREVER
        for other, starts, ends in self.stays.get(person, ()):
            if other < begun:
                back = max(back, ends)
            elif other > begun:
                sets_out = min(sets_out, starts)
        for day, row in self._work(person, range(begun - NEAR, begun + NEAR + 1)):
            start = columns.start[row]
            ends = start + columns.minutes[row]
            other = self._begun(person, day, columns.crew[row], start, ends)
            base, stop = columns.base[row], columns.stop[row]
            if other < begun:
                back = max(back, ends + travel[stop][base])
            elif other > begun:
                sets_out = min(sets_out, start - travel[base][stop])
        return back, sets_out

    def apart(self, route: Route, crew: int, base: int, moves: Moves) -> bool:
        """Tell whether work of one route that moves together keeps a rest within it.

        A night shift that ends on a day and a shift that begins on it share a route;
        what moves was looked at one by one, beside the minutes from before.

        Args:
            route: the day, and whose it is.
            crew: whose shifts count for the work that comes, the first of the moves.
            base: from where that work is gone to.
            moves: the work that comes or moves, with its minutes.
        """
        rest = self.people.rest
        if not (route.roams and rest) or len(moves) < 2:
            return True
        columns, travel = self.state.columns, self.state.travel
        at, comes = dict(moves), next(iter(moves))[0]
        rows = route.jobs if comes in route.jobs else [*route.jobs, comes]
        for person in self.people.roaming.intersection(route.people):
            days: list[tuple[int, int, int]] = []
            for row in rows:
                start, stop = at.get(row, columns.start[row]), columns.stop[row]
                end, new = start + columns.minutes[row], row not in route.jobs
                of, home = (
                    (crew, base) if new else (columns.crew[row], columns.base[row])
                )
                begun = self._begun(person, route.day, of, start, end)
                out, back = start - travel[home][stop], end + travel[stop][home]
                days.append((begun, out, back))
            if any(
                one < other and out - back < rest
                for one, _, back in days
                for other, out, _ in days
            ):
                return False
        return True

    def _work(self, person: int, days: range) -> Iterator[tuple[int, int]]:
        for day in days:
            route = self.state.route_of(person, day)
            if route is not None and person in route.people:
                for row in route.jobs:
                    yield day, row

    def _spells(
        self, person: int, day: int, crew: int
    ) -> tuple[tuple[int, Stretches], ...]:
        presence = self.people.presence(person, day, crew)
        return presence.spells if presence is not None else ()

    def _begun(self, person: int, day: int, crew: int, start: int, end: int) -> int:
        """Return the day on which the shift begins that holds some work."""
        for begun, spells in self._spells(person, day, crew):
            if any(opens <= start and end <= closes for opens, closes in spells):
                return begun
        return day

    def full(self, route: Route) -> bool:
        """Tell whether somebody may not work on a day that is still without work."""
        people = self.people
        return (
            people.in_a_row is not None
            and not route.jobs
            and any(
                person not in people.roaming and self._too_many(person, {route.day})
                for person in route.people
            )
        )

    def allow(self, route: Route, crew: int, moves: Moves) -> bool:
        """Tell whether work at these minutes leaves days without work among others.

        Args:
            route: the day, and whose it is.
            crew: whose shifts count for the work that comes, the first of the moves.
            moves: the work that comes or moves, with its minutes.
        """
        people, columns = self.people, self.state.columns
        if people.in_a_row is None:
            return True
        if not route.roams:
            return not self.full(route)
        for person in route.people:
            more: set[int] = set()
            for number, (row, start) in enumerate(moves):
                if not number or row in route.jobs:
                    of = columns.crew[row] if number else crew
                    end = start + columns.minutes[row]
                    more.add(self._begun(person, route.day, of, start, end))
            if self._too_many(person, more):
                return False
        return True

    def _too_many(self, person: int, more: set[int]) -> bool:
        """Tell whether more working days make too many in a row."""
        most = self.people.in_a_row or 0
        new = {day for day in more if not self._worked(person, day)}
        for day in new:
            run = 1
            for step in (-1, 1):
                other = day + step
                while run <= most and (other in new or self._worked(person, other)):
                    run, other = run + 1, other + step
            if run > most:
                return True
        return False

    def _worked(self, person: int, day: int) -> bool:
        if any(day == begun for begun, *_ in self.stays.get(person, ())):
            return True
        if person not in self.people.roaming:
            return any(self._work(person, range(day, day + 1)))
        columns = self.state.columns
        return any(
            day
            == self._begun(
                person,
                on,
                columns.crew[row],
                columns.start[row],
                columns.start[row] + columns.minutes[row],
            )
            for on, row in self._work(person, range(day, day + 2))
        )
