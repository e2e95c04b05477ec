"""Hedges and shrubs."""

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
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    QUARTERLY_GROWING,
    TWO,
    WEEKLY_GROWING,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    GUIDE,
    MEASURED,
    SHANGHAI_GRADE_THREE,
    TIMES,
)
from weibao_greenery.upkeep import INSPECT, REPLANT, spray

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

HEDGE_SPRAY = spray(Amount(10 * MINUTE, {"length": 0.3 * MINUTE}, most=360 * MINUTE))

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
        INSPECT,
        REPLANT,
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

SHRUB_SPRAY = spray(Amount(10 * MINUTE, {"area": 0.1 * MINUTE}, most=360 * MINUTE))

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
        INSPECT,
        REPLANT,
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
