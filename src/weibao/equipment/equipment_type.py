"""A class of things that are looked after alike."""

from collections.abc import Mapping

from attrs import field, frozen

from weibao.equipment.attribute import Attribute
from weibao.equipment.kind import SubjectKind
from weibao.equipment.ladder import Ladder
from weibao.equipment.meter import Meter
from weibao.equipment.task import Task
from weibao.errors import InvalidValue
from weibao.precedence import no_waiting_ring
from weibao.relations import no_ring
from weibao.texts.text import Message, Text


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


COUNTED = {"stops": Text("点位数", "stops")}
"""The attributes that a round has without its type's saying so."""
TWO_TASKS = Message(
    zh="设备类型 {type!r} 有两项任务的代码同为 {task!r}",
    en="equipment type {type!r} has two tasks called {task!r}",
)
NOT_TO_INCLUDE = Message(
    zh="设备类型 {type!r} 的 includes 提到不存在的任务 {task!r}（写本类型的任务代码）",
    en="a task of equipment type {type!r} includes the unknown task {task!r} (name one "
    "of its own)",
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
