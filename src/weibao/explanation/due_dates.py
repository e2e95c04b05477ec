"""The date's part: what an order counts from, and how its date comes from that."""

from collections.abc import Iterator
from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.deferral import NextFrom
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.pause import Pause
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Dealt, Interval, Several
from weibao.cycles.season import Roll
from weibao.cycles.stage import Stages
from weibao.due_work.deferrals import is_used
from weibao.due_work.findings import RECTIFY
from weibao.explanation.ages import age_causes
from weibao.explanation.ahead import since_today
from weibao.explanation.by_days import floating_causes
from weibao.explanation.cause import Cause, days, said
from weibao.explanation.chains import chain_causes, chain_of, visit_before
from weibao.explanation.clock import clock_causes, start_cause
from weibao.explanation.closed import closed_by, moved
from weibao.explanation.deferring import deferral_causes
from weibao.explanation.editing import by_hand_causes
from weibao.explanation.events import event_causes
from weibao.explanation.laid_dates import grid_causes
from weibao.explanation.metering import asked_cause, call_causes, meter_causes
from weibao.explanation.nested import is_part, nesting_causes
from weibao.explanation.pausing import anew_causes, met, pause_causes
from weibao.explanation.preceding import precedence_causes
from weibao.explanation.series import Past, series_causes
from weibao.explanation.several import several_causes
from weibao.explanation.sums import added, sum_causes
from weibao.orders import Demand, Origin, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message, listed


def date_causes(
    order: WorkOrder, demand: Demand, history: History | None
) -> Iterator[Cause]:
    """Go through origin, due date, moves and window of an order."""
    planned, cycle = order.planned, order.planned.cycle
    chain = chain_of(order, demand)
    if order.origin is Origin.FINDING:
        yield from _finding(order, demand)
    elif order.origin is Origin.EVENT:
        yield from event_causes(order, demand)
    elif order.planned.task.reads is not None:
        yield asked_cause(order.planned.task.reads, order)
    elif chain is not None:
        yield from chain_causes(order, chain, demand, history)
    elif cycle is not None and order.starts is not None:
        if not cycle.by_clock:
            yield from grid_causes(planned, cycle, order.occurrence, demand)
            yield from _moved(order, cycle)
        yield from clock_causes(order, cycle)
    elif cycle is not None and isinstance(cycle.rhythm, Coupled):
        yield from visit_before(order, history)
    elif cycle is not None and isinstance(cycle.rhythm, Exceeded):
        yield from call_causes(order, cycle.rhythm)
        yield from _moved(order, cycle)
    elif cycle is not None and isinstance(cycle.rhythm, Several):
        known = since_today(order, demand, history)
        yield from several_causes(order, cycle, cycle.rhythm, known, history)
        yield from _moved(order, cycle)
    elif cycle is not None and isinstance(cycle.rhythm, Metered):
        known = since_today(order, demand, history)
        yield from meter_causes(order, cycle, cycle.rhythm, known, history)
        yield from _moved(order, cycle)
    elif cycle is not None and order.completion is None:
        known = since_today(order, demand, history)
        yield from _counted(order, cycle, known, history)
        yield from _moved(order, cycle)
    elif cycle is not None:
        yield from _counted(order, cycle, demand, history)
    yield from precedence_causes(order, demand)
    if order.starts is not None:
        yield start_cause(order.starts)
    elif chain is None:
        yield _window(order)
    yield from deferral_causes(order.id, order.deferred, demand)
    if order.occurrence.provisional:
        yield Cause("provisional", PROVISIONAL())
    if order.overdue_since is not None and order.completion is None:
        since = order.overdue_since
        yield Cause("overdue", OVERDUE(day=since), {"since": since.isoformat()})
    merged = [
        one.due.isoformat()
        for one in demand.dropped
        if one.into == order.id and one.finding is None and not is_part(one, order)
    ]
    if merged:
        yield Cause("overdue", MERGED(days=listed(merged)), {"merged": merged})
    yield from nesting_causes(order, demand)


