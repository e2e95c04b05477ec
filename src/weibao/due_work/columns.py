"""Subjects that are alike are reckoned once: one column of turns, orders for each.

Most subjects of a type have no past of their own, and what comes of a task on one of
them comes of it on all. The first of them is reckoned in full; for the others orders
are made of its turns.
"""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import repeat

from attrs import define, evolve, field, frozen

from weibao.cycles.day_rhythms import NthDay, WeekOfYear, WorkingDayInterval
from weibao.cycles.rhythms import (
    Combined,
    Dates,
    Interval,
    MaximumGap,
    Quota,
    Recurrence,
)
from weibao.due_work.beginnings import stated_anchor
from weibao.due_work.clear_loop import ClearLoop, Outcome
from weibao.due_work.validity import ends
from weibao.due_work.windows import work_lot
from weibao.inventory import Subject
from weibao.orders import (
    NOTHING_PARTICULAR,
    Chain,
    Dropped,
    Occurrence,
    Particulars,
    Rung,
    WorkOrder,
)
from weibao.plan import PlannedTask, ResolvedTask
from weibao.records import History
from weibao.spans.window import Horizon

SHARED = frozenset(
    {
        Interval,
        MaximumGap,
        Quota,
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
class ChainColumn:
    """A chain of subjects that are alike, less the subject.

    ``places`` says where its visits stand among the column's orders.
    """

    name: str
    rungs: tuple[Rung, ...]
    places: tuple[int, ...]
    horizon: Horizon

    def of(
        self, levels: Sequence[PlannedTask], orders: Sequence[WorkOrder], owner: str
    ) -> Chain:
        """Make the chain of a subject, whose ids begin with ``owner``."""
        rungs = tuple(
            evolve(rung, planned=planned)
            for planned, rung in zip(levels, self.rungs, strict=True)
        )
        visits = tuple(map(orders.__getitem__, self.places))
        return Chain(owner + self.name, rungs, visits, self.horizon)


@frozen
class Column:
    """What comes of a task on any of the subjects that are alike.

    ``particulars`` and ``depths`` (levels of a ladder) go with ``occurrences``; they
    are None where there is nothing particular, and no level but the lightest.
    """

    occurrences: tuple[Occurrence, ...]
    particulars: tuple[Particulars, ...] | None
    depths: tuple[int, ...] | None
    chains: tuple[ChainColumn, ...]
    dropped: tuple[Dropped, ...]

    @classmethod
    def of(
        cls, outcome: Outcome, levels: Sequence[PlannedTask], owner: str
    ) -> "Column | None":
        """Take the subject out of an outcome; None where it names its own orders."""
        if any(one.into for one in outcome.dropped):
            return None
        orders = outcome.orders
        particulars = tuple(one.particulars for one in orders)
        depths = tuple(levels.index(one.planned) for one in orders)
        places = {id(one): number for number, one in enumerate(orders)}
        chains = [
            ChainColumn(
                one.id.removeprefix(owner),
                one.rungs,
                tuple(places[id(visit)] for visit in one.orders),
                one.horizon,
            )
            for one in outcome.chains
        ]
        plain = all(one is NOTHING_PARTICULAR for one in particulars)
        return cls(
            tuple(one.occurrence for one in orders),
            None if plain else particulars,
            depths if any(depths) else None,
            tuple(chains),
            tuple(outcome.dropped),
        )

    def outcome(
        self, levels: Sequence[PlannedTask], portfolio: str, owner: str
    ) -> Outcome:
        """Make orders, chains and what is dropped for one of the subjects."""
        planned = levels[0]
        whose: Iterable[PlannedTask] = repeat(planned)
        if self.depths is not None:
            whose = map(levels.__getitem__, self.depths)
        told = self.particulars or repeat(NOTHING_PARTICULAR)
        orders = [*map(WorkOrder, whose, self.occurrences, repeat(portfolio), told)]
        return Outcome(
            orders,
            [one.of(levels, orders, owner) for one in self.chains],
            [
                Dropped(planned, one.key, one.due, one.reason, one.limit)
                for one in self.dropped
            ],
        )


@frozen
class Habits:
    """What the turns of a task as it applies depend on, beyond the task itself.

    ``begins``: the day its subject was installed, however long ago; ``lots``: where
    the subject stands, for the day of a quota's share that is aimed at.
    """

    shared: bool
    begins: bool
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
            return cls(shared=False, begins=True, lots=True)
        rhythm = cycle.rhythm
        named = isinstance(rhythm, Quota | Dates | NthDay | WeekOfYear)
        counted = not named and not stated_anchor(cycle)
        return cls(
            shared=not (placed and rhythm.moved),
            begins=rhythm.moved or counted or ends(resolved) < date.max,
            lots=isinstance(rhythm, Quota),
        )


@define
class Columns:
    """Reckons planned tasks, those of subjects that are alike once only."""

    loop: ClearLoop
    _stirred: frozenset[str] = field(init=False)
    _habits: dict[ResolvedTask, Habits] = field(init=False, factory=dict)
    _columns: dict[Hashable, Column | None] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        loop = self.loop
        changed = (*loop.deferrals.by_subject, *loop.edits.by_subject)
        self._stirred = _stirred(loop.history, changed)

    def outcome(self, planned: PlannedTask) -> Outcome:
        """Reckon one planned task, as the clear loop does."""
        resolved, loop = planned.resolved, self.loop
        habits = self._habits.get(resolved)
        if habits is None:
            habits = Habits.of(resolved, placed=bool(loop.span.placed))
            self._habits[resolved] = habits
        subject = planned.subject
        if loop.span.plan.nestings and planned.id in loop.span.plan.nestings:
            return loop.outcome(planned)
        levels = loop.levels(planned) if planned.ladder else (planned,)
        if not habits.shared or planned.level or self._has_past(subject, levels):
            return loop.outcome(planned)
        installed = subject.installed
        if not habits.begins and installed and installed <= loop.span.known_from:
            installed = None
        key = (
            *[level.resolved for level in levels],
            subject.site.id,
            planned.calendar,
            planned.cleared,
            installed,
            work_lot(planned) if habits.lots else None,
        )
        portfolio = loop.span.plan.portfolio
        owner = f"{portfolio}/{subject.id}"
        column = self._columns.get(key)
        if column is not None:
            return column.outcome(levels, portfolio, owner)
        outcome = loop.outcome(planned)
        if key not in self._columns:
            self._columns[key] = Column.of(outcome, levels, owner)
        return outcome

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
