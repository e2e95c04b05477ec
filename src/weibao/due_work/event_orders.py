"""Orders that events ask for: an overload, a leak, a test with steps to follow.

One event opens one order of each task that waits for it. The same event happening again
while the order is open becomes part of it.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define, evolve, field

from weibao.cycles.arithmetic import ONE_DAY, WorkingDays, working_days_after
from weibao.cycles.event import OnEvent
from weibao.due_work.naming import SeriesNames
from weibao.due_work.span import Span
from weibao.orders import Dropped, Occurrence, Origin, Particulars, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, Event, History
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

A_YEAR = Every(months=12)
"""By when work before the next use is asked for while nobody knows of a return."""
IN_USE = "in_use"


@define
class Duty:
    """What one order does about an event, and about its like while that was open."""

    planned: PlannedTask
    rule: OnEvent
    event: Event
    window: Window[date]
    completion: Completion | None = None
    again: list[Event] = field(factory=list)

    def holds(self, event: Event) -> bool:
        """Tell whether the order was still open when this happened."""
        return self.completion is None or event.happened < self.completion.done


@define
class EventDuties:
    """All duties that events opened up to the as-of day, and what closed them."""

    span: Span
    history: History
    by_task: dict[str, list[Duty]] = field(factory=dict)
    spent: set[str] = field(factory=set)

    @classmethod
    def of(cls, span: Span, history: History) -> "EventDuties":
        """Find the duties of all planned tasks that wait for events."""
        duties = cls(span, history)
        tasks = span.plan.tasks
        waiting = {
            resolved
            for resolved in {one.resolved for one in tasks}
            if resolved.cycle is not None and resolved.cycle.events
        }
        for planned in tasks if waiting else ():
            if planned.resolved in waiting:
                duties.of_task(planned)
        return duties

    def of_task(self, planned: PlannedTask) -> list[Duty]:
        """Return the duties of one task, in the order of their events."""
        if planned.id in self.by_task:
            return self.by_task[planned.id]
        found = self.by_task[planned.id] = []
        cycle = planned.cycle
        rules = {rule.event: rule for rule in cycle.events} if cycle else {}
        for event in self.history.events_of(planned.subject.id):
            rule = rules.get(event.event)
            if rule is None or event.happened > self.span.as_of:
                continue
            before = [one for one in found if one.rule is rule and one.holds(event)]
            if before:
                before[-1].again.append(event)
                continue
            window = self._window(planned, rule, event)
            if window is not None:
                done = self._closing(planned, event)
                found.append(Duty(planned, rule, event, window, done))
        return found

    def rest(self) -> History:
        """Return the history without the completions that closed what events asked."""
        if not self.spent:
            return self.history
        left = (one for one in self.history.completions if one.id not in self.spent)
        return evolve(self.history, completions=tuple(left))

    def resets(self, planned: PlannedTask) -> tuple[date, ...]:
        """Return the days on which work for an event restarted a task's cycle."""
        if planned.cycle is None or not planned.cycle.events_restart:
            return ()
        duties = self.by_task.get(planned.id, ())
        return tuple(sorted(one.completion.done for one in duties if one.completion))

    def orders(self, dropped: list[Dropped]) -> Iterator[WorkOrder]:
        """Go through the orders that concern the horizon; what joined one is told."""
        horizon = self.span.horizon
        for duty in (one for found in self.by_task.values() for one in found):
            done = duty.completion
            if duty.window.opens > horizon.last or (done and done.done < horizon.first):
                continue
            order = _order(duty, self.span)
            for event in duty.again:
                reason = AGAIN(day=event.happened, order=order.id)
                due = duty.window.closes
                one = Dropped(duty.planned, event.key, due, reason, into=order.id)
                dropped.append(one)
            yield order

    def _window(
        self, planned: PlannedTask, rule: OnEvent, event: Event
    ) -> Window[date] | None:
        """Return the days for it; None for a step whose step before there is not."""
        start = opens = event.happened
        if rule.after is not None:
            before = self.span.plan.of(planned.subject.id, rule.after)
            duties = self.of_task(before) if before is not None else []
            told = [one for one in duties if event in (one.event, *one.again)]
            if not told:
                return None
            done = told[0].completion
            start = opens = done.done if done else told[0].window.closes
        if rule.within is None:
            closes = self._before_use(planned, event)
        elif isinstance(rule.within, WorkingDays):
            closes = working_days_after(start, rule.within.days, planned.calendar)
        else:
            closes = rule.within.after(start)
        return Window(opens, max(opens, closes))

    def _before_use(self, planned: PlannedTask, event: Event) -> date:
        """Return the last day before a thing is used again after an event.

        It is the day of the event itself where no state says that it is out of use.
        """
        states = [
            one
            for one in self.history.states_of(planned.subject.id)
            if one.since <= self.span.as_of
        ]
        before = [one for one in states if one.since <= event.happened]
        if not before or before[-1].state == IN_USE:
            return event.happened
        back = [
            one.since
            for one in states
            if one.since > event.happened and one.state == IN_USE
        ]
        return back[0] - ONE_DAY if back else A_YEAR.after(event.happened)

    def _closing(self, planned: PlannedTask, event: Event) -> Completion | None:
        """Take the completion that closed it: one that names it, or else the next.

        Work of the day itself may have come first, so that it must name the order.
        """
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        known = [
            one
            for one in self.history.completions_of(
                planned.subject.id, planned.task.code
            )
            if event.happened <= one.done <= self.span.as_of
            and one.id not in self.spent
        ]
        named = [one for one in known if names.key(one) == event.key]
        unnamed = [
            one for one in known if one.done > event.happened and names.key(one) is None
        ]
        for one in (*named, *unnamed):
            self.spent.add(one.id)
            return one
        return None


def _order(duty: Duty, span: Span) -> WorkOrder:
    planned, window = duty.planned, duty.window
    soon = Window(window.opens, window.opens + (window.closes - window.opens) // 4)
    last = window.closes
    provisional = planned.calendar.is_provisional(last)
    occurrence = Occurrence(duty.event.key, last, window, soon, provisional)
    late = duty.completion is None and last < max(span.today, span.horizon.first)
    particulars = Particulars(
        origin=Origin.EVENT,
        completion=duty.completion,
        event=duty.event,
        overdue_since=last if late else None,
    )
    return WorkOrder(planned, occurrence, span.plan.portfolio, particulars)


AGAIN = Message(
    zh="{day} 又发生，当时工单 {order} 未完成，已并入该工单",
    en="it happened again on {day} while order {order} was open, and is part of it",
)
