"""The turns of series that a meter moves, reckoned from the records day by day.

The first open turn follows from readings and completions alone. Each later one comes no
later than if the turn before it were done on its last lawful day.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from operator import attrgetter

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import NextFrom
from weibao.cycles.meter import Silence
from weibao.cycles.metered import Closing, Metered
from weibao.cycles.shift import FLOATING, Move
from weibao.cycles.window import Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.meters import exact, meter_of, stated
from weibao.orders import OrderStatus, WorkOrder
from weibao.plan import PlannedTask
from weibao.spans.every import Every
from weibao.verifier.days import A_YEAR, ONE_DAY, Days, today_of
from weibao.verifier.first_turns import first_lawful, turn_of, used_leave
from weibao.verifier.leaves import Leaves, numbered
from weibao.verifier.moving import is_deferred
from weibao.verifier.nesting import with_larger
from weibao.verifier.starts import anchor_of, case_start, first_day
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case

NOTHING = Fraction(0)
BEYOND = timedelta(days=4 * A_YEAR)
"""How long after the horizon the ends of windows are looked for."""


@frozen
class Use:
    """The totals of a meter by day, and how it goes on after the last."""

    known: tuple[tuple[date, Fraction], ...]
    begins: date
    goes_on: date
    per_day: Fraction

    @property
    def end(self) -> tuple[date, Fraction]:
        """The last day that is known, and the total then."""
        return self.known[-1] if self.known else (self.begins, NOTHING)

    def on(self, day: date) -> Fraction:
        """Return the total by a day."""
        last, total = self.end
        if day >= last:
            return total + self.per_day * max((day - self.goes_on).days, 0)
        if not self.known:
            return NOTHING
        first, begun = self.known[0]
        if day < first:
            return max(begun - self.per_day * (first - day).days, NOTHING)
        (one, low), (other, high) = next(
            pair
            for pair in zip(self.known, self.known[1:], strict=False)
            if pair[0][0] <= day < pair[1][0]
        )
        return low + (high - low) * Fraction((day - one).days, (other - one).days)

    def reaches(self, value: Fraction, until: date) -> date | None:
        """Return the day on which it comes to a value; None if not by a day."""
        for day, total in self.known:
            if total >= value:
                return day
        if self.per_day <= 0:
            return None
        low, high = self.goes_on, max(until, self.goes_on) + ONE_DAY
        if self.on(high) <= value:
            return None
        while high - low > ONE_DAY:  # the last day by which it is not exceeded
            middle = low + (high - low) // 2
            low, high = (middle, high) if self.on(middle) <= value else (low, middle)
        return low


def use_of(case: Case, planned: PlannedTask, rhythm: Metered) -> Use:
    """Reckon the use of the meter that a task counts by, up to the as-of day."""
    subject, today = planned.subject, case.demand.as_of
    meter = source = meter_of(rhythm, subject.type)
    ratio = Fraction(1)
    if meter.derived_from is not None and subject.type is not None:
        ratio = exact(meter.ratio)
        source = next(m for m in subject.type.meters if m.name == meter.derived_from)
    over = stated(source.rolls_over_at, subject)
    events: list[tuple[date, int, Fraction, Fraction | None]] = []
    for change in case.history.exchanges_of(subject.id, source.name):
        old = exact(change.old) if change.old is not None else None
        events.append((change.exchanged, 0, exact(change.new), old))
    for number, one in enumerate(case.history.readings_of(subject.id, source.name), 1):
        place = number if over is not None else 1
        events.append((one.taken, place, exact(one.value), None))
    totals: dict[date, Fraction] = {}
    total, shown = NOTHING, None
    for day, place, value, old in sorted(events, key=lambda event: event[:3]):
        if day > today:
            continue
        if place == 0:
            if shown is not None:
                total += old - shown if old is not None else NOTHING
                shown = value
            continue
        grown = value if shown is None else value - shown
        if grown < 0:
            grown = value if over is None else over - (shown or NOTHING) + value
        total, shown = total + grown, value
        totals[day] = total * ratio
    known = tuple(sorted(totals.items()))
    begins = anchor_of(case, planned)
    last = known[-1][0] if known else begins
    own = stated(meter.per_day, subject)
    if own is None and source is not meter:
        from_source = stated(source.per_day, subject)
        own = from_source * ratio if from_source is not None else None
    per_day = _per_day(rhythm, known, own)
    goes_on, usage = last, rhythm.usage
    if usage.silence is Silence.ZERO_USE and usage.stale_after is not None:
        goes_on = today if usage.stale_after.after(last) < today else last
    return Use(known, begins, goes_on, per_day)


def _per_day(
    rhythm: Metered, known: tuple[tuple[date, Fraction], ...], own: Fraction | None
) -> Fraction:
    usage, taken = rhythm.usage, list(known)
    if usage.readings is not None:
        taken = taken[-usage.readings :]
    elif usage.span is not None and taken:
        since = usage.span.before(taken[-1][0])
        near = [one for one in taken if one[0] >= since]
        taken = near if len(near) > 1 else taken[-2:]
    if len(taken) > 1:
        (first, low), (last, high) = taken[0], taken[-1]
        found = (high - low) / (last - first).days
    else:
        said = own if own is not None else usage.per_day
        if said is None:
            return NOTHING
        found = said
    if usage.least is not None and usage.most is not None:
        found = min(max(found, usage.least), usage.most)
    return found


def turns(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Metered,
    orders: Mapping[str, WorkOrder],
) -> Iterator[Turn]:
    """Go through the turns that must have an order; the first one is exact."""
    use, horizon = use_of(case, planned, rhythm), case.demand.horizon
    waiting = [one for one in orders.values() if one.status is OrderStatus.OPEN]
    waiting.sort(key=attrgetter("due"))
    leaves = Leaves.of(case, planned)
    value, used, after = first_value(case, planned, cycle, rhythm, use, leaves)
    turn = _turn_at(planned, cycle, rhythm, use, value, after, horizon.last, waiting)
    if turn is not None and leaves:
        key = f"{anchor_of(case, planned)}#{used + 1}"
        turn = evolve(leaves.turn(evolve(turn, key=key)), key=turn.key)
    if turn is None or turn.latest > horizon.last:
        return
    if case.demand.as_of >= horizon.first or turn.latest >= horizon.first:
        yield turn
    if cycle.closed is ClosedDay.SKIP or (cycle.seasons and cycle.blackouts):
        return
    for number, order in enumerate(waiting, 1):
        if is_deferred(leaves, order):
            return
        done = max(order.window.closes, order.due, today_of(case.demand))
        value = use.on(done + ONE_DAY) + rhythm.every
        turn = _turn_at(planned, cycle, rhythm, use, value, done, horizon.last, [])
        if turn is None or turn.latest > horizon.last:
            return
        nominal = turn.asked.opens
        if not any(later.due <= nominal for later in waiting[number : number + 1]):
            yield turn


def _turn_at(
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Metered,
    use: Use,
    value: Fraction,
    after: date | None,
    last: date,
    waiting: list[WorkOrder],
) -> Turn | None:
    """Make the turn that is due at a value, with its room as days."""
    until = last + BEYOND
    due = use.reaches(value, until)
    if due is None:
        return None
    if after is not None:
        due = max(due, after + ONE_DAY)
    early = due - (use.reaches(value - rhythm.before, until) or due)
    late = (use.reaches(value + rhythm.after, until) or due) - due
    if rhythm.early_to_late:
        soonest, latest = _range_of(rhythm, use, value, until, due)
        if after is not None:
            soonest = max(soonest, after + ONE_DAY)
        early, late = max(early, due - soonest), max(late, latest - due)
    room = cycle.tolerance
    if early.days > 0 or late.days > 0:
        before, behind = max(early.days, 0), max(late.days, 0)
        room = Tolerance(Every(days=before), Every(days=behind))
    plain = evolve(rhythm, before=NOTHING, after=NOTHING, shift=FLOATING)
    days = Days.of(planned, evolve(cycle, rhythm=plain, tolerance=room))
    return turn_of(days, first_lawful(days, due, last), waiting[:1])


def _range_of(
    rhythm: Metered, use: Use, value: Fraction, until: date, due: date
) -> tuple[date, date]:
    """Return the days on which the most and the least use of a day reach a value."""
    if value <= use.end[1]:
        return due, due
    ends = []
    for per_day in (rhythm.usage.most, rhythm.usage.least):
        assert per_day is not None
        ends.append(evolve(use, per_day=per_day).reaches(value, until) or due)
    return ends[0], ends[1]


def first_value(
    case: Case,
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Metered,
    use: Use,
    leaves: Leaves,
) -> tuple[Fraction, int, date | None]:
    """Return the first value that no completion has used up.

    With it come how many are used up, and the day of the last completion.
    """
    start = NOTHING
    if rhythm.shift.early_inside is Move.RESET:
        start = use.known[0][1] if use.known else NOTHING
    value, used = start + rhythm.every, 0
    last: date | None = None
    done = with_larger(case, planned)
    if not done:
        begun = use.on(first_day(case, planned, case_start(case)))
        while value < begun or (use.known and value <= use.known[0][1]):
            value += rhythm.every
    for one in done:
        number = numbered(one)
        if last is None:
            # The first work on record is for the value nearest to it, or the lower.
            while 2 * (use.on(one.done) - value) > rhythm.every:
                value += rhythm.every
            used = max(used, (number or 1) - 1)
        elif number is not None and number <= used:
            if rhythm.shift.early_inside is Move.RESET:
                value = max(value, use.on(one.done) + rhythm.every)
            continue
        elif number is not None:
            value += (number - used - 1) * rhythm.every
            used = number - 1
        reached = use.on(one.done)
        move = _move(rhythm, value, reached)
        if move is Move.IGNORE:
            continue
        used += 1
        key = f"{anchor_of(case, planned)}#{used}"
        turn = _turn_at(planned, cycle, rhythm, use, value, last, one.done, [])
        leave = used_leave(leaves, key, turn, one.done) if leaves and turn else None
        last = one.done
        if leave is not None:
            if leave.next_from is not NextFrom.ORIGINAL:
                actual = leave.next_from is NextFrom.ACTUAL
                value = use.on(one.done if actual else leave.until)
            reached = NOTHING
        elif move is Move.RESET:
            opened = rhythm.counted_from is Closing.OPENING and reached >= value
            value = _opened(use, value, one.done) if opened else reached
        value += rhythm.every
        while value <= reached:
            value += rhythm.every
    return value, used, last


def _opened(use: Use, value: Fraction, done: date) -> Fraction:
    """Return the first total read by a day that is no less than a value, or that."""
    shown = [total for day, total in use.known if total >= value and day <= done]
    return shown[0] if shown else value


def _move(rhythm: Metered, value: Fraction, reached: Fraction) -> object:
    shift = rhythm.shift
    if reached > value:
        inside = reached <= value + rhythm.after
        return shift.late_inside if inside else shift.late_outside
    inside = reached >= value - rhythm.before
    return shift.early_inside if inside else shift.early_outside
