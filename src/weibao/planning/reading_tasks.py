"""The meters that cycles count by, and the tasks of reading them."""

from collections.abc import Hashable, Mapping
from datetime import timedelta

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.meter import Silence
from weibao.cycles.metered import Exceeded, Metered
from weibao.cycles.rhythms import Several
from weibao.equipment import Meter, Need, Reads, Task
from weibao.inventory import Subject
from weibao.meters import check_meter, meter_of, read_meter
from weibao.plan import ResolvedTask
from weibao.spans.every import Every
from weibao.texts.text import Message

TO_READ = timedelta(minutes=10)


def readings(
    subject: Subject,
    tasks: Mapping[str, ResolvedTask],
    shared: dict[Hashable, ResolvedTask],
) -> dict[str, ResolvedTask]:
    """Return the tasks of reading meters that cycles ask for, once for each meter."""
    found: dict[str, ResolvedTask] = {}
    for resolved in tasks.values():
        for one in metered(resolved.cycle):
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


def metered(cycle: Cycle | None) -> tuple[Metered, ...]:
    """Return the rhythms of a cycle that count by a meter."""
    if cycle is None:
        return ()
    if isinstance(cycle.rhythm, Several):
        return cycle.rhythm.metered
    return (cycle.rhythm,) if isinstance(cycle.rhythm, Metered) else ()


def check_meters(cycle: Cycle | None, subject: Subject) -> None:
    """Refuse a cycle that counts by a meter which the subject's type does not have."""
    for one in metered(cycle):
        meter_of(one, subject.type)
    if cycle is not None and isinstance(cycle.rhythm, Exceeded):
        check_meter(cycle.rhythm.meter, subject.type)


READ = Message(zh="抄表：{meter}", en="reading of {meter}")
