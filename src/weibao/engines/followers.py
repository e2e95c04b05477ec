"""Work that waits for other work: placed after it, once that has its place."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import define, field

from weibao.engines.jobs import Job, Workshop
from weibao.engines.state import State
from weibao.orders import Follows, WorkOrder


@define
class Followers:
    """Binds jobs to the places of those that come before them.

    ``ended`` says when the work ends that stays as it was given out and so is no longer
    to be placed, by order id.
    """

    workshop: Workshop
    state: State
    ended: dict[str, datetime] = field(factory=dict)

    def may_begin(self, order: WorkOrder, start: datetime) -> bool:
        """Tell whether all before an order is over at a time, as it stands now."""
        moments = [self._moment(order, one) for one in order.follows]
        return all(one is not None and one <= start for one in moments)

    def in_turn(self, jobs: Iterable[Job]) -> Iterator[list[Job]]:
        """Go through jobs that follow others, those that wait for none of them first.

        Each time the ones before have had their turn to be placed.
        """
        waiting = {job.order.id: job for job in jobs}
        while waiting:
            ready = [
                job
                for job in waiting.values()
                if not any(one.order in waiting for one in job.order.follows)
            ]
            for job in ready:
                del waiting[job.order.id]
            yield [job for job in ready if self._bind(job)]

    def _bind(self, job: Job) -> bool:
        """Let a job begin late enough; tell whether all before it has a place."""
        for one in job.order.follows:
            moment = self._moment(job.order, one)
            if moment is None:
                job.waits = True
                return False
            minute = self.workshop.clock.minute_of(moment)
            job.not_before = max(job.not_before, minute)
            self.state.columns.not_before[job.row] = job.not_before
            job.first = max(job.first, self.workshop.day(moment.date()))
        job.waits = job.first > job.last
        return True

    def _moment(self, order: WorkOrder, follows: Follows) -> datetime | None:
        """Return from when on a job may begin; None while the one before has no place.

        That one keeps its place from now on.
        """
        zone = order.subject.site.time_zone
        if follows.since is not None:
            return follows.since.replace(tzinfo=zone)
        end = self.ended.get(follows.order or "")
        if end is not None:
            return follows.after.moment(end.astimezone(zone), follows.before.calendar)
        found = self.state.placed.get(follows.order or "")
        if found is None:
            return None
        before, _ = found
        before.keeps_place = True
        self.state.columns.anchored[before.row] = True
        end = self.workshop.clock.instant(self.state.ends(before), zone)
        return follows.after.moment(end, follows.before.calendar)
