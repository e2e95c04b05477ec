"""How often, in phrases: intervals, longest gaps, quotas, listed dates and rules."""

from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import (
    Anchored,
    Dates,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
)
from weibao.phrases.age_clauses import BY_AGE, LISTED_YEARS, ONCE_AT, ONLY_YEARS
from weibao.phrases.clause import Clause
from weibao.phrases.gap_clauses import GAPS
from weibao.phrases.meter_clauses import METERS
from weibao.phrases.nth_clauses import DAY_RHYTHMS
from weibao.phrases.season_clauses import SEASON_RHYTHMS
from weibao.phrases.several_clauses import SEVERALS
from weibao.texts.text import Text

INTERVAL = Clause(
    "rhythm",
    ("every {every}", "<once every|each|once in|once each> {every}"),
    ("每{every}", "每{every}{once}"),
    lambda every, **once: Interval(every),
    Text("每3个月", "every 3 months"),
    Text(
        "固定基准：从起算日起每隔这么久到期一次，早做晚做都不影响以后的日期",
        "on a fixed grid from the anchor; early or late work changes no later date",
    ),
)
QUOTA = Clause(
    "rhythm",
    (
        "{times} each {period}",
        "{times} <a|per|every|in each|in every> {period}",
        "{times} {adverb}",
    ),
    ("每{zh_period}{times}", "每{zh_period}<至少|做|不少于>{times}"),
    lambda times, **period: Quota(times, *period.values()),
    Text("每周2次", "twice each week"),
    Text(
        "自然周期内完成这么多次，哪天做都可以（周一为一周之始）",
        "this many times in each period of the calendar, on any day of it "
        "(weeks begin on Monday)",
    ),
)
ONCE = Clause(
    "rhythm",
    ("{adverb}", "each {period}", "every {period}"),
    ("每{zh_period}",),
    lambda **period: Quota(1, *period.values()),
    Text("每月", "monthly"),
    Text(
        "不带数字的周期：每个自然周期一次，与“每月一次”相同",
        "a period without a number: once in each, the same as once each month",
    ),
)
DATES = Clause(
    "rhythm",
    ("on {days}",),
    ("于{days}",),
    lambda days: Dates(days),
    Text("于2026-03-10、2026-09-22", "on 2026-03-10, 2026-09-22"),
    Text("只在列出的日期", "on the listed dates and no others"),
)
RECURRENCE = Clause(
    "rhythm",
    ("RRULE:{rule}",),
    ("RRULE:{rule}",),
    lambda rule: Recurrence(rule),
    Text.same("RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
    Text(
        "RFC 5545 的重复规则，不写 DTSTART，从起算日算起",
        "a recurrence rule of RFC 5545 without DTSTART, counted from the anchor",
    ),
)
ELASTIC = Clause(
    "rhythm",
    ("{band}, evenly between {name}", "{band} evenly between {name}"),
    ("{band}，均匀安排在{name}之间",),
    lambda band, name: Elastic(at_least=band[0], at_most=band[1], between=name),
    Text("28至36天，均匀安排在overhaul之间", "28 to 36 days, evenly between overhaul"),
    Text(
        "在较大任务（写其代码）的两个固定日期之间均匀安排，每步都在范围内，最后一步落在"
        "较大任务上",
        "laid evenly between the fixed dates of a larger task, told by its code: each "
        "step lies in the range, and the last one ends on the larger task",
    ),
)
RHYTHMS = (
    INTERVAL,
    *GAPS,
    QUOTA,
    ONCE,
    DATES,
    RECURRENCE,
    ELASTIC,
    *METERS,
    *SEVERALS,
    LISTED_YEARS,
    ONLY_YEARS,
    BY_AGE,
    ONCE_AT,
    *DAY_RHYTHMS,
    *SEASON_RHYTHMS,
)

ANCHOR = Clause(
    "anchor",
    ("from {day}", "<starting|beginning|counted> <from|on|> {day}"),
    ("自{day}起", "<自|从|>{day}<算起|开始|起算|起>"),
    lambda day: day,
    Text("每3个月，自2026-01-15起", "every 3 months, from 2026-01-15"),
    Text("起算日；不写则为设备安装日", "the anchor; without one, the date installed"),
    of=Anchored,
)
LESS_A_DAY = Clause(
    "less_a_day",
    ("less a day", "less one day"),
    ("少一天", "<少|减><一|1|１><天|日>"),
    lambda: True,
    Text(
        "每12个月少一天，自完成日起",
        "every 12 months, less a day, from completion",
    ),
    Text(
        "完成当天也算在期限内：从完成日算起的期限早一天到期",
        "the day of completion counts, too: a term that runs from it ends a day sooner",
    ),
    of=Interval | MaximumGap,
)
MONTH_ENDS = {
    MonthEnd.CLAMP: Clause(
        "month_end",
        ("short months clamp",),
        ("缺日取月末",),
        lambda: MonthEnd.CLAMP,
        Text(
            "每1个月，自2026-01-31起，缺日取月末",
            "every 1 month, from 2026-01-31, short months clamp",
        ),
        Text(
            "当月没有这一天时取月末，下一次仍按原来的日子（默认）",
            "a day that its month lacks is the last of that month; the next date is "
            "the old day again (the default)",
        ),
    ),
    MonthEnd.OMIT: Clause(
        "month_end",
        ("short months omit",),
        ("缺日不做",),
        lambda: MonthEnd.OMIT,
        Text(
            "每1个月，自2026-01-31起，缺日不做",
            "every 1 month, from 2026-01-31, short months omit",
        ),
        Text("当月没有这一天时，这个月不做", "a month that lacks the day has no date"),
        of=Interval,
    ),
    MonthEnd.FORWARD: Clause(
        "month_end",
        ("short months forward",),
        ("缺日顺延",),
        lambda: MonthEnd.FORWARD,
        Text(
            "每1个月，自2026-01-31起，缺日顺延",
            "every 1 month, from 2026-01-31, short months forward",
        ),
        Text(
            "当月没有这一天时，顺延到下月1日",
            "a day that its month lacks is the first of the month after",
        ),
    ),
    MonthEnd.LAST_DAY: Clause(
        "month_end",
        ("at month ends", "at <the|> month end", "at the end of <the|each> month"),
        ("逢月末",),
        lambda: MonthEnd.LAST_DAY,
        Text(
            "每3个月，自2026-02-28起，逢月末",
            "every 3 months, from 2026-02-28, at month ends",
        ),
        Text(
            "总是当月最后一天，不论起算日是几号",
            "always the last day of the month, whatever the day of the anchor",
        ),
    ),
}
