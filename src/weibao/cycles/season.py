"""Seasons and blackouts: the days of the year on which work is owed, or forbidden."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.gap import Gap
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message

FARTHEST = 4 * 366


class Roll(Enum):
    """To which side a date goes that lies in a blackout."""

    BACK = "back"
    FORWARD = "forward"


Blackout = Season | Window[date]


def rolled(
    due: date,
    blackouts: Iterable[Blackout],
    roll: Roll,
    *,
    cleared: bool = False,
) -> date:
    """Return the nearest day outside all blackouts, in one direction.

    Args:
        due: the date.
        blackouts: days on which nothing may be done.
        roll: the direction.
        cleared: whether the work may be done all the same, as a soft blackout allows
            after an inspection.

    Raises:
        InvalidValue: the blackouts leave no day for years.
    """
    if cleared:
        return due
    closed, day = tuple(blackouts), due
    step = timedelta(days=1 if roll is Roll.FORWARD else -1)
    for _ in range(FARTHEST):
        if not any(day in blackout for blackout in closed):
            return day
        day += step
    raise InvalidValue(NO_DAY_LEFT(due=due))


def in_season(day: date, season: Season) -> date:
    """Return a date that lies in season, else the first day of the next season."""
    return max(day, season.at_or_after(day).opens)


def season_visits(season: Season, first: date, gap: Gap) -> Iterator[date]:
    """Go through the latest lawful turns of one season, from the first on.

    It is the season that holds the first turn, or else the next to begin.
    """
    held = season.at_or_after(first)
    return (day for day in gap.latest(first, held.closes) if day in held)


def unvisited(
    windows: Mapping[str, Season], year: int, done: Iterable[date]
) -> tuple[str, ...]:
    """Return the names of the windows of a year without a turn, in their order."""
    days = tuple(done)
    return tuple(
        name
        for name, season in windows.items()
        if not any(day in season.beginning_in(year) for day in days)
    )


def before_season(start: date, opening: Every) -> Window[date]:
    """Return the days in which work must be finished before a season starts.

    From its first day on the work is overdue.
    """
    return Window(opening.before(start), start - ONE_DAY)


NO_DAY_LEFT = Message(
    zh="停工期使 {due} 前后几年都没有可做的日子",
    en="the blackouts leave no day within years of {due}",
)
