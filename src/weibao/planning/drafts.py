"""The tasks of a subject while the rules of the policy shape them."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from attrs import define, evolve, field

from weibao.equipment import EquipmentType, Task
from weibao.errors import InvalidValue
from weibao.inventory import Subject
from weibao.plan import Provenance
from weibao.planning.changed import said
from weibao.planning.derived import Derived
from weibao.planning.faults import FOR, Fault
from weibao.planning.rivals import Rivalry, Stated, judged
from weibao.policy import Addition, Change, Place, Rule, Suspension, Together
from weibao.texts.text import Message

FIELDS = (
    "title",
    "cycle",
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
)
ONE_DAY = timedelta(days=1)


@define
class Draft:
    """A task while the rules shape it.

    ``rule`` is the rule that first applied it; ``valid`` the first and last day on
    which one of the rules that apply it holds.
    """

    task: Task
    values: dict[str, Any]
    provenance: dict[str, Provenance]
    rule: str = ""
    place: Place = field(factory=Place)
    valid: tuple[date | None, date | None] = (None, None)
    suspensions: tuple[Suspension, ...] = ()
    together: Together | None = None
    pause_after: int | None = None
    rivals: tuple[Rivalry, ...] = ()

    def key(self) -> Hashable:
        """Tell drafts apart that must not share a resolved task."""
        values = tuple((name, id(self.values[name])) for name in FIELDS)
        said = self.suspensions, self.together, self.pause_after
        return (id(self.task), self.rule, self.valid, said, values)

    def stated(self) -> Stated:
        """Return its cycle as it was stated: by a rule, else by the type it is of."""
        origin, cycle = self.provenance["cycle"], self.values["cycle"]
        if self.by_type:
            return Stated(self.rule, cycle, self.place)
        return Stated(origin.by, cycle, origin.place)

    @property
    def by_type(self) -> bool:
        """Whether its cycle is still that of the equipment type."""
        return self.provenance["cycle"].layer == "type"

    def note(self, found: Rivalry | None) -> None:
        """Keep what two rules say of its cycle; one that lost lost to what stands."""
        if found is not None:
            before = (evolve(one, applied=found.applied) for one in self.rivals)
            self.rivals = (*before, found)

    def meets(self, rule: Rule) -> bool:
        """Tell whether a rule's days and those of the task touch or overlap."""
        first, last = self.valid
        after = first and rule.valid_to and rule.valid_to + ONE_DAY < first
        before = last and rule.valid_from and last + ONE_DAY < rule.valid_from
        return not (after or before)

    def outlasts(self, rule: Rule) -> bool:
        """Tell whether the task holds on days on which a rule does not."""
        first, last = self.valid
        starts, ends = rule.valid_from, rule.valid_to
        return (starts is not None and (first is None or first < starts)) or (
            ends is not None and (last is None or last > ends)
        )

    def widen(self, rule: Rule) -> None:
        """Let the task hold on the days of a further rule too."""
        first, last = self.valid
        self.valid = (
            None
            if first is None or rule.valid_from is None
            else min(first, rule.valid_from),
            None if last is None or rule.valid_to is None else max(last, rule.valid_to),
        )


def drafts_of(
    subject: Subject,
    rules: Iterable[Rule],
    derived: Derived,
    faults: dict[tuple[str, str], Fault],
) -> dict[str, Draft]:
    """Return the tasks that rules give a subject; what is wrong goes to the faults."""
    drafts: dict[str, Draft] = {}
    type_ = subject.type
    if type_ is None:
        return drafts
    own = Provenance(layer="type", by=type_.code)
    for task in type_.tasks:
        if task.on_demand:
            drafts[task.code] = _draft(task, own)
    for rule in rules:
        if rule.select.takes(subject):
            for code, message in _at_odds(rule, type_, drafts):
                text = message(rule=rule.id, subject=subject.id, task=code)
                faults.setdefault((rule.id, code), Fault(text, rule.id, "valid"))
            for part, step in (("change", _apply), ("technicians", _name_people)):
                try:
                    step(rule, type_, drafts, derived)
                except InvalidValue as error:  # what a cycle or a need cannot take
                    text = FOR(subject=subject.id, task=rule.id, why=error.text)
                    faults.setdefault((rule.id, part), Fault(text, rule.id, part))
    return drafts


def _at_odds(
    rule: Rule, type_: EquipmentType, drafts: Mapping[str, Draft]
) -> Iterator[tuple[str, Message]]:
    """Go through the tasks of which a rule says what its days do not bear out.

    A task is the same on all of its days. So a rule that holds on some of them only
    can neither drop nor change it, and no task holds, stops and holds again.
    """
    applied = _applied(rule, type_)
    for code in sorted(applied & drafts.keys()):
        if not drafts[code].meets(rule):
            yield code, APART
    added = {one.task.code for one in rule.additions}
    touched = {change.task for change in rule.changes} | {off.task for off in rule.off}
    touched |= added
    if rule.crew is not None or rule.technicians is not None:
        touched |= applied | added or drafts.keys()
    for code in sorted(touched & drafts.keys()):
        draft = drafts[code]
        if not draft.task.on_demand and draft.outlasts(rule):
            yield code, IN_PART


def _draft(task: Task, origin: Provenance, rule: Rule | None = None) -> Draft:
    values: dict[str, Any] = {
        name: None if name == "crew" else getattr(task, name) for name in FIELDS
    }
    draft = Draft(task, values, dict.fromkeys(FIELDS, origin))
    if rule is not None:
        draft.rule, draft.place = rule.id, rule.place
        draft.valid = (rule.valid_from, rule.valid_to)
    return draft


