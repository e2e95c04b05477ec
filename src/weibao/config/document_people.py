# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""The shape of shifts, technicians, crews, travel times and limits."""

from datetime import date, timedelta
from typing import Any

from attrs import frozen

from weibao.config.compound import (
    CLOCK_HOURS,
    SKILLS,
    SOME_HOURS,
    TITLE,
)
from weibao.config.document_shapes import IDS, IDS_ONCE, SOME_WEEKDAYS, some_of
from weibao.config.forms import (
    Form,
    converted,
    document,
    list_of,
    optional,
    required,
)
from weibao.config.scalars import (
    AT_LEAST_ONE,
    DATE,
    DURATION,
    FLAG,
    IDENTIFIER,
    TEXT,
    above_zero,
    nothing_longer_than,
)
from weibao.errors import InvalidValue
from weibao.pins import Pin
from weibao.spans.hours import DAY, Hours, minute_of_day
from weibao.texts.text import Message, Text
from weibao.workforce import USUAL_OVERTIME, Overtime

A_DAY = converted(DURATION.form, nothing_longer_than(timedelta(days=1)))
A_MONTH = converted(DURATION.form, nothing_longer_than(timedelta(days=31)))
LONGEST_WAY = timedelta(days=1)


def _way(length: timedelta) -> timedelta:
    if length > LONGEST_WAY:
        raise InvalidValue(LONG_WAY())
    return length


WAY = converted(DURATION.form, _way)
NO_SHIFTS = Text(
    "没有写班次，永远排不上（至少写一个，例如 [day]）",
    "no shift is named, so that nothing could ever be given to this person (name one "
    "at least, such as [day])",
)
SOME_SHIFTS = some_of(IDS_ONCE, NO_SHIFTS)
A_WEEK = converted(DURATION.form, nothing_longer_than(timedelta(days=7)))


