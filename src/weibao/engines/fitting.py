"""The last try: where a search ends, whatever still fits finds its place."""

from collections.abc import Iterable

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job

EVERY = 10**6
"""More places than there are."""


def place_what_fits(insertion: Insertion, lost: Iterable[Job], late_by: int) -> None:
    """Place what has a place after all, the most critical first, late if need be.

    The search looks at few places closely, and not at all at those after a window;
    where it ends, all are looked at. What the goals would rather leave out stays so.

    Args:
        insertion: where everything stands.
        lost: the jobs that found no place.
        late_by: how many days after its window work may be placed.
    """
    state = insertion.state
    for job in sorted(lost, key=lambda one: (one.rank, one.id)):
        if job.chained or job.waits or job.id in state.placed:
            continue
        if job.divisible is not None:
            continue
        late = state.workshop.late_days(job, late_by)
        for first, last in ((job.first, job.last), (late.start, late.stop - 1)):
            slot = insertion.best(job, first, last, tries=EVERY)
            if slot is None:
                continue
            mark, cost = len(state.changes), state.cost
            state.place(job, slot)
            if state.columns.price[job.row] and state.cost > cost:
                state.undo(mark)
            break
