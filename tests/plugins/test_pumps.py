"""Facts of water supply and drainage that the plugin must keep to."""

from datetime import timedelta

import pytest

import weibao_pumps
from weibao import Criticality, Cycle, Need, Period, Quota, load_catalogue
from weibao.amounts import resolve

TYPES = load_catalogue(weibao_pumps, entry_points=False).types
CLEANING = TYPES["water_tank"].by_task["clean_disinfect"]


def test_drinking_water_tanks_are_cleaned_every_half_year() -> None:
    """It is law in many cities, in daylight, with the water off."""
    assert CLEANING.cycle == Cycle(Quota(1, Period.HALF_YEAR))
    assert CLEANING.criticality is Criticality.STATUTORY
    assert CLEANING.outage
    assert {"outage", "water_off"} <= CLEANING.impacts


def test_who_works_in_a_tank_is_healthy_and_somebody_stays_outside() -> None:
    """All three hold health certificates, the two inside may enter closed spaces."""
    assert isinstance(CLEANING.need, Need)
    inside, outside = CLEANING.need.positions
    assert (inside.count, outside.count) == (2, 1)
    assert set(inside.certificates) == {"health_certificate", "confined_space"}
    assert outside.certificates == ("health_certificate",)


@pytest.mark.parametrize(
    ("volume", "minutes"), [(10, 180), (30, 195), (100, 300), (1000, 480)]
)
def test_larger_tanks_take_longer(volume: int, minutes: int) -> None:
    """150 minutes and one and a half for each cubic metre, up to a day."""
    assert resolve(CLEANING.duration, {"volume": volume}) == timedelta(minutes=minutes)


@pytest.mark.parametrize(("power", "minutes"), [(4, 60), (15, 75), (55, 90), (90, 90)])
def test_larger_pumps_take_longer(power: int, minutes: int) -> None:
    """The quarterly service is chosen by the motor's power."""
    duration = TYPES["centrifugal_pump"].by_task["quarterly_service"].duration
    assert resolve(duration, {"power": power}) == timedelta(minutes=minutes)


@pytest.mark.parametrize("task", ["quarterly_service", "cabinet_service"])
def test_an_electrician_comes_to_the_motor(task: str) -> None:
    """Work on motors and cabinets asks for the low-voltage card."""
    need = TYPES["centrifugal_pump"].by_task[task].need
    assert isinstance(need, Need)
    assert need.positions[0].certificates == ("electrician_lv",)


def test_sump_pumps_are_tried_weekly_in_the_flood_season() -> None:
    """Monthly all the year round, and weekly while the site's flood season lasts."""
    pump = TYPES["sump_pump"]
    assert pump.by_task["monthly_test"].cycle == Cycle(Quota(1, Period.MONTH))
    weekly = Cycle(Quota(1, Period.WEEK), seasons=("flood",))
    assert pump.by_task["flood_season_test"].cycle == weekly


@pytest.mark.row("S017", partial=True)
@pytest.mark.row("S058", partial=True)
@pytest.mark.parametrize(
    ("code", "actions"),
    [
        ("water_supply_set", {"inspect", "service", "repair"}),
        ("drain_pipe", {"inspect", "clean", "repair"}),
        ("water_valve", {"inspect", "repair"}),
    ],
)
def test_inspecting_servicing_and_cleaning_are_tasks_apart(
    code: str, actions: set[str]
) -> None:
    """Each has its own cycle, length and people."""
    assert {task.action for task in TYPES[code].tasks} == actions
