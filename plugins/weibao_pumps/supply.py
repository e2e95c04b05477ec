"""Pumps and water supply sets."""

from weibao import (
    Amount,
    Attribute,
    Category,
    Choose,
    Criticality,
    EquipmentType,
    JobPlan,
    Meter,
    Task,
    Text,
)
from weibao_pumps.people import (
    ELECTRICIAN_AND_ONE,
    HALF_MONTHLY,
    HALF_YEARLY,
    MINUTE,
    MONTHLY,
    ONE,
    QUARTERLY,
    WEEKLY,
)
from weibao_pumps.repairs import repair
from weibao_pumps.sources import (
    PRESSURE_TEST,
    PUMP_ROOM_RULES,
    PUMP_UPKEEP_RULES,
    TIMES,
)

EXTERIOR_CLEAN = Task(
    code="exterior_clean",
    title=Text("泵组外观清洁", "clean the outside of the pump"),
    cycle=HALF_MONTHLY,
    sources=(PUMP_UPKEEP_RULES, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="clean",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("泵体、底座、管路", "body, base, pipes"),
            Text("地面无积水", "no water on the floor"),
        )
    ),
)

CHANGE_OVER = Task(
    code="change_over",
    title=Text("主备泵轮换", "change over duty and standby"),
    cycle=WEEKLY,
    sources=(PUMP_ROOM_RULES, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="inspect",
    job_plan=JobPlan(
        steps=(
            Text("切换并观察启动", "change over, watch the start"),
            Text("电流、压力、异响", "current, pressure, noises"),
            Text("记录运行小时", "note the hours run"),
        )
    ),
)

QUARTERLY_SERVICE = Task(
    code="quarterly_service",
    title=Text("水泵机组季度保养", "quarterly service of pump and motor"),
    cycle=QUARTERLY,
    sources=(PUMP_UPKEEP_RULES, TIMES),
    duration=Choose(
        "power", (((None, 15), 60 * MINUTE), ((15, 55), 75 * MINUTE)), 90 * MINUTE
    ),
    need=ELECTRICIAN_AND_ONE,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("停泵、断电、上锁", "stop, switch off, lock"),
            Text("绝缘电阻不低于 0.5 MΩ", "insulation 0.5 MΩ or more"),
            Text("轴承润滑、温升", "bearings: grease, warmth"),
            Text("填料或机械密封", "packing or shaft seal"),
            Text("联轴器、地脚螺栓", "coupling, foundation bolts"),
            Text("试运行", "test run"),
        ),
        tools=(
            Text("兆欧表", "insulation tester"),
            Text("黄油枪", "grease gun"),
            Text("扳手", "spanners"),
        ),
        parts=(Text("润滑脂", "grease"), Text("填料", "gland packing")),
        precautions=(
            Text("断电、上锁、挂牌", "switch off, lock, tag"),
            Text("一组中只停一台", "stop one of the set only"),
        ),
    ),
)

CABINET_SERVICE = Task(
    code="cabinet_service",
    title=Text("泵控制柜保养", "service of the control cabinet"),
    cycle=HALF_YEARLY,
    sources=(PUMP_UPKEEP_RULES, TIMES),
    duration=45 * MINUTE,
    need=ELECTRICIAN_AND_ONE,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("断电除尘", "switch off, remove dust"),
            Text("端子紧固、触点", "terminals and contacts"),
            Text("变频器、保护定值", "inverter and protection settings"),
            Text("自动、手动切换", "automatic and manual"),
        ),
        precautions=(
            Text("断电、上锁、挂牌", "switch off, lock, tag"),
            Text("一组中只停一台", "stop one of the set only"),
        ),
    ),
)

PUMP_REPAIR = repair(
    Text("水泵维修", "repair of a pump"),
    120 * MINUTE,
    ELECTRICIAN_AND_ONE,
    PUMP_UPKEEP_RULES,
    days=2,
    outage=True,
)

DUTIES = (
    "supply",
    "make_up",
    "heating",
    "cooling",
    "drainage",
    "fire",
    "fountain",
    "irrigation",
)

