"""What is done and when, for one type of equipment."""

from datetime import date, timedelta
from typing import Any

from attrs import frozen

from weibao.amounts import Amount, Choose
from weibao.conditions import OnlyIf
from weibao.cycles.cycle import Cycle
from weibao.equipment.job_plan import Cost, JobPlan, Procedure
from weibao.equipment.kind import Category, Criticality, Impact, Tier
from weibao.equipment.need import Divisible, Escort, Need
from weibao.equipment.source import Confidence, Source
from weibao.errors import InvalidValue
from weibao.independence import Independence
from weibao.precedence import Afters
from weibao.relations import Includes, twice
from weibao.rotations import Rotation
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text

Duration = timedelta | Amount[timedelta] | Choose[Any]


@frozen
class Reads:
    """That a task only reads a meter, asked for so long ``after`` the last reading."""

    meter: str
    after: Every


@frozen(kw_only=True)
class Task:
    """What is done and when, for one type of equipment.

    A task without a cycle is done on demand only: a repair from a finding. The cycle,
    the duration and the need may depend on what the subject states about itself.
    ``skill`` and ``need`` say who can do it. ``rectify`` is how long an on-demand
    task may take from the finding on. ``every_day`` work may fall on closed days.
    ``hours`` narrows the hours of the day in which it may be done. ``includes`` names
    the smaller tasks of the same subject that it contains, ``after`` those that must be
    done before it starts. With ``only_if`` it exists only on the result of a reading.
    An ``escort`` is there beside those who do it. What is ``divisible`` may go on over
    several shifts.
    With ``rotate`` each turn is on some of many items only. ``recheck`` names the
    task on demand by which somebody sees whether a repair was done well.
    With ``independence`` it is not done by whoever did other work at its place.
    ``procedures`` name the written ways of working that it follows.
    """

    code: str
    title: Text
    cycle: Cycle | Choose[Cycle] | None
    sources: tuple[Source, ...]
    duration: Duration
    need: Need | Choose[Need] = Need()
    action: str = "service"
    category: Category = Category.EQUIPMENT_MAINTENANCE
    tier: Tier = Tier.PERIODIC
    criticality: Criticality = Criticality.ROUTINE
    outage: bool = False
    impacts: frozenset[Impact] = frozenset()
    every_day: bool = False
    hours: Hours | None = None
    escort: Escort | None = None
    divisible: Divisible | None = None
    rectify: Every | None = None
    recheck: str | None = None
    job_plan: JobPlan = JobPlan()
    procedures: tuple[Procedure, ...] = ()
    independence: Independence | None = None
    cost: Cost = Cost()
    includes: Includes = ()
    after: Afters = ()
    only_if: OnlyIf | None = None
    rotate: Rotation | None = None
    accountable: str = ""
    jurisdiction: str = "CN"
    valid_from: date | None = None
    valid_to: date | None = None
    formerly: tuple[str, ...] = ()
    reads: Reads | None = None

    def __attrs_post_init__(self) -> None:
        again = twice(self.includes)
        if again is not None:
            raise InvalidValue(INCLUDED_TWICE(task=self.code, inner=again))
        if self.recheck == self.code:
            raise InvalidValue(RECHECKS_ITSELF(task=self.code))
        if self.independence is not None and self.code in self.independence.tasks:
            raise InvalidValue(NOT_BY_ITSELF(task=self.code))
        before = [one.task for one in self.after]
        if len(set(before)) < len(before):
            raise InvalidValue(AFTER_TWICE(task=self.code))

    @property
    def on_demand(self) -> bool:
        """Whether it is done only when something asks for it."""
        return self.cycle is None

    @property
    def ranked_sources(self) -> tuple[Source, ...]:
        """The sources as they are told: what is only our estimate comes last."""
        estimate = Confidence.ESTIMATE
        return tuple(sorted(self.sources, key=lambda one: one.confidence is estimate))


INCLUDED_TWICE = Message(
    zh="任务 {task!r} 两次包含 {inner!r}（只写一次）",
    en="the task {task!r} includes {inner!r} twice (name it once)",
)
RECHECKS_ITSELF = Message(
    zh="任务 {task!r} 不能由它自己复查（recheck 写另一项任务）",
    en="the task {task!r} cannot be its own re-check (name another task)",
)
NOT_BY_ITSELF = Message(
    zh="任务 {task!r} 的 not_by_whoever_did 不能写它自己（写其他任务）",
    en="not_by_whoever_did of the task {task!r} cannot name itself (name other tasks)",
)
AFTER_TWICE = Message(
    zh="任务 {task!r} 的 after 两次提到同一任务（只写一次）",
    en="the task {task!r} comes after one task twice (name it once)",
)
