"""Lifts and escalators (电梯、自动扶梯), by the Chinese service rules."""

from weibao import EquipmentType, hookimpl
from weibao_lifts.equipment import ALL


@hookimpl
def weibao_equipment_types() -> tuple[EquipmentType, ...]:
    """Offer the lifts, the escalator and the rounds over them."""
    return ALL