CENTRIFUGAL_PUMP = EquipmentType(
    code="centrifugal_pump",
    title=Text("离心水泵", "centrifugal pump"),
    family="pumps",
    tasks=(
        EXTERIOR_CLEAN,
        CHANGE_OVER,
        QUARTERLY_SERVICE,
        CABINET_SERVICE,
        PUMP_REPAIR,
    ),
    attributes=(
        Attribute(
            "power",
            Text("功率", "power"),
            unit="kW",
            default=7.5,
            least=0.1,
            most=2_000,
        ),
        Attribute(
            "duty", Text("用途", "duty"), "text", default="supply", choices=DUTIES
        ),
    ),
    meters=(Meter("hours", Text("运行小时", "hours run"), "h"),),
    tags=frozenset({"water"}),
    outage_within="room",
    aliases=("水泵", "生活水泵"),
)

SET_INSPECT = Task(
    code="monthly_inspect",
    title=Text("二次供水设备月度检查", "monthly inspection of the supply set"),
    cycle=MONTHLY,
    sources=(PUMP_ROOM_RULES, TIMES),
    duration=30 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("运行状态、压力、频率", "run state, pressure, frequency"),
            Text("气压罐、止回阀、压力传感器", "vessel, check valves, pressure sensor"),
            Text("紫外或臭氧消毒设备", "ultraviolet or ozone unit"),
            Text("门锁、监控、证件上墙", "locks, cameras, permits on the wall"),
        )
    ),
)

SET_SERVICE = Task(
    code="quarterly_service",
    title=Text("二次供水设备季度保养", "quarterly service of the supply set"),
    cycle=QUARTERLY,
    sources=(PUMP_UPKEEP_RULES, TIMES),
    duration=Amount(
        30 * MINUTE, {"pumps": 30 * MINUTE}, least=60 * MINUTE, most=480 * MINUTE
    ),
    need=ELECTRICIAN_AND_ONE,
    job_plan=JobPlan(
        steps=(
            Text("逐台停泵保养，不中断供水", "pump by pump, supply goes on"),
            Text("绝缘电阻不低于 0.5 MΩ", "insulation 0.5 MΩ or more"),
            Text("轴承润滑、温升", "bearings: grease, warmth"),
            Text("填料或机械密封", "packing or shaft seal"),
            Text("联轴器、地脚螺栓", "coupling, foundation bolts"),
            Text("控制柜除尘紧固", "cabinet: dust, terminals"),
            Text("缺水、超压保护试验", "tests: dry run and overpressure cut-out"),
        ),
        tools=(
            Text("兆欧表", "insulation tester"),
            Text("黄油枪", "grease gun"),
            Text("扳手", "spanners"),
        ),
        precautions=(
            Text("断电、上锁、挂牌", "switch off, lock, tag"),
            Text("一组中只停一台", "stop one of the set only"),
        ),
    ),
)

PRESSURE_CHECK = Task(
    code="pressure_check",
    title=Text("供水压力检测", "check of the supply pressure"),
    cycle=HALF_YEARLY,
    sources=(PRESSURE_TEST, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("最不利点压力", "pressure at the worst point"),
            Text("记录并公示", "note and publish"),
        )
    ),
)

SET_REPAIR = repair(
    Text("二次供水设备维修", "repair of the supply set"),
    120 * MINUTE,
    ELECTRICIAN_AND_ONE,
    PUMP_UPKEEP_RULES,
    outage=True,
)

WATER_SUPPLY_SET = EquipmentType(
    code="water_supply_set",
    title=Text("二次供水设备", "water supply set"),
    family="pumps",
    tasks=(SET_INSPECT, SET_SERVICE, PRESSURE_CHECK, SET_REPAIR),
    attributes=(
        Attribute("pumps", Text("泵台数", "pumps"), default=3, least=1, most=12),
    ),
    meters=(Meter("hours", Text("运行小时", "hours run"), "h"),),
    tags=frozenset({"water"}),
    outage_within="building",
    aliases=("二次供水", "供水设备", "water_supply"),
)
