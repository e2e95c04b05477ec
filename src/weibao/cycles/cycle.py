"""What a cycle says: how often, counted from what, how early and how late.

These are values only; `weibao.due_work` reckons due dates with them.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message


class Move(Enum):
    """What a completion does to the next nominal date."""

    KEEP = "keep"
    """The next date stays on the grid."""
    RESET = "reset"
    """The next date counts from the completion."""


@frozen
class GridShift:
    """What a completion does to later dates, by the zone it falls in.

    The zones lie before the tolerance, inside it before or on the due date, inside it
    after the due date, and beyond it.
    """

    early_outside: Move
    early_inside: Move
    late_inside: Move
    late_outside: Move

    @property
    def history_free(self) -> bool:
        """Whether no completion moves anything: a plain grid."""
        return self == FIXED


FIXED = GridShift(Move.KEEP, Move.KEEP, Move.KEEP, Move.KEEP)
FLOATING = GridShift(Move.RESET, Move.RESET, Move.RESET, Move.RESET)
KEEP_INSIDE = GridShift(Move.RESET, Move.KEEP, Move.KEEP, Move.RESET)


class Period(Enum):
    """A period of the calendar; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    HALF_MONTH = "half_month"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class ClosedDay(Enum):
    """What becomes of a due date on a closed day; the grid itself never moves."""

    KEEP = "keep"
    """The date stays where it is."""
    BEFORE = "before"
    """The last open day before it."""
    AFTER = "after"
    """The first open day after it."""
    NEAREST = "nearest"
    """The nearest open day, the earlier of two."""
    SKIP = "skip"
    """The occurrence is dropped, on record."""


class Missed(Enum):
    """What becomes of an occurrence whose window closed with nothing done."""

    CATCH_UP = "catch_up"
    """It stays open and is done late, however many there are."""
    MERGE = "merge"
    """The latest stays open and is done late; older ones become part of it."""
    SUPERSEDE = "supersede"
    """It stays missed; the next occurrence takes its place."""


@frozen
class Tolerance:
    """How early and how late work may be and still count for its due date."""

    before: Every = Every()
    after: Every = Every()

    def __bool__(self) -> bool:
        return bool(self.before or self.after)

    def window(self, due: date) -> Window[date]:
        """Return the lawful window around a due date, both ends included."""
        return Window(self.before.before(due), self.after.after(due))


@frozen
class Interval:
    """A length of time again and again: on a grid, floating, or in between.

    Where no ``anchor`` is stated it is the date the subject was installed.
    """

    every: Every
    shift: GridShift = FIXED
    anchor: date | None = None

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
    """

    rhythm: Rhythm
    tolerance: Tolerance = Tolerance()
    seasons: tuple[Season | str, ...] = ()
    blackouts: tuple[Season | Window[date], ...] = ()
    closed: ClosedDay = ClosedDay.BEFORE
    missed: Missed | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.tolerance and isinstance(self.rhythm, Quota | MaximumGap):
            raise InvalidValue(NO_TOLERANCE())
        if isinstance(self.rhythm, Interval):
            length = self.rhythm.every.about_days
            for part in (self.tolerance.before, self.tolerance.after):
                if part and part.about_days * 2 > length:
                    raise InvalidValue(
                        WIDE_TOLERANCE(part=part.text(), every=self.rhythm.every.text())
                    )
            if self.rhythm.shift == KEEP_INSIDE and not self.tolerance:
                raise InvalidValue(NOTHING_TO_KEEP())

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
