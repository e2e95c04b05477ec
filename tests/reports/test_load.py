"""Hours taken and hours there."""

from datetime import date

import pytest
from attrs import evolve

from rosters import Compound, compound
from weibao.reports.load import CrewLoad, Minutes, crew_loads, home_crews
from weibao.scoring import travel_minutes
from weibao.spans import Horizon


def loads(world: Compound | None = None) -> dict[str, CrewLoad]:
    """Return the loads of the compound's crews, by crew."""
    return {load.crew: load for load in crew_loads((world or compound()).roster)}


@pytest.mark.feature("F085", partial=True)
def test_crews_add_up_to_the_roster() -> None:
    """All work and all travel of the roster is with one crew and in one period."""
    roster = compound().roster
    total = sum((load.total for load in loads().values()), Minutes())
    work = sum(
        segment.minutes * len(assignment.technicians)
        for assignment in roster.assignments
        for segment in assignment.segments
    )
    assert total.work == work
    assert total.travel == travel_minutes(roster)


def test_people_of_several_crews_count_once() -> None:
    """They are with the first of their crews by id, with all they do."""
    homes = home_crews(compound().roster.workforce)
    assert homes["fei"].id == "power"
    assert homes["kai"].id == "relief"
    assert {id: load.people for id, load in loads().items()} == {
        "garden": 2,
        "lift": 5,
        "patrol": 2,
        "power": 1,
        "relief": 1,
    }


@pytest.mark.feature("F137", partial=True)
def test_periods_are_the_weeks_of_the_horizon() -> None:
    """They leave no day out and hold none twice."""
    periods = loads()["power"].periods
    assert [period.title.en for period in periods] == [
        "2–8 Mar",
        "9–15 Mar",
        "16–22 Mar",
        "23–29 Mar",
    ]
    assert [period.minutes.available for period in periods] == [5 * 480] * 4
    assert [period.minutes.work for period in periods] == [0, 120, 0, 0]
    assert loads()["power"].fullest == periods[1]


def test_a_horizon_of_years_is_shown_by_months() -> None:
    """A strip of too many weeks could not be read."""
    world = compound()
    horizon = Horizon(date(2026, 3, 15), date(2027, 6, 10))
    demand = evolve(world.demand, horizon=horizon, as_of=horizon.first)
    roster = evolve(world.roster, demand=demand, assignments=())
    periods = crew_loads(roster)[0].periods
    assert len(periods) == 16
    assert periods[0].days.opens == horizon.first
    assert periods[-1].days.closes == horizon.last
    assert periods[-1].title.zh == "2027年6月"


def test_days_gone_are_not_there_to_be_used() -> None:
    """Hours before the as-of day can take no work any more."""
    world = compound()
    demand = evolve(world.demand, as_of=date(2026, 3, 16))
    later = loads(evolve(world, roster=evolve(world.roster, demand=demand)))["power"]
    assert [p.minutes.available for p in later.periods] == [0, 0, 2400, 2400]


def test_nobody_busy_has_no_fullest_period() -> None:
    """Where there is no work no week is the busiest."""
    assert loads()["relief"].fullest is None


@pytest.mark.parametrize(
    ("minutes", "percent", "too_many"),
    [
        (Minutes(0, 0, 480), 0, False),
        (Minutes(100, 20, 480), 25, False),
        (Minutes(1, 0, 200), 1, False),
        (Minutes(480, 0, 480), 100, False),
        (Minutes(480, 1, 480), 100, True),
        (Minutes(0, 0, 0), None, False),
        (Minutes(5, 0, 0), None, True),
    ],
)
def test_a_share_is_rounded_and_an_excess_is_not(
    minutes: Minutes, percent: int | None, too_many: bool
) -> None:
    """A share of 100 % may hide a minute too many, which is told all the same."""
    assert (minutes.percent, minutes.too_many) == (percent, too_many)
