"""How dates come from years and ages: what they count from, and how many years on."""

from datetime import date

from weibao.cycles.cycle import Cycle
from weibao.cycles.stage import ListedYears
from weibao.due_work.beginnings import renewals
from weibao.explanation.cause import Cause
from weibao.orders import Demand
from weibao.plan import PlannedTask
from weibao.records import History
from weibao.texts.text import Message


def renewed(
    planned: PlannedTask,
    cycle: Cycle,
    due: date,
    demand: Demand,
    history: History | None,
) -> tuple[date, Cause] | None:
    """Return the day from which a date was counted anew, and say so."""
    if history is None or not isinstance(cycle.rhythm, ListedYears):
        return None
    found = renewals(planned, cycle, history, demand.as_of)
    start = max((day for day in found if day <= due), default=None)
    if start is None:
        return None
    task = cycle.rhythm.anew_by
    facts = {"from": "anew", "task": task, "day": start.isoformat()}
    return start, Cause("origin", ANEW(day=start, task=task), facts)


def year_cause(start: date, due: date) -> Cause:
    """Say how many years after its base month a date is."""
    number = due.year - start.year
    month = f"{start:%Y-%m}"
    facts = {"base_month": month, "year": number, "day": due.isoformat()}
    return Cause("due", YEAR(base=month, number=number, day=due), facts)


ANEW = Message(
    zh="{day} 完成了 {task}，从那时重新起算。",
    en="It counts anew from {day}, when {task} was done.",
)
YEAR = Message(
    zh="起算月 {base} 之后第 {number} 年，期限为当月月末 {day}。",
    en="In year {number} after the base month {base} it is due by the end of that "
    "month, on {day}.",
)
