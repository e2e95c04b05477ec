"""The visits of the past to a subject whose visits are coupled by gaps."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from attrs import define, evolve, field, frozen

from weibao.cycles.gap import Eve, Gap
from weibao.cycles.joint import AnyGap, gap_for
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import MaximumGap
from weibao.due_work.beginnings import beginning, first_count
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.deferrals import TaskDeferrals
from weibao.due_work.naming import SeriesNames
from weibao.due_work.seasons import seasons_of, stretches
from weibao.due_work.span import ONE_DAY, Span
from weibao.orders import Occurrence, Particulars, WorkOrder
from weibao.plan import Plan, PlannedTask
from weibao.records import Completion, History
from weibao.spans.window import Window

A_YEAR = 366


def coupling(planned: PlannedTask) -> Coupled:
    """Return the rhythm of a task on a chain."""
    cycle = planned.resolved.cycle
    assert cycle is not None
    assert isinstance(cycle.rhythm, Coupled)
    return cycle.rhythm


def gap_of(planned: PlannedTask, plan: Plan) -> AnyGap:
    """Return the gap that couples the visits of a task on a chain."""
    cycle = planned.resolved.cycle
    assert cycle is not None
    free = WorkDays(planned, cycle).free
    return gap_for(coupling(planned), beginning(planned, plan), free)


def gap_in(planned: PlannedTask, gap: AnyGap, season: Window[date] | None) -> AnyGap:
    """Return a gap as it is in a season, where that asks for a number of visits."""
    rhythm = coupling(planned)
    numbered = isinstance(rhythm, MaximumGap) and rhythm.each_season is not None
    if season is None or not numbered or not isinstance(gap, Gap):
        return gap
    return evolve(gap, season=season)


def opening(gap: AnyGap, past: Sequence[date], season: Window[date]) -> AnyGap:
    """Return a gap as it is at the start of a season that it is counted from."""
    if not isinstance(gap, Gap) or gap.least is None:
        return gap
    first = max(season.opens, gap.first_counting(past))
    return evolve(gap, eve=Eve(season.opens - ONE_DAY, first))


def gap_on(planned: PlannedTask, gap: AnyGap, day: date) -> AnyGap:
    """Return a gap as it is in the season of a day, or else the next one.

    What changed after that day is not in it.
    """
    cycle = planned.resolved.cycle
    if isinstance(gap, Gap) and gap.changed is not None:
        return evolve(gap, changed=gap.changed.known_by(day))
    if cycle is None or not cycle.seasons:
        return gap
    year = Window(day, day + timedelta(days=A_YEAR))
    held = stretches(year, seasons_of(cycle, planned.subject.site))
    return gap_in(planned, gap, held[0] if held else None)


@frozen
class PastVisit:
    """An order that records show done; ``key`` is None for a visit told twice."""

    day: date
    level: int
    completion: Completion
    key: str | None


@define
class Visits:
    """The past visits to one subject, and how many turns they consumed."""

    levels: tuple[PlannedTask, ...]
    series: date
    gaps: tuple[AnyGap, ...]
    done: list[PastVisit] = field(factory=list)
    number: int = 0

    @classmethod
    def of(
        cls, levels: Sequence[PlannedTask], history: History, span: Span
    ) -> "Visits":
        """Replay the completions of all levels up to the as-of day.

        An order that a completion names counts as it is numbered; a number is never
        given again. Work that comes too early to count for any level consumes none,
        unless it names one.
        """
        gaps = tuple(gap_of(level, span.plan) for level in levels)
        visits = cls(tuple(levels), beginning(levels[0], span.plan), gaps)
        names = SeriesNames.of(levels[0], span.plan.portfolio)
        keys: set[str] = set()
        pasts: list[tuple[date, ...]] = [()] * len(gaps)
        for day, made in _by_day(levels, history, span.as_of):
            deepest = max(level for level, _ in made)
            before = tuple(pasts)
            for depth in range(deepest + 1):
                past = pasts[depth]
                pasts[depth] = gaps[depth].taken(past, day) if past else (day,)
            counts = tuple(pasts) != before
            for level, completion, turn in _orders_of_day(made, names):
                if turn is None and not counts:
                    continue
                key, number = turn or visits.next_turn()
                visits.number = max(visits.number, number)
                told = None if key in keys else key
                visits.done.append(PastVisit(day, level, completion, told))
                keys.add(key)
        return visits

    def next_turn(self) -> tuple[str, int]:
        """Return key and number of the turn that is open."""
        return f"{self.series}#{self.number + 1}", self.number + 1

    def past(self, level: int) -> tuple[date, ...]:
        """Return the last visits of at least this level that count, by day."""
        gap = self.gaps[level]
        days = {visit.day for visit in self.done if visit.level >= level}
        counted = gap.counted(sorted(days))
        return tuple(counted[-gap.lookback(counted) :] if counted else ())

    def tell(self, deferrals: TaskDeferrals, span: Span) -> None:
        """Tell the deferrals of a task of all visits made, and the limits of these."""
        before = span.start - ONE_DAY
        gaps = self.gaps
        pasts: list[tuple[date, ...]] = [()] * len(gaps)
        begins = [first_count(level, span.plan, before) for level in self.levels]
        for day, made in groupby(self.done, key=attrgetter("day")):
            visits = list(made)
            limit = min(
                gap_on(level, gap, day).limit(past or gap.begun(begin))
                for level, gap, past, begin in zip(
                    self.levels, gaps, pasts, begins, strict=True
                )
            )
            for visit in visits:
                if visit.key is not None:
                    deferrals.pass_by(visit.key, limit)
            for depth in range(max(visit.level for visit in visits) + 1):
                past = pasts[depth]
                pasts[depth] = gaps[depth].taken(past, day) if past else (day,)

    def orders(
        self, span: Span, deferrals: TaskDeferrals | None = None
    ) -> Iterator[WorkOrder]:
        """Go through the visits of the horizon that records already show done."""
        gap = self.gaps[0]
        counted = gap.counted(sorted({visit.day for visit in self.done}))
        if deferrals is not None:
            self.tell(deferrals, span)
        for visit in self.done:
            if visit.day not in span.horizon or visit.key is None:
                continue
            previous = counted[: bisect_left(counted, visit.day)]
            there = gap_on(self.levels[0], gap, visit.day)
            opens = min(there.earliest(previous), visit.day) if previous else visit.day
            closes = there.limit(previous) if previous else visit.day
            window = Window(opens, max(opens, closes))
            occurrence = Occurrence(visit.key, visit.day, window, window)
            if deferrals is not None and previous:
                occurrence = deferrals.occurrence(occurrence)
            yield WorkOrder(
                self.levels[visit.level],
                occurrence,
                span.plan.portfolio,
                Particulars(completion=visit.completion),
            )


Made = tuple[int, Completion]


def _by_day(
    levels: Sequence[PlannedTask], history: History, as_of: date
) -> Iterator[tuple[date, list[Made]]]:
    """Go through the days on which something was done, with the work and its level."""
    days: dict[date, list[Made]] = {}
    for level, planned in enumerate(levels):
        for completion in history.completions_of(planned.subject.id, planned.task.code):
            if completion.done <= as_of:
                days.setdefault(completion.done, []).append((level, completion))
    for day in sorted(days):
        yield day, days[day]


def _orders_of_day(
    made: Sequence[Made], names: SeriesNames
) -> Iterator[tuple[int, Completion, tuple[str, int] | None]]:
    """Go through the orders that the work of one day closed.

    They are all that it names, each with the deepest work told of it. Work that names
    none is part of the same visit: where it is deeper than the rest, it stands for the
    last of these orders, and where none is named, for the open turn.
    """
    orders: dict[tuple[str, int], Made] = {}
    deepest = max(reversed(made), key=lambda one: one[0])
    for level, completion in made:
        turn = names.turn(completion)
        if turn is not None and (turn not in orders or orders[turn][0] <= level):
            orders[turn] = (level, completion)
    if not orders:
        yield *deepest, None
        return
    last = max(orders, key=lambda turn: turn[1])
    if deepest[0] > max(level for level, _ in orders.values()):
        orders[last] = deepest
    for turn in sorted(orders, key=lambda turn: turn[1]):
        yield *orders[turn], turn
