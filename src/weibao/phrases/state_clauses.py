"""In which states work is owed, and when it is due after they did not hold."""

from collections.abc import Iterator

from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import OnReturn
from weibao.phrases.clause import Clause
from weibao.phrases.words import states_text
from weibao.texts.text import Text

WHILE = Clause(
    "states",
    ("while {states}",),
    ("{states}期间",),
    lambda states: states,
    Text("每30天，在用期间", "every 30 days, while in_use"),
    Text(
        "只在对象处于这个状态时（有状态记录为准；还没有记录时视为处于）；"
        "可写多个：在用或备用期间",
        "only while the subject is in this state, going by records of its states (with "
        "none it counts as being in it); several will do: while in_use or standby",
    ),
)
ON_RETURN = {
    OnReturn.GRID: Clause(
        "on_return",
        ("on return keep the grid",),
        ("恢复后基准不变",),
        lambda: OnReturn.GRID,
        Text(
            "每30天，在用期间，恢复后基准不变",
            "every 30 days, while in_use, on return keep the grid",
        ),
        Text(
            "停止期间的日期不做，其余不变（默认）",
            "dates in between are left out, the others stay (the default)",
        ),
    ),
    OnReturn.DUE_NOW: Clause(
        "on_return",
        ("on return due now",),
        ("恢复即做",),
        lambda: OnReturn.DUE_NOW,
        Text(
            "每30天，在用期间，恢复即做",
            "every 30 days, while in_use, on return due now",
        ),
        Text(
            "恢复的第一天就应做，以后从这天算起；停止期间已做的不必再做",
            "due on the first day back, and counted from it; not where it was done "
            "meanwhile",
        ),
    ),
    OnReturn.RESTART: Clause(
        "on_return",
        ("on return restart",),
        ("恢复后重计",),
        lambda: OnReturn.RESTART,
        Text(
            "每30天，在用期间，恢复后重计",
            "every 30 days, while in_use, on return restart",
        ),
        Text("从恢复的第一天重新算起", "counted anew from the first day back"),
    ),
    OnReturn.HOLD: Clause(
        "on_return",
        ("on return hold",),
        ("恢复后接着算",),
        lambda: OnReturn.HOLD,
        Text(
            "每30天，在用期间，恢复后接着算",
            "every 30 days, while in_use, on return hold",
        ),
        Text(
            "停止的日子不计入间隔", "days in between do not count towards the interval"
        ),
    ),
}
UNRECORDED = Clause(
    "inactive_unrecorded",
    ("inactive while unrecorded",),
    ("无记录视为停止",),
    lambda: True,
    Text(
        "每月一次，供暖期间，无记录视为停止",
        "once each month, while heating, inactive while unrecorded",
    ),
    Text(
        "还没有状态记录时视为不处于该状态",
        "with no state on record yet the subject counts as not being in it",
    ),
)
UNLESS_USED = Clause(
    "unless_used",
    ("unless used",),
    ("用过免做",),
    lambda: True,
    Text("每周一次，用过免做", "once each week, unless used"),
    Text(
        "这个周期内用过（有 used 事件或 in_use 状态的记录）就不必做",
        "a period in which the subject was used owes nothing: an event used or a state "
        "in_use on record says so",
    ),
)
CERTIFIED_UNTIL = Clause(
    "certified_until",
    ("certified until {name}",),
    ("证书有效期至{name}",),
    lambda name: name,
    Text("每1个月，证书有效期至permit_to", "every 1 month, certified until permit_to"),
    Text(
        "对象的证书到期（这个属性写明的日期，当天还可以做）以后不做；没有写明则一直不做",
        "not done after the day on which the subject's certificate ends, as this "
        "attribute states it, that day included; nor where it states none",
    ),
)
CERTIFIED_SINCE = Clause(
    "certified_since",
    ("certified since {name}",),
    ("证书有效期自{name}",),
    lambda name: name,
    Text(
        "每1个月，证书有效期自permit_from，证书有效期至permit_to",
        "every 1 month, certified since permit_from, certified until permit_to",
    ),
    Text(
        "证书生效（这个属性写明的日期）以前不做",
        "not done before the day on which the certificate begins to hold",
    ),
)
CERTIFIED = {
    "certified_since": CERTIFIED_SINCE,
    "certified_until": CERTIFIED_UNTIL,
}
STATE_CLAUSES = (
    WHILE,
    *ON_RETURN.values(),
    UNRECORDED,
    UNLESS_USED,
    *CERTIFIED.values(),
)


def state_texts(cycle: Cycle) -> Iterator[Text]:
    """Say in which states it is owed, and when after they did not hold."""
    active = cycle.active
    if active is not None:
        yield WHILE.say(states=states_text(active.states))
        if active.on_return is not None:
            yield ON_RETURN[active.on_return].say()
        if active.inactive_unrecorded:
            yield UNRECORDED.say()
    if cycle.unless_used:
        yield UNLESS_USED.say()
    for part, clause in CERTIFIED.items():
        name = getattr(cycle, part)
        if name is not None:
            yield clause.say(name=Text.same(name))
