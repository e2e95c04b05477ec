"""Bounds never say more than is true, and say something where it can be seen."""

import sys
from datetime import date, timedelta
from itertools import permutations, product
from random import Random

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import asset, equipment, estate, horizon, place, portfolio, site, task
from staffing import crew, need, person, rostered, shift, staffed
from strategies_rosters import HOLDS, Case, cases
from weibao.bounds import Bounds, Part, bounds_of
from weibao.bounds.flow import Network
from weibao.bounds.telling import shortage_text
from weibao.roster import Roster
from weibao.rostering import assign
from weibao.scoring import travel_minutes
from weibao.workforce import Reserve

SHORT_SHIFT = shift("08:00-12:00")
TENTH = "on 2026-03-10"
WELDER = need(1, "weld", 1)
MINUTE = timedelta(minutes=1)


def least(bounds: Bounds, part: Part) -> int:
    """Return the bound of a part."""
    return next(one.least for one in bounds.parts if one.part is part)


@given(cases())
def test_no_roster_beats_a_bound(case: Case) -> None:
    """Whatever the engine makes, in a hurry or not, lies on the right side."""
    for rounds in (0, 50):
        roster = assign(case.demand, case.portfolio.workforce, rounds=rounds)
        for one in bounds_of(roster).parts:
            assert one.least <= one.value, one.part


@given(cases())
def test_rows_are_part_of_the_whole(case: Case) -> None:
    """The shortages of weeks never add up to more than is left in all."""
    found = bounds_of(assign(case.demand, case.portfolio.workforce, rounds=0))
    rows = sum(row.orders for row in found.shortages)
    assert rows <= least(found, Part.NOT_IN_TIME)
    assert all(row.orders <= row.asked and row.short > 0 for row in found.shortages)


def full_day(assets: int, minutes: int) -> Roster:
    """Ask one person of four hours a day for so much work on one day."""
    each = task("service", TENTH, duration=minutes * MINUTE)
    world = staffed(estate(each, assets=assets), crew("c", person("an", SHORT_SHIFT)))
    return rostered(world, horizon("03-10", "03-10"))


def test_a_day_that_is_too_full_is_proven() -> None:
    """Five times 90 minutes do not go into four hours: three of them at least stay."""
    roster = full_day(5, 90)
    found = bounds_of(roster)
    assert len(roster.unassigned) == least(found, Part.UNPLACED) == 3
    [row] = found.shortages
    assert (row.asked, row.minutes, row.able, row.short) == (5, 450, 240, 210)
    assert row.week == date(2026, 3, 9)


def test_what_is_held_back_is_no_room() -> None:
    """Of four hours one is left to planned work, which no single piece may exceed."""
    for minutes, held, least_lost in ((60, 180, 4), (60, 60, 2), (90, 180, 5)):
        each = task("service", TENTH, duration=minutes * MINUTE)
        people = crew("c", person("an", SHORT_SHIFT, lift=1))
        world = staffed(estate(each, assets=5), people)
        hold = Reserve(time=held * MINUTE, skill="lift")
        world = evolve(world, workforce=evolve(world.workforce, reserves=(hold,)))
        roster = rostered(world, horizon("03-10", "03-10"))
        assert len(roster.unassigned) == least_lost
        assert least(bounds_of(roster), Part.UNPLACED) == least_lost


@given(cases(), HOLDS)
def test_no_roster_that_holds_time_back_beats_a_bound(
    case: Case, hold: tuple[Reserve, ...]
) -> None:
    """Not even with work that came up, nor where people have several skills."""
    force = evolve(case.portfolio.workforce, reserves=hold)
    for rounds in (0, 50):
        roster = assign(case.demand, force, rounds=rounds)
        for one in bounds_of(roster).parts:
            assert one.least <= one.value, one.part


def test_work_that_fits_nobody_is_proven_one_by_one() -> None:
    """What is longer than a shift is left, each piece counted."""
    assert least(bounds_of(full_day(3, 300)), Part.NOT_IN_TIME) == 3


