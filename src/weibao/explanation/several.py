"""What a date comes from that is the first or the last of several."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Several, Together
from weibao.due_work.beginnings import beginning, first_count
from weibao.due_work.metering import MeterProgress
from weibao.due_work.naming import SeriesNames
from weibao.due_work.several import SeveralProgress, several_progress
from weibao.explanation.cause import Cause
from weibao.explanation.metering import day_made, value_causes
from weibao.meters import meter_of
from weibao.orders import Demand, WorkOrder
from weibao.phrases import cycle_text
from weibao.records import Completion, History
from weibao.texts.text import Message, Text, listed


def several_causes(
    order: WorkOrder,
    cycle: Cycle,
    rhythm: Several,
    demand: Demand,
    history: History | None,
) -> Iterator[Cause]:
    """Say each member's date, which of them it is, and what they count from."""
    replayed = _replay(order, cycle, demand, history or History())
    if replayed is None:
        return
    progress, origin, day = replayed
    if origin is not None and day is not None:
        done = isinstance(origin, Completion)
        text = (BY_COMPLETION if done else BY_ORDER)(id=origin.id, day=day)
        facts = {
            "from": "completion" if done else "previous_order",
            "record" if done else "order": origin.id,
            "day": day.isoformat(),
        }
        yield Cause("origin", text, facts)
    dates = list(zip(rhythm.members, progress.members, strict=True))
    said = [
        DATED(cycle=cycle_text(Cycle(one.rhythm, one.tolerance)), day=own.due or NEVER)
        for one, own in dates
    ]
    rule = LAST if rhythm.rule is Together.LAST else FIRST
    about: dict[str, Any] = {
        "rule": rhythm.rule.value,
        "dates": [own.due.isoformat() if own.due else None for _, own in dates],
        "day": order.due.isoformat(),
    }
    yield Cause("due", rule(dates=listed(said), day=order.due), about)
    for own in progress.members:
        if isinstance(own, MeterProgress):
            meter = meter_of(own.rhythm, order.subject.type)
            yield from value_causes(own, meter)


def _replay(
    order: WorkOrder, cycle: Cycle, demand: Demand, history: History
) -> tuple[SeveralProgress, Completion | WorkOrder | None, date | None] | None:
    """Go through what was done and is planned before an order."""
    series, sign, number = order.id.rpartition("#")
    if not sign or not number.isdigit():
        return None
    planned, plan, until = order.planned, demand.plan, int(number) - 1
    begins = beginning(planned, plan)
    progress = several_progress(planned, cycle, begins, demand.as_of, history)
    origin: Completion | WorkOrder | None = None
    day: date | None = None
    known = [
        one
        for one in history.completions_of(planned.subject.id, planned.task.code)
        if one.done <= demand.as_of
    ]
    if not known:
        start = min(demand.as_of, demand.horizon.first)
        progress.begin_by(first_count(planned, plan, start))
    names = SeriesNames.of(planned, plan.portfolio)
    for one in known:
        named = names.turn(one)
        turn = named[1] if named else None
        if (turn or progress.number + 1) > until:
            continue
        if progress.open_for(one.done, turn):
            progress.take(one.done)
            origin, day = one, one.done
        else:
            progress.take_again(one.done)
    while progress.number < until:
        before = demand.by_id.get(f"{series}#{progress.number + 1}")
        if before is None:
            return None
        day, origin = day_made(before, demand), before
        progress.take(day)
    return progress, origin, day


NEVER = Text("尚不可见", "not in sight")
DATED = Message(zh="{cycle}：{day}", en="{cycle}: {day}")
FIRST = Message(
    zh="取先到者（{dates}），即 {day}。", en="It is the first of {dates}: {day}."
)
LAST = Message(
    zh="取后到者（{dates}），即 {day}。", en="It is the last of {dates}: {day}."
)
BY_COMPLETION = Message(
    zh="各周期都从上次完成的 {day}（记录 {id}）重新算起。",
    en="All of its cycles count from the last completion, on {day} (record {id}).",
)
BY_ORDER = Message(
    zh="各周期都从前一次（{id}，按计划在 {day}）重新算起。",
    en="All of its cycles count from the turn before ({id}, planned for {day}).",
)
