# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The shape of a portfolio's YAML: one class for each kind of entry.

These carry texts and values, not yet objects of the model: a location's ``parent`` is
still a name here. The JSON Schema is made from the same classes.
"""

from datetime import date
from typing import Literal

from attrs import frozen

from weibao.config.compound import (
    TITLE,
)
from weibao.config.document_goals import GoalsDocument
from weibao.config.document_people import (
    CrewDocument,
    LimitsDocument,
    PinDocument,
    ReserveDocument,
    ShiftDocument,
    TechnicianDocument,
    ToolDocument,
    TravelDocument,
)
from weibao.config.document_places import (
    AssetDocument,
    CalendarDocument,
    LocationDocument,
    RegisterDocument,
    RoundDocument,
    SiteDocument,
)
from weibao.config.document_records import RecordDocument
from weibao.config.document_rules import PolicyDocument
from weibao.config.document_shapes import WORDS
from weibao.config.document_tasks import EquipmentTypeDocument
from weibao.config.forms import (
    Form,
    document,
    list_of,
    mapping_of,
    optional,
    required,
    shown,
)
from weibao.config.scalars import (
    COUNT_OR_NONE,
    DATE,
    IDENTIFIER,
    choice,
)
from weibao.errors import InvalidValue
from weibao.texts.text import Message, Text

KNOWN_SCHEMA = 1


def _schema_number(value: object) -> int:
    version = value if isinstance(value, str) and value.isascii() else ""
    if version.isdigit() and int(version[:9]) > KNOWN_SCHEMA:
        brief = version if len(version) <= 9 else f"{version[:9]}…"
        raise InvalidValue(NEWER(version=brief, known=KNOWN_SCHEMA))
    if version != str(KNOWN_SCHEMA):
        raise InvalidValue(NO_SUCH_SCHEMA(version=shown(value), known=KNOWN_SCHEMA))
    return KNOWN_SCHEMA


SCHEMA = Form(_schema_number, {"const": KNOWN_SCHEMA})


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
    names: dict[str, Text] | None = optional(
        mapping_of(IDENTIFIER.form, TITLE),
        "工种、证书等代码的名称",
        "what skills and certificates are called, by their codes",
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
        list_of(document(TechnicianDocument)), "技术员", "technicians", default=()
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
    outsourcing: int | None = optional(
        COUNT_OR_NONE,
        "外包预算：计划期内外包总共可花多少",
        "the budget for giving work to others over the horizon",
    )
    tools: tuple[ToolDocument, ...] = optional(
        list_of(document(ToolDocument)),
        "数量有限的工具和车辆",
        "tools and vehicles of which there are only so many",
        default=(),
    )
    reserve: tuple[ReserveDocument, ...] = optional(
        list_of(document(ReserveDocument)),
        "为应急预留的工时",
        "working time that is held back for urgent work",
        default=(),
    )
    goals: GoalsDocument | None = optional(
        document(GoalsDocument),
        "排班目标",
        "what makes one roster better than another",
    )
    pins: tuple[PinDocument, ...] = optional(
        list_of(document(PinDocument)),
        "手工固定的工单",
        "orders fixed by hand",
        default=(),
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


NEWER = Message(
    zh="格式版本 {version} 比本程序所知的新"
    "（已知到 {known}；请升级 weibao 或写 schema: {known}）",
    en="schema {version} is newer than this program (known up to {known}; "
    "upgrade weibao or write schema: {known})",
)


NO_SUCH_SCHEMA = Message(
    zh="没有格式版本{version}（写 schema: {known}）",
    en="there is no schema {version} (write schema: {known})",
)
