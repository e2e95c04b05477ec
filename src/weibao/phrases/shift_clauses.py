"""What a completion does to later dates, in phrases."""

from collections.abc import Iterator

from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import (
    ANNIVERSARY,
    BACK_DATED,
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    KEEP_THE_DEADLINE,
    LATE_TOLERANT,
    GridShift,
    Move,
    Share,
)
from weibao.phrases.clause import Clause
from weibao.phrases.percentages import percent_text
from weibao.phrases.shifts import by_zone, zones_text
from weibao.texts.text import Text

FLOATS = Clause(
    "shift",
    ("from completion", "<after|from|since> <the|> completion", "floating"),
    (
        "自完成日起",
        "<自|从>完成<日期|之日|日|>起<算|>",
        "<自|从>完成<日期|之日|日|>算起",
        "浮动",
    ),
    lambda: FLOATING,
    Text("每3个月，自完成日起", "every 3 months, from completion"),
    Text("下一次从实际完成日算起", "the next date counts from the completion"),
    of=Interval | WorkingDayInterval | Metered,
)
KEEPS = Clause(
    "shift",
    ("keep the grid", "<keeping|keeps|keep> <the|> grid"),
    ("保持基准",),
    lambda: KEEP_INSIDE,
    Text("每6个月，-10/+10天，保持基准", "every 6 months, -10/+10 days, keep the grid"),
    Text(
        "在允许偏差内完成则基准不变，超出则从完成日重新算起",
        "inside the tolerance the grid stays; outside it the count restarts",
    ),
)
NAMED = {
    FLOATING: FLOATS,
    KEEP_INSIDE: KEEPS,
    LATE_TOLERANT: Clause(
        "shift",
        ("late-tolerant", "late tolerant"),
        ("容许推后", "允许推后"),
        lambda: LATE_TOLERANT,
        Text("每12个月，+1个月，容许推后", "every 12 months, +1 month, late-tolerant"),
        Text(
            "在允许偏差内推后不影响以后的日期；提前、按时或过晚则从完成日重新算起",
            "late work inside the tolerance changes no later date; early, punctual or "
            "too late work restarts the count",
        ),
    ),
    KEEP_THE_DEADLINE: Clause(
        "shift",
        ("keep the deadline", "<keeping|keeps|keep> <the|> deadline"),
        ("保持期限",),
        lambda: KEEP_THE_DEADLINE,
        Text(
            "每12个月，到期前2个月内，保持期限",
            "every 12 months, within 2 months before, keep the deadline",
        ),
        Text(
            "在到期前的时间窗内完成，视同到期日完成；更早或晚了则从完成日重新算起",
            "work in the window before the date counts as done on it; earlier or late "
            "work restarts the count",
        ),
    ),
    BACK_DATED: Clause(
        "shift",
        ("renewed from the expiry", "renewed from expiry"),
        ("自到期日续期", "<自|从>到期日<起|>续期"),
        lambda: BACK_DATED,
        Text(
            "每5年，到期前3个月内，自到期日续期",
            "every 5 years, within 3 months before, renewed from the expiry",
        ),
        Text(
            "晚了也从原到期日续算；只有比时间窗更早的才从完成日算起",
            "late work counts from the old date as well; only work before the window "
            "restarts the count",
        ),
    ),
    ANNIVERSARY: Clause(
        "shift",
        ("at the anniversary",),
        ("按周年日",),
        lambda: ANNIVERSARY,
        Text(
            "每1年，到期前3个月内或后3个月内，按周年日",
            "every 1 year, within 3 months before and 3 months after, at the "
            "anniversary",
        ),
        Text(
            "日期永不移动；比时间窗更早的完成不算数",
            "no date ever moves, and work before the window does not count",
        ),
    ),
}
ZONED = Clause(
    "zones",
    ("from completion if {zones}",),
    ("{zones}时自完成日起", "{zones}<时|>从完成日<起|算起>"),
    lambda zones: (Move.RESET, zones),
    Text(
        "每6个月，-10/+10天，推后或过晚时自完成日起",
        "every 6 months, -10/+10 days, from completion if late or too late",
    ),
    Text(
        "只在这些情形从完成日重新算起：过早、提前（含当天）、推后、过晚；“过”指超出允许偏差",
        "the count restarts in these cases only: too early, early (the due date "
        "included), late, too late; too means beyond the tolerance",
    ),
    many=True,
)
IGNORED = Clause(
    "zones",
    ("not counted if {zones}",),
    ("{zones}时不算", "{zones}<的|者|>不算"),
    lambda zones: (Move.IGNORE, zones),
    Text(
        "每1年，-3/+3个月，过早时不算",
        "every 1 year, -3/+3 months, not counted if too early",
    ),
    Text(
        "比允许偏差更早的完成不算数，这一次仍须做",
        "work before the tolerance is not credited: the turn is still to come",
    ),
    many=True,
)
SHARED = Clause(
    "zones",
    ("shifted by {share} if {zones}",),
    ("{zones}时移动{share}",),
    lambda share, zones: (Share(share), zones),
    Text(
        "每3个月，±10%，过早或过晚时移动50%",
        "every 3 months, ±10%, shifted by 50% if too early or too late",
    ),
    Text(
        "以后的日期按提前或推后天数的这个比例移动，四舍五入到整天",
        "later dates move by this share of the days early or late, in whole days "
        "(halves up)",
    ),
    many=True,
)
STAYS = Clause(
    "shift",
    ("on a fixed grid", "<a|> fixed <grid|>"),
    ("固定基准", "<按|>固定<周期|>"),
    lambda: FIXED,
    Text("每3个月，固定基准", "every 3 months, on a fixed grid"),
    Text("明说固定基准，与不写相同", "says the usual thing, a fixed grid, out loud"),
)
SHIFTS = (*NAMED.values(), ZONED, IGNORED, SHARED, STAYS)


def shift_texts(shift: GridShift) -> Iterator[Text]:
    """Say what a completion does: by its name, or zone by zone."""
    if shift in NAMED:
        yield NAMED[shift].say()
        return
    for move, zones in by_zone(shift).items():
        said = zones_text(zones)
        if isinstance(move, Share):
            percent = Text.same(percent_text(move.percent))
            yield SHARED.say(share=percent, zones=said)
        else:
            yield (ZONED if move is Move.RESET else IGNORED).say(zones=said)
