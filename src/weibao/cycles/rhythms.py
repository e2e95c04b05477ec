"""How often: the rhythms that a cycle may have, as values.

Each says whether it is ``moved`` by its past, so that its dates are replayed, and
whether it is ``daily``: every day, or more often.

`weibao.cycles.cycle` puts one of them together with its room, seasons and ends;
`weibao.due_work` reckons dates with them.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import ClassVar

from attrs import evolve, field, frozen

from weibao.cycles.anchor import FROM_COMPLETION, NOT_MEASURED, Reference
from weibao.cycles.arithmetic import MonthEnd, grid_day
from weibao.cycles.changing import Changed
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.day_rhythms import (
    BeforeSeason,
    EachSeason,
    NthDay,
    WeekOfYear,
    WorkingDayInterval,
)
from weibao.cycles.deferral import Alignment
from weibao.cycles.elastic import Elastic
from weibao.cycles.gap import Cap, Gap
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.period import MONDAY, Period, check_week_start
from weibao.cycles.refusals import (
    AIM_TOO_LONG,
    AIM_TOO_SHORT,
    ALIGNED_ALONE,
    ALIGNED_TOO_FAR,
    BAD_QUOTA,
    DOES_NOT_RESTART,
    EXTENDED_TOO_FAR,
    NO_DATE_OF_ITS_OWN,
    NO_DATES,
    NO_LENGTH,
    NO_NUMBER_OF_SEASON,
    NO_RULE_OF_DATES,
    NOTHING_TO_COMBINE,
    ONE_DATE_OF_SEVERAL,
    STEPS_MOVED,
    STEPS_STAY,
    TOO_FEW,
)
from weibao.cycles.shift import FIXED, FLOATING, GridShift, Move
from weibao.cycles.stage import ListedYears, Stages
from weibao.cycles.steps import Steps
from weibao.cycles.window import NONE, Percent, Tolerance
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.season import Season
from weibao.spans.window import Window


@frozen
class Interval:
    """A length of time again and again: on a grid, floating, or in between.

    Where no ``anchor`` is stated it is the date the subject was installed.
    ``month_end`` says what becomes of a date that its month lacks. A term of which the
    first day counts, too, is ``less_a_day``: one from a completion ends a day sooner.
    Work of some ``steps`` only is due at these; the anchor is then none of its dates.
    The first date may be ``aligned`` with others, once. The length may have ``changed``
    with what an attribute says of the subject. What floats is measured from and to
    what ``reference`` says, by default from the completion.
    """

    every: Every
    shift: GridShift = FIXED
    anchor: date | None = None
    month_end: MonthEnd = MonthEnd.CLAMP
    less_a_day: bool = False
    steps: Steps | None = None
    aligned: Alignment | None = None
    changed: Changed | None = None
    reference: Reference = FROM_COMPLETION

    def __attrs_post_init__(self) -> None:
        if not self.every:
            raise InvalidValue(NO_LENGTH())
        if self.reference != FROM_COMPLETION:
            self.reference.check(self.every)
            if self.shift != FLOATING or self.changed is not None:
                raise InvalidValue(NOT_MEASURED())
        if self.steps is not None and self.moved:
            raise InvalidValue(STEPS_MOVED())
        if self.aligned is not None:
            if self.steps is not None:
                raise InvalidValue(STEPS_STAY())
            if self.aligned.most.about_days >= self.every.about_days:
                raise InvalidValue(ALIGNED_TOO_FAR(every=self.every.text()))

    def joined(self, begins: date) -> "Interval":
        """Return it as it counts from the date that its first one is aligned to.

        Args:
            begins: what it counts from where it states no anchor.
        """
        if self.aligned is None:
            return self
        number = int(self.anchor is None)
        due = grid_day(self.anchor or begins, self.every, number, self.month_end)
        found = self.aligned.of(due) if due is not None else None
        return evolve(self, anchor=found or self.anchor, aligned=None)

    @property
    def moved(self) -> bool:
        """Whether completions move its dates."""
        return not self.shift.history_free

    @property
    def daily(self) -> bool:
        """Whether it comes every day."""
        return self.every == Every(days=1) and self.steps is None


@frozen
class Quota:
    """A number of times in each period of the calendar, on any day of it.

    Weeks begin on the weekday ``week_start``; Monday is 0.
    """

    moved: ClassVar[bool] = False

    times: int
    per: Period
    week_start: int = MONDAY

    def __attrs_post_init__(self) -> None:
        check_week_start(self.per, self.week_start)
        most = FEWEST_DAYS[self.per]
        if not 1 <= self.times <= most:
            raise InvalidValue(
                BAD_QUOTA(times=self.times, most=most, per=self.per.value)
            )

    @property
    def daily(self) -> bool:
        """Whether it comes every day, or more often."""
        return self.per is Period.DAY


@frozen
class MaximumGap:
    """No more than this length since the last time; work done early costs time.

    ``aim`` is the gap to aim at; it leaves room for what comes between. Work sooner
    than ``least`` after the last does not count. The longest gap may be extended by a
    share of it now and then, which a ``cap`` over several gaps keeps in bounds; it is
    ``less_a_day`` where its last day does not belong to it. With a ``quota`` so many
    turns lie in each period of the calendar as well, or so many at least in
    ``each_season`` of the cycle. The longest gap may have ``changed`` with what an
    attribute says. ``gap`` holds the arithmetic.
    """

    moved: ClassVar[bool] = True

    every: Every
    aim: Every | None = None
    least: Every | None = None
    extension: Percent | None = None
    cap: Cap | None = None
    less_a_day: bool = False
    quota: Quota | None = None
    each_season: int | None = None
    changed: Changed | None = None
    gap: Gap = field(init=False, eq=False, repr=False)

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
        if self.extension is not None and self.extension.percent > WHOLE:
            raise InvalidValue(EXTENDED_TOO_FAR())
        aim, least = self.aim, self.least
        if aim and least and aim.about_days < least.about_days:
            raise InvalidValue(AIM_TOO_SHORT(aim=aim.text(), least=least.text()))
        if self.each_season is not None and (self.each_season < 1 or self.quota):
            raise InvalidValue(NO_NUMBER_OF_SEASON())
        times = self.quota.times if self.quota is not None else self.each_season
        gap = Gap(
            every=self.every,
            least=self.least,
            extension=self.extension,
            cap=self.cap,
            less_a_day=self.less_a_day,
            each=self.quota.per if self.quota is not None else None,
            times=times or 1,
            week_start=self.quota.week_start if self.quota is not None else MONDAY,
            changed=self.changed,
        )
        object.__setattr__(self, "gap", gap)

    @property
    def daily(self) -> bool:
        """Whether it comes every day."""
        return self.every == Every(days=1)


def in_order(days: Iterable[date]) -> tuple[date, ...]:
    """Return dates in their order, each once."""
    return tuple(sorted(set(days)))


@frozen
class Dates:
    """The listed dates and no others."""

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    days: tuple[date, ...] = field(converter=in_order)

    def __attrs_post_init__(self) -> None:
        if not self.days:
            raise InvalidValue(NO_DATES())


@frozen
class Recurrence:
    """A recurrence rule of RFC 5545, without DTSTART, counted from the anchor."""

    moved: ClassVar[bool] = False

    rule: str
    anchor: date | None = None

    @property
    def daily(self) -> bool:
        """Whether it leaves out no day."""
        parts = set(self.rule.upper().removeprefix("RRULE:").split(";"))
        return parts <= {"FREQ=DAILY", "INTERVAL=1"}


@frozen
class OnlyOnEvents:
    """No date of its own: only events ask for it."""

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False


Single = Interval | Dates | Recurrence | WorkingDayInterval | NthDay | WeekOfYear
"""Rhythms of dates, each of one rule."""


def _rules_first(
    less: "Iterable[Single | Season | Window[date]]",
) -> "tuple[Single | Season | Window[date], ...]":
    return tuple(sorted(less, key=lambda one: isinstance(one, Season | Window)))


@frozen
class Combined:
    """The dates of several rules, each once, less those of others.

    What is left out is never due, so that nothing is on record for it. Where a rule
    states no anchor, it counts from that of the subject.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    rules: tuple[Single, ...]
    less: tuple[Single | Season | Window[date], ...] = field(
        default=(), converter=_rules_first
    )

    def __attrs_post_init__(self) -> None:
        if not self.rules or len(self.rules) + len(self.less) < 2:
            raise InvalidValue(NOTHING_TO_COMBINE())
        taken = [one for one in self.less if not isinstance(one, Season | Window)]
        for rule in (*self.rules, *taken):
            whole = isinstance(rule, WeekOfYear) and rule.weekday is None
            if not isinstance(rule, Single) or rule.moved or whole:
                raise InvalidValue(NO_RULE_OF_DATES())
            if isinstance(rule, Interval) and rule.aligned is not None:
                raise InvalidValue(ALIGNED_ALONE())

    def leaves_out(self, day: date) -> bool:
        """Tell whether a day lies in a stretch that is taken away."""
        stretches = (one for one in self.less if isinstance(one, Season | Window))
        return any(day in one for one in stretches)


