# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The shape of tasks and equipment types."""

from typing import Any, Literal, get_args

from attrs import frozen

from weibao.conditions import OnlyIf
from weibao.config.compound import CLOCK_HOURS, DURATION_FORM, PEOPLE, TITLE
from weibao.config.compound_cycles import CYCLE_FORM
from weibao.config.compound_independence import INDEPENDENCE
from weibao.config.compound_parties import DIVISIBLE, ESCORT
from weibao.config.compound_procedures import PROCEDURES
from weibao.config.compound_relations import AFTERS, INCLUDES, ONLY_IF
from weibao.config.compound_rotations import ROTATE
from weibao.config.document_shapes import IDS, WORDS, Raw
from weibao.config.forms import (
    Form,
    document,
    either,
    list_of,
    optional,
    required,
    required_later,
)
from weibao.config.scalars import (
    AMOUNT_OR_NONE,
    COUNT,
    COUNT_OR_NONE,
    EVERY,
    FLAG,
    IDENTIFIER,
    NUMBER,
    TEXT,
    choice,
)
from weibao.equipment import (
    Basis,
    Category,
    Confidence,
    Criticality,
    Divisible,
    Escort,
    Impact,
    Procedure,
    SubjectKind,
    Tier,
)
from weibao.independence import Independence
from weibao.precedence import After
from weibao.relations import Inclusion
from weibao.rotations import Rotation
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.texts.text import Text


@frozen(kw_only=True)
class SourceDocument:
    """Where a task's figures come from."""

    basis: Basis = required(choice(Basis), "依据种类", "what kind of text")
    title: Text = required(TITLE, "名称", "its title")
    clause: Text = optional(TITLE, "条款", "the clause in it", default=Text())
    confidence: Confidence = optional(
        choice(Confidence), "可信程度", "how well known", default=Confidence.SOURCED
    )


@frozen(kw_only=True)
class CostDocument:
    """Estimated cost of one turn beside the hours."""

    material: float = optional(AMOUNT_OR_NONE, "材料", "material", default=0.0)
    contractor: float = optional(AMOUNT_OR_NONE, "外包", "contractors", default=0.0)
    outsourced: int | None = optional(
        COUNT_OR_NONE,
        "整项外包的价格；不写则不外包",
        "what another firm takes for the turn; not given away where left out",
    )


@frozen(kw_only=True)
class TaskDocument:
    """What is done and when; without a cycle it is done on demand only."""

    code: str = required(IDENTIFIER.form, "任务代码", "its code")
    title: Text | None = required_later(TITLE, "任务名称", "what is done")
    cycle: Any = optional(CYCLE_FORM, "周期", "how often")
    duration: Any = required(DURATION_FORM, "时长", "how long it takes")
    people: Any = optional(PEOPLE, "人员", "the people it takes")
    sources: tuple[SourceDocument, ...] = optional(
        list_of(document(SourceDocument)),
        "依据",
        "where its figures come from",
        default=(),
    )
    action: str = optional(IDENTIFIER.form, "动作", "the action", default="service")
    category: Category = optional(
        choice(Category), "类别", "its category", default=Category.EQUIPMENT_MAINTENANCE
    )
    tier: Tier | None = optional(choice(Tier), "层次", "its tier")
    criticality: Criticality = optional(
        choice(Criticality), "重要程度", "what comes first", default=Criticality.ROUTINE
    )
    outage: bool = optional(
        FLAG.form,
        "是否停用设备",
        "whether it puts the asset out of service",
        default=False,
    )
    impacts: tuple[str, ...] = optional(
        list_of(choice(get_args(Impact))), "影响", "what it disturbs", default=()
    )
    every_day: bool = optional(
        FLAG.form, "休息日也做", "whether it may fall on closed days", default=False
    )
    hours: Hours | None = optional(CLOCK_HOURS, "只在这个时段", "only in these hours")
    escort: Escort | None = optional(
        ESCORT, "陪同人员，全程在场", "who is there beside those who do it"
    )
    divisible: Divisible | None = optional(
        DIVISIBLE, "可分段，跨班次继续", "whether it may go on over several shifts"
    )
    rectify: Every | None = optional(
        EVERY.form, "整改期限", "how long it may take on demand"
    )
    recheck: str | None = optional(
        IDENTIFIER.form, "完成后的复查任务", "the task by which it is checked again"
    )
    steps: tuple[Text, ...] = optional(list_of(TITLE), "步骤", "its steps", default=())
    not_by_whoever_did: Independence | None = optional(
        INDEPENDENCE,
        "做过该处这些工作的人不能做",
        "not done by whoever did this work there",
    )
    procedure: tuple[Procedure, ...] = optional(
        PROCEDURES, "作业规程", "the procedure that it follows", default=()
    )
    tools: tuple[Text, ...] = optional(list_of(TITLE), "工具", "tools", default=())
    parts: tuple[Text, ...] = optional(list_of(TITLE), "备件", "parts", default=())
    precautions: tuple[Text, ...] = optional(
        list_of(TITLE), "安全措施", "precautions", default=()
    )
    cost: CostDocument = optional(
        document(CostDocument), "费用", "its cost", default=CostDocument()
    )
    includes: tuple[Inclusion, ...] = optional(
        INCLUDES, "所含的较小任务", "the smaller tasks that it contains", default=()
    )
    after: tuple[After, ...] = optional(
        AFTERS, "须先完成的任务", "the tasks that must be done before it", default=()
    )
    only_if: OnlyIf | None = optional(
        ONLY_IF, "只在有此读数时做", "the reading without which it is not done"
    )
    rotate: Rotation | None = optional(
        ROTATE, "每次轮流做其中几个对象", "some of many items at each turn"
    )
    accountable: str = optional(TEXT.form, "责任人", "who answers for it", default="")


