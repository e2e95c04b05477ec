"""Cycles whose parts contradict one another, or of which one says nothing."""

from fractions import Fraction

from weibao.cycles.arithmetic import MissingWeek, MonthEnd
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WeekOfYear
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Dealt, Interval, MaximumGap, OnlyOnEvents
from weibao.cycles.shift import (
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
    Zone,
)
from weibao.cycles.window import Tolerance
from weibao.errors import InvalidValue
from weibao.phrases.clock_contradictions import check_times
from weibao.phrases.impossible_gaps import check_gap, check_number_of_season
from weibao.phrases.percentages import percent_text
from weibao.phrases.shifts import ZONES
from weibao.spans.every import Every
from weibao.texts.text import Message

WHOLE = Fraction(100)


def check_agrees(cycle: Cycle) -> None:
    """Refuse a cycle whose parts do not go together.

    Raises:
        InvalidValue: with the parts at fault, and what would be right.
    """
    check_times(cycle)
    room, rhythm = cycle.tolerance, cycle.rhythm
    if room.open_start and not room.before and room.early is None:
        raise InvalidValue(NO_START_TO_OPEN())
    if isinstance(rhythm, MaximumGap):
        check_gap(rhythm)
        check_number_of_season(cycle, rhythm)
    if isinstance(rhythm, Interval):
        _check_shift(rhythm.shift, room)
        _check_arithmetic(rhythm)
        if room.whole_months:
            _check_whole_months(rhythm, room)
    elif room.early is not None or room.late is not None:
        raise InvalidValue(PERCENT_OF_WHAT())
    if isinstance(rhythm, OnlyOnEvents) and cycle != Cycle(rhythm, events=cycle.events):
        raise InvalidValue(ONLY_EVENTS())
    if isinstance(rhythm, WeekOfYear):
        _check_week(rhythm)
    if cycle.roll is not None:
        _check_roll(cycle)


def _check_roll(cycle: Cycle) -> None:
    if isinstance(cycle.rhythm, Dealt | Coupled):
        raise InvalidValue(NO_DATE_TO_MOVE())
    if not cycle.blackouts and not cycle.soft_blackouts:
        raise InvalidValue(NO_BLACKOUT())


def _check_week(rhythm: WeekOfYear) -> None:
    if rhythm.week < 53 and rhythm.missing is not MissingWeek.OMIT:
        raise InvalidValue(EVERY_YEAR_HAS_IT(week=rhythm.week))


def _check_shift(shift: GridShift, room: Tolerance) -> None:
    for zone in Zone:
        does = shift.of(zone)
        if does is Move.IGNORE and zone is not Zone.TOO_EARLY:
            raise InvalidValue(NEVER_DONE(zone=ZONES[zone]))
        if isinstance(does, Share) and does.percent > WHOLE:
            raise InvalidValue(LARGE_SHARE(share=percent_text(does.percent)))
    if shift.early_outside is Move.IGNORE and not room:
        raise InvalidValue(TOO_EARLY_FOR_WHAT())
    if shift == KEEP_THE_DEADLINE and not room.before and room.early is None:
        raise InvalidValue(NO_TIME_BEFORE())
    if shift == LATE_TOLERANT and not room.after and room.late is None:
        raise InvalidValue(NO_TIME_AFTER())


def _check_arithmetic(rhythm: Interval) -> None:
    if rhythm.month_end is not MonthEnd.CLAMP and not rhythm.every.months:
        raise InvalidValue(NO_MONTHS(every=rhythm.every.text()))
    if not rhythm.less_a_day:
        return
    if all(rhythm.shift.of(zone) is not Move.RESET for zone in Zone):
        raise InvalidValue(NOT_FROM_COMPLETION())
    if rhythm.every == Every(days=1):
        raise InvalidValue(NO_DAY_TO_SPARE())


def _check_whole_months(rhythm: Interval, room: Tolerance) -> None:
    if rhythm.every.days:
        raise InvalidValue(BROKEN_MONTHS(every=rhythm.every.text()))
    if room.open_start:
        raise InvalidValue(MONTHS_BEGIN_AT_ONE())
    if (
        rhythm.less_a_day
        or rhythm.month_end is not MonthEnd.CLAMP
        or rhythm.reference.ahead
    ):
        raise InvalidValue(ONLY_MONTHS_COUNT())


