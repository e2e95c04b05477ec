"""How much of what was published may be disturbed for the sake of other work."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies_changes import ill, simple
from strategies_rosters import Case, cases
from weibao.published import Promise, Published
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.verifier import verify
from weibao.workforce import Workforce


def disturbed(roster: Roster, published: Published) -> list[Promise]:
    """Return what has other people or another day than published, or no place."""
    found = []
    for before in published.promises.values():
        after = roster.by_order.get(before.order)
        if (
            after is None
            or after.day != before.day
            or {one.id for one in after.everybody} != set(before.everybody)
        ):
            found.append(before)
    return found


def could_stay(one: Promise, id: str, workforce: Workforce) -> bool:
    """Tell whether an order has nothing to do with somebody who falls ill."""
    crews = [workforce.crews[crew] for crew in (one.crew, one.escort_crew) if crew]
    together = any(
        not crew.may_split and any(each.id == id for each in crew.members)
        for crew in crews
    )
    return id not in one.everybody and not together


@pytest.mark.feature("N14", partial=True)
@given(cases(), st.data())
def test_no_more_is_disturbed_than_the_budget_allows(
    case: Case, data: st.DataObject
) -> None:
    """Of orders that could stay at most so many change people or day, by the rules."""
    case = simple(case)
    demand, workforce = case.demand, case.portfolio.workforce
    published = Published.of(assign(demand, workforce))
    if data.draw(st.booleans(), label="read from a file"):
        published = evolve(published, roster=None)
    id = data.draw(st.sampled_from(sorted(workforce.technicians)))
    first = case.as_of + timedelta(days=data.draw(st.integers(0, 10)))
    changed = ill(workforce, id, first, data.draw(st.integers(0, 6)))
    budget = data.draw(st.integers(0, 2))
    after = assign(
        demand,
        changed,
        published=published,
        budget=budget,
        rounds=data.draw(st.sampled_from([0, 40])),
        late_by=data.draw(st.sampled_from([0, 60])),
    )
    portfolio = evolve(case.portfolio, workforce=changed)
    verdict = verify(after, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    moved = [
        one for one in disturbed(after, published) if could_stay(one, id, workforce)
    ]
    assert len(moved) <= budget
