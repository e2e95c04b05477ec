"""Hedges and shrubs."""

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
    EVERY_MONTH,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    SPRAYERS,
    TWO,
    WEEKLY_GROWING,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    GUIDE,
    MEASURED,
    MONTHLY_CHECK,
    PEST_NOTICES,
    RESULTS,
    SHANGHAI_GRADE_THREE,
    TIMES,
)

HEDGE_TRIM = Task(
    code="trim",
    title=Text("绿篱修剪", "trim the hedge"),
    cycle=MONTHLY_GROWING,
    sources=(GUIDE, SHANGHAI_GRADE_THREE, TIMES),
    duration=Amount(10 * MINUTE, {"length": 1.2 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="trim",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(
        steps=(
            Text("拉线定高", "set the line"),
            Text("平剪、侧剪", "top and sides"),
            Text("清运枝叶", "take the cuttings away"),
        ),
        tools=(Text("绿篱机", "hedge trimmer"),),
    ),
)

HEDGE_WATER = Task(
    code="water",
    title=Text("绿篱浇水", "water the hedge"),
    cycle=WEEKLY_GROWING,
    sources=(GUIDE, TIMES),
    duration=Amount(5 * MINUTE, {"length": 0.2 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    hours=Hours.between("06:00", "10:00"),
    job_plan=JobPlan(
        steps=(Text("避开正午，雨天不浇", "not at noon, not on rainy days"),)
    ),
)

HEDGE_FEED = Task(
    code="fertilise",
    title=Text("绿篱施肥", "feed the hedge"),
    cycle=QUARTERLY_GROWING,
    sources=(GUIDE, TIMES),
    duration=Amount(10 * MINUTE, {"length": 0.4 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="fertilise",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("沟施、覆土", "in a furrow, cover"),)),
)

HEDGE_WEED = Task(
    code="weed",
    title=Text("绿篱除草松土", "weed and loosen under the hedge"),
    cycle=MONTHLY_GROWING,
    sources=(SHANGHAI_GRADE_THREE, TIMES),
    duration=Amount(10 * MINUTE, {"length": 0.5 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="weed",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("除草、除藤蔓", "weeds and climbers out"),
            Text("松土", "loosen the soil"),
        )
    ),
)

HEDGE_SPRAY = Task(
    code="spray",
    title=Text("病虫害防治", "spray against pests"),
    cycle=MONTHLY_GROWING,
    sources=(PEST_NOTICES, GUIDE, TIMES),
    duration=Amount(10 * MINUTE, {"length": 0.3 * MINUTE}, most=360 * MINUTE),
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

HEDGE_INSPECT = Task(
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

HEDGE_REPAIR = Task(
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

HEDGE = EquipmentType(
    code="hedge",
    title=Text("绿篱", "hedge"),
    family="greenery",
    tasks=(
        HEDGE_TRIM,
        HEDGE_WATER,
        HEDGE_FEED,
        HEDGE_WEED,
        HEDGE_SPRAY,
        HEDGE_INSPECT,
        HEDGE_REPAIR,
    ),
    attributes=(
        Attribute(
            "length",
            Text("长度", "length"),
            unit="m",
            default=100,
            least=0.5,
            most=20_000,
        ),
        *PLANTING,
    ),
    tags=frozenset({"seasonal"}),
)

SHRUB_TRIM = Task(
    code="trim",
    title=Text("灌木修剪", "prune the shrubs"),
    cycle=QUARTERLY_GROWING,
    sources=(SHANGHAI_GRADE_THREE, MEASURED),
    duration=Choose(
        "height",
        (
            (
                (None, 0.9),
                Amount(15 * MINUTE, {"area": 0.58 * MINUTE}, most=480 * MINUTE),
            ),
        ),
        Amount(15 * MINUTE, {"area": 0.82 * MINUTE}, most=480 * MINUTE),
    ),
    need=TWO,
    action="trim",
    category=Category.FACILITY_UPKEEP,
    impacts=frozenset({"noise"}),
    hours=Hours.between("08:30", "17:30"),
    job_plan=JobPlan(
        steps=(
            Text("去枯枝、徒长枝", "dead and overlong shoots out"),
            Text("整形", "shape"),
            Text("清运枝叶", "take the cuttings away"),
        )
    ),
)

SHRUB_WATER = Task(
    code="water",
    title=Text("灌木浇水", "water the shrubs"),
    cycle=WEEKLY_GROWING,
    sources=(GUIDE, MEASURED),
    duration=Amount(5 * MINUTE, {"area": 0.35 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    hours=Hours.between("06:00", "10:00"),
    job_plan=JobPlan(
        steps=(Text("避开正午，雨天不浇", "not at noon, not on rainy days"),)
    ),
)

SHRUB_FEED = Task(
    code="fertilise",
    title=Text("灌木施肥", "feed the shrubs"),
    cycle=QUARTERLY_GROWING,
    sources=(GUIDE, MEASURED),
    duration=Amount(10 * MINUTE, {"area": 1.15 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="fertilise",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("沟施、覆土、浇水", "in a furrow, cover, water"),)),
)

SHRUB_WEED = Task(
    code="weed",
    title=Text("灌木除草松土", "weed the shrubs"),
    cycle=MONTHLY_GROWING,
    sources=(SHANGHAI_GRADE_THREE, MEASURED),
    duration=Amount(10 * MINUTE, {"area": 1.18 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="weed",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("连根除草", "weeds out with the root"),
            Text("松土", "loosen the soil"),
        )
    ),
)

SHRUB_SPRAY = Task(
    code="spray",
    title=Text("病虫害防治", "spray against pests"),
    cycle=MONTHLY_GROWING,
    sources=(PEST_NOTICES, GUIDE, TIMES),
    duration=Amount(10 * MINUTE, {"area": 0.1 * MINUTE}, most=360 * MINUTE),
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

SHRUB_INSPECT = Task(
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

SHRUB_REPAIR = Task(
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

SHRUB_BED = EquipmentType(
    code="shrub_bed",
    title=Text("灌木、绿化带", "shrubs, green belt"),
    family="greenery",
    tasks=(
        SHRUB_TRIM,
        SHRUB_WATER,
        SHRUB_FEED,
        SHRUB_WEED,
        SHRUB_SPRAY,
        SHRUB_INSPECT,
        SHRUB_REPAIR,
    ),
    attributes=(
        Attribute(
            "area", Text("面积", "area"), unit="m²", default=200, least=0.5, most=50_000
        ),
        Attribute(
            "height", Text("高度", "height"), unit="m", default=0.8, least=0.1, most=6
        ),
        *PLANTING,
    ),
    tags=frozenset({"seasonal"}),
    aliases=("绿化带", "灌木"),
)
