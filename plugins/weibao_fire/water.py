"""Sprinklers and fire pumps."""

from weibao import (
    Amount,
    Attribute,
    Category,
    Criticality,
    EquipmentType,
    Hours,
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
    WEEKLY,
    YEARLY,
)
from weibao_fire.repairs import BEFORE_AND_AFTER, repair
from weibao_fire.sources import (
    FACILITY_TEST,
    FIRE_LAW_UPKEEP,
    FIRE_LAW_YEARLY,
    FLOW_SWITCHES,
    PRESSURE_VALVES,
    PUMPS,
    SITE_CUSTOM,
    SPRINKLERS,
    TIMES,
    VALVES,
)

SPRINKLER_MONTHLY = Task(
    code="monthly_check",
    title=Text("自动喷水灭火系统月检", "monthly check of the sprinklers"),
    cycle=MONTHLY,
    sources=(SPRINKLERS, VALVES, TIMES),
    duration=Amount(
        30 * MINUTE, {"zones": 3 * MINUTE}, least=60 * MINUTE, most=240 * MINUTE
    ),
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("喷头外观、遮挡、备用量", "heads: look, nothing in the way, spares"),
            Text(
                "报警阀组、信号阀、铅封锁链",
                "alarm valves, signal valves, seals and chains",
            ),
            Text("电磁阀启动试验", "start the solenoid valves"),
            Text("水泵接合器外观", "look at the fire brigade inlets"),
        )
    ),
)

FLOW_SWITCH_TEST = Task(
    code="flow_switch_test",
    title=Text("水流指示器末端试验", "test of the flow switches"),
    cycle=MONTHLY,
    sources=(FLOW_SWITCHES, TIMES),
    duration=Amount(10 * MINUTE, {"zones": 5 * MINUTE}, most=360 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("逐区末端放水", "let water run at the end of each zone"),
            Text("控制室核对报警", "see the alarm in the control room"),
            Text("复位并记录", "reset and note"),
        )
    ),
)

DRAIN_TEST = Task(
    code="quarterly_drain_test",
    title=Text(
        "末端试水与报警阀放水试验", "end test and drain test of the alarm valves"
    ),
    cycle=QUARTERLY,
    sources=(VALVES, TIMES),
    duration=Amount(60 * MINUTE, {"valves": 15 * MINUTE}, most=240 * MINUTE),
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text("最不利点放水，记录压力", "open the worst end, note the pressure"),
            Text("报警阀放水，水力警铃响", "drain the alarm valve, the gong sounds"),
            Text("压力开关启泵", "the pressure switch starts the pump"),
            Text("室外阀门井启闭", "work the valves in outdoor pits"),
            Text("恢复供水状态", "restore the supply"),
        )
    ),
)

SPRINKLER_YEARLY = Task(
    code="yearly_test",
    title=Text("自动喷水灭火系统年度检测", "yearly full test of the sprinklers"),
    cycle=YEARLY,
    sources=(FIRE_LAW_YEARLY, FACILITY_TEST, PRESSURE_VALVES, TIMES),
    duration=Amount(180 * MINUTE, {"zones": 6 * MINUTE}, most=480 * MINUTE),
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("全部分区及报警阀", "every zone and alarm valve"),
            Text("减压阀流量压力", "flow and pressure at reducing valves"),
            Text("管网、过滤器", "pipes and strainers"),
            Text("出具检测报告", "write the report"),
        )
    ),
)

SPRINKLER_REPAIR = repair(
    Text("喷淋系统维修", "repair of the sprinklers"),
    120 * MINUTE,
    OPERATOR_AND_ONE,
    outage=True,
)

SPRINKLER_SYSTEM = EquipmentType(
    code="sprinkler_system",
    title=Text("自动喷水灭火系统", "sprinkler system"),
    family="fire",
    tasks=(
        SPRINKLER_MONTHLY,
        FLOW_SWITCH_TEST,
        DRAIN_TEST,
        SPRINKLER_YEARLY,
        SPRINKLER_REPAIR,
    ),
    attributes=(
        Attribute(
            "zones",
            Text("水流指示器分区数", "flow-switch zones"),
            default=10,
            least=1,
            most=500,
        ),
        Attribute(
            "valves", Text("报警阀组数", "alarm valves"), default=2, least=1, most=100
        ),
    ),
    aliases=("喷淋系统",),
    tags=SAFETY,
)

