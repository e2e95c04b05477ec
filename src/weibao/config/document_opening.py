# ruff: noqa: RUF009 - each field is declared by a call that names its form
"""The opening hours of a site or a place, as written."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from weibao.config.compound import DAYS, SOME_HOURS, DaysDocument
from weibao.config.forms import (
    converted,
    document,
    list_of,
    mapping_of,
    optional,
    required,
)
from weibao.config.scalars import DATE, WEEKDAY
from weibao.errors import InvalidValue
from weibao.spans.hours import Hours
from weibao.spans.opening import WEEKDAYS, Opening
from weibao.texts.text import Message

MOST_DAYS = 3660


@frozen(kw_only=True)
class SpecialDaysDocument:
    """Days with opening hours of their own."""

    from_: date = required(DATE.form, "第一天", "the first day", key="from")
    to: date | None = optional(
        DATE.form, "最后一天；不写则只有一天", "the last day; the first where left out"
    )
    hours: tuple[Hours, ...] = required(SOME_HOURS, "时段", "hours")


@frozen(kw_only=True)
class OpeningDocument:
    """When a place is open to those who use it."""

    hours: tuple[Hours, ...] = optional(
        SOME_HOURS, "每天的时段", "hours of every day", default=()
    )
    weekdays: dict[int, tuple[Hours, ...]] = optional(
        mapping_of(WEEKDAY.form, SOME_HOURS),
        "某些星期几另有时段；空列表为不营业",
        "hours of days of the week, instead; an empty list is closed",
        default={},
    )
    special: tuple[SpecialDaysDocument, ...] = optional(
        list_of(document(SpecialDaysDocument)),
        "特殊日子的时段",
        "days with other hours",
        default=(),
    )
    closed: tuple[DaysDocument, ...] = optional(
        list_of(DAYS), "不营业的日子", "closed days", default=()
    )


def _opening(value: OpeningDocument) -> Opening:
    weekly = tuple(value.weekdays.get(day, value.hours) for day in range(WEEKDAYS))
    special: dict[date, tuple[Hours, ...]] = {}
    for days in value.closed:
        special.update(dict.fromkeys(_through(days.from_, days.to), ()))
    for other in value.special:
        last = other.to or other.from_
        special.update(dict.fromkeys(_through(other.from_, last), other.hours))
    if not any(weekly) and not any(special.values()):
        raise InvalidValue(NEVER_OPEN())
    return Opening(weekly, special)


def _through(first: date, last: date) -> Iterator[date]:
    count = (last - first).days + 1
    if not 1 <= count <= MOST_DAYS:
        raise InvalidValue(BAD_DAYS(first=first, last=last, most=MOST_DAYS))
    return (first + timedelta(days=number) for number in range(count))


OPENING = converted(document(OpeningDocument), _opening)

NEVER_OPEN = Message(
    zh="营业时间里没有一天开门（写 hours:，例如 hours: 09:00-22:00）",
    en="these opening hours are never open (add hours: 09:00-22:00, for example)",
)
BAD_DAYS = Message(
    zh="{first} 到 {last} 不是一段日子（from 应不晚于 to，至多 {most} 天）",
    en="{first} to {last} is no stretch of days (from must not be after to, and they "
    "are {most} days at most)",
)
