"""The four levels of service that every kind of lift has, each with its own items."""

from collections.abc import Sequence
from datetime import timedelta

from weibao import Amount, Criticality, Cycle, JobPlan, Source, Task, Text
from weibao_lifts import sources, visits
from weibao_lifts.visits import MINUTE, TWO_MECHANICS

Items = tuple[Text, ...]
Level = tuple[str, Text, Cycle, Source, int]

# Code, title, cycle and its rule, and minutes before the size of the lift counts.
LEVELS: tuple[Level, ...] = (
    (
        "half_monthly",
        Text("半月维保", "half-monthly service"),
        visits.EVERY_HALF_MONTH,
        sources.GAP_OF_15_DAYS,
        30,
    ),
    (
        "quarterly",
        Text("季度维保", "quarterly service"),
        visits.EVERY_QUARTER,
        sources.FOUR_LEVELS,
        55,
    ),
    (
        "half_yearly",
        Text("半年维保", "half-yearly service"),
        visits.EVERY_HALF_YEAR,
        sources.FOUR_LEVELS,
        85,
    ),
    (
        "yearly",
        Text("年度维保", "yearly service"),
        visits.EVERY_YEAR,
        sources.FOUR_LEVELS,
        185,
    ),
)


def four_levels(
    by: Source,
    items: Sequence[Items],
    size: str,
    each: timedelta,
    *,
    more_tools: Items = (),
    parts: Items = (),
) -> tuple[Task, ...]:
    """Return the services of a kind of lift, the lightest first.

    Args:
        by: the annex that lists its items.
        items: what is done at each level.
        size: the attribute that makes a service last longer.
        each: how much longer for each unit of it.
        more_tools: what the yearly service needs beside the usual tools.
        parts: what the yearly service uses up.
    """
    yearly = LEVELS[-1]
    return tuple(
        _service(
            level,
            by,
            JobPlan(
                steps=steps,
                tools=(*visits.TOOLS, *(more_tools if level is yearly else ())),
                parts=parts if level is yearly else (),
                precautions=visits.PRECAUTIONS,
            ),
            Amount(level[-1] * MINUTE, {size: each}, least=(level[-1] + 15) * MINUTE),
        )
        for level, steps in zip(LEVELS, items, strict=True)
    )


def _service(
    level: Level, by: Source, plan: JobPlan, duration: Amount[timedelta]
) -> Task:
    code, title, cycle, rule, _ = level
    return Task(
        code=code,
        title=title,
        cycle=cycle,
        sources=(rule, by, sources.TWO_ON_SITE, sources.TIMES),
        duration=duration,
        need=TWO_MECHANICS,
        criticality=Criticality.STATUTORY,
        outage=True,
        impacts=frozenset({"outage"}),
        job_plan=plan,
    )
