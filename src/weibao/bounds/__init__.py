"""How far a roster is from the best there could be, as far as that can be proven.

Each part of what makes a roster good has a bound of its own; nothing is added up into
one flattering figure. Where a bound does not reach the roster's figure, it is not
proven that nothing better exists.
"""

from weibao.bounds.reckoning import Bound, Bounds, Part, bounds_of
from weibao.bounds.shortage import Shortage

__all__ = ["Bound", "Bounds", "Part", "Shortage", "bounds_of"]
