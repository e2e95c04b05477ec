# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""The shape of calendars, sites and places, assets, registers and rounds."""

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from attrs import frozen

from weibao.config.compound import (
    DAYS,
    SOME_HOURS,
    TITLE,
    DaysDocument,
)
from weibao.config.compound_visits import VISITS
from weibao.config.document_opening import OPENING
from weibao.config.document_shapes import (
    ENCODINGS,
    IDS,
    RAW_ATTRIBUTES,
    SOME_WEEKDAYS,
    WEEKDAYS,
    WORDS,
    Raw,
)
from weibao.config.forms import (
    Form,
    document,
    list_of,
    mapping_of,
    optional,
    required,
)
from weibao.config.scalars import (
    AT_LEAST_ONE,
    DATE,
    HOURS,
    IDENTIFIER,
    NUMBER,
    SEASON,
    STRING,
    TEXT,
    ZONE,
    choice,
)
from weibao.errors import InvalidValue
from weibao.inventory import VisitCap
from weibao.spans.hours import DAY, Hours
from weibao.spans.opening import Opening
from weibao.spans.season import Season
from weibao.texts.text import Message, Text


@frozen(kw_only=True)
class HalfDaysDocument:
    """Days, or weekdays, on which work is done in certain hours only."""

    from_: date | None = optional(DATE.form, "第一天", "the first day", key="from")
    to: date | None = optional(
        DATE.form, "最后一天；不写则只有一天", "the last day; the first where left out"
    )
    weekdays: tuple[int, ...] = optional(
        WEEKDAYS, "每周的这几天", "days of each week", default=()
    )
    hours: Hours = required(HOURS.form, "可作业的时段", "when work is done")

    def __attrs_post_init__(self) -> None:
        if (self.from_ is None) == (not self.weekdays):
            raise InvalidValue(DAYS_OR_WEEKDAYS())
        if self.to is not None and (self.from_ is None or self.to < self.from_):
            raise InvalidValue(NO_STRETCH(to=self.to))
        if self.hours.closes > DAY:
            raise InvalidValue(OVER_MIDNIGHT(hours=self.hours.text()))


@frozen(kw_only=True)
class CalendarDocument:
    """A calendar of one's own: what is closed and what is open after all."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    weekend: tuple[int, ...] = optional(
        WEEKDAYS, "每周休息日", "weekdays closed each week", default=()
    )
    closed: tuple[DaysDocument, ...] = optional(
        list_of(DAYS), "休息的日子", "closed days", default=()
    )
    open: tuple[DaysDocument, ...] = optional(
        list_of(DAYS), "照常开放的日子", "days open whatever else is said", default=()
    )
    half_days: tuple[HalfDaysDocument, ...] = optional(
        list_of(document(HalfDaysDocument)),
        "只做半天的日子",
        "working days on which work is done in certain hours only",
        default=(),
    )


@frozen(kw_only=True)
class SiteDocument:
    """One place with its time zone, calendars, hours and seasons."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    time_zone: ZoneInfo = optional(
        ZONE.form,
        "时区；不写则为 Asia/Shanghai",
        "its time zone; Asia/Shanghai where left out",
        default=ZoneInfo("Asia/Shanghai"),
    )
    calendars: tuple[str, ...] = optional(
        IDS,
        "叠加的日历：CN 或自有日历；不写则为 CN，[] 则没有",
        "calendars, stacked: CN or one's own; CN where left out, none where []",
        default=("CN",),
    )
    working_hours: tuple[Hours, ...] | None = optional(
        SOME_HOURS, "作业时段", "when planned work is done"
    )
    quiet_hours: tuple[Hours, ...] = optional(
        SOME_HOURS, "安静时段", "when noisy work is not done", default=()
    )
    opening: Opening | None = optional(
        OPENING, "营业时间", "when it is open to those who use it"
    )
    seasons: dict[str, Season] = optional(
        mapping_of(IDENTIFIER.form, SEASON.form),
        "有名称的季节",
        "parts of the year by name",
        default={},
    )
    jurisdiction: str = optional(
        IDENTIFIER.form,
        "适用法域；不写则为 CN",
        "whose rules apply; CN where left out",
        default="CN",
    )
    kind: str = optional(
        IDENTIFIER.form,
        "项目类别，如 residential、commercial、shop、house、facility、land",
        "the kind of property: residential, commercial, shop, house, facility, land",
        default="residential",
    )
    crews_at_once: int | None = optional(
        AT_LEAST_ONE,
        "整个项目同时最多几组人作业；不写则不限",
        "how many crews may be at work on all of it at one time; any number where left"
        " out",
    )
    visits: VisitCap | None = optional(
        VISITS,
        "每周或每月上门次数",
        "how many visits in a week or month",
    )


