"""The overtime of people, over a whole roster."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from weibao.fairness import MINUTE, Doing, way
from weibao.workforce import Limits, TravelTimes

WEEK = 7


def week_of(day: date) -> int:
    """Number the ISO week of a day."""
    return (day.toordinal() - day.weekday()) // WEEK


def overtime(done: Iterable[Doing], limits: Limits, travel: TravelTimes) -> int:
    """Add up the overtime of all people, in minutes.

    Overtime of a week is what its days go beyond the hours of a day, or what it goes
    beyond the hours of a week, whichever is more.
    """
    days: dict[tuple[str, date], list[Doing]] = defaultdict(list)
    for one in done:
        for person in one.people:
            days[person, one.day].append(one)
    per_day, per_week = limits.per_day // MINUTE, limits.per_week // MINUTE
    weeks: dict[tuple[str, int], tuple[int, int]] = {}
    for (person, day), some in days.items():
        busy = way(some, travel) + sum(one.minutes for one in some)
        total, beyond = weeks.get((person, week_of(day)), (0, 0))
        weeks[person, week_of(day)] = total + busy, beyond + max(0, busy - per_day)
    return sum(max(beyond, total - per_week, 0) for total, beyond in weeks.values())
