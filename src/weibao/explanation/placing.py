"""The roster's part: why this day and these people, or why no place was found."""

from collections.abc import Iterator, Mapping
from typing import Any

from weibao.calendars.working import Stack
from weibao.equipment import Need
from weibao.explanation.cause import Cause, days
from weibao.explanation.pinning import pin_causes
from weibao.explanation.regimes import conflict_cause
from weibao.explanation.rules import need_text
from weibao.orders import WorkOrder
from weibao.phrases import duration_text
from weibao.portfolio import NO_NAMES
from weibao.reports.joint_visits import joint_visits
from weibao.reports.lacking import because, lacking
from weibao.reports.named import named
from weibao.roster import Assignment, NotNeeded, Roster, Unassigned
from weibao.spans.every import Every
from weibao.spans.window import Horizon
from weibao.texts.text import Message, Text, listed, unrepeated
from weibao.workforce import Certificate, Technician

MOST_REASONS = 4


def place_causes(
    order: WorkOrder, roster: Roster | None, names: Mapping[str, Text] = NO_NAMES
) -> Iterator[Cause]:
    """Go through what became of an order: done, placed, or why not."""
    done = order.completion
    if done is not None:
        facts = {"record": done.id, "day": done.done.isoformat()}
        yield Cause("done", DONE(day=done.done, record=done.id), facts)
        return
    if roster is None:
        return
    yield from pin_causes(order, roster)
    placed = roster.by_order.get(order.id)
    if placed is not None:
        yield from _placed(placed, roster, names)
    for lost in roster.unassigned:
        if lost.order.id == order.id:
            yield _unplaced(lost, roster, names)
    for given in roster.outsourced:
        if given.order.id == order.id:
            text = OUTSOURCED(price=f"{given.price:,}")
            yield Cause("outsourced", text, {"price": given.price})
    for spared in roster.not_needed:
        if spared.order.id == order.id:
            yield _not_needed(spared)


def _placed(
    placed: Assignment, roster: Roster, names: Mapping[str, Text]
) -> Iterator[Cause]:
    order = placed.order
    window = roster.lawful_window(order)
    calendar = order.planned.calendar
    free = sum(
        order.planned.every_day or calendar.is_open(day)
        for day in Horizon(window.opens, window.closes)
    )
    pattern = PLACED if window == order.window else PLACED_ANEW
    text = pattern(
        day=placed.day,
        start=f"{placed.start:%H:%M}",
        end=placed.until,
        duration=duration_text(order.planned.resolved.duration),
        opens=window.opens,
        closes=window.closes,
        free=free,
    )
    facts = {
        "start": placed.start.isoformat(),
        "end": placed.end.isoformat(),
        "window": days(window),
        "open_days": free,
    }
    yield Cause("placed", text, facts)
    yield from _in_company(order, roster)
    yield from _half_day(placed)
    yield from _crew_closed(placed)
    yield from _on_leave(placed)
    usual = roster.extended.get(order.id)
    if usual is not None:
        longer = (placed.day - usual).days
        text = EXTENDED(days=Every(days=longer).text(), usual=usual)
        facts = {"days": longer, "usual": usual.isoformat()}
        yield Cause("extended", text, facts)
    torn = roster.conflicts.get(order.id)
    if torn is not None and torn != order.occurrence.conflict:
        yield conflict_cause(torn)
    yield _people(placed, names)
    yield from _escort(placed, names)
    if placed.late is not None:
        late = placed.late
        over = Every(days=late.days).text()
        level = placed.late_level
        text = (LATE if level is None else LATE_LEVEL)(
            days=over, limit=late.limit, reason=late.reason.text, level=level
        )
        facts = {
            "days": late.days,
            "limit": late.limit.isoformat(),
            "reason": late.reason.value,
            "task": late.task,
        }
        yield Cause("late", text, facts)


