"""Making the plan: the policy applied to the inventory.

Each rule of the policy selects subjects; for each of them it applies, changes, drops or
adds tasks. Later rules build on earlier ones. Every field keeps where it came from.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from attrs import define, evolve, field, frozen

from weibao.amounts import Amount, Choose, needs, resolve
from weibao.conditions import OnlyIf
from weibao.cycles.cycle import NOTHING_TO_STRETCH, Cycle
from weibao.cycles.elastic import Elastic
from weibao.cycles.gating import OnReturn
from weibao.cycles.meter import Silence
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.rhythms import Dates, Interval, MaximumGap, Several
from weibao.equipment import (
    Criticality,
    EquipmentType,
    Meter,
    Need,
    Reads,
    Task,
)
from weibao.errors import InvalidValue
from weibao.idle_rules import idle_rules
from weibao.inventory import Asset, Subject
from weibao.meters import check_meter, meter_of, read_meter
from weibao.phrases import choice_text, cycle_text, duration_text
from weibao.plan import OutageGroup, Plan, PlannedTask, Provenance, ResolvedTask
from weibao.policy import Change, Place, Rule, Suspension
from weibao.portfolio import Portfolio
from weibao.precedence import After, afters_text, no_waiting_ring
from weibao.relations import Inclusion, includes_text, no_ring
from weibao.rotation_items import items_of
from weibao.rotations import Rotation
from weibao.spans.every import Every
from weibao.spans.hours import Hours
from weibao.texts.text import Message, Text, listed

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
    "crew",
)


def make_plan(portfolio: Portfolio) -> Plan:
    """Apply the policy to the inventory.

    Every (subject, task) appears once, with its final fields and their provenance.
    Subjects that no rule gives a task are listed as ``unreached``, rules that select
    no subject as ``idle_rules``.

    Raises:
        Unplannable: attributes that durations need are missing, or rules that hold
            for different days are at odds; it names them all.
    """
    shared: dict[Hashable, ResolvedTask] = {}
    groups = _outage_groups(portfolio.inventory.assets.values())
    planned: list[PlannedTask] = []
    unreached: list[Subject] = []
    faults: dict[tuple[str, str], Fault] = {}
    subjects = portfolio.inventory.subjects()
    for subject in subjects:
        drafts = _drafts(subject, portfolio.policy.rules, faults)
        tasks: dict[str, ResolvedTask] = {}
        for code, draft in sorted(drafts.items()):
            try:
                tasks[code] = _shared(draft, subject, shared)
                _check_meters(tasks[code].cycle, subject)
            except InvalidValue as error:  # an attribute is missing: name them all
                text = FOR(subject=subject.id, task=code, why=error.text)
                faults[subject.id, code] = Fault(text)
        tasks |= _readings(subject, tasks, shared)
        ring = _ring(subject, tasks)
        if ring is not None:
            faults[subject.id, ""] = ring
        for code, loose in _unlaid(subject, tasks):
            faults[subject.id, code] = loose
        for code, why in (*_unable_to_wait(tasks), *_unread(subject, tasks)):
            faults.setdefault(
                (subject.id, code),
                Fault(FOR(subject=subject.id, task=code, why=why)),
            )
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
    if faults:
        raise Unplannable(tuple(faults.values()))
    return Plan(
        portfolio=portfolio.id,
        tasks=tuple(sorted(planned, key=lambda one: one.id)),
        records_from=portfolio.records_from,
        unreached=tuple(unreached),
        idle_rules=idle_rules(portfolio.policy.rules, subjects),
        rotations={
            one.id: items_of(one.resolved.rotate, one.subject, portfolio.inventory)
            for one in planned
            if one.resolved.rotate is not None
        },
    )


@frozen
class Fault:
    """One thing that keeps a plan from being made; ``rule`` names what is at fault."""

    text: Text
    rule: str = ""


class Unplannable(InvalidValue):
    """A policy that cannot be applied to its inventory, with all that is wrong."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(listed([fault.text for fault in faults]))
        self.faults = faults


