"""Work that is longer than a shift: in parts, over several shifts."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import (
    asset,
    day,
    demand,
    equipment,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
)
from staffing import BY_DAY, crew, leave, lost, person, rostered, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.equipment import Divisible, Escort, Need, Position
from weibao.feeds.facts import planned_facts
from weibao.feeds.render import render
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.replanning import changes
from weibao.reports.load import crew_loads
from weibao.roster import Assignment, Reason, Roster
from weibao.roster_file import read_published, read_roster, roster_json
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.spans import Every
from weibao.verifier import verify
from weibao.why_not import Inquiry
from weibao.workforce import Crew, Limits

WEEK = horizon("03-09", "03-13")
IN_A_WEEK = Cycle(Dates((day("03-11"),)), Tolerance(Every(days=2), Every(days=2)))


def works(
    hours: float,
    *crews: Crew,
    divisible: Divisible | None = Divisible(),  # noqa: B008 - a frozen value
    number: int = 1,
    within: int = 0,
    **fields: object,
) -> Portfolio:
    """Make assets with work of so many hours, due in the week of 9 March."""
    work = task(
        "overhaul",
        IN_A_WEEK,
        duration=timedelta(hours=hours),
        divisible=divisible,
        **fields,
    )
    here = site()
    home = place("HOME", here)
    type_ = equipment(work)
    assets = [asset(f"A{n}", type_, place(f"B{n}", here)) for n in range(number)]
    based = [evolve(one, base=home) for one in crews]
    made = portfolio(assets, rule("all", crew=crews[0].id))
    return staffed(made, *based, within=within)


def told(one: Assignment) -> str:
    """Say the parts of some work."""
    return ", ".join(
        f"{s.window.opens:%d %H:%M}-{s.window.closes:%H:%M}" for s in one.segments
    )


@pytest.mark.feature("F090")
def test_long_work_goes_on_in_the_next_shift() -> None:
    """Around the breaks, by the same person, day after day until it is done."""
    [one] = rostered(works(20, crew("c", person("p", BY_DAY))), WEEK).assignments
    assert told(one) == (
        "10 08:00-12:00, 10 13:00-17:00, 11 08:00-12:00, 11 13:00-17:00, 12 08:00-12:00"
    )
    assert one.days == (day("03-10"), day("03-11"), day("03-12"))


@pytest.mark.feature("F090")
def test_work_that_may_not_pause_is_never_cut() -> None:
    """It has no place, and says that shifts are too short for it."""
    world = works(12, crew("c", person("p", BY_DAY)), divisible=None)
    roster = rostered(world, WEEK)
    assert lost(roster, "A0").main_reason is Reason.NO_COMMON_HOURS


@pytest.mark.feature("F090")
@pytest.mark.parametrize(
    ("other", "parts"),
    [
        ("08:00-17:00", "10 08:00-16:00, 11 08:00-12:00"),
        ("10:00-15:00", "10 08:00-12:00, 10 12:00-15:00, 11 08:00-12:00"),
    ],
)
def test_shifts_that_overlap_are_worked_in_once(other: str, parts: str) -> None:
    """Whoever has two shifts on a day is there in all their hours, and once."""
    hours = 12 if other == "08:00-17:00" else 11
    twice = person("p", shift(other), shift("08:00-12:00"))
    [one] = rostered(works(hours, crew("c", twice)), WEEK).assignments
    assert told(one) == parts


@pytest.mark.feature("F090")
def test_no_part_is_too_short() -> None:
    """Rather than leave half an hour for another day, less is done before it."""
    least = Divisible(timedelta(hours=2))
    world = works(8.5, crew("c", person("p", shift("08:00-16:00"))), divisible=least)
    [one] = rostered(world, WEEK).assignments
    assert told(one) == "10 08:00-14:30, 11 08:00-10:00"


def test_a_day_off_is_passed_over() -> None:
    """The people go on when they are there again."""
    away = person("p", shift("08:00-16:00"), absences=(leave("03-11", "03-11"),))
    [one] = rostered(works(16, crew("c", away)), WEEK).assignments
    assert told(one) == "10 08:00-16:00, 12 08:00-16:00"


def test_the_window_holds_all_of_it() -> None:
    """What does not fit into the days of its window has no place in time."""
    world = works(50, crew("c", person("p", shift("08:00-16:00"))))
    assert lost(rostered(world, WEEK), "A0").main_reason is Reason.NO_COMMON_HOURS
    [one] = rostered(world, horizon("03-09", "03-20")).assignments
    assert one.late is not None
    assert one.late.days == (one.last_day - day("03-13")).days > 0


def test_ways_and_hours_of_each_day_count() -> None:
    """People come from base and go back every day, within the hours of a day."""
    world = works(14, crew("c", person("p", shift("08:00-18:00"))), within=30)
    roster = rostered(world, WEEK)
    [one] = roster.assignments
    assert told(one) == "10 08:30-15:30, 11 08:30-15:30"
    [load] = crew_loads(roster)
    assert (load.total.work, load.total.travel) == (14 * 60, 120)


def test_a_week_has_its_limit() -> None:
    """The hours of a week hold for all parts together."""
    world = works(20, crew("c", person("p", shift("08:00-16:00"))))
    limits = Limits(per_week=timedelta(hours=16))
    force = evolve(world.workforce, limits=limits)
    roster = rostered(evolve(world, workforce=force), WEEK)
    assert not roster.assignments


def test_nobody_else_is_at_the_asset_until_it_is_done() -> None:
    """Not at night either: another piece of work waits, or comes before."""
    people = [person("p", shift("08:00-16:00")), person("q", shift("16:00-24:00"))]
    world = works(12, crew("c", *people), number=1)
    here = world.inventory.assets["A0"]
    more = task("check", "on 2026-03-11", duration=timedelta(hours=2))
    tasks = (*here.type.tasks, more)
    type_ = evolve(here.type, tasks=tasks)
    inventory = evolve(world.inventory, assets={"A0": evolve(here, type=type_)})
    roster = rostered(evolve(world, inventory=inventory), WEEK)
    first, second = roster.assignments
    assert first.end <= second.start


def test_an_escort_is_there_in_every_part() -> None:
    """And goes from its own base every day."""
    officer = person("o", shift("09:00-15:00"), relation=1)
    escort = Escort(Need((Position(skill="relation"),)), "office")
    world = works(
        10,
        crew("c", person("p", shift("08:00-16:00"))),
        crew("office", officer),
        escort=escort,
    )
    [one] = rostered(world, WEEK).assignments
    assert told(one) == "10 09:00-15:00, 11 09:00-13:00"
    assert one.escort is not None


@settings(max_examples=20, deadline=None)
@given(
    hours=st.integers(1, 30),
    smallest=st.integers(1, 4),
    number=st.integers(1, 4),
    people=st.integers(1, 3),
    within=st.sampled_from([0, 25]),
    split=st.booleans(),
    off=st.integers(9, 13),
)
def test_whatever_is_placed_is_lawful(
    hours: int,
    smallest: int,
    number: int,
    people: int,
    within: int,
    split: bool,
    off: int,
) -> None:
    """The verifier finds nothing against any division of work."""
    absent = leave(f"03-{off:02}", f"03-{off:02}")
    members = [person("p0", BY_DAY, absences=(absent,))]
    members += [person(f"p{n}", BY_DAY) for n in range(1, people)]
    world = works(
        hours,
        crew("c", *members, split=split),
        divisible=Divisible(timedelta(hours=smallest)),
        number=number,
        within=within,
        outage=True,
    )
    roster = rostered(world, horizon("03-09", "03-20"))
    assert len(roster.assignments) + len(roster.unassigned) == number


def replanned(world: Portfolio, before: Roster) -> Roster:
    """Plan anew after a change, and have it verified."""
    due = demand(world, WEEK)
    roster = assign(due, world.workforce, published=Published.of(before))
    assert verify(roster, world, world.history).violations == ()
    return roster


def test_files_and_replanning_keep_the_parts() -> None:
    """What was published in parts is read and stays so; a part lost moves all."""
    world = works(20, crew("c", person("p", BY_DAY), person("q", BY_DAY)))
    before = rostered(world, WEEK)
    text = roster_json(before)
    assert roster_json(read_roster(text, world)) == text
    published = Published.of(before)
    assert read_published(text, world)[0].promises == published.promises
    assert changes(replanned(world, before), published) == ()
    [one] = before.assignments
    [ill] = one.technicians
    away = evolve(ill, absences=(leave("03-12", "03-12"),))
    force = world.workforce
    team = force.crews["c"]
    members = tuple(away if each.id == ill.id else each for each in team.members)
    technicians = {**force.technicians, ill.id: away}
    crews = {"c": evolve(team, members=members)}
    world = evolve(world, workforce=evolve(force, technicians=technicians, crews=crews))
    after = replanned(world, before)
    assert [each.order.id for each in after.assignments] == [one.order.id]
    assert [each.order for each in changes(after, published)] == [one.order.id]


@pytest.mark.parametrize("frozen", [None, "03-12"])
@pytest.mark.parametrize("ill", ["03-11", "03-12"])
def test_a_crew_that_goes_whole_does_all_parts_or_none(
    ill: str, frozen: str | None
) -> None:
    """Where somebody misses one part, the parts do not stand as they were."""
    people = person("p", BY_DAY), person("q", BY_DAY)
    before = rostered(works(20, crew("c", *people, split=False)), WEEK)
    away = evolve(people[1], absences=(leave(ill, ill),))
    world = works(20, crew("c", people[0], away, split=False))
    after = assign(
        demand(world, WEEK),
        world.workforce,
        published=Published.of(before),
        frozen=day(frozen) if frozen else None,
    )
    assert verify(after, world, world.history).violations == ()


def test_frozen_parts_stay() -> None:
    """What begins before the frozen day keeps all its parts."""
    world = works(20, crew("c", person("p", BY_DAY)))
    before = rostered(world, WEEK)
    due = demand(world, WEEK, as_of="2026-03-10")
    after = assign(
        due,
        world.workforce,
        published=Published.of(before),
        frozen=day("03-12"),
    )
    assert [told(one) for one in after.assignments] == [
        told(one) for one in before.assignments
    ]


def test_nobody_else_is_put_beside_frozen_work_that_goes_on() -> None:
    """Work begun on a frozen day keeps its people on the days after it, too."""
    world = works(20, crew("c", person("an")), number=2)
    alone = works(20, crew("c", person("an")))
    before = rostered(alone, WEEK)
    [begun] = before.assignments
    after = assign(
        demand(world, WEEK, as_of=str(begun.day)),
        world.workforce,
        published=Published.of(before),
        frozen=begun.day + timedelta(days=1),
    )
    assert verify(after, world, world.history).violations == ()
    assert told(after.by_order[begun.order.id]) == told(begun)


def test_late_parts_stay_as_published() -> None:
    """What had no place in time keeps the late one that people know of."""
    world = works(50, crew("c", person("p", shift("08:00-16:00"))))
    due = demand(world, horizon("03-09", "03-20"))
    before = assign(due, world.workforce)
    assert before.late
    published = Published.of(before)
    after = assign(due, world.workforce, published=published, late_by=0)
    assert changes(after, published) == ()


def test_feeds_say_the_parts() -> None:
    """One event from the first minute to the last, with its parts."""
    [one] = rostered(works(10, crew("c", person("p", BY_DAY))), WEEK).assignments
    facts = planned_facts(one, one.order.window)
    assert "In parts: 03-10 08:00-12:00" in render(facts, "en").description


def test_what_is_asked_of_divided_work() -> None:
    """The reasons are told; other places and what would help are not looked for."""
    world = works(50, crew("c", person("p", BY_DAY)))
    roster = rostered(world, WEEK)
    [gone] = roster.unassigned
    found = Inquiry.into(roster).why(gone.order, ways_out=True)
    assert set(found.reasons) == {Reason.NO_COMMON_HOURS}
    assert found.ways == ()
    assert Inquiry.into(roster).suggest(gone.order) == ()


def test_other_engines_refuse_it() -> None:
    """The order is named."""
    team = crew("c", person("p", BY_DAY))
    world = works(20, team)
    with pytest.raises(CannotSolve, match="A0/overhaul"):
        assign(demand(world, WEEK), world.workforce, engine="cpsat")


def test_a_team_of_a_day_goes_on_the_next_day() -> None:
    """The same people are a team on each of the days."""
    team = crew("c", person("p", BY_DAY), person("q", BY_DAY))
    daily = rostered(works(20, evolve(team, daily_teams=True)), WEEK)
    standing = rostered(works(20, team), WEEK)
    [one], [other] = daily.assignments, standing.assignments
    assert one.segments == other.segments
    assert len(one.days) > 1
