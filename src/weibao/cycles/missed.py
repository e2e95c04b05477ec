"""What becomes of turns whose window closed with nothing done."""

from collections.abc import Iterable

from weibao.cycle import Cycle, Missed
from weibao.equipment import Criticality
from weibao.orders import Dropped, Occurrence
from weibao.plan import PlannedTask
from weibao.texts.text import Message

MISSED = Message(
    zh="{due} 到期未做，记为漏做", en="due {due}, not done: on record as missed"
)


def is_caught_up(planned: PlannedTask, cycle: Cycle) -> bool:
    """Tell whether the latest missed turn is still to be done, late.

    Safety work is; but the day after has a turn of its own for what is done daily.
    """
    if cycle.missed is Missed.CATCH_UP:
        return True
    return planned.criticality is Criticality.SAFETY and not cycle.daily


def on_record(planned: PlannedTask, missed: Iterable[Occurrence]) -> Iterable[Dropped]:
    """Put missed turns on record."""
    for one in missed:
        limit = one.window.closes
        yield Dropped(planned, one.key, one.due, MISSED(due=limit), limit)
