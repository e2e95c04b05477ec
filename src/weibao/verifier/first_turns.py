"""The first open turn of a series that completions move: the records alone say it."""

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.deferral import NextFrom
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import FLOATING, Move
from weibao.cycles.stage import Stages
from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Deferral
from weibao.spans.window import Window
from weibao.verifier.ages import Part, begun, parts
from weibao.verifier.changed import Changes
from weibao.verifier.changed_grids import plain_cycles
from weibao.verifier.days import A_YEAR, ONE_DAY, Days
from weibao.verifier.grid import joined
from weibao.verifier.lawful import lawful_days
from weibao.verifier.leaves import Leaves, numbered
from weibao.verifier.nesting import with_larger
from weibao.verifier.points import Point, is_planned, measured
from weibao.verifier.starts import (
    anchor_of,
    case_start,
    first_day,
)
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case

YEAR = timedelta(days=A_YEAR)


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
            or not all(days.blacked_out(one) for one in room)
        ):
            return day
        day += ONE_DAY


def turn_of(
    days: Days, nominal: date, waiting: list[WorkOrder] | tuple[()]
) -> Turn | None:
    """Make the turn of a date; None where a rule leaves it out.

    Its key is that of the order that has its date, as numbers are not reckoned here.
    The date of what comes after other work may have given way to that.
    """
    lawful = lawful_days(days, nominal)
    if lawful is None:
        return None
    keys = (
        one.occurrence.key
        for one in waiting
        if one.due == nominal or (one.follows and nominal <= one.due <= lawful.closes)
    )
    key = next(keys, "")
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
            again = measured(rhythm, one.done, one.started, one.done)
            moves = rhythm.shift == FLOATING and not is_planned(rhythm)
            if moves and again > point.anchor:
                point = point.after(again)
            continue
        ahead = 0 if number is None else number - used - 1
        point, used = point.on(ahead), used + ahead + 1
        due = point.due
        leave = granted(days, leaves, f"{name}#{used}", due, one.done)
        nominal = first_lawful(days, due, case.demand.horizon.last)
        counted = measured(rhythm, nominal, one.started, one.done)
        if leave is not None:
            point = _after_leave(leave, point, counted)
        elif _moves(rhythm, point.cycle, due, one.done):
            point = point.after(counted)
        else:
            point = point.on()
    for day in waiting:
        point = changes.until(point, day) if changes else point
        point = point.after(day)
    point = changes.until(point, date.max) if changes else point
    return point.due, used


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
            leave = granted(days, leaves, f"{name}#{used}", due, one.done)
            if leave is not None and leave.next_from is not NextFrom.ACTUAL:
                deferred = leave.next_from is NextFrom.DEFERRED
                counted = leave.until if deferred else due
        part = evolve(part, last=counted, served=due)
    return later[-1] if later else part, used


def granted(
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