def _in_company(order: WorkOrder, roster: Roster) -> Iterator[Cause]:
    """Say which other work a rule made one visit of with this, or would have."""
    asked = order.planned.resolved.together
    if asked is None:
        return
    for visit in joint_visits(roster):
        if order not in visit.bundle.orders:
            continue
        others = [one for one in visit.bundle.orders if one is not order]
        text = (TOGETHER if visit.trip else NOT_TOGETHER)(
            rule=asked.rule,
            within=asked.within.text(),
            others=listed(
                unrepeated(
                    WORK, task=one.planned.resolved.title, subject=named(one.subject)
                )
                for one in others
            ),
        )
        facts = {
            "rule": asked.rule,
            "orders": [one.id for one in others],
            "one_visit": visit.trip is not None,
        }
        yield Cause("together", text, facts)


def _half_day(placed: Assignment) -> Iterator[Cause]:
    """Say which calendar leaves only part of the day, if one does."""
    planned, crew, day = placed.order.planned, placed.crew, placed.day
    why = None if planned.every_day else planned.calendar.why_half(day)
    why = why or Stack(crew.calendars).why_half(day)
    if why is not None:
        yield Cause("half_day", HALF_DAY(day=day, why=why), {"day": day.isoformat()})


def _crew_closed(placed: Assignment) -> Iterator[Cause]:
    """Say which calendar of the crew closes the due date, if one does."""
    due, crew = placed.order.due, placed.crew
    why = crew.why_closed(due)
    if why is None or placed.day == due:
        return
    text = CREW_CLOSED(crew=crew.title, day=due, why=why)
    yield Cause("people", text, {"crew": crew.id, "closed": due.isoformat()})


def _on_leave(placed: Assignment) -> Iterator[Cause]:
    """Say which of its people were away on the due date, where it lies elsewhere."""
    due = placed.order.due
    if placed.day == due:
        return
    for person in placed.everybody:
        away = next((one for one in person.absences if due in one.window), None)
        if away is None:
            continue
        pattern = AWAY_WHY if away.reason else AWAY
        last = away.window.closes
        text = pattern(person=person.title, day=due, last=last, why=away.reason)
        facts = {"technician": person.id, "absent": days(away.window)}
        yield Cause("people", text, facts)


def _people(placed: Assignment, names: Mapping[str, Text]) -> Cause:
    need = placed.order.planned.resolved.need
    people = listed(_named(one, placed, need, names) for one in placed.technicians)
    takes = need_text(need, names)
    text = PEOPLE(crew=placed.crew.title, people=people, need=takes)
    facts = {
        "crew": placed.crew.id,
        "technicians": [
            {
                "id": person.id,
                "certificates": [
                    _certificate(one) for one in _shown(person, placed, need)
                ],
            }
            for person in placed.technicians
        ],
    }
    return Cause("people", text, facts)


def _escort(placed: Assignment, names: Mapping[str, Text]) -> Iterator[Cause]:
    """Say who is there beside those who do the work."""
    asked, escort = placed.order.planned.resolved.escort, placed.escort
    if asked is None or escort is None:
        return
    people = listed(person.title for person in escort.technicians)
    takes = need_text(asked.need, names)
    text = ESCORT(crew=escort.crew.title, people=people, need=takes)
    ids = [person.id for person in escort.technicians]
    yield Cause("escort", text, {"crew": escort.crew.id, "technicians": ids})


def _named(
    person: Technician, placed: Assignment, need: Need, names: Mapping[str, Text]
) -> Text:
    shown = _shown(person, placed, need)
    if not shown:
        return person.title
    parts = []
    for one in shown:
        pattern = UNTIL if one.valid_to else FOR_GOOD
        called = names.get(one.code, Text.same(one.code))
        if one.number:
            called += Text.same(f" {one.number}")
        parts.append(pattern(certificate=called, day=one.valid_to))
    return WITH(person=person.title, certificates=listed(parts))


def _shown(person: Technician, placed: Assignment, need: Need) -> list[Certificate]:
    """Return the certificates that the work asks for and that hold on its day."""
    wanted = {code for position in need.positions for code in position.certificates}
    return [
        one
        for one in person.certificates
        if one.code in wanted and one.valid_on(placed.day)
    ]


def _certificate(one: Certificate) -> dict[str, Any]:
    return {
        "code": one.code,
        "number": one.number,
        "valid_to": one.valid_to.isoformat() if one.valid_to else None,
    }


