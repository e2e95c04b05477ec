"""What a cycle says: how often, counted from what, how early and how late.

These are values only; `weibao.due_work` reckons due dates with them.
"""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from weibao.cycles.arithmetic import MonthEnd
from weibao.cycles.period import Period
from weibao.cycles.release import Missed
from weibao.cycles.shift import FIXED, KEEP_INSIDE, GridShift
from weibao.cycles.window import NONE, Tolerance
from weibao.cycles.working_day import ClosedDay
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message


@frozen
class Interval:
    """A length of time again and again: on a grid, floating, or in between.

    Where no ``anchor`` is stated it is the date the subject was installed.
    ``month_end`` says what becomes of a date that its month lacks. A term of which the
    first day counts, too, is ``less_a_day``: one from a completion ends a day sooner.
    """

    every: Every
    shift: GridShift = FIXED
    anchor: date | None = None
    month_end: MonthEnd = MonthEnd.CLAMP
    less_a_day: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.every:
            raise InvalidValue(NO_LENGTH())


@frozen
class MaximumGap:
    """No more than this length since the last time; work done early costs time.

    ``aim`` is the gap to aim at; it leaves room for what comes between.
    """

    every: Every
    aim: Every | None = None

    def __attrs_post_init__(self) -> None:
        if not self.every:
            raise InvalidValue(NO_LENGTH())
        if (
            self.aim is not None
            and not 0 < self.aim.about_days <= self.every.about_days
        ):
            raise InvalidValue(
                AIM_TOO_LONG(aim=self.aim.text(), every=self.every.text())
            )


@frozen
class Quota:
    """A number of times in each period of the calendar, on any day of it."""

    times: int
    per: Period

    def __attrs_post_init__(self) -> None:
        most = FEWEST_DAYS[self.per]
        if not 1 <= self.times <= most:
            raise InvalidValue(
                BAD_QUOTA(times=self.times, most=most, per=self.per.value)
            )


def _in_order(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))


