"""Why an order has no place in time, where it could go, and what would help.

All of it is asked of a roster alone, which stays as it is. Every place that is named
was found by really placing the order; `carried_out` gives the roster with it.
"""

from weibao.why_not.answers import Pushed, Suggestion, Way, WayOut, WhyNot
from weibao.why_not.as_if import as_if
from weibao.why_not.carrying_out import carried_out, placed
from weibao.why_not.inquiry import Inquiry

__all__ = [
    "Inquiry",
    "Pushed",
    "Suggestion",
    "Way",
    "WayOut",
    "WhyNot",
    "as_if",
    "carried_out",
    "placed",
]
