# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""Values that may be written in more than one shape: a phrase or a mapping."""

from datetime import date, timedelta
from typing import Any

from attrs import frozen

from weibao.amounts import Amount, Choose
from weibao.config.document_shapes import IDS_ONCE
from weibao.config.forms import (
    Form,
    converted,
    document,
    either,
    list_of,
    mapping_of,
    one_or_more,
    optional,
    required,
)
from weibao.config.scalars import (
    COUNT,
    COUNT_OR_NONE,
    DATE,
    DURATION,
    HOURS,
    IDENTIFIER,
    TEXT,
    above_zero,
    no_empty_hours,
)
from weibao.equipment import Need, Position
from weibao.errors import InvalidValue
from weibao.phrases import duration_text
from weibao.spans.hours import Hours
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

LONGEST_WORK = timedelta(hours=240)
"""Thirty days of eight hours: no order is planned to take longer."""


def _believable(length: timedelta) -> timedelta:
    if length > LONGEST_WORK:
        text = TOO_LONG(length=duration_text(length), most=duration_text(LONGEST_WORK))
        raise InvalidValue(text)
    return length


WORK = converted(DURATION.form, _believable)
MOST_PEOPLE = 200
"""How many people one order may take: more are a slip, and cannot be seated."""


def _by_shape(plain: Form, mapping: Form) -> Form:
    return either(
        plain, mapping, choose=lambda value: mapping if type(value) is dict else plain
    )


@frozen(kw_only=True)
class TitleDocument:
    """Words in Chinese, in English, or in both."""

    zh: str = optional(TEXT.form, "中文", "in Chinese", default="")
    en: str = optional(TEXT.form, "英文", "in English", default="")


def _title(value: Any) -> Text:
    if isinstance(value, str):
        return Text.same(value)
    if not (value.zh or value.en):
        raise InvalidValue(NO_WORDS())
    return Text(value.zh, value.en)


TITLE = converted(_by_shape(TEXT.form, document(TitleDocument)), _title)


@frozen(kw_only=True)
class HoursDocument:
    """Hours of the day, as their two ends."""

    from_: str = required(TEXT.form, "开始时刻", "when they begin", key="from")
    to: str = required(TEXT.form, "结束时刻", "when they end")


def _hours(value: Hours | HoursDocument) -> Hours:
    if isinstance(value, Hours):
        return value
    return no_empty_hours(Hours.between(value.from_, value.to), value.to)


CLOCK_HOURS = converted(_by_shape(HOURS.form, document(HoursDocument)), _hours)
SOME_HOURS = one_or_more(CLOCK_HOURS)


@frozen(kw_only=True)
class DaysDocument:
    """Days from one to another, both included."""

    from_: date = required(DATE.form, "第一天", "the first day", key="from")
    to: date = required(DATE.form, "最后一天", "the last day")
    title: Text | None = optional(TITLE, "说明", "what they are")

    def __attrs_post_init__(self) -> None:
        _in_order(self.from_, self.to)

    @property
    def window(self) -> Window[date]:
        """The days as a window."""
        return Window(self.from_, self.to)


def _days(value: date | DaysDocument) -> DaysDocument:
    if isinstance(value, DaysDocument):
        return value
    return DaysDocument(from_=value, to=value)


DAYS = converted(_by_shape(DATE.form, document(DaysDocument)), _days)


@frozen(kw_only=True)
class AmountDocument:
    """A duration with a fixed part and a part per unit of numeric attributes."""

    fixed: timedelta = optional(WORK, "固定部分", "the fixed part", default=timedelta())
    per: dict[str, timedelta] = optional(
        mapping_of(IDENTIFIER.form, WORK),
        "每单位属性另加",
        "so much more for each unit of an attribute",
        default={},
    )
    least: timedelta | None = optional(WORK, "至少", "never less than this")
    most: timedelta | None = optional(WORK, "至多", "never more than this")


@frozen(kw_only=True)
class DurationChoiceDocument:
    """A duration picked by what one attribute says."""

    by: str = required(IDENTIFIER.form, "看哪个属性", "the attribute to look at")
    cases: dict[str, timedelta] = required(
        mapping_of(TEXT.form, WORK), "各种取值", "a duration for each value"
    )
    default: timedelta = required(WORK, "其他情况", "the duration otherwise")


def _duration(value: Any) -> Any:
    if isinstance(value, AmountDocument):
        if value.least and value.most and value.least > value.most:
            raise InvalidValue(LEAST_MOST())
        above_zero(value.fixed + sum(value.per.values(), timedelta()))
        if value.most is not None:
            above_zero(value.most)
        return Amount(value.fixed, value.per, value.least, value.most)
    if isinstance(value, DurationChoiceDocument):
        for length in (*value.cases.values(), value.default):
            above_zero(length)
        return Choose(value.by, tuple(value.cases.items()), value.default)
    return above_zero(value)


