"""Events: what happened opens a duty, with deadlines that may follow one another."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import WorkingDays
from weibao.cycles.shift import Move
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message

EVENT = "event"
"""What the first steps of a duty count from."""


@frozen
class DutyStep:
    """One step of a duty: within how long after the event, or after another step."""

    name: str
    within: Every | WorkingDays
    after: str = EVENT


def event_due(event: date, within: Every | None) -> date | None:
    """Return the last day of what an event asks for; None for "before it is used"."""
    return within.after(event) if within is not None else None


def next_due(due: date, done: date, every: Every, after_event: Move) -> date:
    """Return the date of the calendar cycle after what an event asked for was done.

    Args:
        due: the date before the event.
        done: when the work for the event was done.
        every: the interval.
        after_event: whether the cycle keeps its date or counts from the work.
    """
    return every.after(done) if after_event is Move.RESET else due


def deadlines(
    event: date,
    steps: Iterable[DutyStep],
    actual: Mapping[str, date] | None = None,
    calendar: Stack | None = None,
) -> dict[str, date]:
    """Return the last day of each step.

    A step after another counts from the day that one was done, where that is known,
    and from its deadline otherwise.

    Raises:
        InvalidValue: a step counts from one that does not come before it.
    """
    done = dict(actual or {})
    counted = {EVENT: event}
    found: dict[str, date] = {}
    for step in steps:
        if step.after not in counted:
            raise InvalidValue(NO_SUCH_STEP(name=step.name, after=step.after))
        start = counted[step.after]
        if isinstance(step.within, WorkingDays):
            limit = step.within.after(start, 1, calendar or Stack())
        else:
            limit = step.within.after(start)
        found[step.name] = limit
        counted[step.name] = done.get(step.name, limit)
    return found


NO_SUCH_STEP = Message(
    zh="步骤 {name!r} 从 {after!r} 算起，但此前没有这一步",
    en="step {name!r} counts from {after!r}, which does not come before it",
)