def _apply(
    rule: Rule, type_: EquipmentType, drafts: dict[str, Draft], derived: Derived
) -> None:
    """Let one rule apply, add, drop and change the tasks of a subject."""
    own = Provenance(layer="type", by=type_.code)
    served, applied = _served(rule, type_), _applied(rule, type_)
    for task in type_.tasks:
        if task.code not in applied:
            continue
        if task.code in drafts:
            drafts[task.code].widen(rule)
        else:
            drafts[task.code] = _draft(task, own, rule)
    for added in rule.additions:
        _add(rule, added, drafts)
    for off in rule.off:
        drafts.pop(off.task, None)
    for change in rule.changes:
        if change.task in drafts:
            given = drafts[change.task]
            apart = change.task in served
            _change(given, rule, change, type_, derived, apart=apart)
    if rule.crew is not None:
        _give(rule, served, drafts)
    for one in rule.suspensions:
        for code, draft in drafts.items():
            if code in (one.tasks or served or drafts) and not draft.task.on_demand:
                draft.suspensions = (*draft.suspensions, one)
    if rule.pause_after is not None:
        for code in served or drafts:
            if code in drafts:
                drafts[code].pause_after = rule.pause_after
    if rule.together is not None:
        for code in served or drafts:
            if code in drafts:
                drafts[code].together = Together(rule.id, rule.together)


def _served(rule: Rule, type_: EquipmentType) -> set[str]:
    """Return the tasks that a rule applies and adds."""
    return _applied(rule, type_) | {added.task.code for added in rule.additions}


def _applied(rule: Rule, type_: EquipmentType) -> set[str]:
    """Return the tasks of a type that a rule applies."""
    return {
        task.code
        for task in type_.tasks
        if not task.on_demand and (rule.apply is None or task.code in rule.apply)
    }


def _name_people(
    rule: Rule, type_: EquipmentType, drafts: dict[str, Draft], derived: Derived
) -> None:
    """Name people for what a rule applies; for all, where it applies none."""
    named = rule.technicians
    if named is None:
        return
    served = _served(rule, type_)
    for code, draft in drafts.items():
        whole = rule.apply is None and draft.task.on_demand
        if code in served or not served or whole:
            before = draft.values["need"]
            draft.values["need"] = derived.naming(before, named)
            draft.provenance["need"] = Provenance(
                layer=rule.layer,
                by=rule.id,
                place=named.place,
                because=named.because,
                instead_of=said(before, type_),
            )


def _add(rule: Rule, added: Addition, drafts: dict[str, Draft]) -> None:
    """Add a task of a rule; where there is one by that code, the stricter stands."""
    task = added.task
    origin = Provenance(
        layer=rule.layer, by=rule.id, place=added.place, because=added.because
    )
    made, known = _draft(task, origin, rule), drafts.get(task.code)
    drafts[task.code] = made
    if known is None:
        return
    asked = Stated(rule.id, task.cycle, added.place)
    found = judged(known.stated(), asked)
    if found is not None and found.left is asked:
        known.widen(rule)
        drafts[task.code] = known
    drafts[task.code].rivals = known.rivals
    drafts[task.code].note(found)


def _give(rule: Rule, served: set[str], drafts: dict[str, Draft]) -> None:
    """Give a crew the tasks of its rule; all tasks, where the rule applies none.

    Work on demand goes to the crew of a rule that names no tasks, else to the first.
    """
    everything = rule.apply is None or not served
    origin = Provenance(layer=rule.layer, by=rule.id, place=rule.place)
    for code, draft in drafts.items():
        if draft.task.on_demand:
            wanted = everything or draft.values["crew"] is None
        else:
            wanted = code in served or not served
        if wanted:
            draft.values["crew"] = rule.crew
            draft.provenance["crew"] = origin


def _change(
    draft: Draft,
    rule: Rule,
    change: Change,
    type_: EquipmentType,
    derived: Derived,
    *,
    apart: bool,
) -> None:
    """Set one field of a task.

    A rule that does the task itself stands ``apart`` from what others say of its cycle:
    then the stricter applies. A rule that only changes what others apply means to.
    """
    field, value = change.field, change.value
    if field == "factor":
        field, value = "cycle", derived.stretched(draft.values["cycle"], change.value)
    elif field == "cycle" and apart and draft.stated().rule != rule.id:
        asked = Stated(rule.id, value, change.place)
        found = None if draft.by_type else judged(draft.stated(), asked)
        draft.note(found)
        if found is not None and found.left is asked:
            return
    elif field == "cycle":
        draft.rivals = ()  # whoever changes it so means to
    draft.provenance[field] = Provenance(
        layer=rule.layer,
        by=rule.id,
        place=change.place,
        because=change.because,
        instead_of=said(draft.values[field], type_),
    )
    draft.values[field] = value


APART = Message(
    zh="规则 {rule} 对 {subject} 的 {task} 的有效期与此前规则的有效期不相接"
    "（让两段有效期相接，或在政策里另加一个任务）",
    en="rule {rule} applies {task} to {subject} on days apart from those of the rules "
    "before it (let their days touch, or add a task of its own)",
)
IN_PART = Message(
    zh="规则 {rule} 只在其有效期内有效，却改变 {subject} 的 {task}，"
    "而后者在有效期外也适用（给最初适用它的规则写同样的 valid，或在这里去掉 valid）",
    en="rule {rule} holds on some days only, but changes {task} of {subject}, which "
    "applies on others too (give the rule that first applies it the same valid, or "
    "leave valid out here)",
)
