"""Smoke control, fire shutters and fire doors."""

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
    HALF_YEARLY,
    MINUTE,
    OPERATOR_AND_ONE,
    OPERATOR_AND_TWO,
    QUARTERLY,
    SAFETY,
    TWO,
    YEARLY,
)
from weibao_fire.repairs import repair
from weibao_fire.sources import (
    SHUTTER_QUARTER,
    SHUTTER_YEAR,
    SMOKE_HALF_YEAR,
    SMOKE_QUARTER,
    SMOKE_YEAR,
    TIMES,
)

SMOKE_QUARTERLY = Task(
    code="quarterly_check",
    title=Text("防排烟设施季度检查", "quarterly check of smoke control"),
    cycle=QUARTERLY,
    sources=(SMOKE_QUARTER, TIMES),
    duration=Amount(20 * MINUTE, {"fans": 20 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text(
                "风机手动、自动启停", "fans: start and stop by hand and automatically"
            ),
            Text("挡烟垂壁、自动排烟窗", "smoke curtains and windows"),
            Text("供电线路", "power feeds"),
        )
    ),
)

SMOKE_HALF_YEARLY = Task(
    code="half_yearly_check",
    title=Text("防火阀、送风口、排烟口启动试验", "all dampers and vents worked"),
    cycle=HALF_YEARLY,
    sources=(SMOKE_HALF_YEAR, TIMES),
    duration=Amount(30 * MINUTE, {"dampers": 3 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("全部阀口自动启动", "every damper and vent, automatically"),
            Text("全部阀口手动启动、复位", "every one by hand, and reset"),
        )
    ),
)

SMOKE_YEARLY = Task(
    code="yearly_linkage",
    title=Text(
        "防排烟系统全面联动与性能", "yearly linkage and performance of smoke control"
    ),
    cycle=YEARLY,
    sources=(SMOKE_YEAR, TIMES),
    duration=480 * MINUTE,
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text("全部联动功能", "every linkage"),
            Text("风量、风压、余压", "air flow and pressures"),
            Text(
                "无机玻璃钢风管抽查 30%",
                "look at three tenths of the mineral-bound ducts",
            ),
        )
    ),
)

SMOKE_REPAIR = repair(
    Text("防排烟设施维修", "repair of smoke control"),
    120 * MINUTE,
    OPERATOR_AND_ONE,
    outage=True,
)

SMOKE_CONTROL_SYSTEM = EquipmentType(
    code="smoke_control_system",
    title=Text("防排烟系统", "smoke control system"),
    family="fire",
    tasks=(SMOKE_QUARTERLY, SMOKE_HALF_YEARLY, SMOKE_YEARLY, SMOKE_REPAIR),
    attributes=(
        Attribute("fans", Text("风机台数", "fans"), default=4, least=0, most=500),
        Attribute(
            "dampers",
            Text("阀门、风口数", "dampers and vents"),
            default=40,
            least=0,
            most=5_000,
        ),
    ),
    aliases=("防排烟设施",),
    tags=SAFETY,
)

SHUTTER_QUARTERLY = Task(
    code="quarterly_manual",
    title=Text(
        "防火卷帘（门、窗）手动功能", "fire shutters and doors: manual function"
    ),
    cycle=QUARTERLY,
    sources=(SHUTTER_QUARTER, TIMES),
    duration=Amount(10 * MINUTE, {"leaves": 5 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("手动升降、关闭", "raise, lower, close by hand"),
            Text("下方及轨道无障碍", "nothing below or in the rails"),
            Text("闭门器、顺序器", "closers and sequence"),
        )
    ),
)

SHUTTER_YEARLY = Task(
    code="yearly_linkage",
    title=Text(
        "防火卷帘（门、窗）控制器与联动",
        "fire shutters and doors: controllers and linkage",
    ),
    cycle=YEARLY,
    sources=(SHUTTER_YEAR, TIMES),
    duration=Amount(20 * MINUTE, {"leaves": 10 * MINUTE}, most=480 * MINUTE),
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage", "noise"}),
    job_plan=JobPlan(
        steps=(
            Text("控制器、备用电源", "controller and standby power"),
            Text("烟温感两步降", "two-step drop by smoke and heat"),
            Text("信号反馈控制室", "signals reach the control room"),
        )
    ),
)

SHUTTER_REPAIR = repair(
    Text("防火卷帘、防火门维修", "repair of a fire shutter or door"),
    90 * MINUTE,
    TWO,
    outage=True,
)

FIRE_SHUTTER = EquipmentType(
    code="fire_shutter",
    title=Text("防火卷帘、防火门（一组）", "fire shutters and doors (a group)"),
    family="fire",
    tasks=(SHUTTER_QUARTERLY, SHUTTER_YEARLY, SHUTTER_REPAIR),
    attributes=(
        Attribute(
            "leaves",
            Text("樘数", "shutters and doors"),
            default=10,
            least=1,
            most=2_000,
        ),
    ),
    aliases=("防火卷帘", "防火门"),
    tags=SAFETY,
)
