"""A roster with some days written anew."""

from attrs import evolve

from weibao.engines.cpsat.posing import Posing
from weibao.engines.cpsat.puzzle import Placed
from weibao.engines.cpsat.standing import Standing
from weibao.roster import Assignment, Roster, Segment
from weibao.spans.window import Window


def rewritten(
    standing: Standing, posing: Posing, today: list[Assignment], placed: Placed
) -> Roster:
    """Return a roster with some of its days as they are in an answer.

    Args:
        standing: the roster as it was.
        posing: what was solved.
        today: the assignments of those days.
        placed: the answer.
    """
    roster, workshop = standing.roster, standing.insertion.state.workshop
    changed: dict[str, Assignment] = {}
    for piece, (choice, start) in placed.items():
        job, offer = posing.jobs[piece], posing.offers[choice]
        zone = job.order.subject.site.time_zone
        people = (workshop.people.persons[n] for n in offer.unit.people)
        before = roster.by_order.get(job.id)
        changed[job.id] = Assignment(
            job.order,
            offer.unit.crew,
            tuple(sorted(people, key=lambda person: person.id)),
            (
                Segment(
                    Window(
                        workshop.clock.instant(start, zone),
                        workshop.clock.instant(start + job.minutes, zone),
                    )
                ),
            ),
            before.late if before is not None else None,
        )
    gone = {one.order.id for one in today}
    kept = [one for one in roster.assignments if one.order.id not in gone]
    return evolve(
        roster,
        assignments=tuple(
            sorted([*kept, *changed.values()], key=lambda a: (a.start, a.order.id))
        ),
        unassigned=tuple(
            one for one in roster.unassigned if one.order.id not in changed
        ),
    )
