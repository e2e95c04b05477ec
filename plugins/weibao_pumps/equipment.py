"""All types of water supply and drainage.

What a site sets for itself a policy adds: rounds at set hours of the day, service after
hours run, checks after a flood warning, emptying a septic tank when a reading of its
level asks for it, and work within so many days before the flood season (it stands in
early spring here). The water sample that follows each cleaning of a tank, and the
notice before it, are steps here.
"""

from weibao_pumps.drainage import DRAIN_PIPE, SUMP_PUMP, WATER_VALVE
from weibao_pumps.sewers import FLOOD_ROUND, MANHOLE_ROUND, SEPTIC_TANK
from weibao_pumps.supply import CENTRIFUGAL_PUMP, WATER_SUPPLY_SET
from weibao_pumps.tanks import PUMP_ROOM_ROUND, WATER_TANK

ALL = (
    DRAIN_PIPE,
    SUMP_PUMP,
    WATER_VALVE,
    FLOOD_ROUND,
    MANHOLE_ROUND,
    SEPTIC_TANK,
    CENTRIFUGAL_PUMP,
    WATER_SUPPLY_SET,
    PUMP_ROOM_ROUND,
    WATER_TANK,
)
