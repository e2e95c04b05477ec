"""How long each person may work on a day, whatever is done before and after it.

Teams are formed of people who are there for the whole day. So the limits of working
time are kept beforehand: whoever would break one by a whole day of work has that day
off, or a shorter one.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import define, field

from weibao.workforce import Limits

Stretches = tuple[tuple[int, int], ...]
MINUTE = timedelta(minutes=1)


@define(eq=False)
class PersonHours:
    """One person's hours, asked for day by day. Overtime is not made use of."""

    limits: Limits
    _week: dict[tuple[int, int], int] = field(factory=dict)
    _month: dict[tuple[int, int], int] = field(factory=dict)
    _latest: int | None = None
    _last_day: date | None = None
    _run: int = 0

    def worked(self, day: date, there: Iterable[tuple[int, int]]) -> Stretches:
        """Return when the person works on a day of those stretches, if at all."""
        limits = self.limits
        stretches = _within(there, limits.per_day // MINUTE)
        if not stretches:
            return ()
        length = sum(closes - opens for opens, closes in stretches)
        iso = day.isocalendar()
        week, month = (iso.year, iso.week), (day.year, day.month)
        run = self._run + 1 if self._last_day == day - timedelta(days=1) else 1
        rested = self._latest is None or (
            stretches[0][0] - self._latest >= limits.rest // MINUTE
        )
        in_week = self._week.get(week, 0) + length
        in_month = self._month.get(month, 0) + length
        if (
            not rested
            or in_week > limits.per_week // MINUTE
            or (limits.per_month and in_month > limits.per_month // MINUTE)
            or (limits.days_in_a_row and run > limits.days_in_a_row)
        ):
            return ()
        self._week[week], self._month[month] = in_week, in_month
        self._latest, self._last_day, self._run = stretches[-1][1], day, run
        return stretches


def _within(there: Iterable[tuple[int, int]], most: int) -> Stretches:
    """Return the stretches of a day, cut off where the day's limit is reached."""
    found: list[tuple[int, int]] = []
    for opens, closes in there:
        begins = max(opens, found[-1][1]) if found else opens
        ends = min(closes, begins + most)
        if begins < ends:
            found.append((begins, ends))
            most -= ends - begins
    return tuple(found)
