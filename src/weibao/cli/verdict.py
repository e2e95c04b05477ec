"""What a roster's quality means for the exit code."""

from weibao.cli.exits import FAULT, FINE
from weibao.roster import Roster
from weibao.verifier import Verification


def exit_code(roster: Roster, verification: Verification) -> int:
    """Return 1 for a violation or for statutory work late or without a place, else 0.

    Lateness that the past made unavoidable is a breach, declared and shown, but no
    fault of this roster; that it was is the verifier's finding, not the roster's word.
    """
    inherited = verification.inherited
    late = any(
        one.late is not None
        and one.order.id not in inherited
        and one.order.planned.criticality.by_law
        for one in roster.assignments
    )
    lost = any(one.order.planned.criticality.by_law for one in roster.unassigned)
    return FAULT if verification.violations or late or lost else FINE
