"""From when to when a planned task applies."""

from datetime import date

from weibao.plan import PlannedTask, ResolvedTask
from weibao.spans.window import Window

ALWAYS = Window(date.min, date.max)


def validity(planned: PlannedTask, since: date) -> Window[date] | None:
    """Return the days on which the task applies, or None where there are none.

    The subject is there, rule and task are valid, and the cycle has not ended. A first
    day before ``since`` is left open, so that subjects of many ages share one window.
    """
    resolved, task = planned.resolved, planned.task
    starts = (resolved.valid_from, task.valid_from, planned.subject.installed)
    first = max((day for day in starts if day is not None), default=date.min)
    last = ends(resolved)
    if first < since:
        first = date.min
    if (first, last) == (date.min, date.max):
        return ALWAYS
    return Window(first, last) if first <= last else None


def ends(resolved: ResolvedTask) -> date:
    """Return the last day on which a task applies, the last of all where none is set.

    Rule and task are valid, and the cycle has not ended.
    """
    days = (
        resolved.valid_to,
        resolved.task.valid_to,
        resolved.cycle.ends if resolved.cycle else None,
    )
    return min((day for day in days if day is not None), default=date.max)
