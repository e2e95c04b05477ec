"""The windows of one turn: what is lawful, and what is aimed at inside it."""

from collections.abc import Hashable
from datetime import date

from attrs import evolve, frozen

from weibao.cycles.arithmetic import ONE_DAY
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dealt
from weibao.cycles.season import Roll
from weibao.cycles.working_day import ClosedDay, way_of
from weibao.due_work.closed_days import WorkDays, moved
from weibao.due_work.pauses import ALWAYS_ACTIVE, USED_ON, Activity
from weibao.due_work.quotas import aimed_day, around, lot_of
from weibao.due_work.seasons import in_season_part, seasons_of
from weibao.due_work.validity import validity
from weibao.orders import Occurrence
from weibao.plan import PlannedTask
from weibao.spans.season import Season
from weibao.spans.window import Window
from weibao.texts.text import Message, Text

OUT_OF_SEASON = Message(zh="不在季节内", en="out of season")
BLACKED_OUT = Message(zh="时间窗全在停工期内", en="the window lies in a blackout")
CLOSED_SKIP = Message(
    zh="{day} 不开放（{why}），按规则跳过",
    en="{day} is closed ({why}); skipped by rule",
)


@frozen
class Turn:
    """One turn that comes about, and the day that it is best done on.

    Where a pause ends its window early, ``cut`` says why: it is owed no more once that
    is over. What is ``spared`` need not be done at all.
    """

    occurrence: Occurrence
    day: date
    cut: Text | None = None
    spared: Text | None = None

    @property
    def belongs(self) -> date:
        """The day by which it belongs to a horizon: its due date, or where it went.

        A date that is not lawful itself counts where its window begins or ends, and one
        that was deferred where it was deferred to.
        """
        window, deferred = self.occurrence.window, self.occurrence.deferred
        if deferred is not None and deferred.later:
            return window.closes
        return max(window.opens, min(self.occurrence.due, window.closes))