def test_work_that_fits_is_not_short() -> None:
    """Where all goes in, nothing is said to be lacking, and nothing left is proven."""
    found = bounds_of(full_day(2, 90))
    assert found.shortages == ()
    assert all(one.proven for one in found.parts if one.part is Part.UNPLACED)


def test_a_shortage_of_one_skill_names_it() -> None:
    """The fitter has time, the welder has not."""
    weld = task("weld", TENTH, duration=180 * MINUTE, need=WELDER)
    crew_ = crew("c", person("an", SHORT_SHIFT, weld=1), person("bo", SHORT_SHIFT))
    world = staffed(estate(weld, assets=2), crew_)
    [row] = bounds_of(rostered(world, horizon("03-10", "03-10"))).shortages
    assert (row.need, row.orders, row.able) == (WELDER, 1, 240)


def overdue(minutes: int) -> Roster:
    """Ask one person for five pieces of work that are due, and five overdue ones."""
    owed = "every 1 month, from 2026-03-04, catch up missed work"
    length = minutes * MINUTE
    world = estate(
        task("service", owed, duration=length),
        task("test", "on 2026-03-12", duration=length),
        assets=5,
    )
    staff = staffed(world, crew("c", person("an", SHORT_SHIFT)))
    return rostered(staff, horizon("03-01", "03-15"), as_of="2026-03-12")


def test_a_window_that_had_closed_is_told() -> None:
    """A week before the first day to be planned is short of days, not of people."""
    past, now = bounds_of(overdue(90)).shortages
    assert (past.week, past.asked, past.orders, past.closed) == (
        date(2026, 3, 2),
        5,
        5,
        5,
    )
    assert (now.week, now.asked, now.orders, now.closed) == (date(2026, 3, 9), 5, 3, 0)
    had = " (the windows of 5 of them had closed before the first day that could be"
    assert had in shortage_text(past).en
    assert "其中 5 项在可排的第一天之前就已过期" in shortage_text(past).zh
    assert "closed" not in shortage_text(now).en


def spread(random: Random) -> Roster:
    """Make four pieces of work at three stops, on two days, for two people."""
    places = [place(f"B{n}", site()) for n in range(3)]
    subjects = [
        asset(
            f"A{n}",
            equipment(
                task("service", f"on 2026-03-{10 + random.randint(0, 1)}"),
                code=f"t{n}",
            ),
            random.choice(places),
        )
        for n in range(4)
    ]
    people = crew("c", person("an"), person("bo"), base=places[0])
    world = staffed(portfolio(subjects), people, within=random.choice([5, 20]))
    return rostered(world, horizon("03-09", "03-12"))


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_no_way_of_going_about_the_work_travels_less(seed: int) -> None:
    """Whoever does each piece, in whatever order, travel is at least the bound."""
    roster = spread(Random(seed))
    bound = least(bounds_of(roster), Part.TRAVEL)
    people = list(roster.workforce.technicians.values())
    fewest = sys.maxsize
    for who in product(people, repeat=len(roster.assignments)):
        for order in permutations(roster.assignments):
            others = tuple(
                evolve(one, technicians=(who[n],)) for n, one in enumerate(order)
            )
            fewest = min(fewest, travel_minutes(evolve(roster, assignments=others)))
    base = roster.workforce.crews["c"].base
    away = {one.stop.id for one in roster.assignments} - {base.id}
    assert bound <= fewest
    assert (bound > 0) == bool(away)


@given(st.lists(st.tuples(*[st.integers(0, 5)] * 3), max_size=14))
def test_the_largest_flow_is_the_smallest_cut(
    edges: list[tuple[int, int, int]],
) -> None:
    """What flows equals the least room of all ways to cut the source from the sink."""
    network = Network()
    for _ in range(6):
        network.node()
    for start, end, room in edges:
        network.edge(start, end, room)
    cuts = []
    for side in product([False, True], repeat=4):
        inside = {0, *(n + 1 for n, within in enumerate(side) if within)}
        cuts.append(sum(r for a, b, r in edges if a in inside and b not in inside))
    assert network.largest(0, 5) == min(cuts)
