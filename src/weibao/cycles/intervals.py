"""A length of time again and again: on a grid, floating, or in between.

A grid is history-free: its dates are counted from the anchor in one step each. Any
other series is replayed through its completions, and its forecast is the replay of its
own answers, each assumed done on the day it is planned for.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define

from weibao.cycle import Cycle, Interval, Move
from weibao.records import Completion
from weibao.spans.every import Every


def grid_dates(
    every: Every, anchor: date, *, anchor_is_due: bool, first: date, last: date
) -> Iterator[date]:
    """Go through the grid's dates from ``first`` to ``last``, both included.

    The anchor itself is a due date only where it was stated as one.
    """
    longest = every.months * 31 + every.days
    step = max(0 if anchor_is_due else 1, (first - anchor).days // longest - 1)
    while (day := every.after(anchor, step)) <= last:
        if day >= first:
            yield day
        step += 1


@define
class Position:
    """Where a series stands: ``number`` turns are consumed, the next is due ``due``."""

    rhythm: Interval
    cycle: Cycle
    anchor: date
    step: int
    number: int = 0

    @property
    def due(self) -> date:
        """The next nominal date, counted from the anchor in one step."""
        return self.rhythm.every.after(self.anchor, self.step)

    def take(self, done: date, number: int | None = None) -> None:
        """Consume the open turn with work done on a day.

        Args:
            done: the day.
            number: the turn that the completion names, where it names one.
        """
        if self._move(done) is Move.RESET:
            self.anchor, self.step = done, 1
        else:
            self.step += 1
        self.number = self.number + 1 if number is None else number

    def _move(self, done: date) -> Move:
        due, shift = self.due, self.rhythm.shift
        inside = done in self.cycle.tolerance.window(due)
        if done <= due:
            return shift.early_inside if inside else shift.early_outside
        return shift.late_inside if inside else shift.late_outside


def start(cycle: Cycle, rhythm: Interval, begins: date) -> Position:
    """Return where a series stands before anything was done."""
    if rhythm.anchor is not None:
        return Position(rhythm, cycle, rhythm.anchor, 0)
    return Position(rhythm, cycle, begins, 1)


def named_number(completion: Completion) -> int | None:
    """Return the turn's number in the order id that a completion names, if any.

    An extra visit (``#37+1``) leaves the count where it is.
    """
    if completion.order is None or "#" not in completion.order:
        return None
    number = completion.order.rsplit("#", 1)[1].split("+", 1)[0]
    return int(number) if number.isdigit() else None