def _unplaced(lost: Unassigned, roster: Roster, names: Mapping[str, Text]) -> Cause:
    ranked = sorted(lost.reasons.items(), key=lambda one: (-one[1], one[0].value))
    lacks = lacking(lost.order, lost.reasons, roster.workforce, names)
    said = listed(
        COUNTED(reason=because(reason, lacks.get(reason)), count=count)
        for reason, count in ranked[:MOST_REASONS]
    )
    facts = {"reasons": {reason.value: count for reason, count in ranked}}
    return Cause("unplaced", UNPLACED(reasons=said), facts)


def _not_needed(spared: NotNeeded) -> Cause:
    return Cause("not_needed", NOT_NEEDED(reason=spared.reason))


WORK = Message(zh="{subject}{task}", en="{task} of {subject}")
TOGETHER = Message(
    zh="按规则 {rule}（相距{within}以内），与{others}一次做完。",
    en="By rule {rule} (due within {within}) it is one visit with {others}.",
)
NOT_TOGETHER = Message(
    zh="规则 {rule} 要求与{others}一次做完（相距{within}以内），但没有合适的空档。",
    en="Rule {rule} asks for one visit with {others} (due within {within}), but there "
    "is no room for it.",
)
DONE = Message(
    zh="已于 {day} 完成（记录 {record}）。",
    en="It was done on {day} (record {record}).",
)
PLACED = Message(
    zh="排在 {day} {start}–{end}（{duration}）；时间窗内开放日 {free} 天。",
    en="It is placed on {day} {start}–{end} ({duration}); open days in the window:"
    " {free}.",
)
PLACED_ANEW = Message(
    zh="排在 {day} {start}–{end}（{duration}）；从排定的前一次算，应在 {opens} 至"
    " {closes} 之间，其中开放日 {free} 天。",
    en="It is placed on {day} {start}–{end} ({duration}); counted from the visit placed"
    " before it, it must be done from {opens} to {closes}, open days: {free}.",
)
EXTENDED = Message(
    zh="用了一次延长：比不延长的最后一天 {usual} 晚{days}。",
    en="It uses the extension: {days} after {usual}, the last day without it.",
)
PEOPLE = Message(
    zh="由{crew}的{people}承担：需要 {need}，他们当时当班、有空。",
    en="It is given to {people} of the {crew}: it takes {need}, and then they are"
    " on shift and free.",
)
ESCORT = Message(
    zh="{crew}的{people}全程陪同：需要 {need}。",
    en="{people} of the {crew} are there beside them: it takes {need}.",
)
WITH = Message(zh="{person}（{certificates}）", en="{person} ({certificates})")
UNTIL = Message(zh="{certificate} 有效至 {day}", en="{certificate} valid until {day}")
FOR_GOOD = Message(zh="{certificate} 长期有效", en="{certificate} valid without end")
LATE = Message(
    zh="比期限 {limit} 晚{days}：{reason}。",
    en="That is {days} after the limit of {limit}: {reason}.",
)
LATE_LEVEL = Message(
    zh="比其中{level}的期限 {limit} 晚{days}：{reason}。",
    en="That is {days} after the limit of {limit} for the {level} in it: {reason}.",
)
COUNTED = Message(zh="{reason}（{count} 次）", en="{reason} ({count}×)")
UNPLACED = Message(zh="未排入：{reasons}。", en="No place was found: {reasons}.")
OUTSOURCED = Message(
    zh="外包给其他单位，费用 {price}。", en="Another firm does it, for {price}."
)
NOT_NEEDED = Message(zh="{reason}。", en="It is not needed: {reason}.")
AWAY = Message(
    zh="{person}在 {day} 缺勤（至 {last}）。",
    en="{person} is absent on {day} (until {last}).",
)
AWAY_WHY = Message(
    zh="{person}在 {day} 缺勤（{why}，至 {last}）。",
    en="{person} is absent on {day} ({why}, until {last}).",
)
HALF_DAY = Message(
    zh="{day} 是半天（{why}）。",
    en="{day} is a half day ({why}).",
)
CREW_CLOSED = Message(
    zh="{crew}在 {day} 不上班（{why}）。", en="{crew} does not work on {day} ({why})."
)
