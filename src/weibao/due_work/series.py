"""Series that completions move: floating, and grids that some completions reset.

Past completions are replayed; the forecast is the replay of its own answers.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define, field

from weibao.cycles.cycle import Cycle, Interval
from weibao.cycles.release import Missed
from weibao.cycles.shift import Move
from weibao.due_work.beginnings import beginning, first_count
from weibao.due_work.deferrals import Deferrals, TaskDeferrals, is_used
from weibao.due_work.intervals import Position
from weibao.due_work.missed import on_record, rule_for_missed
from weibao.due_work.naming import SeriesNames
from weibao.due_work.seasons import next_in_season
from weibao.due_work.span import ONE_DAY, Span
from weibao.due_work.validity import validity
from weibao.due_work.windows import Turn, Turner
from weibao.orders import Dropped, Occurrence, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.spans.window import Window
from weibao.texts.text import Text


@define
class Series:
    """Reckons the orders of one planned task whose completions move it.

    ``behind`` are the turns passed over with nothing done, by their numbers.
    """

    span: Span
    history: History
    dropped: list[Dropped]
    planned: PlannedTask
    turner: Turner
    position: Position
    name: date
    deferrals: TaskDeferrals | None = None
    behind: dict[int, Occurrence] = field(factory=dict)

    @classmethod
    def of(
        cls,
        span: Span,
        history: History,
        dropped: list[Dropped],
        deferrals: Deferrals,
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
            position=Position.start(cycle, begins),
            name=rhythm.anchor or begins,
            deferrals=deferrals.of_task(planned),
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
            number = named[1] if named else None
            self._pass_by(done, number)
            if not position.open_for(done, number):
                position.take_again(done)
                late = self.behind.pop(number, None) if number is not None else None
                if late is not None and (done in horizon or late.due in horizon):
                    yield self._order(late, completion)
                continue
            if not position.counts(done):
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
            self._take(occurrence, done)

    def _future(self) -> Iterator[WorkOrder]:
        yield from self._missed()
        horizon, today = self.span.horizon, self.span.today
        count = self.turner.cycle.count
        while count is None or self.position.number < count:
            nominal = self._nominal()
            turned = self._turn(self._key(), nominal)
            if isinstance(turned, Turn):
                if turned.belongs > horizon.last:
                    deferrals = self.deferrals
                    if deferrals is None or not deferrals.put_beyond(turned.occurrence):
                        return
                    self._take(turned.occurrence, turned.day)
                    continue
                order = self._order(turned.occurrence)
                if turned.belongs >= horizon.first or not self.span.ahead:
                    yield order
                made = self.span.planned_for(order.id, turned.day)
                self._take(turned.occurrence, made)
                continue
            if turned is None or nominal > horizon.last:
                return
            if nominal >= max(horizon.first, today):
                left_out = Dropped(self.planned, self._key(), nominal, turned)
                self.dropped.append(left_out)
            self.position.take(nominal)

    def _pass_by(self, done: date, number: int | None) -> None:
        """Leave behind what a grid that lateness does not move came past by a day.

        Where the work names its turn, those are the turns before it.
        """
        position = self.position
        if position.track.shift.late_outside is Move.RESET:
            return
        while (
            self._is_superseded(done)
            if number is None
            else position.number + 1 < number and position.due <= done
        ):
            self._leave(self.span.known_from)

    def _leave(self, since: date = date.min) -> None:
        """Pass over the open turn; it is missed if it was owed since a day."""
        for one in self._open_occurrence():
            if one.window.closes >= since:
                self.behind[self.position.number + 1] = one
        self.position.skip()

    def _missed(self) -> Iterator[WorkOrder]:
        """Go through the missed turns that stay open; the others go on record."""
        rule = rule_for_missed(self.planned, self.turner.cycle)
        today, before = self.span.today, self.behind
        self.behind = {}
        while self._is_superseded(today):
            self._leave()
        grid = self.position.track.shift.late_outside is Move.KEEP
        now = next(self._open_occurrence(), None)
        if grid and rule is Missed.SUPERSEDE and now and now.window.closes < today:
            self._leave()
        if rule is Missed.CATCH_UP:
            late = [] if self.span.ahead else [*before.values(), *self.behind.values()]
            yield from map(self._order, late)
            return
        into = self._order(now).id if rule is Missed.MERGE and now else None
        record = self.dropped.extend
        record(on_record(self.planned, before.values()))
        record(on_record(self.planned, self.behind.values(), into))

    def _take(self, one: Occurrence, done: date) -> None:
        """Consume the open turn; a leave that was used says what comes after it."""
        deferred = one.deferred
        if deferred is not None and is_used(deferred, done):
            self.position.take_deferred(one.due, done, deferred.record)
        else:
            self.position.take(done)

    def _is_superseded(self, day: date) -> bool:
        """Tell whether the open turn has made way for the next; not while deferred."""
        if not self.position.is_superseded(day):
            return False
        return self.deferrals is None or not any(
            one.deferred and day <= one.window.closes for one in self._open_occurrence()
        )

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
        tolerance = turner.cycle.room
        while (
            day <= self.span.horizon.last
            and turner.days.unbarred(tolerance.window(day)) is None
        ):
            day = next_in_season(day + ONE_DAY, turner.seasons)
        return day

    def _turn(self, key: str, nominal: date) -> Turn | Text | None:
        window = self.turner.cycle.room.window(nominal)
        turned = self.turner.turn(key, nominal, window)
        if self.deferrals is None or not isinstance(turned, Turn):
            return turned
        return self.deferrals.turn(turned, self.turner)

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
