"""Whether work that comes after other work does so, by the lag that the policy asks.

What comes before what, and by how much, is read from the tasks; which turn of the
earlier work is meant, from the dates in the demand and from the records.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import WorkingDays
from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.precedence import After, Lag
from weibao.records import Completion
from weibao.spans.window import Window
from weibao.texts.text import Message
from weibao.verifier.days import ONE_DAY, today_of
from weibao.verifier.periods import period_name
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import done_by_now
from weibao.verifier.visits import Case, Visit, violation


def check(case: Case) -> Iterator[Violation]:
    """Check every visit of a task that comes after others."""
    visits = {visit.order.id: visit for visit in case.visits}
    for visit in case.visits:
        planned = case.demand.plan.by_id.get(visit.planned.id)
        for pair in _pairs(case, planned) if planned is not None else ():
            if not pair.holds(case, visit, visits):
                text = TOO_EARLY(order=visit.order.id, task=pair.before.resolved.title)
                yield violation(Rule.PRECEDENCE, text, visit)


def fits(case: Case, order: WorkOrder, lawful: Window[date]) -> bool:
    """Tell whether an order has fewer days than its own for what comes before or after.

    It begins on the first day that some work before it leaves, or ends on the last one
    that some work after it leaves; or on the last and first day there are.
    """
    said, own = order.window, case.demand.plan.by_id[order.planned.id]
    if not lawful.opens <= said.opens <= said.closes <= lawful.closes:
        return False
    opens = {lawful.opens}
    for pair in _pairs(case, own):
        days = [today_of(case.demand)]
        for record in done_by_now(case, [pair.before]):
            days += [record.done, record.done + ONE_DAY]
        for one in pair.orders(case):
            days += [one.due, one.window.closes, one.window.opens]
        opens |= {_first(pair.after.lag, day, own.calendar) for day in days}
        opens.add(said.closes)
    first = max(lawful.opens, min(case.demand.as_of, case.demand.horizon.first))
    closes = {lawful.closes}
    for other in case.demand.plan.tasks:
        for pair in _pairs(case, other):
            if pair.before is not own:
                continue
            closes |= {said.opens, lawful.opens, first, today_of(case.demand)}
            for one in case.demand.orders:
                if one.planned.id == other.id:
                    for day in (one.due, one.window.closes):
                        closes.add(_last(pair.after.lag, day, other.calendar))
    return said.opens in opens and said.closes in closes


def says_its_date(order: WorkOrder, asked: Window[date], lawful: Window[date]) -> bool:
    """Tell whether an order names the date that it had before work before moved it."""
    first, last = min(asked.opens, lawful.opens), max(asked.closes, lawful.closes)
    return all(first <= one.nominal <= last for one in order.follows)


@frozen(eq=False)
class _Pair:
    """Two tasks of a subject of which one comes after the other."""

    before: PlannedTask
    after: After

    def orders(self, case: Case) -> list[WorkOrder]:
        """Return the orders of the work before, by date."""
        found = [one for one in case.demand.orders if one.planned.id == self.before.id]
        return sorted(found, key=lambda one: (_nominal(one), one.id))

    def holds(self, case: Case, visit: Visit, visits: Mapping[str, Visit]) -> bool:
        """Tell whether a visit begins after the work before it and the lag."""
        due = _nominal(visit.order)
        return self._clear_of_turn(case, due, visit.assignment.start, visits)

    def _clear_of_turn(
        self, case: Case, due: date, start: datetime, visits: Mapping[str, Visit]
    ) -> bool:
        """Tell whether work of a date begins after that of its turn and the lag."""
        turn = self._turn(case, due)
        skipped = [
            one.due
            for one in case.demand.dropped
            if one.planned is not None
            and one.planned.id == self.before.id
            and one.limit is not None
            and one.due <= due
            and self._together(one.due, due)
            and (turn is None or one.due > _nominal(turn))
        ]
        if turn is not None and not skipped:
            before = visits.get(turn.id)
            if turn.completion is not None:
                return self._clear_of(turn.completion, start)
            return before is not None and self._clear(before.assignment.end, start)
        since = max(skipped, default=date.min)
        done = [
            one
            for one in done_by_now(case, [self.before])
            if one.done >= since and self._together(one.done, due)
        ]
        if done:
            return any(self._clear_of(one, start) for one in done)
        return case.demand.as_of < case.demand.horizon.first and not skipped

    def _turn(self, case: Case, due: date) -> WorkOrder | None:
        orders = [o for o in self.orders(case) if self._together(_nominal(o), due)]
        last = [one for one in orders if _nominal(one) <= due][-1:]
        if not last and self.after.same is not None:
            last = orders[:1]
        return last[0] if last else None

    def _together(self, one: date, other: date) -> bool:
        same = self.after.same
        return same is None or period_name(one, same) == period_name(other, same)

    def _clear_of(self, record: Completion, start: datetime) -> bool:
        lag, calendar = self.after.lag, self.before.calendar
        if not isinstance(lag, timedelta) or not lag:
            return start.date() >= _first(lag, record.done, calendar)
        if record.at is None:
            ends = datetime.combine(record.done + ONE_DAY, time.min, start.tzinfo)
        else:
            begun = datetime.combine(record.done, record.at, start.tzinfo)
            ends = begun + self.before.resolved.duration
        return start >= ends + lag

    def _clear(self, ends: datetime, start: datetime) -> bool:
        lag = self.after.lag
        if isinstance(lag, timedelta):
            return start - ends >= lag
        ended = ends.astimezone(start.tzinfo).date()
        return start >= ends and start.date() >= _first(
            lag, ended, self.before.calendar
        )


def _nominal(order: WorkOrder) -> date:
    """Return the date of an order before work that comes before it moved it."""
    return min([order.due, *(one.nominal for one in order.follows)])


def _pairs(case: Case, planned: PlannedTask) -> Sequence[_Pair]:
    plan, subject = case.demand.plan, planned.subject.id
    named = ((plan.of(subject, one.task), one) for one in planned.resolved.after)
    return [_Pair(before, one) for before, one in named if before is not None]


def _first(lag: Lag, day: date, calendar: Stack) -> date:
    """Return the first day so much later than a day."""
    if isinstance(lag, timedelta):
        return day + timedelta(days=lag.days)
    if isinstance(lag, WorkingDays):
        return _counted(day, lag.days, ONE_DAY, calendar)
    return lag.after(day)


def _last(lag: Lag, day: date, calendar: Stack) -> date:
    """Return the last day so much earlier than a day."""
    if isinstance(lag, timedelta):
        return day - timedelta(days=lag.days + bool(lag % ONE_DAY))
    if isinstance(lag, WorkingDays):
        return _counted(day, lag.days, -ONE_DAY, calendar)
    return lag.before(day)


def _counted(day: date, number: int, step: timedelta, calendar: Stack) -> date:
    """Return the open day so many open days away."""
    if not number:
        return day
    days = (day + step * n for n in range(1, 3 * 366))
    found = (one for one in days if calendar.is_open(one))
    return next(islice(found, number - 1, None), day)


TOO_EARLY = Message(
    zh="工单 {order} 开始得太早：“{task}”未在此前按时完成",
    en="order {order} begins too early: the {task} before it is not done by then",
)
