"""What outsiders do at lifts: inspection, tests between, governor calibration.

The years count from the month of installation, which is that of the supervision
inspection as a rule; where it is not, a policy states the month (``from``). A year of
the inspection has no test, and none follows the fifteenth. The lift's own service
firm attends with two mechanics, whose hours these are; the inspectors are not ours.
"""

from weibao import (
    FLOATING,
    Attribute,
    Category,
    Criticality,
    Cycle,
    Every,
    Interval,
    JobPlan,
    ListedYears,
    Source,
    Stage,
    Stages,
    Task,
    Text,
    Tolerance,
)
from weibao_lifts import sources
from weibao_lifts.visits import MINUTE, PRECAUTIONS, TWO_MECHANICS

INSPECTION_YEARS = (1, 4, 7, 9, 11, 13, 15)
TEST_YEARS = tuple(year for year in range(1, 16) if year not in INSPECTION_YEARS)


def attended(
    code: str,
    title: Text,
    action: str,
    cycle: Cycle,
    rule: Source,
    steps: tuple[Text, ...],
) -> Task:
    """Return what a body of outsiders does once a year while two mechanics attend."""
    return Task(
        code=code,
        title=title,
        cycle=cycle,
        sources=(rule, sources.TIMES),
        duration=90 * MINUTE,
        need=TWO_MECHANICS,
        action=action,
        category=Category.SAFETY_INSPECTION,
        criticality=Criticality.STATUTORY,
        outage=True,
        impacts=frozenset({"outage"}),
        accountable="电梯安全员",
        job_plan=JobPlan(steps=steps, precautions=PRECAUTIONS),
    )


INSPECTION = attended(
    "inspection",
    Text("电梯定期检验", "periodic inspection of the lift"),
    "inspect",
    Cycle(ListedYears(years=INSPECTION_YEARS, then_every=1, early_months=2)),
    sources.INSPECTION,
    (
        Text(
            "有效期届满一个月前已报检",
            "applied for a month before the last one expires",
        ),
        Text("备好技术资料和维保记录", "technical papers and service records"),
        Text("配合检验机构现场检验", "attend the inspection body on site"),
        Text("整改检验意见", "put right what was found"),
        Text("更换检验标志", "put up the new inspection mark"),
    ),
)

SELF_TEST = attended(
    "self_test",
    Text("电梯自行检测", "test of the lift between inspections"),
    "test",
    Cycle(ListedYears(years=TEST_YEARS, then_every=None, early_months=1)),
    sources.SELF_TEST,
    (
        Text("委托符合规则条件的检测机构", "a body that the rules allow does it"),
        Text("配合现场检测", "attend the test on site"),
        Text("不合格项整改并复测", "put right what failed, test again"),
        Text("检测报告存档", "file the report"),
    ),
)

CALIBRATION_EARLY = Tolerance(before=Every(months=1))
GOVERNOR_IN_USE = Attribute(
    "governor_in_use",
    Text("限速器启用日期", "governor in use since"),
    "date",
)
CALIBRATION_STEPS = JobPlan(
    steps=(
        Text("有资质的单位现场校验", "a qualified unit calibrates on site"),
        Text("测机械和电气动作速度", "tripping speed: mechanical and electrical"),
        Text("铅封并出具校验报告", "seal it, get the report"),
        Text("恢复并试运行", "put back, test run"),
    ),
    precautions=PRECAUTIONS,
)


def calibration(clause: Text, cycle: Cycle) -> Task:
    """Return the calibration of a governor by the cycle of its kind of lift."""
    return Task(
        code="governor_calibration",
        title=Text("限速器动作速度校验", "calibration of the governor"),
        cycle=cycle,
        sources=(sources.calibration(clause), sources.TIMES),
        duration=60 * MINUTE,
        need=TWO_MECHANICS,
        action="calibrate",
        category=Category.SAFETY_INSPECTION,
        criticality=Criticality.STATUTORY,
        outage=True,
        impacts=frozenset({"outage"}),
        job_plan=CALIBRATION_STEPS,
    )


# Its age counts, not the lift's: a new governor begins anew.
TRACTION_CALIBRATION = calibration(
    Text("附件A-4第6项", "annex A-4, item 6"),
    Cycle(
        Stages(
            first_at=Every(months=24),
            stages=(
                Stage(Every(), Every(months=24)),
                Stage(Every(months=180), Every(months=12)),
            ),
            since="governor_in_use",
        ),
        tolerance=CALIBRATION_EARLY,
    ),
)
# A policy switches it off for a lift without a governor.
HYDRAULIC_CALIBRATION = calibration(
    Text("附件B-4第4项", "annex B-4, item 4"),
    Cycle(Interval(Every(months=24), FLOATING), tolerance=CALIBRATION_EARLY),
)
