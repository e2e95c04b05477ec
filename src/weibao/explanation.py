"""Why an order is due when it is, and why it is done on that day by those people.

Nothing is stored for it: the answer is read off the plan, the demand and the roster.
"""

from collections import Counter
from typing import Any

from attrs import field, frozen

from weibao.equipment import Source
from weibao.inventory import subject_kind
from weibao.orders import Chain, Demand, Origin, WorkOrder
from weibao.phrases import cycle_text, duration_text
from weibao.plan import PlannedTask, Provenance
from weibao.roster import Assignment, Roster
from weibao.spans.hours import clock
from weibao.texts.text import Message, Text, listed


@frozen(kw_only=True)
class Explanation:
    """The reasons of one order: a paragraph, and the same as facts."""

    order: str
    paragraph: Text
    facts: dict[str, Any] = field(factory=dict, hash=False)


def explain(order: WorkOrder, demand: Demand, roster: Roster | None = None) -> Explanation:
    """Say which policy line, cycle and source an order comes from, and why it is so.

    With a roster also why this day and why these people, or why there is no place.
    """
    planned = order.planned
    chain = next((c for c in demand.chains if order.subject is c.subject and any(
        o.id == order.id or order.id.startswith(o.id + "+") for o in c.orders)), None)
    sentences = [
        _what(order),
        _rule(planned),
        _cycle(planned, chain),
        _date(order, chain, demand),
        *_place(order, roster),
    ]
    facts: dict[str, Any] = {
        "subject": planned.subject.id,
        "subject_kind": subject_kind(planned.subject),
        "task": planned.task.code,
        "origin": order.origin.value,
        "cycle": _both(cycle_text(planned.cycle)) if planned.cycle else None,
        "due": order.due.isoformat(),
        "window": [order.window.opens.isoformat(), order.window.closes.isoformat()],
        "preferred": [
            order.preferred.opens.isoformat(),
            order.preferred.closes.isoformat(),
        ],
        "provisional": order.occurrence.provisional,
        "sources": [_source(source) for source in planned.task.sources],
        "fields": {
            name: _provenance(origin)
            for name, origin in sorted(planned.resolved.provenance.items())
        },
        "last_done": _last(planned, chain),
        "roster": _roster_facts(order, roster),
    }
    return Explanation(
        order=order.id, paragraph=_paragraph(sentences), facts=facts
    )


def _paragraph(sentences: list[Text]) -> Text:
    said = [sentence for sentence in sentences if sentence]
    return Text(
        "".join(sentence.to("zh") for sentence in said),
        " ".join(sentence.to("en") for sentence in said),
    )


def _what(order: WorkOrder) -> Text:
    return WHAT(
        id=order.id, task=order.planned.resolved.title, subject=order.subject.title
    )


def _rule(planned: PlannedTask) -> Text:
    origin = planned.resolved.provenance.get("cycle")
    if planned.resolved.rule:
        rule = planned.resolved.rule
    else:
        rule = origin.by if origin else planned.task.code
    said = APPLIES(rule=rule)
    changes = [
        CHANGED(
            field=FIELDS.get(name, Text.same(name)),
            rule=one.by,
            place=one.place,
            old=one.instead_of,
            because=one.because,
        )
        for name, one in sorted(planned.resolved.provenance.items())
        if one.instead_of is not None
    ]
    return _paragraph([said, *changes])


def _cycle(planned: PlannedTask, chain: Chain | None) -> Text:
    cycle = planned.cycle
    sources = listed(source.text() for source in planned.task.sources)
    if cycle is None:
        return ON_DEMAND(sources=sources)
    return CYCLE(cycle=cycle_text(cycle), sources=sources)


def _date(order: WorkOrder, chain: Chain | None, demand: Demand) -> Text:
    if order.origin is Origin.FINDING and order.finding is not None:
        finding = order.finding
        return FOUND(
            day=finding.found, condition=finding.condition, closes=order.window.closes
        )
    if chain is not None:
        rung = chain.rungs[min(order.planned.level, len(chain.rungs) - 1)]
        pattern = ASSUMED if rung.assumed else LAST
        first = pattern(day=rung.last, gap=rung.gap.text(), limit=rung.limit)
        return _paragraph([first, NOMINAL(day=order.due)])
    window = order.window
    when = WITHIN(opens=window.opens, closes=window.closes)
    if window.opens == window.closes:
        when = ON_DAY(day=window.opens)
    overdue = OVERDUE(day=order.overdue_since) if order.overdue_since else Text()
    return _paragraph([when, overdue])


def _place(order: WorkOrder, roster: Roster | None) -> list[Text]:
    if order.completion is not None:
        return [DONE(day=order.completion.done)]
    if roster is None:
        return []
    placed = roster.by_order.get(order.id)
    if placed is not None:
        return _placed(placed, roster)
    for lost in roster.unassigned:
        if lost.order.id == order.id:
            reasons = Counter(lost.reasons).most_common(3)
            said = listed(COUNTED(reason=r.text, count=n) for r, n in reasons)
            return [UNPLACED(reasons=said)]
    for one in roster.not_needed:
        if one.order.id == order.id:
            return [NOT_NEEDED(reason=one.reason)]
    return []


