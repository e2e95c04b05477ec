"""The turns of series that completions move, as far as they can be told.

The first open turn follows from the records alone. Each later one hangs on the day
that the turn before it is planned for, which is the due side's to choose; but it comes
no later than if that day were the last lawful one.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve

from weibao.cycles.anchor import FROM_COMPLETION
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
from weibao.records import Completion
from weibao.verifier.ages import Part
from weibao.verifier.breaks import Breaks, Counted, Place
from weibao.verifier.dates import month_end
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.first_turns import (
    first_due,
    first_lawful,
    first_part,
    granted,
    turn_of,
)
from weibao.verifier.leaves import Leaves, numbered
from weibao.verifier.nesting import with_larger
from weibao.verifier.points import Point, is_planned, lasting, measured
from weibao.verifier.starts import (
    anchor_of,
    breaks_of,
    done_by_now,
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
    if due is None or _is_last(cycle, used):
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
    skipping = cycle.closed is ClosedDay.SKIP or (cycle.seasons and days.has_blackouts)
    omits = isinstance(rhythm, Interval) and rhythm.month_end is MonthEnd.OMIT
    return not skipping and cycle.roll is None and not omits


def _is_last(cycle: Cycle, number: int) -> bool:
    """Tell whether no turn comes after the one of this number."""
    return cycle.count is not None and number >= cycle.count


def _later(
    case: Case,
    days: Days,
    part: Part | None,
    waiting: Sequence[WorkOrder],
    leaves: Leaves,
) -> Iterator[Turn]:
    """Go through the turns after the first that have no order up to their last day."""
    rhythm, horizon, done = days.cycle.rhythm, case.demand.horizon, date.min
    for number, order in enumerate(waiting, 1):
        if is_deferred(leaves, order) or _is_last(days.cycle, _number(order)):
            return
        # No turn is done before the turn before it, which leave may have put off.
        done = max(done, _latest_done(case, order))
        if part is not None:
            latest = evolve(part, last=done, served=order.due).due
            if latest is None:
                return
            nominal = first_lawful(days, latest, horizon.last)
        else:
            assert isinstance(rhythm, Interval | WorkingDayInterval)
            nominal = _latest_next(case, days, rhythm, order, done)
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
        turn = turn_of(_onwards(days), nominal, waiting)
    if turn and turn.lawful and turn.lawful.closes <= done < nominal:
        # No open day is left before the task ends or breaks off.
        return turn_of(_staying(days), nominal, waiting)
    return turn


def _onwards(days: Days) -> Days:
    """Return the same days for dates that go to later ones only."""
    cycle = days.cycle
    if cycle.roll is Roll.BACK:
        cycle = evolve(cycle, roll=Roll.FORWARD)
    if cycle.closed not in (ClosedDay.KEEP, ClosedDay.SKIP):
        cycle = evolve(cycle, closed=ClosedDay.AFTER)
    return evolve(days, cycle=cycle)


def _staying(days: Days) -> Days:
    """Return the same days for dates that stay on closed ones."""
    later = _onwards(days)
    return evolve(later, cycle=evolve(later.cycle, closed=ClosedDay.KEEP))


def open_orders(orders: Mapping[str, WorkOrder]) -> list[WorkOrder]:
    """Return the orders that are still to be done, in the order of their turns.

    Where one is asked for before its date, the one after it may have an earlier date.
    """
    waiting = [one for one in orders.values() if one.status is OrderStatus.OPEN]
    return sorted(waiting, key=lambda one: (_number(one), one.due))


def _number(order: WorkOrder) -> int:
    number = order.occurrence.key.rpartition("#")[2]
    return int(number) if number.isdecimal() else 0


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
    if rhythm.changed is not None or is_planned(rhythm):
        return None  # what was planned hangs on every break before it
    if breaks.broken(breaks.today) is not None:
        return None
    days, name = Days.of(planned, breaks.cycle, breaks), anchor_of(case, planned)
    if not leaves and rhythm.reference == FROM_COMPLETION:
        counted = Counted(done[-1].done, done[-1].done)
        place = _place(days, rhythm, counted.base)
        return breaks.next_after(place, counted, breaks.cycle.room, horizon.last)
    found = _counted(days, rhythm, name, done, leaves)
    if found is None:
        return None
    place, counted = found
    return breaks.next_after(place, counted, breaks.cycle.room, horizon.last)


def _counted(
    days: Days,
    rhythm: Interval,
    name: date,
    done: Sequence[Completion],
    leaves: Leaves,
) -> tuple[Place, Counted] | None:
    """Return what the turn after the last one done counts from; None if not judged.

    That is where turns were passed over, and the date of the one done is needed.
    """
    breaks, room = days.breaks, days.cycle.room
    assert breaks is not None
    counted, used = Counted(name, name), 0
    place, step = _place(days, rhythm, None), int(rhythm.anchor is None)
    for one in done:
        number = numbered(one) or used + 1
        base = measured(rhythm, one.done, one.started, one.done)
        if number <= used:
            if base > counted.base:
                counted = Counted(base, max(counted.done, base))
                place = _place(days, rhythm, base)
            continue
        key, leave = f"{name}#{number}", None
        if key in leaves.by_key:
            if number > used + 1:
                return None
            then = evolve(breaks, today=one.done)
            due = then.next_after(place, counted, room, one.done + 4 * YEAR, step)
            if due is None:
                return None
            base = measured(rhythm, due, one.started, one.done)
            leave = granted(days, leaves, key, due, one.done)
            if leave is not None and leave.next_from is not NextFrom.ACTUAL:
                deferred = leave.next_from is NextFrom.DEFERRED
                base = leave.until if deferred else due
        actual = leave is None or leave.next_from is NextFrom.ACTUAL
        place, step = _place(days, rhythm, base if actual else None), 1
        counted, used = Counted(base, one.done), number
    return place, counted


def _place(days: Days, rhythm: Interval, completed: date | None) -> Place:
    """Return how dates lie after a day; what is counted from work may end sooner."""
    cycle, calendar = days.cycle, days.planned.calendar

    def place(anchor: date, number: int) -> date | None:
        by_work = anchor == completed and number > 0
        return Point(cycle, rhythm, calendar, anchor, number, by_work).due

    return place


def is_deferred(leaves: Leaves, order: WorkOrder) -> bool:
    """Tell whether leave hides when the turn after an order's is.

    That is leave for it, or for one before the order's that may be done after it.
    """
    series, _, said = order.occurrence.key.rpartition("#")
    if not said.isdecimal():
        return False
    number, known = int(said), leaves.by_key
    if f"{series}#{number + 1}" in known:
        return True
    before = (one for n in range(1, number) for one in known.get(f"{series}#{n}", ()))
    return any(one.until > order.window.closes for one in before)


def _latest_done(case: Case, order: WorkOrder) -> date:
    """Return the latest day on which an order can be planned to be done.

    The days that smaller work left it are fewer than those by which it is planned.
    """
    latest = max(order.window.closes, order.due, today_of(case.demand))
    cycle = order.planned.cycle
    if order.planned.task.includes and cycle is not None:
        latest = max(latest, cycle.room.window(order.due).closes)
    return latest


def _latest_next(
    case: Case,
    days: Days,
    rhythm: Interval | WorkingDayInterval,
    order: WorkOrder,
    done: date,
) -> date:
    """Return the latest date of the turn after an order's, done on a day at last."""
    ends = done + timedelta(days=lasting(rhythm))
    base = measured(rhythm, order.due, done, ends)
    day = Point(days.cycle, rhythm, days.planned.calendar, done, 0).after(base).due
    if isinstance(rhythm, Interval) and rhythm.shift != FLOATING:
        if days.cycle.room.whole_months:
            day = max(day, month_end(rhythm.every.after(done)))
        if rhythm.every.months:
            day += MONTH_ENDS
        if rhythm.less_a_day:  # what stays on its grid is no day short
            day += ONE_DAY
    return first_lawful(days, day, case.demand.horizon.last)
