# ruff: noqa: ANN401 - fields of any type
"""Planned work leaves free what is held back for urgent work."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from portfolios import (
    day,
    demand,
    estate,
    found,
    horizon,
    place,
    site,
    task,
    with_records,
)
from staffing import certificate, crew, leave, need, person, rostered, shift, staffed
from strategies_changes import happenings, ill
from strategies_rosters import HOLDS, Case, all_cases, cases
from weibao.equipment import Tier
from weibao.errors import InvalidValue
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.reports.lacking import because, lacking
from weibao.reserve_use import filled, reserve_uses
from weibao.roster import Reason, Roster
from weibao.roster_file import read_roster, roster_json
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.verifier import Rule, verify
from weibao.verifier.reserves import carried
from weibao.workforce import Crew, Reserve

HOUR = timedelta(hours=1)
TENTH = horizon("03-10", "03-10")
WEEK = horizon("03-09", "03-15")
FOUR = shift("08:00-12:00")
REPAIR = task("repair", tier=Tier.EMERGENCY, duration=HOUR)
"""Work on demand; a finding that is to be put right at once makes it urgent."""


def works(
    count: int,
    *crews: Crew,
    hold: tuple[Reserve, ...] = (),
    within: int = 0,
    **fields: Any,
) -> Portfolio:
    """Make so many assets with an hour's work each on 10 March, and a repair."""
    fields = {"duration": HOUR, **fields}
    service = task("service", "on 2026-03-10", **fields)
    world = staffed(estate(service, REPAIR, assets=count), *crews, within=within)
    return evolve(world, workforce=evolve(world.workforce, reserves=hold))


def held(hours: float, **fields: Any) -> Reserve:
    """Hold time back."""
    return Reserve(time=hours * HOUR, **fields)


def leak(world: Portfolio, *assets: str, by: str = "03-10") -> Portfolio:
    """Return the portfolio with something found on assets, to be mended at once."""
    some = [
        found("03-10", subject=one, task="repair", rectify_by=day(by)) for one in assets
    ]
    return with_records(world, *some)


@pytest.mark.parametrize(("hours", "left"), [(0.5, 3), (1, 3), (3, 1), (4, 0), (9, 0)])
def test_planned_work_leaves_it_free(hours: float, left: int) -> None:
    """Of a day of four hours; more than there is keeps the whole day free."""
    world = works(4, crew("c", person("an", FOUR)), hold=(held(hours),))
    roster = rostered(world, TENTH)
    assert len(roster.assignments) == left
    for one in roster.unassigned:
        assert one.main_reason is Reason.RESERVED


def test_the_reason_names_what_is_held_back_of_these_people() -> None:
    """Not what is held back of others."""
    hold = (
        held(4, skill="electric"),
        held(1, skill="electric", crews=frozenset({"other"})),
        held(1, skill="plumbing"),
    )
    an, bo = person("an", FOUR, electric=1), person("bo", FOUR, plumbing=1)
    world = works(1, crew("c", an), crew("other", bo), hold=hold)
    rules = tuple(evolve(one, crew="c") for one in world.policy.rules)
    world = evolve(world, policy=evolve(world.policy, rules=rules))
    roster = rostered(world, TENTH)
    [lost] = roster.unassigned
    said = because(
        Reason.RESERVED,
        lacking(lost.order, lost.reasons, roster.workforce)[Reason.RESERVED],
    )
    assert said.en == (
        "the time left is held back for emergencies (electric: 4 h a day)"
    )


def test_it_may_be_free_with_anybody_who_counts() -> None:
    """Time of others does not count; that of several adds up."""
    an = person("an", FOUR, electric=1)
    bo = person("bo", FOUR, electric=1, certificates=(certificate("T", "03-09"),))
    chen = person("chen", FOUR)
    all_three = crew("c", an, bo, chen)
    for reserve, most in (
        (held(2, skill="electric"), 10),
        (held(8, skill="electric"), 4),
        (held(8, certificate="T"), 12),  # it ended the day before
        (held(4, crews=frozenset({"c"})), 8),
        (held(4, weekdays=frozenset({0, 2})), 12),
        (held(4, weekdays=frozenset({1})), 8),
    ):
        roster = rostered(works(12, all_three, hold=(reserve,)), TENTH)
        assert len(roster.assignments) == most


