"""Facts of fire protection that the plugin must keep to."""

from datetime import date, timedelta

import pytest

import weibao_fire
from weibao import Cycle, EquipmentType, Need, Period, Quota, Stages, load_catalogue
from weibao.amounts import resolve

TYPES = load_catalogue(weibao_fire, entry_points=False).types


@pytest.mark.parametrize(
    ("code", "task", "times", "per"),
    [
        ("fire_pump_set", "weekly_auto_start", 1, Period.WEEK),
        ("fire_pump_set", "monthly_manual_start", 1, Period.MONTH),
        ("fire_pump_set", "quarterly_flow_test", 1, Period.QUARTER),
        ("fire_alarm_system", "transmitter_test", 2, Period.MONTH),
        ("fire_alarm_system", "quarterly_test", 1, Period.QUARTER),
        ("fire_alarm_system", "yearly_test", 1, Period.YEAR),
        ("sprinkler_system", "quarterly_drain_test", 1, Period.QUARTER),
        ("smoke_control_system", "half_yearly_check", 1, Period.HALF_YEAR),
        ("fire_shutter", "quarterly_manual", 1, Period.QUARTER),
        ("gas_suppression_system", "monthly_check", 1, Period.MONTH),
        ("extinguisher_round", "monthly_check", 1, Period.MONTH),
        ("basement_extinguisher_round", "half_monthly_check", 1, Period.HALF_MONTH),
        ("fire_check_round", "monthly_check", 1, Period.MONTH),
        ("public_fire_check_round", "half_monthly_check", 1, Period.HALF_MONTH),
        ("fire_facility_round", "daily_patrol", 1, Period.DAY),
        ("fire_patrol_round", "daily_patrol", 1, Period.DAY),
    ],
)
def test_fire_work_is_counted_by_calendar_periods(
    code: str, task: str, times: int, per: Period
) -> None:
    """Any day of the period counts, and the periods are those of the standards."""
    assert TYPES[code].by_task[task].cycle == Cycle(Quota(times, per))


@pytest.mark.row("S011", partial=True)
@pytest.mark.row("S063", partial=True)
@pytest.mark.parametrize("type_", TYPES.values(), ids=lambda type_: type_.code)
def test_all_fire_types_are_tagged_safety(type_: EquipmentType) -> None:
    """A policy over everything that safety depends on reaches them by tag."""
    assert {"fire", "safety"} <= type_.tags


@pytest.mark.parametrize(
    "code",
    ["fire_alarm_system", "sprinkler_system"],
)
def test_yearly_tests_are_led_by_an_operator_of_the_fourth_grade(code: str) -> None:
    """Three come, one of them certified."""
    need = TYPES[code].by_task["yearly_test"].need
    assert isinstance(need, Need)
    assert need.people == 3
    assert need.positions[0].certificates == ("fire_operator_4",)


def test_a_round_of_extinguishers_takes_two_minutes_each() -> None:
    """The length of a round follows the number of its stops."""
    duration = TYPES["extinguisher_round"].by_task["monthly_check"].duration
    assert resolve(duration, {"stops": 30}) == timedelta(minutes=65)
    assert resolve(duration, {"stops": 500}) == timedelta(hours=4)


def test_extinguishers_are_checked_on_rounds_alone() -> None:
    """No order for each of hundreds of extinguishers every month."""
    tasks = TYPES["fire_extinguisher"].tasks
    found = [task.code for task in tasks if not task.on_demand]
    assert found == ["service", "replace"]


@pytest.mark.parametrize(
    ("agent", "serviced", "scrapped"),
    [
        ("powder", (2025, 2027, 2029), 2030),
        ("clean_gas", (2025, 2027, 2029), 2030),
        ("co2", (2025, 2027, 2029, 2031), 2032),
        ("water", (2023, 2024, 2025), 2026),
    ],
)
def test_an_extinguisher_is_serviced_and_scrapped_by_its_age(
    agent: str, serviced: tuple[int, ...], scrapped: int
) -> None:
    """The years are those of the standard, from the day of make; none at the end."""
    type_, made = TYPES["fire_extinguisher"], date(2020, 5, 20)
    rhythms = []
    for code in ("service", "replace"):
        cycle = resolve(type_.by_task[code].cycle, {"agent": agent})
        assert isinstance(cycle.rhythm, Stages)
        assert cycle.rhythm.since == "made"
        assert cycle.rhythm.anew_by == "replace"
        rhythms.append(cycle.rhythm)
    service, scrap = (list(rhythm.dates(made)) for rhythm in rhythms)
    assert service == [date(year, 5, 20) for year in serviced]
    assert scrap == [date(scrapped, 5, 20)] == [rhythms[0].retire(made)]


def test_tank_rooms_are_watched_daily_in_the_heating_season() -> None:
    """Frost is looked for while the site heats, every day."""
    task = TYPES["fire_frost_round"].by_task["daily_temperature"]
    assert isinstance(task.cycle, Cycle)
    assert task.cycle.seasons == ("heating",)
    assert task.every_day


@pytest.mark.row("S012", partial=True)
def test_ways_out_are_places_with_a_check_of_their_own() -> None:
    """A fire lane or a way out is a location and is inspected every month."""
    passage = TYPES["fire_passage"]
    assert passage.subject_kinds == {"location"}
    assert passage.by_task["inspect"].cycle == Cycle(Quota(1, Period.MONTH))


def test_noisy_tests_keep_to_working_hours() -> None:
    """Alarms sound between nine and five only."""
    for code in ("quarterly_test", "yearly_test"):
        task = TYPES["fire_alarm_system"].by_task[code]
        assert "noise" in task.impacts
        assert task.hours is not None
        assert str(task.hours.text()) == "09:00-17:00"


@pytest.mark.parametrize("code", ["quarterly_test", "yearly_test"])
def test_the_alarm_cites_the_edition_in_force_before_the_one_it_replaced(
    code: str,
) -> None:
    """What was read in the edition of 2007 says so, after that of 2019."""
    sources = TYPES["fire_alarm_system"].by_task[code].ranked_sources
    titles = [one.title.en for one in sources if "50166" in one.title.en]
    assert titles[0] == "GB 50166-2019"
    assert titles[1].startswith("GB 50166-2007 (replaced")
