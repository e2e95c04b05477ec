"""What several regimes leave in common for the next turn, and where that is nothing."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from attrs import evolve, field, frozen

from weibao.cycles.allowed import (
    Allowed,
    BeforeSeasons,
    ByGap,
    FromLast,
    InSeasons,
    InYears,
    OnGrid,
)
from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.day_rhythms import BeforeSeason, EachSeason
from weibao.cycles.gap import Cap, Gap
from weibao.cycles.period import MONTHS, Period
from weibao.cycles.regimes import AllOf, Coupled, Regime
from weibao.cycles.rhythms import MaximumGap, Quota
from weibao.cycles.stage import ListedYears
from weibao.cycles.window import Percent, in_common
from weibao.spans.every import Every
from weibao.spans.window import Window

DAYS_OF = {Period.DAY: 1, Period.WEEK: 7, Period.HALF_MONTH: 16}


@frozen
class Conflict:
    """A turn for which no day is left that all regimes allow.

    ``closing`` ends before ``opening`` begins: ``last`` and ``first`` are the nearest
    days that the two allow.
    """

    closing: Regime
    opening: Regime
    last: date
    first: date


@frozen
class Joint:
    """The gap between two turns of several regimes at once.

    It answers what a `Gap` answers; ``every`` is the longest that a turn in time may
    come after the one before. A turn that counts for one regime may come too
    early for another, so that it remembers as many turns as every regime needs.

    Args:
        regimes: the regimes.
        anchor: what the grids count from that state no anchor.
        free: the days on which the work can be done; where it is not given, all.
    """

    regimes: tuple[Regime, ...]
    anchor: date
    free: Callable[[date], bool] | None = field(default=None, eq=False, repr=False)
    parts: tuple[Allowed, ...] = field(init=False, eq=False, repr=False)
    every: Every = field(init=False, eq=False, repr=False)
    memory: int = field(init=False, eq=False, repr=False)
    plain: bool = field(default=False, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        parts = tuple(_allowed(one, self.anchor, self.free) for one in self.regimes)
        object.__setattr__(self, "parts", parts)
        ends = (one.longest for one in self.regimes)
        longest = min(ends, key=lambda one: one.about_days)
        object.__setattr__(self, "every", longest)
        more = any(_forgets(one) for one in parts)
        object.__setattr__(self, "memory", max(one.memory for one in parts) + more)

    @property
    def _gaps(self) -> list[Gap]:
        return [one.gap for one in self.parts if isinstance(one, ByGap)]

    @property
    def extension(self) -> Percent | None:
        """The extension of a regime that has one."""
        return next((one.extension for one in self._gaps if one.extension), None)

    @property
    def cap(self) -> Cap | None:
        """The cap of a regime that has one."""
        return next((one.cap for one in self._gaps if one.cap), None)

    @property
    def each(self) -> Period | None:
        """The period of a regime that counts turns in one."""
        return next((one.each for one in self._gaps if one.each), None)

    @property
    def counts(self) -> bool:
        """Whether so many turns lie in a period."""
        return self.each is not None

    def number(self, past: Sequence[date]) -> int:
        """Return how many turns lie in that period about the last one."""
        return next(one.number(past) for one in self._gaps if one.each)

    def windows(self, past: Sequence[date]) -> list[Window[date] | None]:
        """Return the days that each regime allows; None where it allows none itself."""
        pairs = [(one.opens(past), one.closes(past)) for one in self.parts]
        return [Window(*pair) if pair[0] <= pair[1] else None for pair in pairs]

    def window(self, past: Sequence[date]) -> Window[date] | None:
        """Return the days that all regimes allow, or None where there are none."""
        return in_common(self.windows(past))

    def opening(self, past: Sequence[date]) -> tuple[Regime, date]:
        """Return the regime that begins last, and its first day."""
        days = [one.opens(past) for one in self.parts]
        first = max(days)
        return self.regimes[days.index(first)], first

    def closing(self, past: Sequence[date]) -> tuple[Regime, date]:
        """Return the regime that ends first, and its last day."""
        days = [one.closes(past) for one in self.parts]
        last = min(days)
        return self.regimes[days.index(last)], last

    def conflict(self, past: Sequence[date]) -> Conflict | None:
        """Return what is in conflict where no day is left that all allow."""
        (opening, first), (closing, last) = self.opening(past), self.closing(past)
        return Conflict(closing, opening, last, first) if first > last else None

    def earliest(self, past: Sequence[date]) -> date:
        """Return the first lawful day of the next turn.

        Where regimes are in conflict it is the last day of the one that ends first.
        """
        counts = min(one.opens(past) for one in self.parts)
        return max(counts, min(self.opening(past)[1], self.limit(past)))

    def limit(self, past: Sequence[date]) -> date:
        """Return the last lawful day of the next turn."""
        return min(one.closes(past) for one in self.parts)

    def nominal(self, past: Sequence[date]) -> date:
        """Return the last day of the next turn that uses no extension."""
        return min(one.usual(past) for one in self.parts)

    def aimed(self, past: Sequence[date]) -> date:
        """Return the day to aim at: the first that a regime aims at, within all."""
        aims = [day for one in self.parts if (day := one.aim(past)) is not None]
        last = self.nominal(past)
        return max(min([*aims, last]), self.earliest(past))

    def leads_on(self, past: Sequence[date], day: date) -> bool:
        """Tell whether a turn on a day leaves the one after it a day."""
        return self.conflict(self.taken(past, day)) is None

    def taken(self, past: Sequence[date], day: date) -> tuple[date, ...]:
        """Return the past after one turn more; one too early for all changes nothing.

        A turn counts for every regime that it is not too early for.
        """
        if day <= past[-1]:
            return tuple(past)
        after = (*past, day)
        if not any(one.counted(after)[-1] == day for one in self.parts):
            return tuple(past)
        return after[-self.lookback(after) :]

    def counted(self, done: Iterable[date]) -> list[date]:
        """Return the turns that count for a regime, the first among them."""
        days = list(done)
        found = {day for one in self.parts for day in one.counted(days)} if days else ()
        return sorted(found)

    def lookback(self, past: Sequence[date]) -> int:
        """Return how many of the last turns the next one hangs on.

        They begin with one that counts for every regime, so that what counts can be
        told from them alone.
        """
        careful = [one for one in self.parts if _forgets(one)]
        if not careful:
            return min(self.memory, len(past))
        counted = [one.counted(past) for one in careful]
        for number in range(self.memory, len(past) + 1):
            since = past[-number]
            if all(
                since in days and sum(day >= since for day in days) >= one.memory
                for one, days in zip(careful, counted, strict=True)
            ):
                return number
        return len(past)

    def begun(self, day: date) -> tuple[date, ...]:
        """Return the past where nothing but a day to count from is known."""
        return (day,) * self.memory

    def room(self, number: int, closes: date) -> date:
        """Return the last day after which so many turns still fit by another day."""
        rooms = [gap.room(number, closes) for gap in self._gaps]
        return min([closes - ONE_DAY * number, *rooms])

    def short(self, past: Sequence[date], last: date) -> int:
        """Return how many turns a period that ends with a day is short of."""
        counting = [one for one in self.parts if isinstance(one, ByGap)]
        return max(
            (one.gap.short(one.counted(past), last) for one in counting), default=0
        )


AnyGap = Gap | Joint
"""What couples the visits of a chain."""


def gap_for(
    rhythm: Coupled, anchor: date, free: Callable[[date], bool] | None = None
) -> AnyGap:
    """Return what couples the visits of a rhythm.

    Args:
        rhythm: the rhythm.
        anchor: what its grids count from where they state no anchor.
        free: the days on which the work can be done; where it is not given, all.
    """
    if isinstance(rhythm, AllOf):
        return Joint(rhythm.regimes, anchor, free)
    numbered = rhythm.quota is not None or rhythm.each_season is not None
    return evolve(rhythm.gap, free=free) if numbered else rhythm.gap


def _forgets(part: Allowed) -> bool:
    """Tell whether a turn may come too early to count for it."""
    return isinstance(part, ByGap) and part.gap.least is not None


def _allowed(
    regime: Regime, anchor: date, free: Callable[[date], bool] | None
) -> Allowed:
    rhythm = regime.rhythm
    if isinstance(rhythm, MaximumGap):
        gap = rhythm.gap
        return ByGap(evolve(gap, free=free) if gap.counts else gap, rhythm.aim)
    if isinstance(rhythm, EachSeason):
        return InSeasons(rhythm.dated)
    if isinstance(rhythm, BeforeSeason):
        return BeforeSeasons(rhythm)
    if isinstance(rhythm, ListedYears):
        return InYears(rhythm, rhythm.anchor or anchor)
    if isinstance(rhythm, Quota):
        return ByGap(evolve(_quota_gap(rhythm), free=free))
    if regime.on_grid:
        return OnGrid(
            rhythm.every,
            regime.room,
            rhythm.anchor or anchor,
            0 if rhythm.anchor is not None else 1,
            rhythm.month_end,
        )
    return FromLast(
        rhythm.every, regime.room, rhythm.less_a_day, month_end=rhythm.month_end
    )


def conflict_of(gap: AnyGap, past: Sequence[date]) -> Conflict | None:
    """Return what is in conflict after some turns, where regimes can be."""
    return gap.conflict(past) if isinstance(gap, Joint) else None


def _quota_gap(quota: Quota) -> Gap:
    return Gap(
        every=_two(quota.per),
        each=quota.per,
        times=quota.times,
        week_start=quota.week_start,
    )


def _two(per: Period) -> Every:
    """Return a length that two periods never exceed: the period ends before it."""
    if per in MONTHS:
        return Every(months=2 * MONTHS[per])
    return Every(days=2 * DAYS_OF[per])
