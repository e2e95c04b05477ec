"""Several regimes at once, each judged for itself by the turns that count for it.

What a regime allows is found from its own turns alone; the days in common, and
regimes that leave none, come out of comparing them.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from weibao.cycles.day_rhythms import BeforeSeason, EachSeason
from weibao.cycles.joint import Joint
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Regime
from weibao.cycles.rhythms import Interval, MaximumGap, Quota
from weibao.cycles.stage import ListedYears
from weibao.plan import PlannedTask
from weibao.spans.every import Every
from weibao.spans.window import Window
from weibao.verifier.bounds import ONE_DAY, Bounds
from weibao.verifier.days import Days
from weibao.verifier.grid import placed
from weibao.verifier.periods import period_name

TWO_PERIODS = {
    Period.WEEK: Every(days=14),
    Period.HALF_MONTH: Every(days=32),
    Period.MONTH: Every(months=2),
    Period.QUARTER: Every(months=6),
    Period.HALF_YEAR: Every(months=12),
    Period.YEAR: Every(months=24),
}
"""A time by the end of which the period after that of any day is over."""


@frozen
class RegimeBounds:
    """When one regime allows the next turn, after those of any regime."""

    regime: Regime
    anchor: date
    days: Days | None = None

    def counted(self, past: Sequence[date]) -> list[date]:
        """Return the turns that count for it; days told twice stay so."""
        rhythm = self.regime.rhythm
        if not isinstance(rhythm, MaximumGap) or rhythm.least is None:
            return list(past)
        found = list(past[:1])
        for day in past[1:]:
            if day == found[-1] or day >= rhythm.least.after(found[-1]):
                found.append(day)
        return found

    def first(self, past: Sequence[date]) -> date:
        """Return the first day that it allows."""
        rhythm, turns = self.regime.rhythm, self.counted(past)
        soonest = turns[-1] + ONE_DAY
        if isinstance(rhythm, EachSeason):
            return _season_after(rhythm, turns[-1]).opens
        if isinstance(rhythm, BeforeSeason | ListedYears):
            return self._whole(rhythm, turns[-1])[0]
        if isinstance(rhythm, Interval):
            opens = self.regime.room.window(self._due(rhythm, turns[-1])).opens
            return max(opens, soonest)
        quota: Quota | None = None
        if isinstance(rhythm, MaximumGap):
            soonest, quota = self._gap.first(turns), rhythm.quota
        else:
            quota = rhythm
        if quota is None or not _served(quota, turns):
            return soonest
        day = turns[-1]
        while _same_period(quota, day, turns[-1]):
            day += ONE_DAY
        return soonest if self.limit(past) < day else max(soonest, day)

    def limit(self, past: Sequence[date]) -> date:
        """Return the last day that it allows."""
        rhythm, turns = self.regime.rhythm, self.counted(past)
        if isinstance(rhythm, EachSeason):
            return _season_after(rhythm, turns[-1]).closes
        if isinstance(rhythm, BeforeSeason | ListedYears):
            return self._whole(rhythm, turns[-1])[1]
        if isinstance(rhythm, Interval):
            return self.regime.room.window(self._due(rhythm, turns[-1])).closes
        return self._gap.limit(turns)

    def short(self, past: Sequence[date], last: date) -> bool:
        """Tell whether a period that ends with a day has fewer turns than it asks."""
        if not isinstance(self.regime.rhythm, Quota | MaximumGap):
            return False
        return self._gap.short(self.counted(past), last)

    def _whole(
        self, rhythm: BeforeSeason | ListedYears, last: date
    ) -> tuple[date, date]:
        """Return the first and the last day of the first stretch to begin later."""
        year = number = 0
        base = self.anchor
        if isinstance(rhythm, ListedYears):
            base = rhythm.anchor or base
        else:
            year = last.year
        while True:
            if isinstance(rhythm, BeforeSeason):
                start = rhythm.season.beginning_in(year + number).opens
                found = start - rhythm.within.days * ONE_DAY, start - ONE_DAY
            else:
                found = _month_of(base, number, rhythm.early_months)
            due = isinstance(rhythm, BeforeSeason) or (
                number > 0 and rhythm.is_listed(number) and number not in rhythm.dropped
            )
            if due and found[0] > last:
                return found
            number += 1

    @property
    def _gap(self) -> Bounds:
        rhythm = self.regime.rhythm
        if isinstance(rhythm, Quota):
            return Bounds(
                MaximumGap(TWO_PERIODS[rhythm.per], quota=rhythm), days=self.days
            )
        assert isinstance(rhythm, MaximumGap)
        return Bounds(rhythm, days=self.days)

    def _due(self, rhythm: Interval, last: date) -> date:
        """Return the date of the interval that the next turn is for."""
        fixed = self.regime.on_grid
        anchor = (rhythm.anchor or self.anchor) if fixed else last
        number = 0 if fixed and rhythm.anchor is not None else 1
        while True:
            day = placed(rhythm, anchor, number)
            if day is not None and not fixed:
                return day - ONE_DAY * rhythm.less_a_day
            if day is not None and self.regime.room.window(day).opens > last:
                return day
            number += 1


@frozen
class JointBounds:
    """When all of several regimes allow the next turn."""

    rhythm: AllOf
    anchor: date
    days: Days | None = None

    @property
    def may_be_early(self) -> bool:
        """Whether a turn may come before a day that all allow."""
        return True

    def couples(self, gap: object) -> bool:
        """Tell whether a chain is coupled by these regimes."""
        return gap == Joint(self.rhythm.regimes, self.anchor)

    @property
    def each(self) -> list[RegimeBounds]:
        """The bounds of each regime."""
        return [
            RegimeBounds(one, self.anchor, self.days) for one in self.rhythm.regimes
        ]

    def begun(self, day: date) -> list[date]:
        """Return what counts where only a day to begin with is known.

        It is told once more where turns may not count for every regime.
        """
        asked, more = [1], 0
        for one in self.rhythm.regimes:
            rhythm = one.rhythm
            if isinstance(rhythm, MaximumGap):
                asked.append(len(Bounds(rhythm).begun(day)))
                more = more or int(rhythm.least is not None)
            elif isinstance(rhythm, Quota):
                asked.append(rhythm.times)
        return [day] * (max(asked) + more)

    def needed(self, past: Sequence[date]) -> int:
        """Return how many of the last turns a limit hangs on at least."""
        return min(len(self.begun(past[-1])), len(past))

    def counted(self, days: Iterable[date]) -> list[date]:
        """Return the days of those that count for a regime."""
        known = sorted(set(days))
        found = {day for one in self.each for day in one.counted(known)}
        return sorted(found)

    def opening(self, past: Sequence[date]) -> tuple[date, Regime]:
        """Return the first day that all allow, and the regime that begins there."""
        days = [(one.first(past), one.regime) for one in self.each]
        return max(days, key=lambda one: one[0])

    def closing(self, past: Sequence[date]) -> tuple[date, Regime]:
        """Return the last day that all allow, and the regime that ends there."""
        days = [(one.limit(past), one.regime) for one in self.each]
        return min(days, key=lambda one: one[0])

    def short(self, past: Sequence[date], last: date) -> bool:
        """Tell whether a period that ends with a day has fewer turns than it asks."""
        return any(one.short(past, last) for one in self.each)

    def first(self, past: Sequence[date]) -> date:
        """Return the first day that all allow, by the turns before."""
        return self.opening(past)[0]

    def limit(self, past: Sequence[date]) -> date:
        """Return the last day that all allow, by the turns before."""
        return self.closing(past)[0]


AnyBounds = Bounds | JointBounds


def bounds_for(planned: PlannedTask, anchor: date) -> AnyBounds | None:
    """Return the bounds of a task's visits; None where nothing couples them.

    Args:
        planned: the task.
        anchor: what its grids count from where they state no anchor.
    """
    rhythm = planned.resolved.cycle.rhythm if planned.resolved.cycle else None
    cycle = planned.resolved.cycle
    days = Days.of(planned, cycle) if cycle is not None else None
    if isinstance(rhythm, AllOf):
        return JointBounds(rhythm, anchor, days)
    return Bounds(rhythm, days=days) if isinstance(rhythm, MaximumGap) else None


def _month_of(base: date, years: int, early: int) -> tuple[date, date]:
    """Return the base's month so many years on, begun so many months earlier."""
    begins = base.year * 12 + base.month - 1 + 12 * years
    first, after = (divmod(month, 12) for month in (begins - early, begins + 1))
    last = date(after[0], after[1] + 1, 1) - ONE_DAY
    return date(first[0], first[1] + 1, 1), last


def _season_after(rhythm: EachSeason, last: date) -> Window[date]:
    """Return the first of the seasons to begin after a day."""
    found: list[Window[date]] = []
    for season in rhythm.dated:
        year = last.year
        while season.beginning_in(year).opens <= last:
            year += 1
        found.append(season.beginning_in(year))
    return min(found, key=lambda one: one.opens)


def _served(quota: Quota, turns: Sequence[date]) -> bool:
    """Tell whether the period of the last turn has as many as it asks for."""
    return sum(_same_period(quota, day, turns[-1]) for day in turns) >= quota.times


def _same_period(quota: Quota, day: date, other: date) -> bool:
    per, begins = quota.per, quota.week_start
    return period_name(day, per, begins) == period_name(other, per, begins)
