"""Whether work lies in days and hours when it may be done where it is done."""

from collections.abc import Iterator
from datetime import date

from weibao.inventory import Access, Subject
from weibao.plan import PlannedTask
from weibao.spans.hours import DAY
from weibao.texts.text import Message
from weibao.verifier.duty import around, holds, meets
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check every visit against site, task and place."""
    for visit in case.visits:
        yield from _site(visit)
        yield from _noise(visit)
        yield from _access(visit)


def workable(planned: PlannedTask, day: date) -> bool:
    """Tell whether there is a minute of the day at which such work may be done."""
    resolved, subject = planned.resolved, planned.subject
    site = subject.site
    if not resolved.every_day and not planned.calendar.is_open(day):
        return False
    if planned.barred(day):
        return False
    hours = site.working_hours if resolved.hours is None else (resolved.hours,)
    needed = [around(hours)]
    access = _nearest(subject)
    if access is not None and day.weekday() not in access.weekdays:
        return False
    if access is not None and access.hours:
        needed.append(around(access.hours))
    noisy = "noise" in planned.task.impacts
    quiet = around(site.quiet_hours) if noisy else []
    minutes = ((minute, minute + 1) for minute in range(DAY))
    return any(
        all(any(holds(one, piece) for one in allowed) for allowed in needed)
        and not any(meets(one, piece) for one in quiet)
        for piece in minutes
    )


def _site(visit: Visit) -> Iterator[Violation]:
    resolved, site = visit.planned.resolved, visit.site
    if not resolved.every_day:
        why = visit.planned.calendar.why_closed(visit.day)
        if why is not None:
            text = CLOSED(site=site.title, day=visit.day, why=why)
            yield violation(Rule.SITE_CLOSED, text, visit)
    if visit.planned.barred(visit.day):
        yield violation(Rule.BLACKOUT, BARRED(day=visit.day), visit)
    hours = site.working_hours if resolved.hours is None else (resolved.hours,)
    allowed = around(hours)
    if not all(any(holds(one, piece) for one in allowed) for piece in visit.pieces):
        text = OFF_HOURS(day=visit.day)
        yield violation(Rule.WORKING_HOURS, text, visit)


def _noise(visit: Visit) -> Iterator[Violation]:
    if "noise" not in visit.planned.task.impacts:
        return
    quiet = around(visit.site.quiet_hours)
    if any(meets(one, piece) for one in quiet for piece in visit.pieces):
        yield violation(Rule.QUIET_HOURS, NOISY(day=visit.day), visit)


def _access(visit: Visit) -> Iterator[Violation]:
    access = _nearest(visit.subject)
    if access is None:
        return
    allowed = around(access.hours)
    if visit.day.weekday() not in access.weekdays or (
        allowed
        and not all(any(holds(one, piece) for one in allowed) for piece in visit.pieces)
    ):
        text = NO_ENTRY(subject=visit.subject.title, day=visit.day)
        yield violation(Rule.ACCESS, text, visit)


def _nearest(subject: Subject) -> Access | None:
    for place in subject.location.chain():
        if place.access is not None:
            return place.access
    return None


CLOSED = Message(
    zh="{site} 在 {day} 不开放（{why}）", en="{site} is closed on {day} ({why})"
)
BARRED = Message(zh="{day} 在停工期内", en="{day} lies in a blackout")
OFF_HOURS = Message(
    zh="{day} 的作业不在允许的时间内",
    en="work on {day} leaves the hours allowed for it",
)
NOISY = Message(
    zh="{day} 的噪声作业落在安静时段", en="noisy work on {day} falls in quiet hours"
)
NO_ENTRY = Message(
    zh="{subject} 在 {day} 当时不可进入", en="{subject} cannot be entered then on {day}"
)
