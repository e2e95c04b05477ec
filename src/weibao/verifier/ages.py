"""When work is due by the age of a part, reckoned from its birth and its records."""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from weibao.cycles.stage import Boundary, Stages
from weibao.orders import WorkOrder
from weibao.plan import PlannedTask
from weibao.verifier.starts import (
    beginning_of,
    case_start,
    counted_anew_on,
    first_day,
)
from weibao.verifier.visits import Case


@frozen
class Part:
    """A part by its birth, the day it was put in, and when its work was last done."""

    rhythm: Stages
    birth: date
    put_in: date
    last: date | None = None

    @property
    def due(self) -> date | None:
        """When its work is due next; None from the end of its life on."""
        rhythm, last = self.rhythm, self.last
        if last is None:
            return self.alive(rhythm.first_at.after(self.birth))
        if not rhythm.stages:
            return None
        begun = [one.age.after(self.birth) for one in rhythm.stages]
        held = sum(day <= last for day in begun[1:])
        days = [rhythm.stages[held].every.after(last)]
        for day, stage in zip(
            begun[held + 1 :], rhythm.stages[held + 1 :], strict=True
        ):
            if day > last:
                stops = rhythm.boundary is Boundary.STOP
                days.append(day if stops else max(day, stage.every.after(last)))
        return self.alive(min(days))

    def alive(self, day: date) -> date | None:
        """Return a day if the part is not at the end of its life by then."""
        life = self.rhythm.life
        return None if life and day >= life.after(self.birth) else day

    def dates(self, last: date) -> Iterator[date]:
        """Go through the dates up to a last one if each is kept."""
        part = self
        while (due := part.due) is not None and due <= last:
            yield due
            part = evolve(part, last=due)


def parts(case: Case, planned: PlannedTask, rhythm: Stages) -> tuple[Part, ...]:
    """Return the parts that were there one after the other."""
    stated = planned.subject.attributes.get(rhythm.since or "")
    birth = stated if isinstance(stated, date) else beginning_of(case, planned)
    known = [stated] if isinstance(stated, date) else []
    if planned.subject.installed is not None:
        known.append(planned.subject.installed)
    put_in = max(known, default=date.min)
    found = [Part(rhythm, birth, put_in)]
    found += [Part(rhythm, day, day) for day in counted_anew_on(case, planned)]
    return tuple(found)


def begun(case: Case, planned: PlannedTask, part: Part) -> Part:
    """Return a part of which nothing is known, counted as records begin.

    What is due once is due however long ago.
    """
    since = first_day(case, planned, case_start(case))
    for due in part.dates(date.max) if part.rhythm.stages else ():
        if due >= since:
            break
        part = evolve(part, last=due)
    return part


def without_right(part: Part, waiting: Sequence[WorkOrder]) -> Iterator[WorkOrder]:
    """Go through the open orders of a part at the end of its life, or all done.

    A season or blackout may move the next date beyond it, and that is no new turn.
    """
    if part.due is None:
        yield from waiting
    elif not part.rhythm.stages:
        yield from waiting[1:]
    else:
        yield from (one for one in waiting[1:] if part.alive(one.due) is None)
