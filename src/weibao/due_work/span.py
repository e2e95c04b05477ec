"""The days a demand is about: today, the horizon, and how far back records tell."""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve, field, frozen

from weibao.plan import Plan
from weibao.spans.window import Horizon

ONE_DAY = timedelta(days=1)
A_YEAR = timedelta(days=366)


@frozen
class Span:
    """A horizon seen from a day.

    Where the horizon lies ahead of that day, the work in between is taken to be done
    on the day it is planned for, or on the day that ``placed`` says. ``begun`` is the
    first day of reckoning of the span that a wider one, or a slice, was made of.
    """

    plan: Plan
    horizon: Horizon
    as_of: date
    placed: Mapping[str, date] = field(factory=dict)
    begun: date | None = None

    @property
    def ahead(self) -> bool:
        """Whether the horizon begins only after the as-of day."""
        return self.as_of < self.horizon.first

    @property
    def start(self) -> date:
        """The first day of reckoning: the horizon's first, or the as-of day before."""
        return self.begun or min(self.as_of, self.horizon.first)

    @property
    def today(self) -> date:
        """The first day on which work can still be done."""
        return self.as_of if self.ahead else max(self.as_of, self.horizon.first)

    @property
    def known_from(self) -> date:
        """The day from which undone work is held against a subject."""
        return min(self.plan.records_from or self.start, self.start)

    def widened(self, by: timedelta) -> "Span":
        """Return a span of more days, on which the same is due on each day."""
        horizon = Horizon(self.start - A_YEAR, self.horizon.last + by)
        return self.over(horizon)

    def over(self, horizon: Horizon) -> "Span":
        """Return a span over other days, reckoned from the same day on."""
        return evolve(self, horizon=horizon, begun=self.start)

    def planned_for(self, order: str, day: date) -> date:
        """Return the day that an order is taken to be done on, not before today."""
        return max(self.placed.get(order, day), self.today)
