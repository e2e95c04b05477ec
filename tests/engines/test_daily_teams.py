# ruff: noqa: ANN401 - fields are handed on to values that check them
"""Teams formed day by day: who is together, what is counted, what is given away."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import (
    at_most,
    day,
    demand,
    done,
    estate,
    horizon,
    place,
    rule,
    task,
)
from sequenced_worlds import WIDE
from staffing import certificate, crew, leave, need, person, shift, staffed
from strategies_rosters import Case, cases, daily
from team_worlds import FORTNIGHT, TeamWorld, team_worlds
from weibao.engines.team_counts import BITS, Counts, packed
from weibao.equipment import Cost, Criticality, Need, Position, Task
from weibao.goals import Goal
from weibao.pins import Pin
from weibao.policy import NamedTechnicians, Policy
from weibao.portfolio import Portfolio
from weibao.precedence import After
from weibao.published import Published
from weibao.replanning import changes
from weibao.roster import Assignment, Outsourced, Reason, Roster
from weibao.rostering import assign
from weibao.scoring import measure
from weibao.texts import Text
from weibao.verifier import Rule, verify
from weibao.workforce import Limits, Technician, TravelTimes

MARCH = horizon("2026-03-01", "2026-03-31")
MORNING = shift("08:00-10:00")
"""A short day, so that work of two hours fills it."""
LIFT, POWER = Position(1, "lift", 2), Position(2, "power")


def work(code: str, *lines: Position, minutes: int = 120, **fields: Any) -> Task:
    """Make work of a month whose team is counted."""
    wanted = Need((), lines) if lines else need()
    length = timedelta(minutes=minutes)
    return task(code, WIDE, need=wanted, duration=length, **fields)


def world(
    *tasks: Task, people: tuple[Technician, ...], budget: int = 0, assets: int = 1
) -> Portfolio:
    """Let a crew of these people form teams daily."""
    team = evolve(crew("c", *people), daily_teams=True)
    found = staffed(estate(*tasks, assets=assets), team)
    return evolve(found, workforce=evolve(found.workforce, outsourcing=budget))


def planned(of: Portfolio, **options: Any) -> Roster:
    """Plan a month, and see that the verifier finds nothing against it."""
    roster = assign(demand(of, MARCH), of.workforce, **{"rounds": 60, **options})
    assert verify(roster, of, of.history).violations == ()
    return roster


def broken(roster: Roster, of: Portfolio) -> set[Rule]:
    """Return the rules that a roster breaks."""
    return {one.rule for one in verify(roster, of, of.history).violations}


def test_where_nothing_is_due_nobody_is_sent() -> None:
    """A month without work is planned in no rounds, however many were asked for."""
    of = world(work("hang", POWER), people=(person("an", power=2),))
    roster = assign(
        demand(of, horizon("2026-02-20", "2026-02-25")), of.workforce, rounds=60
    )
    assert (roster.assignments, roster.unassigned, roster.iterations) == ((), (), 0)


ALL_THREE = (
    person("an", MORNING, lift=2, power=1),
    person("bo", MORNING, power=1),
    person("chen", MORNING, lift=1),
)


def test_one_person_counts_for_every_line_that_fits() -> None:
    """Two people make up one of lifts and two of power, since one knows both."""
    of = world(work("a", LIFT, POWER), people=ALL_THREE)
    [one] = planned(of).assignments
    assert [person.id for person in one.technicians] == ["an", "bo"]


def test_a_team_stays_together_for_the_day() -> None:
    """What two do first binds both, though the rest of the day takes one of them."""
    tasks = work("a", POWER, minutes=60), work("b", LIFT, minutes=60)
    of = world(*tasks, people=ALL_THREE[:2])
    roster = planned(of)
    assert not roster.unassigned
    by_day: dict[object, set[tuple[str, ...]]] = {}
    for one in roster.assignments:
        ids = tuple(person.id for person in one.technicians)
        by_day.setdefault(one.day, set()).add(ids)
    assert len(by_day) == 1
    assert set(*by_day.values()) == {("an", "bo")}


def test_the_verifier_sees_a_team_that_breaks_up() -> None:
    """One of two who goes on alone has changed teams, and one too few is seen too."""
    tasks = work("a", POWER, minutes=60), work("b", LIFT, minutes=60)
    of = world(*tasks, people=ALL_THREE[:2])
    roster = planned(of)
    first, second = roster.assignments
    alone = evolve(second, technicians=second.technicians[:1])
    spoilt = evolve(roster, assignments=(first, alone))
    assert Rule.DAILY_TEAM in broken(spoilt, of)
    other = evolve(first, technicians=first.technicians[1:])
    assert Rule.DAILY_TEAM in broken(evolve(roster, assignments=(other, second)), of)


def test_the_verifier_counts_the_team() -> None:
    """One of two who know power is not enough where two are asked for."""
    of = world(work("a", POWER), people=ALL_THREE[:2])
    roster = planned(of)
    [one] = roster.assignments
    alone = evolve(one, technicians=one.technicians[:1])
    found = broken(evolve(roster, assignments=(alone,)), of)
    assert found == {Rule.SKILL, Rule.PEOPLE}


def test_seats_are_filled_by_different_people() -> None:
    """Of two positions each takes a person of its own, in a daily team as elsewhere."""
    two = Need((Position(1, "lift"), Position(1, "power")))
    seated = evolve(work("a"), need=two)
    assert planned(world(seated, people=ALL_THREE[:1])).unassigned
    [one] = planned(world(seated, people=ALL_THREE[:2])).assignments
    assert len(one.technicians) == 2


def test_certificates_count_while_they_hold() -> None:
    """Work that takes a certificate is done before the only one ends."""
    holder = person("an", MORNING, certificates=(certificate("T", "2026-03-04"),))
    of = world(work("a", Position(1, None, 0, ("T",))), people=(holder,), assets=3)
    roster = planned(of)
    assert all(one.day <= day("2026-03-04") for one in roster.assignments)
    assert len(roster.assignments) + len(roster.unassigned) == 3


def test_the_most_critical_work_is_done_first() -> None:
    """With one piece of work a day, law comes before routine."""
    law = work("law", criticality=Criticality.SAFETY)
    of = world(law, work("rest"), people=ALL_THREE[:1], assets=2)
    roster = planned(of)
    codes = [one.order.planned.task.code for one in roster.assignments]
    assert codes == ["law", "law", "rest", "rest"]


def test_a_shorter_team_day_counts_in_the_goal() -> None:
    """The latest ends are counted in working minutes of the site."""
    of = world(work("a", criticality=Criticality.SAFETY), people=ALL_THREE[:1])
    roster = planned(of)
    [one] = roster.assignments
    per_day = 10 * 60
    before = (one.day - MARCH.first).days * per_day
    ends = before + (one.end.hour - 8) * 60 + one.end.minute
    assert measure(roster)[Goal.FINISH_BY_PRIORITY] == 29 * ends


def test_what_is_given_away_takes_its_followers_along() -> None:
    """A budget for two takes the pair of which one follows the other."""
    before = work("a", cost=Cost(outsourced=50))
    follows = work("b", cost=Cost(outsourced=50), after=(After(task="a"),))
    of = world(before, follows, people=(person("an", MORNING),), budget=100)
    roster = planned(of)
    assert {one.price for one in roster.outsourced} == {50}
    assert len(roster.outsourced) == 2
    assert not roster.assignments


def test_nothing_is_given_away_beyond_the_budget_or_without_a_price() -> None:
    """What costs more than there is, or has no price, is done by the crew."""
    tasks = work("a", cost=Cost(outsourced=50)), work("b")
    roster = planned(world(*tasks, people=ALL_THREE, budget=49))
    assert not roster.outsourced
    assert len(roster.assignments) == 2


def test_the_verifier_knows_prices_budget_and_followers() -> None:
    """A wrong price, too little money and a follower left behind are each seen."""
    before = work("a", cost=Cost(outsourced=50))
    of = world(before, work("b", after=(After(task="a"),)), people=ALL_THREE, budget=50)
    roster = planned(of)
    first, second = sorted(roster.assignments, key=lambda one: one.start)
    away = Outsourced(first.order, 50)
    kept = evolve(roster, assignments=(second,), outsourced=(away,))
    assert Rule.OUTSOURCING in broken(kept, of)
    rest = evolve(of, workforce=evolve(of.workforce, outsourcing=10))
    alone = world(before, people=ALL_THREE, budget=50)
    given_away = planned(alone)
    assert len(given_away.outsourced) == 1
    poor = evolve(alone, workforce=rest.workforce)
    assert broken(given_away, poor) == {Rule.OUTSOURCING}
    dearer = (Outsourced(given_away.outsourced[0].order, 40),)
    wrong = evolve(given_away, outsourced=dearer)
    assert broken(wrong, alone) == {Rule.OUTSOURCING}


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        (ALL_THREE[1:2], Reason.SKILL_MISSING),
        (ALL_THREE[2:], Reason.SKILL_MISSING),
    ],
)
def test_what_nobody_can_do_is_left_with_its_reason(
    people: tuple[Technician, ...], reason: Reason
) -> None:
    """Without the level there is no place, and the reason says so."""
    [one] = planned(world(work("a", LIFT), people=people)).unassigned
    assert one.main_reason is reason


def test_standing_crews_stand_beside_daily_ones() -> None:
    """Each does what it can, and whoever is of both is in one place at a time."""
    of = world(work("a"), people=ALL_THREE[:1], assets=3)
    both = staffed(of, *of.workforce.crews.values(), crew("d", *ALL_THREE[:2]))
    assert not planned(both).unassigned


def test_the_day_of_a_team_begins_and_ends_at_the_base() -> None:
    """Ways count: of pieces of half an hour two fit into two hours, not four."""
    of = world(work("a", minutes=30), people=ALL_THREE[:1], assets=4)
    [known] = of.workforce.crews.values()
    team = evolve(known, base=place("DEPOT", known.site))
    ways = TravelTimes(within_site=timedelta(minutes=30))
    force = evolve(of.workforce, crews={"c": team}, travel=ways)
    roster = planned(evolve(of, workforce=force))
    days = [one.day for one in roster.assignments]
    assert max(map(days.count, days)) == 2
    assert {f"{one.start:%H:%M}" for one in roster.assignments} == {"08:30", "09:00"}


@pytest.mark.parametrize("people", [{"an", "bo"}, {"an"}])
def test_a_pinned_team_comes_as_it_is(people: set[str]) -> None:
    """A team may be pinned that is larger than the work asks for."""
    of = world(work("a"), people=ALL_THREE)
    [order] = demand(of, MARCH).orders
    pin = Pin(order=order.id, people=frozenset(people), day=day("03-12"), start=8 * 60)
    force = evolve(of.workforce, pins={order.id: pin})
    [one] = planned(evolve(of, workforce=force)).assignments
    assert {each.id for each in one.technicians} == people
    assert one.day == day("03-12")


def test_a_lag_is_waited_for() -> None:
    """What waits two days for other work is done two days later at the earliest."""
    tasks = work("a"), work("b", after=(After(task="a", lag=timedelta(hours=48)),))
    first, second = planned(world(*tasks, people=ALL_THREE)).assignments
    assert second.start - first.end >= timedelta(hours=48)


def test_a_rule_names_who_comes_and_who_does_not() -> None:
    """A team has whoever must come, and nobody who must not, larger or not."""
    of = world(work("a", POWER), work("b", LIFT, POWER), people=ALL_THREE)
    named = NamedTechnicians(
        required=frozenset({"chen"}), barred=frozenset({"bo"}), because=Text.same("x")
    )
    policy = Policy(rules=(rule(technicians=named),))
    for one in planned(evolve(of, policy=policy)).assignments:
        assert {each.id for each in one.technicians} == {"an", "chen"}


def test_visits_of_a_chain_keep_their_gaps() -> None:
    """Teams of a day come again before a week is over."""
    visit = task("a", at_most(7), need=Need((), (LIFT, POWER)))
    of = world(visit, people=ALL_THREE)
    begun = evolve(of, records=(done("2026-02-27", "a"),))
    days = [one.day for one in planned(begun).assignments]
    assert all((b - a).days <= 7 for a, b in pairwise([day("02-27"), *days]))
    assert len(days) >= 4


def test_the_same_seed_gives_the_same_roster() -> None:
    """Rounds alone decide, not the clock."""
    of = world(work("a", LIFT), work("b", POWER), people=ALL_THREE, assets=4)
    one, other = planned(of, seed=3), planned(of, seed=3)
    told = [
        [(a.order.id, a.start, [p.id for p in a.technicians]) for a in r.assignments]
        for r in (one, other)
    ]
    assert told[0] == told[1]


COUNTS = st.lists(st.integers(0, 60), min_size=1, max_size=12)


@given(st.data(), COUNTS)
def test_counts_are_compared_one_by_one(data: st.DataObject, one: list[int]) -> None:
    """What lacks and what is greater are found for each count as for one alone."""
    size = len(one)
    other = data.draw(st.lists(st.integers(0, 60), min_size=size, max_size=size))
    counts = Counts(size)
    lacking = counts.lacking(packed(one), packed(other))
    assert [lacking >> BITS * n & 1 for n in range(size)] == [
        a < b for a, b in zip(one, other, strict=True)
    ]
    greater = counts.most(packed(one), packed(other))
    assert greater == packed(map(max, one, other))


LINES = st.lists(
    st.builds(Position, st.integers(1, 3), st.sampled_from("xy"), st.integers(1, 3)),
    min_size=1,
    max_size=3,
)
SKILLS = st.fixed_dictionaries({}, optional={n: st.integers(1, 3) for n in "xy"})


@settings(max_examples=40)
@given(
    st.lists(st.tuples(LINES, st.sampled_from([30, 60, 120])), min_size=1, max_size=4),
    st.lists(st.tuples(SKILLS, st.integers(2, 9)), min_size=1, max_size=5),
    st.integers(0, 3),
)
def test_no_rule_is_ever_broken(
    asked: list[tuple[list[Position], int]],
    there: list[tuple[dict[str, int], int]],
    budget: int,
) -> None:
    """Whatever people and work there are, each order is in one place, lawfully."""
    ranks = list(Criticality)
    tasks = [
        work(
            f"t{n}",
            *lines,
            minutes=minutes,
            criticality=ranks[n],
            cost=Cost(outsourced=1),
            after=(After(task=f"t{n - 1}"),) if n % 2 else (),
        )
        for n, (lines, minutes) in enumerate(asked)
    ]
    people = tuple(
        evolve(
            person(f"p{n}", MORNING, **skills),
            absences=(leave(f"2026-03-{off:02}", f"2026-03-{off:02}"),),
        )
        for n, (skills, off) in enumerate(there)
    )
    planned(world(*tasks, people=people, budget=budget, assets=2), rounds=30)


def lines(roster: Roster, of: TeamWorld) -> list[str]:
    """Return what the verifier has against a roster."""
    verdict = verify(roster, of.portfolio, of.portfolio.history)
    return [str(one.line().en) for one in verdict.violations]


def stands(roster: Roster) -> dict[str, tuple[object, ...]]:
    """Return who does each order, and when."""
    return {
        one.order.id: (
            one.crew.id,
            [each.id for each in one.technicians],
            [each.id for each in one.escort.technicians] if one.escort else [],
            one.segments,
        )
        for one in roster.assignments
    }


@given(team_worlds(), st.integers(0, 3))
def test_teams_keep_every_rule_of_rosters(of: TeamWorld, seed: int) -> None:
    """Ways, lags, gaps, escorts, parts, caps, names: the verifier finds nothing."""
    assert lines(assign(of.demand, of.portfolio.workforce, seed=seed), of) == []


@given(daily(cases()), st.integers(0, 3))
def test_teams_keep_every_rule_between_zones(case: Case, seed: int) -> None:
    """By night, in other time zones, and where overtime is worked, too."""
    roster = assign(case.demand, case.portfolio.workforce, seed=seed)
    assert lines(roster, TeamWorld(case.portfolio)) == []


@given(team_worlds(), st.integers(0, 4), st.integers(0, 13), st.integers(0, 4))
def test_a_replanned_roster_of_teams_keeps_every_rule(
    of: TeamWorld, number: int, first: int, days: int
) -> None:
    """Somebody falls ill, and nobody else's team changes without being listed."""
    before = assign(of.demand, of.portfolio.workforce)
    published = Published.of(before)
    ids = sorted(of.portfolio.workforce.technicians)
    begins = FORTNIGHT.first + timedelta(days=first)
    now = of.ill(ids[number % len(ids)], begins, days)
    after = assign(now.demand, now.portfolio.workforce, published=published)
    assert lines(after, now) == []
    was, is_ = stands(before), stands(after)
    listed = {one.order for one in changes(after, published)}
    assert {id for id in was | is_ if was.get(id) != is_.get(id)} == listed


