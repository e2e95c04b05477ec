"""Events: what happened opens a duty, with deadlines that may follow one another."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import WorkingDays, working_days_after
from weibao.cycles.gating import CODE
from weibao.cycles.shift import Move
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message

EVENT = "event"
"""What the first steps of a duty count from."""


@frozen
class OnEvent:
    """What an event asks for: the work within so long, or before the next use.

    ``after`` names another task that waits for the same event: then it counts from
    that one, from the day it was done or else from its last day.
    """

    event: str
    within: Every | WorkingDays | None = None
    after: str | None = None

    def __attrs_post_init__(self) -> None:
        if not CODE.fullmatch(self.event):
            raise InvalidValue(NO_CODE(event=self.event))
        if isinstance(self.within, Percent) or self.within == Every():
            raise InvalidValue(NO_TIME(event=self.event))
        if self.after is not None and self.within is None:
            raise InvalidValue(NO_TIME(event=self.event))


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
    """Return the last day of each step, in the order of the steps.

    A step after another counts from the day that one was done, where that is known,
    and from its deadline otherwise. Steps may be told in any order. The day that
    working days count from is not one of them.

    Raises:
        InvalidValue: a step counts from one that there is not, or from itself by way
            of others.
    """
    told, stack = list(steps), calendar or Stack()
    counted = {EVENT: event, **(actual or {})}
    found: dict[str, date] = {}
    waiting = told
    while waiting:
        ready = [step for step in waiting if step.after in counted]
        for step in ready:
            limit = _limit(step.within, counted[step.after], stack)
            found[step.name] = limit
            counted.setdefault(step.name, limit)
        waiting = [step for step in waiting if step.name not in found]
        if not ready:
            step = waiting[0]
            raise InvalidValue(NO_SUCH_STEP(name=step.name, after=step.after))
    return {step.name: found[step.name] for step in told}


def _limit(within: Every | WorkingDays, start: date, calendar: Stack) -> date:
    if isinstance(within, WorkingDays):
        return working_days_after(start, within.days, calendar)
    return within.after(start)


NO_CODE = Message(
    zh="{event!r} 不能作事件代码（用字母、数字和下划线，例如 overload）",
    en="{event!r} cannot be the code of an event (write letters, digits and "
    "underscores, such as overload)",
)
NO_TIME = Message(
    zh="{event} 之后多久以内应写时间或工作日（例如 7天）",
    en="how soon after {event} is a length of time or working days (write 7 days, for "
    "example)",
)
NO_SUCH_STEP = Message(
    zh="步骤 {name!r} 从 {after!r} 算起，但没有这一步，或它又从前者算起",
    en="step {name!r} counts from {after!r}, which there is not, or which itself "
    "counts from the step",
)
