"""What a meter's date comes from: the value due, the readings, and the use of a day."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import define

from weibao.cycles.cycle import Cycle
from weibao.cycles.meter import Direction, Reading, Silence
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.shift import Move
from weibao.cycles.use import NOTHING, Count
from weibao.due_work.beginnings import beginning, first_count
from weibao.due_work.metering import MeterProgress, count_of
from weibao.due_work.naming import SeriesNames
from weibao.equipment import Meter, Reads
from weibao.explanation.cause import Cause
from weibao.explanation.sums import added
from weibao.meters import meter_of
from weibao.orders import Demand, WorkOrder
from weibao.phrases.units import amount_text, units_text
from weibao.records import Completion, History
from weibao.texts.text import Message, Text


@define
class Replay:
    """A series that a meter moves, gone through up to the turn of one order.

    ``origin`` is the completion or the planned order that its value counts from; None
    for a grid, or for the first reading.
    """

    progress: MeterProgress
    number: int
    origin: Completion | WorkOrder | None = None
    day: date | None = None
    base: Fraction = NOTHING

    @classmethod
    def of(
        cls,
        order: WorkOrder,
        cycle: Cycle,
        rhythm: Metered,
        demand: Demand,
        history: History,
    ) -> "Replay | None":
        """Go through what was done and what is planned before an order."""
        _, sign, number = order.id.rpartition("#")
        if not sign or not number.isdigit():
            return None
        planned, plan = order.planned, demand.plan
        begins = beginning(planned, plan)
        count = count_of(planned.subject, rhythm, begins, demand.as_of, history)
        progress = MeterProgress.start(cycle, rhythm, count)
        replay = cls(progress, int(number))
        completions = [
            one
            for one in history.completions_of(planned.subject.id, planned.task.code)
            if one.done <= demand.as_of
        ]
        if not completions:
            start = min(demand.as_of, demand.horizon.first)
            progress.begin_by(first_count(planned, plan, start))
        names = SeriesNames.of(planned, plan.portfolio)
        for one in completions:
            named = names.turn(one)
            if progress.number >= replay.number - 1 and not named:
                break
            replay.take(one, named[1] if named else None)
        return replay if replay.plan_on(order, demand) else None

    def take(self, one: Completion, number: int | None) -> None:
        """Take note of one completion of a turn before the order's."""
        progress = self.progress
        if number is not None and number >= self.number:
            return
        if not progress.open_for(one.done, number):
            progress.take_again(one.done)
            return
        if progress.counts(one.done):
            self._consume(one, one.done)

    def plan_on(self, order: WorkOrder, demand: Demand) -> bool:
        """Go through the planned turns before the order's, if all are known."""
        series = order.id.rpartition("#")[0]
        while self.progress.number < self.number - 1:
            before = demand.by_id.get(f"{series}#{self.progress.number + 1}")
            if before is None:
                return False
            self._consume(before, day_made(before, demand))
        return True

    def _consume(self, what: Completion | WorkOrder, day: date) -> None:
        progress = self.progress
        step = progress.steps.step(progress.value, progress.count.value_on(day))
        progress.take(day)
        if progress.rhythm.shift.of(step.zone) is Move.RESET:
            self.origin, self.day = what, day
            self.base = progress.value - progress.rhythm.every


def day_made(order: WorkOrder, demand: Demand) -> date:
    """Return the day on which a planned order is taken to be done."""
    window, today = order.window, demand.as_of
    if demand.as_of >= demand.horizon.first:
        today = max(today, demand.horizon.first)
    return max(window.opens, min(order.due, window.closes), today)


def meter_causes(
    order: WorkOrder,
    cycle: Cycle,
    rhythm: Metered,
    demand: Demand,
    history: History | None,
) -> Iterator[Cause]:
    """Say at which value of the meter an order is due, and why on that day."""
    replay = Replay.of(order, cycle, rhythm, demand, history or History())
    if replay is None:
        return
    yield _origin(replay, rhythm)
    yield from value_causes(replay.progress, meter_of(rhythm, order.subject.type))


def value_causes(progress: MeterProgress, meter: Meter) -> Iterator[Cause]:
    """Say at which value a turn is due, and when the meter comes to it."""
    rhythm, count, value = progress.rhythm, progress.count, progress.value
    yield Cause(
        "due",
        AT_VALUE(meter=meter.title, value=_amount(value, rhythm.unit)),
        {"meter": meter.name, "unit": rhythm.unit, "value": float(value)},
    )
    yield from _forecast(count, value, rhythm)