WEEKLY_AUTO_START = Task(
    code="weekly_auto_start",
    title=Text("消防泵自动启动试验", "automatic start of the fire pumps"),
    cycle=WEEKLY,
    sources=(PUMPS, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text("模拟条件自动启动", "start automatically under simulated conditions"),
            Text("听声、看压力表", "listen, read the gauges"),
            Text("恢复自动并记录", "return to automatic, note it"),
        )
    ),
)

MONTHLY_MANUAL_START = Task(
    code="monthly_manual_start",
    title=Text("消防泵手动启动及供电检查", "manual start and power of the fire pumps"),
    cycle=MONTHLY,
    sources=(PUMPS, TIMES),
    duration=30 * MINUTE,
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text("手动启动并运行", "start by hand and run"),
            Text("主备电源状态", "mains and standby power"),
            Text("气压罐压力和有效容积", "pressure vessel: pressure and volume"),
        )
    ),
)

QUARTERLY_FLOW_TEST = Task(
    code="quarterly_flow_test",
    title=Text("消防泵流量压力试验", "flow and pressure test of the fire pumps"),
    cycle=QUARTERLY,
    sources=(PUMPS, TIMES),
    duration=60 * MINUTE,
    need=OPERATOR_AND_ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    job_plan=JobPlan(
        steps=(
            Text("试验管路放水", "run through the test line"),
            Text("记录流量、压力、电流", "note flow, pressure, current"),
            Text("恢复自动", "return to automatic"),
        )
    ),
)

PUMP_SERVICE = Task(
    code="yearly_service",
    title=Text("消防泵组年度保养", "yearly service of the fire pumps"),
    cycle=YEARLY,
    sources=(FIRE_LAW_UPKEEP, SITE_CUSTOM, TIMES),
    duration=120 * MINUTE,
    need=OPERATOR_AND_ONE,
    criticality=Criticality.SAFETY,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("润滑、填料、联轴器、螺栓", "grease, packing, coupling, bolts"),
            Text("绝缘电阻", "insulation resistance"),
            Text("控制柜清洁紧固", "controller cleaned, terminals tight"),
        ),
        precautions=BEFORE_AND_AFTER,
    ),
)

PUMP_REPAIR = repair(
    Text("消防泵组维修", "repair of the fire pumps"),
    120 * MINUTE,
    OPERATOR_AND_ONE,
    outage=True,
)

FIRE_PUMP_SET = EquipmentType(
    code="fire_pump_set",
    title=Text("消防泵组", "fire pump set"),
    family="fire",
    tasks=(
        WEEKLY_AUTO_START,
        MONTHLY_MANUAL_START,
        QUARTERLY_FLOW_TEST,
        PUMP_SERVICE,
        PUMP_REPAIR,
    ),
    attributes=(
        Attribute("pumps", Text("台数", "pumps"), default=2, least=1, most=20),
        Attribute(
            "power",
            Text("单泵功率", "power of one pump"),
            unit="kW",
            default=45,
            least=0.1,
            most=1_000,
        ),
    ),
    outage_within="building",
    aliases=("消防泵", "消防水泵"),
    tags=SAFETY,
)

DIESEL_WEEKLY = Task(
    code="weekly_fuel",
    title=Text("柴油机消防泵电瓶与油量", "battery and fuel of the diesel pump"),
    cycle=WEEKLY,
    sources=(PUMPS, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("电瓶电压", "battery voltage"),
            Text("油箱油量", "fuel level"),
            Text("漏油漏水", "no leaks"),
        )
    ),
)

DIESEL_MONTHLY = Task(
    code="monthly_start",
    title=Text("柴油机消防泵手动启动", "manual start of the diesel pump"),
    cycle=MONTHLY,
    sources=(PUMPS, TIMES),
    duration=30 * MINUTE,
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    hours=Hours.between("09:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("手动启动运行", "start by hand and run"),
            Text("油压、水温、转速", "oil pressure, water temperature, speed"),
            Text("恢复自动", "return to automatic"),
        )
    ),
)

DIESEL_FIRE_PUMP = EquipmentType(
    code="diesel_fire_pump",
    title=Text("柴油机消防泵", "diesel fire pump"),
    family="fire",
    tasks=(DIESEL_WEEKLY, DIESEL_MONTHLY, QUARTERLY_FLOW_TEST, PUMP_REPAIR),
    outage_within="building",
    tags=SAFETY,
)
