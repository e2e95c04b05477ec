"""Whether somebody is asked to read each meter whose last reading is too old."""

from datetime import timedelta

from weibao.equipment import Reads
from weibao.plan import PlannedTask
from weibao.spans.window import Window
from weibao.verifier.starts import case_start, first_day
from weibao.verifier.turns import Turn
from weibao.verifier.visits import Case

A_WEEK = timedelta(days=7)


def asked_for(case: Case, planned: PlannedTask, reads: Reads) -> Turn | None:
    """Return the turn of a reading that is to be asked for, if one is."""
    demand, last = case.demand, first_day(case, planned, case_start(case))
    key = "reading-none"
    for one in case.history.readings_of(planned.subject.id, reads.meter):
        if one.taken <= demand.as_of:
            last, key = one.taken, f"reading-{one.id}"
    too_old = reads.after.after(last) + timedelta(days=1)
    if too_old > min(demand.as_of, demand.horizon.last):
        return None
    days = Window(too_old, too_old + A_WEEK)
    if demand.as_of < demand.horizon.first > days.closes:
        return None
    return Turn(key, days, days, days, days.closes, days.closes)
