"""A length of time again and again: on a grid, floating, or in between.

A grid is history-free: its dates are counted from the anchor in one step each. Any
other series is replayed through its completions, and its forecast is the replay of its
own answers, each assumed done on the day it is planned for.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define

from weibao.cycles.cycle import FLOATING, Interval, Move, Tolerance
from weibao.spans.every import Every


def grid_dates(
    every: Every, anchor: date, *, anchor_is_due: bool, first: date, last: date
) -> Iterator[date]:
    """Go through the grid's dates from ``first`` to ``last``, both included.

    The anchor itself is a due date only where it was stated as one.
    """
    step = max(0 if anchor_is_due else 1, steps_before(every, anchor, first))
    while (day := every.after(anchor, step)) <= last:
        if day >= first:
            yield day
        step += 1


def steps_before(every: Every, anchor: date, day: date) -> int:
    """Return a number of steps that certainly does not lead beyond a day."""
    longest = every.months * 31 + every.days
    return max(0, (day - anchor).days // longest - 1)


@define
class Position:
    """Where a series stands: ``number`` turns are consumed, the next is due ``due``."""

    rhythm: Interval
    tolerance: Tolerance
    anchor: date
    step: int
    number: int = 0

    @classmethod
    def start(cls, rhythm: Interval, tolerance: Tolerance, begins: date) -> "Position":
        """Return where a series stands before anything was done."""
        if rhythm.anchor is not None:
            return cls(rhythm, tolerance, rhythm.anchor, 0)
        return cls(rhythm, tolerance, begins, 1)

    @property
    def due(self) -> date:
        """The next nominal date, counted from the anchor in one step."""
        return self.rhythm.every.after(self.anchor, self.step)

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed."""
        self.step = max(self.step, steps_before(self.rhythm.every, self.anchor, day))
        while self.due < day:
            self.step += 1

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for.

        Args:
            done: the day.
            number: the turn that the completion names, where it names one.

        Returns:
            Whether that turn is still to be consumed.
        """
        if number is None:
            while self.is_superseded(done):
                self.skip()
            return True
        if number <= self.number:
            return False
        self.step += number - self.number - 1
        self.number = number - 1
        return True

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day."""
        if self._move(done) is Move.RESET:
            self.anchor, self.step = done, 1
        else:
            self.step += 1
        self.number += 1

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it may move the next."""
        if self.rhythm.shift == FLOATING and done > self.anchor:
            self.anchor, self.step = done, 1

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        self.step += 1
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether a grid that lateness does not move has come to its next date."""
        if self.rhythm.shift.late_outside is Move.RESET:
            return False
        return self.rhythm.every.after(self.anchor, self.step + 1) <= today

    def _move(self, done: date) -> Move:
        due, shift = self.due, self.rhythm.shift
        inside = done in self.tolerance.window(due)
        if done <= due:
            return shift.early_inside if inside else shift.early_outside
        return shift.late_inside if inside else shift.late_outside
