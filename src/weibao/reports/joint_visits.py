"""Which work that a rule wants in one visit came to one, and how long it takes."""

from datetime import timedelta

from attrs import frozen

from weibao.orders import Bundle, bundles
from weibao.roster import Assignment, Roster, Trip


@frozen(kw_only=True)
class JointVisit:
    """A bundle of orders, those of them that have a place, and their trip.

    ``trip`` is None where they are not all done in one, or one has no place.
    """

    bundle: Bundle
    placed: tuple[Assignment, ...]
    trip: Trip | None

    @property
    def length(self) -> timedelta:
        """How long its work takes in all."""
        return sum((one.work for one in self.placed), timedelta())


def joint_visits(roster: Roster) -> tuple[JointVisit, ...]:
    """Return all bundles of a roster, by their first lawful days."""
    trips = {one.order.id: trip for trip in roster.trips() for one in trip.assignments}
    coupled = [order.id for chain in roster.demand.chains for order in chain.orders]
    found = []
    for bundle in bundles(roster.demand.orders, coupled):
        ids = [order.id for order in bundle.orders]
        placed = tuple(roster.by_order[id_] for id_ in ids if id_ in roster.by_order)
        trip = trips.get(ids[0])
        whole = trip is not None and all(trips.get(id_) is trip for id_ in ids)
        found.append(
            JointVisit(bundle=bundle, placed=placed, trip=trip if whole else None)
        )
    return tuple(found)
