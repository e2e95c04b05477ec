"""What applies to what: rules that select subjects and shape their tasks."""

from datetime import date
from typing import Any, Literal

from attrs import frozen

from weibao.cycles.gating import OnReturn
from weibao.equipment import Task
from weibao.inventory import Asset, Location, Subject, subject_kind
from weibao.spans.every import Every
from weibao.texts.text import Text


@frozen
class Place:
    """Where something was written: a file, a line and a path in the data."""

    file: str = ""
    line: int = 0
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file or "-"


@frozen(kw_only=True)
class Comparison:
    """A test on one attribute: equal to, at least, below, or one of several."""

    attribute: str
    equals: Any = None
    at_least: float | None = None
    below: float | None = None
    among: tuple[Any, ...] = ()

    def holds(self, subject: Subject) -> bool:
        """Tell whether the subject's attribute passes; a missing one never does."""
        value = subject.attributes.get(self.attribute)
        if value is None:
            return False
        if self.among:
            return value in self.among
        if self.equals is not None:
            return bool(value == self.equals)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return (self.at_least is None or value >= self.at_least) and (
            self.below is None or value < self.below
        )


@frozen(kw_only=True)
class Selector:
    """Which subjects a rule is for; every part that is given must hold."""

    ids: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    families: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    locations: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    where: tuple[Comparison, ...] = ()

    def takes(self, subject: Subject) -> bool:
        """Tell whether the rule is for this subject."""
        kind = subject.type
        return (
            (not self.ids or subject.id in self.ids)
            and (not self.types or (kind is not None and kind.code in self.types))
            and (
                not self.families or (kind is not None and kind.family in self.families)
            )
            and (not self.tags or bool(self.tags & _tags(subject)))
            and (
                not self.locations
                or any(place.id in self.locations for place in subject.location.chain())
            )
            and (not self.sites or subject.site.id in self.sites)
            and (not self.kinds or self._takes_kind(subject))
            and all(comparison.holds(subject) for comparison in self.where)
        )

    def _takes_kind(self, subject: Subject) -> bool:
        own: set[str] = {subject_kind(subject)}
        if isinstance(subject, Location):
            own.add(subject.kind)
        return bool(self.kinds & own)


Field = Literal[
    "cycle",
    "factor",
    "duration",
    "need",
    "criticality",
    "hours",
    "every_day",
    "includes",
    "after",
    "only_if",
    "rotate",
    "escort",
    "procedures",
    "divisible",
    "independence",
    "crew",
    "title",
]


@frozen(kw_only=True)
class Change:
    """One field of one task set to another value, with the reason for it.

    A ``factor`` stretches or shortens the cycle that rules before it left.
    """

    task: str
    field: Field
    value: Any
    because: Text
    place: Place = Place()


@frozen(kw_only=True)
class SwitchOff:
    """A task that does not apply here, with the reason why not."""

    task: str
    because: Text
    place: Place = Place()


@frozen(kw_only=True)
class Addition:
    """A task of the policy's own, with the reason for it."""

    task: Task
    because: Text
    place: Place = Place()


@frozen(kw_only=True)
class Suspension:
    """Days on which tasks yield nothing, with the reason for it.

    It is open-ended without a ``last`` day. ``resume`` says whether dates then go on
    as they were or count anew from the first day after it. Without ``tasks`` it is for
    all that its rule applies; for all there are where it applies none.
    """

    first: date
    last: date | None = None
    because: Text
    resume: OnReturn = OnReturn.GRID
    tasks: tuple[str, ...] = ()
    place: Place = Place()


@frozen
class Together:
    """That tasks at one stop that are due within so many days make one visit.

    ``rule`` is the rule that says so; only its tasks are put together.
    """

    rule: str
    within: Every


@frozen(kw_only=True)
class NamedTechnicians:
    """Technicians, by id, who must come to work, must not or should, and why."""

    required: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    because: Text
    place: Place = Place()


@frozen(kw_only=True)
class Rule:
    """One rule of a policy: for these subjects apply, change, drop or add tasks.

    ``apply`` lists task codes; None applies every cyclic task of the type.
    ``together`` makes one visit of tasks at one stop that are due so near each other.
    After ``pause_after`` turns in a row without a record its tasks are paused.
    ``technicians`` are named for the tasks that it applies, for all where it applies
    none.
    """

    id: str
    title: Text
    select: Selector
    apply: tuple[str, ...] | None = None
    changes: tuple[Change, ...] = ()
    off: tuple[SwitchOff, ...] = ()
    additions: tuple[Addition, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    together: Every | None = None
    pause_after: int | None = None
    technicians: NamedTechnicians | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    crew: str | None = None
    layer: str = "site"
    place: Place = Place()


@frozen(kw_only=True)
class Policy:
    """All rules, in the order they apply; later rules build on earlier ones."""

    rules: tuple[Rule, ...] = ()


def _tags(subject: Subject) -> frozenset[str]:
    own = subject.tags | (subject.type.tags if subject.type else frozenset())
    return own | (subject.location.tags if isinstance(subject, Asset) else frozenset())
