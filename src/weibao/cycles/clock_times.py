"""Times of day and hours of the clock, as values of a cycle.

`weibao.cycles.clock` has the arithmetic; `weibao.due_work.clock_turns` makes turns.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import ClassVar

from attrs import frozen

from weibao.errors import InvalidValue
from weibao.texts.text import Message

ONE_DAY = timedelta(days=1)
ONE_MINUTE = timedelta(minutes=1)
LONGEST = timedelta(days=366)


@frozen
class Leeway:
    """How much before and after its time work may begin, both ends included."""

    before: timedelta = timedelta()
    after: timedelta = timedelta()

    def __attrs_post_init__(self) -> None:
        for side in (self.before, self.after):
            if not timedelta() <= side < ONE_DAY or side % ONE_MINUTE:
                raise InvalidValue(BAD_LEEWAY())

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


EXACT = Leeway()


def times_in_order(times: Iterable[time]) -> tuple[time, ...]:
    """Return times of day in their order, each once."""
    return tuple(sorted(set(times)))


@frozen
class WhileOpen:
    """A length of the clock again and again while a place is open.

    Turns are counted from each opening; none falls on it or on the closing but where
    ``at_opening`` and ``at_closing`` ask for one.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = True

    every: timedelta
    at_opening: bool = False
    at_closing: bool = False

    def __attrs_post_init__(self) -> None:
        if not ONE_MINUTE <= self.every <= ONE_DAY or self.every % ONE_MINUTE:
            raise InvalidValue(BAD_STEP_OPEN())


@frozen
class ElapsedHours:
    """A length of the clock again and again, whatever clocks are put to.

    It counts from the local time ``begin``; where none is stated, from the beginning
    of the day on which the subject was installed. One that ``floats`` counts anew from
    the time at which the work was done, and from that of a turn which was missed.
    """

    daily: ClassVar[bool] = True

    every: timedelta
    begin: datetime | None = None
    floats: bool = False

    @property
    def moved(self) -> bool:
        """Whether completions move its times."""
        return self.floats

    def __attrs_post_init__(self) -> None:
        if not ONE_MINUTE <= self.every <= LONGEST or self.every % ONE_MINUTE:
            raise InvalidValue(BAD_STEP())
        if self.begin is not None and self.begin.tzinfo is not None:
            raise InvalidValue(LOCAL_BEGIN())


def least_step(times: tuple[time, ...]) -> timedelta:
    """Return the shortest time between two times of day, a day for a single one."""
    minutes = [one.hour * 60 + one.minute for one in times]
    steps = [after - before for before, after in pairwise(minutes)]
    steps.append(minutes[0] + 24 * 60 - minutes[-1])
    return timedelta(minutes=min(steps))


BAD_LEEWAY = Message(
    zh="时刻的允许偏差应为整分钟且不到 24 小时（例如 -15/+15分钟）",
    en="a tolerance around a time of day is whole minutes and less than 24 hours "
    "(write -15/+15 minutes, for example)",
)
BAD_STEP_OPEN = Message(
    zh="“营业期间每”应为整分钟，从 1 分钟到 24 小时（例如 营业期间每2小时）",
    en="while open, turns are whole minutes apart, from 1 minute to 24 hours (write "
    "every 2 hours while open, for example)",
)
BAD_STEP = Message(
    zh="“按实际时间每”应为整分钟，从 1 分钟到 366 天（例如 按实际时间每24小时）",
    en="by the clock, turns are whole minutes apart, from 1 minute to 366 days (write "
    "every 24 hours by the clock, for example)",
)
LOCAL_BEGIN = Message(
    zh="起算时刻是项目当地时间，不带时区",
    en="the time to count from is local, without a time zone",
)
