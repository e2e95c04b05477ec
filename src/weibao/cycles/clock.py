"""Interval arithmetic of the clock: local hours, elapsed hours, opening hours."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from weibao.cycles.arithmetic import grid
from weibao.spans.every import Every


def wall_times(
    anchor: datetime, every: Every | timedelta, zone: ZoneInfo
) -> Iterator[datetime]:
    """Return the instants of a rule that keeps its local hours, without end.

    An hour that the clocks leave out is read with the offset before; of one that
    comes twice it is the first.
    """
    local: Iterator[datetime]
    if isinstance(every, timedelta):
        local = (anchor + every * number for number in count())
    else:
        days = grid(anchor.date(), every)
        local = (datetime.combine(day, anchor.time()) for day in days)
    return (resolved(one, zone) for one in local)


def elapsed_times(
    anchor: datetime, every: timedelta, zone: ZoneInfo
) -> Iterator[datetime]:
    """Go through the instants of a rule that counts hours, whatever clocks do."""
    start = resolved(anchor, zone).astimezone(UTC)
    for number in count():
        yield (start + every * number).astimezone(zone)


def resolved(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the instant of a local time, as a time that the clocks do show."""
    there = local.replace(tzinfo=zone, fold=0)
    return there.astimezone(UTC).astimezone(zone)


def slots(
    opens: datetime,
    closes: datetime,
    every: timedelta,
    *,
    closing_sweep: bool,
    at_opening: bool = False,
) -> tuple[datetime, ...]:
    """Return the times of turns while a place is open, in local time.

    Args:
        opens: when it opens.
        closes: when it closes; no turn falls on it but the sweep.
        every: the time between turns.
        closing_sweep: whether a last turn is made at closing.
        at_opening: whether a first turn is made at opening.
    """
    times = [opens]
    while times[-1] < closes:
        times.append(times[-1] + every)
    times = times[0 if at_opening else 1 : -1]
    return (*times, closes) if closing_sweep else tuple(times)


def missed_slots(
    times: Sequence[datetime], done: Iterable[datetime], tolerance: timedelta
) -> tuple[datetime, ...]:
    """Return the turns that nothing covers, and that cannot be made good.

    A turn is covered by work within the tolerance either way, and each piece of work
    covers one turn at most: as many turns are covered as can be.
    """
    free = sorted(done)
    missed: list[datetime] = []
    for slot in sorted(times):
        while free and free[0] < slot - tolerance:
            del free[0]
        if free and free[0] <= slot + tolerance:
            del free[0]
        else:
            missed.append(slot)
    return tuple(missed)
