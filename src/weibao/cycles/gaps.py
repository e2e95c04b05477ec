"""Chains: visits coupled by longest gaps, and the ladders that stand on them.

The forecast aims inside the gap, on open days, as the roster will; the limit of one
visit counts from the day planned for the visit before it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from attrs import define, field

from weibao.cycle import MaximumGap
from weibao.cycles.beginnings import beginning, first_count
from weibao.cycles.intervals import named_number
from weibao.cycles.seasons import seasons_of, stretches
from weibao.orders import Chain, Occurrence, Rung, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Completion, History
from weibao.spans.window import Horizon, Window

# A deeper visit is taken this share of the lightest gap before it would be late, so
# that moving a visit by a day or two breaks no deeper gap.
MARGIN_SHARE = 5
ONE_DAY, EARLY, LATE = timedelta(days=1), timedelta(days=2), timedelta(days=1)


def gap_of(planned: PlannedTask) -> MaximumGap | None:
    """Return the longest gap that a planned task's cycle states, if it is one."""
    cycle = planned.resolved.cycle
    if cycle is None or not isinstance(cycle.rhythm, MaximumGap):
        return None
    return cycle.rhythm


@define
class Visits:
    """The visits of the past to one subject, and how many turns they consumed."""

    levels: tuple[PlannedTask, ...]
    series: date
    done: list[tuple[date, int, Completion, str]] = field(factory=list)
    number: int = 0

    @classmethod
    def of(
        cls, levels: Sequence[PlannedTask], history: History, plan: Plan, as_of: date
    ) -> "Visits":
        """Replay the completions of all levels up to the day."""
        base = levels[0]
        visits = cls(tuple(levels), beginning(base, plan, as_of))
        for day, level, completion in _by_day(levels, history, as_of):
            number = named_number(completion)
            visits.number = visits.number + 1 if number is None else number
            key = f"{visits.series}#{visits.number}"
            if completion.order is not None and number is not None:
                key = completion.order.rsplit("/", 1)[-1]
            visits.done.append((day, level, completion, key))
        return visits

    def last(self, level: int) -> date | None:
        """Return the last visit of at least this level."""
        return max((day for day, depth, *_ in self.done if depth >= level), default=None)


def _by_day(
    levels: Sequence[PlannedTask], history: History, as_of: date
) -> Iterator[tuple[date, int, Completion]]:
    """Go through the visits by day; of several on one day the deepest counts."""
    deepest: dict[date, tuple[int, Completion]] = {}
    for level, planned in enumerate(levels):
        for completion in history.completions_of(planned.subject.id, planned.task.code):
            known = deepest.get(completion.done)
            if completion.done <= as_of and (known is None or known[0] <= level):
                deepest[completion.done] = (level, completion)
    for day in sorted(deepest):
        level, completion = deepest[day]
        yield day, level, completion


def chains_of(
    levels: Sequence[PlannedTask],
    visits: Visits,
    plan: Plan,
    horizon: Horizon,
    as_of: date,
    placed: Mapping[str, date],
) -> Iterator[Chain]:
    """Make the chain of a subject: one for the horizon, or one for each season in it."""
    base = levels[0]
    cycle = base.resolved.cycle
    assert cycle is not None
    seasons = seasons_of(cycle, base.subject.site)
    parts: Iterable[Window[date]] = [horizon.window]
    if seasons:
        parts = stretches(horizon.window, seasons)
    number = visits.number
    for part in parts:
        inside = part.overlap(horizon.window)
        assert inside is not None
        stretch = Horizon(inside.opens, inside.closes)
        before_season = part.opens - timedelta(days=1) if seasons else None
        rungs = tuple(
            _rung(level, planned, visits, plan, horizon, before_season)
            for level, planned in enumerate(levels)
        )
        forecast = _Forecast(rungs, visits.series, number, plan.portfolio, placed)
        orders = tuple(forecast.orders(stretch, max(as_of, stretch.first)))
        number = forecast.number
        series = f"{plan.portfolio}/{base.subject.id}/{base.series}/{visits.series}"
        suffix = f"@{part.opens}" if seasons else ""
        yield Chain(series + suffix, rungs, orders, stretch)


