"""The plan: every task on every subject it applies to, with its reasons.

A plan says what applies, not when. Dates come from `weibao.due_work`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from attrs import evolve, field, frozen

from weibao.calendars.working import Stack
from weibao.conditions import OnlyIf
from weibao.cycles.choosing import known_by
from weibao.cycles.cycle import Cycle
from weibao.equipment import Criticality, Divisible, Escort, Need, Procedure, Task
from weibao.idle_rules import IdleRule
from weibao.independence import Independence
from weibao.inventory import Location, Round, Subject
from weibao.policy import Place, Suspension, Together
from weibao.precedence import After, Afters
from weibao.relations import Includes, Inclusion
from weibao.rival_cycles import RivalCycles
from weibao.rotations import Item, Rotation
from weibao.spans.hours import Hours
from weibao.texts.text import Text

CLEARED = "cleared"
"""The tag of subjects that soft blackouts do not bind."""


@frozen(kw_only=True)
class Provenance:
    """Where the value of one field came from.

    ``layer`` is ``type`` for the equipment type's own value and the rule's layer for
    a change; ``instead_of`` says the value that a change replaced; ``attributes`` are
    the subject's attributes that decided, with nothing as the value of one that the
    subject does not state.
    """

    layer: str
    by: str
    place: Place = Place()
    because: Text = Text()
    instead_of: Text | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True, eq=False)
class ResolvedTask:
    """A task as it applies: every field final, every field with its provenance.

    Subjects of one type and one policy share it, as long as their attributes decide
    alike. ``place`` is where the rule that applies it was written. After so many turns
    in a row without a record as ``pause_after`` says it is paused.
    """

    task: Task
    title: Text
    cycle: Cycle | None
    duration: timedelta
    need: Need
    criticality: Criticality
    hours: Hours | None
    every_day: bool
    crew: str | None
    rule: str
    valid_from: date | None = None
    valid_to: date | None = None
    includes: Includes = ()
    after: Afters = ()
    only_if: OnlyIf | None = None
    rotate: Rotation | None = None
    escort: Escort | None = None
    procedures: tuple[Procedure, ...] = ()
    divisible: Divisible | None = None
    independence: Independence | None = None
    place: Place = field(factory=Place)
    provenance: Mapping[str, Provenance] = field(factory=dict)
    suspensions: tuple[Suspension, ...] = ()
    together: Together | None = None
    pause_after: int | None = None


@frozen(kw_only=True, eq=False)
class OutageGroup:
    """Assets of which only so many may be out of service at one time."""

    id: str
    members: frozenset[str]
    at_most: int = 1


@frozen(kw_only=True, eq=False)
class PlannedTask:
    """One task on one subject, as it applies there.

    ``ladder`` holds the tasks of all levels of the ladder it stands on, the lightest
    first and its own among them; it is empty for a task that stands alone.
    """

    subject: Subject
    resolved: ResolvedTask
    outage_group: OutageGroup | None = None
    ladder: tuple[ResolvedTask, ...] = field(default=(), repr=False)

    @property
    def level(self) -> int:
        """Its depth in the ladder, 0 for the lightest and for a task alone."""
        return self.ladder.index(self.resolved) if self.ladder else 0

    @property
    def series(self) -> str:
        """The task code that order ids carry: the lightest level's on a ladder."""
        return (self.ladder[0] if self.ladder else self.resolved).task.code

    @property
    def task(self) -> Task:
        """The task as its type or policy declares it."""
        return self.resolved.task

    @property
    def cycle(self) -> Cycle | None:
        """The final cycle; None for work on demand."""
        return self.resolved.cycle

    @property
    def calendar(self) -> Stack:
        """The calendars of the place where the work is done."""
        return self.subject.location.calendar

    @property
    def every_day(self) -> bool:
        """Whether the work may fall on closed days."""
        cycle = self.cycle
        return self.resolved.every_day or (cycle is not None and cycle.by_clock)

    @property
    def criticality(self) -> Criticality:
        """What comes first when there is not time for everything."""
        return self.resolved.criticality

    @property
    def cleared(self) -> bool:
        """Whether the subject has been cleared, so that soft blackouts do not bind."""
        return CLEARED in self.subject.tags

    def blacked_out(self, day: date) -> bool:
        """Tell whether a blackout forbids the work; none does where law asks for it."""
        if self.cycle is None or self.criticality.by_law:
            return False
        return self.cycle.blacks_out(day, cleared=self.cleared)

    @property
    def id(self) -> str:
        """``subject/task``: unique in a plan."""
        return f"{self.subject.id}/{self.task.code}"


@frozen(eq=False)
class Nesting:
    """That a planned task is contained in a larger one of its subject, and how."""

    larger: PlannedTask
    inclusion: Inclusion


@frozen(eq=False)
class Precedence:
    """That a planned task comes after another one of its subject, and how."""

    before: PlannedTask
    after: After


