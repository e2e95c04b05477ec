"""A place takes so many crews at once, and no more."""

from datetime import timedelta

import pytest
from attrs import evolve

from portfolios import asset, equipment, horizon, place, portfolio, site, task
from staffing import crew, person, rostered, shift, staffed
from weibao.portfolio import Portfolio
from weibao.reports.lacking import because, lacking
from weibao.roster import Reason, Roster
from weibao.workforce import Crew

TENTH = horizon("03-10", "03-10")
MORNING = shift("08:00-12:00")


def planned(
    *,
    on_site: int | None = None,
    building: int | None = None,
    room: int | None = None,
) -> Roster:
    """Plan a morning's work each for three assets in two rooms of a building."""
    type_ = equipment(task("service", "on 2026-03-10", duration=timedelta(hours=4)))
    here = evolve(site(), crews_at_once=on_site)
    home = place("B1", here, crews_at_once=building)
    one = place("R1", home.site, "room", parent=home, crews_at_once=room)
    other = place("R2", home.site, "room", parent=home)
    stands = {"A1": one, "A2": one, "A3": other}
    world = portfolio([asset(id, type_, at) for id, at in stands.items()])
    return rostered(staffed(with_building(world), *map(alone, "abc")), TENTH)


def with_building(world: Portfolio) -> Portfolio:
    """Add the places that those of the assets lie in."""
    inventory = world.inventory
    known = {p.id: p for at in inventory.locations.values() for p in at.chain()}
    return evolve(world, inventory=evolve(inventory, locations=known))


def alone(id: str) -> Crew:
    """Make a crew of one, there in the morning."""
    return crew(id, person(id, MORNING))


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_building_takes_so_many_crews(most: int) -> None:
    """Works in its rooms count together, and those too many say so."""
    roster = planned(building=most)
    assert len(roster.assignments) == most
    assert all(Reason.PLACE_FULL in one.reasons for one in roster.unassigned)


@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_site_takes_so_many_crews(most: int) -> None:
    """Whatever place of it they are at."""
    roster = planned(on_site=most)
    assert len(roster.assignments) == most
    assert all(Reason.PLACE_FULL in one.reasons for one in roster.unassigned)


def test_a_room_is_counted_for_itself() -> None:
    """Work in another room goes on beside it."""
    subjects = {one.subject.id for one in planned(room=1).assignments}
    assert len(subjects) == 2
    assert "A3" in subjects


def test_the_reason_names_the_place() -> None:
    """Whoever asks learns which place it is and how many it takes."""
    roster = planned(building=2)
    [one] = roster.unassigned
    lack = lacking(one.order, one.reasons, roster.workforce)
    said = because(Reason.PLACE_FULL, lack[Reason.PLACE_FULL])
    assert said.en.endswith("at work there at that time (B1: 2 at most)")
    assert said.zh == "该处同时作业的班组已达上限（B1至多 2 组）"
