"""Who did, by the records, the work that keeps them from other work."""

from weibao.orders import Doers
from weibao.plan import Plan
from weibao.records import History


def did(plan: Plan, history: History) -> dict[str, tuple[Doers, ...]]:
    """Return who did what each task is to be kept apart from, by the task's id."""
    return {
        id: tuple(
            Doers(record.done, frozenset(record.people))
            for other in watched
            for record in history.completions_of(other.subject.id, other.task.code)
            if record.people
        )
        for id, watched in plan.watched.items()
    }
