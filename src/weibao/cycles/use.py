"""How much a meter was used, day by day, and how much it will be.

Counters roll over, are reset and exchanged; what counts is their use in all. Between
two readings it grows evenly, and after the last as usage says.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, field, frozen

from weibao.cycles.meter import Reading, Silence, days_to_go
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.texts.text import Message

NOTHING = Fraction(0)


@frozen
class Exchange:
    """A counter set back or replaced on a day: the old last value, the new first.

    Where the ``old`` value is not known it is that of the last reading. Readings of
    that day are of the new counter.
    """

    day: date
    new: Fraction = NOTHING
    old: Fraction | None = None


@frozen(kw_only=True)
class Usage:
    """How the use of a day is told, past and to come.

    It is the average over the last ``readings``, or over those of a ``span`` before
    the last one, or over all; ``per_day`` is for a meter without enough of them.
    Whatever it is, it is held between ``least`` and ``most``, which also give the
    latest and the earliest date. After ``stale_after`` without a reading ``silence``
    says what is taken to happen; before, use goes on.
    """

    per_day: Fraction | None = None
    least: Fraction | None = None
    most: Fraction | None = None
    readings: int | None = None
    span: Every | None = None
    stale_after: Every | None = None
    silence: Silence = Silence.EXTRAPOLATE

    def __attrs_post_init__(self) -> None:
        if self.per_day is not None and self.per_day < 0:
            raise InvalidValue(NEGATIVE(use=float(self.per_day)))
        low, high = self.least, self.most
        if (low is None) != (high is None) or (
            low is not None and high is not None and not 0 <= low <= high
        ):
            raise InvalidValue(BAD_BOUNDS())
        stated = self.per_day
        if stated is not None and self.held(stated) != stated:
            raise InvalidValue(OUTSIDE(use=float(stated)))
        if self.readings is not None and (self.readings < 2 or self.span is not None):
            raise InvalidValue(BAD_AVERAGE())
        if (self.stale_after is None) != (self.silence is Silence.EXTRAPOLATE):
            raise InvalidValue(STALE_AFTER_WHAT())

    def held(self, per_day: Fraction) -> Fraction:
        """Hold a use of a day between the bounds, where there are any."""
        if self.least is None or self.most is None:
            return per_day
        return max(self.least, min(per_day, self.most))

    def average(self, points: Sequence[Reading]) -> Fraction | None:
        """Return the average use of a day that readings of totals show, unbounded."""
        if self.readings is not None:
            points = points[-self.readings :]
        elif self.span is not None and points:
            first = self.span.before(points[-1].day)
            inside = [one for one in points if one.day >= first]
            points = inside if len(inside) > 1 else points[-2:]
        if len(points) < 2:
            return None
        days = (points[-1].day - points[0].day).days
        return (points[-1].value - points[0].value) / days

    def stale_since(self, last: date) -> date | None:
        """Return the first day on which a last reading is too old, if there is one."""
        if self.stale_after is None:
            return None
        return self.stale_after.after(last) + timedelta(days=1)


PLAIN = Usage()


def totals(
    readings: Iterable[Reading],
    exchanges: Iterable[Exchange] = (),
    rolls_over_at: Fraction | None = None,
) -> tuple[Reading, ...]:
    """Return the use in all on the days of readings, from the first value on.

    A fall that nothing explains counts as an exchange that nobody put on record.

    Args:
        readings: in the order in which they were taken.
        exchanges: in any order.
        rolls_over_at: the value at which the counter begins anew.
    """
    anew = sorted(exchanges, key=lambda one: one.day)
    found: dict[date, Fraction] = {}
    total, shown = NOTHING, None
    for one in readings:
        while anew and anew[0].day <= one.day:
            change = anew.pop(0)
            if shown is not None and change.old is not None:
                total += change.old - shown
            shown = change.new if shown is not None else None
        if shown is None:
            total = one.value
        elif one.value >= shown:
            total += one.value - shown
        elif rolls_over_at is not None:
            total += rolls_over_at - shown + one.value
        else:
            total += one.value
        shown = one.value
        found[one.day] = total
    return tuple(Reading(day, value) for day, value in found.items())


def fallen(
    readings: Iterable[tuple[str, Reading]],
    exchanges: Iterable[Exchange] = (),
    rolls_over_at: Fraction | None = None,
) -> list[tuple[str, Fraction, Fraction]]:
    """Name the readings that lie below the one before and that nothing explains.

    Returns:
        Their names, values, and the values before.
    """
    anew = sorted(exchanges, key=lambda one: one.day)
    found = []
    shown: Fraction | None = None
    for name, one in readings:
        while anew and anew[0].day <= one.day:
            shown = anew.pop(0).new
        over = rolls_over_at is not None and one.value < rolls_over_at
        if shown is not None and one.value < shown and not over:
            found.append((name, one.value, shown))
        shown = one.value
    return found


@frozen(kw_only=True)
class Count:
    """The use of one meter by a day: known where it was read, else told by usage.

    ``points`` are totals by day; where there are none the count begins with nothing
    at ``begins``. ``stated`` is the use of a day that is known beforehand.
    """

    points: tuple[Reading, ...]
    begins: date
    today: date
    usage: Usage = PLAIN
    stated: Fraction | None = None
    _days: tuple[date, ...] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        days = tuple(one.day for one in self.points)
        object.__setattr__(self, "_days", days)

    @property
    def first(self) -> Reading:
        """The first reading, or nothing used when the count begins."""
        return self.points[0] if self.points else Reading(self.begins, NOTHING)

    @property
    def last(self) -> Reading:
        """The last reading, or nothing used when the count begins."""
        return self.points[-1] if self.points else Reading(self.begins, NOTHING)

    @property
    def averaged(self) -> Fraction | None:
        """The use of a day as readings show it, before any bounds."""
        return self.usage.average(self.points)

    @property
    def per_day(self) -> Fraction | None:
        """The use of a day: the average, or what is stated, held between bounds."""
        found = self.averaged
        if found is None:
            found = self.stated if self.stated is not None else self.usage.per_day
        return self.usage.held(found) if found is not None else None

    @property
    def is_stale(self) -> bool:
        """Whether the last reading is too old by the usage's own measure."""
        since = self.usage.stale_since(self.last.day)
        return since is not None and since <= self.today

    @property
    def runs_from(self) -> date:
        """The day from which use goes on after the last reading."""
        stands_still = self.usage.silence is Silence.ZERO_USE and self.is_stale
        return self.today if stands_still else self.last.day

    def value_on(self, day: date) -> Fraction:
        """Return the use in all by a day."""
        per_day, first, last = self.per_day or NOTHING, self.first, self.last
        if day >= last.day:
            return last.value + per_day * max(0, (day - self.runs_from).days)
        if day < first.day:
            return max(NOTHING, first.value - per_day * (first.day - day).days)
        place = bisect_right(self._days, day)
        before, after = self.points[place - 1], self.points[place]
        share = Fraction((day - before.day).days, (after.day - before.day).days)
        return before.value + share * (after.value - before.value)

    def day_of(self, value: Fraction) -> date | None:
        """Return the day on which the use comes to a value.

        It is that of the first reading that shows it, or the one to be expected. None
        where it is not in sight.
        """
        if self.points and value <= self.last.value:
            place = bisect_left(self.points, value, key=lambda one: one.value)
            return self.points[place].day
        days = days_to_go(value - self.last.value, self.per_day or NOTHING)
        if days is None or days > (date.max - self.runs_from).days:
            return None
        return self.runs_from + timedelta(days=days)

    def between(self, value: Fraction) -> tuple[date | None, date | None]:
        """Return the earliest and the latest date of a value, by the bounds of use.

        They are one for a value that a reading shows, and where there are no bounds.
        """
        least, most = self.usage.least, self.usage.most
        if least is None or most is None or value <= self.last.value:
            return self.day_of(value), self.day_of(value)
        return self.at(most).day_of(value), self.at(least).day_of(value)

    def at(self, per_day: Fraction) -> "Count":
        """Return the same past with another use to come."""
        usage = evolve(self.usage, per_day=per_day, least=per_day, most=per_day)
        return evolve(self, usage=usage)


NEGATIVE = Message(
    zh="每天的用量不能为负：{use}", en="the use of a day cannot be negative: {use:g}"
)
BAD_BOUNDS = Message(
    zh="用量的界限应成对写出，且下限不大于上限（例如 每天4到12小时之间）",
    en="bounds of use come in pairs, the lower one first (such as between 4 and 12 h "
    "a day)",
)
OUTSIDE = Message(
    zh="每天的用量 {use} 不在其界限之内（改其中一个）",
    en="the use of a day, {use:g}, lies outside its bounds (change one of them)",
)
BAD_AVERAGE = Message(
    zh="平均用量按最近至少 2 次读数，或按一段时间，二者写其一",
    en="an average is over the last readings, 2 at least, or over a span (write one of "
    "the two)",
)
STALE_AFTER_WHAT = Message(
    zh="读数过旧的期限与过旧后的做法应同时写出（例如 30天无读数按不使用计）",
    en="after how long readings are stale, and what holds then, go together (such as "
    "no use after 30 days without a reading)",
)
