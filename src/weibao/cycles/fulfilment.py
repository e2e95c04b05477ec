"""Which completion fulfils which occurrence of a series that keeps no count.

A completion that names its order fulfils that one. The others, in order of day, each
take a free occurrence: of a quota one of the same period, of a grid the nearest.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from weibao.cycle import Cycle, Interval, Quota
from weibao.cycles.quotas import period_key, period_of
from weibao.orders import Occurrence
from weibao.records import Completion

ANY_DISTANCE = 10**6


def fulfilled(
    occurrences: Sequence[Occurrence],
    completions: Iterable[Completion],
    cycle: Cycle,
) -> dict[str, Completion]:
    """Return the completion of each fulfilled occurrence, by its key."""
    free = {occurrence.key: occurrence for occurrence in occurrences}
    taken: dict[str, Completion] = {}
    unnamed: list[Completion] = []
    for completion in completions:
        key = completion.order.rsplit("/", 1)[-1] if completion.order else None
        if key is None:
            unnamed.append(completion)
        elif key in free:
            taken[key] = completion
            del free[key]
    for completion in unnamed:
        best = _nearest(completion.done, free.values(), cycle)
        if best is not None:
            taken[best.key] = completion
            del free[best.key]
    return taken


def _nearest(
    done: date, free: Iterable[Occurrence], cycle: Cycle
) -> Occurrence | None:
    rhythm = cycle.rhythm
    if isinstance(rhythm, Quota):
        name = period_key(period_of(done, rhythm.per), rhythm.per)
        near = [one for one in free if one.key.split(".", 1)[0] == name]
    else:
        reach = _reach(cycle)
        near = [
            one
            for one in free
            if done in one.window or abs((one.due - done).days) * 2 <= reach
        ]
    return min(near, key=lambda one: (abs(one.due - done), one.due), default=None)


def _reach(cycle: Cycle) -> int:
    rhythm = cycle.rhythm
    return rhythm.every.about_days if isinstance(rhythm, Interval) else ANY_DISTANCE
