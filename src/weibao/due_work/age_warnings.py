"""What is likely to be a slip where work goes by age, for `weibao check`.

An age that nobody stated is counted from the date installed, which may be years after
the part was made. A part that is scrapped with nothing to take its place leaves its
subject without the part, or the part in use beyond its life. Neither is an error.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from weibao.cycles.stage import Stages
from weibao.due_work.beginnings import birth_of, renewals, stated_birth
from weibao.plan import Plan, PlannedTask
from weibao.records import History
from weibao.texts.text import Message, Text, listed

NAMED = 3
Aged = list[tuple[PlannedTask, Stages]]
Thing = TypeVar("Thing")


def age_warnings(plan: Plan, history: History) -> tuple[Text, ...]:
    """Return a sentence for each type of part whose age or end needs a look."""
    aged = [
        (one, one.cycle.rhythm)
        for one in plan.tasks
        if one.cycle is not None and isinstance(one.cycle.rhythm, Stages)
    ]
    return (*_unknown(aged, history), *_unreplaced(aged, plan, history))


def _unknown(aged: Aged, history: History) -> Iterator[Text]:
    """Say which subjects do not state the date that their age counts from.

    A part that was put in on record has its age from there.
    """
    found: dict[tuple[str, str], list[PlannedTask]] = {}
    for one, rhythm in aged:
        if rhythm.since is None or stated_birth(one, rhythm) is not None:
            continue
        if not _put_in(one, history):
            found.setdefault((_type(one), rhythm.since), []).append(one)
    for (_, since), planned in found.items():
        ids = _once(one.subject.id for one in planned)
        tasks = listed(_once(one.task.title for one in planned))
        who = listed(ids, most=NAMED)
        yield UNKNOWN(tasks=tasks, since=since, count=len(ids), who=who)


def _unreplaced(aged: Aged, plan: Plan, history: History) -> Iterator[Text]:
    """Say which parts come to the end of their life with no task to replace them."""
    replaced = {one.subject.id for one, rhythm in aged if not rhythm.stages}
    found: dict[tuple[str, str, Text], list[tuple[date, str]]] = {}
    for one, rhythm in aged:
        life, subject = rhythm.life, one.subject.id
        if life is None or subject in replaced or _follows(one, rhythm, plan):
            continue
        births = (birth_of(one, rhythm, plan), *_put_in(one, history))
        ends = life.after(max(births))
        key = (_type(one), one.task.code, life.text())
        found.setdefault(key, []).append((ends, subject))
    for (_, task, life_text), ends_of in found.items():
        in_order = sorted(ends_of)
        planned = plan.by_id[f"{in_order[0][1]}/{task}"]
        yield UNREPLACED(
            task=planned.task.title,
            life=life_text,
            count=len(in_order),
            day=in_order[0][0],
            who=listed((subject for _, subject in in_order), most=NAMED),
        )


def _follows(planned: PlannedTask, rhythm: Stages, plan: Plan) -> bool:
    """Tell whether the task that puts in a new part is planned by a cycle."""
    if rhythm.anew_by is None:
        return False
    new = plan.of(planned.subject.id, rhythm.anew_by)
    return new is not None and new.cycle is not None


def _put_in(planned: PlannedTask, history: History) -> tuple[date, ...]:
    """Return the days on which a new part was put in, by the records."""
    cycle = planned.cycle
    return () if cycle is None else renewals(planned, cycle, history, date.max)


def _type(planned: PlannedTask) -> str:
    type_ = planned.subject.type
    return "" if type_ is None else type_.code


def _once(things: Iterable[Thing]) -> list[Thing]:
    return list(dict.fromkeys(things))


UNKNOWN = Message(
    zh="{tasks}按 {since} 算年龄，但有 {count} 个对象没有写明，改从安装日算起：{who}",
    en="{tasks}: the age counts from {since}; subjects that do not state it count from"
    " the date installed instead: {count} ({who})",
)
UNREPLACED = Message(
    zh="{task}到{life}报废为止，但届时没有更换的任务：{count} 个对象，最早 {day}："
    "{who}",
    en="{task} ends with a life of {life}, and no task replaces the part then;"
    " subjects: {count}, the first on {day}: {who}",
)
