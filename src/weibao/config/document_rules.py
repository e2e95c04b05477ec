# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The shape of rules: what they select, apply, change, drop, add and suspend."""

from datetime import date
from typing import Any

from attrs import frozen

from weibao.conditions import OnlyIf
from weibao.config.compound import CLOCK_HOURS, DURATION_FORM, PEOPLE, TITLE
from weibao.config.compound_cycles import CYCLE_FORM
from weibao.config.compound_independence import INDEPENDENCE
from weibao.config.compound_parties import DIVISIBLE, ESCORT
from weibao.config.compound_procedures import PROCEDURES
from weibao.config.compound_relations import AFTERS, INCLUDES, ONLY_IF
from weibao.config.compound_rotations import ROTATE
from weibao.config.document_places import SelectorDocument
from weibao.config.document_programs import ProgramDocument
from weibao.config.document_shapes import IDS
from weibao.config.document_tasks import TASK, TaskDocument
from weibao.config.forms import (
    converted,
    document,
    either,
    list_of,
    optional,
    required,
)
from weibao.config.scalars import (
    COUNT,
    DATE,
    EVERY,
    FLAG,
    IDENTIFIER,
    NUMBER,
    choice,
    meaning,
)
from weibao.cycles.gating import OnReturn
from weibao.equipment import (
    Criticality,
    Divisible,
    Escort,
    Procedure,
)
from weibao.errors import InvalidValue
from weibao.independence import Independence
from weibao.precedence import After
from weibao.relations import Inclusion
from weibao.rotations import Rotation
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text

RESUME = meaning(
    {
        "grid": OnReturn.GRID,
        "restart": OnReturn.RESTART,
        "保持": OnReturn.GRID,
        "重计": OnReturn.RESTART,
    }
)
LAYERS = ("pack", "grade", "company", "site", "asset")


@frozen(kw_only=True)
class SetDocument:
    """New values for fields of a task."""

    cycle: Any = optional(CYCLE_FORM, "周期", "how often")
    factor: float | None = optional(
        NUMBER.form,
        "周期乘以的系数",
        "by what the cycle is made longer, or shorter below 1",
    )
    duration: Any = optional(DURATION_FORM, "时长", "how long it takes")
    people: Any = optional(PEOPLE, "人员", "the people it takes")
    criticality: Criticality | None = optional(
        choice(Criticality), "重要程度", "what comes first"
    )
    hours: Hours | None = optional(CLOCK_HOURS, "只在这个时段", "only in these hours")
    escort: Escort | None = optional(
        ESCORT, "陪同人员，全程在场", "who is there beside those who do it"
    )
    divisible: Divisible | None = optional(
        DIVISIBLE, "可分段，跨班次继续", "whether it may go on over several shifts"
    )
    every_day: bool | None = optional(FLAG.form, "休息日也做", "also on closed days")
    includes: tuple[Inclusion, ...] | None = optional(
        INCLUDES, "所含的较小任务", "the smaller tasks that it contains"
    )
    after: tuple[After, ...] | None = optional(
        AFTERS, "须先完成的任务", "the tasks that must be done before it"
    )
    only_if: OnlyIf | None = optional(
        ONLY_IF, "只在有此读数时做", "the reading without which it is not done"
    )
    rotate: Rotation | None = optional(
        ROTATE, "每次轮流做其中几个对象", "some of many items at each turn"
    )
    not_by_whoever_did: Independence | None = optional(
        INDEPENDENCE,
        "做过该处这些工作的人不能做",
        "not done by whoever did this work there",
    )
    procedure: tuple[Procedure, ...] | None = optional(
        PROCEDURES, "作业规程", "the procedure that it follows"
    )
    crew: str | None = optional(IDENTIFIER.form, "班组", "the crew that does it")
    title: Text | None = optional(TITLE, "任务名称", "what is done")


@frozen(kw_only=True)
class ChangeDocument:
    """Fields of one task set to other values."""

    task: str = required(IDENTIFIER.form, "任务代码", "the task's code")
    set: SetDocument = required(document(SetDocument), "改成", "the new values")
    because: Text = required(TITLE, "理由", "why")


@frozen(kw_only=True)
class SwitchOffDocument:
    """A task that does not apply here."""

    task: str = required(IDENTIFIER.form, "任务代码", "the task's code")
    because: Text = required(TITLE, "理由", "why")


