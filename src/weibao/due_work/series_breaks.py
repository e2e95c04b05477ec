"""How pauses move the open turn of a series that completions move, one by one."""

from collections.abc import Iterable
from datetime import date

from attrs import define

from weibao.cycles.gating import OnReturn
from weibao.cycles.pause import Pause, Pauses
from weibao.due_work.intervals import IntervalProgress
from weibao.due_work.missed import on_record
from weibao.due_work.pauses import waiting
from weibao.due_work.progress import Progress
from weibao.due_work.span import Span
from weibao.orders import Dropped, Occurrence
from weibao.plan import PlannedTask
from weibao.texts.text import Text


@define(kw_only=True)
class SeriesBreaks:
    """The pauses of a series and how many of them, ``resumed``, it has come through.

    ``counted`` is the day on which it was last done, or began to count. ``base`` is
    the day that its open turn counts from: another one after work done by leave,
    and where it is not measured from the work.
    """

    span: Span
    planned: PlannedTask
    name: date
    progress: Progress
    pauses: Pauses
    dropped: list[Dropped]
    counted: date
    base: date
    resumed: int = 0

    def note(self, day: date) -> None:
        """Note that it was done on a day, which it counts from if that comes later."""
        self.counted = max(self.counted, day)
        self.base = max(self.base, day)

    def count(self, day: date) -> None:
        """Note that it was done on a day, and that the next turn counts from it."""
        self.counted = max(self.counted, day)
        self.base = day

    def count_from(self, done: date, base: date) -> None:
        """Note that a turn was done, and what day the next turn counts from.

        Pauses after that day are of the next turn too, though the work came later.
        """
        self.counted = max(self.counted, done)
        self.base = base
        if base < done and isinstance(self.progress, IntervalProgress):
            while self.resumed and self.pauses.all[self.resumed - 1].returns > base:
                self.resumed -= 1

    def resume_by(self, day: date) -> None:
        """Come through the pauses that are over by a day."""
        for pause in self.pauses.all[self.resumed :]:
            if not pause.ends or pause.returns > day:
                break
            self._resume(pause)

    def resume_before_next(self) -> bool:
        """Come through the pauses before the open turn; False where one has no end."""
        for pause in self.pauses.all[self.resumed :]:
            due, today = self.progress.due, self.span.today
            if due is None or not (
                pause.days.opens <= due
                or (
                    pause.days.opens <= today
                    and pause.days.opens <= self.progress.window(due).closes
                )
            ):
                break
            if not pause.ends:
                self._leave_out(due, pause.why)
                return False
            self._resume(pause)
        return True

    def _resume(self, pause: Pause) -> None:
        """Come through one pause: it moves the open turn, or leaves dates of it out."""
        self.resumed += 1
        progress, due = self.progress, self.progress.due
        if due is None or pause.days.closes < self.base:
            return
        anew = pause.on_return in (OnReturn.DUE_NOW, OnReturn.RESTART)
        if pause.on_return is OnReturn.DUE_NOW and self.counted in pause.days:
            anew = due < pause.returns
            if not anew:
                return  # it was done meanwhile
        if not anew and progress.window(due).closes < pause.days.opens:
            return  # it was overdue before, and still is
        if isinstance(progress, IntervalProgress):
            progress.resume(pause, self.base)
        if due in pause.days:
            self._leave_out(due, pause.why)

    def withhold(self, behind: Iterable[Occurrence]) -> bool:
        """Tell whether nothing is due because of a pause; what waits goes on record.

        ``behind`` are the turns passed over with nothing done.
        """
        pause = self.pauses.at(self.span.today)
        due = self.progress.due
        if pause is None or due is None:
            return False
        overdue = self.progress.window(due).closes < pause.days.opens
        anew = pause.on_return in (OnReturn.DUE_NOW, OnReturn.RESTART)
        if pause.ends and (anew or not overdue):
            return False
        self.dropped.extend(on_record(self.planned, behind))
        self._leave_out(due, waiting(pause) if overdue else pause.why)
        return True

    def _leave_out(self, due: date, why: Text) -> None:
        """Put a date on record that a pause leaves out or holds back."""
        if self.span.known_from <= due <= self.span.horizon.last:
            key = f"{self.name}#{self.progress.number + 1}"
            self.dropped.append(Dropped(self.planned, key, due, why))
