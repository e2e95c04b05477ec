"""Which days a rhythm may have begun on, long ago, and have the same dates now.

Every month from 15 May 2016 on comes to the same dates as every month from 15 March
2018 on, once both have begun. Subjects that differ in this alone share their turns.
"""

from collections.abc import Hashable
from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Interval, Recurrence
from weibao.due_work.later_starts import later_start

A_YEAR = 12


def is_phased(cycle: Cycle) -> bool:
    """Tell whether dates that nothing moves depend on less than what they count from.

    Only of plain grids is that known: where turns are counted, or only some of the
    steps matter, all from the first one on is needed; and so it is where dates are
    counted anew after a pause, or a length or a first date is not that of the rest.
    """
    rhythm = cycle.rhythm
    if cycle.active is not None or cycle.certified or cycle.count is not None:
        return False
    if isinstance(rhythm, Interval):
        every = rhythm.every
        plain = Interval(every, anchor=rhythm.anchor, month_end=rhythm.month_end)
        return rhythm == plain and not (every.months and every.days)
    return isinstance(rhythm, Recurrence)


def phase(cycle: Cycle, anchor: date, first: date) -> Hashable:
    """Return what dates from a day on depend on, of the day that they count from.

    Args:
        cycle: one whose dates are phased.
        anchor: what it counts from.
        first: the first day that matters; an anchor no earlier is a phase by itself.
    """
    rhythm = cycle.rhythm
    if anchor >= first:
        return anchor
    if isinstance(rhythm, Recurrence):
        return later_start(rhythm.rule, anchor, first)
    assert isinstance(rhythm, Interval)
    months, days = rhythm.every.months, rhythm.every.days
    if days:
        return anchor.toordinal() % days
    return anchor.day, (anchor.year * A_YEAR + anchor.month) % months
