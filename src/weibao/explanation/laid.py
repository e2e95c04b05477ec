"""A date that is laid evenly between two dates of larger work."""

from datetime import date

from weibao.cycles.elastic import Elastic
from weibao.due_work.laid import around
from weibao.explanation.cause import Cause
from weibao.orders import Demand
from weibao.plan import PlannedTask
from weibao.texts.text import Message


def laid_cause(
    planned: PlannedTask, rhythm: Elastic, due: date, demand: Demand
) -> Cause:
    """Say between which dates of which task a date is laid, and as which step."""
    larger = demand.plan.by_id[f"{planned.subject.id}/{rhythm.between}"]
    gap = around(planned, rhythm, demand.plan, due)
    steps = [*rhythm.days((gap.opens, gap.closes))]
    number = steps.index(due) + 1 if due in steps else 0
    text = LAID(
        task=larger.resolved.title,
        opens=gap.opens,
        closes=gap.closes,
        steps=len(steps) + 1,
        number=number,
        day=due,
    )
    facts = {
        "from": "between",
        "day": gap.opens.isoformat(),
        "to": gap.closes.isoformat(),
        "task": larger.task.code,
        "step": number,
    }
    return Cause("origin", text, facts)


LAID = Message(
    zh="“{task}”的 {opens} 与 {closes} 之间均匀分成 {steps} 步，"
    "第 {number} 步是 {day}。",
    en="Between {opens} and {closes} of the {task} are {steps} even steps, of which "
    "number {number} is {day}.",
)
