"""Several regimes for one task: each turn lies on a day that all of them allow."""

from itertools import pairwise

from attrs import field, frozen

from weibao.cycles.day_rhythms import BeforeSeason, EachSeason
from weibao.cycles.period import MONTHS, Period
from weibao.cycles.refusals import ALIGNED_ALONE
from weibao.cycles.rhythms import (
    Interval,
    MaximumGap,
    Plain,
    Quota,
    Several,
)
from weibao.cycles.shift import ANNIVERSARY, FIXED, FLOATING
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import NONE, Tolerance
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message, Text

LONGEST_MONTH = 31
DAYS = {Period.DAY: 1, Period.WEEK: 7, Period.HALF_MONTH: 15}


InRegimes = Interval | Quota | EachSeason | BeforeSeason | ListedYears | MaximumGap
"""What may be one of several regimes: it has a window for each turn."""


def _as_text(said: Text | str) -> Text:
    return Text.same(said) if isinstance(said, str) else said


@frozen
class Regime:
    """One rule of several, with its own tolerance and the text that it is ``by``."""

    rhythm: InRegimes
    tolerance: Tolerance = NONE
    by: Text = field(default=Text(), converter=_as_text)

    def __attrs_post_init__(self) -> None:
        rhythm = self.rhythm
        if not isinstance(rhythm, InRegimes):
            raise InvalidValue(NO_WINDOW())
        if isinstance(rhythm, Interval):
            self._check_interval(rhythm)
        elif self.tolerance:
            raise InvalidValue(WINDOW_OF_ITS_OWN())
        elif isinstance(rhythm, MaximumGap) and rhythm.each_season is not None:
            raise InvalidValue(NO_NUMBER_OF_SEASON())
        elif isinstance(rhythm, ListedYears) and (
            rhythm.then_every is None or rhythm.anew_by is not None
        ):
            raise InvalidValue(YEARS_THAT_GO_ON())
        elif isinstance(rhythm, Quota) and rhythm.daily:
            raise InvalidValue(EVERY_DAY())
        elif isinstance(rhythm, EachSeason) and (rhythm.names or rhythm.times > 1):
            raise InvalidValue(ONCE_IN_DATES())

    @property
    def room(self) -> Tolerance:
        """The tolerance, with shares of the interval as days."""
        if isinstance(self.rhythm, Interval):
            return self.tolerance.of(self.rhythm.every)
        return self.tolerance

    @property
    def on_grid(self) -> bool:
        """Whether it has dates of its own that no completion moves."""
        shifts = (FIXED, ANNIVERSARY)
        return isinstance(self.rhythm, Interval) and self.rhythm.shift in shifts

    @property
    def every(self) -> Every:
        """How long it is from one turn to the next, or the period that it counts in."""
        rhythm = self.rhythm
        if isinstance(rhythm, EachSeason):
            return Every(months=max(1, MONTHS[Period.YEAR] // len(rhythm.seasons)))
        if isinstance(rhythm, BeforeSeason):
            return Every(months=MONTHS[Period.YEAR])
        if isinstance(rhythm, ListedYears):
            return Every(months=MONTHS[Period.YEAR] * min(years_between(rhythm)))
        if not isinstance(rhythm, Quota):
            return rhythm.every
        if rhythm.per in MONTHS:
            return Every(months=MONTHS[rhythm.per])
        return Every(days=DAYS[rhythm.per])

    @property
    def longest(self) -> Every:
        """The longest time that it ever leaves between two turns in time."""
        rhythm, every, room = self.rhythm, self.every, self.room
        if isinstance(rhythm, Interval):
            sides = [room.after, *([room.before] if self.on_grid else [])]
        elif isinstance(rhythm, MaximumGap):
            more = rhythm.extension.days(every) if rhythm.extension else 0
            sides = [Every(days=more)]
        elif isinstance(rhythm, BeforeSeason):
            sides = [rhythm.within]
        elif isinstance(rhythm, ListedYears):
            early = Every(months=rhythm.early_months + 1)
            every = Every(months=MONTHS[Period.YEAR] * max(years_between(rhythm)))
            sides = [early]
        else:
            sides = [every]
        months = sum(one.months for one in sides)
        days = sum(one.days for one in sides)
        return Every(months=every.months + months, days=every.days + days)

    def _check_interval(self, rhythm: Interval) -> None:
        every, room = rhythm.every, self.room
        if not (self.on_grid or rhythm.shift == FLOATING) or rhythm.steps is not None:
            raise InvalidValue(ONE_OF_TWO_SHIFTS(every=every.text()))
        if rhythm.aligned is not None:
            raise InvalidValue(ALIGNED_ALONE())
        if rhythm.aligned is not None or rhythm.changed is not None:
            raise InvalidValue(NEITHER_JOINED_NOR_CHANGED(every=every.text()))
        if rhythm.anchor is not None and rhythm.shift == FLOATING:
            raise InvalidValue(NO_ANCHOR(every=every.text()))
        if not room and not room.whole_months:
            raise InvalidValue(ONE_DAY_ONLY(every=every.text()))
        wide = _most_days(room.before) + _most_days(room.after)
        if room.whole_months:
            wide += LONGEST_MONTH
        if self.on_grid and wide >= every.least_days:
            raise InvalidValue(WINDOWS_TOUCH(every=every.text()))


def years_between(rhythm: ListedYears) -> list[int]:
    """Return the years from each one listed that is due to the next, the base first."""
    then = rhythm.then_every or 1
    last = max([rhythm.years[-1], *rhythm.dropped]) + 2 * then
    return [after - year for year, after in pairwise([0, *rhythm.due_years(last)])]


def _most_days(every: Every) -> int:
    return every.months * LONGEST_MONTH + every.days


@frozen
class AllOf:
    """Several regimes for one task, all of which allow the day of each turn.

    A turn is one for every regime at once. Where no day is left to a turn that all
    allow, it is told which two are in conflict, and the one that ends first holds.
    """

    moved = True
    daily = False

    regimes: tuple[Regime, ...]

    def __attrs_post_init__(self) -> None:
        if len(self.regimes) < 2:
            raise InvalidValue(ONE_REGIME())

    @property
    def every(self) -> Every:
        """The shortest of their lengths."""
        lengths = (one.every for one in self.regimes)
        return min(lengths, key=lambda one: one.about_days)


Coupled = MaximumGap | AllOf
"""Rhythms whose visits stand in a chain, as each says how late the next may be."""
Rhythm = Plain | Several | AllOf


ONE_REGIME = Message(
    zh="至少要两个周期才能同时满足（再写一个，或直接写这一个）",
    en="it takes two cycles at least that all hold (add another, or write the one "
    "alone)",
)
NO_WINDOW = Message(
    zh="能同时满足的只有“每隔多久”“每个周期内若干次”“各时段一次”、季节前、列出的年份"
    "和“间隔不超过”（例如 每3个月，-10/+10天；日期、表计和年龄另立任务，或写 先到者）",
    en="only intervals, quotas, parts of the year and the days before one, listed "
    "years and longest gaps can hold all together (write every 3 months, -10/+10 "
    "days, for example; give dates, meters and ages a task of their own, or write "
    "first of)",
)
WINDOW_OF_ITS_OWN = Message(
    zh="“每个周期内若干次”和“间隔不超过”自带时间窗，不能再加提前或推后",
    en="quotas and maximum gaps have windows of their own and take no tolerance",
)
NO_NUMBER_OF_SEASON = Message(
    zh="同时满足的周期不能要求每个季节至少几次（写 04-01..06-30各一次，或 每季度几次）",
    en="none of several cycles that all hold can ask for a number in each season "
    "(write once in each of 04-01..06-30, or a number each quarter)",
)
YEARS_THAT_GO_ON = Message(
    zh="与其他周期同时满足的年份须一直继续，且不重新起算（写 以后每年，或另立任务）",
    en="listed years that go with other cycles go on for ever and are not counted "
    "anew (write then every year, or give them a task of their own)",
)
EVERY_DAY = Message(
    zh="每天都做的，无需再与其他周期同时满足（只写这一个）",
    en="what is done every day needs no other cycle to hold with it (write it alone)",
)
ONE_OF_TWO_SHIFTS = Message(
    zh="同时满足的“每{every}”只能固定基准、按周年日或自完成日起（去掉其他，或写 "
    "自完成日起）",
    en="every {every} goes with other cycles that all hold on a fixed grid, at the "
    "anniversary or from completion only (leave the rest out, or write from "
    "completion)",
)
ONCE_IN_DATES = Message(
    zh="与其他周期同时满足的时段须写日期，且每段一次（例如 03-17..04-30各一次）",
    en="parts of the year that go with other cycles are dates, with one turn in each "
    "(write once in each of 03-17..04-30, for example)",
)
NEITHER_JOINED_NOR_CHANGED = Message(
    zh="同时满足的“每{every}”既不对齐，也不随属性改变（写明起算日，或各立一项任务）",
    en="every {every} is neither aligned nor changed by an attribute where all of "
    "several cycles hold (state its anchor, or give each a task of its own)",
)
NO_ANCHOR = Message(
    zh="“每{every}，自完成日起”与其他周期同时满足时没有起算日（去掉其一）",
    en="every {every}, from completion, takes no anchor where all of several hold "
    "(leave one of the two out)",
)
ONE_DAY_ONLY = Message(
    zh="“每{every}”没有允许偏差，就只许那一天（写上例如 -10/+10天，或改为 "
    "间隔不超过{every}）",
    en="every {every} without a tolerance allows that single day (add -10/+10 days, "
    "for example, or write at most {every} apart)",
)
WINDOWS_TOUCH = Message(
    zh="“每{every}”的允许偏差使相邻两次的时间窗相接，分不清是哪一次（缩小偏差，或写 "
    "自完成日起）",
    en="with this tolerance the windows of every {every} touch, so that a day may be "
    "for either of two dates (narrow it, or write from completion)",
)
