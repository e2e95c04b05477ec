"""Days to keep out of, how strictly, and where dates go that lie in them."""

from weibao.cycles.season import Roll
from weibao.phrases.clause import Clause
from weibao.texts.text import Text

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
        "避开每年的这段时间，或某一次的这段日期；法定与安全工作不受限",
        "never in this part of the year, or in these dates once; work that law or "
        "safety asks for is exempt",
    ),
    many=True,
)
SOFT = Clause(
    "soft_blackouts",
    ("not in {stretch} unless cleared", "not in {stretch}, unless cleared"),
    ("避开{stretch}，许可除外", "避开{stretch}许可除外"),
    lambda stretch: stretch,
    Text(
        "每12个月，避开03-01..08-31，许可除外",
        "every 12 months, not in 03-01..08-31 unless cleared",
    ),
    Text(
        "同上，但带 cleared 标签的对象（例如已查明无鸟巢）不受限",
        "the same, but it does not bind a subject that has the tag cleared (no nest "
        "was found, for example)",
    ),
    many=True,
)
ROLLS = {
    Roll.BACK: Clause(
        "roll",
        ("moved before", "blackouts moved before"),
        ("避让提前", "提前"),
        lambda: Roll.BACK,
        Text(
            "每12个月，避开03-01..08-31，避让提前",
            "every 12 months, not in 03-01..08-31, moved before",
        ),
        Text(
            "时间窗全在要避开的日子里时，移到其前最后一个可做的日子；基准不动",
            "a date that blackouts leave no lawful day goes to the last day before "
            "them, through adjoining ones; the grid stays",
        ),
    ),
    Roll.FORWARD: Clause(
        "roll",
        ("moved after", "blackouts moved after"),
        ("避让顺延", "顺延"),
        lambda: Roll.FORWARD,
        Text(
            "每12个月，避开03-01..08-31，避让顺延",
            "every 12 months, not in 03-01..08-31, moved after",
        ),
        Text(
            "时间窗全在要避开的日子里时，移到其后第一个可做的日子；基准不动",
            "a date that blackouts leave no lawful day goes to the first day after "
            "them, through adjoining ones; the grid stays",
        ),
    ),
}
BLACKOUTS = (
    OUTSIDE,
    SOFT,
    *ROLLS.values(),
)
