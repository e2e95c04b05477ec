"""What vectors ask of cycles beyond what planning needs, said by means of its parts."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum

from weibao.calendars import Stack
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.gating import latest_before
from weibao.cycles.meter import Combine, combined
from weibao.cycles.release import Called, called, release_day
from weibao.cycles.stage import ListedYears
from weibao.spans import Every, Window


def iso_week_name(day: date) -> str:
    """Name a day by its ISO week: ``2026-W53-4``."""
    year, week, weekday = day.isocalendar()
    return f"{year}-W{week:02d}-{weekday}"


def gap_years(listed: ListedYears, last: int) -> tuple[int, ...]:
    """Return the years not listed, up to a last one and to the last listed.

    A year of which other work took the place is none of them.
    """
    years = range(1, min(listed.years[-1], last + 1))
    return tuple(year for year in years if year not in listed.years)


def latest_moment_before(
    successor: datetime, lead: Every | WorkingDays | timedelta, calendar: Stack
) -> datetime:
    """Return the latest moment for a notice; one given in days keeps the hour."""
    if isinstance(lead, timedelta):
        return successor - lead
    day = latest_before(successor.date(), lead, calendar)
    return datetime.combine(day, successor.time())


class Trigger(Enum):
    """Which of two limits work is due by."""

    CALENDAR = "calendar"
    METER = "meter"
    BOTH = "both"
    """They fall on one day."""


def trigger(calendar: date, meter: date | None) -> Trigger:
    """Tell which comes first: the calendar, or the meter where it is in sight."""
    if meter == calendar:
        return Trigger.BOTH
    first = combined((calendar, meter), Combine.FIRST)
    return Trigger.CALENDAR if first == calendar else Trigger.METER


def called_up(
    days: Iterable[date],
    lead: Every | WorkingDays,
    today: date,
    calendar: Stack | None = None,
) -> dict[Called, tuple[date, ...]]:
    """Sort planned days by whether their orders are called by a day, or held."""
    found: dict[Called, list[date]] = {state: [] for state in Called}
    for planned in days:
        release = release_day(planned, lead, calendar)
        found[called(release, today)].append(planned)
    return {state: tuple(planned) for state, planned in found.items()}


def lapsed(window: Window[date], done: date | None, as_of: date) -> bool:
    """Tell whether by a day a window closed with nothing done in it."""
    return as_of > window.closes and (done is None or done not in window)
