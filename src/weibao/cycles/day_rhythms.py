"""Rhythms told by days: so many working days, the n-th day of a period, a week.

What a working day is, the calendar of the subject decides.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from itertools import combinations
from typing import ClassVar

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import MissingWeek, WorkingDays, iso_week_day
from weibao.cycles.period import (
    MONDAY,
    NO_SUCH_WEEKDAY,
    Period,
    check_week_start,
)
from weibao.cycles.shift import FIXED, FLOATING, GridShift
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message

MOST_WORKING_DAYS = 10_000
MOST_DAYS_BEFORE = 300


@frozen
class WorkingDayInterval:
    """So many working days again and again, on a grid or from the completion.

    They are the open days of the subject's calendar. Where the first day is closed,
    counting begins on the next open one. Without an ``anchor`` it is the date the
    subject was installed.
    """

    days: int
    shift: GridShift = FIXED
    anchor: date | None = None

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.days <= MOST_WORKING_DAYS:
            raise InvalidValue(BAD_LENGTH(days=self.days, most=MOST_WORKING_DAYS))
        if self.shift not in (FIXED, FLOATING):
            raise InvalidValue(FIXED_OR_FLOATING(days=self.days))

    @property
    def moved(self) -> bool:
        """Whether completions move its dates."""
        return not self.shift.history_free

    @property
    def daily(self) -> bool:
        """Whether it comes every working day."""
        return self.days == 1

    @property
    def about_days(self) -> int:
        """The length in days of the calendar where weekends are closed."""
        return self.days * 7 // 5

    def after(self, day: date, times: int, calendar: Stack) -> date:
        """Return the day so many intervals later; a closed start moves on first."""
        return WorkingDays(self.days).after(day, times, calendar)


class DayKind(Enum):
    """Which days of a period are counted."""

    DAY = "day"
    WORKING_DAY = "working_day"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def weekday(self) -> int | None:
        """The weekday, Monday being 0; None for days of any weekday."""
        return WEEKDAYS.index(self) if self in WEEKDAYS else None


WEEKDAYS = tuple(DayKind)[2:]


@frozen
class NthDay:
    """The n-th day of a kind in each period, from its end where negative.

    A period that lacks it (a month without a fifth Monday) has no date. Weeks begin on
    the weekday ``week_start``; Monday is 0.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    number: int
    kind: DayKind
    per: Period
    week_start: int = MONDAY

    def __attrs_post_init__(self) -> None:
        check_week_start(self.per, self.week_start)
        if self.per is Period.DAY:
            raise InvalidValue(NO_DAY_OF_A_DAY())
        days = LONGEST[self.per]
        most = days if self.kind.weekday is None else -(-days // 7)
        if not 1 <= abs(self.number) <= most:
            raise InvalidValue(
                NO_SUCH_DAY(number=self.number, most=most, per=self.per.value)
            )

    def within(self, period: Window[date], calendar: Stack) -> date | None:
        """Return the day of one period; None where the period lacks it."""
        found = [day for day in _through(period) if self._counts(day, calendar)]
        index = self.number - 1 if self.number > 0 else self.number
        return found[index] if -len(found) <= index < len(found) else None

    def _counts(self, day: date, calendar: Stack) -> bool:
        if self.kind is DayKind.DAY:
            return True
        if self.kind is DayKind.WORKING_DAY:
            return calendar.is_open(day)
        return day.weekday() == self.kind.weekday


@frozen
class WeekOfYear:
    """An ISO week of each year: a weekday of it (0 is Monday), or any day.

    ``missing`` says what becomes of week 53 in a year that has 52.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    week: int
    weekday: int | None = None
    missing: MissingWeek = MissingWeek.OMIT

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.week <= 53:
            raise InvalidValue(NO_SUCH_WEEK(week=self.week))
        if self.weekday is not None and not 0 <= self.weekday <= 6:
            raise InvalidValue(NO_SUCH_WEEKDAY(weekday=self.weekday))

    def in_year(self, year: int) -> date | None:
        """Return the date of a year: the Monday where any day of the week will do."""
        return iso_week_day(year, self.week, self.weekday or 0, self.missing)


@frozen
class BeforeSeason:
    """Once before each season begins, in so many days up to the day before it.

    From the first day of the season on it is overdue, and stays so: next year is not
    in its place.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    season: Season
    within: Every

    def __attrs_post_init__(self) -> None:
        if self.within.months or not 1 <= self.within.days <= MOST_DAYS_BEFORE:
            raise InvalidValue(DAYS_BEFORE(most=MOST_DAYS_BEFORE))

    def in_year(self, year: int) -> date:
        """Return the last day before the season that begins in a year."""
        return self.season.beginning_in(year).opens - timedelta(days=1)


@frozen
class EachSeason:
    """So many times in each of several parts of the year, on any day of it.

    A season given by name is a season of the site, whose dates count. Of seasons with
    dates of their own none overlaps another.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    seasons: tuple[Season | str, ...]
    times: int = 1

    def __attrs_post_init__(self) -> None:
        if not self.seasons:
            raise InvalidValue(NO_SEASONS())
        if len(set(self.seasons)) < len(self.seasons):
            raise InvalidValue(SEASON_TWICE())
        for one, other in combinations(self.dated, 2):
            if meet(one, other):
                raise InvalidValue(SEASONS_MEET(one=one.text(), other=other.text()))
        most = min((_length(one) for one in self.dated), default=LONGEST[Period.YEAR])
        if not 1 <= self.times <= most:
            raise InvalidValue(BAD_TIMES(times=self.times, most=most))

    @property
    def dated(self) -> tuple[Season, ...]:
        """The seasons with dates of their own."""
        return tuple(one for one in self.seasons if isinstance(one, Season))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of those that the site has the dates of."""
        return tuple(one for one in self.seasons if isinstance(one, str))


def meet(one: Season, other: Season) -> bool:
    """Tell whether two parts of the year have a day in common."""
    years = [one.beginning_in(year) for year in (2023, 2024, 2025)]
    return any(other.beginning_in(2024).overlaps(days) for days in years)


def _length(season: Season) -> int:
    days = season.beginning_in(2025)
    return (days.closes - days.opens).days + 1


def _through(period: Window[date]) -> Iterator[date]:
    day = period.opens
    while day <= period.closes:
        yield day
        day += timedelta(days=1)


# The longest length of each period, so that no day is named that can never be.
LONGEST = {
    Period.WEEK: 7,
    Period.HALF_MONTH: 16,
    Period.MONTH: 31,
    Period.QUARTER: 92,
    Period.HALF_YEAR: 184,
    Period.YEAR: 366,
}

NO_SEASONS = Message(
    zh="没有写明哪些季节（例如 04-01..05-31、08-01..09-30各一次）",
    en="no season is named (write once in each of 04-01..05-31, 08-01..09-30, for "
    "example)",
)
SEASON_TWICE = Message(
    zh="同一季节写了两次（每个季节一次；多做几次写 各2次）",
    en="a season is named twice (name each once; for more work say twice in each of)",
)
SEASONS_MEET = Message(
    zh="季节 {one} 与 {other} 有重叠的日子（改成互不重叠）",
    en="the seasons {one} and {other} have days in common (make them lie apart)",
)
BAD_TIMES = Message(
    zh="每个季节的次数应为 1 到 {most}，而不是 {times}",
    en="the number of times in each season must be 1 to {most}, not {times}",
)
DAYS_BEFORE = Message(
    zh="季前的时间应为 1 到 {most} 天（例如 45天内）",
    en="the time before a season is 1 to {most} days (write within 45 days, for "
    "example)",
)
BAD_LENGTH = Message(
    zh="工作日数应为 1 到 {most}，而不是 {days}",
    en="the number of working days must be 1 to {most}, not {days}",
)
FIXED_OR_FLOATING = Message(
    zh="按工作日计的周期只有固定基准和自完成日起两种（应写成 每{days}个工作日 "
    "或 每{days}个工作日，自完成日起）",
    en="an interval of working days stands on a fixed grid or runs from completion "
    "(write every {days} working days, or add from completion)",
)
NO_DAY_OF_A_DAY = Message(
    zh="一天里没有第几天（周期单位应为周、月、季度、半年或年）",
    en="a day has no n-th day (name a day of each week, month, quarter, half year or "
    "year)",
)
NO_SUCH_DAY = Message(
    zh="每个 {per} 的第几天应为 1 到 {most}（倒数为 -1 到 -{most}），而不是 {number}",
    en="the number of such a day in each {per} is 1 to {most} (-1 to -{most} from its "
    "end), not {number}",
)
NO_SUCH_WEEK = Message(
    zh="一年没有第 {week} 周（应为 1 到 53）",
    en="no year has a week {week} (write 1 to 53)",
)
