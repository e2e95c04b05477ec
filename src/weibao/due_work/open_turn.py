"""The turn of a series that is to be done next: its key, its date and its window."""

from datetime import date

from attrs import define, evolve

from weibao.due_work.deferrals import TaskDeferrals
from weibao.due_work.edits import TaskEdits
from weibao.due_work.known_turns import KnownTurns
from weibao.due_work.progress import Progress
from weibao.due_work.seasons import next_in_season
from weibao.due_work.span import ONE_DAY, Span
from weibao.due_work.windows import Turn, Turner
from weibao.orders import Occurrence
from weibao.records import Edit
from weibao.texts.text import Text


@define
class OpenTurn:
    """Where a series stands, and what its next turn is.

    ``name`` is what its keys begin with, ``taken`` the last day on which a turn was
    done; it is ``projected`` while a turn before it is open. Where a window depends on
    its date alone, the turns of like series are ``known``.
    """

    span: Span
    turner: Turner
    progress: Progress
    name: date
    known: KnownTurns | None = None
    deferrals: TaskDeferrals | None = None
    edits: TaskEdits | None = None
    taken: date = date.min
    projected: bool = False

    def is_superseded(self, day: date) -> bool:
        """Tell whether the open turn has made way for the next; not while deferred."""
        if not self.progress.is_superseded(day):
            return False
        if self.deferrals is None:
            return True
        one = self.occurrence
        return one is None or not one.deferred or day > one.window.closes

    def is_due_by(self, day: date) -> bool:
        """Tell whether its date has come by a day."""
        due = self.progress.due
        return due is not None and due <= day

    @property
    def occurrence(self) -> Occurrence | None:
        """The turn as it stands, on its own date; None where none comes about."""
        due = self.progress.due
        turned = self.turn(self.key, due) if due else None
        return turned.occurrence if isinstance(turned, Turn) else None

    @property
    def key(self) -> str:
        """The key by which it goes."""
        return f"{self.name}#{self.progress.number + 1}"

    def nominal(self) -> date | None:
        """Return the next date, no earlier than the task applies and can be done."""
        turner, progress = self.turner, self.progress
        due = progress.due
        if due is None:
            return None
        day = next_in_season(max(due, turner.valid.opens), turner.seasons)
        while (
            turner.days.has_blackouts
            and turner.cycle.roll is None
            and day <= self.span.horizon.last
            and turner.days.outside_blackouts(progress.window(day)) is None
        ):
            day = next_in_season(day + ONE_DAY, turner.seasons)
        return day

    def turn(self, key: str, nominal: date) -> Turn | Text | None:
        """Return a turn by its key and date, as edits and deferrals leave it."""
        edit = self._edit(key, nominal)
        if edit is not None and edit.to is not None:
            nominal = edit.to
        if edit is not None and edit.locks:
            share = self.progress.window(nominal)
            turned = self.turner.holding().turn(key, nominal, share)
        else:
            turned = self._found(key, nominal)
        if isinstance(turned, Turn) and turned.day <= self.taken < nominal:
            # It would go back to the day of the work done last, and so again and again.
            share = self.progress.window(nominal)
            turned = self.turner.forwards().turn(key, nominal, share)
            if isinstance(turned, Turn) and turned.day <= self.taken:
                # No open day is left before the task ends or is paused.
                turned = self.turner.staying().turn(key, nominal, share)
        if edit is not None and isinstance(turned, Turn):
            turned = Turn(evolve(turned.occurrence, edit=edit), turned.day)
        if self.deferrals is None or not isinstance(turned, Turn):
            return turned
        return self.deferrals.turn(turned, self.turner)

    def _found(self, key: str, nominal: date) -> Turn | Text | None:
        """Find a turn by itself: among those known of its date, or else anew."""
        if self.known is not None:
            return self.known.turn(key, nominal, self.turner, projected=self.projected)
        return self.turner.turn(key, nominal, self.progress.window(nominal))

    def _edit(self, key: str, nominal: date) -> Edit | None:
        if self.edits is None:
            return None
        return self.edits.of_turn(key, nominal, self.progress.window(nominal))
