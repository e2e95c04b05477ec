"""The events that ask for an order, and what work for them does to a cycle."""

from collections.abc import Collection, Iterator
from datetime import date

from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.cycle import Cycle
from weibao.cycles.event import OnEvent
from weibao.due_work.event_orders import EventDuties
from weibao.due_work.span import Span
from weibao.explanation.cause import Cause
from weibao.explanation.sums import added
from weibao.orders import Demand, WorkOrder
from weibao.phrases.leads import lead_text
from weibao.phrases.words import EVENTS, called
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message


def for_events(
    planned: PlannedTask, cycle: Cycle, demand: Demand, history: History
) -> tuple[Collection[str], bool]:
    """Return the records that closed what events asked of a task.

    With it comes whether they restart its cycle.
    """
    if not cycle.events:
        return frozenset(), False
    duties = EventDuties(Span(demand.plan, demand.horizon, demand.as_of), history)
    duties.of_task(planned)
    return duties.spent, cycle.events_restart


def event_causes(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    """Say which event an order began with, and how its last day comes from it."""
    event, cycle = order.event, order.planned.cycle
    if event is None or cycle is None:
        return
    name = called(EVENTS, event.event)
    text = HAPPENED(id=event.id, day=event.happened, event=name)
    facts = {"from": "event", "id": event.id, "day": event.happened.isoformat()}
    yield Cause("origin", text, facts)
    rule = next((one for one in cycle.events if one.event == event.event), None)
    if rule is not None:
        yield from _limit(order, rule, demand)


def _limit(order: WorkOrder, rule: OnEvent, demand: Demand) -> Iterator[Cause]:
    event, closes = order.event, order.window.closes
    assert event is not None
    start: date = event.happened
    if rule.after is not None:
        planned = order.planned
        before = demand.plan.of(planned.subject.id, rule.after)
        start = order.window.opens
        title = before.resolved.title if before is not None else rule.after
        facts = {"from": "step", "task": rule.after, "day": start.isoformat()}
        yield Cause("origin", AFTER_STEP(task=title, day=start), facts)
    if rule.within is None:
        text, facts = BEFORE_USE(day=closes), {"day": closes.isoformat()}
        yield Cause("due", text, facts)
    elif isinstance(rule.within, WorkingDays):
        text = WORKING(start=start, lead=lead_text(rule.within), day=closes)
        yield Cause("due", text, {"day": closes.isoformat()})
    else:
        yield added(rule.within, 1, start, closes)


HAPPENED = Message(
    zh="起因：记录 {id}，{day} 发生“{event}”。",
    en="It began with record {id}: {event} on {day}.",
)
AFTER_STEP = Message(
    zh="从“{task}”的完成日或期限 {day} 算起。",
    en="It counts from “{task}”, from the day that was done or else its last, {day}.",
)
BEFORE_USE = Message(
    zh="应在再次使用之前做，至迟 {day}。",
    en="It must be done before the next use, by {day}.",
)
WORKING = Message(zh="{start} 起{lead}后为 {day}。", en="{start} and {lead} is {day}.")
