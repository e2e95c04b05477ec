"""From a draft to a resolved task, which like subjects share."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from attrs import evolve

from weibao.amounts import needs, resolve
from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import OnReturn
from weibao.cycles.regimes import Coupled
from weibao.cycles.rhythms import Interval
from weibao.errors import InvalidValue
from weibao.inventory import Subject
from weibao.plan import ResolvedTask
from weibao.planning.dated_cycles import dated_cycle
from weibao.planning.drafts import Draft
from weibao.records import AttributeChange
from weibao.texts.text import Message


def shared_task(
    draft: Draft,
    subject: Subject,
    shared: dict[Hashable, ResolvedTask],
    changes: Sequence[AttributeChange] = (),
) -> ResolvedTask:
    """Return the task of a draft, made once for all that it is the same for.

    ``changes`` are those on record of the subject's attributes, by day.
    """
    names = {n for value in draft.values.values() for n in needs(value)}
    known = subject.attributes
    used = {name: known[name] for name in sorted(names) if name in known}
    decides = needs(draft.values["cycle"])
    changed = tuple(one for one in changes if one.attribute in decides)
    key = (draft.key(), tuple(used.items()), changed)
    if key not in shared:
        shared[key] = _resolved(draft, used, changed)
    return shared[key]


def _resolved(
    draft: Draft, used: Mapping[str, Any], changes: Sequence[AttributeChange]
) -> ResolvedTask:
    values = {name: resolve(value, used) for name, value in draft.values.items()}
    values["cycle"] = dated_cycle(draft.values["cycle"], used, changes)
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
    if draft.suspensions and is_gap(values["cycle"]):
        raise InvalidValue(NO_PAUSE_OF_GAPS(rule=draft.suspensions[0].place))
    for one in draft.suspensions:
        cycle = values["cycle"]
        anew = one.resume is not OnReturn.GRID and cycle is not None
        counted = anew and isinstance(cycle.rhythm, Interval)
        if counted and (not cycle.restarts or _is_laid_anew(cycle)):
            raise InvalidValue(NO_RESTART(rule=one.place))
    if values["rotate"] is not None and (
        values["cycle"] is None or is_gap(values["cycle"])
    ):
        raise InvalidValue(NO_TURNS())
    cycle = values["cycle"]
    bound = cycle is not None and (is_gap(cycle) or cycle.timed)
    if values["divisible"] is not None and bound:
        raise InvalidValue(NOT_DIVISIBLE())
    return ResolvedTask(
        task=draft.task,
        rule=draft.rule,
        place=draft.place,
        valid_from=draft.valid[0],
        valid_to=draft.valid[1],
        provenance=provenance,
        suspensions=draft.suspensions,
        together=draft.together,
        pause_after=draft.pause_after,
        **values,
    )


def _whole_minutes(length: timedelta) -> timedelta:
    return timedelta(minutes=-(-length // timedelta(minutes=1)))


def _is_laid_anew(cycle: Cycle) -> bool:
    """Tell whether the dates of a grid changed with an attribute."""
    rhythm = cycle.rhythm
    changed = isinstance(rhythm, Interval) and rhythm.changed is not None
    return changed and not rhythm.moved


def is_gap(cycle: Cycle | None) -> bool:
    """Tell whether a cycle is a longest gap."""
    return cycle is not None and isinstance(cycle.rhythm, Coupled)


NO_PAUSE_OF_GAPS = Message(
    zh="“间隔不超过”不能暂停（{rule}；在 suspend 里用 tasks: 列出其他任务，"
    "或用 switch_off: 取消）",
    en="a longest gap cannot be suspended ({rule}; list other tasks under tasks: of "
    "the suspension, or switch it off)",
)
NO_RESTART = Message(
    zh="基本周期的某些步和按整月的固定基准恢复后照旧（{rule}；写 resume: grid）",
    en="steps of a base cycle and whole months on a fixed grid go on as they are after "
    "a suspension ({rule}; write resume: grid)",
)
NOT_DIVISIBLE = Message(
    zh="有“间隔不超过”或时刻的工作当天做完，不能分段（去掉 divisible）",
    en="work with a longest gap or a time of day ends on its day and cannot be divided "
    "(take divisible out)",
)
NO_TURNS = Message(
    zh="rotate 需要有固定轮次的周期"
    "（写 cycle: 每3个月 之类，不能是按需或“间隔不超过”）",
    en="rotate needs a cycle with turns of its own (every 3 months, for example; "
    "neither work on demand nor a longest gap has them)",
)
