"""The shape of a portfolio's YAML: one class for each kind of entry.

These carry texts and values, not yet objects of the model: a location's ``parent`` is
still a name here. The JSON Schema is made from the same classes.
"""

from datetime import date, timedelta
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from attrs import frozen

from weibao.config.compound import (
    CLOCK_HOURS,
    CYCLE_FORM,
    DAYS,
    DURATION_FORM,
    PEOPLE,
    SKILLS,
    SOME_HOURS,
    TITLE,
    DaysDocument,
)
from weibao.config.forms import (
    Form,
    converted,
    document,
    either,
    list_of,
    mapping_of,
    optional,
    required,
)
from weibao.config.scalars import (
    COUNT,
    DATE,
    DURATION,
    EVERY,
    FLAG,
    IDENTIFIER,
    NUMBER,
    SEASON,
    STRING,
    TEXT,
    WEEKDAY,
    ZONE,
    choice,
    nothing_longer_than,
)
from weibao.cycle import Cycle
from weibao.equipment import (
    Basis,
    Category,
    Confidence,
    Criticality,
    Impact,
    SubjectKind,
    Tier,
)
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.spans.season import Season
from weibao.texts.text import Message, Text

Raw = str
KNOWN_SCHEMA = 1
WORDS = list_of(TEXT.form)
IDS = list_of(IDENTIFIER.form)
RAW_ATTRIBUTES = mapping_of(IDENTIFIER.form, TEXT.form)
A_DAY = converted(DURATION.form, nothing_longer_than(timedelta(days=1)))
A_WEEK = converted(DURATION.form, nothing_longer_than(timedelta(days=7)))
ENCODINGS = ("auto", "utf-8", "gbk")
LAYERS = ("pack", "grade", "company", "site", "asset")


def _schema_number(version: int) -> int:
    if version > KNOWN_SCHEMA:
        raise InvalidValue(NEWER(version=version, known=KNOWN_SCHEMA))
    if version < 1:
        raise InvalidValue(NO_SUCH_SCHEMA(version=version, known=KNOWN_SCHEMA))
    return version


SCHEMA = Form(converted(COUNT.form, _schema_number).read, {"const": KNOWN_SCHEMA}, ())


@frozen(kw_only=True)
class CalendarDocument:
    """A calendar of one's own: what is closed and what is open after all."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    weekend: tuple[int, ...] = optional(
        list_of(WEEKDAY.form), "每周休息日", "weekdays closed each week", default=()
    )
    closed: tuple[DaysDocument, ...] = optional(
        list_of(DAYS), "停工的日子", "closed days", default=()
    )
    open: tuple[DaysDocument, ...] = optional(
        list_of(DAYS), "照常开工的日子", "days open whatever else is said", default=()
    )


@frozen(kw_only=True)
class SiteDocument:
    """One place with its time zone, calendars, hours and seasons."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    time_zone: ZoneInfo = optional(
        ZONE.form, "时区", "its time zone", default=ZoneInfo("Asia/Shanghai")
    )
    calendars: tuple[str, ...] = optional(
        IDS,
        "叠加的日历：CN 或自有日历",
        "calendars, stacked: CN or one's own",
        default=("CN",),
    )
    working_hours: tuple[Hours, ...] | None = optional(
        SOME_HOURS, "可以施工的时段", "when planned work is done"
    )
    quiet_hours: tuple[Hours, ...] = optional(
        SOME_HOURS, "安静时段", "when noisy work is not done", default=()
    )
    seasons: dict[str, Season] = optional(
        mapping_of(IDENTIFIER.form, SEASON.form),
        "有名称的季节",
        "parts of the year by name",
        default={},
    )
    jurisdiction: str = optional(
        IDENTIFIER.form, "适用法域", "whose rules apply", default="CN"
    )
    kind: str = optional(
        IDENTIFIER.form,
        "项目类别，如 residential、commercial、shop、house、facility、land",
        "the kind of property: residential, commercial, shop, house, facility, land",
        default="residential",
    )


@frozen(kw_only=True)
class AccessDocument:
    """When people may enter a place to work there."""

    hours: tuple[Hours, ...] = optional(SOME_HOURS, "时段", "hours", default=())
    weekdays: tuple[int, ...] | None = optional(
        list_of(WEEKDAY.form), "星期几", "days of the week"
    )


