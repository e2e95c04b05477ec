# ruff: noqa: ANN401 - a value may be anything until its form has read it
"""Policy rules: from documents to the model."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from attrs import define, field

from weibao.amounts import Choose, outcomes
from weibao.config.attribute_values import fit
from weibao.config.cycle_names import check_names, check_recheck
from weibao.config.document_rules import ChangeDocument, PolicyDocument, SetDocument
from weibao.config.document_tasks import TaskDocument
from weibao.config.escorts_resolved import check_escort
from weibao.config.forms import fields_of
from weibao.config.happening_words import HappeningWords
from weibao.config.origins import Entry
from weibao.config.paths import Path
from weibao.config.programs_resolved import cycles_of
from weibao.config.resolving import Resolving
from weibao.config.selecting import Selectors
from weibao.config.statutory import factor_faults, loosened
from weibao.config.technicians_named import named_technicians
from weibao.config.types_resolved import task
from weibao.cycles.cycle import Cycle
from weibao.equipment import Attribute, EquipmentType, Need, Tier
from weibao.errors import InvalidValue
from weibao.policy import Addition, Change, Policy, Rule, Suspension, SwitchOff
from weibao.texts.text import Message, Text
from weibao.workforce import Crew, Technician

FIELD_OF = {
    "people": "need",
    "procedure": "procedures",
    "not_by_whoever_did": "independence",
}
SETTABLE = tuple(fields_of(SetDocument))


@define
class Rules:
    """The rules so far, and the tasks that they added."""

    resolving: Resolving
    selectors: Selectors
    crews: Mapping[str, Crew]
    technicians: Mapping[str, Technician]
    words: HappeningWords
    added: dict[str, Any] = field(factory=dict)

    def policy(self) -> Policy:
        """Make all rules, in order."""
        entries = self.resolving.distinct(self.resolving.book.entries("policies"))
        rules = [self._rule(entry) for entry in entries.values()]
        for entry in self.resolving.again(PolicyDocument):
            self._rule(entry)
        return Policy(rules=tuple(rule for rule in rules if rule is not None))

    def _rule(self, entry: Entry) -> Rule | None:
        document: PolicyDocument = entry.document
        select = self.selectors.selector(document.select, entry, ("select",))
        types = self.selectors.candidates(document.select)
        valid = document.valid
        self.resolving.in_order(valid.from_, valid.to, entry, ("valid", "to"))
        if document.crew is not None:
            self.resolving.find(self.crews, document.crew, CREW, entry, ("crew",))
        declared = self.selectors.declared(types.values())
        additions = self._additions(entry, declared, types)
        if select is None and not self.selectors.sure_of_types(document.select):
            return None
        tasks = self._tasks(types)
        if isinstance(document.apply, tuple):
            cyclic = {code: one for code, one in tasks.items() if one.cycle is not None}
            self.resolving.found(cyclic, document.apply, TASK, entry, ("apply",))
        changes = [
            *self._program(entry, tasks, declared, types),
            *self._changes(entry, tasks, declared, types),
        ]
        for number, added in enumerate(additions):
            place: Path = ("add", number, "task")
            asked = document.add[number].task
            check_recheck(self.resolving, asked, tasks, entry, place)
            check_names(
                self.resolving,
                added.task.cycle,
                tasks,
                declared,
                self.words,
                entry,
                (*place, "cycle"),
            )
        off = self._off(entry, tasks)
        suspensions = self._suspensions(entry, tasks)
        named = named_technicians(self.resolving, self.technicians, entry)
        if select is None:
            return None
        return Rule(
            id=document.id,
            title=document.title or Text.same(document.id),
            select=select,
            apply=_applied(document.apply),
            changes=tuple(changes),
            off=off,
            additions=additions,
            suspensions=suspensions,
            together=document.together,
            pause_after=document.pause_when_ignored,
            technicians=named,
            valid_from=valid.from_,
            valid_to=valid.to,
            crew=document.crew,
            layer=document.layer,
            place=self.resolving.place(entry),
        )

    def _actions(self) -> dict[str, bool]:
        """Give the kinds of work that are in use everywhere or that a type declares."""
        types = self.selectors.types.by_name.values()
        declared = {task.action for type_ in types for task in type_.tasks}
        return dict.fromkeys([*EVERYWHERE, *sorted(declared)], True)

    def _tasks(self, types: Mapping[str, EquipmentType]) -> dict[str, Any]:
        own = {one.code: one for type_ in types.values() for one in type_.tasks}
        return {**own, **self.added}

    def _additions(
        self,
        entry: Entry,
        declared: Mapping[str, Attribute],
        types: Mapping[str, EquipmentType],
    ) -> tuple[Addition, ...]:
        document: PolicyDocument = entry.document
        found = []
        for number, one in enumerate(document.add):
            path: Path = ("add", number)
            actions = self._actions()
            self.resolving.find(
                actions, one.task.action, ACTION, entry, (*path, "task", "action")
            )
            if not entry.partial:
                _check_whole(self.resolving, one.task, entry, (*path, "task"), document)
            made = task(self.resolving, one.task, entry, (*path, "task"), declared)
            if made is None:
                self.resolving.book.broken |= names_of(one.task)
                continue
            check_escort(
                self.resolving, made.escort, self.crews, entry, (*path, "task")
            )
            self.added[made.code] = made
            inner = [inclusion.task for inclusion in made.includes]
            known = self._tasks(types)
            place = (*path, "task", "includes")
            self.resolving.found(known, inner, TASK, entry, place)
            before = [one.task for one in made.after]
            place = (*path, "task", "after")
            self.resolving.found(known, before, TASK, entry, place)
            written = self.resolving.place(entry, path)
            found.append(Addition(task=made, because=one.because, place=written))
        return tuple(found)

    def _off(self, entry: Entry, tasks: Mapping[str, Any]) -> tuple[SwitchOff, ...]:
        document: PolicyDocument = entry.document
        found = []
        for number, one in enumerate(document.switch_off):
            path: Path = ("switch_off", number)
            self.resolving.find(tasks, one.task, TASK, entry, (*path, "task"))
            place = self.resolving.place(entry, path)
            found.append(SwitchOff(task=one.task, because=one.because, place=place))
        return tuple(found)

    def _suspensions(
        self, entry: Entry, tasks: Mapping[str, Any]
    ) -> tuple[Suspension, ...]:
        document: PolicyDocument = entry.document
        found = []
        for number, one in enumerate(document.suspend):
            path: Path = ("suspend", number)
            self.resolving.in_order(one.from_, one.to, entry, (*path, "to"))
            self.resolving.found(tasks, one.tasks, TASK, entry, (*path, "tasks"))
            if one.to is not None and one.to < one.from_:
                continue
            found.append(
                Suspension(
                    first=one.from_,
                    last=one.to,
                    because=one.because,
                    resume=one.resume,
                    tasks=one.tasks,
                    place=self.resolving.place(entry, path),
                )
            )
        return tuple(found)

    def _changes(
        self,
        entry: Entry,
        tasks: Mapping[str, Any],
        declared: Mapping[str, Attribute],
        types: Mapping[str, EquipmentType],
    ) -> tuple[Change, ...]:
        document: PolicyDocument = entry.document
        found = []
        for number, one in enumerate(document.change):
            path: Path = ("change", number)
            self.resolving.find(tasks, one.task, TASK, entry, (*path, "task"))
            inner = [inclusion.task for inclusion in one.set.includes or ()]
            place = (*path, "set", "includes")
            self.resolving.found(tasks, inner, TASK, entry, place)
            before = [first.task for first in one.set.after or ()]
            place = (*path, "set", "after")
            self.resolving.found(tasks, before, TASK, entry, place)
            given = [key for key in SETTABLE if getattr(one.set, key) is not None]
            if not given:
                self.resolving.complaints.add(entry, (*path, "set"), NOTHING_SET())
            made = [self._change(one, key, entry, path, declared) for key in given]
            for change in made:
                if change.field == "cycle":
                    place = (*path, "set", "cycle")
                    check_names(
                        self.resolving,
                        change.value,
                        tasks,
                        declared,
                        self.words,
                        entry,
                        place,
                    )
                    self._keep_the_law(one.task, change.value, entry, place, types)
                elif change.field == "factor":
                    self._check_factor(one.task, change.value, entry, path, types)
            found += made
        return tuple(found)

    def _program(
        self,
        entry: Entry,
        tasks: Mapping[str, Any],
        declared: Mapping[str, Attribute],
        types: Mapping[str, EquipmentType],
    ) -> Iterator[Change]:
        """Go through the cycles that a programme gives to its tasks."""
        document = entry.document.program
        if document is None:
            return
        path: Path = ("program",)
        check_names(
            self.resolving,
            document.cycle,
            tasks,
            declared,
            self.words,
            entry,
            (*path, "cycle"),
        )
        try:
            cycles = cycles_of(document)
        except InvalidValue as error:
            self.resolving.complaints.add(entry, path, error.text)
            return
        for code, cycle in cycles.items():
            self.resolving.find(tasks, code, TASK, entry, path)
            self._keep_the_law(code, cycle, entry, path, types)
            yield Change(
                task=code,
                field="cycle",
                value=cycle,
                because=document.because,
                place=self.resolving.place(entry, path),
            )

    def _keep_the_law(
        self,
        code: str,
        cycle: Cycle | Choose[Cycle],
        entry: Entry,
        path: Path,
        types: Mapping[str, EquipmentType],
    ) -> None:
        """Complain of a cycle that is looser than the law behind the type's own."""
        own = (type_.by_task.get(code) for type_ in types.values())
        said = {loosened(task, cycle) for task in own if task is not None}
        for text in sorted((text for text in said if text is not None), key=str):
            self.resolving.complaints.add(entry, path, text)

    def _check_factor(
        self,
        code: str,
        factor: Fraction,
        entry: Entry,
        path: Path,
        types: Mapping[str, EquipmentType],
    ) -> None:
        """Complain of a factor that loosens a law, or that a cycle cannot take."""
        place = (*path, "set", "factor")
        if factor <= 0:
            self.resolving.complaints.add(entry, place, NO_FACTOR())
            return
        own = [t.by_task[code] for t in types.values() if code in t.by_task]
        said = {fault for task in own for fault in factor_faults(task, factor)}
        for text in sorted(said, key=str):
            self.resolving.complaints.add(entry, place, text)

    def _change(
        self,
        document: ChangeDocument,
        key: str,
        entry: Entry,
        path: Path,
        declared: Mapping[str, Attribute],
    ) -> Change:
        value = getattr(document.set, key)
        place = (*path, "set", key)
        if key == "crew":
            self.resolving.find(self.crews, value, CREW, entry, place)
        if key == "escort":
            check_escort(self.resolving, value, self.crews, entry, (*path, "set"))
        try:
            value = fit(value, declared)
            if key == "factor":
                value = Fraction(str(value))
        except InvalidValue as error:
            self.resolving.complaints.add(entry, place, error.text)
        return Change(
            task=document.task,
            field=FIELD_OF.get(key, key),  # type: ignore[arg-type]  # the keys of SetDocument
            value=value,
            because=document.because,
            place=self.resolving.place(entry, place),
        )


