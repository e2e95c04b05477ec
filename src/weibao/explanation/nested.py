"""What an order has to do with the larger and smaller work of its subject."""

from collections.abc import Iterator

from weibao.explanation.cause import Cause
from weibao.orders import Demand, Dropped, WorkOrder
from weibao.texts.text import Message


def nesting_causes(order: WorkOrder, demand: Demand) -> Iterator[Cause]:
    """Say which smaller turns are part of an order, and which larger work did it."""
    for one in demand.dropped:
        if is_part(one, order):
            assert one.planned is not None
            text = HOLDS(task=one.planned.resolved.title, day=one.due)
            facts = {
                "task": one.planned.task.code,
                "key": one.key,
                "day": one.due.isoformat(),
            }
            yield Cause("holds", text, facts)
    done, code = order.completion, order.planned.task.code
    if done is None or done.task == code:
        return
    wider = demand.plan.of(done.subject, done.task)
    title = wider.resolved.title if wider is not None else done.task
    text = CREDITED(day=done.done, task=title, record=done.id)
    facts = {"record": done.id, "task": done.task, "day": done.done.isoformat()}
    yield Cause("credited", text, facts)


def is_part(dropped: Dropped, order: WorkOrder) -> bool:
    """Tell whether a smaller turn has no order because it is part of this one."""
    return (
        dropped.into == order.id
        and dropped.planned is not None
        and dropped.planned.id != order.planned.id
    )


HOLDS = Message(
    zh="{day} 到期的“{task}”含在本工单中。",
    en="The {task} due on {day} is part of it.",
)
CREDITED = Message(
    zh="{day} 做“{task}”（记录 {record}）时已一并完成。",
    en="It was done with the {task} of {day} (record {record}).",
)
