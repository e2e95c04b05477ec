"""What a series counts from."""

from datetime import date

from weibao.cycle import Cycle, Interval, Recurrence
from weibao.plan import Plan, PlannedTask


def stated_anchor(cycle: Cycle) -> date | None:
    """Return the anchor that the cycle itself states; it is a due date too."""
    if isinstance(cycle.rhythm, Interval | Recurrence):
        return cycle.rhythm.anchor
    return None


def beginning(planned: PlannedTask, plan: Plan, fallback: date) -> date:
    """Return the date that a series without an anchor of its own counts from.

    It is the date the subject was installed, else the rule's first valid day, else
    the day from which records are kept, else the fallback. Order ids hold it, so it
    is never taken from anything that moves.
    """
    subject = planned.subject
    for known in (subject.installed, planned.resolved.valid_from, plan.records_from):
        if known is not None:
            return known
    return fallback


def first_count(planned: PlannedTask, plan: Plan, fallback: date) -> date:
    """Return the day from which a task without any record is counted.

    Records older than ``records_from`` may be missing, so nothing is held against the
    subject from before that day.
    """
    begins = beginning(planned, plan, fallback)
    return max(begins, plan.records_from or fallback)
