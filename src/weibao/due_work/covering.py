"""Which completion covers which turn that has a time of day.

A completion covers one turn at most, and only one that may begin at its time. One that
names its order goes to that; the others that state a time go to the turns in order, so
that as many are covered as can be; those without a time go to the earliest turns of
their day that are left.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from weibao.cycles.clock import resolved
from weibao.due_work.naming import SeriesNames
from weibao.orders import Occurrence
from weibao.records import Completion


def covered(
    occurrences: Sequence[Occurrence],
    completions: Iterable[Completion],
    names: SeriesNames,
    zone: ZoneInfo,
) -> dict[str, Completion]:
    """Return the completion of each covered turn, by its key.

    Args:
        occurrences: those of the series, by time.
        completions: those of the task.
        names: by which names the orders of the series go.
        zone: the zone in which the times of completions are told.
    """
    known = {one.key: one for one in occurrences}
    taken: dict[str, Completion] = {}
    timed: list[tuple[float, str, Completion]] = []
    untimed: list[Completion] = []
    for one in sorted(completions, key=lambda record: (record.done, record.id)):
        began = begun(one, zone)
        named = known.get(names.key(one) or "")
        if named is not None and named.key not in taken and _fits(named, one, began):
            taken[named.key] = one
        elif began is not None:
            timed.append((began.timestamp(), one.id, one))
        else:
            untimed.append(one)
    _in_turn(occurrences, timed, taken)
    _by_day(occurrences, untimed, taken)
    return taken


def begun(completion: Completion, zone: ZoneInfo) -> datetime | None:
    """Return the instant at which work began, where the record says so."""
    if completion.at is None:
        return None
    return resolved(datetime.combine(completion.done, completion.at), zone)


def _fits(one: Occurrence, completion: Completion, began: datetime | None) -> bool:
    assert one.starts is not None
    return completion.done in one.window if began is None else began in one.starts


def _in_turn(
    occurrences: Sequence[Occurrence],
    timed: list[tuple[float, str, Completion]],
    taken: dict[str, Completion],
) -> None:
    """Let each turn take the earliest completion that its time allows."""
    left = sorted(timed, key=lambda found: found[:2])
    for one in occurrences:
        starts = one.starts
        assert starts is not None
        earliest, latest = starts.earliest.timestamp(), starts.latest.timestamp()
        while left and left[0][0] < earliest:
            del left[0]
        if one.key not in taken and left and left[0][0] <= latest:
            taken[one.key] = left.pop(0)[2]


def _by_day(
    occurrences: Sequence[Occurrence],
    untimed: Iterable[Completion],
    taken: dict[str, Completion],
) -> None:
    open_: dict[date, list[str]] = {}
    for one in reversed(occurrences):
        assert one.starts is not None
        if one.key not in taken:
            open_.setdefault(one.starts.at.date(), []).append(one.key)
    for completion in untimed:
        keys = open_.get(completion.done)
        if keys:
            taken[keys.pop()] = completion
