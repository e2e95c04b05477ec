# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""The one table of scalar types: how each is read, written and described."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from difflib import get_close_matches
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from attrs import evolve, frozen

from weibao.config.forms import Form, Fragment, converted, shown
from weibao.config.names import nearest
from weibao.cycles.cycle import Cycle
from weibao.errors import InvalidValue
from weibao.phrases import (
    cycle_text,
    duration_text,
    parse_cycle,
    parse_duration,
    parse_every,
    parse_hours,
    parse_season,
)
from weibao.phrases.numerals import plain_digits, tidy
from weibao.spans.every import Every
from weibao.spans.hours import DAY, Hours
from weibao.texts.text import Message, Text, listed

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAY_NAMES = "一二三四五六日"
OF_THE_MACHINE = frozenset({"localtime", "posixrules", "Factory"})
"""Names that mean another zone on another machine, or none."""
TRUE = frozenset({"true", "True", "TRUE", "yes", "是"})
FALSE = frozenset({"false", "False", "FALSE", "no", "否"})
VAGUE = frozenset(
    {
        *("定期", "不定期", "经常", "按需", "适时"),
        *("periodic", "periodically", "regular", "regularly", "often"),
    }
)
WHOLE = re.compile(r"[+-]?\d{1,15}")
DECIMAL = re.compile(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})([eE][+-]?\d{1,2})?")
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# What a spreadsheet shows of a date whose cell is not formatted: 1954 to 2119.
SERIAL = re.compile(r"[2-7]\d{4}(\.\d{1,15})?", re.ASCII)
FIRST_SERIAL = date(1899, 12, 30)
TIMED = re.compile(r"(\d{4}-\d\d-\d\d)[ T]\d{1,2}:\d\d\S*", re.ASCII)
ID = re.compile(r"[\w.-]{1,64}")
# The same for editors, whose \w knows no Chinese: no space, no ASCII punctuation.
ID_PATTERN = r"^[^\s!-,/:-@\[-^`{-~]{1,64}$"


@frozen(eq=False)
class Scalar:
    """One scalar type: its name, an example, and both ways between text and value."""

    name: Text
    example: str
    parse: Callable[[str], Any]
    write: Callable[[Any], str]
    schema: Fragment

    def read(self, value: Any) -> Any:
        """Read a value that must be a text."""
        if type(value) is not str:
            raise InvalidValue(
                NOT_THIS(name=self.name, example=self.example, value=shown(value))
            )
        return self.parse(value)

    def refuse(self, text: str) -> InvalidValue:
        """Say that a text is not of this type."""
        return InvalidValue(
            NOT_THIS(name=self.name, example=self.example, value=shown(text))
        )

    @property
    def form(self) -> Form:
        """The form of this type."""
        return Form(self.read, {**self.schema, "examples": [self.example]})


def _text(text: str) -> str:
    if not text.strip():
        raise TEXT.refuse(text)
    return text


def _id(text: str) -> str:
    if not ID.fullmatch(text) or not text.strip("."):
        raise IDENTIFIER.refuse(text)
    return text


def _date(text: str) -> date:
    try:
        if ISO_DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    if SERIAL.fullmatch(text):
        day = FIRST_SERIAL + timedelta(days=int(text.partition(".")[0]))
        raise InvalidValue(A_SERIAL(value=text, day=day))
    if timed := TIMED.fullmatch(text):
        raise InvalidValue(WITH_A_TIME(value=shown(text), day=timed[1]))
    raise DATE.refuse(text)


def _whole(text: str) -> int:
    if not WHOLE.fullmatch(text):
        raise COUNT.refuse(text)
    return int(text)


def number(text: str) -> float:
    """Read a number; whole ones stay whole."""
    if WHOLE.fullmatch(text):
        return int(text)
    if not DECIMAL.fullmatch(text):
        raise NUMBER.refuse(text)
    return float(text)


def _flag(text: str) -> bool:
    if text in TRUE or text in FALSE:
        return text in TRUE
    raise FLAG.refuse(text)


