"""Fire lanes, ways out, and the yearly duties of a building."""

from weibao import (
    Category,
    Criticality,
    EquipmentType,
    Hours,
    JobPlan,
    Need,
    Position,
    Task,
    Text,
)
from weibao_fire.people import (
    MINUTE,
    MONTHLY,
    OPERATOR,
    OPERATOR_AND_ONE,
    PATROL,
    SAFETY,
    TWO,
    YEARLY,
)
from weibao_fire.repairs import RECTIFY
from weibao_fire.sources import (
    FIRE_LAW_PASSAGES,
    HIGH_RISE_ASSESSMENT,
    HIGH_RISE_DRILL,
    HIGH_RISE_TRAINING,
    SITE_CUSTOM,
    TIMES,
)

PASSAGE_INSPECT = Task(
    code="inspect",
    title=Text("消防通道、疏散通道检查", "check that fire lanes and ways out are free"),
    cycle=MONTHLY,
    sources=(FIRE_LAW_PASSAGES, SITE_CUSTOM),
    duration=15 * MINUTE,
    need=PATROL,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.SAFETY,
    job_plan=JobPlan(
        steps=(
            Text("通道无占用、堵塞、封闭", "nothing occupies, blocks or locks the way"),
            Text("标线、标识清楚", "lines and signs can be read"),
            Text("疏散门可开启", "exit doors open"),
        )
    ),
)

FIRE_PASSAGE = EquipmentType(
    code="fire_passage",
    title=Text("消防通道、疏散通道", "fire lane or way out"),
    family="fire",
    tasks=(PASSAGE_INSPECT, RECTIFY),
    subject_kinds=frozenset({"location"}),
    aliases=("消防通道", "疏散通道", "evacuation_route"),
    tags=SAFETY,
)

YEARLY_DRILL = Task(
    code="yearly_drill",
    title=Text("消防演练", "fire drill"),
    cycle=YEARLY,
    sources=(HIGH_RISE_DRILL, TIMES),
    duration=120 * MINUTE,
    need=Need((*OPERATOR.positions, Position(count=3, skill="patrol"))),
    action="drill",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    hours=Hours.between("09:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("发布演练通知", "announce the drill"),
            Text("报警、疏散、扑救、清点", "alarm, evacuation, fighting, head count"),
            Text("总结并修订预案", "sum up and revise the plan"),
        )
    ),
)

YEARLY_TRAINING = Task(
    code="yearly_training",
    title=Text("居民消防宣传培训", "fire training of the residents"),
    cycle=YEARLY,
    sources=(HIGH_RISE_TRAINING, TIMES),
    duration=60 * MINUTE,
    need=TWO,
    action="train",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("灭火器、消火栓使用", "how to use extinguishers and hydrants"),
            Text("逃生与电动自行车安全", "escape, and safety of e-bikes"),
        )
    ),
)

YEARLY_ASSESSMENT = Task(
    code="yearly_assessment",
    title=Text("建筑消防安全评估", "fire safety assessment of the building"),
    cycle=YEARLY,
    sources=(HIGH_RISE_ASSESSMENT, TIMES),
    duration=480 * MINUTE,
    need=OPERATOR_AND_ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text(
                "管理、设施、疏散、火灾荷载", "management, systems, ways out, fire load"
            ),
            Text("评估报告与整改计划", "report and plan to put things right"),
        )
    ),
)

FIRE_SAFETY_PROGRAMME = EquipmentType(
    code="fire_safety_programme",
    title=Text("消防安全年度工作（一栋楼）", "yearly fire safety duties of a building"),
    family="fire",
    tasks=(YEARLY_DRILL, YEARLY_TRAINING, YEARLY_ASSESSMENT, RECTIFY),
    subject_kinds=frozenset({"location", "round"}),
    tags=SAFETY,
)
