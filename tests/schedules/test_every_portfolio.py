"""Every portfolio in schedules/ is whole, and the compound is as big as promised."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

import weibao_fire
import weibao_greenery
import weibao_lifts
import weibao_pumps
from source_tree import ROOT
from weibao.catalogue import Catalogue, load_catalogue
from weibao.config.load import check, load
from weibao.cycles.period import Period
from weibao.cycles.rhythms import Quota
from weibao.due_work.due import due
from weibao.inventory import subject_kind
from weibao.orders import Origin
from weibao.planning import make_plan
from weibao.portfolio import Portfolio
from weibao.rostering import assign
from weibao.spans.window import Horizon
from weibao.verifier import verify
from weibao.workforce import Technician

SCHEDULES = ROOT / "schedules"
PORTFOLIOS = sorted(SCHEDULES.glob("*.yaml"))
EVERY_DAY = Quota(1, Period.DAY)
LIFT_TYPES = {"traction_lift", "hydraulic_lift", "escalator"}


@cache
def catalogue() -> Catalogue:
    """Collect the types of the plugins that ship with weibao."""
    shipped = (weibao_fire, weibao_greenery, weibao_lifts, weibao_pumps)
    return load_catalogue(*shipped, entry_points=False)


@cache
def compound() -> Portfolio:
    """Load the residential compound once."""
    return load(SCHEDULES / "residential-compound.yaml", catalogue())


def is_chinese(word: str) -> bool:
    """Tell whether a word holds a Chinese character."""
    return any("\u4e00" <= letter <= "\u9fff" for letter in word)


def test_there_are_portfolios() -> None:
    """The folder holds the compound and the first steps at least."""
    names = {path.name for path in PORTFOLIOS}
    assert {"residential-compound.yaml", "first-steps.yaml"} <= names


@pytest.mark.parametrize("path", PORTFOLIOS, ids=lambda path: path.stem)
def test_a_portfolio_loads_without_a_problem(path: Path) -> None:
    """What is shipped as an example must not complain."""
    assert [str(problem) for problem in check(path, catalogue())] == []


@pytest.mark.parametrize("path", PORTFOLIOS, ids=lambda path: path.stem)
def test_a_portfolio_leaves_no_work_to_chance(path: Path) -> None:
    """Every planned task finds people with its skills and certificates."""
    portfolio = load(path, catalogue())
    for planned in make_plan(portfolio).tasks:
        if planned.resolved.cycle is None:
            continue
        crews = portfolio.workforce.crews
        crew = crews.get(planned.resolved.crew or "")
        everybody = portfolio.workforce.technicians.values()
        free = list(crew.members if crew else everybody)
        for position in sorted(
            planned.resolved.need.positions, key=lambda one: -len(one.certificates)
        ):
            able = [
                one
                for one in free
                if (position.skill is None or position.skill in one.skills)
                and set(position.certificates) <= {c.code for c in one.certificates}
            ]
            assert len(able) >= position.count, planned.id
            for one in able[: position.count]:
                free.remove(one)


def test_the_compound_has_the_promised_sizes() -> None:
    """Twelve buildings, 36 lifts, 600 assets or more, sixteen people in six crews."""
    inventory, workforce = compound().inventory, compound().workforce
    buildings = [p for p in inventory.locations.values() if p.kind == "building"]
    lifts = [a for a in inventory.assets.values() if a.type.code in LIFT_TYPES]
    assert len(buildings) == 12
    assert len(lifts) == 36
    assert len(inventory.assets) >= 600
    assert len(workforce.technicians) == 16
    assert len(workforce.crews) == 6
    members = [m.id for crew in workforce.crews.values() for m in crew.members]
    assert sorted(members) == sorted(workforce.technicians)


def test_every_family_of_the_plugins_is_at_home_in_the_compound() -> None:
    """The example shows lifts, fire, pumps and greenery, and a family of its own."""
    families = {asset.type.family for asset in compound().inventory.assets.values()}
    assert {"lifts", "fire", "pumps", "greenery", "electricity"} <= families


def test_daily_work_is_walked_as_rounds() -> None:
    """Work of every day is one order over many things, never one order for each."""
    daily = [
        planned
        for planned in make_plan(compound()).tasks
        if planned.resolved.cycle and planned.resolved.cycle.rhythm == EVERY_DAY
    ]
    assert daily
    for planned in daily:
        assert subject_kind(planned.subject) == "round", planned.id
        assert planned.resolved.every_day, planned.id


def test_the_compound_enters_2026_with_little_left_over() -> None:
    """Three lifts come with a broken gap, one leak is open, and nothing was missed."""
    year = Horizon(date(2026, 1, 1), date(2026, 12, 31))
    demand = due(make_plan(compound()), compound().history, year)
    late = [order.subject.id for order in demand.orders if order.overdue_since]
    assert late == ["DT-0302", "DT-0901", "DT-1102"]
    found = [order for order in demand.orders if order.origin is Origin.FINDING]
    assert [order.subject.id for order in found] == ["GS-1Z"]
    assert not [one.reason for one in demand.dropped if one.limit is not None]


def test_the_compound_has_work_by_listed_years_and_by_age() -> None:
    """Each lift is inspected or tested in 2026, and extinguishers are in their years.

    Of those made in 2018 and 2020 the turns were in 2025, or come in 2027.
    """
    year = Horizon(date(2026, 1, 1), date(2026, 12, 31))
    orders = due(make_plan(compound()), compound().history, year).orders
    found: dict[str, list[str]] = {}
    for order in orders:
        if order.completion is None:
            found.setdefault(order.planned.task.code, []).append(order.subject.id)
    lifts = [
        a for a in compound().inventory.assets.values() if a.type.code in LIFT_TYPES
    ]
    assert sorted(found["inspection"] + found["self_test"]) == [a.id for a in lifts]
    made = {
        asset.attributes["made"].year
        for asset in compound().inventory.assets.values()
        if asset.type.code == "fire_extinguisher" and asset.id in found["service"]
    }
    assert made == {2019, 2021}
    assert "DT-0402" in found["governor_calibration"]


def test_every_subject_of_the_compound_is_looked_after() -> None:
    """Only things that rounds visit are without a task of their own."""
    plan = make_plan(compound())
    visited = {
        subject.id
        for round_ in compound().inventory.rounds.values()
        for subject in round_.subjects
    }
    assert [one.id for one in plan.unreached if one.id not in visited] == []


def test_names_are_chinese_and_people_have_english_ones_too() -> None:
    """The example speaks Chinese; people, places and rounds speak English as well."""
    inventory, workforce = compound().inventory, compound().workforce
    titles = {id_: asset.title for id_, asset in inventory.assets.items()}
    places = {id_: place.title for id_, place in inventory.locations.items()}
    rounds = {id_: round_.title for id_, round_ in inventory.rounds.items()}
    people = {id_: person.title for id_, person in workforce.technicians.items()}
    crews = {id_: crew.title for id_, crew in workforce.crews.items()}
    bilingual = {**places, **rounds, **people, **crews}
    chinese = {**titles, **bilingual}
    assert [id_ for id_, title in chinese.items() if not is_chinese(title.zh)] == []
    assert [id_ for id_, t in bilingual.items() if not t.en or is_chinese(t.en)] == []


def test_somebody_patrols_on_every_day_of_2026() -> None:
    """Leave and rest days never take both patrol people away at once."""
    crew = compound().workforce.crews["patrol"]
    days = Horizon(date(2026, 1, 1), date(2026, 12, 31))
    covered = {day for day in days for one in crew.members if works(one, day)}
    assert covered == set(days)


def works(person: Technician, day: date) -> bool:
    """Tell whether a person with shifts of given weekdays works on a day."""
    weekdays = {number for shift in person.shifts for number in shift.weekdays or ()}
    away = any(day in absence.window for absence in person.absences)
    return day.weekday() in weekdays and not away


def test_the_market_hall_is_patrolled_while_it_is_open() -> None:
    """Every two hours and at closing, at its own times in each place, by somebody."""
    hall = load(SCHEDULES / "market-hall.yaml", catalogue())
    friday = Horizon(date(2026, 3, 6), date(2026, 3, 7))
    demand = due(make_plan(hall), hall.history, friday)
    roster = assign(demand, hall.workforce)
    assert not roster.unassigned
    assert verify(roster, hall, hall.history).violations == ()
    times = {
        id: [
            f"{one.order.starts.at:%H:%M}"
            for one in roster.assignments
            if one.subject.id == id and one.order.starts and one.day == friday.first
        ]
        for id in ("XC-HALL", "XC-FOOD", "XC-NIGHT")
    }
    assert times == {
        "XC-HALL": ["11:00", "13:00", "15:00", "17:00", "19:00", "21:00", "22:00"],
        "XC-FOOD": ["01:00", "19:00", "21:00", "23:00"],
        "XC-NIGHT": ["02:30", "04:30", "06:30"],
    }
