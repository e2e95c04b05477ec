# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The shape of records.

Every field of a record is spared: a date that is wrong must not hide that the subject
is not known either.
"""

from datetime import date, time

from attrs import frozen

from weibao.config.clock_forms import TIME_OF_DAY
from weibao.config.compound import (
    TITLE,
)
from weibao.config.document_shapes import ENCODINGS, IDS, WORDS
from weibao.config.forms import (
    document,
    mapping_of,
    optional,
    required,
)
from weibao.config.record_times import DONE, with_time_apart
from weibao.config.scalars import (
    DATE,
    FLAG,
    IDENTIFIER,
    NUMBER,
    TEXT,
    choice,
    meaning,
)
from weibao.cycles.deferral import NextFrom
from weibao.errors import InvalidValue
from weibao.records import EditAction
from weibao.texts.text import Message, Text

NEXT_FROM = meaning(
    {
        **{one.value: one for one in NextFrom},
        "原到期日": NextFrom.ORIGINAL,
        "延期日": NextFrom.DEFERRED,
        "完成日": NextFrom.ACTUAL,
    }
)

EDIT_ACTION = meaning(
    {
        **{one.value: one for one in EditAction},
        "改期": EditAction.MOVE,
        "锁定": EditAction.LOCK,
        "跳过": EditAction.SKIP,
    }
)


@frozen(kw_only=True)
class CompletionDocument:
    """A task done on a subject on a day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "what it was done on", spared=True)
    task: str = required(
        TEXT.form, "任务代码或名称", "the task's code or title", spared=True
    )
    done: date = required(
        DONE,
        "完成日期，可带时刻",
        "the day it was done, with its time or not",
        spared=True,
    )
    at: time | None = optional(
        TIME_OF_DAY, "开始时刻", "the local time at which it began"
    )
    started: date | None = optional(
        DATE.form,
        "开始日期，早于完成日期时写",
        "the day it began, if it was earlier",
    )
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
    covers: tuple[str, ...] = optional(
        WORDS, "同时完成的其他任务", "other tasks that were done with it", default=()
    )
    items: tuple[str, ...] = optional(
        IDS,
        "轮换的任务这次做了哪些对象",
        "the items of a rotating task that were done",
        default=(),
    )
    readings: dict[str, float] = optional(
        mapping_of(TEXT.form, NUMBER.form),
        "同时抄录的表计读数",
        "what was read meanwhile, by meter",
        default={},
    )
    note: str = optional(TEXT.form, "备注", "a note", default="")


COMPLETION = with_time_apart(document(CompletionDocument))


@frozen(kw_only=True)
class FindingDocument:
    """Something found not to be in order."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "where it was found", spared=True)
    condition: str = required(TEXT.form, "情况", "what was found", spared=True)
    found: date = required(DATE.form, "发现日期", "the day it was found", spared=True)
    task: str | None = optional(TEXT.form, "处理任务", "the task it asks for")
    rectify_by: date | None = optional(DATE.form, "整改期限", "the last day for it")
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    order: str | None = optional(TEXT.form, "工单号", "the order it came from")
    note: Text | None = optional(TITLE, "备注", "a note")


@frozen(kw_only=True)
class ReadingDocument:
    """The value of a meter on a day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "what was read", spared=True)
    meter: str = required(TEXT.form, "表计", "the meter", spared=True)
    value: float = required(NUMBER.form, "数值", "the value", spared=True)
    taken: date = required(DATE.form, "日期", "the day of the reading", spared=True)
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")


@frozen(kw_only=True)
class ExchangeDocument:
    """A meter that was replaced, or set back."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "what has it", spared=True)
    meter: str = required(TEXT.form, "表计", "the meter", spared=True)
    exchanged: date = required(DATE.form, "日期", "the day of it", spared=True)
    old: float | None = optional(NUMBER.form, "原表的末值", "the old one's last value")
    new: float = optional(
        NUMBER.form, "新表的起值", "the new one's first value", default=0.0
    )
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")


@frozen(kw_only=True)
class DeferralDocument:
    """Leave to do one order by another day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    order: str = required(TEXT.form, "工单号", "the order it defers", spared=True)
    until: date = required(DATE.form, "延期至", "the new last day for it", spared=True)
    approved: date = required(
        DATE.form, "批准日期", "the day it was allowed", spared=True
    )
    by: str = required(TEXT.form, "批准人", "who allowed it", spared=True)
    because: str = required(TEXT.form, "理由", "why", spared=True)
    risk: str = optional(TEXT.form, "风险", "what may come of it", default="")
    next_from: NextFrom | None = optional(
        NEXT_FROM,
        "下次从何日起算；漏做的默认为完成日，其他为原到期日",
        "what the date after it counts from: unsaid the day it is done where it was "
        "missed, and its own date otherwise",
    )
    discovered: date | None = optional(
        DATE.form, "发现漏做的日期", "the day it was found to be missed"
    )
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")


