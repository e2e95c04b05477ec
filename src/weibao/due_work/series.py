"""Series that completions move: floating, and grids that some completions reset.

Past completions are replayed; the forecast is the replay of its own answers.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from attrs import define, evolve, field

from weibao.cycles.anchor import FROM_COMPLETION, Reference
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Interval
from weibao.due_work.beginnings import first_count
from weibao.due_work.changing import ChangingProgress
from weibao.due_work.deferrals import is_used
from weibao.due_work.edits import is_skipped, skipped
from weibao.due_work.missed import on_record, rule_for_missed
from weibao.due_work.naming import SeriesNames
from weibao.due_work.nesting import Nest
from weibao.due_work.open_turn import OpenTurn
from weibao.due_work.progress import Progress
from weibao.due_work.series_breaks import SeriesBreaks
from weibao.due_work.span import Span
from weibao.due_work.windows import Turn
from weibao.orders import (
    NOTHING_PARTICULAR,
    Dropped,
    Occurrence,
    Particulars,
    WorkOrder,
)
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
    open: OpenTurn
    breaks: SeriesBreaks
    nest: Nest | None = None
    behind: dict[int, Occurrence] = field(factory=dict)
    _larger: int = 0

    @property
    def progress(self) -> Progress:
        """Where it stands."""
        return self.open.progress

    def orders(self, resets: Sequence[date] = ()) -> Iterator[WorkOrder]:
        """Go through the orders done, then those to come.

        ``resets`` are days on which other work restarted the series.
        """
        subject, code = self.planned.subject.id, self.planned.task.code
        completions = [
            completion
            for completion in self.history.completions_of(subject, code)
            if completion.done <= self.span.as_of
        ]
        if not completions and not resets:
            since = first_count(self.planned, self.span.plan, self.span.start)
            self.progress.begin_by(since)
            self.breaks.note(since)
        before = date.min
        for day in (*resets, date.max):
            part = [one for one in completions if before <= one.done < day]
            yield from self._past(part)
            if day < date.max:
                self.breaks.resume_by(day)
                self.progress.restart(day)
                self.breaks.count(day)
            before = day
        yield from self._future()

    def _past(self, completions: list[Completion]) -> Iterator[WorkOrder]:
        horizon, progress = self.span.horizon, self.progress
        names = SeriesNames.of(self.planned, self.span.plan.portfolio)
        for completion in completions:
            done, named = completion.done, names.turn(completion)
            self.breaks.resume_by(done)
            number = named[1] if named else None
            self._pass_by(done, number)
            if not progress.open_for(done, number):
                self._take_again(done, completion.started)
                late = self.behind.pop(number, None) if number is not None else None
                if late is not None and (done in horizon or late.due in horizon):
                    yield self._order(late, completion)
                continue
            if not progress.counts(done):
                continue
            key = named[0] if named else self.open.key
            nominal = self.open.nominal()
            turned = self.open.turn(key, nominal) if nominal else None
            if isinstance(turned, Turn):
                occurrence, belongs = turned.occurrence, turned.belongs
            else:
                only = Window(done, done)
                occurrence, belongs = Occurrence(key, done, only, only), done
            if done in horizon or belongs in horizon:
                yield self._order(occurrence, completion)
            began, due = completion.started, nominal or done
            self._take(occurrence, done, self.reference.counted(due, began, done))

    def _future(self) -> Iterator[WorkOrder]:
        if isinstance(self.progress, ChangingProgress):
            self.progress.reach(self.span.as_of)
        self.breaks.resume_by(self.span.today)
        if self.breaks.withhold(self.behind.values()):
            return
        yield from self._missed()
        horizon, today = self.span.horizon, self.span.today
        count = self.open.turner.cycle.count
        before = date.min
        while count is None or self.progress.number < count:
            if not self.breaks.resume_before_next():
                return
            nominal = self.open.nominal()
            if nominal is None:
                return
            turned = self.open.turn(self.open.key, nominal)
            if isinstance(turned, Turn) and is_skipped(turned.occurrence):
                if turned.belongs in horizon:
                    self.dropped.append(skipped(self.planned, turned.occurrence))
                if turned.belongs > horizon.last:
                    return
                self.progress.skip()
                continue
            if self.nest is not None and self._is_inside(self.nest, nominal, turned):
                continue
            if isinstance(turned, Turn):
                # An earlier limit brings no turn before the turn before it.
                belongs = max(turned.belongs, before)
                if belongs > horizon.last:
                    deferrals = self.open.deferrals
                    if deferrals is None or not deferrals.put_beyond(turned.occurrence):
                        return
                    self._take_planned(turned.occurrence, turned.day)
                    continue
                one = turned.occurrence
                if one.projected is not self.open.projected:
                    one = evolve(one, projected=self.open.projected)
                order = self._order(one)
                self.open.projected = True
                if belongs >= horizon.first or not self.span.ahead:
                    yield order
                before = max(turned.day, before)
                # No turn is done before the one before it, wherever its date goes.
                day = max(turned.day, self.open.taken)
                placed = self.span.placed
                made = (
                    self.span.planned_for(order.id, day) if placed else max(day, today)
                )
                self._take_planned(turned.occurrence, made)
                continue
            if turned is None or nominal > horizon.last:
                return
            if nominal >= max(horizon.first, today):
                left_out = Dropped(self.planned, self.open.key, nominal, turned)
                self.dropped.append(left_out)
            self.progress.take(nominal)

    def _is_inside(self, nest: Nest, nominal: date, turned: Turn | Text | None) -> bool:
        """Consume the open turn by larger work before it, or that it is part of."""
        last = self.span.horizon.last
        while (work := nest.next(self._larger)) is not None:
            if work.day > last and nominal > last:
                return False
            before = work.day <= (turned.day if isinstance(turned, Turn) else nominal)
            if isinstance(turned, Turn):
                asked, lawful = Window(nominal, nominal), turned.occurrence.window
                if not before and not nest.takes(work, asked, lawful):
                    return False
                nest.take(work, lawful)
            elif not before:
                return False
            self._larger += 1
            if self.progress.counts(work.day):
                if nest.is_told(nominal):
                    record = nest.on_record(self.open.key, nominal, work)
                    self.dropped.append(record)
                self.progress.take(self.reference.counted(nominal, None, work.day))
                return True
        return False

    def _pass_by(self, done: date, number: int | None) -> None:
        """Leave behind what a grid that lateness does not move came past by a day.

        Where the work names its turn, those are the turns before it.
        """
        progress = self.progress
        if progress.waits:
            return
        while (
            self.open.is_superseded(done)
            if number is None
            else progress.number + 1 < number and self.open.is_due_by(done)
        ):
            self._leave(self.span.known_from)

    def _leave(self, since: date = date.min) -> None:
        """Pass over the open turn; it is missed if it was owed since a day."""
        one = self.open.occurrence
        if one is not None and one.window.closes >= since:
            self.behind[self.progress.number + 1] = one
        self.progress.skip()

    def _missed(self) -> Iterator[WorkOrder]:
        """Go through the missed turns that stay open; the others go on record."""
        rule = rule_for_missed(self.planned, self.open.turner.cycle)
        today, before = self.span.today, self.behind
        self.behind = {}
        while self.open.is_superseded(today):
            self._leave()
        lapses = self.progress.lapses
        now = self.open.occurrence
        if lapses and rule is Missed.SUPERSEDE and now and now.window.closes < today:
            self._leave()
        if rule is Missed.CATCH_UP:
            late = [] if self.span.ahead else [*before.values(), *self.behind.values()]
            yield from map(self._order, late)
            return
        into = self._order(now).id if rule is Missed.MERGE and now else None
        record = self.dropped.extend
        record(on_record(self.planned, before.values()))
        record(on_record(self.planned, self.behind.values(), into))

    def _take(self, one: Occurrence, done: date, counted: date) -> None:
        """Consume the open turn; a leave that was used says what comes after it.

        ``counted`` is the day of the work that the next date is measured from.
        """
        self.open.taken = max(self.open.taken, done)
        deferred, edit = one.deferred, one.edit
        leave: Deferral | None = None
        if edit is not None and edit.to is not None and self.progress.lapses:
            base = NextFrom.DEFERRED if edit.follow else NextFrom.ORIGINAL
            leave = Deferral(until=edit.to, approved_on=edit.made, next_from=base)
        elif deferred is not None and is_used(deferred, done):
            leave = deferred.record
        if leave is None:
            self.progress.take(counted)
            self.breaks.count_from(done, counted)
        else:
            self.progress.take_deferred(one.due, counted, leave)
            self.breaks.count_from(done, leave.base(one.due, counted) or counted)

    def _take_planned(self, one: Occurrence, day: date) -> None:
        """Consume a turn that is planned to begin on a day."""
        ends = day + timedelta(days=self.reference.lasts)
        self._take(one, day, self.reference.counted(one.due, day, ends))

    def _take_again(self, done: date, began: date | None) -> None:
        """Take note of more work for a turn that is consumed; what is planned stays."""
        if not self.reference.from_plan:
            counted = self.reference.counted(done, began, done)
            self.progress.take_again(counted)
            self.breaks.note(counted)

    @property
    def reference(self) -> Reference:
        """What the dates of the series are measured from and to."""
        rhythm = self.open.turner.cycle.rhythm
        return rhythm.reference if isinstance(rhythm, Interval) else FROM_COMPLETION

    def _order(
        self, occurrence: Occurrence, completion: Completion | None = None
    ) -> WorkOrder:
        closes = occurrence.window.closes
        particulars = NOTHING_PARTICULAR
        if completion is not None:
            particulars = Particulars(completion=completion)
        elif closes < self.span.today:
            particulars = Particulars(overdue_since=closes)
        portfolio = self.span.plan.portfolio
        return WorkOrder(self.planned, occurrence, portfolio, particulars)
