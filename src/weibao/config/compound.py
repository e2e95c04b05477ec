# ruff: noqa: ANN401, RUF009 - values of any type; fields declared by their forms
"""Values that may be written in more than one shape: a phrase or a mapping."""

from datetime import date, timedelta
from typing import Any

from attrs import evolve, frozen

from weibao.amounts import Amount, Choose
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
    CYCLE,
    DATE,
    DURATION,
    EVERY,
    HOURS,
    IDENTIFIER,
    SEASON,
    TEXT,
    choice,
)
from weibao.cycle import (
    FIXED,
    FLOATING,
    KEEP_INSIDE,
    ClosedDay,
    Cycle,
    Dates,
    Interval,
    MaximumGap,
    Missed,
    Period,
    Quota,
    Recurrence,
    Rhythm,
    Tolerance,
)
from weibao.equipment import Need, Position
from weibao.errors import InvalidValue
from weibao.phrases import parse_stretch
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

SHIFTS = {"fixed": FIXED, "floating": FLOATING, "keep": KEEP_INSIDE}


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
    return Hours.between(value.from_, value.to)


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


def _season(text: str) -> Season | str:
    if ".." in text:
        return SEASON.read(text)  # type: ignore[no-any-return]  # as above
    return IDENTIFIER.read(text)  # type: ignore[no-any-return]  # as above


@frozen(kw_only=True)
class CycleDocument:
    """A cycle in its parts; exactly one of the first six says how often."""

    every: Every | None = optional(
        EVERY.form, "每隔多久一次", "a length of time again and again"
    )
    at_most: Every | None = optional(
        EVERY.form, "两次之间不超过多久", "the longest time between two turns"
    )
    times: int | None = optional(
        COUNT.form, "每个周期内几次", "how many times in a period"
    )
    dates: tuple[date, ...] | None = optional(
        list_of(DATE.form), "指定日期", "the listed dates and no others"
    )
    rrule: str | None = optional(
        TEXT.form, "RFC 5545 重复规则", "a recurrence rule of RFC 5545"
    )
    phrase: Cycle | None = optional(
        CYCLE.form, "用一句话说明的周期", "a cycle said in a phrase"
    )
    per: Period | None = optional(
        choice(Period), "周期单位，与 times 同用", "the period that times counts in"
    )
    aim: Every | None = optional(
        EVERY.form, "目标间隔，与 at_most 同用", "the gap to aim at, with at_most"
    )
    shift: str | None = optional(
        choice(SHIFTS),
        "完成后怎样推算下一次",
        "what a completion does to the next date",
    )
    before: Every | None = optional(EVERY.form, "最多提前多久", "how early it may be")
    after: Every | None = optional(EVERY.form, "最多推后多久", "how late it may be")
    anchor: date | None = optional(DATE.form, "从哪天算起", "the day to count from")
    seasons: tuple[Season | str, ...] | None = optional(
        list_of(converted(TEXT.form, _season)),
        "只在这些季节",
        "only in these parts of the year, or seasons of the site by name",
    )
    blackouts: tuple[Season | Window[date], ...] | None = optional(
        list_of(converted(TEXT.form, parse_stretch)),
        "避开这些日子",
        "days to keep out of",
    )
    closed: ClosedDay | None = optional(
        choice(ClosedDay), "遇到休息日怎么办", "what becomes of a date on a closed day"
    )
    missed: Missed | None = optional(
        choice(Missed), "漏做的怎么办", "what becomes of a turn that was missed"
    )
    until: date | None = optional(DATE.form, "到哪天为止", "the last day of all")


HOW_OFTEN = ("every", "at_most", "times", "dates", "rrule", "phrase")


def _cycle(value: Cycle | CycleDocument) -> Cycle:
    if isinstance(value, Cycle):
        return value
    said = [name for name in HOW_OFTEN if getattr(value, name) is not None]
    if len(said) != 1:
        raise InvalidValue(HOW_OFTEN_ONCE(names=", ".join(HOW_OFTEN)))
    start = value.phrase or Cycle(_rhythm(value))
    rhythm, tolerance = _shifted(start.rhythm, value), start.tolerance
    if value.before is not None or value.after is not None:
        tolerance = Tolerance(value.before or Every(), value.after or Every())
    names = ("seasons", "blackouts", "closed", "missed", "until")
    others = {name: getattr(value, name) for name in names}
    given = {name: other for name, other in others.items() if other is not None}
    return evolve(start, rhythm=rhythm, tolerance=tolerance, **given)


def _rhythm(value: CycleDocument) -> Rhythm:
    if value.every is not None:
        return Interval(value.every)
    if value.at_most is not None:
        return MaximumGap(value.at_most, value.aim)
    if value.times is not None:
        if value.per is None:
            raise InvalidValue(NO_PERIOD())
        return Quota(value.times, value.per)
    if value.dates is not None:
        return Dates(value.dates)
    assert value.rrule is not None
    rule = value.rrule.strip().removeprefix("RRULE:")
    rhythm: Rhythm = CYCLE.parse(f"RRULE:{rule}").rhythm
    return rhythm


