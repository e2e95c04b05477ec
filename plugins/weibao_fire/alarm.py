"""Fire alarm systems and the control room.

A system too large for a crew's day is entered building by building: a test is at
most eight hours.
"""

from weibao import (
    Amount,
    Attribute,
    Category,
    Criticality,
    Cycle,
    EquipmentType,
    Hours,
    JobPlan,
    Period,
    Quota,
    Task,
    Text,
)
from weibao_fire.people import (
    HALF_YEARLY,
    MINUTE,
    MONTHLY,
    ONE,
    OPERATOR,
    OPERATOR_AND_ONE,
    OPERATOR_AND_TWO,
    QUARTERLY,
    SAFETY,
    YEARLY,
)
from weibao_fire.repairs import repair
from weibao_fire.sources import (
    ALARM,
    ALARM_FIGURES,
    ALARM_LINK,
    FACILITY_TEST,
    FIRE_LAW_UPKEEP,
    FIRE_LAW_YEARLY,
    HIGH_RISE_PAPERS,
    PANEL_BATTERY,
    PUMPS,
    SITE_CUSTOM,
    TIMES,
)

DEVICES = Attribute(
    "devices",
    Text("探测器、手报、模块数", "detectors, call points and modules"),
    default=150,
    least=1,
    most=10_000,
)

MONTHLY_SERVICE = Task(
    code="monthly_service",
    title=Text("火灾报警系统月度维保", "monthly service of the fire alarm"),
    cycle=MONTHLY,
    sources=(FIRE_LAW_UPKEEP, SITE_CUSTOM, TIMES),
    duration=60 * MINUTE,
    need=OPERATOR_AND_ONE,
    criticality=Criticality.SAFETY,
    job_plan=JobPlan(
        steps=(
            Text("控制器自检、消音、复位", "panel: self test, silence, reset"),
            Text("屏蔽与故障点核对", "check disabled and faulty points"),
            Text("打印机、时钟、电源状态", "printer, clock, power state"),
            Text("抽查手动报警按钮与警报器", "try some call points and sounders"),
        )
    ),
)

TRANSMITTER_TEST = Task(
    code="transmitter_test",
    title=Text("联网传输装置报警测试", "test alarm through the remote link"),
    cycle=Cycle(Quota(2, Period.MONTH)),
    sources=(ALARM_LINK, TIMES),
    duration=10 * MINUTE,
    need=ONE,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.CONTRACT,
    job_plan=JobPlan(
        steps=(
            Text("通知监控中心", "tell the monitoring centre"),
            Text("发送测试报警并核对", "send a test alarm and see that it came"),
            Text("记录时间", "note the time"),
        )
    ),
)

QUARTERLY_TEST = Task(
    code="quarterly_test",
    title=Text("火灾报警系统季度试验", "quarterly test of the fire alarm"),
    cycle=QUARTERLY,
    sources=(ALARM, ALARM_FIGURES, TIMES),
    duration=Amount(
        120 * MINUTE, {"devices": 0.75 * MINUTE}, least=150 * MINUTE, most=480 * MINUTE
    ),
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    hours=Hours.between("09:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text(
                "下一批探测器、手报试验（每次约四分之一）",
                "test the next quarter of detectors and call points",
            ),
            Text(
                "主备电切换 1～3 次",
                "switch between mains and standby one to three times",
            ),
            Text("水流、压力开关报警", "alarms of flow and pressure switches"),
            Text(
                "警报器、广播、电话抽试 25%",
                "sounders, broadcast, phones: a quarter of them",
            ),
            Text("防火门、卷帘联动抽试 25%", "doors and shutters: a quarter of them"),
            Text(
                "电梯迫降、风机、水泵、切非联动",
                "lift recall, fans, pumps, load shedding",
            ),
        ),
        precautions=(
            Text("提前公告，避开居民休息时间", "announce it, keep out of rest hours"),
            Text("通知电梯维保及控制室", "tell the lift crew and the control room"),
        ),
    ),
)

