"""What a date counts from where the turn before it is planned, and not done yet."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.anchor import FROM_COMPLETION
from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.cycle import Cycle
from weibao.cycles.pause import Pause
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import Move, Share, zone_of
from weibao.explanation.cause import Cause
from weibao.explanation.pausing import held_after
from weibao.explanation.putting_off import put_off, put_off_causes
from weibao.explanation.sums import reached, sum_causes
from weibao.orders import Demand, WorkOrder
from weibao.phrases.percentages import percent_text
from weibao.phrases.reference_clauses import MARKS
from weibao.texts.text import Message


def planned_causes(
    order: WorkOrder,
    cycle: Cycle,
    before: WorkOrder,
    demand: Demand,
    pauses: tuple[Pause, ...],
) -> Iterator[Cause]:
    """Count from the turn before, as it is planned; nothing where that gives no date.

    Args:
        order: the order.
        cycle: its cycle.
        before: the order of the turn before.
        demand: the demand that holds both.
        pauses: those that it met since.
    """
    found = _planned_start(cycle, before, order, demand, pauses)
    if found is None:
        yield from _shifted_by_plan(cycle, before, order, demand)
        return
    start, less, day = found
    yield from _after_turn(cycle, before, start, less)
    if not held_after(pauses, start):
        yield from put_off_causes(order.planned, cycle, day, order.due)


def _planned_start(
    cycle: Cycle,
    before: WorkOrder,
    order: WorkOrder,
    demand: Demand,
    pauses: tuple[Pause, ...],
) -> tuple[date, bool, date] | None:
    """Return the day from which one interval leads to the due date.

    It is a day of the window of the turn before, or from today on where that is
    overdue. With it come whether the term from that day is less a day, and the date
    before it was put off to a day on which it is owed.
    """
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Interval)
    for day in _days_of(before, order, demand):
        zone = zone_of(day, before.due, before.window.opens, before.window.closes)
        less = rhythm.less_a_day and rhythm.shift.of(zone) is Move.RESET
        ends = day + timedelta(days=rhythm.reference.lasts)
        start = rhythm.reference.counted(before.due, day, ends)
        ahead = rhythm.reference.ahead
        due = reached(cycle, rhythm, start, 1, less=less, ahead=ahead)
        if due is None:
            continue
        held = held_after(pauses, start)
        if due + held == order.due:
            return start, less, order.due - held
        if not held and put_off(order.planned, cycle, due) == order.due:
            return start, less, due
    return None


def _shifted_by_plan(
    cycle: Cycle, before: WorkOrder, order: WorkOrder, demand: Demand
) -> Iterator[Cause]:
    """Say how a turn before, planned early or late, moves the date by a share."""
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Interval)
    nominal = reached(cycle, rhythm, before.due, 1)
    if nominal is None:
        return
    for day in _days_of(before, order, demand):
        zone = zone_of(day, before.due, before.window.opens, before.window.closes)
        does, lateness = rhythm.shift.of(zone), (day - before.due).days
        moves = does.days(lateness) if isinstance(does, Share) else 0
        due = nominal + timedelta(days=moves)
        if not moves or put_off(order.planned, cycle, due) != order.due:
            continue
        assert isinstance(does, Share)
        percent = percent_text(does.percent)
        facts = {"from": "grid", "day": nominal.isoformat()}
        yield Cause("origin", BY_GRID(day=nominal), facts)
        words = {"order": before.id, "due": before.due, "planned": day}
        by = {"lateness": abs(lateness), "percent": percent, "days": abs(moves)}
        pattern = PLANNED_LATE if lateness > 0 else PLANNED_EARLY
        yield Cause(
            "shifted",
            pattern(**words, **by, day=due),
            {
                "order": before.id,
                "due": before.due.isoformat(),
                "done": day.isoformat(),
                "percent": percent,
                "days": moves,
                "day": due.isoformat(),
            },
        )
        yield from put_off_causes(order.planned, cycle, due, order.due)
        return


def _days_of(before: WorkOrder, order: WorkOrder, demand: Demand) -> Iterator[date]:
    """Give the days on which an open turn may be planned, the likely ones first."""
    day = before.window.closes
    while day >= before.window.opens:
        yield day
        day -= ONE_DAY
    if before.overdue_since is not None:
        day = demand.as_of
        while day < order.due:
            yield day
            day += ONE_DAY


def _after_turn(
    cycle: Cycle, before: WorkOrder, day: date, less: bool
) -> Iterator[Cause]:
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Interval)
    reference = rhythm.reference
    facts = {"from": "previous_order", "order": before.id, "day": day.isoformat()}
    text = PREVIOUS(order=before.id, day=day)
    if reference != FROM_COMPLETION:
        mark = MARKS[reference.measure_from]
        text = PREVIOUS_MARK(order=before.id, day=day, mark=mark)
    yield Cause("origin", text, facts)
    yield from sum_causes(cycle, rhythm, day, 1, less=less, ahead=reference.ahead)


PREVIOUS = Message(
    zh="从前一次（{order}，按计划在 {day}）算起。",
    en="It counts from the turn before ({order}, planned for {day}).",
)
PREVIOUS_MARK = Message(
    zh="从前一次（{order}）的{mark} {day} 算起。",
    en="It counts from the {mark} of the turn before ({order}), {day}.",
)
BY_GRID = Message(zh="原定日期为 {day}。", en="As the dates stood it would be {day}.")
PLANNED_LATE = Message(
    zh="前一次（{order}）应在 {due} 做，按计划在 {planned}，晚 {lateness} 天；"
    "以后的日期移动其 {percent}，即推后 {days} 天，为 {day}。",
    en="The turn before ({order}), due on {due}, is planned for {planned}, {lateness} "
    "{lateness:day|days} late; later dates move by {percent} of that, {days} "
    "{days:day|days} on, to {day}.",
)
PLANNED_EARLY = Message(
    zh="前一次（{order}）应在 {due} 做，按计划在 {planned}，早 {lateness} 天；"
    "以后的日期移动其 {percent}，即提前 {days} 天，为 {day}。",
    en="The turn before ({order}), due on {due}, is planned for {planned}, {lateness} "
    "{lateness:day|days} early; later dates move by {percent} of that, {days} "
    "{days:day|days} back, to {day}.",
)
