"""All types of fire protection.

Not offered, as their cycles wait for a meaning of their own: round-the-clock duty in
the control room (a post), patrols every two hours while open and twice a night (hours
of the day), which detectors a quarterly batch takes (sampling with full cover in a
year), cleaning of smoke detectors (by dirt, else by age), battery replacement and the
service and scrapping of extinguishers (by age), no more than a quarter of the
extinguishers away at once (a share), the yearly gas test in place of one quarterly
check (inclusion within a period), and further tests before holidays (events).
"""

from weibao_fire.alarm import FIRE_ALARM_SYSTEM, FIRE_CONTROL_ROOM
from weibao_fire.gas_and_lights import EMERGENCY_LIGHTING, GAS_SUPPRESSION_SYSTEM
from weibao_fire.hydrants import FIRE_HYDRANT_BOX, FIRE_WATER_TANK, OUTDOOR_HYDRANT
from weibao_fire.places import FIRE_PASSAGE, FIRE_SAFETY_PROGRAMME
from weibao_fire.rounds import (
    BASEMENT_EXTINGUISHER_ROUND,
    EXTINGUISHER_ROUND,
    FIRE_CHECK_ROUND,
    FIRE_EXTINGUISHER,
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
