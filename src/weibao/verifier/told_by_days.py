"""Dates told by days, looked for day by day: working days, n-th days, weeks."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import MissingWeek
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    DayKind,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.verifier.days import A_YEAR, ONE_DAY, through
from weibao.verifier.periods import period_name

Named = tuple[str, date]
"""The key of a turn, and its date."""


def open_day(anchor: date, number: int, calendar: Stack) -> date:
    """Return the open day so many open days after the first one from an anchor on."""
    day = anchor
    while number > 0 or not calendar.is_open(day):
        number -= calendar.is_open(day)
        day += ONE_DAY
    return day


def working_days(
    rhythm: WorkingDayInterval, anchor: date, last: date, calendar: Stack
) -> Iterator[Named]:
    """Go through a grid of working days up to a day."""
    number, day = 0, open_day(anchor, 0, calendar)
    while day <= last:
        if number > 0 or rhythm.anchor is not None:
            yield f"{anchor}.{number}", day
        number += 1
        day = open_day(day, rhythm.days, calendar)


def nth_days(
    rhythm: NthDay, first: date, last: date, calendar: Stack
) -> Iterator[Named]:
    """Go through the n-th days of the periods around a stretch of days."""
    year = timedelta(days=A_YEAR)
    wide = through(first - year, last + year)
    per, begins = rhythm.per, rhythm.week_start
    for name, group in groupby(wide, lambda day: period_name(day, per, begins)):
        if rhythm.kind is DayKind.WORKING_DAY:
            held = [day for day in group if calendar.is_open(day)]
        elif rhythm.kind is DayKind.DAY:
            held = list(group)
        else:
            held = [day for day in group if f"{day:%A}".lower() == rhythm.kind.value]
        if rhythm.number < 0:
            held.reverse()
        for day in held[abs(rhythm.number) - 1 : abs(rhythm.number)]:
            if first <= day <= last:
                yield name, day


def weeks(rhythm: WeekOfYear, first: date, last: date) -> Iterator[Named]:
    """Go through the days of a week of the year in a stretch of days."""
    weekday = 1 if rhythm.weekday is None else rhythm.weekday + 1
    for day in through(first, last):
        year, week, number = day.isocalendar()
        if number != weekday:
            continue
        wanted = rhythm.week
        if rhythm.missing is MissingWeek.LAST_WEEK:
            wanted = min(wanted, date(year, 12, 28).isocalendar().week)
        if week == wanted:
            yield f"{year}-W{week:02}", day


def eves_of_season(rhythm: BeforeSeason, first: date, last: date) -> Iterator[Named]:
    """Go through the days of a stretch whose morrow is the first of the season."""
    for day in through(first, last):
        morrow = day + ONE_DAY
        if morrow == rhythm.season.beginning_in(morrow.year).opens:
            yield f"{morrow.year}", day