TASK = document(TaskDocument)


@frozen(kw_only=True)
class AttributeDocument:
    """Something an asset of the type may state about itself."""

    name: str = required(IDENTIFIER.form, "名称", "its name")
    title: Text | None = optional(TITLE, "标题", "its title")
    kind: Literal["number", "text", "flag", "date"] = optional(
        choice(("number", "text", "flag", "date")),
        "取值种类",
        "its values",
        default="number",
    )
    unit: str = optional(TEXT.form, "单位", "its unit", default="")
    default: Raw | None = optional(TEXT.form, "默认值", "its value where unsaid")
    choices: tuple[str, ...] = optional(
        WORDS, "可选值", "the values allowed", default=()
    )
    least: float | None = optional(NUMBER.form, "最小值", "the least number allowed")
    most: float | None = optional(NUMBER.form, "最大值", "the greatest number allowed")


def _number_or_name(value: object) -> Form:
    named = type(value) is str and not value[:1].isdigit()
    return IDENTIFIER.form if named else NUMBER.form


NUMBER_OR_NAME = either(NUMBER.form, IDENTIFIER.form, choose=_number_or_name)


@frozen(kw_only=True)
class MeterDocument:
    """A measured quantity."""

    name: str = required(IDENTIFIER.form, "名称", "its name")
    title: Text | None = optional(TITLE, "标题", "its title")
    unit: str = optional(TEXT.form, "单位", "its unit", default="")
    kind: Literal["counter", "gauge"] = optional(
        choice(("counter", "gauge")),
        "只增或可增减",
        "counter or gauge",
        default="counter",
    )
    rolls_over_at: float | str | None = optional(
        NUMBER_OR_NAME,
        "计数到多少归零重来，或写明它的属性名",
        "the value at which it begins anew, or the attribute that states it",
    )
    per_day: float | str | None = optional(
        NUMBER_OR_NAME,
        "读数还不够求平均时每天的用量，或写明它的属性名",
        "the use of a day before readings tell, or the attribute that states it",
    )
    derived_from: str | None = optional(
        IDENTIFIER.form, "由哪个表计折算", "the meter that it is derived from"
    )
    ratio: float = optional(
        NUMBER.form, "折算比例", "how many times as much", default=1.0
    )


@frozen(kw_only=True)
class EquipmentTypeDocument:
    """An equipment type of one's own."""

    code: str = required(IDENTIFIER.form, "代码", "its code")
    title: Text | None = optional(TITLE, "名称", "its name")
    family: str = required(IDENTIFIER.form, "设备族", "its family")
    tasks: tuple[TaskDocument, ...] = required(
        list_of(TASK, rests=True), "任务", "its tasks"
    )
    subject_kinds: tuple[str, ...] = optional(
        list_of(choice(get_args(SubjectKind))),
        "对象种类",
        "the kinds of subject it is for",
        default=("asset",),
    )
    attributes: tuple[AttributeDocument, ...] = optional(
        list_of(document(AttributeDocument)), "属性", "its attributes", default=()
    )
    meters: tuple[MeterDocument, ...] = optional(
        list_of(document(MeterDocument)), "表计", "its meters", default=()
    )
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())
    ladders: tuple[tuple[str, ...], ...] = optional(
        list_of(IDS), "层级，由轻到重", "ladders, the lightest task first", default=()
    )
    outage_group: str | None = optional(
        IDENTIFIER.form,
        "停用分组：写同一分组的类型互为备用",
        "the outage group: types of one group stand in for one another",
    )
    outage_within: str | None = optional(
        IDENTIFIER.form, "在哪种位置内限制停用", "the kind of place that limits outages"
    )
    outage_at_most: int = optional(
        COUNT.form, "同时最多停用几台", "how many may be out at once", default=1
    )
    aliases: tuple[str, ...] = optional(WORDS, "别名", "other names", default=())
    states: tuple[str, ...] = optional(
        IDS, "另有的状态", "states beside the usual ones", default=()
    )
    events: tuple[str, ...] = optional(
        IDS, "另有的事件", "events beside the usual ones", default=()
    )
