"""Work that a reading beyond a threshold calls for, once until it is armed again."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from attrs import frozen

from weibao.cycles.cycle import Cycle
from weibao.cycles.metered import Exceeded
from weibao.due_work.deferrals import TaskDeferrals
from weibao.due_work.span import Span
from weibao.due_work.validity import validity
from weibao.due_work.windows import Turn, Turner
from weibao.meters import exact
from weibao.orders import Dropped, Particulars, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import Completion, History, Reading


@frozen
class Job:
    """One call for work: the reading that made it, and what closed it."""

    reading: Reading
    completion: Completion | None


def jobs_of(
    planned: PlannedTask, rhythm: Exceeded, history: History, span: Span
) -> Sequence[Job]:
    """Return the calls for a task, by day; each is closed by the first work after it.

    Readings from before the records are complete call for nothing. Of one day, the
    readings come before the work.
    """
    since = span.plan.records_from or date.min
    readings = [
        one
        for one in history.readings_of(planned.subject.id, rhythm.meter)
        if since <= one.taken <= span.as_of
    ]
    times = {
        datetime.combine(one.taken, time.min) + timedelta(microseconds=number): one
        for number, one in enumerate(readings)
    }
    done = [
        one
        for one in history.completions_of(planned.subject.id, planned.task.code)
        if one.done <= span.as_of
    ]
    closed = [datetime.combine(one.done, time.max) for one in done]
    opened = rhythm.threshold.opened(
        ((moment, exact(one.value)) for moment, one in times.items()), closed
    )
    jobs = []
    for moment in opened:
        ends = (one for one, end in zip(done, closed, strict=True) if end > moment)
        jobs.append(Job(times[moment], next(ends, None)))
    return jobs


def threshold_orders(
    planned: PlannedTask,
    cycle: Cycle,
    rhythm: Exceeded,
    history: History,
    span: Span,
    dropped: list[Dropped],
    deferrals: TaskDeferrals | None,
) -> Iterator[WorkOrder]:
    """Go through the orders that readings call for; each names its reading."""
    valid = validity(planned, date.min)
    if valid is None:
        return
    turner, horizon = Turner.of(planned, cycle, valid), span.horizon
    for job in jobs_of(planned, rhythm, history, span):
        taken, key = job.reading.taken, key_of(job.reading)
        window = rhythm.window(taken)
        turned = turner.turn(key, window.closes, window)
        if not isinstance(turned, Turn):
            if turned is not None and taken in horizon:
                dropped.append(Dropped(planned, key, taken, turned))
            continue
        turn = turned if deferrals is None else deferrals.turn(turned, turner)
        closes = turn.occurrence.window.closes
        completion = job.completion
        if completion is not None:
            if completion.done not in horizon and turn.belongs not in horizon:
                continue
        elif turn.belongs > horizon.last or (
            span.ahead and turn.belongs < horizon.first
        ):
            continue
        late = completion is None and closes < span.today
        yield WorkOrder(
            planned,
            turn.occurrence,
            span.plan.portfolio,
            Particulars(
                completion=completion,
                reading=job.reading,
                overdue_since=closes if late else None,
            ),
        )


def key_of(reading: Reading) -> str:
    """Return the key of the order that a reading calls for."""
    return f"reading-{reading.id}"
