"""Years listed one by one, and what begins their count anew, in phrases."""

from weibao.cycles.stage import ListedYears
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

LISTED_YEARS = Clause(
    "rhythm",
    ("in years {years}, then every {then}",),
    ("第{years}年，以后每{then}",),
    lambda years, then: ListedYears(years=years, then_every=then),
    Text(
        "第1、4、7年，以后每年，到期前2个月内",
        "in years 1, 4, 7, then every year, within 2 months before",
    ),
    Text(
        "起算月之后的这些年，以后每隔这么多年；期限为当月月末，时间窗从月初算起，"
        "早做晚做都不影响以后的日期",
        "in these years after the base month, then every so many: due by the end of "
        "that month; the window begins on the first of one, and no completion moves "
        "later dates",
    ),
)
ONLY_YEARS = Clause(
    "rhythm",
    ("in years {years} only",),
    ("仅第{years}年",),
    lambda years: ListedYears(years=years, then_every=None),
    Text("仅第2、3、5年", "in years 2, 3, 5 only"),
    Text(
        "只在起算月之后的这些年，以后不再到期",
        "in these years after the base month, and never after them",
    ),
)
DROPPED = Clause(
    "dropped",
    ("without years {years}", "without year {years}"),
    ("不含第{years}年",),
    lambda years: frozenset(years),
    Text(
        "第1、4、7年，以后每年，不含第4年",
        "in years 1, 4, 7, then every year, without years 4",
    ),
    Text(
        "这些年由其他工作代替，不做",
        "years of which other work took the place are left out",
    ),
)
ANEW = Clause(
    "anew_by",
    ("anew after {name}",),
    ("{name}后重新起算",),
    lambda name: name,
    Text(
        "第1、4、7年，以后每年，alteration后重新起算",
        "in years 1, 4, 7, then every year, anew after alteration",
    ),
    Text(
        "同一对象完成这项任务（写任务代码）后，从那时重新起算",
        "once the task of that code is done on the same subject, all is counted from "
        "then",
    ),
)
