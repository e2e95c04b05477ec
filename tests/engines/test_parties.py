"""Work that takes a second party at the same time: an escort, or another crew."""

from datetime import timedelta
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolios import (
    asset,
    demand,
    equipment,
    horizon,
    place,
    portfolio,
    rule,
    site,
    task,
)
from staffing import clock, crew, leave, person, rostered, shift, staffed
from weibao.equipment import Escort, Need, Position
from weibao.explanation import explain
from weibao.feeds.facts import planned_facts
from weibao.feeds.facts_text import facts_from_data, facts_to_data
from weibao.feeds.render import render
from weibao.feeds.subjects import holders
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.replanning import changes
from weibao.reports.load import crew_loads
from weibao.roster import Assignment, Reason, Roster
from weibao.roster_file import read_published, read_roster, roster_json
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.verifier import verify
from weibao.workforce import Crew

TENTH = horizon("03-10", "03-10")
OFFICER = Escort(Need((Position(skill="relation"),)), "office")


def works(
    number: int, *crews: Crew, escort: Escort = OFFICER, within: int = 0, hours: int = 2
) -> Portfolio:
    """Make so many assets, each with some hours' work that takes an escort."""
    here = site()
    work = task(
        "service",
        "on 2026-03-10",
        duration=timedelta(hours=hours),
        need=Need((Position(skill="trade"),)),
        escort=escort,
    )
    type_ = equipment(work)
    assets = [asset(f"A{n}", type_, place(f"B{n}", here)) for n in range(number)]
    made = portfolio(assets, rule("all", crew="trade"))
    return staffed(made, *crews, within=within)


def trade(*names: str, hours: str = "08:00-17:00") -> Crew:
    """Make the crew that does the work."""
    return crew("trade", *[person(name, shift(hours), trade=1) for name in names])


def office(*names: str, hours: str = "08:00-17:00", split: bool = True) -> Crew:
    """Make the crew that escorts."""
    people = [person(name, shift(hours), relation=1) for name in names]
    return crew("office", *people, split=split)


def beside(one: Assignment) -> str:
    """Name those beside the work."""
    assert one.escort is not None
    return " ".join(each.id for each in one.escort.technicians)


def test_an_escort_of_another_crew_is_there_for_the_whole_work() -> None:
    """Both parties are free and on duty; one officer is beside one crew at a time."""
    world = works(2, trade("p1", "p2"), office("o1"))
    roster = rostered(world, TENTH)
    first, second = roster.assignments
    assert (beside(first), beside(second)) == ("o1", "o1")
    assert first.end <= second.start


@pytest.mark.row("S148", partial=True)
def test_without_an_escort_there_is_no_work() -> None:
    """The reason says that those who must be beside it are not there."""
    for escorts in (office(), office("o1", hours="18:00-22:00")):
        roster = rostered(works(1, trade("p1"), escorts), TENTH)
        [lost] = roster.unassigned
        assert lost.main_reason is Reason.ESCORT_MISSING


def test_an_escort_sets_out_from_its_own_base() -> None:
    """The way of each party is its own, and counts for its own shift."""
    here = site()
    far = place("FAR", here)
    base = evolve(office("o1", hours="09:00-12:00"), base=far)
    world = works(1, evolve(trade("p1"), base=place("HOME", here)), base, within=30)
    [one] = rostered(world, TENTH).assignments
    assert clock(one) == "03-10 09:30-11:30"


def test_a_crew_that_goes_whole_may_stand_beside() -> None:
    """All of it come."""
    [one] = rostered(
        works(1, trade("p1"), office("o1", "o2", split=False)), TENTH
    ).assignments
    assert beside(one) == "o1 o2"


def test_somebody_of_the_same_crew_may_stand_beside() -> None:
    """Nobody does the work and stands beside it."""
    anybody = Escort()
    [one] = rostered(works(1, trade("p1", "p2"), escort=anybody), TENTH).assignments
    assert {beside(one), one.technicians[0].id} == {"p1", "p2"}
    [lost] = rostered(works(1, trade("p1"), escort=anybody), TENTH).unassigned
    assert lost.main_reason is Reason.ESCORT_MISSING