def _weekday(text: str) -> int:
    if text.upper() in WEEKDAY_CODES:
        return WEEKDAY_CODES.index(text.upper())
    if len(text) >= 2 and text[:-1] in ("周", "星期") and text[-1] in WEEKDAY_NAMES:
        return WEEKDAY_NAMES.index(text[-1])
    raise WEEKDAY.refuse(text)


def _zone(text: str) -> ZoneInfo:
    if text not in OF_THE_MACHINE and not text.startswith(("posix/", "right/")):
        try:
            return ZoneInfo(text)
        except (KeyError, ValueError, OSError):
            pass
    near = nearest(text, available_timezones() - OF_THE_MACHINE)
    if near is None:
        raise ZONE.refuse(text)
    raise InvalidValue(NO_ZONE_NEAR(value=shown(text), near=near))


def _hours(text: str) -> Hours:
    return no_empty_hours(parse_hours(text), plain_digits(tidy(text)))


def no_empty_hours(hours: Hours, written: str) -> Hours:
    """Refuse hours that end when they begin: nobody can tell none from a whole day.

    The whole day is written with its end, ``24:00``.
    """
    if hours.minutes == DAY and (hours.opens or not written.endswith("24:00")):
        raise InvalidValue(NO_LENGTH())
    return hours


def _cycle(text: str) -> Cycle:
    if text.strip().casefold() in VAGUE:
        raise InvalidValue(VAGUE_CYCLE(text=text))
    return parse_cycle(text)


def write_every(every: Every) -> str:
    """Write a length of time as a phrase."""
    return every.text().en


def _write_flag(flag: bool) -> str:
    return "true" if flag else "false"


