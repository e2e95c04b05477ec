"""How many visits a roster makes to the places that should have only so many."""

from collections import defaultdict
from datetime import date

from attrs import frozen

from weibao.inventory import Location, Site, VisitCap
from weibao.roster import Roster


@frozen(kw_only=True, eq=False)
class Visited:
    """How many visits a place has in a week or month, which begins on a day."""

    place: Location | Site
    cap: VisitCap
    begins: date
    visits: int

    @property
    def beyond(self) -> int:
        """How many are more than there should be."""
        return max(0, self.visits - self.cap.at_most)


def visited(roster: Roster) -> tuple[Visited, ...]:
    """Count the visits to each place that has a cap, by place and time.

    A visit is a crew's day there; those who only escort make none.
    """
    made: dict[tuple[str, str, date], set[tuple[str, date]]] = defaultdict(set)
    known: dict[tuple[str, str], tuple[Location | Site, VisitCap]] = {}
    for one in roster.assignments:
        for place, cap in one.subject.location.capped():
            kind = "site" if isinstance(place, Site) else "place"
            known[kind, place.id] = place, cap
            for day in one.days:
                key = kind, place.id, cap.period(day)
                made[key].add((one.crew.id, day))
    return tuple(
        Visited(
            place=known[kind, id][0],
            cap=known[kind, id][1],
            begins=begins,
            visits=len(visits),
        )
        for (kind, id, begins), visits in sorted(made.items(), key=lambda one: one[0])
    )


def over_visited(roster: Roster) -> tuple[Visited, ...]:
    """Return the places and times with more visits than there should be."""
    return tuple(one for one in visited(roster) if one.beyond)