def asked_cause(reads: Reads, order: WorkOrder) -> Cause:
    """Say since when a reading is too old, by the rule of those who count by it."""
    key = order.occurrence.key.removeprefix("reading-")
    text = ASKED if key != "none" else ASKED_FIRST
    facts = {
        "rule": Silence.ASK.value,
        "record": None if key == "none" else key,
        "since": order.window.opens.isoformat(),
    }
    said = text(id=key, after=reads.after.text(), day=order.window.opens)
    return Cause("silence", said, facts)


def call_causes(order: WorkOrder, rhythm: Exceeded) -> Iterator[Cause]:
    """Say which reading called for an order, and by when it is due."""
    one = order.reading
    if one is None:
        return
    threshold = rhythm.threshold
    beyond = ABOVE if threshold.direction is Direction.ABOVE else BELOW
    text = beyond(
        id=one.id, day=one.taken, value=f"{one.value:g}", at=amount_text(threshold.at)
    )
    facts = {
        "from": "reading",
        "record": one.id,
        "day": one.taken.isoformat(),
        "value": one.value,
        "threshold": float(threshold.at),
    }
    yield Cause("origin", text, facts)
    if rhythm.within:
        yield added(rhythm.within, 1, one.taken, rhythm.within.after(one.taken))


def _origin(replay: Replay, rhythm: Metered) -> Cause:
    every, origin, day = (
        _amount(rhythm.every, rhythm.unit),
        replay.origin,
        replay.day,
    )
    facts: dict[str, Any] = {"every": float(rhythm.every)}
    if origin is None or day is None:
        if not rhythm.restarts:
            return Cause("origin", BY_GRID(every=every), {"from": "grid", **facts})
        first = replay.progress.count.first
        said = _amount(first.value, rhythm.unit)
        facts |= {"from": "reading", "day": first.day.isoformat()}
        return Cause("origin", BY_FIRST(day=first.day, value=said, every=every), facts)
    reached = replay.base
    said = _amount(reached, rhythm.unit)
    facts |= {"day": day.isoformat(), "reading": float(reached)}
    if isinstance(origin, Completion):
        text = BY_COMPLETION(day=day, record=origin.id, value=said, every=every)
        return Cause(
            "origin", text, {"from": "completion", "record": origin.id, **facts}
        )
    text = BY_ORDER(order=origin.id, day=day, value=said, every=every)
    facts |= {"from": "previous_order", "order": origin.id}
    return Cause("origin", text, facts)


def _forecast(count: Count, value: Fraction, rhythm: Metered) -> Iterator[Cause]:
    """Say when the meter came to a value, or when it will."""
    day, last = count.day_of(value), count.last
    if day is None:
        return
    if count.points and value <= last.value:
        shown = next(one for one in count.points if one.value >= value)
        said = _amount(shown.value, rhythm.unit)
        facts = {"day": day.isoformat(), "total": float(shown.value)}
        yield Cause("forecast", REACHED(day=day, value=said), facts)
        return
    per_day, left = count.per_day or NOTHING, value - last.value
    if count.is_stale:
        yield _silence(count, last)
    pattern = TO_GO if count.points else UNREAD
    text = pattern(
        last=_amount(last.value, rhythm.unit),
        read=last.day,
        left=_amount(left, rhythm.unit),
        per_day=_amount(per_day, rhythm.unit),
        why=_why(count),
        days=amount_text(Fraction(round(left / per_day, 2))),
        start=count.runs_from,
        day=day,
    )
    facts = {
        "last": float(last.value),
        "read": last.day.isoformat() if count.points else None,
        "to_go": float(left),
        "per_day": float(per_day),
        "days": round(float(left / per_day), 2),
        "from": count.runs_from.isoformat(),
        "day": day.isoformat(),
    }
    yield Cause("forecast", text, facts)
    yield from _range(count, value, rhythm, day)


def _range(
    count: Count, value: Fraction, rhythm: Metered, day: date
) -> Iterator[Cause]:
    """Say the earliest and latest date that the bounds of use give."""
    least, most = count.usage.least, count.usage.most
    if least is None or most is None or least == most:
        return
    early, late = count.between(value)
    facts = {
        "p10": early.isoformat() if early else None,
        "p50": day.isoformat(),
        "p90": late.isoformat() if late else None,
    }
    text = RANGE(
        most=_amount(most, rhythm.unit),
        early=early or NEVER,
        least=_amount(least, rhythm.unit),
        late=late or NEVER,
    )
    yield Cause("range", text, facts)


