"""Hours needed and hours there, by week and skill, before anything is rostered."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from attrs import frozen

from weibao.forecast.days import minutes_by_week, week_of
from weibao.orders import Demand
from weibao.reports.availability import available_minutes
from weibao.workforce import Technician, Workforce

Cell = tuple[date, str]
"""The Monday of a week, and a skill; work that asks for none stands under none."""


@frozen
class SkillLoad:
    """Minutes of work that one skill is needed for in a week, and minutes there.

    People with several skills are there for each of them, so that the minutes there
    may not be added up over skills.
    """

    needed: int = 0
    available: int = 0

    @property
    def short(self) -> int:
        """How many minutes are missing."""
        return max(0, self.needed - self.available)


@frozen
class HoursForecast:
    """The hours of a horizon, by week and skill."""

    cells: Mapping[Cell, SkillLoad]

    @property
    def needed(self) -> int:
        """All minutes of people at work."""
        return sum(load.needed for load in self.cells.values())

    @property
    def short(self) -> Mapping[Cell, SkillLoad]:
        """The weeks and skills in which there is more work than people have time."""
        return {cell: load for cell, load in self.cells.items() if load.short}


def forecast_hours(demand: Demand, workforce: Workforce) -> HoursForecast:
    """Add up the open work of a demand, and the shifts of the people of its crews.

    Journeys are not in it: they depend on the roster.
    """
    needed = minutes_by_week(demand)
    there = Counter[Cell]()
    skills = {skill for _, skill in needed}
    for person, week, minutes in _at_work(demand, workforce):
        for skill in skills & {*person.skills, ""}:
            there[week, skill] += minutes
    cells = sorted(needed.keys() | there.keys())
    return HoursForecast({cell: SkillLoad(needed[cell], there[cell]) for cell in cells})


def _at_work(
    demand: Demand, workforce: Workforce
) -> Iterator[tuple[Technician, date, int]]:
    """Go through the people of crews, and the minutes that they have in each week."""
    first = max(demand.as_of, demand.horizon.first)
    members = {
        person.id: (person, crew)
        for crew in workforce.crews.values()
        for person in crew.members
    }
    for person, crew in members.values():
        day = first
        while day <= demand.horizon.last:
            yield person, week_of(day), available_minutes(person, crew, day)
            day += timedelta(days=1)
