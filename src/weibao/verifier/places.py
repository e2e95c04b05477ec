"""Whether work lies in days and hours when it may be done where it is done."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.inventory import Access, Subject
from weibao.plan import PlannedTask
from weibao.spans.hours import DAY, Hours
from weibao.texts.text import Message, Text
from weibao.verifier.clock_turns import opening_of
from weibao.verifier.duty import around, holds, joined, meets
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Piece, Visit, violation

EMPTY = "empty_building"


def check(case: Case) -> Iterator[Violation]:
    """Check every visit against site, task and place."""
    for visit in case.daily:
        yield from _site(visit)
        yield from _noise(visit)
        yield from _access(visit)
        yield from _opening(visit)


def workable(planned: PlannedTask, day: date) -> bool:
    """Tell whether there is a minute of the day at which such work may be done."""
    subject = planned.subject
    site = subject.site
    if not planned.every_day and not planned.calendar.is_open(day):
        return False
    if planned.blacked_out(day):
        return False
    needed = [around(_hours(planned)), *([one] for one in _half_days(planned, day))]
    access = _nearest(subject)
    if access is not None and day.weekday() not in access.weekdays:
        return False
    if access is not None and access.hours:
        needed.append(around(access.hours))
    open_ = _open_pieces(planned, day)
    empty, noisy = (word in planned.task.impacts for word in (EMPTY, "noise"))
    if open_ is not None and not empty and not _has_times(planned):
        needed.append(open_)
    quiet = around(site.quiet_hours) if noisy else []
    quiet += open_ if open_ is not None and empty else []
    minutes = ((minute, minute + 1) for minute in range(DAY))
    return any(
        all(any(holds(one, piece) for one in allowed) for allowed in needed)
        and not any(meets(one, piece) for one in quiet)
        for piece in minutes
    )


def _site(visit: Visit) -> Iterator[Violation]:
    site = visit.site
    if not visit.planned.every_day:
        why = visit.planned.calendar.why_closed(visit.day)
        if why is not None:
            text = CLOSED(site=site.title, day=visit.day, why=why)
            yield violation(Rule.SITE_CLOSED, text, visit)
    if visit.planned.blacked_out(visit.day):
        yield violation(Rule.BLACKOUT, BARRED(day=visit.day), visit)
    allowed = around(_hours(visit.planned))
    if not all(any(holds(one, piece) for one in allowed) for piece in visit.pieces):
        text = OFF_HOURS(day=visit.day)
        yield violation(Rule.WORKING_HOURS, text, visit)
    for half in _half_days(visit.planned, visit.day):
        if not all(holds(half, piece) for piece in visit.pieces):
            whose = visit.planned.calendar.why_half(visit.day)
            text = HALF_DAY(day=visit.day, why=whose or Text())
            yield violation(Rule.WORKING_HOURS, text, visit)


def _half_days(planned: PlannedTask, day: date) -> list[Piece]:
    """Return the hours that calendars leave of a half day; none of a whole one."""
    if planned.every_day:
        return []
    return [(one.opens, one.closes) for one in planned.calendar.half_day(day)]


def _hours(planned: PlannedTask) -> tuple[Hours, ...]:
    """Return the hours for such work: its own, else the site's where it has no time."""
    if planned.resolved.hours is not None:
        return (planned.resolved.hours,)
    if _has_times(planned):
        return (Hours(0, DAY),)
    return planned.subject.site.working_hours


def _has_times(planned: PlannedTask) -> bool:
    return planned.cycle is not None and planned.cycle.timed


def _opening(visit: Visit) -> Iterator[Violation]:
    open_ = _open_pieces(visit.planned, visit.day)
    if open_ is None:
        return
    if EMPTY in visit.planned.task.impacts:
        wrong = any(meets(one, piece) for one in open_ for piece in visit.pieces)
    elif _has_times(visit.planned):
        return
    else:
        wrong = not all(any(holds(o, piece) for o in open_) for piece in visit.pieces)
    if wrong:
        text = NOT_OPEN(subject=visit.subject.title, day=visit.day)
        yield violation(Rule.OPENING, text, visit)


def _open_pieces(planned: PlannedTask, day: date) -> list[Piece] | None:
    """Return when a place is open around a day, in minutes of that day."""
    opening = opening_of(planned.subject.location)
    if opening is None:
        return None
    return joined(
        (one.opens + by, one.closes + by)
        for by in (-DAY, 0, DAY)
        for one in opening.on(day + timedelta(days=by // DAY))
    )


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
HALF_DAY = Message(
    zh="{day} 是半天（{why}），作业超出了这段时间",
    en="{day} is a half day ({why}), and the work leaves its hours",
)
NOISY = Message(
    zh="{day} 的噪声作业落在安静时段", en="noisy work on {day} falls in quiet hours"
)
NOT_OPEN = Message(
    zh="{day} 在{subject}的作业不合营业时间",
    en="work on {subject} on {day} does not agree with the opening hours",
)
NO_ENTRY = Message(
    zh="{subject} 在 {day} 当时不可进入", en="{subject} cannot be entered then on {day}"
)