def _rung(
    level: int,
    planned: PlannedTask,
    visits: Visits,
    plan: Plan,
    horizon: Horizon,
    before_season: date | None,
) -> Rung:
    gap = gap_of(planned)
    assert gap is not None
    last = visits.last(level)
    counted = last or first_count(planned, plan, horizon.first - timedelta(days=1))
    assumed = last is None
    if before_season is not None and counted < before_season:
        counted, assumed = before_season, True
    return Rung(planned, gap.every, counted, assumed)


@define
class _Forecast:
    """The nominal visits of a chain, one after another."""

    rungs: tuple[Rung, ...]
    series: date
    number: int
    portfolio: str
    placed: Mapping[str, date]

    def orders(self, horizon: Horizon, earliest: date) -> Iterator[WorkOrder]:
        """Go through the visits planned in the horizon, none before ``earliest``."""
        lasts = [rung.last for rung in self.rungs]
        while True:
            previous = lasts[0]
            day = self._planned_day(previous, max(earliest, previous + ONE_DAY))
            if day > horizon.last:
                return
            level = self._level(day, lasts)
            order = self._order(day, level, lasts, earliest)
            self.number += 1
            yield order
            day = self.placed.get(order.id, day)
            for depth in range(level + 1):
                lasts[depth] = day

    def _planned_day(self, previous: date, earliest: date) -> date:
        base = self.rungs[0]
        rhythm = gap_of(base.planned)
        assert rhythm is not None
        aim = (rhythm.aim or rhythm.every).after(previous)
        day = max(min(aim, base.gap.after(previous)), earliest)
        if base.planned.every_day:
            return day
        calendar = base.planned.subject.site.calendar
        before = calendar.open_before(day)
        if before is not None and before >= earliest:
            return before
        return calendar.open_after(day) or day

    def _level(self, day: date, lasts: Sequence[date]) -> int:
        """Return the deepest level that cannot wait for the next visit of its kind."""
        base = self.rungs[0].gap
        margin = timedelta(days=base.about_days // MARGIN_SHARE)
        level = 0
        for depth in range(1, len(self.rungs)):
            limit = self.rungs[depth].gap.after(lasts[depth])
            if limit < self.rungs[level].gap.after(day) + margin:
                level = depth
        return level

    def _order(
        self, day: date, level: int, lasts: Sequence[date], earliest: date
    ) -> WorkOrder:
        planned = self.rungs[level].planned
        limit = self._limit(level, lasts)
        opens = min(lasts[0] + ONE_DAY, limit)
        preferred = Window(max(day - EARLY, opens), max(day, min(day + LATE, limit)))
        occurrence = Occurrence(
            key=f"{self.series}#{self.number + 1}",
            due=day,
            window=Window(opens, limit),
            preferred=preferred,
            provisional=planned.subject.site.calendar.is_provisional(day),
        )
        overdue = limit if limit < earliest else None
        return WorkOrder(planned, occurrence, self.portfolio, overdue_since=overdue)

    def _limit(self, level: int, lasts: Sequence[date]) -> date:
        limits = [self.rungs[d].gap.after(lasts[d]) for d in range(level + 1)]
        return min(limits)


def done_orders(visits: Visits, plan: Plan, horizon: Horizon) -> Iterator[WorkOrder]:
    """Go through the visits of the horizon that records already show done."""
    previous: date | None = None
    base = gap_of(visits.levels[0])
    assert base is not None
    for day, level, completion, key in visits.done:
        if day in horizon:
            opens = min(previous + ONE_DAY, day) if previous else day
            closes = base.every.after(previous) if previous else day
            window = Window(opens, max(opens, closes))
            planned = visits.levels[level]
            occurrence = Occurrence(key, day, window, window)
            yield WorkOrder(planned, occurrence, plan.portfolio, completion=completion)
        previous = day