@frozen(kw_only=True)
class EditDocument:
    """One date of the forecast moved, locked or skipped by hand."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    order: str = required(TEXT.form, "工单号", "the order it is of", spared=True)
    action: EditAction = required(
        EDIT_ACTION, "动作", "move it, lock it or skip it", spared=True
    )
    made: date = required(DATE.form, "决定日期", "the day it was decided", spared=True)
    to: date | None = optional(
        DATE.form, "改到或锁定在哪天", "the day it goes to, or is locked on"
    )
    follow: bool = optional(
        FLAG.form, "后面的日期跟着改", "whether later dates follow", default=False
    )
    by: str = optional(TEXT.form, "决定人", "who decided it", default="")
    because: str = optional(TEXT.form, "理由", "why", default="")
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")


@frozen(kw_only=True)
class StateDocument:
    """A subject is in a state from a day on, until the next such record."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "what is in it", spared=True)
    state: str = required(
        TEXT.form, "状态，例如 in_use（在用）", "the state, such as in_use", spared=True
    )
    from_: date = required(
        DATE.form, "从哪天起", "the first day in it", key="from", spared=True
    )
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    note: str = optional(TEXT.form, "备注", "a note", default="")


@frozen(kw_only=True)
class EventDocument:
    """Something that happened to a subject on a day."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "what it happened to", spared=True)
    event: str = required(
        TEXT.form,
        "事件，例如 overload（超载）",
        "what happened, such as overload",
        spared=True,
    )
    happened: date = required(DATE.form, "发生日期", "the day of it", spared=True)
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    note: str = optional(TEXT.form, "备注", "a note", default="")


@frozen(kw_only=True)
class AttributeChangeDocument:
    """An attribute of a subject has another value from a day on."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    subject: str = required(IDENTIFIER.form, "对象", "whose attribute", spared=True)
    attribute: str = required(
        IDENTIFIER.form, "哪个属性", "which attribute", spared=True
    )
    value: str = required(TEXT.form, "新的取值", "its new value", spared=True)
    from_: date = required(
        DATE.form,
        "从哪天起",
        "the first day on which it holds",
        key="from",
        spared=True,
    )
    entered: date | None = optional(DATE.form, "录入日期", "the day it was entered")
    note: str = optional(TEXT.form, "备注", "a note", default="")


@frozen(kw_only=True)
class VoidDocument:
    """The word that an earlier record should not have been made."""

    id: str = required(IDENTIFIER.form, "记录号", "its id", spared=True)
    record: str = required(
        IDENTIFIER.form, "原记录号", "the record it voids", spared=True
    )
    entered: date = required(
        DATE.form, "录入日期", "the day it was entered", spared=True
    )
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
    completion: CompletionDocument | None = optional(COMPLETION, "完成", "a completion")
    finding: FindingDocument | None = optional(
        document(FindingDocument), "缺陷", "a finding"
    )
    reading: ReadingDocument | None = optional(
        document(ReadingDocument), "读数", "a reading"
    )
    exchange: ExchangeDocument | None = optional(
        document(ExchangeDocument), "换表或归零", "an exchange of a meter, or a reset"
    )
    deferral: DeferralDocument | None = optional(
        document(DeferralDocument), "延期", "a deferral"
    )
    edit: EditDocument | None = optional(document(EditDocument), "改期", "an edit")
    state: StateDocument | None = optional(document(StateDocument), "状态", "a state")
    event: EventDocument | None = optional(document(EventDocument), "事件", "an event")
    change: AttributeChangeDocument | None = optional(
        document(AttributeChangeDocument), "属性变更", "a change of an attribute"
    )
    void: VoidDocument | None = optional(document(VoidDocument), "作废", "a void")

    def __attrs_post_init__(self) -> None:
        if sum(getattr(self, key) is not None for key in WHAT) != 1:
            raise InvalidValue(ONE_RECORD(keys=", ".join(WHAT)))


WHAT = (
    "file",
    "completion",
    "finding",
    "reading",
    "exchange",
    "deferral",
    "edit",
    "state",
    "event",
    "change",
    "void",
)
"""Keys of which a record has one: those of its kinds, or of a file."""
ONE_RECORD = Message(
    zh="一条记录恰好写这些键之一：{keys}",
    en="a record holds exactly one of {keys}",
)
