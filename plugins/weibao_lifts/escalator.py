"""Escalators and moving walks, by the same four levels as lifts."""

from weibao import Attribute, EquipmentType, Text
from weibao_lifts import inspections, other_items, sources, visits
from weibao_lifts.levels import four_levels
from weibao_lifts.visits import LEVELS, MINUTE

# Three minutes for each metre of rise above the fifth.
SERVICES = four_levels(
    sources.ESCALATOR_ITEMS,
    (
        other_items.ESCALATOR_HALF_MONTHLY,
        other_items.ESCALATOR_QUARTERLY,
        other_items.ESCALATOR_HALF_YEARLY,
        other_items.ESCALATOR_YEARLY,
    ),
    "rise",
    3 * MINUTE,
)

ESCALATOR = EquipmentType(
    code="escalator",
    title=Text("自动扶梯和自动人行道", "escalator or moving walk"),
    family="lifts",
    tasks=(
        *SERVICES,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        visits.OWNER_CHECK,
        visits.REPAIR,
    ),
    attributes=(
        Attribute(
            "rise", Text("提升高度", "rise"), unit="m", default=5, least=0.2, most=80
        ),
        Attribute("registration", Text("使用登记编号", "registration number"), "text"),
    ),
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_within="building",
    aliases=("自动扶梯", "自动人行道", "moving_walk"),
)
