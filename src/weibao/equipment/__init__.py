"""Equipment types and their tasks: what may be looked after, and how.

Declarations only. Plugins make them, the catalogue holds them, and a policy says
which of them apply.
"""

from weibao.equipment.attribute import (
    Attribute,
)
from weibao.equipment.equipment_type import (
    EquipmentType,
)
from weibao.equipment.job_plan import (
    Cost,
    JobPlan,
    Procedure,
)
from weibao.equipment.kind import (
    CRITICALITIES,
    Category,
    Criticality,
    Impact,
    SubjectKind,
    Tier,
)
from weibao.equipment.ladder import (
    Ladder,
)
from weibao.equipment.meter import (
    Meter,
)
from weibao.equipment.need import (
    Divisible,
    Escort,
    Need,
    Position,
)
from weibao.equipment.source import (
    Basis,
    Confidence,
    Source,
)
from weibao.equipment.task import (
    Duration,
    Reads,
    Task,
)

__all__ = [
    "CRITICALITIES",
    "Attribute",
    "Basis",
    "Category",
    "Confidence",
    "Cost",
    "Criticality",
    "Divisible",
    "Duration",
    "EquipmentType",
    "Escort",
    "Impact",
    "JobPlan",
    "Ladder",
    "Meter",
    "Need",
    "Position",
    "Procedure",
    "Reads",
    "Source",
    "SubjectKind",
    "Task",
    "Tier",
]
