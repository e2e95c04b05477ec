"""Whether readings ask for work that exists only on a result."""

from datetime import date
from fractions import Fraction

from weibao.plan import PlannedTask
from weibao.verifier.periods import period_name
from weibao.verifier.visits import Case


def asked_for(case: Case, planned: PlannedTask, due: date) -> bool:
    """Tell whether some reading of the period asks for a turn; so does no condition."""
    condition = planned.resolved.only_if
    if condition is None:
        return True
    period = period_name(due, condition.within)
    for one in case.history.readings_of(planned.subject.id, condition.meter):
        if one.taken > case.demand.as_of:
            continue
        if period_name(one.taken, condition.within) != period:
            continue
        value, below, above = Fraction(str(one.value)), condition.below, condition.above
        if (below is not None and value < below) or (
            above is not None and value > above
        ):
            return True
    return False
