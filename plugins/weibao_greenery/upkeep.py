"""What every planting needs alike: a look each month, sprays, what died replaced."""

from datetime import timedelta

from weibao import (
    Amount,
    Category,
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
    SPRAYERS,
    TWO,
)
from weibao_greenery.sources import (
    CUSTOM,
    GUIDE,
    MONTHLY_CHECK,
    PEST_NOTICES,
    RESULTS,
    TIMES,
)


def spray(duration: Amount[timedelta]) -> Task:
    """Return the spraying of a planting, which takes as long as it is large."""
    return Task(
        code="spray",
        title=Text("病虫害防治", "spray against pests"),
        cycle=MONTHLY_GROWING,
        sources=(PEST_NOTICES, GUIDE, TIMES),
        duration=duration,
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


INSPECT = Task(
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

REPLANT = Task(
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
