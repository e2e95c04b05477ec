# ruff: noqa: ANN401 - fields are handed on to values that check them
"""People for the portfolios of tests, and rosters in a line or two.

``roster_of(world, crew("lift", person("an", lift=2)))`` plans March 2026.
"""

from datetime import date, timedelta
from typing import Any

from attrs import evolve

import portfolios
from weibao.equipment import Need, Position
from weibao.inventory import Location
from weibao.portfolio import Portfolio
from weibao.roster import Assignment, Reason, Roster, Unassigned
from weibao.rostering import assign
from weibao.spans import Horizon, Hours, Window
from weibao.texts import Text
from weibao.verifier import verify
from weibao.workforce import (
    Absence,
    Certificate,
    Crew,
    Limits,
    Shift,
    Technician,
    TravelTimes,
    Workforce,
)

MARCH = portfolios.horizon("2026-03-02", "2026-03-29")
LUNCH = (Hours.between("12:00", "13:00"),)
EVERY_WEEKDAY = frozenset(range(7))


def shift(
    hours: str = "08:00-17:00",
    breaks: tuple[Hours, ...] = (),
    *,
    on: frozenset[int] | None = EVERY_WEEKDAY,
) -> Shift:
    """Make a shift; worked every day unless ``on`` says otherwise."""
    return Shift(
        code=hours,
        title=Text(),
        hours=Hours.between(*hours.split("-")),
        breaks=breaks,
        weekdays=on,
    )


BY_DAY = shift(breaks=LUNCH)
BY_NIGHT = shift("22:00-06:00", (Hours.between("02:00", "02:30"),))


def person(id: str, *shifts: Shift, **fields: Any) -> Technician:
    """Make a technician; keywords that are no fields are skills with their levels."""
    own = {"certificates", "absences", "employed_from", "employed_to"}
    given = {name: fields.pop(name) for name in own & set(fields)}
    return Technician(
        id=id,
        title=Text.same(id),
        shifts=shifts or (BY_DAY,),
        skills=fields,
        **given,
    )


def certificate(code: str, until: str | None = None) -> Certificate:
    """Make a certificate."""
    ends = portfolios.day(until) if until else None
    return Certificate(code=code, valid_to=ends)


def leave(first: str, last: str, hours: str = "") -> Absence:
    """Make an absence, of whole days unless hours are given."""
    days = Window(portfolios.day(first), portfolios.day(last))
    return Absence(
        window=days, hours=Hours.between(*hours.split("-")) if hours else None
    )


def crew(
    id: str, *members: Technician, base: Location | None = None, split: bool = True
) -> Crew:
    """Make a crew; ``staffed`` gives it a base where it has none."""
    return Crew(
        id=id,
        title=Text.same(id),
        members=members,
        base=base or NOWHERE,
        may_split=split,
    )


NOWHERE = portfolios.place("NOWHERE", portfolios.site())


def staffed(
    world: Portfolio,
    *crews: Crew,
    within: int = 0,
    limits: Limits = Limits(),  # noqa: B008 - a frozen value
) -> Portfolio:
    """Return the portfolio with these crews, whose ways take ``within`` minutes."""
    home = world.inventory.subjects()[0].location
    based = [evolve(c, base=home) if c.base is NOWHERE else c for c in crews]
    workforce = Workforce(
        technicians={p.id: p for c in based for p in c.members},
        crews={c.id: c for c in based},
        travel=TravelTimes(within_site=timedelta(minutes=within)),
        limits=limits,
    )
    return evolve(world, workforce=workforce)


def rostered(
    world: Portfolio, over: Horizon = MARCH, *, as_of: str | None = None, seed: int = 0
) -> Roster:
    """Plan a staffed portfolio, and see that the verifier finds nothing against it."""
    demand = portfolios.demand(world, over, as_of=as_of)
    roster = assign(demand, world.workforce, seed=seed)
    assert verify(roster, world, world.history).violations == ()
    return roster


def roster_of(world: Portfolio, *crews: Crew, **fields: Any) -> Roster:
    """Staff a portfolio and plan it."""
    return rostered(staffed(world, *crews), **fields)


def need(count: int = 1, skill: str | None = None, level: int = 0, *codes: str) -> Need:
    """Make a need of one position."""
    return Need((Position(count, skill, level, codes),))


def given(roster: Roster, subject: str = "A1") -> list[Assignment]:
    """Return the assignments of a subject, by start."""
    return [one for one in roster.assignments if one.subject.id == subject]


def only(roster: Roster, subject: str = "A1") -> Assignment:
    """Return the one assignment of a subject."""
    [one] = given(roster, subject)
    return one


def lost(roster: Roster, subject: str = "A1") -> Unassigned:
    """Return the one unassigned order of a subject."""
    [one] = [one for one in roster.unassigned if one.order.subject.id == subject]
    return one


def why(roster: Roster, subject: str = "A1") -> Reason:
    """Return the main reason why a subject's one order is unassigned."""
    return lost(roster, subject).main_reason


def clock(one: Assignment) -> str:
    """Return an assignment's local time as ``03-10 09:00-10:00``."""
    return f"{one.start:%m-%d %H:%M}-{one.end:%H:%M}"


def names(one: Assignment) -> str:
    """Return the ids of those sent, set apart by spaces."""
    return " ".join(technician.id for technician in one.technicians)


def days_of(roster: Roster, subject: str = "A1") -> list[date]:
    """Return the days on which a subject has work."""
    return [one.day for one in given(roster, subject)]
