"""All types of water supply and drainage.

Not offered, as their cycles wait for a meaning of their own: rounds at set hours of
the day, the water sample that follows each cleaning of a tank and the notice before
it (precedence; both are steps here), service after hours run (meters), emptying a
septic tank by its level (conditions), checks after a flood warning (events), and work
to be finished before the local flood season begins (a season as a deadline; it stands
in early spring here).
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
