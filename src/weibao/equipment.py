"""Equipment types and their tasks: what may be looked after, and how.

Declarations only. Plugins make them, the catalogue holds them, and a policy says
which of them apply.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Any, Literal

from attrs import field, frozen

from weibao.amounts import Amount, Choose
from weibao.conditions import OnlyIf
from weibao.cycles.cycle import Cycle
from weibao.errors import InvalidValue
from weibao.precedence import Afters, no_waiting_ring
from weibao.relations import Includes, no_ring, twice
from weibao.rotations import Rotation
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text, as_text

SubjectKind = Literal["asset", "location", "round"]
Impact = Literal["noise", "outage", "dust", "water_off", "power_off", "empty_building"]
Duration = timedelta | Amount[timedelta] | Choose[Any]


class Basis(Enum):
    """What kind of text a task's figures rest on, the strongest first."""

    STATUTE = "statute"
    STANDARD = "standard"
    MANUAL = "manual"
    CONTRACT = "contract"
    PRACTICE = "practice"
    ASSUMED = "assumed"


class Confidence(Enum):
    """How well a figure is known."""

    SOURCED = "sourced"
    """The text of the rule, or several agreeing copies, say it."""
    WEAK = "weak"
    """Trade pages, company rules and the like: practice, not law."""
    GENERAL = "general"
    """General knowledge that no text at hand confirms."""
    ESTIMATE = "estimate"
    """Our own estimate."""


@frozen
class Source:
    """Where a figure comes from: the text and the clause in it.

    A standard's number is the same in both languages, so a bare string will do for
    it; a statute or a custom has a Chinese and an English name.
    """

    basis: Basis
    title: Text = field(converter=as_text)
    clause: Text = field(default=Text(), converter=as_text)
    confidence: Confidence = Confidence.SOURCED

    def text(self) -> Text:
        """Say the title and clause."""
        return self.title + Text.same(" ") + self.clause if self.clause else self.title


class Tier(Enum):
    """The three tiers of maintenance work."""

    DAILY = "daily"
    PERIODIC = "periodic"
    EMERGENCY = "emergency"


class Category(Enum):
    """The four categories of work that reports and feeds tell apart."""

    EQUIPMENT_MAINTENANCE = "equipment_maintenance"
    FACILITY_UPKEEP = "facility_upkeep"
    SAFETY_INSPECTION = "safety_inspection"
    EMERGENCY_REPAIR = "emergency_repair"


class Criticality(Enum):
    """What comes first when there is not time for everything."""

    SAFETY = "safety"
    STATUTORY = "statutory"
    CONTRACT = "contract"
    ROUTINE = "routine"
    OPTIONAL = "optional"

    @property
    def rank(self) -> int:
        """0 for the first to be served; higher is less."""
        return list(Criticality).index(self)

    @property
    def by_law(self) -> bool:
        """Whether law or safety stands behind it."""
        return self in (Criticality.SAFETY, Criticality.STATUTORY)

    @property
    def text(self) -> Text:
        """Say it in a word."""
        return CRITICALITIES[self]


@frozen
class Position:
    """One place in the team for a piece of work: how many people, with what.

    ``level`` is the least skill level. Certificates must be valid on the day.
    """

    count: int = 1
    skill: str | None = None
    level: int = 0
    certificates: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.count < 1:
            raise InvalidValue(NOBODY(count=self.count))


@frozen
class Need:
    """The people a piece of work takes, all for its whole length."""

    positions: tuple[Position, ...] = (Position(),)

    @property
    def people(self) -> int:
        """How many people in all."""
        return sum(position.count for position in self.positions)


def _as_texts(words: Iterable[str | Text]) -> tuple[Text, ...]:
    return tuple(map(as_text, words))


@frozen
class JobPlan:
    """How the work is done: steps to tick off, tools, parts, precautions.

    A bare string among the tools or parts is the same in both languages: a type
    number, a size.
    """

    steps: tuple[Text, ...] = ()
    tools: tuple[Text, ...] = field(default=(), converter=_as_texts)
    parts: tuple[Text, ...] = field(default=(), converter=_as_texts)
    precautions: tuple[Text, ...] = ()


@frozen
class Cost:
    """Estimated cost of one turn beside the hours, in the portfolio's currency."""

    material: float = 0.0
    contractor: float = 0.0


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
    With ``rotate`` each turn is on some of many items only.
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
    rectify: Every | None = None
    job_plan: JobPlan = JobPlan()
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


