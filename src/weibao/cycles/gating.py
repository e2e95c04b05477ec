"""Gating: work that lives only in a state, on a result, or after other work."""

import re
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction

from attrs import frozen

from weibao.calendars.working import Stack
from weibao.cycles.arithmetic import (
    ONE_DAY,
    WorkingDays,
    working_days_before,
)
from weibao.cycles.period import Period, period_of
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

CODE = re.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}")


class OnReturn(Enum):
    """When work is due after a stretch in which its state did not hold."""

    DUE_NOW = "due_now"
    """On the first day, then each interval on."""
    RESTART = "restart"
    """One interval after the first day."""
    GRID = "grid"
    """On the grid from the first stretch, which runs on meanwhile."""
    HOLD = "hold"
    """When the days in the state since the last time add up to the interval."""


@frozen
class While:
    """The states in which work lives, and when it is due after they did not hold.

    Where ``on_return`` is not said, dates in between are left out. A subject of
    which no state is on record yet counts as being in one of them, unless it is
    ``inactive_unrecorded``.
    """

    states: tuple[str, ...]
    on_return: OnReturn | None = None
    inactive_unrecorded: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.states or len(set(self.states)) < len(self.states):
            raise InvalidValue(NO_STATES())
        for state in self.states:
            if not CODE.fullmatch(state):
                raise InvalidValue(NO_CODE(state=state))


def held_due(last: date, every: Every, active: Iterable[Window[date]]) -> date | None:
    """Return the day on which an interval has passed in the state since the last.

    It is as many days long as it would be without a pause. The day of the last time
    is not counted. None where the stretches end before.
    """
    left = (every.after(last) - last).days
    for stretch in active:
        opens = max(stretch.opens, last + ONE_DAY)
        if opens > stretch.closes:
            continue
        length = (stretch.closes - opens).days + 1
        if length >= left:
            return opens + timedelta(days=left - 1)
        left -= length
    return None


def unused(
    owed: Iterable[Window[date]], used: Collection[date]
) -> tuple[Window[date], ...]:
    """Return the periods in which a thing was not used, so that the task is due."""
    return tuple(period for period in owed if not any(day in period for day in used))


def required_below(values: Iterable[Fraction], below: Fraction) -> bool:
    """Tell whether any value falls short, which is what asks for the task."""
    return any(value < below for value in values)


def certified(
    day: date, valid_from: date | None = None, valid_to: date | None = None
) -> bool:
    """Tell whether a certificate holds on a day; both of its ends count."""
    return (valid_from is None or valid_from <= day) and (
        valid_to is None or day <= valid_to
    )


def latest_before(successor: date, lead: Every | WorkingDays, calendar: Stack) -> date:
    """Return the latest day for work that must come so long before other work."""
    if isinstance(lead, WorkingDays):
        return working_days_before(successor, lead.days, calendar)
    return lead.before(successor)


@frozen
class Order:
    """Work that comes after other work: no sooner than a lag, perhaps in one period."""

    lag: Every
    same_period: Period | None = None

    def earliest(self, predecessor: date | None) -> date | None:
        """Return the first day for it; None while the other is not done."""
        return self.lag.after(predecessor) if predecessor is not None else None

    def allows(self, predecessor: date | None, planned: date) -> bool:
        """Tell whether it may be done on a day."""
        earliest = self.earliest(predecessor)
        if predecessor is None or earliest is None or planned < earliest:
            return False
        per = self.same_period
        return per is None or planned in period_of(predecessor, per)


NO_STATES = Message(
    zh="状态应至少写一个，且各不相同（例如 in_use）",
    en="name at least one state, and each once (in_use, for example)",
)
NO_CODE = Message(
    zh="{state!r} 不能作状态代码（用字母、数字和下划线，例如 in_use）",
    en="{state!r} cannot be the code of a state (write letters, digits and "
    "underscores, such as in_use)",
)
