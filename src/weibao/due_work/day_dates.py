"""Dates that are told by days: by working days, in each period, in each year.

Their keys hold no date that a holiday could move: they name the period, or the number
of the turn since the anchor.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.calendars.working import Stack
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.period import periods
from weibao.due_work.quotas import period_key

ONE_DAY = timedelta(days=1)
Keyed = tuple[str, date]
"""The key of a turn, and its date."""


def working_day_dates(
    rhythm: WorkingDayInterval, anchor: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    """Go through a grid of working days up to ``last``, from its beginning.

    The anchor itself is a date only where the rhythm states it.
    """
    number = passed = -1
    day = anchor
    while day <= last:
        if calendar.is_open(day):
            passed += 1
            if passed % rhythm.days == 0:
                number += 1
                if number or rhythm.anchor is not None:
                    yield f"{anchor}.{number}", day
        day += ONE_DAY


def nth_days(
    rhythm: NthDay, first: date, last: date, calendar: Stack
) -> Iterator[Keyed]:
    """Go through the n-th days of the periods that touch a stretch."""
    for period in periods(first, last, rhythm.per, rhythm.week_start):
        day = rhythm.within(period, calendar)
        if day is not None and first <= day <= last:
            yield period_key(period, rhythm.per), day


def week_days(rhythm: WeekOfYear, first: date, last: date) -> Iterator[Keyed]:
    """Go through the dates of a week of the year in a stretch."""
    for year in range(first.year - 1, last.year + 2):
        if date.min.year < year < date.max.year:
            day = rhythm.in_year(year)
            if day is not None and first <= day <= last:
                yield f"{year}-W{day.isocalendar().week:02}", day


def days_before_seasons(
    rhythm: BeforeSeason, first: date, last: date
) -> Iterator[Keyed]:
    """Go through the last days before a season in a stretch; years name them."""
    for year in range(first.year, last.year + 2):
        if date.min.year < year < date.max.year:
            day = rhythm.in_year(year)
            if first <= day <= last:
                yield f"{year}", day