def _placed(placed: Assignment, roster: Roster) -> list[Text]:
    order = placed.order
    window = roster.lawful_window(order)
    said = [
        PLACED(
            day=placed.day,
            start=clock(placed.start.hour * 60 + placed.start.minute),
            end=clock(placed.end.hour * 60 + placed.end.minute),
            opens=window.opens,
            closes=window.closes,
            duration=duration_text(order.planned.resolved.duration),
        ),
        PEOPLE(
            people=listed(person.title for person in placed.technicians),
            crew=placed.crew.title,
            need=_need(order.planned),
        ),
    ]
    if placed.late is not None:
        said.append(
            LATE(days=placed.late.days, limit=placed.late.limit, reason=placed.late.reason.text)
        )
    return said


def _need(planned: PlannedTask) -> Text:
    parts = []
    for position in planned.resolved.need.positions:
        wanted = [*position.certificates, *([position.skill] if position.skill else [])]
        what = ", ".join(wanted) or "-"
        parts.append(POSITION(count=position.count, what=what))
    return listed(parts)


def _last(planned: PlannedTask, chain: Chain | None) -> str | None:
    if chain is None:
        return None
    rung = chain.rungs[min(planned.level, len(chain.rungs) - 1)]
    return None if rung.assumed else rung.last.isoformat()


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.to("zh"), "en": text.to("en")}


def _source(source: Source) -> dict[str, str]:
    return {
        "basis": source.basis.value,
        "title": source.title,
        "clause": source.clause,
        "confidence": source.confidence.value,
    }


def _provenance(origin: Provenance) -> dict[str, Any]:
    facts: dict[str, Any] = {"layer": origin.layer, "by": origin.by}
    if origin.place.file:
        facts["place"] = str(origin.place)
    if origin.because:
        facts["because"] = _both(origin.because)
    if origin.instead_of is not None:
        facts["instead_of"] = _both(origin.instead_of)
    if origin.attributes:
        facts["attributes"] = dict(origin.attributes)
    return facts


def _roster_facts(order: WorkOrder, roster: Roster | None) -> dict[str, Any] | None:
    placed = roster.by_order.get(order.id) if roster else None
    if roster is None or placed is None:
        return None
    window = roster.lawful_window(order)
    return {
        "start": placed.start.isoformat(),
        "end": placed.end.isoformat(),
        "crew": placed.crew.id,
        "technicians": [person.id for person in placed.technicians],
        "window": [window.opens.isoformat(), window.closes.isoformat()],
        "late": placed.late.days if placed.late else 0,
    }


FIELDS = {
    "cycle": Text("周期", "cycle"),
    "duration": Text("工时", "duration"),
    "need": Text("人员要求", "people"),
    "criticality": Text("重要性", "criticality"),
    "hours": Text("时段", "hours"),
    "every_day": Text("是否每天可做", "days"),
    "crew": Text("班组", "crew"),
    "title": Text("名称", "title"),
}
WHAT = Message(zh="工单 {id}：{subject}，{task}。", en="Order {id}: {task}, {subject}.")
APPLIES = Message(zh="由策略 {rule} 规定。", en="Rule {rule} applies it.")
CHANGED = Message(
    zh="{place} 的规则 {rule} 将{field}由“{old}”改定，理由：{because}。",
    en="Rule {rule} at {place} changed its {field} from “{old}” because: {because}.",
)
CYCLE = Message(
    zh="周期：{cycle}；依据：{sources}。", en="Its cycle is {cycle}, after {sources}."
)
ON_DEMAND = Message(
    zh="按需进行；依据：{sources}。", en="It is done on demand, after {sources}."
)
LAST = Message(
    zh="此项上次完成于 {day}，间隔不超过{gap}，期初起最迟 {limit}。",
    en="Last done on {day}; at most {gap} apart, so the first of the horizon was due by"
    " {limit}.",
)
ASSUMED = Message(
    zh="没有此项的完成记录，从 {day} 起算，间隔不超过{gap}，最迟 {limit}。",
    en="No record shows it done; counted from {day}, at most {gap} apart, it was due by"
    " {limit}.",
)
NOMINAL = Message(zh="此次计划在 {day} 前后。", en="This visit is aimed at {day}.")
FOUND = Message(
    zh="{day} 发现“{condition}”，应在 {closes} 前处理。",
    en="Found on {day}: {condition}; to be put right by {closes}.",
)
ON_DAY = Message(zh="应在 {day} 当天做。", en="It is due on {day}.")
WITHIN = Message(
    zh="应在 {opens} 至 {closes} 之间做。", en="It is due between {opens} and {closes}."
)
OVERDUE = Message(zh="{day} 已到期而未做。", en="It was due by {day} and not done.")
DONE = Message(zh="已于 {day} 完成。", en="It was done on {day}.")
PLACED = Message(
    zh="排在 {day} {start}-{end}（{duration}），合法时间窗为 {opens} 至 {closes}。",
    en="Placed on {day} {start}-{end} ({duration}); lawful from {opens} to {closes}.",
)
PEOPLE = Message(
    zh="由{crew}的{people}承担：需要{need}，所选人员当日当班、证书有效且有空。",
    en="{people} of {crew} do it: it needs {need}; they are on shift, certified and free"
    " then.",
)
POSITION = Message(zh="{count} 人（{what}）", en="{count} with {what}")
LATE = Message(
    zh="比期限 {limit} 晚 {days} 天：{reason}。",
    en="That is {days} days after the limit of {limit}: {reason}.",
)
COUNTED = Message(zh="{reason}（{count} 次）", en="{reason} ({count} times)")
UNPLACED = Message(zh="未能排入：{reasons}。", en="It has no place: {reasons}.")
NOT_NEEDED = Message(zh="此次可免：{reason}。", en="It is not needed: {reason}.")
