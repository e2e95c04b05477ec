"""Orders to read a meter of which nobody knows enough any more."""

from collections.abc import Iterator
from datetime import date, timedelta

from weibao.due_work.beginnings import first_count
from weibao.due_work.span import Span
from weibao.equipment import Reads
from weibao.orders import NOTHING_PARTICULAR, Occurrence, Particulars, WorkOrder
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.spans.window import Window

TO_READ = timedelta(days=7)
"""How long an order to read a meter is open before it is late."""


def reading_orders(
    planned: PlannedTask, reads: Reads, history: History, span: Span
) -> Iterator[WorkOrder]:
    """Ask for a reading where the last one is too old; its key names the last one.

    A reading closes it: then there is nothing to ask any more.
    """
    taken = [
        one
        for one in history.readings_of(planned.subject.id, reads.meter)
        if one.taken <= span.as_of
    ]
    last = taken[-1].taken if taken else first_count(planned, span.plan, span.start)
    window = asked_days(reads, last)
    if window.opens > span.as_of or window.opens > span.horizon.last:
        return
    if span.ahead and window.closes < span.horizon.first:
        return
    late = Particulars(overdue_since=window.closes)
    yield WorkOrder(
        planned,
        Occurrence(
            f"reading-{taken[-1].id if taken else 'none'}",
            window.closes,
            window,
            window,
        ),
        span.plan.portfolio,
        late if window.closes < span.today else NOTHING_PARTICULAR,
    )


def asked_days(reads: Reads, last: date) -> Window[date]:
    """Return the days in which a meter is to be read, by its last reading."""
    opens = reads.after.after(last) + timedelta(days=1)
    return Window(opens, opens + TO_READ)