def _shifted(rhythm: Rhythm, value: CycleDocument) -> Rhythm:
    if value.per is not None and value.times is None:
        raise InvalidValue(OUT_OF_PLACE(name="per", other="times"))
    if value.aim is not None and value.at_most is None:
        raise InvalidValue(OUT_OF_PLACE(name="aim", other="at_most"))
    if value.shift is not None:
        if not isinstance(rhythm, Interval):
            raise InvalidValue(OUT_OF_PLACE(name="shift", other="every"))
        rhythm = evolve(rhythm, shift=SHIFTS[value.shift])
    if value.anchor is not None:
        if not isinstance(rhythm, Interval | Recurrence):
            raise InvalidValue(OUT_OF_PLACE(name="anchor", other="every, rrule"))
        rhythm = evolve(rhythm, anchor=value.anchor)
    return rhythm


CYCLE_FORM = converted(_by_shape(CYCLE.form, document(CycleDocument)), _cycle)


@frozen(kw_only=True)
class AmountDocument:
    """A duration with a fixed part and a part per unit of numeric attributes."""

    fixed: timedelta = optional(
        DURATION.form, "固定部分", "the fixed part", default=timedelta()
    )
    per: dict[str, timedelta] = optional(
        mapping_of(IDENTIFIER.form, DURATION.form),
        "每单位属性另加",
        "so much more for each unit of an attribute",
        default={},
    )
    least: timedelta | None = optional(DURATION.form, "至少", "never less than this")
    most: timedelta | None = optional(DURATION.form, "至多", "never more than this")


@frozen(kw_only=True)
class DurationChoiceDocument:
    """A duration picked by what one attribute says."""

    by: str = required(IDENTIFIER.form, "看哪个属性", "the attribute to look at")
    cases: dict[str, timedelta] = required(
        mapping_of(TEXT.form, DURATION.form), "各种取值", "a duration for each value"
    )
    default: timedelta = required(DURATION.form, "其他情况", "the duration otherwise")


def _duration(value: Any) -> Any:
    if isinstance(value, AmountDocument):
        if value.least and value.most and value.least > value.most:
            raise InvalidValue(LEAST_MOST())
        return Amount(value.fixed, value.per, value.least, value.most)
    if isinstance(value, DurationChoiceDocument):
        return Choose(value.by, tuple(value.cases.items()), value.default)
    return value


AMOUNT, DURATION_CHOICE = document(AmountDocument), document(DurationChoiceDocument)


def _shape_of_duration(value: Any) -> Form:
    if type(value) is not dict:
        return DURATION.form
    return DURATION_CHOICE if {"by", "cases", "default"} & value.keys() else AMOUNT


DURATION_FORM = converted(
    either(DURATION.form, AMOUNT, DURATION_CHOICE, choose=_shape_of_duration), _duration
)


@frozen(kw_only=True)
class PositionDocument:
    """One place in the team: how many people, with what skill."""

    count: int = optional(COUNT.form, "人数", "how many people", default=1)
    skill: str | None = optional(IDENTIFIER.form, "工种", "their trade")
    level: int = optional(
        COUNT.form, "最低技能等级", "the least skill level", default=0
    )
    certificates: tuple[str, ...] = optional(
        list_of(IDENTIFIER.form), "须持证书", "certificates they must hold", default=()
    )


def _position(value: PositionDocument) -> Position:
    return Position(value.count, value.skill, value.level, value.certificates)


def _need(value: int | tuple[Position, ...]) -> Need:
    positions = (Position(value),) if isinstance(value, int) else value
    if not positions:
        raise InvalidValue(NO_PEOPLE())
    return Need(positions)


POSITIONS = list_of(converted(document(PositionDocument), _position))
PLAIN_PEOPLE = converted(
    either(
        COUNT.form,
        POSITIONS,
        choose=lambda value: POSITIONS if type(value) is list else COUNT.form,
    ),
    _need,
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


PEOPLE = converted(_by_shape(PLAIN_PEOPLE, document(PeopleChoiceDocument)), _people)


def _skills(value: tuple[str, ...] | dict[str, int]) -> dict[str, int]:
    return value if isinstance(value, dict) else dict.fromkeys(value, 1)


SKILLS = converted(
    _by_shape(list_of(IDENTIFIER.form), mapping_of(IDENTIFIER.form, COUNT.form)),
    _skills,
)


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise InvalidValue(REVERSED(first=first, last=last))


NO_WORDS = Message(
    zh="没有文字（至少写 zh: 或 en: 之一）",
    en="no words are given (write zh: or en: at least)",
)
REVERSED = Message(
    zh="结束 {last} 早于开始 {first}（from 应不晚于 to）",
    en="{last} ends before {first} begins (from must not be after to)",
)
HOW_OFTEN_ONCE = Message(
    zh="没有说清多久一次（应恰好写这几个键之一：{names}）",
    en="how often must be said once (write exactly one of {names})",
)
NO_PERIOD = Message(
    zh="写了 times 却没有 per（例如 per: month）",
    en="times needs a period (add per: month, for example)",
)
OUT_OF_PLACE = Message(
    zh="{name} 只能与 {other} 同用（去掉它，或改用 {other}）",
    en="{name} goes with {other} only (leave it out, or use {other})",
)
LEAST_MOST = Message(
    zh="least 大于 most（least 应不大于 most）",
    en="least is more than most (least must not exceed most)",
)
NO_PEOPLE = Message(
    zh="没有列出人员（写人数，例如 2）",
    en="no people are listed (write a number, such as 2)",
)
