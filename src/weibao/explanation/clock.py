"""The date's part of an order with a time of day: where its time comes from."""

from collections.abc import Iterator
from datetime import UTC, datetime

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.explanation.cause import Cause
from weibao.orders import WorkOrder
from weibao.phrases import duration_text
from weibao.spans.hours import DAY, Hours
from weibao.spans.starts import StartTime
from weibao.texts.text import Message, Text


def clock_causes(order: WorkOrder, cycle: Cycle) -> Iterator[Cause]:
    """Go through what gives an order its time: opening, hours that pass, or a list."""
    starts = order.starts
    assert starts is not None
    if isinstance(cycle.rhythm, WhileOpen):
        yield _while_open(order, cycle.rhythm)
    elif isinstance(cycle.rhythm, ElapsedHours):
        first = order.occurrence.key.endswith("#1")
        yield _elapsed(starts, cycle.rhythm, first=first)
    else:
        wall = datetime.fromisoformat(f"{order.due}T{order.occurrence.key[-5:]}")
        facts = {"at": starts.at.isoformat(), "wall": f"{wall:%H:%M}"}
        shown = starts.at.replace(tzinfo=None, fold=0)
        moved = wall.time() != shown.time()
        pattern = NO_SUCH_TIME if moved else AT
        text = pattern(time=facts["wall"], shown=f"{shown:%H:%M}", day=shown.date())
        yield Cause("due", text, facts)


def start_cause(starts: StartTime) -> Cause:
    """Say between which times the work must begin."""
    facts = {
        "at": starts.at.isoformat(),
        "opens": starts.earliest.isoformat(),
        "closes": starts.latest.isoformat(),
    }
    if starts.earliest == starts.latest:
        return Cause("window", BEGINS_AT(at=_local(starts.at)), facts)
    text = BEGINS_WITHIN(opens=_local(starts.earliest), closes=_local(starts.latest))
    return Cause("window", text, facts)


def _while_open(order: WorkOrder, rhythm: WhileOpen) -> Cause:
    key, opening = order.occurrence.key, order.subject.location.open_hours
    assert opening is not None
    local = datetime.fromisoformat(key)
    for back in (0, 1):
        day = datetime.fromordinal(local.toordinal() - back)
        minute = int((local - day).total_seconds()) // 60
        held = next((h for h in opening.on(day.date()) if _holds(h, minute)), None)
        if held is not None:
            break
    assert held is not None
    facts = {"from": "opening", "day": f"{day:%Y-%m-%d}", "hours": held.text().en}
    steps, rest = divmod(minute - held.opens, int(rhythm.every.total_seconds()) // 60)
    said: dict[str, object] = {"day": facts["day"], "hours": held.text()}
    if minute == held.opens:
        return Cause("origin", AT_OPENING(**said), facts)
    if minute == held.closes and (rest or rhythm.at_closing):
        return Cause("origin", AT_CLOSING(**said), facts)
    every = duration_text(rhythm.every)
    text = AFTER_OPENING(every=every, times=steps, **said)
    return Cause("origin", text, {**facts, "times": steps})


def _holds(hours: Hours, minute: int) -> bool:
    return hours.opens <= minute <= hours.closes < 2 * DAY


def _elapsed(starts: StartTime, rhythm: ElapsedHours, *, first: bool) -> Cause:
    every, at = duration_text(rhythm.every), starts.at
    facts = {"at": at.isoformat(), "utc": at.astimezone(UTC).isoformat()}
    if rhythm.floats and not first:
        since = (at.astimezone(UTC) - rhythm.every).astimezone(at.tzinfo)
        text = FROM_LAST(every=every, since=_local(since))
        return Cause("origin", text, {**facts, "since": since.isoformat()})
    if rhythm.begin is None:
        return Cause("origin", FROM_INSTALLED(every=every), facts)
    begin = rhythm.begin.isoformat(" ", "minutes")
    text = FROM_BEGIN(every=every, begin=begin)
    return Cause("origin", text, {**facts, "begin": rhythm.begin.isoformat()})


def _local(moment: datetime) -> Text:
    return Text.same(f"{moment:%Y-%m-%d %H:%M}")


AT = Message(
    zh="时刻为 {day} 当地 {time}。", en="Its time is {time} of local time on {day}."
)
NO_SUCH_TIME = Message(
    zh="当地 {time} 因换钟不存在，按换钟前的时差为 {day} {shown}。",
    en="Clocks leave {time} out that day; with the offset before it is {shown} on"
    " {day}.",
)
AT_OPENING = Message(
    zh="{day} 营业时间 {hours}：开门时做。",
    en="The place is open {hours} on {day}; this is the turn at opening.",
)
AT_CLOSING = Message(
    zh="{day} 营业时间 {hours}：关门时做。",
    en="The place is open {hours} on {day}; this is the turn at closing.",
)
AFTER_OPENING = Message(
    zh="{day} 营业时间 {hours}：开门后每{every}一次，这是第 {times} 次。",
    en="The place is open {hours} on {day}; this is turn {times} of every {every} from"
    " opening.",
)
FROM_BEGIN = Message(
    zh="从当地 {begin} 起按实际时间每{every}一次，不随换钟。",
    en="It counts every {every} that passes from {begin} of local time, whatever clocks"
    " are put to.",
)
FROM_LAST = Message(
    zh="上一次为当地 {since}（完成或漏做），其后{every}一次，不随换钟。",
    en="The time before it, done or missed, was {since} of local time, and it comes"
    " {every} after, whatever clocks are put to.",
)
FROM_INSTALLED = Message(
    zh="从起算日零点起按实际时间每{every}一次，不随换钟。",
    en="It counts every {every} that passes from the beginning of its first day,"
    " whatever clocks are put to.",
)
BEGINS_AT = Message(
    zh="须在 {at} 开始；错过不能补做。",
    en="It must begin at {at}; once missed it cannot be made good.",
)
BEGINS_WITHIN = Message(
    zh="须在 {opens} 至 {closes} 之间开始；错过不能补做。",
    en="It must begin between {opens} and {closes}; once missed it cannot be made"
    " good.",
)
