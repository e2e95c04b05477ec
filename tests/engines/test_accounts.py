"""Goals that hang on the whole roster: fairness, the same people, overtime, ends."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import weibao.engines.finishing
from portfolios import asset, day, demand, equipment, horizon, place, portfolio, site
from portfolios import task as declared
from small_cases import Small, small_case
from staffing import crew, leave, person, shift, staffed
from strategies_rosters import Case, cases
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.engines.accounts import open_ledger
from weibao.engines.ledger import Ledger
from weibao.equipment import Criticality, Divisible, EquipmentType, Task
from weibao.fairness import Balance, Burden
from weibao.goals import (
    BY_ACCOUNT,
    DEFAULT_GOALS,
    Goal,
    Goals,
    Weighted,
    asked,
    without,
)
from weibao.orders import Demand, WorkOrder
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.roster import Assignment, Reason, Roster, Segment, Unassigned
from weibao.rostering import assign
from weibao.scoring import measure, score
from weibao.search import CannotSolve
from weibao.spans import Every, Window
from weibao.workforce import Limits, Overtime, TravelTimes

EVERYTHING: Goals = (
    *DEFAULT_GOALS,
    tuple(Weighted(goal) for goal in Goal if goal in BY_ACCOUNT),
)
IN_TURN: Goals = (
    *DEFAULT_GOALS[:3],
    (Weighted(Goal.OTHER_PEOPLE, 60), Weighted(Goal.UNFAIR_WORK)),
    *DEFAULT_GOALS[3:-1],
    (Weighted(Goal.UNFAIR_WEEKENDS, 3), Weighted(Goal.OVERTIME, 2)),
    (Weighted(Goal.UNFAIR_TRAVEL),),
)


def apart(world: Portfolio) -> Portfolio:
    """Return a portfolio none of whose rules wants work together: that comes last."""
    rules = tuple(evolve(rule, together=None) for rule in world.policy.rules)
    words = frozenset({"noise", "outage", *(t.code for t in tasks_of(world))})
    return evolve(
        world,
        policy=evolve(world.policy, rules=rules),
        workforce=evolve(world.workforce, unpleasant=words),
    )


def tasks_of(world: Portfolio) -> Iterator[Task]:
    """Go through every other task of the types in use."""
    for subject in world.inventory.subjects():
        if subject.type is not None:
            yield from subject.type.tasks[::2]


def ledger_of(
    work: Demand, world: Portfolio, seed: int, balance: Balance | None
) -> tuple[Roster, list[Ledger]]:
    """Plan by all goals; return the roster, and the ledger that was kept."""
    kept: list[Ledger] = []

    def noted(*given: Any) -> Ledger | None:  # noqa: ANN401 - handed on as it is
        ledger = open_ledger(*given)
        kept.extend([ledger] if ledger is not None else [])
        return ledger

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weibao.engines.finishing, "open_ledger", noted)
        roster = assign(
            work, world.workforce, EVERYTHING, seed=seed, rounds=60, balance=balance
        )
    return roster, kept


@given(case=cases(), seed=st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_the_ledger_agrees_with_what_is_measured(case: Case, seed: int) -> None:
    """After any search the figures kept are those of the roster, to the unit."""
    world = apart(case.portfolio)
    balance = Balance({Burden.WORK: dict.fromkeys(["p1", "gone"], 99 << 20)})
    roster, kept = ledger_of(case.demand, world, seed, balance)
    figures = measure(roster, None, balance)
    for ledger in kept:
        found = ledger.figures()
        assert found == {goal: figures[goal] for goal in found}


def test_work_that_goes_on_over_several_shifts_counts_in_its_parts() -> None:
    """Minutes, ways and overtime are those of the days on which people come."""
    home = site()
    places = [place(id, home) for id in ("HOME", "B1", "B2")]
    due = Cycle(Dates((FIRST,)), Tolerance(after=Every(days=3)))
    long = declared(
        "overhaul",
        due,
        duration=timedelta(hours=9),
        divisible=Divisible(),
        every_day=True,
    )
    short = declared("look", due, duration=timedelta(hours=1), every_day=True)
    type_ = equipment(long, short)
    some = [asset(f"A{n}", type_, places[n]) for n in (1, 2)]
    people = [person(id, shift("08:00-13:00")) for id in ("an", "bo")]
    world = staffed(
        portfolio(some), crew("c", *people, base=places[0]), within=15, limits=HOURS
    )
    last = FIRST + timedelta(days=3)
    work = demand(world, horizon(str(FIRST), str(last)))
    roster, [ledger] = ledger_of(work, world, 0, None)
    assert any(len(one.segments) > 1 for one in roster.assignments)
    figures = measure(roster)
    found = ledger.figures()
    assert found == {goal: figures[goal] for goal in found}


@given(seed=st.integers(0, 10_000), goals=st.sampled_from([EVERYTHING, IN_TURN]))
@settings(max_examples=40, deadline=None)
def test_asking_for_more_costs_the_levels_before_it_nothing(
    seed: int, goals: Goals
) -> None:
    """The levels before the first new goal are as good as without it, or better."""
    case = small_case(Random(seed))
    before = next(n for n, level in enumerate(goals) if asked((level,)) & BY_ACCOUNT)
    told, people = case.demand, case.portfolio.workforce
    plain = assign(told, people, without(goals, BY_ACCOUNT), rounds=80)
    more = assign(told, people, goals, rounds=80)
    assert more.score[:before] <= score(plain, goals)[:before]
    assert more.score <= score(plain, goals)
    assert case.wrong(more) == []


@given(seed=st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_work_with_places_keeps_them_when_replanned(seed: int) -> None:
    """What was published stays, whatever fairness would have: it is asked for later."""
    case = small_case(Random(seed))
    roster = case.local()
    published = Published.of(roster)
    again = assign(
        case.demand, case.portfolio.workforce, EVERYTHING, published=published
    )
    assert measure(again, published)[Goal.CHANGED] == 0
    assert again.score == score(again, EVERYTHING, published)


FIRST = day("03-06")
"""A Friday: two of the four days are a weekend."""
HOURS = Limits(
    per_day=timedelta(hours=3), per_week=timedelta(hours=6), overtime=Overtime()
)


def few_orders(random: Random, *stops: str) -> Small:
    """Make a case of a few orders for one person each; no way between the stops."""
    home = site()
    places = [place(id, home) for id in stops]
    subjects = [
        asset(
            f"A{number % 3}-{number}",
            service(random, number),
            places[number % len(places)],
        )
        for number in range(random.randint(3, 4))
    ]
    people = [
        person(
            f"p{number}",
            shift("08:00-12:00"),
            absences=(leave("2026-03-07", "2026-03-07"),) * (number == 1),
        )
        for number in range(2)
    ]
    world = staffed(
        portfolio(subjects), crew("c", *people, base=places[0]), limits=HOURS
    )
    hard = frozenset({"service-0", "service-2"})
    world = evolve(world, workforce=evolve(world.workforce, unpleasant=hard))
    last = FIRST + timedelta(days=3)
    return Small(world, demand(world, horizon(str(FIRST), str(last))))


def service(random: Random, number: int) -> EquipmentType:
    """Declare two services of one asset, or one, of random lengths and windows."""
    some = [
        declared(
            f"service-{number}" if not again else f"again-{number}",
            Cycle(
                Dates((FIRST + timedelta(days=random.randrange(2)),)),
                Tolerance(after=Every(days=random.randint(1, 2))),
            ),
            duration=timedelta(minutes=random.choice([60, 90, 120])),
            criticality=random.choice(list(Criticality)),
            every_day=True,
        )
        for again in range(1 + (number == 0))
    ]
    return equipment(*some, code=f"t{number}")


def every_roster(case: Small) -> Iterator[Roster]:
    """Go through all rosters, up to who comes first on a day."""
    workforce, orders = case.portfolio.workforce, case.demand.orders
    [team] = workforce.crews.values()
    places = [
        [
            None,
            *product(
                range(
                    max(0, (one.window.opens - FIRST).days),
                    (one.window.closes - FIRST).days + 1,
                ),
                team.members,
            ),
        ]
        for one in orders
    ]
    for choice in product(*places):
        made: list[Assignment] = []
        lost: list[Unassigned] = []
        used: dict[tuple[str, date], int] = {}
        by_rank = sorted(zip(orders, choice, strict=True), key=_in_turn)
        for order, where in by_rank:
            if where is None:
                lost.append(Unassigned(order, {Reason.NO_TECHNICIAN_FREE: 1}))
                continue
            on, who = FIRST + timedelta(days=where[0]), where[1]
            begun = used.get((who.id, on), 0)
            length = order.planned.resolved.duration
            used[who.id, on] = begun + int(length.total_seconds()) // 60
            start = datetime.combine(
                on, time(8), tzinfo=order.subject.site.time_zone
            ) + timedelta(minutes=begun)
            window = Window(start, start + length)
            made.append(Assignment(order, team, (who,), (Segment(window),)))
        if any(minutes > 240 for minutes in used.values()):
            continue
        made.sort(key=lambda one: (one.start, one.order.id))
        yield Roster(
            demand=case.demand,
            workforce=workforce,
            assignments=tuple(made),
            unassigned=tuple(sorted(lost, key=lambda one: one.order.id)),
        )


def _in_turn(one: tuple[WorkOrder, object]) -> tuple[str, int, str]:
    """Put what is at one stop together, and of it the most critical first."""
    order = one[0]
    stop = order.subject.location.stop.id
    return stop, order.planned.criticality.rank, order.id


@pytest.mark.parametrize("seed", range(4))
def test_trips_are_joined_where_ways_take_no_time(seed: int) -> None:
    """Stops of one site may lie no minutes apart; going to one is still a trip."""
    goals = ((Weighted(Goal.UNPLACED_OF_ALL),), (Weighted(Goal.TRIPS),))
    case = few_orders(Random(seed), "B1", "B2")
    rosters = sorted(every_roster(case), key=lambda one: score(one, goals))
    best = next(one for one in rosters if not case.wrong(one))
    found = assign(case.demand, case.portfolio.workforce, goals, rounds=300, late_by=0)
    assert case.wrong(found) == []
    assert found.score == score(best, goals)


@pytest.mark.parametrize("seed", range(4))
def test_small_cases_are_as_good_as_the_best_of_all_rosters(seed: int) -> None:
    """Of all rosters that break no rule none is better than the one found."""
    earlier = Balance(
        {Burden.WEEKENDS: {"p0": 60 << 20, "p1": -60 << 20}},
        {"A0-0": frozenset({"p1"})},
    )
    case = few_orders(Random(seed), "B1")
    measured = [(measure(one, None, earlier), one) for one in every_roster(case)]
    for goal in sorted(BY_ACCOUNT, key=lambda one: one.value):
        goals = ((Weighted(Goal.UNPLACED_OF_ALL),), (Weighted(goal),))

        def figures(pair: tuple[dict[Goal, int], Roster], of: Goal = goal) -> list[int]:
            return [pair[0][Goal.UNPLACED_OF_ALL], pair[0][of]]

        in_order = sorted(measured, key=figures)
        best = next(one for one in in_order if not case.wrong(one[1]))
        found = assign(
            case.demand,
            case.portfolio.workforce,
            goals,
            rounds=300,
            late_by=0,
            balance=earlier,
        )
        assert case.wrong(found) == []
        assert list(found.score) == figures(best)


def test_the_exact_engine_refuses_what_it_does_not_reckon() -> None:
    """It names the goals, rather than leave them out of its proof."""
    case = small_case(Random(1))
    with pytest.raises(CannotSolve, match="overtime"):
        assign(
            case.demand,
            case.portfolio.workforce,
            ((Weighted(Goal.OVERTIME),),),
            engine="cpsat",
        )


@pytest.mark.feature("F093", partial=True)
def test_who_was_at_an_asset_goes_there_again() -> None:
    """By an earlier roster, whoever would have been sent without a word."""
    home = site()
    stop = place("B1", home)
    due = Cycle(Dates((FIRST,)))
    work = declared("look", due, duration=timedelta(hours=1), every_day=True)
    some = [asset(f"A{n}", equipment(work), stop) for n in range(3)]
    people = [person(id, shift("08:00-12:00")) for id in ("an", "bo", "cy")]
    world = staffed(portfolio(some), crew("c", *people, base=stop))
    asked_for = demand(world, horizon(str(FIRST), str(FIRST)))
    goals = (*DEFAULT_GOALS[:4], (Weighted(Goal.OTHER_PEOPLE),))
    for known in product(["an", "bo", "cy"], repeat=2):
        earlier = Balance(
            known={f"A{n}": frozenset({id}) for n, id in enumerate(known)}
        )
        roster = assign(asked_for, world.workforce, goals, rounds=60, balance=earlier)
        sent = {one.subject.id: one.technicians[0].id for one in roster.assignments}
        assert (sent["A0"], sent["A1"]) == known
        assert roster.score[-1] == 0


def test_overtime_is_used_only_where_it_is_worth_its_price() -> None:
    """Two people share what one could do in longer hours, and travel pays for it."""
    home = site()
    stop, far = place("B1", home), place("B2", home)
    due = Cycle(Dates((FIRST,)))
    work = declared("look", due, duration=timedelta(minutes=90), every_day=True)
    some = [asset(f"A{n}", equipment(work), far) for n in range(2)]
    people = [person(id, shift("08:00-12:00")) for id in ("an", "bo")]
    ways = TravelTimes(pairs={("B1", "B2"): timedelta(minutes=20)})
    world = staffed(portfolio(some), crew("c", *people, base=stop), limits=HOURS)
    world = evolve(world, workforce=evolve(world.workforce, travel=ways))
    asked_for = demand(world, horizon(str(FIRST), str(FIRST)))
    # One alone is 40 minutes beyond 3 hours; two go the way of 40 minutes twice.
    for goals, minutes in (
        ((Weighted(Goal.TRAVEL),), 40),
        ((Weighted(Goal.TRAVEL), Weighted(Goal.OVERTIME, 3)), 0),
    ):
        levels = (*DEFAULT_GOALS[:4], goals)
        roster = assign(asked_for, world.workforce, levels, rounds=60)
        assert measure(roster)[Goal.OVERTIME] == minutes
