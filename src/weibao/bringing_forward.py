"""What earlier rosters leave to the next: who is ahead, and who knows which asset."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from weibao.fairness import MINUTE, ONE_DAY, Balance, Doing, Shares, deviations
from weibao.inventory import Asset
from weibao.plan import Plan, PlannedTask
from weibao.published import Promise, Published
from weibao.spans.window import Horizon
from weibao.workforce import Workforce


def brought_forward(
    plan: Plan,
    workforce: Workforce,
    earlier: Iterable[tuple[Published, Horizon]],
    before: date,
) -> Balance:
    """Return what earlier rosters leave.

    Each counts from its first day until the next begins. Work that the plan no longer
    has counts for nobody.

    Args:
        plan: the tasks that orders are of.
        workforce: the people, with the leave that they had.
        earlier: rosters as they were published, and their days.
        before: the day on which the roster to be made begins.
    """
    known = {(one.subject.id, one.series): one for one in plan.tasks}
    known |= {(one.subject.id, one.task.code): one for one in plan.tasks}
    rosters = sorted(earlier, key=lambda one: (one[1].first, one[1].last))
    balance, known_at = Balance(), defaultdict[str, set[str]](set)
    begins = [one[1].first for one in rosters[1:]] + [before]
    for (published, horizon), ends in zip(rosters, begins, strict=True):
        last = min(horizon.last, ends - ONE_DAY, before - ONE_DAY)
        if last < horizon.first:
            continue
        cut = Horizon(horizon.first, last)
        promises = sorted(published.promises.values(), key=lambda one: one.order)
        done = [
            found
            for one in promises
            for found in _doings(one, known, workforce)
            if found.day in cut.window
        ]
        done.sort(key=lambda one: one.start)
        for one in done:
            if not one.escorting and isinstance(one.planned.subject, Asset):
                known_at[one.planned.subject.id].update(one.people)
        ahead = deviations(done, Shares(workforce, cut), balance)
        balance = Balance(ahead)
    known_people = {id: frozenset(people) for id, people in known_at.items()}
    return Balance(balance.ahead, known_people)


def _doings(
    one: Promise,
    known: Mapping[tuple[str, str], PlannedTask],
    workforce: Workforce,
) -> Iterator[Doing]:
    """Go through those who were promised for work; nothing where work is gone."""
    parts = one.order.split("/")
    planned = known.get((parts[1], parts[2])) if len(parts) > 2 else None
    if planned is None:
        return
    resolved = planned.resolved
    sides = [(resolved.need, resolved.crew, one.crew, one.people)]
    if resolved.escort is not None:
        escort = resolved.escort
        sides.append((escort.need, escort.crew, one.escort_crew, one.escort))
    for number, (need, only, crew_id, ids) in enumerate(sides):
        crew = workforce.crews.get(crew_id)
        people = tuple(id for id in ids if id in workforce.technicians)
        if crew is not None and people:
            for opens, closes in one.stretches:
                minutes = (closes - opens) // MINUTE
                yield Doing(
                    planned, need, only, crew, people, opens, minutes, number > 0
                )
