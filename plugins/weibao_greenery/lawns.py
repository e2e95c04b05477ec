"""Lawns.

The starting values are those of the second lawn grade of a property manual; a
better grade mows every ten or every five days in the growing season.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    EquipmentType,
    Every,
    Hours,
    JobPlan,
    Task,
    Text,
    Tier,
)
from weibao_greenery.people import (
    EVERY_MONTH,
    IN_EARLY_SPRING,
    LEAF_FALL,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    SPRAYERS,
    TWICE_MONTHLY_GROWING,
    TWO,
    WEEKLY_GROWING,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    ESTATE_MANUAL,
    GUIDE,
    MONTHLY_CHECK,
    PEST_NOTICES,
    RESULTS,
    SHANGHAI_GRADE_THREE,
    TIMES,
)

LAWN_MOW = Task(
    code="trim",
    title=Text("草坪修剪", "mow the lawn"),
    cycle=TWICE_MONTHLY_GROWING,
    sources=(ESTATE_MANUAL, GUIDE, TIMES),
    duration=Amount(15 * MINUTE, {"area": 0.075 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="trim",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(
        steps=(
            Text("清除石块、垃圾", "clear stones and litter"),
            Text("留茬，每次剪去不超过 1/3", "never cut off more than a third"),
            Text("切边、清草屑", "edges, clippings"),
        ),
        tools=(Text("剪草机", "mower"),),
    ),
)

LAWN_WATER = Task(
    code="water",
    title=Text("草坪浇水", "water the lawn"),
    cycle=WEEKLY_GROWING,
    sources=(GUIDE, TIMES),
    duration=Amount(5 * MINUTE, {"area": 0.04 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    hours=Hours.between("06:00", "10:00"),
    job_plan=JobPlan(
        steps=(
            Text("避开正午，雨天不浇", "not at noon, not on rainy days"),
            Text("浇透、不积水", "soak, no puddles"),
        )
    ),
)

LAWN_FEED = Task(
    code="fertilise",
    title=Text("草坪施肥", "feed the lawn"),
    cycle=QUARTERLY_GROWING,
    sources=(GUIDE, TIMES),
    duration=Amount(10 * MINUTE, {"area": 0.04 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="fertilise",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(Text("均匀撒施", "spread evenly"), Text("施后浇水", "water afterwards"))
    ),
)

LAWN_WEED = Task(
    code="weed",
    title=Text("草坪除杂草", "weed the lawn"),
    cycle=MONTHLY_GROWING,
    sources=(GUIDE, SHANGHAI_GRADE_THREE, TIMES),
    duration=Amount(15 * MINUTE, {"area": 0.06 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="weed",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("连根挑除", "take out with the root"),
            Text("杂草率不超过 6%", "weeds no more than six parts in a hundred"),
        )
    ),
)

LAWN_AERATE = Task(
    code="aerate",
    title=Text("草坪打孔松土", "aerate the lawn"),
    cycle=IN_EARLY_SPRING,
    sources=(GUIDE, TIMES),
    duration=Amount(15 * MINUTE, {"area": 0.09 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(steps=(Text("打孔、覆沙", "spike, top-dress with sand"),)),
)

LAWN_LEAVES = Task(
    code="clear_leaves",
    title=Text("落叶清理", "clear fallen leaves"),
    cycle=LEAF_FALL,
    sources=(CUSTOM, TIMES),
    duration=Amount(10 * MINUTE, {"area": 0.05 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="clean",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(steps=(Text("吹扫、归堆、清运", "blow, heap, take away"),)),
)

LAWN_SPRAY = Task(
    code="spray",
    title=Text("病虫害防治", "spray against pests"),
    cycle=MONTHLY_GROWING,
    sources=(PEST_NOTICES, GUIDE, TIMES),
    duration=Amount(15 * MINUTE, {"area": 0.05 * MINUTE}, most=360 * MINUTE),
    need=SPRAYERS,
    action="spray",
    category=Category.FACILITY_UPKEEP,
    hours=Hours.between("07:30", "12:00"),
    job_plan=JobPlan(
        steps=(
            Text("核对通知已张贴", "see that the notices are up"),
            Text("配药、防护用品", "mix, wear protection"),
            Text("喷药、设警示", "spray, set warnings"),
            Text("回收药瓶", "take the bottles back"),
        ),
        tools=(Text("喷雾器", "sprayer"), Text("防护服", "protective clothing")),
        precautions=(
            Text("风雨、高温天不喷", "not in wind, rain or heat"),
            Text(
                "提前张贴通知，关窗收衣",
                "notices up beforehand: shut windows, take in laundry",
            ),
        ),
    ),
)

LAWN_INSPECT = Task(
    code="inspect",
    title=Text("绿化月度全面检查", "full monthly check"),
    cycle=EVERY_MONTH,
    sources=(MONTHLY_CHECK, RESULTS, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("长势、缺株、病虫害", "growth, gaps, pests"),
            Text("修剪树木枝条", "trim trees where needed"),
            Text("修补花坛、围栏、支撑", "mend beds, fences, stakes"),
            Text("杂草、落叶、垃圾", "weeds, leaves, litter"),
        )
    ),
)

LAWN_REPAIR = Task(
    code="repair",
    title=Text("绿化补植修复", "replant or mend"),
    cycle=None,
    sources=(CUSTOM,),
    duration=60 * MINUTE,
    need=TWO,
    action="repair",
    category=Category.EMERGENCY_REPAIR,
    tier=Tier.EMERGENCY,
    rectify=Every(days=14),
    job_plan=JobPlan(
        steps=(
            Text("清除死株", "take out what died"),
            Text("换土补植", "new soil, replant"),
            Text("浇定根水、养护", "water in, look after"),
        )
    ),
)

LAWN = EquipmentType(
    code="lawn",
    title=Text("草坪", "lawn"),
    family="greenery",
    tasks=(
        LAWN_MOW,
        LAWN_WATER,
        LAWN_FEED,
        LAWN_WEED,
        LAWN_AERATE,
        LAWN_LEAVES,
        LAWN_SPRAY,
        LAWN_INSPECT,
        LAWN_REPAIR,
    ),
    attributes=(
        Attribute(
            "area", Text("面积", "area"), unit="m²", default=1000, least=1, most=200_000
        ),
        *PLANTING,
    ),
    tags=frozenset({"seasonal"}),
    aliases=("草地",),
)
