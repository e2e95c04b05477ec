"""Drinking water tanks, and the daily round of the pump rooms."""

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
    Tier,
)
from weibao_pumps.people import (
    DAILY,
    HALF_YEARLY,
    MINUTE,
    MONTHLY,
    ONE,
    PATROL,
    QUARTERLY,
    TANK_CREW,
    TWO,
)
from weibao_pumps.repairs import repair
from weibao_pumps.sources import (
    PUMP_ROOM_RULES,
    PUMP_UPKEEP_RULES,
    SUPPLY_QUALITY,
    TANK_HALF_YEARLY,
    TANK_TIMES,
    TIMES,
    WATER_TEST,
)

CLEAN_DISINFECT = Task(
    code="clean_disinfect",
    title=Text("水箱清洗消毒", "clean and disinfect the tank"),
    cycle=HALF_YEARLY,
    sources=(TANK_HALF_YEARLY, SUPPLY_QUALITY, TANK_TIMES),
    duration=Amount(
        150 * MINUTE, {"volume": 1.5 * MINUTE}, least=180 * MINUTE, most=480 * MINUTE
    ),
    need=TANK_CREW,
    action="clean",
    criticality=Criticality.STATUTORY,
    outage=True,
    impacts=frozenset({"outage", "water_off"}),
    hours=Hours.between("08:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("提前公告停水", "announce the stop of supply"),
            Text("放空、通风、测气", "drain, ventilate, test the air"),
            Text("刷洗池壁、池底，排净", "scrub walls and floor, drain"),
            Text(
                "喷涂消毒液，静置 10～20 分钟",
                "spray disinfectant, let it stand 10 to 20 minutes",
            ),
            Text(
                "冲洗、注水，浸泡 30 分钟以上",
                "rinse, refill, soak half an hour or more",
            ),
            Text(
                "取样送检，合格后恢复供水",
                "sample to the laboratory, supply when it passes",
            ),
            Text("加锁、拍照、双方签字", "lock, photograph, sign"),
        ),
        tools=(
            Text("鼓风机", "blower"),
            Text("气体检测仪", "gas detector"),
            Text("高压清洗机", "pressure washer"),
            Text("三脚架、安全绳", "tripod and lifeline"),
        ),
        parts=(Text("二氧化氯消毒剂", "chlorine dioxide disinfectant"),),
        precautions=(
            Text("停水至少提前 24 小时通知", "notice of at least 24 hours"),
            Text(
                "进入前机械通风 2 小时以上",
                "two hours of forced air before anyone enters",
            ),
            Text(
                "入内人员系安全绳，外部监护不离开",
                "those inside on a line, the watcher never leaves",
            ),
        ),
    ),
)

WATER_TEST_TASK = Task(
    code="water_test",
    title=Text("水质检测取样", "water sample for the laboratory"),
    cycle=QUARTERLY,
    sources=(WATER_TEST, TIMES),
    duration=20 * MINUTE,
    need=ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("取样、封样、送检", "sample, seal, send"),
            Text("结果公示并存档", "publish and file the result"),
        )
    ),
)

TANK_INSPECT = Task(
    code="monthly_inspect",
    title=Text("水箱月度检查", "monthly inspection of the tank"),
    cycle=MONTHLY,
    sources=(PUMP_ROOM_RULES, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("人孔加锁、密封", "manhole locked and tight"),
            Text("溢流、通气管防虫网", "screens on overflow and vent"),
            Text("浮球阀、液位", "float valve and level"),
            Text("周边无污染源", "nothing foul nearby"),
        )
    ),
)

TANK_REPAIR = repair(
    Text("水箱维修", "repair of the tank"),
    120 * MINUTE,
    TWO,
    PUMP_UPKEEP_RULES,
    outage=True,
)

MATERIALS = ("stainless_steel", "concrete", "enamelled_steel", "fibreglass", "plastic")

WATER_TANK = EquipmentType(
    code="water_tank",
    title=Text("生活水箱（池）", "drinking water tank"),
    family="pumps",
    tasks=(CLEAN_DISINFECT, WATER_TEST_TASK, TANK_INSPECT, TANK_REPAIR),
    attributes=(
        Attribute(
            "volume",
            Text("容积", "volume"),
            unit="m³",
            default=30,
            least=0.5,
            most=10_000,
        ),
        Attribute(
            "material",
            Text("材质", "material"),
            "text",
            default="stainless_steel",
            choices=MATERIALS,
        ),
    ),
    tags=frozenset({"water"}),
    outage_within="building",
    aliases=("水箱", "生活水池"),
)

ROOM_DAILY = Task(
    code="daily_round",
    title=Text("水泵房日巡视", "daily round of the pump rooms"),
    cycle=DAILY,
    sources=(PUMP_ROOM_RULES, TIMES),
    duration=Amount(
        5 * MINUTE, {"stops": 5 * MINUTE}, least=10 * MINUTE, most=240 * MINUTE
    ),
    need=PATROL,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    tier=Tier.DAILY,
    every_day=True,
    job_plan=JobPlan(
        steps=(
            Text("压力、电流、液位", "pressure, current, level"),
            Text("异响、渗漏、温度", "noises, leaks, warmth"),
            Text("门窗、照明、排水沟", "doors, light, floor drain"),
            Text("异常当场处理或上报", "put right at once or report"),
        )
    ),
)

ROUND_REPAIR = repair(
    Text("水泵房问题处置", "put right what the round found"),
    30 * MINUTE,
    ONE,
    PUMP_UPKEEP_RULES,
    days=2,
)

PUMP_ROOM_ROUND = EquipmentType(
    code="pump_room_round",
    title=Text("水泵房巡视路线", "round of the pump rooms"),
    family="pumps",
    tasks=(ROOM_DAILY, ROUND_REPAIR),
    subject_kinds=frozenset({"round"}),
    attributes=(
        Attribute(
            "stops",
            Text("点位数", "stops of the round"),
            default=4,
            least=1,
            most=1_000,
        ),
    ),
    tags=frozenset({"water"}),
)
