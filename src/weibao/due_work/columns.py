"""Subjects that are alike are reckoned once: one column of turns, orders for each.

Most subjects of a type have no past of their own, and what comes of a task on one of
them comes of it on all. The first of them is reckoned in full; for the others orders
are made of its turns.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from attrs import define, field, frozen

from weibao.cycles.day_rhythms import EachSeason, NthDay, WeekOfYear, WorkingDayInterval
from weibao.cycles.rhythms import (
    Combined,
    Dates,
    Dealt,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
)
from weibao.due_work.beginnings import stated_anchor
from weibao.due_work.clear_loop import ClearLoop, Outcome
from weibao.due_work.closed_days import WorkDays
from weibao.due_work.column import Column
from weibao.due_work.phases import is_phased, phase
from weibao.due_work.reach import reach
from weibao.due_work.span import Span
from weibao.due_work.validity import ends
from weibao.due_work.windows import is_by_lot, work_lot
from weibao.inventory import Location, Subject
from weibao.plan import CLEARED, PlannedTask, ResolvedTask
from weibao.records import History
from weibao.spans.window import Window

SHARED = frozenset(
    {
        Interval,
        MaximumGap,
        Quota,
        EachSeason,
        Dates,
        Recurrence,
        WorkingDayInterval,
        NthDay,
        WeekOfYear,
        Combined,
    }
)
"""The rhythms that ask no more of a subject than `Columns` compares.

