"""Facts of lift service that the plugin must keep to."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

import weibao_lifts
from weibao import (
    Criticality,
    Cycle,
    EquipmentType,
    Every,
    Interval,
    ListedYears,
    MaximumGap,
    Need,
    Stages,
    load_catalogue,
)
from weibao.amounts import resolve

TYPES = load_catalogue(weibao_lifts, entry_points=False).types
LEVELS = ("half_monthly", "quarterly", "half_yearly", "yearly")
lifts = pytest.mark.parametrize(
    "lift",
    [TYPES["traction_lift"], TYPES["hydraulic_lift"], TYPES["escalator"]],
    ids=lambda lift: lift.code,
)


@lifts
def test_there_are_four_levels_each_containing_the_one_before(
    lift: EquipmentType,
) -> None:
    """One visit does the deepest level due, and its steps begin with the lighter."""
    (ladder,) = lift.ladders
    assert ladder.tasks == LEVELS
    plans = [lift.by_task[code].job_plan.steps for code in LEVELS]
    for light, deep in pairwise(plans):
        assert deep[: len(light)] == light
        assert len(deep) > len(light)


@lifts
def test_no_more_than_fifteen_days_lie_between_visits(lift: EquipmentType) -> None:
    """The limits are 15 days, 3, 6 and 12 months; visits aim a day early."""
    rhythms = []
    for code in LEVELS:
        cycle = lift.by_task[code].cycle
        assert isinstance(cycle, Cycle)
        rhythms.append(cycle.rhythm)
    assert rhythms == [
        MaximumGap(Every(days=15), aim=Every(days=14)),
        MaximumGap(Every(months=3)),
        MaximumGap(Every(months=6)),
        MaximumGap(Every(months=12)),
    ]


@lifts
@pytest.mark.parametrize("code", [*LEVELS, "repair"])
def test_two_mechanics_come_and_one_of_them_is_certified(
    lift: EquipmentType, code: str
) -> None:
    """The card for special equipment is asked of one of the two."""
    need = lift.by_task[code].need
    assert isinstance(need, Need)
    assert need.people == 2
    assert {position.skill for position in need.positions} == {"lift"}
    held = [position.certificates for position in need.positions]
    assert held == [("special_equipment_T",), ()]


@lifts
def test_service_stops_the_lift_but_never_all_lifts_of_a_building(
    lift: EquipmentType,
) -> None:
    """Every level is an outage; of all types of lift one of a building may be out."""
    assert all(lift.by_task[code].outage for code in LEVELS)
    group = "escalator" if lift.code == "escalator" else "lift"
    assert lift.outage_name == group
    assert (lift.outage_within, lift.outage_at_most) == ("building", 1)


@lifts
@pytest.mark.parametrize("code", LEVELS)
def test_service_is_statutory(lift: EquipmentType, code: str) -> None:
    """Every level rests on law or a mandatory technical code."""
    assert lift.by_task[code].criticality is Criticality.STATUTORY


def test_traction_lifts_have_31_44_59_and_76_items() -> None:
    """The checklist of each level is complete, without an item twice."""
    lift = TYPES["traction_lift"]
    plans = [lift.by_task[code].job_plan.steps for code in LEVELS]
    assert [len(steps) for steps in plans] == [31, 44, 59, 76]
    assert len(set(plans[-1])) == 76
    assert len({step.zh for step in plans[-1]}) == 76


@pytest.mark.parametrize(
    ("floors", "minutes"),
    [
        (2, (45, 70, 100, 200)),
        (10, (45, 70, 100, 200)),
        (18, (57, 82, 112, 212)),
        (33, (79.5, 104.5, 134.5, 234.5)),
    ],
)
@pytest.mark.parametrize("code", ["traction_lift", "hydraulic_lift"])
def test_a_visit_takes_longer_in_a_taller_building(
    code: str, floors: int, minutes: tuple[float, ...]
) -> None:
    """One and a half minutes come on top for each landing above the tenth."""
    lift = TYPES[code]
    found = [
        resolve(lift.by_task[level].duration, {"floors": floors}) for level in LEVELS
    ]
    assert found == [timedelta(minutes=length) for length in minutes]


@pytest.mark.row("S009", partial=True)
@pytest.mark.parametrize("code", ["traction_lift", "hydraulic_lift"])
def test_a_lift_is_inspected_serviced_repaired_cleaned_and_disinfected(
    code: str,
) -> None:
    """Cleaning and disinfecting ask for cleaners, service for lift mechanics."""
    lift = TYPES[code]
    actions = {task.action for task in lift.tasks}
    assert actions >= {"inspect", "service", "repair", "clean", "disinfect"}
    for task in lift.tasks:
        assert isinstance(task.need, Need)
        skills = {position.skill for position in task.need.positions}
        cleaning = task.action in {"clean", "disinfect"}
        assert (skills == {"cleaner"}) == cleaning
        assert cleaning <= (task.code not in LEVELS)


@lifts
def test_each_year_has_an_inspection_or_a_test(lift: EquipmentType) -> None:
    """The official years up to fifteen, the test in all others, then none but those."""
    inspection, test = (lift.by_task[code] for code in ("inspection", "self_test"))
    assert isinstance(inspection.cycle, Cycle)
    assert isinstance(test.cycle, Cycle)
    official, between = inspection.cycle.rhythm, test.cycle.rhythm
    assert isinstance(official, ListedYears)
    assert isinstance(between, ListedYears)
    assert tuple(official.due_years(18)) == (1, 4, 7, 9, 11, 13, 15, 16, 17, 18)
    assert tuple(between.due_years(40)) == (2, 3, 5, 6, 8, 10, 12, 14)
    assert (official.early_months, between.early_months) == (2, 1)


@lifts
@pytest.mark.parametrize("code", ["inspection", "self_test"])
def test_two_mechanics_attend_while_the_lift_stands_still(
    lift: EquipmentType, code: str
) -> None:
    """Law asks for it, and never are all lifts of a building away at once."""
    task = lift.by_task[code]
    assert isinstance(task.need, Need)
    assert task.need.people == 2
    assert task.outage
    assert task.criticality is Criticality.STATUTORY


def test_a_governor_is_calibrated_by_its_own_age() -> None:
    """Every two years, and every year from the fifteenth on; a new one begins anew."""
    lift = TYPES["traction_lift"]
    cycle = lift.by_task["governor_calibration"].cycle
    assert isinstance(cycle, Cycle)
    assert isinstance(cycle.rhythm, Stages)
    assert cycle.rhythm.since == "governor_in_use"
    dates = cycle.rhythm.dates(date(2010, 3, 8))
    assert [next(dates).year for _ in range(10)] == [
        *(2012, 2014, 2016, 2018, 2020, 2022, 2024),
        *(2025, 2026, 2027),
    ]


def test_only_lifts_with_governors_have_them_calibrated() -> None:
    """That of a hydraulic lift every two years at any age; an escalator has none."""
    cycle = TYPES["hydraulic_lift"].by_task["governor_calibration"].cycle
    assert isinstance(cycle, Cycle)
    assert isinstance(cycle.rhythm, Interval)
    assert cycle.rhythm.every == Every(months=24)
    assert "governor_calibration" not in TYPES["escalator"].by_task
