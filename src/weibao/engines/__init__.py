"""Engines that turn a demand into a roster."""

from weibao.engines.cpsat import CPSAT
from weibao.engines.local import LOCAL

BUILT_IN = (CPSAT, LOCAL)

__all__ = ["BUILT_IN", "LOCAL"]
