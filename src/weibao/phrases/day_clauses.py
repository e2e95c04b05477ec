"""Which days are kept out of, moved or missed, and where a cycle ends, in phrases."""

from weibao.cycles.release import Missed
from weibao.cycles.working_day import ClosedDay
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

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
CLOSED = {
    ClosedDay.KEEP: Clause(
        "closed",
        ("closed days keep",),
        ("遇休不动", "遇休息日不动"),
        lambda: ClosedDay.KEEP,
        Text("每3个月，遇休不动", "every 3 months, closed days keep"),
        Text("到期日遇休息日也不移动", "a date on a closed day stays"),
    ),
    ClosedDay.BEFORE: Clause(
        "closed",
        ("closed days before",),
        ("遇休提前", "遇休息日提前"),
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
        ("遇休顺延", "遇休息日顺延"),
        lambda: ClosedDay.AFTER,
        Text("每3个月，遇休顺延", "every 3 months, closed days after"),
        Text("移到后一个开放日", "it moves to the first open day after"),
    ),
    ClosedDay.NEAREST: Clause(
        "closed",
        ("closed days nearest",),
        ("遇休就近", "遇休息日就近"),
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
        ("遇休顺延不出月", "遇休息日顺延不出月"),
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
        ("遇休提前不出月", "遇休息日提前不出月"),
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
    ClosedDay.SPLIT: Clause(
        "closed",
        ("closed days split",),
        ("遇休分摊", "遇休息日分摊"),
        lambda: ClosedDay.SPLIT,
        Text("每3个月，遇休分摊", "every 3 months, closed days split"),
        Text(
            "同一休息日到期的工作一半提前、一半顺延；同一处的同类工作走同一边",
            "the work of a closed day is shared out: half of it goes before and half "
            "after, and what is alike at one place goes together",
        ),
    ),
    ClosedDay.SKIP: Clause(
        "closed",
        ("closed days skip",),
        ("遇休跳过", "遇休息日跳过"),
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
    ("until {day}", "<till|up to|to> {day}"),
    ("至{day}止", "<直至|直到|截至|截止到|至|到>{day}<为止|止|>"),
    lambda day: day,
    Text("每3个月，至2026-12-31止", "every 3 months, until 2026-12-31"),
    Text("最后一天，此后不再到期", "the last day on which anything falls due"),
)
INCLUDED = Clause(
    "include",
    ("also on {days}",),
    ("另加{days}",),
    lambda days: days,
    Text("每3个月，另加2026-05-10", "every 3 months, also on 2026-05-10"),
    Text(
        "单独加入的日期；用于不随完成日移动的日期",
        "single dates besides; for dates that no completion moves",
    ),
)
EXCLUDED = Clause(
    "exclude",
    ("except {days}", "except on {days}"),
    ("除去{days}",),
    lambda days: days,
    Text("每3个月，除去2026-05-01", "every 3 months, except 2026-05-01"),
    Text(
        "单独去掉的日期，不补；又加入又去掉的日期算去掉",
        "single dates left out and not made up for; one that is both in and out is out",
    ),
)
COUNT = Clause(
    "count",
    ("{times} in all", "{times} in total", "a total of {times}"),
    ("共{times}", "<总共|一共|合计>{times}"),
    lambda times: times,
    Text("每3个月，共4次", "every 3 months, 4 times in all"),
    Text(
        "做满这么多次就结束；单独去掉的日期也算一次",
        "it ends after so many turns; dates left out one by one are among them",
    ),
)
SEASONS = (
    IN_SEASON,
    IN_NAMED_SEASON,
)
DAYS = (
    *CLOSED.values(),
    *MISSED.values(),
    UNTIL,
    COUNT,
    INCLUDED,
    EXCLUDED,
)
