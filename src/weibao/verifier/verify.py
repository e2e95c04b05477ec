"""The verifier's one verb."""

from typing import Final

from weibao.portfolio import Portfolio
from weibao.records import History
from weibao.roster import Roster
from weibao.verifier import (
    asked,
    clocks,
    completeness,
    daily_teams,
    gaps,
    hours,
    independence,
    isolation,
    journeys,
    merged,
    occupied,
    outsourcing,
    parts,
    people,
    pins,
    places,
    precedence,
    reserves,
    rotations,
    starts,
    teams,
    timed,
    tools,
    visit_caps,
    windows,
)
from weibao.verifier.remarks import Breach, Verification, Violation
from weibao.verifier.visits import read

CHECKS: Final = (
    asked.check,
    merged.check_merged,
    rotations.check,
    starts.check,
    completeness.check,
    windows.check,
    clocks.check,
    parts.check,
    timed.check,
    people.check,
    teams.check,
    independence.check,
    daily_teams.check,
    outsourcing.check,
    journeys.check,
    hours.check,
    gaps.check,
    places.check,
    occupied.check,
    isolation.check,
    tools.check,
    visit_caps.check,
    reserves.check,
    pins.check,
    precedence.check,
)


def verify(roster: Roster, portfolio: Portfolio, history: History) -> Verification:
    """Judge a roster by every rule, from the portfolio's own data.

    The order of assignments, and of the people in them, does not matter.
    """
    case = read(roster, portfolio, history)
    remarks = [remark for check in CHECKS for remark in check(case)]
    remarks.sort(key=lambda remark: remark.rank)
    return Verification(
        violations=tuple(r for r in remarks if isinstance(r, Violation)),
        breaches=tuple(r for r in remarks if isinstance(r, Breach)),
    )
