"""Periods of the calendar, and so many times in each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import Enum

from weibao.cycles.arithmetic import ONE_DAY, last_of_month
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

MONDAY, SUNDAY = 0, 6


class Period(Enum):
    """A period of the calendar; weeks begin on Monday unless told otherwise."""

    DAY = "day"
    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


MONTHS = {
    Period.MONTH: 1,
    Period.QUARTER: 3,
    Period.HALF_YEAR: 6,
    Period.YEAR: 12,
}


def check_week_start(per: Period, week_start: int) -> None:
    """Refuse a first weekday where there are no weeks, or that is none.

    Raises:
        InvalidValue: the period is no week, or there is no such weekday.
    """
    if week_start not in range(7):
        raise InvalidValue(NO_SUCH_WEEKDAY(weekday=week_start))
    if week_start != MONDAY and per is not Period.WEEK:
        raise InvalidValue(ONLY_WEEKS(per=per.value))


def period_of(day: date, per: Period, week_start: int = MONDAY) -> Window[date]:
    """Return the period that holds a day; half-months are days 1-15 and the rest."""
    if per is Period.DAY:
        return Window(day, day)
    if per is Period.WEEK:
        first = day - timedelta(days=(day.weekday() - week_start) % 7)
        return Window(first, first + timedelta(days=6))
    if per is Period.HALF_MONTH:
        if day.day <= 15:
            return Window(day.replace(day=1), day.replace(day=15))
        return Window(day.replace(day=16), last_of_month(day))
    months = MONTHS[per]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Window(first, Every(months=months).after(first) - ONE_DAY)


def periods(
    first: date, last: date, per: Period, week_start: int = MONDAY
) -> Iterator[Window[date]]:
    """Go through the periods from the one of a day to the one of another."""
    while first <= last:
        period = period_of(first, per, week_start)
        yield period
        first = period.closes + ONE_DAY


def missed(
    done: Iterable[date], times: int, owed: Iterable[Window[date]]
) -> tuple[Window[date], ...]:
    """Return the periods in which less was done than asked for.

    Nothing carries over: more work in one period makes good for no other.
    """
    days = Counter(done)
    return tuple(
        period
        for period in owed
        if sum(count for day, count in days.items() if day in period) < times
    )


NO_SUCH_WEEKDAY = Message(
    zh="没有星期 {weekday}（应为 0 到 6，0 为星期一）",
    en="there is no weekday {weekday} (write 0 to 6; 0 is Monday)",
)
ONLY_WEEKS = Message(
    zh="“一周之始”只用于以周计的周期，而不是 {per}（去掉，或改写 每周）",
    en="only weeks begin on a weekday, a {per} does not (leave it out, or count in "
    "weeks)",
)
