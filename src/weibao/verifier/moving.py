"""The turns of series that completions move, as far as they can be told.

The first open turn follows from the records alone. Each later one hangs on the day
that the turn before it is planned for, which is the due side's to choose; but it comes
no later than if that day were the last lawful one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from attrs import evolve

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.deferral import NextFrom
from weibao.cycles.rhythms import Interval
from weibao.cycles.season import Roll
from weibao.cycles.shift import FLOATING, Move
from weibao.cycles.stage import Stages
from weibao.cycles.working_day import ClosedDay
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, Deferral
from weibao.spans.window import Window
from weibao.verifier.ages import Part, begun, parts
from weibao.verifier.breaks import Breaks, Counted, Place
from weibao.verifier.changed import Changes
from weibao.verifier.changed_grids import plain_cycles
from weibao.verifier.dates import month_end
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.grid import joined
from weibao.verifier.lawful import lawful_days
from weibao.verifier.leaves import Leaves, numbered
from weibao.verifier.nesting import with_larger
from weibao.verifier.points import Point
from weibao.verifier.starts import (
    anchor_of,
    breaks_of,
    case_start,
    done_by_now,
    first_day,
)
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case

YEAR = timedelta(days=A_YEAR)
MONTH_ENDS = timedelta(days=3)
"""How much further a grid's months may lead than months from one of its dates."""


def turns(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Interval | WorkingDayInterval | Stages,
    orders: Mapping[str, WorkOrder],
    resets: Sequence[date] = (),
) -> Iterator[Turn]:
    """Go through the turns that must have an order; the first one is exact.

    Of a later one that has an order somewhere up to its last day nothing is said.
    Grids that lateness does not move are left out; so is what follows a turn that a
    rule, or a month without its date, may leave out, or that larger work may contain.
    """
    waits = isinstance(rhythm, Stages) or rhythm.shift.late_outside is Move.RESET
    if not waits:
        return
    breaks, demand = breaks_of(case, planned, cycle), case.demand
    days, horizon = Days.of(planned, cycle, breaks), demand.horizon
    waiting, leaves = open_orders(orders), Leaves.of(case, planned)
    due: date | None
    part: Part | None = None
    if isinstance(rhythm, Stages):
        part, used = first_part(case, planned, rhythm)
        due = part.due
    else:
        due, used = first_due(case, planned, cycle, rhythm, leaves, resets)
    if breaks is not None:
        due = None if resets else _resumed(case, planned, breaks, rhythm, leaves)
    if due is None:
        return
    nominal = first_lawful(days, due, horizon.last)
    last = max((one.done for one in with_larger(case, planned)), default=date.min)
    turn = _turn_after(days, nominal, last, waiting[:1])
    if turn is not None and leaves:
        key = f"{anchor_of(case, planned)}#{used + 1}"
        turn = evolve(leaves.turn(evolve(turn, key=key)), key=turn.key)
    if turn is None or turn.latest > horizon.last:
        return
    # What lies between today and the horizon is taken to be done as planned.
    if demand.as_of >= horizon.first or turn.latest >= horizon.first:
        yield turn
    if breaks is None and planned.id not in demand.plan.nestings and _goes_on(days):
        yield from _later(case, days, part, waiting, leaves)


def _goes_on(days: Days) -> bool:
    """Tell whether no rule, and no month without its date, leaves a turn out."""
    cycle, rhythm = days.cycle, days.cycle.rhythm
    skipping = cycle.closed is ClosedDay.SKIP or (cycle.seasons and days.barring)
    omits = isinstance(rhythm, Interval) and rhythm.month_end is MonthEnd.OMIT
    return not skipping and cycle.roll is None and not omits


