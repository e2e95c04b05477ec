"""The turns between today and a horizon that begins later, which its dates count from.

A demand for days ahead holds no order of the days before. Work that completions move
counts from the turn before all the same, as that is planned.
"""

from attrs import evolve

from weibao.cycles.regimes import Coupled
from weibao.due_work.due import due
from weibao.orders import Demand, WorkOrder
from weibao.records import History
from weibao.spans.window import Horizon


def since_today(order: WorkOrder, demand: Demand, history: History | None) -> Demand:
    """Return a demand that also holds the turns before an order from today on.

    It is of the order's subject alone. Where nothing lies between, where the records
    are not given, or where the order does not hang on turns before it, it is the
    demand itself.
    """
    cycle = order.planned.cycle
    if history is None or cycle is None or demand.as_of >= demand.horizon.first:
        return demand
    if not cycle.rhythm.moved or isinstance(cycle.rhythm, Coupled):
        return demand
    plan = demand.plan
    tasks = tuple(one for one in plan.tasks if one.subject.id == order.subject.id)
    over = Horizon(demand.as_of, demand.horizon.last)
    alone = evolve(plan, tasks=tasks, rotations={})
    found = due(alone, history, over, as_of=demand.as_of)
    same = found.by_id.get(order.id)
    return found if same is not None and same.due == order.due else demand
