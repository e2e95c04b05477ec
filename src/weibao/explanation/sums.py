"""Intervals added to a date, and what becomes of the date where months end."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.arithmetic import MonthEnd, grid_day, last_of_month, steps_before
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.explanation.cause import Cause, sum_facts
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

NOTHING = timedelta()
SURE_DAY = 28
"""The last day that every month has."""


def reached(
    cycle: Cycle,
    rhythm: Interval,
    start: date,
    times: int,
    *,
    less: bool = False,
    ahead: timedelta = NOTHING,
) -> date | None:
    """Return the date so many intervals after another; None where none is there."""
    day = grid_day(start, rhythm.every, times, rhythm.month_end)
    if day is None:
        return None
    if cycle.tolerance.whole_months:
        return last_of_month(day)
    return day - timedelta(days=less) - ahead


def steps_to(cycle: Cycle, rhythm: Interval, start: date, due: date) -> int | None:
    """Return how many intervals lead from a date to another, or None."""
    times = steps_before(rhythm.every, start, due)
    while (day := reached(cycle, rhythm, start, times)) is None or day < due:
        times += 1
    return times if day == due else None


def sum_causes(
    cycle: Cycle,
    rhythm: Interval,
    start: date,
    times: int,
    *,
    less: bool = False,
    ahead: timedelta = NOTHING,
) -> Iterator[Cause]:
    """Add intervals to a date, then say what months' ends make of it.

    Args:
        cycle: the cycle.
        rhythm: its rhythm.
        start: the date to add to.
        times: how many intervals.
        less: whether the term's first day counts, so that it ends a day sooner.
        ahead: how long before its end the work begins.
    """
    every, day = rhythm.every, rhythm.every.after(start, times)
    yield added(every, times, start, day)
    if cycle.tolerance.whole_months:
        last = last_of_month(day)
        if last != day:
            yield _month_end("whole_months", WHOLE_MONTHS(day=last), last)
        return
    day = grid_day(start, every, times, rhythm.month_end) or day
    month_end = _rule_at_work(rhythm, start, times)
    if month_end is not None:
        text = MONTH_ENDS[month_end](day=day, number=start.day)
        yield _month_end(month_end.value, text, day)
    if less:
        day -= timedelta(days=1)
        yield Cause("less_a_day", LESS_A_DAY(day=day), {"day": day.isoformat()})
    if ahead:
        day -= ahead
        text = AHEAD(days=ahead.days, day=day)
        yield Cause("ahead", text, {"days": ahead.days, "day": day.isoformat()})


def added(every: Every, times: int, start: date, day: date) -> Cause:
    """Say what is added to a date, and which date that gives."""
    pattern = ADD if times == 1 else ADD_TIMES
    text = pattern(start=start, every=every.text(), times=times, day=day)
    return Cause("due", text, {**sum_facts(every, times), "day": day.isoformat()})


def _rule_at_work(rhythm: Interval, start: date, times: int) -> MonthEnd | None:
    """Return the rule for month ends, where a date has to do with it."""
    every, rule = rhythm.every, rhythm.month_end
    if not every.months or not times:
        return None
    if rule is MonthEnd.OMIT:
        return rule if start.day > SURE_DAY else None
    first = Every(months=every.months).after(start.replace(day=1), times)
    last = last_of_month(first).day
    if rule is MonthEnd.LAST_DAY:
        return rule if start.day != last else None
    return rule if start.day > last else None


def _month_end(rule: str, text: Text, day: date) -> Cause:
    return Cause("month_end", text, {"rule": rule, "day": day.isoformat()})


ADD = Message(zh="{start} 加{every}为 {day}。", en="{start} plus {every} is {day}.")
ADD_TIMES = Message(
    zh="{start} 起 {times} 个周期（每个{every}）后为 {day}。",
    en="{start} and {times} cycles of {every} is {day}.",
)
WHOLE_MONTHS = Message(
    zh="只看月份，到期日为月末 {day}。",
    en="Only months count, so that it is due at the end of it, on {day}.",
)
MONTH_ENDS = {
    MonthEnd.CLAMP: Message(
        zh="当月没有 {number} 日，取月末 {day}。",
        en="That month has no day {number}, so that it is its last, {day}.",
    ),
    MonthEnd.FORWARD: Message(
        zh="当月没有 {number} 日，顺延到 {day}。",
        en="That month has no day {number}, so that it goes on to {day}.",
    ),
    MonthEnd.OMIT: Message(
        zh="没有 {number} 日的月份不做，所以是 {day}。",
        en="Months without a day {number} are left out, so that it is {day}.",
    ),
    MonthEnd.LAST_DAY: Message(
        zh="总是当月最后一天，即 {day}。",
        en="It is always the last day of the month, {day}.",
    ),
}
LESS_A_DAY = Message(
    zh="完成当天也算在期限内，所以早一天，为 {day}。",
    en="The day of completion is part of the term, which ends a day sooner, on {day}.",
)
AHEAD = Message(
    zh="那时应做完，历时 {days} 天，所以从 {day} 开始。",
    en="By then it is to be over, and it lasts so many days ({days}): it begins on "
    "{day}.",
)
