"""What a series counts from."""

from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Anchored
from weibao.plan import Plan, PlannedTask

NEW_CENTURY = date(2001, 1, 1)
"""What is counted from where nothing at all is known: a Monday and a 1 January."""


def stated_anchor(cycle: Cycle) -> date | None:
    """Return the anchor that the cycle itself states; it is a due date too."""
    if isinstance(cycle.rhythm, Anchored):
        return cycle.rhythm.anchor
    return None


def beginning(planned: PlannedTask, plan: Plan) -> date:
    """Return the date that a series without an anchor of its own counts from.

    It is the date the subject was installed, else the rule's first valid day, else
    the day from which records are kept, else a fixed date. Order ids hold it and grids
    stand on it, so it is never taken from anything that moves, such as today.
    """
    subject = planned.subject
    for known in (subject.installed, planned.resolved.valid_from, plan.records_from):
        if known is not None:
            return known
    return NEW_CENTURY


def first_count(planned: PlannedTask, plan: Plan, unknown_before: date) -> date:
    """Return the day from which a task without any record is counted.

    Records older than ``records_from`` may be missing, so nothing is held against the
    subject from before that day; where it is not given, from before
    ``unknown_before``. Nor is anything from before the subject was there or the rule
    applied.
    """
    starts = (
        plan.records_from or unknown_before,
        planned.subject.installed,
        planned.resolved.valid_from,
        planned.task.valid_from,
    )
    return max(day for day in starts if day is not None)
