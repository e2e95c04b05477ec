"""Escalators and moving walks, by the same four levels as lifts."""

from weibao import Amount, Attribute, Criticality, EquipmentType, JobPlan, Task, Text
from weibao_lifts import inspections, other_items, sources, visits
from weibao_lifts.visits import LEVELS, MINUTE, TWO_MECHANICS

# Three minutes for each metre of rise above the fifth.
HALF_MONTHLY_TIME = Amount(30 * MINUTE, {"rise": 3 * MINUTE}, least=45 * MINUTE)
QUARTERLY_TIME = Amount(55 * MINUTE, {"rise": 3 * MINUTE}, least=70 * MINUTE)
HALF_YEARLY_TIME = Amount(85 * MINUTE, {"rise": 3 * MINUTE}, least=100 * MINUTE)
YEARLY_TIME = Amount(185 * MINUTE, {"rise": 3 * MINUTE}, least=200 * MINUTE)

ESCALATOR_HALF_MONTHLY = Task(
    code="half_monthly",
    title=Text("半月维保", "half-monthly service"),
    cycle=visits.EVERY_HALF_MONTH,
    sources=(
        sources.GAP_OF_15_DAYS,
        sources.ESCALATOR_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_MONTHLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.ESCALATOR_HALF_MONTHLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

ESCALATOR_QUARTERLY = Task(
    code="quarterly",
    title=Text("季度维保", "quarterly service"),
    cycle=visits.EVERY_QUARTER,
    sources=(
        sources.FOUR_LEVELS,
        sources.ESCALATOR_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=QUARTERLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.ESCALATOR_QUARTERLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

ESCALATOR_HALF_YEARLY = Task(
    code="half_yearly",
    title=Text("半年维保", "half-yearly service"),
    cycle=visits.EVERY_HALF_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.ESCALATOR_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.ESCALATOR_HALF_YEARLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

ESCALATOR_YEARLY = Task(
    code="yearly",
    title=Text("年度维保", "yearly service"),
    cycle=visits.EVERY_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.ESCALATOR_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=other_items.ESCALATOR_YEARLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

ESCALATOR = EquipmentType(
    code="escalator",
    title=Text("自动扶梯和自动人行道", "escalator or moving walk"),
    family="lifts",
    tasks=(
        ESCALATOR_HALF_MONTHLY,
        ESCALATOR_QUARTERLY,
        ESCALATOR_HALF_YEARLY,
        ESCALATOR_YEARLY,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        visits.OWNER_CHECK,
        visits.REPAIR,
    ),
    attributes=(
        Attribute(
            "rise", Text("提升高度", "rise"), unit="m", default=5, least=0.2, most=80
        ),
        Attribute("registration", Text("使用登记编号", "registration number"), "text"),
    ),
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_within="building",
    aliases=("自动扶梯", "自动人行道", "moving_walk"),
)