@define
class _Draft:
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

    def key(self) -> Hashable:
        """Tell drafts apart that must not share a resolved task."""
        values = tuple((name, id(self.values[name])) for name in FIELDS)
        return (id(self.task), self.rule, self.valid, self.suspensions, values)

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


def _drafts(
    subject: Subject, rules: Iterable[Rule], faults: dict[tuple[str, str], Fault]
) -> dict[str, _Draft]:
    drafts: dict[str, _Draft] = {}
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
                faults.setdefault((rule.id, code), Fault(text, rule.id))
            try:
                _apply(rule, type_, drafts)
            except InvalidValue as error:  # a factor that a cycle cannot take
                text = FOR(subject=subject.id, task=rule.id, why=error.text)
                faults.setdefault((rule.id, "factor"), Fault(text, rule.id))
    return drafts


def _at_odds(
    rule: Rule, type_: EquipmentType, drafts: Mapping[str, _Draft]
) -> Iterator[tuple[str, Message]]:
    """Go through the tasks of which a rule says what its days do not bear out.

    A task is the same on all of its days. So a rule that holds on some of them only
    can neither drop nor change it, and no task holds, stops and holds again.
    """
    applied = {
        task.code
        for task in type_.tasks
        if not task.on_demand and (rule.apply is None or task.code in rule.apply)
    }
    for code in sorted(applied & drafts.keys()):
        if not drafts[code].meets(rule):
            yield code, APART
    touched = {change.task for change in rule.changes} | {off.task for off in rule.off}
    if rule.crew is not None:
        added = {one.task.code for one in rule.additions}
        touched |= applied | added or drafts.keys()
    for code in sorted(touched & drafts.keys()):
        draft = drafts[code]
        if not draft.task.on_demand and draft.outlasts(rule):
            yield code, IN_PART


def _draft(task: Task, origin: Provenance, rule: Rule | None = None) -> _Draft:
    values: dict[str, Any] = {
        name: None if name == "crew" else getattr(task, name) for name in FIELDS
    }
    draft = _Draft(task, values, dict.fromkeys(FIELDS, origin))
    if rule is not None:
        draft.rule, draft.place = rule.id, rule.place
        draft.valid = (rule.valid_from, rule.valid_to)
    return draft


def _apply(rule: Rule, type_: EquipmentType, drafts: dict[str, _Draft]) -> None:
    """Let one rule apply, add, drop and change the tasks of a subject."""
    own = Provenance(layer="type", by=type_.code)
    served: set[str] = set()
    for task in type_.tasks:
        if task.on_demand or (rule.apply is not None and task.code not in rule.apply):
            continue
        served.add(task.code)
        if task.code in drafts:
            drafts[task.code].widen(rule)
        else:
            drafts[task.code] = _draft(task, own, rule)
    for added in rule.additions:
        served.add(added.task.code)
        origin = Provenance(
            layer=rule.layer, by=rule.id, place=added.place, because=added.because
        )
        drafts[added.task.code] = _draft(added.task, origin, rule)
    for off in rule.off:
        drafts.pop(off.task, None)
    for change in rule.changes:
        if change.task in drafts:
            _change(drafts[change.task], rule, change, type_)
    if rule.crew is not None:
        _give(rule, served, drafts)
    for one in rule.suspensions:
        for code, draft in drafts.items():
            if code in (one.tasks or served or drafts) and not draft.task.on_demand:
                draft.suspensions = (*draft.suspensions, one)


def _give(rule: Rule, served: set[str], drafts: dict[str, _Draft]) -> None:
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


def _change(draft: _Draft, rule: Rule, change: Change, type_: EquipmentType) -> None:
    field, value = change.field, change.value
    if field == "factor":
        field, value = "cycle", _stretched(draft.values["cycle"], change.value)
    draft.provenance[field] = Provenance(
        layer=rule.layer,
        by=rule.id,
        place=change.place,
        because=change.because,
        instead_of=_said(draft.values[field], type_),
    )
    draft.values[field] = value


