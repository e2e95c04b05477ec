"""The plan: every task on every subject it applies to, with its reasons.

A plan says what applies, not when. Dates come from `weibao.cycles`.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import field, frozen

from weibao.cycle import Cycle
from weibao.equipment import Criticality, Need, Task
from weibao.inventory import Subject
from weibao.policy import Place
from weibao.spans.hours import Hours
from weibao.texts.text import Text


@frozen(kw_only=True)
class Provenance:
    """Where the value of one field came from.

    ``layer`` is ``type`` for the equipment type's own value and the rule's layer for
    a change; ``instead_of`` says the value that a change replaced; ``attributes`` are
    the subject's attributes that decided.
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
    alike.
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
    provenance: Mapping[str, Provenance] = field(factory=dict)


@frozen(kw_only=True, eq=False)
class OutageGroup:
    """Assets of which only so many may be out of service at one time."""

    id: str
    members: frozenset[str]
    at_most: int = 1


@frozen(kw_only=True, eq=False)
class PlannedTask:
    """One task on one subject, as it applies there.

    ``ladder`` holds all levels of the ladder it stands on, the lightest first and
    this one among them; it is empty for a task that stands alone.
    """

    subject: Subject
    resolved: ResolvedTask
    outage_group: OutageGroup | None = None
    _ladder: "list[PlannedTask]" = field(factory=list, repr=False)

    @property
    def ladder(self) -> "tuple[PlannedTask, ...]":
        """All levels of its ladder, the lightest first."""
        return tuple(self._ladder)

    @property
    def base(self) -> "PlannedTask":
        """The lightest level of its ladder: the one that ids are made from."""
        return self._ladder[0] if self._ladder else self

    @property
    def level(self) -> int:
        """Its depth in the ladder, 0 for the lightest and for a task alone."""
        return self._ladder.index(self) if self._ladder else 0

    @property
    def task(self) -> Task:
        """The task as its type or policy declares it."""
        return self.resolved.task

    @property
    def id(self) -> str:
        """``subject/task``: unique in a plan."""
        return f"{self.subject.id}/{self.task.code}"


@frozen(kw_only=True, eq=False)
class Plan:
    """All planned tasks of a portfolio, sorted by id."""

    portfolio: str
    tasks: tuple[PlannedTask, ...]
    records_from: date | None = None
    unreached: tuple[Subject, ...] = ()
    by_id: Mapping[str, PlannedTask] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "by_id", {planned.id: planned for planned in self.tasks})

    def of(self, subject: str, task: str) -> PlannedTask | None:
        """Return the planned task of this subject and code, if it is planned."""
        return self.by_id.get(f"{subject}/{task}")