@frozen(kw_only=True)
class LocationDocument:
    """A place; with a type of its own it is looked after too."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    site: str | None = optional(IDENTIFIER.form, "所在项目", "the site it is on")
    parent: str | None = optional(IDENTIFIER.form, "上级位置", "the place it lies in")
    kind: str = optional(
        IDENTIFIER.form,
        "种类，如 building",
        "what it is, such as building",
        default="area",
    )
    type: str | None = optional(IDENTIFIER.form, "设备类型", "an equipment type")
    attributes: dict[str, Raw] = optional(
        RAW_ATTRIBUTES, "属性", "attributes its type declares", default={}
    )
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())
    access: AccessDocument | None = optional(
        document(AccessDocument), "何时可以进入", "when people may enter"
    )
    installed: date | None = optional(DATE.form, "启用日期", "since when it exists")
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class AssetDocument:
    """One identified thing that is maintained."""

    id: str = required(IDENTIFIER.form, "设备编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    type: str = required(IDENTIFIER.form, "设备类型", "its equipment type")
    location: str | None = optional(
        IDENTIFIER.form, "位置", "where it stands; its parent's place where left out"
    )
    installed: date | None = optional(DATE.form, "安装日期", "when it was installed")
    model: str = optional(TEXT.form, "型号", "its model", default="")
    attributes: dict[str, Raw] = optional(
        RAW_ATTRIBUTES, "属性", "attributes its type declares", default={}
    )
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())
    parent: str | None = optional(
        IDENTIFIER.form, "所属设备", "the asset it is part of"
    )
    links: dict[str, str] = optional(
        mapping_of(IDENTIFIER.form, TEXT.form),
        "关联方，如 contractor",
        "others it has to do with, such as a contractor",
        default={},
    )
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class RegisterDocument:
    """A register of assets in a CSV or XLSX file."""

    file: str = required(TEXT.form, "文件", "the file, relative to this one")
    sheet: str | None = optional(TEXT.form, "工作表", "the sheet; the first by default")
    encoding: str = optional(
        choice(ENCODINGS), "编码", "the encoding of a CSV file", default="auto"
    )
    columns: dict[str, Any] = optional(
        Form(
            lambda value: _columns(value),
            {
                "type": "object",
                "properties": {
                    "attributes": {"type": "object", "additionalProperties": STRING}
                },
                "additionalProperties": STRING,
            },
        ),
        "我们的字段: 表头",
        "our field: their heading",
        default={},
    )
    values: dict[str, dict[str, str]] = optional(
        mapping_of(IDENTIFIER.form, mapping_of(TEXT.form, TEXT.form)),
        "按字段把他们的词换成我们的词",
        "by field, their word: ours",
        default={},
    )


@frozen(kw_only=True)
class ComparisonDocument:
    """A test on one attribute."""

    attribute: str = required(IDENTIFIER.form, "属性", "the attribute")
    equals: Raw | None = optional(TEXT.form, "等于", "equal to")
    at_least: float | None = optional(NUMBER.form, "不小于", "this or more")
    below: float | None = optional(NUMBER.form, "小于", "less than this")
    among: tuple[Raw, ...] = optional(WORDS, "其中之一", "one of these", default=())

    def __attrs_post_init__(self) -> None:
        bounds = self.at_least is not None or self.below is not None
        if (self.equals is not None) + bool(self.among) + bounds != 1:
            raise InvalidValue(ONE_TEST())


@frozen(kw_only=True)
class SelectorDocument:
    """Which subjects are meant; every part that is given must hold."""

    ids: tuple[str, ...] = optional(IDS, "编号", "ids", default=())
    types: tuple[str, ...] = optional(IDS, "设备类型", "equipment types", default=())
    families: tuple[str, ...] = optional(IDS, "设备族", "families", default=())
    tags: tuple[str, ...] = optional(WORDS, "标签", "any of these tags", default=())
    locations: tuple[str, ...] = optional(
        IDS, "位置及其下级", "places and all that lies in them", default=()
    )
    sites: tuple[str, ...] = optional(IDS, "项目", "sites", default=())
    kinds: tuple[str, ...] = optional(
        IDS,
        "asset、location、round 或位置种类",
        "asset, location, round, or a kind of place",
        default=(),
    )
    where: tuple[ComparisonDocument, ...] = optional(
        list_of(document(ComparisonDocument)),
        "属性条件",
        "tests on attributes",
        default=(),
    )


@frozen(kw_only=True)
class RoundDocument:
    """One order over many subjects, visited in turn."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    type: str = required(IDENTIFIER.form, "巡检类型", "its equipment type")
    location: str = required(IDENTIFIER.form, "起点", "where it starts")
    over: SelectorDocument = required(
        document(SelectorDocument), "巡视对象", "the subjects it visits"
    )
    attributes: dict[str, Raw] = optional(
        RAW_ATTRIBUTES, "属性", "attributes; stops is counted", default={}
    )
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())
    installed: date | None = optional(DATE.form, "开始日期", "since when it is walked")
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class ShiftDocument:
    """A working period of the day."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    hours: Hours = required(CLOCK_HOURS, "时段", "from when to when")
    breaks: tuple[Hours, ...] = optional(SOME_HOURS, "休息", "breaks", default=())
    weekdays: tuple[int, ...] | None = optional(
        list_of(WEEKDAY.form),
        "固定在星期几，不随日历",
        "days of the week, whatever the calendar says",
    )


@frozen(kw_only=True)
class CertificateDocument:
    """Proof that a person may do something."""

    code: str = required(IDENTIFIER.form, "证书代码", "its code")
    from_: date | None = optional(
        DATE.form, "生效日", "its first valid day", key="from"
    )
    to: date | None = optional(DATE.form, "失效日", "its last valid day")
    number: str = optional(TEXT.form, "证书编号", "its number", default="")


@frozen(kw_only=True)
class AbsenceDocument:
    """Days, or hours of days, when a person is not there."""

    from_: date = required(DATE.form, "第一天", "the first day", key="from")
    to: date = required(DATE.form, "最后一天", "the last day")
    hours: Hours | None = optional(CLOCK_HOURS, "只在这个时段", "only these hours")
    reason: Text | None = optional(TITLE, "原因", "why")


@frozen(kw_only=True)
class TechnicianDocument:
    """One person who does work."""

    id: str = required(IDENTIFIER.form, "编号", "the person's id")
    title: Text | None = optional(TITLE, "姓名", "the person's name")
    shifts: tuple[str, ...] = required(IDS, "班次", "shifts")
    skills: dict[str, int] = optional(
        SKILLS, "工种，可带等级", "trades, with levels where wanted", default={}
    )
    certificates: tuple[CertificateDocument, ...] = optional(
        list_of(document(CertificateDocument)), "证书", "certificates", default=()
    )
    absences: tuple[AbsenceDocument, ...] = optional(
        list_of(document(AbsenceDocument)), "缺勤", "absences", default=()
    )
    phone: str = optional(TEXT.form, "电话", "telephone", default="")
    employed_from: date | None = optional(
        DATE.form, "入职日", "first day of employment"
    )
    employed_to: date | None = optional(DATE.form, "离职日", "last day of employment")
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class CrewDocument:
    """People who stand together as a rule."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    members: tuple[str, ...] = required(IDS, "成员", "its members")
    base: str = required(IDENTIFIER.form, "驻地", "the place it sets out from")
    may_split: bool = optional(
        FLAG.form, "可否分开干活", "whether it may split up", default=True
    )
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class PairDocument:
    """How long it takes between two places or two sites."""

    between: tuple[str, ...] = required(IDS, "两个位置或项目", "two places or sites")
    take: timedelta = required(A_DAY, "用时", "how long it takes")

    def __attrs_post_init__(self) -> None:
        if len(set(self.between)) != 2:
            raise InvalidValue(TWO_ENDS())