@frozen
class Ladder:
    """Tasks of which each contains the one before: the lightest comes first.

    One visit does the deepest task that is due and thereby all lighter ones.
    """

    tasks: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        if len(self.tasks) < 2 or len(set(self.tasks)) != len(self.tasks):
            raise InvalidValue(SHORT_LADDER())


@frozen
class Attribute:
    """Something an asset of this type may state about itself.

    What it states must be among the ``choices`` where there are any. A number must lie
    between ``least`` and ``most``, both included.
    """

    name: str
    title: Text
    kind: Literal["number", "text", "flag", "date"] = "number"
    unit: str = ""
    default: Any = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.least is None and self.most is None:
            return
        if self.kind != "number":
            raise InvalidValue(RANGE_OF_NO_NUMBER(name=self.name))
        if self.least is not None and self.most is not None and self.least > self.most:
            text = EMPTY_RANGE(name=self.name, least=self.least, most=self.most)
            raise InvalidValue(text)

    def in_range(self, value: float) -> bool:
        """Tell whether a number lies between ``least`` and ``most``."""
        return (self.least is None or value >= self.least) and (
            self.most is None or value <= self.most
        )

    @property
    def range(self) -> Text:
        """Say between which numbers it lies; nothing where there are no limits."""
        unit = Text.same(f" {self.unit}" if self.unit else "")
        if self.least is not None and self.most is not None:
            return FROM_TO(least=f"{self.least:g}", most=f"{self.most:g}") + unit
        if self.least is not None:
            return AT_LEAST(least=f"{self.least:g}") + unit
        return Text() if self.most is None else AT_MOST(most=f"{self.most:g}") + unit


@frozen
class Meter:
    """A measured quantity; a counter only grows, a gauge goes both ways.

    ``rolls_over_at`` is the value at which a counter begins anew. ``per_day`` is the
    use of a day to be expected before readings tell. Either may be the name of an
    attribute by which each asset states its own. A meter ``derived_from`` another has
    no readings of its own: it is ``ratio`` times as much.
    """

    name: str
    title: Text
    unit: str
    kind: Literal["counter", "gauge"] = "counter"
    rolls_over_at: float | str | None = None
    per_day: float | str | None = None
    derived_from: str | None = None
    ratio: float = 1.0