def _silence(count: Count, last: Reading) -> Cause:
    zero = count.usage.silence is Silence.ZERO_USE
    text = (STANDS if zero else GOES_ON)(day=last.day, today=count.today)
    facts = {"last": last.day.isoformat(), "rule": count.usage.silence.value}
    return Cause("silence", text, facts)


def _amount(number: Fraction, unit: str) -> Text:
    """Say so many units, of which tenths are enough."""
    return units_text(Fraction(round(number, 1)), unit)


def _why(count: Count) -> Text:
    """Say where the use of a day comes from."""
    averaged = count.averaged
    if averaged is None:
        return STATED
    held = count.usage.held(averaged)
    if held != averaged:
        return HELD(average=amount_text(Fraction(round(averaged, 2))))
    return AVERAGE


ABOVE = Message(
    zh="起因：记录 {id}，{day} 的读数 {value}，到了 {at} 或更高。",
    en="It began with record {id}: the reading of {day}, {value}, is {at} or more.",
)
BELOW = Message(
    zh="起因：记录 {id}，{day} 的读数 {value}，到了 {at} 或更低。",
    en="It began with record {id}: the reading of {day}, {value}, is {at} or less.",
)
ASKED = Message(
    zh="最后一次读数（记录 {id}）到 {day} 已超过{after}，按规则请人抄表。",
    en="The last reading (record {id}) is more than {after} old on {day}; by rule "
    "somebody is asked to read the meter.",
)
ASKED_FIRST = Message(
    zh="到 {day} 已有{after}没有读数，按规则请人抄表。",
    en="There is no reading in {after} by {day}; by rule somebody is asked to read the "
    "meter.",
)
STATED = Text("（写明的用量）", " (as stated)")
AVERAGE = Text("（读数的平均）", " (the average of the readings)")
HELD = Message(
    zh="（读数平均为 {average}，取其界限）",
    en=" (the readings' average of {average}, held to its bound)",
)
NEVER = Text("无期", "never")
BY_GRID = Message(
    zh="按表计 {every}的整倍数。",
    en="It comes at the multiples of {every} of the meter.",
)
BY_FIRST = Message(
    zh="从 {day} 的首次读数 {value} 起，每{every}一次。",
    en="It counts from the first reading, {value} on {day}, each {every}.",
)
BY_COMPLETION = Message(
    zh="从上次完成的 {day}（记录 {record}）算起，当时为 {value}，每{every}一次。",
    en="It counts from the last completion, on {day} (record {record}), at {value}, "
    "each {every}.",
)
BY_ORDER = Message(
    zh="从前一次（{order}，按计划在 {day}）算起，届时预计 {value}，每{every}一次。",
    en="It counts from the turn before ({order}, planned for {day}), when the meter is "
    "expected at {value}, each {every}.",
)
AT_VALUE = Message(
    zh="{meter}到 {value} 时到期。", en="It is due at {value} ({meter})."
)
REACHED = Message(
    zh="{day} 的读数已到 {value}。", en="The reading of {day} shows {value}."
)
TO_GO = Message(
    zh="{read} 的读数累计 {last}，还差 {left}；每天 {per_day}{why}，自 {start} 起"
    "需 {days} 天，即 {day}。",
    en="The last reading, {last} on {read}, leaves {left}; at {per_day} a day{why} "
    "that is {days} {days:day|days} from {start}, which comes to {day}.",
)
UNREAD = Message(
    zh="没有读数，从 {start} 的零算起，还差 {left}；每天 {per_day}{why}，"
    "需 {days} 天，即 {day}。",
    en="There is no reading: from nothing on {start}, {left} at {per_day} a day{why} "
    "{days:is|are} {days} {days:day|days}, which comes to {day}.",
)
STANDS = Message(
    zh="{day} 以来没有读数，按规则当作没有使用，从 {today} 算起。",
    en="There has been no reading since {day}; by rule nothing was used since, and it "
    "counts from {today}.",
)
GOES_ON = Message(
    zh="{day} 以来没有读数，按规则请人抄表，其间仍按原来的用量推算。",
    en="There has been no reading since {day}; by rule somebody is asked to read it, "
    "and the use of a day is taken to go on.",
)
RANGE = Message(
    zh="每天 {most} 则为 {early}，每天 {least} 则为 {late}。",
    en="At {most} a day it would be {early}, at {least} a day {late}.",
)
