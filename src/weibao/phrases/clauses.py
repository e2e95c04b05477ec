"""The table of cycle phrases: how each part is written, and what it says.

Reader, printer, `GRAMMAR` and the reference page all come from this table.
"""

from collections.abc import Callable
from typing import Any

from attrs import frozen

from weibao.cycles.cycle import Dates, Interval, MaximumGap, Quota, Recurrence
from weibao.cycles.release import Missed
from weibao.cycles.shift import FIXED, FLOATING, KEEP_INSIDE
from weibao.cycles.working_day import ClosedDay
from weibao.texts.text import Message, Text


@frozen
class Clause:
    """One part of a cycle phrase: its forms, and what each form says.

    The first form of each language is the printed one. ``part`` is the part of the
    cycle that it gives; ``many`` parts may be given more than once.
    """

    part: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    read: Callable[..., Any]
    example: Text
    meaning: Text
    many: bool = False

    def say(self, **values: Text) -> Text:
        """Fill the printed forms."""
        return Message(zh=self.zh[0], en=self.en[0])(**values)


INTERVAL = Clause(
    "rhythm",
    ("every {every}", "once every {every}"),
    ("每{every}", "每{every}{once}"),
    lambda every, **once: Interval(every),
    Text("每3个月", "every 3 months"),
    Text(
        "固定基准：从起算日起每隔这么久到期一次，早做晚做都不影响以后的日期",
        "on a fixed grid from the anchor; early or late work changes no later date",
    ),
)
MAXIMUM_GAP = Clause(
    "rhythm",
    ("at most {length} apart", "no more than {length} apart"),
    ("间隔不超过{length}", "间隔不大于{length}"),
    lambda length: MaximumGap(length),
    Text("间隔不超过15天", "at most 15 days apart"),
    Text(
        "距上次完成不得超过这么久；提前做，下一次的期限也随之提前",
        "never longer than this since the last time; work done early "
        "brings the next forward",
    ),
)
QUOTA = Clause(
    "rhythm",
    (
        "{times} each {period}",
        "{times} a {period}",
        "{times} per {period}",
        "{times} every {period}",
        "{times} in each {period}",
        "{times} {adverb}",
    ),
    ("每{zh_period}{times}",),
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
RHYTHMS = (INTERVAL, MAXIMUM_GAP, QUOTA, ONCE, DATES, RECURRENCE)

TOLERATED = Clause(
    "tolerance",
    ("{tolerance}",),
    ("{tolerance}",),
    lambda tolerance: tolerance,
    Text("每6个月，-10/+10天", "every 6 months, -10/+10 days"),
    Text(
        "允许提前和推后的时间；可只写一边（-2个月），也可写成 ±10天",
        "how early and how late is lawful; one side will do (-2 months), and so "
        "will ±10 days",
    ),
)
FLOATS = Clause(
    "shift",
    ("from completion",),
    ("自完成日起",),
    lambda: FLOATING,
    Text("每3个月，自完成日起", "every 3 months, from completion"),
    Text("下一次从实际完成日算起", "the next date counts from the completion"),
)
KEEPS = Clause(
    "shift",
    ("keep the grid",),
    ("保持基准",),
    lambda: KEEP_INSIDE,
    Text("每6个月，-10/+10天，保持基准", "every 6 months, -10/+10 days, keep the grid"),
    Text(
        "在允许偏差内完成则基准不变，超出则从完成日重新算起",
        "inside the tolerance the grid stays; outside it the count restarts",
    ),
)
ZONED = Clause(
    "shift",
    ("from completion if {zones}",),
    ("{zones}时自完成日起",),
    lambda zones: zones,
    Text(
        "每6个月，-10/+10天，推后或过晚时自完成日起",
        "every 6 months, -10/+10 days, from completion if late or too late",
    ),
    Text(
        "只在这些情形从完成日重新算起：过早、提前（含当天）、推后、过晚；“过”指超出允许偏差",
        "the count restarts in these cases only: too early, early (the due date "
        "included), late, too late; too means beyond the tolerance",
    ),
)
STAYS = Clause(
    "shift",
    ("on a fixed grid",),
    ("固定基准",),
    lambda: FIXED,
    Text("每3个月，固定基准", "every 3 months, on a fixed grid"),
    Text("明说固定基准，与不写相同", "says the usual thing, a fixed grid, out loud"),
)
ANCHOR = Clause(
    "anchor",
    ("from {day}",),
    ("自{day}起",),
    lambda day: day,
    Text("每3个月，自2026-01-15起", "every 3 months, from 2026-01-15"),
    Text("起算日；不写则为设备安装日", "the anchor; without one, the date installed"),
)
AIM = Clause(
    "aim",
    ("aim {length}", "aim for {length}"),
    ("目标{length}",),
    lambda length: length,
    Text("间隔不超过15天，目标13天", "at most 15 days apart, aim 13 days"),
    Text("安排时瞄准的间隔，给变化留余地", "the gap to plan with, to leave some room"),
)
IN_SEASON = Clause(
    "seasons",
    ("in {season}",),
    ("限{season}",),
    lambda season: season,
    Text("每15天，限04-01..10-31", "every 15 days, in 04-01..10-31"),
    Text(
        "只在这段季节内；可写多段",
        "only in this part of the year; may be said again for further parts",
    ),
    many=True,
)
IN_NAMED_SEASON = Clause(
    "seasons",
    ("in season {name}",),
    ("限{name}季",),
    lambda name: name,
    Text("每15天，限growing季", "every 15 days, in season growing"),
    Text("只在项目定义的这个季节内", "only in the season that the site calls so"),
    many=True,
)
OUTSIDE = Clause(
    "blackouts",
    ("not in {stretch}",),
    ("避开{stretch}",),
    lambda stretch: stretch,
    Text(
        "每月一次，避开02-01..02-20，避开2026-05-01..2026-05-10",
        "once each month, not in 02-01..02-20, not in 2026-05-01..2026-05-10",
    ),
    Text(
        "避开每年的这段时间，或某一次的这段日期",
        "never in this part of the year, or in these dates once",
    ),
    many=True,
)
CLOSED = {
    ClosedDay.KEEP: Clause(
        "closed",
        ("closed days keep",),
        ("遇休不动",),
        lambda: ClosedDay.KEEP,
        Text("每3个月，遇休不动", "every 3 months, closed days keep"),
        Text("到期日遇休息日也不移动", "a date on a closed day stays"),
    ),
    ClosedDay.BEFORE: Clause(
        "closed",
        ("closed days before",),
        ("遇休提前",),
        lambda: ClosedDay.BEFORE,
        Text("每3个月，遇休提前", "every 3 months, closed days before"),
        Text(
            "移到前一个开放日（默认）",
            "it moves to the last open day before (the default)",
        ),
    ),
    ClosedDay.AFTER: Clause(
        "closed",
        ("closed days after",),
        ("遇休顺延",),
        lambda: ClosedDay.AFTER,
        Text("每3个月，遇休顺延", "every 3 months, closed days after"),
        Text("移到后一个开放日", "it moves to the first open day after"),
    ),
    ClosedDay.NEAREST: Clause(
        "closed",
        ("closed days nearest",),
        ("遇休就近",),
        lambda: ClosedDay.NEAREST,
        Text("每3个月，遇休就近", "every 3 months, closed days nearest"),
        Text(
            "移到最近的开放日，一样近时取前一个",
            "it moves to the nearest open day, the earlier of two",
        ),
    ),
    ClosedDay.MODIFIED_AFTER: Clause(
        "closed",
        ("closed days after within the month",),
        ("遇休顺延不出月",),
        lambda: ClosedDay.MODIFIED_AFTER,
        Text(
            "每3个月，遇休顺延不出月",
            "every 3 months, closed days after within the month",
        ),
        Text(
            "移到后一个开放日，若出了当月则移到前一个",
            "it moves to the first open day after, or before where that leaves "
            "its month",
        ),
    ),
    ClosedDay.MODIFIED_BEFORE: Clause(
        "closed",
        ("closed days before within the month",),
        ("遇休提前不出月",),
        lambda: ClosedDay.MODIFIED_BEFORE,
        Text(
            "每3个月，遇休提前不出月",
            "every 3 months, closed days before within the month",
        ),
        Text(
            "移到前一个开放日，若出了当月则移到后一个",
            "it moves to the last open day before, or after where that leaves "
            "its month",
        ),
    ),
    ClosedDay.SKIP: Clause(
        "closed",
        ("closed days skip",),
        ("遇休跳过",),
        lambda: ClosedDay.SKIP,
        Text("每天，遇休跳过", "daily, closed days skip"),
        Text("这一次不做，并留下记录", "the occurrence is dropped, on record"),
    ),
}
MISSED = {
    Missed.CATCH_UP: Clause(
        "missed",
        ("catch up missed work", "catch up"),
        ("漏做补做",),
        lambda: Missed.CATCH_UP,
        Text("每3个月，漏做补做", "every 3 months, catch up missed work"),
        Text(
            "过期未做的每一次都仍须补做",
            "every turn that was missed stays open and is done late",
        ),
    ),
    Missed.MERGE: Clause(
        "missed",
        ("merge missed work",),
        ("漏做合并",),
        lambda: Missed.MERGE,
        Text("每3个月，漏做合并", "every 3 months, merge missed work"),
        Text(
            "过期未做的只补做最近一次，更早的并入其中（非每日的安全类工作默认）",
            "the latest missed turn is done late and older ones are part of it (the "
            "default of safety work that is not daily)",
        ),
    ),
    Missed.SUPERSEDE: Clause(
        "missed",
        ("drop missed work",),
        ("漏做不补",),
        lambda: Missed.SUPERSEDE,
        Text("每3个月，漏做不补", "every 3 months, drop missed work"),
        Text(
            "过期未做的记为漏做，由下一次代替（其他工作默认）",
            "what was missed stays missed; the next takes its place (the default of "
            "other work)",
        ),
    ),
}
UNTIL = Clause(
    "until",
    ("until {day}",),
    ("至{day}止",),
    lambda day: day,
    Text("每3个月，至2026-12-31止", "every 3 months, until 2026-12-31"),
    Text("最后一天，此后不再到期", "the last day on which anything falls due"),
)
SUFFIXES = (
    TOLERATED,
    FLOATS,
    KEEPS,
    ZONED,
    STAYS,
    ANCHOR,
    AIM,
    IN_SEASON,
    IN_NAMED_SEASON,
    OUTSIDE,
    *CLOSED.values(),
    *MISSED.values(),
    UNTIL,
)
CLAUSES = (*RHYTHMS, *SUFFIXES)
