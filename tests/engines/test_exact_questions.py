"""What else the exact solver answers: proofs, better days, and what clashes."""

from datetime import timedelta
from random import Random

import pytest
from attrs import evolve

from portfolios import asset, day, demand, equipment, horizon, place, portfolio, site
from portfolios import task as declared
from small_cases import Small, small_case
from staffing import crew, need, person, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.engines.cpsat import clashing, day_proof, polished
from weibao.equipment import Criticality
from weibao.goals import DEFAULT_GOALS
from weibao.orders import Demand
from weibao.portfolio import Portfolio
from weibao.roster import Roster, Segment
from weibao.rostering import assign
from weibao.scoring import score, travel_minutes
from weibao.search import SearchOptions
from weibao.spans import Every, Window
from weibao.verifier import verify
from weibao.workforce import TravelTimes

pytest.importorskip(
    "ortools", reason="the exact engine is an extra: pip install 'weibao[cpsat]'"
)

TUESDAY = day("03-10")
ALONG = ("B0", "B1", "B2", "B3")


def street(hours: int = 1, days: int = 0) -> Portfolio:
    """Four pumps along a street, ten minutes apart, all due on one day."""
    home = site()
    stops = [place(id, home) for id in ALONG]
    work = declared(
        "service",
        Cycle(Dates((TUESDAY,)), Tolerance(after=Every(days=days))),
        duration=timedelta(hours=hours),
        need=need(1),
        criticality=Criticality.STATUTORY,
    )
    pumps = [
        asset(f"A{n}", equipment(work, code="pump"), stop)
        for n, stop in enumerate(stops)
    ]
    pumps = [evolve(one, type=pumps[0].type) for one in pumps]
    people = person("an", shift("08:00-16:00"))
    world = staffed(portfolio(pumps), crew("c", people, base=stops[0]))
    ways = {
        (one, other): timedelta(minutes=10 * (n - m))
        for m, one in enumerate(ALONG)
        for n, other in enumerate(ALONG)
        if m < n
    }
    workforce = evolve(world.workforce, travel=TravelTimes(pairs=ways))
    return evolve(world, workforce=workforce)


def week(world: Portfolio) -> Demand:
    """Return the work of the week."""
    return demand(world, horizon("03-09", "03-13"))


def zigzag(world: Portfolio) -> Roster:
    """Return the roster of somebody who goes up and down the street for no reason."""
    roster = assign(week(world), world.workforce)
    by_subject = {one.subject.id: one for one in roster.assignments}
    start = min(one.start for one in roster.assignments).replace(hour=9, minute=0)
    made = []
    for number, id in enumerate(("A2", "A0", "A3", "A1")):
        begins = start + timedelta(minutes=100 * number)
        segment = Segment(Window(begins, begins + timedelta(hours=1)))
        made.append(evolve(by_subject[id], segments=(segment,)))
    zigzag = evolve(roster, assignments=tuple(made))
    assert verify(zigzag, world, world.history).violations == ()
    return zigzag


def test_a_day_is_proven_as_short_as_it_can_be() -> None:
    """Up the street and back is an hour; nothing is shorter."""
    world = street()
    proof = day_proof(assign(week(world), world.workforce), TUESDAY)
    assert proof is not None
    assert (proof.minutes, proof.least, proof.optimal) == (60, 60, True)


def test_a_day_with_detours_is_found_out() -> None:
    """The proof says by how much, and shows the day as it should be."""
    world = street()
    roster = zigzag(world)
    proof = day_proof(roster, TUESDAY)
    assert proof is not None
    assert (proof.minutes, proof.least, proof.optimal) == (100, 60, False)
    assert travel_minutes(proof.best) == 60
    assert verify(proof.best, world, world.history).violations == ()


def test_days_can_be_polished() -> None:
    """The better days keep every rule, and the score is smaller."""
    world = street()
    roster = zigzag(world)
    better = polished(roster, horizon("03-10", "03-10"))
    assert score(better) < score(roster)
    assert travel_minutes(better) == 60
    assert verify(better, world, world.history).violations == ()


def test_what_is_best_already_is_returned_as_it_is() -> None:
    """Polishing changes nothing for the sake of it."""
    world = street()
    roster = assign(week(world), world.workforce)
    assert polished(roster, horizon("03-10", "03-10")) is roster


@pytest.mark.parametrize("seed", range(6))
def test_polishing_all_days_reaches_what_is_proven_best(seed: int) -> None:
    """With every day open and all placed in time it is the exact engine."""
    case: Small = small_case(Random(seed))
    roster = assign(case.demand, case.portfolio.workforce, rounds=0)
    better = polished(roster, case.demand.horizon)
    exact = case.exact().roster
    assert case.wrong(better) == []
    assert exact.score <= score(better)[:6] + exact.score[6:]
    if not roster.late and not roster.unassigned:
        assert score(better)[:6] == exact.score[:6]


def test_orders_that_go_together_do_not_clash() -> None:
    """Four hours of work fit into a day of eight."""
    work = week(street())
    found = clashing(work, street().workforce, work.by_id)
    assert (found.orders, found.proven) == ((), True)


def test_a_smallest_set_of_orders_that_clash_is_found() -> None:
    """Of four times three hours on one day two fit: any three clash, no two do."""
    world = street(hours=3)
    work = week(world)
    found = clashing(work, world.workforce, work.by_id)
    assert found.proven
    assert len(found.orders) == 3
    for one in found.orders:
        others = [order.id for order in found.orders if order is not one]
        assert clashing(work, world.workforce, others).orders == ()


def test_one_day_more_and_nothing_clashes() -> None:
    """Windows decide."""
    world = street(hours=3, days=1)
    work = week(world)
    assert clashing(work, world.workforce, work.by_id).orders == ()


def test_a_proof_takes_no_longer_than_it_may() -> None:
    """Stopped at once there is no bound, and no proof."""
    world = street()
    stopped = SearchOptions(go_on=lambda: False)
    roster = zigzag(world)
    assert day_proof(roster, TUESDAY, stopped) is None
    whole = horizon("03-10", "03-10")
    assert polished(roster, whole, DEFAULT_GOALS, stopped) is roster
