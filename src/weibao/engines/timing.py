"""The minutes of a route: how early work can begin, how late, and what it pushes on."""

from collections.abc import Callable, Sequence

from attrs import define, field

from weibao.engines.clockwork import common
from weibao.engines.columns import ANY_TIME, FOREVER, NOWHERE
from weibao.engines.rests import Rests
from weibao.engines.routes import Route, Stretches
from weibao.engines.state import DAYS, State

Moves = list[tuple[int, int]]
"""Rows and their new minutes."""


@define(eq=False)
class Timing:
    """Reckons minutes in a state."""

    state: State
    grid: int
    rests: Rests = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.rests = Rests(self.state)

    def allowed(self, route: Route, row: int, crew: int, base: int) -> Stretches:
        """Return when work of this kind may go on, with the ways from and to base."""
        columns = self.state.columns
        key = (columns.where[row], columns.stop[row], crew)
        known = route.allowed.get(key)
        if known is None:
            known = route.allowed[key] = self._find(route, *key, base)
        if not route.roams:
            return known
        found, travel = self._between_days(route, known), self.state.travel
        out, home = travel[base][key[1]], travel[key[1]][base]
        return self.rests.kept(route, found, crew, out, home)

    def _find(
        self, route: Route, where: int, stop: int, crew: int, base: int
    ) -> Stretches:
        workshop, travel = self.state.workshop, self.state.travel
        out, home = travel[base][stop], travel[stop][base]
        found = workshop.hours_of(where, route.day)
        there = route.presences or [
            workshop.people.presence(person, route.day, crew) for person in route.people
        ]
        for presence in there:
            if presence is None:
                return ()
            found = common(found, list(presence.work))
            ways = sorted((a + out, b - home) for a, b in presence.duties)
            found = common(found, [way for way in ways if way[0] < way[1]])
        return tuple(found)

    def _between_days(self, route: Route, found: Stretches) -> Stretches:
        """Keep clear of the days before and after, where these overlap in time."""
        start, minutes = self.state.columns.start, self.state.columns.minutes
        first, last = ANY_TIME, FOREVER
        for day in (route.day - 1, route.day + 1):
            for other in self.state.about(route, day):
                if not other.jobs:
                    continue
                if day < route.day:
                    ends = max(start[row] + minutes[row] for row in other.jobs)
                    first = max(first, ends)
                else:
                    last = min(last, min(start[row] for row in other.jobs))
        return tuple(common(list(found), [(first, last)]))

    def allowed_at(self, route: Route, row: int) -> Stretches:
        """Return when work that stands in a route may go on."""
        columns = self.state.columns
        crew = columns.crew[row]
        known = route.allowed.get((columns.where[row], columns.stop[row], crew))
        if known is None or route.roams:
            return self.allowed(route, row, crew, columns.base[row])
        return known

    def without_rest(self, check: Callable[[], bool], routes: Sequence[Route]) -> bool:
        """Tell whether something would hold if nobody needed any rest."""
        people = self.state.workshop.people
        needed = people.rest, people.in_a_row
        people.rest, people.in_a_row = 0, None
        for route in routes:
            route.latest, route.places = None, {}
        found = check()
        people.rest, people.in_a_row = needed
        for route in routes:
            route.latest, route.places = None, {}
        return found

    def earliest(
        self, row: int, route: Route, spans: Stretches, ready: int
    ) -> int | None:
        """Return the first minute from ``ready`` on at which a job can begin."""
        columns, grid = self.state.columns, self.grid
        length, timed = columns.minutes[row], columns.begins[row] is not None
        if columns.not_before[row] > ready:
            ready = columns.not_before[row]
        for opens, closes in spans:
            start = ready if ready > opens else opens
            if not timed:
                start = -(-start // grid) * grid
            if start + length > closes:
                continue
            if not columns.exclusions[row]:
                return start
            clear = self.clear(row, (route,), start, closes)
            if clear is not None:
                return clear
        return None

    def clear(
        self, row: int, routes: Sequence[Route], start: int, closes: int
    ) -> int | None:
        """Return the first minute at which nothing shared is taken by others.

        What stands in the same routes is not looked at: it comes before or after.
        """
        state = self.state
        columns, busy, day = state.columns, state.busy, routes[0].day
        shared = [
            (others, most)
            for key, most in columns.exclusions[row]
            if (others := busy.get(key * DAYS + day))
        ]
        if self.state.workshop.sharing.wide:
            shared += self._of_other_days(row, day)
        if not shared:
            return start
        begun, minutes, length = columns.start, columns.minutes, columns.minutes[row]
        while start + length <= closes:
            until, end = ANY_TIME, start + length
            for others, most in shared:
                on, first = 0, FOREVER
                for other in others:
                    begins = begun[other]
                    if begins >= end:
                        continue
                    ends = begins + minutes[other]
                    if ends <= start or other == row:
                        continue
                    if any(other in route.jobs for route in routes):
                        continue
                    on += 1
                    first = min(first, ends)
                if on >= most:
                    until = max(until, first)
            if until == ANY_TIME:
                return start
            start = -(-until // self.grid) * self.grid
        return None

    def _of_other_days(self, row: int, day: int) -> list[tuple[list[int], int]]:
        """Return what has things on days about that go from zone to zone."""
        busy, wide = self.state.busy, self.state.workshop.sharing.wide
        found = []
        for key, most in self.state.columns.exclusions[row]:
            if key in wide:
                about = range(day - 1, day + 2)
                rows = [one for on in about for one in busy.get(key * DAYS + on, ())]
                found.append((rows, most))
        return found

    def pushed(self, row: int, start: int, route: Route, at: int, moves: Moves) -> bool:
        """Add what work in a route at a minute pushes on to the moves.

        Returns:
            Whether all that can be pushed far enough.
        """
        columns, travel = self.state.columns, self.state.travel
        begun, minutes, stop = columns.start, columns.minutes, columns.stop
        ends, here = start + minutes[row], stop[row]
        for other in route.jobs[at:]:
            ready = ends + travel[here][stop[other]]
            if ready <= begun[other]:
                return True
            if columns.anchored[other]:
                return False
            spans = self.allowed_at(route, other)
            later = self.earliest(other, route, spans, ready)
            if later is None:
                return False
            moves.append((other, later))
            ends, here = later + minutes[other], stop[other]
        return True

    def promised_on(self, row: int, day: int) -> int:
        """Return the minute that was published, if a job stands on that day."""
        columns = self.state.columns
        promised = columns.promised[row]
        known = promised != NOWHERE and self.state.disturbance.days.get(row) == day
        return promised if known else ANY_TIME

    def latest(self, route: Route) -> list[int]:
        """Return how late each piece of work can begin without losing one after it.

        What else is on at that time is not looked at.
        """
        if route.latest is not None:
            return route.latest
        columns, travel = self.state.columns, self.state.travel
        found: list[int] = []
        bound, after = FOREVER, -1
        for row in reversed(route.jobs):
            best = columns.start[row]
            if after >= 0:
                bound -= travel[columns.stop[row]][after]
            if not columns.anchored[row]:
                for opens, closes in reversed(self.allowed_at(route, row)):
                    start = min(closes, bound) - columns.minutes[row]
                    if start >= opens:
                        best = max(best, start)
                        break
            found.append(best)
            bound, after = best, columns.stop[row]
        found.reverse()
        route.latest = found
        return found

    def draw(self, route: Route) -> None:
        """Move the work of a route to where it can begin first."""
        columns, travel = self.state.columns, self.state.travel
        starts: dict[int, int] = {}
        ends, here = ANY_TIME, -1
        for row in route.jobs:
            ready = ends if here < 0 else ends + travel[here][columns.stop[row]]
            start = columns.start[row]
            ready = max(ready, self.promised_on(row, route.day))
            if not columns.anchored[row] and ready < start:
                spans = self.allowed_at(route, row)
                sooner = self.earliest(row, route, spans, ready)
                if sooner is not None and sooner < start:
                    starts[row] = start = sooner
            ends, here = start + columns.minutes[row], columns.stop[row]
        if starts and self.rests.apart(route, 0, 0, tuple(starts.items())):
            self.state.drawn(route, starts)
