"""What a series counts from."""

from datetime import date

from attrs import evolve

from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Anchored, Interval
from weibao.cycles.stage import ListedYears, Stages
from weibao.plan import Plan, PlannedTask
from weibao.records import History

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


def counted_from(planned: PlannedTask, cycle: Cycle, plan: Plan) -> date:
    """Return the day that dates which nothing moves are counted from."""
    if isinstance(cycle.rhythm, Stages):
        return birth_of(planned, cycle.rhythm, plan)
    return stated_anchor(cycle) or beginning(planned, plan)


def joined(planned: PlannedTask, cycle: Cycle, plan: Plan) -> Cycle:
    """Return a cycle as it counts from the date that its first one is aligned to."""
    rhythm = cycle.rhythm
    if not isinstance(rhythm, Interval) or rhythm.aligned is None:
        return cycle
    return evolve(cycle, rhythm=rhythm.joined(beginning(planned, plan)))


def birth_of(planned: PlannedTask, rhythm: Stages, plan: Plan) -> date:
    """Return the day from which the age of a subject's part is counted."""
    return stated_birth(planned, rhythm) or beginning(planned, plan)


def stated_birth(planned: PlannedTask, rhythm: Stages) -> date | None:
    """Return the day that the attribute states which a rhythm names, if it does."""
    stated = planned.subject.attributes.get(rhythm.since) if rhythm.since else None
    return stated if isinstance(stated, date) else None


def known_birth(planned: PlannedTask, rhythm: Stages) -> date | None:
    """Return the last day on which another part may have been there, if known.

    A part that was made before the subject was put in replaced another on that day.
    """
    days = (stated_birth(planned, rhythm), planned.subject.installed)
    return max((day for day in days if day is not None), default=None)


def renewals(
    planned: PlannedTask, cycle: Cycle, history: History, as_of: date
) -> tuple[date, ...]:
    """Return the days from which a series was counted anew, known by a day.

    They are those on which the task was done that the cycle names for it.
    """
    rhythm = cycle.rhythm
    if not isinstance(rhythm, ListedYears | Stages) or rhythm.anew_by is None:
        return ()
    if isinstance(rhythm, Stages):
        begun = known_birth(planned, rhythm) or date.min
    else:
        begun = rhythm.anchor or planned.subject.installed or date.min
    done = history.completions_of(planned.subject.id, rhythm.anew_by)
    return tuple(sorted({one.done for one in done if begun < one.done <= as_of}))


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
