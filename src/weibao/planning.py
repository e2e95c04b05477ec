"""Making the plan: the policy applied to the inventory.

Each rule of the policy selects subjects; for each of them it applies, changes, drops or
adds tasks. Later rules build on earlier ones. Every field keeps where it came from.
"""

from collections.abc import Hashable, Iterable, Mapping
from datetime import timedelta
from enum import Enum
from typing import Any

from attrs import define, evolve, field

from weibao.amounts import Amount, Choose, needs, resolve
from weibao.cycle import Cycle, MaximumGap
from weibao.equipment import Task
from weibao.inventory import Asset, Subject
from weibao.phrases import cycle_text, duration_text
from weibao.plan import OutageGroup, Plan, PlannedTask, Provenance, ResolvedTask
from weibao.policy import Place, Rule
from weibao.portfolio import Portfolio
from weibao.texts.text import Message, Text

FIELDS = (
    "title",
    "cycle",
    "duration",
    "need",
    "criticality",
    "hours",
    "every_day",
    "crew",
)


def make_plan(portfolio: Portfolio) -> Plan:
    """Apply the policy to the inventory.

    Every (subject, task) appears once, with its final fields and their provenance.
    Subjects that no rule gives a task are listed as ``unreached``.

    Raises:
        InvalidValue: an attribute that a duration needs is missing.
    """
    shared: dict[Hashable, ResolvedTask] = {}
    groups = _outage_groups(portfolio.inventory.assets.values())
    planned: list[PlannedTask] = []
    unreached: list[Subject] = []
    for subject in portfolio.inventory.subjects():
        drafts = _drafts(subject, portfolio.policy.rules)
        tasks = {
            code: _shared(draft, subject, shared)
            for code, draft in sorted(drafts.items())
        }
        ladders = _ladders(subject, tasks)
        for code, resolved in tasks.items():
            one = PlannedTask(
                subject=subject,
                resolved=resolved,
                outage_group=groups.get(subject.id),
                ladder=ladders.get(code, ()),
            )
            planned.append(one)
        if not any(one.cycle for one in tasks.values()):
            unreached.append(subject)
    return Plan(
        portfolio=portfolio.id,
        tasks=tuple(sorted(planned, key=lambda one: one.id)),
        records_from=portfolio.records_from,
        unreached=tuple(unreached),
    )


@define
class _Draft:
    """A task while the rules shape it."""

    task: Task
    rule: Rule | None
    values: dict[str, Any]
    provenance: dict[str, Provenance] = field(factory=dict)

    def key(self) -> Hashable:
        """Tell drafts apart that must not share a resolved task."""
        return (
            id(self.task),
            self.rule.id if self.rule else None,
            tuple((name, id(self.values[name])) for name in FIELDS),
        )


def _drafts(subject: Subject, rules: Iterable[Rule]) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
    type_ = subject.type
    if type_ is None:
        return drafts
    for task in type_.tasks:
        if task.on_demand:
            drafts[task.code] = _draft(task, None, type_.code)
    for rule in rules:
        if rule.select.takes(subject):
            _apply(rule, subject, drafts)
    return drafts


def _draft(task: Task, rule: Rule | None, by: str) -> _Draft:
    values: dict[str, Any] = {
        name: None if name == "crew" else getattr(task, name) for name in FIELDS
    }
    layer, place = ("type", Place()) if rule is None else (rule.layer, rule.place)
    origin = Provenance(layer=layer, by=by, place=place)
    return _Draft(task, rule, values, dict.fromkeys(FIELDS, origin))


