"""Gaps: the least and the longest time between two turns, extended or capped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from attrs import field, frozen

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.changing import Changed
from weibao.cycles.period import MONDAY, Period, period_of
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message

FARTHEST = 366
"""How many days are searched for a free one."""


@frozen
class Cap:
    """No so many consecutive gaps add up to more than ``factor`` intervals."""

    gaps: int
    factor: Fraction

    def __attrs_post_init__(self) -> None:
        if self.gaps < 1 or self.factor <= 0:
            raise InvalidValue(NO_CAP(gaps=self.gaps, factor=self.factor))


class Verdict(Enum):
    """What a turn was, by the time since the one before it."""

    COUNTS = "counts"
    LATE = "late"
    """A breach; but it counts, and restarts the clock."""
    TOO_EARLY = "too_early"
    """It does not count, and restarts nothing."""


class Binding(Enum):
    """Which of two limits comes first; of equals it is the single one."""

    SINGLE = "single"
    CAP = "cap"


@frozen
class Eve:
    """The day before a season, from which it is counted although no turn was on it.

    ``first`` is the first day on which a turn counts: the season's own, or later where
    the last turn before the season was too near.
    """

    day: date
    first: date


@frozen(kw_only=True)
class Gap:
    """How far apart two turns may be.

    ``extension`` is a share of the interval for occasional use; ``cap`` keeps it
    occasional. ``less_a_day`` is for limits that must not be reached themselves.
    With ``each`` so many ``times`` lie in each period of the calendar as well: while a
    period still lacks some, the next turn leaves room in it for those after it; once it
    has them all, the next turn belongs to the next period. In a ``season`` so many
    ``times`` at least lie in its days, and outside it none is lacking. Room for turns
    is only on days on which ``free`` says that the work can be done; a period that has
    too few of these leaves room on any day. From the ``eve`` of a season the first
    turn need not keep the least gap. The interval may have ``changed``: then the
    next turn is due by what became of its date.

    A rule of the past takes the turns that count, by day; it needs the last
    ``memory`` of them.
    """

    every: Every
    least: Every | None = None
    extension: Percent | None = None
    cap: Cap | None = None
    less_a_day: bool = False
    each: Period | None = None
    times: int = 1
    week_start: int = MONDAY
    season: Window[date] | None = None
    eve: Eve | None = None
    free: Callable[[date], bool] | None = field(default=None, eq=False, repr=False)
    changed: Changed | None = None
    memory: int = field(init=False, eq=False, repr=False)
    plain: bool = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        capped = self.cap.gaps if self.cap is not None else 1
        memory = max(capped, self.times)
        more = (self.least, self.extension, self.cap, self.each, self.season)
        plain = not self.less_a_day and all(one is None for one in more)
        plain = plain and memory == 1 and self.changed is None
        object.__setattr__(self, "memory", memory)
        object.__setattr__(self, "plain", plain)
        if self.least and self.least.about_days > self.every.about_days:
            raise InvalidValue(
                REVERSED(least=self.least.text(), most=self.every.text())
            )

    def nominal(self, past: Sequence[date]) -> date:
        """Return the last day of the next turn that uses no extension."""
        limit = self.limit(past)
        if self.extension is None:
            return limit
        return min(limit, self.every.after(past[-1]) - ONE_DAY * self.less_a_day)

    def single_limit(self, last: date) -> date:
        """Return the last lawful day as the last turn alone has it."""
        limit = self.every.after(last)
        if self.changed is not None:
            limit = self.changed.after(last)
        if self.extension is not None:
            limit += timedelta(days=self.extension.days(self.every))
        return limit - ONE_DAY if self.less_a_day else limit

    def limit(self, past: Sequence[date], *, told: date | None = None) -> date:
        """Return the last lawful day of the next turn.

        Args:
            past: the turns so far by day, one at least.
            told: a limit that an examiner has set; it counts where it is earlier.
        """
        if self.plain and told is None:
            return self.every.after(past[-1])
        single = self.single_limit(past[-1])
        gaps = min(single, self._capped(past) or single, told or single)
        return self._in_period(past, gaps) if self.counts else gaps

    @property
    def counts(self) -> bool:
        """Whether so many turns lie in a period or season."""
        return self.each is not None or self.season is not None

    def binding(self, past: Sequence[date]) -> Binding:
        """Tell which of two limits the last lawful day is."""
        capped = self._capped(past)
        tight = capped is not None and capped < self.single_limit(past[-1])
        return Binding.CAP if tight else Binding.SINGLE

    def window(
        self, past: Sequence[date], *, told: date | None = None
    ) -> Window[date] | None:
        """Return the lawful days of the next turn, or None where there are none.

        Args:
            past: the turns so far by day, one at least.
            told: a limit that an examiner has set; it counts where it is earlier.
        """
        opens, closes = self.earliest(past), self.limit(past, told=told)
        return Window(opens, closes) if opens <= closes else None

    def first_counting(self, past: Sequence[date]) -> date:
        """Return the first day on which the next turn counts."""
        if self.eve is not None and past[-1] == self.eve.day:
            return self.eve.first
        if self.least is None:
            return past[-1] + ONE_DAY
        return self.least.after(past[-1])

    def earliest(self, past: Sequence[date]) -> date:
        """Return the first day on which the next turn is of use.

        That is in the next period where this one has all its turns.
        """
        if self.plain:
            return past[-1] + ONE_DAY
        opens = self.first_counting(past)
        if not self.counts or self._lacking(past) or self.asks_for_more(past):
            return opens
        period = self.period(past[-1])
        return max(opens, period.closes + ONE_DAY) if period is not None else opens

    def asks_for_more(self, past: Sequence[date]) -> bool:
        """Tell whether a period that has all its turns needs another for the gap."""
        period = self.period(past[-1])
        if period is None or self._lacking(past):
            return False
        return self.limit(past) <= period.closes

    def taken(self, past: Sequence[date], day: date) -> tuple[date, ...]:
        """Return the past after one turn more; one too early changes nothing."""
        if self.plain:
            return (max(past[-1], day),)
        if day < self.first_counting(past):
            return tuple(past)
        return (*past, day)[-self.memory :]

    def begun(self, day: date) -> tuple[date, ...]:
        """Return the past where nothing but a day to count from is known.

        The period of that day is taken to have all its turns.
        """
        return (day,) * self.memory

    def lookback(self, past: Sequence[date]) -> int:
        """Return how many of the last turns the next one hangs on."""
        return min(self.memory, len(past))

    def room(
        self, number: int, closes: date, free: Callable[[date], bool] | None = None
    ) -> date:
        """Return the last day after which so many turns still fit by another day.

        Args:
            number: how many turns.
            closes: the day by which they fit.
            free: which days have room for one; where it is not given, all.
        """
        for _ in range(number):
            if free is not None:
                closes = _last_free(closes, free)
            last, closes = closes, closes - ONE_DAY
            if self.least is not None:
                closes = min(closes, self.least.before(last))
                while self.least.after(closes + ONE_DAY) <= last - ONE_DAY * (
                    closes + ONE_DAY == last
                ):
                    closes += ONE_DAY
        return closes

    def short(self, past: Sequence[date], last: date) -> int:
        """Return how many turns the period that ends with a day is short of."""
        period = self.period(last) if self.counts else None
        if period is None or period.closes != last:
            return 0
        return max(0, self.times - sum(day in period for day in past))

    def kept(self, past: Sequence[date]) -> bool:
        """Tell whether each turn lay within the limit that those before it left."""
        return all(past[n] <= self.limit(past[:n]) for n in range(1, len(past)))

    def verdicts(self, done: Sequence[date]) -> Iterator[tuple[date, int, Verdict]]:
        """Go through the turns after the first: its day, the gap, and what it was.

        The gap is that to the turn before, whether or not that one counted.
        """
        counted = list(done[:1])
        for before, day in pairwise(done):
            verdict = Verdict.COUNTS
            if self.least and day < self.least.after(counted[-1]):
                verdict = Verdict.TOO_EARLY
            elif day > self.limit(counted):
                verdict = Verdict.LATE
            if verdict is not Verdict.TOO_EARLY:
                counted.append(day)
            yield day, (day - before).days, verdict

    def counted(self, done: Sequence[date]) -> list[date]:
        """Return the turns that count, the first among them."""
        if self.least is None:
            return list(done)
        later = (
            day
            for day, _, verdict in self.verdicts(done)
            if verdict is not Verdict.TOO_EARLY
        )
        return [*done[:1], *later]

    def latest(self, first: date, until: date) -> Iterator[date]:
        """Go through the turns of which each is as late as is lawful, from a first."""
        past = [first]
        while past[-1] <= until:
            yield past[-1]
            past.append(self.limit(past))

    def number(self, past: Sequence[date]) -> int:
        """Return how many turns lie in the period of the last one."""
        period = self.period(past[-1])
        return sum(day in period for day in past) if period is not None else 0

    def period(self, day: date) -> Window[date] | None:
        """Return the period or season that holds a day; None outside the season."""
        if self.season is not None:
            return self.season if day in self.season else None
        return None if self.each is None else period_of(day, self.each, self.week_start)

    def _lacking(self, past: Sequence[date]) -> int:
        """Return how many turns the last turn's period lacks and can still have."""
        period = self.period(past[-1])
        if period is None:
            return 0
        lacking = self.times - self.number(past)
        last = self.room(lacking - 1, period.closes) if lacking > 0 else date.min
        return lacking if self.first_counting(past) <= last else 0

    def _in_period(self, past: Sequence[date], limit: date) -> date:
        """Return a limit that also leaves its period room for the turns it lacks."""
        period, lacking = self.period(past[-1]), self._lacking(past)
        if period is not None and lacking:
            return min(limit, self._leaving_room(past, lacking, period))
        following = self._following(past[-1])
        if following is None:
            return limit
        return min(limit, self._leaving_room(past, self.times, following))

    def _leaving_room(
        self, past: Sequence[date], number: int, period: Window[date]
    ) -> date:
        """Return the last day of the next of so many turns that a period has room for.

        Where its free days are too few, any day has room: some turn is then late.
        """
        if self.free is not None:
            day = self.room(number - 1, period.closes, self.free)
            soonest = max(period.opens, self.first_counting(past))
            if soonest <= _last_free(day, self.free):
                return day
        return self.room(number - 1, period.closes)

    def _following(self, day: date) -> Window[date] | None:
        """Return the period after that of a day; a season is after the days before."""
        if self.season is not None:
            return self.season if day < self.season.opens else None
        period = self.period(day)
        return self.period(period.closes + ONE_DAY) if period is not None else None

    def _capped(self, past: Sequence[date]) -> date | None:
        """Return the limit that the cap sets; None without a cap or enough turns."""
        if self.cap is None or len(past) < self.cap.gaps:
            return None
        whole = int(self.cap.factor * self.every.about_days)
        return past[-self.cap.gaps] + timedelta(days=whole)


def _last_free(day: date, free: Callable[[date], bool]) -> date:
    """Return the last free day up to one; where a year has none, the day a year ago."""
    for _ in range(FARTHEST):
        if free(day):
            break
        day -= ONE_DAY
    return day


def discovery_grace(discovered: date, every: Every) -> date:
    """Return how long a turn found to be missed may still take: one interval more.

    It is never less than a day.
    """
    return max(every.after(discovered), discovered + ONE_DAY)


def gaps_in_days(done: Iterable[date]) -> tuple[int, ...]:
    """Return the days between each turn and the next."""
    days = list(done)
    return tuple((b - a).days for a, b in pairwise(days))


NO_CAP = Message(
    zh="上限应涉及至少一个间隔且为正：{gaps}、{factor}",
    en="a cap is on one gap at least and above zero: {gaps}, {factor}",
)
REVERSED = Message(
    zh="最短间隔 {least} 长于最长间隔 {most}",
    en="the least gap of {least} is longer than the longest of {most}",
)
