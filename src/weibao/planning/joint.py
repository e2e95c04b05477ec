"""What keeps the tasks of one subject from standing side by side."""

from collections.abc import Iterator, Mapping

from weibao.cycles.elastic import Elastic
from weibao.cycles.rhythms import Dates, Interval
from weibao.errors import InvalidValue
from weibao.inventory import Subject
from weibao.plan import ResolvedTask
from weibao.planning.faults import AT, Fault
from weibao.planning.resolved import is_gap
from weibao.precedence import no_waiting_ring
from weibao.relations import no_ring
from weibao.texts.text import Message, Text


def ring(subject: Subject, tasks: Mapping[str, ResolvedTask]) -> Fault | None:
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


def unread(
    subject: Subject, tasks: Mapping[str, ResolvedTask]
) -> Iterator[tuple[str, Text]]:
    """Go through tasks that hang on a meter in a way that cannot be."""
    for code, made in tasks.items():
        condition, cycle = made.only_if, made.cycle
        if condition is None:
            continue
        if subject.type is None or subject.type.meter(condition.meter) is None:
            yield code, NO_METER(meter=condition.meter)
        if cycle is None or is_gap(cycle) or cycle.timed:
            yield code, NO_CONDITION()
        if any(one.task == code for other in tasks.values() for one in other.after):
            yield code, NOT_AWAITED()


def unlaid(
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


def unable_to_wait(tasks: Mapping[str, ResolvedTask]) -> Iterator[tuple[str, Text]]:
    """Go through tasks that can neither wait for others nor be waited for."""
    for code, made in tasks.items():
        for one in (made, *(tasks[a.task] for a in made.after if a.task in tasks)):
            cycle = one.cycle
            if made.after and cycle is not None and (is_gap(cycle) or cycle.timed):
                yield code, CANNOT_WAIT(task=one.task.code)


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
