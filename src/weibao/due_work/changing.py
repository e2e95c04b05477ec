"""Where a series of intervals stands whose length changed with an attribute.

The arithmetic of a change is that of `weibao.cycles.changing`; here changes come in
between completions, and the open turn is dated anew.
"""

from datetime import date

from attrs import define, field, frozen

from weibao.cycles.arithmetic import grid_day
from weibao.cycles.changing import AtChange, Length
from weibao.cycles.choosing import lengths_of
from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Deferral
from weibao.cycles.rhythms import Interval
from weibao.cycles.track import Track
from weibao.cycles.window import Tolerance
from weibao.due_work.intervals import IntervalProgress


@frozen
class Coming:
    """A change of interval: the length it brings, and the room of it in days."""

    length: Length
    room: Tolerance


@frozen
class Came:
    """A change that came while a turn was open, and the turn's date before and after.

    ``number`` turns were consumed by then; ``last`` is what its date counts from, and
    ``anew`` one new interval later.
    """

    length: Length
    before: Length
    number: int
    last: date | None
    was_due: date
    anew: date
    due: date


@define
class ChangingProgress(IntervalProgress):
    """Where a series stands: ``number`` turns are consumed.

    ``last`` is what the open turn counts from; None where that is a date stated.
    """

    length: Length = field(kw_only=True)
    how: AtChange = field(kw_only=True)
    coming: tuple[Coming, ...] = field(kw_only=True)
    last: date | None = field(kw_only=True)
    came: list[Came] = field(kw_only=True, factory=list)

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed."""
        self.reach(day)
        super().begin_by(day)
        self.last = _counted_from(self.track)

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for."""
        self.reach(done)
        before = self.track.step
        opened = super().open_for(done, number)
        if self.track.step != before:
            self.last = _counted_from(self.track)
        return opened

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day, be it credited or not."""
        super().take(done)
        self.last = _counted_from(self.track)

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave."""
        super().take_deferred(due, done, deferral)
        self.last = _counted_from(self.track)

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it may move the next."""
        anchor = self.track.anchor
        super().take_again(done)
        if self.track.anchor != anchor:
            self.last = _counted_from(self.track)

    def restart(self, done: date) -> None:
        """Count from a day on which other work was done; the open turn stays open."""
        self.reach(done)
        super().restart(done)
        self.last = _counted_from(self.track)

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        super().skip()
        self.last = _counted_from(self.track)

    def reach(self, day: date) -> None:
        """Come through the changes up to a day."""
        while self.coming and self.coming[0].length.since <= day:
            self._come(self.coming[0])
            self.coming = self.coming[1:]

    def _come(self, one: Coming) -> None:
        """Come through one change: the open turn is dated anew, or keeps its date."""
        track, length, last = self.track, one.length, self.last
        due = anew = was_due = track.due
        from_completion = track.from_completion
        track.every, track.tolerance = length.every, one.room
        if last is not None:
            track.begin_anew(last, 1)
            track.from_completion = from_completion
            anew = track.due
            due = self.how.due(anew, length.since, was_due)
        if last is None or due != track.due:
            track.begin_anew(due, 0)
        before, due = self.length, track.due
        self.came.append(Came(length, before, self.number, last, was_due, anew, due))
        self.length = length


def interval_progress(cycle: Cycle, begins: date) -> IntervalProgress:
    """Return where a series of intervals stands before anything was done."""
    lengths = lengths_of(cycle)
    rhythm = cycle.rhythm
    if not lengths or not isinstance(rhythm, Interval) or rhythm.changed is None:
        return IntervalProgress.start(cycle, begins)
    (first, plain), *later = lengths
    track = IntervalProgress.start(plain, begins).track
    return ChangingProgress(
        track,
        length=first,
        how=rhythm.changed.how,
        coming=tuple(Coming(one, made.room) for one, made in later),
        last=_counted_from(track),
    )


def _counted_from(track: Track) -> date | None:
    """Return what the open turn counts from; None where that is a date stated."""
    back = track.step - 1
    if back < 0:
        return None
    return grid_day(track.anchor, track.every, back, track.month_end)
