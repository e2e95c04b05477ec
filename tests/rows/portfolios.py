"""A small estate that every row test begins with, and what can be asked of it.

A test adds its few lines of YAML to the base below and asks for the plan, the orders,
the roster or the feeds. Every roster is checked by the verifier.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

from attrs import frozen
from icalendar import Calendar

import weibao_fire
import weibao_greenery
import weibao_lifts
import weibao_pumps
from weibao import (
    Assignment,
    Catalogue,
    Demand,
    Horizon,
    Plan,
    Portfolio,
    Roster,
    Unassigned,
    WorkOrder,
    assign,
    due,
    load,
    load_catalogue,
    make_plan,
    verify,
)
from weibao.feeds import make_feeds

PLUGINS = (weibao_fire, weibao_greenery, weibao_lifts, weibao_pumps)
YEAR = Horizon(date(2026, 1, 1), date(2026, 12, 31))
SINCE = "2026-01-01"
BASE = """\
sites:
  - id: site
    title: {zh: 杏园, en: Apricot Court}
    calendars: []
    working_hours: ["06:00-22:00"]
    seasons: {growing: 04-01..10-31, heating: 11-15..03-15, flood: 06-01..09-15}
locations:
  - {id: B1, title: 1号楼, site: site, kind: building}
shifts:
  - {id: day, hours: "08:00-17:00", breaks: ["12:00-13:00"]}
"""
TEAM = """\
technicians:
  - {id: an, title: 安, shifts: [day], skills: [general]}
  - {id: bo, title: 博, shifts: [day], skills: [general]}
  - {id: chen, title: 陈, shifts: [day], skills: [general]}
crews:
  - {id: team, title: 综合班, members: [an, bo, chen], base: B1}
"""


@frozen(eq=False)
class Estate:
    """A portfolio that was loaded, and the steps that follow from it."""

    portfolio: Portfolio

    @property
    def plan(self) -> Plan:
        """What applies to what."""
        return make_plan(self.portfolio)

    def demand(self, horizon: Horizon = YEAR, *, as_of: date | None = None) -> Demand:
        """Return all work due."""
        return due(self.plan, self.portfolio.history, horizon, as_of=as_of)

    def roster(self, horizon: Horizon = YEAR, *, as_of: date | None = None) -> Roster:
        """Place all work due, and see to it that the roster keeps every rule."""
        demand = self.demand(horizon, as_of=as_of)
        roster = assign(demand, self.portfolio.workforce)
        verdict = verify(roster, self.portfolio, self.portfolio.history)
        assert verdict.ok, str(verdict.text())
        return roster


class Build(Protocol):
    """Loads the base with a test's own lines."""

    def __call__(
        self,
        *parts: str,
        team: str = TEAM,
        base: str = BASE,
        catalogue: Catalogue = ...,
        since: str = SINCE,
    ) -> Estate:
        """Load it."""


def known_types() -> Catalogue:
    """Return the types of the plugins that come with the library."""
    return load_catalogue(*PLUGINS, entry_points=False)


def written(folder: Path, parts: Iterable[str], since: str) -> Path:
    """Write each part as a file, and a top file that puts them together."""
    names = []
    for number, part in enumerate(parts, start=1):
        names.append(f"part-{number}.yaml")
        (folder / names[-1]).write_text(f"schema: 1\n{part}", encoding="utf-8")
    top = folder / "portfolio.yaml"
    top.write_text(
        f"schema: 1\nportfolio: estate\nrecords_from: {since}\n"
        f"include: [{', '.join(names)}]\n",
        encoding="utf-8",
    )
    return top


def build(
    folder: Path, parts: Iterable[str], catalogue: Catalogue, since: str
) -> Estate:
    """Load a portfolio from its parts, whose records are complete since a day."""
    return Estate(load(written(folder, parts, since), catalogue))


def orders(
    demand: Demand, subject: str | None = None, task: str | None = None
) -> list[WorkOrder]:
    """Return the orders of a subject and a task, by due date."""
    found = (order for order in demand.orders if _meant(order, subject, task))
    return sorted(found, key=lambda order: (order.due, order.id))


def placed(
    roster: Roster, subject: str | None = None, task: str | None = None
) -> list[Assignment]:
    """Return the assignments of a subject and a task, by start."""
    return [one for one in roster.assignments if _meant(one.order, subject, task)]


def left(
    roster: Roster, subject: str | None = None, task: str | None = None
) -> list[Unassigned]:
    """Return what has no place, of a subject and a task."""
    return [one for one in roster.unassigned if _meant(one.order, subject, task)]


def dues(
    demand: Demand, subject: str | None = None, task: str | None = None
) -> list[date]:
    """Return the due dates of a subject and a task."""
    return [order.due for order in orders(demand, subject, task)]


def people(assignments: Iterable[Assignment]) -> set[str]:
    """Return who does these assignments."""
    return {person.id for one in assignments for person in one.technicians}


def crews(assignments: Iterable[Assignment]) -> set[str]:
    """Return the crews of these assignments."""
    return {one.crew.id for one in assignments}


def overlapping(assignments: Iterable[Assignment]) -> list[tuple[str, str]]:
    """Name the pairs of assignments that overlap in time."""
    by_start = sorted(assignments, key=lambda one: one.start)
    return [
        (one.order.id, other.order.id)
        for number, one in enumerate(by_start)
        for other in by_start[number + 1 :]
        if other.start < one.end
    ]


def feed(roster: Roster, path: str) -> Iterator[dict[str, str]]:
    """Go through the events of a feed, such as ``crews/team.ics``, by property."""
    for calendar in make_feeds(roster, state=None, language="en").calendars:
        if calendar.path == path:
            for event in Calendar.from_ical(calendar.to_bytes()).walk("VEVENT"):
                yield {key: value.to_ical().decode() for key, value in event.items()}


def _meant(order: WorkOrder, subject: str | None, task: str | None) -> bool:
    return (subject is None or order.subject.id == subject) and (
        task is None or order.planned.task.code == task
    )
