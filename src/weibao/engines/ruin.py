"""Choosing what to take out: neighbouring work that could well stand elsewhere."""

from collections.abc import Callable, Collection, Iterable
from random import Random

from attrs import define

from weibao.engines.columns import NOWHERE
from weibao.engines.routes import Route
from weibao.engines.state import State

ROUTES = 4
"""From how many routes at most work is taken out at once."""
STRING = 6
"""How many pieces of work in a row are taken out of one route at most."""
REACHES = (0, 1, 2, 4)
"""How many days about the seed's day are looked at."""
BLUR = 20
"""By how many minutes of travel the nearness of routes is blurred, to vary them."""
MANY = 30
"""With so many routes a day, only those are looked at that could take the seed."""

FAR = 10**6
"""More minutes than any way takes."""
Takers = Callable[[int], Collection[int]]
"""Which resources may take a job on a day."""


@define(eq=False)
class Ruin:
    """Takes work out of a state, in strings from routes that lie near a seed."""

    state: State
    random: Random

    def strings(
        self,
        seed: int,
        day: int,
        takers: Takers | None = None,
        able: Takers | None = None,
    ) -> tuple[list[int], list[Route]]:
        """Choose strings of work about a row on a day.

        Args:
            seed: the row.
            day: the day.
            takers: who may take the row on each day; their routes come first.
            able: who could take the row on a day, other work there aside. Where many
                are there, the routes of others are left alone.

        Returns:
            The rows to take out, and the routes they are in.
        """
        random, stop = self.random, self.state.columns.stop
        way = self.state.travel[stop[seed]]
        most = random.randint(1, ROUTES)
        chosen: dict[int, None] = {}
        routes: list[Route] = []
        many = len(self.state.by_day.get(day, ())) >= MANY
        only = able(day) if many and able is not None else None
        for route in self._near(seed, day, takers, only):
            if len(routes) >= most:
                break
            jobs = route.jobs
            length = random.randint(1, min(len(jobs), STRING))
            near = min(range(len(jobs)), key=lambda at: (way[stop[jobs[at]]], at))
            first = random.randint(
                max(0, near - length + 1), min(near, len(jobs) - length)
            )
            movable = self.state.columns.movable
            some = [row for row in jobs[first : first + length] if movable[row]]
            if some:
                routes.append(route)
                chosen.update(dict.fromkeys(some))
        return list(chosen), routes

    def _of_day(self, day: int, only: Collection[int] | None) -> Iterable[Route]:
        """Return the routes of a day, or only those of some resources."""
        if only is None:
            return self.state.by_day.get(day, ())
        found = (self.state.going(resource, day) for resource in sorted(only))
        return [route for route in found if route is not None]

    def _near(
        self, seed: int, day: int, takers: Takers | None, only: Collection[int] | None
    ) -> list[Route]:
        """Return the routes about a day, the seed's own first, then by nearness.

        Those who may take the seed come before all others: room is of use there.
        """
        columns, random = self.state.columns, self.random
        way, stop = self.state.travel[columns.stop[seed]], columns.stop
        reach = random.choice(REACHES)
        found: list[tuple[int, int, int, Route]] = []
        own = columns.day[seed]
        for other in range(day - reach, day + reach + 1):
            first = takers(other) if takers is not None else ()
            for route in self._of_day(other, only):
                if not route.jobs:
                    continue
                near = min([way[stop[row]] for row in route.jobs])
                near += random.randrange(BLUR)
                if takers is not None and route.resource not in first:
                    near += FAR
                if other == own != NOWHERE and seed in route.jobs:
                    near = -1
                found.append((near, other, route.resource, route))
        found.sort(key=lambda one: one[:3])
        return [route for *_, route in found]
