"""What is not as it was published, order by order, with the cause."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum

from attrs import frozen

from weibao.orders import WorkOrder
from weibao.pins import Pin
from weibao.published import Promise, Published
from weibao.roster import Assignment, Roster
from weibao.texts.text import Message, Text


class Cause(Enum):
    """Why an order is not as it was published. A closed vocabulary."""

    NEW = "new"
    DONE = "done"
    CANCELLED = "cancelled"
    MISSED = "missed"
    NOT_ON_RECORD = "not_on_record"
    PINNED = "pinned"
    PERSON_AWAY = "person_away"
    PERSON_GONE = "person_gone"
    CLOSED_DAY = "closed_day"
    DUE_CHANGED = "due_changed"
    NOT_NEEDED = "not_needed"
    OUTSOURCED = "outsourced"
    MADE_ROOM = "made_room"
    FITS_BETTER = "fits_better"


@frozen
class Change:
    """One order that is not as it was published.

    ``before`` is None for one that was not, ``after`` for one that has no place any
    more. ``text`` tells the cause.
    """

    order: str
    cause: Cause
    text: Text
    before: Promise | None = None
    after: Assignment | None = None

    @property
    def told(self) -> tuple[str, ...]:
        """The people who lose the work or get it, or for whom its time changes."""
        before = set(self.before.everybody) if self.before is not None else set()
        after = (
            {person.id for person in self.after.everybody}
            if self.after is not None
            else set()
        )
        return tuple(sorted(before | after))


def changes(roster: Roster, published: Published) -> tuple[Change, ...]:
    """Return all that has changed, by the day on which it was or is now."""
    found = list(_changes(roster, published))
    return tuple(sorted(found, key=lambda one: (_when(one), one.order)))


def _when(change: Change) -> date:
    days = [one.day for one in (change.before, change.after) if one is not None]
    return min(days, default=date.max)


def _changes(roster: Roster, published: Published) -> Iterator[Change]:
    done = {order.id for order in roster.done}
    needless = {one.order.id for one in roster.not_needed}
    lost = {one.order.id: one.order for one in roster.unassigned}
    away = {one.order.id for one in roster.outsourced}
    taken, missed = _taken(roster, published), _missed(roster)
    for id, before in published.promises.items():
        after = roster.by_order.get(id)
        if after is not None:
            if not _same(before, after):
                why = _why(before, after.order, roster, taken)
                yield Change(id, *why, before, after)
        elif id in done:
            yield Change(id, Cause.DONE, TEXTS[Cause.DONE](), before)
        elif id in needless:
            yield Change(id, Cause.NOT_NEEDED, TEXTS[Cause.NOT_NEEDED](), before)
        elif id in away:
            yield Change(id, Cause.OUTSOURCED, TEXTS[Cause.OUTSOURCED](), before)
        elif id in lost:
            yield Change(id, *_why(before, lost[id], roster, taken), before)
        elif id in missed:
            yield Change(id, Cause.MISSED, TEXTS[Cause.MISSED](), before)
        elif before.day >= roster.demand.as_of:
            yield Change(id, Cause.CANCELLED, TEXTS[Cause.CANCELLED](), before)
    for one in roster.assignments:
        if one.order.id not in published.promises:
            yield Change(one.order.id, Cause.NEW, TEXTS[Cause.NEW](), None, one)


def _missed(roster: Roster) -> set[str]:
    """Return the ids of what went by with nothing done, and is not made up for."""
    return {
        f"{roster.demand.plan.portfolio}/{one.subject}/{one.planned.series}/{one.key}"
        for one in roster.demand.dropped
        if one.planned is not None and one.limit is not None and one.into is None
    }


def _same(before: Promise, after: Assignment) -> bool:
    people = tuple(person.id for person in after.everybody)
    crews = tuple(party.crew.id for party in after.parties)
    were = (before.crew, before.escort_crew) if before.escort_crew else (before.crew,)
    windows = [segment.window for segment in after.segments]
    now = tuple((one.opens, one.closes) for one in windows)
    return (were, before.everybody, before.stretches) == (crews, people, now)


def _why(
    before: Promise,
    order: WorkOrder,
    roster: Roster,
    taken: Mapping[tuple[str, date], list[Assignment]],
) -> tuple[Cause, Text]:
    """Say what stands in the way of an order where it was published."""
    people, crews = roster.workforce.technicians, roster.workforce.crews
    if before.day < roster.demand.as_of:
        return Cause.NOT_ON_RECORD, TEXTS[Cause.NOT_ON_RECORD]()
    pin = roster.workforce.pins.get(order.id)
    if pin is not None and not _as_pinned(before, pin, order):
        why = TEXTS[Cause.PINNED]()
        return Cause.PINNED, PINNED_BECAUSE(why=pin.because) if pin.because else why
    for id in before.everybody:
        person = people.get(id)
        if person is None or not person.employed_on(before.day):
            return Cause.PERSON_GONE, TEXTS[Cause.PERSON_GONE](person=id)
        crew = crews.get(before.escort_crew if id in before.escort else before.crew)
        zone = (order.subject if crew is None else crew.base).site.time_zone
        if person.away(before.start.astimezone(zone), before.end.astimezone(zone)):
            why = TEXTS[Cause.PERSON_AWAY](person=person.title, day=before.day)
            return Cause.PERSON_AWAY, why
    planned = order.planned
    if not planned.every_day and not planned.calendar.is_open(before.day):
        why = planned.calendar.why_closed(before.day) or Text()
        return Cause.CLOSED_DAY, TEXTS[Cause.CLOSED_DAY](why=why, day=before.day)
    window = roster.lawful_window(order)
    if before.day not in window:
        text = TEXTS[Cause.DUE_CHANGED](opens=window.opens, closes=window.closes)
        return Cause.DUE_CHANGED, text
    for id in before.everybody:
        for other in taken.get((id, before.day), ()):
            if other.start < before.end and before.start < other.end:
                if other.order.id == order.id:
                    continue
                what = other.order.planned.resolved.title
                text = TEXTS[Cause.MADE_ROOM](
                    task=what, subject=other.order.subject.title
                )
                return Cause.MADE_ROOM, text
    return Cause.FITS_BETTER, TEXTS[Cause.FITS_BETTER]()


def _as_pinned(before: Promise, pin: Pin, order: WorkOrder) -> bool:
    """Tell whether an order was published as it is pinned now."""
    start = before.start.astimezone(order.subject.site.time_zone)
    minute = start.hour * 60 + start.minute
    return (
        pin.crew in (None, before.crew)
        and (not pin.people or pin.people == set(before.people))
        and pin.day in (None, start.date())
        and pin.start in (None, minute)
    )


def _taken(
    roster: Roster, published: Published
) -> dict[tuple[str, date], list[Assignment]]:
    """Return the work of each person and day that was not published so."""
    found: dict[tuple[str, date], list[Assignment]] = {}
    for one in roster.assignments:
        before = published.promises.get(one.order.id)
        if before is not None and _same(before, one):
            continue
        for person in one.everybody:
            found.setdefault((person.id, one.day), []).append(one)
    return found


TEXTS = {
    Cause.NEW: Message(zh="新的工单", en="a new order"),
    Cause.DONE: Message(zh="已有完成记录", en="done, by the records"),
    Cause.CANCELLED: Message(zh="不再到期", en="no longer due"),
    Cause.NOT_ON_RECORD: Message(
        zh="已过公布的日期，却没有完成记录",
        en="its day has passed and no record shows it done",
    ),
    Cause.MISSED: Message(
        zh="期限已过，没有完成记录，不再补做",
        en="its time went by with no record that it was done",
    ),
    Cause.PINNED: Message(zh="按手工指定", en="it is pinned by hand"),
    Cause.PERSON_AWAY: Message(
        zh="{person} {day} 不在岗", en="{person} is away on {day}"
    ),
    Cause.PERSON_GONE: Message(
        zh="{person} 已不在人员名单", en="{person} no longer works here"
    ),
    Cause.CLOSED_DAY: Message(zh="{day} 不开放：{why}", en="{day} is closed: {why}"),
    Cause.DUE_CHANGED: Message(
        zh="时间窗变为 {opens} 至 {closes}",
        en="its window is now {opens} to {closes}",
    ),
    Cause.NOT_NEEDED: Message(
        zh="前后两次间隔已够近，可免", en="the visits about it are near enough"
    ),
    Cause.OUTSOURCED: Message(zh="改由其他单位承担", en="another firm does it now"),
    Cause.MADE_ROOM: Message(
        zh="让位给：{subject} 的 {task}", en="made room for {task} of {subject}"
    ),
    Cause.FITS_BETTER: Message(
        zh="随其他改动一起调整，安排更合理", en="fits better with the other changes"
    ),
}
PINNED_BECAUSE = Message(zh="按手工指定：{why}", en="it is pinned by hand: {why}")
