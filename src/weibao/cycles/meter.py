"""Meters: the value at which work is due, how fast it comes, and on what day.

Values are exact (`Fraction`), so that 1,299.9 hours and 50 are 1,349.9.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from weibao.cycles.shift import GridShift, Move, Zone, zone_of
from weibao.errors import InvalidValue
from weibao.texts.text import Message

DAYS_OF_YEAR = 365


class Basis(Enum):
    """What the next value is counted from."""

    GRID = "grid"
    """The next multiple of the interval above the reading."""
    READING = "reading"
    """The reading plus the interval."""


class Silence(Enum):
    """What is taken to happen while nobody reads the meter."""

    EXTRAPOLATE = "extrapolate"
    """Use goes on as before, counted from the last reading."""
    ZERO_USE = "zero_use"
    """Nothing is used: the date walks forward with each day of silence."""
    ASK = "ask"
    """Use goes on as before, and somebody is asked to read the meter."""


class Combine(Enum):
    """When work with several limits is due."""

    FIRST = "or"
    """With the earliest of them."""
    LAST = "and"
    """With the latest of them."""


class Direction(Enum):
    """On which side of a threshold a reading calls for work."""

    ABOVE = "above"
    BELOW = "below"

    def reached(self, value: Fraction, threshold: Fraction) -> bool:
        """Tell whether a reading is at or beyond a threshold."""
        if self is Direction.ABOVE:
            return value >= threshold
        return value <= threshold


@frozen
class Reading:
    """The value of a meter on a day."""

    day: date
    value: Fraction


@frozen(kw_only=True)
class MeterStep:
    """Work done at a value, what it was for, and the value of the next.

    ``counts`` is False where a rule does not credit work that early.
    """

    due: Fraction
    opens: Fraction
    closes: Fraction
    zone: Zone
    next_due: Fraction
    counts: bool = True


@frozen(kw_only=True)
class MeterInterval:
    """So many units of a meter again and again, with room on both sides."""

    every: Fraction
    shift: GridShift
    before: Fraction = Fraction(0)
    after: Fraction = Fraction(0)

    def __attrs_post_init__(self) -> None:
        if self.every <= 0:
            raise InvalidValue(NO_LENGTH(every=self.every))

    def replay(
        self, due: Fraction, completions: Iterable[Fraction]
    ) -> Iterator[MeterStep]:
        """Go through completions in the order of their values, from the first due."""
        for done in sorted(completions):
            step = self.step(due, done)
            due = step.next_due
            yield step

    def step(self, due: Fraction, done: Fraction) -> MeterStep:
        """Return what work done at a value makes of the value due.

        Raises:
            TypeError: the shift is proportional, which meters do not know.
        """
        opens, closes = due - self.before, due + self.after
        zone = zone_of(done, due, opens, closes)
        does = self.shift.of(zone)
        if not isinstance(does, Move):
            raise TypeError
        base = {Move.KEEP: due, Move.RESET: done, Move.IGNORE: due - self.every}[does]
        return MeterStep(
            due=due,
            opens=opens,
            closes=closes,
            zone=zone,
            next_due=base + self.every,
            counts=does is not Move.IGNORE,
        )


def next_value(reading: Fraction, every: Fraction, basis: Basis) -> Fraction:
    """Return the value at which work is due next."""
    if basis is Basis.READING:
        return reading + every
    return (reading // every + 1) * every


def days_to_go(units: Fraction, per_day: Fraction) -> int | None:
    """Return how many whole days so many units last; None where nothing is used.

    Of units that have been used already it is how many days ago that was, in full.
    """
    return int(units // per_day) if per_day > 0 else None


def forecast(
    last: Reading,
    due: Fraction,
    per_day: Fraction,
    *,
    today: date | None = None,
    silence: Silence = Silence.EXTRAPOLATE,
) -> date | None:
    """Return the day on which a meter is expected to come to a value.

    Of a value that it has passed it is the day on which it will have done so. None
    where nothing is used, so that the day never comes.

    Args:
        last: the last reading.
        due: the value.
        per_day: the average use.
        today: the day of asking; that of the last reading where it is not given.
        silence: what is taken to have happened since the last reading.
    """
    start = last.day
    if silence is Silence.ZERO_USE and today is not None:
        start = max(start, today)
    days = days_to_go(due - last.value, per_day)
    return start + timedelta(days=days) if days is not None else None


def per_day_of(annual_estimate: Fraction) -> Fraction:
    """Return the use of a day from that of a year of 365 days."""
    return annual_estimate / DAYS_OF_YEAR


def use_of(
    readings: Sequence[Reading],
    *,
    rollover_at: Fraction | None = None,
    resets: Iterable[date] = (),
) -> Fraction:
    """Return how much was used between the first reading and the last.

    Args:
        readings: by day.
        rollover_at: the value at which the counter begins anew; a drop is taken
            for that. Without it a drop is a fault.
        resets: the days on which a counter was set to zero or exchanged: the first
            reading from such a day on begins a new count.

    Raises:
        InvalidValue: a counter fell that neither rolls over nor was reset.
    """
    used, anew = Fraction(0), sorted(resets)
    for before, after in pairwise(readings):
        if any(before.day < day <= after.day for day in anew):
            used += after.value
        elif after.value >= before.value:
            used += after.value - before.value
        elif rollover_at is not None:
            used += rollover_at - before.value + after.value
        else:
            raise InvalidValue(FELL(day=after.day))
    return used


def rate(
    readings: Sequence[Reading],
    *,
    rollover_at: Fraction | None = None,
    resets: Iterable[date] = (),
) -> Fraction | None:
    """Return the average use of a day; None from readings of one day alone."""
    days = (readings[-1].day - readings[0].day).days if readings else 0
    if not days:
        return None
    return use_of(readings, rollover_at=rollover_at, resets=resets) / days


def first_at(readings: Iterable[Reading], limit: Fraction) -> date | None:
    """Return the day of the first reading at or above a limit."""
    return min((one.day for one in readings if one.value >= limit), default=None)


def combined(days: Iterable[date | None], how: Combine) -> date | None:
    """Return the day on which work with several limits is due.

    A limit without a day is one not in sight: it makes no first, and no last either.
    """
    known = list(days)
    if how is Combine.FIRST:
        return min((day for day in known if day is not None), default=None)
    if None in known:
        return None
    return max((day for day in known if day is not None), default=None)


@frozen(kw_only=True)
class Threshold:
    """A value that calls for work once, until ``rearm`` has been passed again."""

    at: Fraction
    direction: Direction = Direction.ABOVE
    rearm: Fraction

    def __attrs_post_init__(self) -> None:
        if self.rearm != self.at and self.direction.reached(self.rearm, self.at):
            raise InvalidValue(BAD_REARM(rearm=self.rearm, at=self.at))

    def opened(
        self,
        readings: Iterable[tuple[datetime, Fraction]],
        closed: Iterable[datetime] = (),
    ) -> tuple[datetime, ...]:
        """Return the times of the readings that open a job.

        No job opens while one is open. After one has opened, a reading strictly on
        the safe side of ``rearm`` arms the threshold again, be it open still or not.

        Args:
            readings: times and values, in any order.
            closed: when jobs were closed, in any order.
        """
        jobs: list[datetime] = []
        armed, is_open, ends = True, False, sorted(closed)
        for moment, value in sorted(readings):
            while ends and ends[0] <= moment:
                is_open = is_open and ends[0] < jobs[-1]
                del ends[0]
            if not self.direction.reached(value, self.rearm):
                armed = True
            if armed and not is_open and self.direction.reached(value, self.at):
                jobs.append(moment)
                armed, is_open = False, True
        return tuple(jobs)


NO_LENGTH = Message(
    zh="计量周期应大于零，而不是 {every}",
    en="an interval of a meter must be above zero, not {every}",
)
FELL = Message(
    zh="{day} 的读数小于上一次，又没有说明归零或换表",
    en="the reading of {day} is below the one before, and no roll-over or exchange "
    "of the meter is on record",
)
BAD_REARM = Message(
    zh="复位值 {rearm} 应在阈值 {at} 的安全一侧",
    en="re-arming at {rearm} must lie on the safe side of the threshold {at}",
)
