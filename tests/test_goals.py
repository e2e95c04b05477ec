"""What makes one roster better than another."""

from datetime import date

import pytest
from attrs import evolve

from rosters import Compound, compound
from weibao.equipment import Criticality
from weibao.goals import DEFAULT_GOALS, Goal, Weighted
from weibao.roster import Lateness, Reason, Roster, Unassigned
from weibao.scoring import measure, score, travel_minutes


@pytest.fixture(scope="module")
def world() -> Compound:
    """The compound written by hand."""
    return compound()


def with_rank(world: Compound, name: str, rank: Criticality) -> None:
    """See that an order has a criticality, so that the figures below can be read."""
    assert world.order(name).planned.criticality is rank


def test_every_goal_has_a_figure(world: Compound) -> None:
    """The figures count what is listed: nothing of law here, one lost, eight days."""
    figures = measure(world.roster)
    assert set(figures) == set(Goal)
    with_rank(world, "P3", Criticality.ROUTINE)
    assert figures[Goal.UNPLACED_BY_LAW] == figures[Goal.LATE_BY_LAW] == 0
    assert figures[Goal.UNPLACED] == len(Criticality) - Criticality.ROUTINE.rank
    assert figures[Goal.LATE] == 5 + 3
    assert figures[Goal.TRIPS] == len(world.roster.trips())


def test_ways_out_between_and_home_are_added_up(world: Compound) -> None:
    """Each person's day goes from base by every stop and back, five minutes each."""
    roster = evolve(world.roster, assignments=world.roster.assignments[:1])
    [one] = roster.assignments
    assert travel_minutes(roster) == 2 * 5 * len(one.technicians)
    assert travel_minutes(evolve(roster, assignments=())) == 0


def test_days_outside_the_preferred_window_count(world: Compound) -> None:
    """Work in its preferred window costs nothing, work late each day outside."""
    late = [one for one in world.roster.assignments if one.late is not None]
    roster = evolve(world.roster, assignments=tuple(late))
    days = [(one.day - one.order.preferred.closes).days for one in late]
    assert measure(roster)[Goal.OFF_PREFERRED] == sum(days) > 0


def test_an_even_crew_has_no_unevenness(world: Compound) -> None:
    """The figure is the distance from the most to the least loaded of each crew."""
    assert measure(evolve(world.roster, assignments=()))[Goal.UNEVEN] == 0
    one = next(a for a in world.roster.assignments if a.crew.id == "garden")
    both = evolve(world.roster, assignments=(one,))
    assert measure(both)[Goal.UNEVEN] == 0
    half = evolve(one, technicians=one.technicians[:1])
    assert measure(evolve(world.roster, assignments=(half,)))[Goal.UNEVEN] == 60


def test_levels_are_compared_one_after_another(world: Compound) -> None:
    """A level holds its goals added up with their weights; earlier levels decide."""
    figures = measure(world.roster)
    goals = ((Weighted(Goal.LATE, 3), Weighted(Goal.TRIPS)), (Weighted(Goal.TRAVEL),))
    expected = figures[Goal.LATE] * 3 + figures[Goal.TRIPS], figures[Goal.TRAVEL]
    assert score(world.roster, goals) == expected
    assert len(score(world.roster)) == len(DEFAULT_GOALS)


def worse(roster: Roster, world: Compound) -> list[Roster]:
    """Make the roster worse: one more late day, and one more order lost."""
    *rest, last = roster.assignments
    late = Lateness(1, Reason.NO_TECHNICIAN_FREE, date(2026, 3, 24))
    lost = Unassigned(last.order, {Reason.NO_TECHNICIAN_FREE: 1})
    return [
        evolve(roster, assignments=(*rest, evolve(last, late=late))),
        evolve(roster, assignments=tuple(rest), unassigned=(*roster.unassigned, lost)),
    ]


def test_losing_or_being_late_is_worse(world: Compound) -> None:
    """The smaller tuple is the better roster, and losing weighs more than lateness."""
    late, lost = worse(world.roster, world)
    assert score(world.roster) < score(late) < score(lost)
