"""Whether work with times of day is all there, and begins when it may."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.orders import OrderName, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion
from weibao.spans.starts import StartTime
from weibao.texts.text import Message, Text
from weibao.verifier.breaks import Breaks
from weibao.verifier.clock_turns import TimedTurn, shown, timed_turns
from weibao.verifier.days import today_of
from weibao.verifier.grid import joined
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import anchor_of, case_start, done_by_now
from weibao.verifier.visits import Case, violation


def check(case: Case) -> Iterator[Violation]:
    """Check that every visit with a time begins when it may."""
    for visit in case.visits:
        starts = visit.order.starts
        begins = min(one.window.opens for one in visit.assignment.segments)
        if starts is not None and begins not in starts:
            text = NOT_THEN(begins=f"{begins:%H:%M}", starts=starts.text())
            yield violation(Rule.START_TIME, text, visit)


def all_there(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    orders: Mapping[str, WorkOrder],
    breaks: Breaks | None = None,
) -> Iterator[Violation]:
    """Check the orders of a task whose turns have times."""
    demand = case.demand
    start = case_start(case)
    since = min(case.portfolio.records_from or start, start)
    last = max(demand.horizon.last, demand.as_of)
    anchor = anchor_of(case, planned)
    if isinstance(cycle.rhythm, Interval):
        rhythm = joined(cycle.rhythm, anchor)
        cycle, anchor = evolve(cycle, rhythm=rhythm), rhythm.anchor or anchor
    done = done_by_now(case, [planned])
    found = list(timed_turns(planned, cycle, anchor, since, last, breaks, done))
    on_record = {one.key for one in demand.dropped if one.planned is planned}
    for turn in found:
        order = orders.get(turn.key)
        covers = [one for one in done if _covers(planned, one, turn)]
        if cycle.rhythm.moved:
            covers = [one for one in done if one.id == turn.by]
            if order is not None and covers and order.completion is None:
                text = COVERED(order=order.id, record=covers[0].id)
                yield _about(planned, Rule.ORDER_DONE, text, covers[0].done, order)
        if order is not None:
            yield from _right(planned, turn, order, covers)
        elif _is_missing(case, turn, since, covers, on_record=turn.key in on_record):
            text = MISSING(task=planned.resolved.title, key=turn.key)
            yield _about(planned, Rule.MISSING_WORK, text, turn.window.closes)
    if not cycle.rhythm.moved:
        yield from _left_open(case, planned, found, orders, done)
    known = {turn.key for turn in found}
    for key, order in orders.items():
        if key not in known:
            text = NOT_DUE(order=order.id)
            day = order.window.closes
            yield _about(planned, Rule.NOT_DUE, text, day, order)


def _right(
    planned: PlannedTask,
    turn: TimedTurn,
    order: WorkOrder,
    covers: list[Completion],
) -> Iterator[Violation]:
    """Check that an order is owed, at its lawful time, and done if it says so."""
    closes, starts = turn.window.closes, order.starts
    if turn.at is None:
        text = NOT_DUE(order=order.id)
        yield _about(planned, Rule.NOT_DUE, text, closes, order)
        return
    if starts is None or not _same_times(starts, turn) or order.window != turn.window:
        text = WRONG(order=order.id, at=f"{turn.at:%Y-%m-%d %H:%M}")
        yield _about(planned, Rule.WRONG_WINDOW, text, closes, order)
    elif order.overdue_since is not None:
        text = PAST_GOOD(order=order.id)
        yield _about(planned, Rule.WRONG_WINDOW, text, closes, order)
    record = order.completion
    if record is not None and record.id not in {one.id for one in covers}:
        text = NOT_COVERED(order=order.id, record=record.id)
        yield _about(planned, Rule.ORDER_DONE, text, closes, order)


def _same_times(starts: StartTime, turn: TimedTurn) -> bool:
    said = (starts.at, starts.earliest, starts.latest)
    lawful = (turn.at, turn.earliest, turn.latest)
    # As instants: in one zone Python compares what clocks show.
    return all(
        right is not None and one.timestamp() == right.timestamp()
        for one, right in zip(said, lawful, strict=True)
    )


def _is_missing(
    case: Case,
    turn: TimedTurn,
    since: date,
    covers: list[Completion],
    *,
    on_record: bool,
) -> bool:
    """Tell whether a turn without an order should have one, or be on record."""
    demand, horizon = case.demand, case.demand.horizon
    if turn.at is None:
        return turn.belongs in horizon and not on_record
    if turn.belongs > horizon.last or (turn.belongs < since):
        return False
    if turn.belongs < horizon.first:
        ahead = demand.as_of < horizon.first
        if ahead or any(one.done < horizon.first for one in covers):
            return False
    still_open = turn.window.closes >= today_of(demand)
    return still_open or not on_record


def _left_open(
    case: Case,
    planned: PlannedTask,
    found: list[TimedTurn],
    orders: Mapping[str, WorkOrder],
    done: list[Completion],
) -> Iterator[Violation]:
    """Check that a record with a time closes a turn of the horizon that is open.

    What covers a turn before the horizon as well may have been used there.
    """
    used = {one.completion.id for one in orders.values() if one.completion is not None}
    first = case.demand.horizon.first
    for turn in found:
        order = orders.get(turn.key)
        if order is None or order.completion is not None or turn.at is None:
            continue
        for one in done:
            if one.at is None or one.id in used or not _covers(planned, one, turn):
                continue
            before = (t for t in found if t.at is not None and t.belongs < first)
            if not any(_covers(planned, one, other) for other in before):
                text = COVERED(order=order.id, record=one.id)
                yield _about(planned, Rule.ORDER_DONE, text, one.done, order)


def _covers(planned: PlannedTask, record: Completion, turn: TimedTurn) -> bool:
    """Tell whether a record can be for a turn, by its time or by its day."""
    if turn.at is None:
        return False
    if record.at is not None:
        zone = planned.subject.site.time_zone
        return turn.allows(shown(datetime.combine(record.done, record.at), zone))
    name = OrderName.read(record.order) if record.order else None
    if name is not None and name.key == turn.key:
        return record.done in turn.window
    return record.done == turn.at.date()


def _about(
    planned: PlannedTask,
    rule: Rule,
    text: Text,
    day: date,
    order: WorkOrder | None = None,
) -> Violation:
    return Violation(
        rule=rule,
        text=text,
        orders=(order.id,) if order is not None else (),
        subject=planned.subject.id,
        day=day,
    )


NOT_THEN = Message(
    zh="{begins} 开始，应在 {starts} 开始",
    en="it begins at {begins}, and must begin at {starts}",
)
MISSING = Message(
    zh="{task}（{key}）到时却没有工单，也没有漏做的记录",
    en="{task} ({key}) has neither an order nor is it on record as missed",
)
NOT_DUE = Message(
    zh="工单 {order} 不对应任何到时的工作", en="no work is due then for order {order}"
)
WRONG = Message(
    zh="工单 {order} 的开始时刻不对，应为 {at}",
    en="order {order} has another time than it should: {at}",
)
PAST_GOOD = Message(
    zh="工单 {order} 已错过，不能补做",
    en="order {order} is called overdue, though what was missed then is past making "
    "good",
)
NOT_COVERED = Message(
    zh="工单 {order} 列为完成，而记录 {record} 不在其时段内",
    en="order {order} is called done by record {record}, which is not of its time",
)
COVERED = Message(
    zh="记录 {record} 完成了工单 {order}，而它列为未完成",
    en="record {record} did the work of order {order}, which is left open",
)