@frozen(kw_only=True)
class TravelDocument:
    """How long it takes from one stop to another."""

    within_site: timedelta | None = optional(
        DURATION.form, "项目内", "between stops of a site"
    )
    between_sites: timedelta | None = optional(
        DURATION.form, "项目之间", "between sites"
    )
    pairs: tuple[PairDocument, ...] = optional(
        list_of(document(PairDocument)), "个别路程", "pairs of their own", default=()
    )


@frozen(kw_only=True)
class LimitsDocument:
    """Working time per person."""

    per_day: timedelta | None = optional(A_DAY, "每天", "in a day")
    per_week: timedelta | None = optional(A_WEEK, "每周", "in a week")


@frozen(kw_only=True)
class SourceDocument:
    """Where a task's figures come from."""

    basis: Basis = required(choice(Basis), "依据种类", "what kind of text")
    title: str = required(TEXT.form, "名称", "its title")
    clause: str = optional(TEXT.form, "条款", "the clause in it", default="")
    confidence: Confidence = optional(
        choice(Confidence), "可信程度", "how well known", default=Confidence.SOURCED
    )


@frozen(kw_only=True)
class CostDocument:
    """Estimated cost of one turn beside the hours."""

    material: float = optional(NUMBER.form, "材料", "material", default=0.0)
    contractor: float = optional(NUMBER.form, "外包", "contractors", default=0.0)


