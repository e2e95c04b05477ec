"""What the owner's lift safety officers do, and the rescue drills.

A round takes in the lifts it is for; its attribute ``stops`` counts them.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    Criticality,
    Cycle,
    EquipmentType,
    Every,
    JobPlan,
    Need,
    Period,
    Position,
    Quota,
    Task,
    Text,
    Tier,
)
from weibao_lifts import sources
from weibao_lifts.visits import MINUTE, TWO_MECHANICS

STOPS = Attribute(
    "stops", Text("电梯台数", "lifts on the round"), default=10, least=1, most=500
)
OFFICER = Need((Position(skill="patrol"),))

DAILY_CONTROL = Task(
    code="daily_control",
    title=Text("电梯日管控", "daily control of the lifts"),
    cycle=Cycle(Quota(1, Period.DAY)),
    sources=(sources.OWNER_DUTIES, sources.TIMES),
    duration=Amount(
        10 * MINUTE, {"stops": 5 * MINUTE}, least=15 * MINUTE, most=240 * MINUTE
    ),
    need=OFFICER,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    tier=Tier.DAILY,
    criticality=Criticality.STATUTORY,
    every_day=True,
    accountable="电梯安全员",
    job_plan=JobPlan(
        steps=(
            Text("逐台查看运行状态与异响", "run state and noises, lift by lift"),
            Text("报警、对讲试用", "try alarm and intercom"),
            Text("无风险亦须零报告", "report, also when nothing was found"),
        )
    ),
)

WEEKLY_REVIEW = Task(
    code="weekly_review",
    title=Text("电梯周排查", "weekly review of lift risks"),
    cycle=Cycle(Quota(1, Period.WEEK)),
    sources=(sources.OWNER_DUTIES, sources.TIMES),
    duration=60 * MINUTE,
    need=OFFICER,
    action="review",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    accountable="电梯安全总监",
    job_plan=JobPlan(
        steps=(
            Text("汇总每日记录", "gather the daily reports"),
            Text("研判风险并落实整改", "weigh the risks, see that they are removed"),
        )
    ),
)

MONTHLY_MEETING = Task(
    code="monthly_meeting",
    title=Text("电梯月调度", "monthly meeting on lift safety"),
    cycle=Cycle(Quota(1, Period.MONTH)),
    sources=(sources.OWNER_DUTIES, sources.TIMES),
    duration=60 * MINUTE,
    need=Need((Position(count=2),)),
    action="review",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    accountable="主要负责人",
    job_plan=JobPlan(
        steps=(
            Text("听取安全总监汇报", "hear the safety director"),
            Text("部署下月工作并形成纪要", "set the next month's work, keep minutes"),
        )
    ),
)

RECTIFY = Task(
    code="repair",
    title=Text("电梯隐患整改", "remove a lift hazard"),
    cycle=None,
    sources=(sources.OWNER_DUTIES, sources.REPAIR_TIME),
    duration=60 * MINUTE,
    need=OFFICER,
    action="repair",
    category=Category.EMERGENCY_REPAIR,
    tier=Tier.EMERGENCY,
    criticality=Criticality.STATUTORY,
    rectify=Every(days=3),
    job_plan=JobPlan(
        steps=(
            Text("通知维保单位", "call the service firm"),
            Text("复查并销号", "check again and close the hazard"),
        )
    ),
)

LIFT_SAFETY_ROUND = EquipmentType(
    code="lift_safety_round",
    title=Text("电梯安全管理（日周月）", "lift safety duties of the owner"),
    family="lifts",
    tasks=(DAILY_CONTROL, WEEKLY_REVIEW, MONTHLY_MEETING, RECTIFY),
    subject_kinds=frozenset({"round"}),
    attributes=(STOPS,),
    tags=frozenset({"lift", "safety"}),
)

RESCUE_DRILL = Task(
    code="rescue_drill",
    title=Text("困人救援演练", "drill: rescue of trapped people"),
    cycle=Cycle(Quota(1, Period.HALF_YEAR)),
    sources=(sources.DRILLS, sources.TIMES),
    duration=60 * MINUTE,
    need=Need((*TWO_MECHANICS.positions, Position(skill="patrol"))),
    action="drill",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("选定一台电梯并公告", "choose one lift, put up a notice"),
            Text("模拟困人、呼救、到场、救出", "trapped, call, arrival, rescue"),
            Text("记录用时并改进预案", "note the times, improve the plan"),
        )
    ),
)

LIFT_RESCUE_DRILL = EquipmentType(
    code="lift_rescue_drill",
    title=Text("电梯救援演练（同类电梯）", "rescue drill for one class of lifts"),
    family="lifts",
    tasks=(RESCUE_DRILL, RECTIFY),
    subject_kinds=frozenset({"round"}),
    attributes=(STOPS,),
    tags=frozenset({"lift", "safety"}),
)
