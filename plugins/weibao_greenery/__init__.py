"""Greenery (绿化): lawns, hedges, shrubs, beds, trees and irrigation."""

from weibao import EquipmentType, hookimpl
from weibao_greenery.equipment import ALL


@hookimpl
def weibao_equipment_types() -> tuple[EquipmentType, ...]:
    """Offer the types of greenery."""
    return ALL
