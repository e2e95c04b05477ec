"""Work of law or safety that a roster itself leaves late or without a place.

Such work makes a roster a failure, though it breaks no rule: it is declared.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from weibao.portfolio import NO_NAMES
from weibao.reports import figures
from weibao.reports.lacking import because, lacking
from weibao.reports.named import named
from weibao.roster import Assignment, Reason, Roster, Unassigned
from weibao.texts.text import Message, Text, listed, unrepeated
from weibao.verifier import Verification


@frozen(kw_only=True)
class Fault:
    """An order of law or safety; ``days`` late, or without a place where 0.

    ``reasons`` begin with the most frequent.
    """

    order: str
    limit: date
    reasons: tuple[Reason, ...]
    text: Text
    days: int = 0


def faults(
    roster: Roster, found: Verification, names: Mapping[str, Text] = NO_NAMES
) -> tuple[Fault, ...]:
    """Return the late ones, then the unplaced ones.

    What the past had made late before the roster began is no fault of it; that it was
    is the finding of the verifier, not the roster's word.
    """
    return tuple(_faults(roster, found.inherited, names))


def _faults(
    roster: Roster, inherited: frozenset[str], names: Mapping[str, Text]
) -> Iterator[Fault]:
    for placed in roster.late:
        order = placed.order
        if order.planned.criticality.by_law and order.id not in inherited:
            yield from _late(placed)
    for lost in roster.unassigned:
        if lost.order.planned.criticality.by_law:
            yield _unplaced(lost, roster, names)


def _late(placed: Assignment) -> Iterator[Fault]:
    late = placed.late
    if late is None:
        return
    text = LATE(
        order=placed.order.id,
        work=_work(placed),
        limit=late.limit,
        day=placed.day,
        days=figures.days(late.days),
        why=late.reason.text,
    )
    yield Fault(
        order=placed.order.id,
        limit=late.limit,
        reasons=(late.reason,),
        text=text,
        days=late.days,
    )


def _unplaced(lost: Unassigned, roster: Roster, names: Mapping[str, Text]) -> Fault:
    order, counted = lost.order, lost.reasons
    reasons = tuple(sorted(counted, key=lambda r: (-counted[r], r.value)))
    lacks = lacking(order, reasons, roster.workforce, names)
    text = UNPLACED(
        order=order.id,
        work=_work(lost),
        limit=order.window.closes,
        why=listed(because(reason, lacks.get(reason)) for reason in reasons),
    )
    return Fault(order=order.id, limit=order.window.closes, reasons=reasons, text=text)


def _work(one: Assignment | Unassigned) -> Text:
    planned = one.order.planned
    subject, task = named(planned.subject), planned.resolved.title
    return unrepeated(WORK, subject=subject, task=task)


WORK = Message(zh="{subject}{task}", en="{task} of {subject}")
LATE = Message(
    zh="[超期] {order}（{work}）：期限 {limit}，排在 {day}，晚{days}；{why}",
    en="[late] {order} ({work}): by {limit}, placed on {day}, {days} late; {why}",
)
UNPLACED = Message(
    zh="[未排入] {order}（{work}）：最迟 {limit}；{why}",
    en="[unplaced] {order} ({work}): by {limit}; {why}",
)
