"""How early and how late, in phrases."""

from collections.abc import Iterator

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.window import NONE
from weibao.phrases.clause import Clause
from weibao.phrases.tolerances import tolerance_text
from weibao.texts.text import Text

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
PERCENTAGE = Clause(
    "tolerance",
    ("{percentage}",),
    ("{percentage}",),
    lambda percentage: percentage,
    Text("每6个月，±10%至多15天", "every 6 months, ±10% up to 15 days"),
    Text(
        "允许偏差为周期的百分之几（一个月按30天，只舍不入），可写上限；两边可分写：-10%/+5%",
        "the tolerance as a share of the interval (30 days to a month, rounded down), "
        "with a limit if wanted; each side may have its own: -10%/+5%",
    ),
)
WITHIN = Clause(
    "tolerance",
    ("{within}",),
    ("{within}",),
    lambda within: within,
    Text("每12个月，到期前2个月内", "every 12 months, within 2 months before"),
    Text(
        "“前2个月内”从早2个月那天的次日算起（-2个月则含那一天）；也可写 "
        "到期前3个月内或后3个月内",
        "a window within two months before begins the day after the date two months "
        "earlier (that of -2 months begins on it); within 3 months before and 3 months "
        "after will do, too",
    ),
)
WHOLE_MONTHS = Clause(
    "whole_months",
    ("in whole months",),
    ("按整月",),
    lambda: True,
    Text(
        "每12个月，-1/+1个月，按整月，保持基准",
        "every 12 months, -1/+1 months, in whole months, keep the grid",
    ),
    Text(
        "只看月份：到期日为当月最后一天，时间窗从月初到月末",
        "only months count: dates are the last of theirs, and windows go from the "
        "first of a month to the last of one",
    ),
)
ROOMS = (
    TOLERATED,
    PERCENTAGE,
    WITHIN,
    WHOLE_MONTHS,
)


def tolerance_texts(cycle: Cycle) -> Iterator[Text]:
    """Say how early and how late."""
    room = evolve(cycle.tolerance, whole_months=False)
    if room != NONE:
        yield TOLERATED.say(tolerance=tolerance_text(room))
    if cycle.tolerance.whole_months:
        yield WHOLE_MONTHS.say()
