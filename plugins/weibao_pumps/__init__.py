"""Pumps, water supply and drainage (给排水)."""

from weibao import EquipmentType, hookimpl
from weibao_pumps.equipment import ALL


@hookimpl
def weibao_equipment_types() -> tuple[EquipmentType, ...]:
    """Offer pumps, tanks, drains and the rounds over them."""
    return ALL
