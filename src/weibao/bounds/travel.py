"""How little travel the work that is placed could take, whatever the order of stops.

Work whose windows have no day in common is done on different days. So a stop is entered
at least as often as it has such work, each time over no shorter a way than from the
place nearest to it; and on each such day somebody goes home. Beside that, each such day
takes the way to its work and back. The larger of the two counts. Where ways by other
places are shorter than the direct one, these count.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

from attrs import frozen

from weibao.inventory import Location
from weibao.roster import Assignment, Roster

MINUTE = timedelta(minutes=1)


@frozen
class Leg:
    """Work that takes people somewhere in a window of days."""

    stop: int
    first: date
    last: date
    people: int


def least_travel(roster: Roster, *, crews_once: bool = False) -> int:
    """Return how many minutes on the way the work that a roster places takes at least.

    Args:
        roster: the roster.
        crews_once: whether people who go together count as one.
    """
    if not roster.assignments:
        return 0
    places: dict[str, Location] = {}
    for crew in roster.workforce.crews.values():
        places.setdefault(crew.base.stop.id, crew.base.stop)
    bases = len(places)
    for one in roster.assignments:
        places.setdefault(one.stop.id, one.stop)
    number = {id: n for n, id in enumerate(places)}
    between = _minutes(list(places.values()), roster)
    chained = {
        order.id
        for chain in roster.demand.chains
        for visit in chain.orders
        for order in (visit, chain.extra(visit))
    }
    legs = [
        _leg(
            one,
            roster,
            number[one.stop.id],
            1 if crews_once else one.order.planned.resolved.need.people,
            anywhere=one.order.id in chained or bool(one.order.follows),
        )
        for one in roster.assignments
    ]
    entered = [
        min((row[n] for m, row in enumerate(between) if m != n), default=0)
        for n in range(len(places))
    ]
    home = [min(between[n][:bases]) for n in range(len(places))]
    by_stop: dict[int, list[Leg]] = {}
    for leg in legs:
        by_stop.setdefault(leg.stop, []).append(leg)
    entering = sum(
        _apart(some, lambda leg: leg.people * entered[leg.stop])
        for stop, some in by_stop.items()
        if stop >= bases
    )
    nearest = min(home[stop] for stop in by_stop)
    entering += _apart(legs, lambda leg: leg.people * nearest)
    shortest = _by_others(between)
    back = [min(row[:bases]) for row in shortest]
    there_and_back = _apart(legs, lambda leg: 2 * leg.people * back[leg.stop])
    return max(entering, there_and_back)


def _leg(
    one: Assignment, roster: Roster, stop: int, people: int, *, anywhere: bool
) -> Leg:
    """Return where and on which days work may be; late work also after its window."""
    window, horizon = one.order.window, roster.horizon
    first, last = max(window.opens, horizon.first), min(window.closes, horizon.last)
    if anywhere:
        first, last = horizon.first, horizon.last
    if one.late is not None:
        last = horizon.last
    return Leg(stop, min(first, one.day), max(last, one.day), people)


def _apart(legs: Sequence[Leg], worth: Callable[[Leg], int]) -> int:
    """Return the most that legs with no day in common are worth together."""
    ends: list[tuple[date, int]] = [(date.min, 0)]
    for leg in sorted(legs, key=lambda one: (one.last, one.first, one.stop)):
        low, high = 0, len(ends) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if ends[middle][0] < leg.first:
                low = middle
            else:
                high = middle - 1
        total = ends[low][1] + worth(leg)
        if total > ends[-1][1]:
            ends.append((leg.last, total))
    return ends[-1][1]


def _minutes(places: Sequence[Location], roster: Roster) -> list[list[int]]:
    travel = roster.workforce.travel
    found = [[0] * len(places) for _ in places]
    for (a, one), (b, other) in combinations(enumerate(places), 2):
        found[a][b] = found[b][a] = int(travel.between(one, other) / MINUTE)
    return found


def _by_others(between: list[list[int]]) -> list[list[int]]:
    """Return the shortest ways, by other places where that is shorter."""
    found = [list(row) for row in between]
    for by in range(len(found)):
        through = found[by]
        for row in found:
            out = row[by]
            for end, more in enumerate(through):
                if out + more < row[end]:
                    row[end] = out + more
    return found
