"""Hydraulic lifts, by the same four levels as traction lifts."""

from weibao import EquipmentType, Text
from weibao_lifts import inspections, other_items, sources, visits
from weibao_lifts.levels import four_levels
from weibao_lifts.traction import EACH_LANDING, FLOORS, LIFT_ATTRIBUTES
from weibao_lifts.visits import LEVELS

SERVICES = four_levels(
    sources.HYDRAULIC_ITEMS,
    (
        other_items.HYDRAULIC_HALF_MONTHLY,
        other_items.HYDRAULIC_QUARTERLY,
        other_items.HYDRAULIC_HALF_YEARLY,
        other_items.HYDRAULIC_YEARLY,
    ),
    FLOORS.name,
    EACH_LANDING,
)

HYDRAULIC_LIFT = EquipmentType(
    code="hydraulic_lift",
    title=Text("液压驱动电梯", "hydraulic lift"),
    family="lifts",
    tasks=(
        *SERVICES,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        inspections.HYDRAULIC_CALIBRATION,
        visits.OWNER_CHECK,
        visits.CLEAN_CAB,
        visits.DISINFECT_CAB,
        visits.REPAIR,
    ),
    attributes=LIFT_ATTRIBUTES,
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_group="lift",
    outage_within="building",
    aliases=("液压电梯",),
)
