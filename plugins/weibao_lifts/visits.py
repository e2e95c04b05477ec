"""What all visits to lifts have in common: who comes, and the minor tasks."""

from datetime import timedelta

from weibao import (
    Category,
    Criticality,
    Cycle,
    Every,
    JobPlan,
    Ladder,
    MaximumGap,
    Need,
    Period,
    Position,
    Quota,
    Task,
    Text,
    Tier,
)
from weibao_lifts import sources

MINUTE = timedelta(minutes=1)

# One of the two at least holds the operator's card for special equipment.
TWO_MECHANICS = Need(
    (
        Position(skill="lift", certificates=("special_equipment_T",)),
        Position(skill="lift"),
    )
)
CLEANER = Need((Position(skill="cleaner"),))

# No grace in law: the sixteenth day is a breach, so visits aim at the fourteenth.
EVERY_HALF_MONTH = Cycle(MaximumGap(Every(days=15), aim=Every(days=14)))
EVERY_QUARTER = Cycle(MaximumGap(Every(months=3)))
EVERY_HALF_YEAR = Cycle(MaximumGap(Every(months=6)))
EVERY_YEAR = Cycle(MaximumGap(Every(months=12)))
LEVELS = Ladder(("half_monthly", "quarterly", "half_yearly", "yearly"))

PRECAUTIONS = (
    Text("各层站设置围栏和警示牌", "barriers and notices at the landings"),
    Text(
        "切断电源并上锁挂牌后方可进入井道、底坑", "lock out before entering the shaft"
    ),
)
TOOLS = (
    Text("围栏", "barriers"),
    Text("层门钥匙", "landing door key"),
    Text("万用表", "multimeter"),
    Text("塞尺", "feeler gauge"),
)

OWNER_CHECK = Task(
    code="owner_check",
    title=Text("使用单位月度自行检查", "owner's monthly self check"),
    cycle=Cycle(Quota(1, Period.MONTH)),
    sources=(sources.OWNER_CHECKS, sources.TIMES),
    duration=15 * MINUTE,
    need=Need((Position(skill="patrol"),)),
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    accountable="电梯安全员",
    job_plan=JobPlan(
        steps=(
            Text("运行状态、平层、异响", "run state, levelling, odd noises"),
            Text("轿内报警与对讲", "car alarm and intercom"),
            Text("检验标志、安全须知在位", "inspection mark and notices in place"),
            Text("最近一次维保记录已签字", "record of the last service is signed"),
        )
    ),
)

REPAIR = Task(
    code="repair",
    title=Text("电梯维修", "lift repair"),
    cycle=None,
    sources=(sources.LICENSED_FIRM, sources.REPAIR_TIME),
    duration=120 * MINUTE,
    need=TWO_MECHANICS,
    action="repair",
    category=Category.EMERGENCY_REPAIR,
    tier=Tier.EMERGENCY,
    criticality=Criticality.SAFETY,
    outage=True,
    impacts=frozenset({"outage"}),
    rectify=Every(days=3),
    job_plan=JobPlan(
        steps=(
            Text("停梯并设置围栏", "take out of service, set barriers"),
            Text("查明原因并修复", "find the cause and mend it"),
            Text("试运行并恢复使用", "test run and return to service"),
        ),
        precautions=PRECAUTIONS,
    ),
)

CLEAN_CAB = Task(
    code="clean_cab",
    title=Text("轿厢清洁", "clean the car"),
    cycle=Cycle(Quota(1, Period.WEEK)),
    sources=(sources.CLEANING,),
    duration=15 * MINUTE,
    need=CLEANER,
    action="clean",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("轿壁、按钮板、地面", "walls, button panel, floor"),
            Text("地坎槽清理", "sill grooves"),
        ),
        tools=(Text("不锈钢清洁剂", "stainless steel cleaner"), Text("抹布", "cloths")),
    ),
)

DISINFECT_CAB = Task(
    code="disinfect_cab",
    title=Text("轿厢消毒", "disinfect the car"),
    cycle=Cycle(Quota(1, Period.WEEK)),
    sources=(sources.CLEANING,),
    duration=10 * MINUTE,
    need=CLEANER,
    action="disinfect",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(Text("按钮、扶手、轿壁喷拭消毒", "wipe buttons, handrail and walls"),),
        parts=(Text("消毒液", "disinfectant"),),
    ),
)
