"""Septic tanks, manholes and the round ahead of the floods."""

from weibao import (
    Amount,
    Attribute,
    Category,
    EquipmentType,
    Hours,
    JobPlan,
    Task,
    Text,
)
from weibao_pumps.people import (
    CONFINED_SPACE_CREW,
    HALF_YEARLY,
    MINUTE,
    MONTHLY,
    ONCE_IN_SPRING,
    TWO,
)
from weibao_pumps.repairs import repair
from weibao_pumps.sources import DRAIN_CUSTOM, ESTATE_GRADE_ONE, FLOOD_CUSTOM, TIMES

SEPTIC_INSPECT = Task(
    code="monthly_inspect",
    title=Text("化粪池检查", "look into the septic tank"),
    cycle=MONTHLY,
    sources=(ESTATE_GRADE_ONE, TIMES),
    duration=15 * MINUTE,
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("围挡后开盖", "barriers, then open"),
            Text("液位、结壳、出水", "level, crust, outflow"),
            Text("井盖、防坠网", "cover and fall net"),
        )
    ),
)

SEPTIC_EMPTY = Task(
    code="empty",
    title=Text("化粪池清掏", "empty the septic tank"),
    cycle=HALF_YEARLY,
    sources=(ESTATE_GRADE_ONE, TIMES),
    duration=180 * MINUTE,
    need=CONFINED_SPACE_CREW,
    action="clean",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("开盖 10～15 分钟后方可靠近", "open, keep away 10 to 15 minutes"),
            Text("吸污车清掏", "empty by suction truck"),
            Text("清洗现场、盖好井盖", "clean up, close the covers"),
        ),
        tools=(Text("吸污车", "suction truck"), Text("气体检测仪", "gas detector")),
        precautions=(
            Text("开盖通风并检测气体", "open, ventilate, test the air"),
            Text(
                "入内人员系安全绳，外部监护不离开",
                "those inside on a line, the watcher never leaves",
            ),
        ),
    ),
)

SEPTIC_REPAIR = repair(
    Text("化粪池抢修", "repair of the septic tank"),
    120 * MINUTE,
    CONFINED_SPACE_CREW,
    DRAIN_CUSTOM,
)

SEPTIC_TANK = EquipmentType(
    code="septic_tank",
    title=Text("化粪池", "septic tank"),
    family="pumps",
    tasks=(SEPTIC_INSPECT, SEPTIC_EMPTY, SEPTIC_REPAIR),
    tags=frozenset({"water"}),
)

MANHOLE_MONTHLY = Task(
    code="monthly_check",
    title=Text("雨污水井检查", "check the manholes"),
    cycle=MONTHLY,
    sources=(ESTATE_GRADE_ONE, TIMES),
    duration=Amount(10 * MINUTE, {"stops": 5 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("井盖完好、防坠网", "cover sound, fall net"),
            Text("淤积、水流", "silt and flow"),
            Text("盖好复位", "close again"),
        )
    ),
)

FLOOD_PREPARATION = Task(
    code="flood_preparation",
    title=Text("汛前检查", "preparation for the flood season"),
    cycle=ONCE_IN_SPRING,
    sources=(FLOOD_CUSTOM, TIMES),
    duration=Amount(
        120 * MINUTE, {"stops": 6 * MINUTE}, least=240 * MINUTE, most=480 * MINUTE
    ),
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    job_plan=JobPlan(
        steps=(
            Text("雨水口、屋面水落口", "gullies and roof outlets"),
            Text("潜污泵、备用电源", "sump pumps, standby power"),
            Text("沙袋、挡水板、照明", "sandbags, flood boards, lights"),
            Text("车库入口、地下室", "garage ramps, basements"),
        )
    ),
)

DRAIN_ROUND_REPAIR = repair(
    Text("排水问题处置", "put right what the round found"),
    45 * MINUTE,
    TWO,
    DRAIN_CUSTOM,
)

MANHOLE_ROUND = EquipmentType(
    code="manhole_round",
    title=Text("雨污水井检查路线", "round of the manholes"),
    family="pumps",
    tasks=(MANHOLE_MONTHLY, DRAIN_ROUND_REPAIR),
    subject_kinds=frozenset({"round"}),
    attributes=(
        Attribute("stops", Text("井数", "manholes"), default=30, least=1, most=1_000),
    ),
    tags=frozenset({"water", "flood"}),
)

FLOOD_ROUND = EquipmentType(
    code="flood_round",
    title=Text("防汛检查路线", "round ahead of the floods"),
    family="pumps",
    tasks=(FLOOD_PREPARATION, DRAIN_ROUND_REPAIR),
    subject_kinds=frozenset({"round"}),
    attributes=(
        Attribute(
            "stops",
            Text("点位数", "stops of the round"),
            default=20,
            least=1,
            most=1_000,
        ),
    ),
    tags=frozenset({"water", "flood"}),
)
