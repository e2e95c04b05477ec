"""On which days a task is not owed: states that do not hold, and suspensions.

Told day by day from the records and the rules, each day by itself.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.gating import OnReturn
from weibao.cycles.window import Tolerance
from weibao.plan import PlannedTask
from weibao.records import Event, History, StateChange
from weibao.spans.window import Window

ONE_DAY = timedelta(days=1)
Place = Callable[[date, int], date | None]
"""The date so many intervals after a day; None where there is none."""
ANEW = {OnReturn.RESTART: 1, OnReturn.DUE_NOW: 0}
RANKS = (OnReturn.GRID, OnReturn.HOLD, OnReturn.RESTART, OnReturn.DUE_NOW)


@frozen
class Counted:
    """The day that an interval counts from, and that on which it was last done.

    They differ after work done by leave.
    """

    base: date
    done: date


@frozen(eq=False)
class Breaks:
    """Tells of each day whether a planned task is owed on it, by states and rules.

    ``states`` and ``used`` are what was known by the as-of day; ``today`` is the first
    day on which work can be placed.
    """

    planned: PlannedTask
    cycle: Cycle
    states: tuple[StateChange, ...]
    used: tuple[Event, ...]
    as_of: date
    today: date

    @classmethod
    def of(
        cls,
        planned: PlannedTask,
        cycle: Cycle,
        history: History,
        as_of: date,
        today: date,
    ) -> "Breaks | None":
        """Gather what breaks the work of a task; None where nothing can."""
        states_or_use = cycle.active or cycle.unless_used or cycle.certified
        if not (states_or_use or planned.resolved.suspensions):
            return None
        id_ = planned.subject.id
        states = tuple(one for one in history.states_of(id_) if one.since <= as_of)
        used = tuple(
            one
            for one in history.events_of(id_)
            if one.event == "used" and one.happened <= as_of
        )
        return cls(planned, cycle, states, used, as_of, today)

    def broken(self, day: date) -> OnReturn | None:
        """Tell what follows a day on which the task is not owed; None for others."""
        found = [
            one.resume
            for one in self.planned.resolved.suspensions
            if one.first <= day and (one.last is None or day <= one.last)
        ]
        if not self._certified(day):
            found.append(self.cycle.on_return)
        active = self.cycle.active
        if active is not None:
            state = self._state(day)
            unknown = state is None and active.inactive_unrecorded
            if unknown or (state is not None and state not in active.states):
                found.append(self.cycle.on_return)
        return max(found, key=RANKS.index, default=None)

    def _certified(self, day: date) -> bool:
        """Tell whether a day lies within the certificate that the work needs."""
        facts = self.planned.subject.attributes
        since, until = self.cycle.certified_since, self.cycle.certified_until
        begins = facts.get(since) if since is not None else date.min
        ends = facts.get(until) if until is not None else date.max
        if not (isinstance(begins, date) and isinstance(ends, date)):
            return False
        return begins <= day <= ends

    def spares(self, period: Window[date]) -> bool:
        """Tell whether a period owes nothing because the subject was used in it."""
        if not self.cycle.unless_used:
            return False
        if any(one.happened in period for one in self.used):
            return True
        day, last = period.opens, min(period.closes, self.as_of)
        while day <= last:
            if self._state(day) == "in_use":
                return True
            day += ONE_DAY
        return False

    def part(self, days: list[date]) -> list[date]:
        """Return the longest unbroken run of days that is not over, the later of two.

        Where all are over it is the last.
        """
        runs: list[list[date]] = []
        for day in days:
            if self.broken(day) is not None:
                continue
            if runs and runs[-1][-1] + ONE_DAY == day:
                runs[-1].append(day)
            else:
                runs.append([day])
        left = [run for run in runs if run[-1] >= self.today] or runs[-1:]
        return max(left, key=lambda run: (len(run), run[0]), default=[])

    def dates(
        self,
        place: Place,
        anchor: date,
        first: int,
        last: date,
        done: date = date.min,
    ) -> Iterator[date]:
        """Walk the dates of an interval from an anchor to a last day, break by break.

        Those in breaks are among them, as they are left out. Days on which the clock
        is held move the dates after them; other answers begin anew after the break,
        but for what was ``done`` in it and is due after it.
        """
        step, held, day = first, timedelta(), anchor
        seen, run = day, None
        while day <= last:
            due = place(anchor, step)
            if due is None or due + held < day:
                step += 1
            elif self.broken(day) is None:
                if due + held == day:
                    yield day
                day += ONE_DAY
            else:
                if run is None or day != seen:
                    seen, run = day, self._run(day, last)  # once for all its dates
                begins, ends, after = run
                if after is OnReturn.HOLD:
                    held += ends - max(day - ONE_DAY, anchor)
                elif due + held <= ends:
                    yield due + held
                    step, done = step + 1, date.min
                    continue
                meanwhile = after is OnReturn.DUE_NOW and begins <= done <= ends
                day = ends + ONE_DAY
                if after in ANEW and not meanwhile:
                    anchor, step, held = day, ANEW[after], timedelta()

    def next_after(
        self,
        place: Place,
        counted: Counted,
        room: Tolerance,
        last: date,
        step: int = 1,
    ) -> date | None:
        """Return the next date of work that floats, so many intervals on or more.

        None where there is none up to a last day, or where a break began in its window,
        which is not judged.
        """
        anchor, day, done = counted.base, counted.base, counted.done
        while day < self.today:
            if self.broken(day) is None:
                day += ONE_DAY
                continue
            begins, ends, after = self._run(day, last)
            due = place(anchor, step)
            meanwhile = after is OnReturn.DUE_NOW and begins <= done <= ends
            kept = meanwhile and due is not None and due > ends
            if ends < self.today and after in ANEW and not kept:
                anchor, step = ends + ONE_DAY, ANEW[after]
            day = ends + ONE_DAY
        dates = self.dates(place, anchor, step, last, done)
        due = next((one for one in dates if self.broken(one) is None), None)
        if due is None:
            return None
        day, closes = due, min(room.window(due).closes, self.today)
        while day <= closes:
            if self.broken(day) is not None:
                return None
            day += ONE_DAY
        return due

    def _run(self, day: date, last: date) -> tuple[date, date, OnReturn]:
        """Return the first and last day of the break around a day, and what follows."""
        suspensions = self.planned.resolved.suspensions
        known = [one.since for one in self.states] + [one.first for one in suspensions]
        first, found = min(known, default=day), OnReturn.GRID
        begins = day
        while begins >= first and (after := self.broken(begins - ONE_DAY)) is not None:
            found = max(found, after, key=RANKS.index)
            begins -= ONE_DAY
        while day <= last and (after := self.broken(day)) is not None:
            found = max(found, after, key=RANKS.index)
            day += ONE_DAY
        return begins, day - ONE_DAY, found

    def _state(self, day: date) -> str | None:
        known = [one for one in self.states if one.since <= day]
        return known[-1].state if known else None
