"""Turns with a time of day: each is done at its time, or missed for good.

Subjects with the same cycle, site and anchor share their turns.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from attrs import define, evolve, field, frozen

from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Quota
from weibao.due_work.beginnings import beginning, stated_anchor
from weibao.due_work.clock_series import ClockSeries, done_of
from weibao.due_work.clock_times import Timed, elapsed, of_day, while_open
from weibao.due_work.covering import covered
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.naming import SeriesNames
from weibao.due_work.pauses import Activity, Counted, named_dates
from weibao.due_work.span import Span
from weibao.due_work.validity import validity
from weibao.due_work.windows import Turn, Turner, is_by_lot, work_lot
from weibao.orders import Dropped, Occurrence, Particulars, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History
from weibao.spans.starts import StartTime
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

MOVED_BY = timedelta(days=400)
"""How far around the days that matter dates are looked for that closed days move."""
A_NIGHT = timedelta(days=2)
"""The same for what the clock moves: an opening may reach into the day after."""


@frozen
class ClockTurns:
    """The turns of one cycle by time, and those that a rule left out."""

    held: tuple[Turn, ...] = ()
    left_out: tuple[tuple[str, date, Text], ...] = ()


@define
class TimedWork:
    """Reckons the orders of cycles whose turns have a time of day."""

    span: Span
    history: History
    dropped: list[Dropped]
    deferrals: Deferrals
    edits: Edits
    _shared: dict[Hashable, ClockTurns] = field(factory=dict)

    def orders(self, planned: PlannedTask, cycle: Cycle) -> Iterator[WorkOrder]:
        """Go through the orders of one planned task."""
        span, portfolio = self.span, self.span.plan.portfolio
        turns, done = self._turns_done(planned, cycle)
        self._refuse_changes(planned, turns.held)
        for turn in turns.held:
            one = turn.occurrence
            completion = done.get(one.key)
            if turn.belongs > span.horizon.last:
                continue
            if completion is not None:
                if turn.belongs in span.horizon or completion.done in span.horizon:
                    done_by = Particulars(completion=completion)
                    yield WorkOrder(planned, one, portfolio, done_by)
            elif span.ahead and turn.belongs < span.horizon.first:
                continue
            elif one.window.closes >= span.today:
                yield WorkOrder(planned, one, portfolio)
            elif turn.belongs >= span.known_from:
                self.dropped.append(_missed(planned, one))
        for key, day, why in turns.left_out:
            if day in span.horizon:
                self.dropped.append(Dropped(planned, key, day, why))

    def _turns_done(
        self, planned: PlannedTask, cycle: Cycle
    ) -> tuple[ClockTurns, Mapping[str, Completion]]:
        """Return the turns of a task, and the completion of each that was done."""
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        completions = [
            one
            for one in self.history.completions_of(
                planned.subject.id, planned.task.code
            )
            if one.done <= self.span.as_of
        ]
        zone, rhythm = planned.subject.site.time_zone, cycle.rhythm
        if isinstance(rhythm, ElapsedHours) and rhythm.floats:
            return self._floating(planned, cycle, rhythm, completions, names)
        turns = self._turns(planned, cycle)
        occurrences = [turn.occurrence for turn in turns.held]
        return turns, covered(occurrences, completions, names, zone)

    def _floating(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        rhythm: ElapsedHours,
        completions: Sequence[Completion],
        names: SeriesNames,
    ) -> tuple[ClockTurns, Mapping[str, Completion]]:
        """Return the turns that count from completions, and those done, by key."""
        valid = validity(planned, self.span.known_from)
        if valid is None:
            return ClockTurns(), {}
        activity = Activity.of(planned, cycle, self.history, self.span)
        turner = Turner.of(planned, cycle, valid, activity)
        zone, begun = planned.subject.site.time_zone, beginning(planned, self.span.plan)
        name = rhythm.begin.date() if rhythm.begin is not None else begun
        first, last = (
            datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
            for day in self._around(turner)
        )
        series = ClockSeries.of(rhythm, cycle.leeway, begun, zone)
        done: dict[str, Completion] = {}
        by_day: dict[date, list[Timed]] = {}
        for one in series.turns(done_of(completions, names, zone), first, last):
            key, at = f"{name}#{one.number}", one.at.astimezone(zone)
            by_day.setdefault(at.date(), []).append((key, at))
            if one.record is not None:
                done[key] = one.record
        days = ((f"{day}", day, found) for day, found in sorted(by_day.items()))
        return self._made(turner, days), done

    def _refuse_changes(self, planned: PlannedTask, held: Sequence[Turn]) -> None:
        """Put on record that no time of day can be deferred, or edited by hand."""
        edits = self.edits.of_task(planned)
        for _, edit in edits.made if edits is not None else ():
            self.edits.refuse(edit, NOT_EDITED())
        deferrals = self.deferrals.of_task(planned)
        if deferrals is None:
            return
        known = {turn.occurrence.key for turn in held}
        for key, records in deferrals.by_key.items():
            for one in records if key in known else ():
                self.deferrals.refuse(one, NOT_DEFERRED())

    def _turns(self, planned: PlannedTask, cycle: Cycle) -> ClockTurns:
        """Return the turns from the first day of records to the horizon's end."""
        valid = validity(planned, self.span.known_from)
        if valid is None:
            return ClockTurns()
        anchor = stated_anchor(cycle) or beginning(planned, self.span.plan)
        activity = Activity.of(planned, cycle, self.history, self.span)
        opening = planned.subject.location.open_hours
        key = (
            id(cycle),
            planned.subject.site.id,
            id(planned.calendar),
            planned.cleared,
            planned.every_day,
            planned.criticality.by_law,
            work_lot(planned) if is_by_lot(cycle) else None,
            valid,
            activity,
            id(opening) if isinstance(cycle.rhythm, WhileOpen) else anchor,
        )
        if key not in self._shared:
            turner = Turner.of(planned, cycle, valid, activity)
            self._shared[key] = self._made(turner, self._days(turner, anchor))
        return self._shared[key]

    def _made(
        self, turner: Turner, days: Iterable[tuple[str, date, Sequence[Timed]]]
    ) -> ClockTurns:
        held: list[Turn] = []
        left_out: list[tuple[str, date, Text]] = []
        for name, nominal, times in days:
            turned = turner.turn(name, nominal, Window(nominal, nominal))
            if isinstance(turned, Turn):
                day = turned.occurrence
                for key, at in self._times(turner, name, turned.day, times):
                    held.append(_at(day, key, at, turner.cycle))
            elif turned is not None:
                for key, _ in self._times(turner, name, nominal, times):
                    left_out.append((key, nominal, turned))
        held.sort(key=lambda turn: _order(turn.occurrence))
        return ClockTurns(tuple(held), tuple(left_out))

    def _days(
        self, turner: Turner, anchor: date
    ) -> Iterator[tuple[str, date, Sequence[Timed]]]:
        """Go through keys and days that can have turns, and the times known of them."""
        rhythm, planned = turner.cycle.rhythm, turner.planned
        first, last = self._around(turner)
        zone = planned.subject.site.time_zone
        if isinstance(rhythm, ElapsedHours):
            by_day: dict[date, list[Timed]] = {}
            for key, at in elapsed(rhythm, anchor, first, last, zone):
                by_day.setdefault(at.date(), []).append((key, at))
            for day, found in by_day.items():
                yield day.isoformat(), day, found
        elif isinstance(rhythm, WhileOpen):
            opening = planned.subject.location.open_hours
            for day in _through(first, last) if opening is not None else ():
                assert opening is not None
                times = list(while_open(rhythm, opening, day, zone))
                yield day.isoformat(), day, times
        elif isinstance(rhythm, Quota):
            for day in _through(first, last):
                yield day.isoformat(), day, ()
        else:
            counted = Counted(anchor, (), planned.calendar)
            pauses = turner.activity.pauses
            for name, day in named_dates(turner.cycle, counted, first, last, pauses):
                yield name, day, ()

    def _around(self, turner: Turner) -> tuple[date, date]:
        """Return the days between which turns are looked for."""
        daily = turner.cycle.rhythm.daily and turner.planned.every_day
        around = A_NIGHT if daily else MOVED_BY
        last = max(self.span.horizon.last, self.span.as_of)
        return self.span.known_from - around, last + around

    @staticmethod
    def _times(
        turner: Turner, name: str, day: date, known: Sequence[Timed]
    ) -> Iterator[Timed]:
        if turner.cycle.by_clock:
            yield from known
            return
        zone = turner.planned.subject.site.time_zone
        yield from of_day(name, day, turner.cycle.at, zone)