@given(team_worlds(), st.integers(0, 13), st.integers(0, 60))
def test_what_is_not_touched_stays_to_the_byte(
    of: TeamWorld, days: int, rounds: int
) -> None:
    """Nothing moves where nothing has changed; frozen days stay whatever is sought."""
    force = of.portfolio.workforce
    before = assign(of.demand, force)
    published = Published.of(before)
    frozen = FORTNIGHT.first + timedelta(days=days)
    if not before.unassigned and not before.late:
        same = assign(of.demand, force, published=published, rounds=rounds)
        assert stands(same) == stands(before)
    after = assign(
        of.demand, force, published=published, frozen=frozen, rounds=rounds, seed=7
    )
    assert lines(after, of) == []
    now = stands(after)
    for one in before.assignments:
        if one.day < frozen:
            assert now[one.order.id] == stands(before)[one.order.id]


@given(team_worlds(), st.data())
def test_pinned_teams_stay_where_they_are(of: TeamWorld, data: st.DataObject) -> None:
    """Some of a roster pinned as it stands stays so to the minute in another one."""
    force = of.portfolio.workforce
    before = assign(of.demand, force, seed=1)
    bound = {one.id for chain in before.demand.chains for one in chain.orders}
    free = [
        one
        for one in before.assignments
        if not one.order.follows and one.escort is None and one.order.id not in bound
    ]
    some = data.draw(st.sets(st.sampled_from(free))) if free else set()
    pins = {one.order.id: as_it_stands(one) for one in some}
    pinned = TeamWorld(evolve(of.portfolio, workforce=evolve(force, pins=pins)))
    after = assign(of.demand, pinned.portfolio.workforce, seed=2)
    assert lines(after, pinned) == []
    for one in some:
        there = after.by_order[one.order.id]
        assert (there.start, there.technicians) == (one.start, one.technicians)
        # A pin says where work begins; how the rest of divisible work is dealt out
        # hangs on what else there is.
        if one.order.planned.resolved.divisible is None:
            assert there.segments == one.segments


def as_it_stands(one: Assignment) -> Pin:
    """Pin an assignment to its people, day and minute."""
    return Pin(
        order=one.order.id,
        crew=one.crew.id,
        people=frozenset(each.id for each in one.technicians),
        day=one.day,
        start=one.start.hour * 60 + one.start.minute,
    )


def test_limits_of_hours_are_kept() -> None:
    """Of people who may work six hours a week, each comes three mornings of it."""
    of = world(work("a"), people=ALL_THREE[:1], assets=5)
    few = evolve(of.workforce, limits=Limits(per_week=timedelta(hours=6)))
    roster = planned(evolve(of, workforce=few))
    weeks = [one.day.isocalendar().week for one in roster.assignments]
    assert max(map(weeks.count, weeks)) == 3


def test_a_month_without_work_is_no_trouble() -> None:
    """Nobody is sent anywhere, and the search ends at once."""
    of = world(work("a", LIFT), people=ALL_THREE)
    idle = evolve(demand(of, MARCH), orders=())
    roster = assign(idle, of.workforce, rounds=60)
    assert (roster.assignments, roster.iterations) == ((), 0)