Dated = Single | BeforeSeason | Combined | ListedYears | Stages
"""Rhythms of dates: what nothing moves may have single dates put in or left out."""
Anchored = Interval | Recurrence | WorkingDayInterval | ListedYears
"""Rhythms that may state what they count from."""
Dealt = Quota | EachSeason
"""Rhythms dealt over stretches of days: any day of a share will do."""
Plain = (
    Interval
    | MaximumGap
    | Quota
    | EachSeason
    | Dates
    | Recurrence
    | WorkingDayInterval
    | NthDay
    | WeekOfYear
    | BeforeSeason
    | OnlyOnEvents
    | WhileOpen
    | ElapsedHours
    | ListedYears
    | Stages
    | Combined
    | Elastic
    | Metered
    | Exceeded
)
"""Rhythms that are not put together of others."""


class Together(Enum):
    """When work with several rhythms is due."""

    FIRST = "first"
    """With the first of them; doing it restarts them all."""
    LAST = "last"
    """With the last of them; doing it restarts them all."""


@frozen
class Member:
    """One of several rhythms, with its own tolerance."""

    rhythm: Plain
    tolerance: Tolerance = NONE


@frozen
class Several:
    """Several rhythms for one task, of which the first or the last is due.

    They are rhythms that restart with the work.
    """

    moved: ClassVar[bool] = True
    daily: ClassVar[bool] = False

    members: tuple[Member, ...]
    rule: Together = Together.FIRST

    def __attrs_post_init__(self) -> None:
        if len(self.members) < 2:
            raise InvalidValue(TOO_FEW())
        for one in self.members:
            if isinstance(one.rhythm, Quota | MaximumGap):
                raise InvalidValue(NO_DATE_OF_ITS_OWN())
            if not _restarts(one.rhythm):
                raise InvalidValue(DOES_NOT_RESTART())
        if any(one.early_to_late for one in self.metered):
            raise InvalidValue(ONE_DATE_OF_SEVERAL())

    @property
    def metered(self) -> tuple[Metered, ...]:
        """The members that count by a meter."""
        found = (one.rhythm for one in self.members)
        return tuple(one for one in found if isinstance(one, Metered))


def _restarts(rhythm: Plain) -> bool:
    """Tell whether work done too early or too late restarts the count."""
    if not isinstance(rhythm, Interval | Metered):
        return False
    if isinstance(rhythm, Interval) and rhythm.reference != FROM_COMPLETION:
        return False
    shift = rhythm.shift
    return shift.early_outside is Move.RESET and shift.late_outside is Move.RESET


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

WHOLE = 100
