"""Hydraulic lifts, by the same four levels as traction lifts."""

from weibao import Criticality, EquipmentType, JobPlan, Task, Text
from weibao_lifts import inspections, other_items, sources, visits
from weibao_lifts.traction import (
    HALF_MONTHLY_TIME,
    HALF_YEARLY_TIME,
    LIFT_ATTRIBUTES,
    QUARTERLY_TIME,
    YEARLY_TIME,
)
from weibao_lifts.visits import LEVELS, TWO_MECHANICS

HYDRAULIC_HALF_MONTHLY = Task(
    code="half_monthly",
    title=Text("半月维保", "half-monthly service"),
    cycle=visits.EVERY_HALF_MONTH,
    sources=(
        sources.GAP_OF_15_DAYS,
        sources.HYDRAULIC_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_MONTHLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.HYDRAULIC_HALF_MONTHLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

HYDRAULIC_QUARTERLY = Task(
    code="quarterly",
    title=Text("季度维保", "quarterly service"),
    cycle=visits.EVERY_QUARTER,
    sources=(
        sources.FOUR_LEVELS,
        sources.HYDRAULIC_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=QUARTERLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.HYDRAULIC_QUARTERLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

HYDRAULIC_HALF_YEARLY = Task(
    code="half_yearly",
    title=Text("半年维保", "half-yearly service"),
    cycle=visits.EVERY_HALF_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.HYDRAULIC_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.HYDRAULIC_HALF_YEARLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

HYDRAULIC_YEARLY = Task(
    code="yearly",
    title=Text("年度维保", "yearly service"),
    cycle=visits.EVERY_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.HYDRAULIC_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.HYDRAULIC_YEARLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

HYDRAULIC_LIFT = EquipmentType(
    code="hydraulic_lift",
    title=Text("液压驱动电梯", "hydraulic lift"),
    family="lifts",
    tasks=(
        HYDRAULIC_HALF_MONTHLY,
        HYDRAULIC_QUARTERLY,
        HYDRAULIC_HALF_YEARLY,
        HYDRAULIC_YEARLY,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        inspections.HYDRAULIC_CALIBRATION,
        visits.OWNER_CHECK,
        visits.CLEAN_CAB,
        visits.DISINFECT_CAB,
        visits.REPAIR,
    ),
    attributes=LIFT_ATTRIBUTES,
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_group="lift",
    outage_within="building",
    aliases=("液压电梯",),
)