def _later(
    case: Case,
    days: Days,
    part: Part | None,
    waiting: Sequence[WorkOrder],
    leaves: Leaves,
) -> Iterator[Turn]:
    """Go through the turns after the first that have no order up to their last day."""
    rhythm, horizon = days.cycle.rhythm, case.demand.horizon
    for number, order in enumerate(waiting, 1):
        if is_deferred(leaves, order):
            return
        done = _latest_done(case, order)
        if part is not None:
            latest = evolve(part, last=done, served=order.due).due
            if latest is None:
                return
            nominal = first_lawful(days, latest, horizon.last)
        else:
            assert isinstance(rhythm, Interval | WorkingDayInterval)
            nominal = _latest_next(case, days, rhythm, order)
        turn = _turn_after(days, nominal, done, ())
        if turn is None or turn.latest > horizon.last:
            return
        if not any(later.due <= nominal for later in waiting[number : number + 1]):
            yield turn


def _turn_after(
    days: Days, nominal: date, done: date, waiting: list[WorkOrder] | tuple[()]
) -> Turn | None:
    """Make the turn of a date; it does not go back to the work done last, or before."""
    turn = turn_of(days, nominal, waiting)
    if turn and turn.lawful and turn.lawful.closes <= done < nominal:
        return turn_of(_onwards(days), nominal, waiting)
    return turn


def _onwards(days: Days) -> Days:
    """Return the same days for dates that go to later ones only."""
    cycle = days.cycle
    if cycle.roll is Roll.BACK:
        cycle = evolve(cycle, roll=Roll.FORWARD)
    if cycle.closed not in (ClosedDay.KEEP, ClosedDay.SKIP):
        cycle = evolve(cycle, closed=ClosedDay.AFTER)
    return evolve(days, cycle=cycle)


def open_orders(orders: Mapping[str, WorkOrder]) -> list[WorkOrder]:
    """Return the orders that are still to be done, in the order of their turns.

    Where one is asked for before its date, the one after it may have an earlier date.
    """
    waiting = [one for one in orders.values() if one.status is OrderStatus.OPEN]
    return sorted(waiting, key=lambda one: (_number(one), one.due))


def _number(order: WorkOrder) -> int:
    number = order.occurrence.key.rpartition("#")[2]
    return int(number) if number.isdecimal() else 0


def first_lawful(days: Days, day: date, last: date) -> date:
    """Return the first day in season from a day on that blackouts leave some room."""
    tolerance = days.cycle.room
    day = max(day, days.first)
    while True:
        around = tolerance.window(day)
        length = (around.closes - around.opens).days + 1
        room = (around.opens + timedelta(days=n) for n in range(length))
        if days.in_season(day) and (
            days.cycle.roll is not None
            or day > last
            or not all(days.barred(one) for one in room)
        ):
            return day
        day += ONE_DAY


def turn_of(
    days: Days, nominal: date, waiting: list[WorkOrder] | tuple[()]
) -> Turn | None:
    """Make the turn of a date; None where a rule leaves it out.

    Its key is that of the order that has its date, as numbers are not reckoned here.
    """
    lawful = lawful_days(days, nominal)
    if lawful is None:
        return None
    key = next((one.occurrence.key for one in waiting if one.due == nominal), "")
    belongs = max(lawful.opens, min(nominal, lawful.closes))
    only = Window(nominal, nominal)
    return Turn(key or str(nominal), only, only, lawful, belongs, belongs)


