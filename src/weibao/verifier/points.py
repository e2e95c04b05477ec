"""A date told as so many intervals after an anchor."""

from datetime import date, timedelta

from attrs import evolve, frozen

from weibao.calendars.working import Stack
from weibao.cycles.anchor import Edge, Mark
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.rhythms import Interval
from weibao.verifier.dates import month_end
from weibao.verifier.days import ONE_DAY
from weibao.verifier.grid import placed
from weibao.verifier.told_by_days import open_day


@frozen
class Point:
    """So many intervals after an anchor, which may be the day of a completion."""

    cycle: Cycle
    rhythm: Interval | WorkingDayInterval
    calendar: Stack
    anchor: date
    step: int
    from_completion: bool = False

    @property
    def due(self) -> date:
        """The date, or the next there is where its month lacks it."""
        day = self._there()[1]
        if self.cycle.room.whole_months:
            return month_end(day)
        term = isinstance(self.rhythm, Interval) and self.rhythm.less_a_day
        if isinstance(self.rhythm, Interval) and self.from_completion:
            to_end = self.rhythm.reference.measure_to is Edge.END
            day -= timedelta(days=lasting(self.rhythm) * to_end)
        return day - ONE_DAY if term and self.from_completion else day

    def after(self, done: date) -> "Point":
        """Return the first date counted from a completion."""
        whole = self.cycle.room.whole_months
        anchor = done.replace(day=1) if whole else done
        return evolve(self, anchor=anchor, step=1, from_completion=True)

    def on(self, steps: int = 1) -> "Point":
        """Go on by dates of the grid."""
        point = self
        for _ in range(steps):
            point = evolve(point, step=point._there()[0] + 1)
        return point

    def _there(self) -> tuple[int, date]:
        """Return the first step from this one on that has a date, and the date."""
        step, rhythm = self.step, self.rhythm
        if isinstance(rhythm, WorkingDayInterval):
            return step, open_day(self.anchor, step * rhythm.days, self.calendar)
        while (day := placed(rhythm, self.anchor, step)) is None:
            step += 1
        return step, day


def lasting(rhythm: Interval | WorkingDayInterval) -> int:
    """Return how many days work lasts from its start to its end."""
    return rhythm.reference.lasts if isinstance(rhythm, Interval) else 0


def measured(
    rhythm: Interval | WorkingDayInterval, due: date, began: date | None, done: date
) -> date:
    """Return the day that is counted from, of work due, begun and done on some days."""
    if not isinstance(rhythm, Interval):
        return done
    length = timedelta(days=lasting(rhythm))
    match rhythm.reference.measure_from:
        case Mark.SCHEDULED_START:
            return due
        case Mark.SCHEDULED_END:
            return due + length
        case Mark.ACTUAL_START:
            return began if began is not None else done - length
        case Mark.ACTUAL_END:
            return done


def is_planned(rhythm: Interval | WorkingDayInterval) -> bool:
    """Tell whether what was planned is counted from, whenever it was done."""
    planned = (Mark.SCHEDULED_START, Mark.SCHEDULED_END)
    return isinstance(rhythm, Interval) and rhythm.reference.measure_from in planned
