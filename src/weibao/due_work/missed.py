"""What becomes of turns whose window closed with nothing done."""

from collections.abc import Iterable

from weibao.cycles.cycle import Cycle
from weibao.cycles.day_rhythms import BeforeSeason
from weibao.cycles.release import Missed
from weibao.equipment import Criticality
from weibao.orders import Dropped, Occurrence
from weibao.plan import PlannedTask
from weibao.texts.text import Message

MISSED = Message(
    zh="{due} 到期未做，记为漏做", en="due {due}, not done: on record as missed"
)
MERGED = Message(
    zh="{due} 到期未做，记为漏做，已并入工单 {order}",
    en="due {due}, not done: on record as missed, and part of order {order}",
)


def rule_for_missed(planned: PlannedTask, cycle: Cycle) -> Missed:
    """Return what becomes of missed turns: what the cycle says, else by criticality.

    One missed turn of safety work is still to be done, late; but the day after has a
    turn of its own for what is done daily. What was not done before a season begins is
    overdue in it.
    """
    if cycle.missed is not None:
        return cycle.missed
    if isinstance(cycle.rhythm, BeforeSeason):
        return Missed.MERGE
    safety = planned.criticality is Criticality.SAFETY
    return Missed.MERGE if safety and not cycle.daily else Missed.SUPERSEDE


def on_record(
    planned: PlannedTask, missed: Iterable[Occurrence], into: str | None = None
) -> Iterable[Dropped]:
    """Put missed turns on record, with the id of the order they became part of."""
    for one in missed:
        limit = one.window.closes
        reason = MERGED(due=limit, order=into) if into else MISSED(due=limit)
        yield Dropped(planned, one.key, one.due, reason, limit, into=into)
