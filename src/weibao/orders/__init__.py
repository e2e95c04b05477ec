"""Dated work: occurrences, work orders, chains, and all of them as a demand."""

from weibao.orders.bundle import Bundle, bundles
from weibao.orders.chain import (
    Chain,
    Rung,
    counted_from,
)
from weibao.orders.demand import (
    Demand,
    Doers,
    Dropped,
    RefusedDeferral,
    RefusedEdit,
)
from weibao.orders.occurrence import (
    Deferred,
    Occurrence,
    OrderName,
)
from weibao.orders.work_order import (
    NOTHING_PARTICULAR,
    Deadline,
    Follows,
    OrderStatus,
    Origin,
    Particulars,
    WorkOrder,
)

__all__ = [
    "NOTHING_PARTICULAR",
    "Bundle",
    "Chain",
    "Deadline",
    "Deferred",
    "Demand",
    "Doers",
    "Dropped",
    "Follows",
    "Occurrence",
    "OrderName",
    "OrderStatus",
    "Origin",
    "Particulars",
    "RefusedDeferral",
    "RefusedEdit",
    "Rung",
    "WorkOrder",
    "bundles",
    "counted_from",
]
