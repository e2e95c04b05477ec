"""Engines that turn a demand into a roster."""

from weibao.engines.assign import assign

__all__ = ["assign"]
