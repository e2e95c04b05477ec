"""Gas suppression and emergency lights."""

from weibao import (
    Amount,
    Attribute,
    Category,
    Criticality,
    EquipmentType,
    JobPlan,
    Task,
    Text,
)
from weibao_fire.people import (
    MINUTE,
    MONTHLY,
    ONE,
    OPERATOR_AND_ONE,
    OPERATOR_AND_TWO,
    QUARTERLY,
    SAFETY,
    TWO,
    YEARLY,
)
from weibao_fire.repairs import BEFORE_AND_AFTER, repair
from weibao_fire.sources import (
    EMERGENCY_LIGHTS,
    GAS_MONTH,
    GAS_QUARTER,
    GAS_YEAR,
    TIMES,
)

GAS_MONTHLY = Task(
    code="monthly_check",
    title=Text("气体灭火系统月检", "monthly check of gas suppression"),
    cycle=MONTHLY,
    sources=(GAS_MONTH, TIMES),
    duration=Amount(10 * MINUTE, {"zones": 20 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("外观、铅封、喷嘴", "look, seals, nozzles"),
            Text("压力不低于 90%", "pressure not below nine tenths"),
        )
    ),
)

GAS_QUARTERLY = Task(
    code="quarterly_check",
    title=Text("气体灭火系统季检", "quarterly check of gas suppression"),
    cycle=QUARTERLY,
    sources=(GAS_QUARTER, TIMES),
    duration=60 * MINUTE,
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("管网、支吊架", "pipes and supports"),
            Text("防护区开口、用途未变", "openings and use of the room unchanged"),
            Text("高压二氧化碳逐瓶称重", "high-pressure CO2: weigh every bottle"),
        )
    ),
)

GAS_YEARLY = Task(
    code="yearly_simulation",
    title=Text(
        "气体灭火系统模拟启动与喷放", "gas suppression: simulated start and discharge"
    ),
    cycle=YEARLY,
    sources=(GAS_YEAR, TIMES),
    duration=Amount(30 * MINUTE, {"zones": 120 * MINUTE}, most=480 * MINUTE),
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("拆除驱动装置", "take the actuators off"),
            Text("每区模拟启动", "simulate the start in each zone"),
            Text("模拟喷放", "simulate the discharge"),
            Text("恢复并再次检查", "put back and check twice"),
        ),
        precautions=BEFORE_AND_AFTER,
    ),
)

GAS_REPAIR = repair(
    Text("气体灭火系统维修", "repair of gas suppression"),
    120 * MINUTE,
    OPERATOR_AND_ONE,
    outage=True,
)

GAS_SUPPRESSION_SYSTEM = EquipmentType(
    code="gas_suppression_system",
    title=Text("气体灭火系统", "gas suppression system"),
    family="fire",
    tasks=(GAS_MONTHLY, GAS_QUARTERLY, GAS_YEARLY, GAS_REPAIR),
    attributes=(
        Attribute(
            "zones", Text("防护区数", "protected zones"), default=2, least=1, most=200
        ),
    ),
    aliases=("气体灭火",),
    tags=SAFETY,
)

LIGHT_MONTHLY = Task(
    code="monthly_test",
    title=Text("应急照明和疏散指示月度试验", "monthly test of the emergency lights"),
    cycle=MONTHLY,
    sources=(EMERGENCY_LIGHTS, TIMES),
    duration=Amount(40 * MINUTE, {"lamps": 0.5 * MINUTE}, most=240 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("手动应急启动", "start by hand"),
            Text("放电不少于 30 分钟", "discharge for half an hour or more"),
            Text("逐灯看亮灭", "look at every lamp"),
        )
    ),
)

LIGHT_YEARLY = Task(
    code="yearly_endurance",
    title=Text(
        "应急照明年度放电与联动", "yearly endurance and linkage of the emergency lights"
    ),
    cycle=YEARLY,
    sources=(EMERGENCY_LIGHTS, TIMES),
    duration=Amount(100 * MINUTE, {"lamps": 1 * MINUTE}, most=480 * MINUTE),
    need=OPERATOR_AND_ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("每个防火分区自动启动", "automatic start in each fire zone"),
            Text("持续供电时间达标", "the battery lasts as long as it must"),
            Text("更换失效灯具", "replace dead lamps"),
        )
    ),
)

LIGHT_REPAIR = repair(
    Text("应急照明维修", "repair of emergency lights"), 40 * MINUTE, ONE
)

EMERGENCY_LIGHTING = EquipmentType(
    code="emergency_lighting",
    title=Text("应急照明和疏散指示系统", "emergency lighting and exit signs"),
    family="fire",
    tasks=(LIGHT_MONTHLY, LIGHT_YEARLY, LIGHT_REPAIR),
    attributes=(
        Attribute("lamps", Text("灯具数", "lamps"), default=60, least=1, most=20_000),
    ),
    aliases=("应急照明", "疏散指示"),
    tags=SAFETY,
)
