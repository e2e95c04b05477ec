"""Whether the times of a visit are well formed and as long as planned."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from weibao.spans.hours import DAY
from weibao.texts.text import Message
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check segments, clock and duration of every visit."""
    for assignment in case.unreadable:
        yield Violation(
            rule=Rule.SEGMENTS,
            text=NONE(),
            orders=(assignment.order.id,),
            people=tuple(sorted(person.id for person in assignment.technicians)),
            subject=assignment.order.subject.id,
            day=assignment.order.due,
        )
    for visit in case.visits:
        yield from _segments(visit)
        yield from _clock(visit)
        yield from _duration(visit)


def _segments(visit: Visit) -> Iterator[Violation]:
    windows = [segment.window for segment in visit.assignment.segments]
    empty = any(window.opens >= window.closes for window in windows)
    if empty or any(one.closes > other.opens for one, other in pairwise(windows)):
        yield violation(Rule.SEGMENTS, DISORDER(), visit)
    if visit.planned.resolved.divisible is not None:
        yield from _parts(visit)
    elif max(closes for _, closes in visit.pieces) > DAY:
        yield violation(Rule.ONE_DAY, RUNS_ON(day=visit.day), visit)


def _parts(visit: Visit) -> Iterator[Violation]:
    """Check parts of work that may pause: none runs past midnight or is too short."""
    divisible, whole = visit.planned.resolved.divisible, visit.planned.resolved.duration
    assert divisible is not None
    least = min(divisible.smallest, whole) / timedelta(minutes=1)
    for opens, closes in visit.pieces:
        if opens // DAY != (closes - 1) // DAY:
            yield violation(Rule.ONE_DAY, RUNS_ON(day=visit.day), visit)
        if closes - opens < least:
            text = TOO_SHORT(minutes=closes - opens, least=f"{least:g}")
            yield violation(Rule.PARTS, text, visit)


def _clock(visit: Visit) -> Iterator[Violation]:
    zone = visit.site.time_zone
    for segment in visit.assignment.segments:
        for moment in (segment.window.opens, segment.window.closes):
            if moment.second or moment.microsecond or not _local(moment, zone):
                text = ODD_TIME(moment=moment.isoformat(), zone=zone.key)
                yield violation(Rule.CLOCK, text, visit)
                return


def _local(moment: datetime, zone: ZoneInfo) -> bool:
    return (
        moment.tzinfo is zone
        or moment.utcoffset() == moment.astimezone(zone).utcoffset()
    )


def _duration(visit: Visit) -> Iterator[Violation]:
    planned, work = visit.planned.resolved.duration, timedelta()
    for segment in visit.assignment.segments:
        work += segment.window.closes - segment.window.opens
    if work != planned:
        text = WRONG_LENGTH(work=_minutes(work), planned=_minutes(planned))
        yield violation(Rule.DURATION, text, visit)


def _minutes(length: timedelta) -> str:
    return f"{length / timedelta(minutes=1):g}"


NONE = Message(zh="没有任何工时段", en="the assignment has no segments")
DISORDER = Message(
    zh="工时段为空、颠倒或重叠", en="segments are empty, out of order or overlap"
)
RUNS_ON = Message(
    zh="{day} 开工，当日没有结束", en="work that begins on {day} ends on a later day"
)
TOO_SHORT = Message(
    zh="有一段只有 {minutes} 分钟，至少 {least} 分钟",
    en="a part takes {minutes} {minutes:minute|minutes}, {least} at the least",
)
ODD_TIME = Message(
    zh="{moment} 不是 {zone} 的整分钟时刻",
    en="{moment} is not a whole minute in the local time of {zone}",
)
WRONG_LENGTH = Message(
    zh="时长 {work} 分钟，计划为 {planned} 分钟",
    en="work takes {work} {work:minute|minutes} where {planned} {planned:is|are} "
    "planned",
)
