"""Whether nobody inspects what they did themselves.

What a task looks back on, where and how long, is read from the task itself; who did it,
from the records and from the other assignments.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.inventory import Location, Round, Subject
from weibao.plan import PlannedTask
from weibao.texts.text import Message, listed
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation

Work = tuple[PlannedTask, date, frozenset[str]]


def check(case: Case) -> Iterator[Violation]:
    """Check every visit of a task that some people are to keep from."""
    asking = [
        one for one in case.visits if one.planned.resolved.independence is not None
    ]
    if not asking:
        return
    work = [*_recorded(case), *_rostered(case)]
    for visit in asking:
        own = _own_work(visit, work)
        if own:
            text = DID_IT(people=listed(sorted(own)))
            yield violation(Rule.OWN_WORK, text, visit, people=sorted(own))


def _recorded(case: Case) -> Iterator[Work]:
    plan = case.demand.plan
    for record in case.history.completions:
        planned = plan.of(record.subject, record.task)
        for code in record.covers:
            other = plan.of(record.subject, code)
            if other is not None:
                yield other, record.done, frozenset(record.people)
        if planned is not None:
            yield planned, record.done, frozenset(record.people)


def _rostered(case: Case) -> Iterator[Work]:
    for visit in case.visits:
        yield visit.planned, visit.day, frozenset(one.id for one in visit.people)


def _own_work(visit: Visit, work: list[Work]) -> set[str]:
    """Return those of a visit who did what it looks back on."""
    asked = visit.planned.resolved.independence
    if asked is None:
        return set()
    sent = {person.id for person in visit.people}
    here = {place.id for place in _stops(visit.subject)}
    found: set[str] = set()
    for planned, day, people in work:
        since = asked.within.before(visit.day)
        if since + timedelta(days=1) <= day <= visit.day and people & sent:
            named = any(code in asked.tasks for code in _codes(planned))
            if named and planned.id != visit.planned.id and _lies(planned, here):
                found |= people & sent
    return found


def _codes(planned: PlannedTask) -> Iterator[str]:
    """Go through the task, the lighter levels in it, and what it contains."""
    yield planned.task.code
    for level in planned.ladder:
        if level.task.code == planned.task.code:
            break
        yield level.task.code
    for one in planned.resolved.includes:
        yield one.task


def _stops(subject: Subject) -> Iterator[Location]:
    if isinstance(subject, Round):
        for one in subject.subjects:
            yield one.location
    else:
        yield subject.location


def _lies(planned: PlannedTask, here: set[str]) -> bool:
    """Tell whether work is in one of the places, or inside one."""
    return any(
        above.id in here for stop in _stops(planned.subject) for above in stop.chain()
    )


DID_IT = Message(
    zh="{people} 做过该处所检查的工作",
    en="{people}: did the work there that this looks at",
)
