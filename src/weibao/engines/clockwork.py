"""Local hours as minutes from the horizon's start, in UTC.

Inside the engines time is whole minutes; local days and hours are turned into them
once, and back when the roster is written down.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import define, field

from weibao.spans.hours import DAY, Hours


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

    def minute(self, zone: ZoneInfo, day: int, of_day: int) -> int:
        """Return the minute of a wall-clock time on a local day."""
        start = self.midnight(zone, day)
        if self.midnight(zone, day + 1) - start == DAY and of_day <= DAY:
            return start + of_day
        extra, of_day = divmod(of_day, DAY)
        local = datetime.combine(
            self.first + timedelta(days=day + extra),
            time(of_day // 60, of_day % 60),
            tzinfo=zone,
        )
        return self._minutes(local)

    def stretch(self, zone: ZoneInfo, day: int, hours: Hours) -> tuple[int, int]:
        """Return local hours of a day as minutes from start to end."""
        opens = self.minute(zone, day, hours.opens)
        return opens, self.minute(zone, day, hours.closes)

    def instant(self, minute: int, zone: ZoneInfo) -> datetime:
        """Return the instant of a minute, with the zone's offset."""
        return (self.origin + timedelta(minutes=minute)).astimezone(zone)

    def _minutes(self, local: datetime) -> int:
        return int((local.astimezone(UTC) - self.origin).total_seconds()) // 60


Stretches = list[tuple[int, int]]


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
    """Return the stretches sorted, with those that touch joined."""
    result: Stretches = []
    for start, end in sorted(stretches):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result