@settings(max_examples=15, deadline=None)
@given(
    number=st.integers(1, 6),
    people=st.integers(1, 3),
    officers=st.integers(0, 3),
    within=st.sampled_from([0, 20]),
    seed=st.integers(0, 3),
)
def test_parties_are_together_whatever_there_is(
    number: int, people: int, officers: int, within: int, seed: int
) -> None:
    """No officer is with two crews at once, and the verifier has nothing to say."""
    world = works(
        number,
        trade(*[f"p{n}" for n in range(people)]),
        office(*[f"o{n}" for n in range(officers)]),
        within=within,
        hours=3,
    )
    roster = rostered(world, TENTH, seed=seed)
    assert bool(roster.assignments) == bool(officers)
    for one, other in combinations(roster.assignments, 2):
        if beside(one) == beside(other):
            assert one.end <= other.start or other.end <= one.start


def test_a_roster_file_keeps_both_parties() -> None:
    """Reading what was written gives the same roster, and the same promises."""
    world = works(1, trade("p1"), office("o1"))
    roster = rostered(world, TENTH)
    text = roster_json(roster)
    again = read_roster(text, world)
    assert roster_json(again) == text
    assert read_published(text, world)[0].promises == Published.of(again).promises


def replanned(world: Portfolio, before: Roster) -> Roster:
    """Plan anew after a change, and have it verified."""
    due = demand(world, TENTH)
    roster = assign(due, world.workforce, published=Published.of(before))
    assert verify(roster, world, world.history).violations == ()
    return roster


def test_replanning_keeps_both_parties() -> None:
    """All stay where nothing changes; where an escort is away another is told."""
    world = works(3, trade("p1", "p2"), office("o1", "o2"))
    before = rostered(world, TENTH)
    assert changes(replanned(world, before), Published.of(before)) == ()
    away = evolve(
        world.workforce.technicians["o1"], absences=(leave("03-10", "03-10"),)
    )
    crews = {
        **world.workforce.crews,
        "office": evolve(
            world.workforce.crews["office"],
            members=(away, world.workforce.technicians["o2"]),
        ),
    }
    force = evolve(
        world.workforce,
        technicians={**world.workforce.technicians, "o1": away},
        crews=crews,
    )
    world = evolve(world, workforce=force)
    after = replanned(world, before)
    assert {beside(one) for one in after.assignments} == {"o2"}
    gone = [one for one in before.assignments if beside(one) == "o1"]
    told = {id for one in changes(after, Published.of(before)) for id in one.told}
    assert not gone or {"o1", "o2"} <= told


def test_the_load_of_escorts_is_counted() -> None:
    """An escort's minutes are those of its own crew."""
    roster = rostered(works(1, trade("p1"), office("o1")), TENTH)
    taken = {one.crew: one.total.work for one in crew_loads(roster)}
    assert taken == {"trade": 120, "office": 120}


@pytest.mark.parametrize("both", [False, True])
def test_teams_of_a_day_take_an_escort(both: bool) -> None:
    """Of a standing crew, or of one that forms teams daily too."""
    officers = evolve(office("o1"), daily_teams=both)
    world = works(2, evolve(trade("p1", "p2"), daily_teams=True), officers)
    first, second = rostered(world, TENTH).assignments
    assert (beside(first), beside(second)) == ("o1", "o1")
    assert second.start >= first.end


def test_the_exact_engine_refuses_an_escort() -> None:
    """The order is named, with or without the solver."""
    world = works(1, trade("p1"), office("o1"))
    with pytest.raises(CannotSolve, match="A0/service"):
        assign(demand(world, TENTH), world.workforce, engine="cpsat")


def test_both_parties_have_the_work_in_their_feeds() -> None:
    """So have the people of both; the words say who is beside whom."""
    roster = rostered(works(1, trade("p1"), office("o1")), TENTH)
    [one] = roster.assignments
    facts = planned_facts(one, one.order.window)
    feeds = {key for _, key, _ in holders(facts)}
    assert {"crews/trade", "crews/office", "technicians/p1"} <= feeds
    assert "technicians/o1" in feeds
    assert facts_from_data(facts_to_data(facts)).escorts == facts.escorts
    assert "Beside them: office (o1)" in render(facts, "en").description


def test_the_explanation_names_both_parties() -> None:
    """Whoever is beside the work is said with what it takes."""
    world = works(1, trade("p1"), office("o1"))
    roster = rostered(world, TENTH)
    said = explain(roster.assignments[0].order, roster.demand, roster)
    assert "o1 of the office are there beside them" in said.paragraph.en
