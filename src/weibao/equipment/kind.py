"""The kinds that work is told apart by: tier, category, criticality, impact."""

from enum import Enum
from typing import Literal

from weibao.texts.text import Text

SubjectKind = Literal["asset", "location", "round"]
Impact = Literal["noise", "outage", "dust", "water_off", "power_off", "empty_building"]


class Tier(Enum):
    """The three tiers of maintenance work."""

    DAILY = "daily"
    PERIODIC = "periodic"
    EMERGENCY = "emergency"


class Category(Enum):
    """The four categories of work that reports and feeds tell apart."""

    EQUIPMENT_MAINTENANCE = "equipment_maintenance"
    FACILITY_UPKEEP = "facility_upkeep"
    SAFETY_INSPECTION = "safety_inspection"
    EMERGENCY_REPAIR = "emergency_repair"


class Criticality(Enum):
    """What comes first when there is not time for everything."""

    SAFETY = "safety"
    STATUTORY = "statutory"
    CONTRACT = "contract"
    ROUTINE = "routine"
    OPTIONAL = "optional"

    @property
    def rank(self) -> int:
        """0 for the first to be served; higher is less."""
        return RANKS[self]

    @property
    def by_law(self) -> bool:
        """Whether law or safety stands behind it."""
        return self in (Criticality.SAFETY, Criticality.STATUTORY)

    @property
    def text(self) -> Text:
        """Say it in a word."""
        return CRITICALITIES[self]


RANKS = {one: rank for rank, one in enumerate(Criticality)}
CRITICALITIES = {
    Criticality.SAFETY: Text("安全", "safety"),
    Criticality.STATUTORY: Text("法定", "statutory"),
    Criticality.CONTRACT: Text("合同", "contract"),
    Criticality.ROUTINE: Text("常规", "routine"),
    Criticality.OPTIONAL: Text("可选", "optional"),
}