@frozen(kw_only=True)
class AdditionDocument:
    """A task of the policy's own."""

    task: TaskDocument = required(TASK, "任务", "the task")
    because: Text = required(TITLE, "理由", "why")


@frozen(kw_only=True)
class ValidDocument:
    """From when to when a policy holds."""

    from_: date | None = optional(DATE.form, "第一天", "the first day", key="from")
    to: date | None = optional(DATE.form, "最后一天", "the last day")


@frozen(kw_only=True)
class SuspensionDocument:
    """Days on which tasks yield nothing, although they apply."""

    from_: date = required(DATE.form, "第一天", "the first day", key="from")
    to: date | None = optional(
        DATE.form, "最后一天；不写则直到另行通知", "the last day; none where unknown"
    )
    because: Text = required(TITLE, "理由", "why")
    resume: OnReturn = optional(
        RESUME,
        "之后保持原来的日期，还是从恢复那天重新算起",
        "whether dates then go on as they were, or count anew from the day after",
        default=OnReturn.GRID,
    )
    tasks: tuple[str, ...] = optional(
        IDS,
        "暂停的任务；不写则本规则的全部任务",
        "the tasks; all that the rule applies where unsaid",
        default=(),
    )


@frozen(kw_only=True)
class NamedTechniciansDocument:
    """Technicians who must come, who must not, and who should."""

    required_: tuple[str, ...] = optional(
        IDS,
        "必须去的人员",
        "those who must be among the people sent",
        default=(),
        key="required",
    )
    barred: tuple[str, ...] = optional(
        IDS, "不准去的人员", "those who are never sent", default=()
    )
    preferred: tuple[str, ...] = optional(
        IDS,
        "优先派的人员",
        "those who are sent where nothing that matters more speaks against it",
        default=(),
    )
    because: Text = required(TITLE, "理由", "why")


def _some(turns: int) -> int:
    if turns < 1:
        raise InvalidValue(NO_TURNS())
    return turns


APPLY_WORDS, APPLY_LIST = choice(("all", "none")), IDS


@frozen(kw_only=True)
class PolicyDocument:
    """One rule: which tasks apply to which subjects, with what changes."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    layer: str = optional(choice(LAYERS), "层面", "its layer", default="site")
    select: SelectorDocument = required(
        document(SelectorDocument), "适用对象", "the subjects it is for"
    )
    apply: Any = optional(
        either(
            APPLY_WORDS,
            APPLY_LIST,
            choose=lambda value: APPLY_LIST if type(value) is list else APPLY_WORDS,
        ),
        "适用任务：all、none 或列表",
        "tasks that apply: all, none or a list",
        default="all",
    )
    crew: str | None = optional(IDENTIFIER.form, "班组", "the crew that does it")
    program: ProgramDocument | None = optional(
        document(ProgramDocument),
        "共用一个基本周期的任务",
        "tasks that share the steps of one base cycle",
    )
    change: tuple[ChangeDocument, ...] = optional(
        list_of(document(ChangeDocument)), "修改", "changes", default=()
    )
    switch_off: tuple[SwitchOffDocument, ...] = optional(
        list_of(document(SwitchOffDocument)),
        "取消的任务",
        "tasks switched off",
        default=(),
    )
    add: tuple[AdditionDocument, ...] = optional(
        list_of(document(AdditionDocument), rests=True),
        "新增任务",
        "tasks added",
        default=(),
    )
    suspend: tuple[SuspensionDocument, ...] = optional(
        list_of(document(SuspensionDocument)),
        "暂停",
        "days on which its tasks are suspended",
        default=(),
    )
    pause_when_ignored: int | None = optional(
        converted(COUNT.form, _some),
        "连续这么多次没有记录就暂停，直到有记录；法定和安全工作不暂停",
        "after so many turns in a row without a record its tasks are paused until "
        "there is one; never what law or safety asks for",
    )
    together: Every | None = optional(
        EVERY.form,
        "到期相距多久以内的任务在同一地点一次做完",
        "tasks at one stop that are due this near each other make one visit",
    )
    technicians: NamedTechniciansDocument | None = optional(
        document(NamedTechniciansDocument),
        "指名人员",
        "technicians who must come, must not, or should",
    )
    valid: ValidDocument = optional(
        document(ValidDocument), "有效期", "when it holds", default=ValidDocument()
    )


NO_TURNS = Message(
    zh="至少连续 1 次没有记录才能暂停（例如 5）",
    en="a pause needs a turn without a record at least (write 5, for example)",
)
