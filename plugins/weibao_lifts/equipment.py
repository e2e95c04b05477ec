"""Lifts and escalators: four levels of service, each containing the one before.

Not offered, as their cycles wait for a meaning of their own: speed calibration of the
governor (two years, yearly from its fifteenth year on; two years on a hydraulic lift
that has one), the official inspection and
the owner's test in the years between (years 1, 4, 7, 9 … after acceptance), the firm's
self-inspection (before the official one), the loaded brake test (when needed),
denser service of old lifts (a factor for one lift), checks before holidays (events),
and the escalator's water guard and step heating (done before a season begins; they
are steps of the quarterly and the half-yearly service here).
"""

from weibao_lifts.escalator import ESCALATOR
from weibao_lifts.hydraulic import HYDRAULIC_LIFT
from weibao_lifts.rounds import LIFT_RESCUE_DRILL, LIFT_SAFETY_ROUND
from weibao_lifts.traction import TRACTION_LIFT

ALL = (
    TRACTION_LIFT,
    HYDRAULIC_LIFT,
    ESCALATOR,
    LIFT_SAFETY_ROUND,
    LIFT_RESCUE_DRILL,
)
