"""Work that another firm does: counted, told, kept when replanning, in no feed."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from portfolios import demand, estate, horizon, task
from sequenced_worlds import WIDE
from staffing import crew, leave, need, person, staffed
from weibao.equipment import Cost
from weibao.explanation import explain
from weibao.feeds.facts import Standing
from weibao.feeds.following import follow
from weibao.feeds.state import FeedState
from weibao.portfolio import Portfolio
from weibao.published import Published
from weibao.replanning import Cause, changes
from weibao.reports.overview import overview
from weibao.reports.summary import summarise
from weibao.roster import Roster
from weibao.roster_file import read_published, read_roster, roster_json
from weibao.rostering import assign
from weibao.verifier import verify

NONE_YET = FeedState(portfolio="demo")
MARCH = horizon("2026-03-01", "2026-03-31")


def world(*, teams: bool = True, budget: int = 50, price: int | None = 50) -> Portfolio:
    """Make two orders of a kind, one of which the budget gives away."""
    work = task(
        "service",
        WIDE,
        need=need(),
        duration=timedelta(hours=2),
        cost=Cost(outsourced=price),
    )
    team = evolve(crew("c", person("p")), daily_teams=teams)
    found = staffed(estate(work, assets=2), team)
    return evolve(found, workforce=evolve(found.workforce, outsourcing=budget))


def roster_of(of: Portfolio, published: Roster | None = None) -> Roster:
    """Plan March, and see that the verifier finds nothing against it."""
    known = Published.of(published) if published is not None else None
    roster = assign(demand(of, MARCH), of.workforce, published=known)
    assert verify(roster, of, of.history).violations == ()
    return roster


def given_away() -> Roster:
    """Return a roster with one order given away."""
    roster = roster_of(world())
    assert len(roster.outsourced) == 1
    return roster


def test_the_summary_counts_it_with_its_price() -> None:
    """All orders are accounted for."""
    roster = given_away()
    verdict = verify(roster, world(), world().history)
    summary = summarise(roster, verdict, world())
    said = {name.en: text.en for name, text in overview(summary)}
    assert said["Orders"].startswith("2 (placed 1")
    assert "given to other firms 1" in said["Orders"]
    assert said["Given away"] == "1 (price 50)"


def test_the_explanation_says_for_how_much() -> None:
    """Whoever asks why nobody comes is told."""
    roster = given_away()
    said = explain(roster.outsourced[0].order, roster.demand, roster)
    assert "Another firm does it, for 50." in said.paragraph.en


def test_a_file_keeps_it() -> None:
    """Written and read, as a roster and as what was published."""
    roster = given_away()
    text = roster_json(roster)
    assert roster_json(read_roster(text, world())) == text
    away = frozenset(one.order.id for one in roster.outsourced)
    assert read_published(text, world())[0].outsourced == away
    assert Published.of(roster).outsourced == away


def test_it_stays_with_the_other_firm() -> None:
    """A new roster does not take it back, nor tells anybody of a change."""
    before = given_away()
    after = roster_of(world(teams=False), before)
    assert [one.order.id for one in after.outsourced] == [
        one.order.id for one in before.outsourced
    ]
    gone = {one.order.id for one in before.outsourced}
    assert not {one.order for one in changes(after, Published.of(before))} & gone


@pytest.mark.parametrize("teams", [False, True])
@pytest.mark.parametrize(("budget", "away"), [(40, 0), (50, 1), (90, 1), (100, 2)])
def test_what_finds_no_place_is_given_away(teams: bool, budget: int, away: int) -> None:
    """As far as the budget goes, whoever would do it."""
    of = world(teams=teams, budget=budget)
    off = person("p", absences=(leave("2026-02-01", "2026-04-30"),))
    [team] = of.workforce.crews.values()
    crews = {team.id: evolve(team, members=(off,))}
    force = evolve(of.workforce, crews=crews, technicians={"p": off})
    roster = roster_of(evolve(of, workforce=force))
    assert len(roster.outsourced) == away
    assert len(roster.unassigned) == 2 - away


@pytest.mark.parametrize("now", [{"budget": 40}, {"price": None}])
def test_it_comes_back_where_it_may_not_be_given_away(now: dict[str, Any]) -> None:
    """With a smaller budget, or without a price, one's own people do it."""
    after = roster_of(world(teams=False, **now), given_away())
    assert not after.outsourced
    assert len(after.assignments) == 2


def test_what_was_planned_and_is_given_away_is_a_change() -> None:
    """Those who had it are told why."""
    before = roster_of(world(teams=False))
    known = Published.of(before)
    [one] = [one for one in changes(given_away(), known) if one.after is None]
    assert one.cause is Cause.OUTSOURCED
    assert one.told == ("p",)


def test_it_is_in_no_feed() -> None:
    """Its day is the other firm's to settle; what was in a feed is cancelled."""
    before = roster_of(world(teams=False))
    known = FeedState(portfolio="demo", events=follow(before, NONE_YET))
    roster = given_away()
    [gone] = roster.outsourced
    assert follow(before, NONE_YET)[gone.order.id].facts.people
    assert follow(roster, known)[gone.order.id].facts.standing is Standing.CANCELLED
    assert gone.order.id not in follow(roster, NONE_YET)
