"""The account of overtime, while work moves."""

from collections.abc import Iterable

from attrs import define, field

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS
from weibao.goals import Goal


@define(eq=False)
class HoursAccount:
    """Minutes by person and week, and what goes beyond the hours of days.

    ``price`` is that of a minute of overtime; ``spent`` are the minutes of days of
    people that keep their work: person, week and minutes.
    """

    per_day: int
    per_week: int
    price: int
    spent: Iterable[tuple[int, int, int]]
    _totals: dict[int, int] = field(factory=dict)
    _beyond: dict[int, int] = field(factory=dict)
    _busy: dict[int, int] = field(factory=dict)
    _figure: int = 0

    def __attrs_post_init__(self) -> None:
        for person, week, minutes in self.spent:
            self._count(person * DAYS + week, 0, minutes)

    def enter(self, job: Job, slot: Slot, sign: int) -> None:
        """What counts is how long the routes are."""

    def follow(self, route: Route) -> None:
        """Count how long a route is now, for each of its people."""
        key = route.resource * DAYS + route.day
        was, now = self._busy.get(key, 0), route.busy
        if was != now:
            self._busy[key] = now
            for person in route.people:
                self._count(person * DAYS + route.week, was, now)

    def _count(self, key: int, was: int, now: int) -> None:
        before = self._overtime(key)
        per_day = self.per_day
        more = max(0, now - per_day) - max(0, was - per_day)
        self._totals[key] = self._totals.get(key, 0) + now - was
        self._beyond[key] = self._beyond.get(key, 0) + more
        self._figure += self._overtime(key) - before

    def _overtime(self, key: int, added: int = 0, beyond: int = 0) -> int:
        total = self._totals.get(key, 0) + added
        return max(0, self._beyond.get(key, 0) + beyond, total - self.per_week)

    def bias(self, job: Job, day: int, offer: Offer) -> int:
        """Return what the minutes of a job would add to the price, without its way."""
        found = 0
        for route in offer.routes:
            was, per_day = route.busy, self.per_day
            more = max(0, was + job.minutes - per_day) - max(0, was - per_day)
            for person in route.people:
                key = person * DAYS + route.week
                over = self._overtime(key, job.minutes, more)
                found += over - self._overtime(key)
        return found * self.price

    def figures(self) -> dict[Goal, int]:
        """Return the minutes of overtime."""
        return {Goal.OVERTIME: self._figure}

    def cost(self) -> int:
        """Return the price of the figure."""
        return self.price * self._figure
