"""Which teams there are on each day: whoever is in one is in no other that day.

A team that a crew forms for a day goes about as one, like a crew that goes whole. It
is there while it has work, and takes on whatever it can do.
"""

from collections.abc import Collection, Iterator

from attrs import define, field

from weibao.engines.people import Unit
from weibao.engines.routes import Offer, Route


@define(eq=False)
class DayTeams:
    """The days of the ``people`` of crews that form teams daily, by number.

    Each of them is on one route a day at the most, that of a team or their own. Who
    goes to work ``far`` away, in another time zone, may there be on a day before or
    after the one at the base: they stay together from one day to the next.
    """

    people: Collection[int]
    far: Collection[int] = ()
    _of: dict[tuple[int, int], Route] = field(factory=dict)
    _teams: dict[int, dict[int, Route]] = field(factory=dict)

    def follow(self, route: Route) -> None:
        """See whether a route has work now."""
        of, day = self._of, route.day
        if route.jobs:
            of.update(((person, day), route) for person in route.people)
            if route.team is not None:
                self._teams.setdefault(day, {})[route.resource] = route
            return
        for person in route.people:
            if of.get((person, day)) is route:
                del of[person, day]
        if route.team is not None:
            self._teams.get(day, {}).pop(route.resource, None)

    def route_of(self, person: int, day: int) -> Route | None:
        """Return the route that a person is on; None while there is no work on any."""
        return self._of.get((person, day))

    def keeps(self, offer: Offer) -> bool:
        """Tell whether nobody of an offer would leave another team of the day."""
        of = self._of
        for route in offer.routes if self._of else ():
            for person in route.people if route.binds else ():
                on = of.get((person, route.day))
                if on is not None and on.resource != route.resource:
                    return False
                if person in self.far and not self._keeps_on(person, route):
                    return False
        return True

    def _keeps_on(self, person: int, route: Route) -> bool:
        """Tell whether somebody goes about in the same way a day before and after."""
        return all(
            self._of.get((person, day), route).resource == route.resource
            for day in (route.day - 1, route.day + 1)
        )

    def on(self, day: int) -> Iterator[Unit]:
        """Go through the teams that there are on a day."""
        teams = self._teams.get(day, {})
        for resource in sorted(teams):
            team = teams[resource].team
            if team is not None:
                yield team
