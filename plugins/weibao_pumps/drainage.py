"""Sump pumps, drains and valves."""

from weibao import (
    Amount,
    Attribute,
    Category,
    EquipmentType,
    Hours,
    JobPlan,
    Meter,
    Task,
    Text,
)
from weibao_pumps.people import (
    CONFINED_SPACE_CREW,
    ELECTRICIAN_AND_ONE,
    MINUTE,
    MONTHLY,
    ONCE_IN_SPRING,
    ONE,
    QUARTERLY,
    TWO,
    WEEKLY_IN_FLOOD_SEASON,
)
from weibao_pumps.repairs import repair
from weibao_pumps.sources import (
    DRAIN_CUSTOM,
    ESTATE_GRADE_ONE,
    FLOOD_CUSTOM,
    PUMP_UPKEEP_RULES,
    TIMES,
)

SUMP_MONTHLY = Task(
    code="monthly_test",
    title=Text("潜污泵浮球与运行试验", "float and run test of the sump pump"),
    cycle=MONTHLY,
    sources=(DRAIN_CUSTOM, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("抬浮球自动启停", "lift the float: starts and stops"),
            Text("双泵轮换、高水位报警", "alternation, high-level alarm"),
            Text("井内杂物", "rubbish in the pit"),
        )
    ),
)

SUMP_FLOOD = Task(
    code="flood_season_test",
    title=Text("汛期潜污泵每周试验", "weekly test in the flood season"),
    cycle=WEEKLY_IN_FLOOD_SEASON,
    sources=(FLOOD_CUSTOM, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("抬浮球自动启停", "lift the float: starts and stops"),
            Text("备用电源", "standby power"),
        )
    ),
)

SUMP_SERVICE = Task(
    code="yearly_service",
    title=Text("潜污泵年度保养", "yearly service of the sump pump"),
    cycle=ONCE_IN_SPRING,
    sources=(PUMP_UPKEEP_RULES, TIMES),
    duration=90 * MINUTE,
    need=ELECTRICIAN_AND_ONE,
    outage=True,
    impacts=frozenset({"outage"}),
    job_plan=JobPlan(
        steps=(
            Text("提泵清洗", "lift and wash the pump"),
            Text("绝缘、密封、油室", "insulation, seal, oil chamber"),
            Text("清理集水井", "clear the pit"),
            Text("复位试运行", "put back, test run"),
        ),
        precautions=(
            Text("断电、上锁、挂牌", "switch off, lock, tag"),
            Text("一组中只停一台", "stop one of the set only"),
        ),
    ),
)

SUMP_REPAIR = repair(
    Text("潜污泵维修", "repair of the sump pump"),
    90 * MINUTE,
    ELECTRICIAN_AND_ONE,
    PUMP_UPKEEP_RULES,
    outage=True,
)

SUMP_PUMP = EquipmentType(
    code="sump_pump",
    title=Text("潜污泵（集水井）", "sump pump"),
    family="pumps",
    tasks=(SUMP_MONTHLY, SUMP_FLOOD, SUMP_SERVICE, SUMP_REPAIR),
    attributes=(
        Attribute(
            "power", Text("功率", "power"), unit="kW", default=3, least=0.1, most=500
        ),
    ),
    meters=(Meter("hours", Text("运行小时", "hours run"), "h"),),
    tags=frozenset({"water", "flood"}),
    outage_within="room",
    aliases=("排污泵", "集水井泵"),
)

DREDGE = Task(
    code="clean",
    title=Text("雨污水管疏通", "dredge the drain"),
    cycle=ONCE_IN_SPRING,
    sources=(ESTATE_GRADE_ONE, TIMES),
    duration=Amount(60 * MINUTE, {"length": 1.2 * MINUTE}, most=480 * MINUTE),
    need=CONFINED_SPACE_CREW,
    action="clean",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("围挡、开盖通风", "barriers, open and ventilate"),
            Text("高压冲洗、清淤", "jet and remove the silt"),
            Text("通水检查", "let water through and look"),
            Text("清运污泥", "take the sludge away"),
        ),
        tools=(Text("高压疏通车", "jetting truck"), Text("气体检测仪", "gas detector")),
        precautions=(
            Text("开盖通风并检测气体", "open, ventilate, test the air"),
            Text(
                "入内人员系安全绳，外部监护不离开",
                "those inside on a line, the watcher never leaves",
            ),
        ),
    ),
)

DRAIN_INSPECT = Task(
    code="inspect",
    title=Text("雨污水管检查", "inspect the drain"),
    cycle=QUARTERLY,
    sources=(DRAIN_CUSTOM, TIMES),
    duration=20 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("水流、淤积、返水", "flow, silt, backing up"),
            Text("管口、支架、渗漏", "mouth, brackets, leaks"),
        )
    ),
)

DRAIN_REPAIR = repair(
    Text("管道堵塞、渗漏处理", "clear or mend a drain"), 90 * MINUTE, TWO, DRAIN_CUSTOM
)

DRAIN_PIPE = EquipmentType(
    code="drain_pipe",
    title=Text("雨污水管道（一段）", "run of drain pipe"),
    family="pumps",
    tasks=(DREDGE, DRAIN_INSPECT, DRAIN_REPAIR),
    attributes=(
        Attribute(
            "length",
            Text("长度", "length"),
            unit="m",
            default=150,
            least=1,
            most=20_000,
        ),
    ),
    tags=frozenset({"water", "flood"}),
    aliases=("排水管", "雨水管", "污水管"),
)

VALVE_INSPECT = Task(
    code="inspect",
    title=Text("阀门检查启闭", "inspect and work a valve"),
    cycle=QUARTERLY,
    sources=(DRAIN_CUSTOM, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="inspect",
    job_plan=JobPlan(
        steps=(
            Text("启闭灵活、到位", "opens and shuts fully"),
            Text("填料、渗漏、标识", "packing, leaks, sign"),
            Text("丝杆上油", "oil the spindle"),
        )
    ),
)

DRAIN_VALVE_REPAIR = repair(
    Text("阀门维修", "repair of a valve"),
    60 * MINUTE,
    ONE,
    DRAIN_CUSTOM,
    days=2,
    outage=True,
)

WATER_VALVE = EquipmentType(
    code="water_valve",
    title=Text("给排水阀门", "water valve"),
    family="pumps",
    tasks=(VALVE_INSPECT, DRAIN_VALVE_REPAIR),
    tags=frozenset({"water"}),
    aliases=("阀门",),
)
