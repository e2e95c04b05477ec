"""Cycles with times of day whose parts contradict one another."""

from weibao.cycles.clock_times import ElapsedHours, WhileOpen, least_step
from weibao.cycles.cycle import Cycle
from weibao.cycles.release import Missed
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.phrases.clock_lengths import leeway_text
from weibao.phrases.durations import duration_text
from weibao.texts.text import Message


def check_times(cycle: Cycle) -> None:
    """Refuse times of day that do not go with the rest of a cycle.

    Raises:
        InvalidValue: with the parts at fault, and what would be right.
    """
    if not cycle.timed:
        if cycle.leeway:
            raise InvalidValue(AROUND_WHAT(leeway=leeway_text(cycle.leeway)))
        return
    rhythm = cycle.rhythm
    if cycle.missed not in (None, Missed.SUPERSEDE):
        raise InvalidValue(GONE_BY())
    moves = cycle.closed is not ClosedDay.BEFORE or cycle.roll is not None
    if cycle.by_clock and moves:
        raise InvalidValue(NO_CALENDAR())
    step = least_step(cycle.at) if cycle.at else None
    if isinstance(rhythm, WhileOpen | ElapsedHours):
        step = rhythm.every
    assert step is not None
    for side in (cycle.leeway.before, cycle.leeway.after):
        if side * 2 > step:
            raise InvalidValue(WIDE(side=duration_text(side), step=duration_text(step)))


AROUND_WHAT = Message(
    zh="允许偏差 {leeway} 以分钟计，却没有写时刻（加上例如 08:00，或改为天数）",
    en="the tolerance of {leeway} is around a time of day, and none is given (add at "
    "08:00, for example, or write days)",
)
GONE_BY = Message(
    zh="有时刻的工作错过了不能补做（去掉“补做”或“合并”）",
    en="work with a time of day cannot be made good once that has gone by (leave out "
    "what becomes of missed work)",
)
NO_CALENDAR = Message(
    zh="这种周期只看营业时间或钟点，日期不会移动（去掉遇休或移出停工期的规则）",
    en="opening hours or the clock alone say when this is due, and no date moves "
    "(leave the rule for closed days or blackouts out)",
)
WIDE = Message(
    zh="时刻的允许偏差 {side} 超过了两次之间 {step} 的一半",
    en="the tolerance of {side} is more than half the {step} between two turns",
)
