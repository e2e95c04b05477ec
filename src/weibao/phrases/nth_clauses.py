"""How often, told by days, in phrases: working days, n-th days, weeks of the year."""

from weibao.cycles.arithmetic import MissingWeek
from weibao.cycles.day_rhythms import (
    WEEKDAYS,
    BeforeSeason,
    DayKind,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.period import Period
from weibao.phrases.clause import Clause
from weibao.phrases.nth_days import nth_text, weekday_text, working_days_text
from weibao.phrases.periods import period_text
from weibao.texts.text import Text


def _working(
    working_days: int | None = None,
    zh_working_days: int | None = None,
    once: str = "",
) -> WorkingDayInterval:
    said = zh_working_days if working_days is None else working_days
    assert said is not None
    return WorkingDayInterval(said)


def _nth(
    nth: tuple[int, DayKind] | None = None,
    period: Period | None = None,
    zh_nth: tuple[int, DayKind] | None = None,
    zh_period: Period | None = None,
) -> NthDay:
    named, per = nth or zh_nth, period or zh_period
    assert named is not None
    assert per is not None
    return NthDay(*named, per)


def _weekly(weekday: int = 0, zh_weekday: int = 0) -> NthDay:
    return NthDay(1, WEEKDAYS[weekday or zh_weekday], Period.WEEK)


def _week(
    week: int, weekday: int | None = None, zh_weekday: int | None = None
) -> WeekOfYear:
    return WeekOfYear(week, zh_weekday if weekday is None else weekday)


WORKING_DAYS = Clause(
    "rhythm",
    ("every {working_days}", "once every {working_days}"),
    ("每{zh_working_days}", "每{zh_working_days}{once}"),
    _working,
    Text("每30个工作日", "every 30 working days"),
    Text(
        "按对象的日历只数开放的日子；起算日不开放时，从下一个开放日数起",
        "only open days of the subject's calendar are counted, from the next open day "
        "where the anchor is closed",
    ),
)
NTH_DAY = Clause(
    "rhythm",
    (
        "on the {nth} of each {period}",
        "<on|> <the|> {nth} of <each|every|the|a> {period}",
    ),
    ("每{zh_period}{zh_nth}", "每{zh_period}的{zh_nth}"),
    _nth,
    Text("每月第1个工作日", "on the 1st working day of each month"),
    Text(
        "每个自然周期的第几天、第几个工作日或星期几，可倒数（每月最后一个星期五）；"
        "周期里没有这一天就不做",
        "the n-th day, working day or weekday of each period, also from its end (on "
        "the last Friday of each month); a period that lacks it has no date",
    ),
)
WEEKLY = Clause(
    "rhythm",
    ("every {weekday}", "each {weekday}", "on {weekday}"),
    ("每{zh_weekday}", "<每逢|逢|每个>{zh_weekday}"),
    _weekly,
    Text("每星期一", "every Monday"),
    Text("每周的这一天", "on this day of each week"),
)
WEEK = Clause(
    "rhythm",
    (
        "in week {week} of each year",
        "in <ISO|> week {week} <of each year|of every year|>",
    ),
    ("每年第{week}周",),
    _week,
    Text("每年第10周", "in week 10 of each year"),
    Text(
        "每年的这一周（ISO 8601，周一为一周之始），哪天做都可以",
        "in this week of each year (ISO 8601; weeks begin on Monday), on any day of it",
    ),
)
DAY_OF_WEEK = Clause(
    "rhythm",
    (
        "on {weekday} of week {week} of each year",
        "on {weekday} of week {week} of every year",
        "on {weekday} of week {week}",
    ),
    ("每年第{week}周{zh_weekday}", "每年第{week}周的{zh_weekday}"),
    _week,
    Text("每年第10周星期一", "on Monday of week 10 of each year"),
    Text("每年这一周的这一天", "on this day of this week of each year"),
)
BEFORE_SEASON = Clause(
    "rhythm",
    ("before {season}, within {length}", "within {length} before {season}"),
    ("{season}前{length}内",),
    lambda season, length: BeforeSeason(season, length),
    Text("05-01..09-30前45天内", "before 05-01..09-30, within 45 days"),
    Text(
        "每年在这段季节开始前的这些天内；季节第一天起即为超期，不顺到下一年",
        "each year in so many days before the season begins; from its first day on it "
        "is overdue, and is not put off to the next year",
    ),
)
DAY_RHYTHMS = (
    WORKING_DAYS,
    NTH_DAY,
    WEEKLY,
    WEEK,
    DAY_OF_WEEK,
    BEFORE_SEASON,
)
MISSING_WEEK = {
    MissingWeek.OMIT: Clause(
        "missing",
        ("short years omit",),
        ("缺周不做",),
        lambda: MissingWeek.OMIT,
        Text("每年第53周，缺周不做", "in week 53 of each year, short years omit"),
        Text(
            "没有第53周的年份不做（默认）",
            "a year without a week 53 has no date (the default)",
        ),
    ),
    MissingWeek.LAST_WEEK: Clause(
        "missing",
        ("short years last week",),
        ("缺周取末周",),
        lambda: MissingWeek.LAST_WEEK,
        Text(
            "每年第53周，缺周取末周", "in week 53 of each year, short years last week"
        ),
        Text(
            "没有第53周的年份取最后一周",
            "in a year without a week 53 it is the last week",
        ),
        of=WeekOfYear,
    ),
}


def day_rhythm_text(rhythm: WorkingDayInterval | NthDay | WeekOfYear) -> Text:
    """Say a rhythm that is told by days."""
    if isinstance(rhythm, WorkingDayInterval):
        said = working_days_text(rhythm.days)
        return WORKING_DAYS.say(working_days=said, zh_working_days=said)
    if isinstance(rhythm, WeekOfYear):
        week = Text.same(str(rhythm.week))
        if rhythm.weekday is None:
            return WEEK.say(week=week)
        named = weekday_text(rhythm.weekday)
        return DAY_OF_WEEK.say(week=week, weekday=named, zh_weekday=named)
    weekly = rhythm.per is Period.WEEK and rhythm.number == 1
    if weekly and rhythm.kind.weekday is not None:
        named = weekday_text(rhythm.kind.weekday)
        return WEEKLY.say(weekday=named, zh_weekday=named)
    period, nth = period_text(rhythm.per), nth_text(rhythm.number, rhythm.kind)
    return NTH_DAY.say(period=period, zh_period=period, nth=nth, zh_nth=nth)
