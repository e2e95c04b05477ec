"""Whether lateness is declared, and declared as it is."""

from collections.abc import Container, Iterator
from datetime import date

from weibao.roster import Reason
from weibao.texts.text import Message, Text
from weibao.verifier.days import through, today_of
from weibao.verifier.places import workable
from weibao.verifier.remarks import Breach, Remark, Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def inherited(case: Case, visit: Visit, limit: date) -> bool:
    """Tell whether the past alone made a visit late.

    It did where the limit leaves no day, from the first on which this roster can place
    work, on which such work can be done at all.
    """
    days = through(today_of(case.demand), limit)
    return not any(workable(visit.planned, day) for day in days)


def judged(
    visit: Visit,
    limit: date,
    rule: Rule,
    text: Text,
    tasks: Container[str],
    *,
    undeclared: Rule,
) -> Remark:
    """Judge a visit later than its limit: in breach if it says so, else violating.

    The task that it calls late, where it names one, must be one of the tasks given;
    and only what the past made late may be called inherited.
    """
    late, days = visit.assignment.late, (visit.last_day - limit).days
    if late is None:
        return violation(undeclared, text, visit)
    if (late.days, late.limit) != (days, limit):
        said = WRONG(said=late.days, of=late.limit, days=days, limit=limit)
        return violation(Rule.MISDECLARED, said, visit)
    if late.task and late.task not in tasks:
        return violation(Rule.MISDECLARED, OTHER_TASK(said=late.task), visit)
    if late.reason is Reason.INHERITED and rule is not Rule.INHERITED:
        said = NOT_INHERITED(limit=limit)
        return violation(Rule.MISDECLARED, said, visit)
    return Breach(
        rule=rule,
        text=text,
        orders=(visit.order.id,),
        people=tuple(person.id for person in visit.people),
        subject=visit.subject.id,
        day=visit.day,
    )


def in_time(visit: Visit) -> Iterator[Violation]:
    """Check that a visit in time is not declared late."""
    late = visit.assignment.late
    if late is not None:
        text = NOT_LATE(said=late.days)
        yield violation(Rule.MISDECLARED, text, visit)


WRONG = Message(
    zh="申报为超过 {of} {said} 天，实为超过 {limit} {days} 天",
    en="declared {said} {said:day|days} after {of}; it is {days} {days:day|days} after"
    " {limit}",
)
OTHER_TASK = Message(
    zh="申报超期的是任务 {said}，实际不是", en="declares {said} late, which it is not"
)
NOT_INHERITED = Message(
    zh="申报为上期遗留，而到 {limit} 为止还有可以作业的日子",
    en="called inherited, though up to {limit} there were days to do it",
)
NOT_LATE = Message(
    zh="申报为超期 {said} 天，实际并未超期",
    en="declared {said} {said:day|days} late, yet in time",
)
