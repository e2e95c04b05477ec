"""The turns of series that are due with the first or the last of several rhythms.

Each member is reckoned by itself, as if it stood alone: the work restarts them all.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from operator import attrgetter

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Interval, Member, Several, Together
from weibao.cycles.shift import FLOATING
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.verifier.days import ONE_DAY, Days, today_of
from weibao.verifier.first_turns import first_due, first_lawful, turn_of
from weibao.verifier.leaves import Leaves
from weibao.verifier.metered import BEYOND, first_value, use_of
from weibao.verifier.moving import is_deferred
from weibao.verifier.starts import anchor_of
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case

MONTHS_END = timedelta(days=3)
"""How much further months on a grid may lead than months from one of its dates."""


@frozen
class Date:
    """The date of one member, with its own lawful days and its number."""

    due: date
    window: Window[date]
    used: int = 0


def turns(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Several,
    orders: Mapping[str, WorkOrder],
) -> Iterator[Turn]:
    """Go through the turns that must have an order; the first one is exact.

    What comes after a turn that was done by leave is not reckoned.
    """
    waiting = [one for one in orders.values() if one.status is OrderStatus.OPEN]
    waiting.sort(key=attrgetter("due"))
    leaves, last = Leaves.of(case, planned), case.demand.horizon.last
    until = last + BEYOND
    found = [_first(case, planned, one, until) for one in rhythm.members]
    used = max((one.used for one in found if one is not None), default=0)
    name = anchor_of(case, planned)
    if any(f"{name}#{number}" in leaves.by_key for number in range(1, used + 1)):
        return
    turn = _turn(planned, cycle, rhythm, found, last, waiting)
    if turn is not None and leaves:
        keyed = evolve(turn, key=f"{name}#{used + 1}")
        turn = evolve(leaves.turn(keyed), key=turn.key)
    if turn is None or turn.latest > last:
        return
    first = case.demand.horizon.first
    if case.demand.as_of >= first or turn.latest >= first:
        yield turn
    if cycle.closed is ClosedDay.SKIP or (cycle.seasons and cycle.blackouts):
        return
    for number, order in enumerate(waiting, 1):
        if is_deferred(leaves, order):
            return
        done = max(order.window.closes, order.due, today_of(case.demand))
        after = [_after(case, planned, one, done, until) for one in rhythm.members]
        turn = _turn(planned, cycle, rhythm, after, last, [])
        if turn is None or turn.latest > last:
            return
        nominal = turn.asked.opens
        if not any(later.due <= nominal for later in waiting[number : number + 1]):
            yield turn


def _turn(
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Several,
    found: list[Date | None],
    last: date,
    waiting: list[WorkOrder],
) -> Turn | None:
    """Make the turn of the first or the last of some dates."""
    seen = [one for one in found if one is not None]
    if not seen or (rhythm.rule is Together.LAST and len(seen) < len(found)):
        return None
    pick = max if rhythm.rule is Together.LAST else min
    binding = pick(seen, key=lambda one: one.due)
    due, room = binding.due, binding.window
    if cycle.tolerance:
        room = cycle.tolerance.window(due)
    plain = evolve(
        cycle, rhythm=Interval(Every(days=1), FLOATING), tolerance=Tolerance()
    )
    nominal = first_lawful(roomy(planned, plain, due, room), due, last)
    if nominal == due and rhythm.rule is Together.FIRST and not cycle.tolerance:
        ends = min(one.window.closes for one in seen)
        room = Window(room.opens, max(due, ends))
    return turn_of(roomy(planned, plain, due, room), nominal, waiting[:1])


def roomy(planned: PlannedTask, cycle: Cycle, due: date, room: Window[date]) -> Days:
    """Tell of the days with so much room before and after a date."""
    before, after = (due - room.opens).days, (room.closes - due).days
    wide = Interval(Every(days=2 * max(before, after, 1)), FLOATING)
    around = Tolerance(Every(days=before), Every(days=after))
    return Days.of(planned, evolve(cycle, rhythm=wide, tolerance=around))


def _first(
    case: Case, planned: PlannedTask, member: Member, until: date
) -> Date | None:
    """Return the first date of a member that no completion has used up."""
    cycle, rhythm = Cycle(member.rhythm, member.tolerance), member.rhythm
    if isinstance(rhythm, Metered):
        use = use_of(case, planned, rhythm)
        value, used, after = first_value(
            case, planned, cycle, rhythm, use, Leaves(planned)
        )
        due = use.reaches(value, until)
        if due is None:
            return None
        early = use.reaches(value - rhythm.before, until) or due
        late = use.reaches(value + rhythm.after, until) or due
        moved = max(due, after + ONE_DAY) if after is not None else due
        room = member.tolerance.window(moved)
        opens, closes = min(early, due), max(late, due)
        return Date(
            moved,
            Window(room.opens + (opens - due), room.closes + (closes - due)),
            used,
        )
    assert isinstance(rhythm, Interval)
    due, used = first_due(case, planned, cycle, rhythm, Leaves(planned))
    return Date(due, cycle.room.window(due), used)


def _after(
    case: Case, planned: PlannedTask, member: Member, done: date, until: date
) -> Date | None:
    """Return the latest date that a member can have after work on a day."""
    rhythm = member.rhythm
    if isinstance(rhythm, Metered):
        use = use_of(case, planned, rhythm)
        due = use.reaches(use.on(done + ONE_DAY) + rhythm.every, until)
        if due is None:
            return None
        due = max(due, done + ONE_DAY)
        return Date(due, Window(due, due))
    assert isinstance(rhythm, Interval)
    due = rhythm.every.after(done)
    if rhythm.shift != FLOATING:
        due += MONTHS_END
    return Date(due, Window(due, due))
