"""Flower beds and the irrigation."""

from weibao import (
    Amount,
    Attribute,
    Category,
    Cycle,
    EquipmentType,
    Every,
    Hours,
    JobPlan,
    Period,
    Quota,
    Task,
    Text,
    Tier,
)
from weibao_greenery.people import (
    AFTER_NIGHT_FROST,
    BEDDING_OUT,
    BEFORE_NIGHT_FROST,
    MINUTE,
    MONTHLY_GROWING,
    ONE,
    TWICE_MONTHLY_GROWING,
    TWO,
)
from weibao_greenery.planting import PLANTING
from weibao_greenery.sources import (
    CUSTOM,
    GUIDE,
    MEASURED,
    SHANGHAI_GRADE_THREE,
    TIMES,
)
from weibao_greenery.upkeep import INSPECT, REPLANT, spray

BED_TRIM = Task(
    code="trim",
    title=Text("花卉修剪", "dead-head the flowers"),
    cycle=TWICE_MONTHLY_GROWING,
    sources=(CUSTOM, TIMES),
    duration=Amount(10 * MINUTE, {"area": 0.4 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="trim",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(Text("摘残花、黄叶", "spent blooms and yellow leaves off"),)
    ),
)

BED_WATER = Task(
    code="water",
    title=Text("花坛浇水", "water the flower bed"),
    cycle=Cycle(Quota(2, Period.WEEK), seasons=("growing",)),
    sources=(GUIDE, MEASURED),
    duration=Amount(5 * MINUTE, {"area": 0.35 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="water",
    category=Category.FACILITY_UPKEEP,
    hours=Hours.between("06:00", "10:00"),
    job_plan=JobPlan(
        steps=(Text("避开正午，雨天不浇", "not at noon, not on rainy days"),)
    ),
)

BED_FEED = Task(
    code="fertilise",
    title=Text("花坛施肥", "feed the flower bed"),
    cycle=MONTHLY_GROWING,
    sources=(CUSTOM, MEASURED),
    duration=Amount(10 * MINUTE, {"area": 1.15 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="fertilise",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("薄肥勤施", "little and often"),)),
)

BED_WEED = Task(
    code="weed",
    title=Text("花坛除草", "weed the flower bed"),
    cycle=TWICE_MONTHLY_GROWING,
    sources=(CUSTOM, MEASURED),
    duration=Amount(5 * MINUTE, {"area": 1.18 * MINUTE}, most=480 * MINUTE),
    need=ONE,
    action="weed",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(steps=(Text("连根除草", "weeds out with the root"),)),
)

BED_RENEW = Task(
    code="renew",
    title=Text("花坛换花", "change the flowers"),
    cycle=BEDDING_OUT,
    sources=(SHANGHAI_GRADE_THREE, CUSTOM, TIMES),
    duration=Amount(30 * MINUTE, {"area": 3 * MINUTE}, most=480 * MINUTE),
    need=TWO,
    action="replace",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("清除旧花、翻土", "old plants out, turn the soil"),
            Text("定植、浇水", "plant, water in"),
        )
    ),
)

BED_SPRAY = spray(Amount(10 * MINUTE, {"area": 0.1 * MINUTE}, most=360 * MINUTE))

FLOWER_BED = EquipmentType(
    code="flower_bed",
    title=Text("花坛", "flower bed"),
    family="greenery",
    tasks=(
        BED_TRIM,
        BED_WATER,
        BED_FEED,
        BED_WEED,
        BED_RENEW,
        BED_SPRAY,
        INSPECT,
        REPLANT,
    ),
    attributes=(
        Attribute(
            "area", Text("面积", "area"), unit="m²", default=50, least=0.5, most=20_000
        ),
        *PLANTING,
    ),
    tags=frozenset({"seasonal"}),
    aliases=("花园", "花境"),
)

IRR_INSPECT = Task(
    code="inspect",
    title=Text("喷灌系统检查", "inspect the irrigation"),
    cycle=MONTHLY_GROWING,
    sources=(CUSTOM, TIMES),
    duration=Amount(15 * MINUTE, {"heads": 1 * MINUTE}, most=240 * MINUTE),
    need=ONE,
    action="inspect",
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("逐区试喷", "run zone by zone"),
            Text("喷头堵塞、破损", "heads blocked or broken"),
            Text("控制器、雨量传感器", "controller and rain sensor"),
        )
    ),
)

IRR_OPEN = Task(
    code="start_up",
    title=Text("喷灌系统春季启用", "open the irrigation in spring"),
    cycle=AFTER_NIGHT_FROST,
    sources=(CUSTOM, TIMES),
    duration=90 * MINUTE,
    need=TWO,
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("缓慢充水、排气", "fill slowly, let the air out"),
            Text("查漏、调喷头", "leaks, aim the heads"),
        )
    ),
)

IRR_CLOSE = Task(
    code="winterise",
    title=Text("喷灌系统冬季排空", "drain the irrigation for winter"),
    cycle=BEFORE_NIGHT_FROST,
    sources=(CUSTOM, TIMES),
    duration=90 * MINUTE,
    need=TWO,
    category=Category.FACILITY_UPKEEP,
    job_plan=JobPlan(
        steps=(
            Text("关总阀、吹扫管路", "shut the main, blow the lines out"),
            Text("保温", "insulate"),
        )
    ),
)

IRR_REPAIR = Task(
    code="repair",
    title=Text("喷灌系统维修", "repair of the irrigation"),
    cycle=None,
    sources=(CUSTOM,),
    duration=60 * MINUTE,
    need=ONE,
    action="repair",
    category=Category.EMERGENCY_REPAIR,
    tier=Tier.EMERGENCY,
    rectify=Every(days=7),
    job_plan=JobPlan(
        steps=(Text("更换喷头、接头", "new heads and joints"), Text("试喷", "run it"))
    ),
)

IRRIGATION_SYSTEM = EquipmentType(
    code="irrigation_system",
    title=Text("喷灌系统", "irrigation"),
    family="greenery",
    tasks=(IRR_INSPECT, IRR_OPEN, IRR_CLOSE, IRR_REPAIR),
    attributes=(
        Attribute("heads", Text("喷头数", "heads"), default=30, least=1, most=5_000),
    ),
    tags=frozenset({"seasonal"}),
)