def _stretched(cycle: Any, factor: Fraction) -> Any:  # noqa: ANN401 - a cycle or a choice
    """Stretch a cycle, or every cycle that an attribute may choose."""
    if isinstance(cycle, Choose):
        cases = ((case, _stretched(given, factor)) for case, given in cycle.cases)
        default = _stretched(cycle.default, factor)
        return Choose(cycle.attribute, tuple(cases), default)
    if cycle is None:
        raise InvalidValue(NOTHING_TO_STRETCH())
    return cycle.stretched(factor)


def _shared(
    draft: _Draft, subject: Subject, shared: dict[Hashable, ResolvedTask]
) -> ResolvedTask:
    names = {n for value in draft.values.values() for n in needs(value)}
    known = subject.attributes
    used = {name: known[name] for name in sorted(names) if name in known}
    key = (draft.key(), tuple(used.items()))
    if key not in shared:
        shared[key] = _resolved(draft, used)
    return shared[key]


def _readings(
    subject: Subject,
    tasks: Mapping[str, ResolvedTask],
    shared: dict[Hashable, ResolvedTask],
) -> dict[str, ResolvedTask]:
    """Return the tasks of reading meters that cycles ask for, once for each meter."""
    found: dict[str, ResolvedTask] = {}
    for resolved in tasks.values():
        for one in _metered(resolved.cycle):
            after = one.usage.stale_after
            if one.usage.silence is not Silence.ASK or after is None:
                continue
            meter = read_meter(meter_of(one, subject.type), subject.type)
            key = ("read", id(resolved), meter.name)
            if key not in shared:
                shared[key] = _reading(resolved, meter, after)
            found.setdefault(shared[key].task.code, shared[key])
    return {code: one for code, one in found.items() if code not in tasks}


def _reading(asking: ResolvedTask, meter: Meter, after: Every) -> ResolvedTask:
    title = READ(meter=meter.title)
    task = Task(
        code=f"read_{meter.name}",
        title=title,
        cycle=None,
        sources=asking.task.sources,
        duration=TO_READ,
        action="inspect",
        reads=Reads(meter.name, after),
    )
    return evolve(
        asking,
        task=task,
        title=title,
        cycle=None,
        duration=TO_READ,
        need=Need(),
        criticality=task.criticality,
        hours=None,
        every_day=False,
    )


def _metered(cycle: Cycle | None) -> tuple[Metered, ...]:
    """Return the rhythms of a cycle that count by a meter."""
    if cycle is None:
        return ()
    if isinstance(cycle.rhythm, Several):
        return cycle.rhythm.metered
    return (cycle.rhythm,) if isinstance(cycle.rhythm, Metered) else ()


def _check_meters(cycle: Cycle | None, subject: Subject) -> None:
    """Refuse a cycle that counts by a meter which the subject's type does not have."""
    for one in _metered(cycle):
        meter_of(one, subject.type)
    if cycle is not None and isinstance(cycle.rhythm, Exceeded):
        check_meter(cycle.rhythm.meter, subject.type)


