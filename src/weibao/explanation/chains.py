"""Visits of a chain: how the next one counts from the one before."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.joint import Joint
from weibao.cycles.rhythms import MaximumGap
from weibao.explanation.cause import Cause, days, sum_facts
from weibao.explanation.closed import closed_by, moved
from weibao.explanation.gap_bounds import bound_causes
from weibao.explanation.regimes import leads_on, regime_causes
from weibao.orders import Chain, Demand, Rung, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.texts.text import Message, listed

ONE_DAY = timedelta(days=1)


def chain_of(order: WorkOrder, demand: Demand) -> Chain | None:
    """Return the chain of an open visit, an extra one too."""
    name = order.id.rpartition("+")[0] or order.id
    for chain in demand.chains:
        if chain.subject is order.subject:
            ids = {visit.id for visit in chain.orders}
            if order.id in ids or name in ids:
                return chain
    return None


def chain_causes(
    order: WorkOrder, chain: Chain, demand: Demand, history: History | None
) -> Iterator[Cause]:
    """Go through what a visit counts from, its date, its level and its window."""
    if order.id not in demand.by_id:
        after = order.id.rpartition("+")[0]
        facts = {"from": "extra", "order": after}
        yield Cause("origin", EXTRA(after=after, gap=chain.gap.every.text()), facts)
        return
    position = [visit.id for visit in chain.orders].index(order.id)
    before = chain.orders[:position]
    yield _origin(chain, before, history)
    counted = before[-1].due if before else chain.rungs[0].last
    yield from _day(order, chain, demand, counted)
    if order.planned.level:
        yield _level(order, chain, before)
    window = order.window
    text = WITHIN(opens=window.opens, closes=window.closes)
    if window.opens == window.closes:
        text = ON_DAY(day=window.opens)
    yield Cause("window", text, days(window))


def visit_before(order: WorkOrder, history: History | None) -> Iterator[Cause]:
    """Name the visit before one that is done, where the records know it."""
    earlier = [one for one in _visits(order.planned, history) if one.done < order.due]
    if earlier:
        yield _completed(max(earlier, key=lambda one: (one.done, one.id)))


def _origin(
    chain: Chain, before: tuple[WorkOrder, ...], history: History | None
) -> Cause:
    if before:
        visit = before[-1]
        facts = {
            "from": "previous_order",
            "order": visit.id,
            "day": visit.due.isoformat(),
        }
        return Cause("origin", PREVIOUS(order=visit.id, day=visit.due), facts)
    rung = chain.rungs[0]
    facts = {
        "from": "assumed" if rung.assumed else "completion",
        "day": rung.last.isoformat(),
    }
    for completion in _visits(rung.planned, history):
        if completion.done == rung.last and not rung.assumed:
            return _completed(completion)
    pattern = ASSUMED if rung.assumed else LAST
    return Cause("origin", pattern(day=rung.last), facts)


def _visits(planned: PlannedTask, history: History | None) -> list[Completion]:
    """Return the completions of every level of a planned task's ladder."""
    if history is None:
        return []
    levels = planned.ladder or (planned.resolved,)
    subject = planned.subject.id
    return [
        completion
        for level in levels
        for completion in history.completions_of(subject, level.task.code)
    ]


def _completed(completion: Completion) -> Cause:
    facts = {
        "from": "completion",
        "record": completion.id,
        "day": completion.done.isoformat(),
    }
    text = LAST_RECORD(day=completion.done, record=completion.id)
    return Cause("origin", text, facts)


