"""Making the plan: the policy applied to the inventory.

Each rule of the policy selects subjects; for each of them it applies, changes, drops or
adds tasks. Later rules build on earlier ones. Every field keeps where it came from.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial

from weibao.errors import InvalidValue
from weibao.idle_rules import idle_rules
from weibao.inventory import Subject
from weibao.plan import Plan, PlannedTask, ResolvedTask
from weibao.planning.changed import said
from weibao.planning.derived import Derived
from weibao.planning.drafts import Draft, drafts_of
from weibao.planning.faults import FOR, Fault, Unplannable
from weibao.planning.joint import ring, unable_to_wait, unlaid, unread
from weibao.planning.outages import outage_groups
from weibao.planning.reading_tasks import check_meters, readings
from weibao.planning.resolved import is_gap, shared_task
from weibao.planning.rivals import all_told, told
from weibao.portfolio import Portfolio
from weibao.records import AttributeChange
from weibao.rival_cycles import RivalCycles
from weibao.rotation_items import items_of


def make_plan(portfolio: Portfolio) -> Plan:
    """Apply the policy to the inventory.

    Every (subject, task) appears once, with its final fields and their provenance.
    Subjects that no rule gives a task are listed as ``unreached``, rules that select
    no subject as ``idle_rules``, and what two rules do at different cycles as
    ``rival_cycles``: the stricter applies.

    Raises:
        Unplannable: attributes that durations need are missing, or rules that hold
            for different days are at odds; it names them all.
    """
    shared: dict[Hashable, ResolvedTask] = {}
    derived = Derived()
    groups = outage_groups(portfolio.inventory.assets.values())
    planned: list[PlannedTask] = []
    unreached: list[Subject] = []
    faults: dict[tuple[str, str], Fault] = {}
    rivals: list[RivalCycles] = []
    rules, subjects = portfolio.policy.rules, portfolio.inventory.subjects()
    for subject in subjects:
        changes = portfolio.history.changes_of(subject.id)
        drafts = drafts_of(subject, rules, derived, faults)
        tasks = _tasks_of(subject, drafts, changes, shared, faults, rivals)
        joined = _ladders(subject, tasks)
        for code, resolved in tasks.items():
            one = PlannedTask(
                subject=subject,
                resolved=resolved,
                outage_group=groups.get(subject.id),
                ladder=joined.get(code, ()),
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
        idle_rules=idle_rules(rules, subjects),
        rival_cycles=all_told(rivals),
        rotations={
            one.id: items_of(one.resolved.rotate, one.subject, portfolio.inventory)
            for one in planned
            if one.resolved.rotate is not None
        },
    )


def _tasks_of(
    subject: Subject,
    drafts: Mapping[str, Draft],
    changes: Sequence[AttributeChange],
    shared: dict[Hashable, ResolvedTask],
    faults: dict[tuple[str, str], Fault],
    rivals: list[RivalCycles],
) -> dict[str, ResolvedTask]:
    """Return the tasks of a subject's drafts, and note what is wrong with them."""
    tasks: dict[str, ResolvedTask] = {}
    for code, draft in sorted(drafts.items()):
        try:
            tasks[code] = shared_task(draft, subject, shared, changes)
            check_meters(tasks[code].cycle, subject)
            rivals += _rivals(draft, subject, tasks[code])
        except InvalidValue as error:  # an attribute is missing: name them all
            text = FOR(subject=subject.id, task=code, why=error.text)
            faults[subject.id, code] = Fault(text)
    tasks |= readings(subject, tasks, shared)
    inside_one_another = ring(subject, tasks)
    if inside_one_another is not None:
        faults[subject.id, ""] = inside_one_another
    for code, loose in unlaid(subject, tasks):
        faults[subject.id, code] = loose
    for code, why in (*unable_to_wait(tasks), *unread(subject, tasks)):
        text = FOR(subject=subject.id, task=code, why=why)
        faults.setdefault((subject.id, code), Fault(text))
    return tasks


def _rivals(
    draft: Draft, subject: Subject, resolved: ResolvedTask
) -> Iterator[RivalCycles]:
    """Go through what two rules say of one task of a subject."""
    if subject.type is not None:
        for one in draft.rivals:
            yield told(one, subject, resolved, partial(said, type_=subject.type))


def _ladders(
    subject: Subject, tasks: Mapping[str, ResolvedTask]
) -> dict[str, tuple[ResolvedTask, ...]]:
    """Join the tasks of each ladder that apply here and still are longest gaps."""
    joined: dict[str, tuple[ResolvedTask, ...]] = {}
    for ladder in subject.type.ladders if subject.type else ():
        levels = tuple(
            tasks[code]
            for code in ladder.tasks
            if code in tasks and is_gap(tasks[code].cycle)
        )
        if len(levels) > 1:
            joined.update({level.task.code: levels for level in levels})
    return joined
