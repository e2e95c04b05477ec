"""Where a series stands whose dates its past moves, whatever its rhythm.

`weibao.due_work.series` walks through past and future; its progress says what is next.
A rhythm that completions, readings, states or events move has a progress of its own,
in a file by its name, and a line here.
"""

from datetime import date
from typing import Protocol

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import WorkingDayInterval
from weibao.cycles.deferral import Deferral
from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Interval, Several
from weibao.cycles.stage import Stages
from weibao.due_work.ages import AgeProgress
from weibao.due_work.changing import interval_progress
from weibao.due_work.metering import MeterProgress, count_of
from weibao.due_work.several import several_progress
from weibao.due_work.span import Span
from weibao.due_work.working_days import WorkingDayProgress
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window


class Progress(Protocol):
    """Where a series stands: ``number`` turns are consumed."""

    number: int

    @property
    def due(self) -> date | None:
        """The next nominal date; None where, as far as is known, there is none."""

    @property
    def waits(self) -> bool:
        """Whether a late turn stays the next one until it is done.

        Otherwise the dates go on, and the turn after it takes its place.
        """

    @property
    def lapses(self) -> bool:
        """Whether a turn is over with its window, and the next is the one to do."""

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days around a nominal date.

        They are those before seasons, blackouts and closed days are looked at.
        """

    def begin_by(self, day: date) -> None:
        """Go on to the first date from a day on, with nothing consumed."""

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for.

        Args:
            done: the day.
            number: the turn that the completion names, where it names one.

        Returns:
            Whether that turn is still to be consumed.
        """

    def counts(self, done: date) -> bool:
        """Tell whether work done on a day is credited to the open turn."""

    def take(self, done: date) -> None:
        """Consume the open turn with work done on a day, be it credited or not."""

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn, done after its date by leave."""

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed: it may move the next."""

    def restart(self, done: date) -> None:
        """Count from a day on which other work was done; the open turn stays open."""

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""

    def is_superseded(self, today: date) -> bool:
        """Tell whether dates that lateness does not move have come to the next one."""


def progress_of(
    planned: PlannedTask, cycle: Cycle, begins: date, span: Span, history: History
) -> Progress:
    """Return where a series stands before anything was done.

    Args:
        planned: the task, for its subject's facts.
        cycle: its cycle, which its past moves.
        begins: what it counts from where the cycle states no anchor.
        span: horizon and today.
        history: what is known of the past.
    """
    rhythm = cycle.rhythm
    if isinstance(rhythm, Several):
        return several_progress(planned, cycle, begins, span.as_of, history)
    if isinstance(rhythm, Metered):
        count = count_of(planned.subject, rhythm, begins, span.as_of, history)
        return MeterProgress.start(cycle, rhythm, count)
    if isinstance(rhythm, Stages):
        return AgeProgress.start(planned, cycle, span, history)
    if isinstance(rhythm, WorkingDayInterval):
        return WorkingDayProgress.start(cycle, begins, planned.calendar)
    assert isinstance(rhythm, Interval)
    return interval_progress(cycle, begins)
