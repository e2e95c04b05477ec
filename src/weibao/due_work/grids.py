"""Series that nothing moves: fixed grids, quotas, listed and recurring dates.

Subjects with the same cycle, calendar and anchor share their turns.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date

from attrs import define, evolve, field, frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason, NthDay, WeekOfYear
from weibao.cycles.regimes import Rhythm
from weibao.cycles.release import Missed
from weibao.cycles.rhythms import Dates, Dealt
from weibao.due_work import fulfilment, quotas
from weibao.due_work.beginnings import counted_from, renewals
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.deferrals import Deferrals, TaskDeferrals
from weibao.due_work.deferred_grids import bases, counted_on
from weibao.due_work.edits import Edits, TaskEdits, is_skipped, skipped
from weibao.due_work.missed import on_record, rule_for_missed
from weibao.due_work.naming import SeriesNames
from weibao.due_work.nesting import Nest
from weibao.due_work.pauses import Activity, Counted, named_dates, waiting
from weibao.due_work.phases import is_phased, phase
from weibao.due_work.reach import around, reach
from weibao.due_work.span import Span
from weibao.due_work.validity import validity
from weibao.due_work.windows import Turn, Turner, alike
from weibao.inventory import Site
from weibao.orders import Dropped, Occurrence, Particulars, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, Edit, History
from weibao.spans.window import Window
from weibao.texts.text import Text

ByDate = dict[tuple[str, date], Turn | Text | None]
"""What was found of dates, by key and date, for other anchors that come to them."""
Nominals = Iterator[tuple[str, date, Window[date]]]


@frozen
class Turns:
    """The turns of a series in order, and those that a rule left out."""

    held: tuple[Turn, ...] = ()
    left_out: tuple[tuple[str, date, Text], ...] = ()

    def edited(self, by_key: Mapping[str, Edit]) -> "Turns":
        """Return them with the edits that gave them their dates, or skipped them."""
        held = [
            Turn(evolve(one, edit=by_key[one.key]), turn.day)
            if (one := turn.occurrence).key in by_key
            else turn
            for turn in self.held
        ]
        return Turns(tuple(held), self.left_out)


@define
class Grids:
    """Reckons the orders of series that no completion moves."""

    span: Span
    history: History
    dropped: list[Dropped]
    deferrals: Deferrals
    edits: Edits
    _shared: dict[Hashable, Turns] = field(factory=dict)
    _by_date: dict[Hashable, ByDate] = field(factory=dict)
    _reach: dict[Hashable, Window[date]] = field(factory=dict)

    def orders(
        self, planned: PlannedTask, cycle: Cycle, nest: Nest | None = None
    ) -> Iterator[WorkOrder]:
        """Go through the orders of one planned task.

        Args:
            planned: the task.
            cycle: its cycle.
            nest: the larger work around it, if any.
        """
        horizon, portfolio = self.span.horizon, self.span.plan.portfolio
        activity = Activity.of(planned, cycle, self.history, self.span)
        turns, held, done = self._held(planned, cycle, activity, nest)
        missed: list[Occurrence] = []
        since: list[Occurrence] = []
        ahead, today = self.span.ahead, self.span.today
        known_from = self.span.known_from
        for turn in held:
            one, belongs = turn.occurrence, turn.belongs
            completion = done.get(one.key)
            if completion is None and is_skipped(one):
                if belongs in horizon:
                    self.dropped.append(skipped(planned, one))
                continue
            if belongs > horizon.last and one.deferred is None:
                break
            if completion is not None:
                missed, since = missed + since, []
                if belongs in horizon or completion.done in horizon:
                    done_by = Particulars(completion=completion)
                    yield WorkOrder(planned, one, portfolio, done_by)
            elif turn.spared is not None:
                if belongs in horizon:
                    self._leave_out(planned, one, turn.spared)
            elif ahead and belongs < horizon.first:
                continue
            elif one.window.closes >= today:
                yield WorkOrder(planned, one, portfolio)
            elif belongs >= known_from and turn.cut is not None:
                self._leave_out(planned, one, turn.cut)
            elif belongs >= known_from:
                since.append(one)
        late = list(self._missed(planned, cycle, missed, since))
        pause = activity.pauses.at(self.span.today)
        if pause is None:
            yield from late
        else:
            for order in late:
                self._leave_out(planned, order.occurrence, waiting(pause))
        for key, day, why in turns.left_out:
            if day in horizon:
                self.dropped.append(Dropped(planned, key, day, why))

    def _held(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        activity: Activity,
        nest: Nest | None,
    ) -> tuple[Turns, Sequence[Turn], Mapping[str, Completion]]:
        """Return the turns of a task, those that stand by themselves, and what is done.

        The completions are by key.
        """
        deferrals = self.deferrals.of_task(planned)
        edits = self.edits.of_task(planned)
        if deferrals is not None or edits is not None:
            turns, done = self._by_hand(planned, cycle, deferrals, edits, activity)
        else:
            completions = self._completions(planned)
            first = self.span.known_from
            if not completions and nest is None and self.span.ahead:
                # What nobody knows to be done is taken to be done before the horizon.
                first = self.span.horizon.first
            alone = not completions and nest is None
            turns = self._turns(planned, cycle, activity, first, alone=alone)
            done = self._done(cycle, planned, turns.held, completions)
        held: Sequence[Turn] = turns.held
        if nest is not None:
            by_share = isinstance(cycle.rhythm, Dealt)
            held, done = nest.among(held, done, by_share, self.dropped)
        return turns, held, done

    def _leave_out(self, planned: PlannedTask, one: Occurrence, why: Text) -> None:
        limit = one.window.closes
        self.dropped.append(Dropped(planned, one.key, one.due, why, limit))

    def _missed(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        missed: list[Occurrence],
        since: list[Occurrence],
    ) -> Iterator[WorkOrder]:
        """Go through the missed turns that stay open; the others go on record.

        Args:
            planned: the task.
            cycle: its cycle.
            missed: those before the last turn that was done.
            since: those after it.
        """
        rule = rule_for_missed(planned, cycle)
        stay: list[Occurrence] = []
        if rule is Missed.CATCH_UP:
            stay, missed, since = missed + since, [], []
        elif rule is Missed.MERGE:
            stay, since = since[-1:], since[:-1]
        late = [
            WorkOrder(
                planned,
                one,
                self.span.plan.portfolio,
                Particulars(overdue_since=one.window.closes),
            )
            for one in stay
        ]
        yield from late
        self.dropped.extend(on_record(planned, missed))
        self.dropped.extend(on_record(planned, since, late[0].id if late else None))

    def _by_hand(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        deferrals: TaskDeferrals | None,
        edits: TaskEdits | None,
        activity: Activity,
    ) -> tuple[Turns, Mapping[str, Completion]]:
        """Return the turns of a task and what closed them, where some were changed.

        They were deferred, moved, locked or skipped. Where dates count from one that
        was deferred, they are reckoned anew from it.
        """
        first = self.span.known_from
        for changes in (deferrals, edits):
            first = changes.first_day(first) if changes is not None else first
        valid = validity(planned, first)
        if valid is None:
            return Turns(), {}
        anchor = counted_from(planned, cycle, self.span.plan)
        anew = renewals(planned, cycle, self.history, self.span.as_of)
        turner = Turner.of(planned, cycle, valid, activity)
        base = Counted(anchor, anew, planned.calendar)
        counted = dict[str, date]()
        completions = self._completions(planned)
        days = self._owed(first)
        if not isinstance(cycle.rhythm, Dealt):
            days = around(days)
        while True:
            nominals = _nominals(cycle, planned.subject.site, base, days, activity)
            for key, since in counted.items():
                nominals = counted_on(nominals, cycle, anchor, key, since)
            by_key: Mapping[str, Edit] = {}
            if edits is not None:
                nominals, by_key = edits.applied(list(nominals), cycle)
            locked = {key for key, one in by_key.items() if one.locks}
            turns = _turns(turner, nominals, locked=locked).edited(by_key)
            if deferrals is None:
                done = self._done(cycle, planned, turns.held, completions)
                return turns, done
            held = [deferrals.turn(turn, turner) for turn in turns.held]
            claimed = deferrals.claims(held, completions)
            rest = [one for one in completions if one not in claimed.values()]
            done = {**self._done(cycle, planned, held, rest), **claimed}
            done_on = {key: one.done for key, one in done.items()}
            found = bases(deferrals, cycle, done_on.get, held)
            more = next((one for one in found if one[0] not in counted), None)
            if more is None:
                break
            counted[more[0]] = more[1]
        kept = deferrals.of_horizon(held, done)
        return Turns(kept, turns.left_out), done

    def _completions(self, planned: PlannedTask) -> list[Completion]:
        return [
            completion
            for completion in self.history.completions_of(
                planned.subject.id, planned.task.code
            )
            if completion.done <= self.span.as_of
        ]

    def _done(
        self,
        cycle: Cycle,
        planned: PlannedTask,
        held: Sequence[Turn],
        completions: Sequence[Completion],
    ) -> Mapping[str, Completion]:
        if not completions:
            return {}
        occurrences = [turn.occurrence for turn in held]
        names = SeriesNames.of(planned, self.span.plan.portfolio)
        all_stay = rule_for_missed(planned, cycle) is Missed.CATCH_UP
        return fulfilment.fulfilled(
            occurrences,
            completions,
            cycle,
            names,
            site=planned.subject.site,
            owed_from=self.span.known_from if all_stay else None,
        )

    def _owed(self, first: date) -> Window[date]:
        """Return the days from one on in which anything is owed."""
        return Window(first, max(self.span.horizon.last, self.span.as_of))

    def _turns(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        activity: Activity,
        first: date,
        *,
        alone: bool,
    ) -> Turns:
        """Return the turns from a day to the horizon's end.

        Unless they stand ``alone``, they have neighbours, as a record may be for one of
        these.
        """
        valid = validity(planned, self.span.known_from)
        if valid is None:
            return Turns()
        like = (alike(planned, cycle, activity), valid)
        days = self._looked_at(planned, cycle, like, first, alone=alone)
        anchor = counted_from(planned, cycle, self.span.plan)
        anew = renewals(planned, cycle, self.history, self.span.as_of)
        begun: Hashable = anchor
        if is_phased(cycle) and not activity.pauses:
            begun = phase(cycle, anchor, days.opens)
        key = (like, days, anew, *self._apart(planned, cycle.rhythm, begun, valid))
        if key not in self._shared:
            turner = Turner.of(planned, cycle, valid, activity)
            counted = Counted(anchor, anew, planned.calendar)
            nominals = _nominals(cycle, planned.subject.site, counted, days, activity)
            same = None
            if not isinstance(cycle.rhythm, Dealt):
                same = self._by_date.setdefault(like, {})
            self._shared[key] = _turns(turner, nominals, same)
        return self._shared[key]

    def _looked_at(
        self,
        planned: PlannedTask,
        cycle: Cycle,
        like: Hashable,
        first: date,
        *,
        alone: bool,
    ) -> Window[date]:
        """Return the days on which dates, or periods, are looked for."""
        owed = self._owed(first)
        if isinstance(cycle.rhythm, Dealt):
            return owed
        if not alone:
            return around(owed)
        key = (like, first)
        if key not in self._reach:
            self._reach[key] = reach(WorkDays(planned, cycle), owed)
        return self._reach[key]

    @staticmethod
    def _apart(
        planned: PlannedTask, rhythm: Rhythm, begun: Hashable, valid: Window[date]
    ) -> Iterator[Hashable]:
        """Give what keeps the turns of like tasks of one rhythm apart."""
        if isinstance(rhythm, Dealt):
            if valid.closes < date.max:
                yield validity(planned, date.min)
        elif not isinstance(rhythm, Dates | NthDay | WeekOfYear | BeforeSeason):
            yield begun


def _nominals(
    cycle: Cycle, site: Site, counted: Counted, days: Window[date], activity: Activity
) -> Nominals:
    """Go through keys, nominal dates and lawful days around them."""
    rhythm, first, last = cycle.rhythm, days.opens, days.closes
    if isinstance(rhythm, Dealt):
        for name, period in quotas.named_periods(rhythm, site, first, last):
            for key, share in quotas.shares(rhythm.times, name, period):
                yield key, share.opens, share
        return
    room = cycle.room
    for key, day in named_dates(cycle, counted, first, last, activity.pauses):
        yield key, day, room.window(day)


def _turns(
    turner: Turner,
    nominals: Nominals,
    by_date: ByDate | None = None,
    *,
    locked: Collection[str] = (),
) -> Turns:
    known: ByDate = {} if by_date is None else by_date
    holding = turner.holding() if locked else turner
    held: list[Turn] = []
    left_out: list[tuple[str, date, Text]] = []
    for key, nominal, share in nominals:
        if (key, nominal) not in known:
            own = holding if key in locked else turner
            known[key, nominal] = own.turn(key, nominal, share)
        turned = known[key, nominal]
        if isinstance(turned, Turn):
            held.append(turned)
        elif turned is not None:
            left_out.append((key, nominal, turned))
    return Turns(tuple(held), tuple(left_out))