@frozen(kw_only=True, eq=False)
class EquipmentType:
    """A class of things that are looked after alike.

    ``outage_within`` names the kind of location inside which only ``outage_at_most``
    assets of this type may be out of service at one time (``building``: never all
    lifts of one building). Where no such location is around, the asset's stop counts.
    Types that stand in for one another name the same ``outage_group`` and count as
    one; where their numbers differ the least holds. It is a type's own code where
    nothing is said. ``states`` and ``events`` are words for what its assets can be in
    and for what can befall them, beside the usual ones.
    """

    code: str
    title: Text
    family: str
    tasks: tuple[Task, ...]
    subject_kinds: frozenset[SubjectKind] = frozenset({"asset"})
    attributes: tuple[Attribute, ...] = ()
    meters: tuple[Meter, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    tags: frozenset[str] = frozenset()
    outage_group: str | None = None
    outage_within: str | None = None
    outage_at_most: int = 1
    aliases: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    by_task: Mapping[str, Task] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        by_task: dict[str, Task] = {}
        for task in self.tasks:
            if task.code in by_task:
                raise InvalidValue(TWO_TASKS(type=self.code, task=task.code))
            by_task[task.code] = task
        for ladder in self.ladders:
            for code in ladder.tasks:
                if code not in by_task:
                    raise InvalidValue(NO_SUCH_TASK(type=self.code, task=code))
        for task in self.tasks:
            for inner in task.includes:
                if inner.task not in by_task:
                    text = NOT_TO_INCLUDE(type=self.code, task=inner.task)
                    raise InvalidValue(text)
        inside = {task.code: [i.task for i in task.includes] for task in self.tasks}
        no_ring(inside)
        for task in self.tasks:
            for before in task.after:
                if before.task not in by_task:
                    raise InvalidValue(NOT_BEFORE(type=self.code, task=before.task))
        no_waiting_ring({t.code: [a.task for a in t.after] for t in self.tasks})
        object.__setattr__(self, "by_task", by_task)
        for meter in self.meters:
            self._check_meter(meter)

    def _check_meter(self, meter: Meter) -> None:
        """Refuse a meter that names what the type does not have."""
        for name in (meter.rolls_over_at, meter.per_day):
            if isinstance(name, str):
                attribute = self.attribute(name)
                if attribute is None or attribute.kind != "number":
                    raise InvalidValue(NO_NUMBER(meter=meter.name, name=name))
        if meter.derived_from is not None:
            source = self.meter(meter.derived_from)
            if source is None or source.derived_from is not None or meter.ratio <= 0:
                raise InvalidValue(
                    BAD_SOURCE(meter=meter.name, source=meter.derived_from)
                )

    @property
    def outage_name(self) -> str:
        """The outage group's name: the one given, or the type's own code."""
        return self.outage_group or self.code

    @property
    def repair(self) -> Task | None:
        """The on-demand task that a finding opens, where the type has one."""
        return next((task for task in self.tasks if task.on_demand), None)

    def attribute(self, name: str) -> Attribute | None:
        """Return the declared attribute of this name, if any."""
        return next((a for a in self.attributes if a.name == name), None)

    def meter(self, name: str) -> Meter | None:
        """Return the declared meter of this name, if any."""
        return next((one for one in self.meters if one.name == name), None)

    def call(self, name: str) -> Text:
        """Return what people call an attribute; its name in files where unsaid."""
        attribute = self.attribute(name)
        if attribute is None or not attribute.title:
            return COUNTED.get(name, Text.same(name))
        return attribute.title


CRITICALITIES = {
    Criticality.SAFETY: Text("安全", "safety"),
    Criticality.STATUTORY: Text("法定", "statutory"),
    Criticality.CONTRACT: Text("合同", "contract"),
    Criticality.ROUTINE: Text("常规", "routine"),
    Criticality.OPTIONAL: Text("可选", "optional"),
}
RANGE_OF_NO_NUMBER = Message(
    zh="属性 {name!r} 不是数字，不能有 least 或 most（去掉，或写 kind: number）",
    en="the attribute {name!r} is no number, so it has no least or most "
    "(leave them out, or write kind: number)",
)
EMPTY_RANGE = Message(
    zh="属性 {name!r} 的 least {least} 大于 most {most}（least 应不大于 most）",
    en="the least of the attribute {name!r}, {least}, is above its most, {most} "
    "(least must not exceed most)",
)
FROM_TO = Message(zh="{least} 到 {most}", en="from {least} to {most}")
AT_LEAST = Message(zh="不小于 {least}", en="{least} or more")
AT_MOST = Message(zh="不大于 {most}", en="{most} or less")
COUNTED = {"stops": Text("点位数", "stops")}
"""The attributes that a round has without its type's saying so."""
NOBODY = Message(
    zh="人数必须至少为 1，而不是 {count}", en="at least 1 person is needed, not {count}"
)
SHORT_LADDER = Message(
    zh="层级至少需要两项不同的任务", en="a ladder needs at least two different tasks"
)
TWO_TASKS = Message(
    zh="设备类型 {type!r} 有两项任务的代码同为 {task!r}",
    en="equipment type {type!r} has two tasks called {task!r}",
)
INCLUDED_TWICE = Message(
    zh="任务 {task!r} 两次包含 {inner!r}（只写一次）",
    en="the task {task!r} includes {inner!r} twice (name it once)",
)
NOT_TO_INCLUDE = Message(
    zh="设备类型 {type!r} 的 includes 提到不存在的任务 {task!r}（写本类型的任务代码）",
    en="a task of equipment type {type!r} includes the unknown task {task!r} (name one "
    "of its own)",
)
AFTER_TWICE = Message(
    zh="任务 {task!r} 的 after 两次提到同一任务（只写一次）",
    en="the task {task!r} comes after one task twice (name it once)",
)
NOT_BEFORE = Message(
    zh="设备类型 {type!r} 的 after 提到不存在的任务 {task!r}（写本类型的任务代码）",
    en="a task of equipment type {type!r} comes after the unknown task {task!r} (name "
    "one of its own)",
)
NO_SUCH_TASK = Message(
    zh="设备类型 {type!r} 的层级提到不存在的任务 {task!r}",
    en="a ladder of equipment type {type!r} names the unknown task {task!r}",
)
NO_NUMBER = Message(
    zh="表计 {meter!r} 提到属性 {name!r}，它未声明或不是数字"
    "（写数字，或声明 kind: number 的属性）",
    en="the meter {meter!r} names {name!r}, which is no attribute that is a number "
    "(write a number, or declare the attribute with kind: number)",
)
BAD_SOURCE = Message(
    zh="表计 {meter!r} 应由同类型里一个自己有读数的表计按正的比例折算，"
    "而不是 {source!r}",
    en="the meter {meter!r} must be derived from a meter of the type that is read "
    "itself, by a ratio above zero, not from {source!r}",
)
