"""Gaps whose bounds contradict one another, or of which one says nothing."""

from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import FEWEST_DAYS, MaximumGap
from weibao.errors import InvalidValue
from weibao.phrases.lengths import band_text
from weibao.phrases.percentages import factor_text
from weibao.phrases.periods import period_text, times_text
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.texts.text import Message

LONGEST_MONTH, LONGEST_YEAR = 31, 366


def check_gap(rhythm: MaximumGap) -> None:
    """Refuse a gap whose bounds leave no lawful days, or that have no effect.

    Raises:
        InvalidValue: with the bounds at fault, and what would be right.
    """
    least, every = rhythm.least, rhythm.every
    if least is not None:
        if not least:
            raise InvalidValue(NO_LEAST(most=every.text()))
        same = least == every and not rhythm.less_a_day
        if not same and most_days(least) > every.least_days - rhythm.less_a_day:
            raise InvalidValue(NO_ROOM(band=band_text(least, every)))
    if rhythm.less_a_day and every == Every(days=1):
        raise InvalidValue(NO_DAY_TO_SPARE())
    if rhythm.extension is not None and not rhythm.extension.days(every):
        raise InvalidValue(NO_EXTENSION(every=every.text()))
    _check_cap(rhythm)
    _check_quota(rhythm)


def most_days(every: Every) -> int:
    """Return a number of days that a length never exceeds."""
    years, months = divmod(every.months, 12)
    return years * LONGEST_YEAR + months * LONGEST_MONTH + every.days


def _check_cap(rhythm: MaximumGap) -> None:
    cap, every = rhythm.cap, rhythm.every
    if cap is None:
        return
    number, factor = cap.gaps, factor_text(cap.factor)
    whole = int(cap.factor * every.about_days)
    extra = rhythm.extension.days(every) if rhythm.extension is not None else 0
    if number < 2 or whole >= number * (every.about_days + extra):
        raise InvalidValue(IDLE_CAP(number=number, factor=factor))
    least = most_days(rhythm.least) if rhythm.least is not None else 1
    if whole < number * max(every.about_days, least):
        raise InvalidValue(TIGHT_CAP(number=number, factor=factor))


def _check_quota(rhythm: MaximumGap) -> None:
    quota, least = rhythm.quota, rhythm.least
    if quota is None or least is None:
        return
    if quota.times * most_days(least) > FEWEST_DAYS[quota.per]:
        times, period = times_text(quota.times), period_text(quota.per)
        raise InvalidValue(CROWDED(times=times, period=period, least=least.text()))


def check_number_of_season(cycle: Cycle, rhythm: MaximumGap) -> None:
    """Refuse more turns in each season than its days have room for.

    Adjoining seasons count as one and may have more room, so that only a season that
    stands alone is judged.

    Raises:
        InvalidValue: with the number, and the most that there is room for.
    """
    times = rhythm.each_season
    dated = [one for one in cycle.seasons if isinstance(one, Season)]
    if times is None:
        return
    if all(any(day in one for one in dated) for day in COMMON_YEAR):
        raise InvalidValue(NO_SEASON_AT_ALL(times=times_text(times)))
    if len(cycle.seasons) != 1 or not dated:
        return
    [season] = dated
    held = season.beginning_in(COMMON_YEAR[0].year)
    days = (held.closes - held.opens).days + 1
    apart = most_days(rhythm.least) if rhythm.least is not None else 1
    most = (days - 1) // apart + 1
    if times > most:
        raise InvalidValue(SHORT_SEASON(season=season.text(), most=most))


COMMON_YEAR = [date(2025, 1, 1) + timedelta(days=number) for number in range(365)]
NO_SEASON_AT_ALL = Message(
    zh="这些季节连成全年，没有一个季节可计次数（写 每年{times}且间隔……）",
    en="these seasons fill the year, so that none can be counted in (write {times} "
    "each year and at most … apart)",
)
SHORT_SEASON = Message(
    zh="{season} 里至多放得下 {most} 次（减少次数，或放宽季节）",
    en="{season} has room for {most} turns at most (ask for fewer, or widen the "
    "season)",
)
NO_LEAST = Message(
    zh="最短间隔不能为零（应写成 间隔不超过{most}）",
    en="the least gap cannot be zero (write at most {most} apart)",
)
NO_ROOM = Message(
    zh="“间隔{band}”有时没有一天可做（月份长短不一；最短间隔再短些，或两边用同一单位）",
    en="{band} apart sometimes leaves no day at all, as months differ (shorten the "
    "least gap, or use one unit for both)",
)
NO_DAY_TO_SPARE = Message(
    zh="一天的间隔不能再少一天（去掉“少一天”）",
    en="a gap of one day has no day to spare (leave less a day out)",
)
NO_EXTENSION = Message(
    zh="间隔 {every} 的这个百分比不足一天（写大些，或去掉延长）",
    en="that share of {every} is less than a day (write a larger one, or leave the "
    "extension out)",
)
IDLE_CAP = Message(
    zh="“连续{number}次合计不超过{factor}个间隔”不起作用：各个间隔加起来到不了"
    "（去掉它，或写小些；单独的延长用 可延长25% 写）",
    en="any {number} together at most {factor} intervals bars nothing, as the gaps "
    "cannot add up to more (leave it out, write less, or extend the gap by, say, 25%)",
)
TIGHT_CAP = Message(
    zh="“连续{number}次合计不超过{factor}个间隔”比间隔本身还严（应不少于 {number} 个，"
    "或把间隔写短）",
    en="any {number} together at most {factor} intervals is tighter than the gap "
    "itself (allow {number} at least, or shorten the gap)",
)
CROWDED = Message(
    zh="每{period}{times}而间隔不短于{least}，放不下（减少次数，或缩短最短间隔）",
    en="{times} each {period} do not fit with {least} between them (ask for fewer, or "
    "shorten the least gap)",
)