@frozen(kw_only=True)
class TaskDocument:
    """What is done and when; without a cycle it is done on demand only."""

    code: str = required(IDENTIFIER.form, "任务代码", "its code")
    title: Text = required(TITLE, "工作内容", "what is done")
    cycle: Cycle | None = optional(CYCLE_FORM, "周期", "how often")
    duration: Any = required(DURATION_FORM, "用时", "how long it takes")
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
        FLAG.form, "是否停机", "whether it puts the asset out of service", default=False
    )
    impacts: tuple[str, ...] = optional(
        list_of(choice(get_args(Impact))), "影响", "what it disturbs", default=()
    )
    every_day: bool = optional(
        FLAG.form, "停工日也做", "whether it may fall on closed days", default=False
    )
    hours: Hours | None = optional(CLOCK_HOURS, "只在这个时段", "only in these hours")
    rectify: Every | None = optional(
        EVERY.form, "整改期限", "how long it may take on demand"
    )
    steps: tuple[Text, ...] = optional(list_of(TITLE), "步骤", "its steps", default=())
    tools: tuple[str, ...] = optional(WORDS, "工具", "tools", default=())
    parts: tuple[str, ...] = optional(WORDS, "备件", "parts", default=())
    precautions: tuple[Text, ...] = optional(
        list_of(TITLE), "安全措施", "precautions", default=()
    )
    cost: CostDocument = optional(
        document(CostDocument), "费用", "its cost", default=CostDocument()
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


@frozen(kw_only=True)
class EquipmentTypeDocument:
    """An equipment type of one's own."""

    code: str = required(IDENTIFIER.form, "代码", "its code")
    title: Text | None = optional(TITLE, "名称", "its name")
    family: str = required(IDENTIFIER.form, "设备族", "its family")
    tasks: tuple[TaskDocument, ...] = required(list_of(TASK), "任务", "its tasks")
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
    outage_within: str | None = optional(
        IDENTIFIER.form, "在哪种位置内限制停机", "the kind of place that limits outages"
    )
    outage_at_most: int = optional(
        COUNT.form, "同时最多停几台", "how many may be out at once", default=1
    )
    aliases: tuple[str, ...] = optional(WORDS, "别名", "other names", default=())


@frozen(kw_only=True)
class SetDocument:
    """New values for fields of a task."""

    cycle: Cycle | None = optional(CYCLE_FORM, "周期", "how often")
    duration: Any = optional(DURATION_FORM, "用时", "how long it takes")
    people: Any = optional(PEOPLE, "人员", "the people it takes")
    criticality: Criticality | None = optional(
        choice(Criticality), "重要程度", "what comes first"
    )
    hours: Hours | None = optional(CLOCK_HOURS, "只在这个时段", "only in these hours")
    every_day: bool | None = optional(FLAG.form, "停工日也做", "also on closed days")
    crew: str | None = optional(IDENTIFIER.form, "班组", "the crew that does it")
    title: Text | None = optional(TITLE, "工作内容", "what is done")


@frozen(kw_only=True)
class ChangeDocument:
    """Fields of one task set to other values."""

    task: str = required(IDENTIFIER.form, "任务代码", "the task's code")
    set: SetDocument = required(document(SetDocument), "改成", "the new values")
    because: Text = required(TITLE, "理由", "why")


@frozen(kw_only=True)
class OffDocument:
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


APPLY_WORDS, APPLY_LIST = choice(("all", "none")), IDS


@frozen(kw_only=True)
class PolicyDocument:
    """One rule: which tasks apply to which subjects, with what changes."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    layer: str = optional(choice(LAYERS), "层级", "its layer", default="site")
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
    change: tuple[ChangeDocument, ...] = optional(
        list_of(document(ChangeDocument)), "修改", "changes", default=()
    )
    off: tuple[OffDocument, ...] = optional(
        list_of(document(OffDocument)), "不做的任务", "tasks switched off", default=()
    )
    add: tuple[AdditionDocument, ...] = optional(
        list_of(document(AdditionDocument)), "新增任务", "tasks added", default=()
    )
    valid: ValidDocument = optional(
        document(ValidDocument), "有效期", "when it holds", default=ValidDocument()
    )


@frozen(kw_only=True)
class CompletionDocument:
    """A task done on a subject on a day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id")
    subject: str = required(IDENTIFIER.form, "对象", "what it was done on")
    task: str = required(TEXT.form, "任务代码或名称", "the task's code or title")
    done: date = required(DATE.form, "完成日期", "the day it was done")
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    order: str | None = optional(TEXT.form, "工单号", "the order it fulfils")
    people: tuple[str, ...] = optional(WORDS, "人员", "who did it", default=())
    except_: tuple[str, ...] = optional(
        IDS,
        "有问题的对象",
        "subjects of a round not in order",
        default=(),
        key="except",
    )
    note: str = optional(TEXT.form, "备注", "a note", default="")


@frozen(kw_only=True)
class FindingDocument:
    """Something found not to be in order."""

    id: str = required(IDENTIFIER.form, "记录号", "its id")
    subject: str = required(IDENTIFIER.form, "对象", "where it was found")
    condition: str = required(TEXT.form, "情况", "what was found")
    found: date = required(DATE.form, "发现日期", "the day it was found")
    task: str | None = optional(TEXT.form, "处理任务", "the task it asks for")
    rectify_by: date | None = optional(DATE.form, "整改期限", "the last day for it")
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    order: str | None = optional(TEXT.form, "工单号", "the order it came from")
    note: Text | None = optional(TITLE, "备注", "a note")


@frozen(kw_only=True)
class ReadingDocument:
    """The value of a meter on a day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id")
    subject: str = required(IDENTIFIER.form, "对象", "what was read")
    meter: str = required(TEXT.form, "表计", "the meter")
    value: float = required(NUMBER.form, "数值", "the value")
    taken: date = required(DATE.form, "日期", "the day of the reading")
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")


@frozen(kw_only=True)
class VoidDocument:
    """The word that an earlier record should not have been made."""

    id: str = required(IDENTIFIER.form, "记录号", "its id")
    record: str = required(IDENTIFIER.form, "原记录号", "the record it voids")
    entered: date = required(DATE.form, "录入日期", "the day it was entered")
    reason: str = optional(TEXT.form, "原因", "why", default="")


@frozen(kw_only=True)
class RecordDocument:
    """One record, or a file of records."""

    file: str | None = optional(
        TEXT.form, "文件", "a CSV, XLSX or YAML file of records"
    )
    sheet: str | None = optional(TEXT.form, "工作表", "the sheet of an XLSX file")
    encoding: str = optional(
        choice(ENCODINGS), "编码", "the encoding of a CSV file", default="auto"
    )
    columns: dict[str, str] = optional(
        mapping_of(IDENTIFIER.form, TEXT.form),
        "我们的字段: 表头",
        "our field: their heading",
        default={},
    )
    completion: CompletionDocument | None = optional(
        document(CompletionDocument), "完成", "a completion"
    )
    finding: FindingDocument | None = optional(
        document(FindingDocument), "缺陷", "a finding"
    )
    reading: ReadingDocument | None = optional(
        document(ReadingDocument), "读数", "a reading"
    )
    void: VoidDocument | None = optional(document(VoidDocument), "作废", "a void")

    def __attrs_post_init__(self) -> None:
        given = (self.file, self.completion, self.finding, self.reading, self.void)
        if sum(one is not None for one in given) != 1:
            raise InvalidValue(ONE_RECORD())


@frozen(kw_only=True)
class FileDocument:
    """A portfolio, or a file that one includes."""

    schema: int = required(SCHEMA, "格式版本", "the version of this format")
    portfolio: str | None = optional(
        IDENTIFIER.form, "编号，只写在顶层文件", "its id, in the top file only"
    )
    title: Text | None = optional(TITLE, "名称", "its name")
    language: Literal["zh", "en"] | None = optional(
        choice(("zh", "en")), "语言", "the language of what is written"
    )
    records_from: date | None = optional(
        DATE.form, "记录从哪天起完整", "from when on the records are complete"
    )
    include: tuple[str, ...] = optional(
        WORDS, "引入的文件", "files whose lists are appended", default=()
    )
    calendars: tuple[CalendarDocument, ...] = optional(
        list_of(document(CalendarDocument)),
        "自有日历",
        "calendars of one's own",
        default=(),
    )
    sites: tuple[SiteDocument, ...] = optional(
        list_of(document(SiteDocument)), "项目", "sites", default=()
    )
    locations: tuple[LocationDocument, ...] = optional(
        list_of(document(LocationDocument)), "位置", "places", default=()
    )
    assets: tuple[AssetDocument, ...] = optional(
        list_of(document(AssetDocument)), "设备", "assets", default=()
    )
    registers: tuple[RegisterDocument, ...] = optional(
        list_of(document(RegisterDocument)),
        "设备台账",
        "registers of assets",
        default=(),
    )
    rounds: tuple[RoundDocument, ...] = optional(
        list_of(document(RoundDocument)), "巡检路线", "rounds", default=()
    )
    shifts: tuple[ShiftDocument, ...] = optional(
        list_of(document(ShiftDocument)), "班次", "shifts", default=()
    )
    technicians: tuple[TechnicianDocument, ...] = optional(
        list_of(document(TechnicianDocument)), "技工", "technicians", default=()
    )
    crews: tuple[CrewDocument, ...] = optional(
        list_of(document(CrewDocument)), "班组", "crews", default=()
    )
    travel: TravelDocument | None = optional(
        document(TravelDocument), "路程用时", "travel times"
    )
    limits: LimitsDocument | None = optional(
        document(LimitsDocument), "工时上限", "limits of working time"
    )
    equipment_types: tuple[EquipmentTypeDocument, ...] = optional(
        list_of(document(EquipmentTypeDocument)),
        "自有设备类型",
        "equipment types of one's own",
        default=(),
    )
    policies: tuple[PolicyDocument, ...] = optional(
        list_of(document(PolicyDocument)), "规则", "rules, in order", default=()
    )
    records: tuple[RecordDocument, ...] = optional(
        list_of(document(RecordDocument)), "记录", "records", default=()
    )


def _columns(value: Any) -> Any:
    flat = dict(value) if type(value) is dict else value
    attributes = flat.pop("attributes", None) if type(flat) is dict else None
    found = mapping_of(IDENTIFIER.form, TEXT.form).read(flat)
    if attributes is not None:
        found["attributes"] = RAW_ATTRIBUTES.read(attributes)
    return found


NEWER = Message(
    zh="格式版本 {version} 比本程序所知的新（已知到 {known}；请升级 weibao 或写 schema: {known}）",
    en="schema {version} is newer than this program (known up to {known}; "
    "upgrade weibao or write schema: {known})",
)
NO_SUCH_SCHEMA = Message(
    zh="没有格式版本 {version}（写 schema: {known}）",
    en="there is no schema {version} (write schema: {known})",
)
ONE_TEST = Message(
    zh="条件不明（写 equals、among，或 at_least 与 below 之一组）",
    en="the test is not clear (write equals, among, or at_least and below)",
)
TWO_ENDS = Message(
    zh="between 需要两个不同的编号（写成 [B01, G01]）",
    en="between takes two different ids (write [B01, G01])",
)
ONE_RECORD = Message(
    zh="一条记录恰好写 file、completion、finding、reading、void 之一",
    en="a record holds exactly one of file, completion, finding, reading, void",
)