def test_a_minute_stands_for_one_reserve_only() -> None:
    """Who has two skills cannot be in two places; who has one helps out."""
    both = person("an", FOUR, electric=1, plumbing=1)
    hold = (held(1, skill="electric"), held(2, skill="plumbing"))
    roster = rostered(works(4, crew("c", both), hold=hold), TENTH)
    assert len(roster.assignments) == 1
    plumber = person("bo", FOUR, plumbing=1)
    roster = rostered(works(8, crew("c", both, plumber), hold=hold), TENTH)
    assert len(roster.assignments) == 5
    only = works(8, crew("c", both, plumber), hold=hold, need=need(1, "electric"))
    assert len(rostered(only, TENTH).assignments) == 3


def test_what_nobody_there_could_do_is_not_held_of_others() -> None:
    """With the electrician on leave the plumber works on."""
    an = person("an", FOUR, electric=1, absences=(leave("03-10", "03-10"),))
    bo = person("bo", FOUR, plumbing=1)
    hold = (held(1, skill="electric"), held(1, skill="plumbing"))
    roster = rostered(works(8, crew("c", an, bo), hold=hold), TENTH)
    assert len(roster.assignments) == 3


def test_the_way_counts() -> None:
    """Half an hour there and back leaves less for the work itself."""
    an = person("an", FOUR)
    far = crew("c", an, base=place("YARD", site()))
    assert len(rostered(works(4, far, hold=(held(1),)), TENTH).assignments) == 2
    near = works(4, crew("c", an), hold=(held(1),))
    assert len(rostered(near, TENTH).assignments) == 3


def replanned(world: Portfolio, before: Roster, **fields: Any) -> Roster:
    """Plan anew, and have it verified."""
    asked = demand(world, TENTH)
    roster = assign(asked, world.workforce, published=Published.of(before), **fields)
    assert verify(roster, world, world.history).violations == ()
    return roster


def test_urgent_work_uses_it_and_nothing_moves() -> None:
    """Only what comes up and has to be done at once may."""
    world = works(4, crew("c", person("an", FOUR)), hold=(held(2),))
    before = rostered(world, TENTH)
    assert len(before.assignments) == 2
    now = replanned(leak(world, "A3"), before)
    assert len(now.assignments) == 3
    assert {one.order.id for one in before.assignments} < set(now.by_order)
    for one in before.assignments:
        assert now.by_order[one.order.id].segments == one.segments
    later = replanned(leak(world, "A3", by="03-14"), before)
    assert len(later.assignments) == 2


def test_urgent_work_gives_nothing_back_to_planned_work() -> None:
    """What is used of the reserve is used: the rest stays as full as it was."""
    world = leak(works(4, crew("c", person("an", FOUR)), hold=(held(2),)), "A1")
    roster = rostered(world, TENTH)
    urgent = [one for one in roster.assignments if one.order.urgent]
    assert (len(urgent), len(roster.assignments)) == (1, 3)
    assert {one.main_reason for one in roster.unassigned} == {Reason.RESERVED}


def test_what_is_published_stays_when_less_is_there() -> None:
    """Somebody is ill: others keep their work, which says so, and no more is planned.

    The days of the roster that are frozen are no other.
    """
    an, bo = person("an", FOUR), person("bo", FOUR)
    world = works(6, crew("c", an, bo), hold=(held(2),))
    before = rostered(world, TENTH)
    assert len(before.assignments) == 6
    for frozen in (None, day("03-11")):
        away = evolve(world, workforce=ill(world.workforce, "bo", day("03-10"), 0))
        now = replanned(away, before, frozen=frozen)
        had = {one.order.id for one in before.assignments if one.technicians == (an,)}
        assert set(now.by_order) == had
        assert all(one.kept for one in now.assignments) == (len(had) > 2)
        for one in now.unassigned if frozen is None else ():
            assert one.main_reason in (Reason.RESERVED, Reason.NO_TECHNICIAN_FREE)
        read = read_roster(roster_json(now), away)
        assert [one.kept for one in read.assignments] == [len(had) > 2] * len(had)
        unsaid = tuple(evolve(one, kept=False) for one in now.assignments)
        said = verify(evolve(now, assignments=unsaid), away, away.history)
        assert said.ok == (len(had) <= 2)


def test_what_became_of_it_is_told_by_day() -> None:
    """Held, taken by what stays, used by what came up, and left."""
    hold = (held(1, skill="electric"), held(2, skill="plumbing"))
    both = person("an", FOUR, electric=1, plumbing=1)
    world = works(4, crew("c", both, person("bo", FOUR)), hold=hold)
    before = rostered(world, TENTH)
    figures = [
        (one.held, one.taken, one.used, one.left) for one in reserve_uses(before)
    ]
    assert figures == [(60, 0, 0, 60), (120, 0, 0, 120)]
    now = replanned(leak(world, "A1", "A2", "A3"), before)
    assert len(now.by_order) == 7
    uses = reserve_uses(now)
    assert sum(one.taken for one in uses) == 0
    assert sum(one.held for one in uses) == 180
    busy = sum(one.technicians == (both,) for one in now.assignments)
    assert sum(one.used for one in uses) == max(0, 60 * busy - 60)


