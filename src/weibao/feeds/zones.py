"""VTIMEZONE: what a time zone does in the years that a calendar speaks of."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from attrs import define, field

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
STEP = timedelta(days=1)
SECOND = timedelta(seconds=1)


@define
class TimeZones:
    """Writes time zones, each one once for all feeds that need it."""

    _written: dict[tuple[str, int, int], bytes] = field(factory=dict)

    def of(self, names: Iterable[str], first_year: int, last_year: int) -> bytes:
        """Write the time zones of these names, sorted, for these years."""
        keys = [(name, first_year, last_year) for name in sorted(set(names))]
        for key in keys:
            if key not in self._written:
                self._written[key] = timezone(*key)
        return b"".join(self._written[key] for key in keys)


def timezone(name: str, first_year: int, last_year: int) -> bytes:
    """Write one time zone: how its clocks begin, and each change after that.

    A zone whose clocks stand still in these years is written the same for all such
    years, so that a new year changes nothing in its feeds.
    """
    zone = ZoneInfo(name)
    begin = datetime(first_year, 1, 1, tzinfo=UTC) - STEP
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC) + STEP
    changes = list(_changes(zone, begin, end))
    opening = begin.astimezone(zone)
    parts = [_part(opening, opening, begin if changes else EPOCH)]
    parts += [
        _part(before, after, instant.replace(tzinfo=None) + _offset(before))
        for before, after, instant in changes
    ]
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *chain(*parts), "END:VTIMEZONE"]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _changes(
    zone: ZoneInfo, begin: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, datetime]]:
    """Give each change: a moment before it, one after it, and its instant."""
    low = begin
    while low < end:
        high = low + STEP
        if _clock(zone, low) != _clock(zone, high):
            instant = _instant(zone, low, high)
            yield low.astimezone(zone), instant.astimezone(zone), instant
        low = high


def _instant(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    before = _clock(zone, low)
    while high - low > SECOND:
        middle = low + timedelta(seconds=(high - low) // SECOND // 2)
        if _clock(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _clock(zone: ZoneInfo, instant: datetime) -> tuple[object, object]:
    local = instant.astimezone(zone)
    return local.utcoffset(), local.tzname()


def _part(before: datetime, after: datetime, onset: datetime) -> list[str]:
    """Write one observance; its onset is told by the clock as it went before."""
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{onset:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(_offset(before))}",
        f"TZOFFSETTO:{_signed(_offset(after))}",
        f"TZNAME:{after.tzname()}",
        f"END:{kind}",
    ]


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)


def _signed(offset: timedelta) -> str:
    sign = "-" if offset < timedelta(0) else "+"
    minutes, seconds = divmod(abs(offset) // SECOND, 60)
    tail = f"{seconds:02d}" if seconds else ""
    return f"{sign}{minutes // 60:02d}{minutes % 60:02d}{tail}"
