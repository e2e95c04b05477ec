"""How far and how often leave may put a turn off, in phrases."""

from collections.abc import Iterator
from typing import Any

from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import DeferralLimit
from weibao.cycles.window import Percent
from weibao.phrases.clause import Clause
from weibao.phrases.percentages import share_text
from weibao.phrases.periods import times_text
from weibao.texts.text import Text

DEFERRED_BY = Clause(
    "deferred_by",
    (
        "deferred by at most {put_off}",
        "deferred <at most|by no more than|by up to> {put_off}",
    ),
    ("延期不超过{put_off}", "延期<至多|最多|不得超过>{put_off}"),
    lambda put_off: put_off,
    Text(
        "每12个月，自完成日起，延期不超过10%至多30天",
        "every 12 months, from completion, deferred by at most 10% up to 30 days",
    ),
    Text(
        "经批准也只能比最后一个合法日晚这么多（占周期的百分比按每月30天计，只舍不入）；"
        "更晚的延期记录不生效",
        "leave puts a turn off by so much at most, from its last lawful day on (a "
        "share of the interval counts 30 days a month, rounded down); leave for longer "
        "has no effect",
    ),
)
IN_A_ROW = Clause(
    "deferred_in_a_row",
    ("deferred at most {times} in a row",),
    ("连续延期不超过{times}",),
    lambda times: times,
    Text(
        "每12个月，自完成日起，连续延期不超过一次",
        "every 12 months, from completion, deferred at most once in a row",
    ),
    Text(
        "连续这么多次都经批准延期以后，下一次的延期记录不生效",
        "after so many turns in a row that leave put off, leave for the next one has "
        "no effect",
    ),
)
NEVER_DEFERRED = Clause(
    "deferred_in_a_row",
    ("never deferred",),
    ("不得延期",),
    lambda: 0,
    Text(
        "每12个月，自完成日起，不得延期",
        "every 12 months, from completion, never deferred",
    ),
    Text("准许更晚的延期记录都不生效", "leave for a later day has no effect"),
)
DISCOVERY = Clause(
    "discovery_grace",
    ("with a grace from discovery",),
    ("漏做自发现起宽限",),
    lambda: True,
    Text(
        "间隔不超过31天，可延长25%，漏做自发现起宽限",
        "at most 31 days apart, extended by up to 25%, with a grace from discovery",
    ),
    Text(
        "发现漏做之日起，经批准可在一个周期内（至少一天）补做；超过一天须评估风险",
        "a turn found to be missed may by leave be done within one interval of its "
        "discovery, or a day if that is longer; beyond a day its risk must be judged",
    ),
)
DEFERRALS = (DEFERRED_BY, IN_A_ROW, NEVER_DEFERRED, DISCOVERY)
LIMITS = {
    "deferred_by": "most",
    "deferred_in_a_row": "in_a_row",
    "discovery_grace": "discovery",
}
"""What the parts of a phrase, and the keys of a mapping, are in a limit."""


def limit_of(parts: dict[str, Any]) -> DeferralLimit:
    """Take a limit to deferrals out of the parts of a phrase."""
    said = {LIMITS[name]: parts.pop(name) for name in LIMITS if name in parts}
    return DeferralLimit(**said)


def deferral_texts(cycle: Cycle) -> Iterator[Text]:
    """Say how far and how often leave may put a turn off."""
    limit, most = cycle.deferral, cycle.deferral.most
    if most is not None:
        words = share_text(most) if isinstance(most, Percent) else most.text()
        yield DEFERRED_BY.say(put_off=words)
    if limit.in_a_row == 0:
        yield NEVER_DEFERRED.say()
    elif limit.in_a_row is not None:
        yield IN_A_ROW.say(times=times_text(limit.in_a_row))
    if limit.discovery:
        yield DISCOVERY.say()
