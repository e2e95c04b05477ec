"""What holds when a published roster is taken up again, whatever the portfolio."""

from datetime import timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import Case, cases
from weibao.due_work import due
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.replanning import changes
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.scoring import score
from weibao.spans.window import Window
from weibao.verifier import verify
from weibao.workforce import Absence, Workforce


def planned(case: Case) -> Roster:
    """Make the roster of a case."""
    return assign(case.demand, case.portfolio.workforce)


def places(roster: Roster) -> dict[str, tuple[object, ...]]:
    """Return people and times by order."""
    return {
        one.order.id: (
            one.crew.id,
            tuple(person.id for person in one.technicians),
            one.start,
            one.end,
        )
        for one in roster.assignments
    }


def again(portfolio: Portfolio, demand: Demand) -> Demand:
    """Return the same demand of a changed portfolio."""
    plan = make_plan(portfolio)
    return due(plan, portfolio.history, demand.horizon, as_of=demand.as_of)


def ill(case: Case, number: int, first: int, days: int) -> Portfolio:
    """Return the portfolio with somebody away for some days."""
    workforce = case.portfolio.workforce
    ids = sorted(workforce.technicians)
    id = ids[number % len(ids)]
    begins = case.as_of + timedelta(days=first)
    away = Absence(window=Window(begins, begins + timedelta(days=days)))
    person = workforce.technicians[id]
    absent = evolve(person, absences=(*person.absences, away))
    people = {**workforce.technicians, id: absent}
    crews = {
        key: evolve(crew, members=tuple(people[one.id] for one in crew.members))
        for key, crew in workforce.crews.items()
    }
    changed: Workforce = evolve(workforce, technicians=people, crews=crews)
    return evolve(case.portfolio, workforce=changed)


@given(cases(), st.integers(0, 60))
def test_nothing_moves_where_nothing_has_changed(case: Case, rounds: int) -> None:
    """A roster without fault is the same when it is replanned, person by person.

    Where work had no place or was late, a new try may find one, at the price of others.
    """
    before = planned(case)
    published = Published.of(before)
    after = assign(
        case.demand, case.portfolio.workforce, published=published, rounds=rounds
    )
    if before.unassigned or before.late:
        assert score(after, published=published) <= score(before, published=published)
        return
    assert places(after) == places(before)
    assert changes(after, published) == ()


@given(cases(), st.integers(0, 4), st.integers(0, 10), st.integers(0, 6))
def test_a_replanned_roster_keeps_every_rule(
    case: Case, number: int, first: int, days: int
) -> None:
    """Somebody falls ill: the verifier has nothing to say of the new roster."""
    published = Published.of(planned(case))
    portfolio = ill(case, number, first, days)
    demand = again(portfolio, case.demand)
    after = assign(demand, portfolio.workforce, published=published)
    verdict = verify(after, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []


@given(cases(), st.integers(0, 4), st.integers(0, 10), st.integers(0, 6))
def test_every_change_has_a_cause(
    case: Case, number: int, first: int, days: int
) -> None:
    """What is not listed as changed is as it was published, to the minute."""
    before = planned(case)
    published = Published.of(before)
    portfolio = ill(case, number, first, days)
    after = assign(
        again(portfolio, case.demand), portfolio.workforce, published=published
    )
    found = changes(after, published)
    listed = {one.order for one in found}
    was, now = places(before), places(after)
    assert {id for id in was | now if was.get(id) != now.get(id)} == listed
    assert all(one.text.en and one.text.zh for one in found)


@given(cases(), st.integers(0, 12))
def test_frozen_days_stay_as_they_are(case: Case, days: int) -> None:
    """Work before the frozen day is untouched, however much the search may move."""
    before = planned(case)
    frozen = case.as_of + timedelta(days=days)
    after = assign(
        case.demand,
        case.portfolio.workforce,
        published=Published.of(before),
        frozen=frozen,
        rounds=50,
        seed=7,
    )
    now = places(after)
    for one in before.assignments:
        if one.day < frozen:
            assert now[one.order.id] == places(before)[one.order.id]
