"""Putting back what stood together before, all at once and without a look."""

from collections.abc import Iterable

from weibao.engines.jobs import Job
from weibao.engines.routes import Offer, Route, Slot
from weibao.engines.state import DAYS, State, anchored


def put_back(state: State, work: Iterable[tuple[Job, Offer, int]]) -> None:
    """Put work without escorts back, in order of time.

    Args:
        state: where it goes; nothing may stand on those routes yet.
        work: jobs, whose they are, and when they begin.
    """
    columns, added = state.columns, dict[Route, int]()
    for job, offer, start in work:
        row, day = job.row, offer.routes[0].day
        slot = Slot(day, start, offer.unit, 0, offer, (), ())
        columns.unit[row], columns.day[row] = offer.unit, day
        columns.base[row], columns.crew[row] = offer.base, offer.crew
        state.disturbance.stand(row, day, offer)
        columns.start[row], columns.anchored[row] = start, anchored(job, slot)
        for key in columns.marks[row]:
            state.busy.setdefault(key * DAYS + day, []).append(row)
        for route in offer.routes:
            route.jobs.append(row)
            added[route] = added.get(route, 0) + columns.minutes[row]
        state.placed[job.id] = (job, slot)
        state.jobs[row] = job
    for route, minutes in added.items():
        state.remeasure(route, minutes)
