"""Whether the demand holds all the work that falls due, on its lawful days.

A roster can only answer the orders that it was given; so the turns that plan and
records ask for are reckoned here anew. Each must have its order, or be on record as
left out. Follow-ups of findings are not reckoned.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import takewhile

from attrs import define, evolve, field, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.elastic import Elastic
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import (
    Dates,
    Interval,
    MaximumGap,
    OnlyOnEvents,
    Quota,
    Several,
)
from weibao.cycles.stage import Stages
from weibao.equipment import Criticality, Reads
from weibao.orders import OrderStatus, Origin, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion
from weibao.spans.window import Window
from weibao.texts.text import Message, Text
from weibao.verifier import (
    event_work,
    metered,
    moving,
    required,
    several,
    stale_readings,
    thresholds,
    timed,
)
from weibao.verifier.ages import without_right
from weibao.verifier.breaks import Breaks
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.edited import Changes
from weibao.verifier.event_work import EventWork
from weibao.verifier.laid import laid_out
from weibao.verifier.leaves import Leaves, asked_for
from weibao.verifier.nesting import Larger, is_narrowed, larger_records
from weibao.verifier.precedence import fits, says_its_date
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import (
    breaks_of,
    case_start,
    counted_anew_on,
    counted_from_day,
    done_by_now,
)
from weibao.verifier.turns import Turn, turns
from weibao.verifier.visits import Case

MovedDates = Interval | WorkingDayInterval | Stages
Unanchored = Quota | Dates | NthDay | WeekOfYear | BeforeSeason
LONG = timedelta(days=4 * A_YEAR)
"""How long before the first day that records cover no turn is looked at."""
NO_ORDERS: Mapping[str, WorkOrder] = {}


def check(case: Case) -> Iterator[Violation]:
    """Check orders and windows of every task but those with a longest gap."""
    work = EventWork.of(case)
    yield from event_work.check(case, work)
    case = work.rest(case)
    asking = _Asking.of(case)
    for planned in case.demand.plan.tasks:
        cycle = planned.cycle
        orders = asking.orders.get(planned.id, NO_ORDERS)
        yield from _done(case, planned, orders)
        rhythm = cycle.rhythm if cycle is not None else None
        if planned.task.reads is not None:
            yield from asking.to_read(planned, planned.task.reads, orders)
        if cycle is None or isinstance(rhythm, MaximumGap | OnlyOnEvents):
            continue
        breaks = breaks_of(case, planned, cycle)
        if breaks is not None:
            yield from _in_breaks(breaks, planned, orders)
        if rhythm is not None and rhythm.moved and Changes.of(case, planned):
            continue  # its dates hang on what was moved, which is not reckoned
        if cycle.timed:
            yield from timed.all_there(case, planned, cycle, orders, breaks)
        elif isinstance(rhythm, Exceeded):
            yield from asking.called_for(planned, cycle, rhythm, orders)
        elif isinstance(rhythm, Several):
            for turn in several.turns(case, planned, cycle, rhythm, orders):
                yield from asking.present(planned, turn, orders)
        elif isinstance(rhythm, Metered):
            for turn in metered.turns(case, planned, cycle, rhythm, orders):
                yield from asking.present(planned, turn, orders)
        elif isinstance(rhythm, MovedDates) and rhythm.moved:
            larger, resets = Larger.of(case, planned), work.resets(planned)
            for turn in moving.turns(case, planned, cycle, rhythm, orders, resets):
                if larger is None or turn.key in orders or not larger.excuses(turn):
                    yield from asking.present(planned, turn, orders)
            if isinstance(rhythm, Stages):
                part, _ = moving.first_part(case, planned, rhythm)
                for order in without_right(part, moving.open_orders(orders)):
                    text = NOT_DUE(order=order.id)
                    yield _about(planned, Rule.NOT_DUE, text, order=order)
        else:
            if isinstance(rhythm, Elastic):
                cycle = asking.kept(laid_out(case, planned, cycle, rhythm))
            yield from asking.all_there(planned, cycle, orders, breaks)


@define
class _Asking:
    """What a demand holds, and the turns that planned tasks share."""

    case: Case
    orders: Mapping[str, Mapping[str, WorkOrder]]
    dropped: frozenset[tuple[str, str]]
    since: date
    _shared: dict[Hashable, tuple[Turn, ...]] = field(factory=dict)
    _made: list[Cycle] = field(factory=list)

    @classmethod
    def of(cls, case: Case) -> "_Asking":
        demand, portfolio = case.demand, case.portfolio
        orders: dict[str, dict[str, WorkOrder]] = defaultdict(dict)
        for order in demand.orders:
            if order.origin is Origin.CYCLE:
                orders[order.planned.id][order.occurrence.key] = order
        dropped = {(d.planned.id, d.key) for d in demand.dropped if d.planned}
        start = case_start(case)
        since = min(portfolio.records_from or start, start)
        return cls(case, orders, frozenset(dropped), since)

    def kept(self, cycle: Cycle) -> Cycle:
        """Keep a cycle made for one task, so that no other is taken for it."""
        self._made.append(cycle)
        return cycle

    def all_there(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        orders: Mapping[str, WorkOrder],
        breaks: Breaks | None,
    ) -> Iterator[Violation]:
        """Check a task whose turns no completion moves."""
        days = Days.of(planned, cycle, breaks)
        anchor = counted_from_day(self.case, planned)
        done, horizon = done_by_now(self.case, [planned]), self.case.demand.horizon
        leaves, closed = Leaves.of(self.case, planned), frozenset[str]()
        anew = counted_anew_on(self.case, planned)
        changes = Changes.of(self.case, planned)
        if leaves or changes:
            span = Window(self.since, self._last)
            found, closed = asked_for(leaves, changes, days, anchor, span, done, anew)
        else:
            found = self._turns(days.since(self.since - LONG), anchor, anew)
        larger = Larger.of(self.case, planned)
        held = [turn for turn in found if turn.lawful is not None]
        past = Past.of(held, done, closed)
        before = Past.of(held, [one for one in done if one.done not in horizon])
        if breaks is not None and cycle.missed is Missed.CATCH_UP:
            past, before = past.caught_up(held, done), before.caught_up(held, done)
        for turn in found:
            order = orders.get(turn.key)
            if breaks is not None and breaks.spares(turn.asked):
                if order is not None and order.status is OrderStatus.OPEN:
                    text = NOT_DUE(order=order.id)
                    yield _about(planned, Rule.NOT_DUE, text, order=order)
            elif order is not None:
                yield from self.present(planned, turn, orders)
                if larger is not None:
                    yield from larger.wrongs(turn, order)
                if _is_own(order) and turn.key not in past.done:
                    yield _about(planned, Rule.ORDER_DONE, NOT_THIS(key=turn.key), turn)
            elif (
                _is_owed(days, turn)
                and self._is_missing(turn, planned, before)
                and required.asked_for(self.case, planned, turn.asked.closes)
                and (larger is None or not larger.excuses(turn))
            ):
                yield _missing(planned, turn)
        if larger is None:
            yield from self._caught_up(days, found, past, orders)
        known = {turn.key for turn in found}
        for key, order in orders.items():
            if key not in known and self._is_near(days, order):
                text = NOT_DUE(order=order.id)
                yield _about(planned, Rule.NOT_DUE, text, order=order)

    def to_read(
        self, planned: PlannedTask, reads: Reads, orders: Mapping[str, WorkOrder]
    ) -> Iterator[Violation]:
        """Check that a stale meter is to be read, and no other."""
        turn = stale_readings.asked_for(self.case, planned, reads)
        if turn is not None:
            yield from self.present(planned, turn, orders)
        for key, order in orders.items():
            if turn is None or key != turn.key:
                text = NOT_DUE(order=order.id)
                yield _about(planned, Rule.NOT_DUE, text, order=order)

    def called_for(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        rhythm: Exceeded,
        orders: Mapping[str, WorkOrder],
    ) -> Iterator[Violation]:
        """Check a task that readings call for: what waits is asked for, and no more."""
        demand, known = self.case.demand, set[str]()
        for turn, waits in thresholds.turns(self.case, planned, cycle, rhythm):
            known.add(turn.key)
            due = turn.latest <= demand.horizon.last and turn.lawful is not None
            passed = demand.as_of < demand.horizon.first > turn.latest
            if turn.key in orders or (waits and due and not passed):
                yield from self.present(planned, turn, orders)
        for key, order in orders.items():
            if key not in known:
                text = NOT_DUE(order=order.id)
                yield _about(planned, Rule.NOT_DUE, text, order=order)

    def present(
        self, planned: PlannedTask, turn: Turn, orders: Mapping[str, WorkOrder]
    ) -> Iterator[Violation]:
        """Check that a turn has an order, on its lawful days.

        Days before the first day of reckoning are of no use and make no difference.
        """
        order = orders.get(turn.key)
        needed = required.asked_for(self.case, planned, turn.asked.closes)
        if order is None:
            if needed:
                yield _missing(planned, turn)
            return
        if not needed and order.status is OrderStatus.OPEN:
            text = NOT_DUE(order=order.id)
            yield _about(planned, Rule.NOT_DUE, text, order=order)
        if turn.lawful is None:
            text = NOT_DUE(order=order.id)
            yield _about(planned, Rule.NOT_DUE, text, order=order)
            return
        start, said = case_start(self.case), order.window
        closes = turn.lawful.closes
        opens = [max(window.opens, start) for window in (said, turn.lawful)]
        other = said.closes != closes or opens[0] != opens[1]
        fewer = (
            is_narrowed(self.case, order, turn.lawful)
            or fits(self.case, order, turn.lawful)
            if other
            else True
        )
        if not fewer or not says_its_date(order, turn.asked, turn.lawful):
            text = WINDOW(said=said.text(), lawful=turn.lawful.text())
            yield _about(planned, Rule.WRONG_WINDOW, text, order=order)
        elif order.overdue_since not in (None, closes):
            text = SINCE(said=order.overdue_since, closes=closes)
            yield _about(planned, Rule.WRONG_WINDOW, text, order=order)

    def _turns(
        self, days: Days, anchor: date, anew: tuple[date, ...]
    ) -> tuple[Turn, ...]:
        """Return the turns of the horizon and those before it that records cover."""
        rhythm, planned = days.cycle.rhythm, days.planned
        key = (
            id(days.cycle),
            planned.subject.site.id,
            id(planned.calendar),
            planned.cleared,
            planned.every_day,
            planned.criticality.by_law,
            days.first,
            days.last,
            None if isinstance(rhythm, Unanchored) else anchor,
            anew,
            planned.id if days.breaks is not None else "",
        )
        if key not in self._shared:
            self._shared[key] = tuple(turns(days, anchor, self.since, self._last, anew))
        return self._shared[key]

    @property
    def _last(self) -> date:
        return max(self.case.demand.horizon.last, self.case.demand.as_of)

    def _is_missing(self, turn: Turn, planned: PlannedTask, before: "Past") -> bool:
        """Tell whether a turn without an order should have one, or be on record.

        ``before`` is what was done outside the horizon: no order is made of a turn from
        before it that this closed.
        """
        demand, on_record = self.case.demand, (planned.id, turn.key) in self.dropped
        horizon = demand.horizon
        if turn.lawful is None:
            return turn.asked.opens in horizon and not on_record
        if turn.latest > horizon.last:
            return False
        still_open = turn.lawful.closes >= today_of(demand)
        if turn.earliest < horizon.first:
            if demand.as_of < horizon.first or turn.key in before.done:
                return False
            if not still_open and turn.earliest < self.since:
                return False
        return still_open or not on_record

    def _caught_up(
        self,
        days: Days,
        found: Sequence[Turn],
        past: "Past",
        orders: Mapping[str, WorkOrder],
    ) -> Iterator[Violation]:
        """Check that the last turn that nobody did is still asked for, where it is."""
        planned, demand = days.planned, self.case.demand
        safety = planned.criticality is Criticality.SAFETY and not days.cycle.daily
        stays_late = safety or isinstance(days.cycle.rhythm, BeforeSeason)
        usual = Missed.MERGE if stays_late else Missed.SUPERSEDE
        stays = days.cycle.missed or usual
        if stays is Missed.SUPERSEDE:
            return
        if demand.as_of < demand.horizon.first or days.broken(today_of(demand)):
            return
        over = [
            turn
            for turn in found
            if turn.lawful is not None
            and turn.lawful.closes < today_of(demand)
            and turn.earliest >= self.since
            and _is_owed(days, turn)
            and not _is_cut(days, turn)
        ]
        if not over or over[-1].key in orders or over[-1].key in past.done:
            return
        if (planned.id, over[-1].key) not in self.dropped:
            return  # it is missed already
        lawful = over[-1].lawful
        assert lawful is not None
        if past.last is None or past.last < lawful.opens:
            yield _missing(planned, over[-1])

    def _is_near(self, days: Days, order: WorkOrder) -> bool:
        """Tell whether an order lies so that its turn would have been reckoned.

        Work done long after its date may be on record from before; and where the task
        began before the first day of reckoning, its earliest turn may be asked for.
        """
        if order.completion is not None:
            return isinstance(days.cycle.rhythm, Quota)
        begun = case_start(self.case)
        return not order.due < days.first <= begun


@frozen
class Past:
    """What records tell of a task: the turns that some completion can be for."""

    done: frozenset[str]
    last: date | None

    @classmethod
    def of(
        cls,
        found: Sequence[Turn],
        completions: Sequence[Completion],
        closed: Collection[str] = (),
    ) -> "Past":
        """Find the turns that completions can be for.

        One that names a turn is for that one; any other is for one of the same period,
        for one on whose lawful days it lies, or for a neighbour by date; ``closed`` are
        those that are known to be done by leave.
        """
        done = set(closed)
        dates = [turn.asked.opens for turn in found]
        for one in completions:
            key = one.order.rsplit("/", 1)[-1] if one.order else "#"
            if "#" not in key:
                done.add(key)
                continue
            place = bisect_left(dates, one.done)
            done.update(turn.key for turn in found[max(place - 1, 0) : place + 1])
            near = partial(_covers, one.done)
            done.update(turn.key for turn in takewhile(near, found[place:]))
            done.update(turn.key for turn in takewhile(near, reversed(found[:place])))
        last = max((one.done for one in completions), default=None)
        return cls(frozenset(done), last)

    def caught_up(
        self, found: Sequence[Turn], completions: Sequence[Completion]
    ) -> "Past":
        """Let work of days on which no turn is owed close any turn before it."""
        extra = [
            one.done
            for one in completions
            if not any(_covers(one.done, turn) for turn in found)
        ]
        latest = max(extra, default=date.min)
        closed = {
            turn.key
            for turn in found
            if turn.lawful is not None and turn.lawful.closes < latest
        }
        return evolve(self, done=self.done | closed) if extra else self


def _covers(day: date, turn: Turn) -> bool:
    return day in turn.period or (turn.lawful is not None and day in turn.lawful)


def _is_cut(days: Days, turn: Turn) -> bool:
    """Tell whether a break took the last days of a turn, which is then not missed."""
    breaks = days.breaks
    if breaks is None or turn.lawful is None:
        return False
    natural = turn.asked.closes
    if not isinstance(days.cycle.rhythm, Quota):
        natural = days.cycle.room.window(turn.asked.opens).closes
    closes = turn.lawful.closes
    cut = closes < natural and days.broken(closes + ONE_DAY)
    return cut or breaks.spares(turn.asked)


def _in_breaks(
    breaks: Breaks, planned: PlannedTask, orders: Mapping[str, WorkOrder]
) -> Iterator[Violation]:
    """Check that open work is asked for on no day on which it is not owed."""
    for order in orders.values():
        day = max(order.window.opens, breaks.today)
        while order.status is OrderStatus.OPEN and day <= order.window.closes:
            if breaks.broken(day) is not None:
                text = NOT_OWED(order=order.id, day=day)
                yield _about(planned, Rule.NOT_DUE, text, order=order)
                break
            day += ONE_DAY


def _is_owed(days: Days, turn: Turn) -> bool:
    """Tell whether a turn is surely owed.

    A share of a period is where the task applies in its middle, or only in it.
    """
    if not isinstance(days.cycle.rhythm, Quota):
        return True
    opens, closes = turn.asked.opens, turn.asked.closes
    middle = opens + (closes - opens) // 2
    return days.applies(middle) or opens <= days.first <= days.last <= closes


def _done(
    case: Case, planned: PlannedTask, orders: Mapping[str, WorkOrder]
) -> Iterator[Violation]:
    """Check that orders that are called done have a record each."""
    known = {one.id for one in done_by_now(case, [planned])}
    larger = larger_records(case, planned)
    used: set[str] = set()
    for order in orders.values():
        if order.status is not OrderStatus.DONE or order.completion is None:
            continue
        record = order.completion.id
        # Larger work may stand for several turns; work of the task itself is of one.
        if record not in larger and (record not in known or record in used):
            text = NO_RECORD(order=order.id)
            yield _about(planned, Rule.ORDER_DONE, text, order=order)
        used.add(record)


def _is_own(order: WorkOrder) -> bool:
    """Tell whether an order was done by work of its own task, not by larger work."""
    done, code = order.completion, order.planned.task.code
    return done is not None and code in (done.task, *done.covers)


def _missing(planned: PlannedTask, turn: Turn) -> Violation:
    lawful = turn.lawful or turn.asked
    text = MISSING(task=planned.resolved.title, key=turn.key, lawful=lawful.text())
    return _about(planned, Rule.MISSING_WORK, text, turn)


def _about(
    planned: PlannedTask,
    rule: Rule,
    text: Text,
    turn: Turn | None = None,
    order: WorkOrder | None = None,
) -> Violation:
    window: Window[date] | None = None
    if turn is not None:
        window = turn.lawful or turn.asked
    elif order is not None:
        window = order.window
    assert window is not None
    return Violation(
        rule=rule,
        text=text,
        orders=(order.id,) if order is not None else (),
        subject=planned.subject.id,
        day=window.closes,
    )


MISSING = Message(
    zh="{task}（{key}）应在 {lawful} 完成，却没有工单",
    en="{task} ({key}) is due in {lawful} and has no order",
)
WINDOW = Message(
    zh="时间窗写作 {said}，应为 {lawful}",
    en="the window is given as {said}; the lawful days are {lawful}",
)
SINCE = Message(
    zh="写作自 {said} 起超期，而时间窗到 {closes} 才结束",
    en="called overdue since {said}, though its window closes on {closes}",
)
NOT_DUE = Message(
    zh="工单 {order} 不对应任何到期的工作", en="no work falls due for order {order}"
)
NOT_OWED = Message(
    zh="工单 {order} 要在 {day} 做，而那天不在应做的状态，或已暂停",
    en="order {order} is asked for on {day}, on which its state does not hold or it is "
    "suspended",
)
NO_RECORD = Message(
    zh="工单 {order} 列为完成，却没有属于它的记录",
    en="order {order} is called done, yet no record of its own shows it",
)
NOT_THIS = Message(
    zh="{key} 列为完成，而记录是另一次的",
    en="{key} is called done by a record of another",
)
