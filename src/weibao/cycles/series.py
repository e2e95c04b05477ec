"""Series that completions move: floating, and grids that some completions reset.

Past completions are replayed; the forecast is the replay of its own answers.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define

from weibao.cycle import Cycle, Interval, Move
from weibao.cycles.beginnings import beginning, first_count
from weibao.cycles.intervals import Position
from weibao.cycles.missed import is_caught_up, on_record
from weibao.cycles.naming import SeriesNames
from weibao.cycles.seasons import next_in_season
from weibao.cycles.span import ONE_DAY, Span
from weibao.cycles.validity import validity
from weibao.cycles.windows import Turn, Turner
from weibao.orders import Dropped, Occurrence, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.spans.window import Window
from weibao.texts.text import Text


@define
class Series:
    """Reckons the orders of one planned task whose completions move it."""

    span: Span
    history: History
    dropped: list[Dropped]
    planned: PlannedTask
    turner: Turner
    position: Position
    name: date

    @classmethod
    def of(
        cls,
        span: Span,
        history: History,
        dropped: list[Dropped],
        planned: PlannedTask,
        cycle: Cycle,
    ) -> "Series | None":
        """Begin the series of a planned task; None where it never applies."""
        valid = validity(planned, date.min)
        rhythm = cycle.rhythm
        assert isinstance(rhythm, Interval)
        if valid is None:
            return None
        begins = beginning(planned, span.plan)
        return cls(
            span=span,
            history=history,
            dropped=dropped,
            planned=planned,
            turner=Turner.of(planned, cycle, valid),
            position=Position.start(rhythm, cycle.tolerance, begins),
            name=rhythm.anchor or begins,
        )

    def orders(self) -> Iterator[WorkOrder]:
        """Go through the orders done, then those to come."""
        subject, code = self.planned.subject.id, self.planned.task.code
        completions = [
            completion
            for completion in self.history.completions_of(subject, code)
            if completion.done <= self.span.as_of
        ]
        if not completions:
            self.position.begin_by(
                first_count(self.planned, self.span.plan, self.span.start)
            )
        yield from self._past(completions)
        yield from self._future()

    def _past(self, completions: list[Completion]) -> Iterator[WorkOrder]:
        horizon, position = self.span.horizon, self.position
        names = SeriesNames.of(self.planned, self.span.plan.portfolio)
        for completion in completions:
            done, named = completion.done, names.turn(completion)
            if not position.open_for(done, named[1] if named else None):
                position.take_again(done)
                continue
            key = named[0] if named else self._key()
            turned = self._turn(key, self._nominal())
            if isinstance(turned, Turn):
                occurrence, belongs = turned.occurrence, turned.belongs
            else:
                only = Window(done, done)
                occurrence, belongs = Occurrence(key, done, only, only), done
            if done in horizon or belongs in horizon:
                yield self._order(occurrence, completion)
            position.take(done)

    def _future(self) -> Iterator[WorkOrder]:
        self._pass_over_missed()
        horizon, today = self.span.horizon, self.span.today
        while True:
            nominal = self._nominal()
            turned = self._turn(self._key(), nominal)
            if isinstance(turned, Turn):
                if turned.belongs > horizon.last:
                    return
                order = self._order(turned.occurrence)
                if turned.belongs >= horizon.first or not self.span.ahead:
                    yield order
                self.position.take(self.span.planned_for(order.id, turned.day))
                continue
            if turned is None or nominal > horizon.last:
                return
            if nominal >= max(horizon.first, today):
                left_out = Dropped(self.planned, self._key(), nominal, turned)
                self.dropped.append(left_out)
            self.position.take(nominal)

    def _pass_over_missed(self) -> None:
        """Put on record what a grid that lateness does not move has left behind."""
        missed: list[Occurrence] = []
        today = self.span.today
        while self.position.is_superseded(today):
            missed.extend(self._open_occurrence())
            self.position.skip()
        grid = self.position.rhythm.shift.late_outside is Move.KEEP
        if grid and not is_caught_up(self.planned, self.turner.cycle):
            late = [one for one in self._open_occurrence() if one.window.closes < today]
            if late:
                missed.extend(late)
                self.position.skip()
        self.dropped.extend(on_record(self.planned, missed))

    def _open_occurrence(self) -> Iterator[Occurrence]:
        turned = self._turn(self._key(), self.position.due)
        if isinstance(turned, Turn):
            yield turned.occurrence

    def _key(self) -> str:
        return f"{self.name}#{self.position.number + 1}"

    def _nominal(self) -> date:
        """Return the next date, no earlier than the task applies and can be done."""
        turner = self.turner
        day = max(self.position.due, turner.valid.opens)
        day = next_in_season(day, turner.seasons)
        tolerance = turner.cycle.tolerance
        while (
            day <= self.span.horizon.last
            and turner.days.unbarred(tolerance.window(day)) is None
        ):
            day = next_in_season(day + ONE_DAY, turner.seasons)
        return day

    def _turn(self, key: str, nominal: date) -> Turn | Text | None:
        window = self.turner.cycle.tolerance.window(nominal)
        return self.turner.turn(key, nominal, window)

    def _order(
        self, occurrence: Occurrence, completion: Completion | None = None
    ) -> WorkOrder:
        closes = occurrence.window.closes
        late = completion is None and closes < self.span.today
        return WorkOrder(
            self.planned,
            occurrence,
            self.span.plan.portfolio,
            completion=completion,
            overdue_since=closes if late else None,
        )