def test_engines_that_cannot_hold_back_refuse() -> None:
    """With a word."""
    world = works(1, crew("c", person("an", FOUR)), hold=(held(1),))
    with pytest.raises(CannotSolve, match="holds no time back"):
        assign(demand(world, TENTH), world.workforce, engine="cpsat")
    many = evolve(world.workforce, reserves=(held(0.1),) * 9)
    with pytest.raises(CannotSolve, match="9 reserves"):
        assign(demand(world, TENTH), many)
    with pytest.raises(InvalidValue, match="a minute"):
        held(0)


def test_crews_that_form_teams_daily_hold_it_back() -> None:
    """Two who go together have half of the rest of the day between them each."""
    team = crew("c", person("an", FOUR, electric=1), person("bo", FOUR))
    world = works(4, evolve(team, daily_teams=True), hold=(held(2),), need=need(2))
    assert len(rostered(world, TENTH).assignments) == 3
    alone = works(8, evolve(team, daily_teams=True), hold=(held(2, skill="electric"),))
    assert len(rostered(alone, TENTH).assignments) == 6


def holding(case: Case, hold: tuple[Reserve, ...]) -> Case:
    """Return a case whose people hold time back."""
    force = evolve(case.portfolio.workforce, reserves=hold)
    return evolve(case, portfolio=evolve(case.portfolio, workforce=force))


@given(case=all_cases(), hold=HOLDS, seed=st.integers(0, 3))
def test_it_is_held_back_whoever_can_do_what(
    case: Case, hold: tuple[Reserve, ...], seed: int
) -> None:
    """The verifier, which reckons by flows, finds every roster to leave it free."""
    world = holding(case, hold).portfolio
    roster = assign(case.demand, world.workforce, seed=seed, rounds=30)
    assert verify(roster, world, world.history).violations == ()
    assert all(one.taken == 0 for one in reserve_uses(roster))
    assert not any(one.kept for one in roster.assignments)


@given(case=cases(), hold=HOLDS, data=st.data())
def test_a_replan_holds_it_back_from_all_that_is_placed_anew(
    case: Case, hold: tuple[Reserve, ...], data: st.DataObject
) -> None:
    """Whatever happened, and if time is held back from now on only."""
    before = assign(case.demand, case.portfolio.workforce, rounds=0)
    if data.draw(st.booleans()):
        kept = holding(case, hold).portfolio.workforce
        before = assign(case.demand, kept, rounds=10)
    world = holding(case, hold).portfolio
    for _ in range(data.draw(st.integers(0, 2))):
        world = data.draw(happenings(world, before, case.as_of))
    changed = evolve(case, portfolio=world)
    frozen = data.draw(st.none() | st.integers(0, 6).map(lambda n: later(case, n)))
    after = assign(
        changed.demand,
        world.workforce,
        published=Published.of(before),
        frozen=frozen,
        rounds=data.draw(st.sampled_from((0, 20))),
    )
    rules = verify(after, world, world.history).rules
    assert Rule.RESERVE not in rules


def later(case: Case, days: int) -> date:
    """Return a day from the as-of day on."""
    return case.as_of + timedelta(days=days)


@given(
    holders=st.lists(st.sets(st.sampled_from("abcd"), max_size=4), max_size=4),
    needs=st.lists(st.integers(1, 9), min_size=4, max_size=4),
    free=st.fixed_dictionaries({id: st.integers(0, 9) for id in "abcd"}),
)
def test_both_ways_to_fill_reserves_fill_as_much(
    holders: list[set[str]], needs: list[int], free: dict[str, int]
) -> None:
    """That of the reports and that of the verifier; and no set of needs more."""
    some, asked = [sorted(one) for one in holders], needs[: len(holders)]
    told, judged = filled(asked, some, free), carried(asked, some, free)
    assert sum(told) == round(sum(judged))
    least = min(
        sum(asked[n] for n in range(len(asked)) if n not in chosen)
        + sum(free[id] for id in set().union(*(holders[n] for n in chosen)))
        for size in range(len(asked) + 1)
        for chosen in combinations(range(len(asked)), size)
    )
    assert sum(told) == least
