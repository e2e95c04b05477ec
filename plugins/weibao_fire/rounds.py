"""The rounds over fire equipment and places.

Daily work is done by rounds, never device by device; the attribute ``stops`` counts
what a round takes in.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    Criticality,
    Cycle,
    EquipmentType,
    JobPlan,
    Period,
    Quota,
    Source,
    Task,
    Text,
    Tier,
)
from weibao_fire.people import (
    DAILY,
    HALF_MONTHLY,
    MINUTE,
    MONTHLY,
    ONE,
    PATROL,
    PATROL_AND_FIRE,
    QUARTERLY,
    SAFETY,
)
from weibao_fire.repairs import RECTIFY
from weibao_fire.sources import (
    EXTINGUISHER_HALF_MONTH,
    EXTINGUISHER_MONTH,
    FACILITY_PATROL,
    HIGH_RISE_CHECK,
    HIGH_RISE_PATROL,
    HYDRANTS,
    TIMES,
    WATER_SOURCE,
)

STOPS = Attribute(
    "stops", Text("点位数", "stops of the round"), default=20, least=1, most=1_000
)


def round_type(code: str, title: Text, task: Task) -> EquipmentType:
    """Return the type of a round: its one task, and what is found on it."""
    return EquipmentType(
        code=code,
        title=title,
        family="fire",
        tasks=(task, RECTIFY),
        subject_kinds=frozenset({"round"}),
        attributes=(STOPS,),
        tags=SAFETY,
    )


FACILITY_PATROL_DAILY = Task(
    code="daily_patrol",
    title=Text("建筑消防设施日巡查", "daily patrol of the fire facilities"),
    cycle=DAILY,
    sources=(FACILITY_PATROL, TIMES),
    duration=Amount(
        15 * MINUTE, {"stops": 1.5 * MINUTE}, least=20 * MINUTE, most=240 * MINUTE
    ),
    need=PATROL,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    tier=Tier.DAILY,
    criticality=Criticality.STATUTORY,
    every_day=True,
    job_plan=JobPlan(
        steps=(
            Text("报警控制器运行状态", "run state of the alarm panel"),
            Text("稳压泵启停与压力", "jockey pump: starts and pressure"),
            Text("水源控制阀、电源", "source valves and power"),
            Text("防火门、卷帘下无堆物", "nothing under doors and shutters"),
            Text("应急照明、疏散指示、消火栓外观", "lights, signs, hydrants: look"),
            Text("异常当场处理或上报", "put right at once or report"),
        )
    ),
)

FIRE_FACILITY_ROUND = round_type(
    "fire_facility_round",
    Text("消防设施巡查路线", "patrol of the fire facilities"),
    FACILITY_PATROL_DAILY,
)

FIRE_PATROL_DAILY = Task(
    code="daily_patrol",
    title=Text("每日防火巡查", "daily fire patrol"),
    cycle=DAILY,
    sources=(HIGH_RISE_PATROL, TIMES),
    duration=Amount(
        10 * MINUTE, {"stops": 2 * MINUTE}, least=30 * MINUTE, most=240 * MINUTE
    ),
    need=PATROL,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    tier=Tier.DAILY,
    criticality=Criticality.STATUTORY,
    every_day=True,
    job_plan=JobPlan(
        steps=(
            Text("用火用电用气无违章", "no forbidden flames, wiring, gas"),
            Text("疏散通道、安全出口畅通", "ways out are free"),
            Text("消防车通道、登高场地", "fire lanes and ladder places"),
            Text("电动自行车违规停放充电", "no e-bikes parked or charged inside"),
            Text("值守人员在岗", "guards are at their posts"),
        )
    ),
)

FIRE_PATROL_ROUND = round_type(
    "fire_patrol_round", Text("防火巡查路线", "fire patrol"), FIRE_PATROL_DAILY
)


def fire_check(code: str, title: Text, cycle: Cycle) -> Task:
    """Return the fire check of a high building, as often as its use asks."""
    return Task(
        code=code,
        title=title,
        cycle=cycle,
        sources=(HIGH_RISE_CHECK, TIMES),
        duration=Amount(
            60 * MINUTE, {"stops": 3 * MINUTE}, least=120 * MINUTE, most=480 * MINUTE
        ),
        need=PATROL_AND_FIRE,
        action="inspect",
        category=Category.SAFETY_INSPECTION,
        criticality=Criticality.STATUTORY,
        job_plan=JobPlan(
            steps=(
                Text("巡查情况与隐患整改", "results of the patrols, hazards removed"),
                Text("疏散设施、消防车通道", "ways out and fire lanes"),
                Text("消防水源、设施、器材", "water, systems and appliances"),
                Text("用火、用电、燃气", "flames, wiring, gas"),
                Text("员工消防知识", "what the staff know"),
                Text("控制室值班及记录", "control room and its log"),
                Text("双方签字", "both sides sign"),
            )
        ),
    )


MONTHLY_CHECK = fire_check(
    "monthly_check", Text("月度防火检查", "monthly fire check"), MONTHLY
)

FIRE_CHECK_ROUND = round_type(
    "fire_check_round", Text("防火检查（住宅）", "fire check of housing"), MONTHLY_CHECK
)

HALF_MONTHLY_CHECK = fire_check(
    "half_monthly_check",
    Text("半月防火检查", "half-monthly fire check"),
    HALF_MONTHLY,
)

PUBLIC_FIRE_CHECK_ROUND = round_type(
    "public_fire_check_round",
    Text("防火检查（高层公共建筑）", "fire check of high public buildings"),
    HALF_MONTHLY_CHECK,
)


def extinguisher_check(code: str, title: Text, cycle: Cycle, by: Source) -> Task:
    """Return the check of extinguishers where they hang."""
    return Task(
        code=code,
        title=title,
        cycle=cycle,
        sources=(by, TIMES),
        duration=Amount(5 * MINUTE, {"stops": 2 * MINUTE}, most=240 * MINUTE),
        need=ONE,
        action="inspect",
        category=Category.SAFETY_INSPECTION,
        criticality=Criticality.STATUTORY,
        job_plan=JobPlan(
            steps=(
                Text("压力指示在绿区", "pressure in the green"),
                Text("铅封、保险销、喷管", "seal, pin, hose"),
                Text("位置、标识、无遮挡", "place, sign, nothing in front"),
                Text("缺失移位当场补正", "missing or moved ones put right at once"),
            )
        ),
    )


EXTINGUISHER_MONTHLY = extinguisher_check(
    "monthly_check",
    Text("灭火器月度检查", "monthly check of extinguishers"),
    MONTHLY,
    EXTINGUISHER_MONTH,
)

EXTINGUISHER_ROUND = round_type(
    "extinguisher_round",
    Text("灭火器检查路线", "round of extinguishers"),
    EXTINGUISHER_MONTHLY,
)

EXTINGUISHER_HALF_MONTHLY = extinguisher_check(
    "half_monthly_check",
    Text("灭火器半月检查", "half-monthly check of extinguishers"),
    HALF_MONTHLY,
    EXTINGUISHER_HALF_MONTH,
)

BASEMENT_EXTINGUISHER_ROUND = round_type(
    "basement_extinguisher_round",
    Text(
        "灭火器检查路线（地下室、锅炉房、人员密集场所）",
        "round of extinguishers in basements, boiler rooms and crowded places",
    ),
    EXTINGUISHER_HALF_MONTHLY,
)

HYDRANT_QUARTERLY = Task(
    code="quarterly_check",
    title=Text("室内消火栓季度检查", "quarterly check of indoor hydrants"),
    cycle=QUARTERLY,
    sources=(HYDRANTS, TIMES),
    duration=Amount(10 * MINUTE, {"stops": 3 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("外观、漏水", "look, no leaks"),
            Text("水带、水枪、卷盘齐全", "hose, nozzle, reel are there"),
            Text("箱门开启、标识", "door opens, sign is there"),
        )
    ),
)

HYDRANT_ROUND = round_type(
    "hydrant_round",
    Text("室内消火栓检查路线", "round of indoor hydrants"),
    HYDRANT_QUARTERLY,
)

FROST_DAILY = Task(
    code="daily_temperature",
    title=Text("冬季储水间室温水温检查", "winter: temperature of tank rooms and water"),
    cycle=Cycle(Quota(1, Period.DAY), seasons=("heating",)),
    sources=(WATER_SOURCE, TIMES),
    duration=Amount(5 * MINUTE, {"stops": 5 * MINUTE}, most=240 * MINUTE),
    need=PATROL,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    tier=Tier.DAILY,
    criticality=Criticality.STATUTORY,
    every_day=True,
    job_plan=JobPlan(
        steps=(
            Text("室温、水温不低于 5 ℃", "room and water at 5 °C or more"),
            Text("保温、伴热", "insulation and heat tracing"),
        )
    ),
)

FIRE_FROST_ROUND = round_type(
    "fire_frost_round",
    Text("消防储水间冬季巡查", "winter round of fire tank rooms"),
    FROST_DAILY,
)