@frozen(kw_only=True)
class ShiftDocument:
    """A working period of the day."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(TITLE, "名称", "its name")
    hours: Hours = required(CLOCK_HOURS, "时段", "from when to when")
    breaks: tuple[Hours, ...] = optional(SOME_HOURS, "休息", "breaks", default=())
    weekdays: tuple[int, ...] | None = optional(
        SOME_WEEKDAYS,
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
    shifts: tuple[str, ...] = required(SOME_SHIFTS, "班次", "shifts")
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
        FLAG.form, "可否分开作业", "whether it may split up", default=True
    )
    daily_teams: bool = optional(
        FLAG.form,
        "是否每日组队：组成的队当天不变",
        "whether it forms teams anew each day, which stay together for the day",
        default=False,
    )
    calendars: tuple[str, ...] = optional(
        IDS,
        "班组自有的日历",
        "calendars of its own: it does not work on days that one of them closes",
        default=(),
    )
    formerly: tuple[str, ...] = optional(IDS, "曾用编号", "former ids", default=())


@frozen(kw_only=True)
class PairDocument:
    """How long it takes between two places or two sites."""

    between: tuple[str, ...] = required(IDS, "两个位置或项目", "two places or sites")
    take: timedelta = required(WAY, "用时", "how long it takes")

    def __attrs_post_init__(self) -> None:
        if len(set(self.between)) != 2:
            raise InvalidValue(TWO_ENDS())


@frozen(kw_only=True)
class TravelDocument:
    """How long it takes from one stop to another."""

    within_site: timedelta | None = optional(WAY, "项目内", "between stops of a site")
    between_sites: timedelta | None = optional(WAY, "项目之间", "between sites")
    pairs: tuple[PairDocument, ...] = optional(
        list_of(document(PairDocument)),
        "单独规定的路程",
        "pairs of their own",
        default=(),
    )


@frozen(kw_only=True)
class OvertimeDocument:
    """Work beyond the hours of days and weeks."""

    per_day: timedelta = optional(
        A_DAY,
        "每天最多几小时；超过 1 小时须写原因，至多 3 小时",
        "so much a day: 1 h, or up to 3 h with a reason",
        default=USUAL_OVERTIME[0],
    )
    per_month: timedelta = optional(
        A_MONTH,
        "每月最多几小时；超过 36 小时须写原因",
        "so much in a month: 36 h, or more with a reason",
        default=USUAL_OVERTIME[1],
    )
    because: Text = optional(TITLE, "原因", "why it is more than usual", default=Text())


def _overtime(one: OvertimeDocument) -> Overtime:
    return Overtime(per_day=one.per_day, per_month=one.per_month, because=one.because)


def _no_longer_than_a_day(rest: timedelta) -> timedelta:
    if rest > timedelta(days=1):
        raise InvalidValue(LONG_REST())
    return rest


OVERTIME = converted(document(OvertimeDocument), _overtime)


@frozen(kw_only=True)
class LimitsDocument:
    """Working time per person."""

    per_day: timedelta | None = optional(A_DAY, "每天", "in a day")
    per_week: timedelta | None = optional(A_WEEK, "每周", "in a week")
    per_month: timedelta | None = optional(
        A_MONTH, "每个日历月；不写则不限", "in a calendar month; any where left out"
    )
    overtime: Overtime | None = optional(
        OVERTIME,
        "允许的加班；不写则不加班",
        "overtime that is allowed; none where left out",
    )
    rest: timedelta | None = optional(
        converted(DURATION.form, _no_longer_than_a_day),
        "两个工作日之间至少休息多久，含路程在内的收工到下次出工",
        "the least rest between working days, from coming back to setting out again;"
        " 11 h where left out",
    )
    days_in_a_row: int | None = optional(
        AT_LEAST_ONE,
        "最多连续工作几天；不写则不限",
        "how many days may be worked in a row; any number where left out",
    )


@frozen(kw_only=True)
class ToolDocument:
    """A tool or vehicle of which there are only so many."""

    id: str = required(IDENTIFIER.form, "编号", "its id")
    title: Text | None = optional(
        TITLE, "名称，与作业计划的 tools 一致", "its name, as job plans' tools have it"
    )
    number: int = optional(AT_LEAST_ONE, "共有几件", "how many there are", default=1)


@frozen(kw_only=True)
class ReserveDocument:
    """Working time that is held back for urgent work, day by day."""

    time: timedelta = required(
        converted(DURATION.form, above_zero),
        "每天预留多少工时",
        "how much working time of a day",
    )
    skill: str | None = optional(
        IDENTIFIER.form, "有此工种的人", "of those who have this skill"
    )
    certificate: str | None = optional(
        IDENTIFIER.form, "持此证书的人", "of those who hold this certificate"
    )
    crews: tuple[str, ...] = optional(
        IDS_ONCE, "只限这些班组", "of these crews only", default=()
    )
    weekdays: tuple[int, ...] | None = optional(
        SOME_WEEKDAYS,
        "只在星期几；不写则每天",
        "on these days of the week; on all where left out",
    )


@frozen(kw_only=True)
class PinDocument:
    """What is fixed by hand of one order."""

    order: str = required(TEXT.form, "工单号", "the id of the order")
    crew: str | None = optional(IDENTIFIER.form, "班组", "the crew that does it")
    people: tuple[str, ...] = optional(
        IDS_ONCE, "人员，写全所有人", "the people who do it, all of them", default=()
    )
    day: date | None = optional(DATE.form, "日期", "its day")
    start: int | None = optional(
        Form(lambda value: _minute(value), {"type": "string", "examples": ["09:30"]}),
        "当日几点开始，按项目当地时间",
        "when it begins on that day, by the site's clock",
    )
    because: Text = optional(TITLE, "原因", "why", default=Text())

    def __attrs_post_init__(self) -> None:
        self.pin()

    def pin(self) -> Pin:
        """Make the pin; what it may not say is refused here."""
        return Pin(
            order=self.order,
            crew=self.crew,
            people=frozenset(self.people),
            day=self.day,
            start=self.start,
            because=self.because,
        )


def _minute(value: Any) -> int:
    minute = minute_of_day(TEXT.form.read(value))
    if minute == DAY:
        raise InvalidValue(NEXT_DAY())
    return minute


NEXT_DAY = Message(
    zh='24:00 已是次日（写次日的 day 和 start: "00:00"）',
    en='24:00 is the next day (write that day, and start: "00:00")',
)
LONG_WAY = Message(
    zh="路程最长一天（例如 40 min）",
    en="no way takes longer than a day (write 40 min, for example)",
)
TWO_ENDS = Message(
    zh="between 需要两个不同的编号（写成 [B01, G01]）",
    en="between takes two different ids (write [B01, G01])",
)
LONG_REST = Message(
    zh="休息时间最多为一天（例如 11 h）",
    en="a rest between working days is a day at most (write 11 h, for example)",
)
