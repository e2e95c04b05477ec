"""Intervals that are a function: of age, of listed years, of an attribute, of room."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar

from attrs import field, frozen

from weibao.cycles.arithmetic import last_of_month
from weibao.errors import InvalidValue
from weibao.spans.every import MOST_YEARS, Every
from weibao.spans.window import Window
from weibao.texts.text import Message, Text, listed

LEAST_BETWEEN = 12
"""How many months lie between two listed years at the least."""


class Boundary(Enum):
    """What the beginning of a stage does to an interval that runs across it."""

    STOP = "stop"
    """Work is due at the beginning of the stage."""
    APPLY = "apply"
    """The new interval counts from the last time, from the boundary at the earliest."""


@frozen
class Stage:
    """From an age on, this interval."""

    age: Every
    every: Every


def _from_birth(stages: Iterable[Stage]) -> tuple[Stage, ...]:
    """Let what comes before the second stage be in the first.

    Raises:
        InvalidValue: a stage begins at an earlier age than the one before it.
    """
    found = list(stages)
    ages = [stage.age.about_days for stage in found]
    if ages != sorted(ages):
        raise InvalidValue(NOT_RISING(right=_rising_text(found)))
    return tuple([Stage(Every(), stage.every) for stage in found[:1]] + found[1:])


def _rising_text(stages: Iterable[Stage]) -> Text:
    rising = sorted(stages, key=lambda stage: stage.age.about_days)
    return listed(
        AT_AGE(age=one.age.text(), every=one.every.text()) for one in rising if one.age
    )


@frozen(kw_only=True)
class Stages:
    """Intervals by the age of a part; from ``life`` on it is scrapped, not serviced.

    The age counts from the day that the attribute ``since`` states, or from the date
    installed; each completion of the task ``anew_by`` on the same subject puts in a
    new part. Each date counts from the last completion, unless all are laid
    ``by_birth``, as if each had been kept. Without stages it is due once.
    """

    first_at: Every
    stages: tuple[Stage, ...] = field(converter=_from_birth)
    boundary: Boundary = Boundary.STOP
    life: Every | None = None
    since: str | None = None
    anew_by: str | None = None
    by_birth: bool = False

    def __attrs_post_init__(self) -> None:
        if not all(stage.every for stage in self.stages):
            raise InvalidValue(NO_STAGE())
        ages = [stage.age.about_days for stage in self.stages]
        twice = [age for age, after in pairwise(ages) if age == after]
        if twice:
            raise InvalidValue(SAME_AGE())

    @property
    def moved(self) -> bool:
        """Whether completions move its dates."""
        return not self.by_birth

    @property
    def daily(self) -> bool:
        """Whether it comes every day, of whatever age."""
        day = Every(days=1)
        return bool(self.stages) and all(one.every == day for one in self.stages)

    def retire(self, birth: date) -> date | None:
        """Return the day from which on the part must not be used."""
        return self.life.after(birth) if self.life else None

    def next_due(
        self, birth: date, last: date | None, served: date | None = None
    ) -> date | None:
        """Return the next date; None where the part has reached the end of its life.

        Args:
            birth: when the part was made.
            last: when the work was last done, if ever.
            served: the date that it was done for, where that lies after it: a stage
                that has begun by then is not asked for again.
        """
        if last is None:
            due: date | None = self.first_at.after(birth)
        else:
            due = self._after(birth, last, max(last, served or last))
        retire = self.retire(birth)
        return due if due and (retire is None or due < retire) else None

    def dates(self, birth: date) -> Iterator[date]:
        """Go through the dates of a part whose work is done on each of them."""
        last = None
        while (last := self.next_due(birth, last)) is not None:
            yield last

    def _after(self, birth: date, last: date, served: date) -> date | None:
        if not self.stages:
            return None
        begun = [stage for stage in self.stages if stage.age.after(birth) <= served]
        # What was done before the first stage, as a first time may be, was done in it.
        number = max(len(begun), 1)
        due = self.stages[number - 1].every.after(last)
        for stage in self.stages[number:]:
            begins = stage.age.after(birth)
            if not last < begins < due:
                continue
            if self.boundary is Boundary.STOP:
                return begins
            due = min(due, max(begins, stage.every.after(last)))
        return due


def _each(years: Iterable[int]) -> tuple[int, ...]:
    return tuple(years)


def _all(years: Iterable[int]) -> frozenset[int]:
    return frozenset(years)


@frozen(kw_only=True)
class ListedYears:
    """Due in certain years after a base month, and every so many years after those.

    The base is the month of ``anchor``, or of the date installed. Work may be done in
    the month due and up to ``early_months`` before it; when it is done moves nothing.
    ``dropped`` are years of which other work took the place. Each completion of the
    task ``anew_by`` on the same subject gives a new base. Where it does not go on
    after the listed years, ``then_every`` is None.
    """

    moved: ClassVar[bool] = False
    daily: ClassVar[bool] = False

    years: tuple[int, ...] = field(converter=_each)
    then_every: int | None
    early_months: int = 0
    dropped: frozenset[int] = field(default=frozenset(), converter=_all)
    anchor: date | None = None
    anew_by: str | None = None

    def __attrs_post_init__(self) -> None:
        rising = list(self.years) == sorted(set(self.years))
        if not self.years or not rising or self.years[0] < 1:
            raise InvalidValue(NO_YEARS())
        if self.then_every is not None and self.then_every < 1:
            raise InvalidValue(NO_YEARS())
        if max(self.years[-1], self.then_every or 0) > MOST_YEARS:
            raise InvalidValue(MANY_YEARS(most=MOST_YEARS))
        wrong = [year for year in self.dropped if not self.is_listed(year)]
        if wrong:
            raise InvalidValue(NOT_DUE_ANYWAY(year=min(wrong)))
        if self.then_every is None and self.dropped >= {*self.years}:
            raise InvalidValue(ALL_DROPPED())
        if not 0 <= self.early_months < LEAST_BETWEEN:
            raise InvalidValue(TOO_EARLY(months=self.early_months))

    def is_listed(self, year: int) -> bool:
        """Tell whether a year is one of those listed or that follow on them."""
        after = year - self.years[-1]
        if after <= 0 or self.then_every is None:
            return year in self.years
        return after % self.then_every == 0

    def due_years(self, last: int) -> Iterator[int]:
        """Go through the years up to a last one in which it is due."""
        then = self.then_every
        later = range(self.years[-1] + then, last + 1, then) if then else ()
        for year in (*self.years, *later):
            if year <= last and year not in self.dropped:
                yield year

    def due_month(self, base: date, year: int) -> date:
        """Return the last day of the month in which a year's work is due."""
        return last_of_month(Every(months=12).after(base.replace(day=1), year))

    def window(self, base: date, year: int) -> Window[date]:
        """Return the lawful days of a year's work, in whole months."""
        closes = self.due_month(base, year)
        opens = Every(months=self.early_months).before(closes.replace(day=1))
        return Window(opens, closes)