ONLY_EVENTS = Message(
    zh="只由事件引起的工作没有自己的日期，其他部分不起作用（去掉，或加上例如 每6个月）",
    en="work that only events ask for has no dates of its own, so that other parts say "
    "nothing (leave them out, or add every 6 months, for example)",
)
NO_START_TO_OPEN = Message(
    zh="“前……内”没有写明提前多久（例如 到期前2个月内）",
    en="a window within a time before the date needs that time (write within 2 months "
    "before, for example)",
)
PERCENT_OF_WHAT = Message(
    zh="百分比的允许偏差只用于“每隔多久”的周期（其他周期请写天数，例如 -1/+2天）",
    en="a tolerance in percent goes with intervals only (write days, such as "
    "-1/+2 days)",
)
NO_DATE_TO_MOVE = Message(
    zh="这种周期自带时间窗，没有可移出停工期的日期（去掉“避让”，或改用 每3个月 之类）",
    en="this kind of cycle has windows and no date that could move out of a blackout "
    "(leave out where it moves, or write every 3 months, for example)",
)
NO_BLACKOUT = Message(
    zh="没有要避开的日子，也就无从避让（加上例如 避开03-01..08-31）",
    en="nothing moves where there is no blackout (add not in 03-01..08-31, for "
    "example)",
)
EVERY_YEAR_HAS_IT = Message(
    zh="每年都有第 {week} 周，不会缺周（去掉“缺周”，或写第53周）",
    en="every year has a week {week} (leave out what short years do, or write week 53)",
)
NEVER_DONE = Message(
    zh="{zone}的完成不能不算数，否则永远做不完（只有过早的可以：过早时不算）",
    en="{zone} work must count, or it would never be done (only this can be left out: "
    "not counted if too early)",
)
LARGE_SHARE = Message(
    zh="以后的日期最多移动提前或推后天数的全部，而不是 {share}（应写 100% 以内）",
    en="later dates move by the whole of the days early or late at most, not by "
    "{share} (write up to 100%)",
)
TOO_EARLY_FOR_WHAT = Message(
    zh="“过早时不算”需要写明允许偏差，例如 -3/+3个月",
    en="not counting what is too early needs a tolerance, such as -3/+3 months",
)
NO_TIME_BEFORE = Message(
    zh="“保持期限”需要写明提前多久以内，例如 到期前2个月内",
    en="keeping the deadline needs the time before it in which it is kept, such as "
    "within 2 months before",
)
NO_TIME_AFTER = Message(
    zh="“容许推后”需要写明最多推后多久，例如 +10天",
    en="late-tolerant needs how late work may be, such as +10 days",
)
NO_MONTHS = Message(
    zh="周期 {every} 不按月计，不会缺日（去掉月末规则，或写例如 每1个月）",
    en="the interval of {every} has no months whose ends could matter (leave the rule "
    "for them out, or write every 1 month, for example)",
)
NOT_FROM_COMPLETION = Message(
    zh="“少一天”只用于从完成日算起的期限（加上例如 自完成日起）",
    en="less a day is for terms that run from a completion (add from completion, for "
    "example)",
)
NO_DAY_TO_SPARE = Message(
    zh="一天的周期不能再少一天（应写成 每2天少一天，即每天）",
    en="an interval of one day has no day to spare (write every 2 days, less a day)",
)
BROKEN_MONTHS = Message(
    zh="按整月的周期应为整月，而不是 {every}（例如 每12个月）",
    en="in whole months the interval is one of months, not {every} (write every "
    "12 months, for example)",
)
MONTHS_BEGIN_AT_ONE = Message(
    zh="按整月时，时间窗从月初开始（应写成 -1个月，而不是 前1个月内）",
    en="in whole months a window begins on the first of a month (write -1 month, and "
    "not within 1 month before)",
)
ONLY_MONTHS_COUNT = Message(
    zh="按整月时只看月份，没有月末规则，也不少一天（去掉其中之一）",
    en="in whole months only months count: neither month ends nor less a day matter "
    "(leave one of the two out)",
)
