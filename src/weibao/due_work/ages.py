"""Where a series stands whose interval depends on the age of a part.

The arithmetic is that of `weibao.cycles.stage`; here turns are counted, and a new part
is put in. Completions belong to the part that was there on their day.
"""

from collections.abc import Iterator
from datetime import date

from attrs import define

from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.cycles.stage import Stages
from weibao.cycles.window import Tolerance
from weibao.due_work.beginnings import birth_of, known_birth, renewals
from weibao.due_work.span import Span
from weibao.orders import Dropped
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window
from weibao.texts.text import Message


@define
class AgeProgress:
    """Where a series stands: ``number`` turns are consumed.

    ``later`` are the days on which further parts are put in. Work up to ``put_in`` was
    on another part. ``known`` is the day of the last completion.
    """

    rhythm: Stages
    tolerance: Tolerance
    birth: date
    later: tuple[date, ...]
    put_in: date
    known: date | None
    last: date | None = None
    number: int = 0

    @classmethod
    def start(
        cls, planned: PlannedTask, cycle: Cycle, span: Span, history: History
    ) -> "AgeProgress":
        """Return where a series stands before anything was done."""
        rhythm = cycle.rhythm
        assert isinstance(rhythm, Stages)
        done = [
            one.done
            for one in history.completions_of(planned.subject.id, planned.task.code)
            if one.done <= span.as_of
        ]
        progress = cls(
            rhythm=rhythm,
            tolerance=cycle.room,
            birth=birth_of(planned, rhythm, span.plan),
            later=renewals(planned, cycle, history, span.as_of),
            put_in=known_birth(planned, rhythm) or date.min,
            known=max(done, default=None),
        )
        if progress.known is None:
            progress._reach(date.max)
        return progress

    @property
    def due(self) -> date | None:
        """The next nominal date; None where the part is at the end of its life."""
        return self.rhythm.next_due(self.birth, self.last)

    @property
    def waits(self) -> bool:
        """Whether a late turn stays the next one: dates count from completions."""
        return True

    @property
    def lapses(self) -> bool:
        """Whether a turn is over with its window: never."""
        return False

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days around a nominal date."""
        return self.tolerance.window(nominal)

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed.

        What is due once is due until it is done, however long ago.
        """
        while self.rhythm.stages and (due := self.due) is not None and due < day:
            self.last = due

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for."""
        self._reach(done)
        if done <= self.put_in or (number is not None and number <= self.number):
            return False
        if number is not None:
            self.number = number - 1
        return True

    def counts(self, done: date) -> bool:
        """Tell whether work done on a day is credited: it always is."""
        return True

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day."""
        self._take(done, done)

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave."""
        from_ = {
            NextFrom.ORIGINAL: due,
            NextFrom.DEFERRED: deferral.until,
            NextFrom.ACTUAL: done,
        }
        self._take(done, from_[deferral.next_from])

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: the next moves."""
        if done > self.put_in and (self.last is None or done > self.last):
            self.last = done
        self._settle(done)

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        self.last = self.due
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether dates have come to the next one: they wait."""
        return False

    def _take(self, done: date, counted: date) -> None:
        self.last = counted
        self.number += 1
        self._settle(done)

    def _settle(self, done: date) -> None:
        """Put in what came after the last completion, once that is taken."""
        if self.known is None or done >= self.known:
            self._reach(date.max)

    def _reach(self, day: date) -> None:
        """Put in the parts that were there before a day."""
        come = [one for one in self.later if one < day]
        if come:
            self.birth = self.put_in = come[-1]
            self.later = self.later[len(come) :]
            self.last = None


def ends_of_life(
    planned: PlannedTask, cycle: Cycle, span: Span, history: History
) -> Iterator[Dropped]:
    """Put on record that a part reaches the end of its life in the horizon."""
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Stages)
    births = (
        birth_of(planned, rhythm, span.plan),
        *renewals(planned, cycle, history, span.as_of),
    )
    retire = rhythm.retire(births[-1])
    if retire is not None and retire in span.horizon:
        assert rhythm.life is not None
        reason = END_OF_LIFE(life=rhythm.life.text())
        yield Dropped(planned, f"life-{retire}", retire, reason)


END_OF_LIFE = Message(
    zh="满{life}，到报废年限，应更换",
    en="at {life} of age it has reached the end of its life, and is to be replaced",
)
