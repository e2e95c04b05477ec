"""The roster's own arithmetic: trips, windows, lateness, reasons."""

import pytest
from attrs import evolve

from rosters import Compound, compound, segments
from weibao.roster import Reason, Unassigned
from weibao.spans import Window


@pytest.fixture(scope="module")
def world() -> Compound:
    """The compound written by hand."""
    return compound()


def test_work_without_leaving_is_one_trip(world: Compound) -> None:
    """Work of the same people at one stop, in a row, is one trip; another ends it."""
    order = world.order("P1")
    rows = (
        "03-09 09:00-10:00",
        "03-09 10:00-11:00",
        "03-09 13:00-14:00",
        "03-10 09:00-10:00",
    )
    at = ("P1", "P3", "P4", "P1")
    made = tuple(
        world.given(world.order(name), "power", "fei", when)
        for name, when in zip(at, rows, strict=True)
    )
    trips = evolve(world.roster, assignments=made).trips()
    assert [[a.order.subject.id for a in trip.assignments] for trip in trips] == [
        ["P1", "P3"],
        ["P4"],
        ["P1"],
    ]
    assert order.subject.location.stop is trips[0].stop


def test_other_people_make_another_trip(world: Compound) -> None:
    """Two at one stop at one time, one after another, are on two trips."""
    first = world.given(world.order("P1"), "power", "fei", "03-09 09:00-10:00")
    other = world.given(world.order("P3"), "relief", "kai", "03-09 10:00-11:00")
    assert len(evolve(world.roster, assignments=(first, other)).trips()) == 2


def test_lawful_days_of_a_visit_count_from_the_visit_before(world: Compound) -> None:
    """A placed visit of a chain has the days that the visits before it leave."""
    roster = world.roster
    visit = world.order("L2#2")
    made = {one.order.id: one.day for one in roster.assignments}
    before = max(made[id] for id in made if "/L2/" in id and made[id] < made[visit.id])
    lawful = roster.lawful_window(visit)
    assert (lawful.closes - before).days == 15
    assert (lawful.opens - before).days == 1
    pump = world.order("P4")
    assert roster.lawful_window(pump) == pump.window


def test_late_assignments_are_those_declared(world: Compound) -> None:
    """The late ones are listed, in the order of the roster."""
    assert [one.order.subject.id for one in world.roster.late] == ["L3", "P1"]
    assert all(one.late is not None for one in world.roster.late)


def test_work_in_two_parts_lasts_as_long_as_both(world: Compound) -> None:
    """Start and end are the outer ends; the work is the sum of its parts."""
    one = world.given(
        world.order("P1"), "power", "fei", "03-09 11:00-12:00, 13:00-13:30"
    )
    assert (one.start.hour, one.end.hour) == (11, 13)
    assert one.work.total_seconds() == 90 * 60
    assert [part.minutes for part in one.segments] == [60, 30]
    assert one.segments == segments("03-09 11:00-12:00, 13:00-13:30")


@pytest.mark.parametrize(
    ("counts", "main"),
    [
        ({Reason.ASSET_BUSY: 2, Reason.NOBODY_ON_SHIFT: 3}, Reason.NOBODY_ON_SHIFT),
        ({Reason.SKILL_MISSING: 1, Reason.ASSET_BUSY: 1}, Reason.ASSET_BUSY),
    ],
)
def test_the_reason_met_most_often_comes_first(
    world: Compound, counts: dict[Reason, int], main: Reason
) -> None:
    """Of equals it is the first by name, whatever order they were met in."""
    order = world.order("P3")
    assert Unassigned(order, counts).main_reason is main
    backwards = dict(reversed(counts.items()))
    assert Unassigned(order, backwards).main_reason is main


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_says_itself_in_both_languages(reason: Reason) -> None:
    """No reason is without words."""
    assert reason.text.zh
    assert reason.text.en
    assert reason.text.zh != reason.text.en


def test_a_roster_knows_its_assignments_by_order(world: Compound) -> None:
    """Every assignment is found by its order's id, and spans the horizon's days."""
    roster = world.roster
    assert [roster.by_order[a.order.id] for a in roster.assignments] == list(
        roster.assignments
    )
    assert roster.horizon is roster.demand.horizon
    assert Window(roster.horizon.first, roster.horizon.last) == roster.horizon.window