def first_due(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Interval | WorkingDayInterval,
    leaves: Leaves,
    resets: Sequence[date] = (),
) -> tuple[date, int]:
    """Return the first date that no completion has used up, and how many have."""
    name = anchor_of(case, planned)
    if isinstance(rhythm, Interval):
        rhythm = joined(rhythm, name)
    begun = 0 if rhythm.anchor is not None else 1
    start = rhythm.anchor or name
    first, changes = plain_cycles(cycle)[0][1], Changes.of(cycle)
    assert isinstance(first.rhythm, Interval | WorkingDayInterval)
    point = Point(first, first.rhythm, planned.calendar, start, begun)
    done = with_larger(case, planned)
    if not done and not resets:
        since = first_day(case, planned, case_start(case))
        point = changes.until(point, since) if changes else point
        while point.due < since:
            point = point.on()
        point = changes.until(point, date.max) if changes else point
        return point.due, 0
    days, used, waiting = Days.of(planned, cycle), 0, list(resets)
    for one in done:
        while waiting and waiting[0] <= one.done:
            point = changes.until(point, waiting[0]) if changes else point
            point = point.after(waiting.pop(0))
        point = changes.until(point, one.done) if changes else point
        number = numbered(one)
        if number is not None and number <= used:
            if rhythm.shift == FLOATING and one.done > point.anchor:
                point = point.after(one.done)
            continue
        ahead = 0 if number is None else number - used - 1
        point, used = point.on(ahead), used + ahead + 1
        due = point.due
        leave = _leave(days, leaves, f"{name}#{used}", due, one.done)
        if leave is not None:
            point = _after_leave(leave, point, one.done)
        elif _moves(rhythm, point.cycle, due, one.done):
            point = point.after(one.done)
        else:
            point = point.on()
    for day in waiting:
        point = changes.until(point, day) if changes else point
        point = point.after(day)
    point = changes.until(point, date.max) if changes else point
    return point.due, used


def _resumed(
    case: Case,
    planned: PlannedTask,
    breaks: Breaks,
    rhythm: Interval | WorkingDayInterval | Stages,
    leaves: Leaves,
) -> date | None:
    """Return the first date after breaks, where it is known; None where not judged.

    It is judged of what floats, from a completion on, outside of breaks.
    """
    done, horizon = done_by_now(case, [planned]), case.demand.horizon
    if not isinstance(rhythm, Interval) or rhythm.shift != FLOATING or not done:
        return None
    if rhythm.changed is not None:
        return None
    if breaks.broken(breaks.today) is not None:
        return None
    place = partial(_placed_from, breaks.cycle, rhythm, planned.calendar)
    counted = Counted(done[-1].done, done[-1].done)
    if leaves:
        days, name = Days.of(planned, breaks.cycle, breaks), anchor_of(case, planned)
        found = _counted(days, place, name, done, leaves)
        if found is None:
            return None
        counted = found
    return breaks.next_after(place, counted, breaks.cycle.room, horizon.last)


def _counted(
    days: Days,
    place: Place,
    name: date,
    done: Sequence[Completion],
    leaves: Leaves,
) -> Counted | None:
    """Return what the turn after the last one done counts from; None if not judged.

    That is of turns that were passed over, and of the first one, by leave.
    """
    breaks, room = days.breaks, days.cycle.room
    assert breaks is not None
    counted, used = Counted(name, date.min), 0
    for one in done:
        number = numbered(one) or used + 1
        if number <= used:
            counted = Counted(max(counted.base, one.done), one.done)
            continue
        key, base = f"{name}#{number}", one.done
        if key in leaves.by_key:
            if not used or number > used + 1:
                return None
            then = evolve(breaks, today=one.done)
            due = then.next_after(place, counted, room, one.done + 4 * YEAR)
            if due is None:
                return None
            leave = _leave(days, leaves, key, due, one.done)
            if leave is not None and leave.next_from is not NextFrom.ACTUAL:
                deferred = leave.next_from is NextFrom.DEFERRED
                base = leave.until if deferred else due
        counted, used = Counted(base, one.done), number
    return counted


def _placed_from(
    cycle: Cycle, rhythm: Interval, calendar: Stack, anchor: date, number: int
) -> date | None:
    day = Point(cycle, rhythm, calendar, anchor, number).due
    return day - ONE_DAY if rhythm.less_a_day and number == 1 else day