def _finding(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    finding = order.finding
    if finding is None:
        return
    text = FOUND(id=finding.id, day=finding.found, condition=finding.condition)
    facts = {"from": "finding", "id": finding.id, "day": finding.found.isoformat()}
    yield Cause("origin", text, facts)
    again = [
        one.finding
        for one in demand.dropped
        if one.into == order.id and one.finding is not None
    ]
    for one in again:
        facts = {"from": "finding", "id": one.id, "day": one.found.isoformat()}
        yield Cause("origin", FOUND_AGAIN(id=one.id, day=one.found), facts)
    closes = order.window.closes
    repair = _checks(order, demand)
    if repair is not None:
        opens, length = order.window.opens, order.planned.task.rectify or RECTIFY
        text = CHECKED(task=repair.resolved.title, day=opens)
        facts = {"from": "repair", "task": repair.task.code, "day": opens.isoformat()}
        yield Cause("origin", text, facts)
        yield added(length, 1, opens, closes)
    elif finding.rectify_by is not None or any(
        one.rectify_by == closes for one in again
    ):
        yield Cause("due", RECTIFY_BY(day=closes), {"day": closes.isoformat()})
    elif order.planned.task.rectify is not None:
        yield added(order.planned.task.rectify, 1, finding.found, closes)


def _checks(order: WorkOrder, demand: Demand) -> PlannedTask | None:
    """Return the repair that the order of a finding checks again, if it does."""
    subject, code = order.subject.id, order.planned.task.code
    if order.finding is None:
        return None
    wanted = demand.plan.of(subject, order.finding.task or "")
    repair = wanted or demand.plan.repairs.get(subject)
    return repair if repair is not None and repair.task.recheck == code else None


def _counted(
    order: WorkOrder, cycle: Cycle, demand: Demand, history: History | None
) -> Iterator[Cause]:
    leave = _leave_before(order, cycle, demand, history)
    edited = list(by_hand_causes(order, cycle, demand, history))
    if edited:
        yield from edited
        return
    before = demand.by_id.get(_id_before(order) or "")
    follows_open = before is not None and before.completion is None
    since = leave[1] if leave else None
    if before is not None and follows_open and since is None:
        overdue = before.overdue_since is not None
        since = demand.as_of if overdue else before.window.opens
    pauses = met(order, cycle, demand, history, since)
    anew = list(anew_causes(order, cycle, pauses))
    if anew and not follows_open:
        yield from anew
        return
    if leave is not None and isinstance(cycle.rhythm, Interval):
        yield leave[0]
        yield from sum_causes(cycle, cycle.rhythm, leave[1], 1)
    else:
        yield from _from_start(order, cycle, demand, history, pauses)
    yield from pause_causes(order, cycle, pauses)


def _from_start(
    order: WorkOrder,
    cycle: Cycle,
    demand: Demand,
    history: History | None,
    pauses: tuple[Pause, ...],
) -> Iterator[Cause]:
    rhythm = cycle.rhythm
    if isinstance(rhythm, Interval) and not rhythm.shift.history_free:
        past = Past.of(order, cycle, demand, history)
        found = list(series_causes(order, cycle, demand, past, pauses))
        if not found:
            found = list(grid_causes(order.planned, cycle, order.occurrence, demand))
        yield from found
        yield from past.ignored_causes()
        return
    if isinstance(rhythm, WorkingDayInterval) and rhythm.moved and history is not None:
        counted = list(floating_causes(order, rhythm, demand, history))
        if counted:
            yield from counted
            return
    if isinstance(rhythm, Stages) and rhythm.moved:
        planned = order.planned
        yield from age_causes(planned, cycle, order.due, demand, history, order)
        return
    yield from grid_causes(order.planned, cycle, order.occurrence, demand, history)


def _leave_before(
    order: WorkOrder, cycle: Cycle, demand: Demand, history: History | None
) -> tuple[Cause, date] | None:
    """Say that a date counts from one that was deferred, and which, where it does."""
    rhythm, id_ = cycle.rhythm, _id_before(order)
    if not isinstance(rhythm, Interval) or rhythm.shift.history_free:
        return None
    before = demand.by_id.get(id_ or "")
    for one in history.deferrals if history is not None else ():
        if one.order != id_ or one.next_from is NextFrom.ACTUAL:
            continue
        day = one.until
        if one.next_from is NextFrom.ORIGINAL:
            day = before.due if before else rhythm.every.before(order.due)
        if before is not None and before.deferred is not None:
            done = before.completion.done if before.completion else date.max
            right = before.deferred.record == one and is_used(before.deferred, done)
        else:
            right = rhythm.every.after(day) == order.due and day <= one.until
        if right:
            facts = {"from": "deferral", "record": one.id, "day": day.isoformat()}
            return Cause("origin", BY_LEAVE(day=day, record=one.id), facts), day
    return None


def _id_before(order: WorkOrder) -> str | None:
    series, sign, number = order.id.rpartition("#")
    return f"{series}#{int(number) - 1}" if sign and number.isdigit() else None


def _moved(order: WorkOrder, cycle: Cycle) -> Iterator[Cause]:
    """Say where the date went, if it falls on a day on which the work is not done."""
    due, window = order.due, order.window
    if isinstance(cycle.rhythm, Dealt):
        return
    only = window.opens == window.closes
    if only and window.opens != due:
        yield moved(due, window.opens, closed_by(order.planned, due))
        return
    why = closed_by(order.planned, due)
    if cycle.roll is not None and due not in window:
        to = window.closes if cycle.roll is Roll.BACK else window.opens
        yield moved(due, to, why)
        return
    edit = order.occurrence.edit
    if why is not None and (not only or (edit is not None and edit.locks)):
        text = CLOSED(day=due, why=why)
        yield Cause("closed_day", text, {"day": due.isoformat(), "why": said(why)})


def _window(order: WorkOrder) -> Cause:
    window = order.window
    if window.opens == window.closes:
        return Cause("window", ON_DAY(day=window.opens), days(window))
    return Cause(
        "window", WITHIN(opens=window.opens, closes=window.closes), days(window)
    )


PROVISIONAL = Message(
    zh="这一天的放假安排尚未公布，日期待定。",
    en="The public holidays around that day are not announced yet, so it is"
    " provisional.",
)
OVERDUE = Message(zh="{day} 已到期，尚未完成。", en="It was due by {day} and not done.")
MERGED = Message(
    zh="更早漏做的也并入本工单：{days}。",
    en="Older turns that were missed are part of it: {days}.",
)
CHECKED = Message(
    zh="“{task}”于 {day} 完成，应予复查。",
    en="“{task}” was done on {day}, and is to be checked again.",
)
FOUND = Message(
    zh="起因：记录 {id}，{day} 发现“{condition}”。",
    en="It began with record {id}: found on {day}: {condition}.",
)
FOUND_AGAIN = Message(
    zh="记录 {id} 在 {day} 又发现同一情况，已并入本工单。",
    en="Record {id} found the same again on {day}, and is part of this order.",
)
RECTIFY_BY = Message(
    zh="记录要求在 {day} 前处理。", en="The record asks for it by {day}."
)
BY_LEAVE = Message(
    zh="从 {day} 算起：前一次有延期记录 {record}。",
    en="It counts from {day}: the turn before was deferred (record {record}).",
)
CLOSED = Message(zh="{day} 不开放（{why}）。", en="{day} is closed ({why}).")
ON_DAY = Message(zh="应在 {day} 当天做。", en="It must be done on {day}.")
WITHIN = Message(
    zh="应在 {opens} 至 {closes} 之间做。",
    en="It must be done from {opens} to {closes}.",
)
