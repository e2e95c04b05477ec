"""Grids counted on from a date that leave put off, where the record says so."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from weibao.cycles.arithmetic import grid, last_of_month
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import NextFrom
from weibao.cycles.rhythms import Interval
from weibao.due_work.dates import grid_dates
from weibao.due_work.deferrals import TaskDeferrals, is_used
from weibao.due_work.windows import Turn
from weibao.spans.window import Window

Nominal = tuple[str, date, Window[date]]
"""A turn's key, its date, and the lawful days around that."""


def counted_on(
    nominals: Iterator[Nominal], cycle: Cycle, anchor: date, key: str, base: date
) -> Iterator[Nominal]:
    """Count the dates of a grid after one of them from another day; keys stay.

    Dates that were put in singly stay as they are.
    """
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Interval)
    whole = cycle.room.whole_months
    started, moved = date.fromisoformat(key), list(nominals)
    last = max((day for _, day, _ in moved), default=started)
    own = grid_dates(rhythm, anchor, started, last, count=cycle.count)
    plain = map(last_of_month, own) if whole else own
    after = [day for day in plain if day > started]
    begins = base.replace(day=1) if whole else base
    anew = grid(begins, rhythm.every, rhythm.month_end, 1)
    to = dict(zip(after, map(last_of_month, anew) if whole else anew, strict=False))
    result = []
    for name, day, share in moved:
        new = to.get(date.fromisoformat(name), day) if day > started else day
        result.append((name, new, share if new == day else cycle.room.window(new)))
    return iter(sorted(result, key=lambda one: (one[1], one[0])))


def bases(
    deferrals: TaskDeferrals,
    cycle: Cycle,
    done_on: Callable[[str], date | None],
    held: Sequence[Turn],
) -> Iterator[tuple[str, date]]:
    """Go through the keys after which a grid is counted anew, and from which day."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, Interval) or rhythm.steps is not None:
        return
    for turn in held:
        one = turn.occurrence
        done = done_on(one.key)
        if not is_used(one.deferred, done or date.max):
            continue
        assert one.deferred is not None
        record = one.deferred.record
        if record.next_from is NextFrom.DEFERRED:
            yield one.key, record.until
        elif record.next_from is NextFrom.ACTUAL:
            yield one.key, done or turn.day
