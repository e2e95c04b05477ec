"""All types of fire protection.

Extinguishers are serviced and scrapped by age and agent. What a site sets for itself a
policy adds: patrols every two hours while open and at hours of the night, replacement
of batteries at an age, tests before holidays. No cycle says, so none is here:
round-the-clock duty in the control room (a post), which detectors a quarterly batch
takes (sampling with full cover in a year), cleaning of smoke detectors (by dirt), no
more than a quarter of the extinguishers away at once (a share), and the yearly gas test
in place of one quarterly check.
"""

from weibao_fire.alarm import FIRE_ALARM_SYSTEM, FIRE_CONTROL_ROOM
from weibao_fire.extinguishers import FIRE_EXTINGUISHER
from weibao_fire.gas_and_lights import EMERGENCY_LIGHTING, GAS_SUPPRESSION_SYSTEM
from weibao_fire.hydrants import FIRE_HYDRANT_BOX, FIRE_WATER_TANK, OUTDOOR_HYDRANT
from weibao_fire.places import FIRE_PASSAGE, FIRE_SAFETY_PROGRAMME
from weibao_fire.rounds import (
    BASEMENT_EXTINGUISHER_ROUND,
    EXTINGUISHER_ROUND,
    FIRE_CHECK_ROUND,
    FIRE_FACILITY_ROUND,
    FIRE_FROST_ROUND,
    FIRE_PATROL_ROUND,
    HYDRANT_ROUND,
    PUBLIC_FIRE_CHECK_ROUND,
)
from weibao_fire.smoke import FIRE_SHUTTER, SMOKE_CONTROL_SYSTEM
from weibao_fire.water import DIESEL_FIRE_PUMP, FIRE_PUMP_SET, SPRINKLER_SYSTEM

ALL = (
    FIRE_ALARM_SYSTEM,
    FIRE_CONTROL_ROOM,
    FIRE_PASSAGE,
    FIRE_SAFETY_PROGRAMME,
    BASEMENT_EXTINGUISHER_ROUND,
    EXTINGUISHER_ROUND,
    FIRE_CHECK_ROUND,
    FIRE_EXTINGUISHER,
    FIRE_FACILITY_ROUND,
    FIRE_FROST_ROUND,
    FIRE_PATROL_ROUND,
    HYDRANT_ROUND,
    PUBLIC_FIRE_CHECK_ROUND,
    FIRE_SHUTTER,
    SMOKE_CONTROL_SYSTEM,
    DIESEL_FIRE_PUMP,
    FIRE_PUMP_SET,
    SPRINKLER_SYSTEM,
    EMERGENCY_LIGHTING,
    GAS_SUPPRESSION_SYSTEM,
    FIRE_HYDRANT_BOX,
    FIRE_WATER_TANK,
    OUTDOOR_HYDRANT,
)