@frozen(kw_only=True)
class AccessDocument:
    """When people may enter a place to work there."""

    hours: tuple[Hours, ...] = optional(SOME_HOURS, "时段", "hours", default=())
    weekdays: tuple[int, ...] | None = optional(
        SOME_WEEKDAYS, "星期几", "days of the week"
    )


@frozen(kw_only=True)
class LocationDocument:
    """A place; with a type of its own it is looked after too."""

    id: str = required(IDENTIFIER.form, "编号", "its id", spared=True)
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
    opening: Opening | None = optional(
        OPENING,
        "营业时间；不写则同上级或项目",
        "when it is open; as what it lies in where left out",
    )
    calendars: tuple[str, ...] = optional(
        IDS,
        "再叠加的日历，如分区或租户的",
        "more calendars for work here and inside, such as a zone's or a tenant's",
        default=(),
    )
    crews_at_once: int | None = optional(
        AT_LEAST_ONE,
        "此处及其内同时最多几组人作业；不写则不限",
        "how many crews may be at work in it and inside at one time; any number where"
        " left out",
    )
    visits: VisitCap | None = optional(
        VISITS,
        "每周或每月上门次数",
        "how many visits in a week or month",
    )
    installed: date | None = optional(DATE.form, "启用日期", "since when it exists")
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class AssetDocument:
    """One identified thing that is maintained."""

    id: str = required(IDENTIFIER.form, "设备编号", "its id", spared=True)
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
        "按字段把表里的词换成我们的词",
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

    id: str = required(IDENTIFIER.form, "编号", "its id", spared=True)
    title: Text | None = optional(TITLE, "名称", "its name")
    type: str = required(IDENTIFIER.form, "设备类型", "its equipment type")
    location: str = required(IDENTIFIER.form, "起点", "where it starts")
    over: SelectorDocument = required(
        document(SelectorDocument), "巡检的对象", "the subjects it visits"
    )
    attributes: dict[str, Raw] = optional(
        RAW_ATTRIBUTES, "属性", "attributes; stops is counted", default={}
    )
    tags: tuple[str, ...] = optional(WORDS, "标签", "tags", default=())
    installed: date | None = optional(DATE.form, "开始日期", "since when it is walked")
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


def _columns(value: Any) -> Any:
    flat = dict(value) if type(value) is dict else value
    attributes = flat.pop("attributes", None) if type(flat) is dict else None
    found = mapping_of(IDENTIFIER.form, TEXT.form).read(flat)
    if attributes is not None:
        found["attributes"] = RAW_ATTRIBUTES.read(attributes)
    return found


ONE_TEST = Message(
    zh="条件不明（写 equals、among，或 at_least 与 below 之一组）",
    en="the test is not clear (write equals, among, or at_least and below)",
)
DAYS_OR_WEEKDAYS = Message(
    zh="半天写 from（可加 to），或写 weekdays，二者选一",
    en="half days are told by from (and to), or by weekdays: write one of the two",
)
NO_STRETCH = Message(
    zh="to: {to} 应不早于 from",
    en="to: {to} must not lie before from",
)
OVER_MIDNIGHT = Message(
    zh="半天的时段 {hours} 越过了午夜（写当天的时段，例如 08:00-12:00）",
    en="the hours of a half day, {hours}, run past midnight (write hours of the day "
    "itself, such as 08:00-12:00)",
)
