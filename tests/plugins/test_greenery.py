"""Facts of greenery that the plugin must keep to."""

from datetime import date, timedelta

import pytest

import weibao_greenery
from weibao import Cycle, EquipmentType, Need, Period, Quota, Season, load_catalogue
from weibao.amounts import outcomes, resolve

TYPES = load_catalogue(weibao_greenery, entry_points=False).types
PLANTINGS = tuple(type_ for code, type_ in TYPES.items() if code != "irrigation_system")
plantings = pytest.mark.parametrize("type_", PLANTINGS, ids=lambda type_: type_.code)


@pytest.mark.row("S034", "S071", partial=True)
@plantings
def test_every_planting_is_looked_over_each_month(type_: EquipmentType) -> None:
    """The monthly check has trimming trees and mending flower beds among its steps."""
    task = type_.by_task["inspect"]
    assert task.cycle == Cycle(Quota(1, Period.MONTH))
    steps = {step.zh for step in task.job_plan.steps}
    assert {"修剪树木枝条", "修补花坛、围栏、支撑"} <= steps


@pytest.mark.row("S034", "S072", partial=True)
@plantings
def test_trimming_feeding_weeding_and_spraying_keep_to_a_season(
    type_: EquipmentType,
) -> None:
    """Each is a task of its own, in its part of the year."""
    for action in ("trim", "water", "fertilise", "weed", "spray"):
        tasks = [task for task in type_.tasks if task.action == action]
        assert tasks
        cycles = [one for task in tasks for one in outcomes(task.cycle)]
        assert all(cycle and cycle.seasons for cycle in cycles)


@pytest.mark.row("S035", partial=True)
@plantings
def test_plantings_state_position_species_quantity_and_soil(
    type_: EquipmentType,
) -> None:
    """The planting plan has its four fields."""
    names = {attribute.name for attribute in type_.attributes}
    assert {"position", "species", "quantity", "soil"} <= names


@plantings
def test_spraying_is_done_in_the_morning_by_two_one_of_them_trained(
    type_: EquipmentType,
) -> None:
    """Who mixes and sprays holds the card for pesticides."""
    task = type_.by_task["spray"]
    assert isinstance(task.need, Need)
    assert task.need.people == 2
    assert task.need.positions[0].certificates == ("pesticide",)
    assert task.hours is not None
    assert str(task.hours.text()) == "07:30-12:00"


def test_trees_are_pruned_while_dormant_by_a_climber_and_two_below() -> None:
    """Work at height takes the card, and people to watch the ground."""
    task = TYPES["tree_group"].by_task["trim"]
    assert isinstance(task.cycle, Cycle)
    (season,) = task.cycle.seasons
    assert isinstance(season, Season)
    assert date(2026, 1, 15) in season
    assert date(2026, 7, 15) not in season
    assert isinstance(task.need, Need)
    assert task.need.people == 3
    assert task.need.positions[0].certificates == ("work_at_height",)


@pytest.mark.parametrize(
    ("diameter", "minutes"), [(8, 115), (15, 139), (25, 155), (40, 215), (60, 303)]
)
def test_thicker_trees_take_longer(diameter: int, minutes: int) -> None:
    """The minutes per tree grow with the trunk."""
    task = TYPES["tree_group"].by_task["trim"]
    found = resolve(task.duration, {"trees": 4, "diameter": diameter})
    assert found == timedelta(minutes=minutes)


def test_machines_are_noisy_and_keep_to_the_day() -> None:
    """What makes noise has hours."""
    for type_ in TYPES.values():
        for task in type_.tasks:
            if "noise" in task.impacts:
                assert task.hours is not None


FROZEN = (date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 5), date(2026, 11, 25))
COVER = {"inspect", "clear_leaves", "winter_water", "whitewash"}
"""Work for which the ground need not be open, or that is done before it closes."""


@pytest.mark.parametrize("type_", TYPES.values(), ids=lambda type_: type_.code)
def test_nothing_is_planted_watered_or_dug_in_frozen_ground(
    type_: EquipmentType,
) -> None:
    """In the north the ground is shut from late November to the first days of March."""
    growing = Season((4, 1), (10, 31))
    for task in type_.tasks:
        if (
            task.cycle is None
            or task.code in COVER
            or task.title.en.endswith("dormant")
        ):
            continue
        for cycle in outcomes(task.cycle):
            seasons = [growing if one == "growing" else one for one in cycle.seasons]
            assert seasons, task.code
            for day in FROZEN:
                assert not any(day in season for season in seasons), task.code


def test_flowers_are_changed_in_spring_and_again_for_the_autumn() -> None:
    """Each half of the year has its days, after the frost and before it."""
    cycle = TYPES["flower_bed"].by_task["renew"].cycle
    assert isinstance(cycle, Cycle)
    assert cycle.rhythm == Quota(1, Period.HALF_YEAR)
    spring, autumn = cycle.seasons
    assert isinstance(spring, Season)
    assert isinstance(autumn, Season)
    assert date(2026, 5, 1) in spring
    assert date(2026, 9, 1) in autumn
