"""Where a series of intervals stands among the completions of its past.

The arithmetic of its dates is that of `weibao.cycles.track`; here turns are counted,
passed over and found by their numbers.
"""

from datetime import date

from attrs import define

from weibao.cycles.arithmetic import steps_before
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.cycles.gating import OnReturn
from weibao.cycles.pause import Pause
from weibao.cycles.rhythms import Interval
from weibao.cycles.shift import FLOATING, Move
from weibao.cycles.track import Track
from weibao.spans.window import Window


@define
class IntervalProgress:
    """Where a series stands: ``number`` turns are consumed."""

    track: Track
    number: int = 0

    @classmethod
    def start(cls, cycle: Cycle, begins: date) -> "IntervalProgress":
        """Return where a series of intervals stands before anything was done."""
        rhythm = cycle.rhythm
        assert isinstance(rhythm, Interval)
        rhythm = rhythm.joined(begins)
        track = Track(
            every=rhythm.every,
            anchor=rhythm.anchor or begins,
            step=0 if rhythm.anchor is not None else 1,
            shift=rhythm.shift,
            tolerance=cycle.room,
            month_end=rhythm.month_end,
            less_a_day=rhythm.less_a_day,
            ahead=rhythm.reference.ahead,
        )
        return cls(track)

    @property
    def due(self) -> date:
        """The next nominal date."""
        return self.track.due

    @property
    def waits(self) -> bool:
        """Whether lateness moves the dates."""
        return self.track.shift.late_outside is Move.RESET

    @property
    def lapses(self) -> bool:
        """Whether the grid goes on as it is when nothing was done in the window."""
        return self.track.shift.late_outside is Move.KEEP

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days around a nominal date."""
        return self.track.tolerance.window(nominal)

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed."""
        track = self.track
        track.step = max(track.step, steps_before(track.every, track.anchor, day))
        while track.due < day:
            track.step += 1

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for.

        Args:
            done: the day.
            number: the turn that the completion names, where it names one.

        Returns:
            Whether that turn is still to be consumed.
        """
        if number is None:
            return True
        if number <= self.number:
            return False
        self.track.step += number - self.number - 1
        self.number = number - 1
        return True

    def counts(self, done: date) -> bool:
        """Tell whether work done on a day is credited to the open turn."""
        return self.track.does(done) is not Move.IGNORE

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day, be it credited or not."""
        due = self.track.due
        self.track.go_on(done)
        if self.track.due <= min(due, done):
            self.track.step += 1
        self.number += 1

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave.

        The next one counts from what the leave says; a grid goes on as it is where
        that is the date itself.
        """
        track, from_ = self.track, deferral.next_from
        if from_ is NextFrom.ACTUAL:
            track.restart(done)
        elif from_ is NextFrom.DEFERRED:
            track.count_from(deferral.until)
        elif track.shift == FLOATING:
            track.count_from(due)
        else:
            track.step += 1
        self.number += 1

    def resume(self, pause: Pause, last: date) -> None:
        """Go on after a pause that the open turn met, or that all counts from.

        Args:
            pause: the pause, which ends.
            last: the day on which the task was last done, or began to count.
        """
        track, due = self.track, self.track.due
        if pause.on_return in (OnReturn.DUE_NOW, OnReturn.RESTART):
            track.begin_anew(pause.returns, pause.first_step)
        elif pause.holds:
            on = due >= pause.days.opens
            to = due + pause.length_after(last) if on else pause.returns
            track.begin_anew(to, 0)
        else:
            while track.due < pause.returns:
                track.step += 1

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it may move the next."""
        if self.track.shift == FLOATING and done > self.track.anchor:
            self.track.restart(done)

    def restart(self, done: date) -> None:
        """Count from a day on which other work was done; the open turn stays open."""
        self.track.restart(done)

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        self.track.step += 1
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether a grid that lateness does not move has come to its next date."""
        if self.waits:
            return False
        return self.track.following <= today
