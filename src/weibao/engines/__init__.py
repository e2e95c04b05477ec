"""Engines that turn a demand into a roster."""

from weibao.engines.local import LOCAL

BUILT_IN = (LOCAL,)

__all__ = ["BUILT_IN", "LOCAL"]
