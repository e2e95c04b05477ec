"""The times at which the turns of a cycle are due to begin, day by day."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from weibao.cycles.clock import resolved, slots
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.spans.hours import Hours
from weibao.spans.opening import Opening

ONE_DAY = timedelta(days=1)
Timed = tuple[str, datetime]
"""The key of a turn and the instant at which it is due to begin."""


def of_day(
    name: str, day: date, times: Iterable[time], zone: ZoneInfo
) -> Iterator[Timed]:
    """Go through the times of a date by its key, on the day it went to."""
    for one in times:
        key = f"{name}T{one:%H:%M}"
        yield key, resolved(datetime.combine(day, one), zone)


def while_open(
    rhythm: WhileOpen, opening: Opening, day: date, zone: ZoneInfo
) -> Iterator[Timed]:
    """Go through the turns of the openings that begin on a day, in order."""
    found: set[datetime] = set()
    for hours in opening.on(day):
        opens, closes = _local(day, hours)
        found.update(
            slots(
                opens,
                closes,
                rhythm.every,
                closing_sweep=rhythm.at_closing,
                at_opening=rhythm.at_opening,
            )
        )
    for local in sorted(found):
        yield local.isoformat(timespec="minutes"), resolved(local, zone)


def elapsed(
    rhythm: ElapsedHours, begun: date, first: date, last: date, zone: ZoneInfo
) -> Iterator[Timed]:
    """Go through the turns by the clock on the local days from first to last.

    Their keys are times in UTC: a local time may come twice on one day.
    """
    begin = rhythm.begin or datetime.combine(begun, time.min)
    start = resolved(begin, zone).astimezone(UTC)
    since = datetime.combine(first, time.min, tzinfo=zone).astimezone(UTC)
    number = max(0, -((start - since) // rhythm.every))
    while True:
        instant = start + rhythm.every * number
        local = instant.astimezone(zone)
        if local.date() > last:
            return
        if local.date() >= first:
            utc = instant.replace(tzinfo=None).isoformat(timespec="minutes")
            yield f"{utc}Z", local
        number += 1


def _local(day: date, hours: Hours) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time.min)
    opens, closes = timedelta(minutes=hours.opens), timedelta(minutes=hours.closes)
    return midnight + opens, midnight + closes
