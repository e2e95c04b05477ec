"""Lifts and escalators: four levels of service, each containing the one before.

The official inspection comes in its years, with tests in those between, and governors
are calibrated by their age. Denser service of an old lift is a policy's to ask for (a
shorter cycle, or a factor), and so are a loaded brake test, checks before holidays and
the firm's own inspection before the official one. The escalator's water guard and step
heating, to be done before a season begins, are steps of its quarterly and half-yearly
service.
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
