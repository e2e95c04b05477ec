"""Saying what is not looked for, so that no answer is not taken for "there is none"."""

from weibao.orders import WorkOrder
from weibao.texts.text import Text


def not_sought(order: WorkOrder) -> Text | None:
    """Say which places and ways out are not looked for; None where all are."""
    resolved = order.planned.resolved
    if resolved.divisible is not None:
        return DIVISIBLE
    return ESCORTED if resolved.escort is not None else None


DIVISIBLE = Text(
    "可分段的工作不在此查找时间和办法；改动后请重排（weibao replan）。",
    "Places and ways out are not looked for where work is divisible: change what is in "
    "the way, and replan.",
)
ESCORTED = Text(
    "需要陪同的工作只查：挪开或放弃别的工单，推迟，或少预留工时；不查加班、加人和资质。",
    "Where work is escorted only other work in the way, a later day and the time held "
    "back are looked at, not overtime, more people or qualifications.",
)
