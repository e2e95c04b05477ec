"""Features of groups H to K: people, conflicts, replanning and emergencies."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given

from portfolios import day, estate, found, grid, months, task, with_records
from staffing import certificate, clock, crew, leave, need, person, rostered, staffed
from strategies_rosters import Case, cases
from weibao.due_work import due
from weibao.equipment import Criticality, Tier
from weibao.pins import Pin
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.published import Promise, Published
from weibao.replanning import Cause, changes
from weibao.reserve_use import reserve_uses
from weibao.roster import Reason, Roster
from weibao.rostering import assign
from weibao.scoring import score
from weibao.spans import Horizon
from weibao.verifier import Rule, verify
from weibao.workforce import Reserve

LONG = timedelta(minutes=220)
TENTH = Horizon(day("03-10"), day("03-10"))
WEEK = Horizon(day("03-09"), day("03-15"))
"""From a Monday on."""


def jobs(count: int, minutes: int, **fields: object) -> Portfolio:
    """Make so many assets with work of so many minutes each on 10 March."""
    length = timedelta(minutes=minutes)
    return estate(
        task("service", "on 2026-03-10", duration=length, **fields), assets=count
    )


def replanned(world: Portfolio, before: Roster, **fields: object) -> Roster:
    """Replan what a roster published in a world that has changed since."""
    plan = make_plan(world)
    asked = due(plan, world.history, before.horizon, as_of=before.demand.as_of)
    published = Published.of(before)
    roster = assign(asked, world.workforce, published=published, **fields)  # type: ignore[arg-type]  # options of the search
    assert verify(roster, world, world.history).violations == ()
    return roster


def ill(world: Portfolio, id: str, first: str, last: str) -> Portfolio:
    """Return the portfolio with somebody away."""
    force = world.workforce
    away = evolve(force.technicians[id], absences=(leave(first, last),))
    people = {**force.technicians, id: away}
    crews = {
        key: evolve(one, members=tuple(people[m.id] for m in one.members))
        for key, one in force.crews.items()
    }
    return evolve(world, workforce=evolve(force, technicians=people, crews=crews))


def places(roster: Roster) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """Return time and people by order."""
    return {
        one.order.id: (clock(one), tuple(p.id for p in one.technicians))
        for one in roster.assignments
    }


@pytest.mark.feature("F086")
@given(cases())
def test_the_search_is_never_worse_than_placing_one_by_one(case: Case) -> None:
    """The same input and seed give the same roster, at least as good as the first."""
    first = assign(case.demand, case.portfolio.workforce, rounds=0)
    best = assign(case.demand, case.portfolio.workforce, rounds=30, seed=3)
    again = assign(case.demand, case.portfolio.workforce, rounds=30, seed=3)
    assert score(best) <= score(first)
    assert places(again) == places(best)


@pytest.mark.feature("F092")
def test_whoever_has_the_rare_certificate_stays_free_for_it() -> None:
    """Of two who could do plain work the one needed elsewhere that day is spared."""
    plain = task("plain", "on 2026-03-10", duration=LONG)
    rare = task("rare", "on 2026-03-10", duration=LONG, need=need(1, None, 0, "T"))
    master = person("an", certificates=(certificate("T"),))
    world = staffed(estate(plain, rare, assets=2), crew("c", master, person("bo")))
    sent = {
        (one.order.planned.task.code, person.id)
        for one in rostered(world, TENTH).assignments
        for person in one.technicians
    }
    assert sent == {("rare", "an"), ("plain", "bo")}


@pytest.mark.feature("F094")
def test_two_places_at_once_are_an_error_by_hand_too() -> None:
    """An assignment moved onto another of the same person is a violation."""
    world = staffed(jobs(2, 60), crew("c", person("an")))
    one, other = rostered(world, TENTH).assignments
    roster = rostered(world, TENTH)
    forced = evolve(roster, assignments=(one, evolve(other, segments=one.segments)))
    verdict = verify(forced, world, world.history)
    assert Rule.DOUBLE_BOOKING in verdict.rules
    assert not verdict.ok


@pytest.mark.feature("F095")
@pytest.mark.parametrize("long_first", [True, False])
def test_overlaps_are_listed_and_mended_by_the_fewest_moves(long_first: bool) -> None:
    """Work that overlaps two others is moved, and not the two."""
    long, short = timedelta(minutes=200), timedelta(minutes=60)
    tasks = [task("long", "on 2026-03-10", duration=long)]
    tasks += [task(f"short{n}", "on 2026-03-10", duration=short) for n in range(2)]
    world = staffed(estate(*tasks, assets=1), crew("c", person("an")))
    roster = rostered(world, TENTH)
    by_code = {one.order.planned.task.code: one for one in roster.assignments}
    at = {"long": "08:30", "short0": "08:00", "short1": "10:00"}
    if not long_first:
        at = {"long": "08:00", "short0": "08:30", "short1": "10:00"}
    promises = []
    for code, one in by_code.items():
        hour, minute = map(int, at[code].split(":"))
        start = one.start.replace(hour=hour, minute=minute)
        end = start + (one.end - one.start)
        promises.append(Promise(one.order.id, "c", ("an",), start, end))
    published = Published({one.order: one for one in promises})
    mended = assign(roster.demand, world.workforce, published=published, rounds=200)
    assert verify(mended, world, world.history).ok
    assert [one.order for one in changes(mended, published)] == [
        by_code["long"].order.id
    ]


@pytest.mark.feature("F099")
@given(cases())
def test_what_has_no_place_has_a_reason_with_figures(case: Case) -> None:
    """One main reason, and how often each reason was met over days and people."""
    roster = assign(case.demand, case.portfolio.workforce, rounds=0)
    for lost in roster.unassigned:
        assert lost.main_reason in lost.reasons
        assert all(count > 0 for count in lost.reasons.values())


@pytest.mark.feature("F101")
def test_a_pin_stays_whatever_is_replanned_and_says_what_it_breaks() -> None:
    """A pinned order is the same to the minute; one that cannot be kept is told."""
    world = staffed(jobs(6, 60), crew("c", person("an"), person("bo")))
    first = rostered(world, TENTH).demand.orders[0]
    pin = Pin(order=first.id, people=frozenset({"an"}), day=day("03-10"), start=14 * 60)
    force = evolve(world.workforce, pins={first.id: pin})
    pinned = evolve(world, workforce=force)
    before = rostered(pinned, TENTH)
    assert places(before)[first.id] == ("03-10 14:00-15:00", ("an",))
    others = ill(pinned, "bo", "03-10", "03-10")
    for seed in range(3):
        after = replanned(others, before, seed=seed, rounds=100)
        assert places(after)[first.id] == places(before)[first.id]
    [lost] = replanned(ill(pinned, "an", "03-10", "03-10"), before).unassigned
    assert lost.order.id == first.id
    assert lost.main_reason is Reason.NOBODY_ON_SHIFT


REPAIR = task(
    "repair", tier=Tier.EMERGENCY, criticality=Criticality.SAFETY, duration=LONG
)


@pytest.mark.feature("F107")
@pytest.mark.feature("F109")
def test_an_emergency_takes_the_place_of_what_can_wait() -> None:
    """A leak found today is mended today; what it displaces has another day."""
    week = grid(months(1), "2026-02-10", within=(1, 3))
    tasks = (task(f"t{n}", week, duration=LONG) for n in range(2))
    world = staffed(estate(*tasks, REPAIR, assets=1), crew("c", person("an")))
    before = rostered(world, WEEK, as_of="03-10")
    leak = found("03-10", task="repair", rectify_by=day("03-10"))
    after = replanned(with_records(world, leak), before)
    by_code = {one.order.planned.task.code: one for one in after.assignments}
    assert by_code["repair"].day == day("03-10")
    assert by_code["repair"].order.finding is leak
    assert len(after.assignments) == 3
    assert not after.late
    causes = {one.cause for one in changes(after, Published.of(before))}
    assert causes == {Cause.NEW, Cause.MADE_ROOM}


@pytest.mark.feature("F108")
@pytest.mark.feature("N15")
def test_an_emergency_uses_the_time_held_back_for_it() -> None:
    """By skill and day: what is planned leaves it free, and need not move then."""
    tasks = [task(f"t{n}", "on 2026-03-10", duration=timedelta(hours=2)) for n in "abc"]
    leak = found("03-10", task="repair", rectify_by=day("03-10"))
    world = staffed(estate(*tasks, REPAIR, assets=1), crew("c", person("an", lift=1)))
    force = evolve(
        world.workforce, reserves=(Reserve(time=timedelta(hours=4), skill="lift"),)
    )
    world = evolve(world, workforce=force)
    before = rostered(world, TENTH)
    assert len(before.assignments) == 2
    assert [one.main_reason for one in before.unassigned] == [Reason.RESERVED]
    after = replanned(with_records(world, leak), before)
    assert {id: places(after)[id] for id in places(before)} == places(before)
    assert [one.order.finding for one in after.assignments].count(leak) == 1
    [use] = reserve_uses(after)
    assert (use.held, use.used, use.left) == (240, 220, 20)


@pytest.mark.feature("F107")
def test_what_an_emergency_leaves_no_room_for_is_listed() -> None:
    """Of two pieces of work on the only day the lesser one goes, with its reason."""
    kinds = {"lesser": Criticality.OPTIONAL, "greater": Criticality.ROUTINE}
    tasks = [
        task(code, "on 2026-03-10", duration=LONG, criticality=rank)
        for code, rank in kinds.items()
    ]
    world = staffed(estate(*tasks, REPAIR, assets=1), crew("c", person("an")))
    before = rostered(world, TENTH)
    leak = found("03-10", task="repair", rectify_by=day("03-10"))
    after = replanned(with_records(world, leak), before)
    [lost] = after.unassigned
    assert lost.order.planned.task.code == "lesser"
    assert lost.main_reason is Reason.HOURS_USED_UP


@pytest.mark.feature("F102")
@pytest.mark.parametrize("who", ["an", "bo", "chen"])
def test_no_more_changes_than_must_be(who: str) -> None:
    """When somebody falls ill only what that person had is given to others."""
    people = [person(id) for id in ("an", "bo", "chen")]
    world = staffed(jobs(9, 60), crew("c", *people))
    before = rostered(world, TENTH)
    had = {id for id, (_, whose) in places(before).items() if who in whose}
    after = replanned(ill(world, who, "03-10", "03-10"), before)
    found = changes(after, Published.of(before))
    assert {one.order for one in found} == had
    assert {one.cause for one in found} == {Cause.PERSON_AWAY}
    assert not after.unassigned