def names_of(task: TaskDocument) -> set[str]:
    """Give the words by which records may call a task."""
    title = task.title or Text()
    return {word for word in (task.code, title.zh, title.en) if word}


def _applied(apply: str | tuple[str, ...]) -> tuple[str, ...] | None:
    if isinstance(apply, tuple):
        return apply
    return None if apply == "all" else ()


def _check_whole(
    resolving: Resolving,
    document: TaskDocument,
    entry: Entry,
    path: Path,
    policy: PolicyDocument,
) -> None:
    """Ask of an added task who does it and how often."""
    on_demand = document.rectify is not None or document.tier is Tier.EMERGENCY
    if document.cycle is None and not on_demand:
        resolving.complaints.add(entry, path, NO_CYCLE(task=document.code))
    if not (document.accountable or policy.crew or _names_a_trade(document.people)):
        resolving.complaints.add(entry, path, NOBODY(task=document.code))


def _names_a_trade(people: Any) -> bool:
    return any(
        position.skill or position.certificates
        for need in outcomes(people)
        if isinstance(need, Need)
        for position in need.positions
    )


EVERYWHERE = ("service", "inspect", "clean", "store", "repair", "replace", "upgrade")
"""Kinds of work that make sense for any equipment, whatever its type says."""
ACTION = Text("动作", "action")
CREW = Text("班组", "crew")
TASK = Text("任务", "task")
NOTHING_SET = Message(
    zh="没有写要改什么（例如 set: {{cycle: 每3个月}}）",
    en="nothing is set (write set: {{cycle: every 3 months}}, for example)",
)
NO_FACTOR = Message(
    zh="系数应大于零（例如 1.2）", en="a factor must be above zero (1.2, for example)"
)
NO_CYCLE = Message(
    zh="任务 {task!r} 没有周期（写 cycle:；按需任务写 rectify: 或 tier: emergency）",
    en="the task {task!r} has no cycle (add cycle:, or for work on demand rectify: "
    "or tier: emergency)",
)
NOBODY = Message(
    zh="任务 {task!r} 没有说由谁负责"
    "（写 accountable:、规则的 crew: 或 people: 里的工种）",
    en="the task {task!r} does not say who answers for it "
    "(add accountable:, the rule's crew:, or a skill under people:)",
)
