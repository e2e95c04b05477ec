"""Where a series of working days from completion to completion stands."""

from datetime import date

from attrs import define

from weibao.calendars.working import Stack
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.spans.window import Window


@define
class WorkingDayProgress:
    """Where a series stands: ``number`` turns are consumed, ``step`` after an anchor.

    The series waits for a late turn, so that none is passed over.
    """

    cycle: Cycle
    rhythm: WorkingDayInterval
    calendar: Stack
    anchor: date
    step: int
    number: int = 0
    waits: bool = True
    lapses: bool = False

    @classmethod
    def start(cls, cycle: Cycle, begins: date, calendar: Stack) -> "WorkingDayProgress":
        """Return where a series stands before anything was done."""
        rhythm = cycle.rhythm
        assert isinstance(rhythm, WorkingDayInterval)
        stated = rhythm.anchor is not None
        return cls(cycle, rhythm, calendar, rhythm.anchor or begins, int(not stated))

    @property
    def due(self) -> date:
        """The next nominal date."""
        return self.rhythm.after(self.anchor, self.step, self.calendar)

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days around a nominal date."""
        return self.cycle.room.window(nominal)

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed."""
        while self.due < day:
            self.step += 1

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for; tell whether it is open."""
        if number is None:
            return True
        if number <= self.number:
            return False
        self.step += number - self.number - 1
        self.number = number - 1
        return True

    def counts(self, done: date) -> bool:
        """Tell whether work is credited to the open turn, as all of it is."""
        return True

    def take(self, done: date) -> None:
        """Consume the open turn: the next counts from this day."""
        self._count_from(done)
        self.number += 1

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave."""
        starts = {
            NextFrom.ACTUAL: done,
            NextFrom.DEFERRED: deferral.until,
            NextFrom.ORIGINAL: due,
        }
        self._count_from(starts[deferral.next_from])
        self.number += 1

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it moves the next."""
        if done > self.anchor:
            self._count_from(done)

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        self.step += 1
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether the next turn has come, which waits for this one."""
        return False

    def _count_from(self, day: date) -> None:
        self.anchor, self.step = day, 1