def _resolved(draft: _Draft, used: Mapping[str, Any]) -> ResolvedTask:
    values = {name: resolve(value, used) for name, value in draft.values.items()}
    provenance = {
        name: evolve(
            origin,
            attributes=tuple(
                (n, str(used.get(n, ""))) for n in needs(draft.values[name])
            ),
        )
        for name, origin in draft.provenance.items()
    }
    values["duration"] = _whole_minutes(values["duration"])
    if draft.suspensions and _is_gap(values["cycle"]):
        raise InvalidValue(NO_PAUSE_OF_GAPS(rule=draft.suspensions[0].place))
    for one in draft.suspensions:
        cycle = values["cycle"]
        anew = one.resume is not OnReturn.GRID and cycle is not None
        counted = anew and isinstance(cycle.rhythm, Interval)
        if counted and not cycle.restarts:
            raise InvalidValue(NO_RESTART(rule=one.place))
    if values["rotate"] is not None and (
        values["cycle"] is None or _is_gap(values["cycle"])
    ):
        raise InvalidValue(NO_TURNS())
    return ResolvedTask(
        task=draft.task,
        rule=draft.rule,
        place=draft.place,
        valid_from=draft.valid[0],
        valid_to=draft.valid[1],
        provenance=provenance,
        suspensions=draft.suspensions,
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


def _ring(subject: Subject, tasks: Mapping[str, ResolvedTask]) -> Fault | None:
    """Say what is wrong where tasks of a subject contain one another."""
    inside = {
        code: [inner.task for inner in one.includes]
        for code, one in tasks.items()
        if one.includes
    }
    waits = {code: [one.task for one in made.after] for code, made in tasks.items()}
    try:
        no_ring(inside)
        no_waiting_ring(waits)
    except InvalidValue as error:
        return Fault(AT(subject=subject.id, why=error.text))
    return None


def _unread(
    subject: Subject, tasks: Mapping[str, ResolvedTask]
) -> Iterator[tuple[str, Text]]:
    """Go through tasks that hang on a meter in a way that cannot be."""
    for code, made in tasks.items():
        condition, cycle = made.only_if, made.cycle
        if condition is None:
            continue
        if subject.type is None or subject.type.meter(condition.meter) is None:
            yield code, NO_METER(meter=condition.meter)
        if cycle is None or _is_gap(cycle) or cycle.timed:
            yield code, NO_CONDITION()
        if any(one.task == code for other in tasks.values() for one in other.after):
            yield code, NOT_AWAITED()


def _unlaid(
    subject: Subject, tasks: Mapping[str, ResolvedTask]
) -> Iterator[tuple[str, Fault]]:
    """Go through the tasks that are laid between dates that there are none of."""
    for code, one in tasks.items():
        rhythm = one.cycle.rhythm if one.cycle is not None else None
        if not isinstance(rhythm, Elastic):
            continue
        larger = tasks.get(rhythm.between)
        cycle = larger.cycle if larger is not None else None
        task = f"{subject.id}/{code}"
        if cycle is None:
            yield code, Fault(NO_LARGER(task=task, larger=rhythm.between))
        elif cycle.rhythm.moved or not isinstance(cycle.rhythm, Interval | Dates):
            yield code, Fault(NOT_FIXED(task=task, larger=rhythm.between))


def _unable_to_wait(tasks: Mapping[str, ResolvedTask]) -> Iterator[tuple[str, Text]]:
    """Go through tasks that can neither wait for others nor be waited for."""
    for code, made in tasks.items():
        for one in (made, *(tasks[a.task] for a in made.after if a.task in tasks)):
            cycle = one.cycle
            if made.after and cycle is not None and (_is_gap(cycle) or cycle.timed):
                yield code, CANNOT_WAIT(task=one.task.code)


def _is_gap(cycle: Cycle | None) -> bool:
    return cycle is not None and isinstance(cycle.rhythm, MaximumGap)


def _outage_groups(assets: Iterable[Asset]) -> dict[str, OutageGroup]:
    """Group the assets of which only so many may be out at one time."""
    members: dict[tuple[str, str], list[Asset]] = {}
    for asset in assets:
        if asset.type.outage_within is None:
            continue
        location = asset.location
        place = location.within(asset.type.outage_within) or location.stop
        members.setdefault((asset.type.outage_name, place.id), []).append(asset)
    groups: dict[str, OutageGroup] = {}
    for (name, place_id), found in sorted(members.items()):
        ids = frozenset(asset.id for asset in found)
        at_most = min(asset.type.outage_at_most for asset in found)
        group = OutageGroup(id=f"{place_id}/{name}", members=ids, at_most=at_most)
        groups.update(dict.fromkeys(sorted(ids), group))
    return groups


def _said(value: object, type_: EquipmentType) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, Cycle):
        return cycle_text(value)
    if isinstance(value, timedelta):
        return duration_text(value)
    if isinstance(value, Choose):
        return choice_text(value, lambda given: _said(given, type_), type_.call)
    if isinstance(value, Amount):
        return DEPENDS(names=listed(map(type_.call, needs(value))))
    if isinstance(value, Need):
        return PEOPLE(number=value.people)
    if isinstance(value, Hours):
        return value.text()
    if isinstance(value, Criticality):
        return value.text
    if isinstance(value, tuple) and any(isinstance(one, After) for one in value):
        return afters_text(tuple(one for one in value if isinstance(one, After)))
    if isinstance(value, OnlyIf | Rotation):
        return value.text()
    if isinstance(value, tuple):
        return includes_text(tuple(o for o in value if isinstance(o, Inclusion)))
    if isinstance(value, bool):
        return YES() if value else NO()
    return Text.same(str(value)) if value is not None else NOTHING_SAID()


