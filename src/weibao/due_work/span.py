"""The days a demand is about: today, the horizon, and how far back records tell."""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import field, frozen

from weibao.plan import Plan
from weibao.spans.window import Horizon

ONE_DAY = timedelta(days=1)


@frozen
class Span:
    """A horizon seen from a day.

    Where the horizon lies ahead of that day, the work in between is taken to be done
    on the day it is planned for, or on the day that ``placed`` says. A horizon that is
    only a slice of another is reckoned ``since`` the first day of that.
    """

    plan: Plan
    horizon: Horizon
    as_of: date
    placed: Mapping[str, date] = field(factory=dict)
    since: date | None = None

    @property
    def ahead(self) -> bool:
        """Whether the horizon begins only after the as-of day."""
        return self.as_of < self.horizon.first

    @property
    def start(self) -> date:
        """The first day of reckoning: the horizon's first, or the as-of day before."""
        return min(self.as_of, self.since or self.horizon.first)

    @property
    def today(self) -> date:
        """The first day on which work can still be done."""
        return self.as_of if self.ahead else max(self.as_of, self.horizon.first)

    @property
    def known_from(self) -> date:
        """The day from which undone work is held against a subject."""
        return min(self.plan.records_from or self.start, self.start)

    def planned_for(self, order: str, day: date) -> date:
        """Return the day that an order is taken to be done on, not before today."""
        return max(self.placed.get(order, day), self.today)