def _apply(rule: Rule, subject: Subject, drafts: dict[str, _Draft]) -> None:
    assert subject.type is not None
    for task in subject.type.tasks:
        wanted = rule.apply is None or task.code in rule.apply
        if task.cycle is None or not wanted:
            continue
        if task.code not in drafts:
            drafts[task.code] = _draft(task, rule, subject.type.code)
            drafts[task.code].provenance = dict.fromkeys(
                FIELDS, Provenance(layer="type", by=subject.type.code)
            )
    for addition in rule.additions:
        draft = _draft(addition.task, rule, rule.id)
        origin = Provenance(
            layer=rule.layer, by=rule.id, place=addition.place, because=addition.because
        )
        draft.provenance = dict.fromkeys(FIELDS, origin)
        drafts[addition.task.code] = draft
    for off in rule.off:
        drafts.pop(off.task, None)
    for change in rule.changes:
        if change.task in drafts:
            _change(drafts[change.task], rule, change.field, change.value, change)
    if rule.crew is not None:
        for draft in drafts.values():
            if draft.rule is rule or draft.task.on_demand:
                draft.values["crew"] = rule.crew
                draft.provenance["crew"] = Provenance(
                    layer=rule.layer, by=rule.id, place=rule.place
                )


def _change(draft: _Draft, rule: Rule, name: str, value: Any, change: Any) -> None:
    draft.provenance[name] = Provenance(
        layer=rule.layer,
        by=rule.id,
        place=change.place,
        because=change.because,
        instead_of=_said(draft.values[name]),
    )
    draft.values[name] = value


def _shared(
    draft: _Draft, subject: Subject, shared: dict[Hashable, ResolvedTask]
) -> ResolvedTask:
    names = {n for value in draft.values.values() for n in needs(value)}
    used = {name: subject.attributes.get(name) for name in sorted(names)}
    key = (draft.key(), tuple(used.items()))
    if key not in shared:
        shared[key] = _resolved(draft, used)
    return shared[key]


def _resolved(draft: _Draft, used: Mapping[str, Any]) -> ResolvedTask:
    values = {name: resolve(value, used) for name, value in draft.values.items()}
    provenance = {
        name: evolve(
            origin,
            attributes=tuple((n, str(used[n])) for n in needs(draft.values[name])),
        )
        for name, origin in draft.provenance.items()
    }
    values["duration"] = _whole_minutes(values["duration"])
    rule = draft.rule
    return ResolvedTask(
        task=draft.task,
        rule=rule.id if rule else "",
        valid_from=rule.valid_from if rule else None,
        valid_to=rule.valid_to if rule else None,
        provenance=provenance,
        **values,
    )


def _whole_minutes(length: timedelta) -> timedelta:
    return timedelta(minutes=-(-length // timedelta(minutes=1)))


def _ladders(
    subject: Subject, tasks: Mapping[str, ResolvedTask]
) -> dict[str, tuple[ResolvedTask, ...]]:
    """Join the tasks of each ladder that apply here and still are longest gaps."""
    joined: dict[str, tuple[ResolvedTask, ...]] = {}
    for ladder in subject.type.ladders if subject.type else ():
        levels = tuple(
            tasks[code]
            for code in ladder.tasks
            if code in tasks and _is_gap(tasks[code].cycle)
        )
        if len(levels) > 1:
            joined.update({level.task.code: levels for level in levels})
    return joined


def _is_gap(cycle: Cycle | None) -> bool:
    return cycle is not None and isinstance(cycle.rhythm, MaximumGap)


def _outage_groups(assets: Iterable[Asset]) -> dict[str, OutageGroup]:
    """Group the assets of which only so many may be out at one time."""
    members: dict[tuple[str, str], list[Asset]] = {}
    for asset in assets:
        if asset.type.outage_within is None:
            continue
        place = asset.location.within(asset.type.outage_within)
        if place is not None:
            members.setdefault((asset.type.code, place.id), []).append(asset)
    groups: dict[str, OutageGroup] = {}
    for (code, place_id), found in sorted(members.items()):
        ids = frozenset(asset.id for asset in found)
        at_most = found[0].type.outage_at_most
        group = OutageGroup(id=f"{place_id}/{code}", members=ids, at_most=at_most)
        groups.update(dict.fromkeys(sorted(ids), group))
    return groups


def _said(value: Any) -> Text:
    if isinstance(value, Cycle):
        return cycle_text(value)
    if isinstance(value, timedelta):
        return duration_text(value)
    if isinstance(value, Amount | Choose):
        return DEPENDS(names=", ".join(needs(value)))
    return Text.same(str(value.value if isinstance(value, Enum) else value))


DEPENDS = Message(zh="随属性 {names} 而定", en="depending on {names}")
