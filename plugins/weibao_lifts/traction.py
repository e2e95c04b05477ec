"""Traction lifts: four levels of service, each containing the one before."""

from itertools import accumulate

from weibao import (
    Attribute,
    EquipmentType,
    Text,
)
from weibao_lifts import inspections, sources, traction_items, visits
from weibao_lifts.levels import four_levels
from weibao_lifts.visits import LEVELS, MINUTE

USES = (
    "passenger",
    "goods",
    "bed",
    "fire",
    "fire_and_stretcher",
    "panorama",
    "vehicle",
)
FLOORS = Attribute("floors", Text("层站数", "landings"), default=10, least=2, most=200)
LIFT_ATTRIBUTES = (
    FLOORS,
    Attribute(
        "load",
        Text("额定载重量", "rated load"),
        unit="kg",
        default=1000,
        least=40,
        most=20_000,
    ),
    Attribute(
        "speed",
        Text("额定速度", "rated speed"),
        unit="m/s",
        default=1.75,
        least=0.1,
        most=21,
    ),
    Attribute("use", Text("用途", "use"), "text", default="passenger", choices=USES),
    Attribute("registration", Text("使用登记编号", "registration number"), "text"),
)

# A minute and a half for each landing above the tenth.
EACH_LANDING = 1.5 * MINUTE
# Each level contains the items of those before it.
ITEMS = tuple(
    accumulate(
        (
            traction_items.HALF_MONTHLY,
            traction_items.QUARTERLY,
            traction_items.HALF_YEARLY,
            traction_items.YEARLY,
        )
    )
)
SERVICES = four_levels(
    sources.TRACTION_ITEMS,
    ITEMS,
    FLOORS.name,
    EACH_LANDING,
    more_tools=(Text("绝缘电阻测试仪", "insulation tester"),),
    parts=(Text("减速机润滑油", "gearbox oil"),),
)

TRACTION_LIFT = EquipmentType(
    code="traction_lift",
    title=Text("曳引驱动电梯", "traction lift"),
    family="lifts",
    tasks=(
        *SERVICES,
        inspections.INSPECTION,
        inspections.SELF_TEST,
        inspections.TRACTION_CALIBRATION,
        visits.OWNER_CHECK,
        visits.CLEAN_CAB,
        visits.DISINFECT_CAB,
        visits.REPAIR,
    ),
    attributes=(*LIFT_ATTRIBUTES, inspections.GOVERNOR_IN_USE),
    ladders=(LEVELS,),
    tags=frozenset({"lift", "safety", "special_equipment"}),
    outage_group="lift",
    outage_within="building",
    aliases=("曳引电梯", "客梯", "elevator"),
)
