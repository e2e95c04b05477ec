"""Making the plan: the policy applied to the inventory."""

from weibao.planning.faults import Fault, Unplannable
from weibao.planning.make import make_plan

__all__ = ["Fault", "Unplannable", "make_plan"]
