"""Dates that are told by days, in words: working days counted, n-th days, weeks."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import NthDay, WeekOfYear, WorkingDayInterval
from weibao.cycles.deferral import NextFrom
from weibao.explanation.cause import Cause, said
from weibao.explanation.planned_turn import PREVIOUS
from weibao.explanation.series import completed
from weibao.orders import Demand, WorkOrder
from weibao.phrases import cycle_text
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message, listed

ONE_DAY = timedelta(days=1)
ByDays = WorkingDayInterval | NthDay | WeekOfYear


def counted_causes(
    planned: PlannedTask, rhythm: WorkingDayInterval, start: date, due: date
) -> Iterator[Cause]:
    """Count the open days from a start to a due date, and say how many were closed."""
    calendar, day = planned.calendar, start
    while not calendar.is_open(day):
        day += ONE_DAY
    begun, number, closed = day, 0, 0
    while day < due:
        day += ONE_DAY
        if calendar.is_open(day):
            number += 1
        else:
            closed += 1
    if begun != start:
        text = BEGUN(day=start, why=calendar.why_closed(start), to=begun)
        yield Cause("due", text, {"day": begun.isoformat()})
    if number:
        names = listed([one.title for one in calendar.calendars])
        text = COUNTED(
            start=begun, number=number, day=due, closed=closed, calendars=names
        )
        facts = {"working_days": number, "closed": closed, "day": due.isoformat()}
        yield Cause("due", text, {**facts, "calendars": said(names)})


def floating_causes(
    order: WorkOrder, rhythm: WorkingDayInterval, demand: Demand, history: History
) -> Iterator[Cause]:
    """Count working days from the turn before, planned or done, where that gives it."""
    planned, due = order.planned, order.due
    for cause, start in _starts(order, demand, history):
        if rhythm.after(start, 1, planned.calendar) == due:
            yield cause
            yield from counted_causes(planned, rhythm, start, due)
            return


def _starts(
    order: WorkOrder, demand: Demand, history: History
) -> Iterator[tuple[Cause, date]]:
    """Go through the days that a date may count from, the likeliest first."""
    series, _, number = order.id.rpartition("#")
    id = f"{series}#{int(number) - 1}"
    before = demand.by_id.get(id)
    if before is not None and before.completion is None:
        day = before.window.closes
        while day >= before.window.opens:
            facts = {"from": "previous_order", "order": id, "day": day.isoformat()}
            yield Cause("origin", PREVIOUS(order=id, day=day), facts), day
            day -= ONE_DAY
    for leave in history.deferrals:
        if leave.order == id and leave.next_from is NextFrom.DEFERRED:
            day = leave.until
            facts = {"from": "deferral", "record": leave.id, "day": day.isoformat()}
            yield Cause("origin", BY_LEAVE(day=day, record=leave.id), facts), day
    done = history.completions_of(order.subject.id, order.planned.task.code)
    for one in reversed(done):
        if one.done <= demand.as_of:
            yield completed(one), one.done


def nth_cause(cycle: Cycle, due: date) -> Cause:
    """Say that a date is the one that its period or year has by the cycle."""
    phrase = cycle_text(Cycle(cycle.rhythm))
    text = BY_NAME(phrase=phrase, day=due)
    return Cause("due", text, {"day": due.isoformat(), "phrase": said(phrase)})


BY_LEAVE = Message(
    zh="从 {day} 算起：前一次有延期记录 {record}。",
    en="It counts from {day}: the turn before was deferred (record {record}).",
)
BEGUN = Message(
    zh="{day} 不开放（{why}），从 {to} 数起。",
    en="{day} is closed ({why}), so that counting begins on {to}.",
)
COUNTED = Message(
    zh="{start} 后第 {number} 个工作日为 {day}；"
    "其间 {closed} 天不开放（{calendars}）。",
    en="{number} working {number:day|days} after {start} is {day}; {closed} "
    "{closed:day|days} in between {closed:is|are} "
    "closed ({calendars}).",
)
BY_NAME = Message(zh="按“{phrase}”为 {day}。", en="By “{phrase}” it is {day}.")