def _at(day: Occurrence, key: str, at: datetime, cycle: Cycle) -> Turn:
    """Give the turn of a day its time."""
    leeway = cycle.leeway
    starts = StartTime(at, _shifted(at, -leeway.before), _shifted(at, leeway.after))
    due = at.date() if cycle.by_clock else day.due
    made = evolve(
        day,
        key=key,
        due=due,
        window=Window(starts.earliest.date(), starts.latest.date()),
        preferred=Window(at.date(), at.date()),
        starts=starts,
    )
    return Turn(made, at.date())


def _shifted(at: datetime, by: timedelta) -> datetime:
    """Return an instant so much earlier or later, whatever clocks are put to."""
    return (at.astimezone(UTC) + by).astimezone(at.tzinfo)


def _order(one: Occurrence) -> tuple[float, str]:
    assert one.starts is not None
    return one.starts.at.timestamp(), one.key


def _through(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _missed(planned: PlannedTask, one: Occurrence) -> Dropped:
    assert one.starts is not None
    reason = MISSED(day=one.starts.at.date(), time=f"{one.starts.at:%H:%M}")
    return Dropped(planned, one.key, one.due, reason, one.window.closes)


MISSED = Message(
    zh="{day} {time} 未做，记为漏做，不能补做",
    en="not done at {time} on {day}: on record as missed, and past making good",
)
NOT_DEFERRED = Message(
    zh="有时刻的工作不能延期：错过了就是漏做",
    en="work with a time of day cannot be deferred: what is not done then is missed",
)
NOT_EDITED = Message(
    zh="有时刻的工作不能逐次改期（改策略里的时刻）",
    en="work with a time of day cannot be moved turn by turn (change the times in the "
    "policy)",
)
