"""A series of intervals as it stands: what is due, and what a completion makes of it.

This is the one formula. The next date is the next on the grid, moved by what the
shift says of the zone that the completion falls in.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import define, evolve, frozen

from weibao.cycles.arithmetic import MonthEnd, grid_day, last_of_month
from weibao.cycles.shift import FIXED, FLOATING, GridShift, Move, Share, Zone, zone_of
from weibao.cycles.window import NONE, Tolerance
from weibao.spans.every import Every
from weibao.spans.window import Window


@frozen(kw_only=True)
class Step:
    """A completion, what it was for, and what came of it.

    ``deemed`` is the day that it counts as. ``counts`` is False where it came too
    early for a rule that does not credit that. ``moved`` is by how many days a
    proportional shift moved the dates to come.
    """

    due: date
    window: Window[date]
    done: date
    zone: Zone
    deemed: date
    moved: int
    next_due: date
    counts: bool = True

    @property
    def kept(self) -> bool:
        """Whether the grid stays as it was."""
        return self.counts and self.deemed == self.due


@define(kw_only=True)
class Track:
    """Where a series of intervals stands.

    Dates are counted from ``anchor``, ``step`` intervals on. ``less_a_day`` is for
    terms that include their first day: one counted from a completion ends the day
    before. Work begins by ``ahead`` before an interval that is measured to its end.
    In ``whole_months`` a date stands for its month, and is shown as its end.
    """

    every: Every
    anchor: date
    step: int = 1
    shift: GridShift = FIXED
    tolerance: Tolerance = NONE
    month_end: MonthEnd = MonthEnd.CLAMP
    less_a_day: bool = False
    ahead: timedelta = timedelta()
    from_completion: bool = False

    @property
    def whole_months(self) -> bool:
        """Whether dates stand for their months."""
        return self.tolerance.whole_months

    @property
    def due(self) -> date:
        """The next nominal date."""
        day = None
        while day is None:
            day = grid_day(self.anchor, self.every, self.step, self.month_end)
            self.step += day is None
        if self.whole_months:
            return last_of_month(day)
        if self.from_completion and self.step:
            day -= timedelta(days=self.less_a_day) + self.ahead
        return day

    @property
    def window(self) -> Window[date]:
        """The lawful days around the next date."""
        return self.tolerance.of(self.every).window(self.due)

    @property
    def following(self) -> date:
        """The nominal date after the next one, if nothing moves it."""
        return evolve(self, step=self.step + 1).due

    def zone(self, done: date) -> Zone:
        """Return the zone in which the next job lies if it is done on a day."""
        return self._zone(done, self.due)

    def _zone(self, done: date, due: date) -> Zone:
        window = self.tolerance.of(self.every).window(due)
        return zone_of(done, due, window.opens, window.closes)

    def does(self, done: date) -> Move | Share:
        """Return what the next job does to later dates if it is done on a day."""
        if self.shift is FLOATING:  # wherever it lies
            return Move.RESET
        return self.shift.of(self.zone(done))

    def restart(self, done: date) -> None:
        """Count from a completion."""
        self._restart(done, 1)
        self.from_completion = True

    def count_from(self, day: date) -> None:
        """Count from a day that is no completion, such as one deferred to."""
        self._restart(day, 1)

    def begin_anew(self, day: date, step: int) -> None:
        """Count from a day, from so many intervals after it on."""
        self._restart(day, step)

    def take(self, done: date) -> Step:
        """Do the next job on a day, go on to the one after it, and say what came."""
        due, window, zone = self.due, self.window, self.zone(done)
        does = self.shift.of(zone)
        moved = self.go_on(done)
        return Step(
            due=due,
            window=window,
            done=done,
            zone=zone,
            deemed=due if does is Move.KEEP else done,
            moved=moved,
            next_due=self.due,
            counts=does is not Move.IGNORE,
        )

    def go_on(self, done: date) -> int:
        """Go on to the job after the next, which is done on a day.

        Returns:
            By how many days a proportional shift moved the dates to come.
        """
        if self.shift is FLOATING:
            self.restart(done)
            return 0
        due = self.due
        does, moved = self.shift.of(self._zone(done, due)), 0
        if isinstance(does, Share):
            moved = does.days((done - due).days)
            self.step += 1
            if moved:
                self._restart(self.due + timedelta(days=moved), 0)
        elif does is Move.RESET:
            self.restart(done)
        elif does is Move.KEEP:
            self.step += 1
        return moved

    def _restart(self, anchor: date, step: int) -> None:
        if self.whole_months:
            anchor = anchor.replace(day=1)
        self.anchor, self.step = anchor, step
        self.from_completion = False


def replay(track: Track, completions: Iterable[date]) -> tuple[Step, ...]:
    """Replay completions in the order of their days."""
    return tuple(track.take(done) for done in sorted(completions))