def first_part(case: Case, planned: PlannedTask, rhythm: Stages) -> tuple[Part, int]:
    """Return the part that is there, by what was done on it, and how many times."""
    assert planned.cycle is not None
    days, leaves = Days.of(planned, planned.cycle), Leaves.of(case, planned)
    done, name = with_larger(case, planned), anchor_of(case, planned)
    part, *later = parts(case, planned, rhythm)
    if not done:
        return begun(case, planned, later[-1] if later else part), 0
    used = 0
    for one in done:
        while later and later[0].put_in < one.done:
            part = later.pop(0)
        number = numbered(one)
        if one.done <= part.put_in:
            continue
        if number is not None and number <= used:
            if part.last is None or one.done > part.last:
                part = evolve(part, last=one.done)
            continue
        used = used + 1 if number is None else number
        due, counted = part.due, one.done
        if due is not None:
            leave = _leave(days, leaves, f"{name}#{used}", due, one.done)
            if leave is not None and leave.next_from is not NextFrom.ACTUAL:
                deferred = leave.next_from is NextFrom.DEFERRED
                counted = leave.until if deferred else due
        part = evolve(part, last=counted, served=due)
    return later[-1] if later else part, used


def _leave(
    days: Days, leaves: Leaves, key: str, due: date, done: date
) -> Deferral | None:
    """Return the leave in whose time, or after it, the work of a turn was done."""
    if not leaves:
        return None
    turn = turn_of(days, first_lawful(days, due, done), ())
    return used_leave(leaves, key, turn, done) if turn is not None else None


def used_leave(leaves: Leaves, key: str, turn: Turn, done: date) -> Deferral | None:
    """Return the leave for a turn in whose time, or after it, its work was done."""
    lawful = turn.lawful
    leave = leaves.until(key, lawful) if lawful is not None else None
    if lawful is None or done <= lawful.closes:
        return None
    return leave if leave is not None and leave.until > lawful.closes else None


def _after_leave(leave: Deferral, point: Point, done: date) -> Point:
    """Return the point that comes after a deferred turn."""
    if leave.next_from is NextFrom.ACTUAL:
        return point.after(done)
    if leave.next_from is NextFrom.DEFERRED:
        return evolve(point, anchor=leave.until, step=1, from_completion=False)
    if point.rhythm.shift == FLOATING:
        return evolve(point, anchor=point.due, step=1, from_completion=False)
    return point.on()


def is_deferred(leaves: Leaves, order: WorkOrder) -> bool:
    """Tell whether there is leave for the turn after an order's."""
    series, _, number = order.occurrence.key.rpartition("#")
    return number.isdecimal() and f"{series}#{int(number) + 1}" in leaves.by_key


def _moves(
    rhythm: Interval | WorkingDayInterval, cycle: Cycle, due: date, done: date
) -> bool:
    """Tell whether the next date counts from work done on a day."""
    shift, inside = rhythm.shift, done in cycle.room.window(due)
    if done > due:
        move = shift.late_inside if inside else shift.late_outside
    else:
        move = shift.early_inside if inside else shift.early_outside
    return move is Move.RESET


def _latest_done(case: Case, order: WorkOrder) -> date:
    """Return the latest day on which an order can be planned to be done."""
    return max(order.window.closes, order.due, today_of(case.demand))


def _latest_next(
    case: Case, days: Days, rhythm: Interval | WorkingDayInterval, order: WorkOrder
) -> date:
    """Return the latest date that the turn after an order's can have."""
    done = _latest_done(case, order)
    day = Point(days.cycle, rhythm, days.planned.calendar, done, 0).after(done).due
    if isinstance(rhythm, Interval) and rhythm.shift != FLOATING:
        if days.cycle.room.whole_months:
            day = max(day, month_end(rhythm.every.after(done)))
        if rhythm.every.months:
            day += MONTH_ENDS
        if rhythm.less_a_day:  # what stays on its grid is no day short
            day += ONE_DAY
    return first_lawful(days, day, case.demand.horizon.last)
