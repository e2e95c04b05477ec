"""Repairs: what all of them have in common, whatever broke."""

from datetime import timedelta

from weibao import (
    Category,
    Criticality,
    Every,
    JobPlan,
    Need,
    Source,
    Task,
    Text,
    Tier,
)
from weibao_fire.people import MINUTE, ONE
from weibao_fire.sources import FIRE_LAW_UPKEEP, SITE_CUSTOM

STEPS = (
    Text("查明故障原因", "find the cause"),
    Text("修复或更换", "mend or replace"),
    Text("试验并恢复自动状态", "test and return to automatic"),
)
# Of all work that takes a system out of service.
BEFORE_AND_AFTER = (
    Text(
        "停用前报批并在入口公告",
        "approval and a notice at the entrance before shutting down",
    ),
    Text("结束后恢复自动状态", "return to automatic afterwards"),
)


def repair(
    title: Text,
    duration: timedelta,
    need: Need,
    *,
    days: int = 1,
    outage: bool = False,
    by: Source = FIRE_LAW_UPKEEP,
) -> Task:
    """Return a repair, to be done within some days of what was found."""
    return Task(
        code="repair",
        title=title,
        cycle=None,
        sources=(by, SITE_CUSTOM),
        duration=duration,
        need=need,
        action="repair",
        category=Category.EMERGENCY_REPAIR,
        tier=Tier.EMERGENCY,
        criticality=Criticality.SAFETY,
        outage=outage,
        impacts=frozenset({"outage"} if outage else ()),
        rectify=Every(days=days),
        job_plan=JobPlan(steps=STEPS, precautions=BEFORE_AND_AFTER if outage else ()),
    )


RECTIFY = repair(Text("消防隐患整改", "remove a fire hazard"), 30 * MINUTE, ONE)
