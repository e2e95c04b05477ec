"""The figures of a roster: each goal's, and each level's."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from weibao.equipment import Criticality
from weibao.fairness import (
    Balance,
    Burden,
    Shares,
    deviations,
    doings,
    unfair,
)
from weibao.goals import (
    BY_ACCOUNT,
    DEFAULT_GOALS,
    FINISH_WEIGHTS,
    Goal,
    Goals,
    asked,
)
from weibao.inventory import Location, Site
from weibao.overtime import overtime
from weibao.published import Published
from weibao.roster import Assignment, Roster
from weibao.same_people import known_people, other_people, people_needed
from weibao.spans.hours import DAY
from weibao.visit_counts import over_visited


def score(
    roster: Roster,
    goals: Goals = DEFAULT_GOALS,
    published: Published | None = None,
    balance: Balance | None = None,
) -> tuple[int, ...]:
    """Return the roster's figure for each level; the smaller tuple is better."""
    figures = measure(roster, published, balance, only=asked(goals))
    return tuple(sum(figures[w.goal] * w.weight for w in level) for level in goals)


def measure(
    roster: Roster,
    published: Published | None = None,
    balance: Balance | None = None,
    *,
    only: frozenset[Goal] | None = None,
) -> dict[Goal, int]:
    """Return every goal's figure for a roster.

    Args:
        roster: the roster.
        published: what people know of; nothing is disturbed without it.
        balance: what earlier rosters leave; everybody begins even without it.
        only: the goals that are wanted, where not all are; others may be left at 0.
    """
    figures = dict.fromkeys(Goal, 0)
    for lost in roster.unassigned:
        rank = lost.order.planned.criticality
        figures[Goal.UNPLACED_OF_ALL] += len(Criticality) - rank.rank
        if rank.by_law:
            figures[Goal.UNPLACED_BY_LAW] += 1
        else:
            figures[Goal.UNPLACED] += len(Criticality) - rank.rank
    for assignment in roster.assignments:
        if assignment.late is not None:
            by_law = assignment.order.planned.criticality.by_law
            goal = Goal.LATE_BY_LAW if by_law else Goal.LATE
            figures[goal] += assignment.late.days
    for goal, reckon in MEASURES.items():
        if only is None or goal in only:
            figures[goal] = reckon(roster)
    if published is not None and (only is None or only & DISTURBING):
        _disturb(roster, published, figures)
    if only is None or only & BY_ACCOUNT:
        figures.update(_by_account(roster, published, balance or Balance()))
    return figures


def _by_account(
    roster: Roster, published: Published | None, balance: Balance
) -> dict[Goal, int]:
    """Return what takes an account of every person."""
    workforce, done = roster.workforce, list(doings(roster.assignments))
    ahead = deviations(done, Shares(workforce, roster.horizon), balance)
    known = known_people(balance.known, published)
    return {
        **{goal: unfair(ahead[burden]) for goal, burden in BURDENS.items()},
        Goal.OTHER_PEOPLE: other_people(done, people_needed(roster.demand), known),
        Goal.OVERTIME: overtime(done, workforce.limits, workforce.travel),
    }


BURDENS = {
    Goal.UNFAIR_WEEKENDS: Burden.WEEKENDS,
    Goal.UNFAIR_UNPLEASANT: Burden.UNPLEASANT,
    Goal.UNFAIR_TRAVEL: Burden.TRAVEL,
    Goal.UNFAIR_WORK: Burden.WORK,
}
"""The burden that each goal of fairness is about."""


def _disturb(roster: Roster, published: Published, figures: dict[Goal, int]) -> None:
    """Count what is not as it was published, of work that is still to be done."""
    gone, then = {one.order.id for one in roster.unassigned}, published.roster
    for before in published.promises.values():
        after = roster.by_order.get(before.order)
        if after is None:
            if before.order in gone:
                figures[Goal.CHANGED] += 1
                figures[Goal.TOLD] += len(before.everybody)
            continue
        if then is not None and then.by_order.get(before.order) is after:
            continue
        were = set(before.everybody)
        are = {person.id for person in after.everybody}
        moved = before.start != after.start
        same = were == are and before.day == after.day
        figures[Goal.TOLD] += len(were) if same and moved else len(were ^ are)
        figures[Goal.CHANGED] += not same
        figures[Goal.MOVED] += moved


