"""Begins the series of planned tasks that completions move; like ones share turns."""

from collections.abc import Hashable
from datetime import date

from attrs import define, evolve, field

from weibao.cycles.cycle import Cycle
from weibao.due_work.beginnings import beginning, stated_anchor
from weibao.due_work.deferrals import Deferrals
from weibao.due_work.edits import Edits
from weibao.due_work.intervals import IntervalProgress
from weibao.due_work.known_turns import KnownTurns
from weibao.due_work.open_turn import OpenTurn
from weibao.due_work.pauses import Activity
from weibao.due_work.progress import Progress, progress_of
from weibao.due_work.series import Series
from weibao.due_work.series_breaks import SeriesBreaks
from weibao.due_work.span import Span
from weibao.due_work.validity import validity
from weibao.due_work.windows import Turner, alike
from weibao.orders import Dropped
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window


@define
class Moving:
    """What the series of a demand have in common."""

    span: Span
    history: History
    dropped: list[Dropped]
    deferrals: Deferrals
    edits: Edits
    _known: dict[Hashable, KnownTurns] = field(factory=dict)

    def series(self, planned: PlannedTask, cycle: Cycle) -> Series | None:
        """Begin the series of a planned task; None where it never applies."""
        span, history = self.span, self.history
        valid = validity(planned, date.min)
        if valid is None:
            return None
        begins = beginning(planned, span.plan)
        activity = Activity.of(planned, cycle, history, span)
        name = stated_anchor(cycle) or begins
        progress = progress_of(planned, cycle, begins, span, history)
        breaks = SeriesBreaks(
            span=span,
            planned=planned,
            name=name,
            progress=progress,
            pauses=activity.pauses,
            dropped=self.dropped,
            counted=name,
            base=name,
        )
        turner = Turner.of(planned, cycle, valid, activity)
        open_turn = OpenTurn(
            span=span,
            turner=turner,
            progress=progress,
            name=name,
            known=self._known_of(turner, cycle, progress),
            deferrals=self.deferrals.of_task(planned),
            edits=self.edits.of_task(planned),
        )
        return Series(span, history, self.dropped, planned, open_turn, breaks)

    def _known_of(
        self, turner: Turner, cycle: Cycle, progress: Progress
    ) -> KnownTurns | None:
        """Return the turns of all series that are like that of a turner.

        Windows of plain intervals depend on their dates alone.
        """
        if type(progress) is not IntervalProgress:
            return None
        key = alike(turner.planned, cycle, turner.activity)
        if key not in self._known:
            always = evolve(turner, valid=Window(date.min, turner.valid.closes))
            self._known[key] = KnownTurns(
                always, turner.cycle.room, self.span.horizon.first
            )
        return self._known[key]