STRING: Fragment = {"type": "string"}
TEXT = Scalar(
    Text("文字", "a text"),
    "1号楼",
    _text,
    str,
    {"type": ["string", "number", "boolean"]},
)
IDENTIFIER = Scalar(
    Text(
        "编号（字母、数字、汉字、_、.、-，1 至 64 个字符）",
        "an id of letters, digits, '_', '.' and '-', 1 to 64 characters",
    ),
    "DT-0101",
    _id,
    str,
    {"type": ["string", "number"], "pattern": ID_PATTERN},
)
DATE = Scalar(
    Text("日期", "a date"),
    "2026-03-01",
    _date,
    date.isoformat,
    {"type": "string", "format": "date"},
)
COUNT = Scalar(Text("整数", "a whole number"), "2", _whole, str, {"type": "integer"})
NUMBER = Scalar(Text("数字", "a number"), "1.5", number, str, {"type": "number"})
FLAG = Scalar(
    Text("是或否", "yes or no"),
    "true",
    _flag,
    _write_flag,
    {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no", "是", "否"]}]},
)
WEEKDAY = Scalar(
    Text("星期几", "a day of the week"),
    "MO",
    _weekday,
    WEEKDAY_CODES.__getitem__,
    {"enum": [*WEEKDAY_CODES, *(f"周{name}" for name in WEEKDAY_NAMES)]},
)
ZONE = Scalar(Text("时区", "a time zone"), "Asia/Shanghai", _zone, str, STRING)
EVERY = Scalar(
    Text("时间间隔", "a length of time"), "3 months", parse_every, write_every, STRING
)
DURATION = Scalar(
    Text("时长", "a duration"),
    "40 min",
    parse_duration,
    lambda length: duration_text(length).en,
    STRING,
)
HOURS = Scalar(
    Text("时段", "hours of the day"),
    "08:00-17:00",
    _hours,
    lambda hours: hours.text().en,
    STRING,
)
SEASON = Scalar(
    Text("季节", "a part of the year"),
    "04-01..10-31",
    parse_season,
    lambda season: season.text().en,
    STRING,
)
CYCLE = Scalar(
    Text("周期", "a cycle"),
    "every 3 months",
    _cycle,
    lambda cycle: cycle_text(cycle).en,
    STRING,
)
SCALARS = (
    TEXT,
    IDENTIFIER,
    DATE,
    COUNT,
    NUMBER,
    FLAG,
    WEEKDAY,
    ZONE,
    EVERY,
    DURATION,
    HOURS,
    SEASON,
    CYCLE,
)


def choice(options: type[Enum] | Iterable[str]) -> Form:
    """Make the form of one word out of few; an enum's member by its value."""
    if isinstance(options, type):
        return meaning({one.value: one for one in options})
    return meaning({word: word for word in options})


def meaning(words: Mapping[str, Any]) -> Form:
    """Make the form of one word out of few, each of which means something."""

    def read(value: Any) -> Any:
        if type(value) is str and value in words:
            return words[value]
        near = get_close_matches(value, words, n=1) if type(value) is str else []
        if near:
            raise InvalidValue(NOT_AN_OPTION_NEAR(value=shown(value), near=near[0]))
        raise InvalidValue(NOT_AN_OPTION(value=shown(value), words=listed(words)))

    return Form(read, {"enum": list(words)})


def above_zero(length: timedelta) -> timedelta:
    """Check that a duration is above zero."""
    if length <= timedelta(0):
        raise InvalidValue(NOTHING_LONG())
    return length


def nothing_longer_than(most: timedelta) -> Callable[[timedelta], timedelta]:
    """Make a check that a duration is above zero and not beyond a limit."""

    def check(length: timedelta) -> timedelta:
        if not timedelta(0) < length <= most:
            raise InvalidValue(TOO_LONG(most=duration_text(most)))
        return length

    return check


def _at_least_one(number: int) -> int:
    if number < 1:
        raise InvalidValue(NONE_OF_IT(number=number))
    return number


AT_LEAST_ONE = converted(COUNT.form, _at_least_one)


def _not_below_zero(number: float) -> float:
    if number < 0:
        raise InvalidValue(BELOW_ZERO(number=number))
    return number


def not_negative(form: Form) -> Form:
    """Make the form of a number that is zero at the least."""
    checked = converted(form, _not_below_zero)
    return evolve(checked, schema={**form.schema, "minimum": 0})


COUNT_OR_NONE = not_negative(COUNT.form)
AMOUNT_OR_NONE = not_negative(NUMBER.form)

NOT_THIS = Message(
    zh="这里不能是{value}（应为{name}，例如 {example}）",
    en="{value} is not {name} (write {example}, for example)",
)
NOT_AN_OPTION = Message(
    zh="这里不能是{value}（可以是：{words}）",
    en="{value} cannot stand here (write one of {words})",
)
NOT_AN_OPTION_NEAR = Message(
    zh="这里不能是{value}（是不是 {near!r}？）",
    en="{value} cannot stand here (did you mean {near!r}?)",
)
NO_ZONE_NEAR = Message(
    zh="没有时区{value}（是不是 {near!r}？）",
    en="there is no time zone {value} (did you mean {near!r}?)",
)
A_SERIAL = Message(
    zh="{value!r} 像是表格软件的日期序号（把该列设为日期格式，或写 {day}）",
    en="{value!r} looks like a spreadsheet's number for a day "
    "(format the column as dates, or write {day})",
)
WITH_A_TIME = Message(
    zh="这里只写日期，不写时刻：{value}（写 {day}）",
    en="{value} holds a time of day, but a date is wanted (write {day})",
)
NO_LENGTH = Message(
    zh="时段的开始和结束相同（全天请写 00:00-24:00）",
    en="the hours end when they begin (for the whole day write 00:00-24:00)",
)
NOTHING_LONG = Message(
    zh="时长应大于零（例如 40 min）",
    en="a duration must be above zero (write 40 min, for example)",
)
NONE_OF_IT = Message(
    zh="应至少为 1，而不是 {number}（没有限制就不写）",
    en="it must be at least 1, not {number} (leave it out where there is no limit)",
)
BELOW_ZERO = Message(
    zh="应至少为 0，而不是 {number}（改成 0 或正数）",
    en="it must be at least 0, not {number} (write 0 or more)",
)
VAGUE_CYCLE = Message(
    zh="{text!r} 没有说明多久一次（请写出周期，例如 每6个月）",
    en="{text!r} does not say how often (state a cycle, such as every 6 months)",
)
TOO_LONG = Message(
    zh="时长应大于零且不超过 {most}",
    en="a duration must be above zero and at most {most}",
)
