"""A last look at what has no place: every place is looked at, not only cheap ones."""

from collections.abc import Iterable

from weibao.engines.insertion import Insertion
from weibao.engines.jobs import Job

EVERY = 10**6
"""More places than there are."""


def place_what_fits(insertion: Insertion, lost: Iterable[Job]) -> None:
    """Place what has a place after all, the most critical first.

    The search looks at few places closely; where it ends, all are looked at.
    """
    state = insertion.state
    for job in sorted(lost, key=lambda one: (one.rank, one.id)):
        if job.chained or job.waits or job.id in state.placed:
            continue
        if job.divisible is not None:
            continue
        slot = insertion.best(job, job.first, job.last, tries=EVERY)
        if slot is not None:
            state.place(job, slot)
