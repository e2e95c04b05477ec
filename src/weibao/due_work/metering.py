"""Where a series stands that a meter moves: its values, and their days."""

from datetime import date, timedelta
from fractions import Fraction

from attrs import define

from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.cycles.meter import MeterInterval, Reading
from weibao.cycles.metered import Closing, Metered
from weibao.cycles.shift import Move
from weibao.cycles.use import NOTHING, Count, totals
from weibao.due_work.gauges import gauge_of
from weibao.due_work.span import ONE_DAY
from weibao.inventory import Subject
from weibao.meters import meter_of
from weibao.records import History
from weibao.spans.window import Window


def count_of(
    subject: Subject, rhythm: Metered, begins: date, today: date, history: History
) -> Count:
    """Return the use of the meter that a rhythm counts by, as known on a day."""
    gauge = gauge_of(subject, meter_of(rhythm, subject.type), history)
    points = totals(
        [reading for _, reading in gauge.readings if reading.day <= today],
        [one for one in gauge.exchanges if one.day <= today],
        gauge.rolls_over_at,
    )
    scaled = tuple(Reading(one.day, one.value * gauge.ratio) for one in points)
    return Count(
        points=scaled,
        begins=begins,
        today=today,
        usage=rhythm.usage,
        stated=gauge.per_day,
    )


@define
class MeterProgress:
    """Where a series stands that a meter moves: ``number`` turns are consumed.

    ``value`` is that of the open turn; ``taken`` the day of the turn before, which it
    comes after. Whatever comes late stays the next one until it is done. The first
    work on record is for the value nearest to it.
    """

    rhythm: Metered
    cycle: Cycle
    count: Count
    value: Fraction
    number: int = 0
    taken: date | None = None

    @classmethod
    def start(cls, cycle: Cycle, rhythm: Metered, count: Count) -> "MeterProgress":
        """Return where a series stands before anything was done."""
        base = count.first.value if rhythm.restarts else NOTHING
        return cls(rhythm, cycle, count, base + rhythm.every)

    @property
    def due(self) -> date | None:
        """The day on which the meter comes to the value; None if it is not in sight."""
        day = self.count.day_of(self.value)
        if day is None or self.taken is None:
            return day
        return max(day, self.taken + ONE_DAY)

    @property
    def waits(self) -> bool:
        """Whether a late turn stays the next one: it always does."""
        return True

    @property
    def lapses(self) -> bool:
        """Whether a turn is over with its window: it never is."""
        return False

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days around a nominal date.

        Room in units of the meter is as many days as the meter takes for it.
        """
        room, due = self.cycle.room.window(nominal), self.due or nominal
        opens = self.count.day_of(self.value - self.rhythm.before)
        closes = self.count.day_of(self.value + self.rhythm.after)
        early, late = due - (opens or due), (closes or due) - due
        window = Window(
            room.opens - max(early, timedelta()), room.closes + max(late, timedelta())
        )
        return self._ranged(window) if self.rhythm.early_to_late else window

    def _ranged(self, window: Window[date]) -> Window[date]:
        """Widen a window to the earliest and latest date; the turn before comes first.

        A latest date that is not in sight widens nothing.
        """
        opens, closes = self.count.between(self.value)
        if opens is not None and self.taken is not None:
            opens = max(opens, self.taken + ONE_DAY)
        return Window(
            min(window.opens, opens or window.opens),
            max(window.closes, closes or window.closes),
        )

    def begin_by(self, day: date) -> None:
        """Go on to the first value from that of a day on, with nothing consumed.

        What the first reading shows already is not asked for, whenever it was reached.
        """
        every, count = self.rhythm.every, self.count
        short = count.value_on(day) - self.value
        if short > 0:
            self.value += -(-short // every) * every
        if count.points and self.value <= count.first.value:
            self.value += ((count.first.value - self.value) // every + 1) * every

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for."""
        if self.taken is None:
            self._go_to_nearest(done)
            self.number = max(self.number, (number or 1) - 1)
            return True
        if number is None:
            return True
        if number <= self.number:
            return False
        self.value += (number - self.number - 1) * self.rhythm.every
        self.number = number - 1
        return True

    def counts(self, done: date) -> bool:
        """Tell whether work done on a day is credited to the open turn."""
        return self.steps.step(self.value, self.count.value_on(done)).counts

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day."""
        reached = self.count.value_on(done)
        step = self.steps.step(self.value, reached)
        move = self.rhythm.shift.of(step.zone)
        value = step.next_due
        if move is Move.RESET and self.rhythm.counted_from is Closing.OPENING:
            value += self._opening(done, reached) - reached
        self._go_on(value, done, reached)

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave."""
        base = self.value
        if deferral.next_from is NextFrom.ACTUAL:
            base = self.count.value_on(done)
        elif deferral.next_from is NextFrom.DEFERRED:
            base = self.count.value_on(deferral.until)
        self._go_on(base + self.rhythm.every, done, NOTHING)

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it may move the next."""
        if self.rhythm.restarts:
            again = self.count.value_on(done) + self.rhythm.every
            self.value = max(self.value, again)

    def restart(self, done: date) -> None:
        """Count from a day on which other work was done; the open turn stays open."""
        self.value = self.count.value_on(done) + self.rhythm.every
        self.taken = done

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        self.value += self.rhythm.every
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether the next turn has come meanwhile: it waits for this one."""
        return False

    @property
    def steps(self) -> MeterInterval:
        """What work done at a value makes of the next."""
        rhythm = self.rhythm
        return MeterInterval(
            every=rhythm.every,
            shift=rhythm.shift,
            before=rhythm.before,
            after=rhythm.after,
        )

    def _opening(self, done: date, reached: Fraction) -> Fraction:
        """Return the value that opened the turn: the first reading to show it."""
        if reached < self.value:
            return reached
        shown = (one for one in self.count.points if one.value >= self.value)
        first = next(shown, None)
        return self.value if first is None or first.day > done else first.value

    def _go_to_nearest(self, done: date) -> None:
        every, passed = self.rhythm.every, self.count.value_on(done) - self.value
        self.value += max(-(-(passed - every / 2) // every), 0) * every

    def _go_on(self, value: Fraction, done: date, reached: Fraction) -> None:
        """Go to a value, or to the first of its grid that is not reached yet."""
        if value <= reached:
            value += ((reached - value) // self.rhythm.every + 1) * self.rhythm.every
        self.value = value
        self.number += 1
        self.taken = done
