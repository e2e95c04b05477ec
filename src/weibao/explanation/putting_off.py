"""Dates out of season or in a blackout: the first day on which work is owed again.

That is for series that completions move. Dates of a grid are left out instead.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.cycles.cycle import Cycle
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.seasons import in_season, next_in_season, seasons_of
from weibao.explanation.cause import Cause
from weibao.plan import PlannedTask
from weibao.texts.text import Message

ONE_DAY = timedelta(days=1)
FARTHEST = 366


def put_off(planned: PlannedTask, cycle: Cycle, day: date) -> date:
    """Return the first day from a date on that is in season and leaves room.

    A blackout leaves room where it does not take all of the tolerance about the day.
    """
    seasons = seasons_of(cycle, planned.subject.site)
    days = WorkDays(planned, cycle)
    found = next_in_season(day, seasons)
    for _ in range(FARTHEST):
        bound = days.has_blackouts and cycle.roll is None
        if not bound or days.outside_blackouts(cycle.room.window(found)) is not None:
            break
        found = next_in_season(found + ONE_DAY, seasons)
    return found


def put_off_causes(
    planned: PlannedTask, cycle: Cycle, day: date, to: date
) -> Iterator[Cause]:
    """Say that a date was put off, and why, where it was."""
    if day == to:
        return
    outside = not in_season(day, seasons_of(cycle, planned.subject.site))
    text = OUT_OF_SEASON if outside else IN_BLACKOUT
    facts = {"day": day.isoformat(), "to": to.isoformat()}
    yield Cause("closed_day", text(day=day, to=to), facts)


OUT_OF_SEASON = Message(
    zh="{day} 不在季节内，推到应做的第一天 {to}。",
    en="{day} is out of season, so it is put off to the first day on which it is owed, "
    "{to}.",
)
IN_BLACKOUT = Message(
    zh="{day} 前后都在停工期内，推到其后的 {to}。",
    en="All days about {day} lie in a blackout, so it is put off to the first day after"
    " that, {to}.",
)
