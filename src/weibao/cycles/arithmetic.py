"""Interval arithmetic: months that lack a day, working days, weeks, recurrences.

A grid is counted from its anchor in one step each, never by adding again and again.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import count, islice, takewhile
from re import compile as pattern

from attrs import frozen
from dateutil.rrule import rrulestr

from weibao.calendars.working import Stack
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message

ONE_DAY = timedelta(days=1)
ONE_MONTH = Every(months=1)
FARTHEST = 3 * 366
"""How many days are searched for an open one before a calendar is called shut."""
UNTIL_MOMENT = pattern(r"(?i)\b(UNTIL=\d{8})T\d{6}Z?")
"""The last moment of a recurrence rule; of dates it is the last day."""


class MonthEnd(Enum):
    """What becomes of a date that its month lacks, such as 31 April."""

    CLAMP = "clamp"
    """The last day of that month; the date after it is the anchor's again."""
    OMIT = "omit"
    """There is no date in that month."""
    FORWARD = "forward"
    """The first day of the month after."""
    LAST_DAY = "last_day"
    """Always the last day of the month, whatever the anchor's day."""


MOST_DAYS = 10_000
"""So many working days are some forty years."""
MANY_DAYS = Message(
    zh="工作日数不能超过 {most}，不是 {days}",
    en="the number of working days must be {most} at most, not {days}",
)


@frozen
class WorkingDays:
    """A length counted in open days of a calendar; as a lead it may be none at all."""

    days: int

    def __attrs_post_init__(self) -> None:
        if self.days < 0:
            raise InvalidValue(NO_DAYS(days=self.days))
        if self.days > MOST_DAYS:
            raise InvalidValue(MANY_DAYS(days=self.days, most=MOST_DAYS))

    def after(self, day: date, times: int, calendar: Stack) -> date:
        """Return the day so many intervals later; a closed start moves on first."""
        start = _open_from(day, 1, calendar)
        return working_days_after(start, self.days * times, calendar)


def grid_day(
    anchor: date, every: Every, number: int, month_end: MonthEnd = MonthEnd.CLAMP
) -> date | None:
    """Return a date of a grid; None where its month lacks it and it is omitted.

    Args:
        anchor: number 0.
        every: the interval.
        number: which date.
        month_end: what becomes of a date that its month lacks.
    """
    clamped = every.after(anchor, number)
    if month_end is MonthEnd.CLAMP or not every.months:
        return clamped
    first = Every(months=every.months).after(anchor.replace(day=1), number)
    last = last_of_month(first)
    rest = timedelta(days=every.days * number)
    if month_end is MonthEnd.LAST_DAY:
        return last + rest
    if anchor.day <= last.day:
        return clamped
    return last + ONE_DAY + rest if month_end is MonthEnd.FORWARD else None


def grid(
    anchor: date, every: Every, month_end: MonthEnd = MonthEnd.CLAMP, start: int = 0
) -> Iterator[date]:
    """Go through the dates of a grid without end, from a number on."""
    for number in count(start):
        day = grid_day(anchor, every, number, month_end)
        if day is not None:
            yield day


def grid_between(
    anchor: date,
    every: Every,
    first: date,
    last: date,
    month_end: MonthEnd = MonthEnd.CLAMP,
) -> Iterator[date]:
    """Go through the dates of a grid from one day to another, both included.

    There are none before the anchor, which is number 0.
    """
    start = steps_before(every, anchor, first)
    days = grid(anchor, every, month_end, start)
    for day in takewhile(lambda day: day <= last, days):
        if day >= first:
            yield day


def next_on_grid(
    anchor: date, every: Every, after: date, month_end: MonthEnd = MonthEnd.CLAMP
) -> date:
    """Return the first date of a grid that is later than a day."""
    start = steps_before(every, anchor, after)
    return next(day for day in grid(anchor, every, month_end, start) if day > after)


def steps_before(every: Every, anchor: date, day: date) -> int:
    """Return a number of steps that certainly does not lead beyond a day."""
    longest = every.months * 31 + every.days
    return max(0, (day - anchor).days // longest - 1)


def last_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return ONE_MONTH.after(day.replace(day=1)) - ONE_DAY


def working_days_after(day: date, number: int, calendar: Stack) -> date:
    """Return the open day so many open days later, the day itself not counted.

    Raises:
        InvalidValue: the calendar has no open day for years.
    """
    return _stepped(day, number, 1, calendar)


def working_days_before(day: date, number: int, calendar: Stack) -> date:
    """Return the open day so many open days earlier, the day itself not counted.

    Raises:
        InvalidValue: the calendar has no open day for years.
    """
    return _stepped(day, number, -1, calendar)


def _stepped(day: date, number: int, step: int, calendar: Stack) -> date:
    for _ in range(number):
        day = _open_from(day + timedelta(days=step), step, calendar)
    return day


def _open_from(day: date, step: int, calendar: Stack) -> date:
    for _ in range(FARTHEST):
        if calendar.is_open(day):
            return day
        day += timedelta(days=step)
    raise InvalidValue(NEVER_OPEN(day=day))


def nth_working_day(month: date, number: int, calendar: Stack) -> date | None:
    """Return the n-th open day of a month, from its end where negative, or None."""
    first, last = month.replace(day=1), last_of_month(month)
    days = (first + timedelta(days=n) for n in range(last.day))
    found = [day for day in days if calendar.is_open(day)]
    index = number - 1 if number > 0 else number
    return found[index] if -len(found) <= index < len(found) else None


class MissingWeek(Enum):
    """What becomes of ISO week 53 in a year that has 52."""

    OMIT = "omit"
    """There is none in that year."""
    LAST_WEEK = "last_week"
    """The last week of that year."""


def iso_week_day(
    year: int, week: int, weekday: int, missing: MissingWeek = MissingWeek.OMIT
) -> date | None:
    """Return a weekday (0 is Monday) of an ISO week, or None where there is none."""
    weeks = date(year, 12, 28).isocalendar().week
    if week > weeks:
        if missing is MissingWeek.OMIT:
            return None
        week = weeks
    return date.fromisocalendar(year, week, weekday + 1)


def recurring(rule: str, anchor: date) -> Iterator[date]:
    """Go through the dates of a recurrence rule of RFC 5545 begun at the anchor.

    Where the rule ends at a moment, the day of it is the last.
    """
    dated = UNTIL_MOMENT.sub(r"\1", rule)
    for moment in rrulestr(dated, dtstart=datetime.combine(anchor, time.min)):
        yield moment.date()


def first_of(days: Iterator[date], number: int) -> tuple[date, ...]:
    """Return so many dates."""
    return tuple(islice(days, number))


NO_DAYS = Message(
    zh="工作日数不能为负：{days}",
    en="a number of working days cannot be negative: {days}",
)
NEVER_OPEN = Message(
    zh="日历在 {day} 前后三年内没有开放日",
    en="the calendar has no open day within three years of {day}",
)
