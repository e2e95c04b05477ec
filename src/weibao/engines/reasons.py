"""Why a job has no place, as things stand."""

from collections import Counter

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.people import Unit
from weibao.engines.routes import Offer
from weibao.roster import Reason

LEFT_OVER = Reason.NO_TECHNICIAN_FREE
"""What is said where a place is free, but nothing has led there."""


def count_reasons(
    insertion: Insertion, job: Job, first: int, last: int
) -> Counter[Reason]:
    """Count why a job has no place, over every day and unit.

    Closed days are counted only where there is no other day.

    Args:
        insertion: where everything stands.
        job: the job without a place.
        first: the first day that is looked at.
        last: the last one.
    """
    closed: Counter[Reason] = Counter()
    counted: Counter[Reason] = Counter()
    planned = job.order.planned
    need = planned.resolved.need
    people = insertion.state.workshop.people
    if not job.units and not job.pools and job.pin is not None:
        return Counter({Reason.PINNED: 1})
    if not job.units and not job.pools:
        return Counter({people.why_no_unit(need, planned.resolved.crew): 1})
    for day in range(max(first, 0), last + 1):
        if insertion.only is not None and day not in insertion.only:
            continue
        why_closed = insertion.state.workshop.why_closed(planned, day)
        if why_closed is not None:
            closed[why_closed] += 1
            continue
        if job.pin_day is not None and job.pin_day != day:
            closed[Reason.PINNED] += 1
            continue
        units = list(insertion.units(job, day))
        if not units:
            counted[_why_nobody(insertion, job, day)] += 1
        for unit in units:
            why = why_not(insertion, job, day, unit)
            if why is not None:
                counted[why] += 1
            elif job.chained:
                counted[Reason.CHAIN_GAP] += 1
    if not counted and not closed:
        counted[Reason.OUTSIDE_WINDOW if first > last else LEFT_OVER] += 1
    return counted or closed


def why_not(insertion: Insertion, job: Job, day: int, unit: Unit) -> Reason | None:
    """Say why a unit cannot do a job on a day; None where it can."""
    why = _why_not(insertion, job, day, unit)
    if why is not None:
        return why
    offer = insertion.offer(unit, day)
    is_open = offer is None or insertion.open_to(job, offer)
    return None if is_open else Reason.VISITS_FULL


def _why_not(insertion: Insertion, job: Job, day: int, unit: Unit) -> Reason | None:
    people, state = insertion.state.workshop.people, insertion.state
    team = people.there(unit, day)
    if not team.people:
        return Reason.NOBODY_ON_SHIFT
    need, today = job.order.planned.resolved.need, state.workshop.date(day)
    if not people.certified(team, need, today):
        return people.why_uncertified(team.people, need, today)
    offer = insertion.made(unit, day)
    if offer is None:
        return Reason.NOBODY_ON_SHIFT
    if state.teams is not None and not state.teams.keeps(offer):
        return Reason.NO_TECHNICIAN_FREE
    if not insertion.is_separate(job, offer):
        return Reason.OWN_WORK
    if job.divisible is not None:
        why = insertion.spreading.why_not(job, offer)
        alone = why is None and job.escorts is not None
        return Reason.ESCORT_MISSING if alone else why
    if not _long_enough(insertion, job, offer):
        rested = insertion.places.timing.without_rest(
            lambda: _long_enough(insertion, job, offer), offer.routes
        )
        return Reason.NO_REST if rested else Reason.NO_COMMON_HOURS
    if insertion.places.find(job.row, offer) is not None:
        if job.escorts is None or insertion.escorting.find(job, offer) is not None:
            return None
        return Reason.ESCORT_MISSING
    if not all(state.allows(route, job.minutes) for route in offer.routes):
        return Reason.HOURS_USED_UP
    if insertion.places.timing.without_rest(
        lambda: insertion.places.find(job.row, offer) is not None, offer.routes
    ):
        return Reason.NO_REST
    if state.reserving is not None and state.reserving.without(
        lambda: insertion.places.find(job.row, offer) is not None
    ):
        return Reason.RESERVED
    return _why_taken(insertion, job, offer)


def _long_enough(insertion: Insertion, job: Job, offer: Offer) -> bool:
    """Tell whether the place is open to the people for long enough."""
    for opens, closes in insertion.places.hours(job.row, offer):
        first = max(opens, job.not_before)
        last = closes
        if job.begins is not None:
            first = max(first, job.begins[0])
            last = min(last, job.begins[2] + job.minutes)
        if last - first >= job.minutes:
            return True
    return False


def _why_taken(insertion: Insertion, job: Job, offer: Offer) -> Reason:
    """Say whether the people are taken, or what is shared with other work.

    Where several things shared are taken, the last that must be free is told.
    """
    columns, why = insertion.state.columns, insertion.state.workshop.sharing.why
    shared = columns.exclusions[job.row]
    without = [[one for one in shared if one != alone] for alone in shared]
    without += [list(shared[number:]) for number in range(2, len(shared) + 1)]
    lifted = [*shared, *shared[1:]]
    for (key, _), kept in zip(lifted, without, strict=True):
        columns.exclusions[job.row] = tuple(kept)
        free = insertion.places.find(job.row, offer) is not None
        columns.exclusions[job.row] = shared
        if free:
            return why(key)
    return Reason.NO_TECHNICIAN_FREE


def _why_nobody(insertion: Insertion, job: Job, day: int) -> Reason:
    """Say why no team of any large crew can be made on a day."""
    people = insertion.state.workshop.people
    need, today = job.order.planned.resolved.need, insertion.state.workshop.date(day)
    for pool in job.pools:
        if people.certified(Unit(pool.crew, pool.people), need, today):
            return Reason.NOBODY_ON_SHIFT
    return people.why_uncertified(job.pools[0].people, need, today)
