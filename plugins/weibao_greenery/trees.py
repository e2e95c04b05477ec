"""Trees.

A group is what one crew can prune in a day; larger stands are entered as several.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    Choose,
    EquipmentType,
    Every,
    Hours,
    JobPlan,
    Task,
    Text,
    Tier,
)
from weibao_greenery.people import (
    BEFORE_FROST,
    DORMANT,
    EVERY_MONTH,
    IN_EARLY_SPRING,
    IN_NOVEMBER,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    SPRAYERS,
    TREE_CREW,
    TWO,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    GUIDE,
    MEASURED,
    MONTHLY_CHECK,
    PEST_NOTICES,
    RESULTS,
    TIMES,
)

TREE_PRUNE = Task(
    code="trim",
    title=Text("乔木休眠期修剪", "prune the trees while dormant"),
    cycle=DORMANT,
    sources=(GUIDE, MEASURED),
    duration=Choose(
        "diameter",
        (
            (
                (None, 11),
                Amount(15 * MINUTE, {"trees": 25 * MINUTE}, most=480 * MINUTE),
            ),
            ((11, 21), Amount(15 * MINUTE, {"trees": 31 * MINUTE}, most=480 * MINUTE)),
            ((21, 31), Amount(15 * MINUTE, {"trees": 35 * MINUTE}, most=480 * MINUTE)),
            ((31, 51), Amount(15 * MINUTE, {"trees": 50 * MINUTE}, most=480 * MINUTE)),
        ),
        Amount(15 * MINUTE, {"trees": 72 * MINUTE}, most=480 * MINUTE),
    ),
    need=TREE_CREW,
    action="trim",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(
        steps=(
            Text("设警戒区、移车", "close the zone, have cars moved"),
            Text("枯枝、病枝、下垂枝", "dead, sick and low branches"),
            Text("伤口涂抹", "seal the cuts"),
            Text("清运枝叶", "take the cuttings away"),
        ),
        tools=(
            Text("高枝锯", "pole saw"),
            Text("油锯", "chainsaw"),
            Text("安全带", "safety harness"),
        ),
        precautions=(
            Text("高处作业系安全带", "harness when working at height"),
            Text("下方有人监护", "someone watches below"),
        ),
    ),
)

TREE_FEED = Task(
    code="fertilise",
    title=Text("乔木施肥", "feed the trees"),
    cycle=QUARTERLY_GROWING,
    sources=(GUIDE, MEASURED),
    duration=Amount(10 * MINUTE, {"trees": 8 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="fertilise",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("环沟或穴施", "in a ring or in holes"),
            Text("覆土浇水", "cover and water"),
        )
    ),
)

TREE_WATER_SPRING = Task(
    code="spring_water",
    title=Text("返青水", "first water of spring"),
    cycle=IN_EARLY_SPRING,
    sources=(CUSTOM, TIMES),
    duration=Amount(10 * MINUTE, {"trees": 5 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("做树堰、浇透", "basin round the stem, soak"),)),
)

TREE_WATER_WINTER = Task(
    code="winter_water",
    title=Text("封冻水", "last water before frost"),
    cycle=IN_NOVEMBER,
    sources=(CUSTOM, TIMES),
    duration=Amount(10 * MINUTE, {"trees": 5 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("浇透、封堰", "soak, close the basin"),)),
)

TREE_WHITEWASH = Task(
    code="whitewash",
    title=Text("树干涂白防寒", "whitewash and winter wrap"),
    cycle=BEFORE_FROST,
    sources=(GUIDE, TIMES),
    duration=Amount(15 * MINUTE, {"trees": 5 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("清理树皮", "brush the bark"),
            Text("涂白 1.2 m", "whitewash to 1.2 m"),
            Text("幼树包裹", "wrap the young ones"),
        ),
        parts=(Text("涂白剂", "whitewash"),),
    ),
)

TREE_WEED = Task(
    code="weed",
    title=Text("树穴除草", "weed the tree pits"),
    cycle=MONTHLY_GROWING,
    sources=(CUSTOM, TIMES),
    duration=Amount(5 * MINUTE, {"trees": 2 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="weed",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("除草、松土", "weed and loosen"),
            Text("捡拾垃圾", "pick up litter"),
        )
    ),
)

TREE_SPRAY = Task(
    code="spray",
    title=Text("病虫害防治", "spray against pests"),
    cycle=MONTHLY_GROWING,
    sources=(PEST_NOTICES, GUIDE, TIMES),
    duration=Amount(15 * MINUTE, {"trees": 5 * MINUTE}, most=360 * MINUTE),
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

TREE_INSPECT = Task(
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

TREE_REPAIR = Task(
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

TREE_GROUP = EquipmentType(
    code="tree_group",
    title=Text("乔木（一组）", "group of trees"),
    family="greenery",
    tasks=(
        TREE_PRUNE,
        TREE_FEED,
        TREE_WATER_SPRING,
        TREE_WATER_WINTER,
        TREE_WHITEWASH,
        TREE_WEED,
        TREE_SPRAY,
        TREE_INSPECT,
        TREE_REPAIR,
    ),
    attributes=(
        Attribute("trees", Text("株数", "trees"), default=8, least=1, most=5_000),
        Attribute(
            "diameter",
            Text("胸径", "trunk diameter"),
            unit="cm",
            default=20,
            least=1,
            most=300,
        ),
        *PLANTING,
    ),
    tags=frozenset({"seasonal"}),
    aliases=("乔木", "行道树", "树木"),
)
