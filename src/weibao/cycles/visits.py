"""The visits of the past to a subject whose visits are coupled by longest gaps."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import define, field, frozen

from weibao.cycle import MaximumGap
from weibao.cycles.beginnings import beginning
from weibao.cycles.intervals import named_number, order_key
from weibao.cycles.span import ONE_DAY, Span
from weibao.orders import Occurrence, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.spans.window import Window


def gap_of(planned: PlannedTask) -> MaximumGap:
    """Return the longest gap that the cycle of a task on a chain states."""
    cycle = planned.resolved.cycle
    assert cycle is not None
    assert isinstance(cycle.rhythm, MaximumGap)
    return cycle.rhythm


@frozen
class PastVisit:
    """One visit that records show; ``key`` is its order's, None for one told twice."""

    day: date
    level: int
    completion: Completion
    key: str | None


@define
class Visits:
    """The past visits to one subject, and how many turns they consumed."""

    levels: tuple[PlannedTask, ...]
    series: date
    done: list[PastVisit] = field(factory=list)
    number: int = 0

    @classmethod
    def of(
        cls, levels: Sequence[PlannedTask], history: History, span: Span
    ) -> "Visits":
        """Replay the completions of all levels up to the as-of day.

        An order that a completion names counts as it is numbered; a number is never
        given again.
        """
        visits = cls(tuple(levels), beginning(levels[0], span.plan))
        keys: set[str] = set()
        for day, level, completion in _by_day(levels, history, span.as_of):
            number = named_number(completion)
            if number is None:
                number = visits.number + 1
            visits.number = max(visits.number, number)
            key = order_key(completion) or f"{visits.series}#{number}"
            told_twice = key in keys
            keys.add(key)
            visits.done.append(
                PastVisit(day, level, completion, None if told_twice else key)
            )
        return visits

    def last(self, level: int) -> date | None:
        """Return the last visit of at least this level."""
        days = (visit.day for visit in self.done if visit.level >= level)
        return max(days, default=None)

    def orders(self, span: Span) -> Iterator[WorkOrder]:
        """Go through the visits of the horizon that records already show done."""
        previous: date | None = None
        every = gap_of(self.levels[0]).every
        for visit in self.done:
            if visit.day in span.horizon and visit.key is not None:
                opens = min(previous + ONE_DAY, visit.day) if previous else visit.day
                closes = every.after(previous) if previous else visit.day
                window = Window(opens, max(opens, closes))
                yield WorkOrder(
                    self.levels[visit.level],
                    Occurrence(visit.key, visit.day, window, window),
                    span.plan.portfolio,
                    completion=visit.completion,
                )
            previous = visit.day


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
