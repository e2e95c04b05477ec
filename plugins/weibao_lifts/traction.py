"""Traction lifts: four levels of service, each containing the one before."""

from weibao import (
    Amount,
    Attribute,
    Criticality,
    EquipmentType,
    JobPlan,
    Task,
    Text,
)
from weibao_lifts import inspections, sources, traction_items, visits
from weibao_lifts.visits import LEVELS, MINUTE, TWO_MECHANICS

USES = (
    "passenger",
    "goods",
    "bed",
    "fire",
    "fire_and_stretcher",
    "panorama",
    "vehicle",
)
FLOORS = Attribute("floors", Text("层站数", "landings"), default=10, least=2, most=200)
LIFT_ATTRIBUTES = (
    FLOORS,
    Attribute(
        "load",
        Text("额定载重量", "rated load"),
        unit="kg",
        default=1000,
        least=40,
        most=20_000,
    ),
    Attribute(
        "speed",
        Text("额定速度", "rated speed"),
        unit="m/s",
        default=1.75,
        least=0.1,
        most=21,
    ),
    Attribute("use", Text("用途", "use"), "text", default="passenger", choices=USES),
    Attribute("registration", Text("使用登记编号", "registration number"), "text"),
)

# One and a half minutes for each landing above the tenth.
HALF_MONTHLY_TIME = Amount(30 * MINUTE, {"floors": 1.5 * MINUTE}, least=45 * MINUTE)
QUARTERLY_TIME = Amount(55 * MINUTE, {"floors": 1.5 * MINUTE}, least=70 * MINUTE)
HALF_YEARLY_TIME = Amount(85 * MINUTE, {"floors": 1.5 * MINUTE}, least=100 * MINUTE)
YEARLY_TIME = Amount(185 * MINUTE, {"floors": 1.5 * MINUTE}, least=200 * MINUTE)

TRACTION_HALF_MONTHLY = Task(
    code="half_monthly",
    title=Text("半月维保", "half-monthly service"),
    cycle=visits.EVERY_HALF_MONTH,
    sources=(
        sources.GAP_OF_15_DAYS,
        sources.TRACTION_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_MONTHLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=traction_items.HALF_MONTHLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

TRACTION_QUARTERLY = Task(
    code="quarterly",
    title=Text("季度维保", "quarterly service"),
    cycle=visits.EVERY_QUARTER,
    sources=(
        sources.FOUR_LEVELS,
        sources.TRACTION_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=QUARTERLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=traction_items.HALF_MONTHLY + traction_items.QUARTERLY,
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

TRACTION_HALF_YEARLY = Task(
    code="half_yearly",
    title=Text("半年维保", "half-yearly service"),
    cycle=visits.EVERY_HALF_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.TRACTION_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=HALF_YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            traction_items.HALF_MONTHLY
            + traction_items.QUARTERLY
            + traction_items.HALF_YEARLY
        ),
        tools=visits.TOOLS,
        precautions=visits.PRECAUTIONS,
    ),
)

TRACTION_YEARLY = Task(
    code="yearly",
    title=Text("年度维保", "yearly service"),
    cycle=visits.EVERY_YEAR,
    sources=(
        sources.FOUR_LEVELS,
        sources.TRACTION_ITEMS,
        sources.TWO_ON_SITE,
        sources.TIMES,
    ),
    duration=YEARLY_TIME,
    need=TWO_MECHANICS,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            traction_items.HALF_MONTHLY
            + traction_items.QUARTERLY
            + traction_items.HALF_YEARLY
            + traction_items.YEARLY
        ),
        tools=(*visits.TOOLS, Text("绝缘电阻测试仪", "insulation tester")),
        parts=(Text("减速机润滑油", "gearbox oil"),),
        precautions=visits.PRECAUTIONS,
    ),
)

TRACTION_LIFT = EquipmentType(
    code="traction_lift",
    title=Text("曳引驱动电梯", "traction lift"),
    family="lifts",
    tasks=(
        TRACTION_HALF_MONTHLY,
        TRACTION_QUARTERLY,
        TRACTION_HALF_YEARLY,
        TRACTION_YEARLY,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        inspections.TRACTION_CALIBRATION,
        visits.OWNER_CHECK,
        visits.CLEAN_CAB,
        visits.DISINFECT_CAB,
        visits.REPAIR,
    ),
    attributes=(*LIFT_ATTRIBUTES, inspections.GOVERNOR_IN_USE),
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_group="lift",
    outage_within="building",
    aliases=("曳引电梯", "客梯", "elevator"),
)
