"""On which days of a horizon a task with a longest gap is owed at all."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from weibao.cycle import Cycle
from weibao.plan import PlannedTask
from weibao.spans.season import Season
from weibao.spans.window import Horizon

ONE_DAY = timedelta(days=1)
A_YEAR = 366


@frozen
class Owed:
    """A stretch of days that visits must cover, up to and including ``last``.

    Nothing is counted from earlier than ``before``, the day before the season began;
    it is None for work that knows no seasons.
    """

    before: date | None
    last: date


def owed(planned: PlannedTask, cycle: Cycle, horizon: Horizon) -> Iterator[Owed]:
    """Go through the stretches of the horizon in which the task is owed."""
    resolved = planned.resolved
    ends = [cycle.until, resolved.valid_to, resolved.task.valid_to, horizon.last]
    last = min(day for day in ends if day is not None)
    begins = [resolved.valid_from, resolved.task.valid_from, horizon.first]
    if max(day for day in begins if day is not None) > last:
        return
    seasons = _seasons(planned, cycle)
    if not seasons:
        yield Owed(None, last)
        return
    day = horizon.first
    while day <= last:
        if _in_season(day, seasons):
            before = _before(day, seasons)
            while day < last and _in_season(day + ONE_DAY, seasons):
                day += ONE_DAY
            yield Owed(before, day)
        day += ONE_DAY


def _seasons(planned: PlannedTask, cycle: Cycle) -> tuple[Season, ...]:
    known = planned.subject.site.seasons
    return tuple(
        known[one] if isinstance(one, str) else one
        for one in cycle.seasons
        if not isinstance(one, str) or one in known
    )


def _in_season(day: date, seasons: tuple[Season, ...]) -> bool:
    return any(day in season for season in seasons)


def _before(day: date, seasons: tuple[Season, ...]) -> date | None:
    """Return the last day out of season, or None when seasons leave no day out."""
    for _ in range(A_YEAR):
        if not _in_season(day, seasons):
            return day
        day -= ONE_DAY
    return None
