"""On which days of a horizon a task with a longest gap is owed at all."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from weibao.cycles.cycle import Cycle
from weibao.plan import PlannedTask
from weibao.spans.window import Horizon
from weibao.verifier.days import ONE_DAY, Days
from weibao.verifier.starts import eve_of_season


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
    days = Days.of(planned, cycle)
    last = min(days.last, horizon.last)
    if max(days.first, horizon.first) > last:
        return
    if not days.seasons:
        yield Owed(None, last)
        return
    day = horizon.first
    while day <= last:
        if days.in_season(day):
            before = eve_of_season(days, day)
            while day < last and days.in_season(day + ONE_DAY):
                day += ONE_DAY
            yield Owed(before, day)
        day += ONE_DAY
