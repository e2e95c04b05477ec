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
from weibao.due_work.validity import ends
from weibao.due_work.windows import work_lot
from weibao.inventory import Location, Subject
from weibao.plan import PlannedTask, ResolvedTask
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
        if cycle is None or cycle.timed or type(cycle.rhythm) not in SHARED:
            return cls(shared=False, begins=True, phased=False, lots=True)
        rhythm = cycle.rhythm
        named = isinstance(rhythm, Dealt | Dates | NthDay | WeekOfYear)
        counted = not named and not stated_anchor(cycle)
        return cls(
            shared=not (placed and rhythm.moved),
            begins=rhythm.moved or counted or ends(resolved) < date.max,
            phased=is_phased(cycle) and not resolved.suspensions,
            lots=isinstance(rhythm, Dealt),
        )


@define
class Group:
    """Subjects of which a task asks the same, but for when they began and where.

    Turns that nothing moves depend on no more of a day before ``since`` than its phase.
    The first outcome of each column is kept until another subject asks for it.
    """

    habits: Habits
    since: date = date.min
    phases: dict[date, Hashable] = field(factory=dict)
    lots: dict[Location, int] = field(factory=dict)
    firsts: dict[Hashable, tuple[Outcome, Sequence[PlannedTask]]] = field(factory=dict)
    columns: dict[Hashable, Column | None] = field(factory=dict)

    def begins(self, planned: PlannedTask, known_from: date) -> Hashable:
        """Return what turns depend on, of the day that a subject was installed."""
        installed, habits = planned.subject.installed, self.habits
        if installed is None or (not habits.begins and installed <= known_from):
            return None
        if not habits.phased:
            return installed
        begins = self.phases.get(installed)
        if begins is None:
            assert planned.cycle is not None
            begins = phase(planned.cycle, installed, self.since)
            self.phases[installed] = begins
        return begins

    def lot(self, planned: PlannedTask) -> int | None:
        """Return the lot of the work, where the day aimed at depends on it."""
        if not self.habits.lots:
            return None
        at = planned.subject.location
        if at not in self.lots:
            self.lots[at] = work_lot(planned)
        return self.lots[at]


@define
class Columns:
    """Reckons planned tasks, those of subjects that are alike once only."""

    loop: ClearLoop
    _stirred: frozenset[str] = field(init=False)
    _groups: dict[Hashable, Group] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        loop = self.loop
        changed = (*loop.deferrals.by_subject, *loop.edits.by_subject)
        self._stirred = _stirred(loop.history, changed)

    def outcome(self, planned: PlannedTask) -> Outcome:
        """Reckon one planned task, as the clear loop does."""
        loop = self.loop
        nestings = loop.span.plan.nestings
        if (nestings and planned.id in nestings) or planned.level:
            return loop.outcome(planned)
        levels = loop.levels(planned) if planned.ladder else (planned,)
        group = self._group(planned, levels)
        if not group.habits.shared or self._has_past(planned.subject, levels):
            return loop.outcome(planned)
        key = (group.begins(planned, loop.span.known_from), group.lot(planned))
        portfolio = loop.span.plan.portfolio
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

    def _group(self, planned: PlannedTask, levels: Sequence[PlannedTask]) -> Group:
        location = planned.subject.location
        tasks = tuple(one.resolved for one in levels)
        key = (tasks, location.site.id, location.calendar, planned.cleared)
        group = self._groups.get(key)
        if group is None:
            span = self.loop.span
            habits = Habits.of(planned.resolved, placed=bool(span.placed))
            group = Group(habits)
            if habits.phased and planned.cycle is not None:
                owed = Window(span.known_from, max(span.horizon.last, span.as_of))
                days = WorkDays(planned, planned.cycle)
                group.since = reach(days, owed).opens
            self._groups[key] = group
        return group

    def _has_past(self, subject: Subject, levels: Sequence[PlannedTask]) -> bool:
        """Tell whether anything is known that may move the turns of a task."""
        stirred, history = self._stirred, self.loop.history
        if subject.id in stirred or not stirred.isdisjoint(subject.formerly):
            return True
        return any(
            history.completions_of(subject.id, level.resolved.task.code)
            for level in levels
        )


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