YEARLY_TEST = Task(
    code="yearly_test",
    title=Text("火灾报警系统年度检测", "yearly full test of the fire alarm"),
    cycle=YEARLY,
    sources=(FIRE_LAW_YEARLY, FACILITY_TEST, ALARM, ALARM_FIGURES, TIMES),
    duration=Amount(
        120 * MINUTE, {"devices": 2 * MINUTE}, least=180 * MINUTE, most=480 * MINUTE
    ),
    need=OPERATOR_AND_TWO,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    impacts=frozenset({"noise"}),
    hours=Hours.between("09:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text("全部探测器、手报逐一试验", "every detector and call point"),
            Text("全部联动功能", "every linkage"),
            Text("全部防火门、卷帘", "every fire door and shutter"),
            Text("出具检测报告并存档", "write the report and file it"),
        ),
        precautions=(
            Text("提前公告，避开居民休息时间", "announce it, keep out of rest hours"),
        ),
    ),
)

BATTERY_TEST = Task(
    code="battery_test",
    title=Text("备用电池放电试验", "endurance test of the standby battery"),
    cycle=YEARLY,
    sources=(PANEL_BATTERY, TIMES),
    duration=60 * MINUTE,
    need=OPERATOR_AND_ONE,
    action="test",
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text("断开主电运行", "run without mains"),
            Text("记录电压与时间", "note voltage and time"),
            Text("恢复主电充电", "restore mains, recharge"),
        )
    ),
)

ALARM_REPAIR = repair(
    Text("火灾报警系统故障维修", "repair of the fire alarm"),
    90 * MINUTE,
    OPERATOR_AND_ONE,
)

FIRE_ALARM_SYSTEM = EquipmentType(
    code="fire_alarm_system",
    title=Text("火灾自动报警系统", "fire alarm system"),
    family="fire",
    tasks=(
        MONTHLY_SERVICE,
        TRANSMITTER_TEST,
        QUARTERLY_TEST,
        YEARLY_TEST,
        BATTERY_TEST,
        ALARM_REPAIR,
    ),
    attributes=(
        DEVICES,
        Attribute("maker", Text("控制器厂家", "maker of the panel"), "text"),
    ),
    aliases=("火灾报警系统", "消防报警系统", "fire_system"),
    tags=SAFETY,
)

START_LOG_CHECK = Task(
    code="start_log_check",
    title=Text("核对消防泵自动启动记录", "read the log of automatic pump starts"),
    cycle=MONTHLY,
    sources=(PUMPS, TIMES),
    duration=15 * MINUTE,
    need=OPERATOR,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.STATUTORY,
    job_plan=JobPlan(
        steps=(
            Text("每周自动启动记录齐全", "every week has its start on record"),
            Text("异常启停已处理", "odd starts and stops were followed up"),
        )
    ),
)

PAPERS_CHECK = Task(
    code="papers_check",
    title=Text("控制室资料核对", "check the papers kept in the control room"),
    cycle=HALF_YEARLY,
    sources=(HIGH_RISE_PAPERS, SITE_CUSTOM),
    duration=30 * MINUTE,
    need=OPERATOR,
    action="inspect",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    job_plan=JobPlan(
        steps=(
            Text(
                "预案、平面图、维保记录、检测报告在位",
                "plans, drawings, service records, test reports are there",
            ),
            Text("值班人员证书在有效期内", "certificates of those on duty are valid"),
            Text("值班记录每 2 小时连续", "the log has an entry every two hours"),
        )
    ),
)

PHONE_TEST = Task(
    code="phone_test",
    title=Text("消防电话与广播试验", "try fire phones and broadcast"),
    cycle=MONTHLY,
    sources=(SITE_CUSTOM,),
    duration=20 * MINUTE,
    need=OPERATOR,
    action="test",
    category=Category.SAFETY_INSPECTION,
    criticality=Criticality.ROUTINE,
    impacts=frozenset({"noise"}),
    hours=Hours.between("09:00", "17:00"),
    job_plan=JobPlan(
        steps=(
            Text(
                "与泵房、配电房、电梯机房通话",
                "call pump, power and lift machine rooms",
            ),
            Text("广播选层试听", "try the broadcast on one floor"),
            Text("外线报警电话可用", "the outside line works"),
        )
    ),
)

ROOM_REPAIR = repair(
    Text("控制室设备维修", "repair in the control room"), 60 * MINUTE, OPERATOR_AND_ONE
)

FIRE_CONTROL_ROOM = EquipmentType(
    code="fire_control_room",
    title=Text("消防控制室", "fire control room"),
    family="fire",
    tasks=(START_LOG_CHECK, PAPERS_CHECK, PHONE_TEST, ROOM_REPAIR),
    subject_kinds=frozenset({"asset", "location"}),
    aliases=("消控室",),
    tags=SAFETY,
)