def _day(
    order: WorkOrder, chain: Chain, demand: Demand, counted: date
) -> Iterator[Cause]:
    base = chain.rungs[0].planned
    cycle = base.cycle
    assert cycle is not None
    opens, first = counted + ONE_DAY, order.id == chain.orders[0].id
    free = not (first and chain.rungs[0].until)
    past = _past(chain.rungs[0], chain.orders, order)
    if isinstance(chain.gap, Joint):
        day = chain.gap.aimed(past)
        yield from regime_causes(chain.gap, past, order.occurrence.conflict)
        yield Cause("due", AIMED(day=day), {"day": day.isoformat()})
    else:
        assert isinstance(cycle.rhythm, MaximumGap)
        step = cycle.rhythm.aim or cycle.rhythm.every
        day = step.after(counted)
        text = AIM(start=counted, step=step.text(), day=day)
        yield Cause("due", text, {**sum_facts(step, 1), "day": day.isoformat()})
        for cause in bound_causes(chain.gap, past, day) if free else ():
            day = date.fromisoformat(cause.facts.get("to", day.isoformat()))
            yield cause
    if free:
        opens = chain.gap.earliest(past)
    floor = max(_today(demand), chain.horizon.first, opens)
    if day < floor and order.due != day:
        day = floor
        yield Cause("not_before", NOT_BEFORE(day=floor), {"day": floor.isoformat()})
    closed = closed_by(base, day)
    if order.due != day and isinstance(chain.gap, Joint) and closed is None:
        yield leads_on(day, order.due)
    elif order.due != day:
        yield moved(day, order.due, closed)


def _today(demand: Demand) -> date:
    return max(demand.as_of, demand.horizon.first)


def _level(order: WorkOrder, chain: Chain, before: tuple[WorkOrder, ...]) -> Cause:
    level = order.planned.level
    rung = chain.rungs[level]
    last = _last(rung, level, before)
    limit = (
        rung.limit
        if last == rung.last
        else rung.gap.limit(_past(rung, chain.orders, order))
    )
    lighter = listed(one.title for one in order.planned.ladder[:level])
    text = LEVEL(
        task=order.planned.resolved.title,
        last=last,
        gap=rung.gap.every.text(),
        limit=limit,
        lighter=lighter,
    )
    facts = {
        "task": order.planned.task.code,
        "last": last.isoformat(),
        "limit": limit.isoformat(),
        "contains": [one.task.code for one in order.planned.ladder[:level]],
    }
    return Cause("level", text, facts)


def _past(
    rung: Rung, visits: tuple[WorkOrder, ...], until: WorkOrder
) -> tuple[date, ...]:
    """Return what a visit counts from at one level, as planned."""
    past, level = rung.past, rung.planned.level
    for visit in visits:
        if visit.id == until.id:
            break
        if visit.planned.level >= level:
            past = rung.gap.taken(past, visit.due)
    return past


def _last(rung: Rung, level: int, before: tuple[WorkOrder, ...]) -> date:
    deep = [visit.due for visit in before if visit.planned.level >= level]
    return deep[-1] if deep else rung.last


EXTRA = Message(
    zh="为使间隔不超过{gap}，在 {after} 之后加做的一次。",
    en="It was added after {after}, to keep the gap of at most {gap}.",
)
PREVIOUS = Message(
    zh="从前一次（{order}，计划在 {day}）算起。",
    en="It counts from the visit before ({order}, planned for {day}).",
)
LAST = Message(
    zh="从上次完成的 {day} 算起。", en="It counts from the last visit, on {day}."
)
LAST_RECORD = Message(
    zh="从上次完成的 {day}（记录 {record}）算起。",
    en="It counts from the last visit, on {day} (record {record}).",
)
ASSUMED = Message(
    zh="没有完成记录，从 {day} 算起。",
    en="No record shows a visit, so it counts from {day}.",
)
AIM = Message(
    zh="目标间隔{step}：{start} 加{step}为 {day}。",
    en="The gap to aim at is {step}: {start} and {step} is {day}.",
)
AIMED = Message(zh="目标是 {day}。", en="It aims at {day}.")
NOT_BEFORE = Message(zh="最早从 {day} 排起。", en="Planning begins on {day}.")
LEVEL = Message(
    zh="此次做到{task}：上次 {last}，间隔不超过{gap}，最迟 {limit}；"
    "同时包含{lighter}。",
    en="This visit does the {task}: last on {last}, at most {gap} apart, so by {limit};"
    " it contains the {lighter}.",
)
ON_DAY = Message(
    zh="按计划应在 {day} 当天做。", en="As planned it must be done on {day}."
)
WITHIN = Message(
    zh="按计划应在 {opens} 至 {closes} 之间做。",
    en="As planned it must be done from {opens} to {closes}.",
)
