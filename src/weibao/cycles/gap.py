"""Gaps: the least and the longest time between two turns, extended or capped."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from attrs import frozen

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.window import Percent
from weibao.errors import InvalidValue
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.texts.text import Message


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


@frozen(kw_only=True)
class Gap:
    """How far apart two turns may be.

    ``extension`` is a share of the interval for occasional use; ``cap`` keeps it
    occasional. ``less_a_day`` is for limits that must not be reached themselves.
    """

    every: Every
    least: Every | None = None
    extension: Percent | None = None
    cap: Cap | None = None
    less_a_day: bool = False

    def __attrs_post_init__(self) -> None:
        if self.least and self.least.about_days > self.every.about_days:
            raise InvalidValue(
                REVERSED(least=self.least.text(), most=self.every.text())
            )

    def nominal(self, last: date) -> date:
        """Return the day one interval on, before any extension."""
        return self.every.after(last)

    def single_limit(self, last: date) -> date:
        """Return the last lawful day as the last turn alone has it."""
        limit = self.every.after(last)
        if self.extension is not None:
            limit += timedelta(days=self.extension.days(self.every))
        return limit - ONE_DAY if self.less_a_day else limit

    def limit(self, past: Sequence[date], *, told: date | None = None) -> date:
        """Return the last lawful day of the next turn.

        Args:
            past: the turns so far by day, one at least.
            told: a limit that an examiner has set; it counts where it is earlier.
        """
        single = self.single_limit(past[-1])
        return min(single, self._capped(past) or single, told or single)

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
        last, closes = past[-1], self.limit(past, told=told)
        opens = last + ONE_DAY if self.least is None else self.least.after(last)
        return Window(opens, closes) if opens <= closes else None

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

    def _capped(self, past: Sequence[date]) -> date | None:
        """Return the limit that the cap sets; None without a cap or enough turns."""
        if self.cap is None or len(past) < self.cap.gaps:
            return None
        whole = int(self.cap.factor * self.every.about_days)
        return past[-self.cap.gaps] + timedelta(days=whole)


def discovery_grace(discovered: date, every: Every) -> date:
    """Return how long a turn found to be missed may still take: one interval more.

    It is never less than a day.
    """
    return max(every.after(discovered), discovered + ONE_DAY)


def once_each_year(last: date, gap: Gap | None) -> Window[date] | None:
    """Return the days for the next turn of once a year that also keeps a gap.

    None where there are none: the year needs a second turn.
    """
    opens, closes = date(last.year + 1, 1, 1), date(last.year + 1, 12, 31)
    if gap is not None:
        closes = min(closes, gap.limit([last]))
    return Window(opens, closes) if opens <= closes else None


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
