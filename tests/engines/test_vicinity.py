"""A replan looks at the days about a change, where the published roster is at hand."""

from datetime import timedelta

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from strategies_changes import ill, simple
from strategies_rosters import Case, all_cases
from weibao.due_work import due
from weibao.engines.opening import opened
from weibao.engines.prices import Prices
from weibao.engines.vicinity import Vicinity
from weibao.goals import DEFAULT_GOALS
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.published import Published
from weibao.rostering import assign
from weibao.search import GRID
from weibao.verifier import verify
from weibao.workforce import Workforce


def about(published: Published, demand: Demand, workforce: Workforce) -> Vicinity:
    """Return the days about what has changed."""
    prices = Prices.of(DEFAULT_GOALS)
    workshop = opened(demand, workforce, prices, GRID).state.workshop
    found = Vicinity.about(published, demand, workshop)
    assume(found is not None)
    assert found is not None
    return found


@given(all_cases(), st.data())
def test_days_far_from_a_change_are_not_touched(
    case: Case, data: st.DataObject
) -> None:
    """Somebody falls ill: the rest keeps its objects, and every rule is kept."""
    case = simple(case)
    demand = case.demand
    before = assign(demand, case.portfolio.workforce)
    published = Published.of(before)
    id = data.draw(st.sampled_from(sorted(case.portfolio.workforce.technicians)))
    first = case.as_of + timedelta(days=data.draw(st.integers(0, 20)))
    workforce = ill(case.portfolio.workforce, id, first, data.draw(st.integers(0, 5)))
    near = about(published, demand, workforce)
    rounds = data.draw(st.sampled_from([0, 0, 30]))
    after = assign(demand, workforce, published=published, rounds=rounds)
    portfolio = evolve(case.portfolio, workforce=workforce)
    verdict = verify(after, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    if rounds or after.unassigned or after.late:
        return
    for one in before.assignments:
        if (one.day - case.horizon.first).days not in near.days:
            now = after.by_order[one.order.id]
            assert (now.start, now.order) == (one.start, one.order)


@given(all_cases())
def test_where_nothing_has_changed_everything_keeps_its_object(case: Case) -> None:
    """Not only the places but the assignments themselves are the published ones."""
    case = simple(case)
    demand = case.demand
    before = assign(demand, case.portfolio.workforce)
    assume(not before.unassigned and not before.late)
    published = Published.of(before)
    about(published, demand, case.portfolio.workforce)
    after = assign(demand, case.portfolio.workforce, published=published, rounds=0)
    assert all(
        one is other
        for one, other in zip(before.assignments, after.assignments, strict=True)
    )


@given(all_cases())
def test_another_plan_is_looked_at_as_a_whole(case: Case) -> None:
    """What was read anew may differ in anything, so that no day is taken on trust."""
    before = assign(case.demand, case.portfolio.workforce)
    portfolio = case.portfolio
    again = due(make_plan(portfolio), portfolio.history, case.horizon, as_of=case.as_of)
    workshop = opened(
        again, portfolio.workforce, Prices.of(DEFAULT_GOALS), GRID
    ).state.workshop
    assert Vicinity.about(Published.of(before), again, workshop) is None
