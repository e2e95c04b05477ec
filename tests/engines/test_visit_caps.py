"""Places that should have only so many visits in a week or month."""

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
from staffing import crew, person, rostered, shift, staffed
from weibao.cycles.cycle import Cycle
from weibao.cycles.rhythms import Dates
from weibao.cycles.window import Tolerance
from weibao.inventory import VisitCap
from weibao.policy import Selector
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.reports.lacking import because, lacking
from weibao.reports.overview import overview
from weibao.reports.summary import summarise
from weibao.roster import Reason, Roster
from weibao.rostering import assign
from weibao.search import CannotSolve
from weibao.spans import Every
from weibao.verifier import verify
from weibao.visit_counts import over_visited, visited
from weibao.why_not import Inquiry

WEEK = horizon("03-09", "03-15")
SHORT = shift("08:00-12:00")


def works(
    cap: VisitCap | None,
    *days: str,
    at_site: bool = False,
    leeway: int = 0,
    hours: float = 4,
    crews: int = 1,
) -> Portfolio:
    """Make work at one place on days, for crews of one person each."""
    here = site()
    if at_site:
        here = evolve(here, visits=cap)
    at = place("HQ", here)
    if not at_site:
        at = evolve(at, visits=cap)
    room = place("ROOM", here, parent=at)
    assets, rules = [], []
    for number, on in enumerate(days):
        window = Tolerance(Every(days=leeway), Every(days=leeway))
        cycle = Cycle(Dates((day(f"03-{on}"),)), window)
        work = task("service", cycle, duration=timedelta(hours=hours))
        id = f"A{number}"
        assets.append(asset(id, equipment(work, code=f"type-{id}"), room))
        chosen = Selector(ids=frozenset({id}))
        rules.append(rule(id, select=chosen, crew=f"c{number % crews}"))
    people = [crew(f"c{n}", person(f"p{n}", SHORT)) for n in range(crews)]
    made = portfolio(assets, *rules)
    places = {**made.inventory.locations, at.id: at}
    made = evolve(made, inventory=evolve(made.inventory, locations=places))
    return staffed(made, *people)


TWO = VisitCap(at_most=2, must=True)


@pytest.mark.parametrize("at_site", [False, True])
def test_no_more_visits_are_made_than_may(at_site: bool) -> None:
    """Of the place, what lies in it, or the whole site; the reason names it."""
    roster = rostered(works(TWO, "09", "10", "11", "12", at_site=at_site), WEEK)
    assert len(roster.assignments) == 2
    for one in roster.unassigned:
        assert one.main_reason is Reason.VISITS_FULL
        lack = lacking(one.order, one.reasons, roster.workforce)
        said = because(Reason.VISITS_FULL, lack[Reason.VISITS_FULL])
        assert "2 a week at most" in said.en
        found = Inquiry.into(roster).why(one.order, ways_out=True)
        assert set(found.reasons) == {Reason.VISITS_FULL}
    assert over_visited(roster) == ()


def test_work_that_may_move_comes_together() -> None:
    """Half an hour's work of several days is done on as few as may be."""
    days = ("09", "10", "11", "12", "13")
    for must in (False, True):
        cap = VisitCap(at_most=1, must=must)
        roster = rostered(works(cap, *days, leeway=4, hours=0.5), WEEK)
        assert len(roster.assignments) == 5
        [one] = visited(roster)
        assert one.visits == 1


def test_beyond_a_soft_cap_is_told() -> None:
    """Nothing is left undone for it, and the summary says where and how often."""
    cap = VisitCap(at_most=2)
    world = works(cap, "09", "10", "11", "12")
    roster = rostered(world, WEEK)
    assert len(roster.assignments) == 4
    [one] = over_visited(roster)
    assert (one.place.id, one.visits, one.beyond) == ("HQ", 4, 2)
    verdict = verify(roster, world, world.history)
    summary = summarise(roster, verdict, world)
    said = {name.en: text.en for name, text in overview(summary)}
    assert said["Visits too many"] == "2 (HQ: 4 in the week of 2026-03-09, 2 at most)"


def test_each_crew_makes_its_own_visit() -> None:
    """Two crews on one day are two visits; more work of one crew is none."""
    cap = VisitCap(at_most=1, must=True)
    both = rostered(works(cap, "09", "09", crews=2), WEEK)
    assert len(both.assignments) == 1
    same = rostered(works(cap, "09", "09", hours=2), WEEK)
    assert len(same.assignments) == 2


def test_a_month_is_counted_by_the_calendar() -> None:
    """From the first to the last."""
    cap = VisitCap(at_most=1, per="month", must=True)
    roster = rostered(works(cap, "30", "31"), horizon("03-30", "04-02"))
    first, second = roster.assignments
    assert (first.day, second.day) == (day("03-30"), day("04-01"))
    assert second.late is not None
    assert second.late.reason is Reason.VISITS_FULL


@settings(max_examples=15, deadline=None)
@given(
    days=st.lists(st.integers(9, 20), min_size=1, max_size=8),
    most=st.integers(1, 3),
    leeway=st.integers(0, 3),
    must=st.booleans(),
    crews=st.integers(1, 2),
    seed=st.integers(0, 3),
)
def test_caps_are_kept_or_counted(
    days: list[int], most: int, leeway: int, must: bool, crews: int, seed: int
) -> None:
    """The verifier agrees with the engine; a soft cap costs no order its place."""
    names = [f"{one:02}" for one in days]
    cap = VisitCap(at_most=most, must=must)
    over = horizon("03-09", "03-22")
    roster = rostered(
        works(cap, *names, leeway=leeway, hours=2, crews=crews), over, seed=seed
    )
    if must:
        assert over_visited(roster) == ()
    else:
        free = rostered(
            works(None, *names, leeway=leeway, hours=2, crews=crews), over, seed=seed
        )
        assert len(roster.assignments) == len(free.assignments)


def replanned(world: Portfolio, before: Roster, frozen: str | None) -> Roster:
    """Plan anew, and have it verified."""
    roster = assign(
        demand(world, WEEK),
        world.workforce,
        published=Published.of(before),
        frozen=day(frozen) if frozen else None,
    )
    assert verify(roster, world, world.history).violations == ()
    return roster


@pytest.mark.parametrize("frozen", [None, "03-10", "03-12"])
def test_replanning_counts_what_stays(frozen: str | None) -> None:
    """What is frozen has had its visit; a cap that came since holds for the rest."""
    before = rostered(works(None, "09", "10", "11", "12"), WEEK)
    world = works(TWO, "09", "10", "11", "12")
    roster = assign(
        demand(world, WEEK),
        world.workforce,
        published=Published.of(before),
        frozen=day(frozen) if frozen else None,
    )
    stays = {None: 0, "03-10": 1, "03-12": 3}[frozen]
    assert len(roster.assignments) == max(2, stays)
    assert replanned(works(None, "09", "10"), before, frozen).assignments


def test_other_engines_refuse_it() -> None:
    """With a word."""
    world = works(TWO, "09")
    with pytest.raises(CannotSolve, match="does not count visits"):
        assign(demand(world, WEEK), world.workforce, engine="cpsat")


def test_crews_that_form_teams_daily_keep_it() -> None:
    """Of three visits two are made, by teams too."""
    world = works(TWO, "09", "10", "11")
    team = evolve(world.workforce.crews["c0"], daily_teams=True)
    force = evolve(world.workforce, crews={"c0": team})
    roster = rostered(evolve(world, workforce=force), WEEK)
    assert len(roster.assignments) == 2
    assert [one.main_reason for one in roster.unassigned] == [Reason.VISITS_FULL]
