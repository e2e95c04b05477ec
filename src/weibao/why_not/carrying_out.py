"""Carrying out what was suggested: the roster with it."""

from attrs import evolve

from weibao.roster import Assignment, Party, Reason, Roster, Unassigned
from weibao.why_not.answers import Suggestion, Way, WayOut
from weibao.why_not.as_if import ONCE_MORE, as_if


def placed(roster: Roster, place: Suggestion) -> Roster:
    """Return a roster with an order at a place, and all that this pushes on."""
    new = place.assignment
    pushed = {one.assignment.order.id: one.segment for one in place.pushed}
    others = [
        evolve(one, segments=(pushed[one.order.id],)) if one.order.id in pushed else one
        for one in roster.assignments
        if one.order.id != new.order.id
    ]
    lost = (one for one in roster.unassigned if one.order.id != new.order.id)
    mended = evolve(
        roster, assignments=_in_order([*others, new]), unassigned=tuple(lost)
    )
    still = tuple(_late_still(one, mended) for one in mended.assignments)
    return evolve(mended, assignments=still)


def _late_still(one: Assignment, roster: Roster) -> Assignment:
    """Return an assignment as late as it is now: a visit before it may have helped."""
    if one.late is None:
        return one
    limit = roster.lawful_window(one.order).closes
    over = (one.last_day - limit).days
    late = evolve(one.late, days=over, limit=limit) if over > 0 else None
    return evolve(one, late=late)


def carried_out(roster: Roster, way: WayOut) -> Roster:
    """Return a roster with a way out taken, on the workforce as it would be."""
    if way.other is not None:
        other = way.other.order
        others = [one for one in roster.assignments if one.order.id != other.id]
        lost = [*roster.unassigned]
        if way.other_to is None:
            lost.append(Unassigned(other, {Reason.NO_TECHNICIAN_FREE: 1}))
        lost.sort(key=lambda one: one.order.id)
        roster = evolve(roster, assignments=tuple(others), unassigned=tuple(lost))
    roster = placed(roster, way.place)
    if way.other_to is not None:
        roster = placed(roster, way.other_to)
    workforce = as_if(roster.workforce, way, roster.horizon)
    crews, people = workforce.crews, workforce.technicians
    further = way.place.assignment.order.id if way.way is Way.FURTHER_CREW else ""
    assignments = []
    for one in roster.assignments:
        more = ONCE_MORE if one.order.id == further else ""
        technicians = tuple(people[each.id + more] for each in one.technicians)
        crew = crews.get(one.crew.id + more, crews[one.crew.id])
        escort = one.escort
        if escort is not None:
            escorts = tuple(people[each.id] for each in escort.technicians)
            escort = Party(crews[escort.crew.id], escorts)
        assignments.append(
            evolve(one, crew=crew, technicians=technicians, escort=escort)
        )
    return evolve(roster, workforce=workforce, assignments=tuple(assignments))


def _in_order(assignments: list[Assignment]) -> tuple[Assignment, ...]:
    return tuple(sorted(assignments, key=lambda one: (one.start, one.order.id)))
