"""Trees.

A group is what one crew can prune in a day; larger stands are entered as several.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    Choose,
    EquipmentType,
    Hours,
    JobPlan,
    Task,
    Text,
)
from weibao_greenery.people import (
    BEFORE_FROST,
    DORMANT,
    IN_EARLY_SPRING,
    IN_NOVEMBER,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    TREE_CREW,
    TWO,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    GUIDE,
    MEASURED,
    TIMES,
)
from weibao_greenery.upkeep import INSPECT, REPLANT, spray

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

TREE_SPRAY = spray(Amount(15 * MINUTE, {"trees": 5 * MINUTE}, most=360 * MINUTE))

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
        INSPECT,
        REPLANT,
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