AMOUNT, DURATION_CHOICE = document(AmountDocument), document(DurationChoiceDocument)


def _shape_of_duration(value: Any) -> Form:
    if type(value) is not dict:
        return WORK
    return DURATION_CHOICE if {"by", "cases", "default"} & value.keys() else AMOUNT


DURATION_FORM = converted(
    either(WORK, AMOUNT, DURATION_CHOICE, choose=_shape_of_duration), _duration
)


@frozen(kw_only=True)
class PositionDocument:
    """One place in the team: how many people, with what skill."""

    count: int = optional(COUNT.form, "人数", "how many people", default=1)
    skill: str | None = optional(IDENTIFIER.form, "工种", "their trade")
    level: int = optional(
        COUNT_OR_NONE, "最低技能等级", "the least skill level", default=0
    )
    certificates: tuple[str, ...] = optional(
        list_of(IDENTIFIER.form), "须持证书", "certificates they must hold", default=()
    )


def _position(value: PositionDocument) -> Position:
    return Position(value.count, value.skill, value.level, value.certificates)


def _need(value: "int | tuple[Position, ...] | TeamDocument") -> Need:
    team = value.team if isinstance(value, TeamDocument) else ()
    positions: tuple[Position, ...] = (
        (Position(value),) if isinstance(value, int) else ()
    )
    if isinstance(value, tuple):
        positions = value
    if not (positions or team):
        raise InvalidValue(NO_PEOPLE())
    need = Need(positions, team)
    if need.people > MOST_PEOPLE:
        raise InvalidValue(TOO_MANY_PEOPLE(count=need.people, most=MOST_PEOPLE))
    return need


POSITIONS = list_of(converted(document(PositionDocument), _position))


@frozen(kw_only=True)
class TeamDocument:
    """What is counted over the whole team: one person counts for every line."""

    team: tuple[Position, ...] = required(
        POSITIONS, "全队合计须有", "what the team must have between them"
    )


TEAM = document(TeamDocument)


def _shape_of_people(value: Any) -> Form:
    if type(value) is dict:
        return TEAM
    return POSITIONS if type(value) is list else COUNT.form


PLAIN_PEOPLE = converted(
    either(COUNT.form, POSITIONS, TEAM, choose=_shape_of_people), _need
)


@frozen(kw_only=True)
class PeopleChoiceDocument:
    """People picked by what one attribute says."""

    by: str = required(IDENTIFIER.form, "看哪个属性", "the attribute to look at")
    cases: dict[str, Need] = required(
        mapping_of(TEXT.form, PLAIN_PEOPLE), "各种取值", "people for each value"
    )
    default: Need = required(PLAIN_PEOPLE, "其他情况", "the people otherwise")


def _people(value: Any) -> Any:
    if isinstance(value, PeopleChoiceDocument):
        return Choose(value.by, tuple(value.cases.items()), value.default)
    return value


PEOPLE_CHOICE = document(PeopleChoiceDocument)
PEOPLE = converted(
    either(
        PLAIN_PEOPLE,
        PEOPLE_CHOICE,
        choose=lambda value: (
            PEOPLE_CHOICE
            if type(value) is dict and "team" not in value
            else PLAIN_PEOPLE
        ),
    ),
    _people,
)


def _skills(value: tuple[str, ...] | dict[str, int]) -> dict[str, int]:
    return value if isinstance(value, dict) else dict.fromkeys(value, 1)


SKILLS = converted(
    _by_shape(IDS_ONCE, mapping_of(IDENTIFIER.form, COUNT_OR_NONE)),
    _skills,
)


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise InvalidValue(REVERSED(first=first, last=last))


TOO_LONG = Message(
    zh="时长 {length} 超过 {most}，即 30 个工作日（改短，或分成几项任务）",
    en="a duration of {length} is more than {most}, 30 working days "
    "(shorten it, or make several tasks of it)",
)
NO_WORDS = Message(
    zh="没有文字（至少写 zh: 或 en: 之一）",
    en="no words are given (write zh: or en: at least)",
)
REVERSED = Message(
    zh="结束 {last} 早于开始 {first}（from 应不晚于 to）",
    en="{last} ends before {first} begins (from must not be after to)",
)
LEAST_MOST = Message(
    zh="least 大于 most（least 应不大于 most）",
    en="least is more than most (least must not exceed most)",
)
TOO_MANY_PEOPLE = Message(
    zh="一张工单要 {count} 人（至多 {most} 人：改小人数，或拆成几项任务）",
    en="{count} people for one order (write at most {most}, or split the task up)",
)
NO_PEOPLE = Message(
    zh="没有列出人员（写人数，例如 2）",
    en="no people are listed (write a number, such as 2)",
)
