"""What bounds a visit of a chain besides its longest gap, each as a cause."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from weibao.cycles.gap import Binding, Gap
from weibao.explanation.cause import Cause
from weibao.phrases.percentages import factor_text, share_text
from weibao.phrases.periods import period_text, times_text
from weibao.texts.text import Message, Text

ONE_DAY = timedelta(days=1)


def bound_causes(gap: Gap, past: Sequence[date], day: date) -> Iterator[Cause]:
    """Go through what bounds the visit after some others.

    Args:
        gap: the gap.
        past: the visits that count, by day.
        day: the day that the gap aimed at gives; causes that bring it forward say
            ``to`` which day.
    """
    if gap.plain:
        return
    for length in gap.changed.lengths if gap.changed is not None else ():
        if length.since > past[-1]:
            limit = gap.limit(past)
            words = {"since": length.since, "every": length.every.text()}
            yield _bound("changed", CHANGED(**words, day=limit), limit)
    if gap.least is not None:
        opens = gap.first_counting(past)
        yield _bound("least", LEAST(least=gap.least.text(), opens=opens), opens)
    last = gap.every.after(past[-1]) - ONE_DAY * gap.less_a_day
    if last < day:
        day = last
        yield _bound("less_a_day", LESS_A_DAY(day=day), day, to=True)
    if gap.cap is not None and gap.binding(past) is Binding.CAP:
        limit = gap.limit(past)
        words = {"number": gap.cap.gaps, "factor": factor_text(gap.cap.factor)}
        text = CAPPED(**words, since=past[-gap.cap.gaps], day=limit)
        yield _bound("cap", text, limit, to=limit < day)
    elif gap.extension is not None:
        limit = gap.limit(past)
        text = EXTENDED(share=share_text(gap.extension), day=limit)
        yield _bound("extension", text, limit)
    if gap.counts:
        yield from _period(gap, past, day)


def _period(gap: Gap, past: Sequence[date], day: date) -> Iterator[Cause]:
    period = gap.period(past[-1])
    named = SEASON if gap.each is None else period_text(gap.each)
    words = {"times": times_text(gap.times), "period": named}
    nominal, opens = gap.nominal(past), gap.earliest(past)
    if period is not None and gap.asks_for_more(past):
        text = ANOTHER(**words, opens=period.opens, closes=period.closes)
        yield _bound("another", text, nominal)
    elif (
        period is not None
        and opens > period.closes
        and gap.number(past) >= gap.times
        and gap.each is not None
    ):
        yield _bound("next_period", NEXT(**words, opens=opens), opens)
    if nominal < day:
        text = ROOM(**words, day=nominal)
        yield _bound("period", text, nominal, to=True)


def _bound(name: str, text: Text, day: date, *, to: bool = False) -> Cause:
    facts = {"bound": name, "day": day.isoformat()}
    return Cause("bound", text, {**facts, "to": day.isoformat()} if to else facts)


CHANGED = Message(
    zh="{since} 起间隔改为不超过{every}，这一次最迟 {day}。",
    en="From {since} on they lie at most {every} apart; this one is to be made by "
    "{day}.",
)
SEASON = Text("个季节", "season")
LEAST = Message(
    zh="间隔不短于{least}，{opens} 起才算数。",
    en="Sooner than {least} after it does not count, so it counts from {opens} on.",
)
LESS_A_DAY = Message(
    zh="完成当天也算在内，少一天：{day}。",
    en="The day of the last visit is part of the term, so it ends on {day}.",
)
CAPPED = Message(
    zh="自 {since} 起连续{number}个间隔合计不超过{factor}个间隔，最迟 {day}。",
    en="Any {number} gaps together are at most {factor} intervals: from {since} that is"
    " {day}.",
)
EXTENDED = Message(
    zh="偶尔可延长{share}，最迟 {day}。",
    en="For once it may be extended by {share}, up to {day}.",
)
ANOTHER = Message(
    zh="每{period}{times}：{opens} 至 {closes} 已经做满，但间隔在其中就到期，"
    "须再做一次。",
    en="It is due {times} each {period}, and {opens} to {closes} has that; but the gap"
    " ends in it, so it needs another.",
)
NEXT = Message(
    zh="每{period}{times}：这一周期已经做满，下一次从 {opens} 起。",
    en="It is due {times} each {period}: this one has that, so the next is from {opens}"
    " on.",
)
ROOM = Message(
    zh="每{period}{times}，须赶在期末并给其余各次留出时间：{day}。",
    en="It is due {times} each {period}, and the rest must still fit in: {day}.",
)
