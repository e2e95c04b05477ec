"""What a horizon will take before anything is rostered: money, hours, a level load.

`costs` and `hours` add a demand up; `level` spreads dates inside their windows, and
`anchors` what they count from;
`lateness` plays late work through many times. Nothing here is stored or placed.
"""

from weibao.forecast.anchors import anchored, rules_text, with_rules
from weibao.forecast.costs import CostForecast, Money, forecast_costs
from weibao.forecast.hours import HoursForecast, SkillLoad, forecast_hours
from weibao.forecast.lateness import Chance, Lateness, simulate
from weibao.forecast.level import levelled, weekly

__all__ = [
    "Chance",
    "CostForecast",
    "HoursForecast",
    "Lateness",
    "Money",
    "SkillLoad",
    "anchored",
    "forecast_costs",
    "forecast_hours",
    "levelled",
    "rules_text",
    "simulate",
    "weekly",
    "with_rules",
]
