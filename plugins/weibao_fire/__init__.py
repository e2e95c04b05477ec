"""Fire protection (消防), by Chinese law and national standards."""

from weibao import EquipmentType, hookimpl
from weibao_fire.equipment import ALL


@hookimpl
def weibao_equipment_types() -> tuple[EquipmentType, ...]:
    """Offer fire equipment, fire places and the rounds over them."""
    return ALL
