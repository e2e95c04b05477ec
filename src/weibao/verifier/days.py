"""What a planned task's days are like, each asked by itself."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from weibao.cycles.cycle import Cycle
from weibao.orders import Demand
from weibao.plan import PlannedTask
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.verifier.breaks import Breaks

ONE_DAY = timedelta(days=1)
A_YEAR = 366


def today_of(demand: Demand) -> date:
    """Return the first day on which a roster of the demand can place work."""
    return max(demand.as_of, demand.horizon.first)


def through(first: date, last: date) -> Iterator[date]:
    """Go through the days from first to last."""
    while first <= last:
        yield first
        first += ONE_DAY


def ends(days: Iterable[date]) -> Window[date] | None:
    """Return the window from the first of some days to the last, if there are any."""
    found = list(days)
    return Window(found[0], found[-1]) if found else None


def seasons_of(planned: PlannedTask, cycle: Cycle) -> tuple[Season, ...]:
    """Return the cycle's seasons, those given by name with the site's own dates."""
    known = planned.subject.site.seasons
    return tuple(
        known[one] if isinstance(one, str) else one
        for one in cycle.seasons
        if not isinstance(one, str) or one in known
    )


@frozen(eq=False)
class Days:
    """Tells of each day whether a planned task applies, is in season, can be done.

    ``first`` and ``last`` are the days on which it applies: the subject is there, rule
    and task are valid, and the cycle has not ended.
    """

    planned: PlannedTask
    cycle: Cycle
    seasons: tuple[Season, ...]
    first: date
    last: date
    has_blackouts: bool
    breaks: Breaks | None = None

    @classmethod
    def of(
        cls, planned: PlannedTask, cycle: Cycle, breaks: Breaks | None = None
    ) -> "Days":
        """Gather what the days of a task depend on."""
        resolved, task = planned.resolved, planned.task
        begun = (planned.subject.installed, resolved.valid_from, task.valid_from)
        ended = (resolved.valid_to, task.valid_to, cycle.ends)
        return cls(
            planned,
            cycle,
            seasons_of(planned, cycle),
            max((day for day in begun if day is not None), default=date.min),
            min((day for day in ended if day is not None), default=date.max),
            not planned.criticality.by_law,
            breaks,
        )

    def since(self, day: date) -> "Days":
        """Return the same days, told apart from a day on only, so that they are shared.

        Where the task had begun by then it does not matter when.
        """
        return self if self.first > day else evolve(self, first=date.min)

    def applies(self, day: date) -> bool:
        """Tell whether the task applies on the day."""
        return self.first <= day <= self.last

    def in_season(self, day: date) -> bool:
        """Tell whether the day is in season, which any day is where none is named."""
        return not self.seasons or any(day in season for season in self.seasons)

    def owed(self, day: date) -> bool:
        """Tell whether the task applies, is in season, and not broken off."""
        return self.applies(day) and self.in_season(day) and not self.broken(day)

    def broken(self, day: date) -> bool:
        """Tell whether a state or a suspension breaks the task off on the day."""
        return self.breaks is not None and self.breaks.broken(day) is not None

    def closed(self, day: date) -> bool:
        """Tell whether the site is closed to this work on the day."""
        calendar = self.planned.calendar
        return not self.planned.every_day and not calendar.is_open(day)

    def blacked_out(self, day: date) -> bool:
        """Tell whether a blackout forbids this work on the day."""
        return self.has_blackouts and self.cycle.blacks_out(
            day, cleared=self.planned.cleared
        )

    def free(self, day: date) -> bool:
        """Tell whether the work can be done on the day."""
        return not self.closed(day) and not self.blacked_out(day)
