"""What an attribute that changed does to dates, reckoned by trying days out."""

from datetime import date

from attrs import define, evolve

from weibao.cycles.changing import AtChange, OnChange
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval
from weibao.verifier.changed_grids import plain_cycles
from weibao.verifier.grid import placed
from weibao.verifier.points import Point


@define
class Changes:
    """The changes that a series has not come to yet, each with the cycle it brings.

    ``dated`` is the point that the last of them made, and ``last`` what it counts from.
    """

    waiting: list[tuple[date, Cycle]]
    how: AtChange
    dated: Point | None = None
    last: date | None = None

    @classmethod
    def of(cls, cycle: Cycle) -> "Changes | None":
        """Return the changes of a cycle, if it has any."""
        rhythm = cycle.rhythm
        if not isinstance(rhythm, Interval) or rhythm.changed is None:
            return None
        return cls(plain_cycles(cycle)[1:], rhythm.changed.how)

    def until(self, point: Point, day: date) -> Point:
        """Return where a series stands on a day, with what changed by then."""
        while self.waiting and self.waiting[0][0] <= day:
            since, cycle = self.waiting.pop(0)
            if point is not self.dated:
                self.last = _counted_from(point)
            point = self.dated = self._after(point, since, cycle)
        return point

    def _after(self, point: Point, since: date, cycle: Cycle) -> Point:
        assert isinstance(cycle.rhythm, Interval)
        due = point.due
        point = evolve(point, cycle=cycle, rhythm=cycle.rhythm)
        if self.how.turn is OnChange.KEEP or self.last is None:
            return _on(point, due)
        whole = cycle.room.whole_months
        start = self.last.replace(day=1) if whole else self.last
        anew = evolve(point, anchor=start, step=1)
        soonest = self.how.grace.after(since)
        if self.how.turn is OnChange.RECOUNT_OVERDUE:
            return _on(point, soonest) if anew.due < soonest else anew
        if anew.due >= due or anew.due >= soonest:
            return anew
        return _on(point, due if due < soonest else soonest)


def _on(point: Point, day: date) -> Point:
    """Return the point of a day, from which the grid goes on."""
    anchor = day.replace(day=1) if point.cycle.room.whole_months else day
    return evolve(point, anchor=anchor, step=0, from_completion=False)


def _counted_from(point: Point) -> date | None:
    if point.step < 1 or not isinstance(point.rhythm, Interval):
        return None
    return placed(point.rhythm, point.anchor, point.step - 1)
