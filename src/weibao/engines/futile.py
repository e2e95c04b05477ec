"""What was tried in vain, so that work just like it is not tried again.

One person and ten thousand orders: all but a few hundred find no place, and making room
for each of them takes hundreds of attempts that all fail alike.
"""

from collections.abc import Hashable

from attrs import define, field

from weibao.engines.change import Change
from weibao.engines.columns import ANY_TIME
from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job
from weibao.engines.state import DAYS


@define(eq=False)
class Futile:
    """Work that found no place, for as long as nothing has changed since.

    Of two pieces of work that ask for the same, in the same time, of the same people,
    the second finds no place where the first found none. What either would share with
    work that stands somewhere is part of what it asks for. Work that anything else
    hangs on is never taken for alike.
    """

    insertion: Insertion
    _since: tuple[int, Change | None] = (0, None)
    _kinds: set[Hashable] = field(factory=set)

    def is_known(self, job: Job, days: range) -> bool:
        """Tell whether work like a job has found no place on these days."""
        if self._since != self._now():
            return False
        kind = self._kind(job, days)
        return kind is not None and kind in self._kinds

    def note(self, job: Job, days: range) -> None:
        """Keep in mind that a job found no place on these days."""
        now = self._now()
        if self._since != now:
            self._since = now
            self._kinds.clear()
        kind = self._kind(job, days)
        if kind is not None:
            self._kinds.add(kind)

    def _now(self) -> tuple[int, Change | None]:
        changes = self.insertion.state.changes
        return len(changes), changes[-1] if changes else None

    def _kind(self, job: Job, days: range) -> Hashable | None:
        """Return all that decides on which days there is a place; None where unsure."""
        insertion, state, row = self.insertion, self.insertion.state, job.row
        apart, columns = insertion.independences, state.columns
        if (
            insertion.promised is not None
            or insertion.budget is not None
            or (apart is not None and apart.any)
            or state.ledger is not None
            or state.visiting is not None
            or state.reserving is not None
            or job.pin is not None
            or job.chained
            or job.escorts is not None
            or job.divisible is not None
            or job.part_of
            or job.order.follows
            or columns.not_before[row] != ANY_TIME
        ):
            return None
        asked = columns.exclusions[row]
        if {key for key, _ in asked} != set(columns.marks[row]):
            return None
        workshop, busy = state.workshop, state.busy
        reach = range(min(job.first, days.start), max(job.last, days.stop - 1) + 1)
        shared = tuple(
            (key, most)
            for key, most in asked
            if most < 1 or any(busy.get(key * DAYS + day) for day in reach)
        )
        closed = tuple(workshop.why_closed(job.order.planned, day) for day in reach)
        return (
            columns.minutes[row],
            columns.stop[row],
            columns.where[row],
            columns.offers[row],
            columns.begins[row],
            job.rank,
            (job.first, job.last, job.limit, job.aim_first, job.aim_last),
            days,
            job.keeps_place,
            job.not_before,
            shared,
            closed,
        )