def travel_minutes(roster: Roster, *, crews_once: bool = False) -> int:
    """Add up the minutes that all people are on their way, out and home included.

    Args:
        roster: the roster.
        crews_once: whether the people of a crew that goes whole count as one.
    """
    days: dict[tuple[str, date], list[tuple[datetime, Assignment]]] = {}
    bases: dict[tuple[str, date], Location] = {}
    for assignment in roster.assignments:
        for party in assignment.parties:
            crew = party.crew
            whole = crews_once and not crew.may_split
            for who in [crew.id] if whole else [one.id for one in party.technicians]:
                for day in assignment.days:
                    begins = assignment.begins_on(day)
                    days.setdefault((who, day), []).append((begins, assignment))
                    bases.setdefault((who, day), crew.base)
    travel, known = roster.workforce.travel, dict[tuple[int, int], int]()
    minutes = 0
    for key, found in days.items():
        found.sort(key=lambda one: (one[0], one[1].order.id))
        stops = (one.order.subject.location for _, one in found)
        for here, there in pairwise((bases[key], *stops, bases[key])):
            way = id(here), id(there)
            if way not in known:
                known[way] = travel.between(here, there) // timedelta(minutes=1)
            minutes += known[way]
    return minutes


def _off_preferred(roster: Roster) -> int:
    return sum(map(_days_off, roster.assignments))


def _passed_over(roster: Roster) -> int:
    return sum(
        need.passed_over({person.id for person in one.technicians})
        for one in roster.assignments
        if (need := one.order.planned.resolved.need).preferred
    )


def _days_off(assignment: Assignment) -> int:
    preferred, day = assignment.order.preferred, assignment.day
    if day < preferred.opens:
        return (preferred.opens - day).days
    return max(0, (day - preferred.closes).days)


def worked(site: Site, first: date, moment: datetime) -> int:
    """Return how many minutes of a site's working hours there are until a moment.

    Args:
        site: the site, whose calendar says which days count.
        first: the day from which on they are counted.
        moment: when to stop counting.
    """
    local = moment.astimezone(site.time_zone)
    today = local.date()
    minutes, day = 0, first
    while day <= today:
        if site.calendar.is_open(day):
            until = local.hour * 60 + local.minute if day == today else 2 * DAY
            for hours in site.working_hours:
                minutes += max(0, min(hours.closes, until) - hours.opens)
        day += timedelta(days=1)
    return minutes


def _finish(roster: Roster) -> int:
    """Return the weighted latest ends by criticality, in working minutes."""
    latest: dict[tuple[int, str], Assignment] = {}
    for one in roster.assignments:
        key = one.order.planned.criticality.rank, one.subject.site.id
        if key not in latest or one.end > latest[key].end:
            latest[key] = one
    first, ends = roster.horizon.first, [0] * len(Criticality)
    for (rank, _), one in latest.items():
        ends[rank] = max(ends[rank], worked(one.subject.site, first, one.end))
    return weighted_ends(ends)


def weighted_ends(ends: Sequence[int]) -> int:
    """Return the figure that the latest ends come to, in working minutes.

    Args:
        ends: the latest end of each rank, the most critical first.
    """
    weighted = zip(FINISH_WEIGHTS, ends, strict=False)
    return max(ends) + sum([weight * end for weight, end in weighted])


def _uneven(roster: Roster) -> int:
    minutes: dict[str, int] = {}
    for assignment in roster.assignments:
        for person in assignment.everybody:
            minutes[person.id] = minutes.get(person.id, 0) + sum(
                segment.minutes for segment in assignment.segments
            )
    spread = 0
    for crew in roster.workforce.crews.values():
        loads = [minutes.get(person.id, 0) for person in crew.members]
        spread += max(loads) - min(loads) if loads else 0
    return spread


MEASURES: Mapping[Goal, Callable[[Roster], int]] = {
    Goal.OFF_PREFERRED: _off_preferred,
    Goal.PASSED_OVER: _passed_over,
    Goal.TRIPS: lambda roster: len(roster.trips()),
    Goal.TRAVEL: travel_minutes,
    Goal.DRIVING: lambda roster: travel_minutes(roster, crews_once=True),
    Goal.UNEVEN: _uneven,
    Goal.OVER_VISITED: lambda roster: sum(one.beyond for one in over_visited(roster)),
    Goal.FINISH_BY_PRIORITY: _finish,
}
"""What each goal comes to that takes a look at all of a roster."""
DISTURBING = frozenset({Goal.CHANGED, Goal.MOVED, Goal.TOLD})
