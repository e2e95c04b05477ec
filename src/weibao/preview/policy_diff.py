"""Comparing two plans over one horizon, with one past."""

from collections.abc import Mapping
from datetime import date

from weibao.due_work import due
from weibao.plan import Plan
from weibao.portfolio import NO_NAMES
from weibao.preview.diff import PolicyDiff, touched
from weibao.preview.gaps import unlawful_gaps
from weibao.preview.hours import hours
from weibao.preview.tasks import task_changes
from weibao.preview.visits import by_day, visit_changes
from weibao.records import History
from weibao.spans.window import Horizon
from weibao.texts.text import Text


def policy_diff(
    old: Plan,
    new: Plan,
    history: History,
    horizon: Horizon,
    *,
    as_of: date | None = None,
    names: Mapping[str, Text] = NO_NAMES,
) -> PolicyDiff:
    """Say what it does to put one plan in the place of another.

    Args:
        old: the plan as it is.
        new: the plan as it would be.
        history: what was done; it is the same for both.
        horizon: the days to compare, both ends included.
        as_of: today; the horizon's first day where it is not given.
        names: what skills and certificates are called, by their codes.
    """
    before = due(old, history, horizon, as_of=as_of)
    after = due(new, history, horizon, as_of=as_of)
    tasks, visits = task_changes(old, new, names), visit_changes(before, after)
    differing = {subject.id for subject in touched(tasks, visits)}
    overdue = [
        *(one.new for one in visits.same if one.old.overdue_since is None),
        *visits.added,
    ]
    return PolicyDiff(
        old=before,
        new=after,
        tasks=tasks,
        visits=visits,
        hours=hours(before, after),
        unlawful=unlawful_gaps(before, after, history, differing),
        overdue=tuple(
            order
            for order in sorted(overdue, key=by_day)
            if order.overdue_since is not None
        ),
    )
