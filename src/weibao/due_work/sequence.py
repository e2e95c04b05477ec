"""Work that comes after other work of its subject: from which day, until which day.

Of each open order the order of the work before it, of the same turn, is the last one
due no later. Both get windows that leave room for the lag; the roster then couples the
days themselves.
"""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from datetime import date, datetime, time, timedelta
from graphlib import TopologicalSorter

from attrs import define, evolve, field

from weibao.due_work.span import Span
from weibao.orders import Dropped, Follows, OrderStatus, WorkOrder
from weibao.plan import Plan, PlannedTask, Precedence
from weibao.precedence import After
from weibao.records import Completion, History
from weibao.spans.window import Window

ONE_DAY = timedelta(days=1)

Series = MutableMapping[str, Sequence[WorkOrder]]


def sequenced(
    series: Series, span: Span, history: History, dropped: Iterable[Dropped]
) -> None:
    """Give orders the windows that the work before and after them leaves to them."""
    precedences = span.plan.precedences
    if not precedences:
        return
    work = _Sequence.of(series, span, history, dropped)
    order = _first_to_last(span.plan)
    for planned in order:
        work.link(planned)
    for planned in reversed(order):
        work.close(planned)
    for planned in order:
        work.open(planned)
    for name, orders in series.items():
        series[name] = [work.now.get(one.id, one) for one in orders]


def _first_to_last(plan: Plan) -> list[PlannedTask]:
    """Return the tasks that come before or after others, the first ones first."""
    graph = {
        id: [one.before.id for one in before] for id, before in plan.precedences.items()
    }
    return [plan.by_id[id] for id in TopologicalSorter(graph).static_order()]


@define
class _Link:
    """An open order, and what it comes after."""

    precedence: Precedence
    order: str | None = None
    record: Completion | None = None


@define
class _Sequence:
    """The orders that come before or after others, as they are ``now``."""

    span: Span
    history: History
    by_task: Mapping[str, Sequence[WorkOrder]]
    missed: Mapping[str, Sequence[date]]
    now: dict[str, WorkOrder]
    links: dict[str, list[_Link]] = field(factory=dict)

    @classmethod
    def of(
        cls, series: Series, span: Span, history: History, dropped: Iterable[Dropped]
    ) -> "_Sequence":
        ids = {one.id for one in _first_to_last(span.plan)}
        by_task: dict[str, list[WorkOrder]] = {id: [] for id in ids}
        for orders in series.values():
            for order in orders:
                if order.planned.id in ids:
                    by_task[order.planned.id].append(order)
        for some in by_task.values():
            some.sort(key=lambda one: (one.due, one.id))
        missed: dict[str, list[date]] = {id: [] for id in ids}
        for one in dropped:
            if one.planned is not None and one.planned.id in ids and one.limit:
                missed[one.planned.id].append(one.due)
        now = {one.id: one for some in by_task.values() for one in some}
        return cls(span, history, by_task, missed, now)

    def link(self, planned: PlannedTask) -> None:
        """Find what each open order of a task comes after."""
        for order in self._open(planned):
            links = (
                self._link(order, one) for one in self.span.plan.precedences[planned.id]
            )
            self.links[order.id] = [one for one in links if one is not None]

    def close(self, planned: PlannedTask) -> None:
        """Let the work before a task end early enough."""
        for order in self._open(planned):
            for link in self.links[order.id]:
                if link.order is None:
                    continue
                before, window = self.now[link.order], self.now[order.id].window
                due = min(order.due, window.closes)
                latest = link.precedence.after.latest(due, planned.calendar)
                latest = max(latest, before.window.opens, self.span.today)
                if latest < before.window.closes:
                    self._set(before, Window(before.window.opens, latest), before.due)

    def open(self, planned: PlannedTask) -> None:
        """Let the orders of a task begin late enough, and say what they follow."""
        for order in self._open(planned):
            follows = tuple(
                self._follows(link, order.due) for link in self.links[order.id]
            )
            now = self.now[order.id]
            first = [now.window.opens]
            first += [one.opens for one in follows if one.opens is not None]
            opens, closes = min(max(first), now.window.closes), now.window.closes
            due = now.due
            if max(first) <= closes:
                due = max(due, opens) if len(first) > 1 else due
            particulars = evolve(now.particulars, follows=follows)
            self.now[order.id] = evolve(now, particulars=particulars)
            if opens != now.window.opens or due != now.due:
                self._set(self.now[order.id], Window(opens, closes), due)

    def _open(self, planned: PlannedTask) -> Iterator[WorkOrder]:
        if planned.id in self.span.plan.precedences:
            for order in self.by_task[planned.id]:
                if order.status is OrderStatus.OPEN:
                    yield order

    def _set(self, order: WorkOrder, window: Window[date], due: date) -> None:
        aim = order.preferred.overlap(window) or window
        made = evolve(order.occurrence, window=window, preferred=aim, due=due)
        self.now[order.id] = evolve(order, occurrence=made)

    def _link(self, order: WorkOrder, precedence: Precedence) -> _Link | None:
        """Find the work before an order; None where a forecast takes it as done."""
        after, before = precedence.after, precedence.before
        turn = turn_before(self.by_task[before.id], order.due, after)
        skipped = [
            due
            for due in self.missed[before.id]
            if due <= order.due
            and after.in_period(due, order.due)
            and (turn is None or due > turn.due)
        ]
        if turn is not None and not skipped:
            if turn.completion is not None:
                return _Link(precedence, record=turn.completion)
            return _Link(precedence, order=turn.id)
        since = max(skipped, default=date.min)
        done = [
            one
            for one in self.history.completions_of(before.subject.id, before.task.code)
            if since <= one.done <= min(self.span.as_of, order.window.closes)
            and after.in_period(one.done, order.due)
        ]
        if done:
            return _Link(precedence, record=done[-1])
        return None if self.span.ahead and not skipped else _Link(precedence)

    def _follows(self, link: _Link, nominal: date) -> Follows:
        before, after = link.precedence.before, link.precedence.after
        calendar = before.calendar
        known = Follows(before=before, after=after, nominal=nominal)
        if link.order is not None:
            order = self.now[link.order]
            planned = min(max(order.due, order.window.opens), order.window.closes)
            opens = after.earliest(max(planned, self.span.today), calendar)
            return evolve(known, order=order.id, opens=opens)
        if link.record is None:
            return known
        since = moment_after(after, link.record, before)
        return evolve(known, record=link.record, since=since, opens=since.date())


def turn_before(
    orders: Sequence[WorkOrder], due: date, after: After
) -> WorkOrder | None:
    """Return the order of the work before, of the turn of an order due on a day.

    It is the last one due no later; in one period with it the first one due later, too.
    """
    turns = [one for one in orders if after.in_period(one.due, due)]
    before = [one for one in turns if one.due <= due]
    if before:
        return before[-1]
    return turns[0] if turns and after.same is not None else None


def moment_after(after: After, record: Completion, before: PlannedTask) -> datetime:
    """Return from when on work may start after what a record shows, in local time.

    Where it does not say at what time that was, a lag by the clock counts from the end
    of its day.
    """
    ends = datetime.combine(record.done, time.min)
    if isinstance(after.lag, timedelta) and after.lag:
        if record.at is None:
            ends += ONE_DAY
        else:
            ends = datetime.combine(record.done, record.at) + before.resolved.duration
    return after.moment(ends, before.calendar)
