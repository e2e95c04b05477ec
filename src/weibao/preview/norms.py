"""How far apart the visits of a task may lie: by law or standard, and by its own gap.

A policy may do more than a norm asks for and go back on that. So the measure is not
what was planned before, but what the equipment type declares with its sources.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from attrs import evolve, frozen

from weibao.amounts import resolve
from weibao.cycles.clock_times import ElapsedHours, WhileOpen
from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import EachSeason
from weibao.cycles.period import Period
from weibao.cycles.regimes import AllOf, Coupled
from weibao.cycles.rhythms import Dealt, Interval, MaximumGap, Quota
from weibao.equipment import Basis, Source, Task
from weibao.plan import PlannedTask
from weibao.spans.every import CALENDAR_SLACK

By = Literal["norm", "gap"]
BINDING = (Basis.STATUTE, Basis.STANDARD)
"""The sources of which a change of policy must not fall short, the stronger first."""
IN_A_YEAR = {
    Period.DAY: 360,
    Period.WEEK: 52,
    Period.HALF_MONTH: 24,
    Period.MONTH: 12,
    Period.QUARTER: 4,
    Period.HALF_YEAR: 2,
    Period.YEAR: 1,
}


@frozen(eq=False)
class Norm:
    """What a task is held to.

    ``by`` is ``norm`` for a statute or standard, which ``source`` names, and ``gap``
    for the longest gap that the task itself promises. ``planned`` is the planned task
    that states it.
    """

    by: By
    cycle: Cycle
    planned: PlannedTask
    source: Source | None = None

    @property
    def judged(self) -> bool:
        """Whether the cycle bounds the days between one visit and the next.

        A quota asks for visits in each of its periods, alone or besides. Listed dates
        and recurrence rules are owed as such.
        """
        return isinstance(self.cycle.rhythm, Coupled | Interval)

    @property
    def dealt(self) -> Iterator[Dealt]:
        """Go through the numbers of visits that it asks for in periods."""
        rhythm = self.cycle.rhythm
        parts = [rhythm]
        if isinstance(rhythm, AllOf):
            parts = [one.rhythm for one in rhythm.regimes]
        for one in parts:
            if isinstance(one, Dealt):
                yield one
            elif isinstance(one, MaximumGap) and one.quota is not None:
                yield one.quota

    def limit(self, since: date) -> date:
        """Return the last lawful day of the visit after one; far off where not judged.

        A longest gap counts to the day. A grid allows for its tolerance at both ends
        and for months of other lengths.
        """
        rhythm = self.cycle.rhythm
        if isinstance(rhythm, AllOf):
            each = (Cycle(one.rhythm, one.tolerance) for one in rhythm.regimes)
            limits = (evolve(self, cycle=one).limit(since) for one in each)
            return min(limits)
        if isinstance(rhythm, MaximumGap):
            return rhythm.gap.single_limit(since)
        if isinstance(rhythm, Interval):
            room = self.cycle.room
            days = int(rhythm.every.about_days * CALENDAR_SLACK)
            last = max(rhythm.every.after(since), since + timedelta(days=days))
            return last + timedelta(days=room.before.about_days + room.after.about_days)
        return date.max


def norms(
    old: PlannedTask | None, new: PlannedTask | None
) -> Iterator[tuple[Norm, Norm | None]]:
    """Go through what a task is held to after a change, each with what it was before.

    It is the norm as it is cited now: a statute does not grow longer by an edit of
    the cycle beside it. Where the task cites other texts of at least the same force,
    the law itself has changed, and the new cycle is the measure. What a task promises
    of itself binds no other plan than its own.
    """
    before, after = _norm(old), _norm(new)
    if after is not None and (before is None or _replaces(after, before)):
        yield after, before
    elif before is not None:
        yield before, before
    own = _own_gap(new)
    if own is not None:
        yield own, _own_gap(old)


def _own_gap(planned: PlannedTask | None) -> Norm | None:
    """Return the longest gap that a planned task itself promises, if it is one."""
    cycle = planned.cycle if planned is not None else None
    if planned is None or cycle is None or not isinstance(cycle.rhythm, Coupled):
        return None
    return Norm("gap", cycle, planned)


def _norm(planned: PlannedTask | None) -> Norm | None:
    if planned is None or planned.task.cycle is None:
        return None
    cited = _cited(planned.task)
    if not cited:
        return None
    cycle = resolve(planned.task.cycle, planned.subject.attributes)
    return Norm("norm", cycle, planned, cited[0])


def _cited(task: Task) -> list[Source]:
    """Return the statutes and standards behind a task, the strongest first."""
    found = [source for source in task.sources if source.basis in BINDING]
    return sorted(found, key=lambda source: BINDING.index(source.basis))


def _replaces(after: Norm, before: Norm) -> bool:
    """Tell whether a norm stands in for another: it is no weaker, and another text.

    A shorter cycle of the same text is the stricter one, so it holds too.
    """
    new, old = _cited(after.planned.task), _cited(before.planned.task)
    if BINDING.index(new[0].basis) > BINDING.index(old[0].basis):
        return False
    other = _texts(new) != _texts(old)
    return other or _turns(after) > _turns(before)


def _turns(norm: Norm) -> float:
    """Return about how often a norm asks for the work in a year; 0 for dates."""
    rhythm = norm.cycle.rhythm
    if isinstance(rhythm, Quota):
        return rhythm.times * IN_A_YEAR[rhythm.per]
    if isinstance(rhythm, EachSeason):
        return rhythm.times * len(rhythm.seasons)
    if isinstance(rhythm, Interval | Coupled):
        return 360 / rhythm.every.about_days
    if isinstance(rhythm, WhileOpen | ElapsedHours):
        return timedelta(days=360) / rhythm.every
    return 0


def _texts(sources: list[Source]) -> list[tuple[str, str, str]]:
    return [(one.basis.value, one.title.en, one.clause.en) for one in sources]
