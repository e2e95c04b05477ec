# ruff: noqa: ANN401 - values of any type
"""The n-th day of a period or a week of the year, as keys of a cycle's mapping."""

from typing import Any

from weibao.config.forms import Form
from weibao.config.scalars import COUNT, choice
from weibao.cycles.arithmetic import MissingWeek
from weibao.cycles.day_rhythms import DayKind, NthDay, WeekOfYear
from weibao.cycles.period import Period
from weibao.errors import InvalidValue
from weibao.texts.text import Message

LAST = "last"


def _number(value: Any) -> int:
    return -1 if value == LAST else COUNT.form.read(value)


NUMBER_FORM = Form(_number, {"anyOf": [{"type": "integer"}, {"const": LAST}]})
KIND_FORM = choice(DayKind)
MISSING_FORM = choice(MissingWeek)


def nth_day(number: int, of: DayKind | None, per: Period | None) -> NthDay:
    """Make the n-th day of each period out of its keys."""
    if per is None:
        raise InvalidValue(NO_PERIOD())
    return NthDay(number, of or DayKind.DAY, per)


def week_of_year(
    week: int, of: DayKind | None, missing: MissingWeek | None
) -> WeekOfYear:
    """Make a week of the year out of its keys."""
    if of is not None and of.weekday is None:
        raise InvalidValue(NO_WEEKDAY(of=of.value))
    weekday = of.weekday if of is not None else None
    return WeekOfYear(week, weekday, missing or MissingWeek.OMIT)


NO_PERIOD = Message(
    zh="写了 nth 却没有 per（例如 per: month）",
    en="nth needs a period (add per: month, for example)",
)
NO_WEEKDAY = Message(
    zh="与 iso_week 同用时，of 应为星期几，而不是 {of}（例如 of: monday）",
    en="with iso_week, of names a weekday, not {of} (write of: monday, for example)",
)
