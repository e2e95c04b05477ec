"""Repairs: what all of them have in common, whatever broke."""

from datetime import timedelta

from weibao import Category, Every, JobPlan, Need, Source, Task, Text, Tier

STEPS = (
    Text("查明故障原因", "find the cause"),
    Text("修复或更换", "mend or replace"),
    Text("试运行", "test run"),
)


def repair(
    title: Text,
    duration: timedelta,
    need: Need,
    by: Source,
    *,
    days: int = 1,
    outage: bool = False,
) -> Task:
    """Return a repair, to be done within some days of what was found."""
    return Task(
        code="repair",
        title=title,
        cycle=None,
        sources=(by,),
        duration=duration,
        need=need,
        action="repair",
        category=Category.EMERGENCY_REPAIR,
        tier=Tier.EMERGENCY,
        outage=outage,
        impacts=frozenset({"outage"} if outage else ()),
        rectify=Every(days=days),
        job_plan=JobPlan(steps=STEPS),
    )