@frozen
class Turner:
    """Finds the turns of one cycle on one planned task.

    Args:
        planned: whose site, calendar and habits count.
        cycle: the cycle that they are turns of.
        valid: the days on which the task applies.
        days: the days on which the work can be done.
        seasons: the cycle's seasons.
        lot: the lot of a quota's work that it belongs to.
        activity: when the task is paused, and when its subject was used.
        locked: whether dates stay where they are, on closed days and in blackouts, too.
    """

    planned: PlannedTask
    cycle: Cycle
    valid: Window[date]
    days: WorkDays
    seasons: tuple[Season, ...]
    lot: int
    activity: Activity = ALWAYS_ACTIVE
    locked: bool = False

    @classmethod
    def of(
        cls,
        planned: PlannedTask,
        cycle: Cycle,
        valid: Window[date],
        activity: Activity = ALWAYS_ACTIVE,
    ) -> "Turner":
        """Gather what the turns of a planned task depend on."""
        seasons = seasons_of(cycle, planned.subject.site)
        days = WorkDays(planned, cycle)
        lot = work_lot(planned) if is_by_lot(cycle) else 0
        if cycle.closed is ClosedDay.SPLIT:
            cycle = evolve(cycle, closed=way_of(cycle.closed, lot))
        return cls(planned, cycle, valid, days, seasons, lot, activity)

    def forwards(self) -> "Turner":
        """Return one whose dates go to later days only, out of whatever bars them."""
        cycle = self.cycle
        if cycle.roll is Roll.BACK:
            cycle = evolve(cycle, roll=Roll.FORWARD)
        if cycle.closed not in (ClosedDay.KEEP, ClosedDay.SKIP):
            cycle = evolve(cycle, closed=ClosedDay.AFTER)
        return evolve(self, cycle=cycle)

    def staying(self) -> "Turner":
        """Return one whose dates stay on closed days, and go out of blackouts later."""
        return evolve(self, cycle=evolve(self.forwards().cycle, closed=ClosedDay.KEEP))

    def holding(self) -> "Turner":
        """Return one whose dates stay where they are, whatever the days are like."""
        return evolve(self, locked=True)

    def turn(self, key: str, nominal: date, share: Window[date]) -> Turn | Text | None:
        """Return one turn, why there is none, or None where none is asked for.

        Args:
            key: the turn's key.
            nominal: the date on the grid; for a quota any day of its share.
            share: the lawful days before seasons, blackouts and closed days.
        """
        if isinstance(self.cycle.rhythm, Dealt):
            return self._of_share(key, share)
        if nominal not in self.valid:
            return None
        return self._of_date(key, nominal, share)

    def _of_share(self, key: str, share: Window[date]) -> Turn | Text | None:
        if not self._is_owed(share):
            return None
        part = in_season_part(share, self.seasons)
        if part is None:
            return OUT_OF_SEASON()
        part = part.overlap(self.valid)
        if part is None:
            return None
        whole, part = part, self.activity.part(part)
        if part is None:
            return self._paused(whole.opens)
        lawful = self.days.outside_blackouts(part)
        if lawful is None:
            return BLACKED_OUT()
        skips = self.cycle.closed is ClosedDay.SKIP
        if skips and self.days.after(lawful.opens, lawful.closes) is None:
            return self._skipped(lawful.opens)
        day = aimed_day(lawful, self.lot)
        due = (
            self.days.before(day, lawful.opens)
            or self.days.after(day, lawful.closes)
            or day
        )
        turn = self._made(key, due, lawful, around(due, lawful), due)
        used = self.activity.use_in(share)
        spared = USED_ON(day=used) if used is not None else None
        return evolve(turn, cut=self._cut(part, whole), spared=spared)

    def _cut(self, part: Window[date], whole: Window[date]) -> Text | None:
        """Say which pause ends a window before its time, if one does."""
        return (
            self._paused(part.closes + ONE_DAY) if part.closes < whole.closes else None
        )

    def _paused(self, day: date) -> Text:
        pause = self.activity.pauses.at(day)
        assert pause is not None
        return pause.why

    def _is_owed(self, share: Window[date]) -> bool:
        """Tell whether a share is owed: the rules hold in its middle or only in it."""
        middle = share.opens + (share.closes - share.opens) // 2
        if middle in self.valid or self.valid.closes not in share:
            return middle in self.valid
        whole = validity(self.planned, date.min)
        return whole is not None and whole.opens in share

    def _of_date(self, key: str, nominal: date, share: Window[date]) -> Turn | Text:
        room = in_season_part(Window(nominal, nominal), self.seasons, whole=True)
        if room is None:
            return OUT_OF_SEASON()
        room = room.overlap(self.valid)
        whole = share.overlap(room) if room is not None else None
        if self.activity.pauses and room is not None:
            if self.activity.pauses.at(nominal) is not None:
                return self._paused(nominal)
            room = room.overlap(self.activity.pauses.stretch(nominal))
        lawful = share.overlap(room) if room is not None else None
        cut = None
        if self.activity.pauses and lawful is not None and whole is not None:
            cut = self._cut(lawful, whole)
        lawful = self.days.outside_blackouts(lawful) if lawful is not None else None
        if room is None:
            return BLACKED_OUT()
        if self.locked:
            return self._held(key, nominal, share, lawful)
        if lawful is None and self.cycle.roll is not None:
            return self._rolled(key, nominal, room, self.cycle.roll)
        if lawful is None:
            return BLACKED_OUT()
        rule = self.cycle.closed
        if rule is ClosedDay.SKIP and self.days.closed(nominal):
            return self._skipped(nominal)
        if self._is_single(share):
            day = moved(nominal, rule, self.days, room) or nominal
            only = Window(day, day)
            return self._made(key, nominal, only, only, day)
        day = moved(nominal, rule, self.days, lawful) or nominal
        turn = self._made(key, nominal, lawful, _around(day, lawful), day)
        return evolve(turn, cut=cut) if cut else turn

    def _is_single(self, share: Window[date]) -> bool:
        """Tell whether the work has one lawful day, the one that its date goes to."""
        tolerance = self.cycle.tolerance
        one_day = share.opens == share.closes or tolerance.whole_months
        return not tolerance and one_day

    def _held(
        self, key: str, day: date, share: Window[date], lawful: Window[date] | None
    ) -> Turn:
        """Return the turn of a date that stays on its day; so do its lawful days."""
        if lawful is None or self._is_single(share):
            lawful = Window(day, day)
        return self._made(key, day, lawful, _around(day, lawful), day)

    def _rolled(
        self, key: str, nominal: date, room: Window[date], roll: Roll
    ) -> Turn | Text:
        """Return the turn of a date that blackouts leave no lawful day.

        It goes out of them and, where that day is closed, on in the same direction.
        """
        day, rule = self.days.rolled(nominal, roll, room), self.cycle.closed
        if day is not None and rule is ClosedDay.SKIP and self.days.closed(day):
            return self._skipped(day)
        if day is not None and rule is not ClosedDay.KEEP:
            if roll is Roll.BACK:
                day = self.days.before(day, room.opens)
            else:
                day = self.days.after(day, room.closes)
        if day is None:
            return BLACKED_OUT()
        only = Window(day, day)
        if not self.cycle.room:
            return self._made(key, nominal, only, only, day)
        around = self.cycle.room.window(day).overlap(room)
        lawful = (self.days.outside_blackouts(around) if around else None) or only
        return self._made(key, nominal, lawful, _around(day, lawful), day)

    def _skipped(self, day: date) -> Text:
        why = self.planned.calendar.why_closed(day) or Text()
        return CLOSED_SKIP(day=day, why=why)

    def _made(
        self,
        key: str,
        due: date,
        window: Window[date],
        aim: Window[date],
        day: date,
    ) -> Turn:
        provisional = self.planned.calendar.is_provisional(due)
        return Turn(Occurrence(key, due, window, aim, provisional), day)


def is_by_lot(cycle: Cycle) -> bool:
    """Tell whether the days of a cycle's turns hang on the lot of the work."""
    return isinstance(cycle.rhythm, Dealt) or cycle.closed is ClosedDay.SPLIT


def alike(planned: PlannedTask, cycle: Cycle, activity: Activity) -> Hashable:
    """Return what the turn of a date depends on, but for when a task begins to apply.

    Args:
        planned: the task.
        cycle: its cycle, which may have been made for its subject.
        activity: when it is paused.
    """
    return (
        planned.resolved,
        None if cycle is planned.cycle else cycle,
        planned.subject.site.id,
        planned.calendar,
        planned.cleared,
        work_lot(planned) if is_by_lot(cycle) else None,
        activity,
    )


def work_lot(planned: PlannedTask) -> int:
    """Return the lot of a planned task: one for all that is alike at one stop."""
    return lot_of(f"{planned.subject.location.stop.id}/{planned.task.code}")


def _around(day: date, lawful: Window[date]) -> Window[date]:
    """Return the days half-way from a day to either end of its window."""
    day = max(lawful.opens, min(day, lawful.closes))
    return Window(day - (day - lawful.opens) // 2, day + (lawful.closes - day) // 2)
