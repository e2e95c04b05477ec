"""The bounds of a gap, reckoned by trying days out.

What has to fit into a period is found by fitting it in, turn after turn, and no
arithmetic of theirs is taken over from those who plan.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction

from attrs import evolve, frozen

from weibao.cycles.changing import OnChange
from weibao.cycles.gap import Eve
from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.spans.window import Window
from weibao.verifier.days import Days
from weibao.verifier.periods import period_name

ONE_DAY = timedelta(days=1)


@frozen
class Bounds:
    """When the next turn may be, after those that count.

    ``season`` holds the days of the season in which a least number is asked for, and
    ``days`` tell on which of them the work can be done. The ``eve`` of a season is
    counted from, but nothing was done on it: work counts again from ``begins`` on.
    """

    rhythm: MaximumGap
    season: Window[date] | None = None
    eve: date | None = None
    begins: date = date.min
    days: Days | None = None

    def couples(self, gap: object) -> bool:
        """Tell whether a chain is coupled by this gap."""
        eve = Eve(self.eve, self.begins) if self.eve is not None else None
        return gap == evolve(self.rhythm.gap, season=self.season, eve=eve)

    @property
    def may_be_early(self) -> bool:
        """Whether a turn may come too early to count."""
        return self.rhythm.least is not None

    def begun(self, day: date) -> list[date]:
        """Return what counts where only a day to begin with is known.

        Its period is taken to be served.
        """
        cap, quota = self.rhythm.cap, self.rhythm.quota
        times = quota.times if quota else self.rhythm.each_season
        return [day] * max(cap.gaps if cap else 1, times or 1)

    def needed(self, past: Sequence[date]) -> int:
        """Return how many of the last turns a limit hangs on."""
        return min(len(self.begun(past[-1])), len(past))

    def first(self, past: Sequence[date]) -> date:
        """Return the first day on which the next turn counts."""
        least = self.rhythm.least
        if past[-1] == self.eve:
            return self.begins
        if least is None:
            return past[-1] + ONE_DAY
        return least.after(past[-1])

    def counted(self, days: Iterable[date]) -> list[date]:
        """Return the days of those that count: the first, and none too early."""
        found: list[date] = []
        for day in sorted(set(days)):
            if not found or day >= self.first(found):
                found.append(day)
        return found

    def limit(self, past: Sequence[date]) -> date:
        """Return the last lawful day of the next turn."""
        rhythm, last = self.rhythm, past[-1]
        days = Fraction(rhythm.every.about_days)
        limit = self._longest(last)
        if rhythm.extension is not None:
            share = int(days * rhythm.extension.percent / 100)
            most = rhythm.extension.cap_days
            limit += timedelta(days=share if most is None else min(share, most))
        if rhythm.less_a_day:
            limit -= ONE_DAY
        if rhythm.cap is not None and len(past) >= rhythm.cap.gaps:
            together = timedelta(days=int(rhythm.cap.factor * days))
            limit = min(limit, past[-rhythm.cap.gaps] + together)
        if rhythm.each_season is not None and self.season is not None:
            return self._in_season(rhythm.each_season, self.season, past, limit)
        if rhythm.quota is None:
            return limit
        return self._with_room(rhythm.quota, past, limit)

    def _longest(self, last: date) -> date:
        """Return the day up to which the gap reaches, whatever else bounds it."""
        changed = self.rhythm.changed
        if changed is None:
            return self.rhythm.every.after(last)
        held = [one for one in changed.lengths if one.since <= last]
        limit = held[-1].every.after(last)
        for one in changed.lengths[len(held) :]:
            if changed.how.turn is OnChange.KEEP:
                continue
            soonest = changed.how.grace.after(one.since)
            anew = one.every.after(last)
            late = changed.how.turn is OnChange.RECOUNT_OVERDUE
            while anew < soonest and (late or anew < limit):
                anew += ONE_DAY
            limit = anew
        return limit

    def _in_season(
        self, times: int, season: Window[date], past: Sequence[date], limit: date
    ) -> date:
        """Return the last day up to a limit that lets the season still be filled."""
        if not _lacks(times, season, past) or past[-1] > season.closes:
            return limit
        if past[-1] in season and not self._filled(times, season, past):
            return limit
        return self._latest(times, season, past, limit)

    def _with_room(self, quota: Quota, past: Sequence[date], limit: date) -> date:
        """Return the last day up to a limit that lets a period still be filled."""
        opens = self.first(past)
        period = _period(past[-1], quota)
        if not _lacks(quota.times, period, past) or not self._filled(
            quota.times, period, [*past, opens]
        ):
            period = _period(period.closes + ONE_DAY, quota)
        return self._latest(quota.times, period, past, limit)

    def _latest(
        self, times: int, period: Window[date], past: Sequence[date], limit: date
    ) -> date:
        """Return the last day up to a limit after which a period can be filled.

        It is filled on days on which the work can be done, if these are enough.
        """
        opens = max(self.first(past), period.opens)
        lacking = times - sum(day in period for day in past)
        able = self.days is not None and self._fits(lacking, opens, period.closes)
        soonest, day = self.first(past), limit
        while day > soonest and not self._filled(
            times, period, [*past, day], able=able
        ):
            day -= ONE_DAY
        return day

    def _fits(self, lacking: int, opens: date, closes: date) -> bool:
        """Tell whether so many turns fit from one day to another, as work can be."""
        assert self.days is not None
        while lacking > 0 and opens <= closes:
            if self.days.free(opens):
                lacking -= 1
                opens = self.first([opens])
            else:
                opens += ONE_DAY
        return lacking <= 0

    def _filled(
        self,
        times: int,
        period: Window[date],
        past: Sequence[date],
        *,
        able: bool = False,
    ) -> bool:
        """Tell whether a period is filled if each turn comes as soon as it counts.

        Where it is ``able`` to be, each comes on a day on which it can be done.
        """
        turns = list(past)
        while _lacks(times, period, turns) and turns[-1] <= period.closes:
            day = self.first(turns)
            while able and day <= period.closes and not self._free(day):
                day += ONE_DAY
            turns.append(day)
        return not _lacks(times, period, turns)

    def _free(self, day: date) -> bool:
        return self.days is None or self.days.free(day)

    def short(self, past: Sequence[date], last: date) -> bool:
        """Tell whether a period that ends with a day has fewer turns than it asks."""
        times, period = self.rhythm.each_season, self.season
        if self.rhythm.quota is not None:
            times, period = self.rhythm.quota.times, _period(last, self.rhythm.quota)
        if times is None or period is None or period.closes != last:
            return False
        return _lacks(times, period, past)


def _period(day: date, quota: Quota) -> Window[date]:
    """Return the days about a day whose period has the same name."""
    per, begins, opens, closes = quota.per, quota.week_start, day, day
    name = period_name(day, per, begins)
    while period_name(opens - ONE_DAY, per, begins) == name:
        opens -= ONE_DAY
    while period_name(closes + ONE_DAY, per, begins) == name:
        closes += ONE_DAY
    return Window(opens, closes)


def _lacks(times: int, period: Window[date], past: Sequence[date]) -> bool:
    return sum(day in period for day in past) < times
