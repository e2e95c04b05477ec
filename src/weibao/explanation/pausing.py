"""What states and suspensions did to a date: left out, held back, or begun anew."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import OnReturn
from weibao.cycles.pause import Pause
from weibao.cycles.rhythms import Interval
from weibao.due_work.pauses import Activity
from weibao.due_work.span import Span
from weibao.explanation.cause import Cause, said
from weibao.explanation.sums import steps_to, sum_causes
from weibao.orders import Demand, WorkOrder
from weibao.records import History
from weibao.texts.text import Message

ANEW = (OnReturn.DUE_NOW, OnReturn.RESTART)


def met(
    order: WorkOrder,
    cycle: Cycle,
    demand: Demand,
    history: History | None,
    base: date | None = None,
) -> tuple[Pause, ...]:
    """Return the pauses that lie before an order's date, since it was last done.

    With ``base`` it counts from that day, whenever it was done.
    """
    past = history if history is not None else History()
    span = Span(demand.plan, demand.horizon, demand.as_of)
    planned = order.planned
    pauses = Activity.of(planned, cycle, past, span).pauses.all
    done = past.completions_of(planned.subject.id, planned.task.code)
    known = [one.done for one in done if one.done <= min(demand.as_of, order.due)]
    since = base or max(known, default=date.min)
    if isinstance(cycle.rhythm, Interval) and not cycle.rhythm.moved:
        since = date.min
    return tuple(one for one in pauses if one.ends and since < one.returns <= order.due)


def anew_causes(
    order: WorkOrder, cycle: Cycle, pauses: tuple[Pause, ...]
) -> Iterator[Cause]:
    """Count a date from the return after a pause, where it comes from there."""
    rhythm = cycle.rhythm
    anew = [one for one in pauses if one.on_return in ANEW]
    if not anew or not isinstance(rhythm, Interval):
        return
    pause = anew[-1]
    held = any(one.holds for one in pauses if one.days.opens > pause.returns)
    times = steps_to(cycle, rhythm, pause.returns, order.due)
    if times is None or held or times < pause.first_step:
        return
    text = DUE_NOW if pause.on_return is OnReturn.DUE_NOW else RESTART
    facts = {
        "from": "return",
        "day": pause.returns.isoformat(),
        "on_return": pause.on_return.value,
        "why": said(pause.why),
    }
    yield Cause("origin", text(day=pause.returns, why=pause.why), facts)
    if times:
        yield from sum_causes(cycle, rhythm, pause.returns, times)


def held_after(pauses: Iterable[Pause], day: date) -> timedelta:
    """Return how long pauses hold the count of days after a day."""
    lengths = [one.length_after(day) for one in pauses if one.holds]
    return sum(lengths, timedelta())


def pause_causes(
    order: WorkOrder, cycle: Cycle, pauses: tuple[Pause, ...]
) -> Iterator[Cause]:
    """Say which days before an order's date did not count, or had no dates."""
    rhythm = cycle.rhythm
    for pause in pauses[-1:]:
        if pause.on_return in ANEW or not isinstance(rhythm, Interval):
            continue
        if not pause.holds and rhythm.every.before(order.due) > pause.days.closes:
            continue
        text = HELD if pause.holds else LEFT_OUT
        opens, closes = pause.days.opens, pause.days.closes
        facts = {
            "opens": opens.isoformat(),
            "closes": closes.isoformat(),
            "on_return": pause.on_return.value,
            "why": said(pause.why),
        }
        if pause.holds:
            facts["day"] = order.due.isoformat()
        said_ = text(opens=opens, closes=closes, why=pause.why, due=order.due)
        yield Cause("paused", said_, facts)


DUE_NOW = Message(
    zh="停止之后（{why}）恢复的第一天 {day} 就应做，以后从这天算起。",
    en="After a pause ({why}) it is due on the first day back, {day}, and counted "
    "from it.",
)
RESTART = Message(
    zh="停止之后（{why}）从恢复的 {day} 重新算起。",
    en="After a pause ({why}) it counts anew from the first day back, {day}.",
)
HELD = Message(
    zh="{opens} 至 {closes} 不计入间隔（{why}），因此为 {due}。",
    en="The days from {opens} to {closes} do not count ({why}), so it is {due}.",
)
LEFT_OUT = Message(
    zh="{opens} 至 {closes} 之间的日期不做（{why}）。",
    en="Dates from {opens} to {closes} are left out ({why}).",
)
