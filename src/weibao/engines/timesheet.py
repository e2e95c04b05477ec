"""Hours of months, and overtime, where a workforce limits the ones or allows the other.

Overtime of a week is what its days go beyond the hours of a day, or what it goes beyond
the hours of a week, whichever is more. It counts for the month that the week's Thursday
lies in.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import define, field

from weibao.engines.routes import Route
from weibao.workforce import Limits

DAYS = 1 << 20
"""More days than any horizon has: keys are made of a person and a number."""
YEAR = 12
WEEK = 7
MONDAY = 1
TO_THURSDAY = 3
MINUTE = timedelta(minutes=1)


@define(eq=False)
class Timesheet:
    """Minutes by person and month. Weeks are numbered as routes number them."""

    first: date
    per_day: int
    per_week: int
    per_month: int | None
    overtime: int | None
    months: dict[int, int] = field(factory=dict)
    weeks: dict[int, int] = field(factory=dict)
    beyond: dict[int, int] = field(factory=dict)
    over: dict[int, int] = field(factory=dict)
    _months_of: dict[int, int] = field(factory=dict)

    @classmethod
    def of(cls, limits: Limits, first: date) -> "Timesheet | None":
        """Return a sheet for what is limited; None where days and weeks say it all."""
        month, over = limits.per_month, limits.overtime
        if month is None and over is None:
            return None
        return cls(
            first,
            limits.per_day // MINUTE,
            limits.per_week // MINUTE,
            None if month is None else month // MINUTE,
            None if over is None else over.per_month // MINUTE,
        )

    def count(
        self, people: Iterable[int], day: int, week: int, before: int, after: int
    ) -> None:
        """Count a day on which people were busy for so long before, and are now."""
        added, beyond, month = after - before, self._more(before, after), self._on(day)
        for person in people:
            key = person * DAYS + month
            self.months[key] = self.months.get(key, 0) + added
            if self.overtime is not None:
                self._count_week(person, week, added, beyond)

    def _count_week(self, person: int, week: int, added: int, beyond: int) -> None:
        key, month = person * DAYS + week, person * DAYS + month_of_week(week)
        before = self._overtime(key)
        self.weeks[key] = self.weeks.get(key, 0) + added
        self.beyond[key] = self.beyond.get(key, 0) + beyond
        self.over[month] = self.over.get(month, 0) + self._overtime(key) - before

    def allows(self, route: Route, busy: int) -> bool:
        """Tell whether the people of a route may be busy for so long that day."""
        added, month = busy - route.busy, self._on(route.day)
        beyond = self._more(route.busy, busy)
        for person in route.people:
            spent = self.months.get(person * DAYS + month, 0)
            if self.per_month is not None and spent + added > self.per_month:
                return False
            if self.overtime is not None:
                key = person * DAYS + route.week
                more = self._overtime(key, added, beyond) - self._overtime(key)
                of_month = person * DAYS + month_of_week(route.week)
                if self.over.get(of_month, 0) + more > self.overtime:
                    return False
        return True

    def _overtime(self, key: int, added: int = 0, beyond: int = 0) -> int:
        """Return the overtime of a person's week, with so much more work in it."""
        total = self.weeks.get(key, 0) + added
        return max(0, self.beyond.get(key, 0) + beyond, total - self.per_week)

    def _more(self, before: int, after: int) -> int:
        """Return how much more of a day lies beyond its usual hours."""
        return max(0, after - self.per_day) - max(0, before - self.per_day)

    def _on(self, day: int) -> int:
        """Number the calendar month of a day; days count from the first."""
        known = self._months_of.get(day)
        if known is None:
            known = self._months_of[day] = _month(self.first + timedelta(days=day))
        return known


def month_of_week(week: int) -> int:
    """Number the month of a week's Thursday; weeks count from the year 1."""
    return _month(date.fromordinal(week * WEEK + MONDAY + TO_THURSDAY))


def _month(day: date) -> int:
    return day.year * YEAR + day.month