@frozen
class Band:
    """From one value up to but not including another, this interval."""

    least: Fraction | None
    below: Fraction | None
    every: Every

    def holds(self, value: Fraction) -> bool:
        """Tell whether a value lies in the band."""
        return (self.least is None or self.least <= value) and (
            self.below is None or value < self.below
        )


def of_band(bands: Iterable[Band], value: Fraction) -> Every:
    """Return the interval for a value.

    Raises:
        InvalidValue: no band holds the value.
    """
    for band in bands:
        if band.holds(value):
            return band.every
    raise InvalidValue(NO_BAND(value=value))


def of_class(classes: Mapping[str, Every], name: str) -> Every:
    """Return the interval of a class.

    Raises:
        InvalidValue: there is no such class.
    """
    if name not in classes:
        raise InvalidValue(NO_CLASS(name=name, known=", ".join(sorted(classes))))
    return classes[name]


def scaled(every: Every, factor: Fraction) -> Every:
    """Return an interval stretched or shortened by a factor.

    Months stay months where that makes whole ones; otherwise a month counts 30 days
    and what is left of a day is dropped.

    Raises:
        InvalidValue: the factor leaves nothing of the interval.
    """
    months, days = every.months * factor, every.days * factor
    if months.denominator == 1 and days.denominator == 1:
        made = Every(int(months), int(days))
    else:
        made = Every(days=int(every.about_days * factor))
    if not made:
        raise InvalidValue(NOTHING_LEFT(every=every.text(), factor=factor))
    return made


def evenly(
    first: date, last: date, least_days: int, most_days: int
) -> tuple[date, ...] | None:
    """Lay turns evenly between two dates, each step inside a range of days.

    The number of steps is the one whose length is nearest to the middle of the range,
    the smaller of two as near.

    Returns:
        The dates after the first, the last one ``last`` itself; None where no whole
        number of steps fits.
    """
    gap = (last - first).days
    fewest, most = -(-gap // most_days), gap // least_days
    aim = Fraction(2 * gap, least_days + most_days)
    fitting = range(max(fewest, 1), most + 1)
    if not fitting:
        return None
    parts = min(fitting, key=lambda number: (abs(number - aim), number))
    return tuple(
        first + timedelta(days=number * gap // parts) for number in range(1, parts + 1)
    )


NO_STAGE = Message(
    zh="每个阶段的周期应大于零",
    en="every stage of an age needs an interval with a length",
)
SAME_AGE = Message(
    zh="两个阶段从同一年龄开始（每个年龄只写一个周期）",
    en="two stages begin at one age (give each age one interval)",
)
NOT_RISING = Message(
    zh="各阶段应按年龄从小到大写（应为 {right}）",
    en="the stages of an age are not in the order of age (write {right})",
)
AT_AGE = Message(zh="满{age}后每{every}", en="from {age} of age every {every}")
NO_YEARS = Message(
    zh="年份应从小到大、从 1 起，其后每隔至少一年，或写明“仅”"
    "（例如 第1、4、7年，以后每年；或 仅第1、4、7年）",
    en="the years must rise from 1 on, and go on every year or more or be the only "
    "ones (write in years 1, 4, 7, then every year, or in years 1, 4, 7 only)",
)
MANY_YEARS = Message(
    zh="年份不能超过 {most}", en="no year lies more than {most} years on"
)
NOT_DUE_ANYWAY = Message(
    zh="第 {year} 年本来就不到期，不必去掉（从去掉的年份中删除它）",
    en="year {year} is not due anyway (take it out of the years left out)",
)
ALL_DROPPED = Message(
    zh="列出的年份全被去掉了（至少留一年）",
    en="all the years are left out (leave one of them in)",
)
TOO_EARLY = Message(
    zh="按列明的年份，最多提前 11 个月，而不是 {months} 个月（例如 到期前2个月内）",
    en="in listed years work may be up to 11 months early, not {months} (write within "
    "2 months before, for example)",
)
NO_BAND = Message(
    zh="数值 {value} 不在任何一档内", en="the value {value} lies in no band"
)
NO_CLASS = Message(
    zh="没有等级 {name!r}（已知：{known}）",
    en="there is no class {name!r} (known: {known})",
)
NOTHING_LEFT = Message(
    zh="系数 {factor} 使周期 {every} 化为零",
    en="a factor of {factor} leaves nothing of {every}",
)