ONE_DAY = timedelta(days=1)
TO_READ = timedelta(minutes=10)
READ = Message(zh="抄表：{meter}", en="reading of {meter}")

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
NO_PAUSE_OF_GAPS = Message(
    zh="“间隔不超过”不能暂停（{rule}；在 suspend 里用 tasks: 列出其他任务，"
    "或用 switch_off: 取消）",
    en="a longest gap cannot be suspended ({rule}; list other tasks under tasks: of "
    "the suspension, or switch it off)",
)
NO_LARGER = Message(
    zh="{task} 应均匀安排在任务 {larger!r} 的日期之间，但该对象没有这项定期任务",
    en="{task} is laid between the dates of the task {larger!r}, which is not planned "
    "on that subject (apply it there, or name another)",
)
NOT_FIXED = Message(
    zh="{task} 只能安排在日期固定的任务之间，{larger!r} 的日期随完成日移动或按期数计"
    "（给它写固定基准，例如 每3个月，自2026-01-01起）",
    en="{task} can be laid between fixed dates only, and those of {larger!r} are none "
    "(give it a grid, such as every 3 months, from 2026-01-01)",
)
NO_RESTART = Message(
    zh="基本周期的某些步和按整月的固定基准恢复后照旧（{rule}；写 resume: grid）",
    en="steps of a base cycle and whole months on a fixed grid go on as they are after "
    "a suspension ({rule}; write resume: grid)",
)
NO_METER = Message(
    zh="only_if 的表计 {meter!r} 不存在（在设备类型的 meters 里声明）",
    en="only_if names the unknown meter {meter!r} (declare it under the type's meters)",
)
NO_CONDITION = Message(
    zh="only_if 需要按日期的周期（不能是按需、“间隔不超过”或有时刻的）",
    en="only_if needs a cycle of dates (neither work on demand, nor a longest gap, nor "
    "times of day)",
)
NOT_AWAITED = Message(
    zh="有 only_if 的任务可能不做，其他任务不能等它（去掉其他任务的 after）",
    en="a task with only_if may not exist, so that no other can wait for it (take the "
    "after of the other away)",
)
CANNOT_WAIT = Message(
    zh="after 不能用于“间隔不超过”或有时刻的任务（{task}；改用其他周期，或去掉 after）",
    en="after goes with neither a longest gap nor times of day ({task}; give it "
    "another cycle, or leave after out)",
)
NO_TURNS = Message(
    zh="rotate 需要有固定轮次的周期"
    "（写 cycle: 每3个月 之类，不能是按需或“间隔不超过”）",
    en="rotate needs a cycle with turns of its own (every 3 months, for example; "
    "neither work on demand nor a longest gap has them)",
)
DEPENDS = Message(zh="随{names}而定", en="depending on {names}")
PEOPLE = Message(zh="{number} 人", en="people: {number}")
YES, NO = Message(zh="是", en="yes"), Message(zh="否", en="no")
NOTHING_SAID = Message(zh="未指定", en="nothing said")
AT = Message(zh="{subject}：{why}", en="{subject}: {why}")
FOR = Message(zh="{subject} 的 {task}：{why}", en="{subject}, {task}: {why}")
