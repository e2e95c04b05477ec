"""Rules put together: dates of one and of another, less those of a third."""

from weibao.phrases.clause import Clause
from weibao.texts.text import Text

PLUS = Clause(
    "operator",
    ("plus",),
    ("加上",),
    lambda: "plus",
    Text("每星期一加上每月第15天", "every Monday plus on the 15th of each month"),
    Text(
        "再加上另一条规则的日期，每个日期只算一次；起算日等写在各自的规则后面",
        "the dates of another rule besides, each date once; an anchor stands behind "
        "its own rule",
    ),
)
MINUS = Clause(
    "operator",
    ("minus",),
    ("减去",),
    lambda: "minus",
    Text("每星期一减去每月第1天", "every Monday minus on the 1st of each month"),
    Text(
        "去掉另一条规则的日期，不补",
        "less the dates of another rule, which are not made up for",
    ),
)
MINUS_STRETCH = Clause(
    "less",
    ("minus {stretch}",),
    ("减去{stretch}",),
    lambda stretch: stretch,
    Text(
        "每星期一加上每月第15天减去08-01..08-31",
        "every Monday plus on the 15th of each month minus 08-01..08-31",
    ),
    Text(
        "去掉每年的这段时间或这段日期里的日期：它们从未到期，也不留记录",
        "less the dates in this part of the year or in these days: they never fall "
        "due, so that nothing is on record",
    ),
    many=True,
)
ALGEBRA = (PLUS, MINUS, MINUS_STRETCH)
OF_A_RULE = frozenset(
    {
        "rhythm",
        "anchor",
        "month_end",
        "missing",
        "week_start",
        "steps",
        "steps_done",
        "steps_first",
    }
)
"""The parts that belong to the rule before them, where there are several."""
