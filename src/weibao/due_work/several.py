"""Where a series stands that several rhythms make together."""

from collections.abc import Sequence
from datetime import date

from attrs import define

from weibao.cycles.cycle import Cycle
from weibao.cycles.deferral import Deferral, NextFrom
from weibao.cycles.meter import Combine, combined
from weibao.cycles.metered import Metered
from weibao.cycles.rhythms import Member, Several, Together
from weibao.cycles.window import Tolerance
from weibao.due_work.intervals import IntervalProgress
from weibao.due_work.metering import MeterProgress, count_of
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window

One = IntervalProgress | MeterProgress
RULES = {Together.FIRST: Combine.FIRST, Together.LAST: Combine.LAST}


def member_progress(
    planned: PlannedTask, member: Member, begins: date, today: date, history: History
) -> One:
    """Return where one of several rhythms stands before anything was done."""
    cycle, rhythm = Cycle(member.rhythm, member.tolerance), member.rhythm
    if isinstance(rhythm, Metered):
        count = count_of(planned.subject, rhythm, begins, today, history)
        return MeterProgress.start(cycle, rhythm, count)
    return IntervalProgress.start(cycle, begins)


def several_progress(
    planned: PlannedTask, cycle: Cycle, begins: date, today: date, history: History
) -> "SeveralProgress":
    """Return where a series of several rhythms stands before anything was done."""
    rhythm = cycle.rhythm
    assert isinstance(rhythm, Several)
    members = [
        member_progress(planned, one, begins, today, history) for one in rhythm.members
    ]
    return SeveralProgress(members, rhythm.rule, cycle.tolerance)


@define
class SeveralProgress:
    """Where a series stands that is due with the first or the last of several.

    All members are consumed together, so that work restarts every one of them.
    ``room`` is the tolerance of the whole.
    """

    members: Sequence[One]
    rule: Together
    room: Tolerance
    number: int = 0

    @property
    def due(self) -> date | None:
        """The first or the last of the members' dates, where it is in sight."""
        return combined([one.due for one in self.members], RULES[self.rule])

    @property
    def binding(self) -> One:
        """The member whose date it is, the first named of several."""
        return next(one for one in self.members if one.due == self.due)

    @property
    def waits(self) -> bool:
        """Whether a late turn stays the next one: it always does."""
        return True

    @property
    def lapses(self) -> bool:
        """Whether a turn is over with its window: it never is."""
        return False

    def window(self, nominal: date) -> Window[date]:
        """Return the lawful days: the binding member's, within every other's limit."""
        if self.room:
            return self.room.window(nominal)
        found = self.binding.window(nominal)
        if self.rule is Together.LAST or nominal != self.due:
            return found
        ends = [one.window(one.due).closes for one in self.members if one.due]
        return Window(found.opens, max(nominal, min(ends)))

    def begin_by(self, day: date) -> None:
        """Let every member go on to its first date from a day on."""
        for one in self.members:
            one.begin_by(day)

    def open_for(self, done: date, number: int | None) -> bool:
        """Go to the turn that work done on a day is for, in every member."""
        still = [one.open_for(done, number) for one in self.members]
        self.number = self.members[0].number
        return all(still)

    def counts(self, done: date) -> bool:
        """Tell whether work counts: it always does."""
        return True

    def take(self, done: date) -> None:
        """Consume the open turn; every member counts on from the work."""
        for one in self.members:
            one.take(done)
        self.number += 1

    def take_deferred(self, due: date, done: date, deferral: Deferral) -> None:
        """Consume the open turn by leave, which says what the next count from."""
        days = {NextFrom.ACTUAL: done, NextFrom.DEFERRED: deferral.until}
        self.take(days.get(deferral.next_from, due))

    def take_again(self, done: date) -> None:
        """Take note of more work for a turn that is consumed."""
        for one in self.members:
            one.take_again(done)

    def restart(self, done: date) -> None:
        """Let every member count from a day on which other work was done."""
        for one in self.members:
            one.restart(done)

    def skip(self) -> None:
        """Leave the open turn out: the next one takes its place."""
        for one in self.members:
            one.skip()
        self.number += 1

    def is_superseded(self, today: date) -> bool:
        """Tell whether the next turn has come meanwhile: it waits for this one."""
        return False
