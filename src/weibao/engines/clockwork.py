"""Local hours as minutes from the horizon's start, in UTC.

Inside the engines time is whole minutes; local days and hours are turned into them
once, and back when the roster is written down.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import define, field

from weibao.spans.hours import DAY, Hours

Stretches = list[tuple[int, int]]


@define
class Clockwork:
    """Turns local times of several zones into minutes since the first UTC midnight."""

    first: date
    origin: datetime = field(init=False)
    _midnights: dict[tuple[str, int], int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.origin = datetime.combine(self.first, time.min, tzinfo=UTC)

    def midnight(self, zone: ZoneInfo, day: int) -> int:
        """Return the minute at which a local day begins; days count from the first."""
        key = (zone.key, day)
        known = self._midnights.get(key)
        if known is None:
            local = datetime.combine(
                self.first + timedelta(days=day), time.min, tzinfo=zone
            )
            known = self._minutes(local)
            self._midnights[key] = known
        return known

    def minute(
        self, zone: ZoneInfo, day: int, of_day: int, *, again: bool = False
    ) -> int:
        """Return the minute of a wall-clock time on a local day.

        Of a time that the clock shows twice it is the first one, or with ``again``
        the second; of one that it leaves out, the nearest before or after.
        """
        start = self.midnight(zone, day)
        if self.midnight(zone, day + 1) - start == DAY and of_day <= DAY:
            return start + of_day
        extra, of_day = divmod(of_day, DAY)
        local = datetime.combine(
            self.first + timedelta(days=day + extra),
            time(of_day // 60, of_day % 60),
            tzinfo=zone,
        )
        first, second = self._minutes(local), self._minutes(local.replace(fold=1))
        return max(first, second) if again else min(first, second)

    def allowed(self, zone: ZoneInfo, day: int, hours: Iterable[Hours]) -> Stretches:
        """Return in which minutes of a local day work may be done.

        Hours of the day before that run past midnight count as far as they reach into
        the day, and hours of the day end at midnight: no work runs from day to day.
        """
        found = [
            self.stretch(zone, on, one)
            for one in hours
            for on in ((day - 1, day) if one.closes > DAY else (day,))
        ]
        return common(merged(found), self.whole_day(zone, day))

    def stretch(self, zone: ZoneInfo, day: int, hours: Hours) -> tuple[int, int]:
        """Return local hours of a day as minutes: what surely lies in them."""
        opens = self.minute(zone, day, hours.opens, again=True)
        return opens, self.minute(zone, day, hours.closes)

    def taken(self, zone: ZoneInfo, day: int, hours: Hours) -> tuple[int, int]:
        """Return local hours of a day as minutes: all that may lie in them."""
        opens = self.minute(zone, day, hours.opens)
        return opens, self.minute(zone, day, hours.closes, again=True)

    def whole_day(self, zone: ZoneInfo, day: int) -> Stretches:
        """Return a local day, cut in two where the clock is put forward or back.

        No work may straddle the change: its length by the clock would not be its own.
        """
        start, end = self.midnight(zone, day), self.midnight(zone, day + 1)
        if end - start == DAY:
            return [(start, end)]
        change = self._change(zone, start, end)
        return [(start, change - 1), (change, end)]

    def _change(self, zone: ZoneInfo, start: int, end: int) -> int:
        """Return the minute from which on the zone has another offset."""
        before = self.instant(start, zone).utcoffset()
        while end - start > 1:
            middle = (start + end) // 2
            if self.instant(middle, zone).utcoffset() == before:
                start = middle
            else:
                end = middle
        return end

    def instant(self, minute: int, zone: ZoneInfo) -> datetime:
        """Return the instant of a minute, with the zone's offset."""
        return (self.origin + timedelta(minutes=minute)).astimezone(zone)

    def minute_of(self, instant: datetime) -> int:
        """Return the minute of an instant."""
        return self._minutes(instant)

    def _minutes(self, local: datetime) -> int:
        return int((local.astimezone(UTC) - self.origin).total_seconds()) // 60


def common(one: Stretches, other: Stretches) -> Stretches:
    """Return what two sorted lists of stretches have in common."""
    result: Stretches = []
    i = j = 0
    while i < len(one) and j < len(other):
        start = max(one[i][0], other[j][0])
        end = min(one[i][1], other[j][1])
        if start < end:
            result.append((start, end))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return result


def without(stretches: Stretches, taken: Stretches) -> Stretches:
    """Return the stretches with other stretches cut out of them."""
    for opens, closes in taken:
        cut: Stretches = []
        for start, end in stretches:
            if closes <= start or opens >= end:
                cut.append((start, end))
                continue
            if start < opens:
                cut.append((start, opens))
            if closes < end:
                cut.append((closes, end))
        stretches = cut
    return stretches


def merged(stretches: Stretches) -> Stretches:
    """Return the stretches sorted, with those that touch joined and no empty ones."""
    result: Stretches = []
    for start, end in sorted(stretches):
        if start >= end:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result