@frozen
class Dates:
    """The listed dates and no others."""

    days: tuple[date, ...] = field(converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if not self.days:
            raise InvalidValue(NO_DATES())


@frozen
class Recurrence:
    """A recurrence rule of RFC 5545, without DTSTART, counted from the anchor."""

    rule: str
    anchor: date | None = None


Rhythm = Interval | MaximumGap | Quota | Dates | Recurrence


@frozen
class Cycle:
    """The rule that says when a task is due.

    ``rhythm`` says how often. ``tolerance`` is the lawful room around each date.
    Due dates outside all ``seasons`` (where any are given) or inside a blackout are
    left out or moved, and a date on a closed day goes where ``closed`` says: none of
    the three moves the rhythm itself. A season given by name is a season of the site.
    Work that is done every day takes no notice of closed days. Where ``missed`` is not
    said, safety work that is not daily merges what was missed, and other work drops it.
    An interval may end after a ``count`` of turns. Dates that nothing moves may have
    single dates put in or left out; one that is both is out.
    """

    rhythm: Rhythm
    tolerance: Tolerance = NONE
    seasons: tuple[Season | str, ...] = ()
    blackouts: tuple[Season | Window[date], ...] = ()
    closed: ClosedDay = ClosedDay.BEFORE
    missed: Missed | None = None
    until: date | None = None
    count: int | None = None
    include: tuple[date, ...] = field(default=(), converter=_in_order)
    exclude: tuple[date, ...] = field(default=(), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if self.tolerance and isinstance(self.rhythm, Quota | MaximumGap):
            raise InvalidValue(NO_TOLERANCE())
        if isinstance(self.rhythm, Interval):
            length, room = self.rhythm.every.about_days, self.room
            for part in (room.before, room.after):
                if part and part.about_days * 2 > length:
                    raise InvalidValue(
                        WIDE_TOLERANCE(part=part.text(), every=self.rhythm.every.text())
                    )
            if self.rhythm.shift == KEEP_INSIDE and not self.tolerance:
                raise InvalidValue(NOTHING_TO_KEEP())
        self._check_bounds()

    def _check_bounds(self) -> None:
        interval = isinstance(self.rhythm, Interval)
        if self.count is not None and (not interval or self.count < 1):
            raise InvalidValue(NO_COUNT())
        moved = interval and not self.rhythm.shift.history_free  # type: ignore[union-attr]  # an interval
        dated = isinstance(self.rhythm, Interval | Dates | Recurrence) and not moved
        if (self.include or self.exclude) and not dated:
            raise InvalidValue(NO_SINGLE_DATES())
        if self.tolerance.whole_months and not interval:
            raise InvalidValue(NO_WHOLE_MONTHS())

    @property
    def ends(self) -> date | None:
        """The last day on which anything can fall due, dates put in among them."""
        if self.until is None or not self.include:
            return self.until
        return max(self.until, self.include[-1])

    @property
    def room(self) -> Tolerance:
        """The tolerance with shares of the interval as days."""
        if isinstance(self.rhythm, Interval):
            return self.tolerance.of(self.rhythm.every)
        return self.tolerance

    @property
    def daily(self) -> bool:
        """Whether it comes every day, or more often."""
        rhythm = self.rhythm
        if isinstance(rhythm, Quota):
            return rhythm.per is Period.DAY
        if isinstance(rhythm, Interval | MaximumGap):
            return rhythm.every == Every(days=1)
        return isinstance(rhythm, Recurrence) and _is_daily(rhythm.rule)

    def bars(self, day: date) -> bool:
        """Tell whether a blackout forbids the day."""
        return any(day in blackout for blackout in self.blackouts)


def _is_daily(rule: str) -> bool:
    """Tell whether a recurrence rule leaves out no day."""
    parts = set(rule.upper().removeprefix("RRULE:").split(";"))
    return parts <= {"FREQ=DAILY", "INTERVAL=1"}


# The shortest length of each period, so that no more visits than days are asked for.
FEWEST_DAYS = {
    Period.DAY: 1,
    Period.WEEK: 7,
    Period.HALF_MONTH: 13,
    Period.MONTH: 28,
    Period.QUARTER: 90,
    Period.HALF_YEAR: 181,
    Period.YEAR: 365,
}

NO_LENGTH = Message(zh="周期的长度不能为零", en="a cycle cannot have a length of zero")
NO_DATES = Message(zh="没有列出日期", en="no dates are listed")
BAD_QUOTA = Message(
    zh="每个 {per} 的次数应为 1 到 {most}，而不是 {times}",
    en="the number of times in each {per} must be 1 to {most}, not {times}",
)
AIM_TOO_LONG = Message(
    zh="目标间隔 {aim} 应大于零且不超过上限 {every}",
    en="the gap to aim at ({aim}) must be above zero and within the limit of {every}",
)
NO_COUNT = Message(
    zh="“共几次”只用于“每隔多久”的周期，且至少一次（其他周期请写截止日期）",
    en="a number of turns goes with an interval, and is at least 1 (give other cycles "
    "a last day)",
)
NO_SINGLE_DATES = Message(
    zh="单独加入或去掉的日期只用于不随完成日移动的日期",
    en="single dates go with dates that no completion moves",
)
NO_WHOLE_MONTHS = Message(
    zh="“按整月”只用于“每隔多久”的周期",
    en="whole months go with intervals only",
)
NO_TOLERANCE = Message(
    zh="“每个周期内若干次”和“间隔不超过”自带时间窗，不能再加提前或推后",
    en="quotas and maximum gaps have windows of their own and take no tolerance",
)
WIDE_TOLERANCE = Message(
    zh="允许偏差 {part} 超过了周期 {every} 的一半",
    en="the tolerance of {part} is more than half the interval of {every}",
)
NOTHING_TO_KEEP = Message(
    zh="“保持基准”需要写明允许偏差，例如 -10/+10 天",
    en="keeping the grid needs a tolerance to keep it in, such as -10/+10 days",
)