@frozen(kw_only=True, eq=False)
class Plan:
    """All planned tasks of a portfolio, sorted by id.

    ``repairs`` maps a subject's id to the on-demand task that a finding opens there,
    ``nestings`` the id of a task to the larger ones that contain it, and
    ``precedences`` to those that come before it, ``watched`` to those whose doers may
    not do it.
    ``rotations`` holds the items of the tasks that take them in turn, by their ids.
    ``idle_rules`` are the rules of the policy that select no subject, ``rival_cycles``
    the tasks that two of them do at different cycles.
    """

    portfolio: str
    tasks: tuple[PlannedTask, ...]
    records_from: date | None = None
    unreached: tuple[Subject, ...] = ()
    idle_rules: tuple[IdleRule, ...] = ()
    rival_cycles: tuple[RivalCycles, ...] = ()
    rotations: Mapping[str, tuple[Item, ...]] = field(factory=dict)
    by_id: Mapping[str, PlannedTask] = field(init=False, repr=False)
    repairs: Mapping[str, PlannedTask] = field(init=False, repr=False)
    nestings: Mapping[str, tuple[Nesting, ...]] = field(init=False, repr=False)
    precedences: Mapping[str, tuple[Precedence, ...]] = field(init=False, repr=False)
    watched: Mapping[str, tuple[PlannedTask, ...]] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.id: one for one in self.tasks})
        repairs: dict[str, PlannedTask] = {}
        for one in self.tasks:
            if one.subject.type is not None and one.task is one.subject.type.repair:
                repairs.setdefault(one.subject.id, one)
        object.__setattr__(self, "repairs", repairs)
        object.__setattr__(self, "nestings", _nestings(self.tasks, self.by_id))
        object.__setattr__(self, "watched", _watched(self.tasks))
        object.__setattr__(self, "precedences", _precedences(self.tasks, self.by_id))

    def known_by(self, day: date) -> "Plan":
        """Return the plan without what attributes came to say after a day."""
        made: dict[ResolvedTask, ResolvedTask] = {}
        for resolved in {one.resolved for one in self.tasks}:
            if resolved.cycle is not None:
                cycle = known_by(resolved.cycle, day)
                if cycle is not resolved.cycle:
                    made[resolved] = evolve(resolved, cycle=cycle)
        return self.with_tasks_as(made)

    def with_tasks_as(self, made: Mapping[ResolvedTask, ResolvedTask]) -> "Plan":
        """Return the plan with other resolved tasks in place of some."""
        if not made:
            return self
        tasks = (
            evolve(
                one,
                resolved=made.get(one.resolved, one.resolved),
                ladder=tuple(made.get(level, level) for level in one.ladder),
            )
            for one in self.tasks
        )
        return evolve(self, tasks=tuple(tasks))

    def of(self, subject: str, task: str) -> PlannedTask | None:
        """Return the planned task of this subject and code, if it is planned."""
        return self.by_id.get(f"{subject}/{task}")


def _watched(tasks: Iterable[PlannedTask]) -> dict[str, tuple[PlannedTask, ...]]:
    """Find the other work at the place of each task that its doers must not have done.

    Larger work that contains what is named counts as that.
    """
    all_of_them = tuple(tasks)
    found: dict[str, tuple[PlannedTask, ...]] = {}
    for one in all_of_them:
        asked = one.resolved.independence
        if asked is not None:
            inside = {place.id for place in _at(one.subject)}
            named = {*asked.tasks}
            found[one.id] = tuple(
                other
                for other in all_of_them
                if other is not one
                and not named.isdisjoint(_contained(other))
                and _lies_in(other.subject, inside)
            )
    return found


def _lies_in(subject: Subject, inside: set[str]) -> bool:
    return any(above.id in inside for at in _at(subject) for above in at.chain())


def _at(subject: Subject) -> tuple[Location, ...]:
    if isinstance(subject, Round):
        return tuple(one.location for one in subject.subjects)
    return (subject.location,)


def _contained(planned: PlannedTask) -> set[str]:
    lighter = planned.ladder[: planned.level]
    return {
        planned.task.code,
        *(one.task.code for one in lighter),
        *(one.task for one in planned.resolved.includes),
    }


def _precedences(
    tasks: Iterable[PlannedTask], by_id: Mapping[str, PlannedTask]
) -> dict[str, tuple[Precedence, ...]]:
    """Find what each task comes after, of what is planned on its subject."""
    found: dict[str, tuple[Precedence, ...]] = {}
    for planned in tasks:
        named = ((f"{planned.subject.id}/{a.task}", a) for a in planned.resolved.after)
        before = tuple(Precedence(by_id[id], a) for id, a in named if id in by_id)
        if before:
            found[planned.id] = before
    return found


def _nestings(
    tasks: Iterable[PlannedTask], by_id: Mapping[str, PlannedTask]
) -> dict[str, tuple[Nesting, ...]]:
    """Find what each task is contained in, directly or by way of other tasks.

    What a task contains by way of others it contains as it does these.
    """
    found: dict[str, list[Nesting]] = {}
    for larger in tasks:
        if not larger.resolved.includes:
            continue
        waiting = list(larger.resolved.includes)
        met = {larger.task.code}
        for one in waiting:
            if one.task in met:
                continue
            met.add(one.task)
            id = f"{larger.subject.id}/{one.task}"
            if id in by_id:
                found.setdefault(id, []).append(Nesting(larger, one))
            inner = _included(larger.subject, one.task, by_id.get(id))
            waiting += [evolve(one, task=deeper.task) for deeper in inner]
    return {id: tuple(some) for id, some in found.items()}


def _included(subject: Subject, code: str, planned: PlannedTask | None) -> Includes:
    """Return what a task includes, also where it is not planned on the subject."""
    if planned is not None:
        return planned.resolved.includes
    own = subject.type.by_task.get(code) if subject.type is not None else None
    return own.includes if own is not None else ()
