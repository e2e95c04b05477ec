"""What holds of every roster, whatever the portfolio."""

from collections.abc import Iterable
from random import Random
from typing import TypeVar

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import Case, all_cases
from weibao.orders import OrderStatus
from weibao.portfolio import Portfolio
from weibao.roster import Roster
from weibao.roster_file import read_roster, roster_json
from weibao.rostering import assign
from weibao.verifier import verify

Item = TypeVar("Item")


def planned(case: Case, seed: int = 0) -> Roster:
    """Make the roster of a case."""
    return assign(case.demand, case.portfolio.workforce, seed=seed)


@given(all_cases())
def test_the_verifier_has_nothing_to_say(case: Case) -> None:
    """No roster breaks a rule without declaring it."""
    portfolio = case.portfolio
    verdict = verify(planned(case), portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []


@given(all_cases())
def test_every_order_is_in_one_place(case: Case) -> None:
    """An open order is assigned, unassigned or not needed; a done one is done."""
    roster = planned(case)
    demand = roster.demand
    extra = {chain.extra(one).id for chain in demand.chains for one in chain.orders}
    listed = [
        *(one.order.id for one in roster.assignments),
        *(one.order.id for one in roster.unassigned),
        *(one.order.id for one in roster.not_needed),
        *(one.id for one in roster.done),
    ]
    assert len(listed) == len(set(listed))
    assert set(listed) - extra == set(demand.by_id)
    done = {one.id for one in demand.orders if one.status is OrderStatus.DONE}
    assert {one.id for one in roster.done} == done


@given(all_cases())
def test_nothing_is_placed_before_the_as_of_day(case: Case) -> None:
    """Work lies on the as-of day or later, and in the horizon."""
    days = [one.day for one in planned(case).assignments]
    assert all(case.as_of <= day <= case.horizon.last for day in days)


@given(all_cases())
def test_every_unassigned_order_has_reasons(case: Case) -> None:
    """Each reason was met at least once, and lateness is at least a day."""
    roster = planned(case)
    for one in roster.unassigned:
        assert one.reasons
        assert all(count > 0 for count in one.reasons.values())
    assert all(one.late.days > 0 for one in roster.assignments if one.late is not None)


@given(all_cases(), st.randoms(use_true_random=False), st.integers(0, 3))
def test_the_order_of_the_input_does_not_matter(
    case: Case, random: Random, seed: int
) -> None:
    """Records, people, members and assets in another order give the same bytes."""
    first = roster_json(planned(case, seed))
    assert first == roster_json(planned(case, seed))
    mixed = evolve(case, portfolio=shuffled(case.portfolio, random))
    assert first == roster_json(planned(mixed, seed))


def shuffled(portfolio: Portfolio, random: Random) -> Portfolio:
    """Return a portfolio that says the same in another order."""

    def mix(items: Iterable[Item]) -> list[Item]:
        found = list(items)
        random.shuffle(found)
        return found

    workforce, inventory = portfolio.workforce, portfolio.inventory
    crews = [
        (id, evolve(crew, members=tuple(mix(crew.members))))
        for id, crew in workforce.crews.items()
    ]
    return evolve(
        portfolio,
        records=tuple(mix(portfolio.records)),
        workforce=evolve(
            workforce,
            technicians=dict(mix(workforce.technicians.items())),
            crews=dict(mix(crews)),
        ),
        inventory=evolve(
            inventory,
            assets=dict(mix(inventory.assets.items())),
            locations=dict(mix(inventory.locations.items())),
            sites=dict(mix(inventory.sites.items())),
        ),
    )


@given(all_cases())
def test_a_roster_can_be_read_again(case: Case) -> None:
    """Reading what was written gives a roster that writes the same."""
    text = roster_json(planned(case))
    assert roster_json(read_roster(text, case.portfolio)) == text
