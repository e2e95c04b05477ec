"""Why an order is due when it is, and why it is done on that day by those people.

Nothing is stored for it: the answer is read off the plan, the demand and the roster.
"""

from weibao.explanation.cause import Cause, Explanation
from weibao.explanation.explain import explain, explain_dropped
from weibao.explanation.subjects import Upcoming, upcoming

__all__ = [
    "Cause",
    "Explanation",
    "Upcoming",
    "explain",
    "explain_dropped",
    "upcoming",
]
