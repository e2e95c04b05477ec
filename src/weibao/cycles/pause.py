"""Pauses: stretches in which work is not owed, and how its dates go on afterwards.

A state that does not hold makes them, or a policy that is suspended.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, field, frozen

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.gating import OnReturn
from weibao.spans.window import Window
from weibao.texts.text import Text

Grid = Callable[[date, int], Iterator[date]]
"""The dates of a grid for ever, from an anchor on, by the number of the first step."""


@frozen
class Pause:
    """Days on which work is not owed, and when it is due after them.

    One that nobody knows the end of lasts to the end of the calendar.
    """

    days: Window[date]
    on_return: OnReturn
    why: Text

    @property
    def ends(self) -> bool:
        """Whether it is known when it ends."""
        return self.days.closes < date.max

    @property
    def returns(self) -> date:
        """The first day after it."""
        return self.days.closes + ONE_DAY if self.ends else date.max

    @property
    def holds(self) -> bool:
        """Whether its days do not count towards an interval."""
        return self.on_return is OnReturn.HOLD

    @property
    def first_step(self) -> int:
        """How many intervals after the return the first date is, counted anew."""
        return int(self.on_return is OnReturn.RESTART)

    def length_after(self, day: date) -> timedelta:
        """Return how long it lasts of the days after a day."""
        return self.days.closes - max(self.days.opens - ONE_DAY, day)


def apart(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return pauses in order, those that touch as one.

    Of several answers the strictest holds: due now before a restart, a restart before
    holding the clock, and that before a grid that runs on.
    """
    found: list[Pause] = []
    for pause in sorted(pauses, key=lambda one: (one.days.opens, one.days.closes)):
        last = found[-1] if found else None
        if last is None or (last.ends and last.returns < pause.days.opens):
            found.append(pause)
            continue
        closes = max(last.days.closes, pause.days.closes)
        strictest = max(last.on_return, pause.on_return, key=STRICTNESS.index)
        days = Window(last.days.opens, closes)
        found[-1] = evolve(last, days=days, on_return=strictest)
    return tuple(found)


def _in_order(pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    return apart(pauses)


@frozen
class Pauses:
    """All pauses of one task on one subject, in order and apart."""

    all: tuple[Pause, ...] = field(default=(), converter=_in_order)

    def __bool__(self) -> bool:
        return bool(self.all)

    def at(self, day: date) -> Pause | None:
        """Return the pause that a day lies in, if any."""
        place = bisect_right(self.all, day, key=lambda one: one.days.opens)
        pause = self.all[place - 1] if place else None
        return pause if pause is not None and day in pause.days else None

    def between(self, after: date, until: date) -> tuple[Pause, ...]:
        """Return those that begin after a day, and by another."""
        return tuple(one for one in self.all if after < one.days.opens <= until)

    def stretch(self, day: date) -> Window[date]:
        """Return the days around a day that lies in no pause, up to the next ones."""
        place = bisect_right(self.all, day, key=lambda one: one.days.opens)
        opens = self.all[place - 1].returns if place else date.min
        after = self.all[place].days.opens if place < len(self.all) else None
        return Window(opens, after - ONE_DAY if after is not None else date.max)

    def parts(self, window: Window[date]) -> tuple[Window[date], ...]:
        """Return the parts of a window that lie in no pause, in order."""
        found: list[Window[date]] = []
        day = window.opens
        while day <= window.closes:
            pause = self.at(day)
            if pause is None:
                stretch = self.stretch(day)
                closes = min(stretch.closes, window.closes)
                found.append(Window(day, closes))
                pause = self.at(closes + ONE_DAY) if closes < window.closes else None
            if pause is None or not pause.ends:
                break
            day = pause.returns
        return tuple(found)


def paused_dates(
    grid: Grid, anchor: date, step: int, pauses: Iterable[Pause]
) -> Iterator[tuple[date, Pause | None]]:
    """Go through the dates of a grid with pauses; one left out comes with its pause.

    Args:
        grid: gives the dates from an anchor and a first step on.
        anchor: what the dates count from at first.
        step: the first step from it that is a date.
        pauses: the pauses, in order and apart.
    """
    waiting = [pause for pause in pauses if pause.days.closes >= anchor]
    dates, held = grid(anchor, step), timedelta()
    day = next(dates, None)
    while day is not None:
        due, pause = day + held, waiting[0] if waiting else None
        if pause is None or due < pause.days.opens:
            yield due, None
        elif pause.ends and (pause.holds or due > pause.days.closes):
            waiting.pop(0)
            if pause.holds:
                held += pause.length_after(anchor)
            elif pause.on_return is not OnReturn.GRID:
                anchor, held = pause.returns, timedelta()
                dates = grid(anchor, pause.first_step)
                day = next(dates, None)
            continue
        else:
            yield due, pause
        day = next(dates, None)


STRICTNESS = (OnReturn.GRID, OnReturn.HOLD, OnReturn.RESTART, OnReturn.DUE_NOW)
