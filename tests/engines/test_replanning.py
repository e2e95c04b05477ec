"""What holds when a published roster is taken up again, whatever the portfolio."""

from datetime import UTC, datetime, time, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from strategies_rosters import Case, all_cases, cases
from weibao.due_work import due
from weibao.orders import Demand
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.replanning import changes
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.scoring import score
from weibao.search import Scope
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


@given(all_cases(), st.integers(0, 60))
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


@given(all_cases(), st.integers(0, 4), st.integers(0, 10), st.integers(0, 6))
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


@given(all_cases(), st.integers(0, 4), st.integers(0, 10), st.integers(0, 6))
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


@given(all_cases(), st.integers(0, 12))
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


def morning(case: Case, hours: int) -> datetime:
    """Return a moment of the as-of day, by UTC."""
    start = datetime.combine(case.as_of, time.min, tzinfo=UTC)
    return start + timedelta(hours=hours)


@pytest.mark.feature("F103")
@given(cases(), st.integers(0, 20), st.integers(0, 4))
def test_what_has_begun_stays_and_nothing_begins_before_now(
    case: Case, hours: int, number: int
) -> None:
    """Replanning within a day leaves what has begun alone."""
    before = planned(case)
    now = morning(case, hours)
    portfolio = ill(case, number, 1, 3)
    after = assign(
        again(portfolio, case.demand),
        portfolio.workforce,
        published=Published.of(before),
        now=now,
        rounds=60,
    )
    verdict = verify(after, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    was, stands = places(before), places(after)
    begun = {one.order.id for one in before.assignments if one.start < now}
    for one in after.assignments:
        if one.start < now:
            assert one.order.id in begun
            assert stands[one.order.id] == was[one.order.id]
    today = [one for one in before.assignments if one.day == case.as_of]
    for one in today:
        if one.order.id in begun:
            assert stands[one.order.id] == was[one.order.id]


@pytest.mark.feature("F105")
@given(all_cases(), st.integers(0, 3), st.integers(0, 12), st.integers(0, 4))
def test_only_the_scope_changes(case: Case, which: int, last: int, number: int) -> None:
    """Work of other crews and later days stays, unless its people are away."""
    before = planned(case)
    crews = sorted(case.portfolio.workforce.crews)
    until = case.as_of + timedelta(days=last)
    only = Scope(
        crews=frozenset({crews[which % len(crews)]}),
        last=until,
    )
    portfolio = ill(case, number, 0, 3)
    after = assign(
        again(portfolio, case.demand),
        portfolio.workforce,
        published=Published.of(before),
        only=only,
        rounds=60,
    )
    verdict = verify(after, portfolio, portfolio.history)
    assert [str(one.line().en) for one in verdict.violations] == []
    was, stands = places(before), places(after)
    people = portfolio.workforce.technicians
    for id, promise in Published.of(before).promises.items():
        away = any(
            people[who].away(promise.start, promise.end) for who in promise.everybody
        )
        if promise.day >= case.as_of and not only.holds(promise) and not away:
            assert stands.get(id) == was[id]
