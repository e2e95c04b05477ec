"""Lawns.

The starting values are those of the second lawn grade of a property manual; a
better grade mows every ten or every five days in the growing season.
"""

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
from weibao_greenery.people import (
    IN_EARLY_SPRING,
    LEAF_FALL,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    TWICE_MONTHLY_GROWING,
    WEEKLY_GROWING,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    ESTATE_MANUAL,
    GUIDE,
    SHANGHAI_GRADE_THREE,
    TIMES,
)
from weibao_greenery.upkeep import INSPECT, REPLANT, spray

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

LAWN_SPRAY = spray(Amount(15 * MINUTE, {"area": 0.05 * MINUTE}, most=360 * MINUTE))

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
        INSPECT,
        REPLANT,
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
