"""Whether the demand holds all the work that falls due, on its lawful days.

A roster can only answer the orders that it was given; so the turns that plan and
records ask for are reckoned here anew. Each must have its order, or be on record as
left out. Follow-ups of findings are not reckoned.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Interval, OnlyOnEvents, Several
from weibao.cycles.stage import Stages
from weibao.equipment import Reads
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.texts.text import Message
from weibao.verifier import (
    event_work,
    first_turns,
    metered,
    moving,
    several,
    stale_readings,
    thresholds,
    timed,
)
from weibao.verifier.ages import without_right
from weibao.verifier.asking import Asking
from weibao.verifier.breaks import Breaks
from weibao.verifier.days import ONE_DAY
from weibao.verifier.edited import Changes
from weibao.verifier.event_work import EventWork
from weibao.verifier.nesting import Larger, larger_records
from weibao.verifier.remarks import Violation
from weibao.verifier.rules import Rule
from weibao.verifier.starts import breaks_of, done_by_now
from weibao.verifier.turns import Turn
from weibao.verifier.unmoved import Unmoved
from weibao.verifier.visits import Case
from weibao.verifier.wrong_orders import about, not_due

MovedDates = Interval | WorkingDayInterval | Stages
NO_ORDERS: Mapping[str, WorkOrder] = {}


def check(case: Case) -> Iterator[Violation]:
    """Check orders and windows of every task but those with a longest gap."""
    work = EventWork.of(case)
    yield from event_work.check(case, work)
    case = work.rest(case)
    asking = Asking.of(case)
    unmoved = Unmoved(asking)
    for planned in case.demand.plan.tasks:
        cycle = planned.cycle
        orders = asking.orders.get(planned.id, NO_ORDERS)
        yield from _done(case, planned, orders)
        rhythm = cycle.rhythm if cycle is not None else None
        if planned.task.reads is not None:
            yield from _to_read(asking, planned, planned.task.reads, orders)
        if cycle is None or isinstance(rhythm, Coupled | OnlyOnEvents):
            continue
        breaks = breaks_of(case, planned, cycle)
        if breaks is not None:
            yield from _in_breaks(breaks, planned, orders)
        if rhythm is not None and rhythm.moved and Changes.of(case, planned):
            continue  # its dates hang on what was moved, which is not reckoned
        if cycle.timed:
            yield from timed.all_there(case, planned, cycle, orders, breaks)
        elif isinstance(rhythm, Exceeded):
            yield from _called_for(asking, planned, cycle, rhythm, orders)
        elif isinstance(rhythm, Several | Metered):
            larger = Larger.of(case, planned)
            for turn in _metered(case, planned, cycle, orders, breaks):
                if larger is None or turn.key in orders or not larger.excuses(turn):
                    yield from asking.present(planned, turn, orders)
        elif isinstance(rhythm, MovedDates) and rhythm.moved:
            larger, resets = Larger.of(case, planned), work.resets(planned)
            for turn in moving.turns(case, planned, cycle, rhythm, orders, resets):
                if larger is None or turn.key in orders or not larger.excuses(turn):
                    yield from asking.present(planned, turn, orders)
            if isinstance(rhythm, Stages):
                part, _ = first_turns.first_part(case, planned, rhythm)
                for order in without_right(part, moving.open_orders(orders)):
                    yield not_due(planned, order)
        else:
            yield from unmoved.check(planned, cycle, orders, breaks)


def _metered(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    orders: Mapping[str, WorkOrder],
    breaks: Breaks | None,
) -> Iterator[Turn]:
    """Go through turns by meters, up to the first that a break may leave out.

    Where larger work contains them only the first is reckoned.
    """
    rhythm = cycle.rhythm
    if isinstance(rhythm, Several):
        found = several.turns(case, planned, cycle, rhythm, orders)
    else:
        assert isinstance(rhythm, Metered)
        found = metered.turns(case, planned, cycle, rhythm, orders)
    nested = planned.id in case.demand.plan.nestings
    for turn in islice(found, 1 if nested else None):
        if breaks is not None:
            day = min(turn.earliest, turn.asked.opens, breaks.today)
            while day <= max(turn.latest, turn.asked.closes, breaks.today):
                if breaks.broken(day) is not None:
                    return
                day += ONE_DAY
        yield turn


def _to_read(
    asking: Asking, planned: PlannedTask, reads: Reads, orders: Mapping[str, WorkOrder]
) -> Iterator[Violation]:
    """Check that a stale meter is to be read, and no other."""
    turn = stale_readings.asked_for(asking.case, planned, reads)
    if turn is not None:
        yield from asking.present(planned, turn, orders)
    for key, order in orders.items():
        if turn is None or key != turn.key:
            yield not_due(planned, order)


def _called_for(
    asking: Asking,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Exceeded,
    orders: Mapping[str, WorkOrder],
) -> Iterator[Violation]:
    """Check a task that readings call for: what waits is asked for, and no more."""
    demand, known = asking.case.demand, set[str]()
    for turn, waits in thresholds.turns(asking.case, planned, cycle, rhythm):
        known.add(turn.key)
        due = turn.latest <= demand.horizon.last and turn.lawful is not None
        passed = demand.as_of < demand.horizon.first > turn.latest
        if turn.key in orders or (waits and due and not passed):
            yield from asking.present(planned, turn, orders)
    for key, order in orders.items():
        if key not in known:
            yield not_due(planned, order)


def _in_breaks(
    breaks: Breaks, planned: PlannedTask, orders: Mapping[str, WorkOrder]
) -> Iterator[Violation]:
    """Check that open work is asked for on no day on which it is not owed."""
    for order in orders.values():
        day = max(order.window.opens, breaks.today)
        while order.status is OrderStatus.OPEN and day <= order.window.closes:
            if breaks.broken(day) is not None:
                text = NOT_OWED(order=order.id, day=day)
                yield about(planned, Rule.NOT_DUE, text, order=order)
                break
            day += ONE_DAY


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
            yield about(planned, Rule.ORDER_DONE, text, order=order)
        used.add(record)


NOT_OWED = Message(
    zh="工单 {order} 要在 {day} 做，而那天不在应做的状态，或已暂停",
    en="order {order} is asked for on {day}, on which its state does not hold or it is "
    "suspended",
)
NO_RECORD = Message(
    zh="工单 {order} 列为完成，却没有属于它的记录",
    en="order {order} is called done, yet no record of its own shows it",
)
