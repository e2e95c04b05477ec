"""A published roster is replanned again and again while things happen."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from strategies_changes import happenings
from strategies_rosters import Case, cases
from weibao.due_work import due
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.rostering import assign
from weibao.verifier import verify


@given(cases(), st.data())
def test_whatever_happens_each_roster_keeps_every_rule(
    case: Case, data: st.DataObject
) -> None:
    """The verifier has nothing to say of any roster in a row of replans."""
    portfolio, plan = case.portfolio, make_plan(case.portfolio)
    today = case.as_of
    demand = due(plan, portfolio.history, case.horizon, as_of=today)
    roster = assign(demand, portfolio.workforce, rounds=data.draw(st.integers(0, 40)))
    for _ in range(data.draw(st.integers(1, 3))):
        later = today + timedelta(days=data.draw(st.sampled_from([0, 0, 1, 3, 8])))
        today = min(later, case.horizon.last)
        before = portfolio
        closed = _closed(portfolio)
        for _ in range(data.draw(st.integers(1, 2))):
            portfolio = data.draw(happenings(portfolio, roster, today))
        if portfolio.inventory is not before.inventory or closed != _closed(portfolio):
            plan = make_plan(portfolio)
        demand = due(plan, portfolio.history, case.horizon, as_of=today)
        frozen = data.draw(st.sampled_from([None, None, today + timedelta(days=3)]))
        roster = assign(
            demand,
            portfolio.workforce,
            published=Published.of(roster),
            frozen=frozen,
            rounds=data.draw(st.sampled_from([None, 0, 0, 30])),
            seed=data.draw(st.integers(0, 3)),
        )
        verdict = verify(roster, portfolio, portfolio.history)
        assert [str(one.line().en) for one in verdict.violations] == []


def _closed(portfolio: Portfolio) -> dict[str, frozenset[date]]:
    """Return the closed days of each site."""
    return {
        id: frozenset(day for one in site.calendar.calendars for day in one.closed)
        for id, site in portfolio.inventory.sites.items()
    }
