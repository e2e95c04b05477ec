"""Fire water tanks and hydrants."""

from weibao import (
    Attribute,
    Category,
    Criticality,
    Cycle,
    EquipmentType,
    JobPlan,
    Period,
    Quota,
    Season,
    Task,
    Text,
)
from weibao_fire.people import MINUTE, MONTHLY, ONE, QUARTERLY, SAFETY, TWO, YEARLY
from weibao_fire.repairs import repair
from weibao_fire.sources import (
    SITE_CUSTOM,
    STREET_HYDRANTS,
    TIMES,
    WATER_SOURCE,
)

TANK_LEVEL = Task(
    code="monthly_level",
    title=Text("消防水池（箱）水位检查", "water level of the fire tank"),
    cycle=MONTHLY,
    sources=(WATER_SOURCE, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("水位、补水", "level and refilling"),
            Text("液位显示与控制室一致", "gauge agrees with the control room"),
            Text("消防用水不作他用措施", "nothing else draws on the fire water"),
        )
    ),
)

MAINS_PRESSURE = Task(
    code="quarterly_mains",
    title=Text("市政供水压力和能力检查", "pressure and capacity of the mains"),
    cycle=QUARTERLY,
    sources=(WATER_SOURCE, TIMES),
    duration=15 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("进户压力", "pressure at the inlet"),
            Text("补水能力", "capacity to refill"),
        )
    ),
)

TANK_STRUCTURE = Task(
    code="yearly_structure",
    title=Text("消防水池（箱）结构检查", "structure of the fire tank"),
    cycle=YEARLY,
    sources=(WATER_SOURCE, TIMES),
    duration=60 * MINUTE,
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("池壁、人孔、爬梯", "walls, manhole, ladder"),
            Text("渗漏、锈蚀", "leaks and rust"),
            Text("通气管、溢流管防虫", "vents and overflows screened"),
        )
    ),
)

TANK_REPAIR = repair(
    Text("消防水池（箱）维修", "repair of the fire tank"),
    120 * MINUTE,
    TWO,
    days=3,
    outage=True,
)

FIRE_WATER_TANK = EquipmentType(
    code="fire_water_tank",
    title=Text("消防水池（水箱）", "fire water tank"),
    family="fire",
    tasks=(TANK_LEVEL, MAINS_PRESSURE, TANK_STRUCTURE, TANK_REPAIR),
    attributes=(
        Attribute(
            "volume",
            Text("容积", "volume"),
            unit="m³",
            default=100,
            least=1,
            most=5_000,
        ),
    ),
    aliases=("消防水池", "消防水箱"),
    tags=SAFETY,
)

HOSE_CHECK = Task(
    code="yearly_hose_check",
    title=Text("室内消火栓展带检查", "unroll the hose of an indoor hydrant"),
    cycle=YEARLY,
    sources=(SITE_CUSTOM,),
    duration=10 * MINUTE,
    need=ONE,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("展开水带查霉变", "unroll the hose, no rot"),
            Text("栓口、水枪、卷盘", "valve, nozzle, reel"),
            Text("门锁、标识", "door and sign"),
        )
    ),
)

HYDRANT_REPAIR = repair(
    Text("消火栓维修", "repair of a hydrant"), 40 * MINUTE, ONE, outage=True
)

FIRE_HYDRANT_BOX = EquipmentType(
    code="fire_hydrant_box",
    title=Text("室内消火栓箱", "indoor hydrant box"),
    family="fire",
    tasks=(HOSE_CHECK, HYDRANT_REPAIR),
    aliases=("消火栓箱", "室内消火栓"),
    tags=SAFETY,
)

STREET_QUARTERLY = Task(
    code="quarterly_check",
    title=Text("室外消火栓季度检查", "quarterly check of an outdoor hydrant"),
    cycle=QUARTERLY,
    sources=(STREET_HYDRANTS, TIMES),
    duration=10 * MINUTE,
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("井盖、阀杆、栓口", "cover, spindle, outlets"),
            Text("放水清锈", "flush out rust"),
            Text("15 m 内无遮挡", "nothing in the way around it"),
        )
    ),
)

STREET_FLOW = Task(
    code="yearly_flow_test",
    title=Text("室外消火栓出水试验", "flow test of an outdoor hydrant"),
    cycle=YEARLY,
    sources=(STREET_HYDRANTS, TIMES),
    duration=20 * MINUTE,
    need=TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("出水压力与流量", "pressure and flow"),
            Text("关闭后无渗漏", "tight when shut"),
        )
    ),
)

STREET_FROST = Task(
    code="before_winter",
    title=Text("室外消火栓防冻检查", "frost check of an outdoor hydrant"),
    cycle=Cycle(Quota(1, Period.YEAR), seasons=(Season((10, 8), (11, 10)),)),
    sources=(STREET_HYDRANTS, TIMES),
    duration=15 * MINUTE,
    need=TWO,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("排空余水", "drain what is left"),
            Text("保温、井内积水", "insulation, no water in the pit"),
        )
    ),
)

OUTDOOR_HYDRANT = EquipmentType(
    code="outdoor_hydrant",
    title=Text("室外消火栓", "outdoor hydrant"),
    family="fire",
    tasks=(STREET_QUARTERLY, STREET_FLOW, STREET_FROST, HYDRANT_REPAIR),
    aliases=("室外消火栓",),
    tags=SAFETY,
)