Those of any other rhythm are reckoned subject by subject.
"""


@frozen
class Habits:
    """What the turns of a task as it applies depend on, beyond the task itself.

    ``begins``: the day its subject was installed, however long ago, or, where it is
    ``phased``, the phase of that day alone; ``lots``: where the subject stands, for the
    day of a quota's share that is aimed at.
    """

    shared: bool
    begins: bool
    phased: bool
    lots: bool

    @classmethod
    def of(cls, resolved: ResolvedTask, *, placed: bool) -> "Habits":
        """Tell the habits of a task.

        Args:
            resolved: the task as it applies.
            placed: whether its work is taken to be done on the days of a roster, which
                are others for each subject.
        """
        cycle = resolved.cycle
        own = cycle is None or cycle.timed or cycle.certified
        if cycle is None or own or type(cycle.rhythm) not in SHARED:
            return cls(shared=False, begins=True, phased=False, lots=True)
        rhythm = cycle.rhythm
        named = isinstance(rhythm, Dealt | Dates | NthDay | WeekOfYear)
        counted = not named and not stated_anchor(cycle)
        return cls(
            shared=not (placed and rhythm.moved),
            begins=rhythm.moved or counted or ends(resolved) < date.max,
            phased=is_phased(cycle) and not resolved.suspensions,
            lots=is_by_lot(cycle),
        )


@define
class Group:
    """Subjects of which a task asks the same, but for when they began and where.

    Turns that nothing moves depend on no more of a day before ``since`` than its phase.
    The first outcome of each column is kept until another subject asks for it.
    """

    habits: Habits
    since: date
    phases: dict[date, Hashable] = field(factory=dict)
    lots: dict[Location, int] = field(factory=dict)
    firsts: dict[Hashable, tuple[Outcome, Sequence[PlannedTask]]] = field(factory=dict)
    columns: dict[Hashable, Column | None] = field(factory=dict)

    @classmethod
    def of(cls, planned: PlannedTask, span: Span) -> "Group":
        """Begin the group of a planned task."""
        habits, since = Habits.of(planned.resolved, placed=bool(span.placed)), date.min
        if habits.phased and planned.cycle is not None:
            owed = Window(span.known_from, max(span.horizon.last, span.as_of))
            since = reach(WorkDays(planned, planned.cycle), owed).opens
        return cls(habits, since)

    def key(self, planned: PlannedTask, known_from: date) -> Hashable:
        """Return what turns depend on besides: when the subject began, and its lot."""
        installed = planned.subject.installed
        begins = self._begins(planned, installed, known_from) if installed else None
        if not self.habits.lots:
            return begins
        at = planned.subject.location
        lot = self.lots.get(at)
        if lot is None:
            lot = self.lots[at] = work_lot(planned)
        return begins, lot

    def _begins(
        self, planned: PlannedTask, installed: date, known_from: date
    ) -> Hashable:
        """Return what turns depend on, of the day that a subject was installed."""
        if not self.habits.begins and installed <= known_from:
            return None
        if not self.habits.phased:
            return installed
        begins = self.phases.get(installed)
        if begins is None:
            assert planned.cycle is not None
            begins = phase(planned.cycle, installed, self.since)
            self.phases[installed] = begins
        return begins


@frozen
class Standing:
    """What all tasks on one subject have in common.

    ``groups`` are those of subjects at like places. Where it is ``stirred`` it is
    reckoned by itself; where it was ``worked`` on, some of its tasks are.
    """

    groups: dict[Hashable, Group]
    stirred: bool
    worked: bool


@define
class Columns:
    """Reckons planned tasks, those of subjects that are alike once only."""

    loop: ClearLoop
    _known_from: date = field(init=False)
    _stirred: frozenset[str] = field(init=False)
    _worked: frozenset[str] = field(init=False)
    _groups: dict[Hashable, dict[Hashable, Group]] = field(init=False, factory=dict)
    _last: tuple[Subject, Standing] | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        loop = self.loop
        self._known_from = loop.span.known_from
        changed = (*loop.deferrals.by_subject, *loop.edits.by_subject)
        self._stirred = _stirred(loop.history, changed)
        self._worked = frozenset(one.subject for one in loop.history.completions)

    def outcome(self, planned: PlannedTask) -> Outcome:
        """Reckon one planned task, as the clear loop does."""
        loop, subject = self.loop, planned.subject
        if self._last is None or self._last[0] is not subject:
            self._last = subject, self._standing(subject)
        standing = self._last[1]
        nestings = loop.span.plan.nestings
        if standing.stirred or (nestings and planned.id in nestings):
            return loop.outcome(planned)
        levels: Sequence[PlannedTask] = (planned,)
        task: Hashable = planned.resolved
        if planned.ladder:
            if planned.level:
                return loop.outcome(planned)
            levels = loop.levels(planned)
            task = tuple(one.resolved for one in levels)
        group = standing.groups.get(task)
        if group is None:
            group = standing.groups[task] = Group.of(planned, loop.span)
        if not group.habits.shared or (standing.worked and self._was_done(levels)):
            return loop.outcome(planned)
        key, portfolio = group.key(planned, self._known_from), loop.span.plan.portfolio
        first = group.firsts.pop(key, None)
        if first is not None:
            group.columns[key] = Column.of(*first, portfolio)
        column = group.columns.get(key)
        if column is not None:
            return column.outcome(levels, portfolio)
        outcome = loop.outcome(planned)
        if key not in group.columns:
            group.firsts[key] = outcome, levels
        return outcome

    def _standing(self, subject: Subject) -> Standing:
        at, names = subject.location, (subject.id, *subject.formerly)
        cleared = CLEARED in subject.tags
        return Standing(
            self._groups.setdefault((at.site.id, at.calendar, cleared), {}),
            stirred=not self._stirred.isdisjoint(names),
            worked=subject.id in self._worked,
        )

    def _was_done(self, levels: Sequence[PlannedTask]) -> bool:
        """Tell whether records show any level done on its subject."""
        done = self.loop.history.completions_of
        return any(done(one.subject.id, one.resolved.task.code) for one in levels)


def _stirred(history: History, changed: Iterable[str]) -> frozenset[str]:
    """Return the ids of subjects of which more is known than what was done."""
    return frozenset(
        [
            *changed,
            *(one.subject for one in history.readings),
            *(one.subject for one in history.states),
            *(one.subject for one in history.events),
        ]
    )
