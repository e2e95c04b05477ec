"""Whether what events ask for has its orders, on its days, closed by its own records.

The events are gone through once more, from the records alone.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import evolve, field, frozen

from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.event import OnEvent
from weibao.orders import Origin, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, Event
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.verifier.days import ONE_DAY
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.visits import Case


@frozen(eq=False)
class Asked:
    """One order that events ask for: what joined in it, its days, what closed it."""

    planned: PlannedTask
    key: str
    window: Window[date]
    closed: Completion | None
    events: frozenset[str]


@frozen(eq=False)
class EventWork:
    """All that events ask for in a case, by task."""

    asked: dict[str, list[Asked]] = field(factory=dict)
    used: set[str] = field(factory=set)

    @classmethod
    def of(cls, case: Case) -> "EventWork":
        """Go through all events known by the as-of day."""
        work = cls()
        for planned in case.demand.plan.tasks:
            work.task(case, planned)
        return work

    def task(self, case: Case, planned: PlannedTask) -> list[Asked]:
        """Return what events ask for of one task."""
        if planned.id in self.asked:
            return self.asked[planned.id]
        rules = planned.cycle.events if planned.cycle is not None else ()
        found = self.asked[planned.id] = list[Asked]()
        events = [
            (one, rule)
            for one in case.history.events_of(planned.subject.id)
            for rule in rules
            if rule.event == one.event and one.happened <= case.demand.as_of
        ]
        for event, rule in events:
            same = [
                number
                for number, one in enumerate(found)
                if one.key in {e.key for e, r in events if r is rule}
                and (one.closed is None or one.closed.done > event.happened)
            ]
            if same:
                joined = found[same[-1]]
                together = joined.events | {event.id}
                found[same[-1]] = evolve(joined, events=together)
                continue
            window = self._window(case, planned, rule, event)
            if window is not None:
                closed = self._closed(case, planned, event)
                found.append(
                    Asked(planned, event.key, window, closed, frozenset({event.id}))
                )
        return found

    def rest(self, case: Case) -> Case:
        """Return the case as it is for cycles: without the records used for events."""
        if not self.used:
            return case
        left = [one for one in case.history.completions if one.id not in self.used]
        return evolve(case, history=evolve(case.history, completions=tuple(left)))

    def resets(self, planned: PlannedTask) -> list[date]:
        """Return the days from which work for events counts a cycle anew."""
        if planned.cycle is None or not planned.cycle.events_restart:
            return []
        asked = self.asked.get(planned.id, [])
        return sorted(one.closed.done for one in asked if one.closed is not None)

    def _window(
        self, case: Case, planned: PlannedTask, rule: OnEvent, event: Event
    ) -> Window[date] | None:
        begins = event.happened
        if rule.after is not None:
            before = case.demand.plan.of(planned.subject.id, rule.after)
            steps = self.task(case, before) if before is not None else []
            of_event = [one for one in steps if event.id in one.events]
            if not of_event:
                return None
            step = of_event[0]
            begins = step.closed.done if step.closed else step.window.closes
        if rule.within is None:
            last = _before_use(case, planned, event)
        elif isinstance(rule.within, WorkingDays):
            last, left = begins, rule.within.days
            while left:
                last += ONE_DAY
                left -= planned.calendar.is_open(last)
        else:
            last = rule.within.after(begins)
        return Window(begins, max(begins, last))

    def _closed(
        self, case: Case, planned: PlannedTask, event: Event
    ) -> Completion | None:
        task = planned.task.code
        known = case.history.completions_of(planned.subject.id, task)
        free = [
            one
            for one in known
            if event.happened <= one.done <= case.demand.as_of
            and one.id not in self.used
        ]
        own = f"{case.demand.portfolio}/"
        named = [
            one
            for one in free
            if one.order
            and one.order.startswith(own)
            and one.order.endswith(f"/{event.key}")
        ]
        plain = [
            one
            for one in free
            if one.done > event.happened
            and (one.order is None or not one.order.startswith(own))
        ]
        closing = next(iter([*named, *plain]), None)
        if closing is not None:
            self.used.add(closing.id)
        return closing


def check(case: Case, work: EventWork) -> Iterator[Violation]:
    """Check that each such order is there and right, and that there is no other."""
    horizon = case.demand.horizon
    orders = {
        order.id: order for order in case.demand.orders if order.origin is Origin.EVENT
    }
    known: set[str] = set()
    for asked in (one for found in work.asked.values() for one in found):
        planned = asked.planned
        id_ = f"{case.demand.portfolio}/{planned.subject.id}/{planned.series}/"
        order = orders.get(id_ + asked.key)
        known.add(id_ + asked.key)
        if order is not None:
            yield from _right(order, asked)
        elif asked.window.opens <= horizon.last and asked.closed is None:
            text = MISSING(key=asked.key, lawful=asked.window.text())
            yield _about(Rule.MISSING_WORK, text, planned, asked.window)
    for id_, order in orders.items():
        if id_ not in known:
            text = NOT_ASKED(order=id_)
            yield _about(Rule.NOT_DUE, text, order.planned, order.window, id_)


def _right(order: WorkOrder, asked: Asked) -> Iterator[Violation]:
    planned, said = asked.planned, order.completion
    if order.window != asked.window:
        text = WINDOW(said=order.window.text(), lawful=asked.window.text())
        yield _about(Rule.WRONG_WINDOW, text, planned, asked.window, order.id)
    if said != asked.closed:
        text = CLOSED(order=order.id)
        yield _about(Rule.ORDER_DONE, text, planned, asked.window, order.id)


def _before_use(case: Case, planned: PlannedTask, event: Event) -> date:
    """Return the eve of the next use, day by day; a year on where nobody knows it."""
    known = case.history.states_of(planned.subject.id)
    states = [one for one in known if one.since <= case.demand.as_of]
    day = event.happened
    while True:
        held = [one.state for one in states if one.since <= day]
        if not held:
            return day
        if held[-1] == "in_use":
            return max(event.happened, day - timedelta(days=day > event.happened))
        if not any(one.since > day for one in states):
            break
        day += ONE_DAY
    month = event.happened.replace(day=1, year=event.happened.year + 1)
    while month.month == event.happened.month and month.day < event.happened.day:
        month += ONE_DAY
    return month if month.month == event.happened.month else month - ONE_DAY


def _about(
    rule: Rule,
    text: Text,
    planned: PlannedTask,
    window: Window[date],
    order: str | None = None,
) -> Violation:
    return Violation(
        rule=rule,
        text=text,
        orders=(order,) if order is not None else (),
        subject=planned.subject.id,
        day=window.closes,
    )


MISSING = Message(
    zh="{key} 应在 {lawful} 完成，却没有工单",
    en="{key} is due in {lawful} and has no order",
)
NOT_ASKED = Message(
    zh="工单 {order} 没有引起它的事件", en="no event asks for order {order}"
)
WINDOW = Message(
    zh="时间窗写作 {said}，应为 {lawful}",
    en="the window is given as {said}; the lawful days are {lawful}",
)
CLOSED = Message(
    zh="工单 {order} 的完成与记录不符",
    en="what closed order {order} is not what the records say",
)
