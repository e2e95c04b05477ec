"""Those who are there beside the people who do a job, at the same minutes.

An offer of such a job holds the routes of both. Each goes from and to the base of its
own crew.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from attrs import define, evolve, field

from weibao.engines.jobs import Job
from weibao.engines.people import Pool, Unit, may_be
from weibao.engines.places import Places
from weibao.engines.routes import Offer, Slot
from weibao.engines.state import State
from weibao.equipment import Need

MOST_ESCORTS = 6
"""How many escorts are tried beside each unit on a day, the least busy first."""


@define(eq=False)
class Escorting:
    """Puts escorts beside those who do the work.

    ``offer`` returns the routes of a unit's day, ``made`` those too of people of whom
    some are in other teams, ``units`` who may do a job on a day.
    """

    state: State
    places: Places
    offer: Callable[[Unit, int], Offer | None]
    made: Callable[[Unit, int], Offer | None]
    units: Callable[[Job, int], Iterable[Unit]]
    _joined: dict[tuple[Unit, Unit, int], Offer | None] = field(factory=dict)

    def offers(self, job: Job, day: int) -> Iterator[Offer]:
        """Return who may do a job on a day, each with some escorts."""
        workshop = self.state.workshop
        need, today = job.order.planned.resolved.need, workshop.date(day)
        escorts = list(self._escorts(job, day))
        for unit in self.units(job, day) if escorts else ():
            offer = self.offer(unit, day)
            if offer is not None and workshop.people.certified(offer.unit, need, today):
                yield from islice(self._with_each(offer, escorts), MOST_ESCORTS)

    def find(self, job: Job, offer: Offer, off: int = 0) -> Slot | None:
        """Return the cheapest place with any escort beside those of an offer."""
        escorts = list(self._escorts(job, offer.routes[0].day))
        found = (
            self.places.find(job.row, joined, off)
            for joined in self._with_each(offer, escorts)
        )
        slots = [slot for slot in found if slot is not None]
        return min(slots, key=lambda one: (one.price, one.start), default=None)

    def holds(self, job: Job, offer: Offer) -> bool:
        """Tell whether an offer has the escort that a job asks for, and no other."""
        escort = job.order.planned.resolved.escort
        if escort is None or offer.escort is None:
            return escort is None and offer.escort is None
        crew = offer.escort.crew
        if escort.crew not in (None, crew.id):
            return False
        workshop = self.state.workshop
        today = workshop.date(offer.routes[0].day)
        right = may_be(crew, len(offer.escort.people), escort.need)
        return right and workshop.people.certified(offer.escort, escort.need, today)

    def joined(self, offer: Offer, escort: Unit) -> Offer | None:
        """Return an offer with an escort beside it; None where that cannot be."""
        found, teams = self.both(offer, escort), self.state.teams
        return found if found is None or teams is None or teams.keeps(found) else None

    def both(self, offer: Offer, escort: Unit) -> Offer | None:
        """Return an offer with an escort beside it, whatever teams there are."""
        day = offer.routes[0].day
        key = (offer.unit, escort, day)
        if key not in self._joined:
            self._joined[key] = self._join(offer, self.made(escort, day))
        return self._joined[key]

    def _join(self, offer: Offer, other: Offer | None) -> Offer | None:
        if other is None or not set(offer.unit.people).isdisjoint(other.unit.people):
            return None
        resources = {route.resource for route in offer.routes}
        if any(route.resource in resources for route in other.routes):
            return None
        return evolve(
            offer,
            routes=(*offer.routes, *other.routes),
            escort=other.unit,
            sides=(*offer.sides, *other.sides),
        )

    def _with_each(self, offer: Offer, escorts: Iterable[Unit]) -> Iterator[Offer]:
        for escort in escorts:
            joined = self.joined(offer, escort)
            if joined is not None:
                yield joined

    def _escorts(self, job: Job, day: int) -> list[Unit]:
        """Return the escorts of a day, the least busy first."""
        state, people = self.state, self.state.workshop.people
        escort, today = job.order.planned.resolved.escort, state.workshop.date(day)
        if escort is None:
            return []
        found: list[Unit] = []
        for source in job.escorts or ():
            if isinstance(source, Unit):
                found.append(source)
            else:
                found += of_pool(state, source, escort.need, day, free=True)
        if state.teams is not None:
            teams = state.teams.on(day)
            found += [unit for unit in teams if escort.crew in (None, unit.crew.id)]
            found = list(dict.fromkeys(found))
        there = [(people.there(unit, day), unit) for unit in found]
        able = [
            (state.load(team, day), state.total(team), number, unit)
            for number, (team, unit) in enumerate(there)
            if team.people and people.certified(team, escort.need, today)
        ]
        return [unit for *_, unit in sorted(able, key=lambda one: one[:3])]


def of_pool(
    state: State, pool: Pool, need: Need, day: int, *, free: bool = False
) -> Iterator[Unit]:
    """Return some units of a pool for a day, the least loaded people first.

    Those who are ``free`` are in no team of the day yet.
    """
    teams = state.teams if free else None

    def load(person: int) -> tuple[int, ...]:
        route = state.route_of(person, day)
        busy = 0 if route is None else route.busy
        return busy, state.totals.get(person, 0)

    def alone(person: int) -> bool:
        return teams is None or teams.route_of(person, day) is None

    return state.workshop.people.choices(
        pool, need, day, load, None if teams is None else alone
    )
